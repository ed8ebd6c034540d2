internal import Storage
internal import TestSupport
internal import Testing
internal import Vietnamese

@testable internal import Movement

/// The self-assessment of digital skills: two rounds, one's own answers, averages of groups of five or more.
@Suite struct AssessmentTests {
    private func page(_ house: PlanHouse, _ slug: String, as key: String) async throws -> AssessmentPage {
        let (viewer, today) = (try await house.actor(key), house.today)
        return try await house.database.read { try LearningQueries.assessment(slug: slug, for: viewer, today: today, in: $0) }
    }

    private func answers(_ round: String, _ level: Int) -> [String: JSONValue] {
        Dictionary(uniqueKeysWithValues: (1...20).map { ("s\($0)", JSONValue.string(String(level))) }).merging(["round": .string(round)]) { $1 }
    }

    @Test("Rounds have their days, and their first day stands once somebody has answered", arguments: TestDatabases.engines)
    func rounds(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (_, movement, slug) = try await house.launched()
            func open(_ kind: String, _ from: String, _ to: String) -> [String: JSONValue] {
                ["movement": .string(movement), "kind": .string(kind), "from": .string(from), "to": .string(to)]
            }
            #expect(try await house.wrong("assessment.open", open("before", "2025-03-09", "2025-03-05")) == ["to"])
            #expect(try await house.wrong("assessment.open", open("before", "2023-03-01", "2025-03-05")) == ["from"])
            #expect(try await house.wrong("assessment.open", open("before", "2025-02-01", "2025-03-02")) == ["to"])
            #expect(try await house.refusal("assessment.open", open("before", "2025-03-05", "2025-03-09"), as: "unitHead") == .forbidden)
            let round = try await house.act("assessment.open", open("before", "2025-03-05", "2025-03-09")).subjectID
            #expect(try await house.refusal("assessment.answer", answers(round, 1), as: "staff") == .assessmentClosed)
            #expect(try await house.act("assessment.open", open("before", "2025-03-01", "2025-03-09")).subjectID == round)
            #expect(try await house.refusal("assessment.answer", answers(round, 1), as: "administrator") == .forbidden)
            #expect(try await house.wrong("assessment.answer", answers(round, 5), as: "staff").count == 20)
            try await house.act("assessment.answer", answers(round, 1), as: "staff")
            try await house.act("assessment.answer", answers(round, 2), as: "staff")
            #expect(try await page(house, slug, as: "staff").rounds.map(\.own) == [Array(repeating: 2, count: 20)])
            #expect(try await page(house, slug, as: "clerk").rounds.map(\.own) == [nil])
            #expect(try await page(house, slug, as: "clerk").rounds.map(\.answered) == [nil])
            #expect(try await page(house, slug, as: "officer").rounds.map(\.answered) == [1])
            #expect(try await house.refusal("assessment.open", open("before", "2025-03-02", "2025-03-20"), as: "head") == .assessmentAnswered)
            try await house.act("assessment.open", open("before", "2025-03-01", "2025-03-10"))
            house.time.pass(seconds: 86_400 * 8)
            #expect(try await house.refusal("assessment.answer", answers(round, 3), as: "staff") == .assessmentClosed)
            // Averages have been shown: one answer more could be read off them.
            #expect(try await house.refusal("assessment.open", open("before", "2025-03-01", "2025-03-30"), as: "officer") == .assessmentClosed)
        }
    }

    @Test("Averages come when a round has closed, of five people or more, and never by name", arguments: TestDatabases.engines)
    func averages(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (_, movement, slug) = try await house.launched()
            let round = try await house.act(
                "assessment.open", ["movement": .string(movement), "kind": "before", "from": "2025-03-01", "to": "2025-03-03"]
            ).subjectID
            // Six of the office, three of the reading division and two of the leadership: together the two small groups are five.
            let people: [(String, Int)] = [
                ("officer", 1), ("unitHead", 1), ("legalOfficer", 1), ("clerk", 1), ("accountant", 1), ("councilSecretary", 3), ("readingHead", 4),
                ("staff", 4), ("inspector", 4), ("head", 4), ("councilMember", 4),
            ]
            for (person, level) in people { try await house.act("assessment.answer", answers(round, level), as: person) }
            #expect(try await page(house, slug, as: "officer").averages == [])
            house.time.pass(seconds: 86_400)
            func seen(_ key: String) async throws -> [String] {
                try await page(house, slug, as: key).averages.map { "\($0.unit ?? "all") \($0.people) \($0.areas.last?.plain ?? "")" }
            }
            #expect(try await seen("officer") == ["all 11 2.54", "office 6 1.33"])
            #expect(try await seen("unitHead") == ["all 11 2.54", "office 6 1.33"])
            #expect(try await seen("readingHead") == ["all 11 2.54"])
            #expect(try await seen("staff") == [])
            #expect(try await page(house, slug, as: "staff").seesAverages == false)
        }
    }
}

/// Targets that count by themselves.
@Suite struct LearningCountTests {
    /// A target reported each quarter of 2025 and linked to learning.
    private func target(
        _ house: PlanHouse, _ code: String, measure: String, unit: String = "reading", _ link: [String: JSONValue]
    ) async throws -> String {
        let row = try await house.database.read { try $0.row("SELECT movement_id FROM movement")?.text(0) ?? "" }
        let obligation = try await house.rows("SELECT obligation_id FROM obligation WHERE clause = 'II.1'")[0]
        let target = try await house.act(
            "target.create",
            PlanHouse.target(
                row, obligation,
                [
                    "code": .string(code), "measure": .string(measure), "unit_label": measure == "share" ? "" : "giờ", "units": [.string(unit)],
                    "goal": 80,
                ]
            )
        ).subjectID
        try await house.act("learning.link", link.merging(["target": .string(target)]) { $1 })
        return target
    }

    /// Six hours of staff and four of the head of the reading division, two of the clerk; all in March.
    private func learn(_ house: PlanHouse, _ movement: String) async throws {
        let course = try await house.act("learning.course", StagedLearning.course(movement, "Kỹ năng số", ["places": 9])).subjectID
        try await house.act("learning.open", ["course": .string(course)])
        let people: [JSONValue] = ["staff", "readingHead", "clerk"]
        try await house.act("learning.enrol", ["course": .string(course), "people": .array(people)])
        for present in [3, 2, 1] {
            let session = try await house.act(
                "learning.session",
                ["course": .string(course), "day": "2025-03-03", "from": "00:00", "to": "23:00", "place": "Phòng 1", "hours": 2]
            ).subjectID
            try await house.act(
                "learning.attend", ["session": .string(session), "people": .array(Array(people.prefix(present))), "reason": "Ghi tay."])
        }
    }

    private func count(_ house: PlanHouse, _ target: String, on day: String) async throws -> String {
        let day = try #require(CivilDate(iso: day))
        let found = try await house.database.read { try LearningCounting.count(target, on: day, agency: PlanHouse.agency, in: $0) }
        return found.map { "\($0.value.plain)/\($0.whole?.plain ?? "-")" } ?? "none"
    }

    @Test("Hours, people and shares, for everybody, leaders and core, in the agency or a unit", arguments: TestDatabases.engines)
    func measures(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (_, movement, _) = try await house.launched()
            try await learn(house, movement)
            try await house.act("person.core", ["person": "clerk", "reason": "Giữ hệ thống."])
            let cases: [(measure: String, link: [String: JSONValue], value: String)] = [
                ("count", ["measure": "hours", "audience": "everybody", "scope": "agency"], "12/-"),
                ("count", ["measure": "hours", "audience": "everybody", "scope": "unit"], "10/-"),
                ("count", ["measure": "hours", "audience": "leaders", "scope": "agency"], "4/-"),
                ("count", ["measure": "hours", "audience": "core", "scope": "agency"], "2/-"),
                ("count", ["measure": "people", "audience": "everybody", "threshold": 4, "scope": "agency"], "2/-"),
                ("share", ["measure": "percent", "audience": "leaders", "threshold": 4, "scope": "agency"], "1/4"),
                ("share", ["measure": "percent", "audience": "core", "threshold": 4, "scope": "agency"], "0/1"),
                ("share", ["measure": "percent", "audience": "everybody", "threshold": 6, "scope": "unit"], "1/3"),
            ]
            for (index, one) in cases.enumerated() {
                let target = try await target(house, "HT-\(index)", measure: one.measure, one.link)
                #expect(try await count(house, target, on: "2025-03-31") == one.value, "\(one.link)")
                #expect(try await count(house, target, on: "2025-03-02").hasPrefix("0/"), "\(one.link)")
            }
        }
    }

    @Test("What cannot be linked is refused with its reason", arguments: TestDatabases.engines)
    func refusals(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let target = try await house.setTarget()
            let link: [String: JSONValue] = ["target": .string(target), "measure": "hours", "audience": "everybody", "scope": "agency"]
            #expect(try await house.wrong("learning.link", link.merging(["measure": "percent", "threshold": 4]) { $1 }) == ["measure"])
            #expect(try await house.wrong("learning.link", link.merging(["threshold": 4]) { $1 }) == ["threshold"])
            #expect(try await house.wrong("learning.link", link.merging(["measure": "people"]) { $1 }) == ["threshold"])
            #expect(try await house.refusal("learning.link", link, as: "readingHead") == .forbidden)
            #expect(try await house.refusal("learning.unlink", ["target": .string(target), "reason": "x"], as: "officer") == .targetNotLinked)
            try await house.act("learning.link", link)
            try await house.act("learning.unlink", ["target": .string(target), "reason": "Tự báo."])
            #expect(try await count(house, target, on: "2025-03-31") == "none")
            try await house.database.write { try $0.execute("UPDATE target SET source = 'entries' WHERE target_id = \(target)") }
            #expect(try await house.refusal("learning.link", link, as: "officer") == .targetOwnSource)
        }
    }

    @Test("A period that has ended is reported once, with how it was counted; people may still correct it", arguments: TestDatabases.engines)
    func filing(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (_, movement, slug) = try await house.launched()
            try await learn(house, movement)
            let target = try await target(
                house, "HT-1", measure: "share", ["measure": "percent", "audience": "everybody", "threshold": 4, "scope": "unit"])
            #expect(try await LearningRound.run(on: house.runner) == 0)
            // Before the period ends another number than the counted one needs a reason.
            let other: [String: JSONValue] = ["target": .string(target), "period": "2025-Q1", "value": 3, "whole": 3]
            #expect(try await house.wrong("progress.report", other, as: "readingHead") == ["sentence"])
            house.time.pass(seconds: 86_400 * 29)
            #expect(house.today.iso == "2025-04-01")
            let refused = try await house.refused {
                try await house.runner.perform(
                    "learning.count", ["target": .string(target), "period": "2025-Q2"], as: .operator(agency: PlanHouse.agency), channel: .cli)
            }
            #expect(refused?.code == "learning.period-runs")
            #expect(try await LearningRound.run(on: house.runner) == 1)
            #expect(try await LearningRound.run(on: house.runner) == 0)
            #expect(
                try await house.rows("SELECT period, value, whole, level, on_date, actor FROM progress")
                    == ["2025-Q1|2000|3000|66667|2025-03-31|operator"])
            let sentence = try await house.rows("SELECT sentence FROM progress")[0]
            #expect(sentence.hasPrefix("Tự tính từ sổ điểm danh") && sentence.hasSuffix("/phong-trao/\(slug)/hoc-tap/gio-hoc"))
            #expect(try await house.due(target)[0].hasSuffix("|reported|2025-04-01"))
            // A report that the program files is no sign of life of the unit.
            #expect(try await house.rows("SELECT COUNT(*) FROM clause_event WHERE kind = 'progress' AND unit_id IS NOT NULL") == ["0"])
            let report = try await house.rows("SELECT progress_id FROM progress")[0]
            try await house.act(
                "progress.correct", ["report": .string(report), "value": 3, "whole": 3, "reason": "Một người học ở nơi khác."], as: "readingHead")
            #expect(try await house.rows("SELECT value FROM progress WHERE replaced_by IS NULL") == ["3000"])
            #expect(try await house.refusal("learning.count", ["target": .string(target), "period": "2025-Q1"], as: "officer") == .forbidden)
        }
    }
}
