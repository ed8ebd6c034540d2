internal import Storage

extension Schema {
    /// Agencies, units with dated names and successors, posts with roles, people, who holds what and who belongs where.
    static var agencyStatements: [Migration.Statement] {
        [
            """
            CREATE TABLE agency (
                agency_id TEXT PRIMARY KEY, parent_id TEXT REFERENCES agency (agency_id), slug TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
                name_en TEXT NOT NULL, short_name TEXT NOT NULL, valid_from TEXT NOT NULL, valid_to TEXT, CHECK (valid_to >= valid_from))
            """,
            """
            CREATE TABLE unit (
                agency_id TEXT NOT NULL REFERENCES agency (agency_id), unit_id TEXT NOT NULL, code TEXT NOT NULL, kind TEXT NOT NULL,
                valid_from TEXT NOT NULL, valid_to TEXT, PRIMARY KEY (agency_id, unit_id), CHECK (valid_to > valid_from))
            """,
            "CREATE UNIQUE INDEX unit_code ON unit (agency_id, code)",
            """
            CREATE TABLE unit_version (
                agency_id TEXT NOT NULL, unit_id TEXT NOT NULL, valid_from TEXT NOT NULL, valid_to TEXT, name TEXT NOT NULL,
                name_en TEXT NOT NULL, folded TEXT NOT NULL, parent_id TEXT, position INTEGER NOT NULL,
                PRIMARY KEY (agency_id, unit_id, valid_from), FOREIGN KEY (agency_id, unit_id) REFERENCES unit (agency_id, unit_id),
                FOREIGN KEY (agency_id, parent_id) REFERENCES unit (agency_id, unit_id), CHECK (valid_to > valid_from),
                CHECK (parent_id <> unit_id))
            """,
            "CREATE INDEX unit_version_parent ON unit_version (agency_id, parent_id, position)",
            """
            CREATE TABLE unit_successor (
                agency_id TEXT NOT NULL, unit_id TEXT NOT NULL, successor_id TEXT NOT NULL, kind TEXT NOT NULL, effective_on TEXT NOT NULL,
                basis TEXT NOT NULL, PRIMARY KEY (agency_id, unit_id, successor_id, effective_on),
                FOREIGN KEY (agency_id, unit_id) REFERENCES unit (agency_id, unit_id),
                FOREIGN KEY (agency_id, successor_id) REFERENCES unit (agency_id, unit_id))
            """,
            """
            CREATE TABLE post (
                agency_id TEXT NOT NULL, post_id TEXT NOT NULL, unit_id TEXT NOT NULL, code TEXT NOT NULL, title TEXT NOT NULL,
                title_en TEXT NOT NULL, is_head INTEGER NOT NULL, position INTEGER NOT NULL, valid_from TEXT NOT NULL, valid_to TEXT,
                PRIMARY KEY (agency_id, post_id), FOREIGN KEY (agency_id, unit_id) REFERENCES unit (agency_id, unit_id),
                CHECK (valid_to >= valid_from), CHECK (is_head IN (0, 1)))
            """,
            "CREATE UNIQUE INDEX post_code ON post (agency_id, code)",
            "CREATE INDEX post_unit ON post (agency_id, unit_id)",
            """
            CREATE TABLE post_role (
                agency_id TEXT NOT NULL, post_id TEXT NOT NULL, role TEXT NOT NULL, PRIMARY KEY (agency_id, post_id, role),
                FOREIGN KEY (agency_id, post_id) REFERENCES post (agency_id, post_id))
            """,
            """
            CREATE TABLE person (
                agency_id TEXT NOT NULL REFERENCES agency (agency_id), person_id TEXT NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL,
                name_key TEXT NOT NULL, folded TEXT NOT NULL, email TEXT, gender TEXT, is_direct INTEGER NOT NULL,
                valid_from TEXT NOT NULL, valid_to TEXT, PRIMARY KEY (agency_id, person_id), CHECK (valid_to >= valid_from),
                CHECK (is_direct IN (0, 1)))
            """,
            "CREATE UNIQUE INDEX person_code ON person (agency_id, code)",
            "CREATE INDEX person_name ON person (agency_id, name_key, person_id)",
            """
            CREATE TABLE holding (
                agency_id TEXT NOT NULL, person_id TEXT NOT NULL, post_id TEXT NOT NULL, valid_from TEXT NOT NULL, valid_to TEXT,
                PRIMARY KEY (agency_id, person_id, post_id, valid_from),
                FOREIGN KEY (agency_id, person_id) REFERENCES person (agency_id, person_id),
                FOREIGN KEY (agency_id, post_id) REFERENCES post (agency_id, post_id), CHECK (valid_to > valid_from))
            """,
            "CREATE INDEX holding_post ON holding (agency_id, post_id)",
            """
            CREATE TABLE membership (
                agency_id TEXT NOT NULL, person_id TEXT NOT NULL, unit_id TEXT NOT NULL, valid_from TEXT NOT NULL, valid_to TEXT,
                PRIMARY KEY (agency_id, person_id, unit_id, valid_from),
                FOREIGN KEY (agency_id, person_id) REFERENCES person (agency_id, person_id),
                FOREIGN KEY (agency_id, unit_id) REFERENCES unit (agency_id, unit_id), CHECK (valid_to > valid_from))
            """,
            "CREATE INDEX membership_unit ON membership (agency_id, unit_id)",
        ]
    }
}
