/// What helps somebody fill a gap of a plan: what the law asks, and what comparable plans say. Shown, never inserted.
public struct GapGuide: Sendable, Hashable {
    /// What a comparable plan says, in our words, with its source.
    public struct Example: Sendable, Hashable {
        /// What it says.
        public let text: Text
        /// Document it comes from.
        public let source: String
    }

    /// Code of the gap.
    public let code: String
    /// What the part is called.
    public let title: Text
    /// What the law asks.
    public let asks: Text
    /// Where it asks.
    public let citation: String
    /// What is missing, when the gap stands open.
    public let missing: Text
    /// What comparable plans say.
    public let examples: [Example]

    private init(_ code: String, _ title: Text, asks: Text, _ citation: String, missing: Text, _ examples: [Example] = []) {
        self.code = code
        self.title = title
        self.asks = asks
        self.citation = citation
        self.missing = missing
        self.examples = examples
    }

    /// The guide for a gap; a code that no guide knows gets an empty one with the code as its title.
    public static func entry(_ code: String) -> GapGuide {
        byCode[code] ?? GapGuide(code, Text(same: code), asks: Text("", ""), "", missing: Text("", ""))
    }

    private static let byCode = Dictionary(uniqueKeysWithValues: all.map { ($0.code, $0) })
    private static let law = "Luật Thi đua, khen thưởng số 06/2022/QH15, Điều 17"
    private static let circular = "Thông tư số 01/2024/TT-BNV, Điều 3, Điều 4"
    private static let decree = "Nghị định số 30/2020/NĐ-CP, Phụ lục I"

    private static let canTho = "Cần Thơ, Kế hoạch 157/KH-UBND ngày 18/11/2025"
    private static let dakLak = "Đắk Lắk, Kế hoạch 0125/KH-UBND ngày 18/11/2025"
    private static let dongThap = "Đồng Tháp, Kế hoạch 617/KH-UBND ngày 01/12/2025"
    private static let hoChiMinh = "TP. Hồ Chí Minh, Kế hoạch 2242/KH-UBND năm 2022"

    /// Every guide, in the order of a plan.
    public static let all: [GapGuide] = frame + substance + course

    private static let frame: [GapGuide] = [
        GapGuide(
            "number", Text("Số và ký hiệu", "Number and sign"),
            asks: Text("Văn bản hành chính có số và ký hiệu.", "An administrative document has a number and a sign."), decree,
            missing: Text("Văn bản chưa có số và ký hiệu.", "The document has no number and sign.")),
        GapGuide(
            "date", Text("Ngày ban hành", "Date of issue"),
            asks: Text("Văn bản hành chính có địa danh và ngày ban hành.", "An administrative document has its place and date of issue."), decree,
            missing: Text("Văn bản chưa có ngày ban hành.", "The document has no date of issue.")),
    ]

    private static let substance: [GapGuide] = [
        GapGuide(
            "objective", Text("Mục đích", "Purpose"), asks: Text("Xác định mục tiêu của phong trào.", "The objectives of the movement."), law,
            missing: Text("Kế hoạch chưa nêu mục tiêu của phong trào thi đua.", "The plan does not state what the movement is for.")),
        GapGuide(
            "scope", Text("Đối tượng, phạm vi", "Who takes part, and where"),
            asks: Text("Xác định phạm vi và đối tượng thi đua.", "The scope of the movement and who takes part."), law,
            missing: Text("Kế hoạch chưa nêu phạm vi, đối tượng thi đua.", "The plan does not say who takes part, and where."),
            [
                Example(
                    text: Text(
                        "Chia nhóm: các xã, phường chấm theo bảng điểm; tổ chức chi trả xếp theo số lượng; cá nhân do hội đồng xét.",
                        "Groups: communes by a scoring table; payment services ranked by numbers; individuals judged by the council."),
                    source: canTho)
            ]),
        GapGuide(
            "content", Text("Nội dung thi đua", "Content of emulation"),
            asks: Text("Xác định nội dung thi đua.", "What is to be strived for."), law,
            missing: Text("Kế hoạch chưa nêu nội dung thi đua.", "The plan does not say what is to be strived for.")),
        GapGuide(
            "criteria", Text("Tiêu chí thi đua", "Criteria"),
            asks: Text(
                "Nội dung thi đua đi cùng tiêu chí để đánh giá; nên đo được, có cách tính điểm và minh chứng.",
                "Content comes with criteria to judge it by; best measurable, with the way of scoring and the evidence."), law,
            missing: Text(
                "Kế hoạch chưa nêu tiêu chí thi đua, chưa có chỉ tiêu đo được.", "The plan states no criteria and no measurable targets."),
            [
                Example(
                    text: Text(
                        "Năm tiêu chí có chỉ tiêu phần trăm; điểm = kết quả ÷ số phải làm × điểm tối đa; tiêu chí đầu kiểm tra ngẫu nhiên 50 người.",
                        "Five criteria with percentages; score = done ÷ due × maximum; the first is checked on 50 people drawn at random."),
                    source: canTho),
                Example(
                    text: Text(
                        "Năm 2025: 80 % cán bộ, công chức có hiểu biết và kỹ năng số (phong trào “Bình dân học vụ số”).",
                        "In 2025: 80 % of public staff with digital understanding and skills."), source: "Kế hoạch 01-KH/BCĐTW năm 2025"),
            ]),
        GapGuide(
            "deadlines", Text("Nhiệm vụ có thời hạn", "Tasks with deadlines"),
            asks: Text(
                "Thời gian là một nội dung bắt buộc; nhiệm vụ có hạn thì mới theo dõi và đôn đốc được.",
                "Time is part of what a movement must have; only tasks with a date can be followed."), law,
            missing: Text(
                "Chưa nhiệm vụ nào trong kế hoạch có thời hạn hoàn thành.", "No task in the plan has a date by which it is to be done."),
            [
                Example(
                    text: Text(
                        "Các đơn vị báo cáo trước ngày 01/6 và 15/11 hằng năm.", "Units report before 1 June and 15 November each year."),
                    source: dongThap)
            ]),
        GapGuide(
            "awards", Text("Hình thức, số lượng khen thưởng", "Forms and numbers of awards"),
            asks: Text(
                "Phong trào kết thúc bằng tổng kết và khen thưởng; số lượng là quy định của từng nơi, không phải của luật.",
                "A movement ends in a review and awards; numbers are a local rule, not national law."), law,
            missing: Text(
                "Kế hoạch chưa nêu hình thức, số lượng hoặc tỷ lệ khen thưởng.", "The plan states neither forms nor numbers of awards."),
            [
                Example(
                    text: Text(
                        "Bằng khen: không quá 10 % số tập thể và 5 % số cá nhân trực tiếp tham gia.",
                        "Certificates of merit: at most 10 % of collectives and 5 % of the individuals who take part directly."), source: canTho),
                Example(
                    text: Text(
                        "Mỗi cơ quan có số lượng riêng, ví dụ 1 tập thể và 3 cá nhân; ưu tiên người trực tiếp, không giữ chức vụ lãnh đạo.",
                        "Each body its own number, such as 1 collective and 3 individuals; direct workers without leading posts first."),
                    source: dakLak),
            ]),
    ]

    private static let course: [GapGuide] = [
        GapGuide(
            "period", Text("Thời gian", "Period"), asks: Text("Xác định thời gian của phong trào.", "The time of the movement."), law,
            missing: Text("Kế hoạch chưa nêu thời gian của phong trào thi đua.", "The plan does not say from when to when.")),
        GapGuide(
            "timetable", Text("Tiến độ, các mốc thời gian", "Timetable"),
            asks: Text("Có kế hoạch thời gian: phát động, các đợt, đánh giá.", "A plan in time: launch, waves, judging."), law,
            missing: Text(
                "Kế hoạch chưa có mốc thời gian: ngày phát động, các đợt thi đua, ngày đánh giá.",
                "The plan has no dates: launch, waves, judging."),
            [
                Example(
                    text: Text(
                        "Đợt 1: 10 ngày làm việc; đợt “vét”: 3 ngày làm việc; kiểm tra, xếp hạng trước 31/12.",
                        "First wave of 10 working days, a second of 3, checks and ranking before 31 December."), source: canTho),
                Example(
                    text: Text(
                        "Thi đua đến hết tháng 3; xét trong tháng 4; hồ sơ gửi trước 31/3/2026.",
                        "The movement until the end of March, judging in April, dossiers before 31 March 2026."), source: dakLak),
            ]),
        GapGuide(
            "measures", Text("Biện pháp tổ chức thực hiện", "Measures"),
            asks: Text(
                "Xác định biện pháp tổ chức, phân công thực hiện phong trào.", "How the movement is organised and who does what."), law,
            missing: Text("Kế hoạch chưa nêu biện pháp tổ chức và phân công thực hiện.", "The plan does not say who does what.")),
        GapGuide(
            "communication", Text("Tuyên truyền, nhân rộng điển hình", "Communication and replication"),
            asks: Text(
                "Tuyên truyền về phong trào; phổ biến, nhân rộng điển hình.", "Telling of the movement; spreading good examples."), law,
            missing: Text("Kế hoạch chưa nêu việc tuyên truyền, nhân rộng điển hình.", "The plan does not speak of communication and replication.")),
        GapGuide(
            "inspection", Text("Kiểm tra, giám sát", "Checks"), asks: Text("Kiểm tra, giám sát phong trào.", "Checking the movement."), law,
            missing: Text("Kế hoạch chưa nêu việc kiểm tra, giám sát phong trào thi đua.", "The plan does not speak of checks."),
            [
                Example(
                    text: Text(
                        "Kiểm tra ngẫu nhiên 50 người thụ hưởng, mỗi người 0,4 điểm.", "50 beneficiaries checked at random, 0.4 point each."),
                    source: canTho)
            ]),
        GapGuide(
            "pilot", Text("Chỉ đạo điểm", "Pilots"),
            asks: Text("Phong trào từ 3 năm trở lên phải có chỉ đạo điểm.", "A movement of three years or more needs pilots."), circular,
            missing: Text(
                "Phong trào từ 3 năm trở lên phải có chỉ đạo điểm; kế hoạch chưa nêu nơi làm điểm.",
                "A movement of three years or more needs pilots; the plan names none.")),
        GapGuide(
            "interim-review", Text("Sơ kết", "Interim review"),
            asks: Text("Phong trào từ 3 năm trở lên phải có sơ kết.", "A movement of three years or more needs an interim review."), circular,
            missing: Text(
                "Phong trào từ 3 năm trở lên phải có sơ kết; kế hoạch chưa nêu việc sơ kết.",
                "A movement of three years or more needs an interim review; the plan states none."),
            [
                Example(
                    text: Text("Sơ kết năm 2023, tổng kết năm 2025.", "Interim review in 2023, final review in 2025."), source: hoChiMinh)
            ]),
        GapGuide(
            "final-review", Text("Tổng kết", "Final review"),
            asks: Text(
                "Tổng kết đánh giá kết quả, hiệu quả, hạn chế, nguyên nhân, bài học.",
                "The final review assesses results, effect, limits, causes and lessons."), "\(law); \(circular)",
            missing: Text("Kế hoạch chưa nêu việc tổng kết phong trào thi đua.", "The plan states no final review.")),
    ]
}
