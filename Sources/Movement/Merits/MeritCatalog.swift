/// The acts of this subject.
let meritActs: [any Act.Type] = [
    RecordEvaluation.self, CorrectEvaluation.self, ImportEvaluations.self, RecordAward.self, CancelAward.self, ImportAwards.self,
    DeclareAwardYear.self, OpenMatter.self, LookAtMatter.self, CloseMatter.self, RecordDiscipline.self, RevokeDiscipline.self,
    RecordMaternity.self, WithdrawMaternity.self,
]
