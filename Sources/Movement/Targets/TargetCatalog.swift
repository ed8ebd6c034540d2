/// The acts of this subject.
let targetActs: [any Act.Type] =
    [CreateTarget.self, AmendTarget.self, WithdrawTarget.self, ImportTargets.self, ReportProgress.self, CorrectProgress.self] + registerActs

/// One act for each register, and the one that takes a line out again.
private let registerActs: [any Act.Type] = [
    AddEntry<BriefingRegister>.self, AddEntry<DocumentRegister>.self, AddEntry<TrainingRegister>.self, AddEntry<ResourceRegister>.self,
    AddEntry<TrialRegister>.self, AddEntry<DatasetRegister>.self, AddEntry<SecurityRegister>.self, AddEntry<OutreachRegister>.self,
    WithdrawEntry.self,
]
