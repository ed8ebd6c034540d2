import Dispatch

/// Two marks that a blocking body and an asynchronous test wait for in turn. A mark that nobody opens within a minute ends the test, not the run.
struct Gate: Sendable {
    struct Closed: Error {}

    private static let patience = DispatchTimeInterval.seconds(60)
    private let marks = [DispatchSemaphore(value: 0), DispatchSemaphore(value: 0)]

    func open(_ mark: Int) { marks[mark].signal() }

    /// Blocks; only for bodies, which run on queues of their own.
    func wait(_ mark: Int) throws {
        guard marks[mark].wait(timeout: .now() + Self.patience) == .success else { throw Closed() }
    }

    func reached(_ mark: Int) async throws {
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            DispatchQueue.global().async {
                continuation.resume(with: Result { try wait(mark) })
            }
        }
    }
}
