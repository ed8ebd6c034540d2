internal import Movement

/// Who a token stands for.
let accountViews: [APIView] = [
    APIView(path: "/api/v1/me", name: "me", summary: "Who the token stands for, and what it allows", parameters: []) { look in
        try look.requireSignedIn()
        let viewer = look.viewer
        let page = try viewer.person.flatMap { try PersonQueries.page(Identifier($0), today: look.today, for: viewer, in: look.session) }
        let agency = try AgencyLabel.find(viewer.agency, in: look.session)
        let units = page?.memberships.filter(\.isCurrent) ?? []
        let posts = page?.posts.filter(\.isCurrent) ?? []
        return [
            "person": JSONValue(viewer.person), "name": .string(viewer.name),
            "agency": agency.map { ["id": .string($0.id), "slug": .string($0.slug), "name": APIAnswer.text($0.name)] } ?? .null,
            "roles": .array(Role.allCases.filter(viewer.roles.contains).map { .string($0.rawValue) }),
            "units": .array(units.map { ["id": .string($0.unit.id.rawValue), "code": .string($0.unit.code), "name": APIAnswer.text($0.unit.name)] }),
            "posts": .array(posts.map { ["id": .string($0.id.rawValue), "title": APIAnswer.text($0.title), "unit": .string($0.unit.code)] }),
            "scope": viewer.scope.map { .array($0.sorted().map(JSONValue.string)) } ?? .null,
        ]
    }
]
