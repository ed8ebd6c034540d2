public import Vietnamese

/// A piece of evidence as a reader finds it.
public struct Proven: Sendable, Hashable {
    /// What it is: "Quyết định 12/QĐ-STC ngày 05/01/2026".
    public let label: String
    /// Where it can be read: a page of the program; nil when it is on paper only.
    public let href: String?

    /// Creates a reference.
    public init(_ label: String, href: String? = nil) {
        self.label = label
        self.href = href
    }
}

/// How far tasks were completed in a year, lowest first.
public enum Rating: String, Sendable, Hashable, CaseIterable, Comparable {
    case failed, completed, good, excellent

    /// Its place from the lowest.
    public static func < (left: Rating, right: Rating) -> Bool { left.place < right.place }
    private var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    /// What it is called.
    public var label: Words {
        switch self {
        case .failed: Words("không hoàn thành nhiệm vụ", "tasks not completed")
        case .completed: Words("hoàn thành nhiệm vụ", "tasks completed")
        case .good: Words("hoàn thành tốt nhiệm vụ", "tasks completed well")
        case .excellent: Words("hoàn thành xuất sắc nhiệm vụ", "tasks completed excellently")
        }
    }
}

/// Where an initiative is known to work.
public enum InitiativeReach: String, Sendable, Hashable, CaseIterable, Comparable {
    case unit, province, nation

    /// Its place from the narrowest.
    public static func < (left: InitiativeReach, right: InitiativeReach) -> Bool { left.place < right.place }
    private var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    /// What it is called.
    public var label: Words {
        switch self {
        case .unit: Words("phạm vi cơ sở", "effective in the unit")
        case .province: Words("hiệu quả và nhân rộng trong tỉnh", "effective and replicable in the province")
        case .nation: Words("hiệu quả và nhân rộng toàn quốc", "effective and replicable nationwide")
        }
    }
}

/// Levels of discipline of civil servants, lightest first.
public enum DisciplineLevel: String, Sendable, Hashable, CaseIterable, Comparable {
    case reprimand = "khien-trach"
    case warning = "canh-cao"
    case salary = "ha-bac-luong"
    case demotion = "giang-chuc"
    case removal = "cach-chuc"
    case dismissal = "buoc-thoi-viec"

    /// Its place from the lightest.
    public static func < (left: DisciplineLevel, right: DisciplineLevel) -> Bool { left.place < right.place }
    private var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    /// What it is called.
    public var label: Words {
        switch self {
        case .reprimand: Words("khiển trách", "reprimand")
        case .warning: Words("cảnh cáo", "warning")
        case .salary: Words("hạ bậc lương", "cut of salary step")
        case .demotion: Words("giáng chức", "demotion")
        case .removal: Words("cách chức", "removal from the post")
        case .dismissal: Words("buộc thôi việc", "dismissal")
        }
    }
}

/// What is on record about one subject, as far as the law asks for it. Whatever nobody has recorded is unknown, which is never the same as missing.
public struct Facts: Sendable, Hashable {
    /// The evaluation of one year.
    public struct YearRating: Sendable, Hashable {
        public let year: Int, rating: Rating, evidence: Proven?

        /// Creates an evaluation.
        public init(year: Int, rating: Rating, evidence: Proven? = nil) {
            self.year = year
            self.rating = rating
            self.evidence = evidence
        }
    }

    /// An award that was given.
    public struct Held: Sendable, Hashable {
        /// What was given, and for which year.
        public let code: AwardCode, year: Int
        /// First and last day of what it was given for; nil when it is not on record.
        public let period: Period?
        /// What it was given for; empty when it is not on record.
        public let achievement: String
        /// Why it was given.
        public let type: AchievementType
        /// Day of the decision, and who decided, under the name of that day.
        public let decided: CivilDate?, by: String
        /// Whether the organisation that decided, or its province, has since been merged or ended.
        public let isFromFormerOrganisation: Bool
        /// Whether it was cancelled.
        public let isCancelled: Bool
        /// Digests or addresses of the evidence it stood on.
        public let evidenceKeys: Set<String>
        /// The decision.
        public let evidence: Proven?

        /// Creates an award that was given.
        public init(
            code: AwardCode, year: Int, period: Period? = nil, achievement: String = "", type: AchievementType = .merit, decided: CivilDate? = nil,
            by: String = "", isFromFormerOrganisation: Bool = false, isCancelled: Bool = false, evidenceKeys: Set<String> = [],
            evidence: Proven? = nil
        ) {
            self.code = code
            self.year = year
            self.period = period
            self.achievement = achievement
            self.type = type
            self.decided = decided
            self.by = by
            self.isFromFormerOrganisation = isFromFormerOrganisation
            self.isCancelled = isCancelled
            self.evidenceKeys = evidenceKeys
            self.evidence = evidence
        }
    }

    /// A recognised initiative of the subject.
    public struct Initiative: Sendable, Hashable {
        /// An award it has stood for.
        public struct Use: Sendable, Hashable {
            public let code: AwardCode, year: Int, evidence: Proven?

            /// Creates a use.
            public init(code: AwardCode, year: Int, evidence: Proven? = nil) {
                self.code = code
                self.year = year
                self.evidence = evidence
            }
        }

        public let id: String, title: String
        /// How far its effect is recognised, and since when.
        public let scope: InitiativeReach, recognised: CivilDate
        /// Share of the subject in it, in percent.
        public let share: Int
        /// What it has stood for.
        public let uses: [Use]
        public let evidence: Proven?

        /// Creates an initiative.
        public init(
            id: String, title: String, scope: InitiativeReach, recognised: CivilDate, share: Int = 100, uses: [Use] = [], evidence: Proven? = nil
        ) {
            self.id = id
            self.title = title
            self.scope = scope
            self.recognised = recognised
            self.share = share
            self.uses = uses
            self.evidence = evidence
        }
    }

    /// Something that stops an award while it lasts (Decree 152/2025 art. 4.4).
    public struct Matter: Sendable, Hashable {
        /// What sort of matter.
        public enum Kind: String, Sendable, Hashable, CaseIterable {
            /// Discipline is being considered.
            case considering
            /// An investigation, inspection or check has found signs of a violation.
            case investigation
            /// A complaint or denunciation is being verified.
            case complaint
            /// Corruption reported by the press is being verified.
            case press
        }

        public let kind: Kind
        /// First day, and the day it was cleared in writing; nil while it lasts.
        public let opened: CivilDate, cleared: CivilDate?
        public let evidence: Proven?

        /// Creates a matter.
        public init(kind: Kind, opened: CivilDate, cleared: CivilDate? = nil, evidence: Proven? = nil) {
            self.kind = kind
            self.opened = opened
            self.cleared = cleared
            self.evidence = evidence
        }
    }

    /// A discipline that was imposed.
    public struct Discipline: Sendable, Hashable {
        public let level: DisciplineLevel
        /// First and last day on which it holds.
        public let period: Period
        public let evidence: Proven?

        /// Creates a discipline.
        public init(level: DisciplineLevel, period: Period, evidence: Proven? = nil) {
            self.level = level
            self.period = period
            self.evidence = evidence
        }
    }

    /// What is known about the people of a collective in the year.
    public struct Members: Sendable, Hashable {
        /// How many belong to it, of whom women; nil when not known.
        public let total: Int, women: Int?
        /// How many hold each title in the year; a title that nobody has counted is absent.
        public let holders: [AwardCode: Int]
        /// How many completed their tasks; nil when not every evaluation is on record.
        public let completed: Int?
        /// Disciplines in the year; nil when nobody has looked.
        public let disciplined: [DisciplineLevel]?

        /// Creates the figures.
        public init(total: Int, women: Int? = nil, holders: [AwardCode: Int] = [:], completed: Int? = nil, disciplined: [DisciplineLevel]? = nil) {
            self.total = total
            self.women = women
            self.holders = holders
            self.completed = completed
            self.disciplined = disciplined
        }
    }

    /// A unit the person belonged to.
    public struct Membership: Sendable, Hashable {
        /// Name of the day, what it is now if that differs, and the days.
        public let unit: String, isNow: String?, period: Span

        /// Creates a membership.
        public init(unit: String, isNow: String? = nil, period: Span) {
            self.unit = unit
            self.isNow = isNow
            self.period = period
        }
    }

    /// Something that somebody competent has stated about the subject, or has denied.
    public struct Statement: Sendable, Hashable {
        public let holds: Bool, by: String
        public let evidence: Proven?

        /// Creates a statement.
        public init(holds: Bool, by: String, evidence: Proven? = nil) {
            self.holds = holds
            self.by = by
            self.evidence = evidence
        }
    }

    /// Whom it is about.
    public var kind: AwardeeKind
    public var name: String
    /// Whether it works for, or is a unit of, the agency.
    public var isStaff: Bool
    /// Whether it is known to be a woman; nil when it is not stated.
    public var isWoman: Bool?
    /// Whether it is a leader; nil when that makes no sense.
    public var isLeader: Bool?
    /// Evaluations; a year that is absent is unknown.
    public var ratings: [YearRating]
    /// Awards that were given.
    public var held: [Held]
    /// Years of which the list of awards is known to be complete: what is absent there was not given.
    public var completeYears: Set<Int>
    /// Recognised initiatives; nil when the register cannot say.
    public var initiatives: [Initiative]?
    /// Accepted research; nil when unknown.
    public var research: [Proven]?
    /// Matters; nil when nobody has looked.
    public var matters: [Matter]?
    /// Disciplines; nil when nobody has looked.
    public var disciplines: [Discipline]?
    /// The people of a collective; nil when unknown or when it is none.
    public var members: Members?
    /// Units a person belonged to, oldest first.
    public var memberships: [Membership]
    /// Days of maternity leave: they count as worked.
    public var maternity: [Period]
    /// Whether it has taken part in the movement; nil when nobody has recorded it either way.
    public var tookPart: Bool?
    /// Whether it registered where the plan asks; nil when the plan does not ask or it is unknown.
    public var registered: Bool?
    /// Whether the peers chose it (bình xét); nil before they have met.
    public var chosenByPeers: Bool?
    /// What the head or another competent person states, by key: "exemplary", "unity", "influence", "policy-compliance", …
    public var statements: [String: Statement]

    /// What is known about a subject of whom nothing else is on record.
    public init(kind: AwardeeKind, name: String, isStaff: Bool) {
        self.kind = kind
        self.name = name
        self.isStaff = isStaff
        isWoman = nil
        isLeader = nil
        ratings = []
        held = []
        completeYears = []
        initiatives = nil
        research = nil
        matters = nil
        disciplines = nil
        members = nil
        memberships = []
        maternity = []
        tookPart = nil
        registered = nil
        chosenByPeers = nil
        statements = [:]
    }
}

/// First and last day, both included.
public struct Period: Sendable, Hashable {
    public let from: CivilDate, to: CivilDate

    /// Creates a period; nil when it ends before it begins.
    public init?(_ from: CivilDate, _ to: CivilDate) {
        guard from <= to else { return nil }
        self.from = from
        self.to = to
    }

    /// Whether the two share a day.
    public func overlaps(_ other: Period) -> Bool { from <= other.to && other.from <= to }
    /// Whether the day lies inside.
    public func contains(_ day: CivilDate) -> Bool { from <= day && day <= to }
    /// The calendar year.
    public static func year(_ year: Int) -> Period? {
        guard let first = CivilDate(year: year, month: 1, day: 1), let last = CivilDate(year: year, month: 12, day: 31) else { return nil }
        return Period(first, last)
    }
}
