internal import Storage
internal import Vietnamese

/// Fields of letters of urging.
enum UrgeFields {
    static let urge = Field.reference("urge", Text("Thư đôn đốc", "Letter"), to: "urge")
    static let number = Field.optionalText(
        "number", Text("Số, ký hiệu", "Number"), hint: Text("Ví dụ 15/VP-TĐ; bỏ trống nếu chưa có.", "Such as 15/VP-TĐ; empty while there is none."),
        max: 60)
    static let subject = Field.text("subject", Text("Trích yếu", "Subject"), max: 200)
    static let body = Field.lines("body", Text("Nội dung", "Text"), max: 8000)
    static let answerBy = Field.date("answer_by", Text("Đề nghị trả lời trước ngày", "Answer asked for by"))
}

/// Drafts a letter of urging for a unit from what it owes.
struct DraftUrge: Act {
    static let unit = Field.reference("unit", Text("Đơn vị", "Unit"), to: "unit")
    static let declaration = ActDeclaration(
        "urge.draft", title: Text("Soạn thư đôn đốc", "Draft a letter of urging"),
        summary: Text(
            "Soạn thư cho một đơn vị từ những việc trễ và im lặng: việc gì, từ bao giờ, cần làm gì, trước ngày nào.",
            "Drafts a letter to a unit from what is late or silent: what, since when, what to do, by when."),
        button: Text("Soạn thư đôn đốc", "Draft a letter"), fields: [SetReminders.movement.declaration, unit.declaration])

    private let movement, unit: String

    init(_ input: ActInput) throws {
        movement = try input[SetReminders.movement]
        unit = try input[Self.unit]
    }

    func permit(in world: World) throws { try world.require(UrgingPolicy.mayUrge(world.actor)) }

    func perform(in world: World) throws -> ActOutcome {
        let row = try world.session.row("SELECT slug FROM movement WHERE agency_id = \(world.agency) AND movement_id = \(movement)")
        guard let row else { throw Refusal.notFound }
        let model = try SilenceQueries.page(slug: try row.text(0), for: world.actor, today: world.today, in: world.session)
        guard let one = model.units.first(where: { $0.unit == unit }) else { throw Refusal.notFound }
        let calendar = try CalendarQueries.load(agency: world.agency, in: world.session)
        let draft = UrgeDraft(one, model, answerBy: calendar.adding(UrgeDraft.days, to: world.today))
        guard !draft.items.isEmpty else { throw Refusal.nothingToUrge }
        let open = try world.session.row(
            "SELECT urge_id FROM urge WHERE agency_id = \(world.agency) AND movement_id = \(movement) AND unit_id = \(unit) AND state = 'draft'")
        guard open == nil else { throw Refusal.urgeDrafted }
        let id = world.newID()
        try world.session.execute(
            """
            INSERT INTO urge (agency_id, urge_id, movement_id, unit_id, number, subject, body, answer_by, state, created_at, created_by, signer_role,
                              signer_name)
            VALUES (\(world.agency), \(id), \(movement), \(unit), '', \(draft.subject), \(draft.body), \(draft.answerBy.iso), 'draft',
                    \(world.now.milliseconds), \(world.actor.recordName), '', '')
            """)
        for (position, item) in draft.items.enumerated() {
            try world.session.execute(
                """
                INSERT INTO urge_item (agency_id, urge_id, position, obligation_id, target_id, period, wording, since, working_days)
                VALUES (\(world.agency), \(id), \(position), \(item.obligation), \(item.target), \(item.period), \(item.wording), \(item.since.iso),
                        \(item.workingDays))
                """)
        }
        return ActOutcome(
            subject: "urge:\(id)",
            sentence: Text(
                "\(world.actor.name) soạn thư đôn đốc \(one.name.vi) về \(draft.items.count) việc.",
                "\(world.actor.name) drafted a letter urging \(one.name.en) about \(draft.items.count) things."),
            result: ["urge": .string(id), "items": .int(Int64(draft.items.count))])
    }
}

/// Changes a letter before it is sent.
struct AmendUrge: Act {
    static let declaration = ActDeclaration(
        "urge.amend", title: Text("Sửa thư đôn đốc", "Change a letter of urging"),
        summary: Text(
            "Sửa thư trước khi gửi; những việc được nêu vẫn theo dõi như cũ.", "Changes a letter before it is sent; what it asks for stays."),
        button: Text("Lưu thư", "Save the letter"),
        fields: [
            UrgeFields.urge.declaration, UrgeFields.number.declaration, UrgeFields.subject.declaration, UrgeFields.body.declaration,
            UrgeFields.answerBy.declaration,
        ])

    private let urge, number, subject, body: String
    private let answerBy: CivilDate

    init(_ input: ActInput) throws {
        urge = try input[UrgeFields.urge]
        number = try input[UrgeFields.number] ?? ""
        subject = try input[UrgeFields.subject]
        body = try input[UrgeFields.body]
        answerBy = try input[UrgeFields.answerBy]
    }

    func permit(in world: World) throws {
        _ = try world.urgeToChange(urge)
        guard answerBy >= world.today else { throw Refusal.invalid("answer_by", "Ngày đã qua.", "This day has passed.") }
    }

    func perform(in world: World) throws -> ActOutcome {
        let letter = try world.urgeToChange(urge)
        try world.session.execute(
            """
            UPDATE urge SET number = \(number), subject = \(subject), body = \(body), answer_by = \(answerBy.iso)
            WHERE agency_id = \(world.agency) AND urge_id = \(urge)
            """)
        return ActOutcome(
            subject: "urge:\(urge)",
            sentence: Text(
                "\(world.actor.name) sửa thư đôn đốc \(letter.unitName.vi).", "\(world.actor.name) changed the letter to \(letter.unitName.en)."))
    }
}

/// Sends a letter of urging to the heads of its unit.
struct SendUrge: Act {
    static let declaration = ActDeclaration(
        "urge.send", title: Text("Gửi thư đôn đốc", "Send a letter of urging"),
        summary: Text(
            "Gửi thư đến trưởng đơn vị bằng thư điện tử và trang Việc của tôi; từ đó thư không sửa được nữa.",
            "Sends the letter to the heads of the unit by mail and on the desk; it cannot be changed from then on."),
        button: Text("Gửi thư đôn đốc", "Send the letter"), fields: [UrgeFields.urge.declaration])

    private let urge: String

    init(_ input: ActInput) throws { urge = try input[UrgeFields.urge] }

    func permit(in world: World) throws {
        let letter = try world.urgeToChange(urge)
        guard letter.answerBy >= world.today else { throw Refusal.urgeOutOfDate }
        guard !letter.heads.isEmpty else { throw Refusal.urgeWithoutHead }
    }

    func perform(in world: World) throws -> ActOutcome {
        let letter = try world.urgeToChange(urge)
        let role = try world.session.row(
            """
            SELECT o.title FROM holding h JOIN post o ON o.agency_id = h.agency_id AND o.post_id = h.post_id AND \(raw: .holds("o", on: world.today))
            LEFT JOIN post_role r ON r.agency_id = o.agency_id AND r.post_id = o.post_id AND r.role IN ('head', 'officer')
            WHERE h.agency_id = \(world.agency) AND h.person_id = \(try world.person()) AND \(raw: .holds("h", on: world.today))
            ORDER BY CASE WHEN r.role = 'head' THEN 0 WHEN r.role = 'officer' THEN 1 ELSE 2 END, o.position, o.post_id
            """)?.text(0)
        try world.session.execute(
            """
            UPDATE urge SET state = 'sent', sent_at = \(world.now.milliseconds), sent_by = \(world.actor.recordName), signer_role = \(role ?? ""),
                signer_name = \(world.actor.name)
            WHERE agency_id = \(world.agency) AND urge_id = \(urge)
            """)
        var mails = 0
        for head in letter.heads where head.hasAddress {
            let mail = NewMail(
                person: head.id, address: "", kind: .urge, dedupe: "urge:\(urge):\(head.id)", subject: letter.subject,
                body:
                    "Kính gửi \(head.name), \(letter.unitName.vi),\n\n\(letter.body)\n\n\(role ?? "")\n\(world.actor.name)\n\nMở thư và báo việc đã làm: "
                    + MailPlaceholder.text(1),
                pages: ["/phong-trao/\(letter.slug)/don-doc/\(urge)"], hours: 14 * 24)
            if try mail.store(id: world.newID(), agency: world.agency, now: world.now, in: world.session) { mails += 1 }
        }
        return ActOutcome(
            subject: "urge:\(urge)",
            sentence: Text(
                "\(world.actor.name) gửi thư đôn đốc \(letter.unitName.vi) về \(letter.items.count) việc, đề nghị trả lời trước \(letter.answerBy.vietnamese).",
                "\(world.actor.name) sent a letter urging \(letter.unitName.en) about \(letter.items.count) things, to be answered by \(letter.answerBy.vietnamese)."
            ),
            result: ["urge": .string(urge), "mails": .int(Int64(mails)), "heads": .array(letter.heads.map { .string($0.name) })])
    }
}

/// The letter as it is first written.
struct UrgeDraft {
    /// One thing to do.
    struct Item {
        let obligation: String
        let target, period: String?
        let wording: String
        let since: CivilDate
        let workingDays: Int
    }

    /// Working days for an answer; the writer may change the day.
    static let days = 5
    /// More silent clauses than these are not listed one by one.
    static let most = 12

    let items: [Item]
    let subject, body: String
    let answerBy: CivilDate

    init(_ unit: UnitSilence, _ model: SilenceModel, answerBy: CivilDate) {
        let late = unit.late.map { report in
            Item(
                obligation: report.obligation, target: report.target, period: report.period,
                wording:
                    "Báo cáo “\(report.title)” (\(ReportingPeriod.label(report.period).vi.lowercasedFirst)): hạn \(report.due.vietnamese), trễ \(report.workingDays) ngày làm việc",
                since: report.due, workingDays: report.workingDays)
        }
        let silent = unit.silent.prefix(Self.most).map { clause in
            let due = clause.due.map { ", hạn \($0.vietnamese)" } ?? ""
            return Item(
                obligation: clause.obligation, target: nil, period: nil,
                wording:
                    "Nghĩa vụ \(clause.clause) “\(Self.short(clause.text))”\(due): chưa có tin từ \(unit.since.vietnamese), \(unit.workingDays) ngày làm việc",
                since: unit.since,
                workingDays: unit.workingDays)
        }
        items = late + silent
        subject = "Đôn đốc thực hiện phong trào thi đua “\(model.name)”"
        body =
            (["Thực hiện phong trào thi đua “\(model.name)”, đến hết ngày \(model.today.vietnamese), \(unit.name.vi) còn những việc sau:"]
            + items.map { "- \($0.wording)." } + [
                "Đề nghị \(unit.name.vi) ghi việc đã làm và báo cáo số liệu trên hệ thống trước ngày \(answerBy.vietnamese). Việc nào chưa làm được thì nêu lý do và ngày sẽ xong."
            ]).joined(separator: "\n\n")
        self.answerBy = answerBy
    }

    private static func short(_ text: String) -> String {
        guard text.count > 140 else { return text }
        let start = text.prefix(140)
        return (start.lastIndex(of: " ").map { start[..<$0] } ?? start) + "…"
    }
}

extension World {
    /// A letter that is not sent yet, for an actor who may send it.
    fileprivate func urgeToChange(_ id: String) throws -> UrgeLetter {
        try require(UrgingPolicy.mayUrge(actor))
        let letter = try UrgeQueries.letter(id, for: actor, today: today, in: session)
        guard letter.mayChange else { throw Refusal.urgeSent }
        return letter
    }
}

extension Refusal {
    static let nothingToUrge = Refusal.conflict(
        "urge.nothing", Text("Đơn vị này không có việc nào trễ hay im lặng.", "This unit is neither late nor silent."),
        next: Text("Xem lại bảng ở trang Đôn đốc.", "See the table on the page Urging."))
    static let urgeDrafted = Refusal.conflict(
        "urge.drafted", Text("Đơn vị này đã có một thư đang soạn.", "There is a draft to this unit already."),
        next: Text("Mở thư đang soạn để sửa hoặc gửi.", "Open the draft to change or send it."))
    static let urgeSent = Refusal.conflict(
        "urge.sent", Text("Thư đã gửi nên không sửa được nữa.", "The letter was sent and cannot be changed."),
        next: Text("Soạn thư mới nếu cần.", "Draft a new letter if needed."))
    static let urgeOutOfDate = Refusal.conflict(
        "urge.out-of-date", Text("Ngày đề nghị trả lời đã qua.", "The day by which an answer is asked for has passed."),
        next: Text("Sửa ngày trong thư rồi gửi.", "Change the day in the letter, then send it."))
    static let urgeWithoutHead = Refusal.conflict(
        "urge.no-head", Text("Đơn vị này hiện không có ai đứng đầu để nhận thư.", "Nobody heads this unit now, so nobody would receive the letter."),
        next: Text("Giao chức vụ trưởng đơn vị trước, hoặc nhắc đơn vị cấp trên.", "Give somebody the post first, or urge the unit above."))
}
