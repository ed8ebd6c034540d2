public import Movement

/// Nominations of the reading division at each stage, made by acts in the world of `TestWorld`.
public struct StagedNominations: Sendable {
    /// A round with a quota.
    public let round, quota: String
    /// A draft whose report is written, one that the peers have reviewed, one that was sent, one returned, one received, one appraised as meeting
    /// what is asked: all of the reader.
    public let draft, reviewed, sent, returned, received, meets: String
    /// A draft of the staff member, who has an account, and one of a cooperative outside.
    public let ofStaff, outside: String

    private static let plain: [String: JSONValue] = [
        "kind": "person", "person": "reader", "award": "gk-ca-nhan", "year": 2025, "type": "merit", "from": "2025-01-01", "to": "2025-02-28",
        "achievement": "Trực mười hai buổi tối ở phòng đọc.",
    ]

    /// - Parameter movement: a running movement.
    public init(movement: String, runner: ActRunner) async throws {
        @discardableResult func act(_ name: String, _ values: [String: JSONValue], as key: String = "unitHead") async throws -> Receipt {
            try await runner.perform(name, values, as: TestWorld.source(key), channel: .web)
        }
        func propose(_ more: [String: JSONValue], as key: String = "unitHead") async throws -> String {
            let id = try await act("nomination.propose", Self.plain.merging(more) { _, more in more }, as: key).subjectID
            try await act(
                "nomination.write",
                ["nomination": .string(id), "about": "Công tác ở phòng từ năm 2020.", "results": "Trực mười hai buổi, ba trăm lượt bạn đọc."],
                as: key)
            return id
        }
        /// Differs by year, so that each is another nomination of the same person.
        func complete(_ year: Int, _ words: String) async throws -> String {
            let id = try await propose([
                "year": .int(Int64(year)), "from": .string("\(year)-01-01"), "to": .string("\(year)-01-31"), "achievement": .string(words),
            ])
            try await act("nomination.confirm", ["nomination": .string(id), "part": "report", "holds": "yes"])
            try await act(
                "nomination.review",
                [
                    "held": "2025-03-02", "present": 3, "way": "hands", "chair": "unitHead", "secretary": "staff",
                    "votes": [[.string(id), "3", "0"]],
                    "opinions": "Nhất trí.",
                ])
            return id
        }
        round = try await act(
            "nomination.round",
            ["title": "Đợt tổng kết phong trào", "year": 2025, "movement": .string(movement), "closes": "2025-04-10", "upward": "2025-04-20"],
            as: "officer"
        ).subjectID
        quota = try await act(
            "nomination.quota",
            ["round": .string(round), "awards": ["gk-ca-nhan"], "shape": "pool", "amount": 2, "source": "Kế hoạch phong trào, mục III"], as: "officer"
        ).subjectID
        draft = try await propose(["type": "themed", "movement": .string(movement)])
        reviewed = try await complete(2024, "Soạn bảng tra cứu sách cũ.")
        sent = try await complete(2023, "Sửa lại phòng đọc thiếu nhi.")
        try await act("nomination.submit", ["nomination": .string(sent)])
        returned = try await complete(2022, "Dạy tin học cho người cao tuổi.")
        try await act("nomination.submit", ["nomination": .string(returned)])
        try await act("nomination.return", ["nomination": .string(returned), "reason": "Nêu số người học."], as: "officer")
        received = try await complete(2021, "Vận động tặng năm trăm cuốn sách.")
        try await act("nomination.submit", ["nomination": .string(received)])
        try await act("nomination.receive", ["nomination": .string(received)], as: "officer")
        meets = try await complete(2020, "Mở tủ sách ở ba bến phà.")
        try await act("nomination.submit", ["nomination": .string(meets)])
        try await act("nomination.receive", ["nomination": .string(meets)], as: "officer")
        try await act(
            "nomination.appraise", ["nomination": .string(meets), "result": "meets", "grounds": "Đã xem báo cáo và ý kiến của đơn vị."], as: "officer"
        )
        ofStaff = try await propose(["person": "staff"])
        outside = try await propose(
            [
                "kind": "outside-organisation", "person": .null, "award": "gk-tap-the", "name": "Hợp tác xã Bến Phà", "address": "Xã Ven Sông",
                "contact": "benpha@example.vn", "consented": "2025-03-01", "achievement": "Tặng hai trăm cuốn sách.",
            ], as: "massOrganisation")
    }
}
