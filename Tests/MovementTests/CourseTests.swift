internal import Storage
internal import TestSupport
internal import Testing
internal import Vietnamese

@testable internal import Movement

/// The days and names of a course, by tables.
@Suite struct CourseRulesTests {
    private func day(_ iso: String) throws -> CivilDate { try #require(CivilDate(iso: iso)) }

    @Test(arguments: [
        ("2022-06-10", "2025-12-31", true), ("2024-01-01", "2026-12-31", true), ("2024-01-01", "2026-12-30", false),
        ("2025-01-01", "2025-12-31", false), ("2024-02-29", "2027-02-28", true), ("2024-02-29", "2027-02-27", false),
    ])
    func threeYears(_ from: String, _ to: String, _ isLong: Bool) throws {
        #expect(CourseRules.isLong(from: try day(from), to: try day(to)) == isLong)
    }

    @Test(arguments: [
        ("2021-01-01", "2025-12-31", "2026-01-01", "2030-12-31"), ("2025-01-01", "2025-12-31", "2026-01-01", "2026-12-31"),
        ("2022-06-10", "2025-12-31", "2026-01-01", "2029-07-24"), ("2025-03-01", "2025-03-31", "2025-04-01", "2025-05-01"),
    ])
    func whatFollowsIsAsLong(_ from: String, _ to: String, _ first: String, _ last: String) throws {
        let next = CourseRules.following(from: try day(from), to: try day(to))
        #expect([next.from.iso, next.to.iso] == [first, last])
    }

    @Test(arguments: [
        ("Thi đua giai đoạn 2021-2025", "Thi đua giai đoạn 2026-2030"), ("Thi đua giai đoạn 2021 – 2025", "Thi đua giai đoạn 2026-2030"),
        ("Thi đua chuyển đổi số", "Thi đua chuyển đổi số (giai đoạn 2026-2030)"),
    ])
    func titleNamesTheYearsToCome(_ title: String, _ expected: String) throws {
        let next = (from: try day("2026-01-01"), to: try day("2030-12-31"))
        #expect(CourseRules.title(title, from: try day("2021-01-01"), to: try day("2025-12-31"), next: next) == expected)
    }

    @Test(arguments: [
        ("Đến năm 2025 có 80 %", true), ("Quyết định 749/QĐ-TTg", false), ("văn bản số 20251", false), ("giai đoạn 2026-2030", false),
        ("trong 2021", true), ("", false),
    ])
    func oldYearsAreFound(_ text: String, _ expected: Bool) throws {
        #expect(CourseRules.years(named: text, from: try day("2021-01-01"), to: try day("2025-12-31")) == expected)
    }
}

/// Pilots, the interim review, and carrying a movement on.
@Suite struct CourseTests {
    private func course(_ house: PlanHouse, _ slug: String, as key: String = "officer") async throws -> Course {
        let (viewer, today) = (try await house.actor(key), house.today)
        return try await house.database.read { try CourseQueries.page(slug: slug, for: viewer, today: today, in: $0) }
    }

    private func pilot(_ movement: String, _ more: [String: JSONValue] = [:]) -> [String: JSONValue] {
        [
            "movement": .string(movement), "unit": "reading", "what": "Mở cửa thêm chủ nhật.", "from": "2025-03-10", "to": "2025-05-31",
        ].merging(more) { _, new in new }
    }

    @Test("A long movement asks for pilots and an interim review until they are there", arguments: TestDatabases.engines)
    func asking(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (_, movement, slug) = try await house.launched()
            #expect(try await house.desk("officer").courses.map(\.what) == [.pilots, .interim])
            #expect(try await house.desk("staff").courses == [])
            #expect(try await course(house, slug).decisions.map(\.kind) == [.pilots, .interim])
            #expect(try await course(house, slug, as: "staff").decisions == [])
            let id = try await house.act("movement.pilot", pilot(movement)).subjectID
            #expect(try await house.desk("head").courses.map(\.what) == [.interim])
            for on in ["2024-01-01", "2026-12-31", "2027-01-01"] {
                let refusal = try await house.refusal("movement.interim", ["movement": .string(movement), "on": .string(on)], as: "head")
                #expect(refusal?.fields.map(\.key) == ["on"], "\(on)")
            }
            try await house.act("movement.interim", ["movement": .string(movement), "on": "2025-05-15"])
            #expect(try await house.desk("officer").courses == [])
            house.time.pass(seconds: 86_400 * 60)
            #expect(
                try await house.desk("officer").courses == [
                    OwedCourse(slug: slug, movement: "Thư viện mở cửa mỗi tối", what: .review, by: CivilDate(iso: "2025-05-15"))
                ])
            try await house.act("review.open", ["movement": .string(movement), "kind": "interim"])
            #expect(try await house.desk("officer").courses == [])
            house.time.pass(seconds: 86_400 * 60)
            #expect(try await house.desk("officer").courses.map(\.what) == [.conclude])
            try await house.act("pilot.conclude", ["pilot": .string(id), "decision": "widen", "result": "Đông người đến."])
            #expect(try await house.desk("officer").courses == [])
            let seen = try await course(house, slug, as: "visitor")
            #expect(seen.pilots.map(\.result) == ["Đông người đến."] && seen.pilots.map(\.decision) == [.widen] && seen.units == [])
        }
    }

    @Test("What cannot be a pilot is refused with its reason", arguments: TestDatabases.engines)
    func refusals(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (_, movement, slug) = try await house.launched()
            let wrong: [([String: JSONValue], [String])] = [
                (["from": "2023-12-31"], ["from"]), (["to": "2027-01-01"], ["to"]), (["from": "2025-06-01"], ["to"]), (["unit": "nowhere"], ["unit"]),
                (["what": " "], ["what"]), (["from": "31/02/2025"], ["from"]),
            ]
            for (values, fields) in wrong {
                #expect(try await house.refusal("movement.pilot", pilot(movement, values), as: "officer")?.fields.map(\.key) == fields)
            }
            #expect(try await house.refusal("movement.pilot", pilot(movement), as: "readingHead") == .forbidden)
            #expect(try await house.refusal("movement.pilot", pilot("nothing"), as: "officer") == .notFound)
            let id = try await house.act("movement.pilot", pilot(movement)).subjectID
            #expect(try await house.refusal("movement.pilot", pilot(movement), as: "head")?.code == "pilot.running")
            let end: [String: JSONValue] = ["pilot": .string(id), "decision": "stop", "result": "Chưa."]
            #expect(try await house.refusal("pilot.conclude", end, as: "officer")?.code == "pilot.not-begun")
            #expect(try await house.refusal("pilot.conclude", end, as: "staff") == .forbidden)
            try await house.act("pilot.drop", ["pilot": .string(id), "reason": "Sửa nhà."])
            house.time.pass(seconds: 86_400 * 10)
            #expect(try await house.refusal("pilot.conclude", end, as: "officer")?.code == "pilot.ended")
            #expect(try await house.refusal("pilot.drop", ["pilot": .string(id), "reason": "x"], as: "head")?.code == "pilot.ended")
            #expect(try await house.desk("officer").courses.map(\.what) == [.pilots, .interim])
            #expect(try await course(house, slug, as: "visitor").pilots.map(\.state) == [.dropped])
        }
    }

    private static let next: [String: JSONValue] = ["from": "2027-01-01", "to": "2029-12-31"]

    @Test("Carried on: a draft with what still stands, the rest to be decided; the old movement stays", arguments: TestDatabases.engines)
    func cloning(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (plan, movement, slug) = try await house.launched()
            let second = try await house.obligation("II.2", of: plan)
            try await house.act("obligation.assign", ["obligation": .string(second.id), "people": ["staff"], "due": "2025-12-01"])
            try await SeasonRows(house: house, movement: movement).target("T1", obligation: second.id)
            try await house.act(
                "reminders.set",
                ["movement": .string(movement), "on": true, "before": "3", "send_hour": 7, "quiet_from": 18, "quiet_to": 6, "acknowledge_every": 5])
            let table = try await house.act(
                "scoring.create", ["movement": .string(movement), "group": "collectives", "name": "Bảng A", "total": "100", "final_by": "head"])
            try await house.database.write { session in
                try session.execute("UPDATE scoring_table SET state = 'adopted', hash = 'x' WHERE table_id = \(table.subjectID)")
                try session.execute("UPDATE person SET valid_to = '2025-01-01' WHERE agency_id = \(PlanHouse.agency) AND person_id = 'staff'")
            }
            let before = try await house.page(slug, as: "officer")
            let (viewer, today) = (try await house.actor("officer"), house.today)
            let carrying = try await house.database.read { try CourseQueries.carrying(slug: slug, for: viewer, today: today, in: $0) }
            #expect([carrying.obligations, carrying.lostOwners, carrying.targets, carrying.tables] == [before.summary.liveness.total, 1, 1, 1])
            #expect(carrying.hasReminders && carrying.title.contains("2027-2029") && carrying.to.iso == "2029-12-31")

            let values = Self.next.merging(["movement": .string(movement)]) { one, _ in one }
            for (wrong, field) in [(["from": "2026-12-31"], "from"), (["to": "2026-12-31"], "to")] as [([String: JSONValue], String)] {
                let refusal = try await house.refusal("movement.clone", values.merging(wrong) { _, new in new }, as: "officer")
                #expect(refusal?.fields.map(\.key) == [field])
            }
            #expect(try await house.refusal("movement.clone", values, as: "readingHead") == .forbidden)
            let receipt = try await house.act("movement.clone", values)
            let draft = try #require(receipt.result["plan"]?.string)
            #expect(try await house.refusal("movement.clone", values, as: "head")?.code == "movement.carried-on")
            #expect(try await house.page(slug, as: "officer") == before)
            #expect(try await course(house, slug).nextDraft == draft)
            #expect(try await course(house, slug, as: "staff").nextDraft == nil)

            let check = try await house.launchCheck(draft, as: "head")
            #expect(check.from?.iso == "2027-01-01" && check.to?.iso == "2029-12-31" && check.isLong)
            #expect(check.decisions.map(\.kind) == [.owners, .dues, .above])
            #expect(check.decisions.first?.words.vi.contains("II.2") == true)
            let copied = try await house.review(draft)
            #expect(copied.obligations.allSatisfy { $0.state == .proposed } && copied.obligations.count == before.summary.liveness.total)

            try await house.prepare(draft)
            let launched = try await house.act("plan.launch", PlanHouse.launch(draft), as: "head")
            let new = try await course(house, try #require(launched.result["slug"]?.string))
            #expect(new.previous?.slug == slug && new.from.iso == "2027-01-01")
            #expect(try await course(house, slug, as: "visitor").next?.slug == new.slug)
            #expect(new.decisions.map(\.kind) == [.pilots, .interim, .above, .targets, .scoring, .reminders, .registration])
            #expect(new.decisions.first { $0.kind == .targets }?.href == "/phong-trao/\(new.slug)/chi-tieu/moi?theo=T1")
            let copies = try await house.database.read { session in
                try session.rows("SELECT state, copied_from FROM scoring_table WHERE movement_id = \(new.movement)").map {
                    [try $0.text(0), try $0.text(1)]
                }
            }
            #expect(copies == [["draft", table.subjectID]])
        }
    }
}
