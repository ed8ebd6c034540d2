internal import Storage
internal import TestSupport
internal import Testing
internal import Vietnamese

@testable internal import Movement

@Suite struct LineageTests {
    private static func page(
        _ house: PlanHouse, _ slug: String, as key: String = "visitor", agency: String = PlanHouse.agency
    ) async throws -> LineageModel {
        let viewer = try await house.actor(key, agency: agency)
        return try await house.database.read { try LineageQueries.page(slug: slug, for: viewer, in: $0) }
    }

    private static func load(_ house: PlanHouse, _ plan: String, agency: String) async throws -> LineageModel {
        let viewer = try await house.actor("officer", agency: agency)
        return try await house.database.read { try LineageQueries.load(plan, for: viewer, in: $0) }
    }

    @Test(arguments: TestDatabases.engines)
    func aDocumentOutsideIsNamedAndItsClausesAreWritten(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (plan, _, slug) = try await house.launched()
            let one = try await house.obligation("II.1", of: plan)
            let line: [String: JSONValue] = ["obligation": .string(one.id), "clause": "II.2", "text": "Mở cửa thư viện buổi tối."]
            #expect(try await house.refusal("clause.trace", line, as: "officer")?.code == "plan.no-parent")
            let parent: [String: JSONValue] = [
                "plan": .string(plan), "number": "207/KH-UBND", "issued": "07/06/2022", "issuer": "Ủy ban nhân dân tỉnh",
                "title": "Thi đua xây dựng chính quyền số",
            ]
            try await house.act("plan.set-parent", parent)
            try await house.act("clause.trace", line)
            let page = try await Self.page(house, slug)
            #expect(page.parent?.number == "207/KH-UBND" && page.parent?.slug == nil && page.parent?.issued?.iso == "2022-06-07")
            let clause = try #require(page.clauses.first { $0.clause == "II.1" })
            #expect(clause.above == LineageEnd(clause: "II.2", text: "Mở cửa thư viện buổi tối.", slug: nil, agency: "Ủy ban nhân dân tỉnh"))
            #expect(page.choices == [] && !page.mayPrepare)
            try await house.act("clause.trace", ["obligation": .string(one.id)])
            #expect(try await Self.page(house, slug).clauses.allSatisfy { $0.above == nil })
            #expect(
                try await house.refusal(
                    "plan.set-parent", ["plan": .string(plan), "title": "X", "issuer": "Y", "address": "javascript:x"], as: "officer")?
                    .fields.map(\.key) == ["address"])
            #expect(try await house.refusal("plan.set-parent", parent, as: "staff") == .forbidden)
        }
    }

    @Test("A unit's plan stands under its agency's, and no plan under itself", arguments: TestDatabases.engines)
    func unitPlans(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (above, _, slug) = try await house.launched()
            let text = PlanHouse.plan.replacing("Thư viện mở cửa mỗi tối", with: "Phòng Bạn đọc mở cửa mỗi tối")
            let unit = try await house.read(text)
            #expect(try await Self.load(house, unit, agency: PlanHouse.agency).choices.map(\.value) == [above])
            #expect(try await Self.load(house, above, agency: PlanHouse.agency).choices == [])
            try await house.act("plan.set-parent", ["plan": .string(unit), "parent": .string(above)])
            let second = try await house.obligation("II.2", of: unit)
            try await house.act("clause.trace", ["obligation": .string(second.id), "clause": "II.2"])
            #expect(try await Self.page(house, slug).children == [])
            try await house.prepare(unit)
            let launched = try await house.act("plan.launch", PlanHouse.launch(unit), as: "head").result["slug"]?.string
            let page = try await Self.page(house, slug)
            #expect(page.children.map(\.slug) == [launched])
            #expect(page.clauses.first { $0.clause == "II.2" }?.below.map(\.slug) == [launched])
            for parent in [unit, above] {
                let refused = try await house.refusal("plan.set-parent", ["plan": .string(above), "parent": .string(parent)], as: "officer")
                #expect(refused?.fields.map(\.key) == ["parent"])
            }
        }
    }

    @Test(arguments: TestDatabases.engines)
    func aPlanOfAnAgencyBelowIsSeenFromAbove(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (parent, _, slug) = try await house.launched()
            try await house.furnish("agency-b", name: "Chi cục")
            try await house.database.write { try $0.execute("UPDATE agency SET parent_id = \(PlanHouse.agency) WHERE agency_id = 'agency-b'") }
            let child = try await house.act("plan.read", ["text": .string(PlanHouse.plan)], as: "officer", agency: "agency-b").subjectID
            #expect(try await Self.load(house, child, agency: "agency-b").choices.map(\.value) == [parent])
            try await house.act("plan.set-parent", ["plan": .string(child), "parent": .string(parent)], as: "officer", agency: "agency-b")
            let model = try await Self.load(house, child, agency: "agency-b")
            #expect(model.parent?.slug == slug)
            let clause = try #require(model.clauses.first { $0.clause == "II.1" })
            #expect(clause.suggestions.first?.clause == "II.1")
            #expect(clause.suggestions.first?.words.contains("lich") == true)
            let line: [String: JSONValue] = ["obligation": .string(clause.obligation)]
            let wrong = try await house.refusal("clause.trace", line.merging(["clause": "IX.9"]) { $1 }, as: "officer", agency: "agency-b")
            #expect(wrong?.fields.map(\.key) == ["clause"])
            try await house.act("clause.trace", line.merging(["clause": "II.1"]) { $1 }, as: "officer", agency: "agency-b")
            // A draft below is not seen from above; once launched it is, and nothing was written in the agency above.
            #expect(try await Self.page(house, slug).children == [])
            for one in model.clauses {
                try await house.act(
                    "obligation.assign", ["obligation": .string(one.obligation), "units": ["reading"]], as: "officer", agency: "agency-b")
            }
            try await house.act("obligation.accept-all", ["plan": .string(child)], as: "officer", agency: "agency-b")
            try await house.act("plan.launch", PlanHouse.launch(child), as: "head", agency: "agency-b")
            let above = try await Self.page(house, slug)
            #expect(above.children.map(\.title) == [model.title])
            #expect(above.clauses.first { $0.clause == "II.1" }?.below.map(\.clause) == ["II.1"])
            // Neither a plan of the same agency nor one of an agency below can stand above.
            let refused = try await house.refusal("plan.set-parent", ["plan": .string(parent), "parent": .string(child)], as: "officer")
            #expect(refused?.fields.map(\.key) == ["parent"])
        }
    }

    @Test func suggestionsNameTheWordsInCommon() {
        let clauses = [
            (clause: "II.1", text: "Xây dựng kho dữ liệu mở của tỉnh"), (clause: "II.2", text: "Tập huấn kỹ năng số cho công chức"),
            (clause: "II.3", text: "Xây dựng kho dữ liệu mở, bảo đảm an toàn"),
        ]
        let found = LineageSuggestion.find("Cung cấp dữ liệu mở trên kho dữ liệu của tỉnh", among: clauses)
        #expect(found.map(\.clause) == ["II.1", "II.3"])
        #expect(found[0].words == ["du", "lieu", "mo", "kho", "tinh"])
        #expect(LineageSuggestion.find("", among: clauses) == [])
    }
}
