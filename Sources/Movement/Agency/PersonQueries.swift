public import Storage
public import Vietnamese

/// Reading people. A viewer who may not see people gets what an empty agency would give.
public enum PersonQueries {
    /// People who work here on a day, by given name. Four statements at most, however many people there are.
    /// - Parameters:
    ///   - search: words of the name in any order, without regard to diacritics; those who may see codes also find by code.
    ///   - unit: only members of this unit or of those below it; identifier or code.
    ///   - after: the last person of the page before.
    public static func list(
        search: String = "", unit: String? = nil, on day: CivilDate, after: Identifier<Person>? = nil, limit: Int = 50, for viewer: Actor,
        in session: Session
    ) throws -> PersonList {
        guard AgencyPolicy.maySeePeople(viewer) else { return .empty }
        var condition: SQL = "\(raw: .holds("p", on: day))"
        if let words = searching(search, for: viewer) { condition += " AND \(raw: words)" }
        if let unit {
            condition += " AND \(raw: below(unit, on: day, agency: viewer.agency))"
        }
        return try list(condition, on: day, after: after, limit: limit, for: viewer, in: session)
    }

    /// People who belong to one of the units themselves on a day.
    static func members(
        of units: [Identifier<Unit>], on day: CivilDate, after: Identifier<Person>?, limit: Int, for viewer: Actor, in session: Session
    ) throws -> PersonList {
        let condition: SQL = """
            EXISTS (SELECT 1 FROM membership m WHERE m.agency_id = p.agency_id AND m.person_id = p.person_id
                AND m.unit_id IN \(list: units.map(\.rawValue)) AND \(raw: .holds("m", on: day)))
            """
        return try list(condition, on: day, after: after, limit: limit, for: viewer, in: session)
    }

    private static func searching(_ search: String, for viewer: Actor) -> SQL? {
        let words = Vietnamese.folded(search).split(separator: " ").prefix(6).map(String.init)
        guard !words.isEmpty else { return nil }
        let byName = SQL.joined(words.map { "p.folded LIKE \(pattern($0)) ESCAPE '!'" }, by: " AND ")
        guard AgencyPolicy.mayManage(viewer), let code = AgencyCode.person(search) else { return "(\(raw: byName))" }
        return "(\(raw: byName) OR p.code = \(code))"
    }

    /// The word anywhere, with what LIKE would take for a wild card marked.
    static func pattern(_ word: String) -> String {
        "%" + word.replacing("!", with: "!!").replacing("%", with: "!%").replacing("_", with: "!_") + "%"
    }

    private static func below(_ unit: String, on day: CivilDate, agency: String) -> SQL {
        """
        p.person_id IN (
            WITH RECURSIVE below (unit_id) AS (
                SELECT unit_id FROM unit WHERE agency_id = \(agency) AND (unit_id = \(unit) OR code = \(AgencyCode.unit(unit) ?? unit))
                UNION
                SELECT v.unit_id FROM unit_version v JOIN below b ON v.parent_id = b.unit_id
                WHERE v.agency_id = \(agency) AND \(raw: .holds("v", on: day)))
            SELECT m.person_id FROM membership m JOIN below b ON b.unit_id = m.unit_id
            WHERE m.agency_id = \(agency) AND \(raw: .holds("m", on: day)))
        """
    }

    private static func list(
        _ condition: SQL, on day: CivilDate, after: Identifier<Person>?, limit: Int, for viewer: Actor, in session: Session
    ) throws -> PersonList {
        let limit = min(max(limit, 1), 500)
        let total = try session.row("SELECT COUNT(*) FROM person p WHERE p.agency_id = \(viewer.agency) AND \(raw: condition)")?.int(0) ?? 0
        var page = condition
        if let after {
            page += """
                 AND (p.name_key, p.person_id) > (SELECT a.name_key, a.person_id FROM person a
                    WHERE a.agency_id = \(viewer.agency) AND a.person_id = \(after.rawValue))
                """
        }
        let people = try session.rows(
            """
            SELECT p.person_id, p.code, p.name, p.email, p.gender, p.is_direct, p.valid_from, p.valid_to FROM person p
            WHERE p.agency_id = \(viewer.agency) AND \(raw: page) ORDER BY p.name_key, p.person_id LIMIT \(limit + 1)
            """
        ).map(AgencyQueries.person)
        let shown = people.prefix(limit)
        let lines = try lines(Array(shown), on: day, for: viewer, in: session)
        return PersonList(people: lines, total: total, next: people.count > limit ? shown.last?.id : nil)
    }

    private static func lines(_ people: [Person], on day: CivilDate, for viewer: Actor, in session: Session) throws -> [PersonLine] {
        let ids = people.map(\.id.rawValue)
        var units: [String: [UnitRef]] = [:]
        let memberships = try session.rows(
            """
            SELECT m.person_id, u.unit_id, u.code, v.name, v.name_en FROM membership m
            JOIN unit u ON u.agency_id = m.agency_id AND u.unit_id = m.unit_id
            JOIN unit_version v ON v.agency_id = u.agency_id AND v.unit_id = u.unit_id AND \(raw: .holds("v", on: day))
            WHERE m.agency_id = \(viewer.agency) AND m.person_id IN \(list: ids) AND \(raw: .holds("m", on: day))
            ORDER BY m.valid_from, u.unit_id
            """)
        for row in memberships {
            units[try row.text(0), default: []].append(UnitRef(id: Identifier(try row.text(1)), code: try row.text(2), name: try row.words(3)))
        }
        var posts: [String: [Text]] = [:]
        let holdings = try session.rows(
            """
            SELECT h.person_id, o.title, o.title_en FROM holding h JOIN post o ON o.agency_id = h.agency_id AND o.post_id = h.post_id
            WHERE h.agency_id = \(viewer.agency) AND h.person_id IN \(list: ids) AND \(raw: .holds("h", on: day))
            ORDER BY o.is_head DESC, h.valid_from, o.post_id
            """)
        for row in holdings { posts[try row.text(0), default: []].append(try row.words(1)) }
        return people.map { person in
            PersonLine(
                person: PersonRef(id: person.id, name: person.name), units: units[person.id.rawValue] ?? [],
                posts: posts[person.id.rawValue] ?? [], details: details(person, for: viewer))
        }
    }

    private static func details(_ person: Person, for viewer: Actor) -> PersonDetails? {
        guard AgencyPolicy.maySeeDetails(of: person.id, viewer) else { return nil }
        return PersonDetails(code: person.code, email: person.email, gender: person.gender, isDirect: person.isDirect)
    }

    /// One person, or nil when there is none or the viewer may not see people. Six statements.
    public static func page(
        _ id: Identifier<Person>, today: CivilDate, for viewer: Actor, in session: Session
    ) throws -> PersonPage? {
        guard AgencyPolicy.maySeePeople(viewer) else { return nil }
        let found = try session.row(
            """
            SELECT person_id, code, name, email, gender, is_direct, valid_from, valid_to FROM person
            WHERE agency_id = \(viewer.agency) AND person_id = \(id.rawValue)
            """
        ).map(AgencyQueries.person)
        guard let person = found else { return nil }
        let history = try UnitHistory.load(agency: viewer.agency, today: today, in: session)
        return PersonPage(
            person: PersonRef(id: person.id, name: person.name), validity: person.validity, details: details(person, for: viewer),
            posts: try posts(of: person, history, for: viewer, in: session),
            memberships: try memberships(of: person, history, for: viewer, in: session),
            isSelf: viewer.person == id.rawValue, mayManage: AgencyPolicy.mayManage(viewer))
    }

    private static func posts(of person: Person, _ history: UnitHistory, for viewer: Actor, in session: Session) throws -> [PersonPost] {
        try session.rows(
            """
            SELECT o.post_id, o.title, o.title_en, o.unit_id, o.is_head, h.valid_from, h.valid_to FROM holding h
            JOIN post o ON o.agency_id = h.agency_id AND o.post_id = h.post_id
            WHERE h.agency_id = \(viewer.agency) AND h.person_id = \(person.id.rawValue) ORDER BY h.valid_from DESC, o.post_id
            """
        ).compactMap { row in
            let validity = try row.validity(5)
            guard let unit = history.dated(Identifier(try row.text(3)), on: validity.nearest(to: history.today)) else { return nil }
            return PersonPost(
                id: Identifier(try row.text(0)), title: try row.words(1), unit: unit, isHead: try row.bool(4), validity: validity,
                isCurrent: validity.contains(history.today))
        }
    }

    private static func memberships(
        of person: Person, _ history: UnitHistory, for viewer: Actor, in session: Session
    ) throws -> [PersonMembership] {
        try session.rows(
            """
            SELECT unit_id, valid_from, valid_to FROM membership
            WHERE agency_id = \(viewer.agency) AND person_id = \(person.id.rawValue) ORDER BY valid_from DESC, unit_id
            """
        ).compactMap { row in
            let validity = try row.validity(1)
            guard let unit = history.dated(Identifier(try row.text(0)), on: validity.nearest(to: history.today)) else { return nil }
            return PersonMembership(unit: unit, validity: validity, isCurrent: validity.contains(history.today))
        }
    }
}
