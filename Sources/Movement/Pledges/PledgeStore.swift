internal import Storage
internal import Vietnamese

/// A registration as stored.
struct PledgeRow: Sendable {
    struct Signing: Sendable {
        let unit: String
        let isSigned: Bool
    }

    let id, movement: String
    let number: Int
    let kind: PledgeKind
    let person: String?
    let state: PledgeState
    let backTo: PledgeState
    let aim, aimText, wording: String
    let by: CivilDate?
    let isPublic: Bool
    let units: [Signing]
    /// Whether whoever asks has shown the secret of the outsider whose it is.
    let isHeldByKey: Bool

    var subject: String { "pledge:\(id)" }
    var reference: String { "ĐK-\(number)" }

    /// The unit whose head signs next.
    var nextSigner: String? { units.first { !$0.isSigned }?.unit }

    /// - Parameter key: the secret of an outsider, as typed or sent.
    static func find(_ id: String, key: String?, agency: String, in session: Session) throws -> PledgeRow? {
        let row = try session.row(
            """
            SELECT pledge_id, movement_id, number, kind, person_id, state, back_to, aim, aim_text, wording, by_date, is_public, key_hash
            FROM pledge WHERE agency_id = \(agency) AND pledge_id = \(id)
            """)
        guard let row, let kind = PledgeKind(rawValue: try row.text(3)), let state = PledgeState(rawValue: try row.text(5)) else { return nil }
        let units = try session.rows(
            "SELECT unit_id, signed_at FROM pledge_unit WHERE agency_id = \(agency) AND pledge_id = \(id) ORDER BY position"
        ).map { Signing(unit: try $0.text(0), isSigned: try !$0.isNull(1)) }
        let hash = try row.blobOrNil(12)
        return PledgeRow(
            id: try row.text(0), movement: try row.text(1), number: try row.int(2), kind: kind, person: try row.textOrNil(4), state: state,
            backTo: PledgeState(rawValue: try row.text(6)) ?? .waiting, aim: try row.text(7), aimText: try row.text(8), wording: try row.text(9),
            by: try row.textOrNil(10).flatMap(CivilDate.init(iso:)), isPublic: try row.bool(11), units: units,
            isHeldByKey: hash != nil && key.map(secretHash) == hash)
    }

    /// The registration, when it exists for the actor; else `notFound`.
    static func load(_ id: String, key: String? = nil, in world: World) throws -> PledgeRow {
        guard let row = try find(id, key: key, agency: world.agency, in: world.session), PledgePolicy.sees(world.actor, row) else {
            throw Refusal.notFound
        }
        return row
    }

    /// The registration, for somebody who may do that now; refused otherwise.
    static func load(_ id: String, to move: PledgeMove, key: String? = nil, in world: World) throws -> PledgeRow {
        let row = try load(id, key: key, in: world)
        guard PledgePolicy.moves(world.actor, row).contains(move) else {
            let couldElse = Set(PledgeState.allCases).contains { PledgePolicy.moves(world.actor, row.standing(at: $0)).contains(move) }
            guard couldElse else { throw world.actor.isSignedIn ? Refusal.forbidden : Refusal.signedOut }
            throw Refusal.pledgeState(row.state)
        }
        return row
    }

    /// The same registration as it would be in another state.
    private func standing(at state: PledgeState) -> PledgeRow {
        PledgeRow(
            id: id, movement: movement, number: number, kind: kind, person: person, state: state, backTo: backTo, aim: aim, aimText: aimText,
            wording: wording, by: by, isPublic: isPublic, units: units, isHeldByKey: isHeldByKey)
    }

    func update(_ assignments: SQL, in world: World) throws {
        try world.session.execute(
            """
            UPDATE pledge SET \(raw: assignments), changed_at = \(world.now.milliseconds)
            WHERE agency_id = \(world.agency) AND pledge_id = \(id)
            """)
    }
}

extension Refusal {
    static let pledgesNotOpen = Refusal.conflict(
        "pledge.not-open", Text("Chưa đến thời gian đăng ký.", "Registrations are not taken yet."),
        next: Text("Xem thời gian đăng ký ở trang đăng ký của phong trào.", "See on the movement's registration page when they are."))
    static let movementOver = Refusal.conflict(
        "pledge.movement-over", Text("Phong trào đã kết thúc.", "The movement is over."),
        next: Text("Đăng ký vào phong trào đang chạy.", "Register for a movement that is running."))
    static let pledgedAlready = Refusal.conflict(
        "pledge.already", Text("Đã có đăng ký trong phong trào này.", "There is a registration in this movement already."),
        next: Text("Mở đăng ký đã có; muốn thay, rút đăng ký đó trước.", "Open it; to replace it, withdraw it first."))
    static let pledgesTooMany = Refusal(
        .tooMany, "pledge.too-many", Text("Có quá nhiều đăng ký gửi từ nơi này.", "Too many registrations came from this place."),
        next: Text("Chờ 15 phút rồi gửi lại.", "Wait 15 minutes, then send again."))

    static func pledgeState(_ state: PledgeState) -> Refusal {
        .conflict(
            "pledge.state",
            Text(
                "Đăng ký đang ở tình trạng “\(state.label.vi)” nên chưa làm được việc này.",
                "The registration stands at “\(state.label.en)”, so this cannot be done now."),
            next: Text("Mở lại trang đăng ký để xem tình trạng hiện tại.", "Open the registration again to see how it stands."))
    }
}
