internal import Storage
internal import Vietnamese

/// Fields of a criterion.
private enum CriterionFields {
    static let old = Field.optionalText(
        "criterion", Text("Tiêu chí đang sửa", "Criterion to change"), hint: Text("Bỏ trống để thêm tiêu chí mới.", "Leave empty to add one."),
        max: 20)
    static let code = Field.text("code", Text("Mã", "Code"), hint: Text("Ví dụ 1, 2.1 hoặc T3.", "For example 1, 2.1 or T3."), max: 20)
    static let title = Field.text("title", Text("Nội dung tiêu chí", "What is scored"), max: 500)
    static let max = Field.optionalText(
        "max", Text("Điểm tối đa", "Most points"), hint: Text("Bỏ trống khi chỉ ghi số.", "Leave empty when it is only recorded."), max: 20)
    static let rule = Field.choice("rule", Text("Quy tắc tính", "Rule"), ScoringRuleKind.allCases.map { Choice($0.rawValue, $0.label) })
    static let details = Field.optionalLines(
        "details", Text("Chi tiết quy tắc", "Details of the rule"),
        hint: Text(
            "Theo khoảng: mỗi dòng một khoảng, như “từ 88 đến dưới 90 = 2”. Mẫu: “50 mục × 0,4”. Đủ, nửa: “đủ từ 100; nửa từ 50”. Được cả: “từ 100”.",
            "Bands: one on each line, such as “from 88 to below 90 = 2”. Sample: “50 items × 0.4”. Full, half: “full from 100; half from 50”. All: “from 100”."
        ), max: 2000)
    static let measure = Field.choice("measure", Text("Mức đạt là", "The level is"), CriterionMeasure.allCases.map { Choice($0.rawValue, $0.label) })
    static let outside = Field.choice(
        "outside", Text("Mức ngoài mọi khoảng", "A level outside all bands"), BandHole.allCases.map { Choice($0.rawValue, $0.label) })
    static let evidence = Field.choice("evidence", Text("Minh chứng", "Evidence"), EvidenceGate.allCases.map { Choice($0.rawValue, $0.label) })
    static let requires = Field.optionalText(
        "requires", Text("Điều kiện trước", "Prerequisites"),
        hint: Text("Mã các tiêu chí phải có điểm trước, cách nhau dấu phẩy.", "Codes of criteria that must have points first, separated by commas."),
        max: 200)
    static let target = Field.optionalText(
        "target", Text("Mã chỉ tiêu", "Code of the target"),
        hint: Text("Chỉ tiêu cấp số liệu và minh chứng.", "The target that gives figures and evidence."), max: 60)
    static let against = Field.choice(
        "against", Text("Lấy b và a từ chỉ tiêu", "b and a from the target"), CriterionWhole.allCases.map { Choice($0.rawValue, $0.label) })
    static let bonus = Field.flag("bonus", Text("Là điểm thưởng", "It is a bonus"))
    static let before = Field.optionalDate(
        "full_before", Text("Đạt 100 % trước ngày này thì được cả", "All points when at 100 % before this day"),
        hint: Text("Ngày lấy mốc; bỏ trống nếu không có.", "The day of the baseline; leave empty for none."))

    static let all = [
        code.declaration, title.declaration, max.declaration, rule.declaration, details.declaration, measure.declaration, outside.declaration,
        evidence.declaration, requires.declaration, target.declaration, against.declaration, bonus.declaration, before.declaration,
    ]
}

/// Adds a criterion to a draft, or changes one.
struct SetCriterion: Act {
    static let declaration = ActDeclaration(
        "scoring.criterion", title: Text("Thêm hoặc sửa tiêu chí", "Add or change a criterion"),
        summary: Text("Thêm một tiêu chí vào bảng điểm còn dự thảo, hoặc sửa một tiêu chí.", "Adds a criterion to a draft table, or changes one."),
        button: Text("Lưu tiêu chí", "Save the criterion"),
        fields: [ScoringFields.table.declaration, ScoringFields.version.declaration, CriterionFields.old.declaration] + CriterionFields.all)

    private let id: String
    private let version: Int?
    private let old: String?
    private let criterion: Criterion

    init(_ input: ActInput) throws {
        id = try input[ScoringFields.table]
        version = try input[ScoringFields.version]
        old = try input[CriterionFields.old]
        criterion = try Self.criterion(input)
    }

    private static func criterion(_ input: ActInput) throws -> Criterion {
        let kind = ScoringRuleKind(rawValue: try input[CriterionFields.rule]) ?? .ratio
        let max = try ScoringFields.points("max", input[CriterionFields.max])
        guard let max = max ?? (kind == .record ? .zero : nil) else {
            throw Refusal.invalid("max", "Chưa nhập “Điểm tối đa”.", "“Most points” is empty.")
        }
        let outside = BandHole(rawValue: try input[CriterionFields.outside]) ?? .zero
        return Criterion(
            code: try read("code") { () throws(FieldFailure) in try Criterion.code(value(input, CriterionFields.code)) },
            title: try input[CriterionFields.title], max: max,
            rule: try read("details") { () throws(FieldFailure) in
                try RuleText.read(kind, value(input, CriterionFields.details) ?? "", outside: outside)
            }, measure: CriterionMeasure(rawValue: try input[CriterionFields.measure]) ?? .share,
            evidence: EvidenceGate(rawValue: try input[CriterionFields.evidence]) ?? .none,
            requires: try read("requires") { () throws(FieldFailure) in
                try Criterion.codes(in: value(input, CriterionFields.requires) ?? "")
            }, target: try input[CriterionFields.target], against: CriterionWhole(rawValue: try input[CriterionFields.against]) ?? .whole,
            isBonus: try input[CriterionFields.bonus], fullBefore: try input[CriterionFields.before])
    }

    /// A field that the runner has checked already.
    private static func value<Value>(_ input: ActInput, _ field: Field<Value>) throws(FieldFailure) -> Value {
        try field.parse(input.values[field.key])
    }

    private static func read<Value>(_ key: String, _ body: () throws(FieldFailure) -> Value) throws -> Value {
        do throws(FieldFailure) { return try body() } catch { throw Refusal.invalid([FieldProblem(key, error.message)]) }
    }

    func permit(in world: World) throws { _ = try ScoringStore.draft(id, version: version, in: world) }

    func perform(in world: World) throws -> ActOutcome {
        var row = try ScoringStore.draft(id, version: version, in: world)
        let place = try old.map { old in
            guard let place = row.table.criteria.firstIndex(where: { $0.code == old }) else { throw Refusal.scoringMoved }
            return place
        }
        guard !row.table.criteria.enumerated().contains(where: { $0.element.code == criterion.code && $0.offset != place }) else {
            throw Refusal.invalid("code", "Bảng đã có tiêu chí mang mã này.", "The table already has a criterion with this code.")
        }
        if let place { row.table.criteria[place] = criterion } else { row.table.criteria.append(criterion) }
        return try row.saved(
            in: world,
            Text(
                "\(world.actor.name) \(old == nil ? "thêm" : "sửa") tiêu chí \(criterion.code) của bảng điểm “\(row.table.name)”.",
                "\(world.actor.name) \(old == nil ? "added" : "changed") criterion \(criterion.code) of the scoring table “\(row.table.name)”."))
    }
}

/// Takes a criterion out of a draft.
struct RemoveCriterion: Act {
    static let code = Field.text("criterion", Text("Tiêu chí", "Criterion"), max: 20)
    static let declaration = ActDeclaration(
        "scoring.remove", title: Text("Bỏ tiêu chí", "Remove a criterion"),
        summary: Text("Bỏ một tiêu chí khỏi bảng điểm còn dự thảo.", "Takes a criterion out of a draft table."), button: Text("Bỏ", "Remove"),
        fields: [ScoringFields.table.declaration, ScoringFields.version.declaration, code.declaration])

    private let id, code: String
    private let version: Int?

    init(_ input: ActInput) throws {
        id = try input[ScoringFields.table]
        version = try input[ScoringFields.version]
        code = try input[Self.code]
    }

    func permit(in world: World) throws { _ = try ScoringStore.draft(id, version: version, in: world) }

    func perform(in world: World) throws -> ActOutcome {
        var row = try ScoringStore.draft(id, version: version, in: world)
        guard row.table.criterion(code) != nil else { throw Refusal.scoringMoved }
        row.table.criteria.removeAll { $0.code == code }
        return try row.saved(
            in: world,
            Text(
                "\(world.actor.name) bỏ tiêu chí \(code) của bảng điểm “\(row.table.name)”.",
                "\(world.actor.name) removed criterion \(code) of the scoring table “\(row.table.name)”."))
    }
}

/// Moves a criterion of a draft up or down.
struct MoveCriterion: Act {
    static let direction = Field.choice(
        "direction", Text("Hướng", "Direction"), [Choice("up", Text("Lên", "Up")), Choice("down", Text("Xuống", "Down"))])
    static let declaration = ActDeclaration(
        "scoring.move", title: Text("Đổi thứ tự tiêu chí", "Reorder criteria"),
        summary: Text("Đưa một tiêu chí lên hoặc xuống một bậc.", "Moves a criterion one place up or down."), button: Text("Chuyển", "Move"),
        fields: [
            ScoringFields.table.declaration, ScoringFields.version.declaration, RemoveCriterion.code.declaration, direction.declaration,
        ])

    private let id, code, direction: String
    private let version: Int?

    init(_ input: ActInput) throws {
        id = try input[ScoringFields.table]
        version = try input[ScoringFields.version]
        code = try input[RemoveCriterion.code]
        direction = try input[Self.direction]
    }

    func permit(in world: World) throws { _ = try ScoringStore.draft(id, version: version, in: world) }

    func perform(in world: World) throws -> ActOutcome {
        var row = try ScoringStore.draft(id, version: version, in: world)
        guard let place = row.table.criteria.firstIndex(where: { $0.code == code }) else { throw Refusal.scoringMoved }
        let other = direction == "up" ? place - 1 : place + 1
        if row.table.criteria.indices.contains(other) { row.table.criteria.swapAt(place, other) }
        return try row.saved(
            in: world,
            Text(
                "\(world.actor.name) chuyển tiêu chí \(code) của bảng điểm “\(row.table.name)” \(direction == "up" ? "lên" : "xuống").",
                "\(world.actor.name) moved criterion \(code) of the scoring table “\(row.table.name)” \(direction == "up" ? "up" : "down")."))
    }
}
