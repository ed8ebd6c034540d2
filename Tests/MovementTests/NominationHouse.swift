internal import Law
internal import Storage
internal import TestSupport
internal import Testing
internal import Vietnamese

@testable internal import Movement

/// The small department with nominations at every stage.
extension PlanHouse {
    /// What a head says of somebody of the reading division.
    static let proposal: [String: JSONValue] = [
        "kind": "person", "person": "staff", "award": "gk-ca-nhan", "year": 2025, "type": "merit", "from": "2025-01-01", "to": "2025-03-01",
        "achievement": "Mở cửa phòng đọc mười hai buổi tối liền, phục vụ ba trăm bạn đọc.",
    ]
    /// A cooperative outside.
    static let cooperative: [String: JSONValue] = [
        "kind": "outside-organisation", "person": .null, "name": "Hợp tác xã Bến Phà", "address": "Xã Ven Sông", "contact": "benpha@example.vn",
        "consented": "2025-03-01", "award": "gk-tap-the", "achievement": "Tặng hai trăm cuốn sách cho phòng đọc buổi tối.",
    ]
    static let findings: JSONValue = "Đã xem báo cáo, minh chứng và ý kiến của đơn vị."

    func propose(_ more: [String: JSONValue] = [:], as key: String = "readingHead") async throws -> String {
        try await act("nomination.propose", Self.proposal.merging(more) { _, more in more }, as: key).subjectID
    }

    /// Writes and confirms the report and, for those of the agency, holds the review.
    func complete(_ id: String, drafter: String = "readingHead", confirmer: String = "readingHead", hasPeers: Bool = true, yes: Int = 3) async throws
    {
        try await act(
            "nomination.write",
            ["nomination": .string(id), "about": "Công chức của phòng.", "results": "Trực mười hai buổi.", "effect": "Đông người đến."],
            as: drafter)
        try await act("nomination.confirm", ["nomination": .string(id), "part": "report", "holds": "yes"], as: confirmer)
        if hasPeers { try await review([(id, yes, 3 - yes)], as: drafter) }
    }

    func review(_ votes: [(String, Int, Int)], as key: String = "readingHead", _ more: [String: JSONValue] = [:]) async throws {
        let rows = votes.map { JSONValue.array([.string($0.0), .string("\($0.1)"), .string("\($0.2)")]) }
        let plain: [String: JSONValue] = [
            "held": .string(today.iso), "present": 3, "way": "hands", "chair": "readingHead", "secretary": "inspector", "votes": .array(rows),
            "opinions": "Nhất trí.",
        ]
        try await act("nomination.review", plain.merging(more) { _, more in more }, as: key)
    }

    /// A nomination that the office has; ready to be received.
    func sent(_ more: [String: JSONValue] = [:]) async throws -> String {
        let id = try await propose(more)
        try await complete(id)
        try await act("nomination.submit", ["nomination": .string(id)], as: "readingHead")
        return id
    }

    func received(_ more: [String: JSONValue] = [:]) async throws -> String {
        let id = try await sent(more)
        try await act("nomination.receive", ["nomination": .string(id)])
        return id
    }

    func appraise(_ id: String, _ result: String = "meets", as key: String = "officer") async throws -> Refusal? {
        try await refusal("nomination.appraise", ["nomination": .string(id), "result": .string(result), "grounds": Self.findings], as: key)
    }

    func nomination(_ id: String, as key: String = "officer", version: Int? = nil) async throws -> NominationModel {
        let (viewer, now) = (try await actor(key), time.now)
        return try await database.read { try NominationQueries.page(id, version: version, for: viewer, now: now, in: $0) }
    }

    func nominations(
        _ filter: NominationFilter = NominationFilter(), after: String? = nil, limit: Int = 50, as key: String = "officer"
    ) async throws
        -> NominationList
    {
        let (viewer, now) = (try await actor(key), time.now)
        return try await database.read { try NominationQueries.list(filter, after: after, limit: limit, for: viewer, now: now, in: $0) }
    }

    /// Moves the clock to a moment in Vietnam.
    func go(to day: String, _ hour: Int = 9, _ minute: Int = 0) throws {
        let there = Instant(try #require(CivilDate(iso: day)), hour: hour, minute: minute)
        time.pass(seconds: (there.milliseconds - time.now.milliseconds) / 1000)
    }
}
