internal import Vietnamese

/// Whom a table is for.
public enum ScoringGroup: String, Sendable, Hashable, CaseIterable {
    /// Units as collectives.
    case collectives
    /// Heads of units.
    case leaders
    /// People who do the work themselves.
    case direct
    /// Organisations and people from outside.
    case outsiders

    /// What the group is called.
    public var label: Text {
        switch self {
        case .collectives: Text("Tập thể", "Collectives")
        case .leaders: Text("Lãnh đạo, quản lý", "Leaders")
        case .direct: Text("Người trực tiếp", "Direct workers")
        case .outsiders: Text("Tổ chức, cá nhân bên ngoài", "Organisations and people from outside")
        }
    }

    /// What its subjects are, as stored.
    var subjectKind: SubjectKind {
        switch self {
        case .collectives: .unit
        case .leaders, .direct: .person
        case .outsiders: .outsider
        }
    }
}

/// What is scored.
public enum SubjectKind: String, Sendable, Hashable {
    case unit, person, outsider
}

/// Who gives the final score.
public enum Finaliser: String, Sendable, Hashable, CaseIterable {
    /// The head of the agency.
    case head
    /// The secretary of the council, on its behalf.
    case secretary

    /// What it is called.
    public var label: Text {
        self == .head ? Text("Thủ trưởng cơ quan", "Head of the agency") : Text("Thư ký Hội đồng", "Council secretary")
    }
}

/// One way of telling equals apart.
public enum TieBreak: Sendable, Hashable {
    /// More points in a criterion.
    case points(String)
    /// The larger b of a criterion.
    case number(String)
    /// The larger b ÷ a of a criterion.
    case rate(String)
    /// A ballot: nothing the program can decide.
    case ballot

    /// Code of the criterion it looks at.
    public var code: String? {
        switch self {
        case .points(let code), .number(let code), .rate(let code): code
        case .ballot: nil
        }
    }

    /// The tie-break as files and forms write it: "số TK", "điểm 2", "tỷ lệ DL", "bỏ phiếu".
    public var text: String {
        switch self {
        case .points(let code): "điểm \(code)"
        case .number(let code): "số \(code)"
        case .rate(let code): "tỷ lệ \(code)"
        case .ballot: "bỏ phiếu"
        }
    }

    /// Reads `text`, in Vietnamese or English.
    public init?(_ text: String) {
        let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
        let folded = words.map { ScoringWords.bare($0) }
        switch folded {
        case ["bo", "phieu"], ["ballot"], ["vote"]: self = .ballot
        case _ where folded.count == 2 && ["diem", "points"].contains(folded[0]): self = .points(words[1])
        case _ where folded.count == 2 && ["so", "number"].contains(folded[0]): self = .number(words[1])
        case _ where folded.count == 2 && folded[0] == "rate": self = .rate(words[1])
        case _ where folded.count == 3 && folded[0] == "ty" && folded[1] == "le": self = .rate(words[2])
        default: return nil
        }
    }
}

/// A scoring table: data, not code. It says for one group what is scored, how, and how equals are told apart.
public struct ScoringTable: Sendable, Hashable {
    /// What it is called.
    public var name: String
    /// Whom it is for.
    public var group: ScoringGroup
    /// Decimals to which the points of each criterion are rounded, half up; 0 to 4.
    public var decimals: Int
    /// The most points that all bonuses together may give; nil without bonuses.
    public var bonusCap: Points?
    /// The most points in all, bonuses included, as the plan states it.
    public var total: Points
    /// Who gives the final score.
    public var finaliser: Finaliser
    /// What is scored, in order.
    public var criteria: [Criterion]
    /// How equals are told apart, in order.
    public var tieBreaks: [TieBreak]

    /// Creates a table.
    public init(
        name: String, group: ScoringGroup, decimals: Int = 2, bonusCap: Points? = nil, total: Points, finaliser: Finaliser = .head,
        criteria: [Criterion] = [], tieBreaks: [TieBreak] = []
    ) {
        self.name = name
        self.group = group
        self.decimals = decimals
        self.bonusCap = bonusCap
        self.total = total
        self.finaliser = finaliser
        self.criteria = criteria
        self.tieBreaks = tieBreaks
    }

    /// The criterion with that code.
    public func criterion(_ code: String) -> Criterion? { criteria.first { $0.code == code } }
}

/// Words of rules as people type them.
enum ScoringWords {
    /// Without diacritics, in lower case.
    static func bare(_ text: String) -> String { Vietnamese.folded(text.trimmed) }
}

/// Where a table stands.
public enum ScoringState: String, Sendable, Hashable {
    /// Being made.
    case draft
    /// In force; it never changes.
    case adopted
    /// Was in force, until a newer one was adopted.
    case replaced

    /// What the state is called.
    public var label: Text {
        switch self {
        case .draft: Text("Dự thảo", "Draft")
        case .adopted: Text("Đã ban hành", "Adopted")
        case .replaced: Text("Đã thay", "Replaced")
        }
    }
}
