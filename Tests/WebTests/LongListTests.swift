internal import Storage
internal import TestSupport
internal import Testing

@testable internal import Movement
@testable internal import Web

/// Lists longer than a page lose nothing: not on the page, not in the file.
@Suite struct LongListTests {
    @Test(arguments: TestDatabases.engines) func everyTargetStandsOnAPageAndInTheFile(_ engine: Engine) async throws {
        try await Town.with(engine) { town in
            let movement = town.movement
            try await town.world.database.write { session in
                let obligation =
                    try session.row(
                        "SELECT obligation_id FROM obligation WHERE clause = \(Town.clause) AND plan_id = \(town.plan)")?.text(0) ?? ""
                for number in 1...601 {
                    let id = "dai-\(number)"
                    try TargetFixture.enter(id, title: "Chỉ tiêu dài", movement: movement, obligation: obligation, unit: "office", in: session)
                    try session.execute("UPDATE target SET position = \(1000 + number) WHERE target_id = \(id)")
                }
            }
            let list = "/phong-trao/\(Town.slug)/chi-tieu"
            let client = Client(town.site())
            func shown(_ query: String) async throws -> [String] {
                let page = try await client.get("\(list)?don-vi=office\(query)")
                #expect(page.status == 200 && page.text.contains("601 chỉ tiêu đang theo dõi"))
                return page.text.matches(of: /<th scope="row" lang="vi"><a href="\/chi-tieu\/(dai-[0-9]+)">/).map { String($0.1) }
            }
            let pages = [try await shown(""), try await shown("&trang=2"), try await shown("&trang=3"), try await shown("&trang=4")]
            #expect(pages.map(\.count) == [200, 200, 200, 1])
            #expect(pages.flatMap(\.self) == (1...601).map { "dai-\($0)" })
            let first = try await client.get("\(list)?don-vi=office")
            #expect(
                first.text.contains("href=\"\(list)?don-vi=office&amp;trang=2\"") || first.text.contains("href=\"\(list)?don-vi=office&trang=2\""))
            #expect(try await client.get("\(list).csv?don-vi=office").text.split(separator: "\r\n").count == 602)
            let clause = try await client.get("/phong-trao/\(Town.slug)/nghia-vu/\(Town.clause)")
            #expect(clause.text.contains("href=\"/chi-tieu/dai-601\""))
        }
    }

    @Test(arguments: TestDatabases.engines) func everyRegistrationIsInTheFile(_ engine: Engine) async throws {
        try await Town.with(engine) { town in
            try await town.world.database.write { session in
                for first in stride(from: 1, through: 2101, by: 100) {
                    let rows = (first..<min(first + 100, 2102)).map { number -> SQL in
                        """
                        (\(TestWorld.agency), \("dai-\(number)"), \(town.movement), \(1000 + number), 'household', NULL, 'Hộ dài', 'ho dai', 'part', '',
                         'Đọc sách.', NULL, 1, 0, 'accepted', '', '', CAST(NULL AS \(raw: engine == .sqlite ? "BLOB" : "BYTEA")), 0, 'officer', 0)
                        """
                    }
                    try session.execute("INSERT INTO pledge VALUES \(raw: .joined(rows, by: ", "))")
                }
            }
            let client = try await Client(town.site()).entering(as: "officer", town)
            let file = try await client.get("/phong-trao/\(Town.slug)/dang-ky.csv?loai=household")
            let lines = file.text.split(separator: "\r\n")
            #expect(lines.count == 2102 && lines.count { $0.contains("Hộ dài") } == 2101)
        }
    }
}
