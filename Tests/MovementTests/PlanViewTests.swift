internal import PlanReading
internal import Storage
internal import TestSupport
internal import Testing
internal import Vietnamese

@testable internal import Movement

@Suite struct PlanViewTests {
    @Test(arguments: TestDatabases.engines)
    func aClauseIsAliveWithAnOwnerAndSomethingInItsPeriod(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (plan, _, slug) = try await house.launched()
            for (clause, day) in [("II.1", "2024-01-01"), ("II.1", "2025-03-02"), ("II.2", "2023-12-31"), ("III.1", "2025-03-03")] {
                let one = try await house.obligation(clause, of: plan)
                try await house.act("clause.note", ["obligation": .string(one.id), "text": "Đã làm", "on": .string(day)])
            }
            let page = try await house.page(slug)
            #expect(page.summary.liveness == Liveness(alive: 2, total: 5))
            #expect(page.summary.liveness.sentence == Text("2 trong 5 điều khoản đang sống", "2 of 5 clauses alive"))
            #expect(page.groups.flatMap(\.clauses).map(\.isAlive) == [false, true, false, true, false])
            #expect(page.groups.flatMap(\.clauses).map(\.events) == [0, 2, 1, 1, 0])
            #expect(page.groups.flatMap(\.clauses).map(\.lastEvent?.iso) == [nil, "2025-03-02", "2023-12-31", "2025-03-03", nil])

            try await house.database.write { session in
                try session.execute("DELETE FROM assignment WHERE obligation_id = (SELECT obligation_id FROM obligation WHERE clause = 'III.1')")
            }
            #expect(try await house.page(slug).summary.liveness == Liveness(alive: 1, total: 5))
            let viewer = try await house.actor("visitor")
            let list = try await house.database.read { try MovementQueries.list(for: viewer, in: $0) }
            #expect(list.map(\.liveness) == [Liveness(alive: 1, total: 5)])
        }
    }

    @Test(arguments: TestDatabases.engines)
    func aUnitThatHasReadThePlanMakesItsAssignmentAlive(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let plan = try await house.read()
            try await house.prepare(plan)
            let cascade = try await house.obligation("III.2", of: plan)
            #expect(cascade.kind == .assignment)
            try await house.act("obligation.assign", ["obligation": .string(cascade.id), "posts": ["reading-head", "office-head"]])
            let launched = try await house.act("plan.launch", PlanHouse.launch(plan), as: "head")
            let slug = launched.result["slug"]?.string ?? ""
            for key in ["staff", "inspector"] { try await house.acknowledge(launched.subjectID, as: key) }
            #expect(try await house.page(slug).summary.liveness.alive == 0)
            try await house.acknowledge(launched.subjectID, as: "readingHead")
            #expect(try await house.page(slug).groups.flatMap(\.clauses).map(\.isAlive) == [false, false, false, false, true])
            let line = try #require(try await house.clause("III.2", slug).history.first { $0.isEvent })
            #expect(line.what == ClauseEventKind.cascade.label)
            #expect(line.unit?.vi == "Phòng Bạn đọc")
        }
    }

    @Test(arguments: TestDatabases.engines)
    func theClausePageShowsTheSourceAroundIt(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (_, _, slug) = try await house.launched()
            let page = try await house.clause("II.2", slug)
            let excerpt = try #require(page.excerpt)
            #expect(excerpt.clause == "2. Bổ sung sách mới; sửa chữa phòng đọc cho người cao tuổi.")
            #expect(excerpt.before.hasSuffix("cho bạn đọc.\n\n"))
            #expect(excerpt.before.unicodeScalars.count == SourceExcerpt.margin)
            #expect(excerpt.after.hasPrefix("\n\nIII. TỔ CHỨC THỰC HIỆN"))
            #expect(PlanText(PlanHouse.plan).slice(excerpt.span.start, excerpt.span.end) == excerpt.clause)
            #expect(page.heading == "II. NỘI DUNG THI ĐUA")
            #expect(try await house.refused { try await house.clause("II.9", slug) } == Refusal.notFound)
            #expect(try await house.refused { try await house.clause("II.2", "khong-co") } == Refusal.notFound)
        }
    }

    @Test(arguments: TestDatabases.engines)
    func theDeskShowsWhatIsOwedOldestFirst(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (plan, movement, slug) = try await house.launched()
            let owners: [(String, [String: JSONValue])] = [
                ("I.1.a", ["people": ["readingHead"]]), ("II.1", ["posts": ["reading-head"], "due": "2025-06-30"]),
                ("II.2", ["units": ["office", "reading"], "due": "2025-03-01"]),
            ]
            for (clause, owner) in owners {
                let one = try await house.obligation(clause, of: plan)
                try await house.act("obligation.assign", owner.merging(["obligation": .string(one.id)]) { $1 })
            }
            let noted = try await house.obligation("III.2", of: plan).id
            house.time.pass(minutes: 24 * 60)
            try await house.act("clause.note", ["obligation": .string(noted), "text": "Đã họp", "on": "2025-03-04"], as: "readingHead")

            let desk = try await house.desk("readingHead")
            #expect(desk.acknowledgements.map(\.slug) == [slug])
            #expect(desk.obligations.map(\.clause) == ["II.2", "II.1", "I.1.a", "III.2"])
            #expect(desk.obligations.map(\.isLate) == [true, false, false, false])
            #expect(desk.obligations.map(\.isLead) == [false, true, true, true])
            #expect(desk.obligations.map(\.since.iso) == ["2025-03-03", "2025-03-03", "2025-03-03", "2025-03-04"])
            #expect(desk.drafts == [])
            #expect(desk.silentUnits == [])
            // A member of the unit who does not head it owes the reading only.
            #expect(try await house.desk("staff").obligations == [])
            #expect(try await house.desk("staff").acknowledgements.count == 1)
            #expect(try await house.desk("visitor").isEmpty)
            #expect(try await house.desk("administrator").isEmpty)
            // In the first week nobody is silent yet.
            #expect(try await house.desk("officer").silentUnits == [])
            house.time.pass(seconds: 8 * 86_400)
            #expect(try await house.desk("officer").silentUnits.map(\.name.vi) == ["Văn phòng"])
            #expect(try await house.desk("officer").silentUnits.map(\.clauses) == [2])
            try await agrees(house, slug)
            // Reading the plan is being heard, here as there.
            try await house.acknowledge(movement, as: "officer")
            #expect(try await house.desk("officer").silentUnits == [])
            try await agrees(house, slug)
        }
    }

    /// The desk calls those units silent of which the page about silence has never heard.
    private func agrees(_ house: PlanHouse, _ slug: String) async throws {
        let (officer, today) = (try await house.actor("officer"), house.today)
        let page = try await house.database.read { try SilenceQueries.page(slug: slug, for: officer, today: today, in: $0) }
        let desk = try await house.desk("officer").silentUnits
        #expect(Set(page.units.filter { $0.heard == nil }.map(\.unit)) == Set(desk.map(\.unit)))
    }

    @Test(arguments: TestDatabases.engines)
    func nothingIsOwedAfterThePeriod(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            _ = try await house.launched()
            #expect(try await house.desk("readingHead").isEmpty == false)
            house.time.pass(minutes: 3 * 366 * 24 * 60)
            #expect(try await house.desk("readingHead").isEmpty)
            #expect(try await house.desk("officer").isEmpty)
        }
    }

    @Test(arguments: TestDatabases.engines)
    func theHeadSeesWhatOnlyWaitsForTheHead(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let first = try await house.read()
            house.time.pass(seconds: 1)
            let second = try await house.read()
            try await house.prepare(first)
            #expect(try await house.desk("head").waiting.map(\.id) == [first])
            #expect(try await house.desk("head").drafts.map(\.id) == [second])
            #expect(try await house.desk("officer").drafts.map(\.id) == [first, second])
            #expect(try await house.desk("officer").waiting == [])
            #expect(try await house.desk("legalOfficer").drafts == [])
        }
    }

    @Test(arguments: TestDatabases.engines)
    func theLaunchCheckIsPrefilledFromThePlanAndThePost(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let plan = try await house.read()
            let check = try await house.launchCheck(plan, as: "head")
            #expect(check.authority == "Giám đốc")
            #expect(check.slug == "thu-vien-mo-cua-moi-toi")
            #expect(check.from == CivilDate(iso: "2024-01-01"))
            #expect(check.question.choices[check.question.answer - 1] == "2024 – 2026")
            #expect(check.told.people == 12)
            #expect(check.blockers.map(\.code) == ["plan.launch.not-accepted", "plan.launch.no-owner"])
            #expect(check.mayLaunch)
            #expect(try await house.launchCheck(plan, as: "officer").mayLaunch == false)
        }
    }

    @Test(arguments: TestDatabases.engines)
    func listsGoOnWhereThePageBeforeEnded(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            var plans: [String] = []
            for _ in 1...5 {
                plans.append(try await house.read())
                house.time.pass(seconds: 1)
            }
            let viewer = try await house.actor("officer")
            let first = try await house.database.read { try PlanQueries.list(for: viewer, limit: 3, in: $0) }
            let last = first.last?.id
            let second = try await house.database.read { try PlanQueries.list(for: viewer, after: last, limit: 3, in: $0) }
            #expect((first + second).map(\.id) == plans.reversed())
            #expect(first.map(\.obligations) == [5, 5, 5])
            #expect(first.map(\.notAccepted) == [5, 5, 5])
            #expect(first.map(\.withoutOwner) == [4, 4, 4])
        }
    }

    @Test(arguments: TestDatabases.engines)
    func everyViewRunsAFixedNumberOfStatements(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (plan, movement, slug) = try await house.launched()
            let small = try await counts(house, plan: plan, slug: slug)
            #expect(small == ["list": 1, "page": 5, "clause": 6, "review": 6, "plans": 1, "state": 3, "reading": 4, "desk": 22])
            for key in ["staff", "readingHead", "inspector"] { try await house.acknowledge(movement, as: key) }
            for one in try await house.review(plan).obligations {
                for _ in 1...3 { try await house.act("clause.note", ["obligation": .string(one.id), "text": "Đã làm", "on": "2025-03-03"]) }
            }
            for _ in 1...3 {
                house.time.pass(seconds: 1)
                _ = try await house.launched()
                _ = try await house.read()
            }
            #expect(try await counts(house, plan: plan, slug: slug) == small)
        }
    }

    /// Statements of each view for the officer, who sees most.
    private func counts(_ house: PlanHouse, plan: String, slug: String) async throws -> [String: Int] {
        let (viewer, today) = (try await house.actor("officer"), house.today)
        func count(_ body: @escaping @Sendable (Session) throws -> Void) async throws -> Int {
            try await house.database.read { session in
                let before = session.statementCount
                try body(session)
                return session.statementCount - before
            }
        }
        return [
            "list": try await count { _ = try MovementQueries.list(for: viewer, in: $0) },
            "page": try await count { _ = try MovementQueries.page(slug: slug, for: viewer, today: today, in: $0) },
            "clause": try await count { _ = try ClauseQueries.page(slug: slug, clause: "II.1", for: viewer, today: today, in: $0) },
            "review": try await count { _ = try PlanQueries.review(plan, for: viewer, today: today, in: $0) },
            "plans": try await count { _ = try PlanQueries.list(for: viewer, in: $0) },
            "state": try await count { _ = try AcknowledgementQueries.state(slug: slug, for: viewer, today: today, in: $0) },
            "reading": try await count { _ = try AcknowledgementQueries.reading(slug: slug, for: viewer, today: today, in: $0) },
            "desk": try await count { _ = try DeskQueries.desk(for: viewer, today: today, in: $0) },
        ]
    }
}
