internal import Crypto
internal import FoundationEssentials
public import Storage
public import Vietnamese

/// How long a session lasts.
public enum SessionLimits {
    /// Seconds without a request after which a session ends: one working day.
    public static let idle: Int64 = 8 * 3600
    /// Seconds after which a session ends in any case: one week.
    public static let absolute: Int64 = 7 * 86_400
    /// Seconds between two notes of when a session was last seen. A page view must not cost a write; five minutes do not matter against eight hours.
    public static let noteEvery: Int64 = 300
}

/// A session that holds.
public struct FoundSession: Sendable, Hashable {
    /// Identifier of the session, for "sign out"; it opens nothing.
    public let id: String
    /// Agency of the account.
    public let agency: String
    /// The account.
    public let account: String
    /// When it began.
    public let created: Instant
    /// When it was last noted as in use.
    public let seen: Instant
    private let token: String

    init(id: String, agency: String, account: String, created: Instant, seen: Instant, token: String) {
        self.id = id
        self.agency = agency
        self.account = account
        self.created = created
        self.seen = seen
        self.token = token
    }

    /// Who acts in this session.
    public var source: ActorSource { .account(agency: agency, account: account, scope: nil) }

    /// The token every form of this session carries.
    public var csrf: String { FormToken.make(of: token) }

    /// Whether a form carried the right token.
    public func accepts(csrf presented: String) -> Bool { FormToken.holds(presented, for: token) }
}

/// The token that forms of a session carry: an HMAC of the session's own, so that it needs no storage and gives nothing away.
public enum FormToken {
    /// The token of a session.
    public static func make(of session: String) -> String {
        Base32.encode(Array(HMAC<SHA256>.authenticationCode(for: Array("thidua.csrf".utf8), using: SymmetricKey(data: Array(session.utf8)))))
    }

    /// Whether a form carried the right token. Compared in constant time.
    public static func holds(_ presented: String, for session: String) -> Bool {
        SymmetricKey(data: Array(presented.utf8)) == SymmetricKey(data: Array(make(of: session).utf8))
    }
}

/// A session as its owner sees it in the list.
public struct SessionLine: Sendable, Hashable {
    /// Identifier, for "sign out".
    public let id: String
    /// What the browser said it was.
    public let agent: String
    /// When it began.
    public let created: Instant
    /// When it was last noted as in use; exact to `SessionLimits.noteEvery`.
    public let seen: Instant
}

/// Reading sessions. A session is machine state: it is made and ended by acts, but that it was used is no act.
public enum SessionQueries {
    /// The session a cookie opens: one query by primary key.
    public static func find(token: String, now: Instant, in session: Session) throws -> FoundSession? {
        guard (40...64).contains(token.utf8.count) else { return nil }
        return try session.row(
            """
            SELECT session_id, agency_id, account_id, created_at, seen_at FROM session WHERE token_hash = \(secretHash(token))
            AND expires_at > \(now.milliseconds) AND seen_at > \(idleSince(now))
            """
        ).map { row in
            FoundSession(
                id: try row.text(0), agency: try row.text(1), account: try row.text(2), created: Instant(milliseconds: try row.int64(3)),
                seen: Instant(milliseconds: try row.int64(4)), token: token)
        }
    }

    /// The sessions of the viewer's own account, the one used last first.
    public static func list(for viewer: Actor, now: Instant, in session: Session) throws -> [SessionLine] {
        guard let account = viewer.account, AccountPolicy.ownsKeys(of: account, viewer) else { return [] }
        return try session.rows(
            """
            SELECT session_id, agent, created_at, seen_at FROM session WHERE agency_id = \(viewer.agency) AND account_id = \(account)
            AND expires_at > \(now.milliseconds) AND seen_at > \(idleSince(now)) ORDER BY seen_at DESC, session_id
            """
        ).map { row in
            SessionLine(
                id: try row.text(0), agent: try row.text(1), created: Instant(milliseconds: try row.int64(2)),
                seen: Instant(milliseconds: try row.int64(3)))
        }
    }

    static func idleSince(_ now: Instant) -> Int64 { now.adding(seconds: -SessionLimits.idle).milliseconds }

    /// Begins a session for an account.
    /// - Returns: the token for the cookie.
    static func begin(account: String, agent: String, in world: World) throws -> String {
        let token = world.randomness.secret()
        try world.session.execute(
            """
            INSERT INTO session (token_hash, agency_id, account_id, session_id, created_at, seen_at, expires_at, agent)
            VALUES (\(secretHash(token)), \(world.agency), \(account), \(world.newID()), \(world.now.milliseconds), \(world.now.milliseconds),
                    \(world.now.adding(seconds: SessionLimits.absolute).milliseconds), \(agent))
            """)
        return token
    }
}
