internal import Movement
internal import Storage
internal import Synchronization
internal import Vietnamese

/// Plays acts of the demonstration through the same runner as everybody's, at chosen moments and from a fixed seed.
struct DemoStage: Sendable {
    let runner: ActRunner
    private let moment: DemoMoment

    init(database: Database, start: Instant, seed: UInt64) {
        let moment = DemoMoment(start)
        let generator = DemoRandom(seed)
        self.moment = moment
        runner = ActRunner(database: database, clock: Clock { moment.now }, randomness: Randomness { generator.bytes($0) })
    }

    /// Moves the clock of the play forward to a moment; it never goes back.
    func move(to instant: Instant) { moment.move(to: instant) }

    /// Performs an act, a few minutes after the one before.
    @discardableResult
    func act(_ name: String, _ values: [String: JSONValue], as source: ActorSource) async throws -> Receipt {
        moment.advance()
        return try await runner.perform(name, values, as: source, channel: .demo)
    }
}

/// The clock of the play.
private final class DemoMoment: Sendable {
    private let current: Mutex<Instant>

    init(_ start: Instant) { current = Mutex(start) }

    var now: Instant { current.withLock { $0 } }
    func move(to instant: Instant) { current.withLock { $0 = max($0, instant) } }
    func advance() { current.withLock { $0 = $0.adding(seconds: 47) } }
}

/// A small fixed-seed generator (SplitMix64, Steele, Lea and Flood 2014), so that the demonstration is the same every time. Never for secrets.
private final class DemoRandom: Sendable {
    private let state: Mutex<UInt64>

    init(_ seed: UInt64) { state = Mutex(seed) }

    func bytes(_ count: Int) -> [UInt8] {
        state.withLock { state in
            (0..<count).map { _ in
                state &+= 0x9E37_79B9_7F4A_7C15
                var mixed = state
                mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
                mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
                return UInt8(truncatingIfNeeded: mixed ^ (mixed >> 31))
            }
        }
    }
}
