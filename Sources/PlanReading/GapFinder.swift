internal import Vietnamese

/// Finds what the law wants a movement plan to state and the plan does not.
enum GapFinder {
    static let law = "Luật Thi đua, khen thưởng số 06/2022/QH15, Điều 17"
    static let circular = "Thông tư số 01/2024/TT-BNV, Điều 3 và Điều 4"
    static let decree = "Nghị định số 30/2020/NĐ-CP, Phụ lục I"

    /// What is known of a plan when its gaps are looked for.
    struct Facts {
        var document: PlanDocument
        var headings: [[Token]]
        var body: [Token]
        var hasDates: Bool
    }

    private static let scope = Phrases("đối tượng|đối tượng thi đua|phạm vi|đối tượng tham gia|đối tượng áp dụng")
    private static let criteria = Phrases("tiêu chí|tiêu chuẩn|thang điểm|chỉ tiêu|điểm chuẩn")
    private static let time = Phrases("thời gian|thời điểm|tiến độ|thời hạn|các đợt|các giai đoạn")
    private static let check = Phrases("kiểm tra|giám sát|đôn đốc|theo dõi|thanh tra")
    private static let spread = Phrases("tuyên truyền|phổ biến|nhân rộng|truyền thông")
    private static let final = Phrases("tổng kết")
    private static let interim = Phrases("sơ kết")
    private static let pilot = Phrases("chỉ đạo điểm|làm điểm|thí điểm|điểm chỉ đạo")
    private static let awards = Phrases(
        """
        giấy khen|bằng khen|hình thức khen thưởng|số lượng khen thưởng|tỷ lệ khen thưởng|danh hiệu thi đua|chiến sĩ thi đua|cờ thi đua
        huân chương
        """)

    static func gaps(_ facts: Facts) -> [PlanGap] {
        let plan = facts.document
        var gaps: [PlanGap] = []
        func miss(_ condition: Bool, _ code: String, _ article: String, _ message: String) {
            if condition { gaps.append(PlanGap(code: code, article: article, message: message)) }
        }
        func heads(_ phrases: Phrases) -> Bool { facts.headings.contains { phrases.found(in: $0) } }
        let kinds = Set(plan.obligations.map(\.kind))
        let period = plan.period
        let long = period.from.flatMap { from in period.to.map { from.days(until: $0) >= 3 * 365 - 1 } } ?? false

        miss(!kinds.contains(.purpose), "objective", law, "Kế hoạch chưa nêu mục tiêu của phong trào thi đua.")
        miss(!heads(scope), "scope", law, "Kế hoạch chưa nêu phạm vi, đối tượng thi đua.")
        miss(!kinds.contains(.content), "content", law, "Kế hoạch chưa nêu nội dung thi đua.")
        miss(
            !heads(criteria) && plan.obligations.allSatisfy(\.targets.isEmpty), "criteria", law,
            "Kế hoạch chưa nêu tiêu chí thi đua, chưa có chỉ tiêu đo được.")
        miss(period.from == nil || period.to == nil, "period", law, "Kế hoạch chưa nêu thời gian của phong trào thi đua.")
        miss(
            !heads(time) && !facts.hasDates, "timetable", law,
            "Kế hoạch chưa có mốc thời gian: ngày phát động, các đợt thi đua, ngày đánh giá.")
        miss(plan.obligations.allSatisfy { $0.due == nil }, "deadlines", law, "Chưa nhiệm vụ nào trong kế hoạch có thời hạn hoàn thành.")
        miss(
            !kinds.contains(.organising) && !kinds.contains(.assignment), "measures", law,
            "Kế hoạch chưa nêu biện pháp tổ chức và phân công thực hiện.")
        miss(!check.found(in: facts.body), "inspection", law, "Kế hoạch chưa nêu việc kiểm tra, giám sát phong trào thi đua.")
        miss(!spread.found(in: facts.body), "communication", law, "Kế hoạch chưa nêu việc tuyên truyền, nhân rộng điển hình.")
        miss(!final.found(in: facts.body), "final-review", law, "Kế hoạch chưa nêu việc tổng kết phong trào thi đua.")
        miss(
            long && !interim.found(in: facts.body), "interim-review", circular,
            "Phong trào từ 3 năm trở lên phải có sơ kết; kế hoạch chưa nêu việc sơ kết.")
        miss(
            long && !pilot.found(in: facts.body), "pilot", circular,
            "Phong trào từ 3 năm trở lên phải có chỉ đạo điểm; kế hoạch chưa nêu nơi làm điểm.")
        miss(!awards.found(in: facts.body), "awards", law, "Kế hoạch chưa nêu hình thức, số lượng hoặc tỷ lệ khen thưởng.")
        miss(plan.number == nil, "number", decree, "Văn bản chưa có số và ký hiệu.")
        miss(plan.date == nil, "date", decree, "Văn bản chưa có ngày ban hành.")
        return gaps
    }
}
