internal import Movement
internal import Storage
internal import Vietnamese

/// What the units of the demonstration reach in the year of the season, and how they report it. All figures are fictional.
enum DemoSeason {
    /// How a unit takes reporting.
    enum Habit: Sendable {
        /// In time.
        case diligent
        /// So many working days after the due day.
        case late(Int)
        /// Not at all from that quarter on.
        case silent(from: Int)
        /// In time, with more than there is.
        case inflated
    }

    /// One unit through four quarters.
    struct Unit: Sendable {
        let code, head: String
        let size: Int
        let habit: Habit
        /// People who have been through the course by the end of each quarter.
        let trained: [Int]
        /// Files handled on paper or not: all, and those handled digitally, by quarter.
        let files: [(all: Int, digital: Int)]
    }

    /// The division that is merged in August, and the one that takes over its people and its work.
    static let absorbed = "khvx", absorber = "thqh"

    static let units: [Unit] = [
        Unit(
            code: "vp", head: "NV004", size: 10, habit: .diligent, trained: [5, 7, 9, 10],
            files: [(412, 371), (798, 734), (1205, 1133), (1630, 1562)]),
        Unit(code: "ttra", head: "NV014", size: 5, habit: .late(4), trained: [2, 3, 4, 5], files: [(96, 71), (188, 149), (279, 234), (371, 326)]),
        Unit(
            code: "thqh", head: "NV019", size: 7, habit: .diligent, trained: [4, 5, 6, 7], files: [(205, 184), (433, 399), (640, 603), (857, 823)]),
        Unit(code: "ktn", head: "NV026", size: 7, habit: .diligent, trained: [3, 5, 6, 7], files: [(188, 160), (391, 345), (577, 525), (782, 735)]),
        Unit(code: "khvx", head: "NV033", size: 6, habit: .late(6), trained: [1, 2, 3, 4], files: [(120, 78), (247, 171), (366, 268), (495, 381)]),
        Unit(
            code: "dkkd", head: "NV039", size: 7, habit: .diligent, trained: [4, 6, 7, 7],
            files: [(968, 939), (1984, 1944), (2951, 2902), (4012, 3967)]),
        Unit(code: "dttd", head: "NV046", size: 6, habit: .silent(from: 1), trained: [1, 1, 1, 1], files: [(140, 84), (0, 0), (0, 0), (0, 0)]),
        Unit(
            code: "xtdt", head: "NV052", size: 9, habit: .inflated, trained: [4, 5, 6, 8], files: [(231, 176), (470, 362), (702, 562), (951, 799)]),
    ]

    /// A line of a register: whose target it stands on, in which quarter it happened, and its fields without target and date.
    struct Entry: Sendable {
        let code, owner, act: String
        let on: String
        let values: [String: JSONValue]

        init(_ code: String, _ owner: String, _ act: String, _ on: String, _ values: [String: JSONValue]) {
            (self.code, self.owner, self.act, self.on, self.values) = (code, owner, act, on, values)
        }
    }

    static let entries: [Entry] = [
        Entry(
            "CT01", "vp", "entry.briefing", "2025-01-20",
            [
                "topic": "Quán triệt kế hoạch chuyển đổi số năm 2025", "form": "conference", "led_by": "Giám đốc Sở", "participants": 52,
                "leaders": 11, "minutes": "BB-01 (trình diễn)",
            ]),
        Entry(
            "CT02", "thqh", "entry.document", "2025-02-14",
            [
                "number": "31/KH-SKHĐT", "issuer": "Sở Kế hoạch và Đầu tư (trình diễn)", "abstract": "Kế hoạch chuyển đổi số của Sở năm 2025",
                "sort": "plan",
            ]),
        Entry(
            "CT04", "vp", "entry.training", "2025-03-12",
            [
                "name": "Kỹ năng số cơ bản, đợt 1", "organiser": "own", "hours": 8, "people": 22, "leaders": 6, "direct": 14, "it": 2,
                "certificates": 22,
            ]),
        Entry(
            "CT05", "ktoan", "entry.resources", "2025-03-25",
            ["line": "Trang thiết bị phòng họp trực tuyến", "planned": 320_000_000, "allotted": 300_000_000, "spent": 286_500_000]),
        Entry(
            "CT06", "qtht", "entry.trial", "2025-02-27",
            [
                "name": "Trợ lý soạn thảo văn bản nội bộ", "sort": "solution", "hypothesis": "Giảm một phần ba thời gian soạn công văn thường ngày.",
                "result": "Bốn tuần thử, giảm 21 %; phải kiểm lại số liệu.", "decision": "extend",
            ]),
        Entry(
            "CT07", "dkkd", "entry.dataset", "2025-02-19",
            [
                "title": "Doanh nghiệp đăng ký mới theo huyện",
                "description": "Số doanh nghiệp đăng ký mới từng tháng, theo huyện và loại hình (dữ liệu trình diễn).", "format": "csv",
                "licence": "CC BY 4.0", "link": "https://dulieu.trinhdien.example/dang-ky-moi.csv", "frequency": "monthly", "theme": "Kinh tế",
                "contact": "dkkd@trinhdien.example",
            ]),
        Entry(
            "CT08", "qtht", "entry.security", "2025-03-03",
            ["title": "Máy chủ thư còn dùng giao thức cũ", "sort": "finding", "severity": "medium", "closed": "2025-03-10"]),
        Entry(
            "CT09", "chidoan", "entry.outreach", "2025-03-17",
            [
                "name": "Cuộc thi ý tưởng số dành cho sinh viên", "sort": "contest", "inside": 12, "outside": 86,
                "organisations": "Hai trường cao đẳng (hư cấu)",
            ]),
        Entry(
            "CT01", "vp", "entry.briefing", "2025-05-08",
            ["topic": "Rà soát tiến độ các nội dung II.2, II.6", "form": "meeting", "led_by": "Phó Giám đốc Sở", "participants": 19, "leaders": 12]),
        Entry(
            "CT02", "thqh", "entry.document", "2025-06-05",
            [
                "number": "112/QĐ-SKHĐT", "issuer": "Sở Kế hoạch và Đầu tư (trình diễn)",
                "abstract": "Ban hành quy trình xử lý hồ sơ trên môi trường mạng", "sort": "decision",
            ]),
        Entry(
            "CT04", "vp", "entry.training", "2025-05-22",
            [
                "name": "Dữ liệu mở và chia sẻ dữ liệu", "organiser": "outside", "hours": 16, "people": 12, "leaders": 3, "direct": 7, "it": 4,
                "certificates": 11,
            ]),
        Entry(
            "CT05", "ktoan", "entry.resources", "2025-06-18",
            ["line": "Bản quyền phần mềm quản lý hồ sơ", "planned": 450_000_000, "allotted": 450_000_000, "spent": 438_000_000]),
        Entry(
            "CT07", "dkkd", "entry.dataset", "2025-05-15",
            [
                "title": "Thủ tục hành chính và thời gian xử lý",
                "description": "Thời gian xử lý trung bình từng thủ tục theo quý (dữ liệu trình diễn).", "format": "json", "licence": "CC BY 4.0",
                "link": "https://dulieu.trinhdien.example/thu-tuc.json", "frequency": "quarterly", "theme": "Hành chính công",
                "contact": "dkkd@trinhdien.example",
            ]),
        Entry("CT08", "qtht", "entry.security", "2025-06-12", ["title": "Diễn tập ứng cứu sự cố lây nhiễm mã độc", "sort": "drill"]),
        Entry(
            "CT09", "cd", "entry.outreach", "2025-05-28",
            ["name": "Ngày hội “Công dân số”", "sort": "campaign", "inside": 34, "outside": 210, "organisations": "Hội Phụ nữ và ba khóm (hư cấu)"]),
        Entry(
            "CT01", "vp", "entry.briefing", "2025-08-14",
            ["topic": "Sinh hoạt chuyên đề an toàn thông tin", "form": "talk", "led_by": "Chánh Văn phòng", "participants": 47, "leaders": 9]),
        Entry(
            "CT04", "vp", "entry.training", "2025-09-10",
            [
                "name": "Chuyên gia nòng cốt về chuyển đổi số", "organiser": "outside", "hours": 40, "people": 4, "leaders": 1, "direct": 1, "it": 4,
                "certificates": 4,
            ]),
        Entry(
            "CT06", "qtht", "entry.trial", "2025-08-21",
            [
                "name": "Kho dữ liệu dùng chung của Sở", "sort": "platform", "hypothesis": "Các phòng dùng chung một nguồn số liệu doanh nghiệp.",
                "result": "Năm phòng đã nối, hết trùng số liệu báo cáo tháng.", "decision": "keep",
            ]),
        Entry(
            "CT07", "dkkd", "entry.dataset", "2025-09-18",
            [
                "title": "Dự án kêu gọi đầu tư", "description": "Danh mục dự án kêu gọi đầu tư và tình trạng (dữ liệu trình diễn).", "format": "csv",
                "licence": "CC BY 4.0", "link": "https://dulieu.trinhdien.example/du-an.csv", "frequency": "quarterly", "theme": "Đầu tư",
                "contact": "xtdt@trinhdien.example",
            ]),
        Entry(
            "CT08", "qtht", "entry.security", "2025-08-05",
            ["title": "Thiếu xác thực hai bước ở trang nội bộ", "sort": "finding", "severity": "high", "closed": "2025-08-29"]),
        Entry(
            "CT05", "ktoan", "entry.resources", "2025-11-20",
            ["line": "Sao lưu và máy chủ dự phòng", "planned": 260_000_000, "allotted": 240_000_000, "spent": 240_000_000]),
        Entry(
            "CT04", "vp", "entry.training", "2025-11-13",
            [
                "name": "Kỹ năng số cơ bản, đợt 2", "organiser": "own", "hours": 8, "people": 18, "leaders": 2, "direct": 15, "it": 1,
                "certificates": 17,
            ]),
        Entry(
            "CT07", "dkkd", "entry.dataset", "2025-12-04",
            [
                "title": "Hộ kinh doanh chuyển thành doanh nghiệp", "description": "Số hộ kinh doanh chuyển đổi theo quý (dữ liệu trình diễn).",
                "format": "csv", "licence": "CC BY 4.0", "link": "https://dulieu.trinhdien.example/ho-kinh-doanh.csv", "frequency": "quarterly",
                "theme": "Kinh tế", "contact": "dkkd@trinhdien.example",
            ]),
    ]

    /// A target set in the spring.
    struct Goal: Sendable {
        let code, clause, title, kind, measure: String
        var unit = ""
        var source = "entries"
        let goal: JSONValue
        var baseline: JSONValue?
        var units: [String] = []
        var posts: [String] = []
    }

    private static let all = units.map(\.code)

    static let goals: [Goal] = [
        Goal(
            code: "CT01", clause: "II.1", title: "Hội nghị, cuộc họp quán triệt về chuyển đổi số", kind: "leadership", measure: "count", unit: "cuộc",
            goal: 4, units: ["vp"]),
        Goal(
            code: "CT02", clause: "II.2", title: "Chương trình, kế hoạch, quy trình số được ban hành", kind: "programmes", measure: "count",
            unit: "văn bản", goal: 3, units: ["thqh"]),
        Goal(
            code: "CT03", clause: "II.3", title: "Người đã qua lớp kỹ năng số", kind: "training", measure: "share", source: "report", goal: 90,
            baseline: 22, units: all),
        Goal(
            code: "CT04", clause: "II.3", title: "Giờ học về công nghệ số, chuyển đổi số", kind: "training", measure: "count", unit: "giờ-người",
            source: "amounts", goal: 650, units: ["vp"]),
        Goal(
            code: "CT05", clause: "II.4", title: "Kinh phí chuyển đổi số đã giải ngân", kind: "resources", measure: "money", unit: "đồng",
            source: "amounts", goal: 1_000_000_000, posts: ["ktoan"]),
        Goal(
            code: "CT06", clause: "II.5", title: "Nền tảng, giải pháp được thử nghiệm", kind: "infrastructure", measure: "count", unit: "giải pháp",
            goal: 3, posts: ["qtht"]),
        Goal(
            code: "CT07", clause: "II.6", title: "Bộ dữ liệu mở được công bố", kind: "data", measure: "count", unit: "bộ dữ liệu", goal: 5,
            units: ["dkkd"]),
        Goal(
            code: "CT08", clause: "II.7", title: "Điểm yếu an toàn thông tin đã khắc phục", kind: "security", measure: "count", unit: "điểm yếu",
            source: "amounts", goal: 3, posts: ["qtht"]),
        Goal(
            code: "CT09", clause: "II.8", title: "Người ngoài cơ quan tham gia", kind: "outreach", measure: "count", unit: "người", source: "amounts",
            goal: 250, units: ["cd", "chidoan"]),
        Goal(
            code: "CT10", clause: "II.2", title: "Hồ sơ công việc xử lý trên môi trường mạng", kind: "programmes", measure: "share", source: "report",
            goal: 95, baseline: 61, units: all),
        Goal(
            code: "CT11", clause: "II.3", title: "Lãnh đạo phòng, đơn vị đã học từ 6 giờ trở lên", kind: "training", measure: "share",
            source: "report", goal: 80, units: ["vp"]),
    ]

    /// Who reports for the owners that are no unit of `units`.
    static let keepers = ["ktoan": "NV007", "qtht": "NV012", "cd": "NV009", "chidoan": "NV021"]

    static func person(for owner: String) -> String { keepers[owner] ?? units.first { $0.code == owner }?.head ?? DemoPeople.officer }

    static let table = #"""
        {"name": "x", "group": "collectives", "total": "100", "criteria": [
        {"code": "1", "title": "Người đã qua lớp kỹ năng số", "max": "40", "rule": "ratio", "target": "CT03"},
        {"code": "2", "title": "Hồ sơ xử lý trên môi trường mạng", "max": "40", "rule": "ratio", "target": "CT10"},
        {"code": "3", "title": "Mô hình hay được đơn vị khác áp dụng (trên 4 đơn vị)", "max": "20", "rule": "bands",
         "details": "từ 25 đến dưới 50 = 8; từ 50 đến dưới 100 = 14; từ 100 = 20"},
        {"code": "4", "title": "Tỷ lệ hồ sơ đúng hạn", "max": "10", "rule": "bands", "bonus": true,
         "details": "từ 90 đến dưới 95 = 4; từ 95 đến dưới 100 = 7; từ 100 = 10"}], "tie_breaks": ["số 2", "số 1", "bỏ phiếu"]}
        """#
}
