internal import Storage

extension Schema {
    /// The record of acts, its erasable content, and the keys that make a repeated act harmless.
    static var recordStatements: [Migration.Statement] {
        [
            """
            CREATE TABLE installation (key TEXT PRIMARY KEY, value TEXT NOT NULL)
            """,
            """
            CREATE TABLE record (
                agency_id TEXT NOT NULL, leaf_id TEXT NOT NULL, seq INTEGER, at INTEGER NOT NULL, act TEXT NOT NULL, actor TEXT NOT NULL,
                channel TEXT NOT NULL, subject TEXT NOT NULL, content_digest BLOB NOT NULL, previous BLOB, digest BLOB,
                PRIMARY KEY (agency_id, leaf_id), CHECK ((seq IS NULL) = (digest IS NULL)), CHECK ((seq IS NULL) = (previous IS NULL)))
            """,
            "CREATE UNIQUE INDEX record_seq ON record (agency_id, seq)",
            "CREATE INDEX record_open ON record (agency_id, leaf_id) WHERE seq IS NULL",
            "CREATE INDEX record_subject ON record (agency_id, subject, seq)",
            """
            CREATE TABLE record_content (
                agency_id TEXT NOT NULL, leaf_id TEXT NOT NULL, salt BLOB NOT NULL, content TEXT NOT NULL, PRIMARY KEY (agency_id, leaf_id),
                FOREIGN KEY (agency_id, leaf_id) REFERENCES record (agency_id, leaf_id))
            """,
            """
            CREATE TABLE act_key (
                agency_id TEXT NOT NULL, actor TEXT NOT NULL, key TEXT NOT NULL, input_digest BLOB NOT NULL, leaf_id TEXT NOT NULL,
                receipt TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (agency_id, actor, key))
            """,
            .only(
                .sqlite,
                """
                CREATE TRIGGER record_append_only BEFORE UPDATE ON record WHEN OLD.seq IS NOT NULL
                BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END
                """),
            .only(
                .sqlite, "CREATE TRIGGER record_no_delete BEFORE DELETE ON record BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END"
            ),
            .only(
                .postgresql,
                """
                CREATE FUNCTION record_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF TG_OP <> 'UPDATE' OR OLD.seq IS NOT NULL THEN RAISE EXCEPTION 'the record is append-only'; END IF;
                    RETURN NEW;
                END $$
                """),
            .only(
                .postgresql,
                "CREATE TRIGGER record_append_only BEFORE UPDATE OR DELETE ON record FOR EACH ROW EXECUTE FUNCTION record_append_only()"),
            .only(
                .postgresql,
                "CREATE TRIGGER record_no_truncate BEFORE TRUNCATE ON record FOR EACH STATEMENT EXECUTE FUNCTION record_append_only()"),
        ]
    }
}
