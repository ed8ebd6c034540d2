internal import PlanReading
public import Storage
public import Vietnamese

/// Reading the head's screen.
public enum OverviewQueries {
    /// The screen of one movement as of the end of a day, in the same number of statements however large the agency is.
    /// - Parameter day: the day shown; nil is today.
    public static func page(
        slug: String, on day: CivilDate? = nil, today: CivilDate, for viewer: Actor, in session: Session
    ) throws -> Overview {
        try overview(try OverviewFrame.load(slug: slug, on: day, today: today, for: viewer, in: session), in: session)
    }

    static func overview(_ frame: OverviewFrame, in session: Session) throws -> Overview {
        let owners = try owners(frame, in: session)
        let events = try events(frame, in: session)
        let targets = try targets(frame, in: session)
        let clauses = try clauses(frame, owners, events, in: session)
        let cells = cells(clauses, owners, events, targets, frame)
        return Overview(
            movement: frame.movement, slug: frame.slug, name: frame.name, from: frame.period.from, to: frame.period.to, day: frame.day,
            isPartial: frame.units != nil, clauses: clauses, units: try units(cells, frame, in: session), cells: cells, targets: targets,
            moments: moments(clauses, frame), taking: try taking(frame, in: session), sums: try sums(frame, in: session))
    }

    // MARK: - Clauses and their owners

    struct Heard {
        var events = 0
        var last: CivilDate?
        var first: Int64 = .max
    }

    /// What happened by obligation and unit; "" stands for what no unit did.
    static func events(_ frame: OverviewFrame, in session: Session) throws -> [String: [String: Heard]] {
        var events: [String: [String: Heard]] = [:]
        let rows = try session.rows(
            """
            SELECT e.obligation_id, COALESCE(e.unit_id, ''), COUNT(*), MAX(e.on_date), MIN(e.at) FROM clause_event e
            JOIN obligation o ON o.agency_id = e.agency_id AND o.obligation_id = e.obligation_id
            WHERE e.agency_id = \(frame.agency) AND o.plan_id = \(frame.plan) AND \(raw: frame.eventCounts)
            GROUP BY e.obligation_id, COALESCE(e.unit_id, '')
            """)
        for row in rows {
            events[try row.text(0), default: [:]][try row.text(1)] = Heard(
                events: try row.int(2), last: try row.civilDate(3), first: try row.int64(4))
        }
        return events
    }

    /// Units that stood behind each obligation on the day; an empty list for one that had only owners without a unit.
    static func owners(_ frame: OverviewFrame, in session: Session) throws -> [String: [String]] {
        var owners: [String: [String]] = [:]
        let rows = try session.rows(
            """
            SELECT a.obligation_id, COALESCE(CASE WHEN a.kind = 'unit' THEN a.target_id END, t.unit_id, m.unit_id) FROM (
                SELECT n.agency_id, n.obligation_id, n.kind, n.target_id, n.position FROM assignment n
                JOIN obligation o ON o.agency_id = n.agency_id AND o.obligation_id = n.obligation_id AND o.plan_id = \(frame.plan)
                WHERE n.agency_id = \(frame.agency) AND \(raw: frame.pastUntil("n.obligation_id")) IS NULL
                UNION ALL
                SELECT p.agency_id, p.obligation_id, p.kind, p.target_id, p.position FROM assignment_past p
                JOIN obligation o ON o.agency_id = p.agency_id AND o.obligation_id = p.obligation_id AND o.plan_id = \(frame.plan)
                WHERE p.agency_id = \(frame.agency) AND p.until = \(raw: frame.pastUntil("p.obligation_id"))) AS a
            LEFT JOIN post t ON a.kind = 'post' AND t.agency_id = a.agency_id AND t.post_id = a.target_id
            LEFT JOIN membership m ON a.kind = 'person' AND m.agency_id = a.agency_id AND m.person_id = a.target_id
                AND \(raw: .holds("m", on: frame.day))
            ORDER BY a.obligation_id, a.position
            """)
        for row in rows {
            let obligation = try row.text(0)
            if let unit = try row.textOrNil(1), owners[obligation]?.contains(unit) != true {
                owners[obligation, default: []].append(unit)
            } else if owners[obligation] == nil {
                owners[obligation] = []
            }
        }
        return owners
    }

    private static func clauses(
        _ frame: OverviewFrame, _ owners: [String: [String]], _ events: [String: [String: Heard]], in session: Session
    ) throws -> [OverviewClause] {
        try session.rows(
            """
            SELECT o.obligation_id, o.clause, o.kind, COALESCE(h.wording, o.wording), CASE WHEN h.until IS NULL THEN o.due ELSE h.due END
            FROM obligation o
            LEFT JOIN obligation_past h ON h.agency_id = o.agency_id AND h.obligation_id = o.obligation_id
                AND h.until = \(raw: frame.pastUntil("o.obligation_id"))
            WHERE o.agency_id = \(frame.agency) AND o.plan_id = \(frame.plan) AND COALESCE(h.state, o.state) IN ('proposed', 'accepted')
            ORDER BY o.position, o.obligation_id
            """
        ).compactMap { row -> OverviewClause? in
            let id = try row.text(0)
            if let units = frame.units, (owners[id] ?? []).allSatisfy({ !units.contains($0) }) { return nil }
            let heard = events[id]?.values.map { $0 } ?? []
            let due = try row.civilDateOrNil(4)
            let isAlive = owners[id] != nil && !heard.isEmpty
            return OverviewClause(
                id: id, clause: try row.text(1), kind: ObligationKind(rawValue: try row.text(2)) ?? .content, text: try row.text(3), due: due,
                isAlive: isAlive, isLate: !isAlive && (due.map { $0 < frame.day } ?? false), events: heard.reduce(0) { $0 + $1.events },
                aliveSince: isAlive ? heard.map(\.first).min().map { Instant(milliseconds: $0).vietnamDate } : nil)
        }
    }

    // MARK: - Targets

    static func targets(_ frame: OverviewFrame, in session: Session) throws -> [OverviewTarget] {
        try session.rows(
            """
            SELECT t.target_id, t.obligation_id, t.unit_id, t.code, COALESCE(\(raw: frame.past("title")), t.title), t.unit_label,
                   COALESCE(\(raw: frame.past("goal")), t.goal), t.baseline, t.direction,
                   CASE t.source WHEN 'entries' THEN \(raw: frame.register("COUNT(*) * 1000"))
                        WHEN 'amounts' THEN \(raw: frame.register("COALESCE(SUM(n.amount), 0)")) ELSE p.level END,
                   (SELECT COUNT(*) FROM due_report d WHERE d.agency_id = t.agency_id AND d.target_id = t.target_id AND \(raw: frame.isOverdue))
            FROM target t
            LEFT JOIN progress p ON p.agency_id = t.agency_id AND p.target_id = t.target_id AND p.progress_id = \(raw: frame.latestReport)
            WHERE \(raw: frame.targetCounts) ORDER BY t.position, t.code, t.target_id
            """
        ).map { row in
            let goal = Quantity(thousandths: try row.int64(6))
            let level = try row.int64OrNil(9).map(Quantity.init(thousandths:))
            let achieved = TargetProgress.achieved(
                level: level, goal: goal, baseline: try row.int64OrNil(7).map(Quantity.init(thousandths:)),
                direction: TargetDirection(rawValue: try row.text(8)) ?? .up)
            let overdue = try row.int(10)
            return OverviewTarget(
                id: try row.text(0), obligation: try row.text(1), unit: try row.textOrNil(2), code: try row.text(3), title: try row.text(4),
                measureUnit: try row.text(5), goal: goal, level: level, achieved: achieved, overdue: overdue,
                state: state(level: level, achieved: achieved, overdue: overdue))
        }
    }

    private static func state(level: Quantity?, achieved: Quantity?, overdue: Int) -> TargetState {
        if let achieved, achieved >= Quantity(100) { return .reached }
        if overdue > 0 { return .late }
        return level == nil ? .waiting : .underWay
    }

    // MARK: - Units

    private static func cells(
        _ clauses: [OverviewClause], _ owners: [String: [String]], _ events: [String: [String: Heard]], _ targets: [OverviewTarget],
        _ frame: OverviewFrame
    ) -> [OverviewCell] {
        let byClause = Dictionary(grouping: targets, by: \.obligation)
        return clauses.flatMap { clause in
            var units = owners[clause.id] ?? []
            for unit in (byClause[clause.id] ?? []).compactMap(\.unit) where !units.contains(unit) { units.append(unit) }
            return units.filter { frame.units?.contains($0) ?? true }.map { unit in
                let heard = events[clause.id]?[unit] ?? Heard()
                let own = (byClause[clause.id] ?? []).filter { $0.unit == unit }
                let overdue = own.reduce(0) { $0 + $1.overdue }
                return OverviewCell(
                    obligation: clause.id, unit: unit, state: state(clause, heard, targets: own.count, overdue: overdue), events: heard.events,
                    overdue: overdue, targets: own.count, lastEvent: heard.last)
            }
        }
    }

    private static func state(_ clause: OverviewClause, _ heard: Heard, targets: Int, overdue: Int) -> CellState {
        if overdue > 0 || (clause.isLate && heard.events == 0) { return .late }
        if heard.events > 0 { return .alive }
        return targets > 0 ? .silent : .bare
    }

    private static func units(_ cells: [OverviewCell], _ frame: OverviewFrame, in session: Session) throws -> [OverviewUnit] {
        let byUnit = Dictionary(grouping: cells, by: \.unit)
        return try names(frame, in: session).compactMap { unit in
            guard let own = byUnit[unit.id] else { return nil }
            return OverviewUnit(
                id: unit.id, code: unit.code, name: unit.name, clauses: own.count, events: own.reduce(0) { $0 + $1.events },
                overdue: own.reduce(0) { $0 + $1.overdue }, lastEvent: own.compactMap(\.lastEvent).max())
        }
    }

    /// Every unit under the name of the day, or its last name before, in the order of the organisation.
    static func names(_ frame: OverviewFrame, in session: Session) throws -> [(id: String, code: String, name: Text)] {
        try session.rows(
            """
            SELECT u.unit_id, u.code, v.name, v.name_en FROM unit u
            JOIN unit_version v ON v.agency_id = u.agency_id AND v.unit_id = u.unit_id AND v.valid_from = (
                SELECT MAX(n.valid_from) FROM unit_version n
                WHERE n.agency_id = u.agency_id AND n.unit_id = u.unit_id AND n.valid_from <= \(frame.day.iso))
            WHERE u.agency_id = \(frame.agency) ORDER BY v.position, v.folded, u.unit_id
            """
        ).map { (try $0.text(0), try $0.text(1), try $0.words(2)) }
    }

    // MARK: - People and registers

    private static func taking(_ frame: OverviewFrame, in session: Session) throws -> TakingPart {
        let row = try session.row(
            """
            SELECT COUNT(*), COUNT(x.actor), COUNT(CASE WHEN p.is_direct = 1 THEN 1 END),
                   COUNT(CASE WHEN p.is_direct = 1 AND x.actor IS NOT NULL THEN 1 END), COUNT(k.person_id), (\(raw: frame.outside))
            FROM person p LEFT JOIN (\(raw: frame.participants)) AS x ON x.actor = p.person_id
            LEFT JOIN acknowledgement k ON k.agency_id = p.agency_id AND k.movement_id = \(frame.movement) AND k.person_id = p.person_id
                AND k.answered_at < \(frame.known) AND k.version = (
                    SELECT MAX(v.number) FROM plan_version v
                    WHERE v.agency_id = \(frame.agency) AND v.plan_id = \(frame.plan) AND v.created_at < \(frame.known))
            WHERE p.agency_id = \(frame.agency) AND \(raw: frame.isMember)
            """)
        guard let row else { return TakingPart(people: 0, taking: 0, direct: 0, directTaking: 0, acknowledged: 0) }
        return TakingPart(
            people: try row.int(0), taking: try row.int(1), direct: try row.int(2), directTaking: try row.int(3), acknowledged: try row.int(4),
            outside: try row.int(5))
    }

    private static func sums(_ frame: OverviewFrame, in session: Session) throws -> RegisterSums {
        var sums = RegisterSums()
        let rows = try session.rows(
            """
            SELECT n.kind, n.amount, n.fields FROM entry n JOIN target t ON t.agency_id = n.agency_id AND t.target_id = n.target_id
            WHERE \(raw: frame.targetCounts) AND \(raw: frame.entryCounts)
            """)
        for row in rows {
            guard let kind = TargetKind(rawValue: try row.text(0)) else { continue }
            sums.add(kind, amount: Quantity(thousandths: try row.int64(1)), EntryNumbers(try row.text(2)))
        }
        return sums
    }

    // MARK: - Time

    /// More moments than this cannot be told apart in the chart.
    private static let mostMoments = 60

    private static func moments(_ clauses: [OverviewClause], _ frame: OverviewFrame) -> [AliveMoment] {
        let since = clauses.compactMap(\.aliveSince)
        return days(from: frame.launched, to: frame.day).map { day in AliveMoment(day: day, alive: since.count { $0 <= day }) }
    }

    /// The last day of each week for a quarter, of each month for more, and the day itself.
    private static func days(from: CivilDate, to: CivilDate) -> [CivilDate] {
        var days: [CivilDate] = []
        var day = from
        let isShort = from.days(until: to) <= 92
        while day < to, days.count < 1200 {
            let isEnd = isShort ? day.weekday == 7 : day.adding(days: 1).day == 1
            if isEnd { days.append(day) }
            day = day.adding(days: 1)
        }
        return Array(days.suffix(mostMoments)) + [to]
    }
}
