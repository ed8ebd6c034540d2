public import Storage
public import Vietnamese

/// Reading agencies, and the reading of rows that the queries of this subject share. Names of agencies are public.
public enum AgencyQueries {
    /// Every agency that exists on the day, by address.
    public static func all(on day: CivilDate, in session: Session) throws -> [Agency] {
        try agencies("\(raw: .holds("a", on: day))", on: day, in: session)
    }

    /// The agency at an address, or nil.
    public static func agency(slug: String, on day: CivilDate, in session: Session) throws -> Agency? {
        try agencies("a.slug = \(slug)", on: day, in: session).first
    }

    /// The agency with that identifier, or nil.
    public static func agency(_ id: Identifier<Agency>, on day: CivilDate, in session: Session) throws -> Agency? {
        try agencies("a.agency_id = \(id.rawValue)", on: day, in: session).first
    }

    private static func agencies(_ condition: SQL, on day: CivilDate, in session: Session) throws -> [Agency] {
        try session.rows(
            """
            SELECT a.agency_id, a.parent_id, a.slug, COALESCE(v.name, a.name), COALESCE(v.name_en, a.name_en), a.short_name,
                a.valid_from, a.valid_to
            FROM agency a LEFT JOIN unit u ON u.agency_id = a.agency_id AND u.code = \(AgencyCode.root)
            LEFT JOIN unit_version v ON v.agency_id = u.agency_id AND v.unit_id = u.unit_id AND \(raw: .holds("v", on: day))
            WHERE \(raw: condition) ORDER BY a.slug
            """
        ).map { row in
            Agency(
                id: Identifier(try row.text(0)), parent: try row.textOrNil(1).map { Identifier($0) }, slug: try row.text(2),
                name: try row.words(3), shortName: try row.text(5), validity: try row.validity(6))
        }
    }

    static func kind(_ row: Row, _ column: Int) throws -> UnitKind {
        guard let kind = UnitKind(rawValue: try row.text(column)) else { throw StorageError.type("column \(column) is not a kind of unit") }
        return kind
    }

    /// Columns valid_from, valid_to, name, name_en, parent_id, position.
    static func version(_ row: Row) throws -> UnitVersion { try version(row, 0) }

    static func version(_ row: Row, _ column: Int) throws -> UnitVersion {
        UnitVersion(
            validity: try row.validity(column), name: try row.words(column + 2), parent: try row.textOrNil(column + 4).map { Identifier($0) },
            position: try row.int(column + 5))
    }

    /// Columns person_id, code, name, email, gender, is_direct, valid_from, valid_to.
    static func person(_ row: Row) throws -> Person {
        Person(
            id: Identifier(try row.text(0)), code: try row.text(1), name: try row.text(2), email: try row.textOrNil(3),
            gender: try row.textOrNil(4).flatMap(Gender.init), isDirect: try row.bool(5), validity: try row.validity(6))
    }

    /// The posts that fulfil a condition on `post o`, heads first, with their roles.
    static func posts(_ condition: SQL, agency: String, in session: Session) throws -> [Post] {
        let rows = try session.rows(
            """
            SELECT o.post_id, o.code, o.title, o.title_en, o.unit_id, o.is_head, u.kind, o.valid_from, o.valid_to, r.role FROM post o
            JOIN unit u ON u.agency_id = o.agency_id AND u.unit_id = o.unit_id
            LEFT JOIN post_role r ON r.agency_id = o.agency_id AND r.post_id = o.post_id
            WHERE o.agency_id = \(agency) AND \(raw: condition) ORDER BY o.is_head DESC, o.position, o.post_id, r.role
            """)
        return try posts(rows)
    }

    /// One row for each role of a post; those of one post stand together.
    private static func posts(_ rows: [Row]) throws -> [Post] {
        var posts: [Post] = []
        var start = 0
        while start < rows.count {
            let id = try rows[start].text(0)
            let end = try rows[start...].firstIndex { try $0.text(0) != id } ?? rows.count
            let row = rows[start]
            let roles = Set(try rows[start..<end].compactMap { try $0.textOrNil(9).flatMap(Role.init) })
            let isHead = try row.bool(5)
            // The head of the root unit heads everything, so that post is guarded like the head's role itself.
            let isRoot = try kind(row, 6) == .agency
            let isProtected = !roles.isDisjoint(with: [.administrator, .head]) || (isHead && isRoot)
            posts.append(
                Post(
                    id: Identifier(id), code: try row.text(1), title: try row.words(2), unit: Identifier(try row.text(4)), isHead: isHead,
                    roles: roles, validity: try row.validity(7), isProtected: isProtected))
            start = end
        }
        return posts
    }
}
