internal import Storage
internal import TestSupport
internal import Testing
internal import Vietnamese

@testable internal import Movement

@Suite("Targets: setting, changing, withdrawing")
struct TargetActsTests {
    @Test("A target has a due report for each period, with grace in working days", arguments: TestDatabases.engines)
    func periods(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (movement, slug, clauses) = try await house.movementWithClauses()
            try await house.database.write { session in
                // 1 April 2025 is a Tuesday; make it a day off.
                try session.execute(
                    """
                    INSERT INTO calendar_day (agency_id, day, is_working, name, source)
                    VALUES (\(PlanHouse.agency), '2025-04-01', 0, 'Ngày nghỉ thử', 'Thử')
                    """)
            }
            let receipt = try await house.act(
                "target.create",
                PlanHouse.target(
                    movement, clauses["II.1"], ["units": ["reading", "office"], "posts": ["director"], "people": ["staff"], "grace": 2]))
            let targets = receipt.result["targets"]?.array?.compactMap(\.string) ?? []
            #expect(targets.count == 4 && receipt.subjectID == targets.first && receipt.result["slug"] == .string(slug))
            #expect(
                receipt.sentence.vi == "Lê Thị Duyên đặt chỉ tiêu II.1-01 “Buổi mở cửa tối” của nghĩa vụ II.1 cho 4 nơi phụ trách.")
            let rows = try await house.rows(
                """
                SELECT owner_kind, owner_id, unit_id, goal, direction, source, grace, version, position FROM target ORDER BY position
                """)
            #expect(
                rows == [
                    "unit|reading|reading|200000|up|report|2|1|1", "unit|office|office|200000|up|report|2|1|2",
                    "post|director|leadership|200000|up|report|2|1|3", "person|staff|reading|200000|up|report|2|1|4",
                ])
            for target in targets {
                #expect(
                    try await house.due(target) == [
                        "2025-Q1|2025-04-03|owed|-", "2025-Q2|2025-07-02|owed|-", "2025-Q3|2025-10-02|owed|-", "2025-Q4|2026-01-02|owed|-",
                    ])
            }
        }
    }

    @Test("Periods that fell due before a target was set are owed by nobody, unless it names its first day", arguments: TestDatabases.engines)
    func pastPeriods(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (movement, slug, clauses) = try await house.movementWithClauses()
            let more: [String: JSONValue] = ["starts": nil, "ends": "2025-06-30", "units": ["reading"]]
            let target = try await house.act("target.create", PlanHouse.target(movement, clauses["II.1"], more)).subjectID
            // Today is 3 March 2025.
            let due = try await house.due(target)
            #expect(due.map { String($0.prefix(7)) } == ["2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4", "2025-Q1", "2025-Q2"])
            #expect(due.map { $0.hasSuffix("|excused|2025-03-03") } == [true, true, true, true, false, false])
            #expect(due.suffix(2).allSatisfy { $0.hasSuffix("|owed|-") })
            let (viewer, today) = (try await house.actor("readingHead"), house.today)
            let late = try await house.database.read { session in
                let page = try TargetQueries.page(target, for: viewer, today: today, in: session)
                #expect(page.line.late == 0 && page.periods.map(\.isLate) == [false, false, false, false, false, false])
                #expect(page.periods.map(\.reportedOn) == [nil, nil, nil, nil, nil, nil])
                return try TargetQueries.list(slug: slug, TargetFilter(isLate: true), for: viewer, today: today, in: session)
            }
            #expect(late == [])
            #expect(try await house.database.read { try OwedReports.list(for: viewer, today: today, in: $0) } == [])
            #expect(
                try await house.refusal("progress.report", ["target": .string(target), "period": "2024-Q4", "value": 1], as: "readingHead")?.code
                    == "progress.excused")
            // Whoever names the first day asks for what has passed.
            let asked = try await house.act(
                "target.create",
                PlanHouse.target(movement, clauses["II.1"], more.merging(["code": "II.1-02", "starts": "2024-07-01"]) { _, new in new })
            ).subjectID
            #expect(try await house.due(asked).map { $0.contains("|owed|") } == [true, true, true, true])
            // Withdrawing excuses what was owed; as of a day before that, only what was owed is overdue.
            house.time.pass(minutes: 60 * 24)
            for one in [target, asked] { _ = try await house.act("target.withdraw", ["target": .string(one), "reason": "Trùng."]) }
            #expect(
                try await house.rows("SELECT COUNT(*) FROM due_report WHERE state = 'excused' AND reported_on IS NULL") == ["6"])
            let head = try await house.actor("head")
            let overview = try await house.database.read {
                try OverviewQueries.page(slug: slug, on: today, today: today.adding(days: 1), for: head, in: $0)
            }
            #expect(overview.overdue == 2)
        }
    }

    @Test("What does not hold together is refused field by field", arguments: TestDatabases.engines)
    func limits(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (movement, _, clauses) = try await house.movementWithClauses()
            func wrong(_ more: [String: JSONValue]) async throws -> [String] {
                try await house.wrong("target.create", PlanHouse.target(movement, clauses["II.1"], more))
            }
            #expect(try await wrong(["measure": "share", "goal": "100,001"]) == ["goal"])
            #expect(try await wrong(["measure": "share", "goal": 90, "baseline": 101, "baseline_on": "2024-12-31"]) == ["baseline"])
            #expect(try await wrong(["measure": "done", "goal": 2]) == ["goal"])
            #expect(try await wrong(["goal": nil]) == ["goal"])
            #expect(try await wrong(["goal": -1]) == ["goal"])
            #expect(try await wrong(["goal": "mười"]) == ["goal"])
            #expect(try await wrong(["baseline": 10]) == ["baseline_on"])
            #expect(try await wrong(["baseline_on": "2024-12-31"]) == ["baseline"])
            #expect(try await wrong(["baseline": 10, "baseline_on": "2025-03-04"]) == ["baseline_on"])
            #expect(try await wrong(["starts": "2023-12-31"]) == ["starts"])
            #expect(try await wrong(["ends": "2027-01-01"]) == ["ends"])
            #expect(try await wrong(["starts": "2025-07-01", "ends": "2025-06-30"]) == ["ends"])
            #expect(try await wrong(["starts": "1000-01-01", "ends": "9999-12-31"]) == ["starts", "ends"])
            #expect(try await wrong(["unit_label": ""]) == ["unit_label"])
            #expect(try await wrong(["code": "II 1; --"]) == ["code"])
            #expect(try await wrong(["units": []]) == ["units"])
            #expect(try await wrong(["units": ["nowhere"]]) == ["units"])
            #expect(try await wrong(["source": "entries"]) == ["source"])
            #expect(try await wrong(["kind": "training", "measure": "share", "goal": 90, "source": "entries"]) == ["source"])
            #expect(try await wrong(["grace": 61]) == ["grace"])
            #expect(try await wrong(["obligation": "nothing"]) == [])
            #expect(try await house.rows("SELECT COUNT(*) FROM target") == ["0"])
            #expect(try await house.rows("SELECT COUNT(*) FROM due_report") == ["0"])
            // Something done or not needs no goal; a share and money name their own unit.
            let done = try await house.act(
                "target.create", PlanHouse.target(movement, clauses["II.1"], ["measure": "done", "goal": nil, "unit_label": nil, "cadence": "once"]))
            #expect(try await house.rows("SELECT goal, unit_label FROM target WHERE target_id = \(done.subjectID)") == ["1000|"])
            #expect(try await wrong([:]) == ["code"], "the reading division has this code already")
        }
    }

    @Test("Of two who change the same target the second is told, and nothing is lost", arguments: TestDatabases.engines)
    func twoAtOnce(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let target = try await house.setTarget()
            let codes = try await withThrowingTaskGroup(of: String?.self) { group in
                for (key, goal) in [("officer", 210), ("head", 220)] {
                    group.addTask {
                        try await house.refusal(
                            "target.amend", ["target": .string(target), "goal": .int(Int64(goal)), "reason": "Rà soát quý.", "seen": 1], as: key)?
                            .code
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(codes.compactMap(\.self) == ["target.moved"])
            let stored = try await house.rows("SELECT goal, version FROM target")
            #expect(stored == ["210000|2"] || stored == ["220000|2"])
            let same = try await house.refusal("target.amend", ["target": .string(target), "reason": "Không đổi gì.", "seen": 2], as: "officer")
            #expect(same?.code == "target.unchanged")
        }
    }

    @Test("A target that is withdrawn excuses what was owed and keeps what was reported", arguments: TestDatabases.engines)
    func withdrawn(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let target = try await house.setTarget(["cadence": "month"])
            try await house.act("progress.report", ["target": .string(target), "value": 15], as: "readingHead")
            let receipt = try await house.act("target.withdraw", ["target": .string(target), "reason": "Gộp vào chỉ tiêu khác."])
            #expect(receipt.result["excused"] == 11)
            #expect(
                try await house.due(target).prefix(3) == [
                    "2025-01|2025-02-07|reported|2025-03-03", "2025-02|2025-03-07|excused|-", "2025-03|2025-04-07|excused|-",
                ])
            #expect(try await house.rows("SELECT value, replaced_by FROM progress") == ["15000|-"])
            let again: [(String, [String: JSONValue], String)] = [
                ("target.withdraw", ["target": .string(target), "reason": "Lần nữa."], "officer"),
                ("target.amend", ["target": .string(target), "goal": 3, "reason": "Lần nữa.", "seen": 2], "officer"),
                ("progress.report", ["target": .string(target), "value": 15], "readingHead"),
            ]
            for (act, values, key) in again { #expect(try await house.refusal(act, values, as: key)?.code == "target.withdrawn") }
        }
    }
}
