public import Storage
public import Vietnamese

/// Reading letters of urging.
public enum UrgeQueries {
    /// Whether the item `i` of the letter `u` has been heard of since it was sent: the report is in, or something happened on the clause.
    private static let answered: SQL = """
        (u.sent_at IS NOT NULL AND (
            (i.target_id IS NOT NULL AND NOT EXISTS (
                SELECT 1 FROM due_report d WHERE d.agency_id = i.agency_id AND d.target_id = i.target_id AND d.period = i.period AND d.state = 'owed'))
            OR (i.target_id IS NULL AND EXISTS (
                SELECT 1 FROM clause_event e WHERE e.agency_id = i.agency_id AND e.obligation_id = i.obligation_id AND e.unit_id = u.unit_id
                AND e.at >= u.sent_at))))
        """

    /// Whether the unit's name `v` is the one it has now, or had last.
    private static let named: SQL = """
        v.agency_id = u.agency_id AND v.unit_id = u.unit_id AND v.valid_from = (
            SELECT MAX(n.valid_from) FROM unit_version n WHERE n.agency_id = u.agency_id AND n.unit_id = u.unit_id)
        """

    /// Letters as far as the viewer may see them, newest first; drafts only for those who may send them.
    /// - Parameter condition: on `u`, the letter.
    static func lines(_ condition: SQL, for viewer: Actor, limit: Int = 200, in session: Session) throws -> [UrgeLine] {
        var visible: SQL = UrgingPolicy.mayUrge(viewer) ? "1 = 1" : "u.state = 'sent'"
        if let units = UrgingPolicy.units(viewer) { visible += " AND u.unit_id IN \(list: units.sorted())" }
        return try session.rows(
            """
            SELECT u.urge_id, v.name, v.name_en, u.subject, u.sent_at, u.answer_by, COUNT(i.position),
                   COALESCE(SUM(CASE WHEN \(raw: answered) THEN 1 ELSE 0 END), 0), u.unit_id
            FROM urge u JOIN unit_version v ON \(raw: named)
            LEFT JOIN urge_item i ON i.agency_id = u.agency_id AND i.urge_id = u.urge_id
            WHERE u.agency_id = \(viewer.agency) AND \(raw: condition) AND \(raw: visible)
            GROUP BY u.urge_id, u.unit_id, v.name, v.name_en, u.subject, u.sent_at, u.answer_by ORDER BY u.urge_id DESC LIMIT \(limit)
            """
        ).map { row in
            UrgeLine(
                id: try row.text(0), unitID: try row.text(8), unit: try row.words(1), subject: try row.text(3),
                sent: try row.int64OrNil(4).map(Instant.init(milliseconds:)),
                answerBy: try row.civilDate(5), items: try row.int(6), answered: try row.int(7))
        }
    }

    /// One letter; a draft does not exist for those who may not send it, nor a letter to a unit the viewer may not see.
    public static func letter(_ id: String, for viewer: Actor, today: CivilDate, in session: Session) throws -> UrgeLetter {
        guard viewer.isSignedIn else { throw Refusal.signedOut }
        let row = try session.row(
            """
            SELECT m.slug, m.name, u.unit_id, v.name, v.name_en, u.number, u.subject, u.body, u.answer_by, u.created_at, u.sent_at, u.signer_role,
                   u.signer_name, a.name, a.name_en
            FROM urge u JOIN movement m ON m.agency_id = u.agency_id AND m.movement_id = u.movement_id
            JOIN agency a ON a.agency_id = u.agency_id JOIN unit_version v ON \(raw: named)
            WHERE u.agency_id = \(viewer.agency) AND u.urge_id = \(id)
            """)
        guard let row else { throw Refusal.notFound }
        let (unit, mayUrge) = (try row.text(2), UrgingPolicy.mayUrge(viewer))
        let sent = try row.int64OrNil(10).map(Instant.init(milliseconds:))
        guard sent == nil ? mayUrge : UrgingPolicy.maySee(unit, viewer) else { throw Refusal.notFound }
        return UrgeLetter(
            id: id, slug: try row.text(0), movement: try row.text(1), unit: unit, unitName: try row.words(3), number: try row.text(5),
            subject: try row.text(6), body: try row.text(7), answerBy: try row.civilDate(8), created: Instant(milliseconds: try row.int64(9)),
            sent: sent, signerRole: try row.text(11), signerName: try row.text(12), agency: try row.words(13),
            heads: try heads(of: unit, on: sent?.vietnamDate ?? today, agency: viewer.agency, in: session),
            items: try items(of: id, agency: viewer.agency, in: session), mayChange: mayUrge && sent == nil)
    }

    private static func heads(of unit: String, on day: CivilDate, agency: String, in session: Session) throws -> [UrgeReceiver] {
        try session.rows(
            """
            SELECT DISTINCT p.person_id, p.name, p.email, p.name_key FROM post o
            JOIN holding h ON h.agency_id = o.agency_id AND h.post_id = o.post_id AND \(raw: .holds("h", on: day))
            JOIN person p ON p.agency_id = h.agency_id AND p.person_id = h.person_id AND \(raw: .holds("p", on: day))
            WHERE o.agency_id = \(agency) AND o.unit_id = \(unit) AND o.is_head = 1 AND \(raw: .holds("o", on: day)) ORDER BY p.name_key, p.person_id
            """
        ).map { UrgeReceiver(id: try $0.text(0), name: try $0.text(1), hasAddress: try !($0.textOrNil(2) ?? "").isEmpty) }
    }

    private static func items(of id: String, agency: String, in session: Session) throws -> [UrgeItem] {
        try session.rows(
            """
            SELECT i.wording, i.since, i.working_days, CASE WHEN \(raw: answered) THEN 1 ELSE 0 END
            FROM urge_item i JOIN urge u ON u.agency_id = i.agency_id AND u.urge_id = i.urge_id
            WHERE i.agency_id = \(agency) AND i.urge_id = \(id) ORDER BY i.position
            """
        ).map { UrgeItem(wording: try $0.text(0), since: try $0.civilDate(1), workingDays: try $0.int(2), isAnswered: try $0.bool(3)) }
    }

    /// What the desk of a head shows: letters to the units they head themselves that are not answered in full, and what was raised to them.
    public static func desk(for viewer: Actor, in session: Session) throws -> (letters: [DeskLetter], raised: [DeskRaised]) {
        guard let person = viewer.person else { return ([], []) }
        let letters = try viewer.posts.isEmpty ? [] : letters(viewer, in: session)
        let raised = try session.rows(
            """
            SELECT x.target_id, x.period, t.title, d.due_on, x.on_date, m.slug FROM escalation x
            JOIN due_report d ON d.agency_id = x.agency_id AND d.target_id = x.target_id AND d.period = x.period AND d.state = 'owed'
            JOIN target t ON t.agency_id = x.agency_id AND t.target_id = x.target_id AND t.state = 'open'
            JOIN movement m ON m.agency_id = t.agency_id AND m.movement_id = t.movement_id
            WHERE x.agency_id = \(viewer.agency) AND x.person_id = \(person) ORDER BY d.due_on, x.target_id LIMIT 50
            """
        ).map { row in
            DeskRaised(
                title: try row.text(2), period: try row.text(1), due: try row.civilDate(3), on: try row.civilDate(4), slug: try row.text(5))
        }
        return (letters, raised)
    }

    private static func letters(_ viewer: Actor, in session: Session) throws -> [DeskLetter] {
        try session.rows(
            """
            SELECT u.urge_id, m.slug, u.subject, u.sent_at, u.answer_by FROM urge u
            JOIN movement m ON m.agency_id = u.agency_id AND m.movement_id = u.movement_id
            WHERE u.agency_id = \(viewer.agency) AND u.state = 'sent' AND u.unit_id IN (
                SELECT h.unit_id FROM post h WHERE h.agency_id = \(viewer.agency) AND h.is_head = 1 AND h.post_id IN \(list: viewer.posts.sorted()))
            AND EXISTS (SELECT 1 FROM urge_item i WHERE i.agency_id = u.agency_id AND i.urge_id = u.urge_id AND NOT \(raw: answered))
            ORDER BY u.answer_by, u.urge_id LIMIT 50
            """
        ).map { row in
            DeskLetter(
                id: try row.text(0), slug: try row.text(1), subject: try row.text(2), sent: Instant(milliseconds: try row.int64(3)),
                answerBy: try row.civilDate(4))
        }
    }
}

/// A letter that asks the viewer's unit for something.
public struct DeskLetter: Sendable, Hashable {
    /// Identifier, and page address of the movement.
    public let id, slug: String
    /// What it is about.
    public let subject: String
    /// When it was sent.
    public let sent: Instant
    /// By when an answer is asked for.
    public let answerBy: CivilDate
}

/// A late report that was told to the viewer as the next head above.
public struct DeskRaised: Sendable, Hashable {
    /// What is reported, and for which period.
    public let title, period: String
    /// When it was due.
    public let due: CivilDate
    /// When the viewer was told.
    public let on: CivilDate
    /// Page address of the movement.
    public let slug: String
}
