internal import Law
internal import Storage
internal import Vietnamese

/// A nomination as stored, with what policies ask about it.
public struct NominationRow: Sendable {
    let agency, id: String
    let number: Int
    let kind: AwardeeKind
    let person, unit, proposer, parentUnit: String?
    var award: String
    let year: Int
    let movement, round: String?
    let type: AchievementType
    let period: Period
    let achievement: String
    var state: NominationState
    var isSuspended: Bool
    let note, drafter: String
    let submitted: Instant?
    let minutesLate: Int?
    let lateOpened: Bool
    let received: Instant?
    let rulesDay: CivilDate?
    let version: Int
    /// Units that were asked for a comment because the person worked there for half a year or more.
    let formerUnits: Set<String>
    /// Everybody who confirmed something in it.
    let confirmers: Set<String>

    var subject: String { "nomination:\(id)" }
    var reference: String { "ĐN-\(number)" }

    /// Whether somebody drafted or confirmed it, and so may not appraise it.
    func isRecused(_ person: String?) -> Bool { person.map { $0 == drafter || confirmers.contains($0) } ?? false }

    /// Whether it waits in the late queue.
    var isLateWaiting: Bool { state == .submitted && (minutesLate ?? 0) > 0 && !lateOpened }

    /// The day that chose the law: of the receipt, unless the legal officer chose the more favourable rules of another day.
    var lawDay: CivilDate? { rulesDay ?? received?.vietnamDate }

    static let columns: SQL = """
        n.agency_id, n.nomination_id, n.number, n.subject_kind, n.person_id, n.unit_id, n.proposer_unit, n.parent_unit, n.award, n.year, n.movement_id,
        n.round_id, n.type, n.period_from, n.period_to, n.achievement, n.state, n.is_suspended, n.note, n.drafted_by, n.submitted_at, n.minutes_late,
        n.late_opened_at, n.received_at, n.rules_day, n.version
        """

    init(_ row: Row, formerUnits: Set<String>, confirmers: Set<String>) throws {
        agency = try row.text(0)
        id = try row.text(1)
        number = try row.int(2)
        kind = AwardeeKind(rawValue: try row.text(3)) ?? .person
        person = try row.textOrNil(4)
        unit = try row.textOrNil(5)
        proposer = try row.textOrNil(6)
        parentUnit = try row.textOrNil(7)
        award = try row.text(8)
        year = try row.int(9)
        movement = try row.textOrNil(10)
        round = try row.textOrNil(11)
        type = AchievementType(rawValue: try row.text(12)) ?? .merit
        let from = try row.civilDate(13)
        guard let period = Period(from, try row.civilDate(14)) else { throw StorageError.type("a period ends before it begins") }
        self.period = period
        achievement = try row.text(15)
        state = NominationState(rawValue: try row.text(16)) ?? .withdrawn
        isSuspended = try row.bool(17)
        note = try row.text(18)
        drafter = try row.text(19)
        submitted = try row.int64OrNil(20).map(Instant.init(milliseconds:))
        minutesLate = try row.intOrNil(21)
        lateOpened = try !row.isNull(22)
        received = try row.int64OrNil(23).map(Instant.init(milliseconds:))
        rulesDay = try row.civilDateOrNil(24)
        version = try row.int(25)
        self.formerUnits = formerUnits
        self.confirmers = confirmers
    }

    /// The nomination; nil when the agency has none.
    static func find(_ id: String, agency: String, in session: Session) throws -> NominationRow? {
        let row = try session.row(
            "SELECT \(raw: columns) FROM nomination n WHERE n.agency_id = \(agency) AND n.nomination_id = \(id)")
        guard let row else { return nil }
        let former = try session.rows(
            "SELECT unit_id FROM nomination_former WHERE agency_id = \(agency) AND nomination_id = \(id)")
        let confirmers = try session.rows(
            "SELECT DISTINCT actor FROM nomination_confirmation WHERE agency_id = \(agency) AND nomination_id = \(id) AND ended_at IS NULL")
        return try NominationRow(
            row, formerUnits: Set(former.map { try $0.text(0) }), confirmers: Set(confirmers.map { try $0.text(0) }))
    }

    /// The nomination, when it exists for the actor; else `notFound`.
    static func load(_ id: String, in world: World) throws -> NominationRow {
        guard let row = try find(id, agency: world.agency, in: world.session), NominationPolicy.sight(world.actor, row) != .nothing else {
            throw Refusal.notFound
        }
        return row
    }

    /// The nomination, for somebody who may make that move now; refused otherwise, with the reason that fits.
    static func load(_ id: String, to move: NominationMove, in world: World) throws -> NominationRow {
        let row = try load(id, in: world)
        if NominationPolicy.isNominee(world.actor, row), move != .withdraw, mayOtherwise(move, world.actor) { throw Refusal.nominationSelf }
        try world.require(NominationPolicy.may(move, world.actor, row))
        if move == .appraise, row.isRecused(world.actor.person) { throw Refusal.nominationRecused }
        let next = NominationMachine.next(move, from: row.state, isSuspended: row.isSuspended, hasPeers: row.kind.hasPeers)
        guard !next.isEmpty else { throw row.isSuspended && !row.state.isEnded ? Refusal.nominationSuspended : .nominationState(row.state) }
        return row
    }

    /// Whether the actor could make the move for somebody else: then it is only that they may not for themselves.
    private static func mayOtherwise(_ move: NominationMove, _ actor: Actor) -> Bool {
        switch move {
        case .amend, .submit, .resubmit, .review, .confirm: NominationPolicy.mayPropose(actor)
        case .receive: actor.has(.officer)
        case .giveBack, .appraise, .lower: actor.has(.officer, .head)
        case .openLate: actor.has(.head)
        case .suspend, .resume: actor.has(.officer, .head, .legalOfficer)
        case .chooseRules, .decideQuestion: actor.has(.legalOfficer)
        case .withdraw: false
        }
    }

    /// Changes columns of it.
    func update(_ assignments: SQL, in world: World) throws {
        try world.session.execute(
            """
            UPDATE nomination SET \(raw: assignments), changed_at = \(world.now.milliseconds)
            WHERE agency_id = \(world.agency) AND nomination_id = \(id)
            """)
    }

    /// Moves it to a state that the machine allows.
    func move(_ move: NominationMove, to state: NominationState, _ assignments: SQL, in world: World) throws {
        let next = NominationMachine.next(move, from: self.state, isSuspended: isSuspended, hasPeers: kind.hasPeers)
        guard next.contains(state) else { throw Refusal.nominationState(self.state) }
        try update("state = \(state.rawValue), \(raw: assignments)", in: world)
    }

    /// Keeps which binding parts are missing now, so that the board need not work it out for every row.
    static func noteLacks(_ id: String, in world: World) throws {
        guard let row = try find(id, agency: world.agency, in: world.session) else { return }
        let lacks =
            row.state.isEnded
            ? []
            : try NominationExaminer.table(row, on: world.today, rights: .none, in: world.session).tasks.filter { $0.isBinding && !$0.isDone }.map(
                \.code)
        try world.session.execute(
            "UPDATE nomination SET lacks = \(lacks.joined(separator: " ")) WHERE agency_id = \(world.agency) AND nomination_id = \(id)")
    }

    /// What an act about it gives back.
    func outcome(_ vi: String, _ en: String, _ more: [String: JSONValue] = [:], in world: World) throws -> ActOutcome {
        try Self.noteLacks(id, in: world)
        // The record is read by more people than the dossier: it names neither nominee nor reason.
        return ActOutcome(
            subject: subject,
            sentence: Text("\(world.actor.name) \(vi) hồ sơ \(reference).", "\(world.actor.name) \(en) nomination \(reference)."),
            result: .object(["nomination": .string(id), "reference": .string(reference)].merging(more) { _, new in new }))
    }
}

/// A round of nominations, as stored.
struct NominationRoundRow: Sendable {
    let id: String
    let movement: String?
    let year: Int
    let title: String
    let closes: Instant
    let event, upward: CivilDate?
    let holdsStopClock: Bool
    let tieOrder: String
    let people, units: Int?
    let countSource: String

    static func find(_ id: String, agency: String, in session: Session) throws -> NominationRoundRow? {
        try first("r.round_id = \(id)", agency: agency, in: session)
    }

    /// The round a nomination of that movement or year falls into; the newest when there are several.
    static func fitting(movement: String?, year: Int, agency: String, in session: Session) throws -> NominationRoundRow? {
        if let movement { return try first("r.movement_id = \(movement)", agency: agency, in: session) }
        return try first("r.movement_id IS NULL AND r.year = \(year)", agency: agency, in: session)
    }

    private static func first(_ condition: SQL, agency: String, in session: Session) throws -> NominationRoundRow? {
        try list(condition, limit: 1, agency: agency, in: session).first
    }

    static func list(_ condition: SQL, limit: Int, agency: String, in session: Session) throws -> [NominationRoundRow] {
        try session.rows(
            """
            SELECT r.round_id, r.movement_id, r.year, r.title, r.closes_at, r.event_on, r.upward_on, r.holds_stop_clock, r.tie_order, r.people_count,
                   r.unit_count, r.count_source
            FROM nomination_round r WHERE r.agency_id = \(agency) AND \(raw: condition) ORDER BY r.closes_at DESC, r.round_id LIMIT \(limit)
            """
        ).map { row in
            NominationRoundRow(
                id: try row.text(0), movement: try row.textOrNil(1), year: try row.int(2), title: try row.text(3),
                closes: Instant(milliseconds: try row.int64(4)), event: try row.civilDateOrNil(5), upward: try row.civilDateOrNil(6),
                holdsStopClock: try row.bool(7), tieOrder: try row.text(8), people: try row.intOrNil(9), units: try row.intOrNil(10),
                countSource: try row.text(11))
        }
    }
}
