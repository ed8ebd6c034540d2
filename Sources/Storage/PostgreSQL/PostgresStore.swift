internal import Logging
internal import Synchronization

/// The PostgreSQL engine: a pool of connections, writers that commit several acts at once, and the rules for running a transaction again.
///
/// What waits to be written is taken in groups, as on SQLite: one transaction, one sync of the disk, and no act of a group can be in the way of
/// another. A few groups may be under way at a time; how many, the conflicts between them decide.
final class PostgresStore: Sendable {
    private struct State {
        var idle: [PostgresConnection]
        var waiting: [CheckedContinuation<PostgresConnection, any Error>] = []
        var isClosed = false
        /// What waits to be written, how many groups are under way, and how many may be.
        var queue: [any PostgresJob] = []
        var writers = 0
        var allowed: Double
    }

    /// With jittered pauses of up to 100 ms this gives a contended row about two seconds.
    private static let mostConflicts = 40
    /// After this many lost attempts a group waits until it is the only one of this process.
    private static let conflictsBeforeAlone = 5
    /// A group is short enough that its first act does not wait long for its last, and the server keeps so many savepoints at hand.
    private static let largestGroup = 48
    /// By how much a group that went through, and one that was in a conflict, change how many are let in.
    private static let (gain, loss) = (0.05, 0.5)
    /// A pool of dead connections costs one new connection per use; more than this means that there is no server.
    private static let mostReconnections = 3

    private let connections: [PostgresConnection]
    private let state: Mutex<State>
    private let logger: Logger
    /// Most groups at a time: readers must not wait for writers.
    private let mostWriters: Int

    init(url: String, size: Int, statementTimeout: Int, logger: Logger) {
        connections = (0..<size).map { _ in PostgresConnection(url: url, statementTimeout: statementTimeout) }
        mostWriters = max(1, size - 2)
        state = Mutex(State(idle: connections, allowed: Double(min(2, size))))
        self.logger = logger
    }

    func read<T: Sendable>(_ body: @escaping @Sendable (Session) throws -> T) async throws -> T { try await run(.read, body) }

    func write<T: Sendable>(keeping: Bool, _ body: @escaping @Sendable (Session) throws -> T) async throws -> T {
        guard keeping else { return try await run(.dryRun, body) }
        return try await withCheckedThrowingContinuation { continuation in
            let job = PostgresAct(body: body, continuation: continuation)
            let (isRefused, mustStart) = state.withLock { state -> (Bool, Bool) in
                if state.isClosed { return (true, false) }
                state.queue.append(job)
                guard state.writers < Int(state.allowed) else { return (false, false) }
                state.writers += 1
                return (false, true)
            }
            if isRefused { return job.answer(StorageError.unavailable("the database is closed")) }
            if mustStart { Task { await self.writeGroups() } }
        }
    }

    /// Runs the body while no other process runs one: for migrations.
    func exclusive<T: Sendable>(_ body: @escaping @Sendable (Session) throws -> T) async throws -> T { try await run(.exclusive, body) }

    /// Has the server count anew what stands in tables that have changed much; see `Database.refreshStatistics`.
    func refreshStatistics() async throws -> [String] {
        let tables = try await run(.read) { session in
            try session.rows(
                """
                SELECT relname FROM pg_stat_user_tables
                WHERE schemaname = ANY (current_schemas(false)) AND n_mod_since_analyze > 50 + n_live_tup / 10 ORDER BY relname
                """
            ).map { try $0.text(0) }
        }
        for table in tables {
            try await run(.maintenance) { try $0.script("ANALYZE \"\(table)\"") }
        }
        return tables
    }

    func close() async {
        let (waiting, queue) = state.withLock { state in
            state.isClosed = true
            defer { (state.waiting, state.queue) = ([], []) }
            return (state.waiting, state.queue)
        }
        for continuation in waiting { continuation.resume(throwing: StorageError.unavailable("the database is closed")) }
        for job in queue { job.answer(StorageError.unavailable("the database is closed")) }
        for connection in connections { await connection.close() }
    }

    // MARK: - Groups

    /// Writes one group after the other until nothing waits, or fewer groups are wanted.
    private func writeGroups() async {
        while true {
            let group = state.withLock { state -> [any PostgresJob] in
                let group = state.writers > max(1, Int(state.allowed)) ? [] : Array(state.queue.prefix(Self.largestGroup))
                state.queue.removeFirst(group.count)
                if group.isEmpty { state.writers -= 1 }
                return group
            }
            if group.isEmpty { return }
            await commit(group)
        }
    }

    /// Commits a group and answers its callers.
    private func commit(_ group: [any PostgresJob]) async {
        var attempts = Attempts()
        while true {
            do {
                try await leased { try await $0.run(group) }
                state.withLock { $0.allowed = min($0.allowed + Self.gain, Double(mostWriters)) }
                return group.forEach { $0.answer(nil) }
            } catch let interruption as PostgresInterruption {
                if interruption == .conflict {
                    let isStubborn = attempts.conflicts >= Self.conflictsBeforeAlone
                    state.withLock { $0.allowed = isStubborn ? 1 : max($0.allowed - Self.loss, 1) }
                    // The smaller a group, the less it can be in a conflict about.
                    if group.count > 1, attempts.conflicts > 0 {
                        for half in [group.prefix(group.count / 2), group.dropFirst(group.count / 2)] { await commit(Array(half)) }
                        return
                    }
                }
                do { try await attempts.pause(after: interruption, logger) } catch { return group.forEach { $0.answer(error) } }
            } catch {
                // One act that breaks a deferred rule must not take the others down: each tries again alone.
                guard group.count > 1, case .constraint? = error as? StorageError else { return group.forEach { $0.answer(error) } }
                for job in group { await commit([job]) }
                return
            }
        }
    }

    /// How often a transaction was interrupted, and what comes next.
    private struct Attempts {
        var conflicts = 0
        var reconnections = 0

        /// Waits before the next attempt; throws when there will be none.
        mutating func pause(after interruption: PostgresInterruption, _ logger: Logger) async throws {
            switch interruption {
            case .conflict:
                conflicts += 1
                guard conflicts < PostgresStore.mostConflicts else { throw StorageError.unavailable("too many conflicting changes at the same time") }
                try await Task.sleep(for: .milliseconds(Int.random(in: 0...min(100, 1 << min(conflicts, 7)))))
            case .connectionLost:
                reconnections += 1
                logger.warning("connection to PostgreSQL lost", metadata: ["attempt": "\(reconnections)"])
                guard reconnections < PostgresStore.mostReconnections else { throw StorageError.unavailable("the connection to PostgreSQL broke") }
            }
        }
    }

    // MARK: - One transaction

    private func run<T: Sendable>(_ mode: PostgresConnection.Mode, _ body: @escaping @Sendable (Session) throws -> T) async throws -> T {
        var attempts = Attempts()
        while true {
            do { return try await leased { try await $0.run(mode, body) } } catch let interruption as PostgresInterruption {
                try await attempts.pause(after: interruption, logger)
            }
        }
    }

    private func leased<T: Sendable>(_ body: @Sendable (PostgresConnection) async throws -> T) async throws -> T {
        let connection = try await lease()
        defer { giveBack(connection) }
        return try await body(connection)
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

/// A body that waits to be written.
protocol PostgresJob: Sendable {
    /// Runs the body and keeps its result.
    /// - Returns: the body's own error; nil when its changes may stay.
    func perform(on link: PostgresLink) -> (any Error)?
    /// Hands the result to the caller, or the failure of the group.
    func answer(_ groupFailure: (any Error)?)
}

/// Unchecked: after it is queued, only the group it is in touches it.
private final class PostgresAct<T: Sendable>: PostgresJob, @unchecked Sendable {
    private let body: @Sendable (Session) throws -> T
    private let continuation: CheckedContinuation<T, any Error>
    private var result: Result<T, any Error>?

    init(body: @escaping @Sendable (Session) throws -> T, continuation: CheckedContinuation<T, any Error>) {
        self.body = body
        self.continuation = continuation
    }

    func perform(on link: PostgresLink) -> (any Error)? {
        do {
            let session = Session(link)
            let value = try body(session)
            try session.requireHealthy()
            result = .success(value)
            return nil
        } catch {
            result = .failure(error)
            return error
        }
    }

    func answer(_ groupFailure: (any Error)?) {
        if let groupFailure { return continuation.resume(throwing: groupFailure) }
        continuation.resume(with: result ?? .failure(StorageError.unavailable("the act was not run")))
    }
}
