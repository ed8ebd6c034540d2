internal import Storage
internal import Vietnamese

/// Reads what suggestions are computed from: a fixed number of statements, whatever the number of people and targets.
enum DiscoveryReading {
    static func facts(_ movement: MovementRow, agency: String, today: CivilDate, in session: Session) throws -> DiscoveryFacts {
        let launched = try session.row("SELECT launched_at FROM movement WHERE agency_id = \(agency) AND movement_id = \(movement.id)")
        let day = try launched.map { Instant(milliseconds: try $0.int64(0)).vietnamDate } ?? movement.from
        let through = min(today, movement.to)
        var facts = DiscoveryFacts(start: day)
        facts.targets = try targets(movement.id, agency: agency, in: session)
        facts.hours = try session.rows(
            """
            SELECT f.person_id, \(raw: LearningSQL.unit), f.day, f.hours
            FROM (\(raw: LearningSQL.facts(agency, movement.id, from: movement.from, through: through))) AS f
            """
        ).map { DiscoveryFacts.Hours(person: try $0.text(0), unit: try $0.textOrNil(1), on: try $0.civilDate(2), hours: try $0.quantity(3)) }
        facts.initiatives = try initiatives(movement, through: through, agency: agency, in: session)
        facts.words = try words(movement.id, agency: agency, in: session)
        facts.rounds = try rounds(movement.id, agency: agency, in: session)
        facts.people =
            try session.row("SELECT COUNT(DISTINCT w.person_id) FROM membership w WHERE w.agency_id = \(agency) AND \(raw: .holds("w", on: today))")?
            .int(0)
            ?? 0
        facts.members = Dictionary(
            uniqueKeysWithValues: try session.rows(
                "SELECT w.unit_id, COUNT(*) FROM membership w WHERE w.agency_id = \(agency) AND \(raw: .holds("w", on: today)) GROUP BY w.unit_id"
            ).map { (try $0.text(0), try $0.int(1)) })
        return facts
    }

    /// Open targets, with what was reported or counted, and since when there is evidence.
    private static func targets(_ movement: String, agency: String, in session: Session) throws -> [DiscoveryFacts.Target] {
        var levels = Dictionary(
            grouping: try session.rows(
                """
                SELECT p.target_id, p.on_date, p.level FROM progress p JOIN target t ON t.agency_id = p.agency_id AND t.target_id = p.target_id
                WHERE p.agency_id = \(agency) AND t.movement_id = \(movement) AND t.state = 'open' AND t.source = 'report' AND p.replaced_by IS NULL
                ORDER BY p.on_date, p.at
                """
            ).map { (target: try $0.text(0), level: DiscoveryFacts.Level(on: try $0.civilDate(1), level: try $0.quantity(2))) }
        ) { $0.target }.mapValues { $0.map(\.level) }
        var evidence = Dictionary(
            uniqueKeysWithValues: try session.rows(
                """
                SELECT u.target_id, MIN(u.at) FROM evidence_use u
                JOIN target t ON t.agency_id = u.agency_id AND t.target_id = u.target_id AND t.movement_id = \(movement)
                JOIN evidence e ON e.agency_id = u.agency_id AND e.evidence_id = u.evidence_id
                JOIN evidence_version v ON v.agency_id = e.agency_id AND v.evidence_id = e.evidence_id AND v.number = e.version
                WHERE u.agency_id = \(agency) AND u.ended_at IS NULL AND v.scan <> 'found' AND v.state <> 'missing' GROUP BY u.target_id
                """
            ).map { (try $0.text(0), Instant(milliseconds: try $0.int64(1)).vietnamDate) })
        for row in try session.rows(
            """
            SELECT e.target_id, t.source, e.on_date, e.amount FROM entry e
            JOIN target t ON t.agency_id = e.agency_id AND t.target_id = e.target_id AND t.movement_id = \(movement) AND t.source <> 'report'
            WHERE e.agency_id = \(agency) AND e.withdrawn_at IS NULL ORDER BY e.target_id, e.on_date, e.entry_id
            """)
        {
            let target = try row.text(0)
            let day = try row.civilDate(2)
            let step = try row.text(1) == TargetSource.entries.rawValue ? Quantity(1) : row.quantity(3)
            let before = levels[target]?.last?.level ?? Quantity(0)
            levels[target, default: []].append(DiscoveryFacts.Level(on: day, level: before + step))
            // What is counted is its own evidence.
            evidence[target] = min(evidence[target] ?? day, day)
        }
        return try session.rows(
            """
            SELECT target_id, code, title, unit_label, direction, source, baseline, goal, owner_kind, owner_id, unit_id FROM target
            WHERE agency_id = \(agency) AND movement_id = \(movement) AND state = 'open' ORDER BY position, target_id
            """
        ).compactMap { row in
            let id = try row.text(0)
            let isPerson = try row.text(8) == OwnerKind.person.rawValue
            guard let subject = try isPerson ? row.text(9) : row.textOrNil(10) else { return nil }
            return DiscoveryFacts.Target(
                id: id, code: try row.text(1), title: try row.text(2), unitLabel: try row.text(3), direction: try row.value(4, TargetDirection.up),
                source: try row.value(5, TargetSource.report), baseline: try row.quantityOrNil(6), goal: try row.quantity(7),
                kind: isPerson ? .person : .unit, subject: subject, levels: levels[id] ?? [], evidence: evidence[id])
        }
    }

    /// Recognised initiatives of the movement, or of none, decided while it runs.
    private static func initiatives(
        _ movement: MovementRow, through: CivilDate, agency: String, in session: Session
    ) throws -> [DiscoveryFacts.Initiative] {
        try session.rows(
            """
            SELECT i.initiative_id, i.title, a.person_id, a.unit_id, MIN(d.decided_on) FROM initiative i
            JOIN initiative_decision d ON d.agency_id = i.agency_id AND d.initiative_id = i.initiative_id AND d.kind IN ('unit', 'province')
            JOIN initiative_author a ON a.agency_id = i.agency_id AND a.initiative_id = i.initiative_id
            WHERE i.agency_id = \(agency) AND i.state = 'recognised' AND (i.movement_id = \(movement.id) OR i.movement_id IS NULL)
            AND a.person_id IS NOT NULL GROUP BY i.initiative_id, i.title, a.person_id, a.unit_id
            HAVING MIN(d.decided_on) >= \(movement.from.iso) AND MIN(d.decided_on) <= \(through.iso) ORDER BY i.initiative_id, a.person_id
            """
        ).map { row in
            DiscoveryFacts.Initiative(
                id: try row.text(0), title: try row.text(1), person: try row.text(2), unit: try row.textOrNil(3), on: try row.civilDate(4))
        }
    }

    /// Thanks between colleagues, and published thanks of guests to units.
    private static func words(_ movement: String, agency: String, in session: Session) throws -> [DiscoveryFacts.Word] {
        try session.rows(
            """
            SELECT 'person', receiver, giver, at FROM thanks WHERE agency_id = \(agency) AND movement_id = \(movement) AND withdrawn_at IS NULL
            UNION ALL
            SELECT 'unit', unit_id, guest_id, at FROM guest_word
            WHERE agency_id = \(agency) AND movement_id = \(movement) AND kind = 'thanks' AND state = 'published' AND unit_id IS NOT NULL
            """
        ).map { row in
            DiscoveryFacts.Word(
                kind: try row.value(0, ExemplarKind.unit), subject: try row.text(1), giver: try row.text(2),
                on: Instant(milliseconds: try row.int64(3)).vietnamDate)
        }
    }

    /// Shares of right answers by unit and round, in order; of people of the agency, and not of groups too small to be shown.
    private static func rounds(_ movement: String, agency: String, in session: Session) throws -> [DiscoveryFacts.Round] {
        try session.rows(
            """
            SELECT c.contest_id, c.slug, c.title, r.number, a.unit_id, c.published_at, CAST(SUM(e.points) AS BIGINT),
                   CAST(SUM(e.asked) AS BIGINT) FROM contest c
            JOIN contest_round r ON r.agency_id = c.agency_id AND r.contest_id = c.contest_id
            JOIN contest_result e ON e.agency_id = r.agency_id AND e.contest_id = r.contest_id AND e.round_id = r.round_id
            JOIN attempt a ON a.agency_id = e.agency_id AND a.attempt_id = e.attempt_id
            WHERE c.agency_id = \(agency) AND c.movement_id = \(movement) AND c.state = 'published' AND a.person_id IS NOT NULL
            AND a.unit_id IS NOT NULL
            GROUP BY c.contest_id, c.slug, c.title, r.number, r.opens_at, a.unit_id, c.published_at
            HAVING COUNT(*) >= \(ContestRules.smallestGroup) AND SUM(e.asked) > 0 ORDER BY r.opens_at, c.contest_id, a.unit_id
            """
        ).compactMap { row in
            guard let published = try row.int64OrNil(5),
                let share = TargetProgress.percent(Quantity(try row.int(6)), of: Quantity(try row.int(7)))
            else { return nil }
            return DiscoveryFacts.Round(
                contest: try row.text(0), slug: try row.text(1), title: try row.text(2), number: try row.int(3), unit: try row.text(4),
                published: Instant(milliseconds: published).vietnamDate, share: share)
        }
    }
}
