internal import Storage

extension Schema {
    /// What the legal officer has decided about entries of the packs, and the agency's own pack in versions.
    ///
    /// A decision is never changed: a later one counts. A version of the pack holds from its day until the next adopted one begins.
    static var lawbookStatements: [Migration.Statement] {
        [
            """
            CREATE TABLE law_decision (
                agency_id TEXT NOT NULL, entry TEXT NOT NULL, number INTEGER NOT NULL, holds INTEGER NOT NULL CHECK (holds IN (0, 1)),
                text_read TEXT NOT NULL, reason TEXT NOT NULL, decided_on TEXT NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL,
                PRIMARY KEY (agency_id, entry, number))
            """,
            """
            CREATE TABLE agency_pack (
                agency_id TEXT NOT NULL, version INTEGER NOT NULL, body TEXT NOT NULL, note TEXT NOT NULL,
                state TEXT NOT NULL CHECK (state IN ('draft', 'adopted', 'dropped')), written_at INTEGER NOT NULL, written_by TEXT NOT NULL,
                document TEXT, effective_on TEXT, settled_at INTEGER, settled_by TEXT, PRIMARY KEY (agency_id, version),
                CHECK ((state = 'adopted') = (effective_on IS NOT NULL)), CHECK ((state = 'draft') = (settled_at IS NULL)))
            """,
        ]
    }
}
