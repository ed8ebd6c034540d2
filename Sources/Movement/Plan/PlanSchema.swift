internal import Storage

extension Schema {
    /// Plans and their versions, obligations with owners, the movement a plan launches, what happened on each clause, and who has read it.
    ///
    /// An obligation keeps what the reader made of the text (`read_clause`, `read_text`), so that a new version of the text finds it again even
    /// when people have corrected, split, joined or removed it since.
    static var planStatements: [Migration.Statement] {
        [
            """
            CREATE TABLE plan (
                agency_id TEXT NOT NULL REFERENCES agency (agency_id), plan_id TEXT NOT NULL, title TEXT NOT NULL,
                status TEXT NOT NULL CHECK (status IN ('draft', 'launched')), version INTEGER NOT NULL, created_at INTEGER NOT NULL,
                created_by TEXT NOT NULL, PRIMARY KEY (agency_id, plan_id))
            """,
            """
            CREATE TABLE plan_version (
                agency_id TEXT NOT NULL, plan_id TEXT NOT NULL, number INTEGER NOT NULL, source_hash TEXT NOT NULL, source TEXT NOT NULL,
                document TEXT NOT NULL, sections TEXT NOT NULL, note TEXT NOT NULL, created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
                PRIMARY KEY (agency_id, plan_id, number), FOREIGN KEY (agency_id, plan_id) REFERENCES plan (agency_id, plan_id))
            """,
            """
            CREATE TABLE obligation (
                agency_id TEXT NOT NULL, obligation_id TEXT NOT NULL, plan_id TEXT NOT NULL, clause TEXT NOT NULL, position INTEGER NOT NULL,
                kind TEXT NOT NULL, wording TEXT NOT NULL, named TEXT NOT NULL, source_start INTEGER, source_end INTEGER, due TEXT,
                state TEXT NOT NULL CHECK (state IN ('proposed', 'accepted', 'removed', 'joined', 'withdrawn')), read_clause TEXT, read_text TEXT,
                PRIMARY KEY (agency_id, obligation_id), FOREIGN KEY (agency_id, plan_id) REFERENCES plan (agency_id, plan_id))
            """,
            "CREATE UNIQUE INDEX obligation_clause ON obligation (agency_id, plan_id, clause) WHERE state IN ('proposed', 'accepted')",
            "CREATE INDEX obligation_plan ON obligation (agency_id, plan_id, position)",
            """
            CREATE TABLE assignment (
                agency_id TEXT NOT NULL, obligation_id TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('unit', 'post', 'person')),
                target_id TEXT NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (agency_id, obligation_id, kind, target_id),
                FOREIGN KEY (agency_id, obligation_id) REFERENCES obligation (agency_id, obligation_id))
            """,
            "CREATE INDEX assignment_target ON assignment (agency_id, kind, target_id)",
            """
            CREATE TABLE movement (
                agency_id TEXT NOT NULL, movement_id TEXT NOT NULL, plan_id TEXT NOT NULL, slug TEXT NOT NULL, name TEXT NOT NULL,
                period_from TEXT NOT NULL, period_to TEXT NOT NULL, version INTEGER NOT NULL, launched_at INTEGER NOT NULL,
                launched_by TEXT NOT NULL, authority TEXT NOT NULL, question TEXT NOT NULL, choices TEXT NOT NULL, answer INTEGER NOT NULL,
                PRIMARY KEY (agency_id, movement_id), CHECK (period_from <= period_to),
                FOREIGN KEY (agency_id, plan_id) REFERENCES plan (agency_id, plan_id))
            """,
            "CREATE UNIQUE INDEX movement_slug ON movement (slug)",
            "CREATE UNIQUE INDEX movement_plan ON movement (agency_id, plan_id)",
            """
            CREATE TABLE clause_event (
                agency_id TEXT NOT NULL, obligation_id TEXT NOT NULL, event_id TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('note', 'cascade')),
                at INTEGER NOT NULL, on_date TEXT NOT NULL, actor TEXT NOT NULL, note TEXT NOT NULL, unit_id TEXT,
                PRIMARY KEY (agency_id, obligation_id, event_id),
                FOREIGN KEY (agency_id, obligation_id) REFERENCES obligation (agency_id, obligation_id))
            """,
            """
            CREATE TABLE acknowledgement (
                agency_id TEXT NOT NULL, movement_id TEXT NOT NULL, version INTEGER NOT NULL, person_id TEXT NOT NULL,
                opened_at INTEGER NOT NULL, sections_read INTEGER NOT NULL, read_at INTEGER, answered_at INTEGER, attempts INTEGER NOT NULL,
                PRIMARY KEY (agency_id, movement_id, version, person_id),
                FOREIGN KEY (agency_id, movement_id) REFERENCES movement (agency_id, movement_id),
                FOREIGN KEY (agency_id, person_id) REFERENCES person (agency_id, person_id))
            """,
        ]
    }
}
