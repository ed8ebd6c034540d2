public import Storage
public import Vietnamese

/// Whose mails: the people of the agency, or guests outside.
enum MailBox: Sendable, Hashable, CaseIterable {
    case people, guests

    var table: SQL {
        switch self {
        case .people: "mail"
        case .guests: "guest_mail"
        }
    }

    /// Where the links of its mails lead.
    var prefix: String {
        switch self {
        case .people: "/b/"
        case .guests: "/tham-gia/"
        }
    }
}

/// A mail that this process alone hands over now.
public struct ClaimedMail: Sendable, Hashable {
    /// Agency and identifier.
    public let agency, id: String
    /// Who receives it, and the address they have today; for guests there is no person.
    public let person, address: String
    let box: MailBox
    /// What it is about.
    public let subject: String
    /// Its text with a place for each link.
    let body: String
    /// The pages its links lead to.
    let pages: [String]
    /// When it was written.
    public let created: Instant
    /// How often it has been tried, this time included.
    let attempt: Int

    /// The whole text.
    /// - Parameters:
    ///   - secrets: as many as there are links.
    ///   - origin: address of the site.
    public func text(secrets: [String], origin: String) -> String { MailPlaceholder.filled(body, secrets.map { origin + box.prefix + $0 }) }

    /// How many links it has.
    public var links: Int { pages.count }

    /// Whether the receiver chooses on a page which mails they want.
    public var hasPreferences: Bool { box == .people }
}

/// The outbox as the processes that send see it: written once, claimed by one, ended or tried again. No decision of anybody, so no acts.
public enum Mailroom {
    /// Minutes until the next attempt, after the first, the second and so on; then the mail is given up.
    static let pauses = [1, 5, 15, 60, 180, 360, 720]
    /// Minutes after which a mail that is still being sent belongs to a process that has ended.
    static let stale: Int64 = 15
    /// How long a link of a mail holds.
    static let linkSeconds: Int64 = 7 * 86_400

    /// Claims mails whose time has come; each goes to one process only. Mails that should not go any more are ended here.
    public static func claim(_ agency: String, limit: Int = 10, now: Instant, in session: Session) throws -> [ClaimedMail] {
        var claimed: [ClaimedMail] = []
        for box in MailBox.allCases where claimed.count < limit {
            try endStale(box, agency, now: now, in: session)
            claimed += try claim(box, agency, limit: limit - claimed.count, now: now, in: session)
        }
        return claimed
    }

    private static func claim(_ box: MailBox, _ agency: String, limit: Int, now: Instant, in session: Session) throws -> [ClaimedMail] {
        let receiver: (columns: SQL, join: SQL) =
            switch box {
            case .people:
                ("p.person_id, p.email, p.valid_from, p.valid_to", "JOIN person p ON p.agency_id = m.agency_id AND p.person_id = m.person_id")
            case .guests: ("'', m.address, '0001-01-01', NULL", "")
            }
        let skipping: SQL = session.engine == .postgresql ? "FOR UPDATE OF m SKIP LOCKED" : ""
        let minute = minuteOfDay(now)
        let rows = try session.rows(
            """
            SELECT m.mail_id, m.subject, m.body, m.links, m.created_at, m.attempts, m.expires_at, \(raw: receiver.columns)
            FROM \(raw: box.table) m \(raw: receiver.join)
            WHERE m.agency_id = \(agency) AND m.state = 'waiting' AND m.next_at <= \(now.milliseconds) AND NOT (
                CASE WHEN m.quiet_from <= m.quiet_to THEN m.quiet_from <= \(minute) AND \(minute) < m.quiet_to
                ELSE m.quiet_from <= \(minute) OR \(minute) < m.quiet_to END)
            ORDER BY m.next_at, m.mail_id LIMIT \(limit) \(raw: skipping)
            """)
        var claimed: [ClaimedMail] = []
        for row in rows {
            let id = try row.text(0)
            if let problem = try obstacle(row, now: now) {
                try end(id, box, agency, .failed, problem, now: now, in: session)
                continue
            }
            let mail = ClaimedMail(
                agency: agency, id: id, person: try row.text(7), address: try row.text(8), box: box, subject: try row.text(1), body: try row.text(2),
                pages: StoredJSON.strings(try row.text(3)), created: Instant(milliseconds: try row.int64(4)), attempt: try row.int(5) + 1)
            try session.execute(
                """
                UPDATE \(raw: box.table) SET state = 'sending', attempts = \(mail.attempt), claimed_at = \(now.milliseconds), address = \(mail.address)
                WHERE agency_id = \(agency) AND mail_id = \(id)
                """)
            claimed.append(mail)
        }
        return claimed
    }

    private static func obstacle(_ row: Row, now: Instant) throws -> MailProblem? {
        let today = now.vietnamDate
        if try row.int64(6) <= now.milliseconds { return .expired }
        if try !row.validity(9).contains(today) { return .left }
        return try row.isNull(8) || row.text(8).isEmpty ? .noAddress : nil
    }

    /// A clock may have been put back since the claim, so that what counts is the distance.
    private static func endStale(_ box: MailBox, _ agency: String, now: Instant, in session: Session) throws {
        let span = stale * 60_000
        try session.execute(
            """
            UPDATE \(raw: box.table) SET state = 'failed', problem = \(MailProblem.interrupted.stored), ended_at = \(now.milliseconds)
            WHERE agency_id = \(agency) AND state = 'sending'
            AND (claimed_at < \(now.milliseconds - span) OR claimed_at > \(now.milliseconds + span))
            """)
    }

    /// Notes the hashes of the links that go out with a claimed mail.
    public static func note(links secrets: [String], of mail: ClaimedMail, now: Instant, in session: Session) throws {
        for (secret, page) in zip(secrets, mail.pages) {
            if mail.box == .guests {
                try GuestLinks.note(secret, mail: mail.id, agency: mail.agency, now: now, in: session)
                continue
            }
            try session.execute(
                """
                INSERT INTO mail_link (token_hash, agency_id, mail_id, person_id, page, created_at, expires_at)
                VALUES (\(secretHash(secret)), \(mail.agency), \(mail.id), \(mail.person), \(page), \(now.milliseconds),
                        \(now.milliseconds + linkSeconds * 1000))
                """)
        }
    }

    /// What became of a claimed mail.
    public enum Outcome: Sendable, Hashable {
        /// The mail program took it.
        case taken
        /// There is no mail program: the attempt does not count.
        case missing
        /// It did not answer.
        case timedOut
        /// It said no, with a code of sysexits.h; nil when it was ended by a signal.
        case refused(Int?)
        /// The stored address cannot be used.
        case badAddress
    }

    /// Ends a claimed mail, or lets it wait for the next attempt.
    public static func finish(_ mail: ClaimedMail, _ outcome: Outcome, now: Instant, in session: Session) throws {
        switch outcome {
        case .taken: try end(mail.id, mail.box, mail.agency, .sent, nil, now: now, in: session)
        case .badAddress: try end(mail.id, mail.box, mail.agency, .failed, .noAddress, now: now, in: session)
        case .missing: try wait(mail, .missing, minutes: 5, attempts: mail.attempt - 1, now: now, in: session)
        case .timedOut: try again(mail, .timedOut, now: now, in: session)
        // EX_DATAERR of the address, EX_NOUSER: trying again changes nothing. EX_NOHOST is what msmtp says when the name of the relay cannot be looked up
        // for now, which is no fault of the address.
        case .refused(65?), .refused(67?):
            guard case .refused(let code) = outcome else { return }
            try end(mail.id, mail.box, mail.agency, .bounced, .refused(code), now: now, in: session)
        case .refused(let code): try again(mail, .refused(code), now: now, in: session)
        }
    }

    private static func again(_ mail: ClaimedMail, _ problem: MailProblem, now: Instant, in session: Session) throws {
        guard mail.attempt <= pauses.count else { return try end(mail.id, mail.box, mail.agency, .failed, problem, now: now, in: session) }
        try wait(mail, problem, minutes: pauses[mail.attempt - 1], attempts: mail.attempt, now: now, in: session)
    }

    private static func wait(
        _ mail: ClaimedMail, _ problem: MailProblem, minutes: Int, attempts: Int, now: Instant, in session: Session
    ) throws {
        try session.execute(
            """
            UPDATE \(raw: mail.box.table) SET state = 'waiting', problem = \(problem.stored), attempts = \(attempts),
                next_at = \(now.adding(seconds: Int64(minutes) * 60).milliseconds), claimed_at = NULL
            WHERE agency_id = \(mail.agency) AND mail_id = \(mail.id) AND state = 'sending'
            """)
    }

    private static func end(
        _ id: String, _ box: MailBox, _ agency: String, _ state: MailState, _ problem: MailProblem?, now: Instant, in session: Session
    ) throws {
        try session.execute(
            """
            UPDATE \(raw: box.table) SET state = \(state.rawValue), problem = \(problem?.stored ?? ""), ended_at = \(now.milliseconds), claimed_at = NULL
            WHERE agency_id = \(agency) AND mail_id = \(id)
            """)
    }

    /// Agencies in which mails wait or reminders may be due: all of them.
    public static func agencies(in session: Session) throws -> [String] {
        try session.rows("SELECT agency_id FROM agency ORDER BY agency_id").map { try $0.text(0) }
    }

    /// Removes links that ended long ago.
    public static func purge(now: Instant, in session: Session) throws {
        try session.execute("DELETE FROM mail_link WHERE expires_at < \(now.adding(seconds: -30 * 86_400).milliseconds)")
    }

    /// Minutes since midnight in Vietnam.
    static func minuteOfDay(_ now: Instant) -> Int {
        let parts = now.vietnamTime.split(separator: ":").compactMap { Int($0) }
        return (parts.first ?? 0) * 60 + (parts.last ?? 0)
    }
}

/// A mail to be written into the outbox.
struct NewMail: Sendable, Hashable {
    let person, address: String
    let kind: MailKind
    /// What it is for: a second mail with the same words here is not written.
    let dedupe: String
    let subject, body: String
    /// Pages its links lead to, in the order of their places in the text.
    var pages: [String] = []
    /// Hours after which it is not worth sending.
    var hours = 48
    /// Minutes since midnight between which it is not sent; equal for none.
    var quietFrom = 0, quietTo = 0

    /// Writes it.
    /// - Returns: whether it is new.
    func store(id: String, agency: String, now: Instant, in session: Session) throws -> Bool {
        try session.execute(
            """
            INSERT INTO mail (agency_id, mail_id, person_id, kind, dedupe, address, subject, body, links, state, attempts, created_at, next_at,
                              expires_at, quiet_from, quiet_to, problem)
            VALUES (\(agency), \(id), \(person), \(kind.rawValue), \(dedupe), \(address), \(subject), \(body), \(StoredJSON.text(pages)), 'waiting', 0,
                    \(now.milliseconds), \(now.milliseconds), \(now.adding(seconds: Int64(hours) * 3600).milliseconds), \(quietFrom), \(quietTo), '')
            ON CONFLICT DO NOTHING
            """) == 1
    }
}
