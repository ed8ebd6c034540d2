public import Movement

/// Initiatives at each stage in `TestWorld` or a town, all by staff but for the guest's: a council of three (the head of the reading division, its
/// secretary, the council member), a rule, and a round in which the council member has scored.
public struct StagedInitiatives: Sendable {
    /// The council.
    public let council: String
    /// Initiatives.
    public let draft, submitted, returned, accepted, scored, recognised, refused: String
    /// The open round of `scored`.
    public let round: String

    /// What an initiative says when it is complete.
    public static func content(_ title: String, _ more: [String: JSONValue] = [:]) -> [String: JSONValue] {
        [
            "title": .string(title), "kind": "operation",
            "situation": "Bạn đọc phải đến quầy hai lần mới trả được sách ngoài giờ. Mỗi tháng có hơn bốn mươi lượt trả trễ vì quầy đã đóng cửa.",
            "solution":
                "Đặt hộp trả sách có khóa ở cổng trụ sở, mở hộp hai lần mỗi ngày. Nhân viên quét mã từng cuốn và gửi tin nhắn xác nhận cho bạn đọc.",
            "purpose": "Giảm số lượt trả trễ và giờ chờ của bạn đọc.", "place": "Phòng Bạn đọc", "applied_from": "2024-11-01",
            "benefit": "Trả trễ giảm từ bốn mươi xuống mười hai lượt mỗi tháng.",
        ].merging(more) { $1 }
    }

    /// The rule that the staged rounds are opened under.
    public static let rule: [String: JSONValue] = [
        "from": "2025-01-01", "basis": "Quy chế 12/QC-STN", "criteria": "Tính mới | 30\nKhả năng áp dụng | 30\nLợi ích | 40", "mean": 60,
        "favour": 70,
        "counted": "scorers", "share": 30, "again": "decide",
    ]

    /// Points that sum to 80.
    public static let points: JSONValue = [["1", "25"], ["2", "25"], ["3", "30"]]

    /// Plays it through acts.
    public init(runner: ActRunner) async throws {
        func act(_ name: String, _ values: [String: JSONValue], as key: String = "officer") async throws -> Receipt {
            try await runner.perform(name, values, as: TestWorld.source(key), channel: .web)
        }
        func on(_ id: String, _ act: String, _ more: [String: JSONValue] = [:], as key: String = "officer") async throws -> Receipt {
            try await runner.perform(act, more.merging(["initiative": .string(id)]) { $1 }, as: TestWorld.source(key), channel: .web)
        }
        func hand(_ title: String, _ more: [String: JSONValue] = [:]) async throws -> String {
            let id = try await act("initiative.draft", Self.content(title, more), as: "staff").subjectID
            _ = try await on(
                id, "initiative.evidence", ["kind": "document", "title": "Sổ trả sách", "reference": "3/BC-PBĐ", "issued": "2025-01-15"], as: "staff")
            _ = try await on(
                id, "initiative.authors", ["authors": [["staff", "", "60"], ["reader", "", "30"], ["Trần Thị Ngoài", "Trường Bến Phà", "10"]]],
                as: "staff")
            _ = try await on(id, "initiative.submit", ["declared": true], as: "staff")
            return id
        }
        func take(_ title: String, _ more: [String: JSONValue] = [:]) async throws -> String {
            let id = try await hand(title, more)
            _ = try await on(id, "initiative.accept")
            return id
        }
        council = try await act(
            "initiative.council",
            [
                "name": "Hội đồng sáng kiến", "decision": "5/QĐ-STN", "decided_on": "2025-01-10", "from": "2025-01-15", "chair": "unitHead",
                "secretary": "councilSecretary", "members": "councilMember",
            ]
        ).subjectID
        _ = try await act("initiative.rule", Self.rule)
        draft = try await act("initiative.draft", ["title": "Nhãn màu cho giá sách", "kind": "management"], as: "staff").subjectID
        submitted = try await hand("Hộp trả sách ngoài giờ")
        returned = try await hand(
            "Sổ mượn trên điện thoại", ["solution": "Ghi sổ mượn bằng bảng tính dùng chung, mỗi quầy một tờ, cuối ngày cộng lại."])
        _ = try await on(returned, "initiative.return", ["note": "Nêu rõ số liệu trước và sau khi áp dụng."])
        accepted = try await take(
            "Hop tra sach ngoai gio hanh chinh",
            ["solution": "Dat hop tra sach co khoa o cong tru so, mo hop hai lan moi ngay. Nhân viên quét mã từng cuốn rồi gửi tin nhắn xác nhận."])
        scored = try await take("Phân loại sách theo màu gáy", ["solution": "Dán gáy sách theo mười màu, tủ nào màu ấy, ai cất cũng đúng chỗ."])
        round = try await on(scored, "initiative.round", ["due": "2025-03-20"]).result["round"]?.string ?? ""
        _ = try await act(
            "initiative.score", ["round": .string(round), "points": Self.points, "favours": "yes", "note": "Dễ làm."], as: "councilMember")
        recognised = try await take("Giờ mở cửa theo mùa nước", ["solution": "Đổi giờ mở cửa theo lịch nước lên để ghe đến được bến."])
        _ = try await on(
            recognised, "initiative.recognise",
            ["number": "15/QĐ-STN", "on": "2025-03-03", "reason": "Đã áp dụng ổn định cả mùa nước nổi."], as: "head")
        refused = try await take("In tờ rơi hai mặt", ["solution": "In tờ rơi giới thiệu phòng đọc trên cả hai mặt giấy."])
        _ = try await on(
            refused, "initiative.refuse", ["reason": "Cách làm này đã được các phòng áp dụng từ trước.", "on": "2025-03-03"], as: "head")
    }
}
