internal import Storage
internal import TestSupport
internal import Testing
internal import Vietnamese

@testable internal import Movement

@Suite("Guests")
struct GuestTests {
    static let details: [String: JSONValue] = [
        "kind": "household", "name": "Hộ bà Tư", "inside": "inside", "place": "Xã Ven Sông", "consent": true, "named": true,
    ]

    static func asking(_ email: String, _ more: [String: JSONValue] = [:]) -> [String: JSONValue] {
        details.merging(["email": .string(email)]) { one, _ in one }.merging(more) { _, more in more }
    }

    /// Hands the waiting mail over and gives its link.
    static func link(_ world: TestWorld) async throws -> String {
        let secret = world.runner.randomness.secret()
        try await world.database.write { session in
            let mail = try #require(try Mailroom.claim(TestWorld.agency, limit: 1, now: TestWorld.noon, in: session).first)
            try Mailroom.note(links: [secret], of: mail, now: TestWorld.noon, in: session)
            try Mailroom.finish(mail, .taken, now: TestWorld.noon, in: session)
            #expect(mail.text(secrets: [secret], origin: "https://x.vn").contains("https://x.vn/tham-gia/\(secret)\n"))
            #expect(!mail.text(secrets: [secret], origin: "").contains("bà Tư"))
        }
        return secret
    }

    @Test("Nothing is kept of somebody before the link is opened; opened, it makes the guest once", arguments: TestDatabases.engines)
    func asksAndProves(_ engine: Engine) async throws {
        try await TestWorld.with(engine) { world in
            let visitor = ActorSource.visitor(agency: TestWorld.agency)
            let asked = try await world.runner.perform(
                "guest.ask", Self.asking("ba.tu@example.vn", ["page": "/phong-trao"]), as: visitor, channel: .web)
            #expect(asked.result == [:])
            let secret = try await Self.link(world)
            let proved = try await world.runner.perform("guest.prove", ["link": .string(secret)], as: visitor, channel: .web)
            #expect(proved.result["page"] == "/phong-trao")
            let source = ActorSource.guest(agency: TestWorld.agency, guest: proved.subjectID)
            let actor = try await world.database.read { try source.load(today: TestWorld.today, in: $0) }
            #expect(actor.guest == proved.subjectID && actor.name == "Khách K-2" && !actor.isSignedIn && actor.roles.isEmpty)
            let again = try await TestWorld.refusal {
                try await world.runner.perform("guest.prove", ["link": .string(secret)], as: visitor, channel: .web)
            }
            #expect(again == .guestLinkOver)
            // Asked again with another name: the same answer, and the same guest with their own name.
            let second = try await world.runner.perform("guest.ask", Self.asking("ba.tu@example.vn", ["name": "Kẻ khác"]), as: visitor, channel: .web)
            #expect(second.sentence == asked.sentence && second.result == asked.result && second.subject == asked.subject)
            let known = try await world.runner.perform("guest.prove", ["link": .string(try await Self.link(world))], as: visitor, channel: .web)
            #expect(known.subjectID == proved.subjectID)
            let (name, consents, content) = try await world.database.read { session in
                (
                    try session.row("SELECT name FROM guest WHERE guest_id = \(proved.subjectID)")?.text(0),
                    try session.rows("SELECT purpose FROM consent WHERE guest_id = \(proved.subjectID) ORDER BY purpose").map { try $0.text(0) },
                    try session.rows("SELECT content FROM record_content").map { try $0.text(0) }.joined()
                )
            }
            #expect(name == "Hộ bà Tư" && consents == ["named", "part"])
            for word in ["ba.tu", "bà Tư", "Kẻ khác", "Ven Sông", secret] { #expect(!content.contains(word), "\(word)") }
        }
    }

    @Test("Three mails an hour to one address; then the same address in another agency still may", arguments: TestDatabases.engines)
    func throttles(_ engine: Engine) async throws {
        try await TestWorld.with(engine) { world in
            let guests = Guests(runner: world.runner)
            func ask(_ email: String, _ agency: String = TestWorld.agency) async throws -> Refusal? {
                try await TestWorld.refusal { try await guests.ask(Self.asking(email), as: .visitor(agency: agency), address: "203.0.113.7") }
            }
            for _ in 1...3 { #expect(try await ask("a@example.vn") == nil) }
            #expect(try await ask("a@example.vn") == .guestsTooMany)
            #expect(try await ask("a@example.vn", TestWorld.otherAgency) == nil)
            #expect(try await ask("b@example.vn\r\nBcc: c@example.vn")?.fields.map(\.key) == ["email"])
            #expect(try await ask(String(repeating: "x", count: 400) + "@example.vn")?.kind == .invalid)
            let hidden = try await TestWorld.refusal {
                try await guests.ask(Self.asking("d@example.vn", ["consent": false]), as: .visitor(agency: TestWorld.agency), address: "x")
            }
            #expect(hidden?.fields.map(\.key) == ["consent"])
        }
    }

    @Test("A code from the telephone opens five sessions, whatever the case; a new code ends it", arguments: TestDatabases.engines)
    func codes(_ engine: Engine) async throws {
        try await TestWorld.with(engine) { world in
            let (officer, visitor) = (TestWorld.source("massOrganisation"), ActorSource.visitor(agency: TestWorld.agency))
            let values = Self.details.merging(["phone": "+84 900 000 001", "heard": true]) { one, _ in one }
            let entered = try await world.runner.perform("guest.enter", values, as: officer, channel: .web)
            let code = entered.result["code"]?.string ?? ""
            #expect(code.count == 12)
            let known = try await TestWorld.refusal {
                try await world.runner.perform("guest.enter", values.merging(["phone": "0900000001"]) { _, new in new }, as: officer, channel: .web)
            }
            #expect(known == .guestKnown("K-2"))
            let guests = Guests(runner: world.runner)
            for round in 1...5 {
                let typed = round == 1 ? code.lowercased().replacing("-", with: " ") : code
                let receipt = try await guests.signIn(code: typed, as: visitor, address: "203.0.113.8")
                #expect(receipt.subjectID == entered.subjectID)
            }
            let over = try await TestWorld.refusal { try await guests.signIn(code: code, as: visitor, address: "203.0.113.8") }
            #expect(over == .guestCodeWrong)
            let new = try await world.runner.perform("guest.code", ["guest": .string(entered.subjectID)], as: officer, channel: .web)
            #expect(try await guests.signIn(code: new.result["code"]?.string ?? "", as: visitor, address: "x").subjectID == entered.subjectID)
            let content = try await world.database.read { session in
                try session.rows("SELECT content FROM record_content").map { try $0.text(0) }.joined()
            }
            for word in ["0900", "bà Tư", code] { #expect(!content.contains(word), "\(word)") }
        }
    }

    @Test("A guest made for tests acts as a guest, and is named only when they agree", arguments: TestDatabases.engines)
    func provedGuests(_ engine: Engine) async throws {
        try await TestWorld.with(engine) { world in
            let open = try await world.guest(named: "Trường Bến Phà", kind: .school)
            let quiet = try await world.guest(named: "Ông Kín", mayBeNamed: false)
            let ids = try [open, quiet].map { source -> String in
                guard case .guest(_, let id) = source else { throw Refusal.notFound }
                return id
            }
            let named = try await world.database.read { try GuestStore.named(ids, agency: TestWorld.agency, in: $0) }
            #expect(named == [ids[0]: "Trường Bến Phà"])
        }
    }
}
