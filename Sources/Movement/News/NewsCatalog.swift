/// The acts of this subject.
let newsActs: [any Act.Type] = []
