internal import HTTPTypes
internal import Storage
internal import TestSupport
internal import Testing

@testable internal import Movement
@testable internal import Web

/// Many agencies in one installation: the tree, beginning one, and which one a visitor sees.
@Suite struct AgencyTreeTests {
    @Test(arguments: TestDatabases.engines) func anAgencyBeginsThroughThePages(_ engine: Engine) async throws {
        try await Town.with(engine) { town in
            let site = Client(town.site())
            let session = try #require(try await town.signIn("administrator"))
            let form = [
                ("_csrf", try await town.csrf(session)), ("_key", "mot"), ("name", "Thư viện Nhánh"), ("short_name", "TVN"),
                ("slug", "thu-vien-nhanh"),
            ]
            let invited = try await site.signedIn(session).post("/co-quan/moi", form)
            #expect(invited.status == 200)
            let path = try #require(invited.text.split(separator: "/lap-co-quan/").dropFirst().first?.prefix { $0 != "<" }, "\(invited.text)")
            let address = "/lap-co-quan/\(path)"
            // Sent again, the same form says that the address is gone.
            #expect(try await !site.signedIn(session).post("/co-quan/moi", form).text.contains("/lap-co-quan/"))
            #expect(try await site.get(address).text.contains("Thư viện Nhánh"))

            let short = [("_key", "hai"), ("name", "Đỗ Thị Nhánh"), ("login", "nhanh"), ("password", "ngắn"), ("password-repeat", "ngắn")]
            #expect(try await site.post(address, short).status == 422)
            let password = "con trâu ăn cỏ bờ đê"
            var begun: [(String, String)] = [("_key", "ba"), ("name", "Đỗ Thị Nhánh"), ("login", "nhanh"), ("password", password)]
            begun.append((RepeatedPassword.key, password))
            let answer = try await site.post(address, begun)
            #expect(answer.location?.hasPrefix("/lap-co-quan/xong") == true, "\(answer.text)")
            #expect(try await site.get(address).status == 404)

            let agencies = try #require(JSONValue(json: try await site.get("/api/v1/agencies").bytes)?["agencies"]?.array)
            let child = try #require(agencies.first { $0["slug"] == "thu-vien-nhanh" })
            #expect(child["depth"] == 1)
            #expect(child["parent"] == agencies.first { $0["id"] == .string(TestWorld.agency) }?["slug"])
        }
    }

    @Test func aVisitorChoosesWhichAgencyToSee() async throws {
        try await Town.with { town in
            let site = Client(town.site())
            let slug = try await town.world.database.read { try AgencyLabel.find(TestWorld.otherAgency, in: $0)?.slug ?? "" }
            let chosen = try await site.get("/co-quan/\(slug)")
            #expect(chosen.location == "/")
            let cookie = try #require(chosen.cookies.first?.prefix { $0 != ";" })
            #expect(try await site.get("/phong-trao").text.contains("/phong-trao/\(Town.slug)"))
            let there = try await site.with(.cookie, String(cookie)).get("/phong-trao").text
            #expect(there.contains("/phong-trao/\(Town.otherSlug)") && !there.contains("/phong-trao/\(Town.slug)"))
            #expect(try await site.with(.cookie, "co-quan=khong-co").get("/phong-trao").text.contains("/phong-trao/\(Town.slug)"))
            #expect(try await site.get("/co-quan/khong-co").status == 404)
            // A signed-in reader stays at home whatever the cookie says.
            let staff = try await site.entering(as: "staff", town).with(.cookie, String(cookie))
            #expect(try await staff.get("/phong-trao").text.contains("/phong-trao/\(Town.slug)"))
            let named = try #require(JSONValue(json: try await site.get("/api/v1/movements?agency=\(slug)").bytes))
            #expect(named["movements"]?.array?.map { $0["slug"]?.string } == [Town.otherSlug])
            #expect(try await site.get("/api/v1/movements?agency=khong-co").status == 404)
        }
    }
}
