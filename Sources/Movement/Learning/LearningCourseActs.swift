internal import Storage
internal import Vietnamese

/// What a course is, as two acts write it.
struct LearningCourseInput: Sendable {
    static let title = Field.text("title", Text("Tên khóa học", "Title"), max: 200)
    static let about = Field.lines(
        "about", Text("Nội dung", "What it is about"), hint: Text("Học xong làm được gì.", "What one can do after it."), max: 4000)
    static let kind = Field.choice("kind", Text("Nơi mở", "Held by"), LearningKind.choices)
    static let provider = Field.optionalText(
        "provider", Text("Nơi khác đó là", "Who else"), hint: Text("Chỉ khi nơi khác mở.", "Only when held elsewhere."))
    static let places = Field.optionalInteger(
        "places", Text("Số chỗ", "Places"),
        hint: Text("Bỏ trống là không hạn chế; hết chỗ thì vào danh sách chờ.", "Empty for no limit; others wait."),
        in: 1...10_000)
    static let share = Field.optionalInteger(
        "share", Text("Cấp giấy chứng nhận khi dự đủ (% số giờ)", "Certificate for attending (% of hours)"),
        hint: Text("Bỏ trống là 80; quy định riêng của cơ quan.", "Empty means 80; the agency's own rule."), in: 1...100)
    static let clause = Field.optionalText(
        "clause", Text("Nội dung kế hoạch", "Clause of the plan"), hint: Text("Ví dụ II.3.", "For example II.3."), max: 40)
    static let fields = [
        title.declaration, about.declaration, kind.declaration, provider.declaration, LearningFields.level.declaration,
        LearningFields.audience.declaration, places.declaration, share.declaration, clause.declaration,
    ]

    let title, about, provider, clause: String
    let kind: LearningKind
    let level: LearningLevel
    let audience: LearningAudience
    let places: Int?
    let share: Int

    init(_ input: ActInput) throws {
        title = try input[Self.title]
        about = try input[Self.about]
        kind = LearningKind(rawValue: try input[Self.kind]) ?? .own
        provider = try input[Self.provider] ?? ""
        level = LearningLevel(rawValue: try input[LearningFields.level]) ?? .basic
        audience = LearningAudience(rawValue: try input[LearningFields.audience]) ?? .everybody
        places = try input[Self.places]
        share = try input[Self.share] ?? 80
        clause = try input[Self.clause] ?? ""
    }

    /// Holds what fields cannot say alone.
    func check(_ movement: MovementRow, in world: World) throws {
        if kind == .outside, provider.isEmpty { throw Refusal.invalid("provider", "Ghi nơi mở khóa học.", "Say who holds it.") }
        if kind == .own, !provider.isEmpty {
            throw Refusal.invalid("provider", "Cơ quan tự mở thì bỏ trống ô này.", "Leave this empty when the agency holds it.")
        }
        guard !clause.isEmpty else { return }
        let known = try world.session.row(
            "SELECT 1 FROM obligation WHERE agency_id = \(world.agency) AND plan_id = \(movement.plan) AND clause = \(clause)")
        guard known != nil else { throw Refusal.invalid("clause", "Kế hoạch không có nội dung này.", "The plan has no such clause.") }
    }
}

/// Prepares a course.
struct CreateLearningCourse: Act {
    static let declaration = ActDeclaration(
        "learning.course", title: Text("Soạn khóa học", "Prepare a course"),
        summary: Text(
            "Soạn một khóa học của phong trào, do cơ quan hoặc nơi khác mở; mở ghi danh sau.",
            "Prepares a course of a movement, held by the agency or elsewhere; it is opened later."),
        button: Text("Lưu khóa học", "Save the course"), fields: [PlanFields.movement.declaration] + LearningCourseInput.fields)

    private let movement: String
    private let values: LearningCourseInput

    init(_ input: ActInput) throws {
        movement = try input[PlanFields.movement]
        values = try LearningCourseInput(input)
    }

    func permit(in world: World) throws {
        _ = try MovementRow.load(movement, in: world)
        try world.require(LearningPolicy.mayManage(world.actor))
    }

    func perform(in world: World) throws -> ActOutcome {
        let row = try MovementRow.load(movement, in: world)
        guard row.to >= world.today else { throw Refusal.movementOver }
        try values.check(row, in: world)
        let id = world.newID()
        let last = try world.session.row(
            "SELECT COALESCE(MAX(number), 0) FROM learning_course WHERE agency_id = \(world.agency) AND movement_id = \(movement)")
        let number = (try last?.int(0) ?? 0) + 1
        try world.session.execute(
            """
            INSERT INTO learning_course (agency_id, course_id, movement_id, number, title, about, kind, provider, level, audience, places, share,
                                         clause, state, reason, created_at, created_by)
            VALUES (\(world.agency), \(id), \(movement), \(number), \(values.title), \(values.about), \(values.kind.rawValue), \(values.provider),
                    \(values.level.rawValue), \(values.audience.rawValue), \(values.places), \(values.share), \(values.clause), 'draft', '',
                    \(world.now.milliseconds), \(world.actor.recordName))
            """)
        return ActOutcome(
            subject: "course:\(id)",
            sentence: Text("\(world.actor.name) soạn khóa học “\(values.title)”.", "\(world.actor.name) prepared the course “\(values.title)”."),
            result: ["course": .string(id), "movement": .string(movement), "slug": .string(row.slug), "number": .int(Int64(number))])
    }
}

/// Corrects what a course says.
struct ChangeLearningCourse: Act {
    static let declaration = ActDeclaration(
        "learning.change", title: Text("Sửa khóa học", "Change a course"),
        summary: Text("Sửa tên, nội dung, số chỗ của khóa học chưa kết thúc.", "Changes what a course says while it has not ended."),
        button: Text("Lưu thay đổi", "Save"), fields: [LearningFields.course.declaration] + LearningCourseInput.fields)

    private let course: String
    private let values: LearningCourseInput

    init(_ input: ActInput) throws {
        course = try input[LearningFields.course]
        values = try LearningCourseInput(input)
    }

    func permit(in world: World) throws {
        let row = try LearningStore.course(course, in: world)
        try world.require(LearningPolicy.mayManage(world.actor))
        guard row.state == .draft || row.state == .open else { throw Refusal.learningClosed }
    }

    func perform(in world: World) throws -> ActOutcome {
        let row = try LearningStore.course(course, in: world)
        try values.check(try MovementRow.load(row.movement, in: world), in: world)
        if values.kind != row.kind, row.state == .open {
            throw Refusal.invalid("kind", "Khóa đã mở thì không đổi nơi mở.", "Who holds it cannot change once it is open.")
        }
        try world.session.execute(
            """
            UPDATE learning_course SET title = \(values.title), about = \(values.about), kind = \(values.kind.rawValue), provider = \(values.provider),
                level = \(values.level.rawValue), audience = \(values.audience.rawValue), places = \(values.places), share = \(values.share),
                clause = \(values.clause)
            WHERE agency_id = \(world.agency) AND course_id = \(course)
            """)
        let moved = try Enrolments.fill(course, places: values.places, in: world)
        return ActOutcome(
            subject: row.subject,
            sentence: Text("\(world.actor.name) sửa khóa học “\(values.title)”.", "\(world.actor.name) changed the course “\(values.title)”."),
            result: row.result(["moved": .int(Int64(moved))]))
    }
}

/// Opens a course for enrolment.
struct OpenLearningCourse: Act {
    static let declaration = ActDeclaration(
        "learning.open", title: Text("Mở khóa học", "Open a course"),
        summary: Text("Mở khóa học để mọi người thấy và ghi danh.", "Opens a course so that people see it and enrol."),
        fields: [LearningFields.course.declaration])

    private let course: String

    init(_ input: ActInput) throws { course = try input[LearningFields.course] }

    func permit(in world: World) throws {
        let row = try LearningStore.course(course, in: world)
        try world.require(LearningPolicy.mayManage(world.actor))
        guard row.state == .draft else { throw Refusal.learningClosed }
    }

    func perform(in world: World) throws -> ActOutcome {
        let row = try LearningStore.course(course, in: world)
        try LearningCourseState.set(.open, of: row, in: world)
        return ActOutcome(
            subject: row.subject,
            sentence: Text("\(world.actor.name) mở khóa học “\(row.title)”.", "\(world.actor.name) opened the course “\(row.title)”."),
            result: row.result())
    }
}

/// Ends a course: its register of attendance is closed.
struct EndLearningCourse: Act {
    static let declaration = ActDeclaration(
        "learning.end", title: Text("Kết thúc khóa học", "End a course"),
        summary: Text(
            "Kết thúc khóa học sau buổi cuối; từ đó sổ điểm danh không đổi.", "Ends a course after its last session; its register is closed."),
        fields: [LearningFields.course.declaration])

    private let course: String

    init(_ input: ActInput) throws { course = try input[LearningFields.course] }

    func permit(in world: World) throws {
        let row = try LearningStore.course(course, in: world)
        try world.require(LearningPolicy.mayManage(world.actor))
        try row.requireOpen()
    }

    func perform(in world: World) throws -> ActOutcome {
        let row = try LearningStore.course(course, in: world)
        let minute = Int((world.now.milliseconds - Instant(world.today, hour: 0).milliseconds) / 60_000)
        let ahead = try world.session.row(
            """
            SELECT 1 FROM learning_session WHERE agency_id = \(world.agency) AND course_id = \(course) AND state = 'held'
            AND (day > \(world.today.iso) OR (day = \(world.today.iso) AND to_minute > \(minute))) LIMIT 1
            """)
        guard ahead == nil else { throw Refusal.learningRunning }
        try LearningCourseState.set(.ended, of: row, in: world)
        return ActOutcome(
            subject: row.subject,
            sentence: Text("\(world.actor.name) kết thúc khóa học “\(row.title)”.", "\(world.actor.name) ended the course “\(row.title)”."),
            result: row.result())
    }
}

/// Cancels a course.
struct CancelLearningCourse: Act {
    static let declaration = ActDeclaration(
        "learning.cancel", title: Text("Hủy khóa học", "Cancel a course"),
        summary: Text(
            "Hủy khóa học, nêu lý do; giờ của buổi đã học vẫn tính.", "Cancels a course with a reason; hours of sessions held still count."),
        fields: [LearningFields.course.declaration, LearningFields.reason.declaration])

    private let course, reason: String

    init(_ input: ActInput) throws {
        course = try input[LearningFields.course]
        reason = try input[LearningFields.reason]
    }

    func permit(in world: World) throws {
        let row = try LearningStore.course(course, in: world)
        try world.require(LearningPolicy.mayManage(world.actor))
        guard row.state == .draft || row.state == .open else { throw Refusal.learningClosed }
    }

    func perform(in world: World) throws -> ActOutcome {
        let row = try LearningStore.course(course, in: world)
        try LearningCourseState.set(.cancelled, of: row, reason: reason, in: world)
        return ActOutcome(
            subject: row.subject,
            sentence: Text(
                "\(world.actor.name) hủy khóa học “\(row.title)”: \(reason)", "\(world.actor.name) cancelled the course “\(row.title)”: \(reason)"),
            result: row.result())
    }
}

private enum LearningCourseState {
    static func set(_ state: LearningState, of row: LearningCourseRow, reason: String = "", in world: World) throws {
        try world.session.execute(
            """
            UPDATE learning_course SET state = \(state.rawValue), reason = \(reason)
            WHERE agency_id = \(world.agency) AND course_id = \(row.id)
            """)
    }
}

/// Adds a session to a course of the agency's own.
struct AddLearningSession: Act {
    static let day = Field.date("day", Text("Ngày", "Day"))
    static let from = LearningFields.time("from", Text("Từ giờ", "From"))
    static let to = LearningFields.time("to", Text("Đến giờ", "Until"))
    static let place = Field.text(
        "place", Text("Địa điểm hoặc đường dẫn", "Room or link"),
        hint: Text("Chỉ người đã đăng nhập thấy.", "Only people who are signed in see it."), max: 300)
    static let declaration = ActDeclaration(
        "learning.session", title: Text("Thêm buổi học", "Add a session"),
        summary: Text("Thêm một buổi vào khóa học của cơ quan, với giờ và số giờ tính.", "Adds a session to a course of the agency's own."),
        button: Text("Thêm buổi", "Add the session"),
        fields: [
            LearningFields.course.declaration, day.declaration, from.declaration, to.declaration, place.declaration,
            LearningFields.hours.declaration,
        ])

    private let course, place: String
    private let day: CivilDate
    private let from, to: Int
    private let hours: Quantity

    init(_ input: ActInput) throws {
        course = try input[LearningFields.course]
        day = try input[Self.day]
        from = try input[Self.from]
        to = try input[Self.to]
        place = try input[Self.place]
        hours = try input[LearningFields.hours]
    }

    func permit(in world: World) throws {
        let row = try LearningStore.course(course, in: world)
        try world.require(LearningPolicy.mayManage(world.actor))
        guard row.state == .draft || row.state == .open else { throw Refusal.learningClosed }
        guard row.kind == .own else { throw Refusal.learningOutside }
    }

    func perform(in world: World) throws -> ActOutcome {
        let row = try LearningStore.course(course, in: world)
        var problems: [FieldProblem] = []
        if day < row.movementFrom || day > row.movementTo {
            let span = "\(row.movementFrom.vietnamese) – \(row.movementTo.vietnamese)"
            problems.append(FieldProblem("day", Text("Chọn ngày trong kỳ phong trào \(span).", "Choose a day of the movement, \(span).")))
        }
        if to <= from { problems.append(FieldProblem("to", Text("Giờ cuối phải sau giờ đầu.", "The end must be after the start."))) }
        // Hours of study may count in lessons shorter than an hour, but never twice over.
        if to > from, hours.thousandths > Int64(to - from) * 1000 * 4 / 3 / 60 {
            problems.append(
                FieldProblem(
                    "hours",
                    Text(
                        "Nhiều hơn thời gian của buổi (một giờ học ít nhất 45 phút).",
                        "More than the session lasts (an hour of study is at least 45 minutes).")))
        }
        guard problems.isEmpty else { throw Refusal.invalid(problems) }
        let id = world.newID()
        let last = try world.session.row(
            "SELECT COALESCE(MAX(position), 0) FROM learning_session WHERE agency_id = \(world.agency) AND course_id = \(course)")
        let position = (try last?.int(0) ?? 0) + 1
        try world.session.execute(
            """
            INSERT INTO learning_session (agency_id, session_id, course_id, position, day, from_minute, to_minute, place, hours, secret, state, reason,
                                          at, actor)
            VALUES (\(world.agency), \(id), \(course), \(position), \(day.iso), \(from), \(to), \(place), \(hours.thousandths),
                    \(world.randomness.bytes(32)), 'held', '', \(world.now.milliseconds), \(world.actor.recordName))
            """)
        return ActOutcome(
            subject: "session:\(id)",
            sentence: Text(
                "\(world.actor.name) thêm buổi \(position) ngày \(day.vietnamese) vào khóa “\(row.title)”.",
                "\(world.actor.name) added session \(position) on \(day.vietnamese) to the course “\(row.title)”."),
            result: row.result(["session": .string(id), "position": .int(Int64(position))]))
    }
}

/// Cancels a session nobody was at.
struct CancelLearningSession: Act {
    static let declaration = ActDeclaration(
        "learning.session.cancel", title: Text("Hủy buổi học", "Cancel a session"),
        summary: Text("Hủy một buổi chưa ai điểm danh, nêu lý do.", "Cancels a session at which nobody was marked present, with a reason."),
        fields: [LearningFields.session.declaration, LearningFields.reason.declaration])

    private let session, reason: String

    init(_ input: ActInput) throws {
        session = try input[LearningFields.session]
        reason = try input[LearningFields.reason]
    }

    func permit(in world: World) throws {
        let row = try LearningStore.session(session, in: world)
        try world.require(LearningPolicy.mayManage(world.actor))
        guard row.course.state == .draft || row.course.state == .open else { throw Refusal.learningClosed }
        guard !row.isCancelled else { throw Refusal.sessionCancelled }
    }

    func perform(in world: World) throws -> ActOutcome {
        let row = try LearningStore.session(session, in: world)
        let present = try world.session.row(
            "SELECT 1 FROM learning_attendance WHERE agency_id = \(world.agency) AND session_id = \(session) AND is_present = 1 LIMIT 1")
        guard present == nil else { throw Refusal.sessionAttended }
        try world.session.execute(
            """
            UPDATE learning_session SET state = 'cancelled', reason = \(reason) WHERE agency_id = \(world.agency) AND session_id = \(session)
            """)
        return ActOutcome(
            subject: row.subject,
            sentence: Text("\(world.actor.name) hủy \(row.name.vi): \(reason)", "\(world.actor.name) cancelled \(row.name.en): \(reason)"),
            result: row.course.result(["session": .string(session)]))
    }
}
