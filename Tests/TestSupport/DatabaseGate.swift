/// Lets a few bodies in at a time, because every database on PostgreSQL has connections of its own, and all tests start at once.
actor DatabaseGate {
    /// Whether the present task is inside already: a body may ask for a second database without waiting for itself.
    @TaskLocal private static var isInside = false
    private static let shared = DatabaseGate(places: 12)

    private var free: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    private init(places: Int) { free = places }

    /// Runs the body when there is a place for it.
    static func within<T>(_ body: () async throws -> T) async throws -> T {
        if isInside { return try await body() }
        await shared.enter()
        do {
            let value = try await $isInside.withValue(true) { try await body() }
            await shared.leave()
            return value
        } catch {
            await shared.leave()
            throw error
        }
    }

    private func enter() async {
        if free > 0 {
            free -= 1
        } else {
            await withCheckedContinuation { waiting.append($0) }
        }
    }

    /// Gives the place to whoever has waited longest.
    private func leave() {
        if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
    }
}
