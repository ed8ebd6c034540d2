public import Storage
public import Vietnamese

/// The reports somebody owes.
public enum OwedReports {
    /// So many days before a period ends its report stands on the desk.
    static let daysBefore = 7

    /// Reports on targets of units the actor heads, of posts held, and of the actor; soonest due first. One statement.
    ///
    /// A unit's member who does not head it may report, but owes nothing by itself.
    public static func list(for actor: Actor, today: CivilDate, limit: Int = 200, in session: Session) throws -> [OwedReport] {
        guard let person = actor.person else { return [] }
        let posts = actor.posts.sorted()
        return try session.rows(
            """
            SELECT t.target_id, t.code, t.title, m.slug, m.name, d.period, d.due_on, w.through FROM target t
            JOIN due_report d ON d.agency_id = t.agency_id AND d.target_id = t.target_id AND d.state = 'owed'
                AND d.period_to <= \(today.adding(days: daysBefore).iso)
            JOIN movement m ON m.agency_id = t.agency_id AND m.movement_id = t.movement_id
            LEFT JOIN reminded w ON w.agency_id = d.agency_id AND w.person_id = \(person)
                AND w.item = 'raised:report:' || d.target_id || ':' || d.period
            WHERE t.agency_id = \(actor.agency) AND t.state = 'open' AND (
                (t.owner_kind = 'person' AND t.owner_id = \(person)) OR (t.owner_kind = 'post' AND t.owner_id IN \(list: posts))
                OR (t.owner_kind = 'unit' AND t.owner_id IN (
                    SELECT h.unit_id FROM post h WHERE h.agency_id = \(actor.agency) AND h.is_head = 1 AND h.post_id IN \(list: posts))))
            ORDER BY d.due_on, m.launched_at, t.position, d.period_from LIMIT \(limit)
            """
        ).map { row in
            let due = try MovementQueries.date(row.text(6))
            return OwedReport(
                target: try row.text(0), code: try row.text(1), title: try row.text(2), slug: try row.text(3), movement: try row.text(4),
                period: try row.text(5), due: due, isLate: due < today, raisedOn: try row.civilDateOrNil(7))
        }
    }
}
