internal import Storage

extension Schema {
    /// Contests: their bank of questions, their rounds, the attempts with what was drawn for each, the answers, the frozen results and the prizes.
    ///
    /// An attempt belongs to an entrant: a person of the agency or a guest, never both; `entrant` is the identifier of either. `drawn` is what the
    /// entrant was asked, in order: a JSON array of the seed that orders the options and the questions. An answer that is kept says at once whether it was right, so that
    /// an attempt whose time ran out needs nobody to end it. Results are written once, when they are published.
    static var contestStatements: [Migration.Statement] {
        [
            """
            CREATE TABLE contest (
                agency_id TEXT NOT NULL, contest_id TEXT NOT NULL, movement_id TEXT NOT NULL, obligation_id TEXT, slug TEXT NOT NULL, title TEXT NOT NULL,
                about TEXT NOT NULL, audience TEXT NOT NULL CHECK (audience IN ('agency', 'everyone')), attempts INTEGER NOT NULL CHECK (attempts > 0),
                predicts INTEGER NOT NULL CHECK (predicts IN (0, 1)),
                state TEXT NOT NULL CHECK (state IN ('draft', 'announced', 'published', 'cancelled')), reason TEXT NOT NULL,
                made_at INTEGER NOT NULL, made_by TEXT NOT NULL, announced_at INTEGER, published_at INTEGER, PRIMARY KEY (agency_id, contest_id),
                FOREIGN KEY (agency_id, movement_id) REFERENCES movement (agency_id, movement_id))
            """,
            "CREATE UNIQUE INDEX contest_slug ON contest (slug)",
            "CREATE INDEX contest_movement ON contest (agency_id, movement_id, state)",
            """
            CREATE TABLE question (
                agency_id TEXT NOT NULL, question_id TEXT NOT NULL, contest_id TEXT NOT NULL, number INTEGER NOT NULL,
                kind TEXT NOT NULL CHECK (kind IN ('single', 'multiple', 'truth', 'number', 'words')), topic TEXT NOT NULL, wording TEXT NOT NULL,
                options TEXT NOT NULL, explanation TEXT NOT NULL, origin TEXT NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL, voided_at INTEGER,
                void_reason TEXT NOT NULL, PRIMARY KEY (agency_id, question_id),
                FOREIGN KEY (agency_id, contest_id) REFERENCES contest (agency_id, contest_id))
            """,
            "CREATE UNIQUE INDEX question_number ON question (agency_id, contest_id, number)",
            """
            CREATE TABLE contest_round (
                agency_id TEXT NOT NULL, round_id TEXT NOT NULL, contest_id TEXT NOT NULL, number INTEGER NOT NULL, opens_at INTEGER NOT NULL,
                closes_at INTEGER NOT NULL, questions INTEGER NOT NULL CHECK (questions > 0), topics TEXT NOT NULL, seconds INTEGER NOT NULL,
                PRIMARY KEY (agency_id, round_id), CHECK (opens_at < closes_at), CHECK (seconds > 0),
                FOREIGN KEY (agency_id, contest_id) REFERENCES contest (agency_id, contest_id))
            """,
            "CREATE UNIQUE INDEX contest_round_number ON contest_round (agency_id, contest_id, number)",
            """
            CREATE TABLE attempt (
                agency_id TEXT NOT NULL, attempt_id TEXT NOT NULL, round_id TEXT NOT NULL, entrant TEXT NOT NULL, number INTEGER NOT NULL, person_id TEXT,
                guest_id TEXT, unit_id TEXT, drawn TEXT NOT NULL, prediction INTEGER, started_at INTEGER NOT NULL, ends_at INTEGER NOT NULL,
                finished_at INTEGER, PRIMARY KEY (agency_id, attempt_id), CHECK ((person_id IS NULL) <> (guest_id IS NULL)),
                FOREIGN KEY (agency_id, round_id) REFERENCES contest_round (agency_id, round_id))
            """,
            "CREATE UNIQUE INDEX attempt_number ON attempt (agency_id, round_id, entrant, number)",
            """
            CREATE TABLE answer (
                agency_id TEXT NOT NULL, attempt_id TEXT NOT NULL, position INTEGER NOT NULL, question_id TEXT NOT NULL, given TEXT NOT NULL,
                is_right INTEGER NOT NULL CHECK (is_right IN (0, 1)), at INTEGER NOT NULL, PRIMARY KEY (agency_id, attempt_id, position),
                FOREIGN KEY (agency_id, attempt_id) REFERENCES attempt (agency_id, attempt_id))
            """,
            """
            CREATE TABLE contest_result (
                agency_id TEXT NOT NULL, contest_id TEXT NOT NULL, round_id TEXT NOT NULL, entrant TEXT NOT NULL, attempt_id TEXT NOT NULL,
                place INTEGER NOT NULL, points INTEGER NOT NULL, asked INTEGER NOT NULL, miss INTEGER, spent INTEGER NOT NULL,
                PRIMARY KEY (agency_id, contest_id, round_id, entrant),
                FOREIGN KEY (agency_id, attempt_id) REFERENCES attempt (agency_id, attempt_id))
            """,
            "CREATE INDEX contest_result_place ON contest_result (agency_id, contest_id, round_id, place)",
            """
            CREATE TABLE contest_prize (
                agency_id TEXT NOT NULL, prize_id TEXT NOT NULL, contest_id TEXT NOT NULL, round_id TEXT NOT NULL, position INTEGER NOT NULL,
                kind TEXT NOT NULL CHECK (kind IN ('entrant', 'unit')), title TEXT NOT NULL, worth TEXT NOT NULL, count INTEGER NOT NULL CHECK (count > 0),
                PRIMARY KEY (agency_id, prize_id), FOREIGN KEY (agency_id, contest_id) REFERENCES contest (agency_id, contest_id))
            """,
            "CREATE UNIQUE INDEX contest_prize_position ON contest_prize (agency_id, contest_id, position)",
            """
            CREATE TABLE contest_winner (
                agency_id TEXT NOT NULL, prize_id TEXT NOT NULL, subject TEXT NOT NULL, subject_kind TEXT NOT NULL
                    CHECK (subject_kind IN ('person', 'guest', 'unit')),
                place INTEGER NOT NULL, grounds TEXT NOT NULL, PRIMARY KEY (agency_id, prize_id, subject),
                FOREIGN KEY (agency_id, prize_id) REFERENCES contest_prize (agency_id, prize_id))
            """,
        ]
    }
}
