internal import Storage
internal import Vietnamese

/// Keeps what an obligation of a running movement was before it changes, so that any past day can be shown as it was.
enum ObligationPast {
    /// Keeps obligations and their owners as they are up to now; drafts have no past worth keeping.
    /// - Parameter condition: on `o`, the obligation.
    static func keep(_ condition: SQL, in world: World) throws {
        let until = world.now.milliseconds
        let isRunning: SQL = "EXISTS (SELECT 1 FROM movement m WHERE m.agency_id = o.agency_id AND m.plan_id = o.plan_id)"
        // Several changes in one act are one change: the first to come keeps what was.
        try world.session.execute(
            """
            INSERT INTO assignment_past (agency_id, obligation_id, until, kind, target_id, position)
            SELECT a.agency_id, a.obligation_id, CAST(\(until) AS BIGINT), a.kind, a.target_id, a.position FROM assignment a
            JOIN obligation o ON o.agency_id = a.agency_id AND o.obligation_id = a.obligation_id
            WHERE o.agency_id = \(world.agency) AND \(raw: condition) AND \(raw: isRunning) AND NOT EXISTS (
                SELECT 1 FROM obligation_past h WHERE h.agency_id = o.agency_id AND h.obligation_id = o.obligation_id AND h.until = \(until))
            """)
        try world.session.execute(
            """
            INSERT INTO obligation_past (agency_id, obligation_id, until, state, due, wording)
            SELECT o.agency_id, o.obligation_id, CAST(\(until) AS BIGINT), o.state, o.due, o.wording FROM obligation o
            WHERE o.agency_id = \(world.agency) AND \(raw: condition) AND \(raw: isRunning) AND NOT EXISTS (
                SELECT 1 FROM obligation_past h WHERE h.agency_id = o.agency_id AND h.obligation_id = o.obligation_id AND h.until = \(until))
            """)
    }

    /// An obligation that joins a running movement did not stand in it before.
    static func began(_ obligation: String, in world: World) throws {
        try world.session.execute(
            """
            INSERT INTO obligation_past (agency_id, obligation_id, until, state, due, wording)
            SELECT o.agency_id, o.obligation_id, CAST(\(world.now.milliseconds) AS BIGINT), 'none', NULL, o.wording FROM obligation o
            WHERE o.agency_id = \(world.agency) AND o.obligation_id = \(obligation)
            AND EXISTS (SELECT 1 FROM movement m WHERE m.agency_id = o.agency_id AND m.plan_id = o.plan_id)
            """)
    }
}
