internal import Storage
internal import Vietnamese

/// Names a unit in which the movement is tried first.
struct NamePilot: Act {
    static let unit = Field.reference("unit", Text("Đơn vị làm điểm", "Unit where it is tried"), to: "unit")
    static let what = Field.lines(
        "what", Text("Làm điểm việc gì", "What is tried"),
        hint: Text("Việc cụ thể, và nhìn vào đâu để biết là được.", "Something particular, and by what one will know that it works."), max: 1000)
    static let from = Field.date("from", Text("Từ ngày", "From"))
    static let to = Field.date("to", Text("Đến hết ngày", "To"))
    static let declaration = ActDeclaration(
        "movement.pilot", title: Text("Chọn đơn vị làm điểm", "Name a pilot"),
        summary: Text(
            "Chọn đơn vị làm trước trong phong trào, việc làm thử và thời gian; kết luận sau.",
            "Names a unit that tries the movement first, what it tries and for how long; the conclusion comes later."),
        button: Text("Chọn làm điểm", "Name the pilot"),
        fields: [PlanFields.movement.declaration, unit.declaration, what.declaration, from.declaration, to.declaration])

    private let movement, unit, what: String
    private let from, to: CivilDate

    init(_ input: ActInput) throws {
        movement = try input[PlanFields.movement]
        unit = try input[Self.unit]
        what = try input[Self.what]
        from = try input[Self.from]
        to = try input[Self.to]
    }

    func permit(in world: World) throws {
        _ = try MovementRow.load(movement, in: world)
        try world.require(CoursePolicy.mayPrepare(world.actor))
    }

    func perform(in world: World) throws -> ActOutcome {
        let row = try MovementRow.load(movement, in: world)
        guard row.to >= world.today else { throw Refusal.movementOver }
        let span = "\(row.from.vietnamese) – \(row.to.vietnamese)"
        var problems: [FieldProblem] = []
        for (key, day) in [("from", from), ("to", to)] where day < row.from || day > row.to {
            problems.append(FieldProblem(key, Text("Chọn ngày trong kỳ phong trào \(span).", "Choose a day of the movement, \(span).")))
        }
        if problems.isEmpty, to < from {
            problems.append(FieldProblem("to", Text("Ngày cuối phải sau ngày đầu.", "The last day must be after the first.")))
        }
        guard problems.isEmpty else { throw Refusal.invalid(problems) }
        let name = try CourseStore.unitName(unit, in: world)
        let taken = try world.session.row(
            """
            SELECT 1 FROM pilot WHERE agency_id = \(world.agency) AND movement_id = \(movement) AND unit_id = \(unit) AND state = 'running'
            """)
        guard taken == nil else { throw Refusal.pilotRunning }
        let id = world.newID()
        try world.session.execute(
            """
            INSERT INTO pilot (agency_id, pilot_id, movement_id, unit_id, what, period_from, period_to, state, result, named_at, named_by)
            VALUES (\(world.agency), \(id), \(movement), \(unit), \(what), \(from.iso), \(to.iso), 'running', '', \(world.now.milliseconds),
                    \(world.actor.recordName))
            """)
        return ActOutcome(
            subject: "pilot:\(id)",
            sentence: Text(
                "\(world.actor.name) chọn \(name.vi) làm điểm phong trào “\(row.name)” đến hết ngày \(to.vietnamese).",
                "\(world.actor.name) named \(name.en) as a pilot of the movement “\(row.name)” until \(to.vietnamese)."),
            result: ["movement": .string(movement), "pilot": .string(id)])
    }
}

/// Says what came of a pilot and what is decided from it.
struct ConcludePilot: Act {
    static let decision = Field.choice(
        "decision", Text("Kết luận", "Decision"), PilotDecision.allCases.map { Choice($0.rawValue, $0.label) })
    static let result = Field.lines("result", Text("Kết quả làm điểm", "What came of it"), max: 4000)
    static let declaration = ActDeclaration(
        "pilot.conclude", title: Text("Kết luận làm điểm", "Conclude a pilot"),
        summary: Text(
            "Ghi kết quả làm điểm và quyết định nhân rộng, điều chỉnh hay thôi.",
            "Says what came of a pilot and whether it is widened, adjusted or stopped."),
        button: Text("Ghi kết luận", "Conclude"), fields: [CourseFields.pilot.declaration, decision.declaration, result.declaration])

    private let pilot, result: String
    private let decision: PilotDecision

    init(_ input: ActInput) throws {
        pilot = try input[CourseFields.pilot]
        decision = PilotDecision(rawValue: try input[Self.decision]) ?? .adjust
        result = try input[Self.result]
    }

    func permit(in world: World) throws {
        let row = try CourseStore.pilot(pilot, in: world)
        try world.require(CoursePolicy.mayPrepare(world.actor))
        guard row.state == .running else { throw Refusal.pilotEnded }
        guard row.from <= world.today else { throw Refusal.pilotNotBegun }
    }

    func perform(in world: World) throws -> ActOutcome {
        let row = try CourseStore.pilot(pilot, in: world)
        try row.end(.concluded, decision: decision, words: result, in: world)
        return ActOutcome(
            subject: "pilot:\(pilot)",
            sentence: Text(
                "\(world.actor.name) kết luận việc làm điểm ở \(row.unit.vi): \(decision.label.vi.lowercased()).",
                "\(world.actor.name) concluded the pilot in \(row.unit.en): \(decision.label.en.lowercased())."),
            result: ["movement": .string(row.movement), "slug": .string(row.slug), "decision": .string(decision.rawValue)])
    }
}

/// Ends a pilot that will not be carried through.
struct DropPilot: Act {
    static let reason = Field.lines("reason", Text("Vì sao thôi", "Why it is dropped"), max: 1000)
    static let declaration = ActDeclaration(
        "pilot.drop", title: Text("Thôi làm điểm", "Drop a pilot"),
        summary: Text("Thôi làm điểm ở một đơn vị, với lý do; việc đã ghi vẫn giữ.", "Drops a pilot with a reason; what was noted stays."),
        button: Text("Thôi làm điểm", "Drop the pilot"), fields: [CourseFields.pilot.declaration, reason.declaration])

    private let pilot, reason: String

    init(_ input: ActInput) throws {
        pilot = try input[CourseFields.pilot]
        reason = try input[Self.reason]
    }

    func permit(in world: World) throws {
        let row = try CourseStore.pilot(pilot, in: world)
        try world.require(CoursePolicy.mayPrepare(world.actor))
        guard row.state == .running else { throw Refusal.pilotEnded }
    }

    func perform(in world: World) throws -> ActOutcome {
        let row = try CourseStore.pilot(pilot, in: world)
        try row.end(.dropped, decision: nil, words: reason, in: world)
        return ActOutcome(
            subject: "pilot:\(pilot)",
            sentence: Text(
                "\(world.actor.name) cho thôi làm điểm ở \(row.unit.vi): \(reason)",
                "\(world.actor.name) dropped the pilot in \(row.unit.en): \(reason)"),
            result: ["movement": .string(row.movement), "slug": .string(row.slug)])
    }
}

/// Sets the day of the interim review.
struct SetInterimDate: Act {
    static let on = Field.date("on", Text("Ngày sơ kết", "Day of the interim review"))
    static let declaration = ActDeclaration(
        "movement.interim", title: Text("Đặt ngày sơ kết", "Set the day of the interim review"),
        summary: Text(
            "Đặt ngày sơ kết của phong trào; trước đó 30 ngày việc này lên bàn của Văn phòng.",
            "Sets the day of the movement's interim review; it comes onto the Office's desk 30 days before."),
        button: Text("Đặt ngày", "Set the day"), fields: [PlanFields.movement.declaration, on.declaration])

    private let movement: String
    private let on: CivilDate

    init(_ input: ActInput) throws {
        movement = try input[PlanFields.movement]
        on = try input[Self.on]
    }

    func permit(in world: World) throws {
        _ = try MovementRow.load(movement, in: world)
        try world.require(CoursePolicy.mayPrepare(world.actor))
    }

    func perform(in world: World) throws -> ActOutcome {
        let row = try MovementRow.load(movement, in: world)
        guard row.to >= world.today else { throw Refusal.movementOver }
        guard on > row.from, on < row.to else {
            throw Refusal.invalid(
                "on", "Sơ kết giữa kỳ: chọn ngày sau \(row.from.vietnamese) và trước \(row.to.vietnamese).",
                "An interim review lies within the movement: choose a day after \(row.from.vietnamese) and before \(row.to.vietnamese).")
        }
        try world.session.execute(
            """
            INSERT INTO interim_date (agency_id, movement_id, due_on, set_at, set_by)
            VALUES (\(world.agency), \(movement), \(on.iso), \(world.now.milliseconds), \(world.actor.recordName))
            ON CONFLICT (agency_id, movement_id) DO UPDATE SET due_on = excluded.due_on, set_at = excluded.set_at, set_by = excluded.set_by
            """)
        return ActOutcome(
            subject: "movement:\(movement)",
            sentence: Text(
                "\(world.actor.name) đặt ngày sơ kết phong trào “\(row.name)”: \(on.vietnamese).",
                "\(world.actor.name) set the interim review of the movement “\(row.name)” for \(on.vietnamese)."),
            result: ["movement": .string(movement), "slug": .string(row.slug), "on": .string(on.iso)])
    }
}

/// Fields that acts on pilots share.
enum CourseFields {
    static let pilot = Field.reference("pilot", Text("Nơi làm điểm", "Pilot"), to: "pilot")
}

/// A pilot as stored.
struct PilotRow: Sendable {
    let id, movement, slug: String
    let unit: Text
    let from: CivilDate
    let state: PilotState

    /// Ends it.
    func end(_ state: PilotState, decision: PilotDecision?, words: String, in world: World) throws {
        try world.session.execute(
            """
            UPDATE pilot SET state = \(state.rawValue), decision = \(decision?.rawValue), result = \(words), ended_at = \(world.now.milliseconds),
                ended_by = \(world.actor.recordName)
            WHERE agency_id = \(world.agency) AND pilot_id = \(id)
            """)
    }
}

/// Reads pilots inside an act.
enum CourseStore {
    static func pilot(_ id: String, in world: World) throws -> PilotRow {
        let row = try world.session.row(
            """
            SELECT p.movement_id, m.slug, p.unit_id, p.period_from, p.state FROM pilot p
            JOIN movement m ON m.agency_id = p.agency_id AND m.movement_id = p.movement_id
            WHERE p.agency_id = \(world.agency) AND p.pilot_id = \(id)
            """)
        guard let row else { throw Refusal.notFound }
        let name = try world.session.row(
            """
            SELECT name, name_en FROM unit_version WHERE agency_id = \(world.agency) AND unit_id = \(row.text(2)) ORDER BY valid_from DESC LIMIT 1
            """)
        return PilotRow(
            id: id, movement: try row.text(0), slug: try row.text(1), unit: try name?.words(0) ?? Text("", ""), from: try row.civilDate(3),
            state: PilotState(rawValue: try row.text(4)) ?? .dropped)
    }

    /// The name of a unit that stands today.
    static func unitName(_ unit: String, in world: World) throws -> Text {
        let row = try world.session.row(
            """
            SELECT v.name, v.name_en FROM unit_version v
            WHERE v.agency_id = \(world.agency) AND v.unit_id = \(unit) AND \(raw: .holds("v", on: world.today))
            """)
        guard let row else { throw Refusal.invalid("unit", "Không có đơn vị này.", "There is no such unit.") }
        return try row.words(0)
    }
}

extension Refusal {
    static let pilotRunning = Refusal.conflict(
        "pilot.running", Text("Đơn vị này đang làm điểm.", "This unit is a pilot already."),
        next: Text("Kết luận hoặc cho thôi việc làm điểm đang có trước.", "Conclude or drop that pilot first."))
    static let pilotEnded = Refusal.conflict(
        "pilot.ended", Text("Việc làm điểm này đã kết thúc.", "This pilot has ended."),
        next: Text("Chọn làm điểm mới nếu cần.", "Name a new pilot if one is needed."))
    static let pilotNotBegun = Refusal.conflict(
        "pilot.not-begun", Text("Việc làm điểm này chưa bắt đầu.", "This pilot has not begun."),
        next: Text("Chờ đến ngày bắt đầu, hoặc cho thôi.", "Wait for its first day, or drop it."))
}
