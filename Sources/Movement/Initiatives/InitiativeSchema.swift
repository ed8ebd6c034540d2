internal import Storage

extension Schema {
    /// Initiatives with their authors and evidence, the checks of form, the council with its dated rules, rounds of scores, decisions, and uses by awards.
    ///
    /// An outside author who came as a guest stands here by the guest alone, so that erasing the guest empties the name here too. `initiative_key`
    /// holds, for each sentence, the smallest hashes of three folded syllables in a row: what shares none of them is not read when similar ones
    /// are looked for. A round keeps the rule it was opened under, and its result once it is closed; a new round leaves the older ones as they are.
    static var initiativeStatements: [Migration.Statement] {
        [
            """
            CREATE TABLE initiative (
                agency_id TEXT NOT NULL, initiative_id TEXT NOT NULL, number INTEGER, year INTEGER, movement_id TEXT, unit_id TEXT,
                kind TEXT NOT NULL CHECK (kind IN ('technical', 'management', 'operation', 'adoption')), title TEXT NOT NULL, folded TEXT NOT NULL,
                situation TEXT NOT NULL, solution TEXT NOT NULL, purpose TEXT NOT NULL, place TEXT NOT NULL, applied_from TEXT, applied_to TEXT,
                money INTEGER, benefit TEXT NOT NULL,
                state TEXT NOT NULL CHECK (state IN ('draft', 'submitted', 'returned', 'accepted', 'recognised', 'refused', 'revoked', 'withdrawn')),
                submitted_on TEXT, accepted_on TEXT, decided_on TEXT, note TEXT NOT NULL, copied_from TEXT, word_id TEXT, created_at INTEGER NOT NULL,
                created_by TEXT NOT NULL, changed_at INTEGER NOT NULL, PRIMARY KEY (agency_id, initiative_id), CHECK (applied_from <= applied_to),
                CHECK (state IN ('draft', 'withdrawn') OR submitted_on IS NOT NULL),
                FOREIGN KEY (agency_id, movement_id) REFERENCES movement (agency_id, movement_id),
                FOREIGN KEY (agency_id, unit_id) REFERENCES unit (agency_id, unit_id),
                FOREIGN KEY (agency_id, copied_from) REFERENCES initiative (agency_id, initiative_id),
                FOREIGN KEY (agency_id, word_id) REFERENCES guest_word (agency_id, word_id))
            """,
            "CREATE UNIQUE INDEX initiative_number ON initiative (agency_id, year, number)",
            "CREATE INDEX initiative_state ON initiative (agency_id, state, submitted_on)",
            "CREATE INDEX initiative_movement ON initiative (agency_id, movement_id)",
            """
            CREATE TABLE initiative_author (
                agency_id TEXT NOT NULL, initiative_id TEXT NOT NULL, position INTEGER NOT NULL, person_id TEXT, guest_id TEXT, name TEXT NOT NULL,
                organisation TEXT NOT NULL, unit_id TEXT, share INTEGER NOT NULL CHECK (share BETWEEN 0 AND 100), certificate INTEGER,
                PRIMARY KEY (agency_id, initiative_id, position),
                FOREIGN KEY (agency_id, initiative_id) REFERENCES initiative (agency_id, initiative_id),
                FOREIGN KEY (agency_id, person_id) REFERENCES person (agency_id, person_id),
                FOREIGN KEY (agency_id, guest_id) REFERENCES guest (agency_id, guest_id),
                FOREIGN KEY (agency_id, unit_id) REFERENCES unit (agency_id, unit_id))
            """,
            "CREATE UNIQUE INDEX initiative_author_person ON initiative_author (agency_id, person_id, initiative_id)",
            "CREATE INDEX initiative_author_unit ON initiative_author (agency_id, unit_id)",
            """
            CREATE TABLE initiative_evidence (
                agency_id TEXT NOT NULL, initiative_id TEXT NOT NULL, piece_id TEXT NOT NULL,
                kind TEXT NOT NULL CHECK (kind IN ('link', 'document', 'evidence')), title TEXT NOT NULL, reference TEXT NOT NULL, issued_on TEXT,
                issuer TEXT NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL, PRIMARY KEY (agency_id, initiative_id, piece_id),
                FOREIGN KEY (agency_id, initiative_id) REFERENCES initiative (agency_id, initiative_id))
            """,
            """
            CREATE TABLE initiative_check (
                agency_id TEXT NOT NULL, initiative_id TEXT NOT NULL, check_id TEXT NOT NULL, outcome TEXT NOT NULL
                    CHECK (outcome IN ('accepted', 'returned')),
                checked_on TEXT NOT NULL, note TEXT NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL,
                PRIMARY KEY (agency_id, initiative_id, check_id),
                FOREIGN KEY (agency_id, initiative_id) REFERENCES initiative (agency_id, initiative_id))
            """,
            """
            CREATE TABLE initiative_key (
                agency_id TEXT NOT NULL, key INTEGER NOT NULL, initiative_id TEXT NOT NULL, sentence INTEGER NOT NULL,
                PRIMARY KEY (agency_id, key, initiative_id, sentence),
                FOREIGN KEY (agency_id, initiative_id) REFERENCES initiative (agency_id, initiative_id)) WITHOUT ROWID
            """,
            "CREATE INDEX initiative_key_of ON initiative_key (agency_id, initiative_id)",
            """
            CREATE TABLE initiative_council (
                agency_id TEXT NOT NULL, council_id TEXT NOT NULL, name TEXT NOT NULL, decision TEXT NOT NULL, decided_on TEXT NOT NULL,
                valid_from TEXT NOT NULL, valid_to TEXT, end_reason TEXT NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL,
                PRIMARY KEY (agency_id, council_id), CHECK (valid_to >= valid_from))
            """,
            """
            CREATE TABLE initiative_member (
                agency_id TEXT NOT NULL, council_id TEXT NOT NULL, person_id TEXT NOT NULL, position INTEGER NOT NULL,
                seat TEXT NOT NULL CHECK (seat IN ('chair', 'secretary', 'member')), PRIMARY KEY (agency_id, council_id, person_id),
                FOREIGN KEY (agency_id, council_id) REFERENCES initiative_council (agency_id, council_id),
                FOREIGN KEY (agency_id, person_id) REFERENCES person (agency_id, person_id))
            """,
            "CREATE INDEX initiative_member_person ON initiative_member (agency_id, person_id)",
            """
            CREATE TABLE initiative_rule (
                agency_id TEXT NOT NULL, rule_id TEXT NOT NULL, valid_from TEXT NOT NULL, basis TEXT NOT NULL, least_mean INTEGER, least_favour INTEGER,
                counted TEXT NOT NULL CHECK (counted IN ('members', 'scorers')), least_share INTEGER NOT NULL,
                again TEXT NOT NULL CHECK (again IN ('block', 'warn', 'decide')), at INTEGER NOT NULL, actor TEXT NOT NULL,
                PRIMARY KEY (agency_id, rule_id))
            """,
            "CREATE UNIQUE INDEX initiative_rule_from ON initiative_rule (agency_id, valid_from)",
            """
            CREATE TABLE initiative_criterion (
                agency_id TEXT NOT NULL, rule_id TEXT NOT NULL, position INTEGER NOT NULL, name TEXT NOT NULL, most INTEGER NOT NULL CHECK (most > 0),
                PRIMARY KEY (agency_id, rule_id, position), FOREIGN KEY (agency_id, rule_id) REFERENCES initiative_rule (agency_id, rule_id))
            """,
            """
            CREATE TABLE initiative_round (
                agency_id TEXT NOT NULL, round_id TEXT NOT NULL, initiative_id TEXT NOT NULL, number INTEGER NOT NULL, council_id TEXT NOT NULL,
                rule_id TEXT NOT NULL, due_on TEXT NOT NULL, opened_on TEXT NOT NULL, opened_by TEXT NOT NULL, closed_on TEXT, closed_by TEXT,
                reason TEXT NOT NULL, passed INTEGER CHECK (passed IN (0, 1)), result TEXT NOT NULL, PRIMARY KEY (agency_id, round_id),
                CHECK ((closed_on IS NULL) = (passed IS NULL)),
                FOREIGN KEY (agency_id, initiative_id) REFERENCES initiative (agency_id, initiative_id),
                FOREIGN KEY (agency_id, council_id) REFERENCES initiative_council (agency_id, council_id),
                FOREIGN KEY (agency_id, rule_id) REFERENCES initiative_rule (agency_id, rule_id))
            """,
            "CREATE UNIQUE INDEX initiative_round_number ON initiative_round (agency_id, initiative_id, number)",
            """
            CREATE TABLE initiative_score (
                agency_id TEXT NOT NULL, round_id TEXT NOT NULL, person_id TEXT NOT NULL, favours INTEGER NOT NULL CHECK (favours IN (0, 1)),
                points TEXT NOT NULL, total INTEGER NOT NULL, note TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (agency_id, round_id, person_id),
                FOREIGN KEY (agency_id, round_id) REFERENCES initiative_round (agency_id, round_id),
                FOREIGN KEY (agency_id, person_id) REFERENCES person (agency_id, person_id))
            """,
            """
            CREATE TABLE initiative_recusal (
                agency_id TEXT NOT NULL, round_id TEXT NOT NULL, person_id TEXT NOT NULL, is_author INTEGER NOT NULL CHECK (is_author IN (0, 1)),
                reason TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (agency_id, round_id, person_id),
                FOREIGN KEY (agency_id, round_id) REFERENCES initiative_round (agency_id, round_id),
                FOREIGN KEY (agency_id, person_id) REFERENCES person (agency_id, person_id))
            """,
            """
            CREATE TABLE initiative_decision (
                agency_id TEXT NOT NULL, initiative_id TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('unit', 'province', 'refuse', 'revoke')),
                number TEXT NOT NULL, decided_on TEXT NOT NULL, signer TEXT NOT NULL, reason TEXT NOT NULL, reference TEXT NOT NULL,
                at INTEGER NOT NULL, actor TEXT NOT NULL, PRIMARY KEY (agency_id, initiative_id, kind),
                FOREIGN KEY (agency_id, initiative_id) REFERENCES initiative (agency_id, initiative_id))
            """,
            """
            CREATE TABLE initiative_use (
                agency_id TEXT NOT NULL, use_id TEXT NOT NULL, initiative_id TEXT NOT NULL,
                holder_kind TEXT NOT NULL CHECK (holder_kind IN ('person', 'unit')), holder_id TEXT NOT NULL, award TEXT NOT NULL,
                year INTEGER NOT NULL, is_title INTEGER NOT NULL CHECK (is_title IN (0, 1)), reference TEXT NOT NULL, at INTEGER NOT NULL,
                actor TEXT NOT NULL, released_at INTEGER, PRIMARY KEY (agency_id, use_id),
                FOREIGN KEY (agency_id, initiative_id) REFERENCES initiative (agency_id, initiative_id))
            """,
            "CREATE INDEX initiative_use_of ON initiative_use (agency_id, initiative_id)",
            "CREATE INDEX initiative_use_reference ON initiative_use (agency_id, reference)",
        ]
    }
}
