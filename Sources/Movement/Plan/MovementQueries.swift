public import PlanReading
public import Storage
public import Vietnamese

/// A movement in a list.
public struct MovementSummary: Sendable, Hashable {
    /// Identifier, also the place in the list to go on from.
    public let id: String
    /// Page address.
    public let slug: String
    /// What it is called.
    public let name: String
    /// First and last day.
    public let from, to: CivilDate
    /// When it was launched.
    public let launchedAt: Instant
    /// Post of the one who launched it.
    public let authority: String
    /// Clauses alive.
    public let liveness: Liveness
}

/// How many people have acknowledged the current version.
public struct AcknowledgementShare: Sendable, Hashable {
    /// People who read to the end and answered right.
    public let done: Int
    /// People concerned today.
    public let total: Int
}

/// A clause on the movement's page.
public struct MovementClause: Sendable, Hashable {
    /// Identifier of the obligation.
    public let id: String
    /// Clause path, also the last part of its address.
    public let clause: String
    /// What sort of obligation.
    public let kind: ObligationKind
    /// What it says.
    public let text: String
    /// Where it stands in the source.
    public let source: SourceSpan?
    /// Bodies the plan names.
    public let named: [String]
    /// Who owns it, lead first.
    public let owners: [Owner]
    /// By when.
    public let due: CivilDate?
    /// Whether it has an owner and something happened on it in the movement's period.
    public let isAlive: Bool
    /// How much happened on it.
    public let events: Int
    /// Day of the latest thing that happened.
    public let lastEvent: CivilDate?
    /// Whether the due date has passed without it being alive.
    public let isLate: Bool
}

/// Clauses under one heading of the plan.
public struct ClauseGroup: Sendable, Hashable {
    /// First component of the clause paths, such as "II".
    public let clause: String
    /// Heading as the plan writes it; empty when not found.
    public let heading: String
    /// The clauses in order.
    public let clauses: [MovementClause]
}

/// The movement's page for one viewer.
public struct MovementModel: Sendable, Hashable {
    /// What the list shows of it.
    public let summary: MovementSummary
    /// Identifier of its plan.
    public let plan: String
    /// Title of the plan.
    public let planTitle: String
    /// Current version of the plan.
    public let version: Int
    /// SHA-256 of the text of that version.
    public let hash: String
    /// Clauses by heading.
    public let groups: [ClauseGroup]
    /// Acknowledgements, for those who may see them.
    public let share: AcknowledgementShare?
    /// Whether the viewer is asked to read and acknowledge.
    public let isConcerned: Bool
    /// Whether the viewer may see how the plan was prepared.
    public let mayReview: Bool
}

/// Reading movements. Launched movements are public.
public enum MovementQueries {
    /// A page of movements, newest first.
    /// - Parameter after: identifier of the last movement of the page before; nil for the first page.
    public static func list(for viewer: Actor, after: String? = nil, limit: Int = 50, in session: Session) throws -> [MovementSummary] {
        let condition: SQL = after.map { "m.movement_id < \($0)" } ?? "1 = 1"
        return try summaries(condition, for: viewer, limit: limit, in: session).map(\.0)
    }

    /// One movement with its clauses; `notFound` when there is none at that address.
    public static func page(slug: String, for viewer: Actor, today: CivilDate, in session: Session) throws -> MovementModel {
        guard let (summary, plan) = try summaries("m.slug = \(slug)", for: viewer, limit: 1, in: session).first else { throw Refusal.notFound }
        let version = try session.row(
            """
            SELECT p.title, v.number, v.source_hash, v.sections FROM movement m
            JOIN plan p ON p.agency_id = m.agency_id AND p.plan_id = m.plan_id
            JOIN plan_version v ON v.agency_id = m.agency_id AND v.plan_id = m.plan_id AND v.number = m.version
            WHERE m.agency_id = \(viewer.agency) AND m.movement_id = \(summary.id)
            """)
        guard let version else { throw Refusal.notFound }
        let clauses = try clauses("o.plan_id = \(plan)", for: viewer, today: today, in: session)
        let sees = PlanPolicy.seesAllAcknowledgements(viewer)
        return MovementModel(
            summary: summary, plan: plan, planTitle: try version.text(0), version: try version.int(1), hash: try version.text(2),
            groups: groups(clauses, sections: try StoredJSON.sections(try version.text(3))),
            share: sees ? try AcknowledgementQueries.share(of: summary.id, agency: viewer.agency, today: today, in: session) : nil,
            isConcerned: PlanPolicy.isConcerned(viewer), mayReview: PlanPolicy.mayReview(viewer, status: .launched))
    }

    static func summaries(_ condition: SQL, for viewer: Actor, limit: Int, in session: Session) throws -> [(MovementSummary, plan: String)] {
        try session.rows(
            """
            WITH shown AS (
                SELECT m.agency_id, m.movement_id, m.slug, m.name, m.period_from, m.period_to, m.launched_at, m.authority, m.plan_id
                FROM movement m WHERE m.agency_id = \(viewer.agency) AND \(raw: condition) ORDER BY m.movement_id DESC LIMIT \(limit))
            SELECT m.movement_id, m.slug, m.name, m.period_from, m.period_to, m.launched_at, m.authority, m.plan_id,
                   (SELECT COUNT(*) FROM obligation o WHERE o.agency_id = m.agency_id AND o.plan_id = m.plan_id
                    AND o.state IN ('proposed', 'accepted') AND \(raw: Liveness.condition)),
                   (SELECT COUNT(*) FROM obligation o WHERE o.agency_id = m.agency_id AND o.plan_id = m.plan_id
                    AND o.state IN ('proposed', 'accepted'))
            FROM shown m ORDER BY m.movement_id DESC
            """
        ).map { row in
            (
                MovementSummary(
                    id: try row.text(0), slug: try row.text(1), name: try row.text(2), from: try date(row.text(3)), to: try date(row.text(4)),
                    launchedAt: Instant(milliseconds: try row.int64(5)), authority: try row.text(6),
                    liveness: Liveness(alive: try row.int(8), total: try row.int(9))), try row.text(7)
            )
        }
    }

    /// Clauses with owners and what happened on them, in two statements.
    /// - Parameter condition: on `o`, the obligation.
    static func clauses(_ condition: SQL, for viewer: Actor, today: CivilDate, in session: Session) throws -> [MovementClause] {
        let rows = try session.rows(
            """
            SELECT o.obligation_id, o.clause, o.kind, o.wording, o.source_start, o.source_end, o.named, o.due,
                   CASE WHEN \(raw: Liveness.condition) THEN 1 ELSE 0 END, h.events, h.latest
            FROM obligation o JOIN movement m ON m.agency_id = o.agency_id AND m.plan_id = o.plan_id
            LEFT JOIN (SELECT e.obligation_id, COUNT(*) AS events, MAX(e.on_date) AS latest FROM clause_event e
                       JOIN obligation o ON o.agency_id = e.agency_id AND o.obligation_id = e.obligation_id
                       WHERE o.agency_id = \(viewer.agency) AND \(raw: condition) GROUP BY e.obligation_id) AS h ON h.obligation_id = o.obligation_id
            WHERE o.agency_id = \(viewer.agency) AND \(raw: condition) AND o.state IN ('proposed', 'accepted') ORDER BY o.position
            """)
        let owners = try OwnerQueries.load(condition, for: viewer, on: today, in: session)
        return try rows.map { row in
            let id = try row.text(0)
            let due = try row.textOrNil(7).flatMap(CivilDate.init(iso:))
            let isAlive = try row.bool(8)
            return MovementClause(
                id: id, clause: try row.text(1), kind: ObligationKind(rawValue: try row.text(2)) ?? .content, text: try row.text(3),
                source: try span(row, 4), named: StoredJSON.strings(try row.text(6)), owners: owners[id] ?? [], due: due, isAlive: isAlive,
                events: try row.intOrNil(9) ?? 0, lastEvent: try row.textOrNil(10).flatMap(CivilDate.init(iso:)),
                isLate: !isAlive && (due.map { $0 < today } ?? false))
        }
    }

    static func span(_ row: Row, _ column: Int) throws -> SourceSpan? {
        guard let start = try row.intOrNil(column), let end = try row.intOrNil(column + 1) else { return nil }
        return SourceSpan(start: start, end: end)
    }

    /// A date the database holds.
    static func date(_ iso: String) throws -> CivilDate {
        guard let date = CivilDate(iso: iso) else { throw StorageError.type("\(iso) is not a date") }
        return date
    }

    private static func groups(_ clauses: [MovementClause], sections: [PlanSection]) -> [ClauseGroup] {
        var groups: [(top: String, clauses: [MovementClause])] = []
        for clause in clauses {
            let top = String(clause.clause.prefix { $0 != "." })
            if groups.last?.top == top { groups[groups.count - 1].clauses.append(clause) } else { groups.append((top, [clause])) }
        }
        return groups.map { group in
            ClauseGroup(clause: group.top, heading: sections.first { $0.clause == group.top }?.heading ?? "", clauses: group.clauses)
        }
    }
}
