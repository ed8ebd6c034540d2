internal import Storage

extension Schema {
    /// People and organisations outside who take part without an account, how they prove who they are, and what they agreed to.
    ///
    /// What identifies a guest stands in `name`, `contact` and `place` of `guest`, and nowhere else: erasing empties these. `contact_hash` finds the
    /// guest of an address without its text. Secrets are kept by their hash.
    static var guestStatements: [Migration.Statement] {
        [
            """
            CREATE TABLE guest (
                agency_id TEXT NOT NULL, guest_id TEXT NOT NULL,
                kind TEXT NOT NULL CHECK (kind IN ('citizen', 'household', 'firm', 'school', 'organisation')),
                name TEXT NOT NULL, channel TEXT NOT NULL CHECK (channel IN ('email', 'phone')), contact TEXT NOT NULL, contact_hash BLOB,
                is_inside INTEGER NOT NULL CHECK (is_inside IN (0, 1)), place TEXT NOT NULL, created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
                proved_at INTEGER, erased_at INTEGER, PRIMARY KEY (agency_id, guest_id))
            """,
            "CREATE UNIQUE INDEX guest_contact ON guest (agency_id, contact_hash)",
            """
            CREATE TABLE guest_session (
                token_hash BLOB PRIMARY KEY, agency_id TEXT NOT NULL, guest_id TEXT NOT NULL, created_at INTEGER NOT NULL, expires_at INTEGER NOT NULL,
                FOREIGN KEY (agency_id, guest_id) REFERENCES guest (agency_id, guest_id))
            """,
            "CREATE INDEX guest_session_of ON guest_session (agency_id, guest_id)",
            """
            CREATE TABLE consent (
                agency_id TEXT NOT NULL, guest_id TEXT NOT NULL, purpose TEXT NOT NULL, given_at INTEGER NOT NULL, wording TEXT NOT NULL,
                withdrawn_at INTEGER, PRIMARY KEY (agency_id, guest_id, purpose, given_at),
                FOREIGN KEY (agency_id, guest_id) REFERENCES guest (agency_id, guest_id))
            """,
        ]
    }
}
