/// The acts of this subject.
let pledgeActs: [any Act.Type] = []
