internal import Movement
internal import Storage
internal import Synchronization
internal import Vietnamese

/// Plays acts of the demonstration through the same runner as everybody's, at chosen moments and from a fixed seed.
///
/// Each act has a key made from its place in the play, so that a play that was broken off goes on when it is played again.
struct DemoStage: Sendable {
    let runner: ActRunner
    private let name: String
    private let clock: DemoClock
    private let done: @Sendable (String) -> Void

    /// - Parameters:
    ///   - name: stands before every key, and chooses the identifiers that are made.
    ///   - start: the moment of the first act.
    ///   - pace: seconds between two acts.
    ///   - done: told the name of each act that was done.
    init(database: Database, name: String, start: Instant, pace: Int64 = 47, done: @escaping @Sendable (String) -> Void = { _ in }) {
        let clock = DemoClock(start, pace: pace)
        let generator = DemoRandom(name)
        self.name = name
        self.clock = clock
        self.done = done
        runner = ActRunner(database: database, clock: Clock { clock.now }, randomness: Randomness { generator.bytes($0) })
    }

    /// The moment of the play.
    var now: Instant { clock.now }

    /// Moves the clock of the play forward to a moment; it never goes back.
    func move(to instant: Instant) { clock.move(to: instant) }

    /// Performs an act, a moment after the one before.
    @discardableResult
    func act(_ act: String, _ values: [String: JSONValue], with file: EvidenceFile? = nil, as source: ActorSource) async throws -> Receipt {
        let number = clock.advance()
        do {
            let receipt = try await runner.perform(act, values, with: file, as: source, channel: .demo, key: "demo.\(name).\(number)")
            done(act)
            return receipt
        } catch let refusal as Refusal {
            throw DemoRefusal(act: act, place: "\(name).\(number)", refusal: refusal)
        }
    }
}

/// An act of the play that was refused: the play and the program no longer fit together.
struct DemoRefusal: Error {
    let act, place: String
    let refusal: Refusal
}

/// The clock of the play, which also counts the acts.
private final class DemoClock: Sendable {
    private let state: Mutex<(now: Instant, count: Int)>
    private let pace: Int64

    init(_ start: Instant, pace: Int64) {
        state = Mutex((start, 0))
        self.pace = pace
    }

    var now: Instant { state.withLock { $0.now } }
    func move(to instant: Instant) { state.withLock { $0.now = max($0.now, instant) } }

    func advance() -> Int {
        state.withLock { state in
            state = (state.now.adding(seconds: pace), state.count + 1)
            return state.count
        }
    }
}

/// A small fixed-seed generator (SplitMix64, Steele, Lea and Flood 2014), so that the demonstration is the same every time. Never for secrets.
final class DemoRandom: Sendable {
    private static let seed: UInt64 = 20_212_025
    private let state: Mutex<UInt64>

    /// Each name has its own sequence: the seed and the name through FNV-1a.
    init(_ name: String) {
        state = Mutex(name.utf8.reduce(0xCBF2_9CE4_8422_2325 ^ Self.seed) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 })
    }

    func bytes(_ count: Int) -> [UInt8] {
        state.withLock { state in
            var bytes: [UInt8] = []
            bytes.reserveCapacity(count + 8)
            while bytes.count < count {
                state &+= 0x9E37_79B9_7F4A_7C15
                var mixed = state
                mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
                mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
                mixed ^= mixed >> 31
                for _ in 0..<8 {
                    bytes.append(UInt8(truncatingIfNeeded: mixed))
                    mixed >>= 8
                }
            }
            return Array(bytes.prefix(count))
        }
    }
}
