public import Storage
public import Vietnamese

/// A link that opens one thing once.
public struct OneTimeLink: Sendable, Hashable {
    /// What a link opens.
    public enum Purpose: String, Sendable, CaseIterable {
        /// The first start of an empty installation.
        case setup
        /// Choosing a password.
        case password
        /// Choosing a password, and the end of the second step: for somebody who lost the telephone and the recovery codes.
        case passwordAndSecondStep = "password-totp"
    }

    /// What it opens.
    public let purpose: Purpose
    /// Agency it belongs to; for `setup` the one that will be made.
    public let agency: String
    /// Account it belongs to; nil for `setup`.
    public let account: String?
    /// Sign-in name of the account; empty for `setup`.
    public let login: String
    /// Name of the person; empty for `setup`.
    public let name: String
    /// When it ends.
    public let expires: Instant

    /// How long a setup link holds; every start of the program makes a new one.
    static let setupSeconds: Int64 = 7 * 86_400
    /// How long a link for a new account holds: the administrator may open accounts before a weekend or a holiday.
    static let invitationSeconds: Int64 = 7 * 86_400
    /// How long a reset link holds.
    static let resetSeconds: Int64 = 86_400
}

/// Reading and using one-time links. Only their hashes are stored.
public enum OneTimeLinks {
    /// The link with that token, as long as it is unused and holds; the pages `/dat-lai/{token}` and `/thiet-lap/{token}` ask here.
    public static func find(_ token: String, purposes: [OneTimeLink.Purpose], now: Instant, in session: Session) throws -> OneTimeLink? {
        try session.row(
            """
            SELECT l.purpose, l.agency_id, l.account_id, a.login, p.name, l.expires_at FROM one_time_link l
            LEFT JOIN account a ON a.agency_id = l.agency_id AND a.account_id = l.account_id
            LEFT JOIN person p ON p.agency_id = a.agency_id AND p.person_id = a.person_id
            WHERE l.token_hash = \(secretHash(token)) AND l.purpose IN \(list: purposes.map(\.rawValue)) AND l.used_at IS NULL
            AND l.expires_at > \(now.milliseconds) AND a.disabled_at IS NULL
            """
        ).flatMap { row in
            guard let purpose = OneTimeLink.Purpose(rawValue: try row.text(0)) else { return nil }
            return OneTimeLink(
                purpose: purpose, agency: try row.text(1), account: try row.textOrNil(2), login: try row.textOrNil(3) ?? "",
                name: try row.textOrNil(4) ?? "", expires: Instant(milliseconds: try row.int64(5)))
        }
    }

    /// Uses a link up; nil when it does not hold in this world's agency. The row is locked, so that two readers of one link do not both win.
    static func use(_ token: String, purposes: [OneTimeLink.Purpose], in world: World) throws -> OneTimeLink? {
        guard let link = try find(token, purposes: purposes, now: world.now, in: world.session), link.agency == world.agency else { return nil }
        let used = try world.session.execute(
            "UPDATE one_time_link SET used_at = \(world.now.milliseconds) WHERE token_hash = \(secretHash(token)) AND used_at IS NULL")
        return used == 1 ? link : nil
    }

    /// Makes a link for an account; earlier ones end.
    static func issue(_ purpose: OneTimeLink.Purpose, account: String, seconds: Int64, in world: World) throws -> String {
        try world.session.execute(
            """
            UPDATE one_time_link SET used_at = \(world.now.milliseconds)
            WHERE agency_id = \(world.agency) AND account_id = \(account) AND used_at IS NULL
            """)
        let token = world.randomness.secret()
        try insert(token, purpose, agency: world.agency, account: account, seconds: seconds, now: world.now, in: world.session)
        return token
    }

    static func insert(
        _ token: String, _ purpose: OneTimeLink.Purpose, agency: String, account: String?, seconds: Int64, now: Instant, in session: Session
    ) throws {
        try session.execute(
            """
            INSERT INTO one_time_link (token_hash, agency_id, account_id, purpose, created_at, expires_at)
            VALUES (\(secretHash(token)), \(agency), \(account), \(purpose.rawValue), \(now.milliseconds), \(now.adding(seconds: seconds).milliseconds))
            """)
    }
}

/// The one-time address with which an empty installation begins.
public enum SetupLink {
    /// Makes a new setup token while the database holds no agency; earlier ones end, so only the address printed last works.
    /// - Returns: the token for `/thiet-lap/{token}`, or nil when the installation has been set up.
    public static func ensure(_ database: Database, clock: Clock = .system, randomness: Randomness = .system) async throws -> String? {
        let now = clock.now()
        let token = randomness.secret()
        let agency = randomness.identifier(at: now)
        return try await database.write { session in
            guard try isOpen(in: session) else { return nil }
            try session.execute("UPDATE one_time_link SET used_at = \(now.milliseconds) WHERE purpose = 'setup' AND used_at IS NULL")
            try OneTimeLinks.insert(token, .setup, agency: agency, account: nil, seconds: OneTimeLink.setupSeconds, now: now, in: session)
            return token
        }
    }

    /// Whether the installation still waits for its first agency.
    public static func isOpen(in session: Session) throws -> Bool {
        try session.row("SELECT agency_id FROM agency LIMIT 1") == nil
    }
}
