internal import Storage
internal import TestSupport

@testable internal import Movement

extension RoleTableAct {
    private static let shape: [String: JSONValue] = [
        "title": "Cuộc thi", "about": "Thể lệ.", "audience": "everyone", "attempts": 1, "predicts": true,
    ]
    private static let round: [String: JSONValue] = [
        "opensOn": "04/03/2025", "opensAt": "08:00", "closesOn": "04/03/2025", "closesAt": "17:00", "questions": 3, "minutes": 20,
    ]

    private static func on(
        _ row: String, _ contest: any KeyPath<StagedContests, StagedContests.One> & Sendable, _ more: [String: JSONValue] = [:]
    ) -> RoleTableAct {
        RoleTableAct(row) { stage, _ in more.merging(["contest": .string(stage.contests[keyPath: contest].id)]) { held, _ in held } }
    }

    static let contests: [RoleTableAct] = [
        RoleTableAct("contest.draft") { stage, _ in shape.merging(["movement": .string(stage.launched.movement)]) { held, _ in held } },
        on("contest.change/draft", \.draft, shape), on("contest.change/open", \.open, shape), on("contest.change/published", \.published, shape),
        on("contest.round/draft", \.draft, round.merging(["number": 2]) { $1 }),
        on("contest.round/open", \.open, round.merging(["number": 1]) { $1 }),
        on("contest.round.remove", \.draft), on("contest.prize", \.draft, ["title": "Giải", "kind": "unit", "count": 1]),
        RoleTableAct("contest.prize.remove") { stage, _ in
            ["contest": .string(stage.contests.draft.id), "prize": .string(stage.contests.draft.prize)]
        },
        on("contest.announce", \.draft), on("contest.cancel", \.open, ["reason": "Mất điện."]), on("contest.publish/open", \.open),
        on("contest.publish/ended", \.ended),
        RoleTableAct("attempt.start/open") { stage, _ in ["round": .string(stage.contests.open.round)] },
        RoleTableAct("attempt.start/draft") { stage, _ in ["round": .string(stage.contests.draft.round)] },
        RoleTableAct("attempt.answer") { stage, _ in ["attempt": .string(stage.contests.open.attempt), "position": 2, "given": "1"] },
        RoleTableAct("attempt.predict") { stage, _ in ["attempt": .string(stage.contests.open.attempt), "prediction": 5] },
        RoleTableAct("attempt.finish") { stage, _ in ["attempt": .string(stage.contests.open.attempt)] },
    ]
}

extension RoleTableView {
    static let contests: [RoleTableView] = [
        RoleTableView("contests: seen/prepares") { stage, viewer, session in
            let list = try ContestQueries.list(slug: stage.launched.slug, for: viewer, now: TestWorld.noon, in: session)
            return join("\(list.contests.count)", list.mayPrepare ? "y" : "n")
        },
        RoleTableView("contest draft: bank/entrants/own/enters") { stage, viewer, session in
            try contest(stage.contests.draft.slug, viewer, session)
        },
        RoleTableView("contest open: bank/entrants/own/enters") { stage, viewer, session in
            try contest(stage.contests.open.slug, viewer, session)
        },
        RoleTableView("contest results: entrants/winner") { stage, viewer, session in
            let page = try ResultQueries.page(slug: stage.contests.published.slug, for: viewer, today: today, in: session)
            return join("\(page.rounds[0].entrants)", page.winners.isEmpty ? "n" : "y")
        },
        RoleTableView("contest results ended") { stage, viewer, session in
            "\(try ResultQueries.page(slug: stage.contests.ended.slug, for: viewer, today: today, in: session).rounds.count)"
        },
        RoleTableView("contest result lines") { stage, viewer, session in
            "\(try ResultQueries.lines(slug: stage.contests.published.slug, for: viewer, in: session).count)"
        },
        RoleTableView("attempt: answered/question") { stage, viewer, session in
            let page = try AttemptQueries.page(stage.contests.open.attempt, position: 1, for: viewer, in: session)
            return join("\(page.answered.count)", page.questions.isEmpty ? "n" : "y")
        },
    ]

    private static func contest(_ slug: String, _ viewer: Actor, _ session: Session) throws -> String {
        let page = try ContestQueries.page(slug: slug, for: viewer, in: session)
        return join(
            page.bank.map { "\($0.reduce(0) { $0 + $1.count })" } ?? ".", page.entrants.map { "\($0)" } ?? ".", "\(page.own.count)",
            page.mayEnter ? "y" : "n")
    }
}
