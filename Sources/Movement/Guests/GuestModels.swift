public import Vietnamese

/// What a guest has said.
public enum GuestWordKind: String, Sendable, Hashable, CaseIterable {
    case thanks, offer

    /// What it is called.
    public var label: Text {
        switch self {
        case .thanks: Text("Lời cảm ơn", "Thanks")
        case .offer: Text("Ý tưởng", "Idea")
        }
    }
}

/// Whether the public reads it.
public enum GuestWordState: String, Sendable, Hashable, CaseIterable {
    case waiting, published, refused, erased

    /// What it is called.
    public var label: Text {
        switch self {
        case .waiting: Text("Chờ duyệt", "Waiting")
        case .published: Text("Công khai", "Public")
        case .refused: Text("Không công khai", "Not published")
        case .erased: Text("Đã xóa", "Erased")
        }
    }
}

/// What became of an idea.
public enum GuestHandling: String, Sendable, Hashable, CaseIterable {
    case received, answered, taken

    /// What it is called.
    public var label: Text {
        switch self {
        case .received: Text("Đã nhận", "Received")
        case .answered: Text("Đã trả lời", "Answered")
        case .taken: Text("Tiếp thu, thực hiện", "Taken up")
        }
    }
}

/// What a list of guests is narrowed to.
public struct GuestFilter: Sendable, Hashable {
    /// Only this kind.
    public var kind: GuestKind?
    /// Only those inside, or outside, the province.
    public var isInside: Bool?

    /// Everybody.
    public init() {}

    /// Whether nothing is left out.
    public var isEmpty: Bool { kind == nil && isInside == nil }
}

/// A guest in a list.
public struct GuestLine: Sendable, Hashable {
    /// Identifier.
    public let id: String
    /// Number in the agency.
    public let number: Int
    /// Who.
    public let kind: GuestKind
    /// Name and place as given.
    public let name, place: String
    /// Whether inside the province.
    public let isInside: Bool
    /// Whether by telephone.
    public let isByPhone: Bool
    /// How they are reached; nil for those who may not know.
    public let contact: String?
    /// When they came.
    public let since: CivilDate

    /// What people quote: "K-7".
    public var reference: String { GuestStore.reference(number) }
}

/// How many guests there are of a kind, those inside and those outside the province; erased ones are still counted.
public struct GuestCount: Sendable, Hashable {
    /// The kind.
    public let kind: GuestKind
    /// How many.
    public let inside, outside: Int
}

/// A page of guests.
public struct GuestList: Sendable, Hashable {
    /// The guests, newest first.
    public let lines: [GuestLine]
    /// Where the next page begins; nil on the last.
    public let next: Int?
    /// All guests ever, by kind.
    public let counts: [GuestCount]
    /// For how long their data are kept.
    public let retention: GuestRetention
    /// Whether the viewer sees how they are reached.
    public let seesContacts: Bool
}

/// A consent as it was given.
public struct ConsentLine: Sendable, Hashable {
    /// To what.
    public let purpose: ConsentPurpose
    /// The words that were agreed to.
    public let wording: String
    /// When it was given, and withdrawn.
    public let given: Instant, withdrawn: Instant?
    /// Whether somebody of the agency heard it on the telephone.
    public let isHeard: Bool
}

/// An attempt of a guest in a contest.
public struct GuestAttempt: Sendable, Hashable {
    /// Address and title of the contest.
    public let contest, title: String
    /// Round.
    public let round: Int
    /// When it began.
    public let started: Instant
    /// How many answers are kept.
    public let answers: Int
}

/// What a guest has said, for one reader.
public struct GuestWord: Sendable, Hashable {
    /// Identifier.
    public let id: String
    /// Thanks or an idea.
    public let kind: GuestWordKind
    /// Address and name of the movement.
    public let slug, movement: String
    /// The unit that is thanked.
    public let unit: Text?
    /// Whom, or the idea in a few words; may be empty for thanks.
    public let title: String
    /// The words.
    public let text: String
    /// What an idea is good for.
    public let benefit: String
    /// Name under it; nil when the reader may not know.
    public let author: String?
    /// What sort of guest.
    public let authorKind: GuestKind
    /// Identifier of the guest, for those who see guests.
    public let guest: String?
    /// Whether the public reads it, and why not.
    public let state: GuestWordState, reason: String
    /// What became of an idea, and the answer to the guest.
    public let handling: GuestHandling, answer: String
    /// Whether the guest may be contacted about it.
    public let mayContact: Bool
    /// When it came.
    public let at: Instant
}

/// Everything that is kept about one guest.
public struct OwnGuest: Sendable, Hashable {
    /// Who.
    public let line: GuestLine
    /// Consents, newest first.
    public let consents: [ConsentLine]
    /// What they said.
    public let words: [GuestWord]
    /// Contests they entered.
    public let attempts: [GuestAttempt]
    /// Browsers that hold a session.
    public let sessions: Int
    /// Until when it is kept by the rule of today; nil when it cannot be said yet.
    public let keptUntil: CivilDate?
    /// The rule.
    public let retention: GuestRetention
    /// What the viewer may do with it.
    public let mayErase: Bool

    /// Whether a purpose is agreed to now.
    public func agrees(to purpose: ConsentPurpose) -> Bool { consents.contains { $0.purpose == purpose && $0.withdrawn == nil } }
}

/// The ways to join a movement from outside.
public struct JoinModel: Sendable, Hashable {
    /// Identifier, address and name of the movement.
    public let movement, slug, name: String
    /// Whether it still runs.
    public let isRunning: Bool
    /// When registrations are taken.
    public let pledges: PledgeWindow?
    /// Contests open to everyone: address and title.
    public let contests: [Choice]
    /// What guests said and the public reads.
    public let words: [GuestWord]
    /// Who takes part from outside in this movement.
    public let counts: [GuestCount]
    /// Units that can be thanked.
    public let units: [Choice]
}

/// Something of a guest that waits for the viewer.
public struct OwedGuestWord: Sendable, Hashable {
    /// Identifier.
    public let id: String
    /// Thanks or an idea.
    public let kind: GuestWordKind
    /// Name of the movement.
    public let movement: String
    /// Whether it is to be moderated; else the idea is to be answered.
    public let isToModerate: Bool
    /// Since when.
    public let since: CivilDate
}
