internal import Foundation
public import Logging
public import Storage

/// Fresh databases for tests, on every engine that is installed.
public enum TestDatabases {
    /// The engines to run a suite on. In CI (`CI=true`) both, so that a missing PostgreSQL is an error and not a gap.
    public static let engines: [Engine] = isPostgresExpected ? [.sqlite, .postgresql] : [.sqlite]

    /// Whether tests on PostgreSQL run here.
    public static let isPostgresExpected = TestPostgres.programs != nil || ProcessInfo.processInfo.environment["CI"] == "true"

    /// Runs the body with a new database that has the migrations, and removes it afterwards.
    @discardableResult
    public static func withDatabase<T>(_ engine: Engine, migrations: [Migration], _ body: (Database) async throws -> T) async throws -> T {
        try await withConfiguration(engine, prepared: migrations) { configuration in
            let database = try await Database.open(configuration, migrations: migrations, logger: quiet)
            do {
                let value = try await body(database)
                await database.close()
                return value
            } catch {
                await database.close()
                throw error
            }
        }
    }

    /// Runs the body with a place for a database, empty or with migrations already applied, and removes it afterwards.
    @discardableResult
    public static func withConfiguration<T>(
        _ engine: Engine, prepared migrations: [Migration] = [], _ body: (DatabaseConfiguration) async throws -> T
    ) async throws -> T {
        switch engine {
        case .sqlite:
            return try await withFolder { folder in
                if !migrations.isEmpty { try await templates.copySQLite(migrations, to: folder + "/thidua.sqlite") }
                return try await body(.sqlite(path: folder + "/thidua.sqlite"))
            }
        case .postgresql:
            return try await DatabaseGate.within { try await withPostgres(migrations, body) }
        }
    }

    private static func withPostgres<T>(_ migrations: [Migration], _ body: (DatabaseConfiguration) async throws -> T) async throws -> T {
        let server = try TestPostgres.shared.get()
        let name = "test_" + UUID().uuidString.lowercased().filter { $0 != "-" }
        let template = migrations.isEmpty ? "template1" : try await templates.postgres(migrations, server)
        try await templates.create(name, from: template, server)
        do {
            let value = try await body(.postgresql(url: server.url(database: name), pool: 8))
            try await templates.drop(name, server)
            return value
        } catch {
            try await templates.drop(name, server)
            throw error
        }
    }

    /// Runs the body with a new folder and removes it afterwards.
    @discardableResult
    public static func withFolder<T>(_ body: (String) async throws -> T) async throws -> T {
        let folder = FileManager.default.temporaryDirectory.path + "/thidua-test-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        return try await body(folder)
    }

    /// A logger that keeps tests quiet.
    public static var quiet: Logger { Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }) }

    private static let templates = Templates()
}

/// Databases with migrations applied once, copied for every test.
private actor Templates {
    private var files: [String: Task<Data, any Error>] = [:]
    private var names: [String: Task<String, any Error>] = [:]

    func copySQLite(_ migrations: [Migration], to path: String) async throws {
        let key = key(migrations)
        let task = files[key] ?? Task { try await Self.sqliteFile(migrations) }
        files[key] = task
        try await task.value.write(to: URL(fileURLWithPath: path))
    }

    func postgres(_ migrations: [Migration], _ server: TestPostgres) async throws -> String {
        let key = key(migrations)
        let task = names[key] ?? Task { try await Self.postgresDatabase(migrations, server) }
        names[key] = task
        return try await task.value
    }

    func create(_ name: String, from template: String, _ server: TestPostgres) async throws {
        var attempts = 0
        while true {
            do {
                return try await PostgresAdministration.execute("CREATE DATABASE \(name) TEMPLATE \(template)", url: server.url(database: "postgres"))
            } catch StorageError.engine(code: "55006", _) where attempts < 100 {
                // The server has not yet noticed that the last connection to the template is gone, or somebody else is copying it.
                attempts += 1
                try await Task.sleep(for: .milliseconds(20))
            }
        }
    }

    func drop(_ name: String, _ server: TestPostgres) async throws {
        try await PostgresAdministration.execute("DROP DATABASE IF EXISTS \(name) WITH (FORCE)", url: server.url(database: "postgres"))
    }

    private func key(_ migrations: [Migration]) -> String { migrations.map(\.digest).joined() }

    private static func sqliteFile(_ migrations: [Migration]) async throws -> Data {
        try await TestDatabases.withFolder { folder in
            let database = try await Database.open(.sqlite(path: folder + "/template"), migrations: migrations, logger: TestDatabases.quiet)
            try await database.backup(to: folder + "/whole")
            await database.close()
            return try Data(contentsOf: URL(fileURLWithPath: folder + "/whole"))
        }
    }

    private static func postgresDatabase(_ migrations: [Migration], _ server: TestPostgres) async throws -> String {
        let name = "template_" + UUID().uuidString.lowercased().filter { $0 != "-" }
        try await PostgresAdministration.execute("CREATE DATABASE \(name)", url: server.url(database: "postgres"))
        let configuration = DatabaseConfiguration.postgresql(url: server.url(database: name), pool: 1)
        let database = try await Database.open(configuration, migrations: migrations, logger: TestDatabases.quiet)
        await database.close()
        return name
    }
}
