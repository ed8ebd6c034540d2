internal import Dispatch

/// Runs the work of an actor on a dispatch queue of its own, so that blocking calls never hold a cooperative thread.
///
/// Unchecked: the queue is the only state and is safe from any thread.
final class QueueExecutor: SerialExecutor, @unchecked Sendable {
    private let queue: DispatchQueue

    init(label: String) { queue = DispatchQueue(label: label) }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }
}
