internal import Storage
internal import Vietnamese

/// Fields that acts on learning share.
enum LearningFields {
    static let course = Field.reference("course", Text("Khóa học", "Course"), to: "course")
    static let session = Field.reference("session", Text("Buổi học", "Session"), to: "session")
    static let certificate = Field.reference("certificate", Text("Chứng chỉ", "Certificate"), to: "certificate")
    static let person = Field.reference("person", Text("Người", "Person"), to: "person")
    static let people = Field.references("people", Text("Người học", "People"), to: "person", max: 200)
    static let reason = Field.lines("reason", Text("Lý do", "Reason"), max: 1000)
    static let hours = Field.quantity(
        "hours", Text("Số giờ", "Hours"), hint: Text("Giờ học được tính, ví dụ 3,5.", "Hours that count, such as 3.5."),
        in: Quantity(thousandths: 250)...Quantity(1000))
    static let level = Field.choice("level", Text("Mức", "Level"), LearningLevel.choices)
    static let audience = Field.choice("audience", Text("Dành cho", "For whom"), LearningAudience.choices)

    /// A time of day.
    static func time(_ key: String, _ label: Text) -> Field<Int> {
        Field(key, .text(max: 5), label, hint: Text("Ví dụ 08:00.", "For example 08:00."), required: true) { value throws(FieldFailure) in
            guard let typed = try Parse.line(value, max: 5, multiline: false) else {
                throw FieldFailure("Chưa nhập “\(label.vi)”.", "“\(label.en)” is empty.")
            }
            guard let minutes = LearningTime.read(typed) else {
                throw FieldFailure("Nhập giờ theo mẫu 08:00.", "Enter a time like 08:00.")
            }
            return minutes
        }
    }
}

/// A course as an act finds it.
struct LearningCourseRow: Sendable {
    let id, movement, slug, title: String
    let number: Int
    let kind: LearningKind
    let level: LearningLevel
    let audience: LearningAudience
    let places: Int?
    let share: Int
    let state: LearningState
    let movementFrom, movementTo: CivilDate

    var subject: String { "course:\(id)" }

    /// Throws unless people can enrol and be marked present.
    func requireOpen() throws {
        switch state {
        case .open: return
        case .draft: throw Refusal.learningDraft
        case .ended, .cancelled: throw Refusal.learningClosed
        }
    }

    /// What acts on it answer.
    func result(_ more: [String: JSONValue] = [:]) -> JSONValue {
        .object(["course": .string(id), "movement": .string(movement), "slug": .string(slug)].merging(more) { $1 })
    }
}

/// A session as an act finds it, with its course.
struct LearningSessionRow: Sendable {
    let id: String
    let position: Int
    let day: CivilDate
    let from, to: Int
    let hours: Quantity
    let secret: [UInt8]
    let isCancelled: Bool
    let course: LearningCourseRow

    var subject: String { "session:\(id)" }
    /// How sentences name it.
    var name: Text {
        Text(
            "buổi \(position) (\(day.vietnamese)) của khóa “\(course.title)”",
            "session \(position) (\(day.vietnamese)) of the course “\(course.title)”")
    }
    /// Its first and last moment.
    var starts: Instant { Instant(day, hour: from / 60, minute: from % 60) }
    var ends: Instant { Instant(day, hour: to / 60, minute: to % 60) }
}

/// Reads what learning keeps, inside an act.
enum LearningStore {
    private static let columns: SQL = """
        c.course_id, c.movement_id, m.slug, c.title, c.number, c.kind, c.level, c.audience, c.places, c.share, c.state, m.period_from, m.period_to
        """

    /// The course; `notFound` when there is none, or only a draft that the actor may not know.
    static func course(_ id: String, in world: World) throws -> LearningCourseRow {
        let row = try world.session.row(
            """
            SELECT \(raw: columns) FROM learning_course c JOIN movement m ON m.agency_id = c.agency_id AND m.movement_id = c.movement_id
            WHERE c.agency_id = \(world.agency) AND c.course_id = \(id)
            """)
        guard let found = try row.map({ try course($0) }), LearningPolicy.sees(world.actor, found.state) else { throw Refusal.notFound }
        return found
    }

    private static func course(_ row: Row) throws -> LearningCourseRow {
        LearningCourseRow(
            id: try row.text(0), movement: try row.text(1), slug: try row.text(2), title: try row.text(3), number: try row.int(4),
            kind: try row.value(5, LearningKind.own), level: try row.value(6, LearningLevel.basic),
            audience: try row.value(7, LearningAudience.everybody), places: try row.intOrNil(8), share: try row.int(9),
            state: try row.value(10, LearningState.cancelled), movementFrom: try row.civilDate(11), movementTo: try row.civilDate(12))
    }

    /// The session with its course; `notFound` as above.
    static func session(_ id: String, in world: World) throws -> LearningSessionRow {
        let row = try world.session.row(
            """
            SELECT \(raw: columns), s.session_id, s.position, s.day, s.from_minute, s.to_minute, s.hours, s.secret, s.state FROM learning_session s
            JOIN learning_course c ON c.agency_id = s.agency_id AND c.course_id = s.course_id
            JOIN movement m ON m.agency_id = c.agency_id AND m.movement_id = c.movement_id
            WHERE s.agency_id = \(world.agency) AND s.session_id = \(id)
            """)
        guard let row else { throw Refusal.notFound }
        let found = try course(row)
        guard LearningPolicy.sees(world.actor, found.state) else { throw Refusal.notFound }
        return LearningSessionRow(
            id: try row.text(13), position: try row.int(14), day: try row.civilDate(15), from: try row.int(16), to: try row.int(17),
            hours: try row.quantity(18), secret: try row.blob(19), isCancelled: try row.text(20) == "cancelled", course: found)
    }

    /// Where somebody stands in a course; nil when never on its list.
    static func enrolment(_ course: String, _ person: String, in world: World) throws -> EnrolmentState? {
        try world.session.row(
            """
            SELECT state FROM learning_enrolment WHERE agency_id = \(world.agency) AND course_id = \(course) AND person_id = \(person)
            """
        ).map { try $0.value(0, EnrolmentState.withdrawn) }
    }

    /// Names of people who work here today, in the order asked; `invalid` when one does not.
    static func names(_ people: [String], field: String, in world: World) throws -> [(person: String, name: String)] {
        let rows = try world.session.rows(
            "SELECT p.person_id, p.name FROM person p WHERE p.agency_id = \(world.agency) AND p.person_id IN \(list: people) AND \(raw: .holds("p", on: world.today))"
        )
        let names = Dictionary(uniqueKeysWithValues: try rows.map { (try $0.text(0), try $0.text(1)) })
        return try people.map { person in
            guard let name = names[person] else { throw Refusal.invalid(field, "Không có người này.", "There is no such person.") }
            return (person, name)
        }
    }

    /// Those of the people for whom a course with that audience is.
    static func belonging(_ people: [String], to audience: LearningAudience, in world: World) throws -> Set<String> {
        let condition = LearningSQL.belongs(audience)
        return Set(
            try world.session.rows(
                """
                SELECT f.person_id FROM (\(raw: LearningSQL.people(on: world.today))) AS f
                WHERE f.agency_id = \(world.agency) AND f.person_id IN \(list: people) AND \(raw: condition)
                """
            ).map { try $0.text(0) })
    }

    /// Units of which these people are members today.
    static func units(of people: [String], in world: World) throws -> [String: Set<String>] {
        try world.session.rows(
            """
            SELECT m.person_id, m.unit_id FROM membership m
            WHERE m.agency_id = \(world.agency) AND m.person_id IN \(list: people) AND \(raw: .holds("m", on: world.today))
            """
        ).reduce(into: [:]) { found, row in found[try row.text(0), default: []].insert(try row.text(1)) }
    }

    /// "An, Bình và 3 người nữa".
    static func list(_ names: [String]) -> Text {
        let shown = names.prefix(5).joined(separator: ", ")
        let more = names.count - 5
        guard more > 0 else { return Text(same: shown) }
        return Text("\(shown) và \(more) người nữa", "\(shown) and \(more) more")
    }
}

/// Conditions and columns on `f`, somebody (`agency_id`, `person_id`) on a day (`day`), as tables of people and of hours have them.
enum LearningSQL {
    private static func holds(_ alias: String) -> SQL {
        let table = SQL.unsafe(alias)
        return "\(raw: table).valid_from <= f.day AND (\(raw: table).valid_to IS NULL OR \(raw: table).valid_to > f.day)"
    }

    /// Whether they head a unit or the agency on that day.
    static var isLeader: SQL {
        """
        EXISTS (SELECT 1 FROM holding h JOIN post o ON o.agency_id = h.agency_id AND o.post_id = h.post_id AND o.is_head = 1
            WHERE h.agency_id = f.agency_id AND h.person_id = f.person_id AND \(raw: holds("h")) AND \(raw: holds("o")))
        """
    }

    /// Whether they are marked as an IT core expert on that day.
    static var isCore: SQL {
        """
        EXISTS (SELECT 1 FROM learning_core k WHERE k.agency_id = f.agency_id AND k.person_id = f.person_id AND \(raw: holds("k")))
        """
    }

    /// Whether they belong to an audience on that day.
    static func belongs(_ audience: LearningAudience) -> SQL {
        switch audience {
        case .everybody: "1 = 1"
        case .leaders: isLeader
        case .core: isCore
        }
    }

    /// What they are on that day: 'leader', 'core' or 'other'.
    static var level: SQL { "CASE WHEN \(raw: isLeader) THEN 'leader' WHEN \(raw: isCore) THEN 'core' ELSE 'other' END" }

    /// The unit they work in on that day: a mass organisation, the council, the Party cell or a board only when there is no other.
    static var unit: SQL {
        """
        (SELECT w.unit_id FROM membership w JOIN unit u ON u.agency_id = w.agency_id AND u.unit_id = w.unit_id
            WHERE w.agency_id = f.agency_id AND w.person_id = f.person_id AND \(raw: holds("w"))
            ORDER BY CASE WHEN u.kind IN ('massOrganisation', 'council', 'partyCell', 'board') THEN 1 ELSE 0 END, w.valid_from, w.unit_id LIMIT 1)
        """
    }

    /// Whether they are a member of one of these units on that day.
    static func isMember(of units: [String]) -> SQL {
        """
        EXISTS (SELECT 1 FROM membership w WHERE w.agency_id = f.agency_id AND w.person_id = f.person_id AND w.unit_id IN \(list: units)
            AND \(raw: holds("w")))
        """
    }

    /// Everybody who belongs to a unit on a day, as `f`.
    static func people(on day: CivilDate) -> SQL {
        """
        SELECT p.agency_id, p.person_id, p.name, p.name_key, CAST(\(day.iso) AS TEXT) AS day FROM person p
        WHERE \(raw: .holds("p", on: day)) AND EXISTS (SELECT 1 FROM membership m WHERE m.agency_id = p.agency_id AND m.person_id = p.person_id
            AND \(raw: .holds("m", on: day)))
        """
    }

    /// Hours that count in a movement, one row for each presence and each confirmed certificate, as `f` with `hours`.
    static func facts(_ agency: String, _ movement: String, from: CivilDate, through: CivilDate) -> SQL {
        """
        SELECT a.agency_id, a.person_id, s.day, s.hours FROM learning_course c
        JOIN learning_session s ON s.agency_id = c.agency_id AND s.course_id = c.course_id AND s.state = 'held'
        JOIN learning_attendance a ON a.agency_id = s.agency_id AND a.session_id = s.session_id AND a.is_present = 1
        WHERE c.agency_id = \(agency) AND c.movement_id = \(movement) AND s.day >= \(from.iso) AND s.day <= \(through.iso)
        UNION ALL
        SELECT agency_id, person_id, on_date, hours FROM learning_certificate
        WHERE agency_id = \(agency) AND movement_id = \(movement) AND state = 'confirmed' AND on_date >= \(from.iso) AND on_date <= \(through.iso)
        """
    }
}
