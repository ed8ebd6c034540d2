internal import Foundation
internal import PlanReading
import Testing
internal import Vietnamese

/// What both versions of the department's plan must give; kept beside the plan as an example of the output.
private struct Expected: Decodable {
    struct Item: Decodable { let id: String, kind: ObligationKind, assignees: [String] }
    let issuer: String
    let period: PlanPeriod
    let basis: [LegalBasis]
    let obligations: [Item]
    let recipients: [String]
    let role: String
    let gaps: [String]

    static func read() throws -> Expected { try JSONDecoder().decode(Expected.self, from: Data(Texts.example("expected.json").utf8)) }
}

@Suite struct DepartmentPlanTests {
    static let files = ["ke-hoach.txt", "ke-hoach.ocr.txt"]

    @Test(arguments: files)
    func nineteenObligations(_ file: String) throws {
        let plan = try Texts.plan(file)
        let expected = try Expected.read()
        #expect(plan.obligations.count == 19)
        #expect(plan.obligations.map(\.id) == expected.obligations.map(\.id))
        #expect(plan.obligations.map(\.kind) == expected.obligations.map(\.kind))
        #expect(plan.obligations.map(\.assignees) == expected.obligations.map(\.assignees))
        #expect(plan.obligations.allSatisfy { $0.due == nil && $0.targets.isEmpty })
    }

    @Test(arguments: files)
    func frameOfThePlan(_ file: String) throws {
        let plan = try Texts.plan(file)
        let expected = try Expected.read()
        #expect(plan.issuer == expected.issuer)
        #expect(plan.number == nil)
        #expect(plan.date == nil)
        #expect(plan.period == expected.period)
        let cited = plan.basis.map { LegalBasis(kind: $0.kind, number: $0.number, date: $0.date, issuer: $0.issuer) }
        #expect(cited == expected.basis)
        #expect(plan.basis.allSatisfy { Vietnamese.folded($0.title ?? "").contains("chuyen doi so") })
        #expect(plan.recipients == expected.recipients)
        #expect(plan.signatory.role == expected.role)
        #expect(Vietnamese.folded(plan.signatory.name ?? "") == "truong hoa chau")
        #expect(plan.gaps.map(\.code) == expected.gaps)
        #expect(Vietnamese.folded(plan.title ?? "").hasPrefix("to chuc phong trao thi dua “dong thap day manh chuong trinh chuyen doi so”"))
    }

    @Test func cleanTextIsKeptWordForWord() throws {
        let text = try Texts.example("ke-hoach.txt")
        let plan = try Texts.plan("ke-hoach.txt")
        #expect(plan.doubts.isEmpty)
        for obligation in plan.obligations { #expect(text.contains(obligation.text)) }
        #expect(plan.signatory.name == "Trương Hòa Châu")
    }

    @Test func damagedTextIsKeptAsReadAndDoubted() throws {
        let text = try Texts.example("ke-hoach.ocr.txt")
        let words = Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
        let plan = try Texts.plan("ke-hoach.ocr.txt")
        for obligation in plan.obligations {
            for word in obligation.text.split(separator: " ") where !words.contains(String(word)) {
                Issue.record("\(obligation.id) has a word that the source has not: \(word)")
            }
        }
        #expect(plan.doubts.contains { $0.suggestion == "Tổ chức phong trào thi đua" })
        #expect(plan.doubts.contains { $0.suggestion == nil })
        let scalars = Array(text.unicodeScalars)
        for doubt in plan.doubts {
            let source = String(String.UnicodeScalarView(scalars[doubt.start..<doubt.end]))
            #expect(!doubt.text.isEmpty && source.hasPrefix(String(doubt.text.prefix(1))))
        }
    }

    /// A reader that had the plan written into it would be worth nothing for the next plan.
    @Test func noTextOfThePlanIsInTheReader() throws {
        let folder = Texts.root.appendingPathComponent("Sources/PlanReading").resolvingSymlinksInPath()
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil).filter { $0.pathExtension == "swift" }
        // Entries of a word list stand apart.
        func read(_ file: URL) throws -> String {
            try String(contentsOf: file, encoding: .utf8).replacing("|", with: " qq ").replacing("\n", with: " qq ")
        }
        var reader = " "
        for file in files { reader += Self.words(try read(file)).joined(separator: " ") + " " }
        let plan = Self.words(try Texts.example("ke-hoach.txt"))
        #expect(files.count > 10 && plan.count > 900)
        for start in 0...(plan.count - 8) {
            let stretch = plan[start..<start + 8].joined(separator: " ")
            if reader.contains(" " + stretch + " ") { Issue.record("the reader has: \(stretch)") }
        }
    }

    private static func words(_ text: String) -> [String] {
        Vietnamese.slug(text).split(separator: "-").map(String.init)
    }
}
