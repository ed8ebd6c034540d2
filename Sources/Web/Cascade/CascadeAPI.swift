internal import Movement
internal import PlanReading
internal import Storage
internal import Vietnamese

/// Passing on, what changed, and lineage, for programs.
let cascadeViews: [APIView] = [
    APIView(
        path: "/api/v1/movements/{slug}/reading", name: "reading",
        summary: "What the caller is asked to read of the plan: parts, what changed since the version they know, and the words of their heads",
        parameters: []
    ) { look in
        try look.requireSignedIn()
        do {
            return CascadeJSON.reading(
                try AcknowledgementQueries.reading(slug: look.parameter("slug"), for: look.viewer, today: look.today, in: look.session))
        } catch let refusal as Refusal where refusal.code == "acknowledgement.not-concerned" {
            return ["slug": .string(look.parameter("slug")), "concerned": false]
        }
    },
    APIView(
        path: "/api/v1/movements/{slug}/pass-on/{ma}", name: "pass-on",
        summary: "The head's word in one unit, named by its code, and how far its people have come", parameters: []
    ) { look in
        try look.requireSignedIn()
        return CascadeJSON.passOn(
            try PassOnQueries.page(
                slug: look.parameter("slug"), code: look.parameter("ma"), for: look.viewer, today: look.today, in: look.session))
    },
    APIView(
        path: "/api/v1/movements/{slug}/lineage", name: "lineage",
        summary: "The document above a movement's plan, the plans below, and each clause with those above and below", parameters: []
    ) { look in
        let (slug, viewer) = try look.movement()
        return CascadeJSON.lineage(try LineageQueries.page(slug: slug, for: viewer, in: look.session))
    },
]

/// How what comes down from above reads in JSON.
enum CascadeJSON {
    static func reading(_ model: ReadingModel) -> JSONValue {
        [
            "movement": .string(model.movement), "slug": .string(model.slug), "name": .string(model.name), "concerned": true,
            "version": PlanJSON.number(model.version), "openedAt": JSONValue(model.openedAt?.iso8601),
            "acknowledgedAt": JSONValue(model.acknowledgedAt?.iso8601),
            "acknowledgedVersion": model.acknowledgedVersion.map(PlanJSON.number) ?? .null,
            "earlier": model.earlier.map(PlanJSON.number) ?? .null, "next": model.next.map(PlanJSON.number) ?? .null,
            "sections": .array(
                model.sections.map {
                    [
                        "number": PlanJSON.number($0.number), "heading": .string($0.heading), "text": .string($0.text), "asked": .bool($0.isAsked),
                        "read": .bool($0.isRead),
                    ]
                }), "changes": .array(model.changes.map(change)), "words": .array(model.words.map(word)), "question": JSONValue(model.question),
            "choices": PlanJSON.strings(model.choices),
        ]
    }

    private static func change(_ change: ClauseChange) -> JSONValue {
        [
            "obligation": .string(change.obligation), "clause": .string(change.clause), "kind": .string(change.kind.rawValue),
            "concernsCaller": .bool(change.concernsViewer), "before": change.before.map(state) ?? .null, "after": change.after.map(state) ?? .null,
        ]
    }

    private static func state(_ state: ClauseState) -> JSONValue {
        [
            "clause": .string(state.clause), "text": .string(state.text), "kind": .string(state.kind.rawValue), "due": JSONValue(state.due?.iso),
        ]
    }

    private static func word(_ word: PassOnWord) -> JSONValue {
        [
            "unit": APIAnswer.text(word.unit), "head": .string(word.head), "word": .string(word.word), "by": JSONValue(word.by?.iso),
            "at": .string(word.at.iso8601), "amendedAt": JSONValue(word.amendedAt?.iso8601),
        ]
    }

    static func lineage(_ model: LineageModel) -> JSONValue {
        func end(_ end: LineageEnd) -> JSONValue {
            ["clause": .string(end.clause), "text": .string(end.text), "movement": JSONValue(end.slug), "agency": .string(end.agency)]
        }
        return [
            "plan": .string(model.plan), "title": .string(model.title), "movement": JSONValue(model.slug),
            "parent": model.parent.map {
                [
                    "title": .string($0.title), "number": .string($0.number), "issuer": .string($0.issuer), "issued": JSONValue($0.issued?.iso),
                    "address": .string($0.address), "movement": JSONValue($0.slug),
                ]
            } ?? .null,
            "children": .array(
                model.children.map { ["title": .string($0.title), "agency": .string($0.agency), "movement": .string($0.slug)] }),
            "clauses": .array(
                model.clauses.map {
                    [
                        "obligation": .string($0.obligation), "clause": .string($0.clause), "text": .string($0.text),
                        "above": $0.above.map(end) ?? .null, "below": .array($0.below.map(end)),
                    ]
                }),
        ]
    }

    static func passOn(_ model: PassOnModel) -> JSONValue {
        [
            "movement": .string(model.movement), "unit": .string(model.unit), "name": APIAnswer.text(model.unitName),
            "version": PlanJSON.number(model.version), "word": model.word.map(word) ?? .null, "mayPassOn": .bool(model.mayPassOn),
            "people": .array(
                model.people.map {
                    [
                        "person": .string($0.id), "name": .string($0.name), "since": .string($0.since.iso8601),
                        "progress": .string($0.progress.rawValue), "openedAt": JSONValue($0.openedAt?.iso8601),
                        "answeredAt": JSONValue($0.answeredAt?.iso8601), "days": PlanJSON.number($0.days), "late": .bool($0.isLate),
                    ]
                }),
            "choices": .array(model.choices.map { ["person": .string($0.id), "name": .string($0.name)] }),
        ]
    }
}
