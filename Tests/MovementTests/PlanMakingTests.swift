internal import PlanReading
internal import Storage
internal import TestSupport
internal import Testing
internal import Vietnamese

@testable internal import Movement

/// Writing a plan, mending what was misread, and adding what the law asks.
@Suite struct PlanMakingTests {
    // MARK: A new plan

    @Test(arguments: TestDatabases.engines) func aNewPlanHasNothingMissing(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let receipt = try await house.act("plan.draft", PlanHouse.draft, as: "officer")
            #expect(receipt.result["gaps"] == 0)
            #expect(receipt.result["doubts"] == 0)
            let review = try await house.review(receipt.subjectID)
            #expect(review.document.gaps == [])
            #expect(review.document.number == "12/KH-STN")
            #expect(review.document.date?.iso == "2025-01-05")
            #expect(review.document.period == PlanPeriod(from: CivilDate(iso: "2025-02-01"), to: CivilDate(iso: "2025-11-30")))
            #expect(review.document.basis.map(\.kind) == ["Luật", "Kế hoạch"])
            #expect(review.document.recipients == ["Các phòng, đơn vị", "Lưu: VT"])
            #expect(review.document.signatory.name == "Nguyễn Văn Thử")
            let contents = review.obligations.filter { $0.clause.hasPrefix("III.") }
            #expect(contents.map(\.clause) == ["III.1", "III.2"])
            #expect(contents.map(\.due?.iso) == ["2025-03-01", nil])
            #expect(contents[0].named == ["Văn phòng"])
            #expect(review.summary.title == "Tổ chức phong trào thi đua “Phòng đọc sáng đèn” năm 2025")
        }
    }

    @Test(arguments: ["purposes", "scope", "contents", "criteria", "timetable", "communication", "inspection", "reviews", "awards", "assignments"])
    func whatTheLawAsksMustBeFilledIn(_ part: String) throws {
        let refusal = #expect(throws: Refusal.self) { try PlanDrafting.draft(PlanHouse.draft.merging([part: " \n "]) { $1 }) }
        #expect(refusal?.fields.map(\.key) == [part])
    }

    @Test func aLongMovementNeedsPilotsAndAnInterimReview() throws {
        let long = PlanHouse.draft.merging(["from": "01/02/2025", "to": "31/01/2028"]) { $1 }
        let refusal = #expect(throws: Refusal.self) { try PlanDrafting.draft(long) }
        #expect(refusal?.fields.map(\.key) == ["pilots", "reviews"])
        let whole = long.merging(["pilots": "Phòng Bạn đọc làm điểm.", "reviews": "Sơ kết tháng 8/2026.\nTổng kết tháng 12/2027."]) { $1 }
        #expect(PlanReader.read(try PlanDrafting.draft(whole).text).gaps == [])
        let short = PlanHouse.draft.merging(["from": "02/02/2025", "to": "01/02/2025"]) { $1 }
        #expect(#expect(throws: Refusal.self) { try PlanDrafting.draft(short) }?.fields.map(\.key) == ["to"])
    }

    // MARK: Mending

    @Test(arguments: TestDatabases.engines) func misreadWordsAreReplacedAsChosen(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let plan = try await house.read()
            let text = try await house.review(plan).source
            let scalars = Array(text.unicodeScalars)
            let place = try #require(text.firstRange(of: "thông báo"))
            let start = text.unicodeScalars.distance(from: text.startIndex, to: place.lowerBound)
            let row: JSONValue = [.string("\(start)"), .string("\(start + 9)"), "loan báo"]
            let receipt = try await house.act("plan.mend", ["plan": .string(plan), "version": 1, "changes": [row]], as: "officer")
            #expect(receipt.result["version"] == 2)
            let review = try await house.review(plan)
            #expect(review.source == text.replacing("thông báo", with: "loan báo"))
            #expect(review.version.note == "Sửa 1 chỗ đọc nhầm")
            #expect(try await house.review(plan, version: 1).source == text)

            func refusal(_ rows: JSONValue, version: JSONValue = 2) async throws -> Refusal? {
                try await house.refusal("plan.mend", ["plan": .string(plan), "version": version, "changes": rows], as: "officer")
            }
            #expect(try await refusal([row], version: 1) == Refusal.planMoved)
            #expect(try await refusal([["5", "2", "x"]])?.fields.map(\.key) == ["changes"])
            #expect(try await refusal([["0", "4", "x"], ["3", "6", "y"]])?.fields.map(\.key) == ["changes"])
            #expect(try await refusal([["0", .string("\(scalars.count + 100)"), "x"]])?.fields.map(\.key) == ["changes"])
            #expect(try await refusal([["a", "b", "x"]])?.fields.map(\.key) == ["changes"])
            #expect(try await refusal([["0", "2", "KẾ"]]) == Refusal.planUnchanged)
        }
    }

    // MARK: Adding

    @Test(arguments: TestDatabases.engines) func whatTheLawAsksIsAddedAndFound(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let plan = try await house.read()
            let before = try await house.review(plan)
            #expect(before.document.gaps.map(\.code).contains("criteria"))
            let nothing = try await house.refusal("plan.supplement", ["plan": .string(plan), "criteria": " \n"], as: "officer")
            #expect(nothing == Refusal.nothingAdded)
            let receipt = try await house.act(
                "plan.supplement",
                [
                    "plan": .string(plan), "criteria": "- Ít nhất 90% buổi tối mở cửa.\nKhông có phản ánh của bạn đọc",
                    "interim_review": "Sơ kết tháng 6/2025.",
                ], as: "officer")
            #expect(receipt.result["new"] == 3)
            let after = try await house.review(plan)
            let gone = Set(before.document.gaps.map(\.code)).subtracting(after.document.gaps.map(\.code))
            #expect(gone.isSuperset(of: ["criteria", "interim-review"]))
            let added = after.obligations.filter { $0.clause.hasPrefix("IV.") || $0.clause.hasPrefix("V.") }
            #expect(added.map(\.clause) == ["IV.1", "IV.2", "V.1"])
            #expect(added.map(\.text) == ["Ít nhất 90% buổi tối mở cửa.", "Không có phản ánh của bạn đọc.", "Sơ kết tháng 6/2025."])
            // What stood before keeps its identity and place.
            #expect(Array(after.obligations.map(\.id).prefix(before.obligations.count)) == before.obligations.map(\.id))
        }
    }

    @Test(arguments: TestDatabases.engines) func aSupplementOfALaunchedPlanIsReadAgainByEveryone(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let (plan, movement, slug) = try await house.launched()
            try await house.acknowledge(movement, as: "staff")
            #expect(try await house.state(slug, as: "head").share?.done == 1)
            _ = try await house.act("plan.supplement", ["plan": .string(plan), "criteria": "Mở cửa đủ 20 tối."], as: "head")
            #expect(try await house.state(slug, as: "head").share?.done == 0)
            #expect(try await house.page(slug).version == 2)
        }
    }

    // MARK: Guides

    @Test func everyGapHasItsGuide() {
        let empty = PlanReader.read("KẾ HOẠCH\nTổ chức phong trào thi đua giai đoạn 2021 - 2025")
        for gap in empty.gaps {
            let guide = GapGuide.entry(gap.code)
            #expect(guide.missing.vi == gap.message, "\(gap.code)")
            #expect(!guide.asks.vi.isEmpty && !guide.missing.en.isEmpty && !guide.citation.isEmpty, "\(gap.code)")
        }
        let sections = PlanSupplement.headings.map(\.code)
        #expect(Set(GapGuide.all.map(\.code)) == Set(sections + ["number", "date"]))
        #expect(GapGuide.entry("no-such").title.vi == "no-such")
    }

    @Test func eachAddedSectionClosesItsGap() throws {
        let text = "KẾ HOẠCH\nTổ chức phong trào thi đua giai đoạn 2021 - 2025\n\nI. KHÁC\n1. Làm việc."
        for (code, _) in PlanSupplement.headings {
            let document = PlanReader.read(text)
            guard document.gaps.contains(where: { $0.code == code }) else { continue }
            let line =
                switch code {
                case "deadlines": "Văn phòng hoàn thành trước ngày 01/3/2025."
                case "period": "Từ ngày 01/02/2025 đến ngày 30/11/2025."
                case "awards": "Giấy khen cho 05 cá nhân."
                default: "Thực hiện theo quy định, đạt ít nhất 90%."
                }
            let after = PlanReader.read(
                PlanSupplement.text(adding: [PlanSupplement.Entry(code: code, lines: [line])], to: text, document: document))
            #expect(!after.gaps.contains { $0.code == code }, "\(code)")
        }
    }
}
