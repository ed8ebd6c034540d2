internal import HTTPTypes
internal import Storage
internal import TestSupport
internal import Testing
internal import Vietnamese

@testable internal import Movement
@testable internal import Web

/// The door for programs.
@Suite struct APITests {
    private static let unit = #"{"name": "Tổ Số hóa", "name_en": "Scanning Team", "code": "so-hoa", "kind": "division", "from": "2025-01-01"}"#
    private static let path = "/api/v1/acts/unit.create"

    private static func json(_ answer: Answer) throws -> JSONValue { try #require(JSONValue(json: answer.bytes), "\(answer.text)") }
    private static func code(_ answer: Answer) throws -> String? { try json(answer)["error"]?["code"]?.string }

    private static func head(_ town: Town) async throws -> Int64 {
        try await RecordSequencer.run(on: town.world.database)
        return try await town.world.database.read { try RecordQueries.head(of: TestWorld.agency, in: $0).sequence }
    }

    // MARK: Acts

    @Test(arguments: TestDatabases.engines) func anActGivesAReceipt(_ engine: Engine) async throws {
        try await Town.with(engine) { town in
            let client = try await Client(town.site()).entering(as: "officer", town, isAPI: true)
            let before = try await Self.head(town)
            let answer = try await client.post(Self.path, json: Self.unit)
            #expect(answer.status == 200)
            #expect(answer.headers[.contentType] == "application/json; charset=utf-8")
            let receipt = try Self.json(answer)
            #expect(receipt["act"] == "unit.create")
            #expect(receipt["repeat"] == .bool(false))
            #expect(receipt["subject"]?.string?.hasPrefix("unit:") == true)
            #expect(receipt["sentence"]?["vi"]?.string?.contains("Tổ Số hóa") == true)
            #expect(receipt["sentence"]?["en"]?.string?.contains("Scanning Team") == true)
            #expect(try await Self.head(town) == before + 1)
            let unit = try Self.json(try await client.get("/api/v1/units/so-hoa"))
            #expect(unit["unit"]?["code"] == "so-hoa")
            // Doing it again is another act, and the code is taken.
            #expect(try await client.post(Self.path, json: Self.unit).status == 422)
        }
    }

    @Test(arguments: TestDatabases.engines) func theSameKeyDoesNothingTwice(_ engine: Engine) async throws {
        try await Town.with(engine) { town in
            let client = try await Client(town.site()).entering(as: "officer", town, isAPI: true).with(.idempotencyKey, "khóa-1")
            let first = try Self.json(try await client.post(Self.path, json: Self.unit))
            let before = try await Self.head(town)
            let second = try Self.json(try await client.post(Self.path, json: Self.unit))
            #expect(second["repeat"] == .bool(true))
            #expect(second["entry"] == first["entry"] && second["subject"] == first["subject"] && second["result"] == first["result"])
            #expect(try await Self.head(town) == before)
            let other = try await client.post(Self.path, json: Self.unit.replacing("so-hoa", with: "khac"))
            #expect(other.status == 409)
            #expect(try Self.code(other) == "key.reused")
            let long = try await client.with(.idempotencyKey, String(repeating: "k", count: 201)).post(Self.path, json: Self.unit)
            #expect(long.status == 422)
            // Somebody else's key of the same spelling is another key.
            let administrator = try await Client(town.site()).entering(as: "administrator", town, isAPI: true).with(.idempotencyKey, "khóa-1")
            #expect(try await administrator.post(Self.path, json: Self.unit.replacing("so-hoa", with: "khac")).status == 200)
        }
    }

    @Test(arguments: TestDatabases.engines) func aDryRunChangesNothing(_ engine: Engine) async throws {
        try await Town.with(engine) { town in
            let client = try await Client(town.site()).entering(as: "officer", town, isAPI: true)
            let before = try await Self.head(town)
            let answer = try await client.post(Self.path + "?dry-run=1", json: Self.unit)
            #expect(answer.status == 200)
            #expect(try Self.json(answer)["sentence"]?["vi"]?.string?.contains("Tổ Số hóa") == true)
            #expect(try await Self.head(town) == before)
            #expect(try await client.get("/api/v1/units/so-hoa").status == 404)
            #expect(try await client.post(Self.path + "?dry-run=1", json: "{}").status == 422)
        }
    }

    @Test func whatIsNotAllowedSaysWhy() async throws {
        try await Town.with { town in
            let site = Client(town.site())
            let officer = try await site.entering(as: "officer", town, isAPI: true)
            let staff = try await site.entering(as: "staff", town, isAPI: true)
            let cases: [(String, Answer, Int, String)] = [
                ("visitor", try await site.post(Self.path, json: Self.unit), 401, "signed-out"),
                ("staff", try await staff.post(Self.path, json: Self.unit), 403, "forbidden"),
                ("unknown act", try await officer.post("/api/v1/acts/unit.explode", json: "{}"), 404, "act.unknown"),
                ("no fields", try await officer.post(Self.path, json: "{}"), 422, "invalid-fields"),
                ("empty body", try await officer.post(Self.path, json: ""), 422, "invalid-fields"),
                ("a list", try await officer.post(Self.path, json: "[]"), 422, "body.not-json"),
                ("unknown path", try await officer.get("/api/v1/nothing"), 404, "not-found"),
            ]
            for (name, answer, status, code) in cases {
                #expect(answer.status == status, "\(name)")
                #expect(try Self.code(answer) == code, "\(name)")
                let error = try Self.json(answer)["error"]
                for part in ["message", "next"] {
                    for language in ["vi", "en"] { #expect(error?[part]?[language]?.string?.isEmpty == false, "\(name): \(part).\(language)") }
                }
            }
            let problems = try Self.json(try await officer.post(Self.path, json: "{}"))["error"]?["fields"]
            #expect(problems?["name"]?["vi"]?.string?.isEmpty == false)
        }
    }

    // MARK: Tokens

    @Test func tokensThatDoNotHoldAreRefusedNotTakenForVisitors() async throws {
        try await Town.with { town in
            let client = Client(town.site())
            let good = try await town.apiToken("officer")
            #expect(try await client.with(token: good).get("/api/v1/me").status == 200)
            let (revoked, ended, closed) = (try await town.apiToken("officer"), try await town.apiToken("officer"), try await town.apiToken("clerk"))
            try await town.world.database.write { session in
                try session.execute("UPDATE api_token SET revoked_at = 1 WHERE token_hash = \(secretHash(revoked))")
                try session.execute("UPDATE api_token SET expires_at = \(TestWorld.noon.milliseconds) WHERE token_hash = \(secretHash(ended))")
                try session.execute("UPDATE account SET disabled_at = 1 WHERE account_id = 'clerk'")
            }
            let long = String(repeating: "a", count: 9_000)
            for token in ["", "x", "thidua_", String(good.dropLast()), good + "x", good.uppercased(), revoked, ended, closed, long] {
                let caller = client.with(token: token)
                for answer in [try await caller.get("/api/v1/units"), try await caller.post(Self.path, json: "{}")] {
                    #expect(answer.status == 401, "\(token.prefix(60))")
                    #expect(try Self.code(answer) == "token.invalid", "\(token.prefix(60))")
                }
            }
            for header in ["Basic b2ZmaWNlcjp4", good, "bearer", "Bearer"] {
                #expect(try await client.with(.authorization, header).get("/api/v1/units").status == 401, "\(header)")
            }
        }
    }

    @Test func aTokenDoesNoMoreThanItsScope() async throws {
        try await Town.with { town in
            let client = Client(town.site())
            let reading = client.with(token: try await town.apiToken("officer", scope: "read"))
            #expect(try await reading.get("/api/v1/plans/\(town.draft)").status == 200)
            let refused = try await reading.post(Self.path, json: Self.unit)
            #expect(refused.status == 403)
            #expect(try Self.code(refused) == "token.scope")
            let narrow = client.with(token: try await town.apiToken("officer", scope: "unit.create clause.note"))
            #expect(try await narrow.post(Self.path, json: Self.unit).status == 200)
            #expect(try Self.code(try await narrow.post("/api/v1/acts/unit.rename", json: "{}")) == "token.scope")
            // No token may make keys or change accounts, whatever its scope says.
            let whole = client.with(token: try await town.apiToken("administrator", scope: "all"))
            let keys = client.with(token: try await town.apiToken("administrator", scope: "token.create account.create"))
            for act in ["token.create", "account.create", "account.password.change", "account.reset.issue"] where ActCatalog.act(named: act) != nil {
                #expect(try Self.code(try await whole.post("/api/v1/acts/\(act)", json: "{}")) == "token.scope", "\(act)")
                #expect(try Self.code(try await keys.post("/api/v1/acts/\(act)", json: "{}")) == "token.scope", "\(act)")
            }
        }
    }

    // MARK: Views

    /// What has to be asked of views that answer a question.
    private static let questions = [
        "law-money": "?award=ldtt&on=2026-12-15", "law-vote": "?award=cstdcs&members=9&yes=8&written=1&on=2026-11-25",
        "law-days": "?from=2026-12-28&working=7",
    ]

    @Test func everyViewAnswersAnObjectToWhoeverMaySeeIt() async throws {
        try await Town.with { town in
            let visitor = Client(town.site())
            let officer = try await visitor.entering(as: "officer", town, isAPI: true)
            // An attempt exists for its entrant alone.
            let staff = try await visitor.entering(as: "staff", town, isAPI: true)
            for view in APIView.all {
                let path = town.example(of: view.path) + (Self.questions[view.name] ?? "")
                let answer = try await (view.name == "attempt" ? staff : officer).get(path)
                #expect(answer.status == 200, "\(path)")
                guard case .object = try Self.json(answer) else {
                    Issue.record("\(path) is no object")
                    continue
                }
                let open = try await visitor.get(path)
                #expect(open.status == 200 || open.status == 401 || open.status == 404, "\(path)")
                if open.status != 200 { #expect(try Self.code(open) != nil, "\(path)") }
            }
        }
    }

    @Test func whatIsSeenDependsOnWhoLooks() async throws {
        try await Town.with { town in
            let visitor = Client(town.site())
            func plans(_ viewer: String) async throws -> Int? {
                let client = try await visitor.entering(as: viewer, town, isAPI: true)
                return try Self.json(try await client.get("/api/v1/plans"))["plans"]?.array?.count
            }
            #expect(try await plans("visitor") == 1)
            #expect(try await plans("staff") == 1)
            #expect(try await plans("officer") == 2)
            let me = try Self.json(try await visitor.entering(as: "officer", town, isAPI: true).get("/api/v1/me"))
            #expect(me["person"] == "officer")
            #expect(me["roles"] == ["officer"])
            #expect(me["agency"]?["id"] == .string(TestWorld.agency))
        }
    }

    @Test func theRecordIsReadInPages() async throws {
        try await Town.with { town in
            let client = Client(town.site())
            let head = try await Self.head(town)
            let whole = try Self.json(try await client.get("/api/v1/record?limit=500"))
            let entries = try #require(whole["entries"]?.array)
            #expect(entries.compactMap { $0["sequence"]?.int } == Array(1...head))
            #expect(whole["head"]?["digest"] == entries.last?["digest"])
            for (entry, next) in zip(entries, entries.dropFirst()) { #expect(next["previous"] == entry["digest"]) }
            let two = try Self.json(try await client.get("/api/v1/record?after=1&limit=2"))
            #expect(two["entries"]?.array == Array(entries[1...2]))
        }
    }

    // MARK: Health

    @Test(arguments: TestDatabases.engines) func healthAnswersWhatTheDatabaseAnswers(_ engine: Engine) async throws {
        try await Town.with(engine) { town in
            let client = Client(town.site())
            let answer = try Self.json(try await client.get("/health"))
            #expect(answer["status"] == "ok")
            #expect(answer["version"] == "1.2.3")
            #expect(answer["database"] == .string(engine.rawValue))
            #expect(answer["heads"]?.array?.compactMap { $0["agency"]?.string } == [TestWorld.agency, TestWorld.otherAgency])
            let head = try await Self.head(town)
            #expect(answer["head"]?["sequence"]?.int == head)
            await town.world.database.close()
            let closed = try await client.get("/health")
            #expect(closed.status == 503)
            #expect(try Self.json(closed) == ["status": "unavailable"])
        }
    }
}
