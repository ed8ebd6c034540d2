internal import Storage
internal import Vietnamese

/// Finds the units and posts of the agency that a plan means by its names for them.
struct OwnerMatcher: Sendable {
    /// Words that say "of this agency" at the end of a name: the agency's own names and its first word ("Sở", "Ban").
    private let agencyNames: [[Substring]]
    private let owners: [String: Set<OwnerKey>]

    init(agency: [String], bodies: [(name: String, owner: OwnerKey)]) {
        let folded = agency.map(Self.words)
        let names = (folded + folded.compactMap { $0.first.map { [$0] } }).filter { !$0.isEmpty }.sorted { $0.count > $1.count }
        agencyNames = names
        var owners: [String: Set<OwnerKey>] = [:]
        for body in bodies { owners[Self.key(body.name, without: names), default: []].insert(body.owner) }
        self.owners = owners
    }

    /// The matcher for the agency's units and posts of today.
    static func load(in world: World) throws -> OwnerMatcher {
        let day = world.today.iso
        let agency = try world.session.rows("SELECT name, short_name FROM agency WHERE agency_id = \(world.agency)")
            .flatMap { [try $0.text(0), try $0.text(1)] }
        let bodies = try world.session.rows(
            """
            SELECT 'unit', v.unit_id, v.name FROM unit_version v WHERE v.agency_id = \(world.agency)
            AND v.valid_from <= \(day) AND (v.valid_to IS NULL OR v.valid_to > \(day))
            UNION ALL
            SELECT 'post', o.post_id, o.title FROM post o WHERE o.agency_id = \(world.agency)
            AND o.valid_from <= \(day) AND (o.valid_to IS NULL OR o.valid_to > \(day))
            """)
        return OwnerMatcher(
            agency: agency,
            bodies: try bodies.compactMap { row in
                guard let kind = OwnerKind(rawValue: try row.text(0)) else { return nil }
                return (try row.text(2), OwnerKey(kind: kind, id: try row.text(1)))
            })
    }

    /// The owners meant by the names, in the order named. A name that fits none or several is left to people.
    func owners(named names: [String]) -> [OwnerKey] {
        var result: [OwnerKey] = []
        for name in names {
            let fits = owners[Self.key(name, without: agencyNames)] ?? []
            if fits.count == 1, let one = fits.first, !result.contains(one) { result.append(one) }
        }
        return result
    }

    /// The name without diacritics, "executive committee of" before it and "of the department" after it.
    private static func key(_ name: String, without agency: [[Substring]]) -> String {
        var words = Self.words(name)
        for lead in [["ban", "chap", "hanh"], ["bch"]] as [[Substring]] where words.count > lead.count && words.starts(with: lead) {
            words.removeFirst(lead.count)
        }
        for tail in agency where words.count > tail.count && words.suffix(tail.count).elementsEqual(tail) {
            words.removeLast(tail.count)
            break
        }
        if let last = words.last, words.count > 1, last == "thuoc" || last == "cua" { words.removeLast() }
        return words.joined(separator: " ")
    }

    private static func words(_ name: String) -> [Substring] {
        let folded = Vietnamese.folded(name)
        return folded.split { !($0.isLetter || $0.isNumber) }
    }
}
