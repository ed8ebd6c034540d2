internal import PlanReading
internal import Storage
internal import Vietnamese

/// Carries a movement on: makes the draft plan of the next one from what stands in this one.
///
/// The text is copied word for word and every obligation is proposed anew, with those of its owners that still stand. Days, values and decisions are
/// not carried: they are listed as open until they are made. The old movement stays as it is.
struct CloneMovement: Act {
    static let from = Field.date("from", Text("Từ ngày", "From"))
    static let to = Field.date("to", Text("Đến hết ngày", "To"))
    static let title = Field.optionalText(
        "title", Text("Tên kế hoạch mới", "Title of the new plan"),
        hint: Text("Bỏ trống để lấy tên kế hoạch cũ với giai đoạn mới.", "Empty takes the old title with the new years."), max: 500)
    static let declaration = ActDeclaration(
        "movement.clone", title: Text("Nối tiếp phong trào", "Carry the movement on"),
        summary: Text(
            "Lập dự thảo kế hoạch của phong trào giai đoạn sau từ phong trào này, nối hai phong trào với nhau; số liệu và quyết định cũ không mang theo.",
            "Drafts the plan of the next movement from this one and links the two; old figures and decisions are not carried over."),
        button: Text("Lập dự thảo", "Make the draft"),
        fields: [PlanFields.movement.declaration, from.declaration, to.declaration, title.declaration])

    private let movement: String
    private let from, to: CivilDate
    private let title: String?

    init(_ input: ActInput) throws {
        movement = try input[PlanFields.movement]
        from = try input[Self.from]
        to = try input[Self.to]
        title = try input[Self.title]
    }

    func permit(in world: World) throws {
        _ = try MovementRow.load(movement, in: world)
        try world.require(CoursePolicy.mayPrepare(world.actor))
        let next = try world.session.row("SELECT 1 FROM succession WHERE agency_id = \(world.agency) AND movement_id = \(movement)")
        guard next == nil else { throw Refusal.carriedOn }
    }

    func perform(in world: World) throws -> ActOutcome {
        let old = try MovementRow.load(movement, in: world)
        guard from > old.to else {
            throw Refusal.invalid(
                "from", "Chọn ngày sau ngày kết thúc phong trào này, \(old.to.vietnamese).",
                "Choose a day after the last of this movement, \(old.to.vietnamese).")
        }
        guard from <= to else { throw Refusal.invalid("to", "Ngày kết thúc phải sau ngày bắt đầu.", "The last day must be after the first.") }
        let current = try PlanVersions.current(of: old.plan, for: world.actor, in: world.session)
        let was = try PlanStore.plan(old.plan, in: world)
        let title = title ?? CourseRules.title(was.title, from: old.from, to: old.to, next: (from, to))
        let plan = world.newID()
        try world.session.execute(
            """
            INSERT INTO plan (agency_id, plan_id, title, status, version, created_at, created_by)
            VALUES (\(world.agency), \(plan), \(title), \(PlanStatus.draft.rawValue), 1, \(world.now.milliseconds), \(world.actor.recordName))
            """)
        try PlanIntake.store(current.text, current.document, number: 1, note: "", plan: plan, in: world)
        let carried = try carry(old.plan, to: plan, in: world)
        try world.session.execute(
            """
            INSERT INTO succession (agency_id, plan_id, movement_id, period_from, period_to, at, actor)
            VALUES (\(world.agency), \(plan), \(movement), \(from.iso), \(to.iso), \(world.now.milliseconds), \(world.actor.recordName))
            """)
        let years = "\(from.vietnamese) – \(to.vietnamese)"
        return ActOutcome(
            subject: "plan:\(plan)",
            sentence: Text(
                "\(world.actor.name) lập dự thảo kế hoạch “\(title)” (\(years)) nối tiếp phong trào “\(old.name)”: \(carried.obligations) nghĩa vụ phải rà lại.",
                "\(world.actor.name) drafted the plan “\(title)” (\(years)) to carry on the movement “\(old.name)”: \(carried.obligations) obligations to look at again."
            ),
            result: [
                "plan": .string(plan), "movement": .string(movement), "slug": .string(old.slug), "obligations": .int(Int64(carried.obligations)),
                "owners": .int(Int64(carried.owners)), "lost": .int(Int64(carried.lost)),
            ])
    }

    /// Copies the obligations that stand, proposed anew and without their days, with the owners that stand today.
    private func carry(_ old: String, to plan: String, in world: World) throws -> (obligations: Int, owners: Int, lost: Int) {
        let owners = try PlanStore.owners(of: old, in: world)
        let standing = try OwnerQueries.holding(Array(Set(owners.values.joined())), agency: world.agency, on: world.today, in: world.session)
        var carried = (obligations: 0, owners: 0, lost: 0)
        for one in try PlanStore.obligations(of: old, in: world) where one.state.isLive {
            let copy = ObligationRow(
                id: world.newID(), plan: plan, clause: one.clause, position: one.position, kind: one.kind, text: one.text, named: one.named,
                source: one.source, due: nil, state: .proposed, readClause: one.readClause, readText: one.readText)
            try PlanStore.insert(copy, in: world)
            let all = owners[one.id] ?? []
            let kept = all.filter(standing.contains)
            try PlanStore.setOwners(kept, of: copy.id, in: world)
            carried.obligations += 1
            carried.owners += kept.count
            carried.lost += all.count - kept.count
        }
        return carried
    }
}

/// What a launch takes over from the movement that the plan carries on.
enum Succession {
    /// The days that were chosen for the movement of a plan; nil when it carries on none.
    static func period(of plan: String, agency: String, in session: Session) throws -> (from: CivilDate, to: CivilDate)? {
        try session.row("SELECT period_from, period_to FROM succession WHERE agency_id = \(agency) AND plan_id = \(plan)").map {
            (try $0.civilDate(0), try $0.civilDate(1))
        }
    }

    /// Copies scoring tables as drafts, and the schedule of reminders switched off, so that somebody looks at both before they count.
    static func carry(_ plan: String, into movement: String, in world: World) throws {
        let row = try world.session.row("SELECT movement_id FROM succession WHERE agency_id = \(world.agency) AND plan_id = \(plan)")
        guard let old = try row?.text(0) else { return }
        for table in try world.session.rows(
            """
            SELECT table_id, body FROM scoring_table WHERE agency_id = \(world.agency) AND movement_id = \(old) AND state = 'adopted' ORDER BY table_id
            """)
        {
            _ = try ScoringStore.insert(
                try ScoringStore.decode(table.text(1)), movement: movement, copiedFrom: try table.text(0), in: world)
        }
        try world.session.execute(
            """
            INSERT INTO reminder_schedule (agency_id, movement_id, is_on, before_days, on_day, after_days, send_hour, quiet_from, quiet_to,
                                           escalate_after, acknowledge_every, set_at, set_by)
            SELECT agency_id, \(movement), 0, before_days, on_day, after_days, send_hour, quiet_from, quiet_to, escalate_after, acknowledge_every,
                   \(world.now.milliseconds), \(world.actor.recordName)
            FROM reminder_schedule WHERE agency_id = \(world.agency) AND movement_id = \(old)
            """)
    }
}

extension Refusal {
    static let carriedOn = Refusal.conflict(
        "movement.carried-on", Text("Phong trào này đã có kế hoạch nối tiếp.", "This movement is carried on already."),
        next: Text("Mở lộ trình của phong trào để tới kế hoạch đó.", "Open the course of the movement to find that plan."))
}
