internal import Foundation
internal import HTTPTypes
internal import Storage
internal import TestSupport
internal import Testing
internal import Vietnamese

@testable internal import Movement
@testable internal import Web

/// The way of somebody outside: from the form over the mail to their own data and out again.
@Suite struct GuestDoorTests {
    private static let form = [
        ("kind", "citizen"), ("name", "Ông Bến"), ("inside", "inside"), ("place", "Xã Ven Sông"), ("email", "ong.ben@example.vn"),
        ("consent", "1"), ("page", "/phong-trao/\(Town.slug)/tham-gia"),
    ]

    /// A town whose mails go into a file.
    private static func with(_ body: (Town, Site) async throws -> Void) async throws {
        try await Town.with { town in
            try Data("cat > \(town.folder)/mail\n".utf8).write(to: URL(fileURLWithPath: "\(town.folder)/sendmail"))
            try await town.world.database.write { try $0.execute("DELETE FROM mail WHERE agency_id = \(TestWorld.agency)") }
            let configuration = WebConfiguration(
                version: "1", origin: "https://thidua.example.vn", trustsProxy: true,
                mail: MailConfiguration(sendmail: "/bin/sh \(town.folder)/sendmail -i -t", from: "Thi đua <thidua@so.gov.vn>", seconds: 20))
            let runner = ActRunner(
                database: town.world.database, clock: Clock { TestWorld.noon }, randomness: .seeded(5), passwords: Passwords(cost: .token))
            try await body(
                town,
                Site(
                    runner: runner, files: Files(dataDirectory: town.folder), configuration: configuration, isDemo: false, logger: TestDatabases.quiet
                ))
        }
    }

    /// The link in the mail the program got.
    private static func link(_ town: Town) throws -> String {
        let parts = try String(contentsOfFile: "\(town.folder)/mail", encoding: .utf8).components(separatedBy: "\n\n")
        let text = String(decoding: Data(base64Encoded: parts[1].replacing("\n", with: "")) ?? Data(), as: UTF8.self)
        #expect(!text.contains("Ông Bến"))
        return String(try #require(text.split(whereSeparator: \.isWhitespace).first { $0.contains("/tham-gia/") })).replacing(
            "https://thidua.example.vn", with: "")
    }

    @Test func fromTheFormToTheirOwnDataAndOut() async throws {
        try await Self.with { town, site in
            let client = Client(site)
            let asked = try await client.post("/tham-gia", Self.form)
            #expect(asked.status == 303 && asked.location == "/tham-gia/da-gui" && asked.cookies == [])
            #expect(await MailRound(site: site).run() == 1)
            let link = try Self.link(town)
            // Looking at the link uses nothing up.
            for _ in 1...2 { #expect(try await client.get(link).text.contains("Ông Bến")) }
            let proved = try await client.post(link, [])
            #expect(proved.status == 303 && proved.location == "/phong-trao/\(Town.slug)/tham-gia")
            let cookie = try #require(proved.cookies.first)
            #expect(cookie.hasPrefix("thidua-khach=") && cookie.hasSuffix("; Path=/; HttpOnly; SameSite=Lax; Max-Age=2592000; Secure"))
            #expect(try await client.post(link, []).status == 404)
            let guest = client.with(.cookie, String(cookie.prefix { $0 != ";" }))
            let mine = try await guest.get("/tham-gia/cua-toi")
            #expect(mine.status == 200 && mine.text.contains("Ông Bến") && mine.text.contains("ong.ben@example.vn"))
            #expect(try await client.get("/tham-gia/cua-toi").location == "/tham-gia?ve=%2Ftham-gia%2Fcua-toi")
            // A guest is no colleague.
            #expect(try await guest.get("/viec-cua-toi").location == "/dang-nhap?ve=%2Fviec-cua-toi")
            #expect(try await guest.get("/khach").status == 303)
            let token = FormToken.make(of: String(cookie.dropFirst("thidua-khach=".count).prefix { $0 != ";" }))
            #expect(try await guest.post("/tham-gia/cua-toi/rut", [("purpose", "part")]).status == 409)
            #expect(try await guest.post("/tham-gia/cua-toi/rut", [("_csrf", token), ("purpose", "part")]).status == 303)
            let json = try await guest.get("/tham-gia/cua-toi/tai-ve")
            #expect(JSONValue(json: json.bytes)?["guest"]?["name"] == "Ông Bến")
            let erased = try await guest.post("/tham-gia/cua-toi/xoa", [("_csrf", token)])
            #expect(erased.location?.hasPrefix("/tham-gia/da-xoa") == true && erased.cookies.first?.contains("Max-Age=0") == true)
            #expect(try await guest.get("/tham-gia/cua-toi").status == 303)
        }
    }

    @Test func whatIsTypedCannotReachOtherMailboxesOrAddresses() async throws {
        try await Self.with { town, site in
            let client = Client(site)
            func ask(_ change: (String, String)) async throws -> Answer {
                try await client.post("/tham-gia", Self.form.map { $0.0 == change.0 ? change : $0 })
            }
            for hostile in [
                ("email", "a@example.vn\r\nBcc: b@example.vn"), ("email", "a@example.vn, b@example.vn"), ("email", "<script>@x"),
                ("name", String(repeating: "Ơ", count: 121)), ("name", "An\u{202E}nhẫn"), ("place", "Xã\u{0007}"), ("kind", "minister"),
                ("consent", ""),
            ] {
                let answer = try await ask(hostile)
                #expect(answer.status == 422 && PageScan(answer.text).problems == [], "\(hostile)")
            }
            #expect(try await ask(("page", "https://other.example/")).status == 303)
            #expect(await MailRound(site: site).run() == 1)
            let proved = try await client.post(try Self.link(town), [])
            #expect(proved.location == "/tham-gia/cua-toi")
            // Tokens that nobody was sent, and codes that nobody was told.
            for token in ["x", String(repeating: "a", count: 52), String(repeating: "a", count: 5000), "%00", "..%2F"] {
                #expect(try await client.post("/tham-gia/\(token)", []).status == 404, "\(token.prefix(60))")
            }
            for number in 1...31 {
                let answer = try await client.post("/tham-gia/ma", [("code", "AAAA-BBB-\(100 + number)")])
                #expect(answer.status == (number <= 30 ? 422 : 429), "\(number)")
            }
            // Another place is not held up, and what a proxy in front says is believed.
            let other = try await client.with(.forwardedFor, "203.0.113.99").post("/tham-gia/ma", [("code", "AAAA-BBB-999")])
            #expect(other.status == 422)
        }
    }

    @Test func keptPagesAreTheSameForGuests() async throws {
        try await Town.with { town in
            let visitor = Client(town.site(constantKeys: true))
            let guest = try await visitor.entering(as: "guest", town)
            for path in ["/phong-trao", "/phong-trao/\(Town.slug)", "/phong-trao/\(Town.slug)/tham-gia", "/rieng-tu", "/"] {
                let (open, own, again) = (try await visitor.get(path), try await guest.get(path), try await visitor.get(path))
                #expect(open.bytes == own.bytes && open.bytes == again.bytes, "\(path)")
            }
        }
    }

    @Test func contactsStandInTheOfficersFileAlone() async throws {
        try await Town.with { town in
            let client = Client(town.site())
            let officer = try await client.entering(as: "officer", town).get("/khach.csv")
            let union = try await client.entering(as: "massOrganisation", town).get("/khach.csv")
            #expect(officer.text.contains("khach@example.vn") && officer.text.contains("0900000001"))
            #expect(union.text.contains("Bà Khách") && !union.text.contains("khach@example.vn") && !union.text.contains("0900000001"))
        }
    }
}
