internal import Storage
internal import Vietnamese

/// Gives an obligation its owners.
struct AssignObligation: Act {
    static let due = Field.optionalDate(
        "due", Text("Hạn", "Due"), hint: Text("Bỏ trống để giữ hạn đang có.", "Leave empty to keep the present date."))
    static let declaration = ActDeclaration(
        "obligation.assign", title: Text("Giao nghĩa vụ", "Assign an obligation"),
        summary: Text(
            "Giao nghĩa vụ cho đơn vị, chức vụ hoặc người; mục đầu tiên chủ trì, các mục sau phối hợp.",
            "Gives an obligation to units, posts or people; the first leads, the others take part."),
        button: Text("Giao", "Assign"),
        fields: [PlanFields.obligation.declaration] + OwnerList.fields + [due.declaration])

    private let obligation: String
    private let owners: OwnerList
    private let due: CivilDate?

    init(_ input: ActInput) throws {
        obligation = try input[PlanFields.obligation]
        owners = try OwnerList(input)
        due = try input[Self.due]
    }

    func permit(in world: World) throws {
        let (_, plan) = try PlanStore.obligationToPrepare(obligation, in: world)
        guard plan.status == .draft || !owners.keys.isEmpty else {
            throw Refusal.invalid(
                "units", "Phong trào đang chạy: nghĩa vụ nào cũng phải có người phụ trách.",
                "The movement is running: every obligation must keep an owner.")
        }
    }

    func perform(in world: World) throws -> ActOutcome {
        let (stored, plan) = try PlanStore.obligation(obligation, in: world)
        try owners.requireKnown(in: world)
        var one = stored
        one.due = due ?? one.due
        try PlanStore.update(one, in: world)
        try PlanStore.setOwners(owners.keys, of: one.id, in: world)
        let labels = try OwnerQueries.load("o.obligation_id = \(one.id)", for: world.actor, on: world.today, in: world.session)[one.id] ?? []
        let vi = labels.map(\.label.vi).joined(separator: ", ")
        let en = labels.map(\.label.en).joined(separator: ", ")
        return ActOutcome(
            subject: one.subject,
            sentence: owners.keys.isEmpty
                ? Text(
                    "\(world.actor.name) bỏ người phụ trách nghĩa vụ \(one.clause) của kế hoạch “\(plan.title)”.",
                    "\(world.actor.name) left obligation \(one.clause) of the plan “\(plan.title)” without an owner.")
                : Text(
                    "\(world.actor.name) giao nghĩa vụ \(one.clause) của kế hoạch “\(plan.title)” cho \(vi).",
                    "\(world.actor.name) assigned obligation \(one.clause) of the plan “\(plan.title)” to \(en)."),
            result: ["plan": .string(plan.id), "clause": .string(one.clause), "owners": .int(Int64(owners.keys.count))])
    }
}
