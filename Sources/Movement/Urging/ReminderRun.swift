public import Storage
public import Vietnamese

/// What one run of reminders did in an agency.
public struct ReminderReport: Sendable, Hashable {
    /// Mails written.
    public var mails = 0
    /// Reports told to a next head above.
    public var escalations = 0
    /// People who would have got a mail and have no address.
    public var withoutAddress = 0
}

/// Writes the reminders whose time has come. Run as often as one likes: it writes at most one mail a day to anybody, and nothing twice.
public enum ReminderRun {
    /// Runs for one agency, in one transaction.
    public static func perform(
        _ agency: String, now: Instant, randomness: Randomness = .system, in session: Session
    ) throws -> ReminderReport {
        let today = now.vietnamDate
        let movements = try ReminderMovement.load(agency: agency, today: today, in: session).filter { $0.schedule.isOn && $0.schedule.isTime(now) }
        guard !movements.isEmpty else { return ReminderReport() }
        let calendar = try CalendarQueries.load(agency: agency, in: session)
        let reports = try ReportToRemind.load(movements, agency: agency, today: today, in: session)
        let unread = try unread(movements, calendar, agency: agency, today: today, in: session)
        let returned = try returned(movements, agency: agency, in: session)
        guard !(reports.isEmpty && unread.isEmpty && returned.isEmpty) else { return ReminderReport() }
        let chain = try HeadChain.load(
            agency: agency, owners: Set(reports.filter { $0.owner.kind == .person }.map(\.owner.id)), on: today, in: session)
        // Nobody is read who owes nothing and is told nothing.
        var people = Set(unread.map(\.person)).union(returned.flatMap { $0.people(chain) })
        for report in reports {
            people.formUnion(chain.responsible(report.owner))
            if report.schedule.escalateAfter != nil { people.formUnion(chain.above(report.owner, unit: report.unit)) }
        }
        var round = ReminderRound(
            agency: agency, now: now, calendar: calendar, chain: chain,
            people: try Recipient.load(people, agency: agency, on: today, in: session),
            past: try PastReminders.load(people, agency: agency, in: session))
        round.add(reports)
        round.add(unread: unread, movements)
        round.add(returned: returned)
        return try round.write(randomness, in: session)
    }

    /// Registrations that were returned: to the person, or the heads of the unit that registered first.
    private static func returned(_ movements: [ReminderMovement], agency: String, in session: Session) throws -> [ReturnedPledge] {
        let byID = Dictionary(uniqueKeysWithValues: movements.map { ($0.id, $0) })
        return try session.rows(
            """
            SELECT g.pledge_id, g.movement_id, g.person_id, w.unit_id, g.changed_at FROM pledge g
            LEFT JOIN pledge_unit w ON w.agency_id = g.agency_id AND w.pledge_id = g.pledge_id AND w.position = 0
            WHERE g.agency_id = \(agency) AND g.state = 'returned' AND g.movement_id IN \(list: movements.map(\.id)) ORDER BY g.pledge_id
            """
        ).compactMap { row in
            guard let movement = byID[try row.text(1)], movement.isRunning else { return nil }
            return ReturnedPledge(
                id: try row.text(0), movement: movement, person: try row.textOrNil(2), unit: try row.textOrNil(3),
                on: Instant(milliseconds: try row.int64(4)).vietnamDate)
        }
    }

    /// People who have not answered for the current version, by movement, where a reminder's day has come.
    private static func unread(
        _ movements: [ReminderMovement], _ calendar: WorkingCalendar, agency: String, today: CivilDate, in session: Session
    ) throws -> [(movement: String, person: String)] {
        let asked = movements.filter { $0.isRunning && $0.schedule.acknowledgement(since: $0.asked, today: today, calendar) != nil }
        guard !asked.isEmpty else { return [] }
        return try session.rows(
            """
            SELECT DISTINCT s.movement_id, m.person_id FROM movement s JOIN membership m ON m.agency_id = s.agency_id
            JOIN person p ON p.agency_id = m.agency_id AND p.person_id = m.person_id
            LEFT JOIN (\(raw: Standing.held(agency, movement: nil, person: nil, on: today))) AS h
                ON h.movement_id = s.movement_id AND h.person_id = m.person_id
            WHERE s.agency_id = \(agency) AND s.movement_id IN \(list: asked.map(\.id)) AND h.movement_id IS NULL
            AND \(raw: AcknowledgementQueries.memberToday(today)) ORDER BY m.person_id, s.movement_id
            """
        ).map { (try $0.text(0), try $0.text(1)) }
    }
}

/// A registration that was sent back to be put right.
struct ReturnedPledge: Sendable {
    let id: String
    let movement: ReminderMovement
    let person, unit: String?
    /// The day it was returned.
    let on: CivilDate

    /// Who puts it right.
    func people(_ chain: HeadChain) -> [String] { person.map { [$0] } ?? unit.map { chain.heads(of: $0) } ?? [] }
}

/// A movement with its schedule.
struct ReminderMovement: Sendable {
    let id, slug, name: String
    let schedule: ReminderSchedule
    /// Whether its period has not ended; reports may still be owed after it.
    let isRunning: Bool
    /// Since when the current version asks to be read.
    let asked: CivilDate
    let version: Int

    /// Movements in which something may be owed: those that run, and for three months after their end.
    static func load(agency: String, today: CivilDate, in session: Session) throws -> [ReminderMovement] {
        try session.rows(
            """
            SELECT m.movement_id, m.slug, m.name, m.period_to, m.launched_at, v.created_at, m.version, \(raw: ReminderQueries.columns("r"))
            FROM movement m
            JOIN plan_version v ON v.agency_id = m.agency_id AND v.plan_id = m.plan_id AND v.number = m.version
            LEFT JOIN reminder_schedule r ON r.agency_id = m.agency_id AND r.movement_id = m.movement_id
            WHERE m.agency_id = \(agency) AND m.period_to >= \(today.adding(days: -92).iso) ORDER BY m.movement_id
            """
        ).map { row in
            ReminderMovement(
                id: try row.text(0), slug: try row.text(1), name: try row.text(2), schedule: try ReminderQueries.schedule(row, 7),
                isRunning: try row.civilDate(3) >= today,
                asked: Instant(milliseconds: max(try row.int64(4), try row.int64(5))).vietnamDate, version: try row.int(6))
        }
    }
}

/// A report that is owed.
struct ReportToRemind: Sendable {
    let target, period: String
    let due: CivilDate
    let title: Text
    let owner: OwnerKey
    let unit: String?
    let schedule: ReminderSchedule

    var key: String { "report:\(target):\(period)" }

    /// Owed reports of these movements whose first reminder may have come: none is written earlier than 60 working days before.
    static func load(_ movements: [ReminderMovement], agency: String, today: CivilDate, in session: Session) throws -> [ReportToRemind] {
        let byID = Dictionary(uniqueKeysWithValues: movements.map { ($0.id, $0) })
        return try session.rows(
            """
            SELECT d.target_id, d.period, d.due_on, t.title, t.owner_kind, t.owner_id, t.unit_id, t.movement_id FROM due_report d
            JOIN target t ON t.agency_id = d.agency_id AND t.target_id = d.target_id
            WHERE d.agency_id = \(agency) AND d.state = 'owed' AND d.due_on <= \(today.adding(days: 100).iso) AND t.state = 'open'
            AND t.movement_id IN \(list: movements.map(\.id)) ORDER BY d.due_on, d.target_id, d.period
            """
        ).compactMap { row in
            guard let movement = byID[try row.text(7)], let kind = OwnerKind(rawValue: try row.text(4)) else { return nil }
            let (period, title) = (try row.text(1), try row.text(3))
            let label = ReportingPeriod.label(period)
            return ReportToRemind(
                target: try row.text(0), period: period, due: try row.civilDate(2),
                title: Text(
                    "Báo cáo “\(title)”, \(label.vi.lowercasedFirst), phong trào “\(movement.name)”",
                    "Report on “\(title)”, \(label.en), movement “\(movement.name)”"),
                owner: OwnerKey(kind: kind, id: try row.text(5)), unit: try row.textOrNil(6), schedule: movement.schedule)
        }
    }
}

/// What people have been reminded of: the latest day each thing was told for. It only moves forward.
struct PastReminders: Sendable {
    private var through: [String: [String: CivilDate]] = [:]
    /// Reports a next head has been told of already: "target:period:person".
    private(set) var escalated: Set<String> = []

    /// Under what stands the day from which a report goes to the next head, once its owner was told: "raised:report:target:period".
    static func warning(_ key: String) -> String { "raised:\(key)" }

    /// What these people have been told.
    static func load(_ people: Set<String>, agency: String, in session: Session) throws -> PastReminders {
        var past = PastReminders()
        for part in people.parts {
            for row in try session.rows(
                "SELECT person_id, item, through FROM reminded WHERE agency_id = \(agency) AND person_id IN \(list: part)")
            { past.through[try row.text(0), default: [:]][try row.text(1)] = try row.civilDate(2) }
        }
        for row in try session.rows(
            """
            SELECT x.target_id, x.period, x.person_id FROM escalation x
            JOIN due_report d ON d.agency_id = x.agency_id AND d.target_id = x.target_id AND d.period = x.period AND d.state = 'owed'
            WHERE x.agency_id = \(agency)
            """)
        { past.escalated.insert("\(try row.text(0)):\(try row.text(1)):\(try row.text(2))") }
        return past
    }

    /// Whether something meant for a day has not been told to somebody yet.
    func isNew(_ item: String, for person: String, on day: CivilDate) -> Bool { through[person]?[item].map { $0 < day } ?? true }

    /// The day through which something was told.
    func day(_ item: String, of person: String) -> CivilDate? { through[person]?[item] }
}
