internal import Law
internal import Storage
internal import Vietnamese

/// What sending has in common with sending again.
private struct Submission {
    let nomination: String
    let move: NominationMove

    func perform(in world: World) throws -> (row: NominationRow, late: Lateness, version: Int, digest: String) {
        let row = try NominationRow.load(nomination, to: move, in: world)
        try NominationGuards.requireParts(row, in: world)
        try NominationGuards.requireFree(row, in: world)
        let late = try NominationGuards.lateness(row, at: world.now, in: world.session)
        try NominationGuards.requireUpwardTime(row, in: world)
        try row.move(
            move, to: .submitted,
            """
            note = '', submitted_at = \(world.now.milliseconds), minutes_late = \(late?.minutes), late_opened_at = NULL, late_opened_by = NULL,
            late_reason = ''
            """, in: world)
        let kept = try Dossier.keep(row.id, reason: move == .resubmit ? "Gửi lại / Sent again" : "", in: world)
        try NominationGrounds.countInitiatives(row, in: world)
        return (row, late ?? Lateness(minutes: 0, held: 0), kept.number, kept.digest)
    }

    func outcome(_ vi: String, _ en: String, in world: World) throws -> ActOutcome {
        let (row, late, version, digest) = try perform(in: world)
        return try row.outcome(
            vi, en, ["version": .int(Int64(version)), "digest": .string(digest), "minutesLate": .int(Int64(late.minutes))], in: world)
    }
}

/// Sends the dossier to the office; the report is frozen as it stands.
struct SubmitNomination: Act {
    static let declaration = ActDeclaration(
        "nomination.submit", title: Text("Gửi hồ sơ", "Send the dossier"),
        summary: Text(
            "Gửi hồ sơ đủ mục cho Văn phòng; báo cáo được khóa nguyên trạng. Gửi sau hạn thì vào hàng chờ hồ sơ trễ.",
            "Sends a complete dossier to the office; the report is frozen as it stands. After the deadline it goes into the late queue."),
        button: Text("Gửi hồ sơ", "Send"), fields: [NominationFields.nomination.declaration])

    private let submission: Submission

    init(_ input: ActInput) throws { submission = Submission(nomination: try input[NominationFields.nomination], move: .submit) }
    func permit(in world: World) throws { _ = try NominationRow.load(submission.nomination, to: .submit, in: world) }
    func perform(in world: World) throws -> ActOutcome { try submission.outcome("gửi", "sent", in: world) }
}

/// Sends a returned dossier again.
struct ResubmitNomination: Act {
    static let declaration = ActDeclaration(
        "nomination.resubmit", title: Text("Gửi lại hồ sơ", "Send the dossier again"),
        summary: Text("Gửi lại hồ sơ bị trả, sau khi sửa.", "Sends a returned dossier again, once it was put right."),
        button: Text("Gửi lại", "Send again"), fields: [NominationFields.nomination.declaration])

    private let submission: Submission

    init(_ input: ActInput) throws { submission = Submission(nomination: try input[NominationFields.nomination], move: .resubmit) }
    func permit(in world: World) throws { _ = try NominationRow.load(submission.nomination, to: .resubmit, in: world) }
    func perform(in world: World) throws -> ActOutcome { try submission.outcome("gửi lại", "sent again", in: world) }
}

/// Sends a dossier back with a reason.
struct ReturnNomination: Act {
    static let declaration = ActDeclaration(
        "nomination.return", title: Text("Trả lại hồ sơ", "Return the dossier"),
        summary: Text("Trả hồ sơ chưa tiếp nhận, kèm lý do; sửa rồi gửi lại.", "Returns a dossier not yet received, with a reason."),
        button: Text("Trả lại", "Return"), fields: [NominationFields.nomination.declaration, NominationFields.reason.declaration])

    private let nomination, reason: String

    init(_ input: ActInput) throws {
        nomination = try input[NominationFields.nomination]
        reason = try input[NominationFields.reason]
    }

    func permit(in world: World) throws { _ = try NominationRow.load(nomination, to: .giveBack, in: world) }

    func perform(in world: World) throws -> ActOutcome {
        let row = try NominationRow.load(nomination, to: .giveBack, in: world)
        try row.move(.giveBack, to: .returned, "note = \(reason)", in: world)
        try NominationGrounds.release(row, in: world)
        return try row.outcome("trả lại", "returned", in: world)
    }
}

/// Takes a nomination back; of an outsider everything that identifies them is erased.
struct WithdrawNomination: Act {
    static let declaration = ActDeclaration(
        "nomination.withdraw", title: Text("Rút hồ sơ", "Withdraw the nomination"),
        summary: Text(
            "Người lập, đơn vị hoặc chính người được đề nghị rút hồ sơ; với người ngoài cơ quan thì tên, địa chỉ, liên hệ bị xóa.",
            "Drafter, unit or nominee take it back; of people and organisations outside, name, address and contact are erased."),
        button: Text("Rút hồ sơ", "Withdraw"), fields: [NominationFields.nomination.declaration, NominationFields.reason.declaration])

    private let nomination, reason: String

    init(_ input: ActInput) throws {
        nomination = try input[NominationFields.nomination]
        reason = try input[NominationFields.reason]
    }

    func permit(in world: World) throws { _ = try NominationRow.load(nomination, to: .withdraw, in: world) }

    func perform(in world: World) throws -> ActOutcome {
        let row = try NominationRow.load(nomination, to: .withdraw, in: world)
        try row.move(.withdraw, to: .withdrawn, "note = \(reason), is_suspended = 0", in: world)
        try NominationGrounds.release(row, in: world)
        if row.kind.isOutside {
            try world.session.execute("DELETE FROM nomination_outsider WHERE agency_id = \(world.agency) AND nomination_id = \(row.id)")
            try row.update("achievement = '', folded = ''", in: world)
        }
        return try row.outcome("rút", "withdrew", ["erased": .bool(row.kind.isOutside)], in: world)
    }
}

/// Receives a dossier for appraisal. The program's own time of this act is the legal fact that chooses the rules.
struct ReceiveNomination: Act {
    static let declaration = ActDeclaration(
        "nomination.receive", title: Text("Tiếp nhận thẩm định", "Receive for appraisal"),
        summary: Text(
            "Cán bộ tiếp nhận nhận hồ sơ để thẩm định. Giờ của máy chủ lúc này quyết định bộ quy định áp dụng, không ai gõ được giờ khác.",
            "The receiving officer takes the dossier in for appraisal. The server's time of this act chooses the rules; nobody can type another."),
        button: Text("Tiếp nhận", "Receive"), fields: [NominationFields.nomination.declaration])

    private let nomination: String

    init(_ input: ActInput) throws { nomination = try input[NominationFields.nomination] }

    func permit(in world: World) throws { _ = try NominationRow.load(nomination, to: .receive, in: world) }

    func perform(in world: World) throws -> ActOutcome {
        let row = try NominationRow.load(nomination, to: .receive, in: world)
        if row.isLateWaiting { throw Refusal.nominationLate(row.minutesLate ?? 0) }
        try NominationGuards.requireNoMatter(row, in: world)
        try row.move(
            .receive, to: .received,
            """
            received_at = \(world.now.milliseconds), received_on = \(world.today.iso), received_by = \(world.actor.recordName)
            """, in: world)
        let regime = try NominationExaminer.regime(on: world.today, agency: world.agency, in: world.session)
        return try row.outcome(
            "tiếp nhận thẩm định", "received for appraisal",
            ["received": .string(world.now.iso8601), "milliseconds": .int(world.now.milliseconds), "regime": .string(regime.id)], in: world)
    }
}

/// Opens a late dossier; only the head, as chair, may.
struct OpenLate: Act {
    static let why = Field<String>(
        "reason", .lines(max: 1000), Text("Lý do cho nhận hồ sơ trễ", "Why the late dossier is taken"),
        hint: Text(
            "Từ 20 ký tự. Lỗi trễ là của đơn vị, không phải của người được đề nghị.", "20 characters or more. The unit is late, not the nominee."),
        required: true
    ) { value throws(FieldFailure) in
        let text = try Parse.line(value, max: 1000, multiline: true) ?? ""
        guard text.count >= 20 else { throw FieldFailure("Nêu lý do từ 20 ký tự.", "Give a reason of 20 characters or more.") }
        return text
    }
    static let declaration = ActDeclaration(
        "nomination.open-late", title: Text("Cho nhận hồ sơ trễ", "Take a late dossier"),
        summary: Text(
            "Chủ tịch Hội đồng (thủ trưởng) cho nhận một hồ sơ gửi trễ, kèm lý do từ 20 ký tự.",
            "The chair (head of the agency) lets a late dossier in, with a reason of 20 characters or more."),
        button: Text("Cho nhận", "Let it in"), fields: [NominationFields.nomination.declaration, why.declaration])

    private let nomination, reason: String

    init(_ input: ActInput) throws {
        nomination = try input[NominationFields.nomination]
        reason = try input[Self.why]
    }

    func permit(in world: World) throws { _ = try NominationRow.load(nomination, to: .openLate, in: world) }

    func perform(in world: World) throws -> ActOutcome {
        let row = try NominationRow.load(nomination, to: .openLate, in: world)
        guard row.isLateWaiting else {
            throw Refusal.conflict(
                "nomination.not-late", Text("Hồ sơ này không ở hàng chờ hồ sơ trễ.", "This dossier is not in the late queue."),
                next: Text("Mở hồ sơ để xem việc tiếp theo.", "Open it to see what comes next."))
        }
        try row.move(
            .openLate, to: .submitted,
            "late_opened_at = \(world.now.milliseconds), late_opened_by = \(world.actor.recordName), late_reason = \(reason)", in: world)
        return try row.outcome("cho nhận hồ sơ trễ:", "let in the late", in: world)
    }
}

/// Appraises a dossier: meets, does not meet, or proposed to the level above.
struct AppraiseNomination: Act {
    static let result = Field.choice(
        "result", Text("Kết quả thẩm định", "Result"), Appraisal.allCases.map { Choice($0.rawValue, $0.label) })
    static let grounds = Field.optionalLines(
        "grounds", Text("Nhận xét thẩm định", "What the appraisal found"),
        hint: Text(
            "Bắt buộc khi không đạt, hoặc khi còn điều chưa đủ căn cứ (từ 20 ký tự).",
            "Needed when it does not meet, or when something is not known (20 characters or more)."), max: 4000)
    static let declaration = ActDeclaration(
        "nomination.appraise", title: Text("Thẩm định hồ sơ", "Appraise the dossier"),
        summary: Text(
            "Kết luận hồ sơ đạt, không đạt, hay đề nghị cấp trên, theo bộ quy định của ngày tiếp nhận. Người soạn và người xác nhận hồ sơ không thẩm định.",
            "Says whether it meets, does not meet, or goes to the level above, by the rules of the day of receipt. Drafter and confirmers do not appraise."
        ),
        button: Text("Ghi kết luận", "Record"),
        fields: [NominationFields.nomination.declaration, result.declaration, grounds.declaration])

    private let nomination, grounds: String
    private let result: Appraisal

    init(_ input: ActInput) throws {
        nomination = try input[NominationFields.nomination]
        result = Appraisal(rawValue: try input[Self.result]) ?? .notMet
        grounds = try input[Self.grounds] ?? ""
    }

    func permit(in world: World) throws { _ = try NominationRow.load(nomination, to: .appraise, in: world) }

    func perform(in world: World) throws -> ActOutcome {
        let row = try NominationRow.load(nomination, to: .appraise, in: world)
        switch result {
        case .notMet:
            guard grounds.count >= 20 else {
                throw Refusal.invalid("grounds", "Nêu vì sao không đạt, từ 20 ký tự.", "Say why it does not meet, in 20 characters or more.")
            }
            try NominationGrounds.release(row, in: world)
        case .meets, .upward:
            try NominationGuards.requireAppraisable(row, result, grounds: grounds, in: world)
        }
        try row.move(
            .appraise, to: result.state,
            """
            appraised_at = \(world.now.milliseconds), appraised_by = \(world.actor.recordName), appraisal_note = \(grounds)
            """, in: world)
        return try row.outcome("thẩm định", "appraised", ["result": .string(result.rawValue)], in: world)
    }
}

/// Moves a nomination to a lower award, such as from bằng khen to giấy khen when no place is left above.
struct LowerNomination: Act {
    static let declaration = ActDeclaration(
        "nomination.lower", title: Text("Chuyển sang hình thức thấp hơn", "Move to a lower award"),
        summary: Text(
            "Chuyển hồ sơ sang hình thức thấp hơn (thí dụ từ bằng khen tỉnh sang giấy khen của Sở), kèm lý do; hồ sơ có bản mới và thẩm định lại.",
            "Moves the dossier to a lower award with a reason; it gets a new version and is appraised anew."),
        button: Text("Chuyển", "Move"),
        fields: [NominationFields.nomination.declaration, NominationFields.award.declaration, NominationFields.reason.declaration])

    private let nomination, award, reason: String

    init(_ input: ActInput) throws {
        nomination = try input[NominationFields.nomination]
        award = try input[NominationFields.award]
        reason = try input[NominationFields.reason]
    }

    func permit(in world: World) throws { _ = try NominationRow.load(nomination, to: .lower, in: world) }

    func perform(in world: World) throws -> ActOutcome {
        let row = try NominationRow.load(nomination, to: .lower, in: world)
        guard NominationAward.lower(than: row.award).contains(award) else {
            throw Refusal.invalid("award", "Chọn một hình thức thấp hơn hình thức đang đề nghị.", "Choose an award below the present one.")
        }
        guard row.type == .merit || !NominationAward.isTitle(award) else {
            throw Refusal.invalid("award", "Danh hiệu xét theo công trạng hằng năm.", "Titles are considered for yearly merit.")
        }
        try row.move(.lower, to: .received, "award = \(award), appraised_at = NULL, appraised_by = NULL, appraisal_note = ''", in: world)
        try Dossier.keep(row.id, reason: reason, in: world)
        var lowered = row
        lowered.award = award
        try NominationGrounds.countInitiatives(lowered, in: world)
        return try row.outcome("chuyển hình thức đề nghị của", "moved to a lower award", ["award": .string(award)], in: world)
    }
}

extension Refusal {
    static func nominationLate(_ minutes: Int) -> Refusal {
        law(
            "nomination.late",
            Text(
                "Hồ sơ gửi trễ \(minutes) phút theo giờ máy chủ, đang ở hàng chờ hồ sơ trễ.",
                "The dossier came \(minutes) minutes late by the server's time and waits in the late queue."),
            next: Text(
                "Chủ tịch Hội đồng (thủ trưởng) cho nhận, kèm lý do từ 20 ký tự. Lỗi trễ tính cho đơn vị.",
                "The chair (head of the agency) may let it in with a reason of 20 characters. The delay is the unit's."),
            citation: "Thời hạn do cơ quan đặt cho đợt đề nghị")
    }
}
