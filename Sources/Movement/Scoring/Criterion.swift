public import Vietnamese

/// How the level of a criterion is read from its figures.
public enum CriterionMeasure: String, Sendable, Hashable, CaseIterable {
    /// b as a part of a, in per cent.
    case share
    /// b as it is.
    case number

    /// What it is called.
    public var label: Text { self == .share ? Text("Tỷ lệ b trên a, %", "Share of b in a, %") : Text("Số b", "The number b") }
}

/// What a criterion without evidence closes.
public enum EvidenceGate: String, Sendable, Hashable, CaseIterable {
    /// Nothing.
    case none
    /// The criterion: no evidence, no points.
    case criterion
    /// The whole table: no evidence here, no points at all.
    case table

    /// What it is called.
    public var label: Text {
        switch self {
        case .none: Text("Không đòi minh chứng", "No evidence asked")
        case .criterion: Text("Không minh chứng thì không có điểm tiêu chí này", "No evidence, no points here")
        case .table: Text("Không minh chứng thì không có điểm nào", "No evidence, no points at all")
        }
    }
}

/// What stands under the line when a criterion takes its figures from a target.
public enum CriterionWhole: String, Sendable, Hashable, CaseIterable {
    /// b is the part and a the whole that was reported.
    case whole
    /// b is the level and a the goal.
    case goal

    /// What it is called.
    public var label: Text {
        self == .whole ? Text("Số đạt trên tổng số đã báo", "Part of the whole reported") : Text("Mức đạt trên chỉ tiêu", "Level against the goal")
    }
}

/// One line of a scoring table.
public struct Criterion: Sendable, Hashable {
    /// Short code, unique in the table.
    public var code: String
    /// What is scored.
    public var title: String
    /// The most points.
    public var max: Points
    /// How points come from figures.
    public var rule: ScoringRule
    /// How the level is read for thresholds and bands.
    public var measure: CriterionMeasure
    /// What missing evidence closes.
    public var evidence: EvidenceGate
    /// Codes of criteria that must have earned points first.
    public var requires: [String]
    /// Code of the target that feeds it.
    public var target: String?
    /// What stands under the line then.
    public var against: CriterionWhole
    /// Whether its points come on top, within the cap.
    public var isBonus: Bool
    /// Who was at 100 % on or before this day has all points without more: the plan came later than the result.
    public var fullBefore: CivilDate?

    /// Creates a criterion.
    public init(
        code: String, title: String, max: Points, rule: ScoringRule, measure: CriterionMeasure = .share, evidence: EvidenceGate = .none,
        requires: [String] = [], target: String? = nil, against: CriterionWhole = .whole, isBonus: Bool = false, fullBefore: CivilDate? = nil
    ) {
        self.code = code
        self.title = title
        self.max = max
        self.rule = rule
        self.measure = measure
        self.evidence = evidence
        self.requires = requires
        self.target = target
        self.against = against
        self.isBonus = isBonus
        self.fullBefore = fullBefore
    }
}

/// The figures of one criterion for one subject.
public struct CriterionInput: Sendable, Hashable {
    /// What was reached.
    public var b: Quantity?
    /// What it is a part of.
    public var a: Quantity?
    /// Pieces of evidence on the target that feeds the criterion.
    public var evidence: Int
    /// Evidence named by hand: number, date and abstract of a document.
    public var note: String
    /// The day since which it was at 100 % already.
    public var fullSince: CivilDate?

    /// Creates figures.
    public init(b: Quantity? = nil, a: Quantity? = nil, evidence: Int = 0, note: String = "", fullSince: CivilDate? = nil) {
        self.b = b
        self.a = a
        self.evidence = evidence
        self.note = note
        self.fullSince = fullSince
    }

    /// Whether anything proves it.
    public var hasEvidence: Bool { evidence > 0 || !note.isEmpty }
}
