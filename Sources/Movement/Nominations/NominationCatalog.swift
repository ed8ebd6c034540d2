/// The acts of this subject.
let nominationActs: [any Act.Type] = [
    OpenRound.self, SetQuota.self, SettleTie.self, Propose.self, AmendNomination.self, WriteReport.self, LeanOn.self, AttachToNomination.self,
    DetachFromNomination.self, ConfirmPart.self, ReviewByPeers.self, SubmitNomination.self, ResubmitNomination.self, ReturnNomination.self,
    WithdrawNomination.self, ReceiveNomination.self, OpenLate.self, AppraiseNomination.self, LowerNomination.self, SuspendNomination.self,
    ResumeNomination.self, ChooseRules.self, DecideQuestion.self,
]
