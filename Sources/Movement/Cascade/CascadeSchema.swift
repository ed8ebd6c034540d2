internal import Storage

extension Schema {
    /// What a plan stands under, how its clauses come down from those above, what a revision changed, who passed the plan on in a unit, what a new
    /// movement takes over from the one before, and the pilots of a long one.
    ///
    /// A parent may belong to another agency: it is only named, never joined to by a key, so that tables can be kept by agency.
    static var cascadeStatements: [Migration.Statement] {
        [
            // A plan of a unit under a movement; issued by the head of the unit, never a movement of its own.
            "ALTER TABLE plan ADD COLUMN unit_id TEXT", "ALTER TABLE plan ADD COLUMN under_id TEXT",
            "ALTER TABLE plan ADD COLUMN issued_at INTEGER", "ALTER TABLE plan ADD COLUMN issued_by TEXT",
            "CREATE INDEX plan_under ON plan (agency_id, under_id, unit_id)",
            // The parts a reader who knew an earlier version is asked to read, as JSON; NULL means all.
            "ALTER TABLE acknowledgement ADD COLUMN asked TEXT",
            """
            CREATE TABLE plan_change (
                agency_id TEXT NOT NULL, plan_id TEXT NOT NULL, version INTEGER NOT NULL, obligation_id TEXT NOT NULL, to_all INTEGER NOT NULL,
                before_clause TEXT, before_text TEXT, before_kind TEXT, before_due TEXT,
                after_clause TEXT, after_text TEXT, after_kind TEXT, after_due TEXT,
                PRIMARY KEY (agency_id, plan_id, version, obligation_id), CHECK (to_all IN (0, 1)),
                FOREIGN KEY (agency_id, obligation_id) REFERENCES obligation (agency_id, obligation_id))
            """,
            """
            CREATE TABLE plan_parent (
                agency_id TEXT NOT NULL, plan_id TEXT NOT NULL, parent_agency_id TEXT, parent_plan_id TEXT, number TEXT NOT NULL,
                issued_on TEXT, issuer TEXT NOT NULL, title TEXT NOT NULL, address TEXT NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL,
                PRIMARY KEY (agency_id, plan_id), FOREIGN KEY (agency_id, plan_id) REFERENCES plan (agency_id, plan_id))
            """,
            "CREATE INDEX plan_parent_above ON plan_parent (parent_agency_id, parent_plan_id)",
            """
            CREATE TABLE clause_trace (
                agency_id TEXT NOT NULL, obligation_id TEXT NOT NULL, parent_obligation_id TEXT, parent_clause TEXT NOT NULL,
                parent_text TEXT NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL, PRIMARY KEY (agency_id, obligation_id),
                FOREIGN KEY (agency_id, obligation_id) REFERENCES obligation (agency_id, obligation_id))
            """,
            "CREATE INDEX clause_trace_above ON clause_trace (parent_obligation_id)",
            """
            CREATE TABLE pass_on (
                agency_id TEXT NOT NULL, movement_id TEXT NOT NULL, unit_id TEXT NOT NULL, word TEXT NOT NULL, by_date TEXT, at INTEGER NOT NULL,
                actor TEXT NOT NULL, amended_at INTEGER, PRIMARY KEY (agency_id, movement_id, unit_id),
                FOREIGN KEY (agency_id, movement_id) REFERENCES movement (agency_id, movement_id),
                FOREIGN KEY (agency_id, unit_id) REFERENCES unit (agency_id, unit_id))
            """,
            """
            CREATE TABLE pass_on_person (
                agency_id TEXT NOT NULL, movement_id TEXT NOT NULL, unit_id TEXT NOT NULL, person_id TEXT NOT NULL, at INTEGER NOT NULL,
                PRIMARY KEY (agency_id, movement_id, unit_id, person_id),
                FOREIGN KEY (agency_id, person_id) REFERENCES person (agency_id, person_id))
            """,
            "CREATE INDEX pass_on_person_who ON pass_on_person (agency_id, person_id, movement_id)",
            """
            CREATE TABLE movement_clone (
                agency_id TEXT NOT NULL, plan_id TEXT NOT NULL, predecessor_id TEXT NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL,
                PRIMARY KEY (agency_id, plan_id), FOREIGN KEY (agency_id, plan_id) REFERENCES plan (agency_id, plan_id),
                FOREIGN KEY (agency_id, predecessor_id) REFERENCES movement (agency_id, movement_id))
            """,
            "CREATE INDEX movement_clone_before ON movement_clone (agency_id, predecessor_id)",
            """
            CREATE TABLE clone_decision (
                agency_id TEXT NOT NULL, plan_id TEXT NOT NULL, position INTEGER NOT NULL, kind TEXT NOT NULL, about TEXT NOT NULL,
                decision TEXT NOT NULL, decided_at INTEGER, decided_by TEXT, PRIMARY KEY (agency_id, plan_id, position),
                FOREIGN KEY (agency_id, plan_id) REFERENCES plan (agency_id, plan_id))
            """,
            """
            CREATE TABLE clone_target (
                agency_id TEXT NOT NULL, plan_id TEXT NOT NULL, target_id TEXT NOT NULL, code TEXT NOT NULL, title TEXT NOT NULL,
                baseline INTEGER, baseline_on TEXT, PRIMARY KEY (agency_id, plan_id, target_id),
                FOREIGN KEY (agency_id, plan_id) REFERENCES plan (agency_id, plan_id))
            """,
            """
            CREATE TABLE movement_pilot (
                agency_id TEXT NOT NULL, movement_id TEXT NOT NULL, unit_id TEXT NOT NULL, pilot_from TEXT NOT NULL, pilot_to TEXT NOT NULL,
                PRIMARY KEY (agency_id, movement_id, unit_id), CHECK (pilot_from <= pilot_to),
                FOREIGN KEY (agency_id, movement_id) REFERENCES movement (agency_id, movement_id),
                FOREIGN KEY (agency_id, unit_id) REFERENCES unit (agency_id, unit_id))
            """,
            """
            CREATE TABLE movement_interim (
                agency_id TEXT NOT NULL, movement_id TEXT NOT NULL, interim_on TEXT NOT NULL, reason TEXT NOT NULL, at INTEGER NOT NULL,
                actor TEXT NOT NULL, PRIMARY KEY (agency_id, movement_id),
                FOREIGN KEY (agency_id, movement_id) REFERENCES movement (agency_id, movement_id))
            """,
        ]
    }
}
