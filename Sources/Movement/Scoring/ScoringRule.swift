/// One end of a band: a number, and whether the number itself belongs to the band.
public struct BandEdge: Sendable, Hashable {
    /// The number.
    public let value: Quantity
    /// Whether it belongs to the band.
    public let isInclusive: Bool

    /// Creates an end.
    public init(_ value: Quantity, inclusive: Bool) {
        self.value = value
        isInclusive = inclusive
    }
}

/// A stretch of levels that gives a fixed number of points. Every end says whether it belongs to the band, because texts such as "88 - 90" and "90 - 95"
/// leave it open which of the two 90 gives.
public struct ScoreBand: Sendable, Hashable {
    /// The lower end; nil when the band has none.
    public let from: BandEdge?
    /// The upper end; nil when the band has none.
    public let to: BandEdge?
    /// Points for a level inside.
    public let points: Points

    /// Creates a band.
    public init(from: BandEdge?, to: BandEdge?, points: Points) {
        self.from = from
        self.to = to
        self.points = points
    }

    /// Whether a level lies inside; exact, without computing the level.
    func contains(_ level: ScoreLevel) -> Bool {
        if let from, from.isInclusive ? level < from.value : level <= from.value { return false }
        if let to, to.isInclusive ? level > to.value : level >= to.value { return false }
        return true
    }

    /// Whether no level can lie inside.
    var isEmpty: Bool {
        guard let from, let to else { return false }
        return from.value > to.value || (from.value == to.value && !(from.isInclusive && to.isInclusive))
    }

    /// The levels that lie in both bands; nil when there are none.
    func common(_ other: ScoreBand) -> ScoreBand? {
        let both = ScoreBand(from: Self.later(from, other.from), to: Self.earlier(to, other.to), points: points)
        return both.isEmpty ? nil : both
    }

    private static func later(_ one: BandEdge?, _ two: BandEdge?) -> BandEdge? {
        guard let one, let two else { return one ?? two }
        if one.value == two.value { return one.isInclusive ? two : one }
        return one.value > two.value ? one : two
    }

    private static func earlier(_ one: BandEdge?, _ two: BandEdge?) -> BandEdge? {
        guard let one, let two else { return one ?? two }
        if one.value == two.value { return one.isInclusive ? two : one }
        return one.value < two.value ? one : two
    }
}

/// What becomes of a level that lies in no band.
public enum BandHole: String, Sendable, Hashable, CaseIterable {
    /// It gives no points.
    case zero
    /// It is refused: the plan says nothing about it, so somebody has to look.
    case refused

    /// What it is called.
    public var label: Text {
        self == .zero ? Text("0 điểm", "No points") : Text("Không chấm, phải xem lại", "Refused; somebody must look")
    }
}

/// How the number of points of a criterion comes from its figures.
public enum ScoringRule: Sendable, Hashable {
    /// b ÷ a × the most points, at most the most points.
    case ratio
    /// All points from one level on, half of them from another, else none.
    case steps(full: Quantity, half: Quantity)
    /// A number of points for each band of levels.
    case bands([ScoreBand], outside: BandHole)
    /// Items drawn and checked; each that holds gives the same number of points.
    case sample(size: Int, each: Points)
    /// All points from a level on, else none.
    case all(at: Quantity)
    /// A figure that is only written down, for tie-breaks.
    case record

    /// Its kind.
    public var kind: ScoringRuleKind {
        switch self {
        case .ratio: .ratio
        case .steps: .steps
        case .bands: .bands
        case .sample: .sample
        case .all: .all
        case .record: .record
        }
    }
}

/// The kinds of rules.
public enum ScoringRuleKind: String, Sendable, Hashable, CaseIterable {
    case ratio, steps, bands, sample, all, record

    /// What the kind is called.
    public var label: Text {
        switch self {
        case .ratio: Text("Tỷ lệ b ÷ a × điểm tối đa", "Ratio b ÷ a × most points")
        case .steps: Text("Đủ, nửa hoặc không", "Full, half or none")
        case .bands: Text("Theo khoảng", "By bands")
        case .sample: Text("Kiểm tra mẫu, mỗi mục một số điểm", "Sample, points for each item")
        case .all: Text("Được cả hoặc không", "All or nothing")
        case .record: Text("Chỉ ghi số, không tính điểm", "Only recorded, no points")
        }
    }

    /// The word that files use.
    public var word: Text {
        switch self {
        case .ratio: Text("tỷ lệ", "ratio")
        case .steps: Text("đủ nửa không", "full half none")
        case .bands: Text("khoảng", "bands")
        case .sample: Text("mẫu", "sample")
        case .all: Text("được cả", "all or nothing")
        case .record: Text("ghi số", "record")
        }
    }
}

/// How high the figures of a criterion stand: a number, or a part of a whole in per cent. Kept as a fraction, so that comparing it never rounds.
public struct ScoreLevel: Sendable, Hashable {
    /// Thousandths of the level times `bottom`.
    private let top: Int128
    private let bottom: Int128

    /// A number as it is.
    init(_ number: Quantity) {
        top = Int128(number.thousandths)
        bottom = 1
    }

    /// A part of a whole in per cent; nil when the whole is not positive.
    init?(_ part: Quantity, of whole: Quantity) {
        guard whole.thousandths > 0 else { return nil }
        top = Int128(part.thousandths) * 100_000
        bottom = Int128(whole.thousandths)
    }

    private func compare(_ edge: Quantity) -> Int {
        let other = Int128(edge.thousandths) * bottom
        return top < other ? -1 : top == other ? 0 : 1
    }

    static func < (level: ScoreLevel, edge: Quantity) -> Bool { level.compare(edge) < 0 }
    static func <= (level: ScoreLevel, edge: Quantity) -> Bool { level.compare(edge) <= 0 }
    static func > (level: ScoreLevel, edge: Quantity) -> Bool { level.compare(edge) > 0 }
    static func >= (level: ScoreLevel, edge: Quantity) -> Bool { level.compare(edge) >= 0 }

    /// For readers: rounded down to the thousandth, so that what is below an edge never reads as if it had reached it.
    public var shown: Quantity { Quantity(thousandths: Int64(clamping: top / bottom)) }
}
