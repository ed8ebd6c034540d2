internal import Vietnamese

/// Meetings, talks and letters by which leaders bring a matter to people (content II.1).
enum BriefingRegister: Register {
    static let kind = TargetKind.leadership
    static let name = "entry.briefing"
    static let title = Text("Ghi buổi quán triệt, chỉ đạo", "Add a briefing")
    static let summary = Text(
        "Ghi một buổi họp, quán triệt hay chỉ đạo: nội dung, hình thức, ai chủ trì, bao nhiêu người dự.",
        "Adds a meeting, briefing or instruction: topic, form, who led it, how many took part.")

    private static let topic = Field.text("topic", Text("Nội dung", "Topic"), max: 300)
    private static let form = Field.choice(
        "form", Text("Hình thức", "Form"),
        [
            Choice("meeting", Text("Họp", "Meeting")), Choice("conference", Text("Hội nghị quán triệt", "Briefing for all")),
            Choice("online", Text("Trực tuyến", "Online")), Choice("written", Text("Văn bản chỉ đạo", "Written instruction")),
            Choice("talk", Text("Sinh hoạt chuyên đề", "Talk on a subject")),
        ])
    private static let ledBy = Field.text("led_by", Text("Người chủ trì", "Led by"), hint: Text("Chức vụ.", "The post."))
    private static let participants = Field.integer("participants", Text("Số người dự", "Participants"), in: 1...1_000_000)
    private static let leaders = Field.optionalInteger("leaders", Text("Trong đó lãnh đạo", "Of them leaders"), in: 0...1_000_000)
    private static let minutes = Field.optionalText(
        "minutes", Text("Biên bản, văn bản số", "Minutes or document number"), hint: Text("Ví dụ 15/TB-STN.", "For example 15/TB-STN."))

    static let fields = [
        topic.declaration, form.declaration, ledBy.declaration, participants.declaration, leaders.declaration, minutes.declaration,
    ]

    static func read(_ input: ActInput, on: CivilDate, today: CivilDate) throws -> EntryDraft {
        let (participants, leaders) = (try input[participants], try input[leaders])
        var kept: [String: JSONValue] = [:]
        kept.keep("topic", try input[topic])
        kept.keep("form", try input[form])
        kept.keep("led_by", try input[ledBy])
        kept.keep("participants", participants)
        kept.keep("leaders", leaders)
        kept.keep("minutes", try input[minutes])
        return EntryDraft(title: try input[topic], fields: kept, problems: RegisterRule.part("leaders", leaders, of: participants))
    }
}

/// Programmes, plans and other documents issued (content II.2).
enum DocumentRegister: Register {
    static let kind = TargetKind.programmes
    static let name = "entry.document"
    static let title = Text("Ghi văn bản đã ban hành", "Add a document issued")
    static let summary = Text(
        "Ghi một chương trình, kế hoạch hay văn bản đã ban hành: số, ngày, nơi ban hành, trích yếu.",
        "Adds a programme, plan or other document issued: number, date, issuer, abstract.")

    private static let number = Field.text("number", Text("Số, ký hiệu", "Number"), hint: Text("Ví dụ 12/KH-STN.", "For example 12/KH-STN."), max: 60)
    private static let issuer = Field.text("issuer", Text("Nơi ban hành", "Issuer"))
    private static let abstract = Field.lines("abstract", Text("Trích yếu", "Abstract"), max: 1000)
    private static let sort = Field.choice(
        "sort", Text("Loại văn bản", "Kind of document"),
        [
            Choice("programme", Text("Chương trình", "Programme")), Choice("plan", Text("Kế hoạch", "Plan")),
            Choice("decision", Text("Quyết định", "Decision")), Choice("letter", Text("Công văn", "Official letter")),
            Choice("other", Text("Khác", "Other")),
        ])

    static let fields = [number.declaration, issuer.declaration, abstract.declaration, sort.declaration]

    static func read(_ input: ActInput, on: CivilDate, today: CivilDate) throws -> EntryDraft {
        var kept: [String: JSONValue] = [:]
        kept.keep("number", try input[number])
        kept.keep("issuer", try input[issuer])
        kept.keep("abstract", try input[abstract])
        kept.keep("sort", try input[sort])
        return EntryDraft(title: "\(try input[number]): \(try input[abstract].replacing("\n", with: " "))", fields: kept)
    }
}

/// Rules that several registers share.
enum RegisterRule {
    /// A part may not be larger than the whole.
    static func part(_ key: String, _ part: Int?, of whole: Int) -> [FieldProblem] {
        guard let part, part > whole else { return [] }
        return [FieldProblem(key, Text("Không thể nhiều hơn tổng số \(whole) người.", "It cannot be more than \(whole) people in all."))]
    }
}
