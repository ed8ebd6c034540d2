internal import Law
internal import Storage
internal import Vietnamese

/// What sort of matter suspends a nomination.
public enum HoldKind: String, Sendable, Hashable, CaseIterable {
    case considering, investigation, complaint, press

    /// What it is called, for those who may know.
    public var label: Text {
        switch self {
        case .considering: Text("Đang xem xét kỷ luật", "Discipline is being considered")
        case .investigation: Text("Thanh tra, kiểm tra, điều tra có dấu hiệu vi phạm", "An inspection or investigation with signs of a violation")
        case .complaint: Text("Khiếu nại, tố cáo đang xác minh", "A complaint or denunciation is being verified")
        case .press: Text("Báo chí nêu, đang xác minh", "Reported by the press and being verified")
        }
    }
}

/// A reason that says something: 20 characters or more.
private func weighty(_ key: String, _ label: Text) -> Field<String> {
    Field<String>(key, .lines(max: 2000), label, hint: Text("Từ 20 ký tự.", "20 characters or more."), required: true) { value throws(FieldFailure) in
        let text = try Parse.line(value, max: 2000, multiline: true) ?? ""
        guard text.count >= 20 else { throw FieldFailure("Nêu lý do từ 20 ký tự.", "Give a reason of 20 characters or more.") }
        return text
    }
}

/// Suspends a nomination while a matter is verified; it waits, it is not rejected.
struct SuspendNomination: Act {
    static let kind = Field.choice("kind", Text("Vụ việc", "Matter"), HoldKind.allCases.map { Choice($0.rawValue, $0.label) })
    static let due = Field.optionalDate("due", Text("Dự kiến có kết luận", "Conclusion expected by"))
    static let declaration = ActDeclaration(
        "nomination.suspend", title: Text("Tạm dừng xét", "Suspend"),
        summary: Text(
            "Tạm dừng xét khi có vụ việc đang xem xét, xác minh (Điều 4.4 NĐ 152/2025). Lý do chỉ người có thẩm quyền thấy; người khác chỉ thấy “tạm dừng xét”.",
            "Suspends while a matter is verified (Decree 152/2025 art. 4.4). Only those entitled see why; others see “suspended”."),
        button: Text("Tạm dừng xét", "Suspend"),
        fields: [NominationFields.nomination.declaration, kind.declaration, NominationFields.reason.declaration, due.declaration])

    private let nomination, kind, reason: String
    private let due: CivilDate?

    init(_ input: ActInput) throws {
        nomination = try input[NominationFields.nomination]
        kind = try input[Self.kind]
        reason = try input[NominationFields.reason]
        due = try input[Self.due]
    }

    func permit(in world: World) throws { _ = try NominationRow.load(nomination, to: .suspend, in: world) }

    func perform(in world: World) throws -> ActOutcome {
        let row = try NominationRow.load(nomination, to: .suspend, in: world)
        let id = world.newID()
        try world.session.execute(
            """
            INSERT INTO nomination_hold (agency_id, nomination_id, hold_id, kind, reason, due_on, began_at, began_by, clearance)
            VALUES (\(world.agency), \(row.id), \(id), \(kind), \(reason), \(due?.iso), \(world.now.milliseconds), \(world.actor.recordName), '')
            """)
        try row.update("is_suspended = 1", in: world)
        return try row.outcome("tạm dừng xét", "suspended", in: world)
    }
}

/// Lets a suspended nomination go on, by a written clearance.
struct ResumeNomination: Act {
    static let clearance = Field.text(
        "clearance", Text("Văn bản kết luận", "Document of the conclusion"), hint: Text("Số, ngày, cơ quan ban hành.", "Number, date, issuer."),
        max: 300)
    static let cleared = Field.date("cleared", Text("Ngày kết luận", "Day of the conclusion"))
    static let declaration = ActDeclaration(
        "nomination.resume", title: Text("Xét tiếp", "Resume"),
        summary: Text(
            "Xét tiếp hồ sơ khi có kết luận bằng văn bản không vi phạm; ghi số và ngày văn bản.",
            "Lets the nomination go on when a written conclusion clears it; number and date are recorded."),
        button: Text("Xét tiếp", "Resume"),
        fields: [NominationFields.nomination.declaration, clearance.declaration, cleared.declaration])

    private let nomination, clearance: String
    private let cleared: CivilDate

    init(_ input: ActInput) throws {
        nomination = try input[NominationFields.nomination]
        clearance = try input[Self.clearance]
        cleared = try input[Self.cleared]
    }

    func permit(in world: World) throws { _ = try NominationRow.load(nomination, to: .resume, in: world) }

    func perform(in world: World) throws -> ActOutcome {
        let row = try NominationRow.load(nomination, to: .resume, in: world)
        guard cleared <= world.today else {
            throw Refusal.invalid("cleared", "Ngày kết luận không thể sau hôm nay.", "The conclusion cannot be after today.")
        }
        try world.session.execute(
            """
            UPDATE nomination_hold SET ended_at = \(world.now.milliseconds), ended_by = \(world.actor.recordName), clearance = \(clearance),
                cleared_on = \(cleared.iso)
            WHERE agency_id = \(world.agency) AND nomination_id = \(row.id) AND ended_at IS NULL
            """)
        try row.update("is_suspended = 0", in: world)
        return try row.outcome("cho xét tiếp", "resumed", in: world)
    }
}

/// Chooses between the rules of the day of receipt and newer ones that may be better for the nominee.
struct ChooseRules: Act {
    static let rules = Field.choice(
        "rules", Text("Áp dụng", "Apply"),
        [
            Choice("received", Text("Quy định của ngày tiếp nhận", "The rules of the day of receipt")),
            Choice("newer", Text("Quy định mới, có lợi hơn", "The newer rules, more favourable")),
        ])
    static let why = weighty("reason", Text("Lý do", "Reason"))
    static let declaration = ActDeclaration(
        "nomination.choose-rules", title: Text("Chọn bộ quy định", "Choose the rules"),
        summary: Text(
            "Cán bộ pháp chế chọn bộ quy định áp dụng khi luật chuyển tiếp cho phép áp dụng quy định mới có lợi hơn; hai kết quả đặt cạnh nhau.",
            "The legal officer chooses the rules where the transition lets newer, more favourable ones apply; both results stand side by side."),
        button: Text("Ghi quyết định", "Record"), fields: [NominationFields.nomination.declaration, rules.declaration, why.declaration])

    private let nomination, rules, reason: String

    init(_ input: ActInput) throws {
        nomination = try input[NominationFields.nomination]
        rules = try input[Self.rules]
        reason = try input[Self.why]
    }

    func permit(in world: World) throws { _ = try NominationRow.load(nomination, to: .chooseRules, in: world) }

    func perform(in world: World) throws -> ActOutcome {
        let row = try NominationRow.load(nomination, to: .chooseRules, in: world)
        let table = try NominationExaminer.table(row, on: world.today, rights: .none, in: world.session)
        guard let newer = table.favourableDay else {
            throw Refusal.conflict(
                "nomination.one-law", Text("Chỉ có một bộ quy định áp dụng cho hồ sơ này.", "Only one set of rules holds for this dossier."),
                next: Text("Không cần chọn.", "There is nothing to choose."))
        }
        let day = rules == "newer" ? newer : nil
        try row.update("rules_day = \(day?.iso), rules_reason = \(reason), rules_by = \(world.actor.recordName)", in: world)
        let regime = try NominationExaminer.regime(
            on: day ?? row.received?.vietnamDate ?? world.today, agency: world.agency, in: world.session)
        return try row.outcome("chọn bộ quy định cho", "chose the rules for", ["regime": .string(regime.id)], in: world)
    }
}

/// Answers a question that the law leaves open: whether an initiative may serve two titles, whether a chain goes over a former organisation.
struct DecideQuestion: Act {
    static let question = Field.choice(
        "question", Text("Câu hỏi", "Question"),
        [
            Choice(
                "initiative-reuse",
                Text(
                    "Sáng kiến đã dùng cho một danh hiệu có được dùng cho danh hiệu này không",
                    "May an initiative used for one title serve this title")),
            Choice(
                "chain-former",
                Text("Danh hiệu của cơ quan, tỉnh đã sáp nhập có tính liên tục không", "Do titles of a merged agency or province count in a row")),
        ])
    static let allows = Field.choice(
        "allows", Text("Quyết định", "Decision"), [Choice("yes", Text("Được", "Yes")), Choice("no", Text("Không", "No"))])
    static let why = weighty("reason", Text("Lý do", "Reason"))
    static let citation = Field.text("citation", Text("Căn cứ", "Ground"), max: 300)
    static let declaration = ActDeclaration(
        "nomination.answer", title: Text("Quyết định điểm còn để ngỏ", "Decide an open question"),
        summary: Text(
            "Cán bộ pháp chế quyết định một điểm luật để ngỏ của hồ sơ, ghi lý do và căn cứ.",
            "The legal officer decides a point that the law leaves open, with reason and ground."),
        button: Text("Ghi quyết định", "Record"),
        fields: [NominationFields.nomination.declaration, question.declaration, allows.declaration, why.declaration, citation.declaration])

    private let nomination, question, reason, citation: String
    private let allows: Bool

    init(_ input: ActInput) throws {
        nomination = try input[NominationFields.nomination]
        question = try input[Self.question]
        allows = try input[Self.allows] == "yes"
        reason = try input[Self.why]
        citation = try input[Self.citation]
    }

    func permit(in world: World) throws { _ = try NominationRow.load(nomination, to: .decideQuestion, in: world) }

    func perform(in world: World) throws -> ActOutcome {
        let row = try NominationRow.load(nomination, to: .decideQuestion, in: world)
        try world.session.execute(
            """
            INSERT INTO nomination_answer (agency_id, nomination_id, answer_id, question, allows, reason, citation, at, actor)
            VALUES (\(world.agency), \(row.id), \(world.newID()), \(question), \(allows), \(reason), \(citation), \(world.now.milliseconds),
                    \(world.actor.recordName))
            """)
        return try row.outcome("quyết định một điểm của", "decided a question of", ["allows": .bool(allows)], in: world)
    }
}
