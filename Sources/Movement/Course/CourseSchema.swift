internal import Storage

extension Schema {
    /// Where a movement is tried first, the day of its interim review, and the movement a plan carries on.
    ///
    /// A succession belongs to the plan of the next movement, which exists before that movement is launched; a movement is carried on once.
    static var courseStatements: [Migration.Statement] {
        [
            """
            CREATE TABLE pilot (
                agency_id TEXT NOT NULL, pilot_id TEXT NOT NULL, movement_id TEXT NOT NULL, unit_id TEXT NOT NULL, what TEXT NOT NULL,
                period_from TEXT NOT NULL, period_to TEXT NOT NULL, state TEXT NOT NULL CHECK (state IN ('running', 'concluded', 'dropped')),
                decision TEXT, result TEXT NOT NULL, named_at INTEGER NOT NULL, named_by TEXT NOT NULL, ended_at INTEGER, ended_by TEXT,
                PRIMARY KEY (agency_id, pilot_id), CHECK (period_from <= period_to), CHECK ((state = 'running') = (ended_at IS NULL)),
                FOREIGN KEY (agency_id, movement_id) REFERENCES movement (agency_id, movement_id),
                FOREIGN KEY (agency_id, unit_id) REFERENCES unit (agency_id, unit_id))
            """,
            "CREATE INDEX pilot_movement ON pilot (agency_id, movement_id, state)",
            """
            CREATE TABLE interim_date (
                agency_id TEXT NOT NULL, movement_id TEXT NOT NULL, due_on TEXT NOT NULL, set_at INTEGER NOT NULL, set_by TEXT NOT NULL,
                PRIMARY KEY (agency_id, movement_id), FOREIGN KEY (agency_id, movement_id) REFERENCES movement (agency_id, movement_id))
            """,
            """
            CREATE TABLE succession (
                agency_id TEXT NOT NULL, plan_id TEXT NOT NULL, movement_id TEXT NOT NULL, period_from TEXT NOT NULL, period_to TEXT NOT NULL,
                at INTEGER NOT NULL, actor TEXT NOT NULL, PRIMARY KEY (agency_id, plan_id), CHECK (period_from <= period_to),
                FOREIGN KEY (agency_id, plan_id) REFERENCES plan (agency_id, plan_id),
                FOREIGN KEY (agency_id, movement_id) REFERENCES movement (agency_id, movement_id))
            """,
            "CREATE UNIQUE INDEX succession_movement ON succession (agency_id, movement_id)",
        ]
    }
}
