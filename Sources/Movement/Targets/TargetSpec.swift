internal import Storage
internal import Vietnamese

/// A target as it is to be set, read from a form, a call or a line of a file.
struct TargetSpec: Sendable {
    static let code = Field.text(
        "code", Text("Mã chỉ tiêu", "Code"), hint: Text("Ngắn, ví dụ II.3-01.", "Short, for example II.3-01."), max: 40)
    static let title = Field.text("title", Text("Tên chỉ tiêu", "Title"), max: 300)
    static let kind = Field.choice("kind", Text("Nội dung", "Content"), TargetKind.allCases.map { Choice($0.rawValue, $0.label) })
    static let measure = Field.choice("measure", Text("Cách đo", "Measure"), TargetMeasure.allCases.map { Choice($0.rawValue, $0.label) })
    static let unitLabel = Field.optionalText(
        "unit_label", Text("Đơn vị tính", "Unit of measure"),
        hint: Text("Ví dụ lượt, buổi, bộ dữ liệu; tỷ lệ và tiền thì bỏ trống.", "For example sessions or data sets; empty for shares and money."),
        max: 40)
    static let direction = Field.optionalChoice(
        "direction", Text("Chiều", "Direction"), hint: Text("Bỏ trống: càng cao càng tốt.", "Empty: the more the better."),
        TargetDirection.allCases.map { Choice($0.rawValue, $0.label) })
    static let source = Field.optionalChoice(
        "source", Text("Số lấy từ đâu", "Where the number comes from"),
        hint: Text("Bỏ trống: người phụ trách báo số.", "Empty: the owner reports it."), TargetSource.allCases.map { Choice($0.rawValue, $0.label) })
    static let baseline = Field.optionalQuantity("baseline", Text("Mức ban đầu", "Baseline"))
    static let baselineOn = Field.optionalDate("baseline_on", Text("Ngày của mức ban đầu", "Date of the baseline"))
    static let goal = Field.optionalQuantity(
        "goal", Text("Mức phấn đấu", "Goal"), hint: Text("Bỏ trống khi chỉ đo đã làm hay chưa.", "Empty when it is only done or not."))
    static let cadence = Field.choice("cadence", Text("Kỳ báo cáo", "Reported"), Cadence.allCases.map { Choice($0.rawValue, $0.label) })
    static let starts = Field.optionalDate(
        "starts", Text("Từ ngày", "From"),
        hint: Text(
            "Bỏ trống để lấy ngày đầu của phong trào; khi đó kỳ đã quá hạn được miễn.",
            "Empty takes the movement's first day, and periods whose due day has passed are excused."))
    static let ends = Field.optionalDate(
        "ends", Text("Đến hết ngày", "To"), hint: Text("Bỏ trống để lấy ngày cuối của phong trào.", "Empty takes the movement's last day."))
    static let grace = Field.optionalInteger(
        "grace", Text("Số ngày làm việc được nộp sau kỳ", "Working days allowed after the period"),
        hint: Text("Bỏ trống: \(usualGrace) ngày làm việc.", "Empty: \(usualGrace) working days."), in: 0...60)
    static let note = Field.optionalLines(
        "note", Text("Ghi chú", "Note"), hint: Text("Cách tính, nguồn số, căn cứ.", "How it is counted, from what, on what basis."), max: 1000)

    /// The fields, in the order of the form.
    static let fields = [
        code.declaration, title.declaration, kind.declaration, measure.declaration, unitLabel.declaration, direction.declaration,
        source.declaration, baseline.declaration, baselineOn.declaration, goal.declaration, cadence.declaration, starts.declaration,
        ends.declaration, grace.declaration, note.declaration,
    ]

    /// How long after a period its report may take when nobody says otherwise; a rule of this program, not of law.
    private static let usualGrace = 5

    let code, title: String
    let kind: TargetKind
    let measure: TargetMeasure
    let unitLabel: String?
    let direction: TargetDirection
    let source: TargetSource
    let baseline: Quantity?
    let baselineOn: CivilDate?
    let goal: Quantity?
    let cadence: Cadence
    let starts, ends: CivilDate?
    let grace: Int
    let note: String

    init(_ input: ActInput) throws {
        code = try input[Self.code]
        title = try input[Self.title]
        kind = TargetKind(rawValue: try input[Self.kind]) ?? .other
        measure = TargetMeasure(rawValue: try input[Self.measure]) ?? .count
        unitLabel = try input[Self.unitLabel]
        direction = try input[Self.direction].flatMap(TargetDirection.init) ?? .up
        source = try input[Self.source].flatMap(TargetSource.init) ?? .report
        baseline = try input[Self.baseline]
        baselineOn = try input[Self.baselineOn]
        goal = try input[Self.goal]
        cadence = Cadence(rawValue: try input[Self.cadence]) ?? .once
        starts = try input[Self.starts]
        ends = try input[Self.ends]
        grace = try input[Self.grace] ?? Self.usualGrace
        note = try input[Self.note] ?? ""
    }

    /// The goal; of something that is done or not it is 1.
    var goalValue: Quantity { measure == .done ? Quantity(1) : goal ?? Quantity(0) }

    /// What the number counts.
    var label: String {
        switch measure {
        case .share: "%"
        case .money: unitLabel ?? "đồng"
        case .done: unitLabel ?? ""
        case .count: unitLabel ?? ""
        }
    }

    /// What does not hold together, field by field.
    func problems(from first: CivilDate, to last: CivilDate, today: CivilDate) -> [FieldProblem] {
        codeProblems + goalProblems(measure, goal: goal) + baselineProblems(today) + sourceProblems
            + periodProblems(from: first, to: last)
    }

    private var codeProblems: [FieldProblem] {
        let isPlain = code.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || ("0"..."9").contains($0) || ".-_/".unicodeScalars.contains($0) }
        let unit =
            measure == .count && unitLabel == nil
            ? [FieldProblem("unit_label", Text("Nhập đơn vị tính, ví dụ lượt.", "Enter what is counted, for example sessions."))] : []
        return isPlain
            ? unit
            : [FieldProblem("code", Text("Mã chỉ có chữ, số, dấu chấm và gạch.", "The code has only letters, digits, dots and hyphens."))] + unit
    }

    private func baselineProblems(_ today: CivilDate) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        if (baseline == nil) != (baselineOn == nil) {
            problems.append(
                FieldProblem(
                    baseline == nil ? "baseline" : "baseline_on",
                    Text("Mức ban đầu và ngày của nó đi cùng nhau.", "A baseline and its date go together.")))
        }
        if let baselineOn, baselineOn > today {
            problems.append(FieldProblem("baseline_on", Text("Ngày chưa tới.", "This date has not come yet.")))
        }
        if measure == .share, let baseline, baseline > Quantity(100) {
            problems.append(FieldProblem("baseline", Text("Tỷ lệ không quá 100.", "A share is at most 100.")))
        }
        if measure == .done, let baseline, baseline > Quantity(1) {
            problems.append(FieldProblem("baseline", Text("Chỉ có 0 (chưa) hoặc 1 (đã làm).", "Only 0 (not done) or 1 (done).")))
        }
        return problems
    }

    private var sourceProblems: [FieldProblem] {
        guard source != .report else { return [] }
        guard kind.register != nil else {
            return [FieldProblem("source", Text("Loại này không có sổ theo dõi để đếm.", "This kind has no register to count from."))]
        }
        guard measure == .count || measure == .money else {
            return [
                FieldProblem("source", Text("Chỉ số lượng và số tiền đếm được từ sổ.", "Only numbers and money can be counted from a register."))
            ]
        }
        return []
    }

    private func periodProblems(from first: CivilDate, to last: CivilDate) -> [FieldProblem] {
        let (starts, ends) = (starts ?? first, ends ?? last)
        let outside = Text(
            "Phải nằm trong thời gian của phong trào: \(first.vietnamese) – \(last.vietnamese).",
            "It must lie within the movement: \(first.vietnamese) – \(last.vietnamese).")
        var problems: [FieldProblem] = []
        if starts < first || starts > last { problems.append(FieldProblem("starts", outside)) }
        if ends < first || ends > last {
            problems.append(FieldProblem("ends", outside))
        } else if starts > ends {
            problems.append(FieldProblem("ends", Text("Ngày cuối phải sau ngày đầu.", "The last day must be after the first.")))
        }
        return problems
    }
}

/// What is wrong with a goal.
func goalProblems(_ measure: TargetMeasure, goal: Quantity?) -> [FieldProblem] {
    switch (measure, goal) {
    case (.done, let goal?) where goal != Quantity(1):
        [FieldProblem("goal", Text("Mức phấn đấu của việc đã làm hay chưa là 1.", "The goal of something done or not is 1."))]
    case (.done, _): []
    case (_, nil): [FieldProblem("goal", Text("Nhập mức phấn đấu.", "Enter the goal."))]
    case (.share, let goal?) where goal > Quantity(100):
        [FieldProblem("goal", Text("Tỷ lệ phấn đấu không quá 100 %.", "A share to aim at is at most 100 %."))]
    default: []
    }
}
