public import Storage
public import Vietnamese

/// A round of checks in a list.
public struct RoundSummary: Sendable, Hashable {
    /// Identifier.
    public let id: String
    /// Page address and name of the movement.
    public let slug, movement: String
    /// What it is called.
    public let title: String
    /// Reports of periods that end between these days.
    public let from, to: CivilDate
    /// How many were to be drawn.
    public let size: Int
    /// SHA-256 of the seed.
    public let commitment: String
    /// When the commitment was published, and when the sample was drawn.
    public let committedAt: Instant
    public let drawnAt: Instant?
    /// Reports drawn, checked, and found smaller than reported.
    public let drawn, checked, inflated: Int
}

/// One report drawn.
public struct RoundItem: Sendable, Hashable {
    /// Identifier of the report.
    public let id: String
    /// Place in the order of drawing.
    public let position: Int
    /// The target, its period and its unit of measure.
    public let code, title, period, unitLabel: String
    /// Unit it comes from.
    public let unit: Text?
    /// Who checks it.
    public let checker: Text
    /// Whether the viewer is the one.
    public let isMine: Bool
    /// What was reported, and of what whole.
    public let value: Quantity
    public let whole: Quantity?
    /// What was verified; nil until it is checked.
    public let verified: Quantity?
    /// Verified as a part of reported, in per cent.
    public let share: Quantity?
    /// Whether more was reported than could be verified (less, where less is better).
    public let isInflated: Bool
    /// How it was checked, and by what; nil when the viewer may not see it.
    public let sentence, evidence: String?
    /// When.
    public let at: Instant?
}

/// One round for one viewer.
public struct RoundModel: Sendable, Hashable {
    /// What the list shows.
    public let summary: RoundSummary
    /// What was published; nil before the draw.
    public let published: PublishedRound?
    /// What was drawn, in order.
    public let items: [RoundItem]
    /// Whether the viewer may draw.
    public let mayDraw: Bool
}

/// A report the viewer has to check.
public struct OwedCheck: Sendable, Hashable {
    /// Round and report.
    public let round, item: String
    /// Name of the round, the target and the period.
    public let title, target, period: String
    /// Since when.
    public let since: CivilDate
}

/// Reading rounds of checks. Everybody who works in the agency may; nobody sees a seed before its draw.
public enum CheckQueries {
    /// Rounds of a movement, newest first; at most 200.
    public static func rounds(
        slug: String, for viewer: Actor, in session: Session
    ) throws -> (movement: String, name: String, rounds: [RoundSummary], maySet: Bool) {
        guard ScoringPolicy.seesRounds(viewer) else { throw Refusal.signedOut }
        let row = try session.row("SELECT movement_id, name FROM movement WHERE agency_id = \(viewer.agency) AND slug = \(slug)")
        guard let row else { throw Refusal.notFound }
        let rounds = try summaries("c.movement_id = \(try row.text(0))", for: viewer, in: session).map(\.0)
        return (try row.text(0), try row.text(1), rounds, ScoringPolicy.maySet(viewer))
    }

    /// People who can be made to check: whoever holds a post in a unit below the agency, by unit; at most 200. Empty for those who begin no rounds.
    public static func candidates(for viewer: Actor, today: CivilDate, in session: Session) throws -> [Choice] {
        guard ScoringPolicy.maySet(viewer) else { return [] }
        let rows = try session.rows(
            """
            SELECT h.person_id, p.name, v.name, v.name_en FROM holding h
            JOIN post o ON o.agency_id = h.agency_id AND o.post_id = h.post_id AND \(raw: .holds("o", on: today))
            JOIN unit u ON u.agency_id = o.agency_id AND u.unit_id = o.unit_id AND u.kind <> 'agency'
            JOIN unit_version v ON v.agency_id = o.agency_id AND v.unit_id = o.unit_id AND \(raw: .holds("v", on: today))
            JOIN person p ON p.agency_id = h.agency_id AND p.person_id = h.person_id AND \(raw: .holds("p", on: today))
            WHERE h.agency_id = \(viewer.agency) AND \(raw: .holds("h", on: today))
            ORDER BY v.position, v.unit_id, o.is_head DESC, o.position, p.name_key, p.person_id
            """)
        var seen: Set<String> = []
        return try rows.compactMap { row in
            let person = try row.text(0)
            guard seen.insert(person).inserted else { return nil }
            return Choice(person, Directory.label(title: Text(same: try row.text(1)), unit: try row.words(2)))
        }.prefix(200).map { $0 }
    }

    private static func summaries(_ condition: SQL, for viewer: Actor, in session: Session) throws -> [(RoundSummary, Row)] {
        try session.rows(
            """
            SELECT c.round_id, m.slug, m.name, c.title, c.period_from, c.period_to, c.size, c.commitment, c.committed_at, c.drawn_at,
                   (SELECT COUNT(*) FROM check_item i WHERE i.agency_id = c.agency_id AND i.round_id = c.round_id),
                   (SELECT COUNT(*) FROM check_item i WHERE i.agency_id = c.agency_id AND i.round_id = c.round_id AND i.at IS NOT NULL),
                   (SELECT COUNT(*) FROM check_item i JOIN target t ON t.agency_id = i.agency_id AND t.target_id = i.target_id
                    WHERE i.agency_id = c.agency_id AND i.round_id = c.round_id AND i.at IS NOT NULL
                    AND ((t.direction = 'up' AND i.verified < i.value) OR (t.direction = 'down' AND i.verified > i.value))),
                   c.head_sequence, c.head_digest, c.population, c.population_digest,
                   CASE WHEN c.state = 'drawn' THEN c.seed END
            FROM check_round c JOIN movement m ON m.agency_id = c.agency_id AND m.movement_id = c.movement_id
            WHERE c.agency_id = \(viewer.agency) AND \(raw: condition) ORDER BY c.round_id DESC LIMIT 200
            """
        ).map { row in
            (
                RoundSummary(
                    id: try row.text(0), slug: try row.text(1), movement: try row.text(2), title: try row.text(3),
                    from: try MovementQueries.date(row.text(4)), to: try MovementQueries.date(row.text(5)), size: try row.int(6),
                    commitment: try row.text(7), committedAt: Instant(milliseconds: try row.int64(8)),
                    drawnAt: try row.int64OrNil(9).map(Instant.init(milliseconds:)), drawn: try row.int(10), checked: try row.int(11),
                    inflated: try row.int(12)), row
            )
        }
    }

    /// One round; `notFound` when there is none for the viewer.
    public static func round(_ id: String, for viewer: Actor, today: CivilDate, in session: Session) throws -> RoundModel {
        guard ScoringPolicy.seesRounds(viewer) else { throw Refusal.signedOut }
        guard let (summary, row) = try summaries("c.round_id = \(id)", for: viewer, in: session).first else { throw Refusal.notFound }
        let published = try published(summary, row, agency: viewer.agency, in: session)
        return RoundModel(
            summary: summary, published: published, items: published == nil ? [] : try items(of: id, for: viewer, today: today, in: session),
            mayDraw: published == nil && ScoringPolicy.maySet(viewer))
    }

    private static func published(_ summary: RoundSummary, _ row: Row, agency: String, in session: Session) throws -> PublishedRound? {
        guard let sequence = try row.int64OrNil(13), let head = try row.textOrNil(14), let population = try row.textOrNil(15),
            let digest = try row.textOrNil(16), let seed = try row.textOrNil(17)
        else { return nil }
        let sample = try session.rows(
            "SELECT item_id, checker_id FROM check_item WHERE agency_id = \(agency) AND round_id = \(summary.id) ORDER BY position"
        ).map { RandomCheck.Drawn(item: try $0.text(0), checker: try $0.text(1)) }
        return PublishedRound(
            round: summary.id, commitment: summary.commitment, seed: seed, size: summary.size, headSequence: sequence, head: head,
            population: population, populationDigest: digest, sample: sample)
    }

    private static func items(of round: String, for viewer: Actor, today: CivilDate, in session: Session) throws -> [RoundItem] {
        let rows = try session.rows(
            """
            SELECT i.item_id, i.position, t.code, t.title, r.period, t.unit_label, i.unit_id, i.checker_id, i.value, i.whole, i.verified, i.sentence,
                   i.evidence, i.at, t.direction
            FROM check_item i JOIN target t ON t.agency_id = i.agency_id AND t.target_id = i.target_id
            JOIN progress r ON r.agency_id = i.agency_id AND r.target_id = i.target_id AND r.progress_id = i.item_id
            WHERE i.agency_id = \(viewer.agency) AND i.round_id = \(round) ORDER BY i.position
            """)
        let targets = try rows.flatMap { row in
            try [row.textOrNil(6).map { DirectoryTarget(.unit, $0) }, DirectoryTarget(.person, row.text(7))].compactMap(\.self)
        }
        let labels = try Directory.labels(of: targets, on: today, today: today, for: viewer, in: session)
        return try rows.map { row in
            let (unit, checker) = (try row.textOrNil(6), try row.text(7))
            let value = Quantity(thousandths: try row.int64(8))
            let verified = try row.int64OrNil(10).map(Quantity.init(thousandths:))
            let sees = ScoringPolicy.seesBehind(viewer, unit: unit, checker: checker)
            let isDown = try row.text(14) == TargetDirection.down.rawValue
            return RoundItem(
                id: try row.text(0), position: try row.int(1), code: try row.text(2), title: try row.text(3), period: try row.text(4),
                unitLabel: try row.text(5), unit: unit.flatMap { labels[DirectoryTarget(.unit, $0)] },
                checker: labels[DirectoryTarget(.person, checker)] ?? Directory.somebody, isMine: viewer.person == checker, value: value,
                whole: try row.int64OrNil(9).map(Quantity.init(thousandths:)), verified: verified,
                share: verified.flatMap { TargetProgress.percent($0, of: value) },
                isInflated: verified.map { isDown ? $0 > value : $0 < value } ?? false,
                sentence: sees ? try row.text(11) : nil, evidence: sees ? try row.text(12) : nil,
                at: try row.int64OrNil(13).map(Instant.init(milliseconds:)))
        }
    }

    /// What the viewer has to check, oldest first; at most 100.
    public static func owed(by viewer: Actor, in session: Session) throws -> [OwedCheck] {
        guard let person = viewer.person else { return [] }
        return try session.rows(
            """
            SELECT i.round_id, i.item_id, c.title, t.title, r.period, c.drawn_at FROM check_item i
            JOIN check_round c ON c.agency_id = i.agency_id AND c.round_id = i.round_id
            JOIN target t ON t.agency_id = i.agency_id AND t.target_id = i.target_id
            JOIN progress r ON r.agency_id = i.agency_id AND r.target_id = i.target_id AND r.progress_id = i.item_id
            WHERE i.agency_id = \(viewer.agency) AND i.checker_id = \(person) AND i.at IS NULL ORDER BY c.drawn_at, i.position LIMIT 100
            """
        ).map { row in
            OwedCheck(
                round: try row.text(0), item: try row.text(1), title: try row.text(2), target: try row.text(3), period: try row.text(4),
                since: Instant(milliseconds: try row.int64OrNil(5) ?? 0).vietnamDate)
        }
    }
}
