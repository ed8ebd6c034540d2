/// The acts of this subject.
let scoringActs: [any Act.Type] = [
    CreateScoring.self, AmendScoring.self, SetCriterion.self, RemoveCriterion.self, MoveCriterion.self, AdoptScoring.self, CopyScoring.self,
    ImportScoring.self, SelfScore.self, CheckScore.self, FinaliseScore.self, AddOutsider.self,
    CommitCheck.self, DrawCheck.self, RecordCheck.self,
]
