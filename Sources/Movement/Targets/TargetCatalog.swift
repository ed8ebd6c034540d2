/// The acts of this subject.
let targetActs: [any Act.Type] = []
