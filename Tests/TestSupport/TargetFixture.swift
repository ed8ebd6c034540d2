internal import Movement
public import Storage
internal import Vietnamese

/// Targets entered by SQL, so that what hangs on a target can be tested apart from the acts that make targets.
public enum TargetFixture {
    /// Enters a target of a unit.
    /// - Parameters:
    ///   - id: its identifier and its code.
    ///   - movement: the movement it belongs to; `obligation` one of its plan.
    public static func enter(
        _ id: String, title: String, movement: String, obligation: String, unit: String, state: String = "open", agency: String = TestWorld.agency,
        in session: Session
    ) throws {
        try session.execute(
            """
            INSERT INTO target (agency_id, target_id, movement_id, obligation_id, code, title, folded, kind, measure, unit_label, direction, source,
                                goal, cadence, starts, ends, grace, owner_kind, owner_id, unit_id, state, version, note, position, created_at, created_by)
            VALUES (\(agency), \(id), \(movement), \(obligation), \(id), \(title), \(Vietnamese.folded(title)), 'other', 'count', 'buổi', 'up', 'report',
                    100000, 'once', '2025-01-01', '2025-12-31', 5, 'unit', \(unit), \(unit), \(state), 1, '', 1, 0, 'operator')
            """)
    }
}
