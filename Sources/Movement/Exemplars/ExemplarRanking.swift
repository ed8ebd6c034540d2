internal import Vietnamese

/// Rules of exemplars.
public enum ExemplarRules {
    /// A mentor is asked for a check-in after so many days without one.
    public static let checkInDays = 30

    /// Exemplars by measured adoption: how many took it over with a measured result, then how many took it over, then the earlier publication. Those
    /// equal in all three share a place, and the next place counts them.
    static func ranked(_ lines: [ExemplarLine]) -> [RankedExemplar] {
        let sorted = lines.sorted { left, right in
            let (one, other) = (AdoptionStanding(left), AdoptionStanding(right))
            return one == other ? left.number < right.number : one < other
        }
        var ranked: [RankedExemplar] = []
        for (index, line) in sorted.enumerated() {
            let place = ranked.last.flatMap { AdoptionStanding($0.line) == AdoptionStanding(line) ? $0.place : nil } ?? index + 1
            ranked.append(RankedExemplar(place: place, line: line))
        }
        return ranked
    }

    /// Whether learning from `source` would lead back to `adoption`.
    /// - Parameter sources: from whom each adoption learned.
    static func leadsBack(_ adoption: String, from source: String, _ sources: [String: String]) -> Bool {
        var seen: Set<String> = []
        var next: String? = source
        while let one = next, seen.insert(one).inserted {
            if one == adoption { return true }
            next = sources[one]
        }
        return false
    }

    /// Adoptions in the order of the tree: each before those who learned from it, by number.
    static func tree(_ adoptions: [Adoption]) -> [(depth: Int, adoption: Adoption)] {
        let known = Set(adoptions.map(\.id))
        // One whose source the viewer does not see stands under the exemplar.
        let children = Dictionary(grouping: adoptions) { $0.learnedFrom.flatMap { known.contains($0) ? $0 : nil } ?? "" }
        var result: [(Int, Adoption)] = []
        func add(_ parent: String, _ depth: Int) {
            for one in (children[parent] ?? []).sorted(by: { $0.number < $1.number }) {
                result.append((depth, one))
                add(one.id, depth + 1)
            }
        }
        add("", 1)
        return result
    }
}

/// What decides the place of an exemplar.
private struct AdoptionStanding: Comparable {
    let measured, adopted: Int
    let published: String

    init(_ line: ExemplarLine) {
        measured = line.measured
        adopted = line.adopted
        published = line.published?.iso ?? ""
    }

    static func < (left: AdoptionStanding, right: AdoptionStanding) -> Bool {
        (right.measured, right.adopted, left.published) < (left.measured, left.adopted, right.published)
    }
}
