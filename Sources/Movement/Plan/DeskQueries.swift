public import PlanReading
public import Storage
public import Vietnamese

/// An acknowledgement the viewer owes.
public struct OwedAcknowledgement: Sendable, Hashable {
    /// Page address of the movement.
    public let slug: String
    /// Name of the movement.
    public let name: String
    /// Version to acknowledge.
    public let version: Int
    /// Since when this version is asked for.
    public let since: CivilDate
    /// Whether reading has begun.
    public let hasOpened: Bool
    /// Version they acknowledged before; nil for the first reading.
    public let earlier: Int?
}

/// An obligation the viewer owns.
public struct OwedObligation: Sendable, Hashable {
    /// Page address of the movement.
    public let slug: String
    /// Name of the movement.
    public let movement: String
    /// Clause path.
    public let clause: String
    /// What sort.
    public let kind: ObligationKind
    /// What it says.
    public let text: String
    /// Whether the viewer leads; the others take part.
    public let isLead: Bool
    /// By when.
    public let due: CivilDate?
    /// Day of the latest thing that happened on it.
    public let lastEvent: CivilDate?
    /// Since when it waits: the latest event, else the launch.
    public let since: CivilDate
    /// Whether its date has passed.
    public let isLate: Bool
}

/// A unit that owns clauses and has let nothing be heard.
public struct SilentUnit: Sendable, Hashable {
    /// Page address of the movement.
    public let slug: String
    /// Name of the movement.
    public let movement: String
    /// Identifier of the unit.
    public let unit: String
    /// Its name.
    public let name: Text
    /// How many clauses it owns.
    public let clauses: Int
}

/// What one person owes, oldest first. Each subject adds a list.
public struct Desk: Sendable, Hashable {
    /// Plans to read and acknowledge.
    public internal(set) var acknowledgements: [OwedAcknowledgement] = []
    /// Reports to send, soonest due first.
    public internal(set) var reports: [OwedReport] = []
    /// Obligations of running movements.
    public internal(set) var obligations: [OwedObligation] = []
    /// Plans to finish: drafts, and launched plans whose revision brought something to accept or assign.
    public internal(set) var drafts: [PlanSummary] = []
    /// Plans that only wait for the head to launch them.
    public internal(set) var waiting: [PlanSummary] = []
    /// Units that own clauses of running movements and have let nothing be heard in the period.
    public internal(set) var silentUnits: [SilentUnit] = []
    /// Units the viewer heads in which the plan of a running movement waits to be passed on.
    public internal(set) var passOns: [OwedPassOn] = []
    /// Posts that ask the actor to confirm reading.
    public internal(set) var news: [OwedNews] = []
    /// Registrations that wait for the viewer.
    public internal(set) var pledges: [OwedPledge] = []
    /// Reports drawn for the person to check.
    public internal(set) var checks: [OwedCheck] = []
    /// Letters that urge a unit the viewer heads.
    public internal(set) var letters: [DeskLetter] = []
    /// What the course of running movements asks of those who prepare.
    public internal(set) var courses: [OwedCourse] = []
    /// Rounds of contests that are open and that the viewer has not entered.
    public internal(set) var contests: [OpenContest] = []
    /// What learning asks of the viewer.
    public internal(set) var learning: [OwedLearning] = []
    /// What initiatives ask of the viewer.
    public internal(set) var initiatives: [OwedInitiative] = []
    /// Nominations that wait for the viewer.
    public internal(set) var nominations: [OwedNomination] = []
    /// Words of guests to moderate, and ideas of theirs to answer.
    public internal(set) var guestWords: [OwedGuestWord] = []
    /// What exemplars ask of the viewer.
    public internal(set) var exemplars: [OwedExemplar] = []
    /// Late reports told to the viewer as the next head above.
    public internal(set) var raised: [DeskRaised] = []

    /// Whether nothing is owed.
    public var isEmpty: Bool { self == Desk() }
}

/// Reading what somebody owes: a fixed number of statements, however much it is.
public enum DeskQueries {
    /// The desk of the actor on a day; empty for visitors.
    /// - Parameter now: the moment, for what opens and closes by the hour; noon when only the day matters.
    public static func desk(for actor: Actor, today: CivilDate, now: Instant? = nil, in session: Session) throws -> Desk {
        var desk = Desk()
        guard let person = actor.person else { return desk }
        if PlanPolicy.isConcerned(actor) { desk.acknowledgements = try acknowledgements(person, actor.agency, today, in: session) }
        desk.reports = try OwedReports.list(for: actor, today: today, in: session)
        desk.obligations = try obligations(person, actor, today, in: session)
        if PlanPolicy.mayPrepare(actor) {
            let plans = try openPlans(for: actor, in: session)
            let launches = PlanPolicy.mayLaunch(actor)
            desk.drafts = plans.filter { !(launches && $0.isReady) }
            desk.waiting = launches ? plans.filter(\.isReady) : []
            desk.silentUnits = try silentUnits(actor.agency, today, in: session)
        }
        desk.contests = try ContestQueries.open(actor, now: now ?? Instant(today, hour: 12), in: session)
        desk.courses = try CourseQueries.owed(actor, today: today, in: session)
        if !actor.headedUnits.isEmpty { desk.passOns = try PassOnQueries.owed(actor, today: today, in: session) }
        desk.pledges = try PledgeQueries.owed(actor, today: today, in: session)
        desk.checks = try CheckQueries.owed(by: actor, in: session)
        desk.learning = try LearningQueries.owed(actor, today: today, in: session)
        desk.initiatives = try InitiativeQueries.owed(actor, today: today, in: session)
        desk.exemplars = try AdoptionQueries.owed(actor, today: today, in: session)
        desk.nominations = try NominationQueries.owed(actor, now: now ?? Instant(today, hour: 12), in: session)
        desk.guestWords = try GuestQueries.owed(actor, today: today, in: session)
        desk.news = try NewsQueries.owed(by: actor, in: session)
        (desk.letters, desk.raised) = try UrgeQueries.desk(for: actor, in: session)
        return desk
    }

    private static func acknowledgements(_ person: String, _ agency: String, _ today: CivilDate, in session: Session) throws -> [OwedAcknowledgement]
    {
        try session.rows(
            """
            SELECT m.slug, m.name, m.version, v.created_at, m.launched_at, k.opened_at, b.version FROM movement m
            JOIN plan_version v ON v.agency_id = m.agency_id AND v.plan_id = m.plan_id AND v.number = m.version
            LEFT JOIN acknowledgement k ON k.agency_id = m.agency_id AND k.movement_id = m.movement_id AND k.version = m.version
                AND k.person_id = \(person)
            LEFT JOIN (\(raw: Standing.held(agency, movement: nil, person: person, on: today))) AS h ON h.movement_id = m.movement_id
            LEFT JOIN (SELECT movement_id, MAX(version) AS version FROM acknowledgement WHERE agency_id = \(agency) AND person_id = \(person)
                AND answered_at IS NOT NULL GROUP BY movement_id) AS b ON b.movement_id = m.movement_id
            WHERE m.agency_id = \(agency) AND m.period_to >= \(today.iso) AND h.movement_id IS NULL
            ORDER BY CASE WHEN v.created_at > m.launched_at THEN v.created_at ELSE m.launched_at END, m.movement_id
            """
        ).map { row in
            OwedAcknowledgement(
                slug: try row.text(0), name: try row.text(1), version: try row.int(2),
                since: Instant(milliseconds: max(try row.int64(3), try row.int64(4))).vietnamDate, hasOpened: try !row.isNull(5),
                earlier: try row.intOrNil(6))
        }
    }

    /// Obligations of units the actor heads directly, of posts held, and of the actor; a unit's member who does not head it owes nothing by itself.
    private static func obligations(_ person: String, _ actor: Actor, _ today: CivilDate, in session: Session) throws -> [OwedObligation] {
        let posts = actor.posts.sorted()
        return try session.rows(
            """
            SELECT m.slug, m.name, o.clause, o.kind, o.wording, MIN(a.position), o.due, m.launched_at,
                   (SELECT MAX(e.on_date) FROM clause_event e WHERE e.agency_id = o.agency_id AND e.obligation_id = o.obligation_id) AS latest
            FROM assignment a JOIN obligation o ON o.agency_id = a.agency_id AND o.obligation_id = a.obligation_id
            JOIN movement m ON m.agency_id = o.agency_id AND m.plan_id = o.plan_id
            WHERE a.agency_id = \(actor.agency) AND o.state IN ('proposed', 'accepted') AND m.period_to >= \(today.iso) AND (
                (a.kind = 'person' AND a.target_id = \(person)) OR (a.kind = 'post' AND a.target_id IN \(list: posts))
                OR (a.kind = 'unit' AND a.target_id IN (
                    SELECT t.unit_id FROM post t WHERE t.agency_id = \(actor.agency) AND t.is_head = 1 AND t.post_id IN \(list: posts))))
            GROUP BY m.slug, m.name, o.agency_id, o.obligation_id, o.clause, o.kind, o.wording, o.due, m.launched_at, o.position
            ORDER BY CASE WHEN o.due IS NULL THEN 1 ELSE 0 END, o.due, m.launched_at, o.position
            """
        ).map { row in
            let due = try row.textOrNil(6).flatMap(CivilDate.init(iso:))
            let last = try row.textOrNil(8).flatMap(CivilDate.init(iso:))
            return OwedObligation(
                slug: try row.text(0), movement: try row.text(1), clause: try row.text(2),
                kind: ObligationKind(rawValue: try row.text(3)) ?? .content, text: try row.text(4), isLead: try row.int(5) == 0, due: due,
                lastEvent: last, since: try last ?? Instant(milliseconds: row.int64(7)).vietnamDate, isLate: due.map { $0 < today } ?? false)
        }.enumerated().sorted { left, right in
            // What has a date comes first, then what has waited longest; the order of the plan decides between equals.
            let ends = (left.element.due ?? .distant, right.element.due ?? .distant)
            return (ends.0, left.element.since, left.offset) < (ends.1, right.element.since, right.offset)
        }.map(\.element)
    }

    /// Drafts, and launched plans in which something waits to be accepted or assigned; oldest first.
    private static func openPlans(for actor: Actor, in session: Session) throws -> [PlanSummary] {
        try PlanQueries.summaries(
            """
            (p.status = 'draft' OR EXISTS (
                SELECT 1 FROM obligation o WHERE o.agency_id = p.agency_id AND o.plan_id = p.plan_id AND (o.state = 'proposed' OR (
                    o.state = 'accepted' AND NOT EXISTS (
                        SELECT 1 FROM assignment a WHERE a.agency_id = o.agency_id AND a.obligation_id = o.obligation_id)))))
            """, for: actor, limit: 100, in: session
        ).reversed()
    }

    /// Nobody can be called silent in the first days: a movement counts from a week after its launch or its first day, whichever is later.
    private static let graceDays = 7

    /// Units that own clauses of running movements and have never been heard in them, by the rule of the page about silence.
    private static func silentUnits(_ agency: String, _ today: CivilDate, in session: Session) throws -> [SilentUnit] {
        let counting = today.adding(days: -graceDays)
        let running: SQL = """
            m.period_to >= \(today.iso) AND m.period_from <= \(counting.iso) AND m.launched_at < \(Instant(counting).milliseconds)
            """
        let heard = try Heard.load(running, agency: agency, today: today, in: session)
        return try session.rows(
            """
            SELECT m.slug, m.name, v.unit_id, v.name, v.name_en, COUNT(DISTINCT o.obligation_id), m.movement_id FROM movement m
            JOIN obligation o ON o.agency_id = m.agency_id AND o.plan_id = m.plan_id AND o.state IN ('proposed', 'accepted')
            JOIN assignment a ON a.agency_id = o.agency_id AND a.obligation_id = o.obligation_id
            LEFT JOIN post t ON a.kind = 'post' AND t.agency_id = a.agency_id AND t.post_id = a.target_id
            JOIN unit_version v ON v.agency_id = a.agency_id AND v.unit_id = COALESCE(t.unit_id, a.target_id) AND \(raw: .holds("v", on: today))
            WHERE m.agency_id = \(agency) AND \(raw: running)
            GROUP BY m.movement_id, m.slug, m.name, m.launched_at, v.unit_id, v.name, v.name_en, v.position, v.folded
            ORDER BY m.launched_at, v.position, v.folded
            """
        ).compactMap { row in
            guard try heard[row.text(6)]?[row.text(2)] == nil else { return nil }
            return SilentUnit(
                slug: try row.text(0), movement: try row.text(1), unit: try row.text(2), name: Text(try row.text(3), try row.text(4)),
                clauses: try row.int(5))
        }
    }
}

extension CivilDate {
    /// Later than any date that stands in a plan.
    fileprivate static let distant = CivilDate(dayNumber: .max / 2)
}
