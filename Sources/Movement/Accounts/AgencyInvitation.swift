public import Storage
public import Vietnamese

/// A promise that somebody may begin an agency below this one. Whoever opens its one-time address becomes that agency's first administrator.
///
/// The child gets its own people, plans and record, so the invitation is an act of the agency above and the beginning an act of the new one:
/// no act crosses agencies. That it was used shows in the child being there.
public struct AgencyInvitation: Sendable, Hashable {
    /// Its identifier.
    public let id: String
    /// The agency above.
    public let parent: String
    /// The agency it lets begin.
    public let child: String
    /// Name of the agency to begin.
    public let name: Text
    /// What it goes by.
    public let shortName: String
    /// Its name in addresses.
    public let slug: String
    /// When the address ends.
    public let expires: Instant

    /// How long an address holds.
    static let seconds: Int64 = 14 * 86_400
}

/// Reading invitations.
public enum AgencyInvitations {
    /// The invitation behind an address, as long as it holds and its agency has not begun.
    public static func find(_ token: String, now: Instant, in session: Session) throws -> AgencyInvitation? {
        try open("i.token_hash = \(secretHash(token))", now: now, in: session).first
    }

    /// Open invitations of the viewer's agency, the next to end first. Only those who may invite see them.
    public static func list(now: Instant, for viewer: Actor, in session: Session) throws -> [AgencyInvitation] {
        guard AgencyPolicy.mayInviteAgencies(viewer) else { return [] }
        return try open("i.agency_id = \(viewer.agency)", now: now, in: session)
    }

    private static func open(_ condition: SQL, now: Instant, in session: Session) throws -> [AgencyInvitation] {
        try session.rows(
            """
            SELECT i.invitation_id, i.agency_id, i.child_id, i.name, i.name_en, i.short_name, i.slug, i.expires_at FROM agency_invitation i
            WHERE \(raw: condition) AND i.revoked_at IS NULL AND i.expires_at > \(now.milliseconds)
            AND NOT EXISTS (SELECT 1 FROM agency a WHERE a.agency_id = i.child_id)
            ORDER BY i.expires_at, i.invitation_id LIMIT 500
            """
        ).map { row in
            AgencyInvitation(
                id: try row.text(0), parent: try row.text(1), child: try row.text(2), name: try row.words(3), shortName: try row.text(5),
                slug: try row.text(6), expires: Instant(milliseconds: try row.int64(7)))
        }
    }
}

extension Schema {
    /// Addresses with which agencies below begin; found by the hash of the token before the agency is known.
    static var invitationStatements: [Migration.Statement] {
        [
            """
            CREATE TABLE agency_invitation (
                agency_id TEXT NOT NULL REFERENCES agency (agency_id), invitation_id TEXT NOT NULL, child_id TEXT NOT NULL UNIQUE,
                token_hash BLOB NOT NULL UNIQUE, name TEXT NOT NULL, name_en TEXT NOT NULL, short_name TEXT NOT NULL, slug TEXT NOT NULL,
                created_at INTEGER NOT NULL, expires_at INTEGER NOT NULL, revoked_at INTEGER,
                PRIMARY KEY (agency_id, invitation_id))
            """,
            "CREATE INDEX agency_parent ON agency (parent_id)",
        ]
    }
}

extension Refusal {
    /// Wrong, used and ended addresses all read the same.
    public static let invitationOver = Refusal(
        .notFound, "agency.invitation", Text("Địa chỉ lập cơ quan này không đúng hoặc đã hết hạn.", "This address is not right, or has ended."),
        next: Text("Xin cơ quan cấp trên một địa chỉ mới.", "Ask the agency above for a new one."))
}
