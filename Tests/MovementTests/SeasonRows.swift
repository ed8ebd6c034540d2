internal import Storage
internal import Vietnamese

@testable internal import Movement

/// Rows of targets, reports and registers entered by SQL, so that what counts them is tested apart from the acts that make them.
struct SeasonRows: Sendable {
    let house: PlanHouse
    let movement: String

    private var agency: String { PlanHouse.agency }

    func target(
        _ id: String, obligation: String, unit: String = "reading", goal: Int = 10, kind: TargetKind = .other, source: TargetSource = .report
    ) async throws {
        let now = house.time.now.milliseconds
        try await house.database.write { session in
            try session.execute(
                """
                INSERT INTO target (agency_id, target_id, movement_id, obligation_id, code, title, folded, kind, measure, unit_label, direction,
                                    source, goal, cadence, starts, ends, grace, owner_kind, owner_id, unit_id, state, note, version, position, created_at,
                                    created_by)
                VALUES (\(agency), \(id), \(movement), \(obligation), \(id), \("Chỉ tiêu \(id)"), \(Vietnamese.folded("\(id) chỉ tiêu \(id)")),
                        \(kind.rawValue), 'count', 'cuốn', 'up', \(source.rawValue), \(goal * 1000), 'month', '2024-01-01', '2026-12-31', 5, 'unit',
                        \(unit), \(unit), 'open', '', 1, 1, \(now), 'officer')
                """)
        }
    }

    func due(_ target: String, _ period: String, from: String, to: String, due: String) async throws {
        try await house.database.write { session in
            try session.execute(
                """
                INSERT INTO due_report (agency_id, target_id, period, period_from, period_to, due_on, state)
                VALUES (\(agency), \(target), \(period), \(from), \(to), \(due), 'owed')
                """)
        }
    }

    /// Reports a level; an earlier report of the period is replaced.
    func report(_ target: String, _ period: String, _ level: Int, id: String, by actor: String = "readingHead") async throws {
        let (now, day) = (house.time.now.milliseconds, house.today.iso)
        try await house.database.write { session in
            try session.execute(
                """
                UPDATE progress SET replaced_by = \(id)
                WHERE agency_id = \(agency) AND target_id = \(target) AND period = \(period) AND replaced_by IS NULL
                """)
            try session.execute(
                """
                INSERT INTO progress (agency_id, target_id, progress_id, period, value, level, sentence, on_date, at, actor, reason)
                VALUES (\(agency), \(target), \(id), \(period), \(level * 1000), \(level * 1000), '', \(day), \(now), \(actor), '')
                """)
            try session.execute(
                """
                UPDATE due_report SET state = 'reported', reported_on = \(day)
                WHERE agency_id = \(agency) AND target_id = \(target) AND period = \(period)
                """)
        }
    }

    func entry(_ id: String, target: String, kind: TargetKind, amount: Int = 1, fields: JSONValue = [:], by actor: String = "staff") async throws {
        let (now, day) = (house.time.now.milliseconds, house.today.iso)
        try await house.database.write { session in
            try session.execute(
                """
                INSERT INTO entry (agency_id, target_id, entry_id, kind, title, on_date, amount, fields, at, actor, reason)
                VALUES (\(agency), \(target), \(id), \(kind.rawValue), \("Dòng \(id)"), \(day), \(amount * 1000), \(fields.json), \(now), \(actor), '')
                """)
        }
    }

    func withdraw(entry id: String) async throws {
        let now = house.time.now.milliseconds
        try await house.database.write { session in
            try session.execute("UPDATE entry SET withdrawn_at = \(now) WHERE agency_id = \(agency) AND entry_id = \(id)")
        }
    }
}
