internal import Storage

extension Schema {
    /// The calendar of working days; targets, the reports due on them, what was reported, and registers of entries; evidence stands in `evidenceStatements`.
    ///
    /// Numbers are `Quantity`: thousandths. `due_report` has a row for each period of each target from the day the target is set, so that what is owed,
    /// late or silent is an indexed question; what was due before and was not asked for is excused, with that day in
    /// `reported_on`.
    /// `progress` keeps every report; the current one of a period is the one that nothing replaced.
    /// `version` counts the changes of a target, so that nobody changes one they have not seen.
    static var targetStatements: [Migration.Statement] {
        [
            """
            CREATE TABLE calendar_day (
                agency_id TEXT NOT NULL REFERENCES agency (agency_id), day TEXT NOT NULL, is_working INTEGER NOT NULL, name TEXT NOT NULL,
                source TEXT NOT NULL, PRIMARY KEY (agency_id, day), CHECK (is_working IN (0, 1)))
            """,
            """
            CREATE TABLE target (
                agency_id TEXT NOT NULL, target_id TEXT NOT NULL, movement_id TEXT NOT NULL, obligation_id TEXT NOT NULL, code TEXT NOT NULL,
                title TEXT NOT NULL, folded TEXT NOT NULL, kind TEXT NOT NULL, measure TEXT NOT NULL, unit_label TEXT NOT NULL, direction TEXT NOT NULL,
                source TEXT NOT NULL, baseline INTEGER, baseline_on TEXT, goal INTEGER NOT NULL, cadence TEXT NOT NULL, starts TEXT NOT NULL,
                ends TEXT NOT NULL, grace INTEGER NOT NULL, owner_kind TEXT NOT NULL, owner_id TEXT NOT NULL, unit_id TEXT,
                state TEXT NOT NULL CHECK (state IN ('open', 'withdrawn')), note TEXT NOT NULL, version INTEGER NOT NULL, position INTEGER NOT NULL,
                created_at INTEGER NOT NULL, created_by TEXT NOT NULL, PRIMARY KEY (agency_id, target_id), CHECK (starts <= ends),
                FOREIGN KEY (agency_id, movement_id) REFERENCES movement (agency_id, movement_id),
                FOREIGN KEY (agency_id, obligation_id) REFERENCES obligation (agency_id, obligation_id))
            """,
            "CREATE UNIQUE INDEX target_code ON target (agency_id, movement_id, code, owner_kind, owner_id)",
            "CREATE INDEX target_owner ON target (agency_id, owner_kind, owner_id)",
            "CREATE INDEX target_unit ON target (agency_id, unit_id)",
            "CREATE INDEX target_obligation ON target (agency_id, obligation_id)",
            """
            CREATE TABLE due_report (
                agency_id TEXT NOT NULL, target_id TEXT NOT NULL, period TEXT NOT NULL, period_from TEXT NOT NULL, period_to TEXT NOT NULL,
                due_on TEXT NOT NULL, state TEXT NOT NULL CHECK (state IN ('owed', 'reported', 'excused')), reported_on TEXT,
                PRIMARY KEY (agency_id, target_id, period), FOREIGN KEY (agency_id, target_id) REFERENCES target (agency_id, target_id))
            """,
            "CREATE INDEX due_report_day ON due_report (agency_id, state, due_on)",
            """
            CREATE TABLE progress (
                agency_id TEXT NOT NULL, target_id TEXT NOT NULL, progress_id TEXT NOT NULL, period TEXT NOT NULL, value INTEGER NOT NULL,
                whole INTEGER, level INTEGER NOT NULL, sentence TEXT NOT NULL, on_date TEXT NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL,
                replaced_by TEXT, reason TEXT NOT NULL, PRIMARY KEY (agency_id, target_id, progress_id),
                FOREIGN KEY (agency_id, target_id, period) REFERENCES due_report (agency_id, target_id, period))
            """,
            "CREATE UNIQUE INDEX progress_current ON progress (agency_id, target_id, period) WHERE replaced_by IS NULL",
            "CREATE INDEX progress_report ON progress (agency_id, progress_id)",
            """
            CREATE TABLE entry (
                agency_id TEXT NOT NULL, target_id TEXT NOT NULL, entry_id TEXT NOT NULL, kind TEXT NOT NULL, title TEXT NOT NULL, on_date TEXT NOT NULL,
                amount INTEGER NOT NULL, fields TEXT NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL, withdrawn_at INTEGER, reason TEXT NOT NULL,
                PRIMARY KEY (agency_id, target_id, entry_id), FOREIGN KEY (agency_id, target_id) REFERENCES target (agency_id, target_id))
            """,
            "CREATE INDEX entry_one ON entry (agency_id, entry_id)",
            // What can happen on a clause grows: reports and entries are events too. SQLite cannot change a check in place.
            .only(.postgresql, "ALTER TABLE clause_event DROP CONSTRAINT clause_event_kind_check"),
            .only(.sqlite, "ALTER TABLE clause_event RENAME TO clause_event_before"),
            .only(
                .sqlite,
                """
                CREATE TABLE clause_event (
                    agency_id TEXT NOT NULL, obligation_id TEXT NOT NULL, event_id TEXT NOT NULL, kind TEXT NOT NULL, at INTEGER NOT NULL,
                    on_date TEXT NOT NULL, actor TEXT NOT NULL, note TEXT NOT NULL, unit_id TEXT, PRIMARY KEY (agency_id, obligation_id, event_id),
                    FOREIGN KEY (agency_id, obligation_id) REFERENCES obligation (agency_id, obligation_id)) STRICT
                """),
            .only(
                .sqlite,
                """
                INSERT INTO clause_event
                SELECT agency_id, obligation_id, event_id, kind, at, on_date, actor, note, unit_id FROM clause_event_before
                """),
            .only(.sqlite, "DROP TABLE clause_event_before"),
        ]
    }
}
