internal import Storage
internal import TestSupport
internal import Testing
internal import Vietnamese

@testable internal import Movement

/// The head's screen: each number counts what stands behind it, on any day.
@Suite struct OverviewTests {
    private func overview(_ house: PlanHouse, _ slug: String, on day: CivilDate? = nil, as key: String = "head") async throws -> Overview {
        let (viewer, today) = (try await house.actor(key), house.today)
        return try await house.database.read { try OverviewQueries.page(slug: slug, on: day, today: today, for: viewer, in: $0) }
    }

    private func table(
        _ kind: OverviewTable.Kind, _ filter: OverviewTable.Filter = .init(), _ house: PlanHouse, _ slug: String, on day: CivilDate? = nil
    ) async throws -> OverviewTable {
        let (viewer, today) = (try await house.actor("head"), house.today)
        return try await house.database.read {
            try OverviewRows.table(kind, slug: slug, filter, on: day, today: today, for: viewer, in: $0)
        }
    }

    /// A movement in which the reading division has worked, reported late and filled registers, and the office is silent.
    private func staged(_ house: PlanHouse) async throws -> (slug: String, plan: String, rows: SeasonRows) {
        let (plan, movement, slug) = try await house.launched()
        let rows = SeasonRows(house: house, movement: movement)
        try await house.database.write { session in
            try session.execute(
                "UPDATE person SET is_direct = 1 WHERE agency_id = \(PlanHouse.agency) AND person_id IN ('staff', 'clerk', 'readingHead')")
        }
        let first = try await house.obligation("II.1", of: plan)
        let second = try await house.obligation("II.2", of: plan)
        try await house.act("clause.note", ["obligation": .string(first.id), "text": "Mở cửa.", "on": .string(house.today.iso)], as: "readingHead")
        try await rows.target("T1", obligation: first.id)
        try await rows.due("T1", "2025-01", from: "2025-01-01", to: "2025-01-31", due: "2025-02-07")
        try await rows.due("T1", "2025-02", from: "2025-02-01", to: "2025-02-28", due: "2025-03-01")
        try await rows.report("T1", "2025-01", 4, id: "P1")
        try await rows.target("T2", obligation: second.id, unit: "office", goal: 2)
        try await rows.target("T3", obligation: second.id, goal: 3, kind: .resources, source: .amounts)
        try await rows.entry(
            "E1", target: "T3", kind: .resources, amount: 3, fields: ["planned": 9_000_000, "allotted": "8000000", "spent": 3_000_000])
        try await rows.target("T4", obligation: second.id, goal: 2, kind: .training, source: .entries)
        try await rows.entry("E2", target: "T4", kind: .training, fields: ["people": 25, "hours": "12.5", "leaders": 4, "it": 2])
        try await rows.entry("E3", target: "T4", kind: .training, fields: ["people": 5, "hours": 2])
        return (slug, plan, rows)
    }

    @Test("Every number counts what stands behind it", arguments: TestDatabases.engines)
    func numbers(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (slug, _, _) = try await staged(house)
            let overview = try await overview(house, slug)
            #expect(overview.liveness == Liveness(alive: 1, total: overview.clauses.count))
            #expect(overview.clauses.first { $0.clause == "II.1" }?.aliveSince == house.today)
            let states = Dictionary(uniqueKeysWithValues: overview.targets.map { ($0.id, $0) })
            #expect(states.mapValues(\.state) == ["T1": .late, "T2": .waiting, "T3": .reached, "T4": .reached])
            #expect(states["T1"]?.achieved == Quantity(40))
            #expect(states["T4"]?.level == Quantity(2))
            let second = overview.clauses.first { $0.clause == "II.2" }?.id
            #expect(
                overview.cells.filter { $0.obligation == second }.map { "\($0.unit) \($0.state.rawValue) \($0.targets)" } == [
                    "reading silent 2", "office silent 1",
                ])
            let first = overview.clauses.first { $0.clause == "II.1" }?.id
            #expect(
                overview.cells.filter { $0.obligation == first }.map { "\($0.unit) \($0.state.rawValue) \($0.events) \($0.overdue)" } == [
                    "reading late 1 1"
                ])
            #expect(overview.taking == TakingPart(people: 12, taking: 2, direct: 3, directTaking: 2, acknowledged: 0))
            #expect(overview.taking.directShare == 66)
            #expect(
                [overview.sums.planned, overview.sums.allotted, overview.sums.spent] == [
                    Quantity(9_000_000), Quantity(8_000_000), Quantity(3_000_000),
                ])
            #expect([overview.sums.trained, overview.sums.leaders, overview.sums.specialists] == [Quantity(30), Quantity(4), Quantity(2)])
            #expect(overview.sums.hours == Quantity(thousandths: 14_500))
            #expect(overview.moments.last == AliveMoment(day: house.today, alive: 1))
        }
    }

    @Test("Each count is the number of its rows", arguments: TestDatabases.engines)
    func rows(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (slug, _, _) = try await staged(house)
            try await house.acknowledge(try await overview(house, slug).movement, as: "clerk")
            let figures = Dictionary(Figures.all(try await overview(house, slug)).map { ($0.key, $0) }) { one, _ in one }
            let counted = [
                "work", "units", "units-silent", "units-late", "people", "acknowledged", "taking", "direct", "direct-taking", "targets",
                "targets-reached", "targets-under-way", "targets-late", "targets-waiting", "reports-late", "trainings", "briefings", "work-II.1",
                "targets-II.2", "reached-II.2",
            ]
            for key in counted {
                let figure = try #require(figures[key], "\(key)")
                let (kind, filter) = try request(figure.rows)
                let lines = try await table(kind, filter, house, slug).lines
                #expect(figure.value == Quantity(lines.count), "\(key)")
            }
            for key in ["clauses", "alive", "clauses-silent", "clauses-late"] {
                let figure = try #require(figures[key], "\(key)")
                let (kind, filter) = try request(figure.rows)
                let clauses = Set(try await table(kind, filter, house, slug).lines.map(\.cells[0].vi))
                #expect(figure.value == Quantity(clauses.count), "\(key)")
            }
        }
    }

    /// The kind and the filter in the address of a figure's rows.
    private func request(_ address: String) throws -> (OverviewTable.Kind, OverviewTable.Filter) {
        let parts = address.split(separator: "?").map(String.init)
        let kind = try #require(OverviewTable.Kind(rawValue: String(parts[0].dropFirst("toan-canh/".count))))
        var filter = OverviewTable.Filter()
        for pair in (parts.count > 1 ? parts[1] : "").split(separator: "&") {
            let sides = pair.split(separator: "=").map(String.init)
            switch sides[0] {
            case "trang-thai": filter.state = sides[1]
            case "loai": filter.kind = sides[1]
            case "dieu-khoan": filter.clause = sides[1]
            default: Issue.record("\(pair)")
            }
        }
        return (kind, filter)
    }

    @Test("A past day is shown as it was, whatever came after", arguments: TestDatabases.engines)
    func pastDays(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (slug, plan, rows) = try await staged(house)
            let first = try await house.obligation("II.1", of: plan)
            let second = try await house.obligation("II.2", of: plan)
            let movement = rows.movement
            let days: [() async throws -> Void] = [
                {},
                { try await rows.report("T1", "2025-01", 9, id: "P2") },
                { try await house.act("obligation.assign", ["obligation": .string(second.id), "units": ["office"]]) },
                { try await rows.withdraw(entry: "E2") },
                { try await house.acknowledge(movement, as: "staff") },
                {
                    try await house.act(
                        "clause.note", ["obligation": .string(second.id), "text": "Mua sách.", "on": "2025-03-01"], as: "unitHead")
                },
                { try await rows.report("T1", "2025-02", 12, id: "P3") },
                { try await rename("reading", on: house.today, house) },
                {
                    try await house.act("obligation.assign", ["obligation": .string(first.id), "people": ["staff"]])
                    try await house.act("obligation.assign", ["obligation": .string(first.id), "units": ["reading", "office"]])
                },
                {
                    let text = PlanHouse.plan.replacing("Bổ sung sách mới", with: "Bổ sung nhiều sách mới")
                        .replacing("III. TỔ CHỨC", with: "3. Mở thư viện số.\n\nIII. TỔ CHỨC")
                    try await house.act("plan.revise", ["plan": .string(plan), "text": .string(text), "note": "Thêm"])
                },
                { try await house.act("target.amend", ["target": "T1", "title": "Chỉ tiêu mới", "goal": 20, "reason": "Cao hơn.", "seen": 1]) },
                { try await house.act("target.withdraw", ["target": "T2", "reason": "Trùng."]) },
                { try await rows.entry("E4", target: "T3", kind: .resources, fields: ["planned": 1, "allotted": 1, "spent": 1]) },
                {},
            ]
            var then: [(CivilDate, Overview, [OverviewTable])] = []
            for change in days {
                try await change()
                let tables = try await tables(house, slug)
                then.append((house.today, try await overview(house, slug), tables))
                house.time.pass(seconds: 86_400)
            }
            #expect(Set(then.map(\.1)).count == then.count)
            for (day, was, tables) in then {
                #expect(try await overview(house, slug, on: day) == was, "\(day.iso)")
                for (now, then) in zip(try await self.tables(house, slug, on: day), tables) { #expect(now == then, "\(day.iso) \(now.kind)") }
            }
        }
    }

    private func tables(_ house: PlanHouse, _ slug: String, on day: CivilDate? = nil) async throws -> [OverviewTable] {
        var tables: [OverviewTable] = []
        for kind in OverviewTable.Kind.allCases { tables.append(try await table(kind, .init(), house, slug, on: day)) }
        return tables
    }

    private func rename(_ unit: String, on day: CivilDate, _ house: PlanHouse) async throws {
        try await house.database.write { session in
            try session.execute(
                "UPDATE unit_version SET valid_to = \(day.iso) WHERE agency_id = \(PlanHouse.agency) AND unit_id = \(unit) AND valid_to IS NULL")
            try session.execute(
                """
                INSERT INTO unit_version (agency_id, unit_id, valid_from, name, name_en, folded, position)
                VALUES (\(PlanHouse.agency), \(unit), \(day.iso), 'Phòng Phục vụ', 'Service', 'phong phuc vu', 2)
                """)
        }
    }

    @Test("Heads of units see their own units only; others nothing", arguments: TestDatabases.engines)
    func viewers(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (slug, _, _) = try await staged(house)
            let own = try await overview(house, slug, as: "readingHead")
            #expect(own.isPartial && own.units.map(\.id) == ["reading"])
            #expect(own.targets.map(\.id) == ["T1", "T3", "T4"])
            #expect(own.taking.people == 3)
            for key in ["staff", "legalOfficer", "clerk", "administrator"] {
                #expect(try await house.refused { try await overview(house, slug, as: key) } == .notFound, "\(key)")
            }
            #expect(try await house.refused { try await overview(house, slug, as: "visitor") } == .signedOut)
        }
    }

    @Test("Who registers, writes news, comments or thanks takes part, from that day on until it is taken back", arguments: TestDatabases.engines)
    func takingPart(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (_, movement, slug) = try await house.launched()
            let day = house.today
            let open: [String: JSONValue] = ["movement": .string(movement), "from": .string(day.iso), "to": .string(day.adding(days: 10).iso)]
            var pledge = ""
            var news = ""
            let deeds: [(taking: Int, deed: () async throws -> Void)] = [
                (0, { try await house.act("pledge.open", open) }),
                (1, { pledge = try await house.act("pledge.register", registration(movement, "person"), as: "staff").subjectID }),
                (2, { try await house.act("pledge.register", registration(movement, "unit", unit: "reading"), as: "readingHead") }),
                (2, { news = try await house.act("news.draft", post(movement), as: "officer").subjectID }),
                (3, { try await house.act("news.publish", ["news": .string(news), "version": 1]) }),
                (4, { try await house.act("comment.write", ["news": .string(news), "text": "Hay lắm."], as: "clerk") }),
                (5, { try await house.act("thanks.give", thanks(movement), as: "head") }),
                (4, { try await house.act("pledge.withdraw", ["pledge": .string(pledge)], as: "staff") }),
                (3, { try await house.act("news.withdraw", ["news": .string(news), "reason": "Nhầm."]) }),
            ]
            for (_, deed) in deeds {
                try await deed()
                house.time.pass(seconds: 86_400)
            }
            var seen: [Int] = []
            for index in deeds.indices { seen.append(try await overview(house, slug, on: day.adding(days: index)).taking.taking) }
            #expect(seen == deeds.map(\.taking))
        }
    }

    private func registration(_ movement: String, _ kind: String, unit: String? = nil) -> [String: JSONValue] {
        var values: [String: JSONValue] = ["movement": .string(movement), "kind": .string(kind), "aim": "giay-khen", "text": "Trực 20 buổi."]
        if let unit { values["units"] = [.string(unit)] }
        return values
    }

    private func post(_ movement: String) -> [String: JSONValue] {
        [
            "movement": .string(movement), "title": "Thư viện sáng đèn", "lead": "Tối qua.", "body": "Mở cửa.", "audience": "agency",
            "comments": true,
        ]
    }

    private func thanks(_ movement: String) -> [String: JSONValue] {
        ["movement": .string(movement), "person": "legalOfficer", "text": "Cảm ơn anh."]
    }

    @Test("Days that cannot be shown are refused with their reason", arguments: TestDatabases.engines)
    func wrongDays(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (slug, _, _) = try await staged(house)
            for day in [house.today.adding(days: 1), house.today.adding(days: -1)] {
                let refusal = try await house.refused { try await overview(house, slug, on: day) }
                #expect(refusal?.fields.map(\.key) == ["ngay"])
            }
        }
    }

    @Test("The screen takes the same number of statements however much there is", arguments: TestDatabases.engines)
    func statements(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (slug, plan, rows) = try await staged(house)
            func count() async throws -> Int {
                let (viewer, today) = (try await house.actor("head"), house.today)
                return try await house.database.read { session in
                    let before = session.statementCount
                    _ = try OverviewQueries.page(slug: slug, today: today, for: viewer, in: session)
                    return session.statementCount - before
                }
            }
            let before = try await count()
            let second = try await house.obligation("II.2", of: plan)
            for number in 10..<20 { try await rows.target("T\(number)", obligation: second.id) }
            #expect(try await count() == before)
            #expect(before <= 10)
        }
    }
}
