internal import Storage

extension Schema {
    /// What the law asks of a subject before it can be awarded: evaluations, awards that were given, matters and disciplines, maternity leave.
    ///
    /// Nothing here is overwritten. An evaluation is corrected by a newer entry that replaces it; an award is cancelled; a matter is closed. Which
    /// list of awards is complete is a declaration of its own, and the latest one counts. Whoever opens the file of a matter leaves a row in
    /// `matter_look`.
    static var meritStatements: [Migration.Statement] {
        [
            """
            CREATE TABLE evaluation (
                agency_id TEXT NOT NULL, evaluation_id TEXT NOT NULL, subject_kind TEXT NOT NULL CHECK (subject_kind IN ('person', 'unit')),
                subject_id TEXT NOT NULL, year INTEGER NOT NULL,
                level TEXT NOT NULL CHECK (level IN ('failed', 'completed', 'good', 'excellent')), document TEXT NOT NULL, document_on TEXT NOT NULL,
                reason TEXT NOT NULL, replaced_by TEXT, at INTEGER NOT NULL, actor TEXT NOT NULL, PRIMARY KEY (agency_id, evaluation_id))
            """,
            """
            CREATE UNIQUE INDEX evaluation_current ON evaluation (agency_id, subject_kind, subject_id, year) WHERE replaced_by IS NULL
            """,
            "CREATE INDEX evaluation_year ON evaluation (agency_id, year)",
            """
            CREATE TABLE past_award (
                agency_id TEXT NOT NULL, award_id TEXT NOT NULL,
                subject_kind TEXT NOT NULL CHECK (subject_kind IN ('person', 'unit', 'household', 'outside-person', 'outside-organisation')),
                subject_id TEXT NOT NULL, name TEXT NOT NULL, address TEXT NOT NULL, code TEXT NOT NULL, year INTEGER NOT NULL, period_from TEXT,
                period_to TEXT, what TEXT NOT NULL, what_key TEXT NOT NULL, type TEXT NOT NULL CHECK (type IN ('merit', 'themed', 'sudden')),
                decision TEXT NOT NULL, decision_key TEXT NOT NULL, decided_on TEXT NOT NULL, decided_by TEXT NOT NULL, is_former INTEGER NOT NULL,
                evidence TEXT NOT NULL, is_imported INTEGER NOT NULL, state TEXT NOT NULL CHECK (state IN ('valid', 'cancelled')),
                cancel_reason TEXT NOT NULL, cancel_decision TEXT NOT NULL, cancelled_on TEXT, at INTEGER NOT NULL, actor TEXT NOT NULL,
                PRIMARY KEY (agency_id, award_id), CHECK (is_former IN (0, 1)), CHECK (is_imported IN (0, 1)), CHECK (period_from <= period_to),
                CHECK ((state = 'cancelled') = (cancelled_on IS NOT NULL)))
            """,
            """
            CREATE UNIQUE INDEX past_award_once ON past_award (agency_id, subject_kind, subject_id, code, year, decision_key) WHERE state = 'valid'
            """,
            "CREATE INDEX past_award_year ON past_award (agency_id, year, award_id)",
            """
            CREATE TABLE award_year (
                agency_id TEXT NOT NULL, year INTEGER NOT NULL, subject_kind TEXT NOT NULL, number INTEGER NOT NULL, is_complete INTEGER NOT NULL,
                reason TEXT NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL, PRIMARY KEY (agency_id, year, subject_kind, number),
                CHECK (is_complete IN (0, 1)))
            """,
            """
            CREATE TABLE matter (
                agency_id TEXT NOT NULL, matter_id TEXT NOT NULL, subject_kind TEXT NOT NULL CHECK (subject_kind IN ('person', 'unit')),
                subject_id TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('considering', 'investigation', 'complaint', 'press')),
                officer_id TEXT NOT NULL, opened_on TEXT NOT NULL, due_on TEXT NOT NULL, document TEXT NOT NULL, document_on TEXT NOT NULL,
                note TEXT NOT NULL, state TEXT NOT NULL CHECK (state IN ('open', 'cleared', 'violation')), closing TEXT NOT NULL, closing_on TEXT,
                closing_note TEXT NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL, PRIMARY KEY (agency_id, matter_id),
                CHECK ((state = 'open') = (closing_on IS NULL)), FOREIGN KEY (agency_id, officer_id) REFERENCES person (agency_id, person_id))
            """,
            "CREATE INDEX matter_subject ON matter (agency_id, subject_kind, subject_id)",
            "CREATE INDEX matter_officer ON matter (agency_id, officer_id, state)",
            """
            CREATE TABLE matter_look (
                agency_id TEXT NOT NULL, matter_id TEXT NOT NULL, person_id TEXT NOT NULL, look_id TEXT NOT NULL, why TEXT NOT NULL,
                at INTEGER NOT NULL, PRIMARY KEY (agency_id, matter_id, person_id, look_id),
                FOREIGN KEY (agency_id, matter_id) REFERENCES matter (agency_id, matter_id))
            """,
            """
            CREATE TABLE discipline (
                agency_id TEXT NOT NULL, discipline_id TEXT NOT NULL, person_id TEXT NOT NULL,
                level TEXT NOT NULL CHECK (level IN ('khien-trach', 'canh-cao', 'ha-bac-luong', 'giang-chuc', 'cach-chuc', 'buoc-thoi-viec')),
                period_from TEXT NOT NULL, period_to TEXT NOT NULL, document TEXT NOT NULL, document_on TEXT NOT NULL, revoked TEXT NOT NULL,
                revoked_on TEXT, at INTEGER NOT NULL, actor TEXT NOT NULL, PRIMARY KEY (agency_id, discipline_id), CHECK (period_from <= period_to),
                FOREIGN KEY (agency_id, person_id) REFERENCES person (agency_id, person_id))
            """,
            "CREATE INDEX discipline_person ON discipline (agency_id, person_id)",
            """
            CREATE TABLE maternity (
                agency_id TEXT NOT NULL, maternity_id TEXT NOT NULL, person_id TEXT NOT NULL, leave_from TEXT NOT NULL, leave_to TEXT NOT NULL,
                document TEXT NOT NULL, withdrawn TEXT NOT NULL, withdrawn_on TEXT, at INTEGER NOT NULL, actor TEXT NOT NULL,
                PRIMARY KEY (agency_id, maternity_id), CHECK (leave_from <= leave_to),
                FOREIGN KEY (agency_id, person_id) REFERENCES person (agency_id, person_id))
            """,
            "CREATE INDEX maternity_person ON maternity (agency_id, person_id)",
        ]
    }
}
