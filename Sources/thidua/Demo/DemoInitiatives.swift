internal import Movement
internal import Storage
internal import Vietnamese

/// Initiatives of the season: recognised in the agency and in the province, a pair that says much the same, one refused, one returned, one being
/// scored. All of them are made up.
extension DemoStory {
    /// The council and the agency's rule, and the first three initiatives, which are taken in the day after.
    static func firstInitiatives(_ play: DemoPlay) async throws {
        play.on(day("2025-07-24"), 14)
        try await play.act(
            "initiative.rule", by: DemoPeople.officer,
            [
                "from": "2025-01-01", "basis": "Quy chế xét sáng kiến số 12/QC-SKHĐT (trình diễn)",
                "criteria": "Tính mới | 30\nKhả năng áp dụng | 30\nLợi ích | 30\nPhạm vi ảnh hưởng | 10", "mean": 60, "favour": 70,
                "counted": "scorers", "share": 30, "again": "decide",
            ])
        try await play.act(
            "initiative.council", by: DemoPeople.officer,
            [
                "name": "Hội đồng sáng kiến Sở (trình diễn)", "decision": "61/QĐ-SKHĐT (trình diễn)", "decided_on": "2025-07-01",
                "from": "2025-07-01", "chair": "NV004", "secretary": "NV014", "members": "NV019\nNV026\nNV039",
            ])
        for draft in DemoInitiative.first { try await handIn(draft, play) }
        play.on(day("2025-07-25"), 8, 10)
        for (id, _, _) in try await waiting(play) { try await play.act("initiative.accept", by: DemoPeople.officer, ["initiative": .string(id)]) }
    }

    /// The council scores the first three, the head decides; three more come in.
    static func secondInitiatives(_ play: DemoPlay) async throws {
        play.on(day("2025-09-23"), 14)
        let accepted = try await play.rows(
            "SELECT initiative_id, title FROM initiative WHERE agency_id = \(DemoCast.agency) AND state = 'accepted' ORDER BY number"
        ) { (id: try $0.text(0), title: try $0.text(1)) }
        for (index, one) in accepted.enumerated() {
            try await score(one.id, play, favourable: index < 2, by: DemoInitiative.scorers, due: "2025-09-30", closing: true)
        }
        play.on(day("2025-09-24"), 9)
        for (index, one) in accepted.enumerated() {
            let initiative: [String: JSONValue] = ["initiative": .string(one.id), "on": "2025-09-24"]
            if index < 2 {
                let number = JSONValue.string("\(88 + index)/QĐ-SKHĐT (trình diễn)")
                try await play.act("initiative.recognise", by: DemoPeople.director, initiative.merging(["number": number]) { $1 })
            } else {
                let reason: JSONValue = "Tờ hướng dẫn đã có ở ba phòng từ năm trước, nên không còn mới trong cơ quan."
                try await play.act("initiative.refuse", by: DemoPeople.director, initiative.merging(["reason": reason]) { $1 })
            }
        }
        if let first = accepted.first {
            try await play.act(
                "initiative.province", by: DemoPeople.officer,
                [
                    "initiative": .string(first.id), "number": "1207/QĐ-UBND (trình diễn)", "on": "2025-09-24",
                    "signer": "Chủ tịch Ủy ban nhân dân tỉnh (hư cấu)", "reference": "https://tinh.trinhdien.example/1207",
                ])
        }
        for draft in DemoInitiative.second { try await handIn(draft, play) }
        for (id, title, number) in try await waiting(play) {
            if title == DemoInitiative.returned {
                try await play.act(
                    "initiative.return", by: DemoPeople.officer,
                    ["initiative": .string(id), "note": "Nêu số liệu trước và sau khi áp dụng; văn bản kèm theo chưa có số."])
            } else if number == 4 {
                try await play.act("initiative.accept", by: DemoPeople.officer, ["initiative": .string(id)])
                try await score(id, play, favourable: true, by: Array(DemoInitiative.scorers.prefix(2)), due: "2025-10-31", closing: false)
            }
        }
    }

    /// What the autumn left to the council is scored to the end and recognised.
    static func lastInitiatives(_ play: DemoPlay) async throws {
        play.on(day("2025-11-04"), 14)
        let rounds = try await play.rows(
            "SELECT round_id, initiative_id FROM initiative_round WHERE agency_id = \(DemoCast.agency) AND closed_on IS NULL ORDER BY round_id"
        ) { (id: try $0.text(0), initiative: try $0.text(1)) }
        for round in rounds {
            for member in DemoInitiative.scorers.dropFirst(2) { try await give(round.id, by: member, true, play) }
            try await play.act("initiative.close", by: DemoPeople.officer, ["round": .string(round.id)])
            try await play.act(
                "initiative.recognise", by: DemoPeople.director,
                ["initiative": .string(round.initiative), "number": "131/QĐ-SKHĐT (trình diễn)", "on": "2025-11-04"])
        }
    }

    private static func waiting(_ play: DemoPlay) async throws -> [(String, String, Int)] {
        try await play.rows(
            "SELECT initiative_id, title, number FROM initiative WHERE agency_id = \(DemoCast.agency) AND state = 'submitted' ORDER BY number"
        ) { (try $0.text(0), try $0.text(1), try $0.int(2)) }
    }

    private static func handIn(_ draft: DemoInitiative, _ play: DemoPlay) async throws {
        let id = try await play.act(
            "initiative.draft", by: draft.author, draft.content.merging(["movement": .string(play.cast.movement)]) { $1 }
        ).subjectID
        let initiative: [String: JSONValue] = ["initiative": .string(id)]
        try await play.act(
            "initiative.evidence", by: draft.author,
            initiative.merging([
                "kind": "document", "title": "Báo cáo kết quả áp dụng", "reference": .string(draft.report), "issued": "2025-07-10",
                "issuer": "Sở Kế hoạch và Đầu tư (trình diễn)",
            ]) { $1 })
        if !draft.authors.isEmpty {
            let rows = draft.authors.map { JSONValue.array([.string($0.who), .string($0.organisation), .string("\($0.share)")]) }
            try await play.act("initiative.authors", by: draft.author, initiative.merging(["authors": .array(rows)]) { $1 })
        }
        try await play.act("initiative.submit", by: draft.author, initiative.merging(["declared": true]) { $1 })
    }

    /// One round: opened, scored by those named, and closed when all who may score have.
    private static func score(
        _ initiative: String, _ play: DemoPlay, favourable: Bool, by members: [String], due: String, closing: Bool
    ) async throws {
        let opened = try await play.act("initiative.round", by: DemoPeople.officer, ["initiative": .string(initiative), "due": .string(due)])
        let round = opened.result["round"]?.string ?? ""
        // Who is an author stands aside.
        let aside = try await play.rows("SELECT person_id FROM initiative_recusal WHERE round_id = \(round)") { try $0.text(0) }
        for member in members where !aside.contains(play.cast.people[member] ?? "") { try await give(round, by: member, favourable, play) }
        if closing { try await play.act("initiative.close", by: DemoPeople.officer, ["round": .string(round)]) }
    }

    private static func give(_ round: String, by member: String, _ favourable: Bool, _ play: DemoPlay) async throws {
        let spread = Int(member.suffix(2)) ?? 0
        let points = favourable ? [24 + spread % 4, 25, 24 + spread % 5, 8] : [8 + spread % 4, 14, 10, 3]
        try await play.act(
            "initiative.score", by: member,
            [
                "round": .string(round), "points": .array(points.enumerated().map { .array([.string("\($0 + 1)"), .string("\($1)")]) }),
                "favours": favourable ? "yes" : "no",
            ])
    }
}

/// One initiative of the play.
struct DemoInitiative: Sendable {
    let author, report: String
    var authors: [(who: String, organisation: String, share: Int)] = []
    let content: [String: JSONValue]

    /// Everybody on the council.
    static let scorers = ["NV004", "NV014", "NV019", "NV026", "NV039"]
    /// Title of the one that is sent back.
    static let returned = "Sổ trực số hóa"

    private init(_ title: String, _ kind: String, by author: String, report: String, _ texts: [String], money: Int64? = nil) {
        self.author = author
        self.report = report
        content = [
            "title": .string(title), "kind": .string(kind), "situation": .string(texts[0]), "solution": .string(texts[1]),
            "purpose": .string(texts[2]),
            "benefit": .string(texts[3]), "place": "Sở Kế hoạch và Đầu tư (trình diễn)", "applied_from": "2025-02-03",
            "money": money.map { .int($0) } ?? .null,
        ]
    }

    static let first: [DemoInitiative] = {
        var messages = DemoInitiative(
            "Báo kết quả hồ sơ bằng tin nhắn trước một ngày", "operation", by: "NV039", report: "45/BC-ĐKKD (trình diễn)",
            [
                "Người nộp hồ sơ phải gọi điện hoặc đến quầy để hỏi kết quả. Mỗi tuần phòng trả lời hơn hai trăm cuộc gọi.",
                "Hệ thống một cửa tự gửi tin nhắn cho người nộp trước ngày trả một ngày, kèm mã tra cứu. Hồ sơ chậm được báo lý do và ngày hẹn mới.",
                "Người dân không phải đi lại để hỏi; cán bộ dành thời gian cho việc thẩm định.",
                "Cuộc gọi hỏi kết quả giảm từ hai trăm xuống ba mươi mỗi tuần.",
            ], money: 96_000_000)
        messages.authors = [("NV039", "", 60), ("NV033", "", 25), ("Nguyễn Thị Mẫu (hư cấu)", "Bưu điện xã Cù Lao (trình diễn)", 15)]
        return [
            messages,
            DemoInitiative(
                "Họp giao ban bằng một bảng việc chung", "management", by: "NV052", report: "12/BC-XTĐT (trình diễn)",
                [
                    "Mỗi phòng gửi một báo cáo giấy trước giao ban; văn phòng mất một buổi để ghép lại.",
                    "Các phòng ghi việc trên một bảng chung, giao ban chỉ bàn việc quá hạn và việc cần quyết định.",
                    "Rút ngắn giao ban và bỏ báo cáo trùng lặp.", "Giao ban từ ba giờ còn một giờ mười phút; bỏ được mười hai báo cáo mỗi tháng.",
                ]),
            DemoInitiative(
                "Tờ hướng dẫn điền hồ sơ tại quầy", "operation", by: "NV033", report: "8/BC-VX (trình diễn)",
                [
                    "Nhiều người điền sai mẫu phải làm lại tại chỗ.", "In tờ hướng dẫn từng ô của mẫu và đặt ngay trên bàn viết ở quầy tiếp nhận.",
                    "Bớt hồ sơ phải điền lại.", "Hồ sơ điền sai giảm khoảng một phần tư theo sổ quầy.",
                ]),
        ]
    }()

    static let second: [DemoInitiative] = [
        DemoInitiative(
            "Kho câu trả lời dùng chung cho hỏi đáp đấu thầu", "technical", by: "NV046", report: "21/BC-ĐT (trình diễn)",
            [
                "Cùng một câu hỏi về đấu thầu được trả lời nhiều lần, mỗi người một cách.",
                "Mỗi câu trả lời đã duyệt được đưa vào kho dùng chung, gắn điều khoản và ngày hiệu lực. Người trả lời sau tìm trong kho trước, chỉ soạn mới khi chưa có.",
                "Trả lời thống nhất và nhanh hơn.", "Thời gian trả lời trung bình từ ba ngày xuống một ngày.",
            ]),
        DemoInitiative(
            "Thu vien hoi dap dau thau", "technical", by: "NV009", report: "5/BC-CĐ (trình diễn)",
            [
                "Cán bộ mới không biết tìm câu trả lời cũ ở đâu và thường hỏi lại phòng bên.",
                "Moi cau tra loi da duyet duoc dua vao kho dung chung, gan dieu khoan va ngay hieu luc. Kho mở cho các phòng tra cứu qua mạng nội bộ.",
                "Cán bộ mới tự tra cứu được.", "Câu hỏi nội bộ giảm một nửa sau ba tháng.",
            ]),
        DemoInitiative(
            returned, "management", by: "NV026", report: "17/BC-KTN (trình diễn)",
            [
                "Sổ trực ghi tay khó đọc và hay thất lạc.",
                "Ghi sổ trực bằng biểu mẫu trên mạng, cuối ca người nhận xác nhận bằng tài khoản của mình.",
                "Không mất thông tin bàn giao.", "Bàn giao đủ và đọc lại được.",
            ]),
    ]
}
