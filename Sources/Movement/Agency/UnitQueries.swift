public import Storage
public import Vietnamese

/// Reading units.
public enum UnitQueries {
    /// What a search for a unit looks at.
    static func folded(_ name: Text, code: String) -> String { Vietnamese.folded("\(name.vi) \(name.en) \(code)") }

    /// The structure on a day: the list and the chart are drawn from it. Three statements, however many units there are.
    public static func tree(on day: CivilDate, for viewer: Actor, in session: Session) throws -> UnitTree {
        let seesPeople = AgencyPolicy.maySeePeople(viewer)
        let rows = try session.rows(
            """
            SELECT u.unit_id, u.code, u.kind, v.name, v.name_en, v.parent_id FROM unit u
            JOIN unit_version v ON v.agency_id = u.agency_id AND v.unit_id = u.unit_id AND \(raw: .holds("v", on: day))
            WHERE u.agency_id = \(viewer.agency) AND \(raw: .holds("u", on: day)) ORDER BY v.position, u.unit_id
            """)
        let heads = try heads(on: day, for: viewer, in: session)
        let counts = seesPeople ? try counts(on: day, agency: viewer.agency, in: session) : (units: [:], people: 0)
        var byParent: [String: [Row]] = [:]
        let known = Set(try rows.map { try $0.text(0) })
        for row in rows {
            let parent = try row.textOrNil(5).flatMap { known.contains($0) ? $0 : nil } ?? ""
            byParent[parent, default: []].append(row)
        }
        func nodes(under parent: String) throws -> [UnitNode] {
            // Taken out before going down, so that no fault in the data can make this run for ever.
            try (byParent.removeValue(forKey: parent) ?? []).map { row in
                let id = try row.text(0)
                return UnitNode(
                    unit: UnitRef(id: Identifier(id), code: try row.text(1), name: try row.words(3)), kind: try AgencyQueries.kind(row, 2),
                    heads: heads[id] ?? [], members: seesPeople ? counts.units[id] ?? 0 : nil, children: try nodes(under: id))
            }
        }
        return UnitTree(day: day, roots: try nodes(under: ""), people: seesPeople ? counts.people : nil)
    }

    private static func heads(on day: CivilDate, for viewer: Actor, in session: Session) throws -> [String: [UnitHead]] {
        let seesPeople = AgencyPolicy.maySeePeople(viewer)
        var heads: [String: [UnitHead]] = [:]
        let rows = try session.rows(
            """
            SELECT o.unit_id, o.title, o.title_en, p.person_id, p.name FROM post o
            LEFT JOIN holding h ON h.agency_id = o.agency_id AND h.post_id = o.post_id AND \(raw: .holds("h", on: day))
            LEFT JOIN person p ON p.agency_id = h.agency_id AND p.person_id = h.person_id
            WHERE o.agency_id = \(viewer.agency) AND o.is_head = 1 AND \(raw: .holds("o", on: day)) ORDER BY o.position, o.post_id, p.name_key
            """)
        for row in rows {
            let person = try seesPeople ? row.textOrNil(3).map { PersonRef(id: Identifier($0), name: try row.text(4)) } : nil
            let head = UnitHead(title: try row.words(1), person: person)
            // Without names two holders of one post would look alike, and their number is not public.
            if !seesPeople, heads[try row.text(0)]?.contains(head) == true { continue }
            heads[try row.text(0), default: []].append(head)
        }
        return heads
    }

    private static func counts(on day: CivilDate, agency: String, in session: Session) throws -> (units: [String: Int], people: Int) {
        let rows = try session.rows(
            """
            SELECT m.unit_id, COUNT(DISTINCT m.person_id) FROM membership m
            WHERE m.agency_id = \(agency) AND \(raw: .holds("m", on: day)) GROUP BY m.unit_id
            UNION ALL
            SELECT '', COUNT(*) FROM person p WHERE p.agency_id = \(agency) AND \(raw: .holds("p", on: day))
            """)
        var units: [String: Int] = [:]
        for row in rows { units[try row.text(0)] = try row.int(1) }
        let people = units.removeValue(forKey: "") ?? 0
        return (units, people)
    }

    /// One unit by its code, or nil.
    /// - Parameter day: the day shown; nil is today, or the last day of a unit that has ended.
    public static func page(
        code: String, on day: CivilDate? = nil, today: CivilDate, after: Identifier<Person>? = nil, limit: Int = 50, for viewer: Actor,
        in session: Session
    ) throws -> UnitPage? {
        let history = try UnitHistory.load(agency: viewer.agency, today: today, in: session)
        guard let unit = history.units.values.first(where: { $0.code == AgencyCode.unit(code) }) else { return nil }
        let shown = day ?? unit.validity.nearest(to: today)
        guard let name = history.dated(unit.id, on: shown) else { return nil }
        let seesPeople = AgencyPolicy.maySeePeople(viewer)
        return UnitPage(
            unit: unit, day: shown, name: name,
            parent: history.version(of: unit.id, on: shown)?.parent.flatMap { history.ref($0, on: shown) },
            children: children(of: unit.id, on: shown, history),
            versions: history.versions[unit.id] ?? [],
            changes: history.links.filter { $0.unit == unit.id }.map { change($0, of: unit.id, history) },
            origins: history.links.filter { $0.successor == unit.id && $0.unit != unit.id }.map { change($0, of: unit.id, history) },
            posts: try posts(of: unit.id, on: shown, for: viewer, in: session),
            people: seesPeople
                ? try PersonQueries.members(of: [unit.id], on: shown, after: after, limit: limit, for: viewer, in: session) : nil,
            mayManage: AgencyPolicy.mayManage(viewer))
    }

    private static func children(of unit: Identifier<Unit>, on day: CivilDate, _ history: UnitHistory) -> [UnitRef] {
        history.versions.compactMap { id, all in all.first { $0.validity.contains(day) && $0.parent == unit }.map { (id, $0.position) } }
            .sorted { ($0.1, $0.0.rawValue) < ($1.1, $1.0.rawValue) }
            .compactMap { history.ref($0.0, on: day) }
    }

    private static func change(_ link: UnitSuccessor, of unit: Identifier<Unit>, _ history: UnitHistory) -> UnitChange {
        let other = link.unit == unit ? link.successor : link.unit
        // A predecessor is named as on its last day, a successor as on its first.
        let day = link.unit == unit ? link.on : link.on.adding(days: -1)
        return UnitChange(kind: link.kind, on: link.on, basis: link.basis, other: other == unit ? nil : history.dated(other, on: day))
    }

    private static func posts(of unit: Identifier<Unit>, on day: CivilDate, for viewer: Actor, in session: Session) throws -> [UnitPost] {
        let seesPeople = AgencyPolicy.maySeePeople(viewer)
        let holders = seesPeople ? try holders(of: unit, on: day, agency: viewer.agency, in: session) : [:]
        let posts = try AgencyQueries.posts("o.unit_id = \(unit.rawValue) AND \(raw: .holds("o", on: day))", agency: viewer.agency, in: session)
        return posts.filter { seesPeople || $0.isHead }.map { post in
            UnitPost(
                id: post.id, code: post.code, title: post.title, isHead: post.isHead,
                roles: AgencyPolicy.maySeeRoles(viewer) ? post.roles : nil, holders: holders[post.id] ?? [])
        }
    }

    private static func holders(
        of unit: Identifier<Unit>, on day: CivilDate, agency: String, in session: Session
    ) throws -> [Identifier<Post>: [PersonRef]] {
        var holders: [Identifier<Post>: [PersonRef]] = [:]
        let rows = try session.rows(
            """
            SELECT h.post_id, p.person_id, p.name FROM post o
            JOIN holding h ON h.agency_id = o.agency_id AND h.post_id = o.post_id AND \(raw: .holds("h", on: day))
            JOIN person p ON p.agency_id = h.agency_id AND p.person_id = h.person_id
            WHERE o.agency_id = \(agency) AND o.unit_id = \(unit.rawValue) ORDER BY p.name_key, p.person_id
            """)
        for row in rows {
            holders[Identifier(try row.text(0)), default: []].append(PersonRef(id: Identifier(try row.text(1)), name: try row.text(2)))
        }
        return holders
    }
}
