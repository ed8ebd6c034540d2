internal import Storage
internal import Vietnamese

/// Who stands behind the owners of clauses on a day, and whose acknowledgement of an earlier version of a plan therefore still holds.
///
/// A new version asks again only those whom a changed clause concerns: members of an owning unit and of the units below it, its head, the holder of
/// an owning post, an owning person; and everybody, when a purpose or a requirement changed. All counts ask here: the desk, the shares, the lists of
/// heads and the note that a whole unit has read the plan.
enum Standing {
    /// A common table `stands (kind, target_id, person_id)`, to be put before a SELECT.
    /// - Parameter person: only this one; nil for everybody.
    static func table(_ agency: String, person: String?, on day: CivilDate) -> SQL {
        func only(_ column: SQL) -> SQL { person.map { "\(raw: column) = \($0)" } ?? "1 = 1" }
        let seed: SQL =
            person == nil
            ? "SELECT u.unit_id, u.unit_id FROM unit u WHERE u.agency_id = \(agency)"
            : """
            SELECT m.unit_id, m.unit_id FROM membership m WHERE m.agency_id = \(agency) AND \(raw: only("m.person_id")) AND \(raw: .holds("m", on: day))
            """
        return """
            WITH RECURSIVE reach (unit_id, above_id) AS (
                \(raw: seed)
                UNION
                SELECT r.unit_id, v.parent_id FROM reach r JOIN unit_version v ON v.unit_id = r.above_id
                WHERE v.agency_id = \(agency) AND v.parent_id IS NOT NULL AND \(raw: .holds("v", on: day))),
            stands (kind, target_id, person_id) AS (
                SELECT 'unit', r.above_id, m.person_id FROM membership m JOIN reach r ON r.unit_id = m.unit_id
                WHERE m.agency_id = \(agency) AND \(raw: only("m.person_id")) AND \(raw: .holds("m", on: day))
                UNION
                SELECT 'unit', t.unit_id, h.person_id FROM holding h JOIN post t ON t.agency_id = h.agency_id AND t.post_id = h.post_id AND t.is_head = 1
                WHERE h.agency_id = \(agency) AND \(raw: only("h.person_id")) AND \(raw: .holds("h", on: day))
                UNION
                SELECT 'post', h.post_id, h.person_id FROM holding h
                WHERE h.agency_id = \(agency) AND \(raw: only("h.person_id")) AND \(raw: .holds("h", on: day))
                UNION
                SELECT 'person', p.person_id, p.person_id FROM person p WHERE p.agency_id = \(agency) AND \(raw: only("p.person_id")))
            """
    }

    /// A query for the acknowledgements that hold: `(movement_id, person_id, version, at)`, one line for each movement and person.
    /// - Parameter movement: only this one; nil for all movements of the agency.
    static func held(_ agency: String, movement: String?, person: String?, on day: CivilDate) -> SQL {
        let which: SQL = movement.map { "x.movement_id = \($0)" } ?? "1 = 1"
        let who: SQL = person.map { "k.person_id = \($0)" } ?? "1 = 1"
        return """
            \(raw: table(agency, person: person, on: day))
            SELECT k.movement_id, k.person_id, MAX(k.version) AS version, MAX(k.answered_at) AS at
            FROM acknowledgement k JOIN movement x ON x.agency_id = k.agency_id AND x.movement_id = k.movement_id
            LEFT JOIN (
                SELECT c.plan_id, s.person_id, MAX(c.version) AS version FROM plan_change c
                JOIN assignment a ON a.agency_id = c.agency_id AND a.obligation_id = c.obligation_id
                JOIN stands s ON s.kind = a.kind AND s.target_id = a.target_id
                WHERE c.agency_id = \(agency) GROUP BY c.plan_id, s.person_id) AS w ON w.plan_id = x.plan_id AND w.person_id = k.person_id
            LEFT JOIN (
                SELECT c.plan_id, MAX(c.version) AS version FROM plan_change c WHERE c.agency_id = \(agency) AND c.to_all = 1 GROUP BY c.plan_id
                ) AS e ON e.plan_id = x.plan_id
            WHERE k.agency_id = \(agency) AND \(raw: which) AND \(raw: who) AND k.answered_at IS NOT NULL
            AND k.version >= COALESCE(w.version, 0) AND k.version >= COALESCE(e.version, 0)
            GROUP BY k.movement_id, k.person_id
            """
    }
}
