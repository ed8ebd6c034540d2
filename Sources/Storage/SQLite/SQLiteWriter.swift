internal import GRDB
internal import Synchronization

/// The one writer, with group commit: it takes all that waits, runs each in a savepoint, commits once, and only then answers.
///
/// One sync of the disk thus serves every act that arrived during the sync before.
final class SQLiteWriter: Sendable {
    private struct State {
        var waiting: [any WriteJob] = []
        var isRunning = false
        var isClosed = false
    }

    /// Keeps one group short enough that its first act does not wait long for its last.
    private static let largestGroup = 256

    let connection: SQLiteConnection
    private let state = Mutex(State())

    init(_ connection: SQLiteConnection) { self.connection = connection }

    /// Runs the body in the next group. With `keeping` false its changes are undone whatever happens.
    func write<T: Sendable>(keeping: Bool, _ body: @escaping @Sendable (Session) throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            let job = Act(keeping: keeping, body: body, continuation: continuation)
            let (isRefused, mustStart) = state.withLock { state -> (Bool, Bool) in
                if state.isClosed { return (true, false) }
                state.waiting.append(job)
                defer { state.isRunning = true }
                return (false, !state.isRunning)
            }
            if isRefused { return job.answer(StorageError.unavailable("the database is closed")) }
            if mustStart { connection.queue.asyncWriteWithoutTransaction { _ in self.drain() } }
        }
    }

    func close() async {
        state.withLock { $0.isClosed = true }
        await connection.close()
    }

    private func drain() {
        while true {
            let group = state.withLock { state -> [any WriteJob] in
                let group = Array(state.waiting.prefix(Self.largestGroup))
                state.waiting.removeFirst(group.count)
                if group.isEmpty { state.isRunning = false }
                return group
            }
            if group.isEmpty { return }
            commit(group)
        }
    }

    private func commit(_ group: [any WriteJob]) {
        var failure: (any Error)?
        do {
            try connection.control("BEGIN IMMEDIATE")
            for job in group where connection.inTransaction { job.perform(on: connection) }
            if connection.inTransaction { try connection.control("COMMIT") } else { failure = TransactionEnded() }
        } catch {
            failure = error
            if connection.inTransaction { try? connection.control("ROLLBACK") }
        }
        guard let failure else { return group.forEach { $0.answer(nil) } }
        // One act that fills the disk or breaks a deferred rule must not take the others down: each tries again alone.
        if group.count > 1, Self.isCausedByOneAct(failure) { return group.forEach { commit([$0]) } }
        let reason = failure is TransactionEnded ? StorageError.unavailable("SQLite ended the transaction") : failure
        group.forEach { $0.answer(reason) }
    }

    private static func isCausedByOneAct(_ failure: any Error) -> Bool {
        switch failure as? StorageError {
        case .constraint, .full: true
        default: failure is TransactionEnded
        }
    }
}

/// SQLite rolled everything back by itself, as it does when the disk is full or input and output fail.
private struct TransactionEnded: Error {}

/// A body that waits for the writer.
private protocol WriteJob: Sendable {
    /// Runs the body in a savepoint and keeps its result.
    func perform(on connection: SQLiteConnection)
    /// Hands the result to the caller, or the failure of the group.
    func answer(_ groupFailure: (any Error)?)
}

/// Unchecked: after it is queued, only the writer's queue touches it.
private final class Act<T: Sendable>: WriteJob, @unchecked Sendable {
    private let keeping: Bool
    private let body: @Sendable (Session) throws -> T
    private let continuation: CheckedContinuation<T, any Error>
    private var result: Result<T, any Error>?

    init(keeping: Bool, body: @escaping @Sendable (Session) throws -> T, continuation: CheckedContinuation<T, any Error>) {
        self.keeping = keeping
        self.body = body
        self.continuation = continuation
    }

    func perform(on connection: SQLiteConnection) {
        do {
            try connection.control("SAVEPOINT act")
            let session = Session(connection)
            let value = try body(session)
            try session.requireHealthy()
            if !keeping { try connection.control("ROLLBACK TO act") }
            try connection.control("RELEASE act")
            result = .success(value)
        } catch {
            result = .failure(error)
            guard connection.inTransaction else { return }
            try? connection.control("ROLLBACK TO act")
            try? connection.control("RELEASE act")
        }
    }

    func answer(_ groupFailure: (any Error)?) {
        // An act that failed by itself keeps its own error; the group's failure changes nothing for it.
        if case .failure(let error)? = result { return continuation.resume(throwing: error) }
        guard groupFailure == nil, let result else {
            return continuation.resume(throwing: groupFailure ?? StorageError.unavailable("the act was not run"))
        }
        continuation.resume(with: result)
    }
}
