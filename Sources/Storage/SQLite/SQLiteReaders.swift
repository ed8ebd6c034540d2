internal import GRDB
internal import Synchronization

/// A fixed set of read-only connections. A request hops once to an idle one; a busy set hands over without another hop.
final class SQLiteReaders: Sendable {
    private typealias Job = @Sendable (SQLiteConnection?) -> Void
    private struct State {
        var idle: [SQLiteConnection]
        var waiting: [Job] = []
        var isClosed = false
    }

    private let connections: [SQLiteConnection]
    private let state: Mutex<State>

    init(_ connections: [SQLiteConnection]) {
        self.connections = connections
        state = Mutex(State(idle: connections))
    }

    func read<T: Sendable>(_ body: @escaping @Sendable (Session) throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            submit { connection in
                guard let connection else { return continuation.resume(throwing: StorageError.unavailable("the database is closed")) }
                continuation.resume(with: Result { try Self.snapshot(connection, body) })
            }
        }
    }

    private static func snapshot<T>(_ connection: SQLiteConnection, _ body: (Session) throws -> T) throws -> T {
        let session = Session(connection)
        try connection.control("BEGIN")
        defer { if connection.inTransaction { try? connection.control("ROLLBACK") } }
        let value = try body(session)
        try session.requireHealthy()
        return value
    }

    private func submit(_ job: @escaping Job) {
        let decision = state.withLock { state -> (connection: SQLiteConnection?, isRefused: Bool) in
            if state.isClosed { return (nil, true) }
            if let connection = state.idle.popLast() { return (connection, false) }
            state.waiting.append(job)
            return (nil, false)
        }
        if decision.isRefused { return job(nil) }
        guard let connection = decision.connection else { return }
        connection.queue.asyncWriteWithoutTransaction { _ in self.work(connection, job) }
    }

    /// Runs jobs on the connection's queue until nobody waits.
    private func work(_ connection: SQLiteConnection, _ first: @escaping Job) {
        var next: Job? = first
        while let job = next {
            job(connection)
            next = state.withLock { state -> Job? in
                guard state.waiting.isEmpty else { return state.waiting.removeFirst() }
                state.idle.append(connection)
                return nil
            }
        }
    }

    func close() async {
        let waiting = state.withLock { state in
            state.isClosed = true
            defer { state.waiting = [] }
            return state.waiting
        }
        for job in waiting { job(nil) }
        for connection in connections { await connection.close() }
    }
}

extension SQLiteConnection {
    /// Waits for what runs on the queue, then closes.
    func close() async {
        await withCheckedContinuation { continuation in
            queue.asyncWriteWithoutTransaction { _ in
                self.finalizeStatements()
                continuation.resume()
            }
        }
        // A statement that SQLite still holds only delays the release of the handle until this object goes away.
        try? queue.close()
    }
}
