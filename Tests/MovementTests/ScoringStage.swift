internal import Storage
internal import TestSupport
internal import Vietnamese

@testable internal import Movement

/// A target with one report, entered by SQL so that scoring is tested apart from the acts on targets.
struct StagedTarget: Sendable {
    var code = "C1"
    var measure = "share"
    var goal = Quantity(100)
    var value = Quantity(9)
    var whole: Quantity? = Quantity(10)
    var baseline: Quantity?
    var period = "2025-Q1"
    var periodTo = "2025-03-31"
    var evidence: [Instant] = []

    /// Enters the target of a unit, its report and uses of evidence; gives back the identifier of the report.
    @discardableResult
    func enter(
        movement: String, obligation: String, unit: String, agency: String = TestWorld.agency, at: Instant, in session: Session
    ) throws -> String {
        let (target, report) = ("target-\(code)-\(unit)", "report-\(code)-\(unit)")
        let level = whole.flatMap { TargetProgress.percent(value, of: $0) } ?? value
        try session.execute(
            """
            INSERT INTO target (agency_id, target_id, movement_id, obligation_id, code, title, folded, kind, measure, unit_label, direction, source,
                                baseline, baseline_on, goal, cadence, starts, ends, grace, owner_kind, owner_id, unit_id, state, note, version,
                                position, created_at, created_by)
            VALUES (\(agency), \(target), \(movement), \(obligation), \(code), \("Chỉ tiêu \(code)"), \("chi tieu"), 'training', \(measure), 'người',
                    'up', 'report', \(baseline?.thousandths), \(baseline == nil ? nil : "2025-01-01"), \(goal.thousandths), 'quarter', '2025-01-01',
                    '2025-12-31', 5, 'unit', \(unit), \(unit), 'open', '', 1, 1, \(at.milliseconds), 'officer')
            """)
        try session.execute(
            """
            INSERT INTO due_report (agency_id, target_id, period, period_from, period_to, due_on, state, reported_on)
            VALUES (\(agency), \(target), \(period), '2025-01-01', \(periodTo), '2025-04-07', 'reported', '2025-04-01')
            """)
        try session.execute(
            """
            INSERT INTO progress (agency_id, target_id, progress_id, period, value, whole, level, sentence, on_date, at, actor, reason)
            VALUES (\(agency), \(target), \(report), \(period), \(value.thousandths), \(whole?.thousandths), \(level.thousandths), 'Đã làm.',
                    '2025-04-01', \(at.milliseconds), 'unitHead', '')
            """)
        for (index, moment) in evidence.enumerated() {
            let id = "evidence-\(code)-\(unit)-\(index)"
            try session.execute(
                """
                INSERT INTO evidence (agency_id, evidence_id, kind, title, version, created_at, created_by)
                VALUES (\(agency), \(id), 'document', 'Biên bản', 1, \(moment.milliseconds), 'unitHead')
                """)
            try session.execute(
                """
                INSERT INTO evidence_use (agency_id, evidence_id, target_id, progress_id, use_id, at, actor, end_reason)
                VALUES (\(agency), \(id), \(target), \(report), \("use-\(id)"), \(moment.milliseconds), 'unitHead', '')
                """)
        }
        return report
    }
}

/// Something of every kind that scoring acts on.
struct ScoringStage: Sendable {
    /// A draft, a table in force that the reading division has scored itself with, and a table for outsiders.
    let draft, adopted, outsiders: String
    /// A round whose seed is secret, a round that was drawn, and the report in it, which the first of its checkers has to check.
    let committed, drawn, item: String

    /// A table of two criteria; C1 feeds the first.
    static let body = #"""
        {"name": "Phòng, đơn vị", "group": "collectives", "decimals": 2, "total": "100", "final_by": "head", "criteria": [
        {"code": "1", "title": "Đào tạo", "max": "60", "rule": "ratio", "target": "C1", "evidence": "criterion"},
        {"code": "2", "title": "Kế hoạch", "max": "40", "rule": "steps"}], "tie_breaks": ["số 1", "bỏ phiếu"]}
        """#

    static func create(_ movement: String, group: String = "collectives") -> [String: JSONValue] {
        ["movement": .string(movement), "group": .string(group), "name": "Phòng, đơn vị", "total": "100", "final_by": "head", "body": .string(body)]
    }

    static func build(on world: TestWorld, movement: String, obligation: String) async throws -> ScoringStage {
        let runner = world.runner
        func act(_ name: String, _ values: [String: JSONValue], as key: String) async throws -> Receipt {
            try await runner.perform(name, values, as: TestWorld.source(key), channel: .web)
        }
        try await world.database.write { session in
            _ = try StagedTarget(evidence: [TestWorld.noon]).enter(
                movement: movement, obligation: obligation, unit: "reading", at: TestWorld.noon, in: session)
        }
        let draft = try await act("scoring.create", create(movement), as: "officer").subjectID
        let adopted = try await act("scoring.create", create(movement), as: "officer").subjectID
        _ = try await act("scoring.adopt", ["table": .string(adopted)], as: "head")
        let outsiders = try await act("scoring.create", create(movement, group: "outsiders"), as: "officer").subjectID
        _ = try await act("scoring.adopt", ["table": .string(outsiders)], as: "head")
        _ = try await act("score.self", ["table": .string(adopted), "inputs": [["2", "100", "100"]]], as: "unitHead")
        let round: [String: JSONValue] = [
            "movement": .string(movement), "title": "Quý I", "from": "2025-01-01", "to": "2025-03-31", "size": 1, "checkers": ["councilMember"],
        ]
        let committed = try await act("check.commit", round, as: "officer").subjectID
        let drawn = try await act("check.commit", round, as: "officer").subjectID
        _ = try await act("check.draw", ["round": .string(drawn)], as: "officer")
        return ScoringStage(
            draft: draft, adopted: adopted, outsiders: outsiders, committed: committed, drawn: drawn, item: "report-C1-reading")
    }
}
