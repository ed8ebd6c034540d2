internal import Law
internal import Storage
internal import TestSupport
internal import Testing
internal import Vietnamese

@testable internal import Movement

/// The small world with what tests of the registers of merit do in it.
struct MeritHouse: Sendable {
    let world: TestWorld
    /// The day on which acts happen.
    var today = TestWorld.today

    static func with(_ engine: Engine, _ body: (MeritHouse) async throws -> Void) async throws {
        try await TestWorld.with(engine) { try await body(MeritHouse(world: $0)) }
    }

    /// The same house on another day.
    func on(_ iso: String) throws -> MeritHouse {
        var house = self
        house.today = try #require(CivilDate(iso: iso))
        return house
    }

    private var runner: ActRunner {
        let now = TestWorld.noon.adding(seconds: Int64(TestWorld.today.days(until: today)) * 86_400)
        return ActRunner(database: world.database, clock: Clock { now }, passwords: Passwords(cost: .token))
    }

    @discardableResult
    func act(_ name: String, _ values: [String: JSONValue], as actor: String = "officer") async throws -> Receipt {
        try await runner.perform(name, values, as: TestWorld.source(actor), channel: .web)
    }

    func refusal(_ name: String, _ values: [String: JSONValue], as actor: String = "officer") async throws -> Refusal? {
        try await TestWorld.refusal { try await act(name, values, as: actor) }
    }

    func facts(_ subject: MeritSubject, _ year: Int, rights: FactRights = .all) async throws -> Facts {
        let today = today
        return try await world.database.read {
            try MeritFacts.facts(of: subject, year: year, agency: TestWorld.agency, today: today, rights: rights, in: $0)
        }
    }

    func reasons(_ subject: MeritSubject, _ year: Int, as viewer: String) async throws -> Reasons {
        let (viewer, today) = (try await world.actor(viewer), today)
        return try await world.database.read {
            try MeritReasons.page(of: subject, year: year, on: today, today: today, for: viewer, in: $0)
        }
    }

    /// The examination of one award.
    func reason(_ subject: MeritSubject, _ code: String, _ year: Int, as viewer: String = "officer") async throws -> Examination {
        let reasons = try await reasons(subject, year, as: viewer)
        return try #require(reasons.examinations.first { $0.examination.award.code.rawValue == code }?.examination)
    }

    static func evaluation(_ more: [String: JSONValue] = [:]) -> [String: JSONValue] {
        let plain: [String: JSONValue] = [
            "person": "staff", "year": 2024, "level": "good", "document": "Quyết định 900/QĐ-STN", "document_on": "20/12/2024",
        ]
        return plain.merging(more) { _, more in more }
    }

    static func award(_ more: [String: JSONValue] = [:]) -> [String: JSONValue] {
        let plain: [String: JSONValue] = [
            "kind": "person", "person": "staff", "code": "cstdcs", "year": 2024, "what": "Hoàn thành xuất sắc nhiệm vụ năm 2024", "type": "merit",
            "decision": "12/QĐ-STN", "decided_on": "05/01/2025", "decided_by": "Sở Thử nghiệm",
        ]
        return plain.merging(more) { _, more in more }
    }

    static let secret = "Đơn tố cáo số 77 về khoản chi ở kho lúa"

    static func matter(_ more: [String: JSONValue] = [:]) -> [String: JSONValue] {
        let plain: [String: JSONValue] = [
            "person": "staff", "kind": "complaint", "officer": "clerk", "opened_on": "01/03/2025", "due_on": "30/04/2025",
            "document": "Thông báo thụ lý 7777/TB", "document_on": "01/03/2025", "note": .string(secret),
        ]
        return plain.merging(more) { _, more in more }
    }
}
