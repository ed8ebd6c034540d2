internal import Foundation
internal import Law
internal import Testing
internal import Vietnamese

/// The examples of docs/law.md are read and come to what the page says.
@Suite("The document on law") struct DocumentTests {
    private static let page: String = {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        return (try? String(contentsOf: root.appendingPathComponent("docs/law.md"), encoding: .utf8)) ?? ""
    }()

    @Test("Each example is a case, and comes to this") func examples() throws {
        let blocks = Self.page.components(separatedBy: "```json\n").dropFirst().compactMap { $0.components(separatedBy: "```").first }
        let outcomes = try blocks.map { block -> Outcome? in
            let file = try CaseFile(text: block)
            return Examiner(book: .shipped, confirmations: file.confirmations).examine(file.case, file.facts, today: day("2026-11-25"))?.outcome
        }
        #expect(outcomes == [.eligible, .notEligible])
    }

    @Test("Every section, condition and award code is named there") func names() {
        let wanted =
            Section.allCases.map(\.rawValue) + GuardKind.allCases.map { _ in "guards" }
            + LawBook.shipped.awards(on: day("2026-11-25")).map(\.code.rawValue)
            + [
                "all", "any", "at-least", "meets", "rating", "initiative", "research", "chain", "statement", "share", "holders", "members-complete",
                "no-discipline", "staff", "took-part", "chosen-by-peers", "registered", "achievement",
            ]
        #expect(wanted.filter { !Self.page.contains("`\($0)`") } == [])
    }
}
