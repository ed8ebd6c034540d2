import Storage
import TestSupport
import Testing

/// What only SQLite does.
@Suite struct SQLiteTests {
    @Test func theWriterIsDurableAndMindsForeignKeys() async throws {
        try await TestDatabases.withDatabase(.sqlite, migrations: contractMigrations) { database in
            let settings = try await database.write { session in
                try ["journal_mode", "synchronous", "foreign_keys"].map { try session.row(.unsafe("PRAGMA \($0)"))?.values }
            }
            // 2 is FULL (sqlite.org/pragma.html#pragma_synchronous).
            #expect(settings == [[.text("wal")], [.integer(2)], [.integer(1)]])
            let loose = try await database.numbers(
                "SELECT strict FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%' AND strict = 0")
            #expect(loose == [])
        }
    }

    @Test func anActThatFillsTheDiskDoesNotTakeTheOthersDown() async throws {
        try await TestDatabases.withDatabase(.sqlite, migrations: contractMigrations) { database in
            let pages = try await database.number("PRAGMA page_count") ?? 0
            try await database.write { _ = try $0.rows(.unsafe("PRAGMA max_page_count = \(pages + 60)")) }
            let outcomes = await withTaskGroup(of: (Int, StorageError?).self, returning: [Int: StorageError?].self) { group in
                for id in 0..<40 {
                    group.addTask {
                        let bytes = [UInt8](repeating: 1, count: id == 20 ? 1_000_000 : 10)
                        do {
                            try await database.write { try $0.execute("INSERT INTO sample (id, bytes) VALUES (\(id), \(bytes))") }
                            return (id, nil)
                        } catch { return (id, error as? StorageError) }
                    }
                }
                return await group.reduce(into: [:]) { $0[$1.0] = .some($1.1) }
            }
            #expect(outcomes == Dictionary(uniqueKeysWithValues: (0..<40).map { ($0, $0 == 20 ? .full : nil) }))
            let found = try await database.numbers("SELECT id FROM sample ORDER BY id")
            #expect(found == (0..<40).filter { $0 != 20 })
        }
    }

    @Test func twoProcessesMayWriteInTurn() async throws {
        try await TestDatabases.withConfiguration(.sqlite, prepared: contractMigrations) { configuration in
            let databases = [
                try await Database.open(configuration, migrations: contractMigrations, logger: TestDatabases.quiet),
                try await Database.open(configuration, migrations: contractMigrations, logger: TestDatabases.quiet),
            ]
            try await withThrowingTaskGroup(of: Void.self) { group in
                for round in 0..<100 {
                    group.addTask { _ = try await databases[round % 2].write { try $0.execute("UPDATE counter SET value = value + 1") } }
                }
                try await group.waitForAll()
            }
            let found = try await databases[0].number("SELECT value FROM counter")
            #expect(found == 100)
            for database in databases { await database.close() }
        }
    }

    @Test(arguments: [
        (nil, Engine.sqlite), ("", .sqlite), ("sqlite:/tmp/x.sqlite", .sqlite), ("postgres://h/d", .postgresql),
        ("postgresql://a:1,b:2/d?target_session_attrs=read-write", .postgresql),
    ])
    func urlsChooseTheEngine(_ url: String?, _ engine: Engine) throws {
        let configuration = try DatabaseConfiguration(dataDirectory: "/tmp", url: url)
        #expect(configuration.engine == engine)
    }

    @Test func otherUrlsAreRefused() {
        #expect(throws: StorageError.unavailable("the database URL must begin with postgres://, postgresql:// or sqlite:")) {
            try DatabaseConfiguration(dataDirectory: "/tmp", url: "mysql://h/d")
        }
    }
}
