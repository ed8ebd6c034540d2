internal import PlanReading
internal import Storage
internal import Vietnamese

/// Accepts one obligation as read.
struct AcceptObligation: Act {
    static let declaration = ActDeclaration(
        "obligation.accept", title: Text("Chấp nhận nghĩa vụ", "Accept an obligation"),
        summary: Text("Chấp nhận một nghĩa vụ như đã đọc.", "Accepts one obligation as it reads."), button: Text("Chấp nhận", "Accept"),
        fields: [PlanFields.obligation.declaration])

    private let obligation: String

    init(_ input: ActInput) throws { obligation = try input[PlanFields.obligation] }

    func permit(in world: World) throws { _ = try PlanStore.obligationToPrepare(obligation, in: world) }

    func perform(in world: World) throws -> ActOutcome {
        let (stored, plan) = try PlanStore.obligation(obligation, in: world)
        var one = stored
        one.state = .accepted
        try PlanStore.update(one, in: world)
        return ActOutcome(
            subject: one.subject,
            sentence: Text(
                "\(world.actor.name) chấp nhận nghĩa vụ \(one.clause) của kế hoạch “\(plan.title)”.",
                "\(world.actor.name) accepted obligation \(one.clause) of the plan “\(plan.title)”."),
            result: ["plan": .string(plan.id), "clause": .string(one.clause)])
    }
}

/// Accepts every obligation of a plan that still waits.
struct AcceptAllObligations: Act {
    static let declaration = ActDeclaration(
        "obligation.accept-all", title: Text("Chấp nhận tất cả nghĩa vụ", "Accept all obligations"),
        summary: Text("Chấp nhận mọi nghĩa vụ còn chờ của một kế hoạch.", "Accepts every obligation of a plan that still waits."),
        button: Text("Chấp nhận tất cả", "Accept all"), fields: [PlanFields.plan.declaration])

    private let plan: String

    init(_ input: ActInput) throws { plan = try input[PlanFields.plan] }

    func permit(in world: World) throws { _ = try PlanStore.planToPrepare(plan, in: world) }

    func perform(in world: World) throws -> ActOutcome {
        let row = try PlanStore.plan(plan, in: world)
        let count = try world.session.execute(
            "UPDATE obligation SET state = 'accepted' WHERE agency_id = \(world.agency) AND plan_id = \(plan) AND state = 'proposed'")
        return ActOutcome(
            subject: row.subject,
            sentence: Text(
                "\(world.actor.name) chấp nhận \(count) nghĩa vụ của kế hoạch “\(row.title)”.",
                "\(world.actor.name) accepted \(count) obligations of the plan “\(row.title)”."),
            result: ["plan": .string(plan), "accepted": .int(Int64(count))])
    }
}

/// Corrects what an obligation says; it must be accepted again.
struct CorrectObligation: Act {
    static let declaration = ActDeclaration(
        "obligation.correct", title: Text("Sửa nghĩa vụ", "Correct an obligation"),
        summary: Text(
            "Sửa nội dung, loại, hạn và đường dẫn của một nghĩa vụ.", "Corrects text, kind, due date and clause path of an obligation."),
        fields: [
            PlanFields.obligation.declaration, PlanFields.words.declaration, PlanFields.kind.declaration, PlanFields.due.declaration,
            PlanFields.clause.declaration,
        ])

    private let obligation, text, kind, clause: String
    private let due: CivilDate?

    init(_ input: ActInput) throws {
        obligation = try input[PlanFields.obligation]
        text = try input[PlanFields.words]
        kind = try input[PlanFields.kind]
        due = try input[PlanFields.due]
        clause = try input[PlanFields.clause]
    }

    func permit(in world: World) throws { try ObligationShape.requireOpen(obligation, in: world) }

    func perform(in world: World) throws -> ActOutcome {
        let (stored, plan) = try PlanStore.obligation(obligation, in: world)
        var one = stored
        let before = one.clause
        try ObligationShape.requireFree(clause, in: plan, besides: one.id, world: world)
        one.text = text
        one.kind = ObligationKind(rawValue: kind) ?? one.kind
        one.due = due
        one.clause = clause
        one.state = .proposed
        try PlanStore.update(one, in: world)
        if before != clause { try ObligationShape.move(one.id, to: clause, in: plan.id, world: world) }
        return ActOutcome(
            subject: one.subject,
            sentence: Text(
                "\(world.actor.name) sửa nghĩa vụ \(clause) của kế hoạch “\(plan.title)”.",
                "\(world.actor.name) corrected obligation \(clause) of the plan “\(plan.title)”."),
            result: ["plan": .string(plan.id), "clause": .string(clause)])
    }
}

/// Adds an obligation the reader did not find.
struct AddObligation: Act {
    static let declaration = ActDeclaration(
        "obligation.add", title: Text("Thêm nghĩa vụ", "Add an obligation"),
        summary: Text("Thêm nghĩa vụ mà máy chưa đọc ra.", "Adds an obligation the reader did not find."),
        fields: [PlanFields.plan.declaration, PlanFields.clause.declaration, PlanFields.kind.declaration, PlanFields.words.declaration])

    private let plan, clause, kind, text: String

    init(_ input: ActInput) throws {
        plan = try input[PlanFields.plan]
        clause = try input[PlanFields.clause]
        kind = try input[PlanFields.kind]
        text = try input[PlanFields.words]
    }

    func permit(in world: World) throws {
        guard try PlanStore.planToPrepare(plan, in: world).status == .draft else { throw Refusal.planLaunched }
    }

    func perform(in world: World) throws -> ActOutcome {
        let row = try PlanStore.plan(plan, in: world)
        try ObligationShape.requireFree(clause, in: row, besides: nil, world: world)
        let one = ObligationRow(
            id: world.newID(), plan: plan, clause: clause, position: 0, kind: ObligationKind(rawValue: kind) ?? .content, text: text, named: [],
            source: nil, due: nil, state: .proposed, readClause: nil, readText: nil)
        try PlanStore.insert(one, in: world)
        try ObligationShape.move(one.id, to: clause, in: plan, world: world)
        return ActOutcome(
            subject: one.subject,
            sentence: Text(
                "\(world.actor.name) thêm nghĩa vụ \(clause) vào kế hoạch “\(row.title)”.",
                "\(world.actor.name) added obligation \(clause) to the plan “\(row.title)”."),
            result: ["plan": .string(plan), "obligation": .string(one.id), "clause": .string(clause)])
    }
}

/// Takes an obligation out of a plan, with a reason.
struct RemoveObligation: Act {
    static let reason = Field.text("reason", Text("Lý do", "Reason"), max: 500)
    static let declaration = ActDeclaration(
        "obligation.remove", title: Text("Bỏ nghĩa vụ", "Remove an obligation"),
        summary: Text("Bỏ một nghĩa vụ đọc nhầm khỏi kế hoạch, kèm lý do.", "Takes an obligation read by mistake out of the plan, with a reason."),
        button: Text("Bỏ", "Remove"), fields: [PlanFields.obligation.declaration, reason.declaration])

    private let obligation, reason: String

    init(_ input: ActInput) throws {
        obligation = try input[PlanFields.obligation]
        reason = try input[Self.reason]
    }

    func permit(in world: World) throws { try ObligationShape.requireOpen(obligation, in: world) }

    func perform(in world: World) throws -> ActOutcome {
        let (stored, plan) = try PlanStore.obligation(obligation, in: world)
        var one = stored
        one.state = .removed
        try PlanStore.update(one, in: world)
        return ActOutcome(
            subject: one.subject,
            sentence: Text(
                "\(world.actor.name) bỏ nghĩa vụ \(one.clause) khỏi kế hoạch “\(plan.title)”: \(reason).",
                "\(world.actor.name) removed obligation \(one.clause) from the plan “\(plan.title)”: \(reason)."),
            result: ["plan": .string(plan.id), "clause": .string(one.clause)])
    }
}
