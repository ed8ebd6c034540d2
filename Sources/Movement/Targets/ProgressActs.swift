internal import Storage
internal import Vietnamese

/// Fields of reports.
enum ProgressFields {
    static let value = Field.optionalQuantity(
        "value", Text("Số đạt được đến nay", "Reached so far"),
        hint: Text("Luỹ kế từ đầu; chỉ tiêu tính từ sổ thì bỏ trống.", "In all since the start; empty when counted from the register."))
    static let whole = Field.optionalQuantity(
        "whole", Text("Trên tổng số", "Out of"),
        hint: Text("Chỉ khi chỉ tiêu là tỷ lệ; bỏ trống để lấy như kỳ trước.", "Only for a share; empty takes that of the report before."))
    static let sentence = Field.optionalLines("sentence", Text("Một câu về kết quả", "One sentence on the result"), max: 1000)
    static let on = Field.optionalDate(
        "on", Text("Số liệu tính đến ngày", "Figure as of"), hint: Text("Bỏ trống là hôm nay.", "Empty means today."))
}

/// What the owner of a target reports for one period: a number, a sentence, a file.
struct ProgressReport: Sendable {
    let value, whole: Quantity?
    let sentence: String
    let on: CivilDate?
    let evidence: [String]
    let file: EvidenceFile?

    init(_ input: ActInput) throws {
        value = try input[ProgressFields.value]
        whole = try input[ProgressFields.whole]
        sentence = try input[ProgressFields.sentence] ?? ""
        on = try input[ProgressFields.on]
        evidence = try input[TargetFields.evidence]
        file = input.evidenceFile
    }

    /// The day the figure is as of: within the movement, from the period's first day, not in the future.
    func day(_ target: TargetRow, _ due: DueRow, today: CivilDate) throws -> CivilDate {
        let day = on ?? min(today, target.movementTo)
        guard day <= today else { throw Refusal.invalid("on", "Ngày chưa tới.", "This date has not come yet.") }
        guard day >= due.from, day <= target.movementTo else {
            throw Refusal.invalid(
                "on", "Phải từ ngày \(due.from.vietnamese) đến ngày \(min(today, target.movementTo).vietnamese).",
                "Must be from \(due.from.vietnamese) to \(min(today, target.movementTo).vietnamese).")
        }
        return day
    }

    /// The number as it will stand: typed, or counted from the register up to the end of the period.
    func number(_ target: TargetRow, _ due: DueRow, in world: World) throws -> ReportedNumber {
        guard target.source == .report else {
            let found = try TargetStore.register(of: target.id, through: due.to, agency: world.agency, in: world.session)
            return try ReportedNumber(counted: target.source == .entries ? Quantity(found.entries) : found.amount, typed: value)
        }
        return try ReportedNumber(target.measure, value: value, whole: whole, lastWhole: try lastWhole(target, in: world))
    }

    private func lastWhole(_ target: TargetRow, in world: World) throws -> Quantity? {
        guard target.measure == .share, whole == nil else { return nil }
        return try world.session.row(
            """
            SELECT p.whole FROM progress p
            JOIN due_report d ON d.agency_id = p.agency_id AND d.target_id = p.target_id AND d.period = p.period
            WHERE p.agency_id = \(world.agency) AND p.target_id = \(target.id) AND p.replaced_by IS NULL ORDER BY d.period_from DESC
            """)?.quantityOrNil(0)
    }

    /// Stores the report with its evidence, and what happened on the clause.
    /// - Parameter id: identifier of the new report.
    func write(_ number: ReportedNumber, on day: CivilDate, id: String, reason: String, for target: TargetRow, _ due: DueRow, in world: World) throws
    {
        try world.session.execute(
            """
            INSERT INTO progress (agency_id, target_id, progress_id, period, value, whole, level, sentence, on_date, at, actor, replaced_by, reason)
            VALUES (\(world.agency), \(target.id), \(id), \(due.period), \(number.value.thousandths), \(number.whole?.thousandths),
                    \(number.level.thousandths), \(sentence), \(day.iso), \(world.now.milliseconds), \(world.actor.recordName), NULL, \(reason))
            """)
        if let file { try EvidenceStore.attach(.file(file, title: nil), to: target.id, progress: id, in: world) }
        for piece in evidence { try EvidenceStore.attach(.existing(piece), to: target.id, progress: id, in: world) }
        // Numbers are public; the sentence is for those who may look behind them. A report that the program files is no sign of life of the unit.
        let words = number.words(target.measure, unit: target.unitLabel)
        let heard = world.actor.identity == .operator ? nil : target.unit
        try ClauseEvents.append(
            .progress, to: target.obligation, on: day, note: "\(target.code), \(due.label.vi): \(words.vi)", unit: heard, in: world)
    }
}

/// Reports on a target for a period.
struct ReportProgress: Act {
    static let period = Field.optionalText(
        "period", Text("Kỳ báo cáo", "Period"),
        hint: Text("Ví dụ 2025-Q1; bỏ trống để lấy kỳ còn nợ sớm nhất.", "For example 2025-Q1; empty takes the oldest one owed."), max: 20)
    static let declaration = ActDeclaration(
        "progress.report", title: Text("Báo cáo chỉ tiêu", "Report on a target"),
        summary: Text(
            "Người phụ trách báo số đạt được cho một kỳ: một con số, một câu, một tệp.",
            "The owner reports what was reached for a period: one number, one sentence, one file."),
        button: Text("Gửi báo cáo", "Send the report"),
        fields: [
            TargetFields.target.declaration, period.declaration, ProgressFields.value.declaration, ProgressFields.whole.declaration,
            ProgressFields.sentence.declaration, ProgressFields.on.declaration, TargetFields.evidence.declaration,
        ])

    private let target: String
    private let period: String?
    private let report: ProgressReport

    init(_ input: ActInput) throws {
        target = try input[TargetFields.target]
        period = try input[Self.period]
        report = try ProgressReport(input)
    }

    func permit(in world: World) throws { _ = try TargetStore.ownTarget(target, in: world) }

    func perform(in world: World) throws -> ActOutcome {
        let one = try TargetStore.target(target, in: world)
        let due = try due(one, in: world)
        let day = try report.day(one, due, today: world.today)
        let number = try report.number(one, due, in: world)
        try LearningCounting.requireReason(one, due, number, sentence: report.sentence, in: world)
        let id = world.newID()
        try report.write(number, on: day, id: id, reason: "", for: one, due, in: world)
        try world.session.execute(
            """
            UPDATE due_report SET state = 'reported', reported_on = \(world.today.iso)
            WHERE agency_id = \(world.agency) AND target_id = \(one.id) AND period = \(due.period)
            """)
        return try outcome(one, due, number, id: id, in: world)
    }

    private func outcome(_ one: TargetRow, _ due: DueRow, _ number: ReportedNumber, id: String, in world: World) throws -> ActOutcome {
        let late = max(due.due.days(until: world.today), 0)
        let words = number.words(one.measure, unit: one.unitLabel)
        let tail = late > 0 ? Text(", muộn \(late) ngày", ", \(late) days late") : Text("", "")
        return ActOutcome(
            subject: "progress:\(id)",
            sentence: Text(
                "\(world.actor.name) báo cáo chỉ tiêu \(one.name), \(due.label.vi): \(words.vi)\(tail.vi).",
                "\(world.actor.name) reported on target \(one.name), \(due.label.en): \(words.en)\(tail.en)."),
            result: [
                "target": .string(one.id), "period": .string(due.period), "report": .string(id), "level": .string(number.level.plain),
                "late": .bool(late > 0), "days_late": .int(Int64(late)),
            ])
    }

    /// The period asked for, or else the oldest one that has begun and is still owed.
    private func due(_ one: TargetRow, in world: World) throws -> DueRow {
        let periods = try TargetStore.periods(of: one.id, in: world)
        guard let period else {
            guard let oldest = periods.first(where: { $0.state == .owed && $0.from <= world.today }) else { throw Refusal.noPeriodOwed }
            return oldest
        }
        guard let due = periods.first(where: { $0.period == period }) else { throw Refusal.unknownPeriod }
        switch due.state {
        case .reported: throw Refusal.alreadyReported(due.label)
        case .excused: throw Refusal.excusedPeriod(due.label)
        case .owed: break
        }
        guard due.from <= world.today else { throw Refusal.periodNotBegun(due.label, from: due.from) }
        return due
    }
}

/// Replaces a report by a right one; the old one stays in the history.
struct CorrectProgress: Act {
    static let report = Field.reference(
        "report", Text("Báo cáo cần sửa", "Report to correct"), to: "report",
        hint: Text("Báo cáo bạn đã xem; nếu nó vừa được sửa thì không ghi gì.", "The one you looked at; nothing is written if it has been replaced."))
    static let declaration = ActDeclaration(
        "progress.correct", title: Text("Sửa báo cáo", "Correct a report"),
        summary: Text(
            "Thay số đã báo bằng số đúng, nêu lý do; báo cáo cũ vẫn còn trong lịch sử.",
            "Replaces a number reported by the right one, with a reason; the old report stays in the history."),
        button: Text("Sửa báo cáo", "Correct the report"),
        fields: [
            report.declaration, ProgressFields.value.declaration, ProgressFields.whole.declaration, ProgressFields.sentence.declaration,
            ProgressFields.on.declaration, TargetFields.reason.declaration, TargetFields.evidence.declaration,
        ])

    private let old, reason: String
    private let report: ProgressReport

    init(_ input: ActInput) throws {
        old = try input[Self.report]
        reason = try input[TargetFields.reason]
        report = try ProgressReport(input)
    }

    func permit(in world: World) throws { _ = try TargetStore.ownTarget(try stored(in: world).target, in: world) }

    func perform(in world: World) throws -> ActOutcome {
        let stored = try stored(in: world)
        guard !stored.isReplaced else { throw Refusal.reportReplaced }
        let one = try TargetStore.target(stored.target, in: world)
        guard let due = try TargetStore.periods(of: one.id, in: world).first(where: { $0.period == stored.period }) else { throw Refusal.notFound }
        let day = try report.day(one, due, today: world.today)
        let number = try report.number(one, due, in: world)
        let id = world.newID()
        try world.session.execute(
            """
            UPDATE progress SET replaced_by = \(id)
            WHERE agency_id = \(world.agency) AND target_id = \(one.id) AND progress_id = \(old) AND replaced_by IS NULL
            """)
        try report.write(number, on: day, id: id, reason: reason, for: one, due, in: world)
        let words = number.words(one.measure, unit: one.unitLabel)
        return ActOutcome(
            subject: "progress:\(id)",
            sentence: Text(
                "\(world.actor.name) sửa báo cáo chỉ tiêu \(one.name), \(due.label.vi), thành \(words.vi). Lý do: \(reason)",
                "\(world.actor.name) corrected the report on target \(one.name), \(due.label.en), to \(words.en). Reason: \(reason)"),
            result: [
                "target": .string(one.id), "period": .string(due.period), "report": .string(id), "replaced": .string(old),
                "level": .string(number.level.plain),
            ])
    }

    private func stored(in world: World) throws -> (target: String, period: String, isReplaced: Bool) {
        let row = try world.session.row(
            "SELECT target_id, period, replaced_by FROM progress WHERE agency_id = \(world.agency) AND progress_id = \(old)")
        guard let row else { throw Refusal.notFound }
        return (try row.text(0), try row.text(1), try !row.isNull(2))
    }
}
