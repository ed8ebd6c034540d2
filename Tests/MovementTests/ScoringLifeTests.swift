internal import Storage
internal import TestSupport
internal import Testing
internal import Vietnamese

@testable internal import Movement

/// Scoring from the draft to the final score, and random checks from the commitment to the result.
@Suite struct ScoringLifeTests {
    private struct House {
        let plans: PlanHouse
        let movement, slug: String

        static func with(_ engine: Engine, targets: [(unit: String, target: StagedTarget)], _ body: (House) async throws -> Void) async throws {
            try await PlanHouse.with(engine) { plans in
                let (plan, movement, slug) = try await plans.launched()
                let obligation = try await plans.review(plan).obligations[0].id
                let now = plans.time.now
                try await plans.database.write { session in
                    for one in targets {
                        try one.target.enter(
                            movement: movement, obligation: obligation, unit: one.unit, agency: PlanHouse.agency, at: now, in: session)
                    }
                }
                try await body(House(plans: plans, movement: movement, slug: slug))
            }
        }

        func table(_ group: String = "collectives") async throws -> String {
            let table = try await plans.act("scoring.create", ScoringStage.create(movement, group: group)).subjectID
            try await plans.act("scoring.adopt", ["table": .string(table)], as: "head")
            return table
        }

        func model(_ table: String, as key: String) async throws -> ScoringModel {
            let (viewer, today) = (try await plans.actor(key), plans.today)
            return try await plans.database.read { try ScoringQueries.table(table, for: viewer, today: today, in: $0) }
        }

        func subject(_ subject: String, _ table: String, as key: String) async throws -> SubjectModel {
            let (viewer, today) = (try await plans.actor(key), plans.today)
            return try await plans.database.read { try ScoringQueries.subject(subject, table: table, for: viewer, today: today, in: $0) }
        }

        func round(_ round: String, as key: String) async throws -> RoundModel {
            let (viewer, today) = (try await plans.actor(key), plans.today)
            return try await plans.database.read { try CheckQueries.round(round, for: viewer, today: today, in: $0) }
        }

        func commit(size: Int, checkers: [String]) async throws -> String {
            try await plans.act(
                "check.commit",
                [
                    "movement": .string(movement), "title": "Quý I", "from": "01/01/2025", "to": "31/03/2025", "size": .int(Int64(size)),
                    "checkers": .array(checkers.map(JSONValue.string)),
                ]
            ).subjectID
        }
    }

    private static let targets: [(String, StagedTarget)] = [
        ("reading", StagedTarget(evidence: [Instant(milliseconds: 1_741_000_000_000), Instant(milliseconds: 1_751_000_000_000)])),
        ("office", StagedTarget(value: Quantity(10), evidence: [Instant(milliseconds: 1_741_000_000_000)])),
    ]

    @Test("Self, checked and final score stay apart; each is computed from targets, evidence and what was entered", arguments: TestDatabases.engines)
    func stages(_ engine: Engine) async throws {
        try await House.with(engine, targets: Self.targets) { house in
            let table = try await house.table()
            let own = try await house.plans.act(
                "score.self", ["table": .string(table), "inputs": [["2", "100", "100"]]], as: "readingHead")
            #expect(own.result["total"] == "94" && own.sentence.vi.hasSuffix("Phòng Bạn đọc theo bảng “Phòng, đơn vị”: 94 điểm."))
            #expect(try await house.plans.refusal("score.finalise", ["table": .string(table), "subject": "office"], as: "head") == .scoreMissing)
            let check: [String: JSONValue] = ["table": .string(table), "subject": "reading", "inputs": [["2", "60", "100"]]]
            #expect(try await house.plans.refusal("score.check", check, as: "officer")?.fields.map(\.key) == ["reason"])
            #expect(try await house.plans.refusal("score.check", check, as: "staff") == .forbidden)
            try await house.plans.act("score.check", check.merging(["reason": "Thiếu hai buổi."]) { one, _ in one }, as: "officer")
            #expect(try await house.plans.refusal("score.self", ["table": .string(table)], as: "readingHead") == .scoreChecked)
            let final = try await house.plans.act("score.finalise", ["table": .string(table), "subject": "reading"], as: "head")
            #expect(final.result["total"] == "74")
            let model = try await house.subject("reading", table, as: "councilMember")
            #expect(model.scores.map(\.stage) == [.selfScored, .checked, .final])
            #expect(model.scores.map(\.score.total.plain) == ["94", "74", "74"])
            #expect(model.scores.map(\.by) == ["Đỗ Thị Sách", "Lê Thị Duyên", "Phạm Văn Thử"])
            #expect(model.figures["1"]?.lateEvidence == 1 && model.figures["1"]?.input.evidence == 2)
            #expect(try await house.plans.refusal("score.check", check, as: "officer") == .scoreFinal)
            let again: [String: JSONValue] = ["table": .string(table), "subject": "reading"]
            #expect(try await house.plans.refusal("score.finalise", again, as: "head")?.fields.map(\.key) == ["reason"])
        }
    }

    @Test("Nobody checks their own unit, and numbers out of bounds are refused at their field", arguments: TestDatabases.engines)
    func refusals(_ engine: Engine) async throws {
        try await House.with(engine, targets: Self.targets) { house in
            let table = try await house.table()
            try await house.plans.act("score.self", ["table": .string(table)], as: "unitHead")
            #expect(try await house.plans.refusal("score.check", ["table": .string(table), "subject": "office"], as: "officer") == .ownScore)
            #expect(try await house.plans.refusal("score.check", ["table": .string(table), "subject": "office"], as: "councilMember") == nil)
            func problem(_ row: [JSONValue]) async throws -> [String]? {
                try await house.plans.refusal("score.self", ["table": .string(table), "inputs": [.array(row)]], as: "readingHead")?.fields.map(\.key)
            }
            #expect(try await problem(["1", "-5", "10"]) == ["b-1"])
            #expect(try await problem(["1", "năm", "10"]) == ["b-1"])
            #expect(try await problem(["1", "5", "0"]) == ["b-1"])
            #expect(try await problem(["2", "5"]) == ["b-2"])
            #expect(try await problem(["9", "5", "10"]) == ["inputs"])
            #expect(try await problem(["1", "5", "10", "", "31/02/2025"]) == ["full_since-1"])
            #expect(try await house.plans.refusal("score.self", ["table": .string(table), "subject": "nowhere"], as: "readingHead") == .notFound)
        }
    }

    @Test("A table is drafted, two editors notice each other, and an adopted one never changes", arguments: TestDatabases.engines)
    func tables(_ engine: Engine) async throws {
        try await House.with(engine, targets: []) { house in
            let table = try await house.plans.act("scoring.create", ScoringStage.create(house.movement)).subjectID
            func criterion(_ version: Int, _ code: String, _ max: String) -> [String: JSONValue] {
                [
                    "table": .string(table), "version": .int(Int64(version)), "code": .string(code), "title": "Thêm", "max": .string(max),
                    "rule": "bands", "details": "88-90 = 2\n90-95 = 3", "measure": "share", "outside": "zero", "evidence": "none", "against": "whole",
                ]
            }
            try await house.plans.act("scoring.criterion", criterion(1, "3", "3"))
            #expect(try await house.plans.refusal("scoring.criterion", criterion(1, "4", "3"), as: "head") == .scoringMoved)
            #expect(try await house.plans.refusal("scoring.criterion", criterion(2, "3", "3"), as: "officer")?.fields.map(\.key) == ["code"])
            let refused = try await house.plans.refusal("scoring.adopt", ["table": .string(table)], as: "head")
            #expect(refused?.code == "scoring.problems")
            #expect(refused?.fields.first?.message.vi == "Tiêu chí 3: 90 thuộc cả hai khoảng 88–90 và 90–95; ghi rõ “đến” hay “đến dưới”.")
            try await house.plans.act("scoring.move", ["table": .string(table), "version": 2, "criterion": "3", "direction": "up"])
            #expect(try await house.model(table, as: "officer").summary.table.criteria.map(\.code) == ["1", "3", "2"])
            try await house.plans.act("scoring.remove", ["table": .string(table), "version": 3, "criterion": "3"])
            #expect(try await house.plans.refusal("scoring.adopt", ["table": .string(table)], as: "officer") == .headAdopts)
            let adopted = try await house.plans.act("scoring.adopt", ["table": .string(table), "version": 4], as: "head")
            let model = try await house.model(table, as: "visitor")
            #expect(model.summary.hash == adopted.result["hash"]?.string && model.summary.hash == model.summary.table.hash)
            #expect(try await house.plans.refusal("scoring.remove", ["table": .string(table), "criterion": "2"], as: "officer") == .scoringAdopted)
            let copy = try await house.plans.act("scoring.copy", ["table": .string(table), "name": "Bản 2"]).subjectID
            try await house.plans.act("scoring.adopt", ["table": .string(copy)], as: "head")
            #expect(try await house.model(table, as: "visitor").summary.state == .replaced)
            #expect(try await house.plans.refusal("score.self", ["table": .string(table)], as: "readingHead") == .scoringNotAdopted)
        }
    }

    @Test("A file is imported whole or not at all, and gives itself back", arguments: TestDatabases.engines)
    func imports(_ engine: Engine) async throws {
        try await House.with(engine, targets: []) { house in
            let table = try Specimen.table()
            var rows = ScoringSheet.rows(of: ScoringSheet.write(table, .vi)).rows
            func values() -> [String: JSONValue] {
                ["movement": .string(house.movement), "rows": .array(rows.map { .array($0.map(JSONValue.string)) })]
            }
            let id = try await house.plans.act("scoring.import", values()).subjectID
            #expect(try await house.model(id, as: "officer").summary.table == table)
            rows[8][4] = "đoán"
            rows[9][3] = "nhiều"
            let refusal = try await house.plans.refusal("scoring.import", values(), as: "officer")
            #expect(refusal?.code == "import.lines" && refusal?.fields.map(\.message.vi.first) == ["D", "D"])
            #expect(refusal?.fields.map { $0.message.vi.prefix(8) } == ["Dòng 10:", "Dòng 11:"])
        }
    }

    @Test("Collectives are ranked in public once all are final; people never", arguments: TestDatabases.engines)
    func publicRanking(_ engine: Engine) async throws {
        try await House.with(engine, targets: Self.targets) { house in
            let table = try await house.table()
            try await house.plans.act("score.self", ["table": .string(table), "inputs": [["2", "100", "100"]]], as: "readingHead")
            try await house.plans.act("score.self", ["table": .string(table), "inputs": [["2", "100", "100"]]], as: "unitHead")
            #expect(try await house.model(table, as: "visitor").ranking == [])
            #expect(try await house.model(table, as: "staff").ranking.map(\.subject) == ["reading"])
            #expect(try await house.model(table, as: "staff").ranking.map(\.place) == [nil])
            let ranking = try await house.model(table, as: "inspector").ranking
            #expect(ranking.map(\.subject) == ["office", "reading", "leadership", "union"] && ranking.map(\.place) == [1, 2, nil, nil])
            for unit in ["reading", "office"] {
                try await house.plans.act("score.finalise", ["table": .string(table), "subject": .string(unit)], as: "head")
            }
            let shown = try await house.model(table, as: "visitor").ranking
            #expect(
                shown.map(\.place) == [1, 2] && shown.map { $0.totals[.final]?.plain } == ["100", "94"] && shown.allSatisfy { $0.totals.count == 1 })
            let people = try await house.table("leaders")
            try await house.plans.act("score.self", ["table": .string(people), "inputs": [["2", "100", "100"]]], as: "readingHead")
            try await house.plans.act("score.finalise", ["table": .string(people), "subject": "readingHead"], as: "head")
            #expect(try await house.model(people, as: "visitor").ranking == [])
            #expect(try await house.model(people, as: "staff").ranking == [])
            #expect(try await house.model(people, as: "readingHead").ranking.map(\.place) == [nil])
        }
    }

    @Test("Subjects whose figures are all exactly perfect are listed, and those just below are not", arguments: TestDatabases.engines)
    func alerts(_ engine: Engine) async throws {
        let targets: [(String, StagedTarget)] = [
            ("reading", StagedTarget(value: Quantity(999_999), whole: Quantity(1_000_000))), ("office", StagedTarget(value: Quantity(10))),
            ("union", StagedTarget(value: Quantity(10))), ("union", StagedTarget(code: "C2", value: Quantity(9))),
        ]
        try await House.with(engine, targets: targets) { house in
            let viewer = try await house.plans.actor("inspector")
            let (slug, today) = (house.slug, house.plans.today)
            let list = try await house.plans.database.read { try ScoringQueries.list(slug: slug, for: viewer, today: today, in: $0) }
            #expect(list.alerts?.map(\.subject) == ["office"] && list.alerts?.map(\.targets) == [1])
        }
    }

    @Test(
        "A round is committed, drawn, drawn again by anybody, checked by whom it was given to, and changes the checked score",
        arguments: TestDatabases.engines)
    func rounds(_ engine: Engine) async throws {
        try await House.with(engine, targets: Self.targets) { house in
            let table = try await house.table()
            try await house.plans.act("score.self", ["table": .string(table), "inputs": [["2", "100", "100"]]], as: "readingHead")
            let round = try await house.commit(size: 5, checkers: ["readingHead", "unitHead", "councilMember"])
            let committed = try await house.round(round, as: "staff")
            #expect(committed.published == nil && committed.items.isEmpty && committed.summary.commitment.utf8.count == 64)
            try await RecordSequencer.run(on: house.plans.database)
            let drawn = try await house.plans.act("check.draw", ["round": .string(round)])
            #expect(drawn.result["population"] == 2 && drawn.result["sample"] == 2)
            let model = try await house.round(round, as: "staff")
            let published = try #require(model.published)
            #expect(published.problems() == [] && published.commitment == committed.summary.commitment && published.headSequence > 0)
            #expect(model.items.allSatisfy { $0.sentence == nil || $0.unit?.vi == "Phòng Bạn đọc" })
            #expect(try await house.plans.refusal("check.draw", ["round": .string(round)], as: "officer") == .roundDrawn)
            for one in published.sample {
                let owner = one.item.hasSuffix("reading") ? "readingHead" : "unitHead"
                #expect(one.checker != owner)
                let values: [String: JSONValue] = [
                    "round": .string(round), "item": .string(one.item), "verified": one.item.hasSuffix("reading") ? 6 : 10,
                    "sentence": "Đếm lại sổ.", "evidence": "BB 03/2025",
                ]
                #expect(try await house.plans.refusal("check.record", values, as: owner) == .notChecker)
                let checker = try #require(one.checker)
                let tooMany = values.merging(["verified": 11]) { _, new in new }
                #expect(try await house.plans.refusal("check.record", tooMany, as: checker)?.fields.map(\.key) == ["verified"])
                try await house.plans.act("check.record", values, as: checker)
                #expect(try await house.plans.refusal("check.record", values, as: checker) == .checkRecorded)
            }
            let results = try await house.round(round, as: "councilMember")
            #expect(results.summary.checked == 2 && results.summary.inflated == 1)
            let inflated = try #require(results.items.first { $0.isInflated })
            #expect(inflated.share?.plain == "66.667" && inflated.value == Quantity(9) && inflated.verified == Quantity(6))
            // 6 of 10 × 60 + 40; no reason is needed for what a check has found.
            let checked = try await house.plans.act("score.check", ["table": .string(table), "subject": "reading"], as: "officer")
            #expect(checked.result["total"] == "76")
        }
    }

    @Test("A round without reports, or without a checker from elsewhere, draws nothing", arguments: TestDatabases.engines)
    func emptyRounds(_ engine: Engine) async throws {
        try await House.with(engine, targets: []) { house in
            let round = try await house.commit(size: 5, checkers: [])
            #expect(try await house.plans.refusal("check.draw", ["round": .string(round)], as: "officer") == .roundEmpty)
        }
        try await House.with(engine, targets: Self.targets) { house in
            // Somebody of the reading room alone could not check its own reports: said before anything is committed to.
            let values: [String: JSONValue] = [
                "movement": .string(house.movement), "title": "Quý I", "from": "01/01/2025", "to": "31/03/2025", "size": 5, "checkers": ["staff"],
            ]
            let refused = try await house.plans.refusal("check.commit", values, as: "officer")
            #expect(refused?.fields.map(\.key) == ["checkers"] && refused?.fields.first?.message.vi.contains("Phòng Bạn đọc") == true)
            // Two people from two units will do.
            let both = values.merging(["checkers": ["staff", "unitHead"]]) { $1 }
            #expect(try await house.plans.refusal("check.commit", both, as: "officer") == nil)
        }
    }

    @Test("Who begins rounds is offered people with a post, by unit; nobody else is offered anybody", arguments: TestDatabases.engines)
    func candidates(_ engine: Engine) async throws {
        try await House.with(engine, targets: []) { house in
            for (key, isOffered) in [("officer", true), ("head", true), ("councilMember", false), ("staff", false)] {
                let (viewer, today) = (try await house.plans.actor(key), house.plans.today)
                let offered = try await house.plans.database.read { try CheckQueries.candidates(for: viewer, today: today, in: $0) }
                #expect(offered.isEmpty != isOffered, "\(key)")
                #expect(Set(offered.map(\.value)).count == offered.count)
                #expect(!isOffered || offered.contains { $0.value == "readingHead" && $0.label.vi.contains("(Phòng Bạn đọc)") })
            }
        }
    }
}
