internal import Storage
internal import Vietnamese

/// A round of checks as stored.
struct RoundRow: Sendable {
    let id, movement, slug, movementName, title: String
    let from, to: CivilDate
    let size: Int
    let checkers: [String]
    let commitment, seed: String
    let isDrawn: Bool

    var subject: String { "check:\(id)" }
}

/// Reads and writes rounds inside an act.
enum CheckStore {
    /// The round, when the actor may know of it; else `notFound`.
    static func round(_ id: String, in world: World) throws -> RoundRow {
        let row = try world.session.row(
            """
            SELECT c.round_id, c.movement_id, m.slug, m.name, c.title, c.period_from, c.period_to, c.size, c.checkers, c.commitment, c.seed, c.state
            FROM check_round c JOIN movement m ON m.agency_id = c.agency_id AND m.movement_id = c.movement_id
            WHERE c.agency_id = \(world.agency) AND c.round_id = \(id)
            """)
        guard let row else { throw Refusal.notFound }
        try world.requireVisible(ScoringPolicy.seesRounds(world.actor))
        return RoundRow(
            id: try row.text(0), movement: try row.text(1), slug: try row.text(2), movementName: try row.text(3), title: try row.text(4),
            from: try MovementQueries.date(row.text(5)), to: try MovementQueries.date(row.text(6)), size: try row.int(7),
            checkers: StoredJSON.strings(try row.text(8)), commitment: try row.text(9), seed: try row.text(10), isDrawn: try row.text(11) == "drawn")
    }

    /// People who may be made to check when nobody is named: heads of units and members of the council who hold their post today.
    static func usualCheckers(in world: World) throws -> [String] {
        try world.session.rows(
            """
            SELECT DISTINCT h.person_id FROM holding h
            JOIN post o ON o.agency_id = h.agency_id AND o.post_id = h.post_id AND \(raw: .holds("o", on: world.today))
            JOIN unit u ON u.agency_id = o.agency_id AND u.unit_id = o.unit_id AND u.kind <> 'agency'
            LEFT JOIN post_role r ON r.agency_id = o.agency_id AND r.post_id = o.post_id AND r.role IN ('councilMember', 'councilSecretary')
            JOIN person p ON p.agency_id = h.agency_id AND p.person_id = h.person_id AND \(raw: .holds("p", on: world.today))
            WHERE h.agency_id = \(world.agency) AND \(raw: .holds("h", on: world.today)) AND (o.is_head = 1 OR r.role IS NOT NULL)
            ORDER BY h.person_id
            """
        ).map { try $0.text(0) }
    }

    /// Which of these people work here today.
    static func working(_ people: [String], in world: World) throws -> Set<String> {
        Set(
            try world.session.rows(
                """
                SELECT p.person_id FROM person p WHERE p.agency_id = \(world.agency) AND p.person_id IN \(list: people)
                AND \(raw: .holds("p", on: world.today))
                """
            ).map { try $0.text(0) })
    }

    /// The division each unit belongs to on a day: the unit just below the agency that it stands under, or itself.
    static func divisions(agency: String, on day: CivilDate, in session: Session) throws -> [String: String] {
        var parents: [String: String] = [:]
        var roots: Set<String> = []
        for row in try session.rows(
            """
            SELECT v.unit_id, v.parent_id, u.kind FROM unit_version v JOIN unit u ON u.agency_id = v.agency_id AND u.unit_id = v.unit_id
            WHERE v.agency_id = \(agency) AND \(raw: .holds("v", on: day))
            """)
        {
            let unit = try row.text(0)
            parents[unit] = try row.textOrNil(1) ?? ""
            if try row.text(2) == UnitKind.agency.rawValue { roots.insert(unit) }
        }
        return Dictionary(
            uniqueKeysWithValues: parents.keys.map { unit in
                var top = unit
                var steps = 0
                while let above = parents[top], parents[above] != nil, !roots.contains(above), steps < 50 {
                    top = above
                    steps += 1
                }
                return (unit, top)
            })
    }

    /// Divisions of people by membership and post; those without a unit have none.
    static func checkers(_ people: [String], divisions: [String: String], in world: World) throws -> [RandomCheck.Checker] {
        let rows = try world.session.rows(
            """
            SELECT m.person_id, m.unit_id FROM membership m
            WHERE m.agency_id = \(world.agency) AND m.person_id IN \(list: people) AND \(raw: .holds("m", on: world.today))
            UNION
            SELECT h.person_id, o.unit_id FROM holding h
            JOIN post o ON o.agency_id = h.agency_id AND o.post_id = h.post_id AND \(raw: .holds("o", on: world.today))
            WHERE h.agency_id = \(world.agency) AND h.person_id IN \(list: people) AND \(raw: .holds("h", on: world.today))
            """)
        return Array(
            Set(
                try rows.map { row in
                    let unit = try row.text(1)
                    return RandomCheck.Checker(key: try row.text(0), unit: divisions[unit] ?? unit)
                }))
    }

    /// Refuses checkers of whom one has no unit, or who leave the reports of some unit without anybody from another one.
    static func requireOthers(_ people: [String], movement: String, from: CivilDate, to: CivilDate, in world: World) throws {
        let divisions = try divisions(agency: world.agency, on: world.today, in: world.session)
        let units = Dictionary(grouping: try checkers(people, divisions: divisions, in: world), by: \.key).mapValues { Set($0.map(\.unit)) }
        if let lost = people.first(where: { units[$0] == nil }) {
            let name = try names(of: [lost], in: world)
            throw Refusal.invalid("checkers", "\(name) không thuộc đơn vị nào; bỏ người này.", "\(name) belongs to no unit; leave them out.")
        }
        let reporting = try world.session.rows(
            """
            SELECT DISTINCT COALESCE(t.unit_id, CASE WHEN t.owner_kind = 'unit' THEN t.owner_id END) FROM target t
            JOIN due_report d ON d.agency_id = t.agency_id AND d.target_id = t.target_id AND d.period_to >= \(from.iso) AND d.period_to <= \(to.iso)
            WHERE t.agency_id = \(world.agency) AND t.movement_id = \(movement) AND t.state = 'open'
            """
        ).compactMap { try $0.textOrNil(0) }
        let alone = Set(reporting.map { divisions[$0] ?? $0 }).filter { unit in units.values.allSatisfy { $0.contains(unit) } }.sorted()
        guard let unit = alone.first else { return }
        let name = try UnitHistory.load(agency: world.agency, today: world.today, in: world.session).dated(Identifier(unit), on: world.today)?.label
        throw Refusal.invalid(
            "checkers", "Chưa có ai ngoài \(name?.vi ?? "đơn vị") để kiểm tra báo cáo của đơn vị ấy; chọn thêm người của đơn vị khác.",
            "There is nobody from outside \(name?.en ?? "a unit") to check its reports; choose somebody from another unit too.")
    }

    private static func names(of people: [String], in world: World) throws -> String {
        try world.session.rows("SELECT name FROM person WHERE agency_id = \(world.agency) AND person_id IN \(list: people)").map { try $0.text(0) }
            .joined(separator: ", ")
    }

    /// One report that can be drawn.
    struct Report: Sendable {
        let id, target, code, period: String
        let unit: String?
        let value: Int64
        let whole: Int64?
    }

    /// Current reports of a movement whose period ends within two dates.
    static func reports(_ movement: String, from: CivilDate, to: CivilDate, agency: String, in session: Session) throws -> [Report] {
        try session.rows(
            """
            SELECT r.progress_id, t.target_id, t.code, r.period, COALESCE(t.unit_id, CASE WHEN t.owner_kind = 'unit' THEN t.owner_id END), r.value, r.whole
            FROM target t
            JOIN due_report d ON d.agency_id = t.agency_id AND d.target_id = t.target_id AND d.period_to >= \(from.iso) AND d.period_to <= \(to.iso)
            JOIN progress r ON r.agency_id = d.agency_id AND r.target_id = d.target_id AND r.period = d.period AND r.replaced_by IS NULL
            WHERE t.agency_id = \(agency) AND t.movement_id = \(movement) AND t.state = 'open'
            """
        ).map { row in
            Report(
                id: try row.text(0), target: try row.text(1), code: try row.text(2), period: try row.text(3), unit: try row.textOrNil(4),
                value: try row.int64(5), whole: try row.int64OrNil(6))
        }
    }
}
