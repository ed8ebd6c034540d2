public import Storage
public import Vietnamese

/// The contests of a movement, for its page.
public struct ContestList: Sendable, Hashable {
    /// Identifier and name of the movement, and its plan.
    public let movement, name, plan: String
    /// The contests the viewer may know of, newest first.
    public let contests: [ContestLine]
    /// Whether the viewer may prepare one now.
    public let mayPrepare: Bool
}

/// Reading contests.
public enum ContestQueries {
    /// The contests of a movement; `notFound` for an unknown one.
    public static func list(slug: String, for viewer: Actor, now: Instant, in session: Session) throws -> ContestList {
        let movement = try MovementRow.load(slug: slug, agency: viewer.agency, in: session)
        return ContestList(
            movement: movement.id, name: movement.name, plan: movement.plan,
            contests: try lines("c.movement_id = \(movement.id)", for: viewer, now: now, in: session),
            mayPrepare: ContestPolicy.mayPrepare(viewer) && movement.to >= now.vietnamDate)
    }

    private static func lines(_ condition: SQL, for viewer: Actor, now: Instant, in session: Session) throws -> [ContestLine] {
        try session.rows(
            """
            SELECT c.contest_id, c.slug, c.title, c.audience, c.state, MIN(r.opens_at), MAX(r.closes_at), COUNT(r.round_id),
                   SUM(CASE WHEN r.opens_at <= \(now.milliseconds) AND r.closes_at > \(now.milliseconds) THEN 1 ELSE 0 END)
            FROM contest c LEFT JOIN contest_round r ON r.agency_id = c.agency_id AND r.contest_id = c.contest_id
            WHERE c.agency_id = \(viewer.agency) AND \(raw: condition)
            GROUP BY c.contest_id, c.slug, c.title, c.audience, c.state, c.made_at ORDER BY c.made_at DESC, c.contest_id
            """
        ).compactMap { row in
            let (audience, state) = (try ContestAudience(row, 3), try ContestState(row, 4))
            guard ContestPolicy.maySee(viewer, state, audience) else { return nil }
            return ContestLine(
                id: try row.text(0), slug: try row.text(1), title: try row.text(2), audience: audience, state: state,
                opens: try row.int64OrNil(5).map(Instant.init(milliseconds:)), closes: try row.int64OrNil(6).map(Instant.init(milliseconds:)),
                rounds: try row.int(7), isOpen: try state == .announced && (row.int64OrNil(8) ?? 0) > 0)
        }
    }

    /// The agency of a contest's address, so that its page can be shown to whoever comes by a link; nil for an unknown one.
    public static func agency(ofContest slug: String, in session: Session) throws -> String? {
        try session.row("SELECT agency_id FROM contest WHERE slug = \(slug)")?.text(0)
    }

    /// One contest; `notFound` when it does not exist for the viewer.
    public static func page(slug: String, for viewer: Actor, in session: Session) throws -> Contest {
        let row = try session.row(
            """
            SELECT c.contest_id, c.title, c.about, c.movement_id, m.slug, m.name, c.obligation_id, o.clause, c.audience, c.attempts, c.predicts, c.state,
                   c.reason, c.published_at
            FROM contest c JOIN movement m ON m.agency_id = c.agency_id AND m.movement_id = c.movement_id
            LEFT JOIN obligation o ON o.agency_id = c.agency_id AND o.obligation_id = c.obligation_id
            WHERE c.agency_id = \(viewer.agency) AND c.slug = \(slug)
            """)
        guard let row else { throw Refusal.notFound }
        let (id, audience, state) = (try row.text(0), try ContestAudience(row, 8), try ContestState(row, 11))
        guard ContestPolicy.maySee(viewer, state, audience) else { throw Refusal.notFound }
        let mayPrepare = ContestPolicy.mayPrepare(viewer)
        return Contest(
            id: id, slug: slug, title: try row.text(1), about: try row.text(2), movement: try row.text(3), movementSlug: try row.text(4),
            movementName: try row.text(5), obligation: try row.textOrNil(6), clause: try row.textOrNil(7), audience: audience,
            attempts: try row.int(9), predicts: try row.bool(10), state: state, reason: try row.text(12),
            published: try row.int64OrNil(13).map(Instant.init(milliseconds:)),
            rounds: try ContestStore.rounds(of: id, agency: viewer.agency, in: session),
            prizes: try ContestStore.prizes(of: id, agency: viewer.agency, in: session), own: try attempts(of: viewer, contest: id, in: session),
            bank: try mayPrepare ? ContestStore.bank(of: id, agency: viewer.agency, in: session) : nil,
            entrants: try mayPrepare || state == .published ? entrants(of: id, agency: viewer.agency, in: session) : nil, mayPrepare: mayPrepare,
            mayEnter: ContestPolicy.mayEnter(viewer, audience))
    }

    private static func attempts(of viewer: Actor, contest: String, in session: Session) throws -> [OwnAttempt] {
        guard let entrant = viewer.person ?? viewer.guest else { return [] }
        return try session.rows(
            """
            SELECT a.attempt_id, a.round_id, a.number, a.started_at, a.ends_at, a.finished_at FROM contest_round r
            JOIN attempt a ON a.agency_id = r.agency_id AND a.round_id = r.round_id AND a.entrant = \(entrant)
            WHERE r.agency_id = \(viewer.agency) AND r.contest_id = \(contest) ORDER BY r.number, a.number
            """
        ).map { row in
            OwnAttempt(
                id: try row.text(0), round: try row.text(1), number: try row.int(2), started: Instant(milliseconds: try row.int64(3)),
                ends: Instant(milliseconds: try row.int64(4)), finished: try row.int64OrNil(5).map(Instant.init(milliseconds:)))
        }
    }

    private static func entrants(of contest: String, agency: String, in session: Session) throws -> Int {
        try session.row(
            """
            SELECT COUNT(DISTINCT a.entrant) FROM contest_round r JOIN attempt a ON a.agency_id = r.agency_id AND a.round_id = r.round_id
            WHERE r.agency_id = \(agency) AND r.contest_id = \(contest)
            """
        )?.int(0) ?? 0
    }

    /// Contests that are open now and that the viewer has not entered yet, for the desk; one statement.
    static func open(_ actor: Actor, now: Instant, in session: Session) throws -> [OpenContest] {
        guard ContestPolicy.mayEnter(actor, .agency), let person = actor.person else { return [] }
        return try session.rows(
            """
            SELECT c.slug, c.title, r.number, r.closes_at FROM contest_round r
            JOIN contest c ON c.agency_id = r.agency_id AND c.contest_id = r.contest_id AND c.state = 'announced'
            WHERE r.agency_id = \(actor.agency) AND r.opens_at <= \(now.milliseconds) AND r.closes_at > \(now.milliseconds)
            AND NOT EXISTS (SELECT 1 FROM attempt a WHERE a.agency_id = r.agency_id AND a.round_id = r.round_id AND a.entrant = \(person))
            ORDER BY r.closes_at, r.round_id
            """
        ).map {
            OpenContest(
                slug: try $0.text(0), title: try $0.text(1), round: try $0.int(2), closes: Instant(milliseconds: try $0.int64(3)))
        }
    }
}

/// A round that is open now and that the viewer has not entered.
public struct OpenContest: Sendable, Hashable {
    /// Page address and title of the contest.
    public let slug, title: String
    /// Number of the round.
    public let round: Int
    /// When it closes.
    public let closes: Instant
}
