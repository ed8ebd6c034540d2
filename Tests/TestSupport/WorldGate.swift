/// Lets a few bodies in at a time, because every world on PostgreSQL is a database with connections of its own, and all tests start at once.
actor WorldGate {
    static let shared = WorldGate(places: 6)

    private var free: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(places: Int) { free = places }

    /// Waits for a place; whoever entered leaves.
    func enter() async {
        if free > 0 {
            free -= 1
        } else {
            await withCheckedContinuation { waiting.append($0) }
        }
    }

    /// Gives the place to whoever has waited longest.
    func leave() {
        if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
    }
}
