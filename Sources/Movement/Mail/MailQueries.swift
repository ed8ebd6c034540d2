public import Storage
public import Vietnamese

/// Reading the outbox; for others than the officer and the administrator there is none.
public enum MailQueries {
    /// Mails, newest first.
    /// - Parameters:
    ///   - state: only those in this state.
    ///   - after: the last mail of the page before.
    public static func outbox(
        state: MailState? = nil, after: String? = nil, limit: Int = 50, today: CivilDate, for viewer: Actor, in session: Session
    ) throws -> Outbox {
        guard MailPolicy.maySee(viewer) else { throw viewer.isSignedIn ? Refusal.notFound : Refusal.signedOut }
        var condition: SQL = "1 = 1"
        if let state { condition += " AND m.state = \(state.rawValue)" }
        if let after { condition += " AND m.mail_id < \(after)" }
        let counts = try session.rows("SELECT state, COUNT(*) FROM mail WHERE agency_id = \(viewer.agency) GROUP BY state")
        let without = try session.row(
            """
            SELECT COUNT(*) FROM person p WHERE p.agency_id = \(viewer.agency) AND (p.email IS NULL OR p.email = '')
            AND \(raw: .holds("p", on: today))
            """)
        var byState: [MailState: Int] = [:]
        for row in counts { if let state = MailState(rawValue: try row.text(0)) { byState[state] = try row.int(1) } }
        return Outbox(
            mails: try lines(condition, limit: limit, agency: viewer.agency, in: session), counts: byState, withoutAddress: try without?.int(0) ?? 0)
    }

    /// One mail.
    public static func preview(_ id: String, for viewer: Actor, in session: Session) throws -> MailPreview {
        guard MailPolicy.maySee(viewer) else { throw viewer.isSignedIn ? Refusal.notFound : Refusal.signedOut }
        guard let line = try lines("m.mail_id = \(id)", limit: 1, agency: viewer.agency, in: session).first else { throw Refusal.notFound }
        var body: String?
        if MailPolicy.mayRead(viewer) {
            let row = try session.row("SELECT body, links FROM mail WHERE agency_id = \(viewer.agency) AND mail_id = \(id)")
            let count = StoredJSON.strings(try row?.text(1) ?? "[]").count
            body = MailPlaceholder.filled(try row?.text(0) ?? "", Array(repeating: "(liên kết riêng của người nhận)", count: count))
        }
        return MailPreview(line: line, body: body, mayRetry: line.state == .failed || line.state == .bounced)
    }

    private static func lines(_ condition: SQL, limit: Int, agency: String, in session: Session) throws -> [MailLine] {
        try session.rows(
            """
            SELECT m.mail_id, m.person_id, p.name, m.address, m.kind, m.subject, m.state, m.attempts, m.created_at, m.next_at, m.ended_at, m.problem
            FROM mail m JOIN person p ON p.agency_id = m.agency_id AND p.person_id = m.person_id
            WHERE m.agency_id = \(agency) AND \(raw: condition) ORDER BY m.mail_id DESC LIMIT \(limit)
            """
        ).map { row in
            let state = MailState(rawValue: try row.text(6)) ?? .failed
            return MailLine(
                id: try row.text(0), person: PersonRef(id: Identifier(try row.text(1)), name: try row.text(2)), address: try row.text(3),
                kind: MailKind(rawValue: try row.text(4)) ?? .reminder, subject: try row.text(5), state: state, attempts: try row.int(7),
                created: Instant(milliseconds: try row.int64(8)), next: state == .waiting ? Instant(milliseconds: try row.int64(9)) : nil,
                ended: try row.int64OrNil(10).map(Instant.init(milliseconds:)), problem: MailProblem(stored: try row.text(11)))
        }
    }
}
