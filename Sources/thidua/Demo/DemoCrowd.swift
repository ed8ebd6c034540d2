internal import Movement
internal import Storage
internal import Vietnamese

/// Many agencies below the province, each with units, posts, people, accounts and the same plan launched, for measurements.
///
/// Everything goes through `ActRunner` as from anybody, many acts at a time, so that the record is real and commits are shared.
struct DemoCrowd: Sendable {
    let database: Database
    let planText: String
    let people, agencies: Int
    /// The day the demonstration shows.
    let day: CivilDate
    private let meter: DemoMeter

    /// How many agencies are made at a time, and how many of their people act at a time.
    private static let agenciesAtOnce = 4
    private static let actsAtOnce = 64
    private static let since: JSONValue = "2021-01-01"

    init(database: Database, planText: String, people: Int, agencies: Int, day: CivilDate, isQuiet: Bool = false) {
        self.database = database
        self.planText = planText
        self.people = people
        self.agencies = agencies
        self.day = day
        meter = DemoMeter(people: people, isQuiet: isQuiet)
    }

    /// Makes everything, and says at the sizes 1,000, 5,000, 10,000, 25,000 and 50,000 how fast it went since the one before.
    func play() async throws {
        try await inParallel(Array(1...agencies), atMost: Self.agenciesAtOnce) { number in try await agency(number) }
        meter.finish()
    }

    private func agency(_ number: Int) async throws {
        // What does not divide evenly goes to the first agencies.
        let size = people / agencies + (number <= people % agencies ? 1 : 0)
        let digits = String(number)
        let code = "q" + String(repeating: "0", count: max(0, 3 - digits.count)) + digits
        let house = DemoHouse(code: code, number: number, size: size, lanes: max(1, Self.actsAtOnce / min(agencies, Self.agenciesAtOnce)))
        let stage = stage(house, "a")
        try await build(house, stage)
        try await inParallel(house.laneNumbers, atMost: house.lanes) { lane in try await settle(house, lane) }
        let accounts = try await accounts(of: house)
        try await appoint(house, stage)
        let movement = try await launch(house, stage, accounts)
        try await inParallel(house.laneNumbers, atMost: house.lanes) { lane in try await take(house, lane, movement, accounts) }
        try await targets(house, stage, movement, accounts)
        meter.finished(people: size)
    }

    private func stage(_ house: DemoHouse, _ lane: String, at hour: Int = 8) -> DemoStage {
        DemoStage(database: database, name: "\(house.code).\(lane)", start: Instant(day.adding(days: -45), hour: hour), pace: 1) { act in
            meter.did(act)
        }
    }

    private func build(_ house: DemoHouse, _ stage: DemoStage) async throws {
        try await stage.act(
            "agency.create",
            [
                "name": .string("Sở mẫu số \(house.number) (trình diễn)"), "name_en": .string("Sample department \(house.number) (demonstration)"),
                "short_name": .string("Sở mẫu \(house.number)"), "slug": .string(house.slug), "parent": "ubnd-tinh", "from": Self.since,
            ], as: house.console)
        for unit in 0..<house.units {
            try await stage.act(
                "unit.create",
                [
                    "name": .string(unit == 0 ? "Văn phòng" : "Phòng Nghiệp vụ \(unit)"),
                    "name_en": .string(unit == 0 ? "Office" : "Division \(unit)"), "code": .string(house.unit(unit)),
                    "kind": .string(unit == 0 ? "office" : "division"), "parent": "goc", "from": Self.since,
                ], as: house.console)
            try await post(house, stage, "tp\(unit)", unit, Text("Trưởng phòng", "Head of Division"), .unitHead)
        }
        try await post(house, stage, "gd", 0, Text("Giám đốc", "Director"), .head, isHead: false)
        try await post(house, stage, "cvtd", 0, Text("Chuyên viên thi đua", "Emulation Officer"), .officer, isHead: false)
        try await post(house, stage, "qtht", 0, Text("Quản trị mạng", "Network Administrator"), .administrator, isHead: false)
    }

    private func post(
        _ house: DemoHouse, _ stage: DemoStage, _ code: String, _ unit: Int, _ title: Text, _ role: Role, isHead: Bool = true
    ) async throws {
        try await stage.act(
            "post.create",
            [
                "unit": .string(house.unit(unit)), "title": .string(title.vi), "title_en": .string(title.en), "code": .string(code),
                "is_head": .bool(isHead), "roles": [.string(role.rawValue)], "from": Self.since,
            ], as: house.console)
    }

    /// One lane's people come in and get their accounts.
    private func settle(_ house: DemoHouse, _ lane: Int) async throws {
        let stage = stage(house, "p\(lane)")
        for person in house.people(of: lane) {
            try await stage.act(
                "person.create",
                [
                    "name": .string(DemoPeople.name(house.number * 31 + person)), "code": .string(house.person(person)),
                    "gender": .string(DemoPeople.gender(house.number * 31 + person)), "is_direct": .bool(person % house.units != 0),
                    "unit": .string(house.unit(person % house.units)), "from": Self.since,
                    "email": .string("\(house.code).\(person)@trinhdien.example"),
                ], as: house.console)
            try await stage.act(
                "account.create", ["person": .string(house.person(person)), "login": .string("\(house.code).\(person)")], as: house.console)
        }
    }

    private func accounts(of house: DemoHouse) async throws -> [String: String] {
        try await database.read { session in
            try DemoCast.pairs(
                """
                SELECT p.code, a.account_id FROM account a JOIN person p ON p.agency_id = a.agency_id AND p.person_id = a.person_id
                WHERE a.agency_id = \(house.code)
                """, in: session)
        }
    }

    /// The first people of each unit head it; director, officer and administrator come after them.
    private func appoint(_ house: DemoHouse, _ stage: DemoStage) async throws {
        for unit in 0..<min(house.units, house.size) { try await appoint(unit, to: "tp\(unit)", house, stage) }
        for (place, post) in ["gd", "cvtd", "qtht"].enumerated() { try await appoint(house.leader(place), to: post, house, stage) }
    }

    private func appoint(_ person: Int, to post: String, _ house: DemoHouse, _ stage: DemoStage) async throws {
        try await stage.act(
            "post.assign", ["person": .string(house.person(person)), "post": .string(post), "from": Self.since], as: house.console)
    }

    private func launch(_ house: DemoHouse, _ stage: DemoStage, _ accounts: [String: String]) async throws -> String {
        let officer = try house.source(house.leader(1), accounts)
        let plan = try await stage.act("plan.read", ["text": .string(planText)], as: officer).subjectID
        let (units, obligations) = try await database.read { session in
            (
                try session.rows(
                    "SELECT unit_id FROM unit WHERE agency_id = \(house.code) AND code <> 'goc' ORDER BY code"
                ).map { try $0.text(0) },
                try session.rows(
                    "SELECT obligation_id FROM obligation WHERE agency_id = \(house.code) AND plan_id = \(plan) ORDER BY position"
                ).map { try $0.text(0) }
            )
        }
        for (index, obligation) in obligations.enumerated() {
            try await stage.act(
                "obligation.assign", ["obligation": .string(obligation), "units": [.string(units[index % units.count])]], as: officer)
        }
        try await stage.act("obligation.accept-all", ["plan": .string(plan)], as: officer)
        stage.move(to: Instant(day.adding(days: -40), hour: 9))
        let launch = DemoPlan.launch.merging(["plan": .string(plan), "slug": .string("phong-trao-\(house.code)")]) { $1 }
        let launched = try await stage.act("plan.launch", launch, as: house.source(house.leader(0), accounts))
        return launched.result["movement"]?.string ?? ""
    }

    /// Two targets for each unit, reported on for 2025 by two units in three; the others are late.
    private func targets(_ house: DemoHouse, _ stage: DemoStage, _ movement: String, _ accounts: [String: String]) async throws {
        let (units, obligation) = try await database.read { session in
            (
                try DemoCast.pairs("SELECT code, unit_id FROM unit WHERE agency_id = \(house.code) AND code <> 'goc'", in: session),
                try session.row(
                    "SELECT obligation_id FROM obligation WHERE agency_id = \(house.code) AND clause = 'II.3' AND state = 'accepted'")?.text(0) ?? ""
            )
        }
        stage.move(to: Instant(day.adding(days: -20), hour: 8))
        for (code, title) in [("S1", "Người qua lớp kỹ năng số"), ("S2", "Hồ sơ xử lý trên môi trường mạng")] {
            var targets: [String] = []
            // A target is set for at most fifty owners at a time.
            for first in stride(from: 0, to: house.units, by: 50) {
                let owners = (first..<min(first + 50, house.units)).compactMap { units[house.unit($0)].map(JSONValue.string) }
                let set = try await stage.act(
                    "target.create",
                    [
                        "movement": .string(movement), "obligation": .string(obligation), "code": .string(code), "title": .string(title),
                        "kind": "training", "measure": "share", "goal": 90, "cadence": "quarter", "starts": "2025-01-01", "ends": "2025-12-31",
                        "units": .array(owners),
                    ], as: house.source(house.leader(1), accounts))
                targets += set.result["targets"]?.array?.compactMap(\.string) ?? []
            }
            let reported = targets
            try await inParallel(house.laneNumbers, atMost: house.lanes) { lane in
                let reporting = self.stage(house, "\(code)-\(lane)")
                reporting.move(to: Instant(day.adding(days: -10), hour: 9))
                for unit in house.people(of: lane) where unit < reported.count && unit % 3 < 2 {
                    try await reporting.act(
                        "progress.report",
                        [
                            "target": .string(reported[unit]), "period": "2025-Q1", "value": .int(Int64(5 + unit % 18)), "whole": 25,
                            "sentence": "Theo danh sách của đơn vị.",
                        ], as: house.source(unit, accounts))
                }
            }
        }
    }

    /// One lane's people read and acknowledge the plan, as diligently as in the department.
    private func take(_ house: DemoHouse, _ lane: Int, _ movement: String, _ accounts: [String: String]) async throws {
        let stage = stage(house, "s\(lane)")
        stage.move(to: Instant(day.adding(days: -39), hour: 8))
        for person in house.people(of: lane) {
            let habit = DemoHabit(person)
            guard habit.opens else { continue }
            let source = try house.source(person, accounts)
            let opened = try await stage.act("acknowledgement.open", ["movement": .string(movement)], as: source)
            for section in habit.sections(of: Int(opened.result["sections"]?.int ?? 0)) {
                try await stage.act(
                    "acknowledgement.read", ["movement": .string(movement), "section": .int(Int64(section))], as: source)
            }
            guard habit.answers else { continue }
            try await stage.act("acknowledgement.answer", ["movement": .string(movement), "choice": 1], as: source)
        }
    }
}

/// One of the many agencies.
struct DemoHouse: Sendable {
    /// Its identifier, and the beginning of what belongs to it.
    let code: String
    let number: Int
    /// People.
    let size: Int
    /// How many of its people act at a time.
    let lanes: Int

    var console: ActorSource { .operator(agency: code) }
    var slug: String { "co-quan-\(code.dropFirst())" }
    /// One for 25 people.
    var units: Int { max(1, min(size, size / 25)) }
    var laneNumbers: [Int] { Array(0..<min(lanes, size)) }

    func unit(_ index: Int) -> String { "p\(index)" }
    func person(_ index: Int) -> String { "\(code)-\(index)".uppercased() }
    func people(of lane: Int) -> [Int] { Array(stride(from: lane, to: size, by: min(lanes, size))) }
    /// Director, officer and administrator, in the smallest agency one and the same.
    func leader(_ place: Int) -> Int { min(size - 1, units + place) }

    func source(_ person: Int, _ accounts: [String: String]) throws -> ActorSource {
        guard let account = accounts[self.person(person)] else { throw DemoMissing(what: self.person(person)) }
        return .account(agency: code, account: account, scope: nil)
    }
}

/// Runs the body for each item, never more than so many at a time.
func inParallel<Item: Sendable>(_ items: [Item], atMost width: Int, _ body: @escaping @Sendable (Item) async throws -> Void) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
        for (index, item) in items.enumerated() {
            if index >= width { try await group.next() }
            group.addTask { try await body(item) }
        }
        try await group.waitForAll()
    }
}
