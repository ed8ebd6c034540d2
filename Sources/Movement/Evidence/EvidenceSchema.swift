internal import Storage

extension Schema {
    /// Pieces of evidence, their versions, the targets they serve, and what checking them found.
    ///
    /// `reference` holds the fields of the kind as JSON. `seen` is what a link held when it was first checked; it is never overwritten.
    static var evidenceStatements: [Migration.Statement] {
        [
            """
            CREATE TABLE evidence (
                agency_id TEXT NOT NULL REFERENCES agency (agency_id), evidence_id TEXT NOT NULL,
                kind TEXT NOT NULL CHECK (kind IN ('file', 'link', 'document', 'dataset', 'training')), title TEXT NOT NULL, version INTEGER NOT NULL,
                created_at INTEGER NOT NULL, created_by TEXT NOT NULL, PRIMARY KEY (agency_id, evidence_id))
            """,
            """
            CREATE TABLE evidence_version (
                agency_id TEXT NOT NULL, evidence_id TEXT NOT NULL, number INTEGER NOT NULL, hash TEXT, file_name TEXT, size INTEGER, type TEXT,
                address TEXT, reference TEXT NOT NULL, note TEXT NOT NULL, scan TEXT NOT NULL CHECK (scan IN ('none', 'clean', 'found')),
                state TEXT NOT NULL CHECK (state IN ('unchecked', 'good', 'changed', 'missing')), detail TEXT NOT NULL, seen TEXT, tried_at INTEGER,
                checked_at INTEGER, preview TEXT, at INTEGER NOT NULL, actor TEXT NOT NULL,
                PRIMARY KEY (agency_id, evidence_id, number), FOREIGN KEY (agency_id, evidence_id) REFERENCES evidence (agency_id, evidence_id))
            """,
            "CREATE INDEX evidence_version_tried ON evidence_version (agency_id, tried_at)",
            "CREATE INDEX evidence_version_state ON evidence_version (agency_id, state)",
            """
            CREATE TABLE evidence_use (
                agency_id TEXT NOT NULL, evidence_id TEXT NOT NULL, target_id TEXT NOT NULL, progress_id TEXT, entry_id TEXT, use_id TEXT NOT NULL,
                at INTEGER NOT NULL, actor TEXT NOT NULL, ended_at INTEGER, end_reason TEXT NOT NULL, PRIMARY KEY (agency_id, target_id, use_id),
                FOREIGN KEY (agency_id, evidence_id) REFERENCES evidence (agency_id, evidence_id),
                FOREIGN KEY (agency_id, target_id) REFERENCES target (agency_id, target_id))
            """,
            "CREATE UNIQUE INDEX evidence_use_id ON evidence_use (agency_id, use_id)",
            "CREATE INDEX evidence_use_of ON evidence_use (agency_id, evidence_id)",
            """
            CREATE TABLE evidence_check (
                agency_id TEXT NOT NULL, evidence_id TEXT NOT NULL, number INTEGER NOT NULL, check_id TEXT NOT NULL, at INTEGER NOT NULL,
                state TEXT NOT NULL, detail TEXT NOT NULL, PRIMARY KEY (agency_id, evidence_id, number, check_id),
                FOREIGN KEY (agency_id, evidence_id, number) REFERENCES evidence_version (agency_id, evidence_id, number))
            """,
        ]
    }
}
