/// The acts of this subject.
let scoringActs: [any Act.Type] = []
