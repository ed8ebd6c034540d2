internal import Storage
internal import Vietnamese

/// Keeps what a target was before it changes, so that any past day can be shown as it was.
enum TargetPast {
    static func keep(_ target: String, in world: World) throws {
        let until = world.now.milliseconds
        try world.session.execute(
            """
            INSERT INTO target_past (agency_id, target_id, until, state, title, goal)
            SELECT t.agency_id, t.target_id, CAST(\(until) AS BIGINT), t.state, t.title, t.goal FROM target t
            WHERE t.agency_id = \(world.agency) AND t.target_id = \(target) AND NOT EXISTS (
                SELECT 1 FROM target_past h WHERE h.agency_id = t.agency_id AND h.target_id = t.target_id AND h.until = \(until))
            """)
    }
}
