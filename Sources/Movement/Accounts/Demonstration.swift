public import Storage
public import Vietnamese

/// The mark of a database that was created as a demonstration. It is set while the database is empty or never, and stays (the schema sees to it).
public enum Demonstration {
    /// Whether this is a demonstration.
    public static func isMarked(in session: Session) throws -> Bool {
        try session.row("SELECT value FROM installation WHERE key = 'demo'")?.text(0) == "1"
    }

    /// Marks an empty database.
    /// - Throws: `StorageError.constraint` when the database already holds an agency, or is marked already.
    public static func mark(_ database: Database) async throws {
        try await database.write { session in try session.execute("INSERT INTO installation (key, value) VALUES ('demo', '1')") }
    }
}

/// An account that the sign-in page of a demonstration offers.
public struct DemoAccount: Sendable, Hashable {
    /// The role it shows.
    public let role: Role
    /// The account.
    public let account: String
    /// Name of the fictional person.
    public let name: String
    /// Title of the post; nil for staff.
    public let title: Text?
}

/// The accounts a demonstration offers: one for each role that somebody holds.
public enum DemoAccounts {
    /// The accounts, in the order of `Role`; empty unless this is a demonstration. Nobody is offered twice.
    public static func list(agency: String, today: CivilDate, in session: Session) throws -> [DemoAccount] {
        guard try Demonstration.isMarked(in: session) else { return [] }
        // Those with a role are few; of the others one is enough, however many there are.
        let holders = try session.rows(
            """
            SELECT a.account_id, p.name, o.title, o.title_en, r.role FROM post_role r
            JOIN post o ON o.agency_id = r.agency_id AND o.post_id = r.post_id AND \(raw: .holds("o", on: today))
            JOIN holding h ON h.agency_id = o.agency_id AND h.post_id = o.post_id AND \(raw: .holds("h", on: today))
            JOIN person p ON p.agency_id = h.agency_id AND p.person_id = h.person_id AND \(raw: .holds("p", on: today))
            JOIN account a ON a.agency_id = p.agency_id AND a.person_id = p.person_id AND a.disabled_at IS NULL
            WHERE r.agency_id = \(agency) ORDER BY p.name_key, a.account_id, o.position, o.post_id, r.role
            """)
        let staff = try session.rows(
            """
            SELECT a.account_id, p.name, o.title, o.title_en FROM person p
            JOIN account a ON a.agency_id = p.agency_id AND a.person_id = p.person_id AND a.disabled_at IS NULL
            LEFT JOIN holding h ON h.agency_id = p.agency_id AND h.person_id = p.person_id AND \(raw: .holds("h", on: today))
            LEFT JOIN post o ON o.agency_id = h.agency_id AND o.post_id = h.post_id AND \(raw: .holds("o", on: today))
            WHERE p.agency_id = \(agency) AND \(raw: .holds("p", on: today)) AND NOT EXISTS (
                SELECT 1 FROM holding g JOIN post_role r ON r.agency_id = g.agency_id AND r.post_id = g.post_id
                WHERE g.agency_id = p.agency_id AND g.person_id = p.person_id AND \(raw: .holds("g", on: today)))
            ORDER BY p.name_key, p.person_id LIMIT 1
            """)
        let candidates = try (holders + staff).map { row in
            DemoAccount(
                role: try row.count > 4 ? Role(rawValue: row.text(4)) ?? .staff : .staff, account: try row.text(0), name: try row.text(1),
                title: try row.isNull(2) ? nil : try row.words(2))
        }
        var taken: Set<String> = []
        return Role.allCases.compactMap { role in
            let chosen = candidates.first { candidate in
                candidate.role == role && !taken.contains(candidate.account)
            }
            guard let chosen else { return nil }
            taken.insert(chosen.account)
            return chosen
        }
    }
}
