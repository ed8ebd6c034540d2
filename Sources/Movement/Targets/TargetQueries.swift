public import Storage
public import Vietnamese

/// Which targets of a movement are wanted.
public struct TargetFilter: Sendable, Hashable {
    /// Of that unit.
    public var unit: String?
    /// Only those with a late report.
    public var isLate = false
    /// Only of that clause.
    public var clause: String?
    /// After that position, in the order in which targets were set.
    public var after: Int?

    /// Everything.
    public init(unit: String? = nil, isLate: Bool = false, clause: String? = nil, after: Int? = nil) {
        self.unit = unit
        self.isLate = isLate
        self.clause = clause
        self.after = after
    }
}

/// Reading targets of a movement.
public enum TargetQueries {
    /// Targets of a launched movement in the order of its clauses, or, to go on from a place, in the order they were set; all of them
    /// unless there is a limit. One statement.
    public static func list(
        slug: String, _ filter: TargetFilter = TargetFilter(), for viewer: Actor, today: CivilDate, limit: Int = .max, in session: Session
    ) throws -> [TargetLine] {
        var conditions: [SQL] = ["m.slug = \(slug)"]
        if let unit = filter.unit { conditions.append("t.unit_id = \(unit)") }
        if let clause = filter.clause { conditions.append("o.clause = \(clause)") }
        if let after = filter.after { conditions.append("t.position > \(after)") }
        if filter.isLate {
            conditions.append(
                """
                EXISTS (SELECT 1 FROM due_report w WHERE \(raw: isLate(today)))
                """)
        }
        let order: SQL = filter.after == nil ? "o.position, t.state, t.position" : "t.position"
        return try lines(.joined(conditions, by: " AND "), for: viewer, today: today, order: order, limit: limit, in: session)
    }

    /// Whether a report `w` on a target `t` is late. The state is asked in a way that no index answers: SQLite would otherwise walk all that
    /// the agency owes for each target, instead of the few periods of that target.
    private static func isLate(_ today: CivilDate) -> SQL {
        "w.agency_id = t.agency_id AND w.target_id = t.target_id AND COALESCE(w.state, '') = 'owed' AND w.due_on < \(today.iso)"
    }

    /// Units that own targets of a movement, in the words of the day.
    public static func units(slug: String, for viewer: Actor, today: CivilDate, in session: Session) throws -> [(id: String, name: Text)] {
        try session.rows(
            """
            SELECT DISTINCT o.unit_id, v.name, v.name_en, v.position, v.folded FROM target o
            JOIN movement m ON m.agency_id = o.agency_id AND m.movement_id = o.movement_id AND m.slug = \(slug)
            JOIN unit_version v ON v.agency_id = o.agency_id AND v.unit_id = o.unit_id
                AND v.valid_from = \(raw: OwnerQueries.lastName(of: "o.unit_id", on: today))
            WHERE o.agency_id = \(viewer.agency) ORDER BY v.position, v.folded, o.unit_id
            """
        ).map { (try $0.text(0), Text(try $0.text(1), try $0.text(2))) }
    }

    /// Targets that hold a condition on `t` (target), `o` (obligation) and `m` (movement), with where they stand.
    static func lines(
        _ condition: SQL, for viewer: Actor, today: CivilDate, order: SQL, limit: Int, in session: Session
    ) throws -> [TargetLine] {
        let rows = try session.rows(
            """
            SELECT t.target_id, t.code, t.title, o.clause, t.kind, t.measure, t.unit_label, t.direction, t.source, t.baseline, t.goal, t.owner_kind,
                   t.owner_id, COALESCE(v.name, s.title, p.name), COALESCE(v.name_en, s.title_en, p.name), t.unit_id, u.name, u.name_en, t.state,
                   t.position, l.level, l.period, l.on_date,
                   (SELECT COUNT(*) FROM due_report w WHERE \(raw: isLate(today))),
                   CASE t.source WHEN 'entries' THEN
                       (SELECT COUNT(*) * 1000 FROM entry e WHERE e.agency_id = t.agency_id AND e.target_id = t.target_id
                        AND e.withdrawn_at IS NULL AND e.on_date <= \(today.iso))
                   WHEN 'amounts' THEN
                       (SELECT CAST(COALESCE(SUM(e.amount), 0) AS BIGINT) FROM entry e WHERE e.agency_id = t.agency_id
                        AND e.target_id = t.target_id AND e.withdrawn_at IS NULL AND e.on_date <= \(today.iso)) END
            FROM target t
            JOIN movement m ON m.agency_id = t.agency_id AND m.movement_id = t.movement_id
            JOIN obligation o ON o.agency_id = t.agency_id AND o.obligation_id = t.obligation_id
            LEFT JOIN progress l ON l.agency_id = t.agency_id AND l.target_id = t.target_id AND l.replaced_by IS NULL AND l.period = (
                SELECT d.period FROM due_report d WHERE d.agency_id = t.agency_id AND d.target_id = t.target_id AND d.state = 'reported'
                ORDER BY d.period_from DESC LIMIT 1)
            LEFT JOIN unit_version v ON t.owner_kind = 'unit' AND v.agency_id = t.agency_id AND v.unit_id = t.owner_id
                AND v.valid_from = \(raw: OwnerQueries.lastName(of: "t.owner_id", on: today))
            LEFT JOIN post s ON t.owner_kind = 'post' AND s.agency_id = t.agency_id AND s.post_id = t.owner_id
            LEFT JOIN person p ON t.owner_kind = 'person' AND p.agency_id = t.agency_id AND p.person_id = t.owner_id
            LEFT JOIN unit_version u ON u.agency_id = t.agency_id AND u.unit_id = t.unit_id
                AND u.valid_from = \(raw: OwnerQueries.lastName(of: "t.unit_id", on: today))
            WHERE t.agency_id = \(viewer.agency) AND \(raw: condition) ORDER BY \(raw: order) LIMIT \(limit)
            """)
        return try rows.map { try line($0, for: viewer) }
    }

    private static func line(_ row: Row, for viewer: Actor) throws -> TargetLine {
        let kind = try row.value(11, OwnerKind.unit)
        let unitName = try row.textOrNil(16).map { Text($0, try row.textOrNil(17) ?? $0) }
        return TargetLine(
            id: try row.text(0), code: try row.text(1), title: try row.text(2), clause: try row.text(3), kind: try row.value(4, TargetKind.other),
            measure: try row.value(5, TargetMeasure.count), unitLabel: try row.text(6), direction: try row.value(7, TargetDirection.up),
            source: try row.value(8, TargetSource.report), baseline: try row.quantityOrNil(9), goal: try row.quantity(10),
            owner: OwnerQueries.owner(
                kind, try row.text(12), name: Text(try row.textOrNil(13) ?? "", try row.textOrNil(14) ?? ""),
                unit: kind == .post ? unitName : nil, isLead: true, for: viewer),
            unit: try row.textOrNil(15), unitName: unitName, level: try row.quantityOrNil(24) ?? row.quantityOrNil(20),
            lastPeriod: try row.textOrNil(21), lastOn: try row.textOrNil(22).flatMap(CivilDate.init(iso:)), late: try row.int(23),
            isOpen: try row.text(18) == "open", position: try row.int(19))
    }
}
