internal import PlanReading
internal import Vietnamese

/// The sentences a review begins with: computed where there is a figure, `[…]` where people have to write.
enum ReviewDraft {
    static func template(_ section: ReviewSection, _ overview: Overview) -> String {
        switch section {
        case .leadership: leadership(overview)
        case .results: results(overview)
        case .effect: effect
        case .models: models
        case .limits: limits
        case .lessons: ReviewPart.gap
        case .proposals: ReviewPart.gap
        }
    }

    private static func leadership(_ overview: Overview) -> String {
        """
        Phong trào “\(overview.name)” (\(overview.from.vietnamese) – \(overview.to.vietnamese)) có {{clauses}} điều khoản, giao cho {{units}} đơn vị. \
        {{acknowledged}} trong {{people}} người thuộc đối tượng đã đọc và xác nhận kế hoạch.
        Đã tổ chức {{briefings}} cuộc họp, quán triệt; ban hành {{documents}} văn bản triển khai.
        """
    }

    private static func results(_ overview: Overview) -> String {
        let contents = overview.clauses.filter { $0.kind == .content }.map { clause in
            let path = clause.clause
            return "- \(path). \(shortened(clause.text)): {{work-\(path)}} việc; {{reached-\(path)}} trong {{targets-\(path)}} chỉ tiêu đạt."
        }
        let whole = """
            {{alive}} trong {{clauses}} điều khoản đang sống ({{alive-share}} %), với {{work}} việc đã ghi nhận. \
            {{targets-reached}} trong {{targets}} chỉ tiêu đạt; {{targets-under-way}} chỉ tiêu đang thực hiện.
            """
        return ([whole] + contents).joined(separator: "\n")
    }

    private static let effect = """
        {{direct-taking}} trong {{direct}} lao động trực tiếp tham gia phong trào ({{direct-share}} %).
        {{trained}} lượt người được đào tạo trong {{trainings}} lớp, {{hours}} giờ.
        Kinh phí dự toán {{planned}} đồng, bố trí {{allotted}} đồng, đã chi {{spent}} đồng.
        """

    private static let models = """
        {{trials}} nền tảng, thử nghiệm; {{datasets}} bộ dữ liệu mở; {{contests}} hội thi, hoạt động với {{participants}} lượt tham gia.
        Mô hình, cách làm được nhân rộng: […]
        """

    private static let limits = """
        {{clauses-silent}} điều khoản chưa có việc gì; {{reports-late}} báo cáo trễ hạn; {{units-silent}} đơn vị im lặng.
        Nguyên nhân: […]
        """

    /// The first words of a clause, up to about a line and a half; braces of its own would be taken for places.
    private static func shortened(_ text: String) -> String {
        let words = text.replacing("{{", with: "{ {").split(whereSeparator: \.isWhitespace)
        var line = ""
        for word in words {
            guard line.count + word.count < 140 else { return line + "…" }
            line += (line.isEmpty ? "" : " ") + word
        }
        while let last = line.last, ".;:,".contains(last) { line.removeLast() }
        return line
    }
}
