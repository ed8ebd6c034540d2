internal import Storage
internal import Vietnamese

/// Signs a covenant for the unit whose turn it is.
struct SignPledge: Act {
    static let declaration = ActDeclaration(
        "pledge.sign", title: Text("Ký giao ước", "Sign the covenant"),
        summary: Text(
            "Thủ trưởng đơn vị đến lượt ký giao ước; đủ chữ ký thì chuyển cán bộ thi đua xem xét.",
            "The head whose turn it is signs; once all have signed, the officer considers it."),
        button: Text("Ký", "Sign"), fields: [PledgeFields.pledge.declaration])

    private let pledge: String

    init(_ input: ActInput) throws { pledge = try input[PledgeFields.pledge] }

    func permit(in world: World) throws { _ = try PledgeRow.load(pledge, to: .sign, in: world) }

    func perform(in world: World) throws -> ActOutcome {
        let row = try PledgeRow.load(pledge, to: .sign, in: world)
        guard let unit = row.nextSigner else { throw Refusal.pledgeState(row.state) }
        try world.session.execute(
            """
            UPDATE pledge_unit SET signed_at = \(world.now.milliseconds), signed_by = \(world.actor.recordName)
            WHERE agency_id = \(world.agency) AND pledge_id = \(pledge) AND unit_id = \(unit)
            """)
        let isComplete = row.units.count { !$0.isSigned } == 1
        if isComplete { try row.update("state = 'waiting', back_to = 'waiting'", in: world) } else { try row.update("state = 'signing'", in: world) }
        return ActOutcome(
            subject: row.subject,
            sentence: Text(
                "\(world.actor.name) ký giao ước \(row.reference)\(isComplete ? "; đã đủ chữ ký" : "").",
                "\(world.actor.name) signed covenant \(row.reference)\(isComplete ? "; all have signed" : "")."),
            result: ["pledge": .string(pledge), "complete": .bool(isComplete)])
    }
}

/// Sends a registration back with a reason; it goes on from the same step.
struct ReturnPledge: Act {
    static let declaration = ActDeclaration(
        "pledge.return", title: Text("Trả lại đăng ký", "Return a registration"),
        summary: Text(
            "Cán bộ thi đua, hoặc thủ trưởng đơn vị đến lượt ký, trả lại kèm lý do; gửi lại thì tiếp tục đúng bước đó.",
            "The officer, or the head whose turn it is to sign, sends it back with a reason; sent again, it goes on from the same step."),
        button: Text("Trả lại", "Return"), fields: [PledgeFields.pledge.declaration, PledgeFields.reason.declaration])

    private let pledge, reason: String

    init(_ input: ActInput) throws {
        pledge = try input[PledgeFields.pledge]
        reason = try input[PledgeFields.reason]
    }

    func permit(in world: World) throws { _ = try PledgeRow.load(pledge, to: .giveBack, in: world) }

    func perform(in world: World) throws -> ActOutcome {
        let row = try PledgeRow.load(pledge, to: .giveBack, in: world)
        try row.update("state = 'returned', back_to = \(row.state.rawValue), reason = \(reason)", in: world)
        return ActOutcome(
            subject: row.subject,
            sentence: Text(
                "\(world.actor.name) trả lại đăng ký \(row.reference): \(reason).",
                "\(world.actor.name) returned registration \(row.reference): \(reason)."),
            result: ["pledge": .string(pledge)])
    }
}

/// Puts a returned registration right and sends it again, at the step from which it was returned.
struct ResubmitPledge: Act {
    static let declaration = ActDeclaration(
        "pledge.resubmit", title: Text("Sửa và gửi lại đăng ký", "Change and send again"),
        summary: Text(
            "Sửa đăng ký bị trả lại rồi gửi lại, tiếp tục đúng bước đã trả; giao ước đổi nội dung thì các đơn vị kia ký lại.",
            "Changes a returned registration and sends it again at the same step; when a covenant's content changes, the other units sign anew."),
        button: Text("Gửi lại", "Send again"),
        fields: [PledgeFields.pledge.declaration] + PledgeContent.fields + [PledgeFields.key.declaration])

    private let pledge: String
    private let key: String?
    private let content: PledgeContent

    init(_ input: ActInput) throws {
        pledge = try input[PledgeFields.pledge]
        key = try input[PledgeFields.key]
        content = try PledgeContent(input)
    }

    func permit(in world: World) throws { _ = try PledgeRow.load(pledge, to: .resubmit, key: key, in: world) }

    func perform(in world: World) throws -> ActOutcome {
        let row = try PledgeRow.load(pledge, to: .resubmit, key: key, in: world)
        let movement = try PledgeMovement.load(row.movement, in: world)
        try content.check(row.kind, movement: row.movement, to: movement.to, in: world)
        var next = row.backTo
        let isChanged = (row.aim, row.aimText, row.wording) != (content.aim.rawValue, content.aimText, content.wording) || row.by != content.by
        if row.kind == .covenant, isChanged, row.units.dropFirst().contains(where: \.isSigned) {
            // A signature stands for the words that were signed.
            try world.session.execute(
                """
                UPDATE pledge_unit SET signed_at = NULL, signed_by = NULL
                WHERE agency_id = \(world.agency) AND pledge_id = \(pledge) AND position > 0
                """)
            next = .signing
        }
        try content.setTargets(of: pledge, in: world)
        try row.update(
            """
            state = \(next.rawValue), reason = '', aim = \(content.aim.rawValue), aim_text = \(content.aimText), wording = \(content.wording),
            by_date = \(content.by?.iso)
            """, in: world)
        let who = world.actor.isSignedIn && !row.kind.isOutside ? Text(same: world.actor.name) : Text("Người đăng ký", "The registrant")
        return ActOutcome(
            subject: row.subject,
            sentence: Text(
                "\(who.vi) sửa và gửi lại đăng ký \(row.reference).", "\(who.en) changed registration \(row.reference) and sent it again."),
            result: ["pledge": .string(pledge), "state": .string(next.rawValue)])
    }
}

/// Receives a registration.
struct AcceptPledge: Act {
    static let declaration = ActDeclaration(
        "pledge.accept", title: Text("Nhận đăng ký", "Receive a registration"),
        summary: Text(
            "Nhận một đăng ký; của đơn vị và của bên ngoài đã đồng ý thì hiện công khai.",
            "Receives a registration; those of units, and of outsiders who agreed, then stand in public."),
        button: Text("Nhận", "Receive"), fields: [PledgeFields.pledge.declaration])

    private let pledge: String

    init(_ input: ActInput) throws { pledge = try input[PledgeFields.pledge] }

    func permit(in world: World) throws { _ = try PledgeRow.load(pledge, to: .accept, in: world) }

    func perform(in world: World) throws -> ActOutcome {
        let row = try PledgeRow.load(pledge, to: .accept, in: world)
        try row.update("state = 'accepted', back_to = 'waiting', reason = ''", in: world)
        return ActOutcome(
            subject: row.subject,
            sentence: Text("\(world.actor.name) nhận đăng ký \(row.reference).", "\(world.actor.name) received registration \(row.reference)."),
            result: ["pledge": .string(pledge)])
    }
}

/// Takes a registration back; of an outsider everything that identifies them is erased.
struct WithdrawPledge: Act {
    static let why = Field.optionalText("reason", Text("Lý do", "Reason"), max: 500)
    static let declaration = ActDeclaration(
        "pledge.withdraw", title: Text("Rút đăng ký", "Withdraw a registration"),
        summary: Text(
            "Người đăng ký rút lại; với hộ gia đình, tổ chức bên ngoài thì tên, liên hệ và nội dung bị xóa.",
            "The registrant takes it back; of households and organisations outside, name, contact and content are erased."),
        button: Text("Rút", "Withdraw"), fields: [PledgeFields.pledge.declaration, why.declaration, PledgeFields.key.declaration])

    private let pledge: String
    private let reason, key: String?

    init(_ input: ActInput) throws {
        pledge = try input[PledgeFields.pledge]
        reason = try input[Self.why]
        key = try input[PledgeFields.key]
    }

    func permit(in world: World) throws { _ = try PledgeRow.load(pledge, to: .withdraw, key: key, in: world) }

    func perform(in world: World) throws -> ActOutcome {
        let row = try PledgeRow.load(pledge, to: .withdraw, key: key, in: world)
        try row.update("state = 'withdrawn', reason = \(row.kind.isOutside ? "" : reason ?? "")", in: world)
        if row.kind.isOutside { try erase(row, in: world) }
        let who = world.actor.isSignedIn ? Text(same: world.actor.name) : Text("Người đăng ký", "The registrant")
        return ActOutcome(
            subject: row.subject,
            sentence: Text("\(who.vi) rút đăng ký \(row.reference).", "\(who.en) withdrew registration \(row.reference)."),
            result: ["pledge": .string(pledge), "erased": .bool(row.kind.isOutside)])
    }

    /// Erases what identifies an outsider, in the tables and in the content of the record; its chain holds without.
    private func erase(_ row: PledgeRow, in world: World) throws {
        try row.update("name = '', folded = '', aim_text = '', wording = '', is_public = 0", in: world)
        try world.session.execute("DELETE FROM pledge_contact WHERE agency_id = \(world.agency) AND pledge_id = \(row.id)")
        try world.session.execute(
            """
            DELETE FROM record_content WHERE agency_id = \(world.agency) AND leaf_id IN (
                SELECT leaf_id FROM record WHERE agency_id = \(world.agency) AND subject = \(row.subject)
                AND act IN (\(RegisterPledge.declaration.name), \(ResubmitPledge.declaration.name)))
            """)
    }
}
