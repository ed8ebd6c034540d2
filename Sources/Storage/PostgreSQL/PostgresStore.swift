internal import Logging
internal import Synchronization

/// The PostgreSQL engine: a pool of connections and the rules for running a transaction again.
final class PostgresStore: Sendable {
    private struct State {
        var idle: [PostgresConnection]
        var waiting: [CheckedContinuation<PostgresConnection, any Error>] = []
        var isClosed = false
        /// Writers under way, those that wait for their turn, and how many may be under way.
        var writers = 0
        var queue: [CheckedContinuation<Void, any Error>] = []
        var allowed: Double
    }

    /// With jittered pauses of up to 100 ms this gives a contended row about two seconds.
    private static let mostConflicts = 40
    /// After this many lost attempts a transaction waits until it is the only one of this process.
    private static let conflictsBeforeAlone = 5
    /// By how much one end of a transaction changes how many are let in.
    private static let turnStep = 0.1
    /// A pool of dead connections costs one new connection per use; more than this means that there is no server.
    private static let mostReconnections = 3

    private let connections: [PostgresConnection]
    private let state: Mutex<State>
    private let logger: Logger

    init(url: String, size: Int, statementTimeout: Int, logger: Logger) {
        connections = (0..<size).map { _ in PostgresConnection(url: url, statementTimeout: statementTimeout) }
        state = Mutex(State(idle: connections, allowed: Double(size)))
        self.logger = logger
    }

    func read<T: Sendable>(_ body: @escaping @Sendable (Session) throws -> T) async throws -> T { try await run(.read, body) }

    func write<T: Sendable>(keeping: Bool, _ body: @escaping @Sendable (Session) throws -> T) async throws -> T {
        try await run(keeping ? .write : .dryRun, body)
    }

    /// Runs the body while no other process runs one: for migrations.
    func exclusive<T: Sendable>(_ body: @escaping @Sendable (Session) throws -> T) async throws -> T { try await run(.exclusive, body) }

    func close() async {
        let (waiting, queue) = state.withLock { state in
            state.isClosed = true
            defer { (state.waiting, state.queue) = ([], []) }
            return (state.waiting, state.queue)
        }
        for continuation in waiting { continuation.resume(throwing: StorageError.unavailable("the database is closed")) }
        for continuation in queue { continuation.resume(throwing: StorageError.unavailable("the database is closed")) }
        for connection in connections { await connection.close() }
    }

    private func run<T: Sendable>(_ mode: PostgresConnection.Mode, _ body: @escaping @Sendable (Session) throws -> T) async throws -> T {
        var (conflicts, reconnections) = (0, 0)
        while true {
            do {
                return try await attempt(mode, conflicts: conflicts, body)
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

    /// Runs the body once. When more than half of the writers get in each other's way, fewer are let in at a time; one that keeps losing runs alone.
    private func attempt<T: Sendable>(
        _ mode: PostgresConnection.Mode, conflicts: Int, _ body: @escaping @Sendable (Session) throws -> T
    ) async throws -> T {
        guard mode == .write || mode == .dryRun else { return try await leased(mode, body) }
        try await enter(first: conflicts > 0)
        do {
            let value = try await leased(mode, body)
            leave(allowing: { min($0 + Self.turnStep, Double(self.connections.count)) })
            return value
        } catch PostgresInterruption.conflict {
            leave(allowing: { conflicts >= Self.conflictsBeforeAlone ? 1 : max($0 - Self.turnStep, 1) })
            throw PostgresInterruption.conflict
        } catch {
            leave(allowing: { $0 })
            throw error
        }
    }

    private func leased<T: Sendable>(_ mode: PostgresConnection.Mode, _ body: @escaping @Sendable (Session) throws -> T) async throws -> T {
        let connection = try await lease()
        defer { giveBack(connection) }
        return try await connection.run(mode, body)
    }

    /// Waits for a writer's turn; one that was in a conflict stands in front.
    private func enter(first: Bool) async throws {
        try await withCheckedThrowingContinuation { continuation in
            let answer = state.withLock { state -> Result<Void, any Error>? in
                if state.isClosed { return .failure(StorageError.unavailable("the database is closed")) }
                guard state.writers < Int(state.allowed) else {
                    state.queue.insert(continuation, at: first ? 0 : state.queue.count)
                    return nil
                }
                state.writers += 1
                return .success(())
            }
            if let answer { continuation.resume(with: answer) }
        }
    }

    /// Ends a writer's turn, says how many may be under way from now on, and lets in who fits.
    private func leave(allowing: (Double) -> Double) {
        let next = state.withLock { state in
            state.allowed = allowing(state.allowed)
            state.writers -= 1
            let free = min(max(0, Int(state.allowed) - state.writers), state.queue.count)
            defer { state.queue.removeFirst(free) }
            state.writers += free
            return Array(state.queue.prefix(free))
        }
        for continuation in next { continuation.resume() }
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
