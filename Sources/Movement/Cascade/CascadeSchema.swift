internal import Storage

extension Schema {
    /// What a plan stands under, how its clauses come down from those above, what a revision changed, and who passed the plan on in a unit.
    ///
    /// A parent may belong to another agency: it is only named, never joined to by a key, so that tables can be kept by agency.
    static var cascadeStatements: [Migration.Statement] {
        [
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
        ]
    }
}
