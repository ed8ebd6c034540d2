internal import GRDB
internal import GRDBSQLite

/// One SQLite connection with its prepared statements. GRDB opens it and runs its queue; statements go straight to SQLite, which costs less per row.
///
/// Unchecked: after `open` everything here is touched only on the queue of the connection, and in `deinit` nobody else is left.
final class SQLiteConnection: Connection, @unchecked Sendable {
    let queue: DatabaseQueue
    private let handle: OpaquePointer
    private var statements: [String: SQLiteStatement] = [:]
    /// Enough for every statement of the program; lists of varying length could otherwise grow the cache without end.
    private static let cacheLimit = 512
    /// FULL so that an acknowledged act survives power loss; 8 MB of pages per connection; LIKE minds case, as on PostgreSQL.
    private static let pragmas = ["synchronous = FULL", "cache_size = -8000", "temp_store = MEMORY", "case_sensitive_like = ON"]

    var engine: Engine { .sqlite }

    private init(queue: DatabaseQueue, handle: OpaquePointer) {
        self.queue = queue
        self.handle = handle
    }

    /// Opens the file (blocking). Writers create it and set WAL mode.
    static func open(path: String, readOnly: Bool, busyTimeout: Int) throws -> SQLiteConnection {
        var settings = GRDB.Configuration()
        settings.readonly = readOnly
        settings.foreignKeysEnabled = true
        settings.busyMode = .timeout(Double(busyTimeout) / 1_000)
        settings.label = readOnly ? "storage.reader" : "storage.writer"
        if !readOnly { settings.journalMode = .wal }
        do {
            let queue = try DatabaseQueue(path: path, configuration: settings)
            // The pointer is the queue's own and outlives this closure.
            nonisolated(unsafe) var handle: OpaquePointer?
            queue.inDatabase { handle = $0.sqliteConnection }
            guard let handle else { throw StorageError.unavailable("SQLite gave no connection") }
            let connection = SQLiteConnection(queue: queue, handle: handle)
            try queue.inDatabase { _ in
                for pragma in pragmas { try connection.control("PRAGMA \(pragma)") }
            }
            return connection
        } catch let error as GRDB.DatabaseError {
            throw StorageError.unavailable("cannot open the SQLite file: \(error.resultCode)")
        }
    }

    deinit { finalizeStatements() }

    /// Whether a transaction is open; SQLite itself ends one on some failures (disk full, input/output).
    var inTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

    /// The raw connection, for the backup API.
    var raw: OpaquePointer { handle }

    func finalizeStatements() { statements.removeAll() }

    func rows(_ sql: SQL, limit: Int) throws(StorageError) -> [Row] {
        let statement = try prepared(sql.text)
        defer { statement.reset() }
        try statement.bind(sql.values, on: handle)
        var storage: [SQLValue] = []
        var taken = 0
        while taken < limit, try statement.step(on: handle) {
            statement.appendColumns(to: &storage)
            taken += 1
        }
        return Row.rows(storage, columns: statement.columns)
    }

    func execute(_ sql: SQL) throws(StorageError) -> Int {
        let statement = try prepared(sql.text)
        defer { statement.reset() }
        try statement.bind(sql.values, on: handle)
        while try statement.step(on: handle) {}
        return statement.isChange ? Int(sqlite3_changes64(handle)) : 0
    }

    func control(_ text: String) throws(StorageError) {
        // Savepoints and transaction control come again and again; schema text comes once.
        guard text.utf8.count < 40 else {
            let code = sqlite3_exec(handle, text, nil, nil, nil)
            guard code == SQLITE_OK else { throw SQLiteFailure.error(code, on: handle, preparing: true) }
            return
        }
        _ = try execute(SQL(text: text, values: []))
    }

    private func prepared(_ text: String) throws(StorageError) -> SQLiteStatement {
        if let statement = statements[text] { return statement }
        if statements.count >= Self.cacheLimit { statements.removeAll(keepingCapacity: true) }
        let statement = try SQLiteStatement(text, on: handle)
        statements[text] = statement
        return statement
    }
}
