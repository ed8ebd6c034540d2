/// The acts of this subject.
let reviewActs: [any Act.Type] = [OpenReview.self, WriteReview.self, KeepInReview.self, CloseReview.self]
