/// A pack of rules, read from one YAML text.
public struct Pack: Sendable, Hashable {
    /// Its name ("r-2025").
    public var id: String
    /// What it is called.
    public var title: Words
    /// The regime that begins with it; nil when it only completes others.
    public var regime: Regime?
    public var awards: [Entry<Award>] = []
    public var criteria: [Entry<AwardCriterion>] = []
    public var multiples: [Entry<Multiple>] = []
    public var salaries: [Entry<BaseSalary>] = []
    public var roundings: [Entry<Rounding>] = []
    public var votings: [Entry<Voting>] = []
    public var quorums: [Entry<Quorum>] = []
    public var quotas: [Entry<Quota>] = []
    public var parts: [Entry<DossierPart>] = []
    public var deadlines: [Entry<Deadline>] = []
    public var guards: [Entry<Guard>] = []
    public var sameTime: [Entry<SameTime>] = []
    public var transitions: [Entry<Transition>] = []
    public var grounds: [Entry<Ground>] = []
    public var holidays: [Entry<Holiday>] = []

    /// An empty pack.
    public init(id: String, title: Words, regime: Regime? = nil) {
        self.id = id
        self.title = title
        self.regime = regime
    }
}

extension Pack {
    /// The same pack with every entry cut down to a span: a version of rules holds no longer than until the next one begins.
    public func within(_ span: Span) -> Pack {
        func cut<Rule>(_ entries: [Entry<Rule>]) -> [Entry<Rule>] { entries.compactMap { $0.within(span) } }
        var pack = self
        pack.awards = cut(awards)
        pack.criteria = cut(criteria)
        pack.multiples = cut(multiples)
        pack.salaries = cut(salaries)
        pack.roundings = cut(roundings)
        pack.votings = cut(votings)
        pack.quorums = cut(quorums)
        pack.quotas = cut(quotas)
        pack.parts = cut(parts)
        pack.deadlines = cut(deadlines)
        pack.guards = cut(guards)
        pack.sameTime = cut(sameTime)
        pack.transitions = cut(transitions)
        pack.grounds = cut(grounds)
        pack.holidays = cut(holidays)
        return pack
    }

    /// Names of all entries.
    public var entryNames: [String] { lines.map(\.id) }
}

/// The sections of a pack, in the order in which they are read and shown.
public enum Section: String, Sendable, Hashable, CaseIterable {
    case awards, criteria, votings, quorums, quotas, parts, deadlines, guards, multiples, salaries, roundings
    case sameTime = "same-time"
    case transitions, grounds, holidays

    /// What it is called.
    public var label: Words {
        switch self {
        case .awards: Words("Danh hiệu và hình thức; thẩm quyền", "Titles and forms; who decides")
        case .criteria: Words("Tiêu chuẩn", "Criteria")
        case .votings: Words("Biểu quyết", "Voting")
        case .quorums: Words("Số thành viên phải dự", "Quorum")
        case .quotas: Words("Tỷ lệ, số lượng", "Quotas")
        case .parts: Words("Thành phần hồ sơ", "Parts of the dossier")
        case .deadlines: Words("Thời hạn", "Time limits")
        case .guards: Words("Điều kiện ràng buộc", "Checks")
        case .multiples: Words("Mức tiền thưởng", "Prize multiples")
        case .salaries: Words("Lương cơ sở", "Base salary")
        case .roundings: Words("Làm tròn tiền thưởng", "Rounding of prizes")
        case .sameTime: Words("Nhiều mức thưởng cùng thời điểm", "Several awards at the same time")
        case .transitions: Words("Chuyển tiếp", "Transition")
        case .holidays: Words("Ngày lễ", "Public holidays")
        case .grounds: Words("Căn cứ của quyết định", "Grounds of a decision")
        }
    }
}

/// A fault in the text of a pack, with the place where it stands.
public struct PackProblem: Sendable, Hashable {
    /// Line and column, both from 1.
    public let line: Int, column: Int
    /// What is wrong.
    public let words: Words

    /// Creates a fault.
    public init(line: Int, column: Int, words: Words) {
        self.line = line
        self.column = column
        self.words = words
    }

    /// As one line: "dòng 12, cột 3: …".
    public var text: Words { Words("Dòng \(line), cột \(column): \(words.vi)", "Line \(line), column \(column): \(words.en)") }
}

/// All faults that were found in one text.
public struct PackProblems: Error, Sendable, Hashable {
    public let problems: [PackProblem]

    /// Collects faults.
    public init(problems: [PackProblem]) { self.problems = problems }
}
