internal import Logging
internal import Movement
public import ServiceLifecycle
internal import Storage
internal import Synchronization
internal import Vietnamese

/// One confirmed import.
struct ImportJob: Sendable {
    /// Hash of the slip.
    let hash: String
    let slip: ImportSlip
    let identity: ActorSource

    /// Takes the table in, all lines or none, and only if they still do what the reader has seen.
    /// - Returns: why not; nil when it is done.
    func perform(_ site: Site) async -> ImportProgressBoard.Problem? {
        let ticket = ImportSlip.ticket(hash)
        ImportProgress.open(ticket)
        defer { ImportProgress.close(ticket) }
        do {
            let table = try await slip.table(from: site.files)
            guard try await isCurrent(table, site) else { return .refused(.staleImport) }
            _ = try await site.runner.perform(
                slip.kind.act, ["rows": table, "ticket": .string(ticket)], as: identity, channel: .web, key: ImportSlip.key(hash))
            return nil
        } catch let refusal as Refusal {
            return .refused(refusal)
        } catch {
            site.logger.error("import failed", metadata: ["slip": "\(hash)", "error": "\(error)"])
            return .failed
        }
    }

    private func isCurrent(_ table: JSONValue, _ site: Site) async throws -> Bool {
        let rows = (table.array ?? []).map { row in (row.array ?? []).map { $0.string ?? "" } }
        let (kind, identity, today) = (slip.kind, identity, site.runner.clock.now().vietnamDate)
        let lines = try await site.database.read { session in
            let actor = try identity.load(today: today, in: session)
            return try kind.preview(kind.template(.vi) + rows, today: today, for: actor, in: session).lines.map(ImportSlip.Line.init)
        }
        return lines == slip.lines
    }
}

/// Imports that wait, run or failed since the program started, by the hash of their slip. What has been done is known from the record.
final class ImportProgressBoard: Sendable {
    /// Why an import was not done.
    enum Problem: Sendable {
        case refused(Refusal)
        case failed
    }

    /// Where an import stands.
    enum State: Sendable {
        case waiting, running
        case ended(Problem?)
    }

    private struct Book {
        var states: [String: State] = [:]
        var isServed = false
    }

    private let book = Mutex(Book())
    private let jobs: AsyncStream<ImportJob>
    private let queue: AsyncStream<ImportJob>.Continuation
    private static let waitingAtMost = 64
    private static let rememberedAtMost = 1000

    init() { (jobs, queue) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(Self.waitingAtMost)) }

    func state(_ hash: String) -> State? { book.withLock { $0.states[hash] } }

    /// Hands an import to the worker; asked for twice it runs once. Without a worker, as in tests, it is done before this returns.
    func start(_ job: ImportJob, _ site: Site) async throws {
        let (isNew, isServed) = book.withLock { book in
            if case .waiting? = book.states[job.hash] { return (false, book.isServed) }
            if case .running? = book.states[job.hash] { return (false, book.isServed) }
            if book.states.count >= Self.rememberedAtMost { book.states = book.states.filter { if case .ended = $0.value { false } else { true } } }
            book.states[job.hash] = .waiting
            return (true, book.isServed)
        }
        guard isNew else { return }
        guard isServed else { return await run(job, site) }
        if case .enqueued = queue.yield(job) { return }
        book.withLock { _ = $0.states.removeValue(forKey: job.hash) }
        throw Refusal.importsBusy
    }

    /// Performs what is handed in, one after the other, until the program is asked to stop; the import under way is finished first.
    func serve(_ site: Site) async {
        book.withLock { $0.isServed = true }
        for await job in jobs.cancelOnGracefulShutdown() { await run(job, site) }
        book.withLock { $0.isServed = false }
    }

    private func run(_ job: ImportJob, _ site: Site) async {
        book.withLock { $0.states[job.hash] = .running }
        let problem = await job.perform(site)
        book.withLock { $0.states[job.hash] = .ended(problem) }
    }
}

/// Takes confirmed imports in beside the requests; part of the service group of the program, so that stopping waits for the one under way.
public struct ImportWorker: Service {
    private let site: Site

    /// The worker of a site.
    public init(site: Site) { self.site = site }

    /// Works until graceful shutdown.
    public func run() async throws { await site.imports.serve(site) }
}

extension Refusal {
    static let staleImport = Refusal.conflict(
        "import.stale",
        Text("Dữ liệu đã đổi từ khi xem trước, nên chưa nhập dòng nào.", "The data has changed since the preview, so nothing was imported."),
        next: Text("Xem trước lại rồi xác nhận.", "Preview again, then confirm."))
    static let importsBusy = Refusal(
        .tooMany, "import.busy", Text("Đang có nhiều tệp chờ nhập.", "Many files are waiting to be imported."),
        next: Text("Đợi vài phút rồi bấm lại; nội dung xem trước vẫn còn.", "Wait a few minutes and press again; the preview is kept."))
}
