public import PlanReading
internal import Storage
internal import Vietnamese

/// Writes a new plan from its parts, in the usual structure and with nothing missing that the law asks for.
struct DraftPlan: Act {
    private static let subject = Field.text(
        "title", Text("Trích yếu", "Subject"),
        hint: Text("Ví dụ: Tổ chức phong trào thi đua “…” năm 2026.", "For example: Tổ chức phong trào thi đua “…” năm 2026."), max: 500)
    private static let issuer = Field.text("issuer", Text("Cơ quan ban hành", "Issuer"))
    private static let superior = Field.optionalText("superior", Text("Cơ quan cấp trên", "Agency above"))
    private static let number = Field.optionalText(
        "number", Text("Số, ký hiệu", "Number and sign"),
        hint: Text("Ví dụ 15/KH-SKHĐT; bỏ trống khi chưa cấp số.", "Such as 15/KH-SKHĐT; empty until it is numbered."), max: 60)
    private static let place = Field.optionalText("place", Text("Nơi ban hành", "Place"), max: 60)
    private static let date = Field.optionalDate("date", Text("Ngày ban hành", "Date of issue"))
    private static let from = Field.date("from", Text("Thi đua từ ngày", "The movement from"))
    private static let to = Field.date("to", Text("Thi đua đến hết ngày", "The movement to"))
    private static let role = Field.optionalText("role", Text("Chức vụ người ký", "Post of the signatory"), max: 100)
    private static let signer = Field.optionalText("signer", Text("Người ký", "Signatory"), max: 100)
    private static let oneALine = Text("Mỗi dòng một ý.", "One clause a line.")

    private static let parts: [(PlanDraft.Part, required: Field<String>?, optional: Field<String?>?)] = [
        optional(.bases, Text("Căn cứ", "Legal bases"), Text("Mỗi dòng một văn bản.", "One document a line.")),
        required(.purposes, Text("Mục đích", "Purposes")), optional(.requirements, Text("Yêu cầu", "Requirements")),
        required(.scope, Text("Đối tượng, phạm vi", "Who takes part, and where")),
        required(
            .contents, Text("Nội dung thi đua", "Content of emulation"),
            Text(
                "Mỗi dòng một nội dung; có thể ghi trong ngoặc (chủ trì: …; phối hợp: …; thời gian: trước ngày …).",
                "One content a line; in brackets it may say (chủ trì: …; phối hợp: …; thời gian: trước ngày …).")),
        required(
            .criteria, Text("Tiêu chí thi đua", "Criteria"),
            Text("Mỗi dòng một tiêu chí, nên có con số để đo.", "One criterion a line, best with a number to measure.")),
        required(
            .timetable, Text("Các mốc thời gian", "Timetable"),
            Text("Mỗi dòng một mốc, có ngày: phát động, các đợt, đánh giá.", "One date a line: launch, waves, judging.")),
        required(.communication, Text("Tuyên truyền, nhân rộng điển hình", "Communication and replication")),
        required(.inspection, Text("Kiểm tra, giám sát", "Checks")),
        optional(
            .pilots, Text("Chỉ đạo điểm", "Pilots"),
            Text("Bắt buộc với phong trào từ 3 năm trở lên.", "Required for a movement of three years or more.")),
        required(
            .reviews, Text("Sơ kết, tổng kết", "Reviews"),
            Text("Phong trào từ 3 năm trở lên phải có cả sơ kết.", "A movement of three years or more needs an interim review too.")),
        required(.awards, Text("Hình thức, số lượng khen thưởng", "Forms and numbers of awards")),
        optional(.dossiers, Text("Hồ sơ, thời hạn", "Dossiers and deadlines")), optional(.funding, Text("Kinh phí thực hiện", "Funding")),
        required(
            .assignments, Text("Tổ chức thực hiện", "Assignments"),
            Text("Mỗi dòng bắt đầu bằng tên đơn vị: “Văn phòng chủ trì …”.", "Each line begins with a body: “Văn phòng chủ trì …”.")),
        optional(.recipients, Text("Nơi nhận", "Recipients"), Text("Mỗi dòng một nơi.", "One a line.")),
    ]

    private static func required(
        _ part: PlanDraft.Part, _ label: Text, _ hint: Text? = nil
    ) -> (PlanDraft.Part, required: Field<String>?, optional: Field<String?>?) {
        (part, Field.lines(part.rawValue, label, hint: hint ?? oneALine, max: 20_000), nil)
    }

    private static func optional(
        _ part: PlanDraft.Part, _ label: Text, _ hint: Text? = nil
    ) -> (PlanDraft.Part, required: Field<String>?, optional: Field<String?>?) {
        (part, nil, Field.optionalLines(part.rawValue, label, hint: hint ?? oneALine, max: 20_000))
    }

    static let declaration = ActDeclaration(
        "plan.draft", title: Text("Soạn kế hoạch mới", "Write a new plan"),
        summary: Text(
            "Ghép các phần đã điền thành văn bản kế hoạch theo bố cục thường dùng, đủ nội dung luật yêu cầu, rồi đọc ra nghĩa vụ.",
            "Puts the parts together as the text of a plan in the usual structure, with all the law asks, and reads its obligations."),
        button: Text("Tạo bản kế hoạch", "Make the plan"), fields: declared)

    private static var declared: [FieldDeclaration] {
        [
            superior.declaration, issuer.declaration, number.declaration, place.declaration, date.declaration, subject.declaration, from.declaration,
            to.declaration,
        ] + parts.compactMap { $0.required?.declaration ?? $0.optional?.declaration } + [role.declaration, signer.declaration]
    }

    private let draft: PlanDraft
    private let input: ActInput

    static func prepare(_ input: ActInput, _ preparation: Preparation) async throws -> ActInput {
        try await input.reading(preparation) { input, _, _ in try draft(input).text }
    }

    init(_ input: ActInput) throws {
        draft = try Self.draft(input)
        self.input = input
    }

    /// The draft in the fields of the act, for every door that shows it before it is kept.
    static func draft(_ input: ActInput) throws -> PlanDraft {
        var lines: [PlanDraft.Part: [String]] = [:]
        for (part, required, optional) in parts {
            let typed = try required.map { try input[$0] } ?? optional.flatMap { try input[$0] } ?? ""
            lines[part] = typed.split(whereSeparator: \.isNewline).map(String.init)
        }
        let draft = PlanDraft(
            superior: try input[superior], issuer: try input[issuer], number: try input[number], place: try input[place], date: try input[date],
            title: try input[subject], period: PlanPeriod(from: try input[from], to: try input[to]), parts: lines, role: try input[role],
            signer: try input[signer])
        try check(draft)
        return draft
    }

    /// What the fields alone cannot say: the order of dates, and what long movements need (Circular 01/2024/TT-BNV, articles 3 and 4).
    private static func check(_ draft: PlanDraft) throws {
        guard let from = draft.period.from, let to = draft.period.to else { return }
        guard from <= to else { throw Refusal.invalid("to", "Ngày kết thúc phải sau ngày bắt đầu.", "The last day must be after the first.") }
        guard from.days(until: to) >= 3 * 365 - 1 else { return }
        var problems: [FieldProblem] = []
        if draft.parts[.pilots]?.isEmpty ?? true {
            problems.append(
                FieldProblem(
                    "pilots",
                    Text(
                        "Phong trào từ 3 năm trở lên phải có chỉ đạo điểm (Thông tư 01/2024/TT-BNV).",
                        "A movement of three years or more needs pilots (Circular 01/2024/TT-BNV).")))
        }
        if !(draft.parts[.reviews] ?? []).contains(where: { Vietnamese.folded($0).contains("so ket") }) {
            problems.append(
                FieldProblem(
                    "reviews",
                    Text(
                        "Phong trào từ 3 năm trở lên phải nêu việc sơ kết (Thông tư 01/2024/TT-BNV).",
                        "A movement of three years or more needs an interim review (Circular 01/2024/TT-BNV).")))
        }
        if !problems.isEmpty { throw Refusal.invalid(problems) }
    }

    func permit(in world: World) throws { try world.require(PlanPolicy.mayPrepare(world.actor)) }

    func perform(in world: World) throws -> ActOutcome {
        let text = draft.text
        let (plan, made) = try NewPlan.make(text, input.reading(of: text), name: nil, file: nil, in: world)
        return ActOutcome(
            subject: "plan:\(plan)",
            sentence: Text(
                "\(world.actor.name) soạn kế hoạch “\(made.title)”: \(made.vi).", "\(world.actor.name) wrote the plan “\(made.title)”: \(made.en)."),
            result: made.result(plan: plan, hash: PlanText.hash(text)))
    }
}

/// A plan written from a form without keeping it, for the command line and for previews.
public enum PlanDrafting {
    /// The draft that the fields of `plan.draft` describe.
    /// - Throws: `Refusal` with every field that does not hold.
    public static func draft(_ values: [String: JSONValue]) throws -> PlanDraft {
        let input = ActInput(values)
        try input.check(against: DraftPlan.declaration)
        return try DraftPlan.draft(input)
    }
}
