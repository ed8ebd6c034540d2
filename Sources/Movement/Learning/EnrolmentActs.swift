internal import Storage
internal import Vietnamese

/// Puts people on the list of a course: oneself, or people of a unit the actor heads, or anybody for those who manage.
struct Enrol: Act {
    static let declaration = ActDeclaration(
        "learning.enrol", title: Text("Ghi danh", "Enrol"),
        summary: Text(
            "Ghi danh chính mình, hoặc người của đơn vị mình phụ trách; hết chỗ thì vào danh sách chờ theo thứ tự.",
            "Enrols oneself, or people of a unit one heads; when there is no place they wait in order."),
        fields: [LearningFields.course.declaration, LearningFields.people.declaration])

    private let course: String
    private let people: [String]

    init(_ input: ActInput) throws {
        course = try input[LearningFields.course]
        people = try input[LearningFields.people]
    }

    func permit(in world: World) throws {
        let row = try LearningStore.course(course, in: world)
        guard world.actor.isSignedIn else { throw Refusal.signedOut }
        let own = people.isEmpty || people == [world.actor.person]
        try world.require(own ? PlanPolicy.isConcerned(world.actor) : LearningPolicy.mayEnrolOthers(world.actor))
        try row.requireOpen()
    }

    func perform(in world: World) throws -> ActOutcome {
        let row = try LearningStore.course(course, in: world)
        let own = try world.person()
        let wanted = people.isEmpty ? [own] : people
        let named = try LearningStore.names(wanted, field: "people", in: world)
        try requireOwnPeople(wanted, besides: own, in: world)
        if !LearningPolicy.mayManage(world.actor) { try requireAhead(in: world) }
        let fit = try LearningStore.belonging(wanted, to: row.audience, in: world)
        let unfit = named.filter { !fit.contains($0.person) }.map(\.name)
        guard unfit.isEmpty else {
            let names = LearningStore.list(unfit)
            throw Refusal.invalid(
                "people", "Khóa này dành cho: \(row.audience.label.vi.lowercasedFirst). Không thuộc: \(names.vi).",
                "This course is for: \(row.audience.label.en.lowercasedFirst). Not among them: \(names.en).")
        }
        var taken = try Enrolments.taken(course, in: world)
        var (added, waiting): ([String], Int) = ([], 0)
        for (person, name) in named {
            let state = try LearningStore.enrolment(course, person, in: world)
            if let state, state != .withdrawn { continue }
            let hasPlace = row.places.map { taken < $0 } ?? true
            try Enrolments.put(person, on: course, hasPlace ? .enrolled : .waiting, in: world)
            added.append(name)
            if hasPlace { taken += 1 } else { waiting += 1 }
        }
        guard !added.isEmpty else { throw Refusal.enrolledAlready }
        let names = LearningStore.list(added)
        let tail = waiting > 0 ? Text(" (\(waiting) người chờ chỗ)", " (\(waiting) waiting for a place)") : Text("", "")
        let isOwn = wanted == [own]
        return ActOutcome(
            subject: row.subject,
            sentence: isOwn
                ? Text(
                    "\(world.actor.name) ghi danh khóa “\(row.title)”\(tail.vi).",
                    "\(world.actor.name) enrolled in the course “\(row.title)”\(tail.en).")
                : Text(
                    "\(world.actor.name) ghi danh \(names.vi) vào khóa “\(row.title)”\(tail.vi).",
                    "\(world.actor.name) enrolled \(names.en) in the course “\(row.title)”\(tail.en)."),
            result: row.result(["enrolled": .int(Int64(added.count - waiting)), "waiting": .int(Int64(waiting))]))
    }

    private func requireOwnPeople(_ wanted: [String], besides own: String, in world: World) throws {
        guard !LearningPolicy.mayManage(world.actor) else { return }
        let units = try LearningStore.units(of: wanted, in: world)
        for person in wanted where person != own {
            guard !(units[person] ?? []).isDisjoint(with: world.actor.headedUnits) else { throw Refusal.forbidden }
        }
    }

    /// A course whose sessions are over takes nobody any more, unless whoever manages it adds somebody who was there.
    private func requireAhead(in world: World) throws {
        let last = try world.session.row(
            "SELECT MAX(day) FROM learning_session WHERE agency_id = \(world.agency) AND course_id = \(course) AND state = 'held'")
        if let last = try last?.civilDateOrNil(0), last < world.today { throw Refusal.learningClosed }
    }
}

/// Takes somebody off the list of a course; the first who waits moves up.
struct WithdrawEnrolment: Act {
    static let person = Field.optionalReference(
        "person", Text("Người", "Person"), to: "person", hint: Text("Bỏ trống là chính bạn.", "Empty means yourself."))
    static let reason = Field.optionalLines("reason", Text("Lý do", "Reason"), max: 1000)
    static let declaration = ActDeclaration(
        "learning.withdraw", title: Text("Rút khỏi khóa học", "Withdraw from a course"),
        summary: Text("Rút tên khỏi khóa học; người chờ đầu tiên được chỗ.", "Takes a name off the list; the first who waits gets the place."),
        button: Text("Rút tên", "Withdraw"), fields: [LearningFields.course.declaration, person.declaration, reason.declaration])

    private let course, reason: String
    private let person: String?

    init(_ input: ActInput) throws {
        course = try input[LearningFields.course]
        person = try input[Self.person]
        reason = try input[Self.reason] ?? ""
    }

    func permit(in world: World) throws {
        let row = try LearningStore.course(course, in: world)
        guard world.actor.isSignedIn else { throw Refusal.signedOut }
        if let person, person != world.actor.person {
            try world.require(LearningPolicy.mayEnrolOthers(world.actor))
            if !LearningPolicy.mayManage(world.actor) {
                let units = try LearningStore.units(of: [person], in: world)[person] ?? []
                try world.require(!units.isDisjoint(with: world.actor.headedUnits))
            }
        }
        try row.requireOpen()
    }

    func perform(in world: World) throws -> ActOutcome {
        let row = try LearningStore.course(course, in: world)
        let who = try person ?? world.person()
        guard let state = try LearningStore.enrolment(course, who, in: world), state != .withdrawn else { throw Refusal.notEnrolled }
        let present = try world.session.row(
            """
            SELECT 1 FROM learning_attendance a JOIN learning_session s ON s.agency_id = a.agency_id AND s.session_id = a.session_id
            WHERE a.agency_id = \(world.agency) AND s.course_id = \(course) AND a.person_id = \(who) AND a.is_present = 1 LIMIT 1
            """)
        guard present == nil else { throw Refusal.presentAlready }
        try Enrolments.put(who, on: course, .withdrawn, reason: reason, in: world)
        let moved = try Enrolments.fill(course, places: row.places, in: world)
        let name = try LearningStore.names([who], field: "person", in: world)[0].name
        let tail = moved > 0 ? Text("; người chờ đầu tiên được chỗ", "; the first who waited has the place") : Text("", "")
        return ActOutcome(
            subject: row.subject,
            sentence: who == world.actor.person
                ? Text("\(name) rút khỏi khóa “\(row.title)”\(tail.vi).", "\(name) withdrew from the course “\(row.title)”\(tail.en).")
                : Text(
                    "\(world.actor.name) rút \(name) khỏi khóa “\(row.title)”\(tail.vi).",
                    "\(world.actor.name) took \(name) off the course “\(row.title)”\(tail.en)."),
            result: row.result(["moved": .int(Int64(moved))]))
    }
}

/// The list of a course.
enum Enrolments {
    /// How many have a place.
    static func taken(_ course: String, in world: World) throws -> Int {
        try world.session.row(
            "SELECT COUNT(*) FROM learning_enrolment WHERE agency_id = \(world.agency) AND course_id = \(course) AND state = 'enrolled'")?.int(0) ?? 0
    }

    /// Puts somebody at the end of the list; whoever comes back after withdrawing has lost their turn. A name that is taken off keeps its position.
    static func put(_ person: String, on course: String, _ state: EnrolmentState, reason: String = "", in world: World) throws {
        let last = try world.session.row(
            "SELECT COALESCE(MAX(position), 0) FROM learning_enrolment WHERE agency_id = \(world.agency) AND course_id = \(course)")
        let position = (try last?.int(0) ?? 0) + 1
        try world.session.execute(
            """
            INSERT INTO learning_enrolment (agency_id, course_id, person_id, position, state, reason, at, actor)
            VALUES (\(world.agency), \(course), \(person), \(position), \(state.rawValue), \(reason), \(world.now.milliseconds),
                    \(world.actor.recordName))
            ON CONFLICT (agency_id, course_id, person_id) DO UPDATE SET state = excluded.state, reason = excluded.reason, at = excluded.at,
                actor = excluded.actor, position = excluded.position
            """)
    }

    /// Gives places that are free to those who wait, in their order.
    /// - Returns: how many moved up.
    @discardableResult
    static func fill(_ course: String, places: Int?, in world: World) throws -> Int {
        let free = try places.map { max(0, $0 - (try taken(course, in: world))) } ?? 10_000
        let next = try world.session.rows(
            """
            SELECT person_id FROM learning_enrolment WHERE agency_id = \(world.agency) AND course_id = \(course) AND state = 'waiting'
            ORDER BY position LIMIT \(free)
            """
        ).map { try $0.text(0) }
        try world.session.execute(
            """
            UPDATE learning_enrolment SET state = 'enrolled'
            WHERE agency_id = \(world.agency) AND course_id = \(course) AND person_id IN \(list: next)
            """)
        return next.count
    }
}
