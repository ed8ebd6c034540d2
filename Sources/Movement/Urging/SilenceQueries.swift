public import Storage
public import Vietnamese

/// Reading who is silent: a fixed number of statements, however many units there are.
public enum SilenceQueries {
    /// The silence of a movement's units; for those who head no unit and are not the officer, the head or the inspector there is none.
    public static func page(slug: String, for viewer: Actor, today: CivilDate, in session: Session) throws -> SilenceModel {
        let row = try session.row(
            "SELECT movement_id, name, plan_id, period_from, launched_at FROM movement WHERE agency_id = \(viewer.agency) AND slug = \(slug)")
        guard let row else { throw Refusal.notFound }
        guard viewer.isSignedIn else { throw Refusal.signedOut }
        guard UrgingPolicy.maySee(viewer) else { throw Refusal.notFound }
        let movement = try row.text(0)
        let began = max(try row.civilDate(3), Instant(milliseconds: try row.int64(4)).vietnamDate)
        let (schedule, isSet) = try ReminderQueries.schedule(of: movement, agency: viewer.agency, in: session)
        let survey = SilenceSurvey(
            agency: viewer.agency, movement: movement, plan: try row.text(2), began: began, today: today,
            calendar: try CalendarQueries.load(agency: viewer.agency, in: session),
            chain: try HeadChain.load(
                agency: viewer.agency, owners: owners(of: movement, agency: viewer.agency, in: session), on: today, in: session),
            schedule: schedule, only: UrgingPolicy.units(viewer))
        return SilenceModel(
            movement: movement, slug: slug, name: try row.text(1), today: today, units: try survey.units(in: session), schedule: schedule,
            isSet: isSet, letters: try UrgeQueries.lines("u.movement_id = \(movement)", for: viewer, in: session),
            mayUrge: UrgingPolicy.mayUrge(viewer))
    }

    /// People who own a target themselves.
    private static func owners(of movement: String, agency: String, in session: Session) throws -> Set<String> {
        try Set(
            session.rows(
                "SELECT owner_id FROM target WHERE agency_id = \(agency) AND movement_id = \(movement) AND state = 'open' AND owner_kind = 'person'"
            ).map { try $0.text(0) })
    }
}

/// One look at one movement.
struct SilenceSurvey {
    let agency, movement, plan: String
    /// From when silence counts: the first day of the period or the launch, whichever is later.
    let began: CivilDate
    let today: CivilDate
    let calendar: WorkingCalendar
    let chain: HeadChain
    let schedule: ReminderSchedule
    /// The units looked at; nil for all.
    let only: Set<String>?

    /// Units that own something in the movement, longest silent first.
    func units(in session: Session) throws -> [UnitSilence] {
        let heard = try Heard.load("m.movement_id = \(movement)", agency: agency, today: today, in: session)[movement] ?? [:]
        let late = try late(in: session)
        var found: [String: (name: Text, clauses: [(clause: SilentClause, isHeard: Bool)])] = [:]
        var order: [String] = []
        for row in try owned(in: session) {
            let unit = try row.text(0)
            guard only?.contains(unit) ?? true else { continue }
            let name = try row.words(1)
            if found[unit] == nil { order.append(unit) }
            let clause = SilentClause(
                obligation: try row.text(3), clause: try row.text(4), text: try row.text(5), due: try row.civilDateOrNil(6))
            found[unit, default: (name, [])].clauses.append((clause, try row.bool(7)))
        }
        let units = order.compactMap { unit -> UnitSilence? in
            guard let (name, clauses) = found[unit] else { return nil }
            let last = heard[unit].map { min($0, today) }
            return UnitSilence(
                unit: unit, name: name, heard: last, since: max(last ?? began, began),
                workingDays: calendar.workingDays(after: max(last ?? began, began), through: today),
                obligations: clauses.count, silent: clauses.filter { !$0.isHeard }.map(\.clause), late: late[unit] ?? [])
        }
        return units.enumerated().sorted {
            (-$0.element.workingDays, -$0.element.late.count, $0.offset) < (-$1.element.workingDays, -$1.element.late.count, $1.offset)
        }.map(\.element)
    }

    /// A row for each unit and clause it owns as a unit or through a post, with whether it was heard on it. The state is asked in a way that no index
    /// answers: SQLite would otherwise walk all that the agency has reported for each target.
    private func owned(in session: Session) throws -> [Row] {
        try session.rows(
            """
            SELECT v.unit_id, v.name, v.name_en, o.obligation_id, o.clause, o.wording, o.due,
                   MAX(CASE WHEN EXISTS (SELECT 1 FROM clause_event e WHERE e.agency_id = o.agency_id AND e.obligation_id = o.obligation_id
                                         AND e.unit_id = v.unit_id)
                            OR EXISTS (SELECT 1 FROM target g JOIN due_report d ON d.agency_id = g.agency_id AND d.target_id = g.target_id
                                       WHERE g.agency_id = o.agency_id AND g.obligation_id = o.obligation_id AND g.unit_id = v.unit_id
                                       AND COALESCE(d.state, '') = 'reported')
                       THEN 1 ELSE 0 END)
            FROM obligation o
            JOIN assignment a ON a.agency_id = o.agency_id AND a.obligation_id = o.obligation_id
            LEFT JOIN post t ON a.kind = 'post' AND t.agency_id = a.agency_id AND t.post_id = a.target_id
            JOIN unit_version v ON v.agency_id = a.agency_id AND v.unit_id = COALESCE(t.unit_id, a.target_id) AND \(raw: .holds("v", on: today))
            WHERE o.agency_id = \(agency) AND o.plan_id = \(plan) AND o.state IN ('proposed', 'accepted')
            GROUP BY v.unit_id, v.name, v.name_en, v.position, v.folded, o.obligation_id, o.clause, o.wording, o.due, o.position
            ORDER BY v.position, v.folded, v.unit_id, o.position
            """)
    }

    /// Late reports by the unit behind their owner.
    private func late(in session: Session) throws -> [String: [LateReport]] {
        let rows = try session.rows(
            """
            SELECT d.target_id, t.obligation_id, d.period, t.title, d.due_on, t.owner_kind, t.owner_id, t.unit_id,
                   (SELECT MIN(x.on_date) FROM escalation x WHERE x.agency_id = d.agency_id AND x.target_id = d.target_id AND x.period = d.period)
            FROM due_report d JOIN target t ON t.agency_id = d.agency_id AND t.target_id = d.target_id
            WHERE d.agency_id = \(agency) AND t.movement_id = \(movement) AND t.state = 'open' AND d.state = 'owed' AND d.due_on < \(today.iso)
            ORDER BY d.due_on, d.target_id, d.period
            """)
        var late: [String: [LateReport]] = [:]
        for row in rows {
            guard let kind = OwnerKind(rawValue: try row.text(5)) else { continue }
            let owner = OwnerKey(kind: kind, id: try row.text(6))
            guard let unit = try row.textOrNil(7) ?? chain.unit(of: owner) else { continue }
            let due = try row.civilDate(4)
            let raised = try row.civilDateOrNil(8)
            let above = schedule.isOn ? chain.above(owner, unit: unit) : []
            let coming = above.isEmpty ? nil : schedule.escalation(due: due, calendar).map { max($0, calendar.adding(1, to: today)) }
            late[unit, default: []].append(
                LateReport(
                    target: try row.text(0), obligation: try row.text(1), period: try row.text(2), title: try row.text(3), due: due,
                    workingDays: max(1, calendar.workingDays(after: due, through: today)), raisedOn: raised ?? coming, isRaised: raised != nil,
                    raisedTo: raised == nil && coming == nil ? [] : above.compactMap(chain.name)))
        }
        return late
    }
}

/// The one rule of what counts as being heard: a note on a clause, a report, an entry, somebody reading the plan, a signature under a registration.
enum Heard {
    /// The day each unit was last heard, by movement.
    /// - Parameter condition: on `m`, the movement.
    static func load(
        _ condition: SQL, agency: String, today: CivilDate, in session: Session
    ) throws -> [String: [String: CivilDate]] {
        let rows = try session.rows(
            """
            SELECT movement_id, unit_id, MAX(day) FROM (
                SELECT m.movement_id, e.unit_id, MAX(e.on_date) AS day FROM movement m
                JOIN obligation o ON o.agency_id = m.agency_id AND o.plan_id = m.plan_id
                JOIN clause_event e ON e.agency_id = o.agency_id AND e.obligation_id = o.obligation_id AND e.unit_id IS NOT NULL
                WHERE m.agency_id = \(agency) AND \(raw: condition) GROUP BY m.movement_id, e.unit_id
                UNION ALL
                SELECT m.movement_id, t.unit_id, MAX(g.on_date) FROM movement m
                JOIN target t ON t.agency_id = m.agency_id AND t.movement_id = m.movement_id AND t.unit_id IS NOT NULL
                JOIN progress g ON g.agency_id = t.agency_id AND g.target_id = t.target_id
                WHERE m.agency_id = \(agency) AND \(raw: condition) GROUP BY m.movement_id, t.unit_id
                UNION ALL
                SELECT m.movement_id, t.unit_id, MAX(n.on_date) FROM movement m
                JOIN target t ON t.agency_id = m.agency_id AND t.movement_id = m.movement_id AND t.unit_id IS NOT NULL
                JOIN entry n ON n.agency_id = t.agency_id AND n.target_id = t.target_id AND n.withdrawn_at IS NULL
                WHERE m.agency_id = \(agency) AND \(raw: condition) GROUP BY m.movement_id, t.unit_id
            ) AS said GROUP BY movement_id, unit_id
            """)
        var heard: [String: [String: CivilDate]] = [:]
        for row in rows { heard[try row.text(0), default: [:]][try row.text(1)] = try row.civilDate(2) }
        // Reading the plan and signing a registration are heard too; their moments are no days of the calendar.
        let read = try session.rows(
            """
            SELECT m.movement_id, b.unit_id, MAX(k.answered_at) FROM movement m
            JOIN acknowledgement k ON k.agency_id = m.agency_id AND k.movement_id = m.movement_id AND k.answered_at IS NOT NULL
            JOIN membership b ON b.agency_id = k.agency_id AND b.person_id = k.person_id AND \(raw: .holds("b", on: today))
            WHERE m.agency_id = \(agency) AND \(raw: condition) GROUP BY m.movement_id, b.unit_id
            UNION ALL
            SELECT m.movement_id, w.unit_id, MAX(w.signed_at) FROM movement m
            JOIN pledge g ON g.agency_id = m.agency_id AND g.movement_id = m.movement_id
            JOIN pledge_unit w ON w.agency_id = g.agency_id AND w.pledge_id = g.pledge_id AND w.signed_at IS NOT NULL
            WHERE m.agency_id = \(agency) AND \(raw: condition) GROUP BY m.movement_id, w.unit_id
            """)
        for row in read {
            let (movement, unit, day) = (try row.text(0), try row.text(1), Instant(milliseconds: try row.int64(2)).vietnamDate)
            heard[movement, default: [:]][unit] = max(heard[movement]?[unit] ?? day, day)
        }
        return heard
    }
}
