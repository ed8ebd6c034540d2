internal import HTTPTypes
internal import Movement
internal import Storage
internal import TestSupport
internal import Testing

@testable internal import Web

/// What every answer carries, whatever it is.
@Suite struct HeaderTests {
    private static let always: [(String, String)] = [
        (
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; "
                + "base-uri 'none'; frame-ancestors 'none'"
        ),
        ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"), ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ]

    @Test(arguments: [nil, "https://thidua.example.vn", "http://thidua.example.vn"]) func everyAnswerCarriesThem(_ origin: String?) async throws {
        try await Town.with { town in
            let client = Client(town.site(origin: origin))
            let staff = try await client.entering(as: "staff", town)
            let answers: [(Int, Answer)] = [
                (200, try await client.get("/")), (200, try await client.get(StaticFiles.stylesheetPath)), (303, try await client.get("/ho-so")),
                (404, try await client.get("/khong-co")), (404, try await client.get("/api/v1/khong-co")),
                (200, try await client.get("/health")), (200, try await client.get("/api/v1/units")), (200, try await client.get("/to-chuc.csv")),
                (401, try await client.post("/ho-so/phien", [])), (409, try await staff.post("/ho-so/phien", [])),
                (403, try await staff.with(.fetchSite, "cross-site").post("/ho-so/phien", [])), (200, try await staff.get("/viec-cua-toi")),
                (422, try await client.post("/dang-nhap", [])), (413, try await client.post("/giao-dien", [("ve", Self.long)])),
            ]
            for (index, (status, answer)) in answers.enumerated() {
                #expect(answer.status == status, "answer \(index)")
                for (name, value) in Self.always {
                    let field = try #require(HTTPField.Name(name))
                    #expect(answer.headers[field] == value, "answer \(index): \(name)")
                }
                let isSecure = origin?.hasPrefix("https:") == true
                #expect(answer.headers[.strictTransportSecurity] == (isSecure ? "max-age=31536000" : nil), "answer \(index)")
            }
        }
    }

    private static let long = String(repeating: "a", count: 70_000)

    @Test func pagesAreNeverKeptAndStaticFilesForEver() async throws {
        try await Town.with { town in
            let client = Client(town.site())
            for path in ["/", "/so-cai", "/ho-so", "/khong-co", "/api/v1/units", "/health", "/to-chuc.csv"] {
                let answer = try await client.get(path)
                #expect(answer.headers[.cacheControl] == "no-store", "\(path)")
            }
            for path in [StaticFiles.stylesheetPath, StaticFiles.iconPath] {
                let answer = try await client.get(path)
                #expect(answer.headers[.cacheControl] == "public, max-age=31536000, immutable", "\(path)")
            }
        }
    }

    /// A failure is told with a number to look it up by, and nothing else.
    @Test func failuresTellNothingOfTheirCause() async throws {
        try await Town.with { town in
            let client = Client(town.site())
            await town.world.database.close()
            for path in ["/", "/so-cai", "/api/v1/units"] {
                let answer = try await client.get(path)
                #expect(answer.status == 500)
                #expect(answer.text.contains("Mã tra cứu: "))
                #expect(answer.isPage == !path.hasPrefix("/api/") && (!answer.isPage || PageScan(answer.text).problems == []), "\(path)")
                for word in ["StorageError", "sqlite", "SQLite", "Swift", "/tmp", "closed"] {
                    #expect(!answer.text.contains(word), "\(path): \(word)")
                }
                #expect(answer.headers[.contentSecurityPolicy] == Self.always[0].1)
            }
        }
    }

    /// HEAD says what GET would, without the body (RFC 9110, section 9.3.2).
    @Test func headIsGetWithoutItsBody() async throws {
        try await Town.with { town in
            let client = Client(town.site(constantKeys: true))
            let staff = try await client.entering(as: "staff", town)
            for path in ["/", "/khong-co", "/ho-so", StaticFiles.stylesheetPath, "/api/v1/units", "/api/v1/khong-co", "/health", "/to-chuc.csv"] {
                for reader in [client, staff] {
                    let (head, whole) = (try await reader.send(.head, path), try await reader.get(path))
                    #expect(head.bytes.isEmpty && head.status == whole.status, "\(path)")
                    #expect(head.headers == whole.headers, "\(path)")
                }
            }
            let posting = try await client.send(.head, "/ngon-ngu")
            // Where only forms are sent, a reader is sent on to the page above.
            #expect(posting.status == 303 && posting.bytes.isEmpty)
        }
    }

    // MARK: Cookies

    @Test(arguments: [nil, "https://thidua.example.vn"]) func signingInSetsClosedCookies(_ origin: String?) async throws {
        try await Town.with { town in
            try await town.setPassword("staff")
            let client = Client(town.site(origin: origin))
            let answer = try await client.post("/dang-nhap", [("login", "staff"), ("password", TestWorld.password)])
            #expect(answer.status == 303)
            #expect(answer.location == "/viec-cua-toi")
            #expect(answer.cookies.map { $0.prefix { $0 != "=" } } == ["thidua", "thidua-may"])
            for cookie in answer.cookies {
                let parts = cookie.split(separator: ";").dropFirst().map { $0.trimmingPrefix(" ") }
                #expect(parts.contains("HttpOnly") && parts.contains("SameSite=Lax"), "\(cookie)")
                #expect(parts.contains("Secure") == (origin != nil), "\(cookie)")
                #expect(!parts.contains { $0.hasPrefix("Domain") }, "\(cookie)")
            }
            let session = answer.cookies.first.map { $0.dropFirst("thidua=".count).prefix { $0 != ";" } }
            let entered = client.signedIn(session.map(String.init))
            #expect(try await entered.get("/viec-cua-toi").status == 200)
            let csrf = try await town.csrf(entered.session ?? "")
            let out = try await entered.post("/dang-xuat", [("_csrf", csrf)])
            #expect(out.cookies == [SessionCookie.clear(secure: origin != nil)])
            #expect(try await entered.get("/viec-cua-toi").status == 303)
        }
    }

    @Test(arguments: [
        "", "x", "thidua=", "phien-staff-1-" + String(repeating: "y", count: 38), String(repeating: "a", count: 5_000), "'; DROP TABLE session",
    ])
    func cookiesThatOpenNothingAreVisitors(_ value: String) async throws {
        try await Town.with { town in
            _ = try await town.signIn("staff")
            let client = Client(town.site()).signedIn(value)
            #expect(try await client.get("/ho-so").status == 303)
            #expect(try await client.get("/").status == 200)
        }
    }

    @Test func aFormMayComeFromThisSiteOnly() async throws {
        try await Town.with { town in
            let site = town.site()
            let cases: [(HTTPField.Name, String, Int)] = [
                (.fetchSite, "same-origin", 303), (.fetchSite, "none", 303), (.fetchSite, "same-site", 403), (.fetchSite, "cross-site", 403),
                (.fetchSite, "", 403), (.origin, "http://localhost", 303), (.origin, "https://localhost", 303), (.origin, "null", 403),
                (.origin, "http://evil.example", 403), (.origin, "http://localhost.evil.example", 403), (.origin, "http://localhost:81", 403),
            ]
            for (name, value, status) in cases {
                let answer = try await Client(site).with(name, value).post("/ngon-ngu", [("lang", "en")])
                #expect(answer.status == status, "\(name): \(value)")
            }
        }
    }
}

extension Town {
    /// Gives the owner of a key the password of the tests.
    func setPassword(_ key: String) async throws {
        let hash = try await Passwords(cost: .token).hash(TestWorld.password, randomness: .seeded(5))
        try await world.database.write { session in
            try session.execute("UPDATE account SET password = \(hash) WHERE agency_id = \(TestWorld.agency) AND account_id = \(key)")
        }
    }
}
