internal import Storage

extension Schema {
    /// Voluntary registrations and covenants, the units that sign them, what they aim at, and how an outsider is reached.
    ///
    /// `number` is the place of a registration in its movement. The secret of an outsider is kept by its hash only; what identifies an outsider stands
    /// in `name` and `pledge_contact`, so that withdrawing it erases two places and the content of the record.
    static var pledgeStatements: [Migration.Statement] {
        [
            """
            CREATE TABLE pledge_window (
                agency_id TEXT NOT NULL, movement_id TEXT NOT NULL, opens TEXT NOT NULL, closes TEXT NOT NULL, at INTEGER NOT NULL,
                actor TEXT NOT NULL, PRIMARY KEY (agency_id, movement_id), CHECK (opens <= closes),
                FOREIGN KEY (agency_id, movement_id) REFERENCES movement (agency_id, movement_id))
            """,
            """
            CREATE TABLE pledge (
                agency_id TEXT NOT NULL, pledge_id TEXT NOT NULL, movement_id TEXT NOT NULL, number INTEGER NOT NULL,
                kind TEXT NOT NULL CHECK (kind IN ('person', 'unit', 'covenant', 'household', 'organisation')), person_id TEXT,
                name TEXT NOT NULL, folded TEXT NOT NULL, aim TEXT NOT NULL, aim_text TEXT NOT NULL, wording TEXT NOT NULL, by_date TEXT,
                is_public INTEGER NOT NULL, is_late INTEGER NOT NULL,
                state TEXT NOT NULL CHECK (state IN ('signing', 'waiting', 'returned', 'accepted', 'withdrawn')), back_to TEXT NOT NULL,
                reason TEXT NOT NULL, key_hash BLOB, registered_at INTEGER NOT NULL, registered_by TEXT NOT NULL, changed_at INTEGER NOT NULL,
                PRIMARY KEY (agency_id, pledge_id), CHECK (is_public IN (0, 1)), CHECK (is_late IN (0, 1)),
                FOREIGN KEY (agency_id, movement_id) REFERENCES movement (agency_id, movement_id))
            """,
            "CREATE UNIQUE INDEX pledge_number ON pledge (agency_id, movement_id, number)",
            "CREATE UNIQUE INDEX pledge_key ON pledge (key_hash)",
            "CREATE INDEX pledge_state ON pledge (agency_id, state, changed_at)",
            "CREATE INDEX pledge_person ON pledge (agency_id, person_id)",
            """
            CREATE TABLE pledge_unit (
                agency_id TEXT NOT NULL, pledge_id TEXT NOT NULL, unit_id TEXT NOT NULL, position INTEGER NOT NULL, signed_at INTEGER,
                signed_by TEXT, PRIMARY KEY (agency_id, pledge_id, unit_id),
                FOREIGN KEY (agency_id, pledge_id) REFERENCES pledge (agency_id, pledge_id),
                FOREIGN KEY (agency_id, unit_id) REFERENCES unit (agency_id, unit_id))
            """,
            "CREATE INDEX pledge_unit_of ON pledge_unit (agency_id, unit_id)",
            """
            CREATE TABLE pledge_target (
                agency_id TEXT NOT NULL, pledge_id TEXT NOT NULL, target_id TEXT NOT NULL, PRIMARY KEY (agency_id, pledge_id, target_id),
                FOREIGN KEY (agency_id, pledge_id) REFERENCES pledge (agency_id, pledge_id),
                FOREIGN KEY (agency_id, target_id) REFERENCES target (agency_id, target_id))
            """,
            """
            CREATE TABLE pledge_contact (
                agency_id TEXT NOT NULL, pledge_id TEXT NOT NULL, email TEXT NOT NULL, phone TEXT NOT NULL, consented_at INTEGER NOT NULL,
                PRIMARY KEY (agency_id, pledge_id), FOREIGN KEY (agency_id, pledge_id) REFERENCES pledge (agency_id, pledge_id))
            """,
        ]
    }
}
