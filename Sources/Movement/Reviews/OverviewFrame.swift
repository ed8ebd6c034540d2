internal import Storage
internal import Vietnamese

/// What a look at a movement counts: which days, what was known when, in whose names, and for which units.
///
/// A past day is shown as it was: only what had been written by the end of that day counts, and a report that has been replaced since still stands.
struct OverviewFrame: Sendable {
    let agency, movement, plan, slug, name: String
    /// First and last day of the movement.
    let period: (from: CivilDate, to: CivilDate)
    /// The days whose deeds count.
    var from, to: CivilDate
    /// The day of names and memberships.
    var day: CivilDate
    /// Only what was written before this moment counts, in milliseconds since 1970 UTC.
    var known: Int64
    /// The day of the launch.
    let launched: CivilDate
    /// Units to be seen; nil is all.
    let units: Set<String>?

    /// The movement at an address as of the end of a day; `notFound` for those for whom the head's screen does not exist.
    static func load(slug: String, on day: CivilDate?, today: CivilDate, for viewer: Actor, in session: Session) throws -> OverviewFrame {
        let units = ReviewPolicy.units(viewer)
        guard units != [] else { throw viewer.isSignedIn ? Refusal.notFound : Refusal.signedOut }
        return try load("m.slug = \(slug)", on: day, today: today, units: units, agency: viewer.agency, in: session)
    }

    /// The movement that fulfils a condition on `m`.
    static func load(
        _ condition: SQL, on day: CivilDate?, today: CivilDate, units: Set<String>?, agency: String, in session: Session
    ) throws -> OverviewFrame {
        let row = try session.row(
            """
            SELECT m.movement_id, m.plan_id, m.slug, m.name, m.period_from, m.period_to, m.launched_at FROM movement m
            WHERE m.agency_id = \(agency) AND \(raw: condition)
            """)
        guard let row else { throw Refusal.notFound }
        let (from, to) = (try row.civilDate(4), try row.civilDate(5))
        let launched = Instant(milliseconds: try row.int64(6)).vietnamDate
        let shown = day ?? today
        guard shown <= today else { throw Refusal.invalid("ngay", "Ngày này chưa tới.", "This day has not come yet.") }
        guard shown >= launched else {
            throw Refusal.invalid(
                "ngay", "Phong trào phát động ngày \(launched.vietnamese); chọn từ ngày đó.",
                "The movement was launched on \(launched.vietnamese); choose that day or a later one.")
        }
        return OverviewFrame(
            agency: agency, movement: try row.text(0), plan: try row.text(1), slug: try row.text(2), name: try row.text(3), period: (from, to),
            from: from, to: min(to, shown), day: shown, known: Instant(shown.adding(days: 1)).milliseconds, launched: launched, units: units)
    }

    // MARK: - Pieces of statements

    /// Whether an event `e` counts.
    var eventCounts: SQL { "e.on_date >= \(from.iso) AND e.on_date <= \(to.iso) AND e.at < \(known)" }

    /// Whether an entry `n` counts.
    var entryCounts: SQL {
        """
        n.on_date >= \(from.iso) AND n.on_date <= \(to.iso) AND n.at < \(known) AND (n.withdrawn_at IS NULL OR n.withdrawn_at >= \(known))
        """
    }

    /// Whether a target `t` counts.
    var targetCounts: SQL {
        let scope: SQL = units.map { "t.unit_id IN \(list: $0.sorted())" } ?? "1 = 1"
        return """
            t.agency_id = \(agency) AND t.movement_id = \(movement) AND t.created_at < \(known) AND t.starts <= \(to.iso) AND \(raw: scope)
            AND COALESCE(\(raw: past("state")), t.state) = 'open'
            """
    }

    /// What a column of a target `t` was at the moment; NULL when it is as today.
    func past(_ column: SQL) -> SQL {
        """
        (SELECT y.\(raw: column) FROM target_past y
         WHERE y.agency_id = t.agency_id AND y.target_id = t.target_id AND y.until >= \(known) ORDER BY y.until LIMIT 1)
        """
    }

    /// Whether a report `d` on a target `t` is overdue: its last day of grace has passed, and nothing had been reported. What is excused because the
    /// target was withdrawn was owed until then; what was due before the target was set never was, and has a day beside it.
    var isOverdue: SQL {
        """
        d.due_on < \(day.iso) AND (d.state <> 'excused' OR (t.state = 'withdrawn' AND d.reported_on IS NULL)) AND NOT EXISTS (
            SELECT 1 FROM progress q WHERE q.agency_id = d.agency_id AND q.target_id = d.target_id AND q.period = d.period AND q.at < \(known))
        """
    }

    /// The identifier of the report on a target `t` that was the latest known.
    var latestReport: SQL {
        """
        (SELECT q.progress_id FROM progress q
         JOIN due_report d ON d.agency_id = q.agency_id AND d.target_id = q.target_id AND d.period = q.period
         WHERE q.agency_id = t.agency_id AND q.target_id = t.target_id AND q.at < \(known) AND d.period_from <= \(to.iso)
         ORDER BY d.period_to DESC, q.at DESC, q.progress_id DESC LIMIT 1)
        """
    }

    /// What the register of a target `t` held: the number of entries or what they add up to, in thousandths.
    func register(_ sum: SQL) -> SQL {
        """
        (SELECT CAST(\(raw: sum) AS BIGINT) FROM entry n WHERE n.agency_id = t.agency_id AND n.target_id = t.target_id AND \(raw: entryCounts))
        """
    }

    /// The moment until which the past of an obligation, known by its column, is told by `obligation_past`; NULL when it is as today.
    func pastUntil(_ obligation: SQL) -> SQL {
        """
        (SELECT MIN(x.until) FROM obligation_past x
         WHERE x.agency_id = \(agency) AND x.obligation_id = \(raw: obligation) AND x.until >= \(known))
        """
    }

    /// Everybody who has taken part in any way, in a column `actor`: answered the call, reported, filled a register, registered or signed a covenant,
    /// published news, commented, or thanked somebody. Having read a post is not taking part.
    var participants: SQL {
        """
        SELECT k.person_id AS actor FROM acknowledgement k
        WHERE k.agency_id = \(agency) AND k.movement_id = \(movement) AND k.answered_at < \(known)
        UNION SELECT e.actor FROM clause_event e JOIN obligation o ON o.agency_id = e.agency_id AND o.obligation_id = e.obligation_id
        WHERE e.agency_id = \(agency) AND o.plan_id = \(plan) AND \(raw: eventCounts)
        UNION SELECT q.actor FROM progress q JOIN target t ON t.agency_id = q.agency_id AND t.target_id = q.target_id
        WHERE t.agency_id = \(agency) AND t.movement_id = \(movement) AND q.at < \(known)
        UNION SELECT n.actor FROM entry n JOIN target t ON t.agency_id = n.agency_id AND t.target_id = n.target_id
        WHERE t.agency_id = \(agency) AND t.movement_id = \(movement) AND \(raw: entryCounts)
        UNION SELECT g.person_id FROM pledge g
        WHERE g.agency_id = \(agency) AND g.movement_id = \(movement) AND g.person_id IS NOT NULL AND \(raw: pledgeCounts)
        UNION SELECT w.signed_by FROM pledge_unit w JOIN pledge g ON g.agency_id = w.agency_id AND g.pledge_id = w.pledge_id
        WHERE g.agency_id = \(agency) AND g.movement_id = \(movement) AND w.signed_at < \(known) AND \(raw: pledgeCounts)
        UNION SELECT a.created_by FROM news a WHERE a.agency_id = \(agency) AND a.movement_id = \(movement) AND \(raw: newsCounts)
        UNION SELECT c.actor FROM news_comment c JOIN news a ON a.agency_id = c.agency_id AND a.news_id = c.news_id
        WHERE c.agency_id = \(agency) AND a.movement_id = \(movement) AND c.at < \(known) AND (c.hidden_at IS NULL OR c.hidden_at >= \(known))
        UNION SELECT h.giver FROM thanks h
        WHERE h.agency_id = \(agency) AND h.movement_id = \(movement) AND h.at < \(known) AND (h.withdrawn_at IS NULL OR h.withdrawn_at >= \(known))
        """
    }

    /// How many guests have taken part.
    var outside: SQL {
        """
        SELECT COUNT(*) FROM (
            SELECT w.guest_id FROM guest_word w WHERE w.agency_id = \(agency) AND w.movement_id = \(movement) AND w.at < \(known)
            UNION SELECT a.guest_id FROM contest c JOIN contest_round r ON r.agency_id = c.agency_id AND r.contest_id = c.contest_id
            JOIN attempt a ON a.agency_id = r.agency_id AND a.round_id = r.round_id
            WHERE c.agency_id = \(agency) AND c.movement_id = \(movement) AND a.guest_id IS NOT NULL AND a.started_at < \(known)) AS outsiders
        """
    }

    /// Whether a registration `g` stood.
    private var pledgeCounts: SQL { "g.registered_at < \(known) AND (g.state <> 'withdrawn' OR g.changed_at >= \(known))" }

    /// Whether a post `a` stood published.
    private var newsCounts: SQL { "a.published_at < \(known) AND (a.withdrawn_at IS NULL OR a.withdrawn_at >= \(known))" }

    /// Whether the person `p` belongs to a unit that is seen.
    var isMember: SQL {
        let scope: SQL = units.map { " AND m.unit_id IN \(list: $0.sorted())" } ?? ""
        return """
            \(raw: .holds("p", on: day)) AND EXISTS (SELECT 1 FROM membership m WHERE m.agency_id = p.agency_id AND m.person_id = p.person_id
                AND \(raw: .holds("m", on: day))\(raw: scope))
            """
    }
}
