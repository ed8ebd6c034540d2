internal import PlanReading
internal import Storage
internal import TestSupport
internal import Testing
internal import Vietnamese

@testable internal import Movement

@Suite struct PlanObligationTests {
    private func spans(_ review: ReviewModel) -> [String] {
        let text = PlanText(review.source)
        return review.obligations.map { one in one.source.map { text.slice($0.start, $0.end) } ?? "" }
    }

    @Test(arguments: TestDatabases.engines)
    func correctingChangesEverythingAtOnceAndAsksForAcceptance(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let plan = try await house.read()
            let one = try await house.obligation("II.1", of: plan)
            try await house.act("obligation.accept", ["obligation": .string(one.id)])
            try await house.act(
                "obligation.correct",
                ["obligation": .string(one.id), "text": "Lịch mở cửa mới.", "kind": "organising", "due": "30/06/2025", "clause": "III.3"])
            let review = try await house.review(plan)
            let after = try #require(review.obligations.last)
            #expect(review.obligations.map(\.clause) == ["I.1.a", "II.2", "III.1", "III.2", "III.3"])
            #expect(after.id == one.id)
            #expect(after.text == "Lịch mở cửa mới.")
            #expect(after.kind == .organising)
            #expect(after.due == CivilDate(iso: "2025-06-30"))
            #expect(after.state == .proposed)
        }
    }

    @Test(arguments: TestDatabases.engines)
    func splittingAtAnOffsetSplitsTheSourceTooAndKeepsOwners(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let plan = try await house.read()
            let one = try await house.obligation("II.2", of: plan)
            try await house.act("obligation.assign", ["obligation": .string(one.id), "units": ["reading"], "people": ["staff"]])
            let receipt = try await house.act("obligation.split", ["obligation": .string(one.id), "at": 17])
            #expect(receipt.result["clauses"] == ["II.2.a", "II.2.b"])
            let review = try await house.review(plan)
            #expect(review.obligations.map(\.clause) == ["I.1.a", "II.1", "II.2.a", "II.2.b", "III.1", "III.2"])
            #expect(review.obligations[2].text == "Bổ sung sách mới;")
            #expect(review.obligations[3].text == "sửa chữa phòng đọc cho người cao tuổi.")
            #expect(spans(review)[2...3] == ["2. Bổ sung sách mới;", " sửa chữa phòng đọc cho người cao tuổi."])
            #expect(review.obligations[2].id == one.id)
            #expect(review.obligations[2].owners.map(\.label.vi) == ["Phòng Bạn đọc", "Nguyễn Thị Viên"])
            #expect(review.obligations[3].owners == review.obligations[2].owners)
        }
    }

    @Test(arguments: TestDatabases.engines)
    func thereIsRoomForManyNewClausesBetweenTwo(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let plan = try await house.read()
            let added = (1...14).map { "II.1.\($0)" }
            for clause in added {
                try await house.act("obligation.add", ["plan": .string(plan), "clause": .string(clause), "kind": "content", "text": "Việc mới."])
            }
            let clauses = try await house.review(plan).obligations.map(\.clause)
            #expect(clauses == ["I.1.a", "II.1"] + added + ["II.2", "III.1", "III.2"])
        }
    }

    @Test(arguments: TestDatabases.engines)
    func splittingEndsWhereClausePathsEnd(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let plan = try await house.read()
            let parts: [String: JSONValue] = [
                "obligation": .string(try await house.obligation("II.1", of: plan).id), "first": "Một", "second": "Hai",
            ]
            for _ in 1...6 { try await house.act("obligation.split", parts) }
            let clauses = try await house.review(plan).obligations.map(\.clause)
            #expect(
                clauses == [
                    "I.1.a", "II.1.a.1.a.1.a.1", "II.1.a.1.a.1.a.2", "II.1.a.1.a.1.b", "II.1.a.1.a.2", "II.1.a.1.b", "II.1.a.2", "II.1.b", "II.2",
                    "III.1", "III.2",
                ])
            #expect(try await house.refusal("obligation.split", parts, as: "officer")?.code == "obligation.split-too-deep")
        }
    }

    @Test(arguments: TestDatabases.engines)
    func joiningKeepsTheOrderOfThePlanAndBothOwners(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let plan = try await house.read()
            let first = try await house.obligation("II.1", of: plan)
            let second = try await house.obligation("II.2", of: plan)
            try await house.act("obligation.assign", ["obligation": .string(first.id), "units": ["office"], "due": "2025-09-01"])
            try await house.act("obligation.assign", ["obligation": .string(second.id), "units": ["reading", "office"]])
            try await house.act("obligation.join", ["obligation": .string(second.id), "with": .string(first.id)])
            let review = try await house.review(plan)
            let joined = try #require(review.obligations.first { $0.id == second.id })
            #expect(review.obligations.map(\.clause) == ["I.1.a", "II.2", "III.1", "III.2"])
            #expect(joined.text == "\(first.text) \(second.text)")
            #expect(joined.due == CivilDate(iso: "2025-09-01"))
            #expect(joined.owners.map(\.id) == ["reading", "office"])
            #expect(joined.source?.start == first.source?.start)
            #expect(joined.source?.end == second.source?.end)
            #expect(review.takenOut.map(\.state) == [.joined])
        }
    }

    @Test(arguments: TestDatabases.engines)
    func addingPutsTheClauseWhereItBelongs(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let plan = try await house.read()
            for clause in ["IV.1", "II.3", "I.1.b", "A.1"] {
                try await house.act("obligation.add", ["plan": .string(plan), "clause": .string(clause), "kind": "content", "text": "Việc mới."])
            }
            let clauses = try await house.review(plan).obligations.map(\.clause)
            #expect(clauses == ["I.1.a", "I.1.b", "II.1", "II.2", "II.3", "III.1", "III.2", "IV.1", "A.1"])
        }
    }

    @Test(arguments: TestDatabases.engines)
    func assigningReplacesOwnersInOrderAndKeepsTheDateUnlessGiven(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let plan = try await house.read()
            let one = try await house.obligation("II.1", of: plan)
            try await house.act(
                "obligation.assign",
                ["obligation": .string(one.id), "units": ["reading", "office"], "posts": ["union-chair"], "people": ["staff"], "due": "31/12/2025"])
            var after = try await house.obligation("II.1", of: plan)
            #expect(after.owners.map(\.label.vi) == ["Phòng Bạn đọc", "Văn phòng", "Chủ tịch (Công đoàn Sở)", "Nguyễn Thị Viên"])
            #expect(after.owners.map(\.isLead) == [true, false, false, false])
            #expect(after.due == CivilDate(iso: "2025-12-31"))
            try await house.act("obligation.assign", ["obligation": .string(one.id), "posts": ["office-head"]])
            after = try await house.obligation("II.1", of: plan)
            #expect(after.owners.map(\.label.vi) == ["Chánh Văn phòng"])
            #expect(after.due == CivilDate(iso: "2025-12-31"))
            try await house.act("obligation.assign", ["obligation": .string(one.id)])
            #expect(try await house.obligation("II.1", of: plan).owners == [])
        }
    }

    @Test(arguments: TestDatabases.engines)
    func unitsKeepTheNameOfTheDay(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (_, _, slug) = try await house.launched()
            try await house.database.write { session in
                try session.execute("UPDATE unit_version SET valid_to = '2025-03-10' WHERE unit_id = 'reading'")
                try session.execute(
                    """
                    INSERT INTO unit_version (agency_id, unit_id, valid_from, name, name_en, folded, position)
                    VALUES ('agency-a', 'reading', '2025-03-10', 'Phòng Phục vụ', 'Service Division', 'phong phuc vu', 2)
                    """)
            }
            #expect(try await house.clause("II.1", slug).clause.owners.map(\.label) == [Text("Phòng Bạn đọc", "Phòng Bạn đọc")])
            house.time.pass(minutes: 10 * 24 * 60)
            #expect(try await house.clause("II.1", slug).clause.owners.map(\.label) == [Text("Phòng Phục vụ", "Service Division")])
        }
    }

    @Test(arguments: TestDatabases.engines)
    func bodiesNamedByThePlanAreSuggestedOnlyWhenOneFits(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let plan = try await house.read()
            let owners = try await house.review(plan).obligations.map { $0.owners.map(\.id) }
            #expect(owners == [[], [], [], ["office"], []])
        }
    }
}
