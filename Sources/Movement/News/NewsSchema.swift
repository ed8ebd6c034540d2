internal import Storage

extension Schema {
    /// News of movements with their versions and files, who has confirmed reading, comments, and thanks from person to person.
    ///
    /// A file belongs to the versions from `since_version` on, up to but without `until_version`. Pictures are kept without what a camera writes into
    /// them; the original is not kept.
    static var newsStatements: [Migration.Statement] {
        [
            """
            CREATE TABLE news (
                agency_id TEXT NOT NULL, news_id TEXT NOT NULL, movement_id TEXT NOT NULL, obligation_id TEXT, unit_id TEXT,
                state TEXT NOT NULL CHECK (state IN ('draft', 'published', 'withdrawn')),
                audience TEXT NOT NULL CHECK (audience IN ('agency', 'public')), version INTEGER NOT NULL, first_version INTEGER,
                asks_receipt INTEGER NOT NULL CHECK (asks_receipt IN (0, 1)), comments_open INTEGER NOT NULL CHECK (comments_open IN (0, 1)),
                event_on TEXT, people TEXT NOT NULL, created_at INTEGER NOT NULL, created_by TEXT NOT NULL, published_at INTEGER, published_on TEXT,
                published_by TEXT, changed_at INTEGER NOT NULL, withdrawn_at INTEGER, reason TEXT NOT NULL, PRIMARY KEY (agency_id, news_id),
                FOREIGN KEY (agency_id, movement_id) REFERENCES movement (agency_id, movement_id),
                FOREIGN KEY (agency_id, obligation_id) REFERENCES obligation (agency_id, obligation_id))
            """,
            "CREATE INDEX news_of_movement ON news (agency_id, movement_id, state, published_at, news_id)",
            "CREATE INDEX news_of_agency ON news (agency_id, state, audience, published_at, news_id)",
            "CREATE INDEX news_of_obligation ON news (agency_id, obligation_id)",
            """
            CREATE TABLE news_version (
                agency_id TEXT NOT NULL, news_id TEXT NOT NULL, number INTEGER NOT NULL, title TEXT NOT NULL, lead TEXT NOT NULL, body TEXT NOT NULL,
                videos TEXT NOT NULL, note TEXT NOT NULL, folded TEXT NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL,
                PRIMARY KEY (agency_id, news_id, number), FOREIGN KEY (agency_id, news_id) REFERENCES news (agency_id, news_id))
            """,
            """
            CREATE TABLE news_file (
                agency_id TEXT NOT NULL, news_id TEXT NOT NULL, file_id TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('picture', 'document')),
                hash TEXT NOT NULL, name TEXT NOT NULL, size INTEGER NOT NULL, type TEXT NOT NULL, width INTEGER, height INTEGER, alt TEXT NOT NULL,
                caption TEXT NOT NULL, small_hash TEXT, lead_hash TEXT, large_hash TEXT, position INTEGER NOT NULL, since_version INTEGER NOT NULL,
                until_version INTEGER, at INTEGER NOT NULL, actor TEXT NOT NULL, PRIMARY KEY (agency_id, news_id, file_id),
                FOREIGN KEY (agency_id, news_id) REFERENCES news (agency_id, news_id))
            """,
            """
            CREATE TABLE news_receipt (
                agency_id TEXT NOT NULL, news_id TEXT NOT NULL, person_id TEXT NOT NULL, version INTEGER NOT NULL, at INTEGER NOT NULL,
                PRIMARY KEY (agency_id, news_id, person_id), FOREIGN KEY (agency_id, news_id) REFERENCES news (agency_id, news_id),
                FOREIGN KEY (agency_id, person_id) REFERENCES person (agency_id, person_id))
            """,
            """
            CREATE TABLE news_comment (
                agency_id TEXT NOT NULL, news_id TEXT NOT NULL, comment_id TEXT NOT NULL, parent_id TEXT, body TEXT NOT NULL, at INTEGER NOT NULL,
                actor TEXT NOT NULL, hidden_at INTEGER, hidden_by TEXT, reason TEXT NOT NULL, PRIMARY KEY (agency_id, news_id, comment_id),
                FOREIGN KEY (agency_id, news_id) REFERENCES news (agency_id, news_id))
            """,
            "CREATE INDEX news_comment_actor ON news_comment (agency_id, actor, at)",
            "CREATE UNIQUE INDEX news_comment_id ON news_comment (agency_id, comment_id)",
            """
            CREATE TABLE thanks (
                agency_id TEXT NOT NULL, thanks_id TEXT NOT NULL, movement_id TEXT NOT NULL, obligation_id TEXT, giver TEXT NOT NULL,
                receiver TEXT NOT NULL, words TEXT NOT NULL, at INTEGER NOT NULL, giver_public INTEGER NOT NULL CHECK (giver_public IN (0, 1)),
                receiver_public INTEGER NOT NULL CHECK (receiver_public IN (0, 1)), withdrawn_at INTEGER, PRIMARY KEY (agency_id, thanks_id),
                FOREIGN KEY (agency_id, movement_id) REFERENCES movement (agency_id, movement_id),
                FOREIGN KEY (agency_id, obligation_id) REFERENCES obligation (agency_id, obligation_id),
                FOREIGN KEY (agency_id, giver) REFERENCES person (agency_id, person_id),
                FOREIGN KEY (agency_id, receiver) REFERENCES person (agency_id, person_id))
            """,
            "CREATE INDEX thanks_of_movement ON thanks (agency_id, movement_id, at, thanks_id)",
            "CREATE INDEX thanks_of_giver ON thanks (agency_id, giver, at)",
        ]
    }
}
