public import Vietnamese

/// A word with which the head of a unit passes the plan on.
public struct PassOnWord: Sendable, Hashable {
    /// The unit, in the words of today.
    public let unit: Text
    /// Who wrote it.
    public let head: String
    /// What they wrote.
    public let word: String
    /// By when the people are to have read the plan.
    public let by: CivilDate?
    /// When it was passed on.
    public let at: Instant
    /// When the word was last changed.
    public let amendedAt: Instant?
}

/// How far somebody has come with the plan.
public enum ReadingProgress: String, Sendable, Hashable, CaseIterable {
    /// Has not opened it.
    case unopened
    /// Has begun to read.
    case opened
    /// Has read what was asked, and still owes the answer.
    case read
    /// Has answered; done.
    case answered

    /// What it is called.
    public var label: Text {
        switch self {
        case .unopened: Text("Chưa mở", "Not opened")
        case .opened: Text("Đang đọc", "Being read")
        case .read: Text("Đã đọc, chưa trả lời", "Read, not answered")
        case .answered: Text("Đã xác nhận", "Acknowledged")
        }
    }
}

/// Somebody to whom the plan was passed on.
public struct PassOnPerson: Sendable, Hashable {
    /// Identifier of the person.
    public let id: String
    /// Full name.
    public let name: String
    /// When they were chosen.
    public let since: Instant
    /// How far they have come.
    public let progress: ReadingProgress
    /// When they opened the current version.
    public let openedAt: Instant?
    /// When they gave the acknowledgement that holds.
    public let answeredAt: Instant?
    /// Days from being chosen to the answer, or to today while it is owed.
    public let days: Int
    /// Whether the day named by the head has passed without an answer.
    public let isLate: Bool
}

/// Somebody of a unit who may be chosen.
public struct PassOnChoice: Sendable, Hashable {
    /// Identifier of the person.
    public let id: String
    /// Full name.
    public let name: String
}

/// How the plan is passed on in one unit.
public struct PassOnModel: Sendable, Hashable {
    /// Identifier, address and name of the movement.
    public let movement, slug, name: String
    /// Identifier and code of the unit.
    public let unit, code: String
    /// Its name today.
    public let unitName: Text
    /// Current version of the plan.
    public let version: Int
    /// The head's word; nil before it begins.
    public let word: PassOnWord?
    /// Who was chosen, by given name.
    public let people: [PassOnPerson]
    /// Who belongs to the unit or one below it and was not chosen.
    public let choices: [PassOnChoice]
    /// Whether the viewer passes the plan on here.
    public let mayPassOn: Bool
}

/// A unit of the actor in which the plan has not been passed on.
public struct OwedPassOn: Sendable, Hashable {
    /// Address and name of the movement.
    public let slug, movement: String
    /// Code of the unit.
    public let code: String
    /// Its name.
    public let unit: Text
    /// Since when the movement runs.
    public let since: CivilDate
}
