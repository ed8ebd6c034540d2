public import Storage
public import Vietnamese

/// Reading guests; for everybody but those who look after them there are none.
public enum GuestQueries {
    /// Guests, newest first.
    /// - Parameter after: number the page before ended with.
    public static func list(
        filter: GuestFilter = GuestFilter(), after: Int? = nil, limit: Int = 50, today: CivilDate, for viewer: Actor, in session: Session
    ) throws -> GuestList {
        guard GuestPolicy.maySee(viewer) else { throw viewer.isSignedIn ? Refusal.notFound : Refusal.signedOut }
        var condition: SQL = "g.erased_at IS NULL"
        if let kind = filter.kind { condition += " AND g.kind = \(kind.rawValue)" }
        if let isInside = filter.isInside { condition += " AND g.is_inside = \(isInside)" }
        if let after { condition += " AND g.number < \(after)" }
        let found = try lines(condition, limit: limit + 1, for: viewer, in: session)
        return GuestList(
            lines: Array(found.prefix(limit)), next: found.count > limit ? found[limit - 1].number : nil,
            counts: try counts("1 = 1", agency: viewer.agency, in: session),
            retention: try GuestRetention.rule(on: today, agency: viewer.agency, in: session), seesContacts: GuestPolicy.seesContacts(viewer))
    }

    private static func lines(_ condition: SQL, limit: Int, for viewer: Actor, in session: Session) throws -> [GuestLine] {
        try session.rows(
            """
            SELECT g.guest_id, g.number, g.kind, g.name, g.place, g.is_inside, g.channel, g.contact, g.created_at FROM guest g
            WHERE g.agency_id = \(viewer.agency) AND \(raw: condition) ORDER BY g.number DESC LIMIT \(limit)
            """
        ).map { row in
            let id = try row.text(0)
            return GuestLine(
                id: id, number: try row.int(1), kind: GuestKind(rawValue: try row.text(2)) ?? .citizen, name: try row.text(3),
                place: try row.text(4), isInside: try row.bool(5), isByPhone: try row.text(6) == "phone",
                contact: try GuestPolicy.seesContacts(viewer) || viewer.guest == id ? row.text(7) : nil,
                since: Instant(milliseconds: try row.int64(8)).vietnamDate)
        }
    }

    /// - Parameter condition: on `g`, the guest.
    static func counts(_ condition: SQL, agency: String, in session: Session) throws -> [GuestCount] {
        let rows = try session.rows(
            """
            SELECT g.kind, SUM(g.is_inside), COUNT(*) FROM guest g WHERE g.agency_id = \(agency) AND \(raw: condition)
            GROUP BY g.kind ORDER BY g.kind
            """)
        return try rows.map { row in
            let inside = try row.int(1)
            return GuestCount(kind: GuestKind(rawValue: try row.text(0)) ?? .citizen, inside: inside, outside: try row.int(2) - inside)
        }
    }

    /// Everything kept about a guest: for the guest, and for those who look after guests.
    public static func own(_ guest: String, today: CivilDate, for viewer: Actor, in session: Session) throws -> OwnGuest {
        guard viewer.guest == guest || GuestPolicy.maySee(viewer) else { throw viewer.isSignedIn ? Refusal.notFound : Refusal.signedOut }
        guard let line = try lines("g.guest_id = \(guest) AND g.erased_at IS NULL", limit: 1, for: viewer, in: session).first else {
            throw Refusal.notFound
        }
        let agency = viewer.agency
        let consents = try session.rows(
            """
            SELECT purpose, wording, given_at, withdrawn_at, heard_by FROM consent WHERE agency_id = \(agency) AND guest_id = \(guest)
            ORDER BY given_at DESC, purpose
            """
        ).map { row in
            ConsentLine(
                purpose: ConsentPurpose(rawValue: try row.text(0)) ?? .part, wording: try row.text(1), given: Instant(milliseconds: try row.int64(2)),
                withdrawn: try row.int64OrNil(3).map(Instant.init(milliseconds:)), isHeard: try !row.text(4).isEmpty)
        }
        let attempts = try session.rows(
            """
            SELECT c.slug, c.title, r.number, a.started_at,
                   (SELECT COUNT(*) FROM answer w WHERE w.agency_id = a.agency_id AND w.attempt_id = a.attempt_id)
            FROM attempt a JOIN contest_round r ON r.agency_id = a.agency_id AND r.round_id = a.round_id
            JOIN contest c ON c.agency_id = r.agency_id AND c.contest_id = r.contest_id
            WHERE a.agency_id = \(agency) AND a.guest_id = \(guest) ORDER BY a.started_at DESC
            """
        ).map { row in
            GuestAttempt(
                contest: try row.text(0), title: try row.text(1), round: try row.int(2), started: Instant(milliseconds: try row.int64(3)),
                answers: try row.int(4))
        }
        let retention = try GuestRetention.rule(on: today, agency: agency, in: session)
        let more = try session.row(
            """
            SELECT (SELECT COUNT(*) FROM guest_session s WHERE s.agency_id = \(agency) AND s.guest_id = \(guest)),
                   (SELECT MAX(m.period_to) FROM \(raw: GuestRetention.parts) AS t
                    JOIN movement m ON m.agency_id = t.agency_id AND m.movement_id = t.movement_id
                    WHERE t.agency_id = \(agency) AND t.guest_id = \(guest))
            """)
        let last = try more?.textOrNil(1).flatMap(CivilDate.init(iso:))
        return OwnGuest(
            line: line, consents: consents,
            words: try words("w.guest_id = \(guest)", limit: 200, today: today, for: viewer, in: session), attempts: attempts,
            sessions: try more?.int(0) ?? 0, keptUntil: max(last ?? line.since, line.since).adding(days: retention.days), retention: retention,
            mayErase: viewer.guest == guest || GuestPolicy.mayErase(viewer))
    }

    // MARK: - Words

    /// Words of guests that wait, or were decided on, newest first; for those who moderate.
    public static func moderation(
        state: GuestWordState? = nil, after: String? = nil, limit: Int = 50, today: CivilDate, for viewer: Actor, in session: Session
    ) throws -> [GuestWord] {
        guard GuestPolicy.mayModerate(viewer) else { throw viewer.isSignedIn ? Refusal.notFound : Refusal.signedOut }
        var condition: SQL = "w.state <> 'erased'"
        if let state { condition += " AND w.state = \(state.rawValue)" }
        if let after { condition += " AND w.word_id < \(after)" }
        return try words(condition, limit: limit, today: today, for: viewer, in: session)
    }

    /// One of them.
    public static func word(_ id: String, today: CivilDate, for viewer: Actor, in session: Session) throws -> GuestWord {
        guard GuestPolicy.mayModerate(viewer) else { throw viewer.isSignedIn ? Refusal.notFound : Refusal.signedOut }
        guard let word = try words("w.word_id = \(id) AND w.state <> 'erased'", limit: 1, today: today, for: viewer, in: session).first else {
            throw Refusal.notFound
        }
        return word
    }

    /// - Parameter condition: on `w`, the words; `g` is the guest.
    private static func words(_ condition: SQL, limit: Int, today: CivilDate, for viewer: Actor, in session: Session) throws -> [GuestWord] {
        try session.rows(
            """
            SELECT w.word_id, w.kind, m.slug, m.name, v.name, v.name_en, w.title, w.wording, w.benefit, w.is_named, g.name, g.kind, w.guest_id,
                   w.state, w.reason, w.handling, w.answer, w.may_contact, w.at
            FROM guest_word w JOIN guest g ON g.agency_id = w.agency_id AND g.guest_id = w.guest_id
            JOIN movement m ON m.agency_id = w.agency_id AND m.movement_id = w.movement_id
            LEFT JOIN unit_version v ON v.agency_id = w.agency_id AND v.unit_id = w.unit_id AND v.valid_from = (
                SELECT MAX(n.valid_from) FROM unit_version n WHERE n.agency_id = w.agency_id AND n.unit_id = w.unit_id
                AND n.valid_from <= \(today.iso))
            WHERE w.agency_id = \(viewer.agency) AND \(raw: condition) ORDER BY w.word_id DESC LIMIT \(limit)
            """
        ).map { row in
            let guest = try row.text(12)
            let knows = GuestPolicy.maySee(viewer) || viewer.guest == guest
            return GuestWord(
                id: try row.text(0), kind: GuestWordKind(rawValue: try row.text(1)) ?? .thanks, slug: try row.text(2), movement: try row.text(3),
                unit: try row.textOrNil(4).map { Text($0, try row.textOrNil(5) ?? $0) }, title: try row.text(6), text: try row.text(7),
                benefit: try row.text(8), author: try knows || row.bool(9) ? row.text(10) : nil,
                authorKind: GuestKind(rawValue: try row.text(11)) ?? .citizen, guest: knows ? guest : nil,
                state: GuestWordState(rawValue: try row.text(13)) ?? .waiting, reason: knows ? try row.text(14) : "",
                handling: GuestHandling(rawValue: try row.text(15)) ?? .received, answer: knows ? try row.text(16) : "",
                mayContact: knows ? try row.bool(17) : false, at: Instant(milliseconds: try row.int64(18)))
        }
    }

    /// What waits for those who moderate and answer, oldest first, in one statement.
    static func owed(_ actor: Actor, today: CivilDate, in session: Session) throws -> [OwedGuestWord] {
        guard GuestPolicy.mayModerate(actor) else { return [] }
        let answering: SQL = GuestPolicy.mayAnswer(actor) ? "(w.kind = 'offer' AND w.handling = 'received')" : "1 = 0"
        return try session.rows(
            """
            SELECT w.word_id, w.kind, m.name, w.state, w.at FROM guest_word w
            JOIN movement m ON m.agency_id = w.agency_id AND m.movement_id = w.movement_id
            WHERE w.agency_id = \(actor.agency) AND w.state <> 'erased' AND (w.state = 'waiting' OR \(raw: answering))
            ORDER BY w.word_id LIMIT 100
            """
        ).map { row in
            OwedGuestWord(
                id: try row.text(0), kind: GuestWordKind(rawValue: try row.text(1)) ?? .thanks, movement: try row.text(2),
                isToModerate: try row.text(3) == "waiting", since: Instant(milliseconds: try row.int64(4)).vietnamDate)
        }
    }

    // MARK: - Joining

    /// The ways to join a movement; the same for everybody.
    public static func joining(slug: String, agency: String, today: CivilDate, in session: Session) throws -> JoinModel {
        let row = try session.row(
            """
            SELECT m.movement_id, m.name, m.period_to, w.opens, w.closes FROM movement m
            LEFT JOIN pledge_window w ON w.agency_id = m.agency_id AND w.movement_id = m.movement_id
            WHERE m.agency_id = \(agency) AND m.slug = \(slug)
            """)
        guard let row else { throw Refusal.notFound }
        let movement = try row.text(0)
        let visitor = Actor.visitor(of: agency)
        let contests = try session.rows(
            """
            SELECT slug, title FROM contest WHERE agency_id = \(agency) AND movement_id = \(movement) AND audience = 'everyone'
            AND state IN ('announced', 'published') ORDER BY contest_id DESC LIMIT 10
            """
        ).map { Choice(try $0.text(0), Text(same: try $0.text(1))) }
        let opens = try row.textOrNil(3).flatMap(CivilDate.init(iso:))
        let closes = try row.textOrNil(4).flatMap(CivilDate.init(iso:))
        return JoinModel(
            movement: movement, slug: slug, name: try row.text(1), isRunning: try MovementQueries.date(row.text(2)) >= today,
            pledges: opens.flatMap { opens in closes.map { PledgeWindow(opens: opens, closes: $0) } }, contests: contests,
            words: try words("w.movement_id = \(movement) AND w.state = 'published'", limit: 50, today: today, for: visitor, in: session),
            counts: try counts(takingPart(in: movement, agency: agency), agency: agency, in: session),
            units: try Directory.options(.unit, on: today, for: visitor, in: session).map { Choice($0.target.id, $0.label) })
    }

    /// Whether the guest `g` took part in a movement.
    static func takingPart(in movement: String, agency: String) -> SQL {
        """
        g.guest_id IN (SELECT t.guest_id FROM \(raw: GuestRetention.parts) AS t WHERE t.agency_id = \(agency) AND t.movement_id = \(movement))
        """
    }
}
