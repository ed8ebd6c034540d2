internal import Storage

extension Schema {
    /// Exemplars: whose example it is, what was done to bring it up, what is told of it and with whose consent, and who took it over from whom.
    ///
    /// A text is a version; `version` is the newest and `shown` the one that is public, which always has a consent of its own number.
    /// Adoptions of one exemplar form a tree: `learned_from` is another adoption of it, or NULL for the exemplar itself. Results are never changed: a
    /// later one stands beside the earlier. `suggestion_aside` is about a suggestion, which is computed and stands nowhere else.
    static var exemplarStatements: [Migration.Statement] {
        [
            """
            CREATE TABLE exemplar (
                agency_id TEXT NOT NULL, exemplar_id TEXT NOT NULL, movement_id TEXT NOT NULL, number INTEGER NOT NULL,
                subject_kind TEXT NOT NULL CHECK (subject_kind IN ('person', 'unit', 'household', 'organisation')), person_id TEXT, unit_id TEXT,
                name TEXT NOT NULL, folded TEXT NOT NULL, suggestion TEXT NOT NULL, grounds TEXT NOT NULL, mentor TEXT,
                state TEXT NOT NULL CHECK (state IN ('nurturing', 'proposed', 'published', 'withdrawn')), version INTEGER NOT NULL, shown INTEGER,
                reason TEXT NOT NULL, created_at INTEGER NOT NULL, created_by TEXT NOT NULL, proposed_at INTEGER, published_at INTEGER,
                withdrawn_at INTEGER, PRIMARY KEY (agency_id, exemplar_id),
                CHECK ((subject_kind = 'person') = (person_id IS NOT NULL)), CHECK ((subject_kind = 'unit') = (unit_id IS NOT NULL)),
                CHECK (state <> 'published' OR shown IS NOT NULL),
                FOREIGN KEY (agency_id, movement_id) REFERENCES movement (agency_id, movement_id),
                FOREIGN KEY (agency_id, person_id) REFERENCES person (agency_id, person_id),
                FOREIGN KEY (agency_id, unit_id) REFERENCES unit (agency_id, unit_id),
                FOREIGN KEY (agency_id, mentor) REFERENCES person (agency_id, person_id))
            """,
            "CREATE UNIQUE INDEX exemplar_number ON exemplar (agency_id, movement_id, number)",
            "CREATE UNIQUE INDEX exemplar_one ON exemplar (exemplar_id)",
            "CREATE INDEX exemplar_state ON exemplar (agency_id, state)",
            "CREATE INDEX exemplar_person ON exemplar (agency_id, person_id)",
            "CREATE INDEX exemplar_unit ON exemplar (agency_id, unit_id)",
            "CREATE INDEX exemplar_mentor ON exemplar (agency_id, mentor)",
            """
            CREATE TABLE exemplar_text (
                agency_id TEXT NOT NULL, exemplar_id TEXT NOT NULL, number INTEGER NOT NULL, title TEXT NOT NULL, story TEXT NOT NULL,
                steps TEXT NOT NULL, measure TEXT NOT NULL, unit_label TEXT NOT NULL, before_value INTEGER NOT NULL, after_value INTEGER NOT NULL,
                source TEXT NOT NULL, target_id TEXT, evidence_id TEXT, at INTEGER NOT NULL, actor TEXT NOT NULL,
                PRIMARY KEY (agency_id, exemplar_id, number),
                FOREIGN KEY (agency_id, exemplar_id) REFERENCES exemplar (agency_id, exemplar_id),
                FOREIGN KEY (agency_id, target_id) REFERENCES target (agency_id, target_id),
                FOREIGN KEY (agency_id, evidence_id) REFERENCES evidence (agency_id, evidence_id))
            """,
            """
            CREATE TABLE exemplar_consent (
                agency_id TEXT NOT NULL, exemplar_id TEXT NOT NULL, consent_id TEXT NOT NULL, version INTEGER NOT NULL,
                is_named INTEGER NOT NULL CHECK (is_named IN (0, 1)), document TEXT NOT NULL, given_at INTEGER NOT NULL, given_by TEXT NOT NULL,
                withdrawn_at INTEGER, withdrawn_by TEXT, PRIMARY KEY (agency_id, exemplar_id, consent_id),
                FOREIGN KEY (agency_id, exemplar_id, version) REFERENCES exemplar_text (agency_id, exemplar_id, number))
            """,
            """
            CREATE TABLE exemplar_step (
                agency_id TEXT NOT NULL, exemplar_id TEXT NOT NULL, step_id TEXT NOT NULL, what TEXT NOT NULL, by_date TEXT NOT NULL, done_on TEXT,
                at INTEGER NOT NULL, actor TEXT NOT NULL, PRIMARY KEY (agency_id, exemplar_id, step_id),
                FOREIGN KEY (agency_id, exemplar_id) REFERENCES exemplar (agency_id, exemplar_id))
            """,
            """
            CREATE TABLE exemplar_checkin (
                agency_id TEXT NOT NULL, exemplar_id TEXT NOT NULL, checkin_id TEXT NOT NULL, on_date TEXT NOT NULL, seen TEXT NOT NULL,
                at INTEGER NOT NULL, actor TEXT NOT NULL, PRIMARY KEY (agency_id, exemplar_id, checkin_id),
                FOREIGN KEY (agency_id, exemplar_id) REFERENCES exemplar (agency_id, exemplar_id))
            """,
            """
            CREATE TABLE adoption (
                agency_id TEXT NOT NULL, adoption_id TEXT NOT NULL, exemplar_id TEXT NOT NULL, number INTEGER NOT NULL, unit_id TEXT,
                name TEXT NOT NULL, place TEXT NOT NULL, since TEXT NOT NULL, learned_from TEXT, document TEXT NOT NULL, declared_at INTEGER NOT NULL,
                declared_by TEXT NOT NULL, confirmed_at INTEGER, confirmed_by TEXT, checked_at INTEGER, checked_by TEXT, ended_at INTEGER,
                reason TEXT NOT NULL, PRIMARY KEY (agency_id, adoption_id), CHECK ((unit_id IS NULL) <> (name = '')),
                CHECK (learned_from <> adoption_id), CHECK (checked_at IS NULL OR confirmed_at IS NOT NULL),
                FOREIGN KEY (agency_id, exemplar_id) REFERENCES exemplar (agency_id, exemplar_id),
                FOREIGN KEY (agency_id, unit_id) REFERENCES unit (agency_id, unit_id),
                FOREIGN KEY (agency_id, learned_from) REFERENCES adoption (agency_id, adoption_id))
            """,
            "CREATE UNIQUE INDEX adoption_number ON adoption (agency_id, exemplar_id, number)",
            "CREATE UNIQUE INDEX adoption_unit ON adoption (agency_id, exemplar_id, unit_id) WHERE unit_id IS NOT NULL AND ended_at IS NULL",
            "CREATE INDEX adoption_of_unit ON adoption (agency_id, unit_id)",
            """
            CREATE TABLE adoption_result (
                agency_id TEXT NOT NULL, adoption_id TEXT NOT NULL, number INTEGER NOT NULL, measure TEXT NOT NULL, unit_label TEXT NOT NULL,
                before_value INTEGER NOT NULL, after_value INTEGER NOT NULL, on_date TEXT NOT NULL, source TEXT NOT NULL, target_id TEXT,
                evidence_id TEXT, at INTEGER NOT NULL, actor TEXT NOT NULL, confirmed_at INTEGER, confirmed_by TEXT, checked_at INTEGER,
                checked_by TEXT, PRIMARY KEY (agency_id, adoption_id, number), CHECK (checked_at IS NULL OR confirmed_at IS NOT NULL),
                FOREIGN KEY (agency_id, adoption_id) REFERENCES adoption (agency_id, adoption_id),
                FOREIGN KEY (agency_id, target_id) REFERENCES target (agency_id, target_id),
                FOREIGN KEY (agency_id, evidence_id) REFERENCES evidence (agency_id, evidence_id))
            """,
            """
            CREATE TABLE suggestion_aside (
                agency_id TEXT NOT NULL, movement_id TEXT NOT NULL, suggestion TEXT NOT NULL, reason TEXT NOT NULL, at INTEGER NOT NULL,
                actor TEXT NOT NULL, PRIMARY KEY (agency_id, movement_id, suggestion),
                FOREIGN KEY (agency_id, movement_id) REFERENCES movement (agency_id, movement_id))
            """,
        ]
    }
}
