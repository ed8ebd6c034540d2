internal import Storage
internal import TestSupport
internal import Testing
internal import Vietnamese

@testable internal import Movement

@Suite("Targets as everybody sees them")
struct TargetViewTests {
    /// A target of the reading division and one of the staff member, each with a report by month; the first was corrected.
    private func season(_ house: PlanHouse) async throws -> (slug: String, unit: String, person: String) {
        let (movement, slug, clauses) = try await house.movementWithClauses()
        let unit = try await house.act("target.create", PlanHouse.target(movement, clauses["II.1"], ["cadence": "month"])).subjectID
        let person = try await house.act(
            "target.create",
            PlanHouse.target(movement, clauses["II.2"], ["code": "II.2-01", "cadence": "month", "units": [], "people": ["staff"], "goal": 10])
        ).subjectID
        let sent = try await house.act(
            "progress.report", ["target": .string(unit), "value": 15, "sentence": "Mười lăm buổi."], as: "readingHead")
        // Reports of one moment have no order.
        house.time.pass(minutes: 1)
        try await house.act(
            "progress.correct", ["report": sent.result["report"] ?? .null, "value": 17, "sentence": "Mười bảy buổi.", "reason": "Đếm lại."],
            as: "readingHead")
        try await house.act("progress.report", ["target": .string(person), "value": 12], as: "staff")
        return (slug, unit, person)
    }

    private func list(
        _ house: PlanHouse, _ slug: String, _ filter: TargetFilter = TargetFilter(), as key: String = "visitor"
    ) async throws
        -> [TargetLine]
    {
        let (viewer, today) = (try await house.actor(key), house.today)
        return try await house.database.read { try TargetQueries.list(slug: slug, filter, for: viewer, today: today, in: $0) }
    }

    private func page(_ house: PlanHouse, _ target: String, as key: String) async throws -> TargetModel {
        let (viewer, today) = (try await house.actor(key), house.today)
        return try await house.database.read { try TargetQueries.page(target, for: viewer, today: today, in: $0) }
    }

    @Test("Numbers by unit are public, names of people are not", arguments: TestDatabases.engines)
    func publicNumbers(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let season = try await season(house)
            let lines = try await list(house, season.slug)
            #expect(lines.map(\.clause) == ["II.1", "II.2"])
            #expect(lines.map { $0.level?.plain } == ["17", "12"])
            #expect(lines.map { $0.achieved?.plain } == ["8.5", "120"])
            #expect(lines.map(\.owner.label.vi) == ["Phòng Bạn đọc", "Cá nhân được giao"])
            #expect(lines.map { $0.unitName?.vi } == ["Phòng Bạn đọc", "Phòng Bạn đọc"])
            #expect(lines.map(\.owner.id) == ["reading", nil])
            #expect(lines.map(\.lastPeriod) == ["2025-01", "2025-01"])
            #expect(try await list(house, season.slug, as: "clerk").map(\.owner.label.vi) == ["Phòng Bạn đọc", "Nguyễn Thị Viên"])
            // February is due on 7 March: not late today, late on the 8th.
            #expect(lines.map(\.late) == [0, 0])
            house.time.pass(minutes: 60 * 24 * 5)
            #expect(try await list(house, season.slug, TargetFilter(isLate: true)).map(\.late) == [1, 1])
            #expect(try await list(house, season.slug, TargetFilter(clause: "II.2")).map(\.id) == [season.person])
            #expect(try await list(house, season.slug, TargetFilter(unit: "office")).isEmpty)
            let all = try await list(house, season.slug, TargetFilter(after: 0))
            #expect(try await list(house, season.slug, TargetFilter(after: all[0].position)).map(\.id) == [all[1].id])
        }
    }

    @Test("Sentences, names and what was replaced are for the owner, the officer, the head and the inspector", arguments: TestDatabases.engines)
    func behind(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let season = try await season(house)
            for key in ["officer", "head", "inspector", "readingHead", "staff"] {
                let model = try await page(house, season.unit, as: key)
                #expect(model.seesBehind && model.reports.map { $0.value.plain } == ["15", "17"], "\(key)")
                #expect(model.reports.map(\.isReplaced) == [true, false] && model.reports.map(\.sentence) == ["Mười lăm buổi.", "Mười bảy buổi."])
                #expect(model.reports.last?.reason == "Đếm lại." && model.reports.last?.who == "Đỗ Thị Sách", "\(key)")
                #expect(
                    model.maySet == ["officer", "head"].contains(key) && model.mayReport == ["readingHead", "staff", "inspector"].contains(key),
                    "\(key)")
            }
            for key in ["visitor", "clerk", "unitHead", "administrator"] {
                let model = try await page(house, season.unit, as: key)
                #expect(!model.seesBehind && model.reports.map { $0.value.plain } == ["17"], "\(key)")
                #expect(model.reports.allSatisfy { $0.sentence == nil && $0.who == nil && $0.reason == nil }, "\(key)")
                #expect(!model.mayReport && !model.maySet, "\(key)")
            }
            #expect(try await house.refused { try await page(house, "nothing", as: "head") } == .notFound)
        }
    }

    @Test("What is owed stands on the desk of whoever answers for it, soonest due first", arguments: TestDatabases.engines)
    func owed(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let season = try await season(house)
            func owed(_ key: String) async throws -> [String] {
                try await house.desk(key).reports.map { "\($0.code) \($0.period) \($0.due.iso)\($0.isLate ? " late" : "")" }
            }
            #expect(try await owed("readingHead") == ["II.1-01 2025-02 2025-03-07"])
            #expect(try await owed("staff") == ["II.2-01 2025-02 2025-03-07"], "a member who heads nothing owes only what is theirs")
            #expect(try await owed("officer").isEmpty)
            #expect(try await owed("visitor").isEmpty)
            house.time.pass(minutes: 60 * 24 * 25)
            #expect(try await owed("readingHead") == ["II.1-01 2025-02 2025-03-07 late", "II.1-01 2025-03 2025-04-07"])
            try await house.act("target.withdraw", ["target": .string(season.unit), "reason": "Gộp."])
            #expect(try await owed("readingHead").isEmpty)
        }
    }

    @Test("However many targets there are, a list asks once and a page six times at most", arguments: TestDatabases.engines)
    func statements(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (movement, slug, clauses) = try await house.movementWithClauses()
            let (viewer, today) = (try await house.actor("head"), house.today)
            var counts: [[Int]] = []
            for round in 0..<2 {
                for number in 0..<(round == 0 ? 1 : 20) {
                    _ = try await house.act(
                        "target.create",
                        PlanHouse.target(
                            movement, clauses["II.1"],
                            ["code": .string("T\(round)-\(number)"), "kind": "outreach", "units": ["reading", "office"], "cadence": "month"]))
                }
                let first = try await house.rows("SELECT target_id FROM target ORDER BY position")[0]
                counts.append(
                    try await house.database.read { session in
                        let start = session.statementCount
                        _ = try TargetQueries.list(slug: slug, for: viewer, today: today, in: session)
                        let afterList = session.statementCount
                        _ = try TargetQueries.page(first, for: viewer, today: today, in: session)
                        let afterPage = session.statementCount
                        _ = try OwedReports.list(for: viewer, today: today, in: session)
                        return [afterList - start, afterPage - afterList, session.statementCount - afterPage]
                    })
            }
            #expect(counts[0] == counts[1])
            #expect(counts[1][0] == 1 && counts[1][1] <= 6 && counts[1][2] == 1)
        }
    }
}
