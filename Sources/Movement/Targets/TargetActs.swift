internal import Storage
internal import Vietnamese

/// Fields that several acts on targets share.
enum TargetFields {
    static let target = Field.reference("target", Text("Chỉ tiêu", "Target"), to: "target")
    static let reason = Field.lines("reason", Text("Lý do", "Reason"), max: 1000)
    static let evidence = Field.references(
        "evidence", Text("Minh chứng đã có", "Evidence already here"),
        to: "evidence", hint: Text("Chọn những minh chứng cho thấy số này.", "Choose what shows this number."), max: 20)
}

/// Sets a target for one or several owners.
struct CreateTarget: Act {
    static let declaration = ActDeclaration(
        "target.create", title: Text("Đặt chỉ tiêu", "Set a target"),
        summary: Text(
            "Đặt chỉ tiêu cho một nghĩa vụ của phong trào; mỗi nơi phụ trách có một chỉ tiêu cùng mã, với lịch báo cáo của mình.",
            "Sets a target on an obligation of a movement; each owner gets one with the same code and its own reporting calendar."),
        button: Text("Đặt chỉ tiêu", "Set the target"),
        fields: [PlanFields.movement.declaration, PlanFields.obligation.declaration] + TargetSpec.fields + OwnerList.fields)

    private let movement, obligation: String
    private let spec: TargetSpec
    private let owners: OwnerList

    init(_ input: ActInput) throws {
        movement = try input[PlanFields.movement]
        obligation = try input[PlanFields.obligation]
        spec = try TargetSpec(input)
        owners = try OwnerList(input)
    }

    func permit(in world: World) throws {
        _ = try MovementRow.load(movement, in: world)
        try world.require(TargetPolicy.maySet(world.actor))
    }

    func perform(in world: World) throws -> ActOutcome {
        let movement = try MovementRow.load(movement, in: world)
        let (clause, plan) = try PlanStore.obligation(obligation, in: world)
        guard plan.id == movement.plan else {
            throw Refusal.invalid("obligation", "Nghĩa vụ không thuộc phong trào này.", "This obligation is not part of the movement.")
        }
        guard clause.state.isLive else { throw Refusal.obligationGone }
        var problems = spec.problems(from: movement.from, to: movement.to, today: world.today)
        if owners.keys.isEmpty {
            problems.append(FieldProblem("units", Text("Chọn ít nhất một nơi phụ trách.", "Choose at least one owner.")))
        }
        guard problems.isEmpty else { throw Refusal.invalid(problems) }
        try owners.requireKnown(in: world)
        var writing = try TargetWriting(movement, in: world)
        guard try writing.taken(code: spec.code, among: owners.keys).isEmpty else { throw Refusal.targetExists }
        let ids = try writing.write(
            owners.keys.map { NewTarget(spec: spec, obligation: clause.id, owner: $0) },
            units: try TargetStore.units(of: owners.keys, in: world))
        return ActOutcome(
            subject: "target:\(ids[0])",
            sentence: Text(
                "\(world.actor.name) đặt chỉ tiêu \(spec.code) “\(spec.title)” của nghĩa vụ \(clause.clause) cho \(ids.count) nơi phụ trách.",
                "\(world.actor.name) set target \(spec.code) “\(spec.title)” on obligation \(clause.clause) for \(ids.count) owners."),
            result: [
                "movement": .string(movement.id), "slug": .string(movement.slug), "code": .string(spec.code),
                "targets": .array(ids.map(JSONValue.string)),
            ])
    }
}

/// Changes title, goal or note of a target; what was reported stays.
struct AmendTarget: Act {
    static let title = Field.optionalText(
        "title", Text("Tên chỉ tiêu", "Title"), hint: Text("Bỏ trống để giữ nguyên.", "Leave empty to keep it."), max: 300)
    static let goal = Field.optionalQuantity(
        "goal", Text("Mức phấn đấu", "Goal"), hint: Text("Bỏ trống để giữ nguyên.", "Leave empty to keep it."))
    static let note = Field.optionalLines(
        "note", Text("Ghi chú", "Note"), hint: Text("Bỏ trống để giữ nguyên.", "Leave empty to keep it."), max: 1000)
    static let seen = Field.integer(
        "seen", Text("Bản đã xem", "Version seen"),
        hint: Text("Số bản của chỉ tiêu lúc bạn mở.", "Number of the version of the target you looked at."), in: 1...1_000_000)
    static let declaration = ActDeclaration(
        "target.amend", title: Text("Điều chỉnh chỉ tiêu", "Amend a target"),
        summary: Text(
            "Sửa tên, mức phấn đấu hoặc ghi chú, nêu lý do; số đã báo giữ nguyên.",
            "Changes title, goal or note with a reason; what was reported stays."),
        button: Text("Điều chỉnh", "Amend"),
        fields: [
            TargetFields.target.declaration, title.declaration, goal.declaration, note.declaration, TargetFields.reason.declaration, seen.declaration,
        ])

    private let target, reason: String
    private let title, note: String?
    private let goal: Quantity?
    private let seen: Int

    init(_ input: ActInput) throws {
        target = try input[TargetFields.target]
        title = try input[Self.title]
        goal = try input[Self.goal]
        note = try input[Self.note]
        reason = try input[TargetFields.reason]
        seen = try input[Self.seen]
    }

    func permit(in world: World) throws { _ = try TargetStore.targetToSet(target, in: world) }

    func perform(in world: World) throws -> ActOutcome {
        let one = try TargetStore.target(target, in: world)
        guard one.version == seen else { throw Refusal.targetMoved }
        let (title, goal, note) = (title ?? one.title, goal ?? one.goal, note ?? one.note)
        let problems = goalProblems(one.measure, goal: goal)
        guard problems.isEmpty else { throw Refusal.invalid(problems) }
        guard (title, goal, note) != (one.title, one.goal, one.note) else { throw Refusal.targetUnchanged }
        try TargetStore.amend(one.id, code: one.code, title: title, goal: goal, note: note, in: world)
        let change = goal == one.goal ? Text("", "") : Text(", mức \(one.goal[.vi]) → \(goal[.vi])", ", goal \(one.goal[.en]) → \(goal[.en])")
        return ActOutcome(
            subject: one.subject,
            sentence: Text(
                "\(world.actor.name) điều chỉnh chỉ tiêu \(one.code) “\(title)”\(change.vi). Lý do: \(reason)",
                "\(world.actor.name) amended target \(one.code) “\(title)”\(change.en). Reason: \(reason)"),
            result: ["target": .string(one.id), "version": .int(Int64(one.version + 1))])
    }
}

/// Takes a target back; what was reported stays, what was owed is excused.
struct WithdrawTarget: Act {
    static let declaration = ActDeclaration(
        "target.withdraw", title: Text("Rút chỉ tiêu", "Withdraw a target"),
        summary: Text(
            "Thôi theo dõi chỉ tiêu, nêu lý do; số đã báo vẫn giữ, báo cáo còn nợ được miễn.",
            "Stops following a target, with a reason; reports stay, and those still owed are excused."),
        button: Text("Rút chỉ tiêu", "Withdraw"), fields: [TargetFields.target.declaration, TargetFields.reason.declaration])

    private let target, reason: String

    init(_ input: ActInput) throws {
        target = try input[TargetFields.target]
        reason = try input[TargetFields.reason]
    }

    func permit(in world: World) throws { _ = try TargetStore.targetToSet(target, in: world) }

    func perform(in world: World) throws -> ActOutcome {
        let one = try TargetStore.target(target, in: world)
        try TargetPast.keep(one.id, in: world)
        try world.session.execute(
            "UPDATE target SET state = 'withdrawn', version = version + 1 WHERE agency_id = \(world.agency) AND target_id = \(one.id)")
        let excused = try world.session.execute(
            "UPDATE due_report SET state = 'excused' WHERE agency_id = \(world.agency) AND target_id = \(one.id) AND state = 'owed'")
        return ActOutcome(
            subject: one.subject,
            sentence: Text(
                "\(world.actor.name) rút chỉ tiêu \(one.name). Lý do: \(reason)", "\(world.actor.name) withdrew target \(one.name). Reason: \(reason)"
            ),
            result: ["target": .string(one.id), "excused": .int(Int64(excused))])
    }
}
