public import Vietnamese

/// How long since anything was heard of one unit in one movement.
public struct UnitSilence: Sendable, Hashable {
    /// Identifier of the unit.
    public let unit: String
    /// Its name.
    public let name: Text
    /// The day something was last heard: a note on a clause, a report, an entry, or somebody reading the plan; nil for never.
    public let heard: CivilDate?
    /// Since when it has been silent: that day, or the day the movement began.
    public let since: CivilDate
    /// Working days since then.
    public let workingDays: Int
    /// Obligations it owns, and of these the ones on which it has never been heard.
    public let obligations: Int
    /// Clauses on which nothing has been heard of it.
    public let silent: [SilentClause]
    /// Reports it owes whose day has passed, oldest first.
    public let late: [LateReport]
}

/// A clause on which a unit has not been heard.
public struct SilentClause: Sendable, Hashable {
    /// Identifier of the obligation.
    public let obligation: String
    /// Its clause path.
    public let clause: String
    /// What it says.
    public let text: String
    /// By when; nil when no day is set.
    public let due: CivilDate?
}

/// A report that is late.
public struct LateReport: Sendable, Hashable {
    /// The target and its obligation.
    public let target, obligation: String
    /// The period it is for.
    public let period: String
    /// What is reported.
    public let title: String
    /// When it was due, and how many working days ago.
    public let due: CivilDate
    /// Working days late.
    public let workingDays: Int
    /// When the next head above was told, or will be; nil for never.
    public let raisedOn: CivilDate?
    /// Whether that has happened.
    public let isRaised: Bool
    /// Who was or will be told.
    public let raisedTo: [String]
}

/// Who is silent in a movement, as far as a viewer may see it.
public struct SilenceModel: Sendable, Hashable {
    /// The movement.
    public let movement, slug, name: String
    /// The day looked at.
    public let today: CivilDate
    /// Units that own something, longest silent first.
    public let units: [UnitSilence]
    /// The schedule of reminders, and whether somebody has set it.
    public let schedule: ReminderSchedule
    /// Whether the schedule was set by somebody.
    public let isSet: Bool
    /// Letters of urging in this movement, newest first.
    public let letters: [UrgeLine]
    /// Whether the viewer may urge and set the schedule.
    public let mayUrge: Bool
}

/// A letter of urging in a list.
public struct UrgeLine: Sendable, Hashable {
    /// Identifier, and that of the unit it goes to.
    public let id, unitID: String
    /// The unit's name.
    public let unit: Text
    /// What it is about.
    public let subject: String
    /// When it was sent; nil while it is a draft.
    public let sent: Instant?
    /// By when an answer is asked for.
    public let answerBy: CivilDate
    /// How many things it asks for, and how many of them have been heard of since.
    public let items, answered: Int

    /// Where it stands.
    public var standing: Text {
        if sent == nil { return Text("Đang soạn", "Draft") }
        if answered == items { return Text("Đã trả lời", "Answered") }
        return answered == 0 ? Text("Chưa trả lời", "Not answered") : Text("Trả lời \(answered)/\(items)", "\(answered) of \(items) answered")
    }
}
