internal import Storage
internal import Vietnamese

/// An initiative as acts find it.
struct InitiativeRow: Sendable {
    let id: String
    let state: InitiativeState
    let title: String
    /// Number in the register; nil before it was handed in.
    let reference: String?
    let submitted, accepted: CivilDate?
    /// People of the agency among its authors, main author first.
    let authors: [String]
    /// Whether the actor is one of them.
    let isAuthor: Bool
    /// Whether the actor is an author, or wrote it down for somebody outside.
    let isOwn: Bool
    let viewer: InitiativeViewer

    var subject: String { "initiative:\(id)" }
    /// The title in quotation marks once it was handed in; a draft's is nobody else's business.
    var name: Text {
        guard let reference else { return Text("một sáng kiến đang soạn", "an initiative being drafted") }
        return Text("sáng kiến \(reference) “\(title)”", "the initiative \(reference) “\(title)”")
    }

    func result(_ more: [String: JSONValue] = [:]) -> JSONValue {
        .object(["initiative": .string(id), "reference": JSONValue(reference)].merging(more) { $1 })
    }
}

/// Reads and writes initiatives inside an act.
enum InitiativeStore {
    /// "SK-2025-0007".
    static func reference(_ number: Int, _ year: Int) -> String { numbered("SK", number, year) }

    /// "GCNSK-2025-0007".
    static func certificate(_ number: Int, _ year: Int) -> String { numbered("GCNSK", number, year) }

    private static func numbered(_ letters: String, _ number: Int, _ year: Int) -> String {
        let digits = String(number)
        return "\(letters)-\(year)-" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    /// The initiative, if it exists for the actor.
    static func find(_ id: String, in world: World) throws -> InitiativeRow {
        let row = try world.session.row(
            """
            SELECT i.state, i.title, i.number, i.year, i.submitted_on, i.accepted_on, i.created_by FROM initiative i
            WHERE i.agency_id = \(world.agency) AND i.initiative_id = \(id)
            """)
        guard let row, let state = InitiativeState(rawValue: try row.text(0)) else { throw Refusal.notFound }
        let authors = try world.session.rows(
            """
            SELECT person_id FROM initiative_author WHERE agency_id = \(world.agency) AND initiative_id = \(id) AND person_id IS NOT NULL
            ORDER BY position
            """
        ).map { try $0.text(0) }
        let viewer = try InitiativeViewer(world.actor, today: world.today, in: world.session)
        let isAuthor = world.actor.person.map(authors.contains) ?? false
        let isOwn = try isAuthor || row.text(6) == world.actor.person
        let submitted = try row.civilDateOrNil(4)
        try world.requireVisible(InitiativePolicy.maySee(viewer, state: state, isHandedIn: submitted != nil, isOwn: isOwn))
        let number = try row.intOrNil(2)
        return InitiativeRow(
            id: id, state: state, title: try row.text(1), reference: try number.map { reference($0, try row.int(3)) }, submitted: submitted,
            accepted: try row.civilDateOrNil(5), authors: authors, isAuthor: isAuthor, isOwn: isOwn, viewer: viewer)
    }

    /// The initiative, for one of its authors to change.
    static func open(_ id: String, in world: World) throws -> InitiativeRow {
        let row = try find(id, in: world)
        try world.require(row.isOwn)
        guard row.state.isOpen else { throw row.state == .refused ? Refusal.initiativeRefused : .initiativeHandedIn }
        return row
    }

    /// The initiative for a decision of the head.
    static func toDecide(_ id: String, in world: World) throws -> InitiativeRow {
        let row = try find(id, in: world)
        try world.require(InitiativePolicy.mayDecide(world.actor))
        guard row.state == .accepted else { throw row.state.isDecided ? Refusal.initiativeDecided : .initiativeNotAccepted }
        let open = try world.session.row(
            "SELECT 1 FROM initiative_round WHERE agency_id = \(world.agency) AND initiative_id = \(id) AND closed_on IS NULL")
        guard open == nil else { throw Refusal.initiativeRoundOpen }
        return row
    }

    /// Whether the latest round found for it; nil when there was none.
    static func passed(_ id: String, in world: World) throws -> Bool? {
        try world.session.row(
            """
            SELECT passed FROM initiative_round WHERE agency_id = \(world.agency) AND initiative_id = \(id) AND passed IS NOT NULL
            ORDER BY number DESC LIMIT 1
            """
        )?.bool(0)
    }

    static func decide(
        _ id: String, _ kind: InitiativeDecision.Kind, number: String, on: CivilDate, signer: String, reason: String = "", reference: String = "",
        in world: World
    ) throws {
        try world.session.execute(
            """
            INSERT INTO initiative_decision (agency_id, initiative_id, kind, number, decided_on, signer, reason, reference, at, actor)
            VALUES (\(world.agency), \(id), \(kind.rawValue), \(number), \(on.iso), \(signer), \(reason), \(reference), \(world.now.milliseconds),
                    \(world.actor.recordName))
            """)
    }

    static func set(_ id: String, _ state: InitiativeState, decidedOn: CivilDate? = nil, note: String = "", in world: World) throws {
        try world.session.execute(
            """
            UPDATE initiative SET state = \(state.rawValue), decided_on = COALESCE(\(decidedOn?.iso), decided_on), note = \(note),
                changed_at = \(world.now.milliseconds)
            WHERE agency_id = \(world.agency) AND initiative_id = \(id)
            """)
    }

    /// A day a paper bears: not in the future, and not before what it answers.
    static func checkDay(_ key: String, _ day: CivilDate, since: CivilDate?, in world: World) throws {
        if day > world.today { throw Refusal.invalid(key, "Ngày này chưa đến.", "This day has not come yet.") }
        if let since, day < since {
            throw Refusal.invalid(key, "Không trước ngày \(since.vietnamese).", "Not before \(since.vietnamese).")
        }
    }

    /// Reasons that the one concerned can do something with.
    static func checkReason(_ key: String, _ reason: String, least: Int = leastReason) throws {
        guard reason.count >= least else {
            throw Refusal.invalid(key, "Nêu rõ hơn, ít nhất \(least) ký tự.", "Say more, at least \(least) characters.")
        }
    }

    /// The fewest characters of a reason.
    static let leastReason = 20

    /// What is compared when similar initiatives are looked for.
    static func texts(_ id: String, agency: String, in session: Session) throws -> [String] {
        let row = try session.row(
            "SELECT title, situation, solution, purpose FROM initiative WHERE agency_id = \(agency) AND initiative_id = \(id)")
        return try row.map { row in try (0..<4).map { try row.text($0) } } ?? []
    }
}

extension InitiativeState {
    /// Whether a decision was taken.
    var isDecided: Bool { self == .recognised || self == .refused || self == .revoked }
}

/// People that a field names by code, identifier or full name.
enum InitiativePeople {
    /// The person; a name must be that of one person alone.
    static func find(_ typed: String, field: String, place: Text = Text("", ""), in world: World) throws -> (id: String, name: String) {
        let day = world.today
        let code = AgencyCode.person(typed) ?? typed
        let rows = try world.session.rows(
            """
            SELECT p.person_id, p.name, p.code FROM person p
            WHERE p.agency_id = \(world.agency) AND \(raw: .holds("p", on: day))
            AND (p.person_id = \(typed) OR p.code = \(code) OR p.folded = \(Vietnamese.folded(typed))) ORDER BY p.person_id LIMIT 5
            """)
        let exact = try rows.filter { try $0.text(0) == typed || $0.text(2) == code }
        let found = exact.isEmpty ? rows : exact
        guard let one = found.first else {
            throw Refusal.invalid(
                field, "\(place.vi)Không có ai tên hoặc mã “\(typed)” làm việc ở đây.",
                "\(place.en)Nobody called “\(typed)”, or with that code, works here.")
        }
        guard found.count == 1 else {
            let codes = try found.map { try $0.text(2) }.joined(separator: ", ")
            throw Refusal.invalid(
                field, "\(place.vi)Có nhiều người tên “\(typed)”; nhập mã: \(codes).",
                "\(place.en)Several people are called “\(typed)”; give a code: \(codes).")
        }
        return (try one.text(0), try one.text(1))
    }

    /// The unit of each person today; the first by its code when there are several.
    static func units(of people: [String], in world: World) throws -> [String: String] {
        var units: [String: String] = [:]
        for row in try world.session.rows(
            """
            SELECT m.person_id, m.unit_id FROM membership m JOIN unit u ON u.agency_id = m.agency_id AND u.unit_id = m.unit_id
            WHERE m.agency_id = \(world.agency) AND m.person_id IN \(list: people) AND \(raw: .holds("m", on: world.today)) ORDER BY u.code DESC
            """)
        { units[try row.text(0)] = try row.text(1) }
        return units
    }
}

extension Refusal {
    static let initiativeRefused = Refusal.conflict(
        "initiative.refused", Text("Sáng kiến không được công nhận thì không sửa được.", "An initiative that was refused cannot be changed."),
        next: Text("Sao chép thành bản soạn mới rồi sửa.", "Copy it to a new draft and change that."))
    static let initiativeHandedIn = Refusal.conflict(
        "initiative.handed-in", Text("Sáng kiến đã nộp nên không sửa được lúc này.", "The initiative was handed in and cannot be changed now."),
        next: Text("Chờ kiểm tra; nếu bị trả lại thì sửa rồi nộp lại.", "Wait for the check; if it is returned, correct it and hand it in again."))
    static let initiativeDecided = Refusal.conflict(
        "initiative.decided", Text("Sáng kiến này đã có quyết định.", "This initiative was decided on already."),
        next: Text("Xem quyết định ở trang của sáng kiến.", "See the decision on its page."))
    static let initiativeNotAccepted = Refusal.conflict(
        "initiative.not-accepted", Text("Sáng kiến chưa được tiếp nhận.", "The initiative was not taken in yet."),
        next: Text("Kiểm tra hình thức và tiếp nhận trước.", "Check its form and take it in first."))
    static let initiativeRoundOpen = Refusal.conflict(
        "initiative.round-open", Text("Hội đồng đang chấm sáng kiến này.", "The council is scoring this initiative."),
        next: Text("Chốt đợt chấm trước.", "Close the round first."))
    static let initiativeOwn = Refusal(
        .forbidden, "initiative.own",
        Text(
            "Bạn là tác giả, nên không kiểm tra, chấm hay tổ chức chấm sáng kiến này.",
            "You are an author, so you neither check nor score this initiative, nor run its rounds."),
        next: Text("Người khác có thẩm quyền làm việc này.", "Somebody else with the right does it."))
}
