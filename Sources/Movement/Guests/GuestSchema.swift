internal import Storage

extension Schema {
    /// People and organisations outside who take part without an account, how they prove who they are, and what they agreed to.
    ///
    /// A guest is made when the address is proved: until then what was typed stands in the mail that waits, and goes with it. What identifies a guest
    /// stands in `name`, `contact` and `place` of `guest`, and nowhere else: erasing empties these. `contact_hash` finds the guest of an address
    /// without its text. Secrets are kept by their hash. `guest_mail` is the part of the outbox for those who are no persons of the agency.
    static var guestStatements: [Migration.Statement] {
        [
            """
            CREATE TABLE guest (
                agency_id TEXT NOT NULL, guest_id TEXT NOT NULL, number INTEGER NOT NULL,
                kind TEXT NOT NULL CHECK (kind IN ('citizen', 'household', 'firm', 'school', 'organisation')),
                name TEXT NOT NULL, channel TEXT NOT NULL CHECK (channel IN ('email', 'phone')), contact TEXT NOT NULL, contact_hash BLOB,
                is_inside INTEGER NOT NULL CHECK (is_inside IN (0, 1)), place TEXT NOT NULL, created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
                proved_at INTEGER, erased_at INTEGER, PRIMARY KEY (agency_id, guest_id))
            """,
            "CREATE UNIQUE INDEX guest_contact ON guest (agency_id, contact_hash)",
            "CREATE UNIQUE INDEX guest_number ON guest (agency_id, number)",
            """
            CREATE TABLE guest_session (
                token_hash BLOB PRIMARY KEY, agency_id TEXT NOT NULL, guest_id TEXT NOT NULL, created_at INTEGER NOT NULL, expires_at INTEGER NOT NULL,
                FOREIGN KEY (agency_id, guest_id) REFERENCES guest (agency_id, guest_id))
            """,
            "CREATE INDEX guest_session_of ON guest_session (agency_id, guest_id)",
            """
            CREATE TABLE guest_code (
                agency_id TEXT NOT NULL, guest_id TEXT NOT NULL, code_hash BLOB NOT NULL, created_at INTEGER NOT NULL, expires_at INTEGER NOT NULL,
                uses_left INTEGER NOT NULL, PRIMARY KEY (agency_id, guest_id),
                FOREIGN KEY (agency_id, guest_id) REFERENCES guest (agency_id, guest_id))
            """,
            "CREATE UNIQUE INDEX guest_code_hash ON guest_code (agency_id, code_hash)",
            """
            CREATE TABLE guest_mail (
                agency_id TEXT NOT NULL, mail_id TEXT NOT NULL, address TEXT NOT NULL, request TEXT NOT NULL, subject TEXT NOT NULL,
                body TEXT NOT NULL, links TEXT NOT NULL,
                state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'failed', 'bounced')), attempts INTEGER NOT NULL,
                created_at INTEGER NOT NULL, next_at INTEGER NOT NULL, expires_at INTEGER NOT NULL, quiet_from INTEGER NOT NULL,
                quiet_to INTEGER NOT NULL, claimed_at INTEGER, ended_at INTEGER, problem TEXT NOT NULL, PRIMARY KEY (agency_id, mail_id))
            """,
            "CREATE INDEX guest_mail_next ON guest_mail (agency_id, state, next_at)",
            "CREATE INDEX guest_mail_address ON guest_mail (agency_id, address)",
            """
            CREATE TABLE guest_link (
                token_hash BLOB PRIMARY KEY, agency_id TEXT NOT NULL, mail_id TEXT NOT NULL, created_at INTEGER NOT NULL, expires_at INTEGER NOT NULL,
                used_at INTEGER, FOREIGN KEY (agency_id, mail_id) REFERENCES guest_mail (agency_id, mail_id) ON DELETE CASCADE)
            """,
            "CREATE INDEX guest_link_mail ON guest_link (agency_id, mail_id)",
            """
            CREATE TABLE consent (
                agency_id TEXT NOT NULL, guest_id TEXT NOT NULL, purpose TEXT NOT NULL CHECK (purpose IN ('part', 'named', 'news')),
                given_at INTEGER NOT NULL, heard_by TEXT NOT NULL, wording TEXT NOT NULL, withdrawn_at INTEGER,
                PRIMARY KEY (agency_id, guest_id, purpose, given_at),
                FOREIGN KEY (agency_id, guest_id) REFERENCES guest (agency_id, guest_id))
            """,
            """
            CREATE TABLE guest_word (
                agency_id TEXT NOT NULL, word_id TEXT NOT NULL, movement_id TEXT NOT NULL, guest_id TEXT NOT NULL,
                kind TEXT NOT NULL CHECK (kind IN ('thanks', 'offer')), unit_id TEXT, title TEXT NOT NULL, wording TEXT NOT NULL, benefit TEXT NOT NULL,
                is_named INTEGER NOT NULL CHECK (is_named IN (0, 1)), may_contact INTEGER NOT NULL CHECK (may_contact IN (0, 1)),
                state TEXT NOT NULL CHECK (state IN ('waiting', 'published', 'refused', 'erased')), reason TEXT NOT NULL, moderated_at INTEGER,
                moderated_by TEXT, handling TEXT NOT NULL CHECK (handling IN ('received', 'answered', 'taken')), answer TEXT NOT NULL,
                answered_at INTEGER, answered_by TEXT, at INTEGER NOT NULL, PRIMARY KEY (agency_id, word_id),
                FOREIGN KEY (agency_id, guest_id) REFERENCES guest (agency_id, guest_id),
                FOREIGN KEY (agency_id, movement_id) REFERENCES movement (agency_id, movement_id))
            """,
            "CREATE INDEX guest_word_movement ON guest_word (agency_id, movement_id, state)",
            "CREATE INDEX guest_word_guest ON guest_word (agency_id, guest_id)",
            """
            CREATE TABLE guest_retention (
                agency_id TEXT NOT NULL, valid_from TEXT NOT NULL, days INTEGER NOT NULL CHECK (days > 0), at INTEGER NOT NULL, actor TEXT NOT NULL,
                PRIMARY KEY (agency_id, valid_from))
            """,
        ]
    }
}
