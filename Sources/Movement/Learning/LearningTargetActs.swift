internal import Storage
internal import Vietnamese

/// Ties a target to learning, so that its number is counted and its reports file themselves.
struct LinkLearningTarget: Act {
    static let measure = Field.choice("measure", Text("Tính gì", "What is counted"), LearningMeasure.choices)
    static let threshold = Field.optionalQuantity(
        "threshold", Text("Mỗi người từ bao nhiêu giờ", "From how many hours a person"),
        hint: Text("Bỏ trống khi tính tổng số giờ.", "Empty when hours are added up."), in: Quantity(thousandths: 250)...Quantity(1000))
    static let scope = Field.choice("scope", Text("Tính ở đâu", "Where"), LearningScope.choices)
    static let declaration = ActDeclaration(
        "learning.link", title: Text("Cho chỉ tiêu tự tính từ học tập", "Count a target from learning"),
        summary: Text(
            "Nối một chỉ tiêu với sổ học tập: số tự tính, hết kỳ thì báo cáo tự nộp.",
            "Ties a target to learning: its number is counted, and the report of a period that has ended files itself."),
        button: Text("Nối chỉ tiêu", "Link"),
        fields: [
            TargetFields.target.declaration, measure.declaration, LearningFields.audience.declaration, threshold.declaration, scope.declaration,
        ])

    private let target, audience: String
    private let measure: LearningMeasure
    private let threshold: Quantity?
    private let scope: LearningScope

    init(_ input: ActInput) throws {
        target = try input[TargetFields.target]
        measure = LearningMeasure(rawValue: try input[Self.measure]) ?? .hours
        audience = try input[LearningFields.audience]
        threshold = try input[Self.threshold]
        scope = LearningScope(rawValue: try input[Self.scope]) ?? .agency
    }

    func permit(in world: World) throws { _ = try TargetStore.targetToSet(target, in: world) }

    func perform(in world: World) throws -> ActOutcome {
        let row = try TargetStore.targetToSet(target, in: world)
        guard row.source == .report else { throw Refusal.targetOwnSource }
        guard row.measure == (measure == .percent ? .share : .count) else {
            throw Refusal.invalid(
                "measure", "Chỉ tiêu này đo bằng “\(row.measure.label.vi.lowercasedFirst)”.",
                "This target is measured as “\(row.measure.label.en.lowercasedFirst)”.")
        }
        if measure == .hours, threshold != nil {
            throw Refusal.invalid("threshold", "Tính tổng số giờ thì bỏ trống ô này.", "Leave this empty when hours are added up.")
        }
        if measure != .hours, threshold == nil {
            throw Refusal.invalid("threshold", "Ghi số giờ mỗi người phải học đủ.", "Say how many hours a person needs.")
        }
        if scope == .unit, row.unit == nil {
            throw Refusal.invalid("scope", "Chỉ tiêu này không thuộc đơn vị nào.", "This target belongs to no unit.")
        }
        try world.session.execute(
            """
            INSERT INTO learning_target (agency_id, target_id, measure, audience, threshold, scope, at, actor)
            VALUES (\(world.agency), \(target), \(measure.rawValue), \(audience), \(threshold?.thousandths ?? 0), \(scope.rawValue),
                    \(world.now.milliseconds), \(world.actor.recordName))
            ON CONFLICT (agency_id, target_id) DO UPDATE SET measure = excluded.measure, audience = excluded.audience,
                threshold = excluded.threshold, scope = excluded.scope, at = excluded.at, actor = excluded.actor
            """)
        let count = try LearningCounting.count(target, on: world.today, agency: world.agency, in: world.session)
        return ActOutcome(
            subject: row.subject,
            sentence: Text(
                "\(world.actor.name) cho chỉ tiêu \(row.name) tự tính từ học tập: \(measure.label.vi.lowercasedFirst).",
                "\(world.actor.name) made target \(row.name) count from learning: \(measure.label.en.lowercasedFirst)."),
            result: [
                "target": .string(target), "slug": .string(row.slug), "value": JSONValue(count?.value.plain), "whole": JSONValue(count?.whole?.plain),
            ])
    }
}

/// Takes a target off learning again; its owner reports as before.
struct UnlinkLearningTarget: Act {
    static let declaration = ActDeclaration(
        "learning.unlink", title: Text("Thôi tự tính chỉ tiêu", "Stop counting a target"),
        summary: Text("Chỉ tiêu thôi tự tính từ học tập, nêu lý do; báo cáo đã nộp vẫn giữ.", "The target is no longer counted; reports made stay."),
        button: Text("Thôi tự tính", "Stop counting"), fields: [TargetFields.target.declaration, TargetFields.reason.declaration])

    private let target, reason: String

    init(_ input: ActInput) throws {
        target = try input[TargetFields.target]
        reason = try input[TargetFields.reason]
    }

    func permit(in world: World) throws { _ = try TargetStore.targetToSet(target, in: world) }

    func perform(in world: World) throws -> ActOutcome {
        let row = try TargetStore.targetToSet(target, in: world)
        let gone = try world.session.execute("DELETE FROM learning_target WHERE agency_id = \(world.agency) AND target_id = \(target)")
        guard gone > 0 else { throw Refusal.targetNotLinked }
        return ActOutcome(
            subject: row.subject,
            sentence: Text(
                "\(world.actor.name) cho chỉ tiêu \(row.name) thôi tự tính từ học tập: \(reason)",
                "\(world.actor.name) stopped counting target \(row.name) from learning: \(reason)"),
            result: ["target": .string(target), "slug": .string(row.slug)])
    }
}

/// Files the report of a period that has ended, with the number that learning comes to. Only the program itself does so, once for each period.
struct CountLearning: Act {
    static let period = Field.text("period", Text("Kỳ báo cáo", "Period"), max: 20)
    static let declaration = ActDeclaration(
        "learning.count", title: Text("Nộp báo cáo tự tính", "File a counted report"),
        summary: Text(
            "Hết kỳ, hệ thống tự nộp báo cáo của chỉ tiêu nối với học tập; chỉ bảng điều khiển của máy làm được.",
            "When a period has ended, the program files the report of a target linked to learning; only the machine's console can."),
        fields: [TargetFields.target.declaration, period.declaration])

    private let target, period: String

    init(_ input: ActInput) throws {
        target = try input[TargetFields.target]
        period = try input[Self.period]
    }

    func permit(in world: World) throws {
        let row = try TargetStore.target(target, in: world)
        try world.require(world.actor.identity == .operator)
        guard row.isOpen else { throw Refusal.targetWithdrawn }
    }

    func perform(in world: World) throws -> ActOutcome {
        let row = try TargetStore.target(target, in: world)
        guard let due = try TargetStore.periods(of: target, in: world).first(where: { $0.period == period }) else { throw Refusal.unknownPeriod }
        switch due.state {
        case .reported: throw Refusal.alreadyReported(due.label)
        case .excused: throw Refusal.excusedPeriod(due.label)
        case .owed: break
        }
        guard due.to < world.today else { throw Refusal.periodNotEnded(due.label, to: due.to) }
        guard let count = try LearningCounting.count(target, on: due.to, agency: world.agency, in: world.session) else {
            throw Refusal.targetNotLinked
        }
        let number = try ReportedNumber(row.measure, value: count.value, whole: count.whole, lastWhole: nil)
        let report = try ProgressReport(
            ActInput(["sentence": .string("\(count.words.vi) Nguồn: /phong-trao/\(row.slug)/hoc-tap/gio-hoc"), "on": .string(due.to.iso)]))
        let id = world.newID()
        try report.write(number, on: due.to, id: id, reason: "", for: row, due, in: world)
        try world.session.execute(
            """
            UPDATE due_report SET state = 'reported', reported_on = \(world.today.iso)
            WHERE agency_id = \(world.agency) AND target_id = \(target) AND period = \(period)
            """)
        let words = number.words(row.measure, unit: row.unitLabel)
        return ActOutcome(
            subject: "progress:\(id)",
            sentence: Text(
                "Hệ thống nộp báo cáo chỉ tiêu \(row.name), \(due.label.vi): \(words.vi), tính từ sổ học tập.",
                "The program reported on target \(row.name), \(due.label.en): \(words.en), counted from learning."),
            result: [
                "target": .string(target), "period": .string(period), "report": .string(id), "level": .string(number.level.plain),
                "value": .string(count.value.plain),
            ])
    }
}

extension Refusal {
    static func periodNotEnded(_ label: Text, to: CivilDate) -> Refusal {
        .conflict(
            "learning.period-runs", Text("\(label.vi) chưa hết.", "\(label.en) has not ended."),
            next: Text("Báo cáo tự nộp từ ngày \(to.adding(days: 1).vietnamese).", "The report files itself from \(to.adding(days: 1).vietnamese)."))
    }
}
