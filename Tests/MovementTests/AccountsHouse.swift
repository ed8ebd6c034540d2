internal import Movement
internal import Storage
internal import Synchronization
internal import TestSupport
internal import Vietnamese

/// A clock that a test moves.
final class TestTime: Sendable {
    private let moment: Mutex<Instant>

    init(_ start: Instant) { moment = Mutex(start) }

    var now: Instant { moment.withLock { $0 } }
    var clock: Clock { Clock { self.now } }

    func pass(seconds: Int64) { moment.withLock { $0 = $0.adding(seconds: seconds) } }
    func pass(minutes: Int64) { pass(seconds: minutes * 60) }
}

/// An installation of one agency that was set up through its setup link: an administrator and two people, who have no account yet.
struct House: Sendable {
    static let password = "con trâu ăn cỏ bờ đê"
    static let other = "mùa nước nổi Tháp Mười"

    let database: Database
    let time: TestTime
    let runner: ActRunner
    let accounts: Accounts
    let agency, administrator: String
    let people: [String]

    var admin: ActorSource { .account(agency: agency, account: administrator, scope: nil) }
    var visitor: ActorSource { .visitor(agency: agency) }

    /// Builds the house on one engine.
    static func with(_ engine: Engine, _ body: (House) async throws -> Void) async throws {
        try await TestDatabases.withDatabase(engine, migrations: Schema.migrations) { database in
            let (time, runner) = runner(on: database)
            let accounts = Accounts(runner: runner)
            let token = try await SetupLink.ensure(database, clock: time.clock) ?? ""
            let made = try await accounts.performWithLink("installation.setup", setup(link: token))
            let agency = made.result["agency"]?.string ?? ""
            let people = try await addPeople(["Nguyễn Văn An", "Lê Thị Bình"], agency: agency, on: database)
            try await body(
                House(
                    database: database, time: time, runner: runner, accounts: accounts, agency: agency,
                    administrator: made.result["account"]?.string ?? "", people: people))
        }
    }

    /// A runner whose passwords cost next to nothing.
    static func runner(on database: Database) -> (TestTime, ActRunner) {
        let time = TestTime(Instant(milliseconds: 1_741_000_000_000))
        return (time, ActRunner(database: database, clock: time.clock, passwords: Passwords(cost: .token)))
    }

    static func setup(link: String) -> [String: JSONValue] {
        [
            "link": .string(link), "agency": "Sở Thử nghiệm", "short-name": "STN", "slug": "so-thu-nghiem", "name": "Trần Quản Trị",
            "login": "quantri", "password": .string(password),
        ]
    }

    static func addPeople(_ names: [String], agency: String, on database: Database) async throws -> [String] {
        try await database.write { session in
            try names.enumerated().map { index, name in
                let id = "person-\(agency)-\(index)"
                try session.execute(
                    """
                    INSERT INTO person (agency_id, person_id, code, name, name_key, folded, is_direct, valid_from)
                    VALUES (\(agency), \(id), \("CB\(index)"), \(name), \(Vietnamese.nameKey(name)), \(Vietnamese.folded(name)), 0, '2020-01-01')
                    """)
                return id
            }
        }
    }

    /// Opens an account for one of the people and chooses its password through the link.
    func open(_ index: Int = 0, login: String = "an", password: String = House.password) async throws -> ActorSource {
        let made = try await runner.perform("account.create", ["person": .string(people[index]), "login": .string(login)], as: admin, channel: .web)
        _ = try await accounts.performWithLink("account.reset.use", ["link": made.result["link"] ?? nil, "password": .string(password)])
        return .account(agency: agency, account: made.subjectID, scope: nil)
    }

    func signIn(
        _ login: String = "an", _ password: String = House.password, code: String? = nil, address: String = "10.0.0.1", device: String? = nil,
        agent: String = "Firefox"
    ) async throws -> SignedIn {
        try await accounts.signIn(login: login, password: password, code: code, agent: agent, address: address, device: device)
    }

    func perform(_ name: String, _ values: [String: JSONValue] = [:], as source: ActorSource, key: String? = nil) async throws -> Receipt {
        try await runner.perform(name, values, as: source, channel: .web, key: key)
    }

    func find(_ token: String) async throws -> FoundSession? {
        let now = time.now
        return try await database.read { try SessionQueries.find(token: token, now: now, in: $0) }
    }

    func actor(_ source: ActorSource) async throws -> Actor {
        let today = time.now.vietnamDate
        return try await database.read { try source.load(today: today, in: $0) }
    }

    /// What the body is refused with; nil when it is not refused.
    func refusal(_ body: () async throws -> some Sendable) async throws -> Refusal? { try await Self.refusal(body) }

    /// What the body is refused with; nil when it is not refused.
    static func refusal(_ body: () async throws -> some Sendable) async throws -> Refusal? {
        do {
            _ = try await body()
            return nil
        } catch let refusal as Refusal {
            return refusal
        }
    }
}
