internal import HTTPTypes
internal import Movement
internal import TestSupport
internal import Testing

@testable internal import Web

/// Addresses to come back to lead nowhere else, and nothing sent by a stranger gets into a header.
@Suite struct RedirectTests {
    private static let foreign = [
        "https://evil.example", "//evil.example", "///evil.example/a", "/\\evil.example", "\\\\evil.example", "javascript:alert(1)", "evil.example",
        "/a\r\nSet-Cookie: thidua=x", "/a\nX: y", "/\t//evil.example", "/ nguoi", "", "/đường",
    ]

    @Test func switchesComeBackToThisSite() async throws {
        try await Town.with { town in
            let client = try await Client(town.site()).entering(as: "visitor", town)
            for address in Self.foreign {
                #expect(try await client.post("/ngon-ngu", [("lang", "en"), ("ve", address)]).location == "/", "\(address)")
                #expect(try await client.post("/giao-dien", [("theme", "dark"), ("ve", address)]).location == "/", "\(address)")
            }
            #expect(try await client.post("/giao-dien", [("theme", "dark"), ("ve", "/so-cai?truoc=2")]).location == "/so-cai?truoc=2")
            #expect(try await client.post("/ngon-ngu", [("lang", "en"), ("ve", "/so-cai?lang=vi&truoc=2")]).location == "/so-cai?truoc=2")
            #expect(try await client.post("/ngon-ngu", [("lang", "en"), ("ve", "/so-cai?lang=vi")]).location == "/so-cai")
        }
    }

    @Test func signingInComesBackToThisSite() async throws {
        try await Town.with { town in
            try await town.setPassword("staff")
            let client = Client(town.site())
            let key = [("login", "staff"), ("password", TestWorld.password)]
            for address in Self.foreign + ["/dang-nhap", "/dang-xuat"] {
                #expect(try await client.post("/dang-nhap", key + [("ve", address)]).location == "/viec-cua-toi", "\(address)")
            }
            #expect(try await client.post("/dang-nhap", key + [("ve", "/nguoi?q=a")]).location == "/nguoi?q=a")
            #expect(try await client.get("/nguoi?q=%C3%A1").location == "/dang-nhap?ve=%2Fnguoi%3Fq%3D%25C3%25A1")
        }
    }

    @Test func theSignInPageCarriesNoForeignAddress() async throws {
        try await Town.with { town in
            let client = Client(town.site())
            for address in Self.foreign {
                let page = try await client.get("/dang-nhap?ve=\(PercentEncoding.encode(address))")
                let kept = PageScan(page.text).tags(named: "form").isEmpty ? nil : Self.wayBack(page)
                #expect(page.status == 200)
                #expect(kept == nil, "\(address)")
            }
            #expect(Self.wayBack(try await client.get("/dang-nhap?ve=%2Fnguoi")) == "/nguoi")
        }
    }

    /// The address in the sign-in form; the switches of language and theme have their own, which is this page's.
    private static func wayBack(_ page: Answer) -> String? {
        PageScan(page.text).tags(named: "input").first { $0["name"] == "ve" && $0["value"]?.hasPrefix("/dang-nhap") == false }?["value"]
    }

    @Test func onlyKnownValuesBecomeCookies() async throws {
        try await Town.with { town in
            let client = Client(town.site())
            for value in ["en; Domain=evil.example", "en\r\nX: y", "", "EN", "fr", String(repeating: "e", count: 1_000)] {
                #expect(try await client.post("/ngon-ngu", [("lang", value)]).cookies == [], "\(value)")
                #expect(try await client.post("/giao-dien", [("theme", value)]).cookies == [], "\(value)")
            }
            let expected = "=en; Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000"
            #expect(try await client.post("/ngon-ngu", [("lang", "en")]).cookies == ["lang" + expected])
            let secure = Client(town.site(origin: "https://thidua.example.vn"))
            #expect(try await secure.post("/ngon-ngu", [("lang", "en")]).cookies == ["lang" + expected + "; Secure"])
            let dark = try await client.with(.cookie, "theme=dark; lang=en").get("/")
            #expect(PageScan(dark.text).tags.first?["data-theme"] == "dark")
            #expect(PageScan(dark.text).tags.first?["lang"] == "en")
        }
    }

    /// Redirects that carry a part of the address keep it encoded.
    @Test func partsOfTheAddressStayEncodedInLocations() async throws {
        try await Town.with { town in
            let client = try await Client(town.site()).entering(as: "administrator", town)
            for part in ["a%0D%0AX-Evil:%20y", "%2F%2Fevil.example", "..%2F..", "a%00b", "%E1%BB%85", "%FF", "%"] {
                let answer = try await client.get("/quan-tri/tai-khoan/\(part)/khoa")
                #expect(answer.status < 500, "\(part)")
                if let location = answer.location {
                    #expect(LocalAddress.checked(location) == location && location.hasPrefix("/quan-tri/tai-khoan/"), "\(part): \(location)")
                }
            }
        }
    }
}
