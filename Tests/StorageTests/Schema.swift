import Storage

/// The small schema of the contract suite.
let contractMigrations: [Migration] = [
    Migration(
        number: 1, name: "values",
        statements: [
            """
            CREATE TABLE sample (
                id INTEGER NOT NULL PRIMARY KEY, words TEXT, number INTEGER, amount REAL, bytes BLOB
            )
            """,
            """
            CREATE TABLE unit (
                id TEXT NOT NULL PRIMARY KEY, code TEXT NOT NULL UNIQUE, size INTEGER NOT NULL CHECK (size >= 0)
            ) WITHOUT ROWID
            """,
            "CREATE TABLE member (id TEXT NOT NULL PRIMARY KEY, unit TEXT NOT NULL REFERENCES unit (id))",
            """
            CREATE TABLE late (
                id TEXT NOT NULL PRIMARY KEY, unit TEXT NOT NULL REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED
            )
            """,
            "CREATE TABLE counter (id INTEGER NOT NULL PRIMARY KEY, value INTEGER NOT NULL)",
            "INSERT INTO counter (id, value) VALUES (1, 0)",
        ]),
    Migration(number: 2, name: "index", statements: ["CREATE INDEX sample_words ON sample (words)"]),
]

/// The refusal of a domain, to see that it passes through storage unchanged.
struct Refused: Error, Equatable {
    let reason: String
}

extension Database {
    /// The first column of the first row.
    func number(_ query: SQL) async throws -> Int? { try await read { try $0.row(query)?.int(0) } }

    /// The first column of all rows.
    func numbers(_ query: SQL) async throws -> [Int] { try await read { try $0.rows(query).map { try $0.int(0) } } }
}
