/// The two engines.
public enum Engine: String, Sendable, CaseIterable {
    /// The embedded default: one file.
    case sqlite
    /// A PostgreSQL server.
    case postgresql
}

/// An open connection as a session sees it; each engine has one.
protocol Connection: AnyObject {
    var engine: Engine { get }
    /// Runs a statement and copies at most `limit` rows out.
    func rows(_ sql: SQL, limit: Int) throws(StorageError) -> [Row]
    /// Runs a statement for its effect and returns the number of rows affected.
    func execute(_ sql: SQL) throws(StorageError) -> Int
    /// Runs text without values and without keeping it prepared: transaction control and schema changes.
    func control(_ text: String) throws(StorageError)
}

/// One open transaction. Valid only inside the body it is handed to.
///
/// When a statement fails, the whole transaction is lost unless the failure happened inside `savepoint`: PostgreSQL works that way, so SQLite is
/// held to it too. A body that swallows such an error is rolled back and the error is thrown after all.
public final class Session {
    private let connection: any Connection
    private var depth = 0
    private var failure: StorageError?
    /// How many statements this session has run; tests use it to catch one query per row.
    public private(set) var statementCount = 0

    init(_ connection: any Connection) { self.connection = connection }

    /// The engine behind this session, for the rare statement that has to differ.
    public var engine: Engine { connection.engine }

    /// Runs a query and returns all rows.
    public func rows(_ sql: SQL) throws -> [Row] {
        try run { () throws(StorageError) in try connection.rows(sql, limit: .max) }
    }

    /// Runs a query and returns its first row, if any.
    public func row(_ sql: SQL) throws -> Row? {
        try run { () throws(StorageError) in try connection.rows(sql, limit: 1) }.first
    }

    /// Runs a statement and returns the number of rows inserted, updated or deleted (0 for anything else).
    @discardableResult
    public func execute(_ sql: SQL) throws -> Int {
        try run { () throws(StorageError) in try connection.execute(sql) }
    }

    /// Runs the body in a savepoint: when it throws, only its own changes are undone and the transaction can go on.
    @discardableResult
    public func savepoint<T>(_ body: () throws -> T) throws -> T {
        let name = "savepoint_\(depth)"
        try run { () throws(StorageError) in try connection.control("SAVEPOINT \(name)") }
        depth += 1
        defer { depth -= 1 }
        do {
            let value = try body()
            if let failure { throw failure }
            try connection.control("RELEASE SAVEPOINT \(name)")
            return value
        } catch {
            try connection.control("ROLLBACK TO SAVEPOINT \(name)")
            try connection.control("RELEASE SAVEPOINT \(name)")
            failure = nil
            throw error
        }
    }

    /// Runs schema text that must not stay in the cache of prepared statements.
    func script(_ text: String) throws {
        try run { () throws(StorageError) in try connection.control(text) }
    }

    /// Throws the failure that a body swallowed, because nothing after it can be trusted.
    func requireHealthy() throws {
        if let failure { throw failure }
    }

    private func run<T>(_ statement: () throws(StorageError) -> T) throws(StorageError) -> T {
        if let failure { throw failure }
        statementCount += 1
        do {
            return try statement()
        } catch {
            failure = error
            throw error
        }
    }
}
