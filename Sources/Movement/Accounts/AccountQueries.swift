public import Storage
public import Vietnamese

/// An account as the administrator sees it: that it exists, its sign-in name, its state. Nothing of its sessions and keys.
public struct AccountLine: Sendable, Hashable {
    /// What state an account is in.
    public enum State: String, Sendable, Hashable {
        /// Its owner has not chosen a password yet.
        case invited
        /// In use.
        case open
        /// Closed.
        case closed

        /// What the state is called.
        public var label: Text {
            switch self {
            case .invited: Text("chờ đặt mật khẩu", "waiting for a password")
            case .open: Text("đang mở", "open")
            case .closed: Text("đã khóa", "closed")
            }
        }
    }

    /// Identifier.
    public let id: String
    /// Its owner.
    public let person: String
    /// Name of the owner.
    public let name: String
    /// Sign-in name.
    public let login: String
    /// State.
    public let state: State
    /// When it was opened.
    public let created: Instant
}

/// What the owner of an account sees on the profile page, besides `SessionQueries.list` and `TokenQueries.list`.
public struct AccountProfile: Sendable, Hashable {
    /// Identifier.
    public let id: String
    /// Sign-in name.
    public let login: String
    /// Name of the person.
    public let name: String
    /// Whether there is a password; demonstration accounts have none.
    public let hasPassword: Bool
    /// Whether the second step is on.
    public let hasSecondStep: Bool
    /// Whether a secret for the second step waits for its first code.
    public let isSecondStepPending: Bool
    /// How many recovery codes are left.
    public let recoveryCodesLeft: Int
}

/// Reading accounts.
public enum AccountQueries {
    /// Accounts of the viewer's agency, in the order of names; empty for those who do not manage them.
    /// - Parameters:
    ///   - search: part of a name or sign-in name; diacritics and đ/d do not count.
    ///   - after: identifier of the last account of the page before.
    public static func list(for viewer: Actor, search: String? = nil, after: String? = nil, limit: Int, in session: Session) throws -> [AccountLine] {
        guard AccountPolicy.mayManage(viewer) else { return [] }
        var condition: SQL = "a.agency_id = \(viewer.agency)"
        if let search = search.map(Vietnamese.folded), !search.isEmpty {
            let pattern = "%" + search.replacing("\\", with: "\\\\").replacing("%", with: "\\%").replacing("_", with: "\\_") + "%"
            condition += " AND (p.folded LIKE \(pattern) ESCAPE '\\' OR a.login LIKE \(pattern) ESCAPE '\\')"
        }
        if let after {
            condition += """
                 AND (p.name_key, a.account_id) > (SELECT q.name_key, b.account_id FROM account b
                JOIN person q ON q.agency_id = b.agency_id AND q.person_id = b.person_id
                WHERE b.agency_id = \(viewer.agency) AND b.account_id = \(after))
                """
        }
        return try lines(condition, limit: limit, in: session)
    }

    /// The account of a person, for those who manage accounts and for the person; nil for everybody else, and when there is none.
    public static func account(of person: String, for viewer: Actor, in session: Session) throws -> AccountLine? {
        guard AccountPolicy.mayManage(viewer) || viewer.person == person else { return nil }
        return try lines("a.agency_id = \(viewer.agency) AND a.person_id = \(person)", limit: 1, in: session).first
    }

    /// What the viewer sees of their own account; nil for visitors and API tokens.
    public static func profile(for viewer: Actor, in session: Session) throws -> AccountProfile? {
        guard let account = viewer.account, AccountPolicy.ownsKeys(of: account, viewer) else { return nil }
        return try session.row(
            """
            SELECT a.account_id, a.login, p.name, a.password IS NOT NULL, a.totp_secret IS NOT NULL, a.totp_pending IS NOT NULL,
                (SELECT COUNT(*) FROM recovery_code c
                WHERE c.agency_id = a.agency_id AND c.account_id = a.account_id AND c.used_at IS NULL)
            FROM account a JOIN person p ON p.agency_id = a.agency_id AND p.person_id = a.person_id
            WHERE a.agency_id = \(viewer.agency) AND a.account_id = \(account)
            """
        ).map { row in
            AccountProfile(
                id: try row.text(0), login: try row.text(1), name: try row.text(2), hasPassword: try row.bool(3), hasSecondStep: try row.bool(4),
                isSecondStepPending: try row.bool(5), recoveryCodesLeft: try row.int(6))
        }
    }

    /// Finds who acts for `thidua act run --as USER`: an open account by its sign-in name.
    public static func source(login: String, today: CivilDate, in session: Session) throws -> ActorSource? {
        guard let name = SignInName.normalized(login) else { return nil }
        return try AccountRow.open(login: name, today: today, in: session).map { .account(agency: $0.agency, account: $0.id, scope: nil) }
    }

    private static func lines(_ condition: SQL, limit: Int, in session: Session) throws -> [AccountLine] {
        try session.rows(
            """
            SELECT a.account_id, a.person_id, p.name, a.login, a.password IS NOT NULL, a.disabled_at IS NOT NULL, a.created_at
            FROM account a JOIN person p ON p.agency_id = a.agency_id AND p.person_id = a.person_id
            WHERE \(raw: condition) ORDER BY p.name_key, a.account_id LIMIT \(limit)
            """
        ).map { row in
            let state: AccountLine.State = try row.bool(5) ? .closed : row.bool(4) ? .open : .invited
            return AccountLine(
                id: try row.text(0), person: try row.text(1), name: try row.text(2), login: try row.text(3), state: state,
                created: Instant(milliseconds: try row.int64(6)))
        }
    }
}
