public import Storage
internal import Vietnamese

/// Reading where plans and clauses come from. Launched plans are public, so the lines to other agencies are too.
public enum LineageQueries {
    /// The line of a movement's plan; `notFound` for an unknown movement.
    public static func page(slug: String, for viewer: Actor, in session: Session) throws -> LineageModel {
        let plan = try session.row("SELECT plan_id FROM movement WHERE agency_id = \(viewer.agency) AND slug = \(slug)")?.text(0)
        guard let plan else { throw Refusal.notFound }
        return try load(plan, for: viewer, in: session)
    }

    /// The line of a plan; `notFound` for those for whom it does not exist.
    public static func load(_ plan: String, for viewer: Actor, in session: Session) throws -> LineageModel {
        let row = try session.row(
            """
            SELECT p.title, p.status, m.slug, m.name FROM plan p LEFT JOIN movement m ON m.agency_id = p.agency_id AND m.plan_id = p.plan_id
            WHERE p.agency_id = \(viewer.agency) AND p.plan_id = \(plan)
            """)
        guard let row, let status = PlanStatus(rawValue: try row.text(1)), PlanPolicy.knowsPlan(viewer, status: status) else {
            throw Refusal.notFound
        }
        let mayPrepare = PlanPolicy.mayPrepare(viewer)
        let (parent, above) = try parent(of: plan, agency: viewer.agency, in: session)
        return LineageModel(
            plan: plan, title: try row.text(0), slug: try row.textOrNil(2), name: try row.textOrNil(3), parent: parent,
            children: try children(of: plan, agency: viewer.agency, in: session),
            clauses: try clauses(of: plan, parent: parent, above: mayPrepare ? above : [], agency: viewer.agency, in: session),
            choices: mayPrepare ? try choices(for: plan, agency: viewer.agency, in: session) : [], mayPrepare: mayPrepare)
    }

    private static func parent(
        of plan: String, agency: String, in session: Session
    ) throws -> (PlanParent?, clauses: [(clause: String, text: String)]) {
        let row = try session.row(
            """
            SELECT o.parent_agency_id, o.parent_plan_id, o.number, o.issued_on, o.issuer, o.title, o.address, m.slug FROM plan_parent o
            LEFT JOIN movement m ON m.agency_id = o.parent_agency_id AND m.plan_id = o.parent_plan_id
            WHERE o.agency_id = \(agency) AND o.plan_id = \(plan)
            """)
        guard let row else { return (nil, []) }
        let found = PlanParent(
            title: try row.text(5), number: try row.text(2), issuer: try row.text(4), issued: try row.textOrNil(3).flatMap(CivilDate.init(iso:)),
            address: try row.text(6), slug: try row.textOrNil(7))
        guard let parentAgency = try row.textOrNil(0), let parentPlan = try row.textOrNil(1) else { return (found, []) }
        let clauses = try session.rows(
            """
            SELECT clause, wording FROM obligation WHERE agency_id = \(parentAgency) AND plan_id = \(parentPlan)
            AND state IN ('proposed', 'accepted') ORDER BY position
            """
        ).map { (clause: try $0.text(0), text: try $0.text(1)) }
        return (found, clauses)
    }

    private static func children(of plan: String, agency: String, in session: Session) throws -> [PlanChild] {
        try session.rows(
            """
            SELECT p.title, a.short_name, m.slug FROM plan_parent o JOIN plan p ON p.agency_id = o.agency_id AND p.plan_id = o.plan_id
            JOIN movement m ON m.agency_id = o.agency_id AND m.plan_id = o.plan_id JOIN agency a ON a.agency_id = o.agency_id
            WHERE o.parent_agency_id = \(agency) AND o.parent_plan_id = \(plan) ORDER BY a.short_name, m.movement_id LIMIT 200
            """
        ).map { PlanChild(title: try $0.text(0), agency: try $0.text(1), slug: try $0.text(2)) }
    }

    private static func clauses(
        of plan: String, parent: PlanParent?, above: [(clause: String, text: String)], agency: String, in session: Session
    ) throws -> [LineageClause] {
        var below: [String: [LineageEnd]] = [:]
        for row in try session.rows(
            """
            SELECT t.parent_obligation_id, c.clause, c.wording, m.slug, a.short_name FROM obligation o
            JOIN clause_trace t ON t.parent_obligation_id = o.obligation_id
            JOIN obligation c ON c.agency_id = t.agency_id AND c.obligation_id = t.obligation_id AND c.state IN ('proposed', 'accepted')
            JOIN movement m ON m.agency_id = c.agency_id AND m.plan_id = c.plan_id JOIN agency a ON a.agency_id = c.agency_id
            WHERE o.agency_id = \(agency) AND o.plan_id = \(plan) ORDER BY a.short_name, c.position
            """)
        {
            below[try row.text(0), default: []].append(
                LineageEnd(clause: try row.text(1), text: try row.text(2), slug: try row.text(3), agency: try row.text(4)))
        }
        return try session.rows(
            """
            SELECT o.obligation_id, o.clause, o.wording, t.parent_clause, t.parent_text, t.parent_obligation_id FROM obligation o
            LEFT JOIN clause_trace t ON t.agency_id = o.agency_id AND t.obligation_id = o.obligation_id
            WHERE o.agency_id = \(agency) AND o.plan_id = \(plan) AND o.state IN ('proposed', 'accepted') ORDER BY o.position
            """
        ).map { row in
            let id = try row.text(0)
            let text = try row.text(2)
            let end = try row.textOrNil(3).map {
                LineageEnd(
                    clause: $0, text: try row.textOrNil(4) ?? "", slug: try row.isNull(5) ? nil : parent?.slug, agency: parent?.issuer ?? "")
            }
            return LineageClause(
                obligation: id, clause: try row.text(1), text: text, above: end, below: below[id] ?? [],
                suggestions: end == nil ? LineageSuggestion.find(text, among: above) : [])
        }
    }

    /// Launched plans that may stand above a plan, nearest first: of the agency itself, when the plan is a unit's, and of the agencies above. A plan
    /// never stands above itself, nor below what is below it.
    private static func choices(for plan: String, agency: String, in session: Session) throws -> [Choice] {
        try session.rows(
            """
            WITH RECURSIVE above (agency_id, depth) AS (
                SELECT agency_id, 0 FROM agency WHERE agency_id = \(agency)
                UNION ALL
                SELECT a.parent_id, b.depth + 1 FROM agency a JOIN above b ON b.agency_id = a.agency_id WHERE a.parent_id IS NOT NULL AND b.depth < 10),
            below (plan_id) AS (
                SELECT plan_id FROM plan WHERE agency_id = \(agency) AND plan_id = \(plan)
                UNION
                SELECT o.plan_id FROM plan_parent o JOIN below b ON b.plan_id = o.parent_plan_id WHERE o.agency_id = \(agency))
            SELECT p.plan_id, p.title, a.short_name FROM above b JOIN plan p ON p.agency_id = b.agency_id AND p.status = 'launched'
            JOIN agency a ON a.agency_id = b.agency_id WHERE p.plan_id NOT IN (SELECT plan_id FROM below)
            ORDER BY b.depth, p.plan_id DESC LIMIT 200
            """
        ).map { Choice(try $0.text(0), Text(same: "\(try $0.text(2)): \(try $0.text(1))")) }
    }

    /// Whether a plan is one that another may name as parent, with its agency and title.
    static func choice(
        _ wanted: String, for plan: String, agency: String, in session: Session
    ) throws -> (agency: String, issuer: String, title: String)? {
        guard try choices(for: plan, agency: agency, in: session).contains(where: { $0.value == wanted }) else { return nil }
        return try session.row(
            """
            SELECT p.agency_id, a.name, p.title FROM plan p JOIN agency a ON a.agency_id = p.agency_id
            WHERE p.plan_id = \(wanted) AND p.status = 'launched'
            """
        ).map { (try $0.text(0), try $0.text(1), try $0.text(2)) }
    }

    /// The clause above with that path, when the plan's parent is a plan here.
    static func clauseAbove(_ obligation: String, _ clause: String, agency: String, in session: Session) throws -> (id: String, text: String)? {
        try session.row(
            """
            SELECT c.obligation_id, c.wording FROM obligation o
            JOIN plan_parent t ON t.agency_id = o.agency_id AND t.plan_id = o.plan_id
            JOIN obligation c ON c.agency_id = t.parent_agency_id AND c.plan_id = t.parent_plan_id AND c.clause = \(clause)
                AND c.state IN ('proposed', 'accepted')
            WHERE o.agency_id = \(agency) AND o.obligation_id = \(obligation)
            """
        ).map { (try $0.text(0), try $0.text(1)) }
    }
}
