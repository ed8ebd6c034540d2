internal import Movement
internal import Vietnamese

/// Units and people, for programs.
let agencyViews: [APIView] = [
    APIView(
        path: "/api/v1/agencies", name: "agencies", summary: "Agencies of this installation on a day, each before those below it",
        parameters: [("day", "the day, yyyy-mm-dd; today when absent")]
    ) { look in
        let day = try look.day() ?? look.today
        let lines = AgencyLine.lines(of: try AgencyQueries.all(on: day, in: look.session))
        return ["day": .string(day.iso), "agencies": .array(lines.map(AgencyJSON.agency))]
    },
    APIView(
        path: "/api/v1/units", name: "units", summary: "Units on a day, each before those below it",
        parameters: [("day", "the day, yyyy-mm-dd; today when absent")]
    ) { look in
        let tree = try UnitQueries.tree(on: try look.day() ?? look.today, for: look.viewer, in: look.session)
        return [
            "day": .string(tree.day.iso), "people": AgencyJSON.number(tree.people), "units": .array(UnitLine.lines(of: tree).map(AgencyJSON.line)),
        ]
    },
    APIView(
        path: "/api/v1/units/{code}", name: "unit", summary: "One unit with its names over time, posts and people",
        parameters: [
            ("day", "the day, yyyy-mm-dd; today when absent"), ("after", "last person of the page before"), ("limit", "people on a page, up to 500"),
        ]
    ) { look in
        let found = try UnitQueries.page(
            code: look.parameter("code"), on: try look.day(), today: look.today, after: look.after, limit: look.peopleLimit, for: look.viewer,
            in: look.session)
        guard let found else { throw Refusal.notFound }
        return AgencyJSON.unit(found)
    },
    APIView(
        path: "/api/v1/people", name: "people", summary: "People who work here today, by given name",
        parameters: [
            ("q", "words of the name, without regard to diacritics"), ("unit", "code of a unit; with those below it"),
            ("after", "last person of the page before"), ("limit", "people on a page, up to 500"),
        ]
    ) { look in
        try look.requireSignedIn()
        return AgencyJSON.list(
            try PersonQueries.list(
                search: look.query("q") ?? "", unit: look.query("unit"), on: look.today, after: look.after, limit: look.peopleLimit,
                for: look.viewer, in: look.session))
    },
    APIView(path: "/api/v1/people/{id}", name: "person", summary: "One person with posts and memberships", parameters: []) { look in
        try look.requireSignedIn()
        let id = Identifier<Person>(look.parameter("id"))
        guard let found = try PersonQueries.page(id, today: look.today, for: look.viewer, in: look.session) else { throw Refusal.notFound }
        return AgencyJSON.person(found)
    },
]

extension APILook {
    /// The day asked for; nil when none is named.
    fileprivate func day() throws -> CivilDate? {
        guard let typed = query("day") else { return nil }
        guard let day = CivilDate(iso: typed) ?? CivilDate(vietnamese: typed) else {
            throw Refusal.invalid("day", "Ngày theo mẫu 2025-12-31.", "The day reads like 2025-12-31.")
        }
        return day
    }

    fileprivate var after: Identifier<Person>? { query("after").map { Identifier($0) } }
    fileprivate var peopleLimit: Int { min(max(query("limit").flatMap { Int($0) } ?? 100, 1), 500) }
}

/// How units and people read in JSON.
private enum AgencyJSON {
    static func number(_ value: Int?) -> JSONValue { value.map { .int(Int64($0)) } ?? .null }

    static func agency(_ line: AgencyLine) -> JSONValue {
        [
            "id": .string(line.agency.id.rawValue), "slug": .string(line.agency.slug), "name": APIAnswer.text(line.agency.name),
            "short": .string(line.agency.shortName), "parent": JSONValue(line.parent?.slug), "depth": .int(Int64(line.depth)),
            "validity": span(line.agency.validity),
        ]
    }

    static func line(_ line: UnitLine) -> JSONValue {
        [
            "id": .string(line.node.unit.id.rawValue), "code": .string(line.node.unit.code), "name": APIAnswer.text(line.node.unit.name),
            "kind": .string(line.node.kind.rawValue), "parent": JSONValue(line.parent?.code), "members": number(line.node.members),
            "heads": .array(line.node.heads.map { ["title": APIAnswer.text($0.title), "person": $0.person.map(ref) ?? .null] }),
        ]
    }

    static func unit(_ page: UnitPage) -> JSONValue {
        [
            "day": .string(page.day.iso), "unit": dated(page.name), "kind": .string(page.unit.kind.rawValue), "validity": span(page.unit.validity),
            "parent": page.parent.map(ref) ?? .null, "children": .array(page.children.map(ref)),
            "versions": .array(page.versions.map { ["name": APIAnswer.text($0.name), "validity": span($0.validity)] }),
            "changes": .array(page.changes.map(change)), "origins": .array(page.origins.map(change)),
            "posts": .array(page.posts.map(post)), "people": page.people.map(list) ?? .null,
        ]
    }

    static func list(_ people: PersonList) -> JSONValue {
        [
            "total": .int(Int64(people.total)), "next": JSONValue(people.next?.rawValue),
            "people": .array(
                people.people.map { line in
                    [
                        "person": ref(line.person), "units": .array(line.units.map(ref)), "posts": .array(line.posts.map(APIAnswer.text)),
                        "details": line.details.map(details) ?? .null,
                    ]
                }),
        ]
    }

    static func person(_ page: PersonPage) -> JSONValue {
        [
            "person": ref(page.person), "validity": span(page.validity), "details": page.details.map(details) ?? .null,
            "posts": .array(
                page.posts.map { post in
                    [
                        "id": .string(post.id.rawValue), "title": APIAnswer.text(post.title), "unit": dated(post.unit), "head": .bool(post.isHead),
                        "validity": span(post.validity), "current": .bool(post.isCurrent),
                    ]
                }),
            "memberships": .array(
                page.memberships.map { ["unit": dated($0.unit), "validity": span($0.validity), "current": .bool($0.isCurrent)] }),
        ]
    }

    private static func details(_ details: PersonDetails) -> JSONValue {
        [
            "code": .string(details.code), "email": JSONValue(details.email), "gender": JSONValue(details.gender?.rawValue),
            "direct": .bool(details.isDirect),
        ]
    }

    private static func post(_ post: UnitPost) -> JSONValue {
        [
            "id": .string(post.id.rawValue), "code": .string(post.code), "title": APIAnswer.text(post.title), "head": .bool(post.isHead),
            "roles": post.roles.map { roles in .array(roles.map(\.rawValue).sorted().map(JSONValue.string)) } ?? .null,
            "holders": .array(post.holders.map(ref)),
        ]
    }

    private static func change(_ change: UnitChange) -> JSONValue {
        [
            "kind": .string(change.kind.rawValue), "on": .string(change.on.iso), "basis": .string(change.basis),
            "other": change.other.map(dated) ?? .null,
        ]
    }

    private static func dated(_ name: DatedName) -> JSONValue {
        [
            "id": .string(name.id.rawValue), "code": .string(name.code), "name": APIAnswer.text(name.name),
            "now": .array(name.now.map(APIAnswer.text)),
        ]
    }

    private static func ref(_ unit: UnitRef) -> JSONValue {
        ["id": .string(unit.id.rawValue), "code": .string(unit.code), "name": APIAnswer.text(unit.name)]
    }

    private static func ref(_ person: PersonRef) -> JSONValue { ["id": .string(person.id.rawValue), "name": .string(person.name)] }

    /// The first day, and the first day on which it no longer holds.
    private static func span(_ validity: Validity) -> JSONValue { ["from": .string(validity.from.iso), "to": JSONValue(validity.to?.iso)] }
}
