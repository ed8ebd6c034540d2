/// Why a transaction has to be run again from its beginning. Nothing of it was committed.
enum PostgresInterruption: Error {
    /// Another transaction was in the way (SQLSTATE 40001 or 40P01).
    case conflict
    /// The connection broke before COMMIT was sent.
    case connectionLost
}

/// One place in the pool: a libpq connection on a queue of its own, made when first used and made again when broken.
actor PostgresConnection {
    /// How a transaction begins and ends.
    enum Mode {
        case read
        case write
        case dryRun
        case exclusive
        case maintenance

        var begin: String {
            switch self {
            case .read: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
            // A sequential scan locks its whole table against every other writer; through an index only what was read is locked.
            case .write, .dryRun: "BEGIN ISOLATION LEVEL SERIALIZABLE; SET LOCAL enable_seqscan = off"
            // Read committed, because what counts is what the holder of the lock before us has left. The number is ours alone: "thidua" in ASCII.
            case .maintenance: "BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL statement_timeout = 0"
            case .exclusive: "BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL statement_timeout = 0; SELECT pg_advisory_xact_lock(127991793612129)"
            }
        }
    }

    private let executor: QueueExecutor
    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }
    private let url: String
    private let statementTimeout: Int
    private var link: PostgresLink?
    private var isClosed = false

    init(url: String, statementTimeout: Int) {
        self.url = url
        self.statementTimeout = statementTimeout
        executor = QueueExecutor(label: "storage.postgresql")
    }

    func close() {
        isClosed = true
        link = nil
    }

    /// Runs one transaction. Throws `PostgresInterruption` when it may be run again, and the body's own error otherwise.
    func run<T: Sendable>(_ mode: Mode, _ body: @Sendable (Session) throws -> T) throws -> T {
        let link = try connected()
        defer { if link.isLost { self.link = nil } }
        do {
            try link.prepareForTransaction()
            try link.control(mode.begin)
            let session = Session(link)
            let value = try body(session)
            try session.requireHealthy()
            if link.isConflicted { throw PostgresInterruption.conflict }
            if mode == .dryRun { try link.control("ROLLBACK") } else { try link.commit() }
            return value
        } catch {
            throw settle(error, on: link, mode)
        }
    }

    /// Runs a group of acts in one transaction, each in a savepoint, and commits. An act that fails keeps its own error and takes nothing else down.
    func run(_ group: [any PostgresJob]) throws {
        let link = try connected()
        defer { if link.isLost { self.link = nil } }
        do {
            try link.prepareForTransaction()
            // One way to the server and back less for each act: what ends one savepoint begins the next.
            try link.control(Mode.write.begin + (group.count > 1 ? "; SAVEPOINT act" : ""))
            for (index, job) in group.enumerated() {
                let failure = job.perform(on: link)
                // These concern the whole group, whatever the act made of them.
                if case .readOnly? = failure as? StorageError { throw StorageError.readOnly }
                if link.isLost { throw PostgresInterruption.connectionLost }
                if link.isConflicted { throw PostgresInterruption.conflict }
                if failure != nil {
                    if group.count == 1 { return try link.control("ROLLBACK") }
                    try link.control("ROLLBACK TO act")
                } else if index < group.count - 1 {
                    try link.control("RELEASE act; SAVEPOINT act")
                }
            }
            try link.commit()
        } catch {
            throw settle(error, on: link, .write)
        }
    }

    private func connected() throws -> PostgresLink {
        if isClosed { throw StorageError.unavailable("the database is closed") }
        if let link { return link }
        let fresh = try PostgresLink(url: url, statementTimeout: statementTimeout)
        link = fresh
        return fresh
    }

    /// Rolls back and says what the caller should see.
    private func settle(_ error: any Error, on link: PostgresLink, _ mode: Mode) -> any Error {
        if mode != .read, case .outcomeUnknown = error as? StorageError { return error }
        if link.isLost { return PostgresInterruption.connectionLost }
        do { try link.control("ROLLBACK") } catch { link.abandon() }
        if link.isConflicted { return PostgresInterruption.conflict }
        // A write refused as read-only means that this server has become a standby: look for the new primary.
        if mode != .read, case .readOnly = error as? StorageError {
            link.abandon()
            return PostgresInterruption.connectionLost
        }
        return error
    }
}
