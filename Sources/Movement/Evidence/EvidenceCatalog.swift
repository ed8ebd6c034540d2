/// The acts of this subject.
let evidenceActs: [any Act.Type] = [
    AddFile.self, AddLink.self, AddDocument.self, AddDataset.self, AddTraining.self, ReplaceEvidence.self, UseEvidence.self, EndEvidenceUse.self,
    CheckEvidence.self,
]
