internal import Crypto
internal import Storage
public import Vietnamese

/// The code on the screen of a session: six letters and digits that change every 30 seconds and cannot be made without the session's secret.
///
/// It says that somebody sees the screen now, not who: a code that is passed on works for up to a minute. So it is taken only from people on the
/// list, guesses are throttled, and the organiser sees who is in the register while they sit there.
public enum AttendanceCode {
    /// How long one code stands, in seconds.
    public static let step: Int64 = 30
    /// How long before the session attendance begins, in seconds.
    static let early: Int64 = 30 * 60

    /// The code at a moment, in capitals: "7KQ2MP".
    static func code(_ secret: [UInt8], session: String, at moment: Instant, back: Int64 = 0) -> String {
        let number = moment.milliseconds / 1000 / step - back
        let message = Array("thidua-attendance-v1\n\(session)\n\(number)".utf8)
        let mark = HMAC<SHA256>.authenticationCode(for: message, using: SymmetricKey(data: secret))
        return String(Base32.encode(Array(mark.prefix(5))).prefix(6)).uppercased()
    }

    /// Whether somebody typed the present code or the one before it. Letters that are easily misread stand for the digits they look like.
    static func accepts(_ typed: String, _ secret: [UInt8], session: String, at moment: Instant) -> Bool {
        let plain = String(
            typed.uppercased().compactMap { letter -> Character? in
                switch letter {
                case "O": "0"
                case "I", "L": "1"
                case " ", "-": nil
                default: letter
                }
            })
        let given = SymmetricKey(data: Array(plain.utf8))
        return [0, 1].contains { given == SymmetricKey(data: Array(code(secret, session: session, at: moment, back: $0).utf8)) }
    }

    /// Seconds until the code changes.
    public static func left(at moment: Instant) -> Int64 { step - (moment.milliseconds / 1000) % step }
}

/// Says that one is there, with the code on the screen.
struct CheckIn: Act {
    static let code = Field.text(
        "code", Text("Mã trên màn hình", "Code on the screen"),
        hint: Text("Sáu chữ và số, đổi mỗi 30 giây.", "Six letters and digits, new every 30 seconds."),
        max: 12)
    static let declaration = ActDeclaration(
        "learning.checkin", title: Text("Điểm danh", "Mark yourself present"),
        summary: Text(
            "Người học tự điểm danh bằng mã đang hiện trên màn hình, trong giờ của buổi.",
            "Whoever is there says so with the code that the screen shows, during the session."),
        button: Text("Tôi có mặt", "I am here"), fields: [LearningFields.session.declaration, code.declaration])

    private static let throttled = "throttled"
    private let session, code: String
    private let isThrottled: Bool

    init(_ input: ActInput) throws {
        session = try input[LearningFields.session]
        code = try input[Self.code]
        isThrottled = input.prepared[Self.throttled] != nil
    }

    private static func bucket(_ account: String, _ session: String) -> [Throttle.Bucket] {
        [Throttle.Bucket("attendance", account, session, limit: 8)]
    }

    /// A guess is counted before it is looked at, in a transaction of its own, so that refusing it does not forget it.
    static func prepare(_ input: ActInput, _ preparation: Preparation) async throws -> ActInput {
        guard case .account(_, let account, _) = preparation.identity, let session = try? input[LearningFields.session] else { return input }
        let now = preparation.now
        do {
            try await preparation.runner.database.write { try Throttle.take(bucket(account, session), now: now, in: $0) }
            return input
        } catch let refusal as Refusal where refusal == .throttled {
            return input.adding(prepared: throttled, true)
        }
    }

    func permit(in world: World) throws {
        let row = try LearningStore.session(session, in: world)
        let person = try world.person()
        guard !isThrottled else { throw Refusal.throttled }
        guard try LearningStore.enrolment(row.course.id, person, in: world) == .enrolled else { throw Refusal.notEnrolled }
        try row.course.requireOpen()
        guard !row.isCancelled else { throw Refusal.sessionCancelled }
        guard row.starts.adding(seconds: -AttendanceCode.early) <= world.now, world.now < row.ends else { throw Refusal.sessionNotNow }
    }

    func perform(in world: World) throws -> ActOutcome {
        let row = try LearningStore.session(session, in: world)
        let person = try world.person()
        guard AttendanceCode.accepts(code, row.secret, session: row.id, at: world.now) else {
            throw Refusal.invalid(
                "code", "Mã sai hoặc đã cũ. Nhập mã đang hiện trên màn hình.", "The code is wrong or old. Enter the one the screen shows now.")
        }
        guard try !Attendance.isPresent(person, session, in: world) else { throw Refusal.presentAlready }
        try Attendance.put(person, session, isPresent: true, .code, reason: "", in: world)
        try Throttle.giveBack(Self.bucket(world.actor.account ?? "", session), in: world.session)
        return ActOutcome(
            subject: row.subject,
            sentence: Text("\(world.actor.name) điểm danh \(row.name.vi).", "\(world.actor.name) was at \(row.name.en)."),
            result: row.course.result(["session": .string(session), "hours": .string(row.hours.plain)]))
    }
}

/// Marks people present by hand.
struct MarkAttendance: Act {
    static let declaration = ActDeclaration(
        "learning.attend", title: Text("Điểm danh bằng tay", "Mark people present"),
        summary: Text("Người tổ chức ghi người có mặt, nêu lý do không quét mã.", "The organiser marks who was there, and why not by the code."),
        button: Text("Ghi có mặt", "Mark present"),
        fields: [LearningFields.session.declaration, LearningFields.people.declaration, LearningFields.reason.declaration])

    private let session, reason: String
    private let people: [String]

    init(_ input: ActInput) throws {
        session = try input[LearningFields.session]
        people = try input[LearningFields.people]
        reason = try input[LearningFields.reason]
    }

    func permit(in world: World) throws { _ = try Attendance.register(session, in: world) }

    func perform(in world: World) throws -> ActOutcome {
        let row = try Attendance.register(session, in: world)
        guard !people.isEmpty else { throw Refusal.invalid("people", "Chọn ít nhất một người.", "Choose at least one person.") }
        guard row.starts.adding(seconds: -AttendanceCode.early) <= world.now else { throw Refusal.sessionNotNow }
        var added: [String] = []
        for (person, name) in try LearningStore.names(people, field: "people", in: world) {
            guard try LearningStore.enrolment(row.course.id, person, in: world) == .enrolled else {
                throw Refusal.invalid("people", "\(name) chưa có chỗ trong khóa học.", "\(name) has no place in the course.")
            }
            guard try !Attendance.isPresent(person, session, in: world) else { continue }
            try Attendance.put(person, session, isPresent: true, .hand, reason: reason, in: world)
            added.append(name)
        }
        guard !added.isEmpty else { throw Refusal.presentAlready }
        let names = LearningStore.list(added)
        return ActOutcome(
            subject: row.subject,
            sentence: Text(
                "\(world.actor.name) ghi \(names.vi) có mặt ở \(row.name.vi). Lý do: \(reason)",
                "\(world.actor.name) marked \(names.en) present at \(row.name.en). Reason: \(reason)"),
            result: row.course.result(["session": .string(session), "marked": .int(Int64(added.count))]))
    }
}

/// Takes back a presence that was marked by mistake.
struct UndoAttendance: Act {
    static let declaration = ActDeclaration(
        "learning.attend.undo", title: Text("Bỏ điểm danh", "Undo a presence"),
        summary: Text(
            "Bỏ một lượt điểm danh sai, nêu lý do; lượt cũ vẫn trong sổ cái.", "Takes back a wrong presence with a reason; the record keeps it."),
        button: Text("Bỏ điểm danh", "Undo"),
        fields: [LearningFields.session.declaration, LearningFields.person.declaration, LearningFields.reason.declaration])

    private let session, person, reason: String

    init(_ input: ActInput) throws {
        session = try input[LearningFields.session]
        person = try input[LearningFields.person]
        reason = try input[LearningFields.reason]
    }

    func permit(in world: World) throws { _ = try Attendance.register(session, in: world) }

    func perform(in world: World) throws -> ActOutcome {
        let row = try Attendance.register(session, in: world)
        guard try Attendance.isPresent(person, session, in: world) else { throw Refusal.notPresent }
        try Attendance.put(person, session, isPresent: false, .hand, reason: reason, in: world)
        let name = try world.session.row("SELECT name FROM person WHERE agency_id = \(world.agency) AND person_id = \(person)")?.text(0) ?? ""
        return ActOutcome(
            subject: row.subject,
            sentence: Text(
                "\(world.actor.name) bỏ điểm danh của \(name) ở \(row.name.vi). Lý do: \(reason)",
                "\(world.actor.name) undid the presence of \(name) at \(row.name.en). Reason: \(reason)"),
            result: row.course.result(["session": .string(session)]))
    }
}

/// The register of a session.
enum Attendance {
    /// The session, for those who keep its register, while it is open.
    static func register(_ session: String, in world: World) throws -> LearningSessionRow {
        let row = try LearningStore.session(session, in: world)
        try world.require(LearningPolicy.mayManage(world.actor))
        try row.course.requireOpen()
        guard !row.isCancelled else { throw Refusal.sessionCancelled }
        return row
    }

    static func isPresent(_ person: String, _ session: String, in world: World) throws -> Bool {
        try world.session.row(
            """
            SELECT 1 FROM learning_attendance
            WHERE agency_id = \(world.agency) AND session_id = \(session) AND person_id = \(person) AND is_present = 1
            """) != nil
    }

    static func put(_ person: String, _ session: String, isPresent: Bool, _ way: AttendanceWay, reason: String, in world: World) throws {
        try world.session.execute(
            """
            INSERT INTO learning_attendance (agency_id, session_id, person_id, way, is_present, reason, at, actor)
            VALUES (\(world.agency), \(session), \(person), \(way.rawValue), \(isPresent), \(reason), \(world.now.milliseconds),
                    \(world.actor.recordName))
            ON CONFLICT (agency_id, session_id, person_id) DO UPDATE SET way = excluded.way, is_present = excluded.is_present,
                reason = excluded.reason, at = excluded.at, actor = excluded.actor
            """)
    }
}
