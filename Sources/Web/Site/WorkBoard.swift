internal import HTTPTypes
internal import Movement
public import ServiceLifecycle
internal import Synchronization

/// Work that takes longer than a reader waits for a page: done beside the requests, looked at on a page of its own.
protocol BoardJob: Sendable {
    /// What the page asks by; nobody can guess it.
    var id: String { get }
    /// What is said when too many wait.
    static var busy: Refusal { get }
    /// Does it.
    /// - Returns: why not; nil when it is done, which is then known from the record.
    func perform(_ site: Site) async -> WorkProblem?
}

/// Why work was not done.
enum WorkProblem: Sendable {
    case refused(Refusal)
    case failed
}

/// Where work stands.
enum WorkState: Sendable {
    case waiting
    /// Under way; what it is at, and how far, when the work tells.
    case running(WorkProgress?)
    case ended(WorkProblem?)

    /// Whether it waits or runs.
    var isOpen: Bool { if case .ended = self { false } else { true } }
    var problem: WorkProblem? { if case .ended(let problem) = self { problem } else { nil } }
    var progress: WorkProgress? { if case .running(let progress) = self { progress } else { nil } }
}

/// How far work is.
struct WorkProgress: Sendable, Hashable {
    let words: Text
    let done, total: Int
}

/// Work that waits, runs or failed since the program started. What has been done is known from the record.
final class WorkBoard<Job: BoardJob>: Sendable {
    private struct Book {
        var states: [String: WorkState] = [:]
        var isServed = false
    }

    private let book = Mutex(Book())
    private let jobs: AsyncStream<Job>
    private let queue: AsyncStream<Job>.Continuation
    private let rememberedAtMost = 1000

    init(waitingAtMost: Int = 64) { (jobs, queue) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(waitingAtMost)) }

    func state(_ id: String) -> WorkState? { book.withLock { $0.states[id] } }

    /// Tells how far a job is.
    func report(_ progress: WorkProgress, of id: String) { book.withLock { $0.states[id] = .running(progress) } }

    /// Hands a job to the worker; asked for twice it runs once. Without a worker, as in tests, it is done before this returns.
    func start(_ job: Job, _ site: Site) async throws {
        let (isNew, isServed) = book.withLock { book in
            if book.states[job.id]?.isOpen ?? false { return (false, book.isServed) }
            if book.states.count >= rememberedAtMost { book.states = book.states.filter { $0.value.isOpen } }
            book.states[job.id] = .waiting
            return (true, book.isServed)
        }
        guard isNew else { return }
        guard isServed else { return await run(job, site) }
        if case .enqueued = queue.yield(job) { return }
        book.withLock { _ = $0.states.removeValue(forKey: job.id) }
        throw Job.busy
    }

    /// Performs what is handed in, one after the other, until the program is asked to stop; the job under way is finished first.
    func serve(_ site: Site) async {
        book.withLock { $0.isServed = true }
        for await job in jobs.cancelOnGracefulShutdown() { await run(job, site) }
        book.withLock { $0.isServed = false }
    }

    private func run(_ job: Job, _ site: Site) async {
        book.withLock { $0.states[job.id] = .running(nil) }
        let problem = await job.perform(site)
        book.withLock { $0.states[job.id] = .ended(problem) }
    }
}

/// Does long work beside the requests; part of the service group of the program, so that stopping waits for what is under way.
public struct Worker: Service {
    private let site: Site

    /// The worker of a site.
    public init(site: Site) { self.site = site }

    /// Works until graceful shutdown: imports one after the other, and beside them readings of plans one after the other.
    public func run() async throws {
        async let imports: Void = site.imports.serve(site)
        async let readings: Void = site.readings.serve(site)
        _ = await (imports, readings)
    }
}

extension HTTPField.Name {
    /// Makes a browser load the page again; a valid token (RFC 9110, section 5.6.2), which is all that the initialiser asks.
    static let refresh = HTTPField.Name("Refresh")!
}
