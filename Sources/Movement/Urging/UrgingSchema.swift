internal import Storage

extension Schema {
    /// Mails to send with the links in them, schedules of reminders, what people have been reminded of, choices of each person, calendar feeds,
    /// letters of urging and what was raised to the next head.
    ///
    /// A link's secret is never stored: it is made when the mail is handed over, and only its hash stays. `mail.dedupe` says what a mail is for, so that
    /// two processes write it once. `reminded` only moves forward, so that a clock put back reminds nobody again.
    static var urgingStatements: [Migration.Statement] {
        [
            """
            CREATE TABLE mail (
                agency_id TEXT NOT NULL, mail_id TEXT NOT NULL, person_id TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('reminder', 'urge')),
                dedupe TEXT NOT NULL, address TEXT NOT NULL, subject TEXT NOT NULL, body TEXT NOT NULL, links TEXT NOT NULL,
                state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'failed', 'bounced')), attempts INTEGER NOT NULL,
                created_at INTEGER NOT NULL, next_at INTEGER NOT NULL, expires_at INTEGER NOT NULL, quiet_from INTEGER NOT NULL,
                quiet_to INTEGER NOT NULL, claimed_at INTEGER, ended_at INTEGER, problem TEXT NOT NULL,
                PRIMARY KEY (agency_id, mail_id), FOREIGN KEY (agency_id, person_id) REFERENCES person (agency_id, person_id))
            """,
            "CREATE UNIQUE INDEX mail_dedupe ON mail (agency_id, dedupe)",
            "CREATE INDEX mail_next ON mail (agency_id, state, next_at)",
            """
            CREATE TABLE mail_link (
                token_hash BLOB PRIMARY KEY, agency_id TEXT NOT NULL, mail_id TEXT NOT NULL, person_id TEXT NOT NULL, page TEXT NOT NULL,
                created_at INTEGER NOT NULL, expires_at INTEGER NOT NULL, used_at INTEGER,
                FOREIGN KEY (agency_id, mail_id) REFERENCES mail (agency_id, mail_id))
            """,
            "CREATE INDEX mail_link_mail ON mail_link (agency_id, mail_id)",
            """
            CREATE TABLE reminder_schedule (
                agency_id TEXT NOT NULL, movement_id TEXT NOT NULL, is_on INTEGER NOT NULL, before_days TEXT NOT NULL, on_day INTEGER NOT NULL,
                after_days TEXT NOT NULL, send_hour INTEGER NOT NULL, quiet_from INTEGER NOT NULL, quiet_to INTEGER NOT NULL,
                escalate_after INTEGER, acknowledge_every INTEGER NOT NULL, set_at INTEGER NOT NULL, set_by TEXT NOT NULL,
                PRIMARY KEY (agency_id, movement_id), FOREIGN KEY (agency_id, movement_id) REFERENCES movement (agency_id, movement_id),
                CHECK (is_on IN (0, 1)), CHECK (on_day IN (0, 1)))
            """,
            """
            CREATE TABLE reminded (
                agency_id TEXT NOT NULL, person_id TEXT NOT NULL, item TEXT NOT NULL, through TEXT NOT NULL,
                PRIMARY KEY (agency_id, person_id, item), FOREIGN KEY (agency_id, person_id) REFERENCES person (agency_id, person_id))
            """,
            """
            CREATE TABLE escalation (
                agency_id TEXT NOT NULL, target_id TEXT NOT NULL, period TEXT NOT NULL, person_id TEXT NOT NULL, on_date TEXT NOT NULL,
                at INTEGER NOT NULL, PRIMARY KEY (agency_id, target_id, period, person_id),
                FOREIGN KEY (agency_id, target_id, period) REFERENCES due_report (agency_id, target_id, period))
            """,
            "CREATE INDEX escalation_person ON escalation (agency_id, person_id)",
            """
            CREATE TABLE channel_choice (
                agency_id TEXT NOT NULL, person_id TEXT NOT NULL, channel TEXT NOT NULL CHECK (channel IN ('mail', 'desk', 'weekly')),
                language TEXT NOT NULL CHECK (language IN ('vi', 'en')), set_at INTEGER NOT NULL, PRIMARY KEY (agency_id, person_id),
                FOREIGN KEY (agency_id, person_id) REFERENCES person (agency_id, person_id))
            """,
            """
            CREATE TABLE calendar_feed (
                agency_id TEXT NOT NULL, person_id TEXT NOT NULL, token_hash BLOB NOT NULL, opened_at INTEGER NOT NULL,
                PRIMARY KEY (agency_id, person_id), FOREIGN KEY (agency_id, person_id) REFERENCES person (agency_id, person_id))
            """,
            "CREATE UNIQUE INDEX calendar_feed_token ON calendar_feed (token_hash)",
            """
            CREATE TABLE urge (
                agency_id TEXT NOT NULL, urge_id TEXT NOT NULL, movement_id TEXT NOT NULL, unit_id TEXT NOT NULL, number TEXT NOT NULL,
                subject TEXT NOT NULL, body TEXT NOT NULL, answer_by TEXT NOT NULL, state TEXT NOT NULL CHECK (state IN ('draft', 'sent')),
                created_at INTEGER NOT NULL, created_by TEXT NOT NULL, sent_at INTEGER, sent_by TEXT, signer_role TEXT NOT NULL,
                signer_name TEXT NOT NULL, PRIMARY KEY (agency_id, urge_id),
                FOREIGN KEY (agency_id, movement_id) REFERENCES movement (agency_id, movement_id),
                FOREIGN KEY (agency_id, unit_id) REFERENCES unit (agency_id, unit_id))
            """,
            "CREATE INDEX urge_movement ON urge (agency_id, movement_id, urge_id)",
            "CREATE INDEX urge_unit ON urge (agency_id, unit_id)",
            """
            CREATE TABLE urge_item (
                agency_id TEXT NOT NULL, urge_id TEXT NOT NULL, position INTEGER NOT NULL, obligation_id TEXT NOT NULL, target_id TEXT, period TEXT,
                wording TEXT NOT NULL, since TEXT NOT NULL, working_days INTEGER NOT NULL, PRIMARY KEY (agency_id, urge_id, position),
                FOREIGN KEY (agency_id, urge_id) REFERENCES urge (agency_id, urge_id),
                FOREIGN KEY (agency_id, obligation_id) REFERENCES obligation (agency_id, obligation_id))
            """,
        ]
    }
}
