internal import Movement
internal import TestSupport
internal import Testing

@testable internal import Web

/// Follows every link that a page offers, as the one it is offered to.
@Suite struct CrawlTests {
    @Test(arguments: ["visitor", "staff", "officer", "head", "unitHead", "inspector", "administrator"])
    func noLinkLeadsToARefusal(_ viewer: String) async throws {
        try await Town.with { town in
            let client = try await Client(town.site()).entering(as: viewer, town)
            var known: Set<String> = ["/"]
            var waiting = [(address: "/", from: "")]
            while let (address, from) = waiting.popLast(), known.count < 3_000 {
                let answer = try await client.get(address)
                #expect([200, 303].contains(answer.status), "\(address), linked from \(from): \(answer.status)")
                guard answer.isPage else { continue }
                let page = PageScan(answer.text)
                for link in page.links.map(Self.withoutFragment) where known.insert(link).inserted { waiting.append((link, address)) }
                for action in Self.actions(of: page) where known.insert("POST \(action)").inserted {
                    // Without the form's token nothing is done; an address that nothing answers would say so first.
                    let status = try await client.post(action, []).status
                    #expect(status != 404 && status != 405 && status < 500, "form on \(address) to \(action): \(status)")
                }
            }
            // The crawl has been somewhere, and has come to its end.
            #expect(known.count > 20 && known.count < 3_000)
        }
    }

    private static func withoutFragment(_ address: String) -> String { String(address.prefix { $0 != "#" }) }

    /// Where forms are sent; signing out would end the walk.
    private static func actions(of page: PageScan) -> [String] {
        page.tags(named: "form").filter { $0["method"] == "post" }.compactMap { $0["action"] }.filter { $0 != "/dang-xuat" }
    }
}
