public import Logging

/// All data of an installation, over SQLite or PostgreSQL, with one interface.
///
/// Bodies are synchronous: nothing can be awaited while a transaction is open. A body may run more than once (conflicts on PostgreSQL, a broken
/// group on SQLite), so it has no effect outside its session.
public final class Database: Sendable {
    enum Store {
        case sqlite(SQLiteStore)
        case postgresql(PostgresStore)
    }

    let store: Store
    let configuration: DatabaseConfiguration

    private init(store: Store, configuration: DatabaseConfiguration) {
        self.store = store
        self.configuration = configuration
    }

    /// Opens the database, creates it if it is a missing SQLite file, and applies the migrations it lacks.
    ///
    /// Throws `migrationMismatch` when the applied list is not a prefix of `migrations`, and `unavailable` when the server does not answer.
    public static func open(_ configuration: DatabaseConfiguration, migrations: [Migration], logger: Logger) async throws -> Database {
        try Migration.requireNumbered(migrations)
        let database: Database
        switch configuration.place {
        case .sqlite(let path, let readers):
            let store = try await SQLiteStore.open(path: path, readers: readers, busyTimeout: configuration.busyTimeout)
            database = Database(store: .sqlite(store), configuration: configuration)
        case .postgresql(let url, let pool):
            let store = PostgresStore(url: url, size: pool, statementTimeout: configuration.statementTimeout, logger: logger)
            database = Database(store: .postgresql(store), configuration: configuration)
        }
        do {
            try await database.migrate(migrations, logger: logger)
        } catch {
            await database.close()
            throw error
        }
        return database
    }

    /// The engine in use.
    public var engine: Engine { configuration.engine }

    /// Reads from one snapshot; statements that write throw `readOnly`.
    public func read<T: Sendable>(_ body: @escaping @Sendable (Session) throws -> T) async throws -> T {
        switch store {
        case .sqlite(let store): try await store.readers.read(body)
        case .postgresql(let store): try await store.read(body)
        }
    }

    /// Changes data in one transaction and returns only when it is durable. An error from the body undoes everything and passes through unchanged.
    @discardableResult
    public func write<T: Sendable>(_ body: @escaping @Sendable (Session) throws -> T) async throws -> T {
        switch store {
        case .sqlite(let store): try await store.writer.write(keeping: true, body)
        case .postgresql(let store): try await store.write(keeping: true, body)
        }
    }

    /// Runs the body as `write` would, returns its value, and always undoes its changes.
    @discardableResult
    public func dryRun<T: Sendable>(_ body: @escaping @Sendable (Session) throws -> T) async throws -> T {
        switch store {
        case .sqlite(let store): try await store.writer.write(keeping: false, body)
        case .postgresql(let store): try await store.write(keeping: false, body)
        }
    }

    /// Keeps the planner of PostgreSQL informed while tables grow from nothing. The server does so by itself, but only about once a minute: until then it
    /// takes every index that begins with the agency for as good as the primary key, reads an agency for one row, and lets writers get in each other's
    /// way for it.
    /// - Returns: the tables that were counted anew; none on SQLite, which plans by the shape of the indices alone.
    @discardableResult
    public func refreshStatistics() async throws -> [String] {
        switch store {
        case .sqlite: []
        case .postgresql(let store): try await store.refreshStatistics()
        }
    }

    /// Returns when the database answers.
    public func ping() async throws {
        _ = try await read { try $0.row("SELECT 1") }
    }

    /// Finishes what is under way and closes every connection. Later calls throw `unavailable`.
    public func close() async {
        switch store {
        case .sqlite(let store): await store.close()
        case .postgresql(let store): await store.close()
        }
    }

    /// Applies one missing migration after the other, each in its own transaction that other starting processes wait for.
    private func migrate(_ migrations: [Migration], logger: Logger) async throws {
        try await exclusive { session in
            if let table = Migration.Statement(stringLiteral: Migration.table).rendered(for: session.engine) { try session.script(table) }
        }
        while let applied = try await exclusive({ session -> Migration? in
            let count = try Migration.applied(in: session, known: migrations)
            guard count < migrations.count else { return nil }
            try migrations[count].apply(in: session)
            return migrations[count]
        }) {
            logger.info("migration applied", metadata: ["number": "\(applied.number)", "name": "\(applied.name)"])
        }
    }

    private func exclusive<T: Sendable>(_ body: @escaping @Sendable (Session) throws -> T) async throws -> T {
        switch store {
        case .sqlite(let store): try await store.writer.write(keeping: true, body)
        case .postgresql(let store): try await store.exclusive(body)
        }
    }
}
