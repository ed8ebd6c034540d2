/// The acts of this subject.
let initiativeActs: [any Act.Type] = [
    DraftInitiative.self, ChangeInitiative.self, SetInitiativeAuthors.self, AddInitiativeEvidence.self, RemoveInitiativeEvidence.self,
    SubmitInitiative.self, WithdrawInitiative.self, CopyInitiative.self, TakeGuestOffer.self, AcceptInitiative.self, ReturnInitiative.self,
    AppointInitiativeCouncil.self, EndInitiativeCouncil.self, SetInitiativeRule.self, OpenInitiativeRound.self, ScoreInitiative.self,
    RecuseFromInitiative.self, CloseInitiativeRound.self, RecogniseInitiative.self, RecordProvinceRecognition.self, RefuseInitiative.self,
    RevokeInitiative.self,
]
