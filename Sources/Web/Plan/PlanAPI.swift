internal import Movement
internal import Storage
internal import Vietnamese

/// Plans, movements and the desk, for programs.
let planViews: [APIView] = [
    APIView(
        path: "/api/v1/plans", name: "plans", summary: "Plans, newest first: drafts only for those for whom they exist",
        parameters: [("after", "identifier of the last plan of the page before"), ("limit", "plans on a page, up to 200")]
    ) { look in
        let plans = try PlanQueries.list(for: look.viewer, after: look.query("after"), limit: look.limit, in: look.session)
        return ["plans": .array(plans.map(PlanJSON.summary)), "next": plans.count == look.limit ? JSONValue(plans.last?.id) : .null]
    },
    APIView(
        path: "/api/v1/plans/{id}", name: "plan", summary: "The review of one plan: its text, what was read from it, obligations and versions",
        parameters: [("version", "number of an older version whose text is wanted")]
    ) { look in
        let id = look.parameter("id")
        return PlanJSON.review(
            try PlanQueries.review(id, version: try look.version(), for: look.viewer, today: look.today, in: look.session))
    },
    APIView(
        path: "/api/v1/movements", name: "movements", summary: "Movements, newest first",
        parameters: [("after", "identifier of the last movement of the page before"), ("limit", "movements on a page, up to 200")]
    ) { look in
        let found = try MovementQueries.list(for: look.viewer, after: look.query("after"), limit: look.limit, in: look.session)
        return ["movements": .array(found.map(MovementJSON.summary)), "next": found.count == look.limit ? JSONValue(found.last?.id) : .null]
    },
    APIView(
        path: "/api/v1/movements/{slug}", name: "movement", summary: "One movement: its clauses with owners and state", parameters: []
    ) { look in
        let (slug, viewer) = try look.movement()
        return MovementJSON.page(try MovementQueries.page(slug: slug, for: viewer, today: look.today, in: look.session))
    },
    APIView(
        path: "/api/v1/movements/{slug}/acknowledgements", name: "acknowledgements",
        summary: "Who has read and acknowledged the plan, as far as the caller may see", parameters: []
    ) { look in
        let (slug, viewer) = try look.movement()
        return MovementJSON.acknowledgements(try AcknowledgementQueries.state(slug: slug, for: viewer, today: look.today, in: look.session))
    },
    APIView(path: "/api/v1/desk", name: "desk", summary: "What the caller owes, oldest first", parameters: []) { look in
        try look.requireSignedIn()
        return MovementJSON.desk(try DeskQueries.desk(for: look.viewer, today: look.today, now: look.now, in: look.session))
    },
]

extension APILook {
    /// How many lines a page of a list has.
    var limit: Int { min(max(query("limit").flatMap { Int($0) } ?? 50, 1), 200) }

    /// The version asked for; nil when none is named.
    fileprivate func version() throws -> Int? {
        guard let typed = query("version") else { return nil }
        guard let number = Int(typed) else { throw Refusal.invalid("version", "Số của bản là số nguyên.", "The version is a whole number.") }
        return number
    }

    /// The movement at the address and the viewer in its agency: themselves at home, a visitor elsewhere, since movements are public.
    func movement() throws -> (slug: String, viewer: Actor) {
        let slug = parameter("slug")
        guard let agency = try session.row("SELECT agency_id FROM movement WHERE slug = \(slug)")?.text(0) else { throw Refusal.notFound }
        return (slug, agency == viewer.agency ? viewer : .visitor(of: agency))
    }
}
