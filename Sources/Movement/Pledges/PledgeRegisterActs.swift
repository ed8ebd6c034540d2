internal import Storage
internal import Vietnamese

/// Says from when to when registrations are taken.
struct OpenPledges: Act {
    static let opens = Field.date("from", Text("Từ ngày", "From"))
    static let closes = Field.date(
        "to", Text("Đến hết ngày", "To"), hint: Text("Sau ngày này đăng ký vẫn nhận nhưng ghi là muộn.", "Later ones are still taken, marked late."))
    static let declaration = ActDeclaration(
        "pledge.open", title: Text("Mở đăng ký thi đua", "Take registrations"),
        summary: Text("Đặt thời gian đăng ký thi đua của phong trào.", "Sets from when to when the movement takes registrations."),
        button: Text("Lưu thời gian", "Save"), fields: [PlanFields.movement.declaration, opens.declaration, closes.declaration])

    private let movement: String
    private let opens, closes: CivilDate

    init(_ input: ActInput) throws {
        movement = try input[PlanFields.movement]
        opens = try input[Self.opens]
        closes = try input[Self.closes]
    }

    func permit(in world: World) throws {
        _ = try PledgeMovement.load(movement, in: world)
        try world.require(PledgePolicy.mayConsider(world.actor))
    }

    func perform(in world: World) throws -> ActOutcome {
        let found = try PledgeMovement.load(movement, in: world)
        guard opens <= closes else { throw Refusal.invalid("to", "Ngày cuối phải từ ngày đầu trở đi.", "The last day must not be before the first.") }
        guard closes <= found.to else {
            throw Refusal.invalid("to", "Phong trào kết thúc ngày \(found.to.vietnamese).", "The movement ends on \(found.to.vietnamese).")
        }
        try world.session.execute(
            """
            INSERT INTO pledge_window (agency_id, movement_id, opens, closes, at, actor)
            VALUES (\(world.agency), \(movement), \(opens.iso), \(closes.iso), \(world.now.milliseconds), \(world.actor.recordName))
            ON CONFLICT (agency_id, movement_id) DO UPDATE SET opens = excluded.opens, closes = excluded.closes, at = excluded.at,
                actor = excluded.actor
            """)
        return ActOutcome(
            subject: "movement:\(movement)",
            sentence: Text(
                "\(world.actor.name) nhận đăng ký thi đua của “\(found.name)” từ \(opens.vietnamese) đến hết \(closes.vietnamese).",
                "\(world.actor.name) takes registrations for “\(found.name)” from \(opens.vietnamese) to \(closes.vietnamese)."),
            result: ["movement": .string(movement), "from": .string(opens.iso), "to": .string(closes.iso)])
    }
}

/// A movement one may register for.
struct PledgeMovement: Sendable {
    let id, slug, name: String
    let to: CivilDate

    static func load(_ movement: String, in world: World) throws -> PledgeMovement {
        let row = try world.session.row(
            "SELECT slug, name, period_to FROM movement WHERE agency_id = \(world.agency) AND movement_id = \(movement)")
        guard let row else { throw Refusal.notFound }
        return PledgeMovement(id: movement, slug: try row.text(0), name: try row.text(1), to: try MovementQueries.date(row.text(2)))
    }
}

/// Registers for a movement: oneself, a unit one heads, a covenant, or a household or organisation outside.
struct RegisterPledge: Act {
    static let declaration = ActDeclaration(
        "pledge.register", title: Text("Đăng ký thi đua", "Register for the movement"),
        summary: Text(
            "Cá nhân tự đăng ký, thủ trưởng đăng ký cho đơn vị hoặc lập giao ước, hộ gia đình và tổ chức ngoài cơ quan đăng ký không cần tài khoản.",
            "A person registers themself, a head their unit or a covenant; households and organisations outside register without an account."),
        button: Text("Gửi đăng ký", "Send the registration"),
        fields: [
            PlanFields.movement.declaration, PledgeFields.kind.declaration, PledgeFields.units.declaration, PledgeFields.name.declaration,
            PledgeFields.email.declaration, PledgeFields.phone.declaration,
        ] + PledgeContent.fields + [PledgeFields.consent.declaration, PledgeFields.publish.declaration, PledgeFields.key.declaration])

    /// Key of the address the registration came from, which only `Pledges.register` can add.
    static let address = "address"

    private let movement: String
    private let kind: PledgeKind
    private let units: [String]
    private let name, email, phone, key: String?
    private let content: PledgeContent
    private let consent, publish: Bool
    private let address: String?

    init(_ input: ActInput) throws {
        movement = try input[PlanFields.movement]
        kind = PledgeKind(rawValue: try input[PledgeFields.kind]) ?? .person
        units = try input[PledgeFields.units]
        name = try input[PledgeFields.name]
        email = try input[PledgeFields.email]
        phone = try input[PledgeFields.phone]
        key = try input[PledgeFields.key]
        content = try PledgeContent(input)
        consent = try input[PledgeFields.consent]
        publish = try input[PledgeFields.publish]
        address = input.prepared[Self.address]?.string
    }

    func permit(in world: World) throws {
        _ = try PledgeMovement.load(movement, in: world)
        switch kind {
        case .person:
            guard world.actor.isSignedIn else { throw Refusal.signedOut }
            guard PlanPolicy.isConcerned(world.actor) else { throw Refusal.notConcerned }
        case .unit:
            try world.require(units.first.map(world.actor.headedUnits.contains) ?? !world.actor.headedUnits.isEmpty)
        case .covenant: try world.require(units.isEmpty ? !world.actor.headedUnits.isEmpty : units.contains(where: world.actor.headedUnits.contains))
        case .household, .organisation: break
        }
    }

    func perform(in world: World) throws -> ActOutcome {
        let found = try PledgeMovement.load(movement, in: world)
        guard world.today <= found.to else { throw Refusal.movementOver }
        guard let window = try PledgeWindow.find(movement, agency: world.agency, in: world.session), window.isOpen(on: world.today) else {
            throw Refusal.pledgesNotOpen
        }
        try content.check(kind, movement: movement, to: found.to, in: world)
        let signing = try signingUnits(in: world)
        try requireOutsider()
        try requireFirst(signing, in: world)
        if kind.isOutside, !world.actor.isSignedIn, world.actor.identity != .operator { try throttle(in: world) }
        let isLate = window.isLate(on: world.today)
        let (id, number) = try insert(signing, isLate: isLate, in: world)
        return ActOutcome(
            subject: "pledge:\(id)", sentence: sentence(found, number, isLate: isLate, in: world),
            result: [
                "pledge": .string(id), "number": .int(Int64(number)), "reference": .string("ĐK-\(number)"), "late": .bool(isLate),
                "state": .string(kind == .covenant ? PledgeState.signing.rawValue : PledgeState.waiting.rawValue), "slug": .string(found.slug),
            ])
    }

    /// What the record says never names an outsider, so that withdrawing leaves no name behind.
    private func sentence(_ found: PledgeMovement, _ number: Int, isLate: Bool, in world: World) -> Text {
        let late = isLate ? Text(", muộn so với hạn", ", after the last day") : Text("", "")
        let who =
            world.actor.isSignedIn && !kind.isOutside
            ? Text(same: world.actor.name) : Text("Một \(kind.label.vi.lowercasedFirst)", "One (\(kind.label.en.lowercasedFirst))")
        return Text(
            "\(who.vi) đăng ký thi đua “\(found.name)”, số ĐK-\(number)\(late.vi).",
            "\(who.en) registered for “\(found.name)”, number ĐK-\(number)\(late.en).")
    }

    // MARK: - What must hold

    /// The units that sign, the actor's first.
    private func signingUnits(in world: World) throws -> [String] {
        guard kind == .unit || kind == .covenant else { return [] }
        let own = units.first(where: world.actor.headedUnits.contains)
        let ordered = (own.map { [$0] } ?? []) + units.filter { $0 != own }
        if kind == .unit, ordered.count != 1 {
            throw Refusal.invalid("units", "Chọn đúng một đơn vị do bạn phụ trách.", "Choose exactly one unit that you head.")
        }
        if kind == .covenant, ordered.count < 2 {
            throw Refusal.invalid("units", "Giao ước cần từ hai đơn vị.", "A covenant needs two units or more.")
        }
        let keys = ordered.map { OwnerKey(kind: .unit, id: $0) }
        guard try OwnerQueries.holding(keys, agency: world.agency, on: world.today, in: world.session).count == keys.count else {
            throw Refusal.invalid("units", "Có đơn vị không còn trong cơ quan; chọn lại.", "A unit is not in the agency any more; choose again.")
        }
        return ordered
    }

    private func requireOutsider() throws {
        guard kind.isOutside else { return }
        var problems: [FieldProblem] = []
        if name == nil { problems.append(FieldProblem("name", Text("Nhập tên hộ gia đình hoặc tổ chức.", "Enter the name."))) }
        if email == nil, phone == nil {
            problems.append(
                FieldProblem("phone", Text("Nhập thư điện tử hoặc điện thoại để cơ quan liên hệ.", "Enter an e-mail address or a telephone number.")))
        }
        if let phone, !Self.isPhone(phone) {
            problems.append(FieldProblem("phone", Text("Nhập số điện thoại, ví dụ 0912 345 678.", "Enter a telephone number such as 0912 345 678.")))
        }
        if !consent {
            problems.append(
                FieldProblem(
                    "consent", Text("Cần sự đồng ý của bạn để cơ quan giữ thông tin này.", "The agency may keep these details only if you agree.")))
        }
        guard problems.isEmpty else { throw Refusal.invalid(problems) }
    }

    private static func isPhone(_ typed: String) -> Bool {
        typed.allSatisfy { ("0"..."9").contains($0) || " +-.()".contains($0) } && (8...15).contains(typed.count { $0.isNumber })
    }

    /// A person and a unit register once in a movement.
    private func requireFirst(_ units: [String], in world: World) throws {
        let own: SQL
        switch kind {
        case .person: own = "g.person_id = \(world.actor.person)"
        case .unit:
            own = """
                EXISTS (SELECT 1 FROM pledge_unit w WHERE w.agency_id = g.agency_id AND w.pledge_id = g.pledge_id AND w.unit_id IN \(list: units))
                """
        case .covenant, .household, .organisation: return
        }
        let taken = try world.session.row(
            """
            SELECT 1 FROM pledge g WHERE g.agency_id = \(world.agency) AND g.movement_id = \(movement) AND g.kind = \(kind.rawValue)
            AND g.state <> 'withdrawn' AND \(raw: own)
            """)
        guard taken == nil else { throw Refusal.pledgedAlready }
    }

    /// Five from one address in a quarter of an hour, and sixty in all; without an address, as for programs, ten in all.
    private func throttle(in world: World) throws {
        let all = Throttle.Bucket("pledges", world.agency, limit: 60)
        let place =
            address.map { Throttle.Bucket("pledge", Throttle.network(of: $0), limit: 5) } ?? Throttle.Bucket("pledge-api", world.agency, limit: 10)
        do {
            try Throttle.take([place, all], now: world.now, in: world.session)
        } catch let refusal as Refusal where refusal == .throttled { throw Refusal.pledgesTooMany }
    }

    // MARK: - Writing

    private func insert(_ signing: [String], isLate: Bool, in world: World) throws -> (id: String, number: Int) {
        let id = world.newID()
        let number =
            try world.session.row(
                "SELECT COALESCE(MAX(number), 0) + 1 FROM pledge WHERE agency_id = \(world.agency) AND movement_id = \(movement)")?.int(0) ?? 1
        let state = kind == .covenant ? PledgeState.signing : .waiting
        let shown = kind.isOutside ? name ?? "" : ""
        try world.session.execute(
            """
            INSERT INTO pledge (agency_id, pledge_id, movement_id, number, kind, person_id, name, folded, aim, aim_text, wording, by_date, is_public,
                                is_late, state, back_to, reason, key_hash, registered_at, registered_by, changed_at)
            VALUES (\(world.agency), \(id), \(movement), \(number), \(kind.rawValue), \(kind == .person ? world.actor.person : nil), \(shown),
                    \(try folded(shown, signing, in: world)), \(content.aim.rawValue), \(content.aimText), \(content.wording), \(content.by?.iso),
                    \(kind.isOutside ? publish : kind != .person), \(isLate), \(state.rawValue), \(state.rawValue), '',
                    \(kind.isOutside ? key.map(secretHash) : nil), \(world.now.milliseconds), \(world.actor.recordName), \(world.now.milliseconds))
            """)
        for (position, unit) in signing.enumerated() {
            let signedAt = position == 0 ? world.now.milliseconds : nil
            try world.session.execute(
                """
                INSERT INTO pledge_unit (agency_id, pledge_id, unit_id, position, signed_at, signed_by)
                VALUES (\(world.agency), \(id), \(unit), \(position), \(signedAt), \(position == 0 ? world.actor.recordName : nil))
                """)
        }
        if kind.isOutside {
            try world.session.execute(
                """
                INSERT INTO pledge_contact (agency_id, pledge_id, email, phone, consented_at)
                VALUES (\(world.agency), \(id), \(email ?? ""), \(phone ?? ""), \(world.now.milliseconds))
                """)
        }
        try content.setTargets(of: id, in: world)
        return (id, number)
    }

    /// The name as search finds it.
    private func folded(_ shown: String, _ signing: [String], in world: World) throws -> String {
        switch kind {
        case .person: return Vietnamese.folded(world.actor.name)
        case .household, .organisation: return Vietnamese.folded(shown)
        case .unit, .covenant:
            return try world.session.rows(
                """
                SELECT v.folded FROM unit_version v WHERE v.agency_id = \(world.agency) AND v.unit_id IN \(list: signing)
                AND \(raw: .holds("v", on: world.today)) ORDER BY v.folded
                """
            ).map { try $0.text(0) }.joined(separator: " ")
        }
    }
}

/// The door of registrations for pages, which know from where they come.
public enum Pledges {
    /// Registers, counting what comes from one address.
    /// - Parameter address: of the reader's computer, as the page sees it.
    public static func register(
        _ values: [String: JSONValue], as identity: ActorSource, address: String, key: String?, dryRun: Bool, through runner: ActRunner
    ) async throws -> Receipt {
        let input = ActInput(values).adding(prepared: RegisterPledge.address, .string(address))
        return try await runner.perform(RegisterPledge.declaration.name, input, as: identity, channel: .web, key: key, dryRun: dryRun)
    }
}
