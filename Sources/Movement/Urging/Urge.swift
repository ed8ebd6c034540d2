public import Vietnamese

/// A letter of urging (thư đôn đốc): what is late, since when, what to do, by when.
public struct UrgeLetter: Sendable, Hashable {
    /// Identifier.
    public let id: String
    /// The movement: page address and name.
    public let slug, movement: String
    /// The unit it goes to.
    public let unit: String
    /// Its name on the day of the letter.
    public let unitName: Text
    /// Number of the letter as a document, such as "15/VP-TĐ"; empty until there is one.
    public let number: String
    /// What it is about.
    public let subject: String
    /// Its text.
    public let body: String
    /// By when an answer is asked for.
    public let answerBy: CivilDate
    /// When it was written and sent.
    public let created: Instant
    /// When it was sent; nil while it is a draft.
    public let sent: Instant?
    /// Who signs: post and name.
    public let signerRole, signerName: String
    /// The agency, and where the letter is from.
    public let agency: Text
    /// Those it goes to: the heads of the unit, with whether each has an address for mail.
    public let heads: [UrgeReceiver]
    /// What it asks for.
    public let items: [UrgeItem]
    /// Whether the viewer may change or send it.
    public let mayChange: Bool
}

/// Somebody a letter goes to.
public struct UrgeReceiver: Sendable, Hashable {
    /// Identifier of the person.
    public let id: String
    /// Full name.
    public let name: String
    /// Whether mail reaches them; the desk always does.
    public let hasAddress: Bool
}

/// One thing a letter asks for.
public struct UrgeItem: Sendable, Hashable {
    /// What is late or silent, in the words of the letter.
    public let wording: String
    /// Since when.
    public let since: CivilDate
    /// Working days since then when the letter was written.
    public let workingDays: Int
    /// Whether it has been heard of since the letter was sent.
    public let isAnswered: Bool
}
