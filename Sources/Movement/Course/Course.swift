public import Vietnamese

/// How a pilot stands.
public enum PilotState: String, Sendable, Hashable {
    case running, concluded, dropped

    /// What it is called.
    public var label: Text {
        switch self {
        case .running: Text("Đang làm điểm", "Running")
        case .concluded: Text("Đã kết luận", "Concluded")
        case .dropped: Text("Đã thôi", "Dropped")
        }
    }
}

/// What is decided from a pilot.
public enum PilotDecision: String, Sendable, Hashable, CaseIterable {
    case widen, adjust, stop

    /// What it is called.
    public var label: Text {
        switch self {
        case .widen: Text("Nhân rộng", "Widen")
        case .adjust: Text("Điều chỉnh rồi làm tiếp", "Adjust, then go on")
        case .stop: Text("Không làm tiếp", "Stop")
        }
    }
}

/// A unit where the movement is tried first.
public struct Pilot: Sendable, Hashable {
    /// Identifier.
    public let id: String
    /// Code and name of the unit.
    public let unit: String, name: Text
    /// What is tried.
    public let what: String
    /// First and last day of the trial.
    public let from, to: CivilDate
    /// How it stands.
    public let state: PilotState
    /// What was decided; nil until it is concluded.
    public let decision: PilotDecision?
    /// What came of it, or why it was dropped.
    public let result: String

    /// Whether its days have passed and nobody has concluded it.
    public func isOverdue(on day: CivilDate) -> Bool { state == .running && to < day }
}

/// A movement before or after another.
public struct CourseLink: Sendable, Hashable {
    /// Page address.
    public let slug: String
    /// What it is called.
    public let name: String
    /// First and last day.
    public let from, to: CivilDate
}

/// Something that the movement before had decided and that this one has to decide anew.
public struct OpenDecision: Sendable, Hashable {
    /// What sort of decision.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case years, owners, dues, above, targets, scoring, reminders, registration, pilots, interim
    }

    /// What sort.
    public let kind: Kind
    /// What has to be decided, with the clauses or names it is about.
    public let words: Text
    /// Where it is decided.
    public let href: String
}

/// The course of a movement: what came before, where it is tried, when it is reviewed, and what comes after.
public struct Course: Sendable, Hashable {
    /// Identifier, page address and name of the movement.
    public let movement, slug, name: String
    /// First and last day.
    public let from, to: CivilDate
    /// Day of the launch.
    public let launched: CivilDate
    /// Whether it lasts three years or more, so that pilots and an interim review are asked for.
    public let isLong: Bool
    /// Where it is tried, in the order named.
    public let pilots: [Pilot]
    /// The day of the interim review.
    public let interim: CivilDate?
    /// Whether an interim review has been opened.
    public let isReviewed: Bool
    /// The movement it carries on.
    public let previous: CourseLink?
    /// The launched movement that carries it on.
    public let next: CourseLink?
    /// The draft that will carry it on, for those for whom drafts exist.
    public let nextDraft: String?
    /// What is still to be decided anew, for those who prepare.
    public let decisions: [OpenDecision]
    /// Units that can be named, for those who prepare.
    public let units: [Choice]
    /// Whether the viewer names pilots, sets the date and carries the movement on.
    public let mayPrepare: Bool
}

/// What the next movement would take over.
public struct Carrying: Sendable, Hashable {
    /// The movement.
    public let course: Course
    /// Obligations that would stand in the new draft.
    public let obligations: Int
    /// Owners that still stand today, and those that do not.
    public let owners, lostOwners: Int
    /// Targets whose values have to be decided anew.
    public let targets: Int
    /// Scoring tables that would be copied as drafts.
    public let tables: Int
    /// Whether there is a schedule of reminders to copy.
    public let hasReminders: Bool
    /// The title the new plan would have for the years that follow.
    public let title: String
    /// The days that would follow: as long as this movement, from the day after it.
    public let from, to: CivilDate
}

/// What a long movement, or one whose interim review draws near, asks of those who prepare.
public struct OwedCourse: Sendable, Hashable {
    /// What is asked.
    public enum What: String, Sendable, Hashable { case pilots, interim, review, conclude }

    /// Page address of the movement.
    public let slug: String
    /// Name of the movement.
    public let movement: String
    /// What is asked.
    public let what: What
    /// By when; nil when the rule names no day.
    public let by: CivilDate?
}

/// Rules of a movement's course.
public enum CourseRules {
    /// Movements that last this many years or more need pilots, checks and an interim review (Circular 01/2024/TT-BNV, articles 3-4).
    public static let longYears = 3
    /// How many days before the interim review it comes onto the desk.
    static let reviewNotice = 30

    /// Whether the days from the first to the last, both counted, make three years or more.
    public static func isLong(from: CivilDate, to: CivilDate) -> Bool {
        let after = to.adding(days: 1)
        return (after.year - longYears, after.month, after.day) >= (from.year, from.month, from.day)
    }

    /// As many days as a movement had, from the day after it; whole years stay whole years.
    static func following(from: CivilDate, to: CivilDate) -> (from: CivilDate, to: CivilDate) {
        let first = to.adding(days: 1)
        let years = first.year - from.year
        if years > 0, (first.month, first.day) == (from.month, from.day),
            let after = CivilDate(year: first.year + years, month: first.month, day: first.day)
        {
            return (first, after.adding(days: -1))
        }
        return (first, first.adding(days: from.days(until: to)))
    }

    /// A title with the years of the next movement instead of its own; at its end when it names none.
    static func title(_ title: String, from: CivilDate, to: CivilDate, next: (from: CivilDate, to: CivilDate)) -> String {
        let years = next.from.year == next.to.year ? "\(next.from.year)" : "\(next.from.year)-\(next.to.year)"
        let own =
            ["\(from.year)-\(to.year)", "\(from.year) - \(to.year)", "\(from.year)–\(to.year)", "\(from.year) – \(to.year)"]
            + (from.year == to.year ? ["\(from.year)"] : [])
        for span in own where title.contains(span) { return title.replacing(span, with: years) }
        return next.from.year == next.to.year ? "\(title) (năm \(years))" : "\(title) (giai đoạn \(years))"
    }

    /// The years of a movement that a text names.
    static func years(named text: String, from: CivilDate, to: CivilDate) -> Bool {
        let numbers = text.split { !($0.isASCII && $0.isNumber) }.compactMap { $0.count == 4 ? Int($0) : nil }
        return numbers.contains { (from.year...to.year).contains($0) }
    }
}
