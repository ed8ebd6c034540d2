internal import Logging
internal import Synchronization

/// The PostgreSQL engine: a pool of connections and the rules for running a transaction again.
final class PostgresStore: Sendable {
    private struct State {
        var idle: [PostgresConnection]
        var waiting: [CheckedContinuation<PostgresConnection, any Error>] = []
        var isClosed = false
    }

    /// With jittered pauses of up to 100 ms this gives a contended row about two seconds.
    private static let mostConflicts = 40
    /// A pool of dead connections costs one new connection per use; more than this means that there is no server.
    private static let mostReconnections = 3

    private let connections: [PostgresConnection]
    private let state: Mutex<State>
    private let logger: Logger

    init(url: String, size: Int, statementTimeout: Int, logger: Logger) {
        connections = (0..<size).map { _ in PostgresConnection(url: url, statementTimeout: statementTimeout) }
        state = Mutex(State(idle: connections))
        self.logger = logger
    }

    func read<T: Sendable>(_ body: @escaping @Sendable (Session) throws -> T) async throws -> T { try await run(.read, body) }

    func write<T: Sendable>(keeping: Bool, _ body: @escaping @Sendable (Session) throws -> T) async throws -> T {
        try await run(keeping ? .write : .dryRun, body)
    }

    /// Runs the body while no other process runs one: for migrations.
    func exclusive<T: Sendable>(_ body: @escaping @Sendable (Session) throws -> T) async throws -> T { try await run(.exclusive, body) }

    func close() async {
        let waiting = state.withLock { state in
            state.isClosed = true
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting { continuation.resume(throwing: StorageError.unavailable("the database is closed")) }
        for connection in connections { await connection.close() }
    }

    private func run<T: Sendable>(_ mode: PostgresConnection.Mode, _ body: @escaping @Sendable (Session) throws -> T) async throws -> T {
        let connection = try await lease()
        defer { giveBack(connection) }
        var (conflicts, reconnections) = (0, 0)
        while true {
            do {
                return try await connection.run(mode, body)
            } catch PostgresInterruption.conflict {
                conflicts += 1
                guard conflicts < Self.mostConflicts else { throw StorageError.unavailable("too many conflicting changes at the same time") }
                try await Task.sleep(for: .milliseconds(Int.random(in: 0...min(100, 1 << min(conflicts, 7)))))
            } catch PostgresInterruption.connectionLost {
                reconnections += 1
                logger.warning("connection to PostgreSQL lost", metadata: ["attempt": "\(reconnections)"])
                guard reconnections < Self.mostReconnections else { throw StorageError.unavailable("the connection to PostgreSQL broke") }
            }
        }
    }

    private func lease() async throws -> PostgresConnection {
        try await withCheckedThrowingContinuation { continuation in
            let answer = state.withLock { state -> Result<PostgresConnection, any Error>? in
                if state.isClosed { return .failure(StorageError.unavailable("the database is closed")) }
                if let connection = state.idle.popLast() { return .success(connection) }
                state.waiting.append(continuation)
                return nil
            }
            if let answer { continuation.resume(with: answer) }
        }
    }

    private func giveBack(_ connection: PostgresConnection) {
        let next = state.withLock { state -> CheckedContinuation<PostgresConnection, any Error>? in
            guard state.waiting.isEmpty else { return state.waiting.removeFirst() }
            state.idle.append(connection)
            return nil
        }
        next?.resume(returning: connection)
    }
}
