public import Storage
public import Vietnamese

/// The courses of a movement for one viewer.
public struct LearningList: Sendable, Hashable {
    /// Identifier, page address and name of the movement.
    public let movement, slug, name: String
    /// First and last day of the movement.
    public let from, to: CivilDate
    /// Courses: open ones first, newest first.
    public let courses: [LearningCourse]
    /// Where the viewer stands in each of them.
    public let own: [String: EnrolmentState]
    /// Hours of the viewer in this movement; nil for those who belong to no unit.
    public let hours: Quantity?
    /// Whether the viewer holds courses.
    public let mayManage: Bool
}

/// One course for one viewer.
public struct LearningCoursePage: Sendable, Hashable {
    /// Page address, name and last day of the movement.
    public let slug, movement: String
    /// The course.
    public let course: LearningCourse
    /// Where the viewer stands.
    public let own: EnrolmentState?
    /// The viewer's certificate.
    public let certificate: String?
    /// Sessions the viewer was at.
    public let attended: Set<String>
    /// Whether the viewer may enrol now.
    public let mayEnrol: Bool
    /// Whether the viewer is among those the course is for.
    public let isFor: Bool
    /// People on the list whom the viewer may see, in their order.
    public let learners: [Learner]
    /// People whom the viewer may enrol.
    public let candidates: [Choice]
    /// Whether the viewer manages the course.
    public let mayManage: Bool
}

/// The register of one session, for those who keep it.
public struct LearningRegister: Sendable, Hashable {
    /// The course with its people.
    public let page: LearningCoursePage
    /// The session.
    public let session: LearningSession
    /// How those who were there came into the register.
    public let ways: [String: AttendanceWay]
}

/// The screen of one session.
public struct LearningScreen: Sendable, Hashable {
    /// Page address of the movement and title of the course.
    public let slug, course: String
    /// The session.
    public let session: LearningSession
    /// How many have a place.
    public let enrolled: Int
    /// The code that is taken now; nil outside the session's time.
    public let code: String?
    /// Seconds until the next.
    public let left: Int64
}

/// Reading courses.
public enum LearningQueries {
    /// The courses of a movement; `notFound` for an unknown one. Four statements.
    public static func list(slug: String, for viewer: Actor, today: CivilDate, in session: Session) throws -> LearningList {
        let movement = try MovementRow.load(slug: slug, agency: viewer.agency, in: session)
        let found = try courses("c.movement_id = \(movement.id)", for: viewer, in: session)
        let ranks: [LearningState: Int] = [.draft: 0, .open: 1, .ended: 2, .cancelled: 3]
        let sorted = found.sorted { (ranks[$0.state] ?? 4, -$0.number) < (ranks[$1.state] ?? 4, -$1.number) }
        var (own, hours): ([String: EnrolmentState], Quantity?) = ([:], nil)
        if let person = viewer.person, PlanPolicy.isConcerned(viewer) {
            for row in try session.rows(
                """
                SELECT e.course_id, e.state FROM learning_enrolment e
                JOIN learning_course c ON c.agency_id = e.agency_id AND c.course_id = e.course_id
                WHERE e.agency_id = \(viewer.agency) AND e.person_id = \(person) AND c.movement_id = \(movement.id)
                """)
            { own[try row.text(0)] = try row.value(1, EnrolmentState.withdrawn) }
            let facts = LearningSQL.facts(viewer.agency, movement.id, from: movement.from, through: movement.to)
            let sum = try session.row(
                "SELECT CAST(COALESCE(SUM(f.hours), 0) AS BIGINT) FROM (\(raw: facts)) AS f WHERE f.person_id = \(person)")
            hours = try sum?.quantity(0)
        }
        return LearningList(
            movement: movement.id, slug: slug, name: movement.name, from: movement.from, to: movement.to, courses: sorted, own: own, hours: hours,
            mayManage: LearningPolicy.mayManage(viewer))
    }

    /// Courses as a viewer may see them, with their sessions, in two statements.
    /// - Parameter condition: on `c`, the course.
    static func courses(_ condition: SQL, for viewer: Actor, in session: Session) throws -> [LearningCourse] {
        let known: SQL = LearningPolicy.sees(viewer, .draft) ? "1 = 1" : "c.state <> 'draft'"
        let rows = try session.rows(
            """
            SELECT c.course_id, c.number, c.title, c.about, c.kind, c.provider, c.level, c.audience, c.places, c.share, c.clause, c.state, c.reason,
                   COUNT(CASE WHEN e.state = 'enrolled' THEN 1 END), COUNT(CASE WHEN e.state = 'waiting' THEN 1 END)
            FROM learning_course c LEFT JOIN learning_enrolment e ON e.agency_id = c.agency_id AND e.course_id = c.course_id
            WHERE c.agency_id = \(viewer.agency) AND \(raw: condition) AND \(raw: known)
            GROUP BY c.agency_id, c.course_id, c.number, c.title, c.about, c.kind, c.provider, c.level, c.audience, c.places, c.share, c.clause,
                c.state, c.reason
            ORDER BY c.number
            """)
        guard !rows.isEmpty else { return [] }
        let places = LearningPolicy.seesPlaces(viewer)
        var sessions: [String: [LearningSession]] = [:]
        for row in try session.rows(
            """
            SELECT s.course_id, s.session_id, s.position, s.day, s.from_minute, s.to_minute, s.place, s.hours, s.state,
                   (SELECT COUNT(*) FROM learning_attendance a WHERE a.agency_id = s.agency_id AND a.session_id = s.session_id AND a.is_present = 1)
            FROM learning_session s JOIN learning_course c ON c.agency_id = s.agency_id AND c.course_id = s.course_id
            WHERE s.agency_id = \(viewer.agency) AND \(raw: condition) ORDER BY s.day, s.from_minute, s.position
            """)
        {
            sessions[try row.text(0), default: []].append(
                LearningSession(
                    id: try row.text(1), position: try row.int(2), day: try row.civilDate(3), from: try row.int(4), to: try row.int(5),
                    place: places ? try row.text(6) : "", hours: try row.quantity(7), isCancelled: try row.text(8) == "cancelled",
                    present: try row.int(9)))
        }
        return try rows.map { row in
            let id = try row.text(0)
            return LearningCourse(
                id: id, number: try row.int(1), title: try row.text(2), about: try row.text(3), kind: try row.value(4, LearningKind.own),
                provider: try row.text(5), level: try row.value(6, LearningLevel.basic), audience: try row.value(7, LearningAudience.everybody),
                places: try row.intOrNil(8), share: try row.int(9), clause: try row.text(10), state: try row.value(11, LearningState.cancelled),
                reason: try row.text(12), enrolled: try row.int(13), waiting: try row.int(14), sessions: sessions[id] ?? [])
        }
    }

    /// One course; `notFound` for those for whom it does not exist.
    public static func page(slug: String, course id: String, for viewer: Actor, today: CivilDate, in session: Session) throws -> LearningCoursePage {
        let movement = try MovementRow.load(slug: slug, agency: viewer.agency, in: session)
        guard let course = try courses("c.movement_id = \(movement.id) AND c.course_id = \(id)", for: viewer, in: session).first else {
            throw Refusal.notFound
        }
        let everybody = try learners(of: course, for: viewer, today: today, in: session)
        let own = viewer.person.flatMap { person in everybody.first { $0.person == person } }
        let isFor = try isFor(course.audience, viewer, today: today, in: session)
        let isAhead = course.days.map { $0.last >= today } ?? true
        let isFree = own == nil || own?.state == .withdrawn
        let listed = Set(everybody.filter { $0.state != .withdrawn }.map(\.person))
        let seen = LearningPolicy.units(viewer)
        return LearningCoursePage(
            slug: slug, movement: movement.name, course: course, own: own?.state, certificate: own?.certificate, attended: own?.present ?? [],
            mayEnrol: course.state == .open && isAhead && isFor && isFree && PlanPolicy.isConcerned(viewer), isFor: isFor,
            learners: everybody.filter { one in one.state != .withdrawn && (seen.map { one.unit.map($0.contains) ?? false } ?? true) },
            candidates: try course.state == .open && LearningPolicy.mayEnrolOthers(viewer)
                ? candidates(course, besides: listed, for: viewer, today: today, in: session) : [],
            mayManage: LearningPolicy.mayManage(viewer))
    }

    private static func isFor(_ audience: LearningAudience, _ viewer: Actor, today: CivilDate, in session: Session) throws -> Bool {
        switch audience {
        case .everybody: return PlanPolicy.isConcerned(viewer)
        case .leaders: return viewer.isSignedIn && !viewer.headedUnits.isEmpty
        case .core:
            guard let person = viewer.person else { return false }
            return try session.row(
                "SELECT 1 FROM learning_core k WHERE k.agency_id = \(viewer.agency) AND k.person_id = \(person) AND \(raw: .holds("k", on: today))")
                != nil
        }
    }

    /// Everybody on the list of a course, in order, in three statements; whoever only reads the page is among them, so callers show what may be seen.
    private static func learners(of course: LearningCourse, for viewer: Actor, today: CivilDate, in session: Session) throws -> [Learner] {
        guard viewer.isSignedIn else { return [] }
        let only: SQL = LearningPolicy.seesNames(viewer) ? "1 = 1" : "e.person_id = \(viewer.person ?? "")"
        let rows = try session.rows(
            """
            SELECT f.person_id, f.name, f.state, f.certificate_id, \(raw: LearningSQL.unit), \(raw: LearningSQL.level) FROM (
                SELECT e.agency_id, e.person_id, p.name, e.state, e.position, k.certificate_id, CAST(\(today.iso) AS TEXT) AS day
                FROM learning_enrolment e JOIN person p ON p.agency_id = e.agency_id AND p.person_id = e.person_id
                LEFT JOIN learning_certificate k ON k.agency_id = e.agency_id AND k.course_id = e.course_id AND k.person_id = e.person_id
                WHERE e.agency_id = \(viewer.agency) AND e.course_id = \(course.id) AND \(raw: only)) AS f
            ORDER BY f.position
            """)
        var present: [String: Set<String>] = [:]
        for row in try session.rows(
            """
            SELECT a.person_id, a.session_id FROM learning_attendance a
            JOIN learning_session s ON s.agency_id = a.agency_id AND s.session_id = a.session_id
            WHERE a.agency_id = \(viewer.agency) AND s.course_id = \(course.id) AND a.is_present = 1
            """)
        { present[try row.text(0), default: []].insert(try row.text(1)) }
        let names = try unitNames(rows.compactMap { try $0.textOrNil(4) }, for: viewer, today: today, in: session)
        let hours = Dictionary(uniqueKeysWithValues: course.sessions.map { ($0.id, $0.isCancelled ? Quantity(0) : $0.hours) })
        return try rows.map { row in
            let (person, unit) = (try row.text(0), try row.textOrNil(4))
            let sessions = present[person] ?? []
            return Learner(
                person: person, name: try row.text(1), unit: unit, unitName: unit.flatMap { names[$0] }, level: try row.value(5, LearnerLevel.other),
                state: try row.value(2, EnrolmentState.withdrawn), present: sessions,
                hours: sessions.compactMap { hours[$0] }.reduce(Quantity(0), +), certificate: try row.textOrNil(3))
        }
    }

    /// Names of units today.
    static func unitNames(_ units: [String], for viewer: Actor, today: CivilDate, in session: Session) throws -> [String: Text] {
        let labels = try Directory.labels(
            of: Set(units).map { DirectoryTarget(.unit, $0) }, on: today, today: today, for: viewer, in: session)
        return Dictionary(uniqueKeysWithValues: labels.map { ($0.key.id, $0.value) })
    }

    /// People the course is for whom the viewer may enrol; at most 200, by name.
    private static func candidates(
        _ course: LearningCourse, besides listed: Set<String>, for viewer: Actor, today: CivilDate, in session: Session
    ) throws -> [Choice] {
        let place = LearningPolicy.mayManage(viewer) ? "1 = 1" : LearningSQL.isMember(of: viewer.headedUnits.sorted())
        return try session.rows(
            """
            SELECT f.person_id, f.name FROM (\(raw: LearningSQL.people(on: today))) AS f
            WHERE f.agency_id = \(viewer.agency) AND \(raw: LearningSQL.belongs(course.audience)) AND \(raw: place)
            AND f.person_id NOT IN (SELECT person_id FROM learning_enrolment WHERE agency_id = \(viewer.agency) AND course_id = \(course.id)
                AND state <> 'withdrawn')
            ORDER BY f.name_key, f.person_id LIMIT 200
            """
        ).map { Choice(try $0.text(0), Text(same: try $0.text(1))) }.filter { !listed.contains($0.value) }
    }

    /// The register of one session; `notFound` for those who do not keep it.
    public static func register(slug: String, session id: String, for viewer: Actor, today: CivilDate, in session: Session) throws -> LearningRegister
    {
        guard LearningPolicy.mayManage(viewer) else { throw Refusal.notFound }
        let row = try session.row("SELECT course_id FROM learning_session WHERE agency_id = \(viewer.agency) AND session_id = \(id)")
        guard let row else { throw Refusal.notFound }
        let page = try page(slug: slug, course: row.text(0), for: viewer, today: today, in: session)
        guard let found = page.course.sessions.first(where: { $0.id == id }) else { throw Refusal.notFound }
        var ways: [String: AttendanceWay] = [:]
        for row in try session.rows(
            "SELECT person_id, way FROM learning_attendance WHERE agency_id = \(viewer.agency) AND session_id = \(id) AND is_present = 1")
        { ways[try row.text(0)] = try row.value(1, AttendanceWay.hand) }
        return LearningRegister(page: page, session: found, ways: ways)
    }

    /// The screen of a session with the code of the moment; `notFound` for those who do not keep its register.
    public static func screen(slug: String, session id: String, for viewer: Actor, now: Instant, in session: Session) throws -> LearningScreen {
        guard LearningPolicy.mayManage(viewer) else { throw Refusal.notFound }
        let row = try session.row(
            """
            SELECT s.secret, c.course_id, c.state FROM learning_session s
            JOIN learning_course c ON c.agency_id = s.agency_id AND c.course_id = s.course_id
            JOIN movement m ON m.agency_id = c.agency_id AND m.movement_id = c.movement_id
            WHERE s.agency_id = \(viewer.agency) AND s.session_id = \(id) AND m.slug = \(slug)
            """)
        guard let row, let course = try courses("c.course_id = \(row.text(1))", for: viewer, in: session).first,
            let found = course.sessions.first(where: { $0.id == id })
        else { throw Refusal.notFound }
        let starts = Instant(found.day, hour: found.from / 60, minute: found.from % 60).adding(seconds: -AttendanceCode.early)
        let isNow =
            try !found.isCancelled && ["open", "ended"].contains(row.text(2)) && starts <= now
            && now < Instant(found.day, hour: found.to / 60, minute: found.to % 60)
        return LearningScreen(
            slug: slug, course: course.title, session: found, enrolled: course.enrolled,
            code: isNow ? AttendanceCode.code(try row.blob(0), session: id, at: now) : nil, left: AttendanceCode.left(at: now))
    }

    /// The session somebody is about to say they are at: the course's title and the session; `notFound` for drafts and unknown ones.
    public static func checkIn(
        slug: String, session id: String, for viewer: Actor, today: CivilDate, in session: Session
    ) throws -> (
        page: LearningCoursePage, session: LearningSession
    ) {
        let row = try session.row("SELECT course_id FROM learning_session WHERE agency_id = \(viewer.agency) AND session_id = \(id)")
        guard let row else { throw Refusal.notFound }
        let page = try page(slug: slug, course: row.text(0), for: viewer, today: today, in: session)
        guard let found = page.course.sessions.first(where: { $0.id == id }) else { throw Refusal.notFound }
        return (page, found)
    }

    /// What about learning waits for the actor, soonest first; one statement.
    static func owed(_ actor: Actor, today: CivilDate, in session: Session) throws -> [OwedLearning] {
        guard let person = actor.person, PlanPolicy.isConcerned(actor) || LearningPolicy.mayManage(actor) else { return [] }
        let (agency, day, soon) = (actor.agency, today.iso, today.adding(days: 7).iso)
        let isConcerned = PlanPolicy.isConcerned(actor) ? 1 : 0
        let isLeader = actor.headedUnits.isEmpty ? 0 : 1
        let mayManage = LearningPolicy.mayManage(actor) ? 1 : 0
        return try session.rows(
            """
            SELECT q.what, m.slug, m.name, q.id, q.title, q.day, q.minute FROM (
                SELECT 'session' AS what, c.movement_id, s.session_id AS id, c.title, s.day, s.from_minute AS minute FROM learning_enrolment e
                JOIN learning_session s ON s.agency_id = e.agency_id AND s.course_id = e.course_id AND s.state = 'held'
                    AND s.day >= \(day) AND s.day <= \(soon)
                JOIN learning_course c ON c.agency_id = e.agency_id AND c.course_id = e.course_id AND c.state = 'open'
                WHERE e.agency_id = \(agency) AND e.person_id = \(person) AND e.state = 'enrolled' AND NOT EXISTS (
                    SELECT 1 FROM learning_attendance a WHERE a.agency_id = s.agency_id AND a.session_id = s.session_id
                    AND a.person_id = e.person_id AND a.is_present = 1)
                UNION ALL
                SELECT 'assess', r.movement_id, r.round_id, r.kind, r.closes, NULL FROM assessment_round r
                WHERE r.agency_id = \(agency) AND \(isConcerned) = 1 AND r.opens <= \(day) AND r.closes >= \(day) AND NOT EXISTS (
                    SELECT 1 FROM assessment_answer a WHERE a.agency_id = r.agency_id AND a.round_id = r.round_id AND a.person_id = \(person))
                UNION ALL
                SELECT 'resend', k.movement_id, k.certificate_id, k.title, k.on_date, NULL FROM learning_certificate k
                WHERE k.agency_id = \(agency) AND k.person_id = \(person) AND k.state = 'returned' AND NOT EXISTS (
                    SELECT 1 FROM learning_certificate n WHERE n.agency_id = k.agency_id AND n.person_id = k.person_id
                    AND n.movement_id = k.movement_id AND n.at > k.at)
                UNION ALL
                SELECT 'confirm', k.movement_id, k.certificate_id, k.title, k.on_date, NULL FROM learning_certificate k
                WHERE k.agency_id = \(agency) AND \(mayManage) = 1 AND k.state = 'waiting' AND k.person_id <> \(person)
                UNION ALL
                SELECT 'enrol', c.movement_id, c.course_id, c.title,
                    (SELECT MIN(s.day) FROM learning_session s WHERE s.agency_id = c.agency_id AND s.course_id = c.course_id AND s.state = 'held'), NULL
                FROM learning_course c
                WHERE c.agency_id = \(agency) AND \(isConcerned) = 1 AND c.state = 'open'
                AND (c.audience = 'everybody' OR (c.audience = 'leaders' AND \(isLeader) = 1) OR (c.audience = 'core' AND EXISTS (
                    SELECT 1 FROM learning_core k WHERE k.agency_id = c.agency_id AND k.person_id = \(person) AND \(raw: .holds("k", on: today)))))
                AND NOT EXISTS (SELECT 1 FROM learning_enrolment e WHERE e.agency_id = c.agency_id AND e.course_id = c.course_id
                    AND e.person_id = \(person))
                AND NOT EXISTS (SELECT 1 FROM learning_session s WHERE s.agency_id = c.agency_id AND s.course_id = c.course_id AND s.state = 'held'
                    AND s.day < \(day))
            ) AS q JOIN movement m ON m.agency_id = \(agency) AND m.movement_id = q.movement_id
            WHERE m.period_to >= \(day)
            ORDER BY CASE q.what WHEN 'session' THEN 0 WHEN 'assess' THEN 1 WHEN 'resend' THEN 2 WHEN 'confirm' THEN 3 ELSE 4 END,
                CASE WHEN q.day IS NULL THEN 1 ELSE 0 END, q.day, q.minute, q.id LIMIT 100
            """
        ).compactMap { row in
            guard let what = OwedLearning.What(rawValue: try row.text(0)) else { return nil }
            return OwedLearning(
                slug: try row.text(1), movement: try row.text(2), what: what, id: try row.text(3), title: try row.text(4),
                day: try row.civilDateOrNil(5), from: try row.intOrNil(6))
        }
    }
}
