internal import Movement
internal import Vietnamese

/// Contests, for programs.
let contestViews: [APIView] = [
    APIView(
        path: "/api/v1/movements/{slug}/contests", name: "contests", summary: "The contests of a movement that exist for the viewer", parameters: []
    ) { look in
        let (slug, viewer) = try look.movement()
        let model = try ContestQueries.list(slug: slug, for: viewer, now: look.now, in: look.session)
        return ["contests": .array(model.contests.map(ContestJSON.line))]
    },
    APIView(
        path: "/api/v1/contests/{contest}", name: "contest", summary: "One contest with its rounds, prizes and the viewer's own attempts",
        parameters: []
    ) { look in
        let (slug, viewer) = try look.contest()
        return ContestJSON.contest(try ContestQueries.page(slug: slug, for: viewer, in: look.session), now: look.now)
    },
    APIView(
        path: "/api/v1/contests/{contest}/results", name: "contest-results",
        summary: "The published results: numbers, units, places, and who wins what with the grounds", parameters: []
    ) { look in
        let (slug, viewer) = try look.contest()
        return ContestJSON.results(try ResultQueries.page(slug: slug, for: viewer, today: look.today, in: look.session))
    },
    APIView(
        path: "/api/v1/attempts/{attempt}", name: "attempt",
        summary: "The viewer's own attempt: the question asked for while it runs, everything with its solution once the results are out",
        parameters: [("question", "Which question, from 1")]
    ) { look in
        let position = look.query("question").flatMap { Int($0) }
        return ContestJSON.attempt(
            try AttemptQueries.page(look.parameter("attempt"), position: position, for: look.viewer, in: look.session), now: look.now)
    },
]

extension APILook {
    /// The contest of the path and the viewer as its agency sees them.
    func contest() throws -> (slug: String, viewer: Actor) {
        let slug = parameter("contest")
        guard let agency = try ContestQueries.agency(ofContest: slug, in: session) else { throw Refusal.notFound }
        return (slug, agency == viewer.agency ? viewer : .visitor(of: agency))
    }
}

/// How contests read in JSON.
enum ContestJSON {
    static func line(_ line: ContestLine) -> JSONValue {
        [
            "contest": .string(line.id), "slug": .string(line.slug), "title": .string(line.title), "audience": .string(line.audience.rawValue),
            "state": .string(line.state.rawValue), "opens": JSONValue(line.opens?.iso8601), "closes": JSONValue(line.closes?.iso8601),
            "rounds": PlanJSON.number(line.rounds), "open": .bool(line.isOpen),
        ]
    }

    static func contest(_ contest: Contest, now: Instant) -> JSONValue {
        [
            "contest": .string(contest.id), "slug": .string(contest.slug), "title": .string(contest.title), "about": .string(contest.about),
            "movement": .string(contest.movement), "clause": JSONValue(contest.clause), "audience": .string(contest.audience.rawValue),
            "attempts": PlanJSON.number(contest.attempts), "predicts": .bool(contest.predicts), "state": .string(contest.state.rawValue),
            "reason": .string(contest.reason), "published": JSONValue(contest.published?.iso8601),
            "entrants": contest.entrants.map(PlanJSON.number) ?? .null, "mayEnter": .bool(contest.mayEnter),
            "rounds": .array(
                contest.rounds.map { round in
                    [
                        "round": .string(round.id), "number": PlanJSON.number(round.number), "opens": .string(round.opens.iso8601),
                        "closes": .string(round.closes.iso8601), "questions": PlanJSON.number(round.questions),
                        "seconds": PlanJSON.number(round.seconds), "phase": .string(round.phase(at: now).rawValue),
                        "topics": .array(round.topics.map { ["topic": .string($0.topic), "questions": PlanJSON.number($0.count)] }),
                    ]
                }),
            "prizes": .array(
                contest.prizes.map { prize in
                    [
                        "prize": .string(prize.id), "title": .string(prize.title), "kind": .string(prize.kind.rawValue),
                        "round": prize.round.map(PlanJSON.number) ?? .null, "count": PlanJSON.number(prize.count), "worth": .string(prize.worth),
                    ]
                }),
            "own": .array(
                contest.own.map { one in
                    [
                        "attempt": .string(one.id), "round": .string(one.round), "number": PlanJSON.number(one.number),
                        "started": .string(one.started.iso8601), "ends": .string(one.ends.iso8601), "finished": JSONValue(one.finished?.iso8601),
                    ]
                }),
        ]
    }

    static func results(_ page: ContestResultPage) -> JSONValue {
        [
            "contest": .string(page.contest.id), "published": JSONValue(page.contest.published?.iso8601),
            "rounds": .array(
                page.rounds.map { round in
                    [
                        "round": round.round.map(PlanJSON.number) ?? .null, "entrants": PlanJSON.number(round.entrants),
                        "guests": PlanJSON.number(round.guests), "allRight": PlanJSON.number(round.allRight),
                        "byRightAnswers": .array(round.spread.map(PlanJSON.number)),
                    ]
                }),
            "units": .array(page.units.map(group)), "places": .array(page.places.map(group)),
            "winners": .array(
                page.winners.map { winner in
                    [
                        "prize": .string(winner.prize), "kind": .string(winner.kind), "subject": JSONValue(winner.subject),
                        "name": winner.name.map(APIAnswer.text) ?? .null, "place": PlanJSON.number(winner.place),
                        "grounds": APIAnswer.text(winner.grounds),
                    ]
                }),
        ]
    }

    private static func group(_ group: GroupResult) -> JSONValue {
        [
            "unit": JSONValue(group.unit), "name": APIAnswer.text(group.name), "entrants": PlanJSON.number(group.entrants),
            "members": group.members.map(PlanJSON.number) ?? .null, "rightShareInHundredthsOfPercent": group.share.map(PlanJSON.number) ?? .null,
        ]
    }

    static func attempt(_ attempt: AttemptPage, now: Instant) -> JSONValue {
        [
            "attempt": .string(attempt.id), "contest": .string(attempt.slug), "round": PlanJSON.number(attempt.round),
            "number": PlanJSON.number(attempt.number), "started": .string(attempt.started.iso8601), "ends": .string(attempt.ends.iso8601),
            "finished": JSONValue(attempt.finished?.iso8601), "running": .bool(attempt.isRunning(at: now)), "count": PlanJSON.number(attempt.count),
            "answered": .array(attempt.answered.sorted().map(PlanJSON.number)), "prediction": attempt.prediction.map(PlanJSON.number) ?? .null,
            "questions": .array(
                attempt.questions.map { question in
                    [
                        "position": PlanJSON.number(question.position), "kind": .string(question.kind.rawValue), "wording": .string(question.wording),
                        "options": .array(question.options.map(JSONValue.string)), "given": JSONValue(question.given),
                        "right": JSONValue(question.solution?.right), "counted": question.solution.map { .bool($0.counted) } ?? .null,
                    ]
                }),
            "result": attempt.result.map { result in
                [
                    "points": PlanJSON.number(result.points), "place": result.place.map(PlanJSON.number) ?? .null,
                    "entrants": PlanJSON.number(result.entrants),
                ]
            } ?? .null,
        ]
    }
}
