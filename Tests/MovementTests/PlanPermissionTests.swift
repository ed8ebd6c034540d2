internal import PlanReading
internal import Storage
internal import TestSupport
internal import Testing
internal import Vietnamese

@testable internal import Movement

@Suite struct PlanPermissionTests {
    static let acts = planActs.map { $0.declaration.name }
    static let everyone = ["visitor"] + PlanHouse.people.map(\.key)

    /// What each act says to each role, on a draft and on a launched plan. "yes" means permitted: done, or refused only by the state of things.
    static let draft: [String: [String: String]] = [
        "plan.read": ["officer": "yes", "head": "yes", "visitor": "signedOut", "else": "forbidden"],
        "plan.draft": ["officer": "yes", "head": "yes", "visitor": "signedOut", "else": "forbidden"],
        "plan.launch": ["head": "yes", "officer": "forbidden", "legalOfficer": "forbidden", "else": "notFound"],
        "acknowledgement.open": ["else": "notFound"], "acknowledgement.read": ["else": "notFound"], "acknowledgement.answer": ["else": "notFound"],
        "clause.note": ["officer": "yes", "legalOfficer": "forbidden", "head": "forbidden", "else": "notFound"],
        "else": ["officer": "yes", "head": "yes", "legalOfficer": "forbidden", "else": "notFound"],
    ]
    static let launched: [String: [String: String]] = [
        "plan.read": ["officer": "yes", "head": "yes", "visitor": "signedOut", "else": "forbidden"],
        "plan.draft": ["officer": "yes", "head": "yes", "visitor": "signedOut", "else": "forbidden"],
        "plan.launch": ["head": "yes", "visitor": "signedOut", "else": "forbidden"],
        "acknowledgement.open": ["visitor": "signedOut", "administrator": "forbidden", "else": "yes"],
        "acknowledgement.read": ["visitor": "signedOut", "administrator": "forbidden", "else": "yes"],
        "acknowledgement.answer": ["visitor": "signedOut", "administrator": "forbidden", "else": "yes"],
        // II.1 is owned by the reading division: its head, its member and the inspector, who works there.
        "clause.note": ["officer": "yes", "readingHead": "yes", "staff": "yes", "inspector": "yes", "visitor": "signedOut", "else": "forbidden"],
        "else": ["officer": "yes", "head": "yes", "visitor": "signedOut", "else": "forbidden"],
    ]

    private static func expected(_ table: [String: [String: String]], _ act: String, _ role: String) -> String? {
        let row = table[act] ?? table["else"]
        return row?[role] ?? row?["else"]
    }

    private static func values(_ act: String, plan: String, one: String, other: String, movement: String) -> [String: JSONValue] {
        let note: [String: JSONValue] = ["note": "thử"]
        return switch act {
        case "plan.read": ["text": .string(PlanHouse.plan)]
        case "plan.draft": PlanHouse.draft
        case "plan.mend": ["plan": .string(plan), "version": 1, "changes": [["0", "2", "KẾ"]]]
        case "plan.supplement": ["plan": .string(plan), "criteria": "Mở cửa đủ 20 tối."]
        case "plan.correct": ["plan": .string(plan), "text": "I. VIỆC\n1. Làm việc khác."]
        case "plan.revise": ["plan": .string(plan), "text": "I. VIỆC\n1. Làm việc khác."].merging(note) { $1 }
        case "plan.launch": PlanHouse.launch(plan)
        case "obligation.accept-all": ["plan": .string(plan)]
        case "obligation.accept": ["obligation": .string(one)]
        case "obligation.correct": ["obligation": .string(one), "text": "Khác", "kind": "content", "clause": "II.1"]
        case "obligation.split": ["obligation": .string(one), "first": "Một", "second": "Hai"]
        case "obligation.join": ["obligation": .string(one), "with": .string(other)]
        case "obligation.add": ["plan": .string(plan), "clause": "II.9", "kind": "content", "text": "Mới"]
        case "obligation.remove": ["obligation": .string(one), "reason": "thừa"]
        case "obligation.assign": ["obligation": .string(one), "units": ["office"]]
        case "clause.note": ["obligation": .string(one), "text": "Đã làm", "on": "2025-03-01"]
        case "acknowledgement.open": ["movement": .string(movement)]
        case "acknowledgement.read": ["movement": .string(movement), "section": 1]
        case "acknowledgement.answer": ["movement": .string(movement), "choice": 2]
        default: [:]
        }
    }

    /// Tries an act as somebody, without leaving anything behind.
    private func answer(_ house: PlanHouse, _ act: String, _ values: [String: JSONValue], _ role: String) async throws -> String {
        do {
            _ = try await house.runner.perform(act, values, as: house.source(role), channel: .api, dryRun: true)
            return "yes"
        } catch let refusal as Refusal {
            return refusal.kind == .conflict ? "yes" : refusal.kind.rawValue
        }
    }

    @Test(arguments: TestDatabases.engines)
    func everyActAnswersEveryRole(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (running, movement, _) = try await house.launched()
            let draft = try await house.read()
            for (plan, table, movement) in [(draft, Self.draft, "none"), (running, Self.launched, movement)] {
                let one = try await house.obligation("II.1", of: plan).id
                let other = try await house.obligation("II.2", of: plan).id
                for act in Self.acts {
                    let values = Self.values(act, plan: plan, one: one, other: other, movement: movement)
                    for role in Self.everyone {
                        let said = try await answer(house, act, values, role)
                        #expect(said == Self.expected(table, act, role), "\(act) as \(role) on \(plan == draft ? "a draft" : "a launched plan")")
                    }
                }
            }
        }
    }

    @Test(arguments: TestDatabases.engines)
    func aHiddenDraftAndAMissingPlanAreTheSame(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let plan = try await house.read()
            let one = try await house.obligation("II.1", of: plan).id
            let other = try await house.obligation("II.2", of: plan).id
            let blind = Self.everyone.filter { !["officer", "head", "legalOfficer"].contains($0) }
            for act in Self.acts where !["plan.read", "plan.draft"].contains(act) {
                for role in blind {
                    let hidden = try await house.refusal(act, Self.values(act, plan: plan, one: one, other: other, movement: "m"), as: role)
                    let missing = try await house.refusal(act, Self.values(act, plan: "x", one: "x", other: "y", movement: "m"), as: role)
                    #expect(hidden == Refusal.notFound, "\(act) as \(role)")
                    #expect(missing == Refusal.notFound, "\(act) as \(role)")
                }
            }
            for role in blind {
                for id in [plan, "x"] {
                    let review = try await house.refused { try await house.review(id, as: role) }
                    let check = try await house.refused { try await house.launchCheck(id, as: role) }
                    #expect(review == Refusal.notFound, "\(role)")
                    #expect(check == Refusal.notFound, "\(role)")
                }
                let viewer = try await house.actor(role)
                let list = try await house.database.read { try PlanQueries.list(for: viewer, in: $0) }
                #expect(list == [], "\(role)")
            }
            for role in ["officer", "head", "legalOfficer"] {
                let viewer = try await house.actor(role)
                #expect(try await house.review(plan, as: role).obligations.count == 5, "\(role)")
                #expect(try await house.database.read { try PlanQueries.list(for: viewer, in: $0) }.map(\.id) == [plan], "\(role)")
            }
        }
    }

    @Test(arguments: TestDatabases.engines)
    func anotherAgencySeesAndTouchesNothing(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            try await house.furnish("agency-b", name: "Sở Bên cạnh")
            let (plan, movement, slug) = try await house.launched()
            let one = try await house.obligation("II.1", of: plan).id
            for act in Self.acts where !["plan.read", "plan.draft"].contains(act) {
                let values = Self.values(act, plan: plan, one: one, other: one, movement: movement)
                for role in ["head", "officer"] {
                    #expect(try await house.refusal(act, values, as: role, agency: "agency-b") == Refusal.notFound, "\(act) as \(role)")
                }
            }
            let (viewer, today) = (try await house.actor("head", agency: "agency-b"), house.today)
            #expect(try await house.database.read { try MovementQueries.list(for: viewer, in: $0) } == [])
            #expect(try await house.database.read { try DeskQueries.desk(for: viewer, today: today, in: $0) }.isEmpty)
            #expect(
                try await house.refused {
                    try await house.database.read { try MovementQueries.page(slug: slug, for: viewer, today: today, in: $0) }
                } == Refusal.notFound)
        }
    }

    @Test(arguments: TestDatabases.engines)
    func acknowledgementsAreSeenByThoseWhoAnswerForThem(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (_, movement, slug) = try await house.launched()
            try await house.acknowledge(movement, as: "staff")
            try await house.act("acknowledgement.open", ["movement": .string(movement)], as: "readingHead")
            for role in ["head", "officer", "inspector"] {
                let state = try await house.state(slug, as: role)
                #expect(state.share == AcknowledgementShare(done: 1, total: 12), "\(role)")
                #expect(state.units.map(\.name.vi) == ["Ban Giám đốc", "Văn phòng", "Phòng Bạn đọc", "Công đoàn Sở"], "\(role)")
                #expect(state.units.map(\.total) == [2, 6, 3, 1], "\(role)")
                #expect(state.units.map(\.done) == [0, 0, 1, 0], "\(role)")
            }
            let own = try await house.state(slug, as: "readingHead")
            #expect(own.share == nil)
            #expect(own.units.map(\.name.vi) == ["Phòng Bạn đọc"])
            #expect(own.units.flatMap(\.silent).map(\.name) == ["Đỗ Thị Sách", "Bùi Thị Tra"])
            #expect(own.units.flatMap(\.silent).map(\.hasOpened) == [true, false])
            for role in ["legalOfficer", "clerk", "accountant", "councilMember", "councilSecretary", "administrator"] {
                let state = try await house.state(slug, as: role)
                #expect(state.units == [], "\(role)")
                #expect(state.share == nil, "\(role)")
            }
            #expect(try await house.state(slug, as: "staff").ownAt == house.time.now)
            #expect(try await house.refused { try await house.state(slug, as: "visitor") } == Refusal.signedOut)
            #expect(try await house.refused { try await house.state("khong-co", as: "visitor") } == Refusal.notFound)
            #expect(try await house.refused { try await house.reading(slug, as: "visitor") } == Refusal.signedOut)
            #expect(try await house.refused { try await house.reading(slug, as: "administrator") } == Refusal.notConcerned)
            for role in Self.everyone {
                #expect((try await house.page(slug, as: role).share != nil) == ["head", "officer", "inspector"].contains(role), "\(role)")
            }
        }
    }

    @Test(arguments: TestDatabases.engines)
    func namesAndNotesStayInside(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (plan, _, slug) = try await house.launched()
            let one = try await house.obligation("II.1", of: plan).id
            house.time.pass(minutes: 1)
            try await house.act("obligation.assign", ["obligation": .string(one), "posts": ["reading-head"], "people": ["staff"]])
            house.time.pass(minutes: 1)
            try await house.act("clause.note", ["obligation": .string(one), "text": "Đã dán lịch mới.", "on": "2025-03-03"], as: "staff")
            let outside = try await house.clause("II.1", slug)
            #expect(outside.clause.owners.map(\.label.vi) == ["Trưởng phòng Bạn đọc", "Cá nhân được giao"])
            #expect(outside.clause.owners.map(\.id) == ["reading-head", nil])
            #expect(outside.history.map(\.what.vi) == ["Phát động phong trào", "Giao nghĩa vụ", "Ghi việc đã làm"])
            #expect(outside.history.map(\.who) == [nil, nil, nil])
            #expect(outside.history.map(\.note) == [nil, nil, nil])
            #expect(outside.mayNote == false)
            let inside = try await house.clause("II.1", slug, as: "clerk")
            #expect(inside.clause.owners.map(\.label.vi) == ["Trưởng phòng Bạn đọc", "Nguyễn Thị Viên"])
            #expect(inside.history.map(\.who) == ["Phạm Văn Thử", "Lê Thị Duyên", "Nguyễn Thị Viên"])
            #expect(inside.history.map(\.note) == [nil, nil, "Đã dán lịch mới."])
            #expect(inside.mayNote == false)
            #expect(try await house.clause("II.1", slug, as: "staff").mayNote)
            #expect(try await house.page(slug).groups[1].clauses[0].owners == outside.clause.owners)
        }
    }

    @Test(arguments: TestDatabases.engines)
    func workBeforeTheLaunchIsShownToThoseWhoReview(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let plan = try await house.read()
            try await house.prepare(plan)
            house.time.pass(minutes: 5)
            let slug = try await house.act("plan.launch", PlanHouse.launch(plan), as: "head").result["slug"]?.string ?? ""
            #expect(try await house.clause("II.1", slug, as: "staff").history.map(\.what.en) == ["Launch the movement"])
            for role in ["officer", "legalOfficer", "inspector"] {
                #expect(try await house.clause("II.1", slug, as: role).history.map(\.what.en) == ["Assign an obligation", "Launch the movement"])
            }
            #expect(try await house.review(plan, as: "inspector").mayPrepare == false)
            #expect(try await house.refused { try await house.review(plan, as: "staff") } == Refusal.notFound)
        }
    }
}
