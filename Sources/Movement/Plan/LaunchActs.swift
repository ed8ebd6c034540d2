internal import PlanReading
internal import Storage
internal import Vietnamese

/// Launches a plan as a movement: only by the head of the agency, only when every obligation is accepted and has an owner.
struct LaunchPlan: Act {
    static let authority = Field.optionalText(
        "authority", Text("Người phát động", "Launching authority"),
        hint: Text(
            "Chức vụ của người phát động; bỏ trống để lấy chức vụ của thủ trưởng.", "Post of the one who launches; empty takes the head's post."))
    static let name = Field.optionalText(
        "name", Text("Tên phong trào", "Name of the movement"),
        hint: Text("Bỏ trống để lấy tên trong kế hoạch.", "Empty takes the name in the plan."), max: 300)
    static let slug = Field.optionalText(
        "slug", Text("Địa chỉ trang", "Page address"),
        hint: Text("Chữ thường không dấu, nối bằng gạch ngang.", "Lower-case letters without diacritics, joined by hyphens."), max: 100)
    static let from = Field.optionalDate(
        "from", Text("Từ ngày", "From"), hint: Text("Bỏ trống để lấy theo kế hoạch.", "Empty takes what the plan says."))
    static let to = Field.optionalDate(
        "to", Text("Đến hết ngày", "To"), hint: Text("Bỏ trống để lấy theo kế hoạch.", "Empty takes what the plan says."))
    static let question = Field.text("question", Text("Câu hỏi sau khi đọc", "Question after reading"), max: 500)
    static let choice1 = Field.text("choice1", Text("Phương án 1", "Choice 1"), max: 300)
    static let choice2 = Field.text("choice2", Text("Phương án 2", "Choice 2"), max: 300)
    static let choice3 = Field.optionalText("choice3", Text("Phương án 3", "Choice 3"), max: 300)
    static let choice4 = Field.optionalText("choice4", Text("Phương án 4", "Choice 4"), max: 300)
    static let answer = Field.integer("answer", Text("Phương án đúng", "Right choice"), in: 1...4)
    static let declaration = ActDeclaration(
        "plan.launch", title: Text("Phát động phong trào", "Launch the movement"),
        summary: Text(
            "Thủ trưởng cơ quan phát động phong trào theo kế hoạch đã rà soát; bản kế hoạch được giữ nguyên từ đó.",
            "The head of the agency launches the movement of a reviewed plan, whose version is fixed from then on."),
        button: Text("Phát động", "Launch"),
        fields: [
            PlanFields.plan.declaration, authority.declaration, name.declaration, slug.declaration, from.declaration, to.declaration,
            question.declaration, choice1.declaration, choice2.declaration, choice3.declaration, choice4.declaration, answer.declaration,
        ])

    private let plan, question: String
    private let authority, name, slug: String?
    private let from, to: CivilDate?
    private let choices: [String?]
    private let answer: Int

    init(_ input: ActInput) throws {
        plan = try input[PlanFields.plan]
        authority = try input[Self.authority]
        name = try input[Self.name]
        slug = try input[Self.slug]
        from = try input[Self.from]
        to = try input[Self.to]
        question = try input[Self.question]
        choices = [try input[Self.choice1], try input[Self.choice2], try input[Self.choice3], try input[Self.choice4]]
        answer = try input[Self.answer]
    }

    func permit(in world: World) throws {
        let row = try PlanStore.plan(plan, in: world)
        if PlanPolicy.mayPrepare(world.actor), !PlanPolicy.mayLaunch(world.actor) { throw Refusal.headLaunches }
        try world.require(PlanPolicy.mayLaunch(world.actor))
        guard row.status == .draft else { throw Refusal.planLaunched }
        if let blocker = try Readiness.load(of: plan, agency: world.agency, in: world.session).blockers.first { throw blocker }
    }

    func perform(in world: World) throws -> ActOutcome {
        let check = try LaunchQueries.check(of: plan, for: world.actor, today: world.today, in: world.session)
        let authority = authority ?? check.authority
        let name = name ?? check.name
        let (from, to) = try period(check)
        let slug = try address(check, in: world)
        let (choices, answer) = try choicesAndAnswer()
        let movement = world.newID()
        try world.session.execute(
            """
            INSERT INTO movement (agency_id, movement_id, plan_id, slug, name, period_from, period_to, version, launched_at, launched_by, authority,
                                  question, choices, answer)
            VALUES (\(world.agency), \(movement), \(plan), \(slug), \(name), \(from.iso), \(to.iso), \(check.version), \(world.now.milliseconds),
                    \(world.actor.recordName), \(authority), \(question), \(StoredJSON.text(choices)), \(answer))
            """)
        try Succession.carry(plan, into: movement, in: world)
        try world.session.execute("UPDATE plan SET status = 'launched' WHERE agency_id = \(world.agency) AND plan_id = \(plan)")
        let who = "\(authority) \(world.actor.name)"
        let span = "\(from.vietnamese) – \(to.vietnamese)"
        return ActOutcome(
            subject: "movement:\(movement)",
            sentence: Text(
                "\(who) phát động phong trào “\(name)” (\(span)) với \(check.obligations) nghĩa vụ.",
                "\(who) launched the movement “\(name)” (\(span)) with \(check.obligations) obligations."),
            result: [
                "movement": .string(movement), "slug": .string(slug), "plan": .string(plan), "version": .int(Int64(check.version)),
                "people": .int(Int64(check.told.people)), "units": .array(check.told.units.map { .string($0.vi) }),
                "recipients": .array(check.told.recipients.map(JSONValue.string)),
            ])
    }

    private func period(_ check: LaunchModel) throws -> (CivilDate, CivilDate) {
        guard let from = from ?? check.from else {
            throw Refusal.invalid("from", "Kế hoạch không nêu ngày bắt đầu; nhập ngày.", "The plan states no first day; enter it.")
        }
        guard let to = to ?? check.to else {
            throw Refusal.invalid("to", "Kế hoạch không nêu ngày kết thúc; nhập ngày.", "The plan states no last day; enter it.")
        }
        guard from <= to else { throw Refusal.invalid("to", "Ngày kết thúc phải sau ngày bắt đầu.", "The last day must be after the first.") }
        return (from, to)
    }

    private func address(_ check: LaunchModel, in world: World) throws -> String {
        guard let slug else { return check.slug }
        guard Vietnamese.slug(slug) == slug else {
            throw Refusal.invalid(
                "slug", "Chỉ dùng a-z, 0-9 và gạch ngang, ví dụ \(check.slug).", "Use only a-z, 0-9 and hyphens, for example \(check.slug).")
        }
        guard try !LaunchQueries.isTaken(slug: slug, in: world.session) else {
            throw Refusal.invalid(
                "slug", "Địa chỉ này đã có phong trào khác; thử \(check.slug).", "Another movement has this address; try \(check.slug).")
        }
        return slug
    }

    /// The choices that were filled in, and the place of the right one among them.
    private func choicesAndAnswer() throws -> ([String], Int) {
        guard choices[answer - 1] != nil else {
            throw Refusal.invalid("answer", "Phương án đúng phải là một phương án đã nhập.", "The right choice must be one that was entered.")
        }
        let filled = choices.compactMap(\.self)
        guard Set(filled).count == filled.count else {
            throw Refusal.invalid("choice2", "Các phương án phải khác nhau.", "The choices must differ.")
        }
        return (filled, choices.prefix(answer).compactMap(\.self).count)
    }
}
