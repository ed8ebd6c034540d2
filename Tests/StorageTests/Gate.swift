import Dispatch

/// Two marks that a blocking body and an asynchronous test wait for in turn.
struct Gate: Sendable {
    private let marks = [DispatchSemaphore(value: 0), DispatchSemaphore(value: 0)]

    func open(_ mark: Int) { marks[mark].signal() }

    /// Blocks; only for bodies, which run on queues of their own.
    func wait(_ mark: Int) { marks[mark].wait() }

    func reached(_ mark: Int) async {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                marks[mark].wait()
                continuation.resume()
            }
        }
    }
}
