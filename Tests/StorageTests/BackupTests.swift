import Foundation
import Storage
import TestSupport
import Testing

/// What was backed up comes back, also into a database that is being used.
@Suite struct BackupTests {
    @Test(arguments: TestDatabases.engines)
    func anArchiveRestoresDatabaseAndFiles(_ engine: Engine) async throws {
        try await TestDatabases.withConfiguration(engine, prepared: contractMigrations) { source in
            try await TestDatabases.withFolder { folder in
                let database = try await Database.open(source, migrations: contractMigrations, logger: TestDatabases.quiet)
                let files = Files(dataDirectory: folder + "/old")
                let stored = try await files.store(bytes: Array("Kế hoạch số 06/KH-SKHCN".utf8), limit: 100)
                let bytes = [UInt8](0...255)
                try await database.write { try $0.execute("INSERT INTO sample (id, words, bytes) VALUES (\(1), \(stored.hash), \(bytes))") }
                try await Backup.create(database: database, files: files, to: folder + "/backup.tar")
                try await database.write { try $0.execute("DELETE FROM sample") }

                // The server keeps its connections and its cached statements while another one restores.
                let url = engine == .postgresql ? try await currentURL(database) : "sqlite:" + (try await currentFile(database))
                try await Backup.restore(from: folder + "/backup.tar", into: folder + "/new", url: url)
                let row = try await database.read { try $0.row("SELECT id, words, bytes FROM sample")?.values }
                #expect(row == [.integer(1), .text(stored.hash), .blob(bytes)])
                let restored = Files(dataDirectory: folder + "/new")
                #expect(try await restored.bytes(stored.hash) == Array("Kế hoạch số 06/KH-SKHCN".utf8))
                try await database.write { try $0.execute("INSERT INTO sample (id) VALUES (\(2))") }
                await database.close()
                #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["backup.tar", "new", "old"])
                #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/new").sorted() == ["files", "incoming"])
            }
        }
    }

    @Test func aBackupWhileWritingIsWhole() async throws {
        try await TestDatabases.withDatabase(.sqlite, migrations: contractMigrations) { database in
            try await TestDatabases.withFolder { folder in
                async let writes: Void = {
                    for id in 0..<200 {
                        try await database.write { session in
                            try session.execute("INSERT INTO sample (id) VALUES (\(id))")
                            try session.execute("UPDATE counter SET value = value + 1")
                        }
                    }
                }()
                try await database.backup(to: folder + "/copy.sqlite")
                try await writes
                let configuration = DatabaseConfiguration.sqlite(path: folder + "/copy.sqlite")
                let copy = try await Database.open(configuration, migrations: contractMigrations, logger: TestDatabases.quiet)
                let (rows, value) = try await copy.read { session in
                    (try session.row("SELECT count(*) FROM sample")?.int(0), try session.row("SELECT value FROM counter")?.int(0))
                }
                #expect(rows == value)
                await copy.close()
            }
        }
    }

    @Test func aDamagedSnapshotChangesNothing() async throws {
        try await TestDatabases.withDatabase(.sqlite, migrations: contractMigrations) { database in
            try await TestDatabases.withFolder { folder in
                try await database.write { try $0.execute("UPDATE counter SET value = 5") }
                let path = try await currentFile(database)
                let bad = Data("not a database at all, whatever its name says, and long enough to be read".utf8)
                try bad.write(to: URL(fileURLWithPath: folder + "/bad"))
                await #expect(throws: StorageError.self) { try await Database.restore(from: folder + "/bad", into: .sqlite(path: path)) }
                await #expect(throws: StorageError.file("no snapshot at \(folder)/none")) {
                    try await Database.restore(from: folder + "/none", into: .sqlite(path: path))
                }
                let found = try await database.number("SELECT value FROM counter")
                #expect(found == 5)
            }
        }
    }

    @Test func aBackupOfTheOtherEngineIsRefused() async throws {
        try await TestDatabases.withDatabase(.sqlite, migrations: contractMigrations) { database in
            try await TestDatabases.withFolder { folder in
                try await Backup.create(database: database, files: Files(dataDirectory: folder), to: folder + "/backup.tar")
                await #expect(throws: StorageError.file("the backup is of sqlite, the configured database is postgresql")) {
                    try await Backup.restore(from: folder + "/backup.tar", into: folder + "/new", url: "postgresql://127.0.0.1:1/none")
                }
            }
        }
    }

    private func currentFile(_ database: Database) async throws -> String {
        try #require(try await database.read { try $0.row("SELECT file FROM pragma_database_list WHERE name = 'main'")?.text(0) })
    }

    private func currentURL(_ database: Database) async throws -> String {
        let name = try #require(try await database.read { try $0.row("SELECT current_database()")?.text(0) })
        return try TestPostgres.shared.get().url(database: name)
    }
}
