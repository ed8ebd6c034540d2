import Storage
import TestSupport
import Testing

/// The applied list must be a prefix of the known list.
@Suite struct MigrationContract {
    static let first = Migration(number: 1, name: "first", statements: ["CREATE TABLE one (id INTEGER NOT NULL PRIMARY KEY, words TEXT)"])
    static let second = Migration(number: 2, name: "second", statements: ["CREATE TABLE two (id INTEGER NOT NULL PRIMARY KEY)"])
    static let changed = Migration(number: 1, name: "first", statements: ["CREATE TABLE one (id INTEGER NOT NULL PRIMARY KEY)"])
    static let renamed = Migration(number: 1, name: "other", statements: first.statements)

    @Test(arguments: TestDatabases.engines)
    func missingMigrationsAreAppliedOnce(_ engine: Engine) async throws {
        try await TestDatabases.withConfiguration(engine) { configuration in
            for list in [[Self.first], [Self.first, Self.second], [Self.first, Self.second]] {
                let database = try await Database.open(configuration, migrations: list, logger: TestDatabases.quiet)
                let applied = try await database.read { session in
                    try session.rows("SELECT number, name, digest FROM migration ORDER BY number")
                        .map { "\(try $0.int(0)) \(try $0.text(1)) \(try $0.text(2))" }
                }
                #expect(applied == list.map { "\($0.number) \($0.name) \($0.digest)" })
                await database.close()
            }
        }
    }

    static let mismatches: [([Migration], String)] = [
        ([], "the database has migration 1 (first), which this program does not know; use the newer program"),
        ([first], "the database has migration 2 (second), which this program does not know; use the newer program"),
        ([changed, second], "migration 1 (first) was applied with other statements than this program has"),
        ([renamed, second], "the database has migration 1 (first) where this program has 1 (other)"),
        ([second], "this program lists migration 2 (second) at place 1"),
    ]

    @Test(arguments: TestDatabases.engines, mismatches)
    func aListThatDoesNotFitIsRefused(_ engine: Engine, _ mismatch: ([Migration], String)) async throws {
        try await TestDatabases.withConfiguration(engine) { configuration in
            let database = try await Database.open(configuration, migrations: [Self.first, Self.second], logger: TestDatabases.quiet)
            await database.close()
            await #expect(throws: StorageError.migrationMismatch(mismatch.1)) {
                try await Database.open(configuration, migrations: mismatch.0, logger: TestDatabases.quiet)
            }
        }
    }

    @Test(arguments: TestDatabases.engines)
    func aFailingMigrationLeavesNothingOfItself(_ engine: Engine) async throws {
        let broken = Migration(number: 2, name: "broken", statements: ["CREATE TABLE two (id INTEGER)", "INSERT INTO nowhere (id) VALUES (1)"])
        try await TestDatabases.withConfiguration(engine) { configuration in
            await #expect(throws: StorageError.self) {
                try await Database.open(configuration, migrations: [Self.first, broken], logger: TestDatabases.quiet)
            }
            let database = try await Database.open(configuration, migrations: [Self.first, Self.second], logger: TestDatabases.quiet)
            let found = try await database.number("SELECT count(*) FROM two")
            #expect(found == 0)
            await database.close()
        }
    }

    @Test(arguments: TestDatabases.engines)
    func manyProcessesMayStartAtOnce(_ engine: Engine) async throws {
        try await TestDatabases.withConfiguration(engine) { configuration in
            let counts = try await withThrowingTaskGroup(of: Int?.self) { group in
                for _ in 0..<4 {
                    group.addTask {
                        let database = try await Database.open(configuration, migrations: contractMigrations, logger: TestDatabases.quiet)
                        let count = try await database.read { try $0.row("SELECT count(*) FROM migration")?.int(0) }
                        await database.close()
                        return count
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(counts == [2, 2, 2, 2])
        }
    }

    static let renderings: [(Migration.Statement, Engine, String?)] = [
        ("CREATE TABLE t (a TEXT, b INTEGER);", .sqlite, "CREATE TABLE t (a TEXT, b INTEGER) STRICT"),
        ("CREATE TABLE t (a TEXT) WITHOUT ROWID", .sqlite, "CREATE TABLE t (a TEXT) WITHOUT ROWID, STRICT"),
        ("CREATE TABLE t (a TEXT) WITHOUT ROWID", .postgresql, "CREATE TABLE t (a TEXT COLLATE \"C\")"),
        (
            "create table t (text INTEGER, x REAL, y BLOB DEFAULT 'TEXT BLOB') -- TEXT", .postgresql,
            "create table t (text BIGINT, x DOUBLE PRECISION, y BYTEA DEFAULT 'TEXT BLOB') -- TEXT"
        ),
        ("ALTER TABLE t ADD COLUMN c TEXT", .postgresql, "ALTER TABLE t ADD COLUMN c TEXT COLLATE \"C\""),
        ("CREATE VIEW v AS SELECT CAST(a AS TEXT) FROM t", .postgresql, "CREATE VIEW v AS SELECT CAST(a AS TEXT) FROM t"),
        (.only(.postgresql, "SELECT 1::INTEGER"), .postgresql, "SELECT 1::INTEGER"),
        (.only(.postgresql, "SELECT 1::INTEGER"), .sqlite, nil),
    ]

    @Test(arguments: renderings)
    func statementsAreWrittenOnceForBothEngines(_ rendering: (Migration.Statement, Engine, String?)) {
        #expect(rendering.0.rendered(for: rendering.1) == rendering.2)
    }

    @Test func digestsCoverNumberNameTextAndEngine() {
        let base = Migration(number: 1, name: "a", statements: ["X"])
        let others = [
            Migration(number: 2, name: "a", statements: ["X"]), Migration(number: 1, name: "b", statements: ["X"]),
            Migration(number: 1, name: "a", statements: ["Y"]), Migration(number: 1, name: "a", statements: ["X", "X"]),
            Migration(number: 1, name: "a", statements: [.only(.sqlite, "X")]),
        ]
        #expect(Set((others + [base]).map(\.digest)).count == 6)
    }
}
