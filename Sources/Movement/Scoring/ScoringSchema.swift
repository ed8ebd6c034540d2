internal import Storage

extension Schema {
    /// Scoring tables, the scores given with them, rounds of random checks, and what was drawn.
    ///
    /// A table is kept as the JSON that is hashed when it is adopted. Self, checked and final scores are rows of their own; a score keeps its figures, so
    /// that points can be computed again; what was replaced stays. `check_round.seed` is secret until the round is drawn.
    static var scoringStatements: [Migration.Statement] {
        [
            """
            CREATE TABLE scoring_table (
                agency_id TEXT NOT NULL, table_id TEXT NOT NULL, movement_id TEXT NOT NULL, name TEXT NOT NULL, group_kind TEXT NOT NULL,
                state TEXT NOT NULL CHECK (state IN ('draft', 'adopted', 'replaced')), version INTEGER NOT NULL, body TEXT NOT NULL, hash TEXT,
                copied_from TEXT, created_at INTEGER NOT NULL, created_by TEXT NOT NULL, adopted_at INTEGER, adopted_by TEXT,
                PRIMARY KEY (agency_id, table_id), CHECK ((state = 'draft') = (hash IS NULL)),
                FOREIGN KEY (agency_id, movement_id) REFERENCES movement (agency_id, movement_id))
            """,
            "CREATE INDEX scoring_table_movement ON scoring_table (agency_id, movement_id)",
            """
            CREATE TABLE score_outsider (
                agency_id TEXT NOT NULL, table_id TEXT NOT NULL, outsider_id TEXT NOT NULL, name TEXT NOT NULL, added_at INTEGER NOT NULL,
                added_by TEXT NOT NULL, PRIMARY KEY (agency_id, table_id, outsider_id),
                FOREIGN KEY (agency_id, table_id) REFERENCES scoring_table (agency_id, table_id))
            """,
            """
            CREATE TABLE score (
                agency_id TEXT NOT NULL, table_id TEXT NOT NULL, score_id TEXT NOT NULL, subject_kind TEXT NOT NULL, subject_id TEXT NOT NULL,
                stage TEXT NOT NULL CHECK (stage IN ('self', 'checked', 'final')), inputs TEXT NOT NULL, total INTEGER NOT NULL, at INTEGER NOT NULL,
                actor TEXT NOT NULL, reason TEXT NOT NULL, replaced_by TEXT, PRIMARY KEY (agency_id, table_id, score_id),
                CHECK (subject_kind IN ('unit', 'person', 'outsider')),
                FOREIGN KEY (agency_id, table_id) REFERENCES scoring_table (agency_id, table_id))
            """,
            "CREATE UNIQUE INDEX score_current ON score (agency_id, table_id, subject_kind, subject_id, stage) WHERE replaced_by IS NULL",
            """
            CREATE TABLE check_round (
                agency_id TEXT NOT NULL, round_id TEXT NOT NULL, movement_id TEXT NOT NULL, title TEXT NOT NULL, period_from TEXT NOT NULL,
                period_to TEXT NOT NULL, size INTEGER NOT NULL, checkers TEXT NOT NULL, commitment TEXT NOT NULL, seed TEXT NOT NULL,
                state TEXT NOT NULL CHECK (state IN ('committed', 'drawn')), committed_at INTEGER NOT NULL, committed_by TEXT NOT NULL,
                drawn_at INTEGER, drawn_by TEXT, head_sequence INTEGER, head_digest TEXT, population TEXT, population_digest TEXT,
                PRIMARY KEY (agency_id, round_id), CHECK (period_from <= period_to), CHECK ((state = 'drawn') = (population IS NOT NULL)),
                FOREIGN KEY (agency_id, movement_id) REFERENCES movement (agency_id, movement_id))
            """,
            "CREATE INDEX check_round_movement ON check_round (agency_id, movement_id)",
            """
            CREATE TABLE check_item (
                agency_id TEXT NOT NULL, round_id TEXT NOT NULL, item_id TEXT NOT NULL, position INTEGER NOT NULL, target_id TEXT NOT NULL,
                unit_id TEXT, checker_id TEXT NOT NULL, value INTEGER NOT NULL, whole INTEGER, verified INTEGER, sentence TEXT NOT NULL,
                evidence TEXT NOT NULL, at INTEGER, PRIMARY KEY (agency_id, round_id, item_id), CHECK ((verified IS NULL) = (at IS NULL)),
                FOREIGN KEY (agency_id, round_id) REFERENCES check_round (agency_id, round_id),
                FOREIGN KEY (agency_id, target_id, item_id) REFERENCES progress (agency_id, target_id, progress_id))
            """,
            "CREATE INDEX check_item_checker ON check_item (agency_id, checker_id)",
            "CREATE INDEX check_item_target ON check_item (agency_id, target_id)",
        ]
    }
}
