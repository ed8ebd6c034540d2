internal import Storage
internal import TestSupport
internal import Testing
internal import Vietnamese

@testable internal import Movement

func day(_ iso: String) -> CivilDate { CivilDate(iso: iso) ?? CivilDate(dayNumber: 0) }

/// A department with three divisions, made through acts by the operator; it stands on 10 February 2025 unless a test moves on.
struct AgencyHouse: Sendable {
    static let today = "2025-02-10"
    static let start = "2020-01-01"

    let database: Database
    let agency: String

    var console: ActorSource { .operator(agency: agency) }
    var visitor: ActorSource { .visitor(agency: agency) }
    var operatorActor: Actor { Actor(agency: agency, identity: .operator, name: "operator") }
    var visitorActor: Actor { .visitor(of: agency) }

    static func with(_ engine: Engine, _ body: (AgencyHouse) async throws -> Void) async throws {
        try await TestDatabases.withDatabase(engine, migrations: Schema.migrations) { database in
            let house = AgencyHouse(database: database, agency: "agency-1")
            try await house.begin(slug: "so-ke-hoach")
            try await body(house)
        }
    }

    func begin(slug: String) async throws {
        try await perform(
            "agency.create",
            [
                "name": "Sở Kế hoạch và Đầu tư", "name_en": "Department of Planning and Investment", "short_name": "Sở KH&ĐT", "slug": .string(slug),
                "from": .string(Self.start),
            ])
        for (code, name, kind) in [
            ("vp", "Văn phòng", "office"), ("th", "Phòng Tổng hợp", "division"), ("dkkd", "Phòng Đăng ký kinh doanh", "division"),
        ] {
            try await perform("unit.create", ["name": .string(name), "code": .string(code), "kind": .string(kind), "from": .string(Self.start)])
        }
    }

    /// The agency's runner on a day.
    func runner(_ today: String = today) -> ActRunner {
        let noon = Instant(day(today), hour: 12)
        return ActRunner(database: database, clock: Clock { noon })
    }

    @discardableResult
    func perform(_ name: String, _ values: [String: JSONValue], as source: ActorSource? = nil, today: String = today) async throws -> Receipt {
        try await runner(today).perform(name, values, as: source ?? console, channel: .web)
    }

    /// What an act is refused with; nil when it is performed.
    func refusal(_ name: String, _ values: [String: JSONValue], as source: ActorSource? = nil, today: String = today) async throws -> Refusal? {
        do {
            try await perform(name, values, as: source, today: today)
            return nil
        } catch let refusal as Refusal {
            return refusal
        }
    }

    @discardableResult
    func person(_ code: String, _ name: String, in unit: String, from: String = start) async throws -> Identifier<Person> {
        let made = try await perform(
            "person.create", ["name": .string(name), "code": .string(code), "unit": .string(unit), "is_direct": true, "from": .string(from)])
        return Identifier(made.subjectID)
    }

    @discardableResult
    func post(_ unit: String, _ title: String, code: String, head: Bool = false, roles: [Role] = []) async throws -> String {
        try await perform(
            "post.create",
            [
                "unit": .string(unit), "title": .string(title), "code": .string(code), "is_head": .bool(head),
                "roles": .array(roles.map { .string($0.rawValue) }), "from": .string(Self.start),
            ]
        ).subjectID
    }

    @discardableResult
    func assign(_ person: String, _ post: String, from: String = start) async throws -> Receipt {
        try await perform("post.assign", ["person": .string(person), "post": .string(post), "from": .string(from)])
    }

    /// Somebody with an account who holds a post with a role in the Office.
    func colleague(_ code: String, _ name: String, role: Role) async throws -> ActorSource {
        let person = try await person(code, name, in: "vp")
        if role != .staff {
            try await post("vp", role.label.vi, code: "post-\(code.lowercased())", roles: [role])
            try await assign(code, "post-\(code.lowercased())")
        }
        let agency = self.agency
        try await database.write { session in
            try session.execute(
                """
                INSERT INTO account (agency_id, account_id, person_id, login, totp_step, created_at)
                VALUES (\(agency), \("account-\(code)"), \(person.rawValue), \("\(agency)-\(code)"), 0, 0)
                """)
        }
        return .account(agency: agency, account: "account-\(code)", scope: nil)
    }

    func actor(_ source: ActorSource) async throws -> Actor {
        try await database.read { try source.load(today: day(Self.today), in: $0) }
    }

    func tree(_ date: String, for viewer: Actor? = nil) async throws -> UnitTree {
        let viewer = viewer ?? operatorActor
        return try await database.read { try UnitQueries.tree(on: day(date), for: viewer, in: $0) }
    }

    /// "name" for each unit with its depth as leading dots.
    func outline(_ date: String) async throws -> [String] {
        try await tree(date).flattened.map { String(repeating: ".", count: $0.depth) + $0.node.unit.name.vi }
    }

    func page(_ code: String, on date: String? = nil, today: String = today, for viewer: Actor? = nil) async throws -> UnitPage? {
        let viewer = viewer ?? operatorActor
        return try await database.read { try UnitQueries.page(code: code, on: date.map(day), today: day(today), for: viewer, in: $0) }
    }

    func page(of person: Identifier<Person>, today: String = today, for viewer: Actor? = nil) async throws -> PersonPage? {
        let viewer = viewer ?? operatorActor
        return try await database.read { try PersonQueries.page(person, today: day(today), for: viewer, in: $0) }
    }

    func list(search: String = "", unit: String? = nil, on date: String = today, for viewer: Actor? = nil) async throws -> PersonList {
        let viewer = viewer ?? operatorActor
        return try await database.read { try PersonQueries.list(search: search, unit: unit, on: day(date), for: viewer, in: $0) }
    }

    func names(search: String = "", unit: String? = nil, on date: String = today) async throws -> [String] {
        try await list(search: search, unit: unit, on: date).people.map(\.person.name)
    }
}
