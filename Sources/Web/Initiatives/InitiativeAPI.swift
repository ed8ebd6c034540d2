internal import Movement
internal import Vietnamese

/// Initiatives, for programs.
let initiativeViews: [APIView] = [
    APIView(
        path: "/api/v1/initiatives", name: "initiatives", summary: "Initiatives that exist for the viewer, latest first",
        parameters: [
            ("state", "draft, submitted, returned, accepted, recognised, refused, revoked or withdrawn"),
            ("kind", "technical, management, operation or adoption"), ("year", "the year they were handed in"), ("mine", "1 for the viewer's own"),
            ("q", "words of the title"), ("offset", "how many to leave out"),
        ]
    ) { look in
        var filter = InitiativeFilter()
        filter.state = look.query("state").flatMap(InitiativeState.init(rawValue:))
        filter.kind = look.query("kind").flatMap(InitiativeKind.init(rawValue:))
        filter.year = look.query("year").flatMap { Int($0) }
        filter.isOwn = look.query("mine") == "1"
        filter.words = look.query("q") ?? ""
        let list = try InitiativeQueries.list(
            filter, offset: max(0, look.query("offset").flatMap { Int($0) } ?? 0), for: look.viewer, today: look.today, in: look.session)
        return ["total": PlanJSON.number(list.total), "initiatives": .array(list.lines.map { InitiativeJSON.line($0, for: look.viewer) })]
    },
    APIView(
        path: "/api/v1/initiatives/{initiative}", name: "initiative",
        summary: "One initiative: what it says, authors with their shares, evidence, checks, rounds and decisions", parameters: []
    ) { look in
        let page = try InitiativeQueries.page(look.parameter("initiative"), for: look.viewer, today: look.today, in: look.session)
        return InitiativeJSON.page(page, for: look.viewer)
    },
    APIView(
        path: "/api/v1/initiatives/{initiative}/similar", name: "initiative-similar",
        summary: "Initiatives that say much the same, with the sentences that match; for authors, the officer, the head and the council",
        parameters: []
    ) { look in
        let similar = try InitiativeQueries.similar(look.parameter("initiative"), for: look.viewer, today: look.today, in: look.session)
        return [
            "similar": .array(
                similar.map { one in
                    [
                        "initiative": InitiativeJSON.line(one.line, for: look.viewer), "percent": PlanJSON.number(one.share),
                        "sentences": .array(
                            one.sentences.map { ["mine": .string($0.mine), "theirs": .string($0.theirs), "percent": PlanJSON.number($0.percent)] }),
                    ]
                })
        ]
    },
    APIView(
        path: "/api/v1/initiative-board", name: "initiative-board",
        summary: "Initiatives under way with their clocks, counts of the year, and ideas of guests; for the officer and the head", parameters: []
    ) { look in
        let board = try InitiativeQueries.board(for: look.viewer, today: look.today, in: look.session)
        return [
            "year": PlanJSON.number(board.year),
            "counts": .object(Dictionary(uniqueKeysWithValues: board.counts.map { ($0.rawValue, PlanJSON.number($1)) })),
            "underWay": .array(
                board.rows.map { ["initiative": InitiativeJSON.line($0.line, for: look.viewer), "passed": $0.passed.map(JSONValue.bool) ?? .null] }),
            "offers": .array(
                board.offers.map {
                    ["word": .string($0.word), "title": .string($0.title), "movement": .string($0.movement), "on": .string($0.on.iso)]
                }),
        ]
    },
    APIView(
        path: "/api/v1/initiative-council", name: "initiative-council", summary: "Councils of initiatives and the agency's dated rules for scoring",
        parameters: []
    ) { look in
        let found = try InitiativeCouncilQueries.page(for: look.viewer, today: look.today, in: look.session)
        return [
            "councils": .array(found.councils.map(InitiativeJSON.council)), "rules": .array(found.rules.map(InitiativeJSON.rule)),
            "inForce": JSONValue(found.current?.id),
        ]
    },
]

/// How initiatives read in JSON.
enum InitiativeJSON {
    static func line(_ line: InitiativeLine, for viewer: Actor) -> JSONValue {
        var value: [String: JSONValue] = [
            "initiative": .string(line.id), "reference": JSONValue(line.reference), "title": .string(line.title), "kind": .string(line.kind.rawValue),
            "state": .string(line.state.rawValue), "scope": JSONValue(line.scope?.rawValue), "unit": line.unit.map(APIAnswer.text) ?? .null,
            "authorCount": PlanJSON.number(line.authorCount), "decided": JSONValue(line.decided?.iso),
        ]
        guard InitiativePolicy.mayRead(viewer) else { return .object(value) }
        value["authors"] = .array(line.authors.map(JSONValue.string))
        value["submitted"] = JSONValue(line.submitted?.iso)
        value["accepted"] = JSONValue(line.accepted?.iso)
        value["beingScored"] = .bool(line.isScored)
        value["clock"] =
            line.clock.map { clock in
                [
                    "what": .string(clock.what.rawValue), "since": .string(clock.since.iso), "due": JSONValue(clock.due?.iso),
                    "daysLeft": clock.left.map(PlanJSON.number) ?? .null,
                ]
            } ?? .null
        return .object(value)
    }

    static func page(_ page: InitiativePage, for viewer: Actor) -> JSONValue {
        var value: [String: JSONValue] = [
            "initiative": line(page.line, for: viewer), "movement": JSONValue(page.movementSlug),
            "decisions": .array(
                page.decisions.map { decision in
                    [
                        "kind": .string(decision.kind.rawValue), "number": .string(decision.number), "on": .string(decision.on.iso),
                        "signer": .string(decision.signer), "reason": .string(decision.reason), "reference": .string(decision.reference),
                    ]
                }),
        ]
        guard page.isWhole else { return .object(value) }
        for (key, text) in [
            ("situation", page.situation), ("solution", page.solution), ("purpose", page.purpose), ("place", page.place), ("benefit", page.benefit),
        ] { value[key] = .string(text) }
        value["appliedFrom"] = JSONValue(page.appliedFrom?.iso)
        value["appliedTo"] = JSONValue(page.appliedTo?.iso)
        value["money"] = page.money.map(PlanJSON.number) ?? .null
        value["authors"] = .array(page.authors.map(author))
        value["evidence"] = .array(
            page.pieces.map { piece in
                [
                    "piece": .string(piece.id), "kind": .string(piece.kind.rawValue), "title": .string(piece.title),
                    "reference": .string(piece.reference), "issued": JSONValue(piece.issuedOn?.iso), "issuer": .string(piece.issuer),
                ]
            })
        value["checks"] = .array(
            page.checks.map { ["accepted": .bool($0.isAccepted), "on": .string($0.on.iso), "note": .string($0.note)] })
        value["rounds"] = .array(page.rounds.map(round))
        value["missing"] = .array(page.missing.map { ["field": .string($0.key), "words": APIAnswer.text($0.message)] })
        value["steps"] = .array(page.steps.map(\.rawValue).sorted().map(JSONValue.string))
        value["uses"] = .array(
            page.uses.map { use in
                [
                    "award": .string(use.award), "year": PlanJSON.number(use.year), "isTitle": .bool(use.isTitle),
                    "reference": .string(use.reference),
                ]
            })
        return .object(value)
    }

    private static func author(_ author: InitiativeAuthor) -> JSONValue {
        [
            "person": JSONValue(author.person), "name": JSONValue(author.name), "organisation": .string(author.organisation),
            "unit": author.unit.map(APIAnswer.text) ?? .null, "share": PlanJSON.number(author.share), "isMain": .bool(author.isMain),
            "certificate": JSONValue(author.certificate),
        ]
    }

    private static func round(_ round: InitiativeRound) -> JSONValue {
        [
            "round": .string(round.id), "number": PlanJSON.number(round.number), "opened": .string(round.opened.iso), "due": .string(round.due.iso),
            "closed": JSONValue(round.closed?.iso), "reason": .string(round.reason), "mayScore": .bool(round.mayScore),
            "own": round.own.map(score) ?? .null,
            "result": round.result.map { result in
                [
                    "passed": .bool(result.passed), "meanThousandths": .int(result.mean.thousandths), "favours": PlanJSON.number(result.favours),
                    "of": PlanJSON.number(result.of), "scored": PlanJSON.number(result.scored),
                ]
            } ?? .null,
            "members": .array(
                round.members.map { member in
                    [
                        "person": .string(member.person), "name": .string(member.name), "seat": .string(member.seat.rawValue),
                        "state": .string(member.state.rawValue), "reason": .string(member.reason), "score": member.score.map(score) ?? .null,
                    ]
                }),
        ]
    }

    private static func score(_ score: InitiativeScore) -> JSONValue {
        [
            "points": .array(score.points.map(PlanJSON.number)), "total": PlanJSON.number(score.total), "favours": .bool(score.favours),
            "note": .string(score.note),
        ]
    }

    static func council(_ council: InitiativeCouncil) -> JSONValue {
        [
            "council": .string(council.id), "name": .string(council.name), "decision": .string(council.decision),
            "decidedOn": .string(council.decidedOn.iso), "from": .string(council.from.iso), "to": JSONValue(council.to?.iso),
            "isInOffice": .bool(council.isInOffice), "isEven": .bool(council.isEven),
            "members": .array(
                council.members.map { ["person": .string($0.person), "name": .string($0.name), "seat": .string($0.seat.rawValue)] }),
        ]
    }

    static func rule(_ rule: InitiativeRule) -> JSONValue {
        [
            "rule": .string(rule.id), "from": .string(rule.from.iso), "basis": .string(rule.basis),
            "criteria": .array(rule.criteria.map { ["name": .string($0.name), "most": PlanJSON.number($0.most)] }),
            "leastMean": rule.leastMean.map(PlanJSON.number) ?? .null, "leastFavourPercent": rule.leastFavour.map(PlanJSON.number) ?? .null,
            "counted": .string(rule.counted.rawValue), "leastShare": PlanJSON.number(rule.leastShare), "again": .string(rule.again.rawValue),
        ]
    }
}
