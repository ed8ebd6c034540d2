/// One subject's place among the others.
public struct RankedScore: Sendable, Hashable {
    /// Which of the scores that were ranked.
    public let index: Int
    /// Place, from 1; equals share one and the next places stay empty.
    public let place: Int
    /// What told it apart from an equal total; nil when nothing had to, or nothing could.
    public let decidedBy: TieBreak?
    /// How many share the place; 1 when it stands alone.
    public let sharing: Int
}

extension ScoringTable {
    /// Puts scores in order: total first, then the tie-breaks of the table one after the other, exactly. What a ballot must decide stays equal.
    public func ranking(_ scores: [Score]) -> [RankedScore] {
        let order = scores.indices.sorted { left, right in
            let verdict = compare(scores[left], scores[right]).order
            return verdict == 0 ? left < right : verdict > 0
        }
        // Equals stand side by side, so one walk finds who shares a place.
        var places: [Int] = []
        for position in order.indices {
            let isEqual = position > 0 && compare(scores[order[position - 1]], scores[order[position]]).order == 0
            places.append(isEqual ? places[position - 1] : position + 1)
        }
        let sharing = Dictionary(grouping: places, by: \.self).mapValues(\.count)
        return order.enumerated().map { position, index in
            let neighbours = [position - 1, position + 1].filter(order.indices.contains)
            let decided = neighbours.lazy.compactMap { compare(scores[index], scores[order[$0]]).by }.first
            return RankedScore(index: index, place: places[position], decidedBy: decided, sharing: sharing[places[position]] ?? 1)
        }
    }

    /// Whether equals are left for a ballot.
    public var endsWithBallot: Bool { tieBreaks.last == .ballot }

    /// Positive when the first is better; `by` names the tie-break when the totals are equal.
    private func compare(_ left: Score, _ right: Score) -> (order: Int, by: TieBreak?) {
        if left.total != right.total { return (left.total > right.total ? 1 : -1, nil) }
        for one in tieBreaks {
            let order = Self.compare(left, right, by: one)
            if order != 0 { return (order, one) }
        }
        return (0, nil)
    }

    private static func compare(_ left: Score, _ right: Score, by one: TieBreak) -> Int {
        guard let code = one.code, let first = left.criterion(code), let second = right.criterion(code) else { return 0 }
        switch one {
        case .points: return sign(Int128(first.points.units), Int128(second.points.units))
        case .number: return sign(Int128(first.input.b?.thousandths ?? 0), Int128(second.input.b?.thousandths ?? 0))
        case .rate:
            let (one, two) = (rate(first.input), rate(second.input))
            return sign(one.top * two.bottom, two.top * one.bottom)
        case .ballot: return 0
        }
    }

    private static func rate(_ input: CriterionInput) -> (top: Int128, bottom: Int128) {
        guard let b = input.b, let a = input.a, a.thousandths > 0 else { return (0, 1) }
        return (Int128(b.thousandths), Int128(a.thousandths))
    }

    private static func sign(_ left: Int128, _ right: Int128) -> Int { left == right ? 0 : left > right ? 1 : -1 }
}
