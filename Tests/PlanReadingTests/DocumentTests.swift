internal import Foundation
internal import PlanReading
import Testing
internal import Vietnamese

@Suite struct DocumentTests {
    @Test func jsonHasEveryKeyInOrder() {
        #expect(
            PlanDocument().json()
                == #"{"title":null,"issuer":null,"number":null,"date":null,"period":{"from":null,"to":null},"basis":[],"#
                + #""obligations":[],"recipients":[],"signatory":{"role":null,"name":null},"gaps":[],"doubts":[],"#
                + #""headings":[],"quotas":[],"deadlines":[],"places":{"title":null,"issuer":null,"number":null,"date":null,"period":null,"#
                + #""signatory":null,"basis":[],"recipients":[]}}"#)
        let document = PlanDocument(
            title: "a\"b\\c\n\u{1}", date: CivilDate(iso: "2025-01-02"), basis: [LegalBasis(kind: "Luật")],
            obligations: [Obligation(id: "I.1", kind: .purpose, text: "x", source: SourceSpan(start: 1, end: 2))],
            gaps: [PlanGap(code: "c", article: "đ", message: "m")], doubts: [PlanDoubt(start: 3, end: 4, text: "t")],
            headings: [PlanHeading(id: "I", text: "h", level: 1, start: 5, end: 6)],
            quotas: [
                AwardQuota(text: "q", subject: .any, form: "Giấy khen", count: 2, start: 7, end: 8),
                AwardQuota(text: "p", subject: .household, percent: 2.5, start: 7, end: 8),
            ],
            deadlines: [PlanDeadline(text: "d", date: CivilDate(iso: "2025-12-10"), what: .dossier, yearly: true, start: 9, end: 10)],
            places: PlanPlaces(title: SourceSpan(start: 1, end: 2), basis: [SourceSpan(start: 3, end: 4)]))
        #expect(
            document.json()
                == #"{"title":"a\"b\\c\n\u0001","issuer":null,"number":null,"date":"2025-01-02","period":{"from":null,"to":null},"#
                + #""basis":[{"kind":"Luật","number":null,"date":null,"issuer":null,"title":null}],"#
                + #""obligations":[{"id":"I.1","kind":"purpose","text":"x","assignees":[],"due":null,"targets":[],"source":{"start":1,"end":2}}],"#
                + #""recipients":[],"signatory":{"role":null,"name":null},"gaps":[{"code":"c","article":"đ","message":"m"}],"#
                + #""doubts":[{"start":3,"end":4,"text":"t","suggestion":null}],"#
                + #""headings":[{"id":"I","text":"h","level":1,"start":5,"end":6}],"#
                + #""quotas":[{"text":"q","subject":"any","form":"Giấy khen","percent":null,"count":2,"start":7,"end":8},"#
                + #"{"text":"p","subject":"household","form":null,"percent":2.5,"count":null,"start":7,"end":8}],"#
                + #""deadlines":[{"text":"d","date":"2025-12-10","what":"dossier","yearly":true,"start":9,"end":10}],"#
                + #""places":{"title":{"start":1,"end":2},"issuer":null,"number":null,"date":null,"period":null,"signatory":null,"#
                + #""basis":[{"start":3,"end":4}],"recipients":[]}}"#)
        #expect(PlanDocument().json(pretty: true).hasPrefix("{\n  \"title\": null,\n  \"issuer\": null,"))
    }

    @Test(arguments: DepartmentPlanTests.files)
    func jsonAndCodableAgree(_ file: String) throws {
        let document = try Texts.plan(file)
        #expect(try JSONDecoder().decode(PlanDocument.self, from: Data(document.json().utf8)) == document)
        #expect(try JSONDecoder().decode(PlanDocument.self, from: Data(document.json(pretty: true).utf8)) == document)
        let encoded = try JSONEncoder().encode(document)
        #expect(try JSONDecoder().decode(PlanDocument.self, from: encoded) == document)
        #expect(String(decoding: encoded, as: UTF8.self).contains("\"number\":null"))
    }

    @Test func documentsWrittenBeforeTheDetailsAreStillRead() throws {
        let old =
            #"{"title":"t","issuer":null,"number":null,"date":null,"period":{"from":null,"to":null},"basis":[],"obligations":[],"#
            + #""recipients":[],"signatory":{"role":null,"name":null},"gaps":[],"doubts":[]}"#
        #expect(try JSONDecoder().decode(PlanDocument.self, from: Data(old.utf8)) == PlanDocument(title: "t"))
    }

    @Test(arguments: ["", " \n\t\n", "\u{FEFF}", "Không phải kế hoạch.", "|", "****", "-", "I.", "1", "\r\n\r\n", "||||\n|--|"])
    func anythingElseIsAnEmptyPlanWithGaps(_ text: String) {
        let plan = PlanReader.read(text)
        #expect(plan.obligations.isEmpty)
        #expect(plan.gaps.contains { $0.code == "content" && $0.article.contains("06/2022/QH15") })
    }

    @Test func textBeyondTheLimitIsDoubtedNotRead() {
        let text = String(repeating: "a", count: PlanReader.limit) + "\nI. NỘI DUNG\n1. Làm việc này."
        let plan = PlanReader.read(text)
        #expect(plan.obligations.isEmpty)
        #expect(plan.doubts.last?.start == PlanReader.limit)
        #expect(plan.doubts.last?.end == text.unicodeScalars.count)
    }

    @Test func decomposedTextGivesTheSame() throws {
        let text = try Texts.example("ke-hoach.txt")
        let plan = try Texts.plan("ke-hoach.txt")
        let apart = PlanReader.read(text.decomposedStringWithCanonicalMapping)
        #expect(apart.obligations.map(\.text) == plan.obligations.map(\.text))
        #expect(apart.obligations.map(\.assignees) == plan.obligations.map(\.assignees))
        #expect(apart.recipients == plan.recipients)
    }

    @Test func lineEndsDoNotMatter() throws {
        let text = try Texts.example("ke-hoach.txt")
        let plan = try Texts.plan("ke-hoach.txt")
        let windows = PlanReader.read(text.replacing("\n", with: "\r\n"))
        #expect(windows.obligations.map(\.text) == plan.obligations.map(\.text))
        #expect(windows.recipients == plan.recipients)
        #expect(windows.signatory == plan.signatory)
    }
}
