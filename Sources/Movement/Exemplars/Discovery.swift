internal import Vietnamese

/// Where a suggestion comes from.
public enum SuggestionSource: String, Sendable, Hashable, CaseIterable {
    case targets, initiatives, learning, contests, thanks

    /// What it is called.
    public var label: Text {
        switch self {
        case .targets: Text("Chỉ tiêu", "Targets")
        case .initiatives: Text("Sáng kiến", "Initiatives")
        case .learning: Text("Học tập", "Learning")
        case .contests: Text("Cuộc thi", "Contests")
        case .thanks: Text("Lời cảm ơn", "Thanks")
        }
    }

    /// How the strength is computed, said once for all suggestions of the source.
    public var rule: Text {
        switch self {
        case .targets:
            Text(
                "(mức hiện nay − gốc của mình) ÷ (mục tiêu − gốc của mình) × 100; gốc là mức gốc của chỉ tiêu, không có thì báo cáo đầu tiên.",
                "(level now − own baseline) ÷ (goal − own baseline) × 100; the baseline is the target's own, else its first report.")
        case .initiatives:
            Text(
                "số sáng kiến được công nhận kỳ gần đây − kỳ liền trước, hai kỳ dài như nhau, nhiều nhất 90 ngày; nhóm là mọi người, mọi đơn vị của cơ quan.",
                "initiatives recognised in the last span − in the span before it, both as long, at most 90 days; the group is everybody, or every unit, of the agency."
            )
        case .learning:
            Text(
                "số giờ học kỳ gần đây − số giờ học kỳ liền trước, hai kỳ dài như nhau, nhiều nhất 90 ngày; của đơn vị là giờ bình quân một người.",
                "hours in the last span − hours in the span before it, both as long, at most 90 days; of a unit, hours for each of its people.")
        case .contests:
            Text(
                "tỷ lệ trả lời đúng ở vòng gần nhất − ở vòng đầu; chỉ tính đơn vị, vòng có từ 5 người dự thi.",
                "share of right answers in the latest round − in the first; units alone, and rounds with at least five entrants.")
        case .thanks:
            Text(
                "số người khác nhau cảm ơn trong kỳ gần đây − kỳ liền trước; ít nhất hai người.",
                "how many different people said thanks in the last span − in the one before; at least two.")
        }
    }
}

/// How one subject stands by one measure, against itself and as one of a group.
struct MeasuredStanding: Sendable, Hashable {
    /// Names the measure and the subject; the same as long as both stand.
    let key: String
    let source: SuggestionSource
    /// Person or unit.
    let kind: ExemplarKind
    let subject: String
    /// Those compared with each other.
    let group: String
    /// The own baseline, and the value now.
    let before, now: Quantity
    /// How much stronger than the own baseline, in the unit of the source.
    let strength: Quantity
    /// Whether there is something that shows it.
    let hasEvidence: Bool
    /// Whether the strength is enough where there is no group to compare with.
    let isEnoughAlone: Bool
}

/// A standing that is suggested, with the group it was compared with.
struct SuggestedStanding: Sendable, Hashable {
    let standing: MeasuredStanding
    /// The median of the group; nil when it is too small.
    let median: Quantity?
    /// How many are in the group.
    let size: Int
}

/// The arithmetic of suggestions: pure and exact.
enum Discovery {
    /// A group of fewer says nothing of what is usual.
    static let fewestCompared = 3
    /// The longest span that is compared with the one before it, and the shortest, in days.
    static let longestSpan = 90, shortestSpan = 14

    /// How much of the way from the own baseline to the goal is done, in per cent, rounded half away from zero to the thousandth. nil when the goal
    /// does not lie on the better side of the baseline, so that there is no way to go.
    static func way(before: Quantity, now: Quantity, goal: Quantity, direction: TargetDirection) -> Quantity? {
        let length = Int128(goal.thousandths) - Int128(before.thousandths)
        guard direction == .up ? length > 0 : length < 0 else { return nil }
        return Quantity(thousandths: rounded((Int128(now.thousandths) - Int128(before.thousandths)) * 100_000, length))
    }

    /// A difference; exact.
    static func difference(_ now: Quantity, _ before: Quantity) -> Quantity { now + Quantity(thousandths: -before.thousandths) }

    /// The middle value; of an even number the mean of the two in the middle, rounded half away from zero.
    static func median(_ values: [Quantity]) -> Quantity? {
        guard !values.isEmpty else { return nil }
        let sorted = values.sorted()
        let middle = sorted.count / 2
        guard sorted.count.isMultiple(of: 2) else { return sorted[middle] }
        return Quantity(thousandths: rounded(Int128(sorted[middle - 1].thousandths) + Int128(sorted[middle].thousandths), 2))
    }

    static func rounded(_ top: Int128, _ bottom: Int128) -> Int64 {
        let doubled = (top.magnitude * 2 + bottom.magnitude) / (bottom.magnitude * 2)
        let size = Int64(clamping: min(doubled, UInt128(Quantity.limit.thousandths)))
        return (top < 0) != (bottom < 0) ? -size : size
    }

    /// Those that are suggested: better than their own baseline, with evidence, and above the median of their group; where the group is too small to
    /// compare with, those that are strong enough by themselves. By source, strongest first.
    static func suggested(_ standings: [MeasuredStanding]) -> [SuggestedStanding] {
        Dictionary(grouping: standings, by: \.group).values.flatMap { group -> [SuggestedStanding] in
            let median = group.count >= fewestCompared ? Self.median(group.map(\.strength)) : nil
            return group.filter { one in
                one.hasEvidence && one.strength > Quantity(0) && (median.map { one.strength > $0 } ?? one.isEnoughAlone)
            }.map { SuggestedStanding(standing: $0, median: median, size: group.count) }
        }.sorted { left, right in
            let (one, other) = (left.standing, right.standing)
            let order = SuggestionSource.allCases
            let places = (order.firstIndex(of: one.source) ?? 0, order.firstIndex(of: other.source) ?? 0)
            if places.0 != places.1 { return places.0 < places.1 }
            return one.strength == other.strength ? one.key < other.key : one.strength > other.strength
        }
    }
}
