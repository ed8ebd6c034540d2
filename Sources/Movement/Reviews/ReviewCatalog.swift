/// The acts of this subject.
let reviewActs: [any Act.Type] = []
