internal import Storage
internal import Vietnamese

/// Says what happened on a clause of a running movement.
struct NoteClause: Act {
    static let words = Field.lines("text", Text("Việc đã làm", "What happened"), hint: Text("Một hai câu.", "A sentence or two."), max: 2000)
    static let on = Field.date("on", Text("Ngày", "Date"))
    static let declaration = ActDeclaration(
        "clause.note", title: Text("Ghi việc đã làm", "Note what happened"),
        summary: Text(
            "Người phụ trách ghi việc đã làm cho một nghĩa vụ; nghĩa vụ có việc trong kỳ là nghĩa vụ đang sống.",
            "The owner notes what happened on an obligation; one with something in its period is alive."),
        button: Text("Ghi", "Note"), fields: [PlanFields.obligation.declaration, words.declaration, on.declaration])

    private let obligation, text: String
    private let on: CivilDate

    init(_ input: ActInput) throws {
        obligation = try input[PlanFields.obligation]
        text = try input[Self.words]
        on = try input[Self.on]
    }

    func permit(in world: World) throws {
        let (one, plan) = try PlanStore.obligation(obligation, in: world)
        try world.require(PlanPolicy.mayNote(world.actor, owners: try PlanStore.owners(of: plan.id, in: world)[one.id] ?? []))
        guard plan.status == .launched else { throw Refusal.planNotLaunched }
        guard one.state.isLive else { throw Refusal.obligationGone }
    }

    func perform(in world: World) throws -> ActOutcome {
        let (one, plan) = try PlanStore.obligation(obligation, in: world)
        guard on <= world.today else { throw Refusal.invalid("on", "Ngày chưa tới.", "This date has not come yet.") }
        let owners = try PlanStore.owners(of: plan.id, in: world)[one.id] ?? []
        let unit = try ClauseEvents.unit(of: world.actor, among: owners, in: world)
        try ClauseEvents.append(.note, to: one.id, on: on, note: text, unit: unit, in: world)
        return ActOutcome(
            subject: one.subject,
            sentence: Text(
                "\(world.actor.name) ghi việc đã làm ngày \(on.vietnamese) cho nghĩa vụ \(one.clause) của “\(plan.title)”.",
                "\(world.actor.name) noted what happened on \(on.vietnamese) for obligation \(one.clause) of “\(plan.title)”."),
            result: ["plan": .string(plan.id), "clause": .string(one.clause)])
    }
}

/// What can happen on a clause.
public enum ClauseEventKind: String, Sendable, Hashable {
    /// Somebody responsible wrote down what was done.
    case note
    /// Everybody in an owning unit has read and acknowledged the plan.
    case cascade
    /// The owner of a target reported a number.
    case progress
    /// The owner of a target wrote something into its register.
    case entry
    /// The head of an owning unit passed the plan on with a word of their own.
    case passOn = "pass-on"
    /// A post that belongs to the clause was published.
    case news

    /// What the event is called.
    public var label: Text {
        switch self {
        case .note: Text("Ghi việc đã làm", "Noted what was done")
        case .passOn: Text("Thủ trưởng đơn vị triển khai quán triệt", "The head passed the plan on in the unit")
        case .cascade: Text("Cả đơn vị đã quán triệt kế hoạch", "The whole unit has read the plan")
        case .progress: Text("Báo cáo chỉ tiêu", "Reported on a target")
        case .entry: Text("Ghi vào sổ theo dõi", "Added to the register")
        case .news: Text("Đăng tin", "Published a post")
        }
    }
}

/// Writing what happened on clauses.
enum ClauseEvents {
    /// The unit for which the actor speaks on a clause: the first owner they stand behind; nil for a person or the officer.
    static func unit(of actor: Actor, among owners: [OwnerKey], in world: World) throws -> String? {
        guard let owner = owners.first(where: { PlanPolicy.owns(actor, $0) }) else { return nil }
        switch owner.kind {
        case .unit: return owner.id
        case .post: return try world.session.row("SELECT unit_id FROM post WHERE agency_id = \(world.agency) AND post_id = \(owner.id)")?.text(0)
        case .person: return nil
        }
    }

    static func append(_ kind: ClauseEventKind, to obligation: String, on day: CivilDate, note: String, unit: String?, in world: World) throws {
        try world.session.execute(
            """
            INSERT INTO clause_event (agency_id, obligation_id, event_id, kind, at, on_date, actor, note, unit_id)
            VALUES (\(world.agency), \(obligation), \(world.newID()), \(kind.rawValue), \(world.now.milliseconds), \(day.iso),
                    \(world.actor.recordName), \(note), \(unit))
            """)
    }
}
