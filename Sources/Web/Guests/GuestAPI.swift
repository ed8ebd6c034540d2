internal import Movement
internal import Storage
internal import Vietnamese

/// Guests, for programs.
let guestViews: [APIView] = [
    APIView(
        path: "/api/v1/guests", name: "guests", summary: "People and organisations outside who take part; contacts for the officer alone",
        parameters: [
            ("after", "what the page before gave as next"), ("kind", "citizen, household, firm, school or organisation"), ("inside", "yes or no"),
        ]
    ) { look in
        var filter = GuestFilter()
        filter.kind = look.query("kind").flatMap(GuestKind.init)
        filter.isInside = look.query("inside").map { $0 == "yes" }
        let list = try GuestQueries.list(
            filter: filter, after: look.query("after").flatMap { Int($0) }, today: look.today, for: look.viewer, in: look.session)
        return [
            "guests": .array(list.lines.map(GuestJSON.line)), "next": JSONValue(list.next.map { String($0) }),
            "counts": GuestJSON.counts(list.counts), "keptDays": PlanJSON.number(list.retention.days),
        ]
    },
    APIView(path: "/api/v1/guests/{guest}", name: "guest", summary: "Everything kept about one guest", parameters: []) { look in
        GuestJSON.own(try GuestQueries.own(look.parameter("guest"), today: look.today, for: look.viewer, in: look.session))
    },
    APIView(
        path: "/api/v1/guest-words", name: "guest-words", summary: "Thanks and ideas of guests, for those who moderate",
        parameters: [("state", "waiting, published or refused"), ("after", "the last one of the page before")]
    ) { look in
        let words = try GuestQueries.moderation(
            state: look.query("state").flatMap(GuestWordState.init), after: look.query("after"), today: look.today, for: look.viewer, in: look.session
        )
        return ["words": .array(words.map(GuestJSON.word))]
    },
    APIView(
        path: "/api/v1/movements/{slug}/joining", name: "joining",
        summary: "How a movement is joined from outside, who takes part from there, and what they said", parameters: []
    ) { look in
        let (slug, viewer) = try look.movement()
        let model = try GuestQueries.joining(slug: slug, agency: viewer.agency, today: look.today, in: look.session)
        return [
            "movement": .string(model.movement), "slug": .string(model.slug), "running": .bool(model.isRunning),
            "contests": PlanJSON.strings(model.contests.map(\.value)), "words": .array(model.words.map(GuestJSON.word)),
            "counts": GuestJSON.counts(model.counts),
        ]
    },
]

/// How guests read in JSON.
enum GuestJSON {
    static func line(_ line: GuestLine) -> JSONValue {
        [
            "id": .string(line.id), "reference": .string(line.reference), "kind": .string(line.kind.rawValue), "name": .string(line.name),
            "place": .string(line.place), "inside": .bool(line.isInside), "by": .string(line.isByPhone ? "phone" : "email"),
            "contact": JSONValue(line.contact), "since": .string(line.since.iso),
        ]
    }

    static func counts(_ counts: [GuestCount]) -> JSONValue {
        .array(
            counts.map {
                ["kind": .string($0.kind.rawValue), "inside": PlanJSON.number($0.inside), "outside": PlanJSON.number($0.outside)]
            })
    }

    static func word(_ word: GuestWord) -> JSONValue {
        [
            "id": .string(word.id), "kind": .string(word.kind.rawValue), "movement": .string(word.slug),
            "unit": word.unit.map(APIAnswer.text) ?? .null, "title": .string(word.title), "text": .string(word.text),
            "benefit": .string(word.benefit), "author": JSONValue(word.author), "state": .string(word.state.rawValue),
            "reason": .string(word.reason), "handling": .string(word.handling.rawValue), "answer": .string(word.answer),
            "mayContact": .bool(word.mayContact), "at": .string(word.at.iso8601),
        ]
    }

    static func own(_ own: OwnGuest) -> JSONValue {
        [
            "guest": line(own.line), "keptUntil": JSONValue(own.keptUntil?.iso), "sessions": PlanJSON.number(own.sessions),
            "consents": .array(
                own.consents.map {
                    [
                        "purpose": .string($0.purpose.rawValue), "wording": .string($0.wording), "given": .string($0.given.iso8601),
                        "withdrawn": JSONValue($0.withdrawn?.iso8601), "onTelephone": .bool($0.isHeard),
                    ]
                }),
            "words": .array(own.words.map(word)),
            "contests": .array(
                own.attempts.map {
                    [
                        "contest": .string($0.contest), "title": .string($0.title), "round": PlanJSON.number($0.round),
                        "started": .string($0.started.iso8601), "answers": PlanJSON.number($0.answers),
                    ]
                }),
        ]
    }
}
