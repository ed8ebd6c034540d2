internal import HTTPTypes
internal import Hummingbird
internal import Markup
internal import Movement
internal import NIOCore
internal import NIOEmbedded
internal import Storage
internal import TestSupport
internal import Testing

@testable internal import Web

/// A list costs the same number of statements however long it is.
@Suite struct StatementTests {
    private typealias Make = @Sendable (Look) throws -> Page

    @Test func listsDoNotAskOncePerLine() async throws {
        try await Town.with { town in
            let lists: [(Make, viewer: String, short: String, long: String, rows: (Int, Int))] = [
                (PeoplePages.list, "officer", "/nguoi?q=reader", "/nguoi?don-vi=reading", (1, 2)),
                (RecordPages.list, "officer", "/so-cai?truoc=2", "/so-cai?truoc=4", (1, 3)),
            ]
            for list in lists {
                let (short, long) = (
                    try await Self.render(list.0, list.short, as: list.viewer, town), try await Self.render(list.0, list.long, as: list.viewer, town)
                )
                #expect(short.rows == list.rows.0 && long.rows == list.rows.1, "\(list.long): \(short.rows), \(long.rows)")
                #expect(short.statements == long.statements, "\(list.long)")
            }
        }
    }

    @Test func moreMovementsAndPlansCostNoMoreStatements() async throws {
        try await Town.with { town in
            let pages: [(Make, String, String)] = [
                (MovementPages.list, "visitor", "/phong-trao"), (HomePage.page, "visitor", "/"), (DeskPage.page, "staff", "/viec-cua-toi"),
                (PlanListPages.list, "officer", "/ke-hoach"),
            ]
            var before: [Int] = []
            for (page, viewer, path) in pages { before.append(try await Self.render(page, path, as: viewer, town).statements) }
            let builder = TownBuilder(world: town.world, seed: 77)
            for (title, slug) in [("Bếp ăn xanh", "bep-an-xanh"), ("Đường làng sạch", "duong-lang-sach")] {
                _ = try await builder.launch(TownPlan.text.replacing(Town.title, with: title), slug: slug)
            }
            for (index, (page, viewer, path)) in pages.enumerated() {
                let after = try await Self.render(page, path, as: viewer, town)
                #expect(after.text.contains("Bếp ăn xanh") && after.text.contains("Đường làng sạch"), "\(path)")
                #expect(after.statements == before[index], "\(path)")
            }
        }
    }

    /// Renders a page as its endpoint does, and counts what it asked of the database and the lines of its table.
    private static func render(
        _ make: @escaping Make, _ path: String, as viewer: String, _ town: Town
    ) async throws -> (statements: Int, rows: Int, text: String) {
        let site = town.site()
        var fields = HTTPFields()
        if let session = try await town.signIn(viewer) {
            fields[.cookie] = "\(Client.isGuest(session) ? GuestCookie.name : SessionCookie.name)=\(session)"
        }
        let head = HTTPRequest(method: .get, scheme: "http", authority: "localhost", path: path, headerFields: fields)
        let context = SiteContext(source: ApplicationRequestContextSource(channel: NIOAsyncTestingChannel(), logger: site.logger))
        let visit = Visit(
            site: site, request: Request(head: head, body: RequestBody(buffer: ByteBuffer())), context: context, access: .anyone)
        let (statements, bytes) = try await site.database.read { session in
            let before = session.statementCount
            let look = try Look(visit, in: session)
            let bytes = Layout.render(try make(look), look).bytes
            return (session.statementCount - before, bytes)
        }
        let text = String(decoding: bytes, as: UTF8.self)
        let rows = text.split(separator: "<tbody>").last?.split(separator: "</tbody>").first?.split(separator: "<tr").count ?? 0
        return (statements, rows, text)
    }
}
