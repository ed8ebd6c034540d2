public import Vietnamese

/// How a contest stands.
public enum ContestState: String, Sendable, Hashable, CaseIterable {
    /// Being prepared; known to those who prepare it.
    case draft
    /// Open to entrants within its rounds.
    case announced
    /// The results are out.
    case published
    /// Called off, with a reason.
    case cancelled

    /// What it is called.
    public var label: Text {
        switch self {
        case .draft: Text("Đang soạn", "Draft")
        case .announced: Text("Đã công bố thể lệ", "Announced")
        case .published: Text("Đã công bố kết quả", "Results published")
        case .cancelled: Text("Đã hủy", "Cancelled")
        }
    }
}

/// For whom a contest is.
public enum ContestAudience: String, Sendable, Hashable, CaseIterable {
    case agency, everyone

    /// What it is called.
    public var label: Text {
        switch self {
        case .agency: Text("Người trong cơ quan", "People of the agency")
        case .everyone: Text("Mọi người, trong và ngoài tỉnh", "Everyone, inside and outside the province")
        }
    }
}

/// One round of a contest.
public struct ContestRound: Sendable, Hashable {
    /// Identifier.
    public let id: String
    /// Its place, from 1.
    public let number: Int
    /// From when to when entrants may begin and answer.
    public let opens, closes: Instant
    /// How many questions are drawn for each attempt.
    public let questions: Int
    /// How many of each topic; empty when they are drawn from the whole bank.
    public let topics: [TopicShare]
    /// How long an attempt may take, in seconds.
    public let seconds: Int

    /// Where the round stands at a moment.
    public func phase(at now: Instant) -> RoundPhase { now < opens ? .ahead : now < closes ? .open : .over }
}

/// Where a round stands.
public enum RoundPhase: String, Sendable, Hashable {
    case ahead, open, over
}

/// How many questions of one topic a round draws.
public struct TopicShare: Sendable, Hashable {
    /// The topic, as the bank spells it.
    public let topic: String
    /// How many questions.
    public let count: Int
}

/// What is given to the best.
public struct ContestPrize: Sendable, Hashable {
    /// For whom a prize is.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// The best entrants, in the order of the results.
        case entrant
        /// The units of which the largest share of people took part.
        case unit

        /// What it is called.
        public var label: Text {
            switch self {
            case .entrant: Text("Người dự thi", "Entrants")
            case .unit: Text("Tập thể có tỷ lệ dự thi cao nhất", "Units with the highest share of entrants")
            }
        }
    }

    /// Identifier.
    public let id: String
    /// The round it is for; nil for the whole contest.
    public let round: Int?
    /// For whom.
    public let kind: Kind
    /// "Giải Nhất".
    public let title: String
    /// What is given, in words; money is decided with the commendation.
    public let worth: String
    /// How many of them.
    public let count: Int
}

/// One who wins a prize, with the numbers it rests on.
public struct ContestWinner: Sendable, Hashable {
    /// Prize.
    public let prize: String
    /// What sort of subject: "person", "guest" or "unit".
    public let kind: String
    /// Identifier of the subject; nil for those who may not see it.
    public let subject: String?
    /// Name to be shown; nil when a guest did not agree to be named, and outside the agency for its people.
    public let name: Text?
    /// Place in the order.
    public let place: Int
    /// Why: the numbers, in words.
    public let grounds: Text
}

/// Rules of contests that hold everywhere.
public enum ContestRules {
    /// How long after the end of an attempt an answer still counts that was sent in time over a slow line, in seconds.
    public static let grace: Int64 = 5
    /// The smallest group whose average is shown: nobody's own result can be worked out.
    public static let smallestGroup = 5
    static let mostRounds = 12
    static let mostPrizes = 40
}

/// A contest in a list.
public struct ContestLine: Sendable, Hashable {
    /// Identifier, page address and title.
    public let id, slug, title: String
    /// For whom it is.
    public let audience: ContestAudience
    /// How it stands.
    public let state: ContestState
    /// When the first round opens and the last one closes; nil without rounds.
    public let opens, closes: Instant?
    /// How many rounds.
    public let rounds: Int
    /// Whether a round is open now.
    public let isOpen: Bool
}

/// An attempt of the viewer.
public struct OwnAttempt: Sendable, Hashable {
    /// Identifier.
    public let id: String
    /// Identifier of the round.
    public let round: String
    /// The how-manieth in the round, from 1.
    public let number: Int
    /// When it began, when its time ends, and when it was handed in.
    public let started, ends: Instant, finished: Instant?

    /// Whether answers are still taken.
    public func isRunning(at now: Instant) -> Bool { finished == nil && now < ends }
}

/// A contest for its page.
public struct Contest: Sendable, Hashable {
    /// Identifier, page address, title and words of the organisers.
    public let id, slug, title, about: String
    /// Identifier, page address and name of the movement.
    public let movement, movementSlug, movementName: String
    /// Identifier and path of the clause it serves.
    public let obligation: String?, clause: String?
    /// For whom it is.
    public let audience: ContestAudience
    /// How many attempts each entrant has in a round; the best counts.
    public let attempts: Int
    /// Whether entrants say how many will answer all correctly, which decides between equals.
    public let predicts: Bool
    /// How it stands.
    public let state: ContestState
    /// Why it was called off.
    public let reason: String
    /// When the results came out.
    public let published: Instant?
    /// Its rounds in order.
    public let rounds: [ContestRound]
    /// Its prizes in order.
    public let prizes: [ContestPrize]
    /// The viewer's own attempts, oldest first.
    public let own: [OwnAttempt]
    /// Questions in the bank by topic, for those who prepare it.
    public let bank: [TopicShare]?
    /// Entrants so far, for those who prepare it.
    public let entrants: Int?
    /// Whether the viewer prepares it, and whether the viewer may enter.
    public let mayPrepare, mayEnter: Bool
}
