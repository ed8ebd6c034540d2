public import Law
public import Vietnamese

/// What a list of nominations is asked for.
public struct NominationFilter: Sendable, Hashable {
    /// Only in this state.
    public var state: NominationState?
    /// Only for this award, for this year, of this round, of this movement, or from this unit.
    public var award: String?
    public var year: Int?
    public var round, movement, unit: String?
    /// Only those in the late queue, those suspended, those that still lack something.
    public var isLate = false, isSuspended = false, isLacking = false
    /// Words of name and achievement, without regard to diacritics.
    public var words = ""

    /// Lets everything through.
    public init() {}

    /// Whether everything is let through.
    public var isEmpty: Bool { self == NominationFilter() }
}

/// A nomination in a list.
public struct NominationLine: Sendable, Hashable {
    /// Identifier, and number in the agency.
    public let id: String
    public let number: Int
    /// For whom, and what it is called.
    public let kind: AwardeeKind
    public let name: Text
    /// The award, its year, and the movement it is for.
    public let award: String
    public let year: Int
    public let movement: String?
    /// The unit from which it comes; nil for outsiders proposed by the office.
    public let unit: Text?
    /// How it stands.
    public let state: NominationState
    public let isSuspended: Bool
    /// Whole minutes after the deadline; nil while not sent or without a deadline.
    public let minutesLate: Int?
    /// Whether it waits in the late queue.
    public let isLateWaiting: Bool
    /// Names of binding parts that are missing; nil for those who see only that it is there.
    public let lacks: [Text]?
    /// Since when it stands so.
    public let changed: CivilDate

    /// What people quote: "ĐN-7".
    public var reference: String { "ĐN-\(number)" }
}

/// A page of nominations for one viewer.
public struct NominationList: Sendable, Hashable {
    /// How many there are in each state, as far as the viewer sees them, whatever the filter says of the state.
    public let counts: [NominationState: Int]
    /// How many are suspended, and how many wait in the late queue.
    public let suspended, late: Int
    /// A page of them, newest first.
    public let lines: [NominationLine]
    /// Place to go on from; nil on the last page.
    public let next: String?
    /// Rounds with their deadlines, the one that closes next first.
    public let rounds: [RoundLine]
    /// Whether the viewer draws up nominations, works on the board, sets rounds.
    public let mayPropose, seesBoard, maySetRounds: Bool
}

/// A round in a list.
public struct RoundLine: Sendable, Hashable {
    /// Identifier, and what it is called.
    public let id, title: String
    /// The movement it is of; nil for a round of the year.
    public let movement: String?
    public let year: Int
    /// The deadline, and the last day of the level above.
    public let closes: Instant
    public let upward, event: CivilDate?
    /// Whether the deadline has not passed.
    public let isOpen: Bool
    /// Whether time while suspended does not count.
    public let holdsStopClock: Bool
    /// The plan's own order among equals.
    public let tieOrder: String
}

/// A hold as a viewer may know it.
public struct NominationHold: Sendable, Hashable {
    /// What sort of matter and why; nil for those who may only know that it is suspended.
    public let kind: HoldKind?
    public let reason: String?
    /// When a conclusion is expected; nil for those who may not know.
    public let due: CivilDate?
    /// From when to when.
    public let began: Instant
    public let ended: Instant?
    /// The document that ended it.
    public let clearance: String

    /// Whole days it lasted, up to a moment.
    public func days(to moment: Instant) -> Int { began.vietnamDate.days(until: (ended ?? moment).vietnamDate) }
}

/// A question the law leaves open, answered by the legal officer.
public struct NominationAnswer: Sendable, Hashable {
    /// What was asked: "initiative-reuse" or "chain-former".
    public let question: String
    public let allows: Bool
    public let reason, citation, name: String
    public let at: Instant
}

/// One nomination for one viewer.
public struct NominationModel: Sendable {
    /// What lists show of it.
    public let line: NominationLine
    /// How much of it exists for the viewer.
    public let sight: NominationPolicy.Sight
    /// Its type, the days of the achievement, the achievement in short.
    public let type: AchievementType
    public let from, to: CivilDate
    public let achievement: String
    /// Address and name of the movement.
    public let movementSlug, movementName: String?
    /// The round it is in.
    public let round: RoundLine?
    /// Who drew it up; nil for those who see only the line.
    public let drafter: String?
    /// Address and organisation of an outsider; contact for those who may know it.
    public let address, organisation, contact: String
    /// Why it was returned or withdrawn; empty otherwise and for those who may not know.
    public let note: String
    /// The dossier that the viewer sees: as it stands, or as it was frozen when it was sent; nil for those who see only the line.
    public let dossier: Dossier?
    /// The number of the version shown; 0 while nothing was sent.
    public let shown: Int
    /// The task list.
    public let tasks: [DossierTask]
    /// Every version that was kept.
    public let versions: [DossierVersion]
    /// The minutes of the peers; empty for those who may not see votes.
    public let minutes: String
    /// Whether the viewer sees the votes.
    public let seesVotes: Bool
    /// When it was sent and received, and how late it came.
    public let submitted, received: Instant?
    public let lateReason: String
    /// Times it was suspended.
    public let holds: [NominationHold]
    /// The examination by the law of its day; nil for those who may not see it, and where no such award exists.
    public let examination: Examination?
    /// The examination by newer rules that may be better, while there is such a choice.
    public let other: Examination?
    /// Whether the legal officer chose the newer rules, and why.
    public let isNewer: Bool
    public let rulesReason: String
    /// What the legal officer answered.
    public let answers: [NominationAnswer]
    /// What was found when it was appraised.
    public let appraisalNote: String
    /// What may be chosen as grounds, by kind; empty for those who do not prepare it.
    public let offers: [String: [Choice]]
    /// What is chosen.
    public let grounds: [String: Set<String>]
    /// Statements that heads are asked for, by key.
    public let statements: [Choice]
    /// What the viewer may do.
    public let may: Set<NominationMove>
    /// Which parts the viewer may confirm.
    public let confirms: [String]
    /// Awards it may be moved to.
    public let lower: [String]
    /// Whether the viewer is kept from appraising because of what they did before.
    public let isRecused: Bool
}

/// Something about a nomination that waits for the viewer.
public struct OwedNomination: Sendable, Hashable {
    /// What is to be done.
    public enum What: String, Sendable, Hashable, CaseIterable {
        case finish, resubmit, confirm, comment, receive, open, appraise, question

        /// What it is called.
        public var label: Text {
            switch self {
            case .finish: Text("Chưa gửi", "Not sent yet")
            case .resubmit: Text("Bị trả lại", "Returned")
            case .confirm: Text("Chờ xác nhận", "To confirm")
            case .comment: Text("Chờ ý kiến đơn vị cũ", "To comment")
            case .receive: Text("Chờ tiếp nhận", "To receive")
            case .open: Text("Hồ sơ trễ chờ cho nhận", "Late, to be let in")
            case .appraise: Text("Chờ thẩm định", "To appraise")
            case .question: Text("Chờ ý kiến pháp chế", "To decide")
            }
        }
    }

    /// The nomination.
    public let id, reference: String
    public let name: Text
    public let award: String
    /// What is to be done.
    public let what: What
    /// Since when.
    public let since: CivilDate
}
