internal import Storage
internal import Vietnamese

/// What a reader who acknowledged an earlier version has to read of the current one.
struct Rereading: Sendable {
    /// Newest version this person acknowledged before; nil when they never did.
    let earlier: Int?
    /// Newest version whose acknowledgement holds today; nil while reading is owed.
    let held: Int?
    /// When the acknowledgement that holds was given.
    let heldAt: Instant?
    /// What changed since, that concerns them or others.
    let changes: [ClauseChange]
    /// Numbers of the parts to read, from 1.
    let asked: [Int]

    /// - Parameter stored: the parts as they stood when reading began, as JSON; nil when it has not begun or all are asked.
    static func load(
        movement: String, plan: String, version: Int, sections: [PlanSection], stored: String?, hasBegun: Bool, for viewer: Actor, today: CivilDate,
        in session: Session
    ) throws -> Rereading {
        let all = Array(1...max(sections.count, 1)).prefix(sections.count)
        let earlier = try session.row(
            """
            SELECT MAX(version) FROM acknowledgement WHERE agency_id = \(viewer.agency) AND movement_id = \(movement)
            AND person_id = \(viewer.recordName) AND version < \(version) AND answered_at IS NOT NULL
            """)?.intOrNil(0)
        let held = try session.row(Standing.held(viewer.agency, movement: movement, person: viewer.recordName, on: today))
        guard let earlier else {
            return Rereading(
                earlier: nil, held: try held?.intOrNil(2), heldAt: try held?.int64OrNil(3).map(Instant.init(milliseconds:)), changes: [],
                asked: Array(all))
        }
        let changes = try PlanChanges.since(earlier, plan: plan, for: viewer, today: today, in: session)
        let asked =
            hasBegun
            ? stored.map(numbers) ?? Array(all)
            : try changed(changes.filter(\.concernsViewer), sections: sections, agency: viewer.agency, in: session)
        return Rereading(
            earlier: earlier, held: try held?.intOrNil(2), heldAt: try held?.int64OrNil(3).map(Instant.init(milliseconds:)), changes: changes,
            asked: asked)
    }

    /// The parts as stored when reading begins; nil when all are asked.
    func stored(of count: Int) -> String? { asked.count == count ? nil : JSONValue.array(asked.map { .int(Int64($0)) }).json }

    private static func numbers(_ json: String) -> [Int] { JSONValue(json: json.utf8)?.array?.compactMap { $0.int.map(Int.init) } ?? [] }

    /// The parts in which clauses stand that are new or read otherwise. What was taken out is seen in the difference alone.
    private static func changed(_ changes: [ClauseChange], sections: [PlanSection], agency: String, in session: Session) throws -> [Int] {
        let ids = changes.filter { $0.after != nil }.map(\.obligation)
        guard !ids.isEmpty else { return [] }
        let places = try session.rows(
            "SELECT obligation_id, source_start FROM obligation WHERE agency_id = \(agency) AND obligation_id IN \(list: ids)")
        let starts = Dictionary(uniqueKeysWithValues: try places.map { (try $0.text(0), try $0.intOrNil(1)) })
        var found: Set<Int> = []
        for change in changes {
            guard let after = change.after else { continue }
            let top = after.clause.prefix { $0 != "." }
            let start = starts[change.obligation] ?? nil
            let index = sections.firstIndex { section in
                start.map { section.start <= $0 && $0 < section.end } ?? (section.clause == top)
            }
            found.insert((index ?? sections.startIndex) + 1)
        }
        return found.sorted()
    }
}
