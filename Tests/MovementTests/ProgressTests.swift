internal import Storage
internal import TestSupport
internal import Testing
internal import Vietnamese

@testable internal import Movement

@Suite("Reports on targets")
struct ProgressTests {
    private func report(_ target: String, _ more: [String: JSONValue] = [:]) -> [String: JSONValue] {
        ["target": .string(target), "value": 15].merging(more) { _, more in more }
    }

    @Test("The oldest period owed comes first, a late report is taken and told so, and the clause is alive", arguments: TestDatabases.engines)
    func oldestFirst(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (movement, slug, clauses) = try await house.movementWithClauses()
            let target = try await house.act(
                "target.create", PlanHouse.target(movement, clauses["II.1"], ["cadence": "month", "grace": 5])
            ).subjectID
            let late = try await house.act(
                "progress.report", report(target, ["sentence": "Mười lăm buổi, 320 lượt bạn đọc."]), as: "readingHead")
            #expect(late.result["period"] == "2025-01" && late.result["late"] == true && late.result["days_late"] == 24)
            #expect(
                late.sentence.vi
                    == "Đỗ Thị Sách báo cáo chỉ tiêu II.1-01 “Buổi mở cửa tối”, Tháng 01/2025: 15 buổi, muộn 24 ngày.")
            let punctual = try await house.act("progress.report", report(target, ["value": "31,5", "on": "28/02/2025"]), as: "staff")
            #expect(punctual.result["period"] == "2025-02" && punctual.result["late"] == false && punctual.result["level"] == "31.5")
            #expect(
                try await house.due(target).prefix(3) == [
                    "2025-01|2025-02-07|reported|2025-03-03", "2025-02|2025-03-07|reported|2025-03-03", "2025-03|2025-04-07|owed|-",
                ])
            let clause = try await house.clause("II.1", slug, as: "head")
            #expect(clause.clause.isAlive && clause.clause.events == 2)
            #expect(clause.history.filter(\.isEvent).map(\.unit?.vi) == ["Phòng Bạn đọc", "Phòng Bạn đọc"])
            #expect(
                Set(clause.history.compactMap(\.note)) == ["II.1-01, Tháng 01/2025: 15 buổi", "II.1-01, Tháng 02/2025: 31,5 buổi"])
        }
    }

    @Test("A number beyond its limits, a date outside the period, a period that is unknown or has not begun", arguments: TestDatabases.engines)
    func limits(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let target = try await house.setTarget(["measure": "share", "goal": 90])
            func wrong(_ more: [String: JSONValue]) async throws -> [String] {
                try await house.wrong("progress.report", report(target, more), as: "readingHead")
            }
            #expect(try await wrong([:]) == ["whole"])
            #expect(try await wrong(["whole": 14]) == ["value"])
            #expect(try await wrong(["whole": 0, "value": 0]) == ["whole"])
            #expect(try await wrong(["value": -1, "whole": 20]) == ["value"])
            #expect(try await wrong(["value": "1000000000000001", "whole": "1000000000000001"]) == ["value", "whole"])
            #expect(try await wrong(["value": "15,0001", "whole": 20]) == ["value"])
            #expect(try await wrong(["value": nil, "whole": 20]) == ["value"])
            #expect(try await wrong(["whole": 20, "on": "2025-03-04"]) == ["on"], "tomorrow")
            #expect(try await wrong(["whole": 20, "on": "2024-12-31"]) == ["on"], "before the period")
            #expect(try await wrong(["whole": 20, "on": "9999-12-31"]) == ["on"])
            #expect(try await wrong(["whole": 20, "period": "2025-05"]) == ["period"])
            #expect(try await wrong(["whole": 20, "sentence": .string(String(repeating: "a", count: 1001))]) == ["sentence"])
            let early = try await house.refusal("progress.report", report(target, ["whole": 20, "period": "2025-Q2"]), as: "readingHead")
            #expect(early?.code == "progress.too-early")
            #expect(early?.reason.vi == "Quý 2/2025 chưa bắt đầu (từ 01/04/2025).")
            #expect(try await house.rows("SELECT COUNT(*) FROM progress") == ["0"])
            try await house.act("progress.report", report(target, ["whole": 60]), as: "readingHead")
            #expect(try await house.rows("SELECT value, whole, level FROM progress") == ["15000|60000|25000"])
        }
    }

    @Test("Done is 1 or 0; the whole of a share is taken from the report before", arguments: TestDatabases.engines)
    func measures(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (movement, _, clauses) = try await house.movementWithClauses()
            let done = try await house.act(
                "target.create", PlanHouse.target(movement, clauses["II.1"], ["measure": "done", "goal": nil])
            ).subjectID
            let share = try await house.act(
                "target.create",
                PlanHouse.target(movement, clauses["II.2"], ["code": "II.2-01", "measure": "share", "goal": 100, "cadence": "month"])
            ).subjectID
            #expect(try await house.wrong("progress.report", report(done, ["value": 2]), as: "readingHead") == ["value"])
            #expect(try await house.wrong("progress.report", report(done, ["value": "0,5"]), as: "readingHead") == ["value"])
            #expect(try await house.wrong("progress.report", report(done, ["value": 1, "whole": 1]), as: "readingHead") == ["whole"])
            let receipt = try await house.act("progress.report", report(done, ["value": 1]), as: "readingHead")
            #expect(receipt.sentence.en.hasSuffix("Q1 2025: done."))
            try await house.act("progress.report", report(share, ["value": 1, "whole": 3]), as: "readingHead")
            try await house.act("progress.report", report(share, ["value": 2]), as: "readingHead")
            #expect(
                try await house.rows("SELECT period, value, whole, level FROM progress WHERE target_id = \(share) ORDER BY period")
                    == ["2025-01|1000|3000|33333", "2025-02|2000|3000|66667"])
        }
    }

    @Test("Nobody reports for somebody else", arguments: TestDatabases.engines)
    func ownersOnly(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let target = try await house.setTarget()
            for key in ["officer", "head", "unitHead", "administrator"] {
                let refusal = try await house.refusal("progress.report", report(target), as: key)
                #expect(refusal?.kind == .forbidden && refusal?.code == "target.not-yours", "\(key)")
            }
            #expect(try await house.refusal("progress.report", report(target), as: "visitor") == .signedOut)
            #expect(try await house.refusal("progress.report", report("nothing"), as: "readingHead") == .notFound)
            #expect(try await house.rows("SELECT COUNT(*) FROM progress") == ["0"])
        }
    }

    @Test("Of two who report the same period at once one succeeds, and the other is told in words", arguments: TestDatabases.engines)
    func twoAtOnce(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let target = try await house.setTarget()
            let outcomes = try await withThrowingTaskGroup(of: String?.self) { group in
                for number in 0..<8 {
                    group.addTask {
                        try await house.refusal(
                            "progress.report", report(target, ["value": .int(Int64(number)), "period": "2025-Q1"]),
                            as: number.isMultiple(of: 2) ? "readingHead" : "staff")?.code
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.filter { $0 == nil }.count == 1)
            #expect(outcomes.filter { $0 == "progress.reported" }.count == 7)
            #expect(try await house.rows("SELECT COUNT(*) FROM progress") == ["1"])
        }
    }

    @Test("The same form sent twice reports once", arguments: TestDatabases.engines)
    func sentTwice(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let target = try await house.setTarget(["cadence": "month"])
            let values = report(target)
            let first = try await house.runner.perform("progress.report", values, as: house.source("readingHead"), channel: .web, key: "form-1")
            let second = try await house.runner.perform("progress.report", values, as: house.source("readingHead"), channel: .web, key: "form-1")
            #expect(second.isRepeat && second.entry == first.entry && second.result == first.result)
            #expect(try await house.rows("SELECT period FROM progress") == ["2025-01"])
        }
    }

    @Test("A report is corrected with a reason; the old one stays, and who looked at it before is told", arguments: TestDatabases.engines)
    func corrected(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let target = try await house.setTarget()
            let first = try await house.act("progress.report", report(target), as: "readingHead")
            let old = try #require(first.result["report"]?.string)
            func correction(_ value: Int64) -> [String: JSONValue] {
                ["report": .string(old), "value": .int(value), "reason": "Đếm lại sổ trực."]
            }
            #expect(try await house.wrong("progress.correct", ["report": .string(old), "value": 16], as: "readingHead") == ["reason"])
            #expect(try await house.refusal("progress.correct", correction(16), as: "officer")?.code == "target.not-yours")
            let receipt = try await house.act("progress.correct", correction(17), as: "staff")
            #expect(receipt.result["replaced"] == .string(old))
            #expect(
                receipt.sentence.vi
                    == "Nguyễn Thị Viên sửa báo cáo chỉ tiêu II.1-01 “Buổi mở cửa tối”, Quý 1/2025, thành 17 buổi. Lý do: Đếm lại sổ trực.")
            #expect(try await house.refusal("progress.correct", correction(18), as: "readingHead")?.code == "progress.moved")
            #expect(
                try await house.rows("SELECT value, reason FROM progress ORDER BY value") == ["15000|", "17000|Đếm lại sổ trực."])
            #expect(try await house.rows("SELECT COUNT(*) FROM progress WHERE replaced_by IS NULL") == ["1"])
        }
    }

    @Test("A clock that went back makes a report wait, and takes it once the day has come", arguments: TestDatabases.engines)
    func clockMovedBack(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let target = try await house.setTarget(["cadence": "month"])
            try await house.act("progress.report", report(target, ["period": "2025-02", "on": "2025-03-03"]), as: "readingHead")
            house.time.pass(minutes: -60 * 24 * 20)
            #expect(
                try await house.wrong("progress.report", report(target, ["period": "2025-01", "on": "2025-03-03"]), as: "readingHead") == ["on"])
            #expect(
                try await house.refusal("progress.report", report(target, ["period": "2025-03"]), as: "readingHead")?.code == "progress.too-early")
            let receipt = try await house.act("progress.report", report(target, ["period": "2025-01"]), as: "readingHead")
            #expect(receipt.result["days_late"] == 4)
            house.time.pass(minutes: 60 * 24 * 20)
            try await house.act("progress.report", report(target), as: "readingHead")
            #expect(try await house.rows("SELECT period FROM progress ORDER BY period") == ["2025-01", "2025-02", "2025-03"])
            #expect(try await RecordVerification.run(on: house.database).map(\.firstBreak) == [nil])
        }
    }
}
