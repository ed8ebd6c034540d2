internal import Storage
internal import TestSupport
internal import Testing
internal import Vietnamese

@testable internal import Movement

@Suite struct PledgeTests {
    private static let key = "khoa-rieng-cua-ho-ong-nam-01"

    /// A launched movement that takes registrations from today for ten days.
    private static func open(_ house: PlanHouse) async throws -> (movement: String, slug: String) {
        let (_, movement, slug) = try await house.launched()
        try await house.act(
            "pledge.open",
            ["movement": .string(movement), "from": .string(house.today.iso), "to": .string(house.today.adding(days: 10).iso)])
        return (movement, slug)
    }

    private static func person(_ movement: String, _ more: [String: JSONValue] = [:]) -> [String: JSONValue] {
        let plain: [String: JSONValue] = [
            "movement": .string(movement), "kind": "person", "aim": "giay-khen", "text": "Trực 20 buổi tối.\nHướng dẫn 50 bạn đọc.",
        ]
        return plain.merging(more) { _, more in more }
    }

    private static func household(_ movement: String, publish: Bool = true) -> [String: JSONValue] {
        person(
            movement,
            [
                "kind": "household", "name": "Hộ ông Năm Bến Phà", "phone": "0912 345 678", "email": "nam@example.vn", "consent": true,
                "publish": .bool(publish), "key": .string(key),
            ])
    }

    private static func page(
        _ house: PlanHouse, _ id: String, key: String? = nil, as viewer: String, agency: String = PlanHouse.agency
    ) async throws -> PledgeModel {
        let (viewer, today) = (try await house.actor(viewer, agency: agency), house.today)
        return try await house.database.read { try PledgeQueries.page(id, key: key, for: viewer, today: today, in: $0) }
    }

    private static func seen(_ house: PlanHouse, _ slug: String, as viewer: String, _ filter: PledgeFilter = PledgeFilter()) async throws -> [String]
    {
        let (viewer, today) = (try await house.actor(viewer), house.today)
        return try await house.database.read {
            try PledgeQueries.list(slug: slug, filter: filter, for: viewer, today: today, in: $0).lines.map(\.reference)
        }
    }

    @Test(arguments: TestDatabases.engines)
    func aReturnedRegistrationGoesOnFromTheSameStep(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (movement, slug) = try await Self.open(house)
            let receipt = try await house.act("pledge.register", Self.person(movement), as: "staff")
            let pledge = receipt.subjectID
            #expect(receipt.result["reference"] == "ĐK-1" && receipt.result["state"] == "waiting" && receipt.result["late"] == false)
            #expect(try await house.refusal("pledge.register", Self.person(movement), as: "staff")?.code == "pledge.already")
            #expect(try await house.desk("officer").pledges.map(\.what) == [.consider])
            try await house.act("pledge.return", ["pledge": .string(pledge), "reason": "Nêu rõ số buổi."])
            #expect(try await house.desk("staff").pledges.map(\.what) == [.resubmit])
            #expect(try await house.desk("officer").pledges == [])
            #expect(try await Self.page(house, pledge, as: "staff").reason == "Nêu rõ số buổi.")
            #expect(try await house.refusal("pledge.accept", ["pledge": .string(pledge)], as: "officer")?.code == "pledge.state")
            try await house.act("pledge.resubmit", ["pledge": .string(pledge), "aim": "giay-khen", "text": "Trực 24 buổi tối."], as: "staff")
            #expect(try await Self.page(house, pledge, as: "officer").line.state == .waiting)
            try await house.act("pledge.accept", ["pledge": .string(pledge)])
            let line = try await Self.page(house, pledge, as: "clerk").line
            #expect(line.state == .accepted && line.wording == "Trực 24 buổi tối." && line.name.vi == "Nguyễn Thị Viên")
            // A person's registration stays inside the agency.
            #expect(try await Self.seen(house, slug, as: "clerk") == ["ĐK-1"])
            #expect(try await Self.seen(house, slug, as: "visitor") == [])
            #expect(try await house.refused { try await Self.page(house, pledge, as: "visitor") } == .notFound)
            try await house.act("pledge.withdraw", ["pledge": .string(pledge)], as: "staff")
            #expect(try await house.refused { try await Self.page(house, pledge, as: "clerk") } == .notFound)
            #expect(try await house.act("pledge.register", Self.person(movement), as: "staff").result["reference"] == "ĐK-2")
        }
    }

    @Test(arguments: TestDatabases.engines)
    func aHouseholdRegistersWithoutAnAccountAndTakesEverythingBack(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (movement, slug) = try await Self.open(house)
            let pledge = try await house.act("pledge.register", Self.household(movement), as: "visitor").subjectID
            #expect(try await house.refused { try await Self.page(house, pledge, as: "visitor") } == .notFound)
            #expect(try await house.refused { try await Self.page(house, pledge, as: "staff") } == .notFound)
            #expect(try await Self.page(house, pledge, as: "officer").contact == PledgeContact(email: "nam@example.vn", phone: "0912 345 678"))
            #expect(try await Self.page(house, pledge, as: "inspector").contact == nil)
            #expect(try await house.database.read { try PledgeQueries.held(by: Self.key, in: $0)?.pledge } == pledge)
            let own = try await Self.page(house, pledge, key: Self.key, as: "visitor")
            #expect(own.line.name.vi == "Hộ ông Năm Bến Phà" && own.contact?.phone == "0912 345 678" && own.may == [.withdraw])
            #expect(try await house.refused { try await Self.page(house, pledge, key: "mot-khoa-khac-hoan-toan", as: "visitor") } == .notFound)
            try await house.act("pledge.return", ["pledge": .string(pledge), "reason": "Ghi rõ việc."])
            let again: [String: JSONValue] = ["pledge": .string(pledge), "aim": "part", "text": "Cho mượn 200 cuốn sách."]
            #expect(try await house.refusal("pledge.resubmit", again, as: "visitor") == .notFound)
            try await house.act("pledge.resubmit", again.merging(["key": .string(Self.key)]) { one, _ in one }, as: "visitor")
            try await house.act("pledge.accept", ["pledge": .string(pledge)])
            #expect(try await Self.seen(house, slug, as: "visitor") == ["ĐK-1"])
            #expect(try await Self.page(house, pledge, as: "visitor").contact == nil)
            let receipt = try await house.act("pledge.withdraw", ["pledge": .string(pledge), "key": .string(Self.key)], as: "visitor")
            #expect(receipt.result["erased"] == true)
            #expect(try await Self.seen(house, slug, as: "visitor") == [])
            #expect(try await house.refused { try await Self.page(house, pledge, as: "visitor") } == .notFound)
            // Nothing of them is left: not in the tables, not in the content of the record.
            let left = try await house.database.read { session in
                try session.rows("SELECT content FROM record_content").map { try $0.text(0) }.joined()
                    + session.rows("SELECT name, folded, wording, aim_text FROM pledge").map { try $0.text(0) + $0.text(1) + $0.text(2) + $0.text(3) }
                    .joined() + session.rows("SELECT email, phone FROM pledge_contact").map { try $0.text(0) + $0.text(1) }.joined()
            }
            for trace in ["Năm", "nam@example.vn", "0912", "200 cuốn"] { #expect(!left.contains(trace), "\(trace)") }
        }
    }

    @Test(arguments: TestDatabases.engines)
    func withoutConsentToPublishAHouseholdIsReceivedButNotShown(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (movement, slug) = try await Self.open(house)
            let pledge = try await house.act("pledge.register", Self.household(movement, publish: false), as: "visitor").subjectID
            try await house.act("pledge.accept", ["pledge": .string(pledge)])
            #expect(try await Self.seen(house, slug, as: "visitor") == [])
            #expect(try await Self.seen(house, slug, as: "staff") == [])
            #expect(try await Self.seen(house, slug, as: "inspector") == ["ĐK-1"])
            #expect(try await house.refused { try await Self.page(house, pledge, as: "staff") } == .notFound)
        }
    }

    @Test(arguments: TestDatabases.engines)
    func theHeadsOfACovenantSignOneAfterTheOther(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (movement, slug) = try await Self.open(house)
            let covenant = Self.person(movement, ["kind": "covenant", "units": ["office", "reading", "union"], "aim": "part"])
            let pledge = try await house.act("pledge.register", covenant, as: "readingHead").subjectID
            #expect(try await Self.page(house, pledge, as: "readingHead").signatures.map(\.unit) == ["reading", "office", "union"])
            // The office comes before the union, whose head sees the covenant but cannot sign yet.
            #expect(try await house.refusal("pledge.sign", ["pledge": .string(pledge)], as: "massOrganisation")?.kind == .forbidden)
            #expect(try await house.desk("unitHead").pledges.map(\.what) == [.sign])
            #expect(try await house.desk("massOrganisation").pledges == [])
            #expect(try await house.refusal("pledge.sign", ["pledge": .string(pledge)], as: "accountant")?.kind == .forbidden)
            #expect(try await house.refused { try await Self.page(house, pledge, as: "head") } == nil)
            try await house.act("pledge.return", ["pledge": .string(pledge), "reason": "Thêm buổi thứ Bảy."], as: "unitHead")
            let same: [String: JSONValue] = ["pledge": .string(pledge), "aim": "part", "text": "Trực thêm thứ Bảy."]
            try await house.act("pledge.resubmit", same, as: "readingHead")
            #expect(try await house.desk("unitHead").pledges.map(\.what) == [.sign])
            #expect(try await house.act("pledge.sign", ["pledge": .string(pledge)], as: "unitHead").result["complete"] == false)
            #expect(try await house.act("pledge.sign", ["pledge": .string(pledge)], as: "massOrganisation").result["complete"] == true)
            #expect(try await Self.page(house, pledge, as: "officer").line.state == .waiting)
            // Other words than those that were signed are signed anew.
            try await house.act("pledge.return", ["pledge": .string(pledge), "reason": "Ghi số buổi."])
            try await house.act("pledge.resubmit", ["pledge": .string(pledge), "aim": "part", "text": "Trực 8 thứ Bảy."], as: "readingHead")
            let again = try await Self.page(house, pledge, as: "readingHead")
            #expect(again.line.state == .signing && again.signatures.map { $0.signedAt != nil } == [true, false, false])
            for key in ["unitHead", "massOrganisation"] { try await house.act("pledge.sign", ["pledge": .string(pledge)], as: key) }
            try await house.act("pledge.accept", ["pledge": .string(pledge)])
            #expect(try await Self.seen(house, slug, as: "visitor") == ["ĐK-1"])
        }
    }

    @Test(arguments: TestDatabases.engines)
    func lateOnesAreMarkedAndClosedMovementsTakeNone(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (_, movement, _) = try await house.launched()
            #expect(try await house.refusal("pledge.register", Self.person(movement), as: "staff")?.code == "pledge.not-open")
            try await house.act(
                "pledge.open",
                ["movement": .string(movement), "from": .string(house.today.adding(days: 1).iso), "to": .string(house.today.adding(days: 2).iso)])
            #expect(try await house.refusal("pledge.register", Self.person(movement), as: "staff")?.code == "pledge.not-open")
            house.time.pass(seconds: 3 * 86_400)
            #expect(try await house.act("pledge.register", Self.person(movement), as: "staff").result["late"] == true)
            house.time.pass(seconds: 2000 * 86_400)
            #expect(try await house.refusal("pledge.register", Self.person(movement), as: "clerk")?.code == "pledge.movement-over")
        }
    }

    @Test(arguments: TestDatabases.engines)
    func whatIsWrongIsSaidAtItsField(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (movement, _) = try await Self.open(house)
            let cases: [(String, [String: JSONValue], [String])] = [
                ("staff", Self.person(movement, ["aim": "ttldtt"]), ["aim"]), ("staff", Self.person(movement, ["aim": "other"]), ["aim_text"]),
                ("staff", Self.person(movement, ["by": "01/01/2020"]), ["by"]),
                ("staff", Self.person(movement, ["targets": ["nothing"]]), ["targets"]),
                ("visitor", Self.person(movement, ["kind": "household"]), ["name", "phone", "consent"]),
                ("visitor", Self.household(movement).merging(["phone": "abc"]) { _, new in new }, ["phone"]),
                ("visitor", Self.household(movement).merging(["key": "ngan"]) { _, new in new }, ["key"]),
                ("visitor", Self.household(movement).merging(["aim": "cstdcs"]) { _, new in new }, ["aim"]),
                ("readingHead", Self.person(movement, ["kind": "covenant", "units": ["reading"]]), ["units"]),
                ("readingHead", Self.person(movement, ["kind": "covenant", "units": ["reading", "nowhere"]]), ["units"]),
            ]
            for (actor, values, fields) in cases {
                #expect(try await house.refusal("pledge.register", values, as: actor)?.fields.map(\.key) == fields, "\(fields)")
            }
            #expect(
                try await house.refusal("pledge.register", Self.person(movement, ["kind": "unit", "units": ["office"]]), as: "readingHead")
                    == .forbidden)
            #expect(try await house.refusal("pledge.register", Self.person(movement), as: "visitor") == .signedOut)
            #expect(try await house.refusal("pledge.register", Self.person("nothing"), as: "staff") == .notFound)
        }
    }

    @Test(arguments: TestDatabases.engines)
    func oneAddressCannotFloodTheOffice(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (movement, slug) = try await Self.open(house)
            func send(_ number: Int, from address: String) async throws -> Refusal.Kind? {
                var values = Self.household(movement)
                values["key"] = .string("khoa-rieng-so-dem-\(number)-0000")
                do {
                    _ = try await Pledges.register(
                        values, as: house.source("visitor"), address: address, key: nil, dryRun: false, through: house.runner)
                    return nil
                } catch let refusal as Refusal { return refusal.kind }
            }
            for number in 1...5 { #expect(try await send(number, from: "203.0.113.7") == nil) }
            #expect(try await send(6, from: "203.0.113.7") == .tooMany)
            #expect(try await send(7, from: "203.0.113.8") == nil)
            #expect(try await Self.seen(house, slug, as: "officer").count == 6)
            house.time.pass(minutes: 16)
            #expect(try await send(8, from: "203.0.113.7") == nil)
        }
    }

    @Test(arguments: TestDatabases.engines)
    func anotherAgencyKnowsOfNothing(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            try await house.furnish("agency-b", name: "Sở Bên kia")
            let (movement, _) = try await Self.open(house)
            let pledge = try await house.act("pledge.register", Self.person(movement), as: "staff").subjectID
            #expect(try await house.refused { try await Self.page(house, pledge, as: "officer", agency: "agency-b") } == .notFound)
            for act in ["pledge.accept", "pledge.withdraw", "pledge.sign"] {
                #expect(try await house.refusal(act, ["pledge": .string(pledge)], as: "officer", agency: "agency-b") == .notFound, "\(act)")
            }
            let open: [String: JSONValue] = ["movement": .string(movement), "from": "01/03/2025", "to": "31/03/2025"]
            #expect(try await house.refusal("pledge.open", open, as: "officer", agency: "agency-b") == .notFound)
        }
    }

    @Test(arguments: TestDatabases.engines)
    func theListIsFilteredAndGoesOnFromItsLastLine(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (movement, slug) = try await Self.open(house)
            for key in ["staff", "clerk", "readingHead"] { try await house.act("pledge.register", Self.person(movement), as: key) }
            try await house.act("pledge.register", Self.person(movement, ["kind": "unit", "units": ["reading"]]), as: "readingHead")
            var words = PledgeFilter()
            words.words = "mai thi thu"
            #expect(try await Self.seen(house, slug, as: "officer", words) == ["ĐK-2"])
            var units = PledgeFilter()
            units.kind = .unit
            #expect(try await Self.seen(house, slug, as: "officer", units) == ["ĐK-4"])
            let (viewer, today) = (try await house.actor("officer"), house.today)
            let first = try await house.database.read { try PledgeQueries.list(slug: slug, limit: 3, for: viewer, today: today, in: $0) }
            #expect(first.lines.map(\.reference) == ["ĐK-4", "ĐK-3", "ĐK-2"] && first.counts == [.person: 3, .unit: 1])
            let next = try await house.database.read {
                try PledgeQueries.list(slug: slug, after: first.next, limit: 3, for: viewer, today: today, in: $0)
            }
            #expect(next.lines.map(\.reference) == ["ĐK-1"] && next.next == nil)
        }
    }
}
