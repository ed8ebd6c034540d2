public import Vietnamese

/// Which review of a movement.
public enum ReviewKind: String, Sendable, Hashable, CaseIterable {
    /// Half way (sơ kết).
    case interim
    /// At the end (tổng kết).
    case final

    /// What the kind is called.
    public var label: Text { self == .interim ? Text("Sơ kết", "Interim review") : Text("Tổng kết", "Final review") }
}

/// Whether a review is still being written.
public enum ReviewState: String, Sendable, Hashable {
    /// Its figures are live.
    case open
    /// Its text and figures are frozen.
    case closed

    /// What the state is called.
    public var label: Text { self == .open ? Text("Đang soạn", "Being written") : Text("Đã chốt", "Closed") }
}

/// The parts a review must have: results, effect, limits and causes, lessons (Circular 01/2024/TT-BNV, articles 3 and 4), and around them what the
/// reports of agencies have: leadership, models that spread, and what is to come.
public enum ReviewSection: String, Sendable, Hashable, CaseIterable {
    /// Leadership and direction.
    case leadership
    /// Results by the content of the plan.
    case results
    /// What good it did.
    case effect
    /// Models that others can take over.
    case models
    /// Limits and their causes.
    case limits
    /// Lessons.
    case lessons
    /// What is to be done next, and proposals.
    case proposals

    /// What the part is called.
    public var label: Text {
        switch self {
        case .leadership: Text("Công tác lãnh đạo, chỉ đạo", "Leadership and direction")
        case .results: Text("Kết quả thực hiện các nội dung", "Results by content")
        case .effect: Text("Tác dụng, hiệu quả", "Effect")
        case .models: Text("Mô hình, cách làm hay", "Models and good practice")
        case .limits: Text("Hạn chế và nguyên nhân", "Limits and causes")
        case .lessons: Text("Bài học kinh nghiệm", "Lessons")
        case .proposals: Text("Phương hướng, đề xuất", "Direction and proposals")
        }
    }

    /// Its number in the paper.
    public var numeral: String { ["I", "II", "III", "IV", "V", "VI", "VII"][Self.allCases.firstIndex(of: self) ?? 0] }
}

/// A typed number that a figure contradicts, and whether somebody has said why it stays.
public struct ReviewFlag: Sendable, Hashable {
    /// The number with the words behind it, as typed.
    public let typed: String
    /// The figure it contradicts.
    public let figure: Figure
    /// Why it stays; nil while it is to be settled.
    public let reason: String?
}

/// One part of a review.
public struct ReviewPart: Sendable, Hashable {
    /// Which part.
    public let section: ReviewSection
    /// Counts its changes; whoever changes it says which version they saw.
    public let version: Int
    /// The sentences with places for figures.
    public let template: String
    /// The sentences as they read.
    public let text: String
    /// Typed numbers that figures contradict.
    public let flags: [ReviewFlag]

    /// Whether something is still to be written: it is empty, or holds the mark of an unwritten place.
    public var isUnfinished: Bool { text.trimmed.isEmpty || template.contains(Self.gap) }
    /// What stands where people have to write.
    public static let gap = "[…]"
}

/// A review in a list.
public struct ReviewSummary: Sendable, Hashable {
    /// Identifier.
    public let id: String
    /// Interim or final.
    public let kind: ReviewKind
    /// What it is called.
    public let title: String
    /// First and last day it is about.
    public let from, to: CivilDate
    /// Open or closed.
    public let state: ReviewState
    /// Whether the public sees it once it is closed.
    public let isPublic: Bool
    /// When it was closed.
    public let closedAt: Instant?
}

/// One review for one viewer.
public struct MovementReview: Sendable, Hashable {
    /// What the list shows of it.
    public let summary: ReviewSummary
    /// Identifier, page address, name and plan of the movement.
    public let movement, slug, name, plan: String
    /// Counts all changes; whoever closes it says which version they saw.
    public let version: Int
    /// Its parts in order.
    public let parts: [ReviewPart]
    /// Its figures: live while it is open, frozen after.
    public let figures: [Figure]
    /// The day as of which the figures were computed.
    public let on: CivilDate
    /// SHA-256 of the frozen text and figures; nil while it is open.
    public let hash: String?
    /// The frozen text and figures as JSON; nil while it is open.
    public let frozen: String?
    /// Who closed it, in words: post and name.
    public let authority: String
    /// Whether the viewer may write in it.
    public let mayWrite: Bool
    /// Whether the viewer may close it.
    public let mayClose: Bool
    /// Whether the viewer may open the rows behind the figures.
    public let seesRows: Bool

    /// Flags nobody has settled.
    public var openFlags: [(section: ReviewSection, flag: ReviewFlag)] {
        parts.flatMap { part in part.flags.filter { $0.reason == nil }.map { (part.section, $0) } }
    }
    /// Parts still to be written.
    public var unfinished: [ReviewSection] { parts.filter(\.isUnfinished).map(\.section) }
}

/// The reviews of a movement for one viewer.
public struct ReviewList: Sendable, Hashable {
    /// Identifier, page address and name of the movement.
    public let movement, slug, name: String
    /// First and last day of the movement.
    public let from, to: CivilDate
    /// Newest first.
    public let reviews: [ReviewSummary]
    /// Whether the viewer may open one.
    public let mayWrite: Bool
    /// Whether the movement lasts three years or more, so that an interim review is asked for (Circular 01/2024/TT-BNV, article 3).
    public let asksInterim: Bool
}
