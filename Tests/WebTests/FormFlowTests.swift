internal import HTTPTypes
internal import Movement
internal import Storage
internal import TestSupport
internal import Testing
internal import Vietnamese

@testable internal import Web

/// Forms as people use them: open the page, fill in what it offers, send it, read the next page.
@Suite struct FormFlowTests {
    /// The hidden fields of the page's form that is sent to that address.
    private static func hidden(_ page: Answer, action: String) -> [(String, String)] {
        var inside = false
        var fields: [(String, String)] = []
        for tag in PageScan(page.text).tags {
            if tag.name == "form" { inside = tag["action"] == action }
            if inside, tag.name == "input", tag["type"] == "hidden", let name = tag["name"] { fields.append((name, tag["value"] ?? "")) }
        }
        return fields
    }

    private static func entries(_ town: Town) async throws -> Int64 {
        try await RecordSequencer.run(on: town.world.database)
        return try await town.world.database.read { try RecordQueries.head(of: TestWorld.agency, in: $0).sequence }
    }

    @Test(arguments: TestDatabases.engines) func sendingAFormTwiceDoesItOnce(_ engine: Engine) async throws {
        try await Town.with(engine) { town in
            let client = try await Client(town.site()).entering(as: "officer", town)
            let carried = Self.hidden(try await client.get("/nguoi/them"), action: "/nguoi/them")
            #expect(carried.map(\.0) == ["_csrf", "_key"])
            let typed = [
                ("name", "  Trần Thị Mới "), ("code", "M1"), ("gender", "female"), ("unit", "reading"), ("is_direct", "1"), ("from", "1/3/2025"),
            ]
            let before = try await Self.entries(town)
            let first = try await client.post("/nguoi/them", carried + typed)
            #expect(first.status == 303)
            let second = try await client.post("/nguoi/them", carried + typed)
            #expect(second.status == 303 && second.location == first.location)
            #expect(try await Self.entries(town) == before + 1)
            let page = try await client.get(first.location ?? "")
            #expect(page.status == 200)
            #expect(page.text.contains("Đã ghi vào sổ: ") && page.text.contains("Trần Thị Mới"))
            // The notice is for the one who did it.
            let other = try await Client(town.site()).get(first.location ?? "")
            #expect(!other.text.contains("Đã ghi vào sổ: "))
            // The same key with other words is refused, and the form comes back with them.
            let changed = try await client.post("/nguoi/them", carried + typed.map { $0.0 == "code" ? ("code", "M2") : $0 })
            #expect(changed.status == 409)
            #expect(PageScan(changed.text).tags(named: "input").first { $0["name"] == "code" }?["value"] == "M2")
            #expect(try await Self.entries(town) == before + 1)
        }
    }

    @Test func aNoteOnAClauseIsSeenAtOnce() async throws {
        try await Town.with { town in
            let client = try await Client(town.site()).entering(as: "unitHead", town)
            let (page, action) = ("/phong-trao/\(Town.slug)/nghia-vu/\(Town.clause)", "/phong-trao/\(Town.slug)/nghia-vu/\(Town.clause)/ghi")
            let carried = Self.hidden(try await client.get(page), action: action)
            let sent = try await client.post(action, carried + [("text", "Thêm <b>một</b> buổi & kệ sách."), ("on", "02/03/2025")])
            #expect(sent.status == 303)
            let after = try await client.get(sent.location.map { String($0.prefix { $0 != "#" }) } ?? "")
            #expect(after.text.contains("Thêm &lt;b&gt;một&lt;/b&gt; buổi &amp; kệ sách."))
            #expect(!after.text.contains("<b>một</b>"))
        }
    }

    // MARK: Signing in

    /// Whether the name exists cannot be told from the answer.
    @Test func wrongNameAndWrongPasswordReadTheSame() async throws {
        try await Town.with { town in
            try await town.setPassword("staff")
            let client = Client(town.site(constantKeys: true))
            let wrong = try await client.post("/dang-nhap", [("login", "staff"), ("password", "sai bét nhè")])
            let unknown = try await client.post("/dang-nhap", [("login", "ghost"), ("password", "sai bét nhè")])
            #expect(wrong.status == 422 && wrong.cookies == [])
            #expect(wrong.text.replacing("staff", with: "ghost") == unknown.text)
            #expect(wrong.headers == unknown.headers)
            #expect(!wrong.text.contains("sai bét nhè"))
        }
    }

    @Test func guessingIsSlowedDown() async throws {
        try await Town.with { town in
            try await town.setPassword("staff")
            let client = Client(town.site()).with(.forwardedFor, "203.0.113.7")
            var statuses: [Int] = []
            for _ in 0..<60 where statuses.last != 429 {
                statuses.append(try await client.post("/dang-nhap", [("login", "staff"), ("password", "sai")]).status)
            }
            #expect(statuses.last == 429)
            #expect(statuses.dropLast().allSatisfy { $0 == 422 } && statuses.count > 3)
            // Now the right password is not tried either.
            #expect(try await client.post("/dang-nhap", [("login", "staff"), ("password", TestWorld.password)]).status == 429)
        }
    }

    @Test func aDemonstrationLetsTheReaderTakeARole() async throws {
        try await DemoTown.with { site in
            let client = Client(site)
            let entered = try await client.post("/dang-nhap/trinh-dien", [("account", "officer")])
            #expect(entered.status == 303 && entered.location == "/viec-cua-toi")
            let token = try #require(entered.cookies.first { $0.hasPrefix("thidua=") }).dropFirst("thidua=".count).prefix { $0 != ";" }
            #expect(try await client.signedIn(String(token)).get("/ke-hoach").status == 200)
            for account in ["accountant", "nobody", "", "'"] {
                #expect(try await client.post("/dang-nhap/trinh-dien", [("account", account)]).status == 404, "\(account)")
            }
        }
    }

    // MARK: Losing access

    @Test func aClosedAccountIsOutAtOnce() async throws {
        try await Town.with { town in
            let client = try await Client(town.site()).entering(as: "officer", town)
            let csrf = try await town.csrf(client.session ?? "")
            #expect(try await client.get("/ke-hoach").status == 200)
            try await town.world.database.write { try $0.execute("UPDATE account SET disabled_at = 1 WHERE account_id = 'officer'") }
            #expect(try await client.get("/ke-hoach").status == 303)
            let sent = try await client.post("/ke-hoach/\(town.draft)/chap-nhan-tat-ca", [("_csrf", csrf)])
            #expect(sent.status == 401)
        }
    }

    @Test func aLostPostCountsAtOnce() async throws {
        try await Town.with { town in
            let client = try await Client(town.site()).entering(as: "officer", town)
            #expect(try await client.get("/ke-hoach/\(town.draft)").status == 200)
            let today = TestWorld.today.iso
            try await town.world.database.write { try $0.execute("UPDATE holding SET valid_to = \(today) WHERE person_id = 'officer'") }
            #expect(try await client.get("/ke-hoach/\(town.draft)").status == 404)
            #expect(try await client.get("/viec-cua-toi").status == 200)
        }
    }
}
