internal import Movement
internal import Storage
internal import Vietnamese

/// Nominations of every kind: people, a unit, a household, a firm; one late, one returned, one suspended and resumed, more than the quota allows.
enum DemoNominees {
    /// One nomination of the season.
    struct Nominee: Sendable {
        /// Who draws it up, and who confirms its report.
        let by, confirmer: String
        /// What is asked for; people and units by code.
        let values: [String: JSONValue]
        /// What was achieved, in words around the figures.
        let about, results, effect: String
        /// Votes in favour out of those present; nil for those outside, whom no peers consider.
        let yes: Int?
        /// Whether the unit sends it after the deadline.
        var isLate = false
    }

    static let season: [Nominee] = [
        Nominee(
            by: "NV026", confirmer: "NV026",
            values: person("NV029", "bk-tinh-ca-nhan", "Số hóa kho hồ sơ dự án của phòng, rút thời gian tra cứu từ một ngày xuống mười phút."),
            about: "Chuyên viên Phòng Kinh tế ngành, trực tiếp xử lý hồ sơ dự án.",
            results: "Số hóa 1.240 hồ sơ dự án; hướng dẫn bốn phòng dùng chung kho hồ sơ.",
            effect: "Bốn phòng đã làm theo; người dân không phải nộp lại giấy tờ đã có.", yes: 7),
        Nominee(
            by: "NV039", confirmer: "NV039",
            values: person("NV041", "bk-tinh-ca-nhan", "Tổ chức một cửa không giấy ở Phòng Đăng ký kinh doanh, hồ sơ giấy còn dưới hai phần trăm."),
            about: "Chuyên viên Phòng Đăng ký kinh doanh.", results: "Hướng dẫn 900 doanh nghiệp nộp hồ sơ trên mạng.",
            effect: "Tỷ lệ hồ sơ giấy giảm từ ba phần mười xuống dưới hai phần trăm.", yes: 6),
        Nominee(
            by: "NV039", confirmer: "NV001",
            values: [
                "kind": "collective", "unit": "dkkd", "award": "gk-tap-the", "type": "themed",
                "achievement": "Phòng đầu tiên của Sở nhận và trả hồ sơ hoàn toàn trên mạng.",
            ],
            about: "Phòng Đăng ký kinh doanh, bảy người.", results: "Bốn nghìn hồ sơ năm 2025, gần như không còn hồ sơ giấy.",
            effect: "Hai phòng khác học theo.", yes: 7),
        Nominee(
            by: "NV046", confirmer: "NV046",
            values: person("NV048", "gk-ca-nhan", "Làm danh mục nhà thầu mở, cập nhật hằng tuần."), about: "Chuyên viên Phòng Đấu thầu.",
            results: "Công bố 52 kỳ danh mục nhà thầu.", effect: "Báo chí và doanh nghiệp dùng lại dữ liệu.", yes: 5, isLate: true),
        Nominee(
            by: "NV009", confirmer: "NV001",
            values: [
                "kind": "household", "name": "Hộ ông Trần Văn Lúa (hư cấu)", "address": "Ấp Bến Siêu (hư cấu)", "consented": "2025-10-08",
                "award": "gk-ca-nhan", "type": "themed", "achievement": "Cho mượn nhà làm điểm hướng dẫn nộp hồ sơ trên mạng cho bà con trong ấp.",
            ],
            about: "Hộ gia đình ở ấp.", results: "Sáu buổi hướng dẫn, 140 lượt người.", effect: "Bà con tự nộp được hồ sơ.", yes: nil),
        Nominee(
            by: "NV009", confirmer: "NV001",
            values: [
                "kind": "outside-organisation", "name": "Công ty Phần mềm Sông Tiền (hư cấu)", "address": "Phường Mỹ Tho (hư cấu)",
                "consented": "2025-10-09", "award": "gk-tap-the", "type": "themed",
                "achievement": "Cho dùng thử không thu tiền công cụ kiểm tra chính tả văn bản hành chính.",
            ],
            about: "Doanh nghiệp phần mềm trong tỉnh.", results: "Tặng quyền dùng thử sáu tháng cho toàn Sở.",
            effect: "Văn bản trả lại vì lỗi chính tả giảm một nửa.", yes: nil),
    ]

    /// Titles of the year: one by an excellent evaluation, one by three titles in a row, two of them from before the reorganisation.
    static let titles: [Nominee] = [
        Nominee(
            by: "NV026", confirmer: "NV026", values: person("NV031", "cstdcs", "Giữ kho dữ liệu kinh tế ngành đúng, đủ suốt năm.", "merit"),
            about: "Chuyên viên Phòng Kinh tế ngành.", results: "Bốn quý không có số liệu phải đính chính.",
            effect: "Các phòng lấy số từ một nơi.", yes: 7),
        Nominee(
            by: "NV026", confirmer: "NV026", values: person("NV027", "cstd-tinh", "Ba năm liền dẫn đầu phong trào của phòng.", "merit"),
            about: "Chuyên viên Phòng Kinh tế ngành.", results: "Ba năm liền đạt Chiến sĩ thi đua cơ sở.",
            effect: "Nhiều người trong tỉnh học theo cách làm.", yes: 7),
    ]

    private static func person(_ code: String, _ award: String, _ achievement: String, _ type: String = "themed") -> [String: JSONValue] {
        [
            "kind": "person", "person": .string(code), "award": .string(award), "type": .string(type), "achievement": .string(achievement),
        ]
    }

    /// The second one is sent back once.
    static let returned = "NV041"
    /// The third person is suspended while a complaint is looked at.
    static let suspended = "NV029"
}

extension DemoStory {
    /// The round is opened; heads propose, peers meet, dossiers are sent, one of them late, one returned and sent again.
    static func nominate(_ play: DemoPlay) async throws {
        play.on(day("2025-10-14"), 10, 40)
        let round = try await play.act(
            "nomination.round", by: DemoPeople.officer,
            [
                "title": "Đợt tổng kết phong trào chuyển đổi số 2021-2025", "year": 2025, "movement": .string(play.cast.movement),
                "closes": "2025-10-17",
                "event": "2026-01-28", "upward": "2026-01-16", "stops": true, "people": 29, "units": 9,
                "source": "Văn phòng Sở đếm đăng ký trực tiếp tham gia đến 03/10/2025 (trình diễn)",
                "ties": "Người trực tiếp xử lý hồ sơ trước người giữ chức vụ lãnh đạo",
            ]
        ).subjectID
        for (awards, shape, amount) in [("bk-tinh-ca-nhan", "participants", 5), ("gk-tap-the", "pool", 3)] {
            try await play.act(
                "nomination.quota", by: DemoPeople.officer,
                [
                    "round": .string(round), "awards": [.string(awards)], "shape": .string(shape), "amount": .int(Int64(amount)),
                    "source": "Hướng dẫn tổng kết phong trào của Sở (trình diễn), mục 3",
                ])
        }
        var drawn: [(DemoNominees.Nominee, String)] = []
        for nominee in DemoNominees.season { drawn.append((nominee, try await draw(nominee, play))) }
        play.on(day("2025-10-14"), 15)
        for (nominee, id) in drawn where nominee.yes != nil { try await meet(nominee, id, on: "2025-10-14", play) }
        play.on(day("2025-10-14"), 16, 20)
        for (nominee, id) in drawn where !nominee.isLate { try await play.act("nomination.submit", by: nominee.by, ["nomination": .string(id)]) }
    }

    /// One unit sends after the deadline; one dossier is sent back and put right.
    static func sendLate(_ play: DemoPlay) async throws {
        play.on(day("2025-10-21"), 15, 5)
        for nominee in DemoNominees.season {
            guard let code = nominee.values["person"]?.string, let id = try await dossier(of: code, play) else { continue }
            if nominee.isLate { try await play.act("nomination.submit", by: nominee.by, ["nomination": .string(id)]) }
            guard code == DemoNominees.returned else { continue }
            try await play.act(
                "nomination.return", by: DemoPeople.officer, ["nomination": .string(id), "reason": "Nêu số doanh nghiệp đã hướng dẫn theo từng quý."])
            try await play.act(
                "nomination.write", by: nominee.by,
                [
                    "nomination": .string(id), "about": .string(nominee.about), "effect": .string(nominee.effect),
                    "results": "Hướng dẫn 900 doanh nghiệp nộp hồ sơ trên mạng: quý I 210, quý II 300, quý III 390.",
                ])
            try await play.act("nomination.confirm", by: nominee.confirmer, ["nomination": .string(id), "part": "report", "holds": "yes"])
        }
    }

    private static func dossier(of code: String, _ play: DemoPlay) async throws -> String? {
        try await play.rows(
            """
            SELECT n.nomination_id FROM nomination n JOIN person p ON p.agency_id = n.agency_id AND p.person_id = n.person_id
            WHERE n.agency_id = \(DemoCast.agency) AND p.code = \(code)
            """
        ) { try $0.text(0) }.first
    }

    /// Titles of the year are proposed and handed in; the office has not received them yet.
    static func nominateForTitles(_ play: DemoPlay) async throws {
        play.on(day("2026-01-19"), 8, 30)
        for nominee in DemoNominees.titles {
            let id = try await draw(nominee, play)
            try await meet(nominee, id, on: "2026-01-16", play)
            try await play.act("nomination.submit", by: nominee.by, ["nomination": .string(id)])
        }
    }

    private static func draw(_ nominee: DemoNominees.Nominee, _ play: DemoPlay) async throws -> String {
        var values = nominee.values
        values["person"] = values["person"]?.string.flatMap { play.cast.people[$0] }.map(JSONValue.string)
        values["unit"] = values["unit"]?.string.flatMap { play.cast.units[$0] }.map(JSONValue.string)
        let isThemed = nominee.values["type"]?.string == "themed"
        let about: [String: JSONValue] = [
            "year": 2025, "movement": isThemed ? .string(play.cast.movement) : "", "from": "2025-01-01", "to": isThemed ? "2025-09-30" : "2025-12-31",
        ]
        let id = try await play.act("nomination.propose", by: nominee.by, values.merging(about) { $1 }).subjectID
        try await play.act(
            "nomination.write", by: nominee.by,
            [
                "nomination": .string(id), "about": .string(nominee.about), "results": .string(nominee.results), "effect": .string(nominee.effect),
            ])
        try await play.act("nomination.confirm", by: nominee.confirmer, ["nomination": .string(id), "part": "report", "holds": "yes"])
        return id
    }

    /// The peers meet; the head presides and the person after the nominee keeps the minutes.
    private static func meet(_ nominee: DemoNominees.Nominee, _ id: String, on held: String, _ play: DemoPlay) async throws {
        let named = nominee.values["person"]?.string
        let unit = DemoPeople.people.first { $0.code == nominee.by }?.unit ?? ""
        let members = DemoPeople.people.filter { $0.unit == unit }.map(\.code)
        guard let yes = nominee.yes, let chair = play.cast.people[nominee.by],
            let secretary = members.last(where: { $0 != nominee.by && $0 != named }).flatMap({ play.cast.people[$0] })
        else { throw DemoMissing(what: nominee.by) }
        try await play.act(
            "nomination.review", by: nominee.by,
            [
                "held": .string(held), "present": .int(Int64(max(yes, members.count - 1))), "way": "hands",
                "chair": .string(chair), "secretary": .string(secretary), "votes": [[.string(id), .string("\(yes)"), "0"]],
                "opinions": "Nhất trí với báo cáo; đề nghị nêu rõ số liệu theo quý.",
            ])
    }

    /// The office receives and appraises: one let in late, one suspended and resumed, one for whom no place is left above.
    static func appraise(_ play: DemoPlay) async throws {
        let found = try await play.rows(
            """
            SELECT n.nomination_id, COALESCE(p.code, ''), n.award, n.state, COALESCE(n.minutes_late, 0) FROM nomination n
            LEFT JOIN person p ON p.agency_id = n.agency_id AND p.person_id = n.person_id WHERE n.agency_id = \(DemoCast.agency) ORDER BY n.number
            """
        ) { (id: try $0.text(0), code: try $0.text(1), award: try $0.text(2), state: try $0.text(3), late: try $0.int(4)) }
        play.on(day("2025-11-05"), 9)
        for one in found where one.state == "returned" { try await play.act("nomination.resubmit", by: "NV039", ["nomination": .string(one.id)]) }
        play.on(day("2025-11-05"), 10)
        for one in found where one.late > 0 || one.state == "returned" {
            try await play.act(
                "nomination.open-late", by: DemoPeople.director,
                [
                    "nomination": .string(one.id),
                    "reason": "Hồ sơ gửi sau hạn vì phòng bổ sung số liệu; thành tích có thật, không để người được đề nghị thiệt.",
                ])
        }
        play.on(day("2025-11-05"), 14, 5)
        for one in found { try await play.act("nomination.receive", by: DemoPeople.officer, ["nomination": .string(one.id)]) }
        for one in found where one.code == DemoNominees.suspended {
            play.on(day("2025-11-06"), 10)
            try await play.act(
                "nomination.suspend", by: "NV015",
                [
                    "nomination": .string(one.id), "kind": "complaint", "reason": "Có đơn về số liệu số hóa, đang xác minh (trình diễn).",
                    "due": "2025-11-20",
                ])
            play.on(day("2025-11-18"), 10)
            try await play.act(
                "nomination.resume", by: "NV015",
                ["nomination": .string(one.id), "clearance": "12/KL-TTr ngày 17/11/2025 (trình diễn)", "cleared": "2025-11-17"])
        }
        play.on(day("2025-11-20"), 9)
        let words: JSONValue = "Đã đối chiếu báo cáo, minh chứng và biên bản bình xét; điều còn chưa đủ căn cứ là tiêu chuẩn riêng của địa phương."
        // 5 % of 29 who took part is one place for the province's certificate: the higher vote has it, the other goes to the Department's own.
        for one in found where one.award == "bk-tinh-ca-nhan" && one.code == DemoNominees.returned {
            try await play.act(
                "nomination.lower", by: DemoPeople.officer,
                ["nomination": .string(one.id), "award": "gk-ca-nhan", "reason": "Hết suất bằng khen của đợt; chuyển giấy khen của Sở."])
        }
        for one in found {
            let isUpward = one.award == "bk-tinh-ca-nhan" && one.code != DemoNominees.returned
            try await play.act(
                "nomination.appraise", by: DemoPeople.officer,
                ["nomination": .string(one.id), "result": isUpward ? "upward" : "meets", "grounds": words])
        }
    }
}
