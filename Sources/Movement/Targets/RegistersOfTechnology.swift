internal import Vietnamese

/// Infrastructure, platforms and trials, each with what it was to show and what became of it (content II.5).
enum TrialRegister: Register {
    static let kind = TargetKind.infrastructure
    static let name = "entry.trial"
    static let title = Text("Ghi hạ tầng, nền tảng, thử nghiệm", "Add infrastructure or a trial")
    static let summary = Text(
        "Ghi một hạ tầng, nền tảng hay giải pháp thử nghiệm: giả thuyết, kết quả, quyết định giữ hay dừng.",
        "Adds infrastructure, a platform or a solution on trial: hypothesis, result, the decision to keep or stop.")

    private static let thing = Field.text("name", Text("Tên", "Name"), max: 300)
    private static let sort = Field.choice(
        "sort", Text("Loại", "Kind"),
        [
            Choice("infrastructure", Text("Hạ tầng", "Infrastructure")), Choice("platform", Text("Nền tảng", "Platform")),
            Choice("solution", Text("Giải pháp", "Solution")),
        ])
    private static let hypothesis = Field.lines(
        "hypothesis", Text("Giả thuyết", "Hypothesis"),
        hint: Text("Mong nó giải quyết được gì, đo bằng gì.", "What it should solve, and how that shows."),
        max: 1000)
    private static let result = Field.optionalLines("result", Text("Kết quả", "Result"), max: 2000)
    private static let decision = Field.optionalChoice(
        "decision", Text("Quyết định", "Decision"), hint: Text("Bỏ trống khi còn đang thử.", "Empty while the trial goes on."),
        [
            Choice("keep", Text("Giữ, nhân rộng", "Keep and spread")), Choice("extend", Text("Thử tiếp", "Go on trying")),
            Choice("stop", Text("Dừng", "Stop")),
        ])

    static let fields = [thing.declaration, sort.declaration, hypothesis.declaration, result.declaration, decision.declaration]

    static func read(_ input: ActInput, on: CivilDate, today: CivilDate) throws -> EntryDraft {
        let (result, decision) = (try input[result], try input[decision])
        var kept: [String: JSONValue] = [:]
        kept.keep("name", try input[thing])
        kept.keep("sort", try input[sort])
        kept.keep("hypothesis", try input[hypothesis])
        kept.keep("result", result)
        kept.keep("decision", decision)
        let problems =
            decision != nil && result == nil
            ? [FieldProblem("result", Text("Đã quyết định thì ghi kết quả làm căn cứ.", "A decision needs the result it rests on."))] : []
        return EntryDraft(title: try input[thing], fields: kept, problems: problems)
    }
}

/// Open data sets, described with the fields of the Data Catalog Vocabulary (W3C DCAT 3; content II.6).
enum DatasetRegister: Register {
    static let kind = TargetKind.data
    static let name = "entry.dataset"
    static let title = Text("Ghi bộ dữ liệu mở", "Add an open data set")
    static let summary = Text(
        "Ghi một bộ dữ liệu mở theo DCAT: tên, mô tả, định dạng, giấy phép, đường dẫn, tần suất cập nhật, chủ đề, liên hệ; ngày là ngày công bố.",
        "Adds an open data set as DCAT describes it: title, description, format, licence, link, update frequency, theme, contact; the date is that of issue."
    )

    private static let heading = Field.text("title", Text("Tên bộ dữ liệu", "Title"), max: 300)
    private static let description = Field.lines("description", Text("Mô tả", "Description"), max: 2000)
    private static let format = Field.choice(
        "format", Text("Định dạng", "Format"),
        ["CSV", "JSON", "XML", "RDF", "GeoJSON", "XLSX", "API"].map { Choice($0.lowercased(), Text(same: $0)) }
            + [Choice("other", Text("Khác (máy không đọc được)", "Other (not machine-readable)"))])
    private static let licence = Field.text(
        "licence", Text("Giấy phép", "Licence"), hint: Text("Ví dụ CC BY 4.0.", "For example CC BY 4.0."))
    private static let link = Field.text("link", Text("Đường dẫn", "Link"), hint: Text("Bắt đầu bằng https://", "Begins with https://"), max: 500)
    private static let frequency = Field.choice(
        "frequency", Text("Tần suất cập nhật", "Update frequency"),
        [
            Choice("once", Text("Một lần", "Once")), Choice("daily", Text("Hằng ngày", "Daily")), Choice("weekly", Text("Hằng tuần", "Weekly")),
            Choice("monthly", Text("Hằng tháng", "Monthly")), Choice("quarterly", Text("Hằng quý", "Quarterly")),
            Choice("yearly", Text("Hằng năm", "Yearly")), Choice("irregular", Text("Khi có thay đổi", "When something changes")),
        ])
    private static let theme = Field.text("theme", Text("Chủ đề", "Theme"))
    private static let contact = Field.text(
        "contact", Text("Liên hệ", "Contact"), hint: Text("Đơn vị hoặc hộp thư chung, không ghi tên riêng.", "A unit or shared mailbox, no person."))

    static let fields = [
        heading.declaration, description.declaration, format.declaration, licence.declaration, link.declaration, frequency.declaration,
        theme.declaration, contact.declaration,
    ]

    static func read(_ input: ActInput, on: CivilDate, today: CivilDate) throws -> EntryDraft {
        var kept: [String: JSONValue] = [:]
        for field in [heading, description, format, licence, link, frequency, theme, contact] { kept.keep(field.key, try input[field]) }
        let link = try input[link]
        let isWeb = ["https://", "http://"].contains { link.lowercased().hasPrefix($0) && link.utf8.count > $0.utf8.count }
        let problems =
            isWeb && !link.contains(" ")
            ? [] : [FieldProblem("link", Text("Nhập đường dẫn bắt đầu bằng https://", "Enter a link that begins with https://"))]
        return EntryDraft(title: try input[heading], fields: kept, problems: problems)
    }
}

/// Cybersecurity: level dossiers, incidents, drills and findings; what adds up is findings that were closed (content II.7).
enum SecurityRegister: Register {
    static let kind = TargetKind.security
    static let name = "entry.security"
    static let title = Text("Ghi việc an ninh mạng", "Add a security matter")
    static let summary = Text(
        "Ghi hồ sơ cấp độ, sự cố, diễn tập hay điểm yếu được phát hiện, với ngày khắc phục.",
        "Adds a level dossier, an incident, a drill or a finding, with the day it was closed.")

    private static let what = Field.text("title", Text("Tên", "Title"), max: 300)
    private static let sort = Field.choice(
        "sort", Text("Loại", "Kind"),
        [
            Choice("dossier", Text("Hồ sơ đề xuất cấp độ", "Level dossier")), Choice("incident", Text("Sự cố", "Incident")),
            Choice("drill", Text("Diễn tập", "Drill")), Choice("finding", Text("Điểm yếu phát hiện", "Finding")),
        ])
    private static let level = Field.optionalInteger(
        "level", Text("Cấp độ an toàn", "Safety level"), hint: Text("Từ 1 đến 5; chỉ với hồ sơ cấp độ.", "1 to 5; only for a level dossier."),
        in: 1...5)
    private static let severity = Field.optionalChoice(
        "severity", Text("Mức nghiêm trọng", "Severity"), hint: Text("Chỉ với sự cố, điểm yếu.", "Only for incidents and findings."),
        [
            Choice("low", Text("Thấp", "Low")), Choice("medium", Text("Vừa", "Medium")), Choice("high", Text("Cao", "High")),
            Choice("critical", Text("Nghiêm trọng", "Critical")),
        ])
    private static let closed = Field.optionalDate(
        "closed", Text("Ngày khắc phục xong", "Closed on"), hint: Text("Bỏ trống khi chưa xong.", "Empty while it is open."))

    static let fields = [what.declaration, sort.declaration, level.declaration, severity.declaration, closed.declaration]

    static func read(_ input: ActInput, on: CivilDate, today: CivilDate) throws -> EntryDraft {
        let (sort, level, severity, closed) = (try input[sort], try input[level], try input[severity], try input[closed])
        var kept: [String: JSONValue] = [:]
        kept.keep("title", try input[what])
        kept.keep("sort", sort)
        kept.keep("level", level)
        kept.keep("severity", severity)
        kept.keep("closed", closed)
        return EntryDraft(
            title: try input[what], amount: Quantity(sort == "finding" && closed != nil ? 1 : 0), fields: kept,
            problems: problems(sort, level, severity) + problems(sort, closed, on: on, today: today))
    }

    private static func problems(_ sort: String, _ level: Int?, _ severity: String?) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        if sort == "dossier", level == nil {
            problems.append(FieldProblem("level", Text("Nhập cấp độ từ 1 đến 5.", "Enter the level, 1 to 5.")))
        }
        if sort != "dossier", level != nil {
            problems.append(FieldProblem("level", Text("Chỉ hồ sơ cấp độ có cấp độ.", "Only a level dossier has a level.")))
        }
        if sort == "incident", severity == nil {
            problems.append(FieldProblem("severity", Text("Chọn mức nghiêm trọng của sự cố.", "Choose how severe the incident is.")))
        }
        if sort != "incident", sort != "finding", severity != nil {
            problems.append(
                FieldProblem("severity", Text("Chỉ sự cố, điểm yếu có mức nghiêm trọng.", "Only incidents and findings have a severity.")))
        }
        return problems
    }

    private static func problems(_ sort: String, _ closed: CivilDate?, on: CivilDate, today: CivilDate) -> [FieldProblem] {
        guard let closed else { return [] }
        guard sort == "incident" || sort == "finding" else {
            return [FieldProblem("closed", Text("Chỉ sự cố, điểm yếu có ngày khắc phục.", "Only incidents and findings are closed."))]
        }
        guard closed >= on else {
            return [FieldProblem("closed", Text("Không thể khắc phục trước khi xảy ra.", "It cannot be closed before it happened."))]
        }
        return closed > today ? [FieldProblem("closed", Text("Ngày chưa tới.", "This date has not come yet."))] : []
    }
}
