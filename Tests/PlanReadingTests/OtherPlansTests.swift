internal import PlanReading
import Testing
internal import Vietnamese

/// Agreement with hand-made labels on real plans of other agencies; these lie outside the repository and are skipped where they are absent.
@Suite struct OtherPlansTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let file: String, labels: String, number: String, period: [String]
        /// What the opening cites, each "kind number date".
        let basis: [String]
        /// The dates by which something is due, quotas and deadlines outside the obligations.
        let quotas: [String], deadlines: [String]
        var testDescription: String { file }
    }
    static let cases = [
        Case(
            file: "can-tho-157.md", labels: Labels.canTho157, number: "157/KH-UBND", period: ["2025-11-20", "2025-12-10"],
            basis: ["Chỉ thị 21/CT-TTg 2022-11-25", "Thông báo 552/TB-VPCP 2025-10-13"], quotas: ["collective 10%", "individual 5%"],
            deadlines: ["review 2025-12-31"]),
        Case(
            file: "dak-lak-125.md", labels: Labels.dakLak125, number: "0125/KH-UBND", period: ["2025-10-01", "2026-03-31"],
            basis: [
                "Chỉ thị 46-CT/TW 2025-05-16", "Chỉ thị 28/CT-TTg 2025-09-18", "Hướng dẫn 7886/HD-BNV 2025-09-14", "Chỉ thị 02-CT/TU 2025-08-05",
                "Chỉ thị 007/CT-UBND 2025-10-06",
            ],
            quotas: ["individual 5", "individual 1", "collective 1", "individual 3", "collective 2", "any 1", "any 2"],
            deadlines: ["dossier 2026-03-31"]),
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
        #expect(document.obligations.allSatisfy { $0.due == nil })
        #expect(document.date?.iso == "2025-11-18")
        #expect([document.period.from?.iso, document.period.to?.iso] == plan.period)
        #expect(document.doubts.count <= 2)
    }

    @Test(.enabled(if: cases.allSatisfy { Texts.has($0.file) }), arguments: cases)
    func citationsQuotasAndDeadlinesAreReached(_ plan: Case) throws {
        let document = PlanReader.read(try #require(Texts.other(plan.file)))
        let cited = score(Set(document.basis.map { "\($0.kind) \($0.number ?? "-") \($0.date?.iso ?? "-")" }), Set(plan.basis))
        #expect(cited.precision >= 0.95 && cited.recall >= 0.95)
        let quotas = document.quotas.map { quota in
            "\(quota.subject.rawValue) \(quota.percent.map { "\(Int($0))%" } ?? String(quota.count ?? 0))"
        }
        let limited = score(Set(quotas), Set(plan.quotas))
        #expect(limited.precision >= 0.95 && limited.recall >= 0.95)
        let dated = score(Set(document.deadlines.map { "\($0.what.rawValue) \($0.date?.iso ?? "-")" }), Set(plan.deadlines))
        #expect(dated.precision >= 0.95 && dated.recall >= 0.95)
    }
}
