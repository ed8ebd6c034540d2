internal import CPostgreSQL

/// One libpq connection with its prepared statements. Blocking; lives inside a `PostgresConnection`.
final class PostgresLink: Connection {
    private let raw: OpaquePointer
    private var names: [PostgresStatement.Key: String] = [:]
    private var prepared = 0
    /// Enough for every statement of the program; lists of varying length could otherwise grow the server's memory without end.
    private static let cacheLimit = 512
    /// The server keeps the plan of a prepared statement until the statistics of its tables are made anew. One that was made while the tables were
    /// empty can read a whole agency for one row, so statements are prepared again after so many transactions, and then ever more rarely.
    private var transactionsUntilAnew = 100
    private var transactions = 0
    /// Set when the server asked for the whole transaction to be run again, even if a body swallowed the error.
    private(set) var isConflicted = false
    /// Set when the connection broke or the server stopped being the writable one.
    private(set) var isLost = false

    var engine: Engine { .postgresql }

    /// Connects (blocking, at most 10 s per host unless the URL says otherwise).
    init(url: String, statementTimeout: Int) throws(StorageError) {
        // Words before dbname can be overruled by the URL that dbname expands to; words after it cannot.
        let words = ["connect_timeout", "tcp_user_timeout", "fallback_application_name", "dbname", "client_encoding"]
        let values = ["10", "15000", "thidua", url, "UTF8"]
        let connection = Self.withStrings(words) { words in Self.withStrings(values) { values in PQconnectdbParams(words, values, 1) } }
        guard let connection else { throw .unavailable("libpq has no memory for a connection") }
        raw = connection
        guard PQstatus(raw) == CONNECTION_OK else {
            let reason = String(cString: PQerrorMessage(raw)).split(separator: "\n").joined(separator: "; ")
            throw .unavailable("cannot connect to PostgreSQL: \(reason)")
        }
        PQsetNoticeProcessor(raw, { _, _ in }, nil)
        try control(
            """
            SET timezone = 'UTC'; SET standard_conforming_strings = on; SET bytea_output = 'hex'; SET extra_float_digits = 1;
            SET statement_timeout = \(statementTimeout); SET idle_in_transaction_session_timeout = 60000
            """)
    }

    deinit { PQfinish(raw) }

    private static func withStrings<T>(_ strings: [String], _ body: ([UnsafePointer<CChar>?]) -> T) -> T {
        let bytes = strings.map { Array($0.utf8CString) }
        var pointers: [UnsafePointer<CChar>?] = []
        func next(_ index: Int) -> T {
            guard index < bytes.count else { return body(pointers + [nil]) }
            return bytes[index].withUnsafeBufferPointer { buffer in
                pointers.append(buffer.baseAddress)
                return next(index + 1)
            }
        }
        return next(0)
    }

    /// Forgets the marks of the transaction before, and now and then the plans.
    func prepareForTransaction() throws(StorageError) {
        isConflicted = false
        transactions += 1
        guard transactions >= transactionsUntilAnew else { return }
        try forgetStatements()
        transactions = 0
        transactionsUntilAnew = min(transactionsUntilAnew * 4, 100_000)
    }

    /// Marks the connection as useless; the next use makes a new one.
    func abandon() { isLost = true }

    func rows(_ sql: SQL, limit: Int) throws(StorageError) -> [Row] { try perform(sql).rows(limit: limit) }

    func execute(_ sql: SQL) throws(StorageError) -> Int { try perform(sql).affected }

    func control(_ text: String) throws(StorageError) { _ = try checked(PostgresResult(PQexec(raw, text))) }

    /// Commits; throws `outcomeUnknown` when the connection breaks before the answer.
    func commit() throws(StorageError) {
        let result = PostgresResult(PQexec(raw, "COMMIT"))
        if result.isSuccess {
            guard result.command == "COMMIT" else { throw .unavailable("PostgreSQL rolled the transaction back") }
            return
        }
        note(result)
        // A server that could still say why has rolled back; silence or a shutdown says nothing about the commit.
        if isLost { throw .outcomeUnknown }
        throw PostgresFailure.error(result)
    }

    private func perform(_ sql: SQL) throws(StorageError) -> PostgresResult {
        let name = try name(of: PostgresStatement(sql))
        let parameters = try PostgresParameters(sql.values)
        let result = parameters.with { PQexecPrepared(raw, name, $0, $1, $2, $3, 0) }
        return try checked(PostgresResult(result))
    }

    private func name(of statement: PostgresStatement) throws(StorageError) -> String {
        if let name = names[statement.key] { return name }
        if names.count >= Self.cacheLimit { try forgetStatements() }
        prepared += 1
        let name = "s\(prepared)"
        let types = statement.types
        _ = try checked(PostgresResult(PQprepare(raw, name, try statement.numbered(), Int32(types.count), types)))
        names[statement.key] = name
        return name
    }

    private func forgetStatements() throws(StorageError) {
        try control("DEALLOCATE ALL")
        names.removeAll(keepingCapacity: true)
    }

    private func checked(_ result: consuming PostgresResult) throws(StorageError) -> PostgresResult {
        if result.isSuccess { return result }
        note(result)
        throw PostgresFailure.error(result)
    }

    private func note(_ result: borrowing PostgresResult) {
        let state = result.state
        if PostgresFailure.isConflict(state) { isConflicted = true }
        if PQstatus(raw) == CONNECTION_BAD || state.isEmpty || state.hasPrefix("57P0") { isLost = true }
    }
}
