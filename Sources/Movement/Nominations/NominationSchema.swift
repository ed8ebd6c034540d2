internal import Storage

extension Schema {
    /// Nominations with their dossiers: parts, files, confirmations, what the peers said, versions, holds, questions; rounds with their deadlines and
    /// quotas.
    ///
    /// What identifies somebody outside stands in `nomination_outsider`, and folded for searching in `nomination`; withdrawing erases both. `lacks` holds
    /// the codes of binding parts that were missing when somebody last changed the dossier. `nomination_key` holds what an achievement rests on (digests and
    /// identifiers of evidence), so that two nominations on one achievement are found by an index. Versions are never changed.
    static var nominationStatements: [Migration.Statement] {
        [
            """
            CREATE TABLE nomination_round (
                agency_id TEXT NOT NULL REFERENCES agency (agency_id), round_id TEXT NOT NULL, movement_id TEXT, year INTEGER NOT NULL, title TEXT NOT NULL,
                closes_at INTEGER NOT NULL, event_on TEXT, upward_on TEXT, holds_stop_clock INTEGER NOT NULL CHECK (holds_stop_clock IN (0, 1)),
                tie_order TEXT NOT NULL, people_count INTEGER, unit_count INTEGER, count_source TEXT NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL,
                PRIMARY KEY (agency_id, round_id), FOREIGN KEY (agency_id, movement_id) REFERENCES movement (agency_id, movement_id))
            """,
            "CREATE INDEX nomination_round_year ON nomination_round (agency_id, year)",
            """
            CREATE TABLE nomination_quota (
                agency_id TEXT NOT NULL, round_id TEXT NOT NULL, quota_id TEXT NOT NULL, awards TEXT NOT NULL,
                shape TEXT NOT NULL CHECK (shape IN ('participants', 'holders', 'per-unit', 'pool')), amount INTEGER NOT NULL, of_award TEXT NOT NULL,
                at_least_one INTEGER NOT NULL CHECK (at_least_one IN (0, 1)), source TEXT NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL,
                PRIMARY KEY (agency_id, round_id, quota_id),
                FOREIGN KEY (agency_id, round_id) REFERENCES nomination_round (agency_id, round_id))
            """,
            """
            CREATE TABLE nomination_tie (
                agency_id TEXT NOT NULL, round_id TEXT NOT NULL, quota_id TEXT NOT NULL, tie_id TEXT NOT NULL, chosen TEXT NOT NULL, reason TEXT NOT NULL,
                at INTEGER NOT NULL, actor TEXT NOT NULL, PRIMARY KEY (agency_id, round_id, quota_id, tie_id),
                FOREIGN KEY (agency_id, round_id, quota_id) REFERENCES nomination_quota (agency_id, round_id, quota_id))
            """,
            """
            CREATE TABLE nomination (
                agency_id TEXT NOT NULL REFERENCES agency (agency_id), nomination_id TEXT NOT NULL, number INTEGER NOT NULL,
                subject_kind TEXT NOT NULL CHECK (subject_kind IN ('person', 'collective', 'household', 'outside-person', 'outside-organisation')),
                person_id TEXT, unit_id TEXT, proposer_unit TEXT, award TEXT NOT NULL, year INTEGER NOT NULL, movement_id TEXT, round_id TEXT,
                type TEXT NOT NULL CHECK (type IN ('merit', 'sudden', 'themed')), period_from TEXT NOT NULL, period_to TEXT NOT NULL,
                achievement TEXT NOT NULL, folded TEXT NOT NULL,
                state TEXT NOT NULL CHECK (state IN ('draft', 'reviewed', 'submitted', 'returned', 'received', 'meets', 'not-met', 'upward', 'withdrawn')),
                parent_unit TEXT, is_suspended INTEGER NOT NULL CHECK (is_suspended IN (0, 1)), note TEXT NOT NULL, drafted_by TEXT NOT NULL, created_at INTEGER NOT NULL,
                changed_at INTEGER NOT NULL, submitted_at INTEGER, minutes_late INTEGER, late_opened_at INTEGER, late_opened_by TEXT,
                late_reason TEXT NOT NULL, received_at INTEGER, received_by TEXT, received_on TEXT, rules_day TEXT, rules_reason TEXT NOT NULL,
                rules_by TEXT, appraised_at INTEGER, appraised_by TEXT, appraisal_note TEXT NOT NULL, version INTEGER NOT NULL, lacks TEXT NOT NULL,
                PRIMARY KEY (agency_id, nomination_id), CHECK (period_from <= period_to),
                CHECK ((subject_kind = 'person') = (person_id IS NOT NULL)), CHECK ((subject_kind = 'collective') = (unit_id IS NOT NULL)),
                CHECK (state NOT IN ('received', 'meets', 'not-met', 'upward') OR received_at IS NOT NULL),
                FOREIGN KEY (agency_id, person_id) REFERENCES person (agency_id, person_id),
                FOREIGN KEY (agency_id, unit_id) REFERENCES unit (agency_id, unit_id),
                FOREIGN KEY (agency_id, proposer_unit) REFERENCES unit (agency_id, unit_id),
                FOREIGN KEY (agency_id, movement_id) REFERENCES movement (agency_id, movement_id),
                FOREIGN KEY (agency_id, round_id) REFERENCES nomination_round (agency_id, round_id))
            """,
            "CREATE UNIQUE INDEX nomination_number ON nomination (agency_id, number)",
            "CREATE INDEX nomination_state ON nomination (agency_id, state, number)",
            "CREATE INDEX nomination_movement ON nomination (agency_id, movement_id, number)",
            "CREATE INDEX nomination_person ON nomination (agency_id, person_id)",
            "CREATE INDEX nomination_unit ON nomination (agency_id, unit_id)",
            "CREATE INDEX nomination_proposer ON nomination (agency_id, proposer_unit, state)",
            "CREATE INDEX nomination_drafter ON nomination (agency_id, drafted_by, state)",
            "CREATE INDEX nomination_of_round ON nomination (agency_id, round_id, award, state)",
            """
            CREATE TABLE nomination_outsider (
                agency_id TEXT NOT NULL, nomination_id TEXT NOT NULL, name TEXT NOT NULL, folded TEXT NOT NULL, address TEXT NOT NULL,
                organisation TEXT NOT NULL, contact TEXT NOT NULL, consented_on TEXT, heard_by TEXT NOT NULL, PRIMARY KEY (agency_id, nomination_id),
                FOREIGN KEY (agency_id, nomination_id) REFERENCES nomination (agency_id, nomination_id))
            """,
            """
            CREATE TABLE nomination_former (
                agency_id TEXT NOT NULL, nomination_id TEXT NOT NULL, unit_id TEXT NOT NULL, from_unit TEXT NOT NULL, days INTEGER NOT NULL,
                PRIMARY KEY (agency_id, nomination_id, unit_id),
                FOREIGN KEY (agency_id, nomination_id) REFERENCES nomination (agency_id, nomination_id),
                FOREIGN KEY (agency_id, unit_id) REFERENCES unit (agency_id, unit_id))
            """,
            "CREATE INDEX nomination_former_unit ON nomination_former (agency_id, unit_id)",
            """
            CREATE TABLE nomination_text (
                agency_id TEXT NOT NULL, nomination_id TEXT NOT NULL, section TEXT NOT NULL CHECK (section IN ('about', 'results', 'effect', 'lessons')),
                wording TEXT NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL, PRIMARY KEY (agency_id, nomination_id, section),
                FOREIGN KEY (agency_id, nomination_id) REFERENCES nomination (agency_id, nomination_id))
            """,
            """
            CREATE TABLE nomination_ground (
                agency_id TEXT NOT NULL, nomination_id TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('target', 'initiative', 'exemplar', 'award')),
                reference TEXT NOT NULL, PRIMARY KEY (agency_id, nomination_id, kind, reference),
                FOREIGN KEY (agency_id, nomination_id) REFERENCES nomination (agency_id, nomination_id))
            """,
            "CREATE INDEX nomination_ground_reference ON nomination_ground (agency_id, kind, reference)",
            """
            CREATE TABLE nomination_key (
                agency_id TEXT NOT NULL, key TEXT NOT NULL, nomination_id TEXT NOT NULL, PRIMARY KEY (agency_id, key, nomination_id),
                FOREIGN KEY (agency_id, nomination_id) REFERENCES nomination (agency_id, nomination_id))
            """,
            "CREATE INDEX nomination_key_of ON nomination_key (agency_id, nomination_id)",
            """
            CREATE TABLE nomination_file (
                agency_id TEXT NOT NULL, nomination_id TEXT NOT NULL, file_id TEXT NOT NULL, part TEXT NOT NULL, title TEXT NOT NULL, hash TEXT NOT NULL,
                name TEXT NOT NULL, size INTEGER NOT NULL, type TEXT NOT NULL, scan TEXT NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL,
                removed_at INTEGER, reason TEXT NOT NULL, PRIMARY KEY (agency_id, nomination_id, file_id),
                FOREIGN KEY (agency_id, nomination_id) REFERENCES nomination (agency_id, nomination_id))
            """,
            """
            CREATE TABLE nomination_confirmation (
                agency_id TEXT NOT NULL, nomination_id TEXT NOT NULL, confirmation_id TEXT NOT NULL, part TEXT NOT NULL, unit_id TEXT, holds INTEGER NOT NULL
                    CHECK (holds IN (0, 1)), note TEXT NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL, post TEXT NOT NULL, ended_at INTEGER,
                PRIMARY KEY (agency_id, nomination_id, confirmation_id),
                FOREIGN KEY (agency_id, nomination_id) REFERENCES nomination (agency_id, nomination_id))
            """,
            "CREATE INDEX nomination_confirmation_actor ON nomination_confirmation (agency_id, actor)",
            """
            CREATE TABLE nomination_meeting (
                agency_id TEXT NOT NULL, meeting_id TEXT NOT NULL, number INTEGER NOT NULL, unit_id TEXT NOT NULL, held_on TEXT NOT NULL,
                members INTEGER NOT NULL, present INTEGER NOT NULL, way TEXT NOT NULL CHECK (way IN ('hands', 'ballot')), chair TEXT NOT NULL,
                secretary TEXT NOT NULL, opinions TEXT NOT NULL, minutes TEXT NOT NULL, digest TEXT NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL,
                PRIMARY KEY (agency_id, meeting_id), CHECK (present > 0), CHECK (present <= members),
                FOREIGN KEY (agency_id, unit_id) REFERENCES unit (agency_id, unit_id))
            """,
            "CREATE UNIQUE INDEX nomination_meeting_number ON nomination_meeting (agency_id, number)",
            """
            CREATE TABLE nomination_vote (
                agency_id TEXT NOT NULL, meeting_id TEXT NOT NULL, nomination_id TEXT NOT NULL, yes INTEGER NOT NULL, no INTEGER NOT NULL,
                PRIMARY KEY (agency_id, meeting_id, nomination_id), CHECK (yes >= 0 AND no >= 0),
                FOREIGN KEY (agency_id, meeting_id) REFERENCES nomination_meeting (agency_id, meeting_id),
                FOREIGN KEY (agency_id, nomination_id) REFERENCES nomination (agency_id, nomination_id))
            """,
            "CREATE INDEX nomination_vote_of ON nomination_vote (agency_id, nomination_id)",
            """
            CREATE TABLE nomination_version (
                agency_id TEXT NOT NULL, nomination_id TEXT NOT NULL, number INTEGER NOT NULL, reason TEXT NOT NULL, body TEXT NOT NULL,
                digest TEXT NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL, PRIMARY KEY (agency_id, nomination_id, number),
                FOREIGN KEY (agency_id, nomination_id) REFERENCES nomination (agency_id, nomination_id))
            """,
            """
            CREATE TABLE nomination_hold (
                agency_id TEXT NOT NULL, nomination_id TEXT NOT NULL, hold_id TEXT NOT NULL,
                kind TEXT NOT NULL CHECK (kind IN ('considering', 'investigation', 'complaint', 'press')), reason TEXT NOT NULL, due_on TEXT,
                began_at INTEGER NOT NULL, began_by TEXT NOT NULL, ended_at INTEGER, ended_by TEXT, clearance TEXT NOT NULL, cleared_on TEXT,
                PRIMARY KEY (agency_id, nomination_id, hold_id),
                FOREIGN KEY (agency_id, nomination_id) REFERENCES nomination (agency_id, nomination_id))
            """,
            """
            CREATE TABLE nomination_answer (
                agency_id TEXT NOT NULL, nomination_id TEXT NOT NULL, answer_id TEXT NOT NULL,
                question TEXT NOT NULL CHECK (question IN ('initiative-reuse', 'chain-former')), allows INTEGER NOT NULL CHECK (allows IN (0, 1)),
                reason TEXT NOT NULL, citation TEXT NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL,
                PRIMARY KEY (agency_id, nomination_id, answer_id),
                FOREIGN KEY (agency_id, nomination_id) REFERENCES nomination (agency_id, nomination_id))
            """,
        ]
    }
}
