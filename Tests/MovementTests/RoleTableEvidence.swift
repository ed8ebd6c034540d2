internal import Storage
internal import TestSupport
internal import Vietnamese

@testable internal import Movement

/// Targets of the reading division and of the office, and a piece of evidence on the first.
struct StagedEvidence: Sendable {
    /// Both of the reading division; the last of the office.
    static let target = "target-of-reading", second = "second-of-reading", foreign = "target-of-office"
    let piece, use: String

    static func stage(_ world: TestWorld, _ plan: StagedPlan) async throws -> StagedEvidence {
        try await world.database.write { session in
            for (id, unit) in [(target, "reading"), (second, "reading"), (foreign, "office")] {
                try TargetFixture.enter(
                    id, title: "Chỉ tiêu \(id)", movement: plan.movement, obligation: plan.obligations[0].id, unit: unit, in: session)
            }
        }
        let receipt = try await world.runner.perform(
            "evidence.document",
            ["target": .string(target), "number": "12/BC-PBĐ", "signed": "2025-03-01", "issuer": "Phòng Bạn đọc", "abstract": "Báo cáo mở cửa."],
            as: TestWorld.source("unitHead"), channel: .web)
        let piece = receipt.subjectID
        let use = try await world.database.read { session in
            try session.row("SELECT use_id FROM evidence_use WHERE evidence_id = \(piece)")?.text(0) ?? ""
        }
        return StagedEvidence(piece: piece, use: use)
    }
}

extension RoleTableAct {
    private static let document: [String: JSONValue] = [
        "number": "1/BC", "signed": "2025-03-02", "issuer": "Sở Thử nghiệm", "abstract": "Báo cáo.",
    ]

    static let evidence: [RoleTableAct] = [
        // The file comes with the form or the upload; without one, whoever may hand in is told so.
        RoleTableAct("evidence.file", ["target": .string(StagedEvidence.target)]),
        RoleTableAct(
            "evidence.link", ["target": .string(StagedEvidence.target), "title": "Trang tin", "address": "https://vidu.example/tin"]),
        RoleTableAct("evidence.document/reading's", document.merging(["target": .string(StagedEvidence.target)]) { $1 }),
        RoleTableAct("evidence.document/office's", document.merging(["target": .string(StagedEvidence.foreign)]) { $1 }),
        RoleTableAct(
            "evidence.dataset",
            [
                "target": .string(StagedEvidence.target), "title": "Lịch mở cửa", "address": "https://vidu.example/lich.csv", "format": "CSV",
                "licence": "CC BY 4.0",
            ]),
        RoleTableAct(
            "evidence.training",
            ["target": .string(StagedEvidence.target), "course": "Kỹ năng số", "on": "2025-03-01", "hours": 8, "certificate": "CN-01"]),
        RoleTableAct("evidence.replace") { stage, _ in
            document.merging(["evidence": .string(stage.evidence.piece), "reason": "Sai ngày"]) { $1 }
        },
        RoleTableAct("evidence.use/own") { stage, _ in
            ["evidence": .string(stage.evidence.piece), "target": .string(StagedEvidence.second)]
        },
        RoleTableAct("evidence.use/office's") { stage, _ in
            ["evidence": .string(stage.evidence.piece), "target": .string(StagedEvidence.foreign)]
        },
        RoleTableAct("evidence.end-use") { stage, _ in ["use": .string(stage.evidence.use), "reason": "Nhầm chỉ tiêu"] },
        RoleTableAct("evidence.check/all", [:]),
        RoleTableAct("evidence.check/one") { stage, _ in ["evidence": .string(stage.evidence.piece)] },
    ]
}

extension RoleTableView {
    static let evidence: [RoleTableView] = [
        RoleTableView("target-evidence: pieces/may-add") { _, viewer, session in
            guard let list = try EvidenceQueries.list(ofTarget: StagedEvidence.target, for: viewer, in: session) else { return "-" }
            return join("\(list.lines.count)", yes(list.mayAdd))
        },
        RoleTableView("evidence-page: uses/own/check") { stage, viewer, session in
            let page = try EvidenceQueries.page(stage.evidence.piece, for: viewer, in: session)
            return join("\(page.uses.count)", yes(page.isOwn), yes(page.mayCheck))
        },
        RoleTableView("evidence-troubles: listed") { _, viewer, session in
            "\(try EvidenceQueries.troubles(for: viewer, after: nil, limit: 50, in: session).count)"
        },
    ]
}
