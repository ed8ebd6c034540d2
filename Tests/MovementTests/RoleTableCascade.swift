internal import TestSupport

@testable internal import Movement

extension RoleTableAct {
    private static func word(_ movement: String, _ unit: String) -> [String: JSONValue] {
        ["movement": .string(movement), "unit": .string(unit), "word": "Làm từ tuần này."]
    }

    static let cascade: [RoleTableAct] = [
        RoleTableAct("passon.begin/reading") { stage, _ in word(stage.launched.movement, "reading") },
        RoleTableAct("passon.begin/begun") { stage, _ in word(stage.finished.movement, "reading") },
        RoleTableAct("plan.set-parent/draft") { stage, _ in ["plan": .string(stage.draft.id), "title": "Kế hoạch tỉnh", "issuer": "UBND tỉnh"] },
        RoleTableAct("plan.set-parent/launched") { stage, _ in ["plan": .string(stage.launched.id), "title": "Kế hoạch tỉnh", "issuer": "UBND tỉnh"]
        },
        RoleTableAct("clause.trace/draft") { stage, _ in
            ["obligation": .string(stage.draft.obligations[0].id), "clause": "II.1", "text": "Nội dung."]
        },
        RoleTableAct("clause.trace/launched") { stage, _ in ["obligation": .string(stage.launched.obligations[0].id)] },
        RoleTableAct("passon.word") { stage, _ in word(stage.finished.movement, "reading") },
    ]
}

extension RoleTableView {
    static let cascade: [RoleTableView] = [
        RoleTableView("pass-on: people/may") { stage, viewer, session in
            let model = try PassOnQueries.page(slug: stage.finished.slug, code: "reading", for: viewer, today: today, in: session)
            return join("\(model.people.count)", yes(model.mayPassOn))
        },
        RoleTableView("reading: head's words") { stage, viewer, session in
            "\(try AcknowledgementQueries.reading(slug: stage.finished.slug, for: viewer, today: today, in: session).words.count)"
        },
    ]
}
