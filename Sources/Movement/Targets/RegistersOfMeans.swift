internal import Vietnamese

/// Training: each course with hours and people; what it adds up to is hours times people (content II.3).
enum TrainingRegister: Register {
    static let kind = TargetKind.training
    static let name = "entry.training"
    static let title = Text("Ghi lớp đào tạo, bồi dưỡng", "Add a training")
    static let summary = Text(
        "Ghi một lớp: số giờ mỗi người, số người, trong đó lãnh đạo, người lao động trực tiếp, cán bộ CNTT, chứng chỉ.",
        "Adds a course: hours per person, people, of them leaders, direct workers and IT staff, certificates.")

    private static let some = 0...1_000_000
    private static let course = Field.text("name", Text("Tên lớp", "Course"), max: 300)
    private static let organiser = Field.choice(
        "organiser", Text("Nơi tổ chức", "Organiser"),
        [Choice("own", Text("Cơ quan tự tổ chức", "The agency itself")), Choice("outside", Text("Cử đi học nơi khác", "Somebody outside"))])
    private static let hours = Field.quantity(
        "hours", Text("Số giờ mỗi người", "Hours per person"), in: Quantity(thousandths: 1)...Quantity(10_000))
    private static let people = Field.integer("people", Text("Số người học", "People"), in: 1...1_000_000)
    private static let leaders = Field.optionalInteger("leaders", Text("Trong đó lãnh đạo", "Of them leaders"), in: some)
    private static let direct = Field.optionalInteger("direct", Text("Trong đó trực tiếp", "Of them direct workers"), in: some)
    private static let specialists = Field.optionalInteger("it", Text("Trong đó cán bộ CNTT", "Of them IT staff"), in: some)
    private static let certificates = Field.optionalInteger("certificates", Text("Số chứng chỉ", "Certificates"), in: some)

    static let fields = [
        course.declaration, organiser.declaration, hours.declaration, people.declaration, leaders.declaration, direct.declaration,
        specialists.declaration, certificates.declaration,
    ]

    static func read(_ input: ActInput, on: CivilDate, today: CivilDate) throws -> EntryDraft {
        let (people, hours) = (try input[people], try input[hours])
        var kept: [String: JSONValue] = [:]
        kept.keep("name", try input[course])
        kept.keep("organiser", try input[organiser])
        kept.keep("hours", hours)
        kept.keep("people", people)
        var problems: [FieldProblem] = []
        for field in [leaders, direct, specialists, certificates] {
            let part = try input[field]
            kept.keep(field.key, part)
            problems += RegisterRule.part(field.key, part, of: people)
        }
        return EntryDraft(
            title: try input[course], amount: Quantity(thousandths: hours.thousandths * Int64(people)), fields: kept, problems: problems)
    }
}

/// Budget lines: planned, allotted, spent; what they add up to is what was spent (content II.4).
enum ResourceRegister: Register {
    static let kind = TargetKind.resources
    static let name = "entry.resources"
    static let title = Text("Ghi dòng kinh phí", "Add a budget line")
    static let summary = Text(
        "Ghi một dòng kinh phí: dự toán, được giao, đã chi.", "Adds a budget line: planned, allotted, spent.")

    /// Ten thousand billion đồng: more than any department is given.
    private static let money = Quantity(0)...Quantity(10_000_000_000_000)
    private static let line = Field.text("line", Text("Dòng kinh phí", "Budget line"), max: 300)
    private static let planned = Field.quantity("planned", Text("Dự toán (đồng)", "Planned (đồng)"), in: money)
    private static let allotted = Field.quantity("allotted", Text("Được giao (đồng)", "Allotted (đồng)"), in: money)
    private static let spent = Field.quantity("spent", Text("Đã chi (đồng)", "Spent (đồng)"), in: money)
    private static let excess = Field.optionalLines(
        "excess", Text("Lý do chi vượt", "Why more was spent"),
        hint: Text("Chỉ khi chi quá số được giao.", "Only when more was spent than allotted."),
        max: 1000)

    static let fields = [line.declaration, planned.declaration, allotted.declaration, spent.declaration, excess.declaration]

    static func read(_ input: ActInput, on: CivilDate, today: CivilDate) throws -> EntryDraft {
        let (allotted, spent, why) = (try input[allotted], try input[spent], try input[excess])
        var kept: [String: JSONValue] = [:]
        kept.keep("line", try input[line])
        kept.keep("planned", try input[planned])
        kept.keep("allotted", allotted)
        kept.keep("spent", spent)
        kept.keep("excess", why)
        let problems =
            spent > allotted && why == nil
            ? [FieldProblem("excess", Text("Đã chi quá số được giao; nêu lý do.", "More was spent than allotted; give the reason."))] : []
        return EntryDraft(title: try input[line], amount: spent, fields: kept, problems: problems)
    }
}
