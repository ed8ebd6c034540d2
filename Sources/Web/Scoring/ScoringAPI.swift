internal import Movement
internal import Storage
internal import Vietnamese

/// Scoring tables, scores and rounds of checks, for programs.
let scoringViews: [APIView] = [
    APIView(
        path: "/api/v1/movements/{slug}/scoring", name: "scoring-tables",
        summary: "Scoring tables of a movement, and subjects whose figures are all perfect, for those who may see scores", parameters: []
    ) { look in
        let list = try ScoringQueries.list(slug: look.parameter("slug"), for: look.viewer, today: look.today, in: look.session)
        return [
            "tables": .array(list.tables.map(ScoringJSON.summary)),
            "alerts": list.alerts.map { alerts in
                .array(
                    alerts.map { one in
                        [
                            "subject": .string(one.subject), "name": APIAnswer.text(one.name), "exact_targets": .int(Int64(one.targets)),
                            "maximum_in": .array(one.tables.map(JSONValue.string)),
                        ]
                    })
            } ?? .null,
        ]
    },
    APIView(
        path: "/api/v1/scoring/{table}", name: "scoring-table", summary: "One scoring table with the ranking the caller may see", parameters: []
    ) { look in
        let model = try ScoringQueries.table(look.parameter("table"), for: look.viewer, today: look.today, in: look.session)
        return [
            "table": ScoringJSON.summary(model.summary), "problems": .array(model.problems.map(APIAnswer.text)), "own": JSONValue(model.own),
            "ranking": .array(model.ranking.map { ScoringJSON.line($0, model.summary.table) }),
        ]
    },
    APIView(
        path: "/api/v1/scoring/{table}/{subject}", name: "score", summary: "Self, checked and final score of one subject, with reasons",
        parameters: []
    ) { look in
        try look.requireSignedIn()
        let model = try ScoringQueries.subject(
            look.parameter("subject"), table: look.parameter("table"), for: look.viewer, today: look.today, in: look.session)
        return [
            "subject": .string(model.subject), "name": APIAnswer.text(model.name), "scores": .array(model.scores.map(ScoringJSON.stage)),
            "may": ["self": .bool(model.mayScore), "check": .bool(model.mayCheck), "finalise": .bool(model.mayFinalise)],
        ]
    },
    APIView(
        path: "/api/v1/movements/{slug}/checks", name: "check-rounds",
        summary: "Rounds of random checks of a movement, newest first; and for those who begin rounds, who can be made to check", parameters: []
    ) { look in
        let list = try CheckQueries.rounds(slug: look.parameter("slug"), for: look.viewer, in: look.session)
        let candidates = try CheckQueries.candidates(for: look.viewer, today: look.today, in: look.session)
        return [
            "rounds": .array(list.rounds.map(ScoringJSON.round)),
            "candidates": .array(candidates.map { ["id": .string($0.value), "name": APIAnswer.text($0.label)] }),
        ]
    },
    APIView(
        path: "/api/v1/checks/{round}", name: "check-round",
        summary: "One round of checks: commitment, then seed, population, sample and results", parameters: []
    ) { look in
        let model = try CheckQueries.round(look.parameter("round"), for: look.viewer, today: look.today, in: look.session)
        return [
            "round": ScoringJSON.round(model.summary), "published": model.published?.json ?? .null,
            "items": .array(model.items.map(ScoringJSON.item)),
        ]
    },
]

/// How scoring and checks read in JSON.
enum ScoringJSON {
    static func summary(_ one: ScoringSummary) -> JSONValue {
        [
            "id": .string(one.id), "movement": .string(one.slug), "state": .string(one.state.rawValue), "version": .int(Int64(one.version)),
            "hash": JSONValue(one.hash), "adopted_at": JSONValue(one.adoptedAt?.iso8601), "body": one.table.json,
        ]
    }

    static func line(_ one: RankingLine, _ table: ScoringTable) -> JSONValue {
        [
            "subject": .string(one.subject), "name": APIAnswer.text(one.name), "place": one.place.map { .int(Int64($0)) } ?? .null,
            "ranked_by": JSONValue(one.stage?.rawValue), "sharing": .int(Int64(one.sharing)), "decided_by": JSONValue(one.decidedBy?.text),
            "totals": .object(Dictionary(uniqueKeysWithValues: one.totals.map { ($0.key.rawValue, .string($0.value.plain)) })),
            "maximum": .bool(one.isMaximum),
        ]
    }

    static func stage(_ one: StageScore) -> JSONValue {
        [
            "stage": .string(one.stage.rawValue), "total": .string(one.score.total.plain), "base": .string(one.score.base.plain),
            "bonus": .string(one.score.bonus.plain), "by": .string(one.by), "at": .string(one.at.iso8601), "reason": .string(one.reason),
            "criteria": .array(one.score.criteria.map(criterion)),
        ]
    }

    private static func criterion(_ one: CriterionScore) -> JSONValue {
        [
            "code": .string(one.criterion.code), "points": .string(one.points.plain), "max": .string(one.criterion.max.plain),
            "b": JSONValue(one.input.b?.plain), "a": JSONValue(one.input.a?.plain), "evidence": .int(Int64(one.input.evidence)),
            "note": .string(one.input.note), "rule": APIAnswer.text(one.criterion.ruleWords), "reason": APIAnswer.text(one.reason),
            "next": one.next.map(APIAnswer.text) ?? .null, "closed_by": JSONValue(one.gate.map(gate)),
        ]
    }

    private static func gate(_ gate: ScoreGate) -> String {
        switch gate {
        case .evidence: "evidence"
        case .table(let code): "table:\(code)"
        case .prerequisite(let code): "prerequisite:\(code)"
        case .record: "record"
        }
    }

    static func round(_ one: RoundSummary) -> JSONValue {
        [
            "id": .string(one.id), "title": .string(one.title), "from": .string(one.from.iso), "to": .string(one.to.iso),
            "size": .int(Int64(one.size)),
            "commitment": .string(one.commitment), "committed_at": .string(one.committedAt.iso8601), "drawn_at": JSONValue(one.drawnAt?.iso8601),
            "drawn": .int(Int64(one.drawn)), "checked": .int(Int64(one.checked)), "inflated": .int(Int64(one.inflated)),
        ]
    }

    static func item(_ one: RoundItem) -> JSONValue {
        [
            "item": .string(one.id), "target": .string(one.code), "period": .string(one.period), "unit": one.unit.map(APIAnswer.text) ?? .null,
            "checker": APIAnswer.text(one.checker), "reported": .string(one.value.plain), "whole": JSONValue(one.whole?.plain),
            "verified": JSONValue(one.verified?.plain), "share": JSONValue(one.share?.plain), "inflated": .bool(one.isInflated),
            "sentence": JSONValue(one.sentence), "evidence": JSONValue(one.evidence),
        ]
    }

    static func owed(_ one: OwedCheck) -> JSONValue {
        [
            "round": .string(one.round), "item": .string(one.item), "title": .string(one.title), "target": .string(one.target),
            "period": .string(one.period), "since": .string(one.since.iso),
        ]
    }
}
