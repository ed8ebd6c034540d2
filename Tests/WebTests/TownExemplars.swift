internal import Movement
internal import Storage
internal import TestSupport
internal import Testing
internal import Vietnamese

@testable internal import Web

extension TownBuilder {
    /// Exemplars at each stage.
    func exemplars(_ season: inout TownSeason) async throws {
        let staged = try await StagedExemplars(movement: season.movement, runner: runner, database: world.database)
        season.ids["{dien-hinh}"] = staged.published
        season.ids["{exemplar}"] = staged.published
        season.ids["{noi}"] = staged.confirmed
        season.ids["{noi-khai}"] = staged.declared
        season.ids["{dien-hinh-kem}"] = staged.nurtured
        season.ids["{dien-hinh-hoi}"] = staged.proposed
    }
}

extension SnapshotTests {
    static func exemplarShots(_ town: Town) -> [Shot] {
        let list = "/phong-trao/\(Town.slug)/dien-hinh"
        func page(_ name: String) -> String { "/dien-hinh/\(town.season.ids[name] ?? "")" }
        let (published, nurtured, proposed) = (page("{dien-hinh}"), page("{dien-hinh-kem}"), page("{dien-hinh-hoi}"))
        let (declared, confirmed) = (town.season.ids["{noi-khai}"] ?? "", town.season.ids["{noi}"] ?? "")
        return [
            Shot("dien-hinh", "officer", list), Shot("dien-hinh-en", "visitor", "\(list)?lang=en"),
            Shot("dien-hinh-mot", "visitor", published), Shot("dien-hinh-mot-en", "officer", "\(published)?lang=en"),
            Shot("dien-hinh-kem", "clerk", nurtured), Shot("dien-hinh-kem-en", "head", "\(nurtured)?lang=en"),
            Shot("dien-hinh-boi-duong", "clerk", "\(nurtured)/boi-duong"), Shot("dien-hinh-boi-duong-en", "officer", "\(nurtured)/boi-duong?lang=en"),
            Shot("dien-hinh-viet", "officer", "\(published)/viet"), Shot("dien-hinh-viet-en", "clerk", "\(nurtured)/viet?lang=en"),
            Shot("dien-hinh-dong-y", "staff", "\(proposed)/dong-y"), Shot("dien-hinh-dong-y-en", "staff", "\(proposed)/dong-y?lang=en"),
            Shot("dien-hinh-rut", "officer", "\(published)/rut"),
            Shot("dien-hinh-ap-dung", "staff", "\(published)/ap-dung"), Shot("dien-hinh-ap-dung-en", "officer", "\(published)/ap-dung?lang=en"),
            Shot("dien-hinh-noi", "unitHead", "\(published)/ap-dung/\(declared)"),
            Shot("dien-hinh-noi-en", "officer", "\(published)/ap-dung/\(confirmed)?lang=en"),
            Shot("dien-hinh-goi-y", "officer", "\(list)/goi-y"), Shot("dien-hinh-cong-bang", "inspector", "\(list)/cong-bang"),
            Shot("dien-hinh-cong-bang-en", "officer", "\(list)/cong-bang?lang=en"),
        ]
    }
}

/// Pages about suggestions, and the graph.
@Suite struct ExemplarPageTests {
    /// A register of the desk's team that has reached its goal.
    private func suggest(_ town: Town) async throws {
        let obligation = try await town.world.database.read { session in
            try session.row("SELECT obligation_id FROM obligation WHERE plan_id = \(town.plan) ORDER BY position")?.text(0) ?? ""
        }
        try await town.world.database.write { try StagedExemplars.suggest(movement: town.movement, obligation: obligation, in: $0) }
    }

    @Test("A suggestion shows its reasons to few, and is dealt with from its card") func suggestions() async throws {
        try await Town.with { town in
            try await suggest(town)
            let path = "/phong-trao/\(Town.slug)/dien-hinh/goi-y"
            let client = Client(town.site())
            for (viewer, status, isTold) in [
                ("officer", 200, true), ("councilMember", 200, true), ("unitHead", 200, true), ("staff", 404, false), ("inspector", 404, false),
            ] {
                let answer = try await client.entering(as: viewer, town).get(path)
                #expect(answer.status == status && answer.text.contains("Tổ Quầy") == isTold, "\(viewer)")
                #expect(PageScan(answer.text).problems == [], "\(viewer)")
            }
            let officer = try await client.entering(as: "officer", town)
            let page = try await officer.get("\(path)?lang=en").text
            #expect(page.contains("(1 − 0) ÷ (1 − 0) × 100 = 100 %") && page.contains("/chi-tieu/target-desk"))
            let csrf = ("_csrf", try await town.csrf(officer.session ?? ""))
            let key = ("suggestion", "targets:target-desk")
            #expect(try await officer.post("\(path)/gac", [csrf, key]).status == 422)
            #expect(try await officer.post("\(path)/gac", [csrf, key, ("reason", "Chờ thêm.")]).status == 303)
            #expect(try await officer.get(path).text.contains("Chờ thêm."))
            let taken = try await officer.post("\(path)/nhan", [csrf, key])
            #expect(taken.status == 303 && taken.location?.hasPrefix("/dien-hinh/") == true)
            #expect(try await officer.post("\(path)/nhan", [csrf, key]).status == 409)
        }
    }

    @Test("The graph is drawn from the source to those who learned, with title and description, and its table says the same")
    func graph() async throws {
        try await Town.with { town in
            let page = try await Client(town.site()).entering(as: "staff", town).get("/dien-hinh/\(town.season.ids["{dien-hinh}"] ?? "")").text
            let drawing = try #require(page.firstRange(of: "<svg class=\"org-chart\"").map { page[$0.lowerBound...] })
            let svg = try #require(drawing.firstRange(of: "</svg>").map { drawing[..<$0.lowerBound] })
            #expect(svg.contains("<title id=\"nhan-rong-title\">Sơ đồ nhân rộng</title>") && svg.contains("<desc id=\"nhan-rong-desc\">"))
            // The exemplar, the reading division, then the leadership that learned from it: two lines.
            #expect(svg.split(separator: "<path class=\"org-line\"").count == 3)
            let order = ["Tủ sách ở hiên nhà", "Phòng Bạn đọc", "Ban Giám đốc"].map { svg.firstRange(of: $0)?.lowerBound }
            #expect(order.allSatisfy { $0 != nil } && order.compactMap { $0 } == order.compactMap { $0 }.sorted())
            let table = try #require(drawing.firstRange(of: "<table").map { drawing[$0.lowerBound...] })
            #expect(table.contains("Phòng Bạn đọc") && table.contains("Ban Giám đốc") && table.contains("chính điển hình"))
        }
    }

    @Test("An exemplar that is not public does not exist for visitors, at any of its addresses") func hidden() async throws {
        try await Town.with { town in
            let visitor = Client(town.site())
            var statuses: [Int] = []
            for id in ["{dien-hinh-kem}", "{dien-hinh-hoi}"].map({ town.season.ids[$0] ?? "" }) + ["khong-co"] {
                for path in ["/dien-hinh/\(id)", "/dien-hinh/\(id)/nhan-rong.csv", "/api/v1/exemplars/\(id)"] {
                    statuses.append(try await visitor.get(path).status)
                }
            }
            #expect(statuses == [Int](repeating: 404, count: 9))
        }
    }
}
