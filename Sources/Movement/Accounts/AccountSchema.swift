internal import Storage

extension Schema {
    /// Accounts, sessions, one-time links, recovery codes, API tokens and the counters that slow guessing down.
    ///
    /// Every secret is kept only as a hash, except `totp_secret` and `totp_pending`: whoever checks a time-based code must be able to compute it.
    static var accountStatements: [Migration.Statement] {
        [
            """
            CREATE TABLE account (
                agency_id TEXT NOT NULL, account_id TEXT NOT NULL, person_id TEXT NOT NULL, login TEXT NOT NULL UNIQUE, password TEXT,
                totp_secret BLOB, totp_pending BLOB, totp_step INTEGER NOT NULL, created_at INTEGER NOT NULL, disabled_at INTEGER,
                PRIMARY KEY (agency_id, account_id), FOREIGN KEY (agency_id, person_id) REFERENCES person (agency_id, person_id))
            """,
            "CREATE UNIQUE INDEX account_person ON account (agency_id, person_id)",
            """
            CREATE TABLE session (
                token_hash BLOB PRIMARY KEY, agency_id TEXT NOT NULL, account_id TEXT NOT NULL, session_id TEXT NOT NULL,
                created_at INTEGER NOT NULL, seen_at INTEGER NOT NULL, expires_at INTEGER NOT NULL, agent TEXT NOT NULL,
                FOREIGN KEY (agency_id, account_id) REFERENCES account (agency_id, account_id))
            """,
            "CREATE UNIQUE INDEX session_account ON session (agency_id, account_id, session_id)",
            """
            CREATE TABLE one_time_link (
                token_hash BLOB PRIMARY KEY, agency_id TEXT NOT NULL, account_id TEXT, purpose TEXT NOT NULL, created_at INTEGER NOT NULL,
                expires_at INTEGER NOT NULL, used_at INTEGER,
                CHECK (purpose IN ('setup', 'password', 'password-totp')), CHECK ((account_id IS NULL) = (purpose = 'setup')),
                FOREIGN KEY (agency_id, account_id) REFERENCES account (agency_id, account_id))
            """,
            "CREATE INDEX one_time_link_account ON one_time_link (agency_id, account_id)",
            """
            CREATE TABLE recovery_code (
                agency_id TEXT NOT NULL, account_id TEXT NOT NULL, code_hash BLOB NOT NULL, used_at INTEGER,
                PRIMARY KEY (agency_id, account_id, code_hash),
                FOREIGN KEY (agency_id, account_id) REFERENCES account (agency_id, account_id))
            """,
            """
            CREATE TABLE api_token (
                agency_id TEXT NOT NULL, token_id TEXT NOT NULL, account_id TEXT NOT NULL, token_hash BLOB NOT NULL UNIQUE, name TEXT NOT NULL,
                scope TEXT NOT NULL, created_at INTEGER NOT NULL, expires_at INTEGER NOT NULL, revoked_at INTEGER,
                PRIMARY KEY (agency_id, token_id), FOREIGN KEY (agency_id, account_id) REFERENCES account (agency_id, account_id))
            """,
            "CREATE INDEX api_token_account ON api_token (agency_id, account_id)",
            "CREATE TABLE throttle (bucket TEXT PRIMARY KEY, window_start INTEGER NOT NULL, count INTEGER NOT NULL)",
        ] + demonstrationGuards
    }

    /// A database is marked as a demonstration while it is empty, or never, and the mark stays: it lets visitors sign in without a password.
    private static var demonstrationGuards: [Migration.Statement] {
        [
            .only(
                .sqlite,
                """
                CREATE TRIGGER installation_demo_new BEFORE INSERT ON installation WHEN NEW.key = 'demo' AND EXISTS (SELECT 1 FROM agency)
                BEGIN SELECT RAISE(ABORT, 'only an empty database can become a demonstration'); END
                """),
            .only(
                .sqlite,
                """
                CREATE TRIGGER installation_demo_kept BEFORE UPDATE ON installation WHEN OLD.key = 'demo' OR NEW.key = 'demo'
                BEGIN SELECT RAISE(ABORT, 'the demonstration mark is for ever'); END
                """),
            .only(
                .sqlite,
                """
                CREATE TRIGGER installation_demo_stays BEFORE DELETE ON installation WHEN OLD.key = 'demo'
                BEGIN SELECT RAISE(ABORT, 'the demonstration mark is for ever'); END
                """),
            .only(
                .postgresql,
                """
                CREATE FUNCTION installation_demo() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF TG_OP = 'INSERT' THEN
                        IF NEW.key = 'demo' AND EXISTS (SELECT 1 FROM agency) THEN
                            RAISE EXCEPTION 'only an empty database can become a demonstration' USING ERRCODE = 'check_violation';
                        END IF;
                        RETURN NEW;
                    END IF;
                    IF OLD.key = 'demo' THEN
                        RAISE EXCEPTION 'the demonstration mark is for ever' USING ERRCODE = 'check_violation';
                    END IF;
                    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
                    IF NEW.key = 'demo' THEN
                        RAISE EXCEPTION 'the demonstration mark is for ever' USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                END $$
                """),
            .only(
                .postgresql,
                """
                CREATE TRIGGER installation_demo BEFORE INSERT OR UPDATE OR DELETE ON installation
                FOR EACH ROW EXECUTE FUNCTION installation_demo()
                """),
        ]
    }
}
