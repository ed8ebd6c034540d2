internal import Storage

extension Schema {
    /// Courses, sessions, who takes part, who was there, certificates, IT core experts, self-assessments, and which targets learning counts for.
    ///
    /// The secret of a session makes the codes on its screen and leaves the database only as those codes. A presence that was undone stays, with who
    /// undid it. Answers of a self-assessment are one digit a statement, in the order of the set whose number stands beside them.
    static var learningStatements: [Migration.Statement] {
        [
            """
            CREATE TABLE learning_course (
                agency_id TEXT NOT NULL, course_id TEXT NOT NULL, movement_id TEXT NOT NULL, number INTEGER NOT NULL, title TEXT NOT NULL,
                about TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('own', 'outside')), provider TEXT NOT NULL, level TEXT NOT NULL,
                audience TEXT NOT NULL, places INTEGER, share INTEGER NOT NULL, clause TEXT NOT NULL,
                state TEXT NOT NULL CHECK (state IN ('draft', 'open', 'ended', 'cancelled')), reason TEXT NOT NULL, created_at INTEGER NOT NULL,
                created_by TEXT NOT NULL, PRIMARY KEY (agency_id, course_id), CHECK (share BETWEEN 1 AND 100),
                FOREIGN KEY (agency_id, movement_id) REFERENCES movement (agency_id, movement_id))
            """,
            "CREATE UNIQUE INDEX learning_course_number ON learning_course (agency_id, movement_id, number)",
            """
            CREATE TABLE learning_session (
                agency_id TEXT NOT NULL, session_id TEXT NOT NULL, course_id TEXT NOT NULL, position INTEGER NOT NULL, day TEXT NOT NULL,
                from_minute INTEGER NOT NULL, to_minute INTEGER NOT NULL, place TEXT NOT NULL, hours INTEGER NOT NULL, secret BLOB NOT NULL,
                state TEXT NOT NULL CHECK (state IN ('held', 'cancelled')), reason TEXT NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL,
                PRIMARY KEY (agency_id, session_id), CHECK (from_minute < to_minute),
                FOREIGN KEY (agency_id, course_id) REFERENCES learning_course (agency_id, course_id))
            """,
            "CREATE UNIQUE INDEX learning_session_position ON learning_session (agency_id, course_id, position)",
            """
            CREATE TABLE learning_enrolment (
                agency_id TEXT NOT NULL, course_id TEXT NOT NULL, person_id TEXT NOT NULL, position INTEGER NOT NULL,
                state TEXT NOT NULL CHECK (state IN ('enrolled', 'waiting', 'withdrawn')), reason TEXT NOT NULL, at INTEGER NOT NULL,
                actor TEXT NOT NULL, PRIMARY KEY (agency_id, course_id, person_id),
                FOREIGN KEY (agency_id, course_id) REFERENCES learning_course (agency_id, course_id),
                FOREIGN KEY (agency_id, person_id) REFERENCES person (agency_id, person_id))
            """,
            "CREATE INDEX learning_enrolment_person ON learning_enrolment (agency_id, person_id, state)",
            """
            CREATE TABLE learning_attendance (
                agency_id TEXT NOT NULL, session_id TEXT NOT NULL, person_id TEXT NOT NULL, way TEXT NOT NULL CHECK (way IN ('code', 'hand')),
                is_present INTEGER NOT NULL, reason TEXT NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL,
                PRIMARY KEY (agency_id, session_id, person_id), CHECK (is_present IN (0, 1)),
                FOREIGN KEY (agency_id, session_id) REFERENCES learning_session (agency_id, session_id),
                FOREIGN KEY (agency_id, person_id) REFERENCES person (agency_id, person_id))
            """,
            "CREATE INDEX learning_attendance_person ON learning_attendance (agency_id, person_id)",
            """
            CREATE TABLE learning_certificate (
                agency_id TEXT NOT NULL, certificate_id TEXT NOT NULL, movement_id TEXT NOT NULL, person_id TEXT NOT NULL, course_id TEXT,
                number TEXT NOT NULL, provider TEXT NOT NULL, title TEXT NOT NULL, on_date TEXT NOT NULL, hours INTEGER NOT NULL,
                level TEXT NOT NULL, link TEXT NOT NULL, state TEXT NOT NULL CHECK (state IN ('issued', 'waiting', 'confirmed', 'returned')),
                reason TEXT NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL, decided_at INTEGER, decided_by TEXT,
                PRIMARY KEY (agency_id, certificate_id),
                FOREIGN KEY (agency_id, movement_id) REFERENCES movement (agency_id, movement_id),
                FOREIGN KEY (agency_id, person_id) REFERENCES person (agency_id, person_id))
            """,
            "CREATE UNIQUE INDEX learning_certificate_course ON learning_certificate (agency_id, course_id, person_id)",
            "CREATE UNIQUE INDEX learning_certificate_number ON learning_certificate (agency_id, number) WHERE course_id IS NOT NULL",
            "CREATE INDEX learning_certificate_person ON learning_certificate (agency_id, person_id)",
            "CREATE INDEX learning_certificate_state ON learning_certificate (agency_id, movement_id, state)",
            """
            CREATE TABLE learning_core (
                agency_id TEXT NOT NULL, person_id TEXT NOT NULL, valid_from TEXT NOT NULL, valid_to TEXT, reason TEXT NOT NULL,
                end_reason TEXT NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL, PRIMARY KEY (agency_id, person_id, valid_from),
                CHECK (valid_to > valid_from), FOREIGN KEY (agency_id, person_id) REFERENCES person (agency_id, person_id))
            """,
            """
            CREATE TABLE assessment_round (
                agency_id TEXT NOT NULL, round_id TEXT NOT NULL, movement_id TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('before', 'after')),
                opens TEXT NOT NULL, closes TEXT NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL, PRIMARY KEY (agency_id, round_id),
                CHECK (opens <= closes), FOREIGN KEY (agency_id, movement_id) REFERENCES movement (agency_id, movement_id))
            """,
            "CREATE UNIQUE INDEX assessment_round_kind ON assessment_round (agency_id, movement_id, kind)",
            """
            CREATE TABLE assessment_answer (
                agency_id TEXT NOT NULL, round_id TEXT NOT NULL, person_id TEXT NOT NULL, set_number INTEGER NOT NULL, answers TEXT NOT NULL,
                at INTEGER NOT NULL, PRIMARY KEY (agency_id, round_id, person_id),
                FOREIGN KEY (agency_id, round_id) REFERENCES assessment_round (agency_id, round_id),
                FOREIGN KEY (agency_id, person_id) REFERENCES person (agency_id, person_id))
            """,
            """
            CREATE TABLE learning_target (
                agency_id TEXT NOT NULL, target_id TEXT NOT NULL, measure TEXT NOT NULL CHECK (measure IN ('hours', 'people', 'percent')),
                audience TEXT NOT NULL, threshold INTEGER NOT NULL, scope TEXT NOT NULL CHECK (scope IN ('agency', 'unit')), at INTEGER NOT NULL,
                actor TEXT NOT NULL, PRIMARY KEY (agency_id, target_id),
                FOREIGN KEY (agency_id, target_id) REFERENCES target (agency_id, target_id))
            """,
        ]
    }
}
