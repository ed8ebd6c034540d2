internal import Movement
internal import Storage
internal import Vietnamese

/// Registrations, for programs.
let pledgeViews: [APIView] = [
    APIView(
        path: "/api/v1/movements/{slug}/pledges", name: "pledges", summary: "Registrations of a movement, newest first, as far as the caller may see",
        parameters: [
            ("after", "what the page before gave as next"), ("kind", "person, unit, covenant, household or organisation"),
            ("state", "signing, waiting, returned, accepted or withdrawn"), ("q", "words of the name"),
        ]
    ) { look in
        let (slug, viewer) = try look.movement()
        var filter = PledgeFilter()
        filter.kind = look.query("kind").flatMap(PledgeKind.init)
        filter.state = look.query("state").flatMap(PledgeState.init)
        filter.words = look.query("q") ?? ""
        let list = try PledgeQueries.list(
            slug: slug, filter: filter, after: look.query("after"), for: viewer, today: look.today, in: look.session)
        return [
            "movement": .string(list.movement), "slug": .string(slug), "from": JSONValue(list.window?.opens.iso),
            "to": JSONValue(list.window?.closes.iso),
            "pledges": .array(list.lines.map(PledgeJSON.line)), "next": JSONValue(list.next),
        ]
    },
    APIView(path: "/api/v1/pledges/{pledge}", name: "pledge", summary: "One registration", parameters: []) { look in
        PledgeJSON.page(try PledgeQueries.page(look.parameter("pledge"), for: look.viewer, today: look.today, in: look.session))
    },
]

/// How registrations read in JSON.
enum PledgeJSON {
    static func line(_ line: PledgeLine) -> JSONValue {
        [
            "id": .string(line.id), "reference": .string(line.reference), "kind": .string(line.kind.rawValue), "name": APIAnswer.text(line.name),
            "aim": .string(line.aim.rawValue), "aimText": .string(line.aimText), "text": .string(line.wording), "by": JSONValue(line.by?.iso),
            "state": .string(line.state.rawValue), "late": .bool(line.isLate), "registered": .string(line.registered.iso),
        ]
    }

    static func page(_ model: PledgeModel) -> JSONValue {
        [
            "pledge": line(model.line), "movement": .string(model.slug),
            "targets": .array(model.targets.map { ["id": .string($0.id), "title": .string($0.title)] }),
            "signatures": .array(
                model.signatures.map {
                    [
                        "unit": .string($0.unit), "name": APIAnswer.text($0.name), "signedAt": JSONValue($0.signedAt?.iso8601),
                        "signer": JSONValue($0.signer),
                    ]
                }), "reason": .string(model.reason),
            "contact": model.contact.map { ["email": .string($0.email), "phone": .string($0.phone)] } ?? .null, "public": .bool(model.isPublic),
            "may": .array(model.may.map(\.rawValue).sorted().map(JSONValue.string)),
        ]
    }

    static func owed(_ owed: OwedPledge) -> JSONValue {
        [
            "movement": .string(owed.slug), "name": .string(owed.movement), "pledge": line(owed.line), "what": .string(owed.what.rawValue),
            "since": .string(owed.since.iso),
        ]
    }
}
