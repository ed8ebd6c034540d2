internal import Storage
internal import Vietnamese

/// Takes a suggestion up: somebody is brought up as an exemplar.
struct TakeSuggestion: Act {
    static let declaration = ActDeclaration(
        "suggestion.take", title: Text("Nhận gợi ý", "Take a suggestion up"),
        summary: Text(
            "Nhận một gợi ý điển hình để bồi dưỡng; căn cứ của gợi ý được giữ lại nguyên văn.",
            "Takes a suggested exemplar up to be nurtured; the grounds of the suggestion are kept as they stand."),
        button: Text("Nhận để bồi dưỡng", "Take it up"),
        fields: [PlanFields.movement.declaration, ExemplarFields.suggestion.declaration, ExemplarFields.mentor.declaration])

    private let movement, suggestion: String
    private let mentor: String?

    init(_ input: ActInput) throws {
        movement = try input[PlanFields.movement]
        suggestion = try input[ExemplarFields.suggestion]
        mentor = try input[ExemplarFields.mentor]
    }

    func permit(in world: World) throws {
        _ = try MovementRow.load(movement, in: world)
        try world.require(ExemplarPolicy.mayManage(world.actor))
    }

    func perform(in world: World) throws -> ActOutcome {
        let row = try MovementRow.load(movement, in: world)
        let found = try SuggestionQueries.standing(suggestion, movement: row, for: world.actor, today: world.today, in: world.session)
        guard let found, found.exemplar == nil else { throw Refusal.suggestionGone }
        if found.subject.kind == .person, found.subject.id == world.actor.person { throw Refusal.ownExemplar }
        let maker = ExemplarMaker(
            movement: row, kind: found.subject.kind, subject: found.subject.id, name: "", suggestion: suggestion, grounds: found.why.vi,
            mentor: mentor)
        return try maker.make(found.subject.name, in: world)
    }
}

/// Puts a suggestion aside with a reason.
struct SetSuggestionAside: Act {
    static let declaration = ActDeclaration(
        "suggestion.aside", title: Text("Gác lại gợi ý", "Put a suggestion aside"),
        summary: Text(
            "Gác lại một gợi ý điển hình, với lý do; gợi ý vẫn tính trong trang công bằng.",
            "Puts a suggestion aside with a reason; it still counts on the page of fairness."),
        button: Text("Gác lại", "Put aside"),
        fields: [PlanFields.movement.declaration, ExemplarFields.suggestion.declaration, ExemplarFields.reason.declaration])

    private let movement, suggestion, reason: String

    init(_ input: ActInput) throws {
        movement = try input[PlanFields.movement]
        suggestion = try input[ExemplarFields.suggestion]
        reason = try input[ExemplarFields.reason]
    }

    func permit(in world: World) throws {
        _ = try MovementRow.load(movement, in: world)
        try world.require(ExemplarPolicy.mayManage(world.actor))
    }

    func perform(in world: World) throws -> ActOutcome {
        let row = try MovementRow.load(movement, in: world)
        let found = try SuggestionQueries.standing(suggestion, movement: row, for: world.actor, today: world.today, in: world.session)
        guard let found, found.exemplar == nil, found.aside == nil else { throw Refusal.suggestionGone }
        try world.session.execute(
            """
            INSERT INTO suggestion_aside (agency_id, movement_id, suggestion, reason, at, actor)
            VALUES (\(world.agency), \(movement), \(suggestion), \(reason), \(world.now.milliseconds), \(world.actor.recordName))
            """)
        // The sentence names nobody: whoever reads the record need not be somebody for whom suggestions exist.
        return ActOutcome(
            subject: "movement:\(movement)",
            sentence: Text("\(world.actor.name) gác lại một gợi ý điển hình.", "\(world.actor.name) put a suggested exemplar aside."),
            result: ["movement": .string(movement), "slug": .string(row.slug)])
    }
}

/// Takes somebody up whom no figure suggests, on grounds in words.
struct StartExemplar: Act {
    static let kind = Field.choice("kind", Text("Ai", "Who"), ExemplarKind.choices)
    static let person = Field.optionalReference("person", Text("Cá nhân", "Person"), to: "person")
    static let unit = Field.optionalReference("unit", Text("Đơn vị", "Unit"), to: "unit")
    static let name = Field.optionalText(
        "name", Text("Tên hộ gia đình, tổ chức", "Name of the household or organisation"),
        hint: Text("Chỉ khi ở ngoài cơ quan.", "Only for those outside the agency."), max: 200
    ).kept(.outsideRecord)
    static let grounds = Field.lines(
        "grounds", Text("Căn cứ", "Grounds"),
        hint: Text("Việc đã làm, số liệu, và nơi tra lại được.", "What was done, in figures, and where it can be looked up."), max: 2000)
    static let declaration = ActDeclaration(
        "exemplar.start", title: Text("Thêm điển hình cần bồi dưỡng", "Take an exemplar up"),
        summary: Text(
            "Chọn một cá nhân, đơn vị, hộ gia đình hay tổ chức để bồi dưỡng thành điển hình, với căn cứ.",
            "Takes a person, unit, household or organisation up to be nurtured as an exemplar, with grounds."),
        button: Text("Thêm", "Take up"),
        fields: [
            PlanFields.movement.declaration, kind.declaration, person.declaration, unit.declaration, name.declaration, grounds.declaration,
            ExemplarFields.mentor.declaration,
        ])

    private let movement, grounds: String
    private let kind: ExemplarKind
    private let person, unit, name, mentor: String?

    init(_ input: ActInput) throws {
        movement = try input[PlanFields.movement]
        kind = ExemplarKind(rawValue: try input[Self.kind]) ?? .person
        person = try input[Self.person]
        unit = try input[Self.unit]
        name = try input[Self.name]
        grounds = try input[Self.grounds]
        mentor = try input[ExemplarFields.mentor]
    }

    func permit(in world: World) throws {
        _ = try MovementRow.load(movement, in: world)
        try world.require(ExemplarPolicy.mayManage(world.actor))
    }

    func perform(in world: World) throws -> ActOutcome {
        let row = try MovementRow.load(movement, in: world)
        let (key, chosen) =
            switch kind {
            case .person: ("person", person)
            case .unit: ("unit", unit)
            case .household, .organisation: ("name", name)
            }
        guard let chosen else { throw Refusal.invalid(key, "Chọn hoặc ghi tên.", "Choose one, or enter a name.") }
        let called: Text
        switch kind {
        case .person:
            if chosen == world.actor.person { throw Refusal.ownExemplar }
            called = Text(same: try ExemplarNames.person(chosen, field: "person", in: world))
        case .unit: called = try ExemplarNames.unit(chosen, in: world)
        case .household, .organisation: called = kind.label
        }
        let maker = ExemplarMaker(
            movement: row, kind: kind, subject: kind.isOutside ? nil : chosen, name: kind.isOutside ? chosen : "", suggestion: "", grounds: grounds,
            mentor: mentor)
        return try maker.make(called, in: world)
    }
}

/// Makes an exemplar that is being nurtured.
private struct ExemplarMaker {
    let movement: MovementRow
    let kind: ExemplarKind
    let subject: String?
    let name, suggestion, grounds: String
    let mentor: String?

    func make(_ called: Text, in world: World) throws -> ActOutcome {
        if let mentor { try MentorRules.check(mentor, person: kind == .person ? subject : nil, in: world) }
        if let subject {
            let taken = try world.session.row(
                """
                SELECT 1 FROM exemplar WHERE agency_id = \(world.agency) AND movement_id = \(movement.id) AND state <> 'withdrawn'
                AND COALESCE(person_id, unit_id) = \(subject)
                """)
            guard taken == nil else {
                throw Refusal.conflict(
                    "exemplar.already", Text("Đã có điển hình này trong phong trào.", "There is an exemplar of theirs in the movement already."),
                    next: Text("Mở điển hình đã có.", "Open the one there is."))
            }
        }
        let id = world.newID()
        let number =
            try world.session.row(
                "SELECT COALESCE(MAX(number), 0) + 1 FROM exemplar WHERE agency_id = \(world.agency) AND movement_id = \(movement.id)")?.int(0) ?? 1
        try world.session.execute(
            """
            INSERT INTO exemplar (agency_id, exemplar_id, movement_id, number, subject_kind, person_id, unit_id, name, folded, suggestion, grounds,
                                  mentor, state, version, reason, created_at, created_by)
            VALUES (\(world.agency), \(id), \(movement.id), \(number), \(kind.rawValue), \(kind == .person ? subject : nil),
                    \(kind == .unit ? subject : nil), \(name), '', \(suggestion), \(grounds), \(mentor), 'nurturing', 0, '',
                    \(world.now.milliseconds), \(world.actor.recordName))
            """)
        return ActOutcome(
            subject: "exemplar:\(id)",
            sentence: Text(
                "\(world.actor.name) nhận bồi dưỡng điển hình ĐH-\(number): \(called.vi).",
                "\(world.actor.name) took exemplar ĐH-\(number) up: \(called.en)."),
            result: ["exemplar": .string(id), "movement": .string(movement.id), "slug": .string(movement.slug)])
    }
}

/// Who can be a mentor.
private enum MentorRules {
    static func check(_ mentor: String, person: String?, in world: World) throws {
        _ = try ExemplarNames.person(mentor, field: "mentor", in: world)
        guard mentor != person else { throw Refusal.invalid("mentor", "Không ai tự kèm mình.", "Nobody is their own mentor.") }
    }
}

/// Says who helps an exemplar along.
struct SetMentor: Act {
    static let mentor = Field.reference("mentor", Text("Người kèm", "Mentor"), to: "person")
    static let declaration = ActDeclaration(
        "exemplar.mentor", title: Text("Giao người kèm", "Name a mentor"),
        summary: Text(
            "Giao một người kèm cặp điển hình đang bồi dưỡng; 30 ngày không ghi nhận thì nhắc trên bàn làm việc.",
            "Names the person who helps an exemplar along; their desk reminds them after 30 days without a check-in."),
        button: Text("Giao kèm", "Name"), fields: [ExemplarFields.exemplar.declaration, mentor.declaration])

    private let exemplar, mentor: String

    init(_ input: ActInput) throws {
        exemplar = try input[ExemplarFields.exemplar]
        mentor = try input[Self.mentor]
    }

    func permit(in world: World) throws { _ = try ExemplarRow.load(exemplar, to: .mentor, in: world) }

    func perform(in world: World) throws -> ActOutcome {
        let row = try ExemplarRow.load(exemplar, to: .mentor, in: world)
        try MentorRules.check(mentor, person: row.person, in: world)
        let name = try ExemplarNames.person(mentor, field: "mentor", in: world)
        try row.update("mentor = \(mentor)", in: world)
        return ActOutcome(
            subject: row.subject,
            sentence: Text(
                "\(world.actor.name) giao \(name) kèm điển hình \(row.reference).", "\(world.actor.name) named \(name) mentor of \(row.reference)."),
            result: row.result())
    }
}

/// Adds what is to be done to bring an exemplar up.
struct PlanNurture: Act {
    static let what = Field.lines("what", Text("Làm gì", "What"), max: 500)
    static let by = Field.date("by", Text("Xong trong ngày", "By"))
    static let declaration = ActDeclaration(
        "exemplar.plan", title: Text("Thêm việc bồi dưỡng", "Plan the nurture"),
        summary: Text("Thêm một việc vào kế hoạch bồi dưỡng: làm gì, xong lúc nào.", "Adds one thing to the plan: what is done, and by when."),
        button: Text("Thêm việc", "Add"), fields: [ExemplarFields.exemplar.declaration, what.declaration, by.declaration])

    private let exemplar, what: String
    private let by: CivilDate

    init(_ input: ActInput) throws {
        exemplar = try input[ExemplarFields.exemplar]
        what = try input[Self.what]
        by = try input[Self.by]
    }

    func permit(in world: World) throws { _ = try ExemplarRow.load(exemplar, to: .plan, in: world) }

    func perform(in world: World) throws -> ActOutcome {
        let row = try ExemplarRow.load(exemplar, to: .plan, in: world)
        guard by >= world.today else { throw Refusal.invalid("by", "Chọn ngày từ hôm nay.", "Choose today or a later day.") }
        try world.session.execute(
            """
            INSERT INTO exemplar_step (agency_id, exemplar_id, step_id, what, by_date, at, actor)
            VALUES (\(world.agency), \(exemplar), \(world.newID()), \(what), \(by.iso), \(world.now.milliseconds), \(world.actor.recordName))
            """)
        return ActOutcome(
            subject: row.subject,
            sentence: Text(
                "\(world.actor.name) thêm việc bồi dưỡng \(row.reference), xong trong ngày \(by.vietnamese).",
                "\(world.actor.name) planned a step for \(row.reference), due \(by.vietnamese)."),
            result: row.result())
    }
}

/// Notes what the mentor or the person saw, and what of the plan is done.
struct CheckInOnExemplar: Act {
    static let on = Field.date("on", Text("Ngày", "Day"))
    static let seen = Field.lines("seen", Text("Thấy gì", "What was seen"), max: 2000)
    static let steps = Field.references("steps", Text("Việc đã xong", "Done of the plan"), to: "exemplar step")
    static let declaration = ActDeclaration(
        "exemplar.checkin", title: Text("Ghi nhận bồi dưỡng", "Check in"),
        summary: Text(
            "Người kèm, hoặc chính người được bồi dưỡng, ghi lại ngày đó thấy gì và việc nào đã xong.",
            "The mentor, or whoever is nurtured, notes what was seen on a day and what of the plan is done."),
        button: Text("Ghi nhận", "Note it"),
        fields: [ExemplarFields.exemplar.declaration, on.declaration, seen.declaration, steps.declaration])

    private let exemplar, seen: String
    private let on: CivilDate
    private let steps: [String]

    init(_ input: ActInput) throws {
        exemplar = try input[ExemplarFields.exemplar]
        on = try input[Self.on]
        seen = try input[Self.seen]
        steps = try input[Self.steps]
    }

    func permit(in world: World) throws { _ = try ExemplarRow.load(exemplar, to: .checkIn, in: world) }

    func perform(in world: World) throws -> ActOutcome {
        let row = try ExemplarRow.load(exemplar, to: .checkIn, in: world)
        guard on <= world.today else { throw Refusal.invalid("on", "Ngày này chưa đến.", "This day has not come.") }
        let open = Set(
            try world.session.rows(
                "SELECT step_id FROM exemplar_step WHERE agency_id = \(world.agency) AND exemplar_id = \(exemplar) AND done_on IS NULL"
            ).map { try $0.text(0) })
        guard open.isSuperset(of: steps) else {
            throw Refusal.invalid("steps", "Chọn trong các việc chưa xong.", "Choose among what is not done.")
        }
        try world.session.execute(
            """
            UPDATE exemplar_step SET done_on = \(on.iso)
            WHERE agency_id = \(world.agency) AND exemplar_id = \(exemplar) AND step_id IN \(list: steps)
            """)
        try world.session.execute(
            """
            INSERT INTO exemplar_checkin (agency_id, exemplar_id, checkin_id, on_date, seen, at, actor)
            VALUES (\(world.agency), \(exemplar), \(world.newID()), \(on.iso), \(seen), \(world.now.milliseconds), \(world.actor.recordName))
            """)
        return ActOutcome(
            subject: row.subject,
            sentence: Text(
                "\(world.actor.name) ghi nhận việc bồi dưỡng \(row.reference), ngày \(on.vietnamese).",
                "\(world.actor.name) checked in on \(row.reference) for \(on.vietnamese)."),
            result: row.result(["done": .int(Int64(steps.count))]))
    }
}
