/// The acts of this subject.
let urgingActs: [any Act.Type] = []
