internal import PlanReading
import Testing
internal import Vietnamese

/// Agreement with hand-made labels on real plans of other agencies; these lie outside the repository and are skipped where they are absent.
@Suite struct OtherPlansTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let file: String, labels: String, number: String, period: [String]
        var testDescription: String { file }
    }
    static let cases = [
        Case(file: "can-tho-157.md", labels: Labels.canTho157, number: "157/KH-UBND", period: ["2025-11-20", "2025-12-10"]),
        Case(file: "dak-lak-125.md", labels: Labels.dakLak125, number: "0125/KH-UBND", period: ["2025-10-01", "2026-03-31"]),
    ]

    private struct Pair: Hashable { let id: String, name: String }

    private func score<Item: Hashable>(_ found: Set<Item>, _ wanted: Set<Item>) -> (precision: Double, recall: Double) {
        let both = Double(found.intersection(wanted).count)
        return (both / Double(max(1, found.count)), both / Double(max(1, wanted.count)))
    }

    @Test(.enabled(if: cases.allSatisfy { Texts.has($0.file) }), arguments: cases)
    func labelsAreReached(_ plan: Case) throws {
        let document = PlanReader.read(try #require(Texts.other(plan.file)))
        var wanted: [String: [String]] = [:]
        for line in plan.labels.split(separator: "\n") {
            let parts = line.split(separator: ":", maxSplits: 1)
            wanted[String(parts[0])] = parts.count < 2 ? [] : parts[1].split(separator: ";").map { $0.trimmingPrefix(" ") }.map(String.init)
        }
        let ids = score(Set(document.obligations.map(\.id)), Set(wanted.keys))
        #expect(ids.precision >= 0.95 && ids.recall >= 0.95)
        let found = Set(document.obligations.flatMap { item in item.assignees.map { Pair(id: item.id, name: Vietnamese.folded($0)) } })
        let named = Set(wanted.flatMap { id, names in names.map { Pair(id: id, name: Vietnamese.folded($0)) } })
        let assignees = score(found, named)
        #expect(assignees.precision >= 0.95 && assignees.recall >= 0.95)
        #expect(document.number == plan.number)
        #expect(document.date?.iso == "2025-11-18")
        #expect([document.period.from?.iso, document.period.to?.iso] == plan.period)
        #expect(document.doubts.count <= 2)
    }
}
