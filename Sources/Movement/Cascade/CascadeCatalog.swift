/// The acts of this subject.
let cascadeActs: [any Act.Type] = [BeginPassOn.self, AmendPassOn.self, SetPlanParent.self, TraceClause.self]
