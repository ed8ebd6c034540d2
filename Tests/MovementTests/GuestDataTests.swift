internal import Storage
internal import TestSupport
internal import Testing
internal import Vietnamese

@testable internal import Movement

@Suite("Data of guests")
struct GuestDataTests {
    private static let guest = TestWorld.source(TestWorld.guest)

    private static func act(
        _ world: TestWorld, _ name: String, _ values: [String: JSONValue], as key: String = TestWorld.guest
    ) async throws -> Receipt {
        try await world.runner.perform(name, values, as: TestWorld.source(key), channel: .web)
    }

    private static func own(_ world: TestWorld, as key: String = TestWorld.guest) async throws -> OwnGuest {
        let viewer = try await world.actor(key)
        return try await world.database.read { try GuestQueries.own(TestWorld.guest, today: TestWorld.today, for: viewer, in: $0) }
    }

    @Test("Without the consent to take part only one's own data are left; agreed again, all goes on", arguments: TestDatabases.engines)
    func withdraws(_ engine: Engine) async throws {
        try await RoleTableStage.with(engine) { stage in
            let world = stage.world
            let thanks: [String: JSONValue] = ["movement": .string(stage.launched.movement), "unit": "reading", "text": "Cảm ơn."]
            _ = try await Self.act(world, "consent.withdraw", ["purpose": "part"])
            let twice = try await TestWorld.refusal { _ = try await Self.act(world, "consent.withdraw", ["purpose": "part"]) }
            #expect(twice == .consentNotHeld)
            let refused = try await TestWorld.refusal { _ = try await Self.act(world, "guest.thank", thanks) }
            #expect(refused == .consentMissing)
            _ = try await Self.act(
                world, "guest.correct", ["kind": "firm", "name": "HTX Bến Phà", "inside": "outside", "place": "Cần Thơ"])
            let own = try await Self.own(world)
            #expect(own.line.name == "HTX Bến Phà" && own.line.kind == .firm && !own.line.isInside && !own.agrees(to: .part))
            _ = try await Self.act(world, "consent.give", ["purpose": "part"])
            _ = try await Self.act(world, "guest.thank", thanks)
            let after = try await Self.own(world)
            #expect(after.consents.map(\.purpose).count == 4 && after.agrees(to: .part))
            // Who does not want to be named any more stands under none of the words.
            _ = try await Self.act(world, "consent.withdraw", ["purpose": "named"])
            let joining = try await world.database.read {
                try GuestQueries.joining(slug: stage.launched.slug, agency: TestWorld.agency, today: TestWorld.today, in: $0)
            }
            #expect(joining.words.map(\.author) == [nil])
            #expect(joining.counts == [GuestCount(kind: .firm, inside: 0, outside: 1)])
        }
    }

    @Test("Erased, nothing of the guest is left in any table or in the record, and the record still holds", arguments: TestDatabases.engines)
    func erases(_ engine: Engine) async throws {
        try await RoleTableStage.with(engine) { stage in
            let world = stage.world
            let idea = ["word": .string(stage.guests.idea)] as [String: JSONValue]
            _ = try await Self.act(
                world, "guest.answer", idea.merging(["handling": "answered", "answer": "Chào bà Khách."]) { one, _ in one }, as: "officer")
            let needReason = try await TestWorld.refusal {
                _ = try await Self.act(world, "guest.erase", ["guest": .string(TestWorld.guest)], as: "officer")
            }
            #expect(needReason?.fields.map(\.key) == ["reason"])
            _ = try await Self.act(world, "guest.erase", [:])
            let tables = ["guest", "guest_word", "guest_mail", "record_content", "act_key", "consent", "answer"]
            let columns = [
                "guest": ["name", "contact", "place"], "guest_word": ["title", "wording", "benefit", "answer"], "guest_mail": ["address", "request"],
                "record_content": ["content"], "act_key": ["receipt"], "consent": ["wording"], "answer": ["given"],
            ]
            for table in tables {
                for column in columns[table] ?? [] {
                    let text = try await world.database.read { session in
                        try session.rows("SELECT \(raw: .unsafe(column)) FROM \(raw: .unsafe(table))").compactMap { try $0.textOrNil(0) }.joined(
                            separator: "\n")
                    }
                    for word in ["Bà Khách", "bà Khách", "khach@example.vn", "Sách ở bưu điện", "Cảm ơn tổ quầy", "Cảm ơn các anh chị"] {
                        #expect(!text.contains(word), "\(table).\(column) holds “\(word)”")
                    }
                }
            }
            let gone = try await world.actor(TestWorld.guest)
            #expect(gone.guest == nil)
            try await RecordSequencer.run(on: world.database)
            let (words, counts) = try await world.database.read { session in
                (
                    try GuestQueries.joining(slug: stage.launched.slug, agency: TestWorld.agency, today: TestWorld.today, in: session).words,
                    try GuestQueries.counts("1 = 1", agency: TestWorld.agency, in: session)
                )
            }
            #expect(words == [] && counts.map(\.inside) == [1, 1])
        }
    }

    @Test("What is due is erased by an act of the operator: after the last movement, by the rule of that day", arguments: TestDatabases.engines)
    func retention(_ engine: Engine) async throws {
        try await RoleTableStage.with(engine) { stage in
            let world = stage.world
            let end = try await world.database.read { session in
                try MovementQueries.date(
                    try #require(try session.row("SELECT MAX(period_to) FROM movement WHERE agency_id = \(TestWorld.agency)")).text(0))
            }
            func run(_ day: CivilDate) async throws -> Int {
                let noon = Instant(day, hour: 12)
                return try await GuestRound.run(ActRunner(database: world.database, clock: Clock { noon }, passwords: Passwords(cost: .token)))
            }
            // Nobody entered by telephone took part in anything: 180 days after they came, on 3 March 2025.
            #expect(try await run(CivilDate(iso: "2025-08-30")!) == 0)
            #expect(try await run(CivilDate(iso: "2025-08-31")!) == 1)
            #expect(try await run(end.adding(days: 180)) == 0)
            let past = try await TestWorld.refusal { _ = try await Self.act(world, "guest.keep", ["days": 10, "from": "01/03/2025"], as: "head") }
            #expect(past?.fields.map(\.key) == ["from"])
            _ = try await Self.act(world, "guest.keep", ["days": 10, "from": "03/03/2025"], as: "head")
            #expect(try await run(end.adding(days: 10)) == 0)
            #expect(try await run(end.adding(days: 11)) == 1)
            #expect(try await run(end.adding(days: 11)) == 0)
            let last = try await world.database.read { session in
                try session.row("SELECT actor, act FROM record WHERE agency_id = \(TestWorld.agency) ORDER BY leaf_id DESC LIMIT 1")
                    .map { "\(try $0.text(0)) \(try $0.text(1))" }
            }
            #expect(last == "operator guest.erase")
        }
    }

    @Test("Words wait for a decision, five a day; the desk says so until they are decided and answered", arguments: TestDatabases.engines)
    func words(_ engine: Engine) async throws {
        try await RoleTableStage.with(engine) { stage in
            let world = stage.world
            func desk(_ key: String) async throws -> [String] {
                let viewer = try await world.actor(key)
                return try await world.database.read { session in
                    try DeskQueries.desk(for: viewer, today: TestWorld.today, in: session).guestWords.map { "\($0.kind) \($0.isToModerate)" }.sorted()
                }
            }
            for key in ["officer", "massOrganisation"] { #expect(try await desk(key) == ["offer true", "thanks true"], "\(key)") }
            #expect(try await desk("staff") == [])
            let needReason = try await TestWorld.refusal {
                _ = try await Self.act(world, "guest.moderate", ["word": .string(stage.guests.thanks), "decision": "refuse"], as: "officer")
            }
            #expect(needReason?.fields.map(\.key) == ["reason"])
            _ = try await Self.act(
                world, "guest.moderate", ["word": .string(stage.guests.thanks), "decision": "refuse", "reason": "Có tên trẻ em."],
                as: "massOrganisation")
            _ = try await Self.act(world, "guest.moderate", ["word": .string(stage.guests.idea), "decision": "publish"], as: "massOrganisation")
            #expect(try await desk("officer") == ["offer false"])
            #expect(try await desk("massOrganisation") == [])
            _ = try await Self.act(
                world, "guest.answer", ["word": .string(stage.guests.idea), "handling": "taken", "answer": "Làm thử từ tháng 4."], as: "officer")
            #expect(try await desk("officer") == [])
            let own = try await Self.own(world)
            #expect(
                own.words.map { "\($0.state) \($0.handling) \($0.reason)\($0.answer)" }.sorted() == [
                    "published received ", "published taken Làm thử từ tháng 4.", "refused received Có tên trẻ em.",
                ])
            let more: [String: JSONValue] = ["movement": .string(stage.launched.movement), "unit": "reading", "text": "Cảm ơn."]
            for _ in 1...2 { _ = try await Self.act(world, "guest.thank", more) }
            let many = try await TestWorld.refusal { _ = try await Self.act(world, "guest.thank", more) }
            #expect(many == .guestWordsMany)
        }
    }
}
