internal import PlanReading
internal import Storage
internal import Vietnamese

/// Replaces misread stretches of a plan's text, one by one as somebody decided, and keeps the result as a new version.
struct MendPlan: Act {
    static let version = Field.integer(
        "version", Text("Bản đã xem", "Version looked at"),
        hint: Text("Vị trí các chỗ sửa tính theo bản này.", "The places are those of this version."), in: 1...1_000_000)
    static let changes = Field.table(
        "changes", Text("Các chỗ sửa", "Replacements"),
        hint: Text(
            "Mỗi dòng: ký tự đầu, ký tự sau cùng (không tính), nội dung thay; như mục doubts của kế hoạch.",
            "Each row: first scalar, first scalar after it, replacement; as in the plan's doubts."),
        columns: [
            Choice("start", Text("Từ", "Start")), Choice("end", Text("Đến", "End")), Choice("text", Text("Nội dung thay", "Replacement")),
        ], maxRows: 5000)
    static let declaration = ActDeclaration(
        "plan.mend", title: Text("Sửa chỗ đọc nhầm", "Mend misread words"),
        summary: Text(
            "Thay từng chỗ đọc nhầm bằng nội dung đã chọn, lưu thành bản mới và đọc lại; bản gốc vẫn giữ nguyên.",
            "Replaces misread stretches with the words chosen, as a new version that is read again; the original stays."),
        button: Text("Sửa các chỗ đã chọn", "Mend what is chosen"),
        fields: [PlanFields.plan.declaration, version.declaration, changes.declaration])

    private let plan: String
    private let version: Int
    private let changes: [PlanChange]
    private let input: ActInput

    static func prepare(_ input: ActInput, _ preparation: Preparation) async throws -> ActInput {
        try await input.reading(preparation) { input, actor, session in
            let current = try PlanVersions.current(of: try input[PlanFields.plan], for: actor, in: session)
            return try PlanChange.apply(PlanChange.rows(try input[changes]), to: current.text)
        }
    }

    init(_ input: ActInput) throws {
        plan = try input[PlanFields.plan]
        version = try input[Self.version]
        changes = try PlanChange.rows(try input[Self.changes])
        self.input = input
    }

    func permit(in world: World) throws {
        let row = try PlanStore.planToPrepare(plan, in: world)
        guard row.status == .draft else { throw Refusal.planLaunched }
        guard row.version == version else { throw Refusal.planMoved }
    }

    func perform(in world: World) throws -> ActOutcome {
        let current = try PlanVersions.current(of: plan, for: world.actor, in: world.session)
        let text = try PlanChange.apply(changes, to: current.text)
        let note = "Sửa \(changes.count) chỗ đọc nhầm"
        let (row, version, came) = try PlanVersions.add(text, input.reading(of: text), note: note, to: plan, in: world)
        return ActOutcome(
            subject: row.subject,
            sentence: Text(
                "\(world.actor.name) sửa \(changes.count) chỗ đọc nhầm của kế hoạch “\(row.title)” thành bản \(version): \(came.vi).",
                "\(world.actor.name) mended \(changes.count) misread places of the plan “\(row.title)” as version \(version): \(came.en)."),
            result: came.result(plan: plan, version: version, hash: PlanText.hash(text)))
    }
}

/// One stretch of a text and what stands there instead.
struct PlanChange: Sendable {
    let start, end: Int
    let text: String

    /// The rows of the act as changes in order.
    /// - Throws: a refusal that names the row that does not hold.
    static func rows(_ rows: [[String]]) throws -> [PlanChange] {
        let changes = try rows.enumerated().map { index, row in
            guard let start = Int(row[0]), let end = Int(row[1]), start >= 0, end > start else { throw Refusal.badChange(index + 1) }
            return PlanChange(start: start, end: end, text: Vietnamese.composed(row[2]))
        }.sorted { $0.start < $1.start }
        for (index, pair) in zip(changes, changes.dropFirst()).enumerated() where pair.0.end > pair.1.start { throw Refusal.badChange(index + 2) }
        return changes
    }

    static func apply(_ changes: [PlanChange], to text: String) throws -> String {
        let scalars = Array(text.unicodeScalars)
        var result = String.UnicodeScalarView()
        var place = 0
        for (index, change) in changes.enumerated() {
            guard change.end <= scalars.count else { throw Refusal.badChange(index + 1) }
            result.append(contentsOf: scalars[place..<change.start])
            result.append(contentsOf: change.text.unicodeScalars)
            place = change.end
        }
        result.append(contentsOf: scalars[place...])
        return String(result)
    }
}

/// Adds what the law wants a plan to state as sections of its own, as a new version. For a launched plan everyone reads and acknowledges anew.
struct SupplementPlan: Act {
    /// One field for each gap that a section can close.
    private static let parts: [(code: String, field: Field<String?>)] = PlanSupplement.headings.map { code, _ in
        let guide = GapGuide.entry(code)
        return (
            code,
            Field.optionalLines(
                code.replacing("-", with: "_"), guide.title,
                hint: Text("Mỗi dòng một ý; bỏ trống nếu chưa bổ sung.", "One clause a line; leave empty to add nothing."), max: 8000)
        )
    }
    static let declaration = ActDeclaration(
        "plan.supplement", title: Text("Bổ sung kế hoạch", "Supplement the plan"),
        summary: Text(
            "Thêm vào kế hoạch những điều luật yêu cầu mà kế hoạch chưa nêu, thành bản mới; kế hoạch đã phát động thì mọi người đọc và xác nhận lại.",
            "Adds what the law asks and the plan does not state, as a new version; when the plan was launched, everyone reads and acknowledges it again."
        ),
        button: Text("Bổ sung", "Add"),
        fields: [PlanFields.plan.declaration] + parts.map(\.field.declaration))

    private let plan: String
    private let entries: [PlanSupplement.Entry]
    private let input: ActInput

    static func prepare(_ input: ActInput, _ preparation: Preparation) async throws -> ActInput {
        try await input.reading(preparation) { input, actor, session in
            let current = try PlanVersions.current(of: try input[PlanFields.plan], for: actor, in: session)
            return PlanSupplement.text(adding: try entries(input), to: current.text, document: current.document)
        }
    }

    init(_ input: ActInput) throws {
        plan = try input[PlanFields.plan]
        entries = try Self.entries(input)
        self.input = input
    }

    private static func entries(_ input: ActInput) throws -> [PlanSupplement.Entry] {
        try parts.compactMap { part in
            let lines = (try input[part.field] ?? "").split(whereSeparator: \.isNewline).map(String.init).filter { !$0.trimmed.isEmpty }
            return lines.isEmpty ? nil : PlanSupplement.Entry(code: part.code, lines: lines)
        }
    }

    func permit(in world: World) throws { _ = try PlanStore.planToPrepare(plan, in: world) }

    func perform(in world: World) throws -> ActOutcome {
        guard !entries.isEmpty else { throw Refusal.nothingAdded }
        let current = try PlanVersions.current(of: plan, for: world.actor, in: world.session)
        let text = PlanSupplement.text(adding: entries, to: current.text, document: current.document)
        guard text.unicodeScalars.count <= PlanFields.longestPlan else { throw Refusal.planTooLong }
        let names = entries.map { GapGuide.entry($0.code).title }
        let note = "Bổ sung: " + names.map { $0.vi.lowercased() }.joined(separator: "; ")
        let (row, version, came) = try PlanVersions.add(
            text, input.reading(of: text), note: String(note.prefix(500)), to: plan, in: world)
        return ActOutcome(
            subject: row.subject,
            sentence: Text(
                "\(world.actor.name) bổ sung kế hoạch “\(row.title)”, bản \(version) (\(names.map(\.vi).joined(separator: "; "))): \(came.vi).",
                "\(world.actor.name) supplemented the plan “\(row.title)”, version \(version) (\(names.map(\.en).joined(separator: "; "))): \(came.en)."
            ),
            result: came.result(plan: plan, version: version, hash: PlanText.hash(text)))
    }
}
