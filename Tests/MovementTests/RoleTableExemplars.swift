internal import Storage
internal import TestSupport
internal import Vietnamese

@testable internal import Movement

extension TestWorld {
    /// Exemplars in a movement, and a target of the desk's team whose register has reached its goal, so that there is something to suggest.
    func stageExemplars(_ movement: String, obligation: String) async throws -> StagedExemplars {
        try await database.write { try StagedExemplars.suggest(movement: movement, obligation: obligation, in: $0) }
        return try await StagedExemplars(movement: movement, runner: runner, database: database)
    }
}

extension RoleTableAct {
    private static func on(
        _ row: String, _ exemplar: any KeyPath<StagedExemplars, String> & Sendable, _ more: [String: JSONValue] = [:]
    ) -> RoleTableAct {
        RoleTableAct(row) { stage, _ in more.merging(["exemplar": .string(stage.exemplars[keyPath: exemplar])]) { $1 } }
    }

    private static func adopting(
        _ row: String, _ adoption: any KeyPath<StagedExemplars, String> & Sendable, _ more: [String: JSONValue] = [:]
    ) -> RoleTableAct {
        RoleTableAct(row) { stage, _ in more.merging(["adoption": .string(stage.exemplars[keyPath: adoption])]) { $1 } }
    }

    private static let why: [String: JSONValue] = ["reason": "Không còn đúng."]
    private static let suggested = "targets:target-desk"

    static let exemplars: [RoleTableAct] = [
        RoleTableAct("suggestion.take") { stage, _ in ["movement": .string(stage.finished.movement), "suggestion": .string(suggested)] },
        RoleTableAct("suggestion.aside") { stage, _ in
            why.merging(["movement": .string(stage.finished.movement), "suggestion": .string(suggested)]) { $1 }
        },
        RoleTableAct("exemplar.start") { stage, _ in
            ["movement": .string(stage.finished.movement), "kind": "unit", "unit": "office", "grounds": "Không tối nào nghỉ."]
        },
        on("exemplar.mentor", \.nurtured, ["mentor": "staff"]),
        on("exemplar.plan", \.nurtured, ["what": "Ghi lại cách làm.", "by": "2025-04-01"]),
        on("exemplar.checkin", \.nurtured, ["on": "2025-03-03", "seen": "Đông hơn tuần trước."]),
        on("exemplar.write/nurtured", \.nurtured, StagedExemplars.text("Mở cửa cả tuần")),
        on("exemplar.write/published", \.published, StagedExemplars.text("Tủ sách ở hiên nhà, năm thứ hai")),
        on("exemplar.propose/unwritten", \.nurtured), on("exemplar.propose/proposed", \.proposed),
        on("exemplar.consent/person", \.proposed, ["version": 1, "named": true]),
        on("exemplar.revoke/person", \.proposed), on("exemplar.revoke/household", \.published), on("exemplar.publish", \.proposed),
        on("exemplar.withdraw/proposed", \.proposed, why), on("exemplar.withdraw/published", \.published, why),
        on("adoption.declare/own", \.published, ["unit": "desk", "since": "2025-03-01"]),
        on("adoption.declare/office", \.published, ["unit": "office", "since": "2025-03-01"]),
        on("adoption.declare/outside", \.published, ["name": "Thư viện huyện", "since": "2025-03-01", "document": "Công văn 5"]),
        adopting("adoption.measure", \.declared, StagedExemplars.result), adopting("adoption.confirm", \.declared),
        adopting("adoption.check", \.confirmed), adopting("adoption.correct", \.declared, why), adopting("adoption.end", \.declared, why),
    ]
}

extension RoleTableView {
    static let exemplars: [RoleTableView] = [
        RoleTableView("exemplars: published/others/people") { stage, viewer, session in
            let list = try ExemplarQueries.list(slug: stage.finished.slug, for: viewer, today: today, in: session)
            return join("\(list.published.count)", "\(list.others.count)", yes(!list.people.isEmpty))
        },
        RoleTableView("exemplar nurtured: check-ins/may") { stage, viewer, session in
            let page = try ExemplarQueries.page(stage.exemplars.nurtured, for: viewer, today: today, in: session)
            return join("\(page.checkIns.count)", "\(page.may.count)")
        },
        RoleTableView("exemplar proposed: named/may") { stage, viewer, session in
            let page = try ExemplarQueries.page(stage.exemplars.proposed, for: viewer, today: today, in: session)
            return join(yes(page.isNamed), "\(page.may.count)")
        },
        RoleTableView("exemplar-public: adopted/results/own/may") { stage, viewer, session in
            let page = try ExemplarQueries.page(stage.exemplars.published, for: viewer, today: today, in: session)
            return join(
                "\(page.adoptions.count)", "\(page.adoptions.reduce(0) { $0 + $1.results.count })", yes(page.seesNurture), "\(page.may.count)")
        },
        RoleTableView("suggestions") { stage, viewer, session in
            "\(try SuggestionQueries.page(slug: stage.finished.slug, for: viewer, today: today, in: session).suggestions.count)"
        },
        RoleTableView("fairness: people") { stage, viewer, session in
            "\(try FairnessQueries.page(slug: stage.finished.slug, for: viewer, today: today, in: session).all.people)"
        },
        RoleTableView("exemplar-desk") { _, viewer, session in
            let owed = try DeskQueries.desk(for: viewer, today: today, in: session).exemplars
            return owed.first?.what.rawValue ?? "."
        },
    ]
}
