internal import Storage
internal import Synchronization
internal import TestSupport
internal import Vietnamese

@testable internal import Movement
@testable internal import Web

/// `TestWorld` with a movement under way, a plan not yet launched, and a movement of the other agency, all entered by acts; identifiers come from a
/// fixed seed, so that every page reads the same each time.
struct Town: Sendable {
    static let slug = "thu-vien-mo-cua"
    static let otherSlug = "thu-vien-ben-kia"
    static let clause = "II.1"
    static let title = "Thư viện mở cửa mỗi tối"

    let world: TestWorld
    /// Folder of stored files.
    let folder: String
    let movement, plan, draft: String
    /// An obligation of the plan not yet launched.
    let proposal: String
    /// A plan of the other agency that is not yet launched.
    let foreignDraft: String
    /// What has happened in the movement.
    let season: TownSeason
    private let sessions = Counter()
    private let randomness = Randomness.seeded(99)

    /// Builds the town.
    static func with(_ engine: Engine = .sqlite, _ body: (Town) async throws -> Void) async throws {
        try await TestWorld.with(engine) { world in
            try await TestDatabases.withFolder { folder in
                let builder = TownBuilder(world: world)
                let launched = try await builder.launch(TownPlan.text, slug: slug)
                let draft = try await builder.read(TownPlan.text.replacing(title, with: "Sân trường xanh"), as: "officer")
                let proposal = try await builder.obligations(of: draft, as: "officer").first?.id ?? ""
                let other = TownPlan.text.replacing(title, with: "Thư viện bên kia sông")
                _ = try await builder.launch(other, slug: otherSlug, preparing: "stranger", launching: "stranger", owner: "b-reading")
                let foreign = try await builder.read(TownPlan.text.replacing(title, with: "Bến phà sạch"), as: "stranger")
                try await builder.live(movement: launched.movement, plan: launched.plan)
                let season = try await builder.season(movement: launched.movement, plan: launched.plan)
                try await RecordSequencer.run(on: world.database)
                try await body(
                    Town(
                        world: world, folder: folder, movement: launched.movement, plan: launched.plan, draft: draft, proposal: proposal,
                        foreignDraft: foreign, season: season))
            }
        }
    }

    /// The site over this town.
    /// - Parameter constantKeys: gives every form the same `_key`, so that pages can be compared; only for looking, not for acting.
    func site(
        isDemo: Bool = false, origin: String? = nil, constantKeys: Bool = false, clock: Clock = Clock { TestWorld.noon },
        tools: EvidenceTools = EvidenceTools()
    ) -> Site {
        let randomness = constantKeys ? Randomness { Array(repeating: 7, count: $0) } : self.randomness
        let runner = ActRunner(
            database: world.database, clock: clock, randomness: randomness, passwords: Passwords(cost: .token),
            probe: tools.probe(files: Files(dataDirectory: folder)))
        return Site(
            runner: runner, files: Files(dataDirectory: folder), configuration: WebConfiguration(version: "1.2.3", origin: origin, trustsProxy: true),
            isDemo: isDemo, evidence: tools, logger: TestDatabases.quiet)
    }

    /// Begins a session for the owner of a key and returns the value of its cookie; nil for visitors.
    func signIn(_ key: String) async throws -> String? {
        guard key != "visitor" else { return nil }
        let number = sessions.next()
        let token = "phien-\(key)-\(number)-".padding(to: 52)
        let (agency, now) = (key == "stranger" ? TestWorld.otherAgency : TestWorld.agency, TestWorld.noon.milliseconds)
        if key == TestWorld.guest { return try await signIn(TestWorld.source(key), token) }
        try await world.database.write { session in
            try session.execute(
                """
                INSERT INTO session (token_hash, agency_id, account_id, session_id, created_at, seen_at, expires_at, agent)
                VALUES (\(secretHash(token)), \(agency), \(key), \("phien-\(number)"), \(now), \(now), \(now + 86_400_000), 'Thử nghiệm')
                """)
        }
        return token
    }

    /// Begins a session for a guest, such as `TestWorld.guest(named:)` makes, and returns the value of its cookie.
    func signIn(_ guest: ActorSource, _ token: String? = nil) async throws -> String? {
        guard case .guest(let agency, let id) = guest else { return nil }
        let token = token ?? "phien-guest-\(id)-\(sessions.next())-".padding(to: 52)
        try await world.database.write { session in
            try session.execute(
                """
                INSERT INTO guest_session (token_hash, agency_id, guest_id, created_at, expires_at)
                VALUES (\(secretHash(token)), \(agency), \(id), \(TestWorld.noon.milliseconds), \(TestWorld.noon.milliseconds + 86_400_000))
                """)
        }
        return token
    }

    /// The token that forms of a session carry.
    func csrf(_ token: String) async throws -> String {
        if Client.isGuest(token) { return FormToken.make(of: token) }
        return try await world.database.read { try SessionQueries.find(token: token, now: TestWorld.noon, in: $0)?.csrf ?? "" }
    }

    /// An API token of the owner of a key.
    func apiToken(_ key: String, scope: String = "all") async throws -> String {
        let number = sessions.next()
        let token = TokenQueries.prefix + "\(key)-\(number)-".padding(to: 52)
        let (agency, now) = (key == "stranger" ? TestWorld.otherAgency : TestWorld.agency, TestWorld.noon.milliseconds)
        try await world.database.write { session in
            try session.execute(
                """
                INSERT INTO api_token (agency_id, token_id, account_id, token_hash, name, scope, created_at, expires_at)
                VALUES (\(agency), \("khoa-\(number)"), \(key), \(secretHash(token)), 'Thử', \(scope), \(now), \(now + 86_400_000))
                """)
        }
        return token
    }
}

/// Counts up from one.
final class Counter: Sendable {
    private let value = Mutex(0)

    func next() -> Int {
        value.withLock { value in
            value += 1
            return value
        }
    }
}

extension String {
    fileprivate func padding(to length: Int) -> String { self + String(repeating: "x", count: max(0, length - utf8.count)) }
}

extension Randomness {
    /// Bytes of SplitMix64 (Steele, Lea and Flood 2014) from a fixed seed.
    static func seeded(_ seed: UInt64) -> Randomness {
        let source = SeededBytes(seed)
        return Randomness { source.take($0) }
    }
}

/// A small generator that gives the same bytes for the same seed.
final class SeededBytes: Sendable {
    private let state: Mutex<UInt64>

    init(_ seed: UInt64) { state = Mutex(seed) }

    func take(_ count: Int) -> [UInt8] { (0..<count).map { _ in UInt8(truncatingIfNeeded: next()) } }

    /// A number from 0 up to but not including `bound`.
    func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

    private func next() -> UInt64 {
        state.withLock { state in
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }
}
