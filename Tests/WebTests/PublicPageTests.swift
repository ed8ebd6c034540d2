internal import HTTPTypes
internal import Hummingbird
internal import Movement
internal import NIOCore
internal import NIOEmbedded
internal import Storage
internal import Synchronization
internal import TestSupport
internal import Testing
internal import Vietnamese

@testable internal import Web

/// Pages kept for visitors are the pages that would be made anew, at every moment and for everybody.
@Suite struct PublicPageTests {
    private static let pages = [
        "/", "/phong-trao", "/phong-trao/\(Town.slug)", "/phong-trao/\(Town.slug)/nghia-vu/\(Town.clause)", "/so-cai", "/so-cai/1",
    ]

    /// Asks for each page twice of the same site, and once of a site that has kept nothing.
    private static func expectFresh(_ client: Client, _ town: Town, _ what: String) async throws {
        for path in pages {
            let first = try await client.get(path)
            let second = try await client.get(path)
            let fresh = try await Client(town.site(constantKeys: true)).get(path)
            #expect(first.status == 200 && first.bytes == fresh.bytes && second.bytes == fresh.bytes, "\(path) \(what)")
            #expect(first.headers == fresh.headers && second.headers == fresh.headers, "\(path) \(what)")
        }
    }

    @Test(arguments: TestDatabases.engines) func everyActIsSeenAtOnce(_ engine: Engine) async throws {
        try await Town.with(engine) { town in
            let client = Client(town.site(constantKeys: true))
            try await Self.expectFresh(client, town, "at first")
            let acting = Client(town.site())
            let unitHead = try await acting.entering(as: "unitHead", town)
            let csrf = try await town.csrf(unitHead.session ?? "")
            let clause = "/phong-trao/\(Town.slug)/nghia-vu/\(Town.clause)"
            let before = try await client.get(clause)
            let noted = try await unitHead.post(clause + "/ghi", [("_csrf", csrf), ("text", "Thêm một buổi."), ("on", "02/03/2025")])
            #expect(noted.status == 303)
            try await Self.expectFresh(client, town, "after the note")
            #expect(try await client.get(clause).bytes != before.bytes)
            // On PostgreSQL the entry gets its number a moment after the act.
            try await RecordSequencer.run(on: town.world.database)
            try await Self.expectFresh(client, town, "after sequencing")
        }
    }

    @Test func readersNeverGetEachOthersPages() async throws {
        try await Town.with { town in
            let visitor = Client(town.site(constantKeys: true))
            let staff = try await visitor.entering(as: "staff", town)
            for path in Self.pages {
                let (open, own, again) = (try await visitor.get(path), try await staff.get(path), try await visitor.get(path))
                #expect(own.text.contains("Người staff") && !open.text.contains("Người staff"), "\(path)")
                #expect(own.text.contains("_csrf") && !open.text.contains("_csrf"), "\(path)")
                #expect(again.bytes == open.bytes, "\(path)")
                // A cookie that opens nothing makes nobody of anyone.
                #expect(try await visitor.signedIn("x").get(path).bytes == open.bytes, "\(path)")
            }
        }
    }

    @Test func languageAndThemeAreKeptApart() async throws {
        try await Town.with { town in
            let client = Client(town.site(constantKeys: true))
            for path in Self.pages {
                for (cookie, language, theme) in [
                    ("", "vi", nil), ("lang=en", "en", nil), ("theme=dark", "vi", "dark"), ("lang=en; theme=light", "en", "light"),
                ] {
                    for _ in 0..<2 {
                        let html = PageScan(try await client.with(.cookie, cookie).get(path).text).tags.first
                        #expect(html?["lang"] == language && html?["data-theme"] == theme, "\(path) \(cookie)")
                    }
                }
                let asked = try await client.get("\(path)?lang=en")
                #expect(PageScan(asked.text).tags.first?["lang"] == "en", "\(path)")
            }
        }
    }

    @Test func theNextDayIsAnotherPage() async throws {
        try await Town.with { town in
            let moment = Mutex(TestWorld.noon)
            let client = Client(town.site(constantKeys: true, clock: Clock { moment.withLock { $0 } }))
            #expect(try await client.get("/phong-trao").text.contains("03/03/2025"))
            moment.withLock { $0 = $0.adding(seconds: 86_400) }
            let next = try await client.get("/phong-trao")
            #expect(next.text.contains("04/03/2025"))
        }
    }

    @Test func aKeptPageCostsOneStatement() async throws {
        try await Town.with { town in
            let site = town.site(constantKeys: true)
            let head = HTTPRequest(method: .get, scheme: "http", authority: "localhost", path: "/")
            let context = SiteContext(source: ApplicationRequestContextSource(channel: NIOAsyncTestingChannel(), logger: site.logger))
            let visit = Visit(site: site, request: Request(head: head, body: RequestBody(buffer: ByteBuffer())), context: context, access: .anyone)
            func statements() async throws -> Int {
                try await site.database.read { session in
                    let before = session.statementCount
                    _ = try site.publicPages.show(visit, in: session, agency: { $0.agency?.id }, make: HomePage.page)
                    return session.statementCount - before
                }
            }
            #expect(try await statements() > 2)
            #expect(try await statements() == 1)
            // More addresses than are kept: nothing but the cost changes.
            let client = Client(site)
            let open = try await client.get("/")
            for number in 0..<300 { #expect(try await client.get("/phong-trao?x=\(number)").status == 200) }
            #expect(try await client.get("/").bytes == open.bytes)
        }
    }
}
