/// The acts of this subject.
let contestActs: [any Act.Type] = [
    DraftContest.self, ChangeContest.self, SetRound.self, RemoveRound.self, AddPrize.self, RemovePrize.self, AnnounceContest.self, CancelContest.self,
    StartAttempt.self, KeepAnswer.self, KeepPrediction.self, HandIn.self, PublishResults.self,
]
