public import Movement
internal import Storage
public import Vietnamese

extension TestWorld {
    /// Noon on 3 March 2025 in Vietnam.
    public static let noon = Instant(milliseconds: 1_740_978_000_000)

    /// The date the world stands at.
    public static var today: CivilDate { noon.vietnamDate }

    /// A runner whose clock stands still and whose passwords cost next to nothing.
    public var runner: ActRunner { ActRunner(database: database, clock: Clock { Self.noon }, passwords: Passwords(cost: .token)) }

    /// Who acts under one of the keys of `actors`.
    public static func source(_ key: String, scope: Set<String>? = nil) -> ActorSource {
        switch key {
        case "visitor": .visitor(agency: agency)
        case guest: .guest(agency: agency, guest: key)
        case "operator": .operator(agency: agency)
        case "stranger": .account(agency: otherAgency, account: key, scope: scope)
        default: .account(agency: agency, account: key, scope: scope)
        }
    }

    /// Somebody outside who has proved their address, made through the acts.
    public func guest(named name: String, kind: GuestKind = .citizen, mayBeNamed: Bool = true) async throws -> ActorSource {
        let values: [String: JSONValue] = [
            "kind": .string(kind.rawValue), "name": .string(name), "inside": "inside", "place": "Xã Ven Sông",
            "email": .string("\(runner.randomness.identifier(at: Self.noon))@example.vn"), "consent": true, "named": .bool(mayBeNamed),
        ]
        return try await Guests(runner: runner).enterProved(values, agency: Self.agency)
    }

    /// What the key's owner is and holds today.
    public func actor(_ key: String) async throws -> Actor {
        try await database.read { try Self.source(key).load(today: Self.today, in: $0) }
    }

    /// What the body is refused with; nil when it is not refused. Other errors pass through.
    public static func refusal(_ body: () async throws -> some Sendable) async throws -> Refusal? {
        do {
            _ = try await body()
            return nil
        } catch let refusal as Refusal {
            return refusal
        }
    }
}
