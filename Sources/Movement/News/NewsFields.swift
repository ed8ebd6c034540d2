internal import Vietnamese

/// Fields that several acts on news share.
enum NewsFields {
    static let news = Field.reference("news", Text("Bài", "Post"), to: "news")
    static let version = Field.integer("version", Text("Bản đã xem", "Version seen"), in: 1...100_000)
    static let title = Field.text(
        "title", Text("Tít", "Title"), hint: Text("Nói ngay chuyện gì, không quá 120 ký tự.", "Say at once what it is about."), max: 120)
    static let lead = Field.lines(
        "lead", Text("Câu mở đầu", "Opening sentence"),
        hint: Text("Ai, việc gì, ở đâu, bao giờ; một hai câu.", "Who, what, where, when; a sentence or two."), max: 400)
    static let body = Field.lines(
        "body", Text("Nội dung", "Text"),
        hint: Text(
            "Cách đoạn bằng một dòng trống. Dòng bắt đầu bằng “- ” hoặc “1. ” là danh sách; **chữ đậm**; [chữ](https://địa-chỉ) là liên kết.",
            "Leave an empty line between paragraphs. Lines that begin with “- ” or “1. ” are lists; **bold**; [words](https://address) is a link."),
        max: 20_000)
    static let audience = Field.choice(
        "audience", Text("Cho ai đọc", "For whom"), NewsAudience.allCases.map { Choice($0.rawValue, $0.label) })
    static let obligation = Field.optionalReference(
        "obligation", Text("Điều khoản của kế hoạch", "Clause of the plan"), to: "obligation",
        hint: Text("Đăng tin là điều khoản có việc trong kỳ.", "Publishing counts as something that happened on the clause."))
    static let receipt = Field.flag("receipt", Text("Cần mọi người xác nhận đã đọc", "Ask everybody to confirm reading"))
    static let comments = Field.flag("comments", Text("Cho người trong cơ quan viết ý kiến", "Let people of the agency comment"))
    static let event = Field.optionalDate("event", Text("Ngày diễn ra sự việc", "Day of the event"))
    static let videos = Field.optionalLines(
        "videos", Text("Video ngắn", "Short videos"),
        hint: Text(
            "Mỗi dòng một địa chỉ https, sau đó là tên video. Video mở ở trang của nó, không nhúng vào đây.",
            "One https address a line, then the title. Videos open on their own site and are never embedded."), max: 3000)
    static let consent = Field.flag(
        "consent",
        Text(
            "Tôi đã kiểm tra: bài không lộ dữ liệu cá nhân, và những người có tên hoặc nhận ra được trong ảnh đã đồng ý cho đăng",
            "I have checked: the post gives away no personal data, and the people named or recognisable in pictures have agreed"))
    static let people = Field.optionalLines(
        "people", Text("Người có tên hoặc nhận ra được trong ảnh", "People named or recognisable in pictures"),
        hint: Text(
            "Ghi họ tên từng người đã đồng ý; ghi “Không có ai” nếu không nhận ra được ai.",
            "Write the name of each who has agreed; write “Nobody” when nobody can be recognised."), max: 2000)
    static let note = Field.optionalText(
        "note", Text("Đính chính gì", "What is corrected"), hint: Text("Bắt buộc khi bài đã đăng.", "Required once the post is published."), max: 300)

    /// What a writer fills in.
    static let content = [
        title.declaration, lead.declaration, body.declaration, audience.declaration, obligation.declaration, event.declaration, videos.declaration,
        receipt.declaration, comments.declaration,
    ]
}

/// What a writer has filled in.
struct NewsContent: Sendable {
    let title, lead, body: String
    let audience: NewsAudience
    let obligation: String?
    let event: CivilDate?
    let videos: String
    let receipt, comments: Bool

    init(_ input: ActInput) throws {
        title = try input[NewsFields.title]
        lead = try input[NewsFields.lead]
        body = try input[NewsFields.body]
        audience = NewsAudience(rawValue: try input[NewsFields.audience]) ?? .agency
        obligation = try input[NewsFields.obligation]
        event = try input[NewsFields.event]
        videos = try input[NewsFields.videos] ?? ""
        receipt = try input[NewsFields.receipt]
        comments = try input[NewsFields.comments]
        _ = try NewsVideo.read(videos)
    }

    /// What is searched: title, opening and text, without diacritics or marks.
    var folded: String { Vietnamese.folded([title, lead, NewsText.plain(body)].joined(separator: " ")) }
}
