internal import Storage
internal import Vietnamese

/// An exemplar as stored.
struct ExemplarRow: Sendable {
    /// A consent that holds.
    struct Consent: Sendable {
        let id: String
        let version: Int
        let isNamed: Bool
    }

    let id, movement, slug, movementName: String
    let ends: CivilDate
    let number: Int
    let kind: ExemplarKind
    let person, unit: String?
    let name: String
    let mentor: String?
    let state: ExemplarState
    /// The newest text, and the one that is public.
    let version: Int
    let shown: Int?
    /// Units of the person today, or the unit.
    let units: Set<String>
    /// The newest consent that holds.
    let consent: Consent?

    var subject: String { "exemplar:\(id)" }
    var reference: String { "ĐH-\(number)" }

    /// Whether whoever it is about is asked to consent: to what was proposed, and to a newer text of what is published.
    var asksConsent: Bool {
        (state == .proposed || state == .published) && consent?.version != version
    }

    /// Whether only the publication is left: the newest text has its consent and is not yet public.
    var isReady: Bool { (state == .proposed || state == .published) && consent?.version == version && shown != version }

    static func find(_ id: String, agency: String, today: CivilDate, in session: Session) throws -> ExemplarRow? {
        let row = try session.row(
            """
            SELECT x.movement_id, m.slug, m.name, m.period_to, x.number, x.subject_kind, x.person_id, x.unit_id, x.name, x.mentor, x.state, x.version,
                   x.shown FROM exemplar x JOIN movement m ON m.agency_id = x.agency_id AND m.movement_id = x.movement_id
            WHERE x.agency_id = \(agency) AND x.exemplar_id = \(id)
            """)
        guard let row else { return nil }
        let person = try row.textOrNil(6)
        let units = try person.map { person in
            try session.rows(
                "SELECT w.unit_id FROM membership w WHERE w.agency_id = \(agency) AND w.person_id = \(person) AND \(raw: .holds("w", on: today))"
            ).map { try $0.text(0) }
        }
        let consent = try session.row(
            """
            SELECT consent_id, version, is_named FROM exemplar_consent
            WHERE agency_id = \(agency) AND exemplar_id = \(id) AND withdrawn_at IS NULL ORDER BY version DESC, given_at DESC LIMIT 1
            """
        ).map { Consent(id: try $0.text(0), version: try $0.int(1), isNamed: try $0.bool(2)) }
        let unit = try row.textOrNil(7)
        return ExemplarRow(
            id: id, movement: try row.text(0), slug: try row.text(1), movementName: try row.text(2), ends: try row.civilDate(3),
            number: try row.int(4), kind: try row.value(5, ExemplarKind.organisation), person: person, unit: unit, name: try row.text(8),
            mentor: try row.textOrNil(9), state: try row.value(10, ExemplarState.withdrawn), version: try row.int(11), shown: try row.intOrNil(12),
            units: Set(units ?? [unit].compactMap { $0 }), consent: consent)
    }

    /// The exemplar, when it exists for the actor; else `notFound`.
    static func load(_ id: String, in world: World) throws -> ExemplarRow {
        let row = try find(id, agency: world.agency, today: world.today, in: world.session)
        guard let row, ExemplarPolicy.sees(world.actor, row) else { throw Refusal.notFound }
        return row
    }

    /// The exemplar, for somebody who may do that now; refused otherwise.
    static func load(_ id: String, to move: ExemplarMove, in world: World) throws -> ExemplarRow {
        let row = try load(id, in: world)
        guard ExemplarPolicy.moves(world.actor, row).contains(move) else {
            guard ExemplarPolicy.seesNurture(world.actor, row), world.actor.isSignedIn, row.couldElse(move, world.actor) else {
                throw world.actor.isSignedIn ? Refusal.forbidden : Refusal.signedOut
            }
            throw Refusal.exemplarState(row.state)
        }
        return row
    }

    /// Whether the actor may do that with the exemplar at some other stage, so that the refusal speaks of the stage.
    private func couldElse(_ move: ExemplarMove, _ actor: Actor) -> Bool {
        let nurtures = ExemplarPolicy.mayManage(actor) || actor.person == mentor
        switch move {
        case .mentor, .withdraw, .publish: return ExemplarPolicy.mayManage(actor)
        case .plan, .write, .propose: return nurtures
        case .checkIn: return actor.person == mentor || ExemplarPolicy.speaks(actor, for: self)
        case .consent, .revoke: return ExemplarPolicy.speaks(actor, for: self)
        case .adopt: return state != .published
        }
    }

    func update(_ assignments: SQL, in world: World) throws {
        try world.session.execute(
            "UPDATE exemplar SET \(raw: assignments) WHERE agency_id = \(world.agency) AND exemplar_id = \(id)")
    }

    /// The result that acts give back.
    func result(_ more: [String: JSONValue] = [:]) -> JSONValue {
        .object(["exemplar": .string(id), "movement": .string(movement), "slug": .string(slug)].merging(more) { $1 })
    }
}

/// An adoption as stored.
struct AdoptionRow: Sendable {
    let id, exemplar: String
    let number: Int
    let unit: String?
    let name: String
    let since: CivilDate
    let learnedFrom: String?
    let isConfirmed, isChecked, isEnded: Bool
    /// How many results wait for the head of the unit, and for the officer once the head has confirmed them.
    let unconfirmed, unchecked: Int
    /// Who declared and confirmed what waits to be checked.
    let hands: Set<String>

    var waitsForHead: Bool { !isConfirmed || unconfirmed > 0 }
    var waitsForCheck: Bool { isConfirmed && (!isChecked || unchecked > 0) }

    static func rows(_ condition: SQL, agency: String, in session: Session) throws -> [AdoptionRow] {
        let results = Dictionary(
            grouping: try session.rows(
                """
                SELECT r.adoption_id, r.actor, r.confirmed_at, r.confirmed_by, r.checked_at FROM adoption_result r
                JOIN adoption a ON a.agency_id = r.agency_id AND a.adoption_id = r.adoption_id
                WHERE r.agency_id = \(agency) AND \(raw: condition) AND r.checked_at IS NULL
                """
            ).map { (id: try $0.text(0), actor: try $0.text(1), isConfirmed: try !$0.isNull(2), by: try $0.textOrNil(3)) }
        ) { $0.id }
        return try session.rows(
            """
            SELECT a.adoption_id, a.exemplar_id, a.number, a.unit_id, a.name, a.since, a.learned_from, a.confirmed_at, a.checked_at, a.ended_at,
                   a.declared_by, a.confirmed_by FROM adoption a WHERE a.agency_id = \(agency) AND \(raw: condition) ORDER BY a.number
            """
        ).map { row in
            let id = try row.text(0)
            let open = results[id] ?? []
            let isChecked = try !row.isNull(8)
            let own = isChecked ? [] : [try row.text(10), try row.textOrNil(11)]
            return AdoptionRow(
                id: id, exemplar: try row.text(1), number: try row.int(2), unit: try row.textOrNil(3), name: try row.text(4),
                since: try row.civilDate(5), learnedFrom: try row.textOrNil(6), isConfirmed: try !row.isNull(7), isChecked: isChecked,
                isEnded: try !row.isNull(9), unconfirmed: open.count { !$0.isConfirmed }, unchecked: open.count { $0.isConfirmed },
                hands: Set((own + open.flatMap { [$0.actor, $0.by] }).compactMap { $0 }))
        }
    }

    /// The adoption and its exemplar, for somebody who may do that now; refused otherwise, `notFound` when it does not exist for the actor.
    static func load(_ id: String, to move: AdoptionMove, in world: World) throws -> (AdoptionRow, ExemplarRow) {
        guard let row = try rows("a.adoption_id = \(id)", agency: world.agency, in: world.session).first else { throw Refusal.notFound }
        let exemplar = try ExemplarRow.load(row.exemplar, in: world)
        try world.requireVisible(ExemplarPolicy.seesAdoption(world.actor, isChecked: row.isChecked, isEnded: row.isEnded))
        guard ExemplarPolicy.moves(world.actor, row).contains(move) else {
            guard world.actor.isSignedIn else { throw Refusal.signedOut }
            if move == .check, ExemplarPolicy.mayManage(world.actor), row.waitsForCheck, !row.isEnded { throw Refusal.ownAdoption }
            let manages = ExemplarPolicy.mayManage(world.actor)
            let heads = row.unit.map(world.actor.headedUnits.contains) ?? manages
            guard heads && move != .check || manages && (move == .check || move == .end) else { throw Refusal.forbidden }
            throw Refusal.adoptionState
        }
        return (row, exemplar)
    }
}

/// Names that sentences need.
enum ExemplarNames {
    /// The unit on a day, as it was last called.
    static func unit(_ id: String, in world: World) throws -> Text {
        try CourseStore.unitName(id, in: world)
    }

    /// Somebody who works here today.
    static func person(_ id: String, field: String, in world: World) throws -> String {
        let row = try world.session.row(
            "SELECT p.name FROM person p WHERE p.agency_id = \(world.agency) AND p.person_id = \(id) AND \(raw: .holds("p", on: world.today))")
        guard let row else { throw Refusal.invalid(field, "Không có người này.", "There is no such person.") }
        return try row.text(0)
    }
}

extension Refusal {
    static func exemplarState(_ state: ExemplarState) -> Refusal {
        .conflict(
            "exemplar.state",
            Text(
                "Điển hình đang ở tình trạng “\(state.label.vi)” nên chưa làm được việc này.",
                "The exemplar stands at “\(state.label.en)”, so this cannot be done now."),
            next: Text("Mở lại trang điển hình để xem tình trạng hiện tại.", "Open the exemplar again to see how it stands."))
    }
    static let ownExemplar = Refusal(
        .forbidden, "exemplar.own", Text("Không ai tự chọn mình làm điển hình.", "Nobody takes themself up as an exemplar."),
        next: Text("Để người phụ trách khác xem gợi ý này.", "Leave it to somebody else who may."))
    static let suggestionGone = Refusal.conflict(
        "suggestion.gone", Text("Gợi ý này không còn.", "This suggestion no longer stands."),
        next: Text("Mở lại trang gợi ý: số liệu đã đổi, hoặc đã có người xem.", "Open the suggestions again: figures changed, or it was dealt with."))
    static let adoptionState = Refusal.conflict(
        "adoption.state", Text("Nơi áp dụng này không chờ việc đó.", "This adoption does not wait for that."),
        next: Text("Mở lại trang điển hình để xem tình trạng hiện tại.", "Open the exemplar again to see how it stands."))
    static let ownAdoption = Refusal(
        .forbidden, "adoption.own",
        Text("Người đã khai hoặc xác nhận thì không kiểm tra.", "Whoever declared or confirmed it does not check it."),
        next: Text("Nhờ người có thẩm quyền khác kiểm tra.", "Ask somebody else who may."))
    static let adoptionTwice = Refusal.conflict(
        "adoption.already", Text("Đơn vị này đã áp dụng điển hình.", "This unit has taken the exemplar over already."),
        next: Text("Ghi thêm kết quả vào nơi áp dụng đã có.", "Add results to the adoption there is."))
    static let adoptionCycle = Refusal.conflict(
        "adoption.cycle",
        Text(
            "Như vậy thành vòng: nơi được chọn đã học, trực tiếp hay qua nơi khác, từ chính nơi này.",
            "That would go round in a circle: the one chosen has learned, directly or through others, from this one."),
        next: Text("Chọn nơi đã học trước, hoặc chính điển hình.", "Choose one that learned before, or the exemplar itself."))
    static let adoptionSelf = Refusal.conflict(
        "adoption.self", Text("Đơn vị không học từ chính mình.", "A unit does not learn from itself."),
        next: Text("Kết quả của chính điển hình ghi ở trang điển hình.", "Its own results belong to the exemplar's page."))
}
