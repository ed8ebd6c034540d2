internal import PlanReading
internal import Testing
internal import Vietnamese

@testable internal import Movement

@Suite struct PlanTextTests {
    @Test func clausePathsSortAsAReaderLooksThemUp() {
        let sorted = ["I.1", "I.1.a", "I.1.b", "I.2.a", "I.10", "II.3", "IV.1", "IX.1", "X.1", "A.1", "B.1"]
        #expect(sorted.shuffled().compactMap(ClausePath.init).sorted().map(\.text) == sorted)
    }

    @Test(arguments: ["", "I..1", ".", "I.1 a", "I/1", "I.1.", "a.b.c.d.e.f.g.h.i", String(repeating: "I", count: 41)])
    func whatIsNoClausePathIsRefused(_ text: String) {
        #expect(ClausePath(text) == nil)
    }

    @Test func partsOfASplitAreLettersUnderNumbersAndNumbersUnderLetters() {
        #expect(ClausePath.children(of: "II.3").prefix(3) == ["II.3.a", "II.3.b", "II.3.c"])
        #expect(ClausePath.children(of: "I.1.a").prefix(3) == ["I.1.a.1", "I.1.a.2", "I.1.a.3"])
        #expect(ClausePath.children(of: "IV").first == "IV.a")
    }

    @Test func slicesCountScalarsAndStayInside() {
        let text = PlanText("Đồng Tha\u{301}p")
        #expect(text.scalars.count == 10)
        #expect(text.slice(0, 4) == "Đồng")
        #expect(text.slice(5, 99).unicodeScalars.count == 5)
        #expect(text.slice(8, 3) == "")
        #expect(text.slice(-4, 1) == "Đ")
    }

    @Test func hashIsThatOfTheFile() {
        #expect(PlanText.hash("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }

    @Test(arguments: [
        ("Tổ chức phong trào thi đua “Thư viện mở” giai đoạn 2024", "Thư viện mở"), ("Phong trào \"Xanh\" năm 2024", "Xanh"),
        ("Phong trào «Sạch»", "Sạch"), ("Phong trào thi đua", "Phong trào thi đua"), ("Phong trào “” rỗng", "Phong trào “” rỗng"),
        ("Chưa “đóng ngoặc", "Chưa “đóng ngoặc"),
    ])
    func movementIsNamedByWhatStandsInQuotationMarks(_ title: String, _ name: String) {
        #expect(PlanText.movementName(title) == name)
    }

    @Test func likenessIgnoresDiacriticsAndCountsSharedWords() {
        #expect(PlanText.likeness("Đẩy mạnh chuyển đổi số", "day manh chuyen doi so") == 1)
        #expect(PlanText.likeness("một hai ba bốn", "một hai năm sáu") == 2.0 / 6.0)
        #expect(PlanText.likeness("", "") == 1)
    }

    @Test func sectionsCoverTheTextWithoutGaps() {
        let text = PlanText(PlanHouse.plan)
        let sections = PlanSections.find(in: text, obligations: PlanReader.read(PlanHouse.plan).obligations)
        #expect(sections.map(\.clause) == ["", "I", "II", "III"])
        #expect(sections.map(\.heading) == ["", "I. MỤC ĐÍCH, YÊU CẦU", "II. NỘI DUNG THI ĐUA", "III. TỔ CHỨC THỰC HIỆN"])
        #expect(sections.map { text.slice($0.start, $0.end) }.joined() == PlanHouse.plan)
        #expect(sections.dropFirst().allSatisfy { text.slice($0.start, $0.end).hasPrefix($0.heading) })
    }

    @Test func textWithoutObligationsIsOneSection() {
        #expect(PlanSections.find(in: PlanText("Chỉ một dòng"), obligations: []) == [PlanSection(clause: "", heading: "", start: 0, end: 12)])
    }

    @Test func damagedHeadingsAreFoundBySheerCapitals() {
        let source = "I. MUC DICH\n- Mot viec phai lam.\nIL NOI DUNG\n1. Hai viec phai lam.\n"
        let text = PlanText(source)
        func obligation(_ id: String, _ start: Int, _ end: Int) -> Obligation {
            Obligation(id: id, kind: .content, text: text.slice(start, end), source: SourceSpan(start: start, end: end))
        }
        let sections = PlanSections.find(in: text, obligations: [obligation("I.a", 14, 32), obligation("II.1", 48, 67)])
        #expect(sections.map(\.heading) == ["I. MUC DICH", "IL NOI DUNG"])
        #expect(sections.map(\.start) == [0, 33])
    }

    @Test func questionAsksForThePeriodWithTheRightOneAmongThem() {
        let document = PlanDocument(period: PlanPeriod(from: CivilDate(iso: "2021-01-01"), to: CivilDate(iso: "2025-12-31")))
        let proposal = QuestionProposal.make(from: document, contents: 8, total: 19)
        #expect(proposal.choices == ["2019 – 2023", "2020 – 2024", "2021 – 2025", "2022 – 2026"])
        #expect(proposal.answer == 3)
    }

    @Test(arguments: [(8, 19, "8"), (0, 19, "19"), (1, 1, "1"), (2, 5, "2"), (7, 9, "7")])
    func questionWithoutPeriodAsksForANumber(_ contents: Int, _ total: Int, _ right: String) throws {
        let proposal = QuestionProposal.make(from: PlanDocument(), contents: contents, total: total)
        #expect(proposal.choices.count == 4)
        #expect(Set(proposal.choices).count == 4)
        #expect(proposal.choices[proposal.answer - 1] == right)
        #expect(proposal.choices.compactMap(Int.init).allSatisfy { $0 > 0 })
    }

    private static let bodies: [(name: String, owner: OwnerKey)] = [
        ("Văn phòng", OwnerKey(kind: .unit, id: "office")), ("Phòng Quy hoạch", OwnerKey(kind: .unit, id: "planning")),
        ("Phòng Tổng hợp", OwnerKey(kind: .unit, id: "one")), ("Phòng Tổng hợp", OwnerKey(kind: .unit, id: "two")),
        ("Công đoàn Sở", OwnerKey(kind: .unit, id: "union")), ("Giám đốc Sở", OwnerKey(kind: .post, id: "director")),
    ]

    @Test(arguments: [
        (["Văn phòng Sở"], ["office"]), (["VĂN PHÒNG"], ["office"]), (["van phong so"], ["office"]), (["Phòng Tổng hợp"], []),
        (["Ban Chấp hành Công đoàn Sở"], ["union"]), (["BCH. Công đoàn"], ["union"]), (["Giám đốc"], ["director"]),
        (["Văn phòng thuộc Sở", "Công đoàn"], ["office", "union"]), (["Công đoàn", "BCH Công đoàn Sở"], ["union"]),
        (["Trưởng các phòng, đơn vị thuộc Sở"], []), (["Sở"], []), ([], []), (["Phòng Quy hoạch Sở Thử nghiệm"], ["planning"]),
    ])
    func bodiesNamedByAPlanAreMatchedOnlyWhenOneFits(_ named: [String], _ owners: [String]) {
        let matcher = OwnerMatcher(agency: ["Sở Thử nghiệm", "STN"], bodies: Self.bodies)
        #expect(matcher.owners(named: named).map(\.id) == owners)
    }
}
