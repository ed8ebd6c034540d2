/// The acts of this subject.
let evidenceActs: [any Act.Type] = []
