internal import Storage
internal import Vietnamese

/// Whose data an act is about: the guest's own, or those of somebody who called or wrote.
private enum GuestConcerned {
    /// - Parameter speaks: whether the actor may act for others.
    static func permit(_ guest: String?, speaks: Bool, in world: World) throws {
        if let own = world.actor.guest { return try world.requireVisible(guest == nil || guest == own) }
        try world.require(speaks)
    }

    static func load(_ guest: String?, in world: World) throws -> GuestRow {
        guard let id = world.actor.guest ?? guest else {
            throw Refusal.invalid("guest", "Chọn khách tham gia.", "Choose the guest.")
        }
        guard let row = try GuestStore.find(id: id, in: world) else { throw Refusal.notFound }
        return row
    }

    static func actor(_ world: World) -> Text { world.actor.guest == nil ? world.actor.sentenceName : Text("Khách", "The guest") }
}

extension GuestFields {
    /// Of whom, when somebody of the agency acts for a guest who called or wrote.
    static let whose = Field.optionalReference("guest", Text("Khách tham gia", "Guest"), to: "guest")
    static let purpose = Field.choice(
        "purpose", Text("Đồng ý điều gì", "Consent to what"), ConsentPurpose.allCases.map { Choice($0.rawValue, $0.label) })
}

/// Agrees to one purpose, again or for the first time.
struct GiveConsent: Act {
    static let declaration = ActDeclaration(
        "consent.give", title: Text("Đồng ý", "Give consent"),
        summary: Text(
            "Khách đồng ý một mục đích; cán bộ ghi thay sau khi nghe qua điện thoại.",
            "A guest agrees to one purpose; the agency enters it after hearing it on the telephone."),
        fields: [GuestFields.whose.declaration, GuestFields.purpose.declaration])

    private let guest: String?
    private let purpose: ConsentPurpose

    init(_ input: ActInput) throws {
        guest = try input[GuestFields.whose]
        purpose = ConsentPurpose(rawValue: try input[GuestFields.purpose]) ?? .part
    }

    func permit(in world: World) throws { try GuestConcerned.permit(guest, speaks: GuestPolicy.mayEnter(world.actor), in: world) }

    func perform(in world: World) throws -> ActOutcome {
        let row = try GuestConcerned.load(guest, in: world)
        guard try !GuestStore.agrees(row.id, to: purpose, agency: world.agency, in: world.session) else { throw Refusal.consentHeld }
        try GuestStore.consent(row.id, to: [purpose], heardBy: world.actor.guest == nil ? world.actor.recordName : "", in: world)
        let who = GuestConcerned.actor(world)
        return ActOutcome(
            subject: "guest:\(row.id)",
            sentence: Text(
                "\(who.vi) ghi đồng ý của \(row.reference): \(purpose.label.vi.lowercasedFirst).",
                "\(who.en) noted the consent of \(row.reference): \(purpose.label.en.lowercasedFirst)."),
            result: ["purpose": .string(purpose.rawValue)])
    }
}

/// Takes a consent back. It holds from now on; what was done before stays lawful.
struct WithdrawConsent: Act {
    static let declaration = ActDeclaration(
        "consent.withdraw", title: Text("Rút đồng ý", "Withdraw consent"),
        summary: Text(
            "Khách rút một điều đã đồng ý; rút đồng ý tham gia thì chỉ còn xem, sửa và xóa dữ liệu của mình.",
            "A guest withdraws one consent; without the consent to take part only seeing, correcting and erasing one's data is left."),
        fields: [GuestFields.whose.declaration, GuestFields.purpose.declaration])

    private let guest: String?
    private let purpose: ConsentPurpose

    init(_ input: ActInput) throws {
        guest = try input[GuestFields.whose]
        purpose = ConsentPurpose(rawValue: try input[GuestFields.purpose]) ?? .part
    }

    func permit(in world: World) throws { try GuestConcerned.permit(guest, speaks: GuestPolicy.mayEnter(world.actor), in: world) }

    func perform(in world: World) throws -> ActOutcome {
        let row = try GuestConcerned.load(guest, in: world)
        let changed = try world.session.execute(
            """
            UPDATE consent SET withdrawn_at = \(world.now.milliseconds)
            WHERE agency_id = \(world.agency) AND guest_id = \(row.id) AND purpose = \(purpose.rawValue) AND withdrawn_at IS NULL
            """)
        guard changed > 0 else { throw Refusal.consentNotHeld }
        if purpose == .named {
            try world.session.execute("UPDATE guest_word SET is_named = 0 WHERE agency_id = \(world.agency) AND guest_id = \(row.id)")
        }
        let who = GuestConcerned.actor(world)
        return ActOutcome(
            subject: "guest:\(row.id)",
            sentence: Text(
                "\(who.vi) rút đồng ý của \(row.reference): \(purpose.label.vi.lowercasedFirst).",
                "\(who.en) withdrew the consent of \(row.reference): \(purpose.label.en.lowercasedFirst)."),
            result: ["purpose": .string(purpose.rawValue)])
    }
}

/// Puts right what a guest has said of themself.
struct CorrectGuest: Act {
    static let declaration = ActDeclaration(
        "guest.correct", title: Text("Sửa thông tin", "Correct the details"),
        summary: Text("Sửa tên, loại và nơi ở của khách tham gia.", "Corrects name, kind and place of a guest."),
        button: Text("Lưu", "Save"), fields: [GuestFields.whose.declaration] + GuestDetails.fields)

    private let guest: String?
    private let details: GuestDetails

    init(_ input: ActInput) throws {
        guest = try input[GuestFields.whose]
        details = try GuestDetails(input)
    }

    func permit(in world: World) throws { try GuestConcerned.permit(guest, speaks: GuestPolicy.mayEnter(world.actor), in: world) }

    func perform(in world: World) throws -> ActOutcome {
        let row = try GuestConcerned.load(guest, in: world)
        try world.session.execute(
            """
            UPDATE guest SET kind = \(details.kind.rawValue), name = \(details.name), is_inside = \(details.isInside), place = \(details.place)
            WHERE agency_id = \(world.agency) AND guest_id = \(row.id)
            """)
        let who = GuestConcerned.actor(world)
        return ActOutcome(
            subject: "guest:\(row.id)",
            sentence: Text("\(who.vi) sửa thông tin của \(row.reference).", "\(who.en) corrected the details of \(row.reference)."))
    }
}

/// Erases everything that identifies a guest. What remains are numbers without a person.
struct EraseGuest: Act {
    static let reason = Field.optionalText(
        "reason", Text("Lý do", "Reason"),
        hint: Text("Ví dụ: yêu cầu qua điện thoại ngày … Không ghi tên.", "For example: asked on the telephone on … No names."), max: 300)
    static let declaration = ActDeclaration(
        "guest.erase", title: Text("Xóa dữ liệu của khách", "Erase a guest's data"),
        summary: Text(
            "Xóa tên, cách liên hệ, nơi ở, phiên, mã, lời đã gửi và nội dung các việc của khách trong sổ cái; không lấy lại được.",
            "Erases name, contact, place, sessions, codes, words, and the content of the guest's acts in the record; nothing can be brought back."),
        button: Text("Xóa tất cả", "Erase everything"), fields: [GuestFields.whose.declaration, reason.declaration])

    private let guest, reason: String?

    init(_ input: ActInput) throws {
        guest = try input[GuestFields.whose]
        reason = try input[Self.reason]
    }

    func permit(in world: World) throws { try GuestConcerned.permit(guest, speaks: GuestPolicy.mayErase(world.actor), in: world) }

    func perform(in world: World) throws -> ActOutcome {
        let row = try GuestConcerned.load(guest, in: world)
        guard world.actor.guest != nil || reason != nil else {
            throw Refusal.invalid("reason", "Ghi ai yêu cầu, bằng cách nào, ngày nào.", "Say how and when it was asked for.")
        }
        try Self.erase(row.id, in: world)
        let who = GuestConcerned.actor(world)
        let why = reason.map { Text(" Lý do: \($0)", " Reason: \($0)") } ?? Text("", "")
        return ActOutcome(
            subject: "guest:\(row.id)",
            sentence: Text(
                "\(who.vi) xóa dữ liệu của \(row.reference).\(why.vi)", "\(who.en) erased the data of \(row.reference).\(why.en)"),
            result: ["guest": .string(row.id)])
    }

    static func erase(_ guest: String, in world: World) throws {
        let (agency, now) = (world.agency, world.now.milliseconds)
        let statements: [SQL] = [
            "DELETE FROM guest_session WHERE agency_id = \(agency) AND guest_id = \(guest)",
            "DELETE FROM guest_code WHERE agency_id = \(agency) AND guest_id = \(guest)",
            """
            DELETE FROM guest_mail WHERE agency_id = \(agency) AND address IN (
                SELECT contact FROM guest WHERE agency_id = \(agency) AND guest_id = \(guest) AND channel = 'email')
            """,
            "UPDATE consent SET withdrawn_at = \(now) WHERE agency_id = \(agency) AND guest_id = \(guest) AND withdrawn_at IS NULL",
            """
            UPDATE guest_word SET state = 'erased', title = '', wording = '', benefit = '', answer = '', reason = '', is_named = 0, may_contact = 0
            WHERE agency_id = \(agency) AND guest_id = \(guest)
            """,
            """
            UPDATE answer SET given = '' WHERE agency_id = \(agency) AND attempt_id IN (
                SELECT attempt_id FROM attempt WHERE agency_id = \(agency) AND guest_id = \(guest))
            """,
            """
            DELETE FROM record_content WHERE agency_id = \(agency) AND leaf_id IN (
                SELECT leaf_id FROM record WHERE agency_id = \(agency) AND actor = \(guest))
            """,
            // What the officer answered may repeat what the guest had written.
            """
            DELETE FROM record_content WHERE agency_id = \(agency) AND leaf_id IN (
                SELECT leaf_id FROM record WHERE agency_id = \(agency) AND subject IN (
                    SELECT 'word:' || word_id FROM guest_word WHERE agency_id = \(agency) AND guest_id = \(guest)))
            """,
            "DELETE FROM act_key WHERE agency_id = \(agency) AND actor = \(guest)",
            """
            UPDATE guest SET name = '', contact = '', contact_hash = NULL, place = '', erased_at = \(now)
            WHERE agency_id = \(agency) AND guest_id = \(guest)
            """,
        ]
        for statement in statements { try world.session.execute(statement) }
    }
}

/// Says for how long the data of guests are kept; a rule of the agency's own.
struct KeepGuests: Act {
    static let days = Field.integer(
        "days", Text("Số ngày giữ sau khi phong trào kết thúc", "Days kept after the end of the movement"),
        hint: Text("Quy định riêng của cơ quan; luật không ấn định con số này.", "The agency's own rule; the law gives no number."), in: 1...1825)
    static let from = Field.date("from", Text("Áp dụng từ ngày", "In force from"))
    static let declaration = ActDeclaration(
        "guest.keep", title: Text("Đặt thời hạn lưu dữ liệu khách", "Set how long guests' data are kept"),
        summary: Text(
            "Đặt số ngày giữ dữ liệu của khách sau khi phong trào cuối cùng họ tham gia kết thúc; hết hạn thì hệ thống xóa.",
            "Sets for how many days data of guests are kept after the end of the last movement they took part in; then they are erased."),
        button: Text("Lưu", "Save"), fields: [days.declaration, from.declaration])

    private let days: Int
    private let from: CivilDate

    init(_ input: ActInput) throws {
        days = try input[Self.days]
        from = try input[Self.from]
    }

    func permit(in world: World) throws { try world.require(GuestPolicy.mayRule(world.actor)) }

    func perform(in world: World) throws -> ActOutcome {
        guard from >= world.today else {
            throw Refusal.invalid("from", "Chọn từ hôm nay trở đi; thời hạn đã qua không đổi.", "Choose today or later; the past does not change.")
        }
        try world.session.execute(
            """
            INSERT INTO guest_retention (agency_id, valid_from, days, at, actor)
            VALUES (\(world.agency), \(from.iso), \(days), \(world.now.milliseconds), \(world.actor.recordName))
            ON CONFLICT (agency_id, valid_from) DO UPDATE SET days = excluded.days, at = excluded.at, actor = excluded.actor
            """)
        return ActOutcome(
            subject: "agency:\(world.agency)",
            sentence: Text(
                "\(world.actor.name) đặt thời hạn lưu dữ liệu khách: \(days) ngày, từ \(from.vietnamese).",
                "\(world.actor.name) set how long guests' data are kept: \(days) days, from \(from.vietnamese)."),
            result: ["days": .int(Int64(days)), "from": .string(from.iso)])
    }
}

extension Refusal {
    static let consentHeld = Refusal.conflict(
        "consent.held", Text("Điều này đang được đồng ý.", "This is agreed to already."),
        next: Text("Không cần làm gì thêm.", "Nothing is to be done."))
    static let consentNotHeld = Refusal.conflict(
        "consent.not-held", Text("Điều này chưa được đồng ý, hoặc đã rút.", "This is not agreed to, or was withdrawn."),
        next: Text("Không cần làm gì thêm.", "Nothing is to be done."))
}
