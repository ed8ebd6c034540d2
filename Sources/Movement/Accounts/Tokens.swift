public import Storage
public import Vietnamese

/// What an API token allows.
public enum TokenScope: Sendable, Hashable {
    /// Every act of its owner, except those that make or change keys and accounts.
    case all
    /// No act; reading only.
    case read
    /// These acts.
    case acts(Set<String>)

    /// Acts no token may ever do: whoever steals a token must not be able to turn it into a password, a session or another token.
    static let forbidden = Set(accountActs.map { $0.declaration.name })
    private static let allowed = Set(ActCatalog.all.map { $0.declaration.name }).subtracting(forbidden)

    /// Reads the stored form: "all", "read", or names with spaces between.
    init(stored: String) {
        switch stored {
        case "all": self = .all
        case "read": self = .read
        default: self = .acts(Set(stored.split(separator: " ").map(String.init)))
        }
    }

    var stored: String {
        switch self {
        case .all: "all"
        case .read: "read"
        case .acts(let names): names.sorted().joined(separator: " ")
        }
    }

    /// The acts it allows.
    var acts: Set<String> {
        switch self {
        case .all: Self.allowed
        case .read: []
        case .acts(let names): names.intersection(Self.allowed)
        }
    }

    /// Names that cannot be in a scope.
    static func unusable(_ names: [String]) -> [String] { names.filter { !allowed.contains($0) } }
}

/// A token as its owner sees it in the list.
public struct TokenLine: Sendable, Hashable {
    /// Identifier, for revoking.
    public let id: String
    /// What its owner called it.
    public let name: String
    /// What it allows.
    public let scope: TokenScope
    /// When it was made.
    public let created: Instant
    /// When it ends.
    public let expires: Instant
    /// When it was revoked, if it was.
    public let revoked: Instant?
}

/// Reading API tokens.
public enum TokenQueries {
    /// Begins every token, so that scanners for leaked secrets know one when they see it.
    public static let prefix = "thidua_"

    /// Who a token stands for and what it allows; nil when it is unknown, has ended or was revoked, or its account is closed.
    public static func find(_ secret: String, now: Instant, in session: Session) throws -> ActorSource? {
        guard secret.hasPrefix(prefix), secret.utf8.count <= 100 else { return nil }
        return try session.row(
            """
            SELECT t.agency_id, t.account_id, t.scope FROM api_token t
            JOIN account a ON a.agency_id = t.agency_id AND a.account_id = t.account_id AND a.disabled_at IS NULL
            WHERE t.token_hash = \(secretHash(secret)) AND t.revoked_at IS NULL AND t.expires_at > \(now.milliseconds)
            """
        ).map { .account(agency: try $0.text(0), account: try $0.text(1), scope: TokenScope(stored: try $0.text(2)).acts) }
    }

    /// The tokens of the viewer's own account, newest first.
    public static func list(for viewer: Actor, in session: Session) throws -> [TokenLine] {
        guard let account = viewer.account, AccountPolicy.ownsKeys(of: account, viewer) else { return [] }
        return try session.rows(
            """
            SELECT token_id, name, scope, created_at, expires_at, revoked_at FROM api_token
            WHERE agency_id = \(viewer.agency) AND account_id = \(account) ORDER BY token_id DESC
            """
        ).map { row in
            TokenLine(
                id: try row.text(0), name: try row.text(1), scope: TokenScope(stored: try row.text(2)),
                created: Instant(milliseconds: try row.int64(3)), expires: Instant(milliseconds: try row.int64(4)),
                revoked: try row.int64OrNil(5).map(Instant.init(milliseconds:)))
        }
    }
}
