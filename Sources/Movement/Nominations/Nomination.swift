public import Law

/// Where a nomination stands.
public enum NominationState: String, Sendable, Hashable, CaseIterable {
    /// Proposed: the dossier is being put together.
    case draft
    /// The peers have met on it.
    case reviewed
    /// Sent to the office.
    case submitted
    /// Sent back with a reason.
    case returned
    /// Received for appraisal: the moment that chooses the law.
    case received
    /// Appraised: meets what is asked, to be decided here.
    case meets
    /// Appraised: does not meet it.
    case notMet = "not-met"
    /// Appraised: meets it, to be decided above.
    case upward
    /// Taken back.
    case withdrawn

    /// What it is called, in the words of the office.
    public var label: Text {
        switch self {
        case .draft: Text("Đề xuất", "Proposed")
        case .reviewed: Text("Đã bình xét", "Reviewed by peers")
        case .submitted: Text("Đã gửi, chờ tiếp nhận", "Sent, to be received")
        case .returned: Text("Trả lại", "Returned")
        case .received: Text("Đang thẩm định", "Under appraisal")
        case .meets: Text("Đạt", "Meets")
        case .notMet: Text("Không đạt", "Does not meet")
        case .upward: Text("Đề nghị cấp trên", "Proposed to the level above")
        case .withdrawn: Text("Đã rút", "Withdrawn")
        }
    }

    /// Whether nothing more comes of it.
    public var isEnded: Bool { self == .notMet || self == .withdrawn }

    /// Whether the office has it.
    public var isWithOffice: Bool { [.submitted, .received, .meets, .upward].contains(self) }

    /// Whether it counts as standing for an achievement: another nomination may not lean on the same.
    static let standing: [NominationState] = [.submitted, .received, .meets, .upward]

    /// Whether every change of the dossier is a new version with a reason.
    public var isFrozen: Bool { [.submitted, .received, .meets, .notMet, .upward].contains(self) }
}

/// What can be done with a nomination.
public enum NominationMove: String, Sendable, Hashable, CaseIterable {
    case amend, review, confirm, submit, resubmit
    case giveBack = "return"
    case withdraw
    case openLate = "open-late"
    case receive, appraise, lower, suspend, resume
    case chooseRules = "choose-rules"
    case decideQuestion = "decide-question"
}

/// The whole life of a nomination, in one place: which move leads from where to where. Acts ask it before anything else.
///
/// A matter that is being verified suspends a nomination wherever it stands; the state is kept beside that, so that it goes on from the same place.
public enum NominationMachine {
    /// Where a move may lead from a state; none when it cannot be made there.
    /// - Parameter hasPeers: whether a unit's peers have to meet on it first; they do for people and units of the agency.
    public static func next(_ move: NominationMove, from state: NominationState, isSuspended: Bool, hasPeers: Bool) -> Set<NominationState> {
        if isSuspended {
            switch move {
            case .resume: return state.isEnded ? [] : [state]
            case .withdraw: return state.isEnded ? [] : [.withdrawn]
            default: return []
            }
        }
        switch (state, move) {
        case (.draft, .amend), (.draft, .confirm): return [.draft]
        case (.draft, .review): return hasPeers ? [.reviewed] : []
        case (.draft, .submit): return hasPeers ? [] : [.submitted]
        case (.reviewed, .amend), (.reviewed, .confirm): return [.reviewed]
        case (.reviewed, .review): return [.reviewed]
        case (.reviewed, .submit): return [.submitted]
        case (.returned, .amend), (.returned, .confirm): return [.returned]
        case (.returned, .review): return hasPeers ? [.returned] : []
        case (.returned, .resubmit): return [.submitted]
        case (.submitted, .confirm), (.submitted, .openLate): return [.submitted]
        case (.submitted, .giveBack): return [.returned]
        case (.submitted, .receive): return [.received]
        case (.received, .amend), (.received, .confirm), (.received, .chooseRules), (.received, .lower): return [.received]
        case (.received, .appraise): return [.meets, .notMet, .upward]
        case (.upward, .lower): return [.received]
        case (.submitted, .decideQuestion), (.received, .decideQuestion): return [state]
        case (.withdrawn, _), (.notMet, _): return []
        case (_, .withdraw): return [.withdrawn]
        case (_, .suspend): return [state]
        default: return []
        }
    }

    /// What can be done at all in a state, whoever does it.
    public static func moves(from state: NominationState, isSuspended: Bool, hasPeers: Bool) -> Set<NominationMove> {
        Set(NominationMove.allCases.filter { !next($0, from: state, isSuspended: isSuspended, hasPeers: hasPeers).isEmpty })
    }
}

/// What appraising came to.
public enum Appraisal: String, Sendable, Hashable, CaseIterable {
    case meets
    case notMet = "not-met"
    case upward

    /// The state it leads to.
    public var state: NominationState {
        switch self {
        case .meets: .meets
        case .notMet: .notMet
        case .upward: .upward
        }
    }

    /// What it is called.
    public var label: Text { state.label }
}

/// What a nomination may be given, by the fixed codes of the law packs.
public enum NominationAward {
    /// Codes in the order in which they are offered.
    public static let codes = [
        "ldtt", "cstdcs", "cstd-tinh", "cstd-toan-quoc", "ttldtt", "ttldxs", "co-tinh", "co-chinh-phu", "gk-ca-nhan", "gk-tap-the", "bk-tinh-ca-nhan",
        "bk-tinh-tap-the", "bk-ttg-ca-nhan", "bk-ttg-tap-the",
    ]

    /// What an award is called, as the law packs call it.
    public static func label(_ code: String) -> Text { Text(LawBook.shipped.name(AwardCode(rawValue: code))) }

    static let choices = codes.map { Choice($0, label($0)) }

    /// What the packs know of an award, whatever the day.
    private static func known(_ code: String) -> Award? {
        LawBook.shipped.packs.reversed().lazy.flatMap(\.awards).map(\.rule).first { $0.code.rawValue == code }
    }

    /// Whether it is a title, considered by the year; otherwise a form of commendation.
    public static func isTitle(_ code: String) -> Bool { known(code)?.kind == .title }

    /// Whether somebody above the agency decides it.
    static func isAbove(_ code: String) -> Bool { known(code).map { $0.level > .agency } ?? false }

    /// Awards that a subject may be named for at all.
    public static func open(to kind: AwardeeKind) -> [String] { codes.filter { known($0)?.subjects.contains(kind) ?? false } }

    /// A lower award for the same kind of subject, when a quota has no place left above.
    public static func lower(than code: String) -> [String] {
        switch code {
        case "bk-tinh-ca-nhan": ["gk-ca-nhan"]
        case "bk-tinh-tap-the": ["gk-tap-the"]
        case "bk-ttg-ca-nhan": ["bk-tinh-ca-nhan", "gk-ca-nhan"]
        case "bk-ttg-tap-the": ["bk-tinh-tap-the", "gk-tap-the"]
        case "cstdcs": ["ldtt"]
        case "cstd-tinh": ["cstdcs", "ldtt"]
        case "cstd-toan-quoc": ["cstd-tinh", "cstdcs", "ldtt"]
        case "ttldxs": ["ttldtt"]
        case "co-tinh": ["ttldxs", "ttldtt"]
        case "co-chinh-phu": ["co-tinh", "ttldxs", "ttldtt"]
        default: []
        }
    }
}

extension AwardeeKind {
    /// Whether a unit's peers have to meet on it.
    public var hasPeers: Bool { self == .person || self == .collective }
    /// Whether it stands outside the agency, so that its name is kept outside the record.
    public var isOutside: Bool { !hasPeers }
}
