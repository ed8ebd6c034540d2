internal import Storage
internal import Vietnamese

/// Hands in a draft, or what was returned and corrected.
struct SubmitInitiative: Act {
    static let declared = Field.flag(
        "declared",
        Text(
            "Chúng tôi cam đoan: giải pháp do chính chúng tôi tạo ra, mới ở cơ quan, không trái trật tự công cộng hay đạo đức xã hội, không phải giải pháp đang được bảo hộ quyền sở hữu trí tuệ.",
            "We declare: the solution is our own, new in this agency, not contrary to public order or morality, and not one protected by intellectual property rights."
        ), hint: Text("Điều 3 và điều 4 Nghị định 13/2012/NĐ-CP.", "Articles 3 and 4 of Decree 13/2012/NĐ-CP."))
    static let declaration = ActDeclaration(
        "initiative.submit", title: Text("Nộp sáng kiến", "Hand in an initiative"),
        summary: Text(
            "Nộp bản soạn, hoặc nộp lại sau khi sửa; phải đủ nội dung, tỷ lệ đóng góp cộng lại đúng 100 và có minh chứng.",
            "Hands in a draft, or what was corrected; it has to be complete, its shares add to 100, and there is evidence."),
        button: Text("Nộp", "Hand in"), fields: [InitiativeFields.initiative.declaration, declared.declaration])

    private let initiative: String
    private let isDeclared: Bool

    init(_ input: ActInput) throws {
        initiative = try input[InitiativeFields.initiative]
        isDeclared = try input[Self.declared]
    }

    func permit(in world: World) throws { _ = try InitiativeStore.open(initiative, in: world) }

    func perform(in world: World) throws -> ActOutcome {
        let row = try InitiativeStore.open(initiative, in: world)
        let missing = try InitiativeCompleteness.missing(initiative, agency: world.agency, today: world.today, in: world.session)
        guard missing.isEmpty else { throw Refusal.invalid(missing) }
        guard isDeclared else { throw Refusal.invalid("declared", "Xác nhận cam đoan trước khi nộp.", "Make the declaration first.") }
        let reference = try number(row, in: world)
        let units = try InitiativePeople.units(of: row.authors, in: world)
        for person in row.authors {
            try world.session.execute(
                """
                UPDATE initiative_author SET unit_id = \(units[person])
                WHERE agency_id = \(world.agency) AND initiative_id = \(initiative) AND person_id = \(person)
                """)
        }
        try world.session.execute(
            """
            UPDATE initiative SET state = 'submitted', note = '', submitted_on = \(world.today.iso), unit_id = \(row.authors.first.flatMap { units[$0] }),
                changed_at = \(world.now.milliseconds) WHERE agency_id = \(world.agency) AND initiative_id = \(initiative)
            """)
        try SimilarInitiatives.index(
            initiative, texts: InitiativeStore.texts(initiative, agency: world.agency, in: world.session), in: world)
        let again = row.reference != nil
        return ActOutcome(
            subject: row.subject,
            sentence: Text(
                "\(world.actor.name) nộp\(again ? " lại" : "") sáng kiến \(reference) “\(row.title)”.",
                "\(world.actor.name) handed in the initiative \(reference) “\(row.title)”\(again ? " again" : "")."),
            result: ["initiative": .string(initiative), "reference": .string(reference)])
    }

    /// The number in the register: given once, in the year it was first handed in.
    private func number(_ row: InitiativeRow, in world: World) throws -> String {
        if let reference = row.reference { return reference }
        let year = world.today.year
        let last = try world.session.row("SELECT MAX(number) FROM initiative WHERE agency_id = \(world.agency) AND year = \(year)")
        let number = (try last?.intOrNil(0) ?? 0) + 1
        try world.session.execute(
            "UPDATE initiative SET number = \(number), year = \(year) WHERE agency_id = \(world.agency) AND initiative_id = \(initiative)")
        return InitiativeStore.reference(number, year)
    }
}

/// What a draft still lacks before it can be handed in.
enum InitiativeCompleteness {
    static func missing(_ id: String, agency: String, today: CivilDate, in session: Session) throws -> [FieldProblem] {
        let row = try session.row(
            """
            SELECT i.situation, i.solution, i.purpose, i.place, i.applied_from, i.money, i.benefit,
                   (SELECT COUNT(*) FROM initiative_evidence e WHERE e.agency_id = i.agency_id AND e.initiative_id = i.initiative_id),
                   (SELECT COUNT(*) FROM initiative_author a WHERE a.agency_id = i.agency_id AND a.initiative_id = i.initiative_id),
                   (SELECT CAST(COALESCE(SUM(a.share), 0) AS BIGINT) FROM initiative_author a
                    WHERE a.agency_id = i.agency_id AND a.initiative_id = i.initiative_id)
            FROM initiative i WHERE i.agency_id = \(agency) AND i.initiative_id = \(id)
            """)
        guard let row else { throw Refusal.notFound }
        var missing: [FieldProblem] = []
        let texts = [InitiativeFields.situation, InitiativeFields.solution, InitiativeFields.purpose]
        for (column, field) in texts.enumerated() where try row.text(column).isEmpty {
            missing.append(empty(field.declaration))
        }
        if try row.text(3).isEmpty { missing.append(empty(InitiativeFields.place.declaration)) }
        if let applied = try row.civilDateOrNil(4) {
            if applied > today {
                missing.append(
                    FieldProblem(
                        "applied_from",
                        Text(
                            "Sáng kiến phải đã áp dụng hoặc áp dụng thử (điều 3 Nghị định 13/2012/NĐ-CP); ngày này chưa đến.",
                            "An initiative has to be applied or trialled already (article 3 of Decree 13/2012/NĐ-CP); this day has not come.")))
            }
        } else {
            missing.append(empty(InitiativeFields.appliedFrom.declaration))
        }
        if try row.isNull(5) && row.text(6).isEmpty {
            missing.append(FieldProblem("benefit", Text("Ghi tiền làm lợi hoặc lợi ích khác.", "Give the money it saves, or its other benefit.")))
        }
        if try row.int(7) == 0 {
            missing.append(
                FieldProblem("evidence", Text("Thêm ít nhất một minh chứng cho lợi ích.", "Add at least one piece of evidence for the benefit.")))
        }
        if try row.int(8) == 0 || row.int(9) != 100 {
            missing.append(FieldProblem("authors", Text("Tỷ lệ đóng góp phải cộng lại đúng 100.", "The shares must add to exactly 100.")))
        }
        return missing
    }

    private static func empty(_ field: FieldDeclaration) -> FieldProblem {
        FieldProblem(field.key, Text("Chưa nhập “\(field.label.vi)”.", "“\(field.label.en)” is empty."))
    }
}

/// Takes an initiative back before it was decided on; what was handed in stays readable.
struct WithdrawInitiative: Act {
    static let reason = Field.lines("reason", Text("Vì sao rút", "Why"), max: 1000)
    static let declaration = ActDeclaration(
        "initiative.withdraw", title: Text("Rút sáng kiến", "Withdraw an initiative"),
        summary: Text(
            "Tác giả rút sáng kiến trước khi có quyết định, nêu lý do.", "Its authors take an initiative back before a decision, with a reason."),
        button: Text("Rút", "Withdraw"), fields: [InitiativeFields.initiative.declaration, reason.declaration])

    private let initiative, reason: String

    init(_ input: ActInput) throws {
        initiative = try input[InitiativeFields.initiative]
        reason = try input[Self.reason]
    }

    func permit(in world: World) throws {
        let row = try InitiativeStore.find(initiative, in: world)
        try world.require(row.isOwn)
        guard !row.state.isDecided, row.state != .withdrawn else { throw Refusal.initiativeDecided }
        let open = try world.session.row(
            "SELECT 1 FROM initiative_round WHERE agency_id = \(world.agency) AND initiative_id = \(initiative) AND closed_on IS NULL")
        guard open == nil else { throw Refusal.initiativeRoundOpen }
    }

    func perform(in world: World) throws -> ActOutcome {
        let row = try InitiativeStore.find(initiative, in: world)
        try InitiativeStore.set(initiative, .withdrawn, note: reason, in: world)
        return ActOutcome(
            subject: row.subject, sentence: Text("\(world.actor.name) rút \(row.name.vi).", "\(world.actor.name) withdrew \(row.name.en)."),
            result: row.result())
    }
}

/// Takes an initiative in after looking at its form; the time for the decision begins.
struct AcceptInitiative: Act {
    static let on = Field.optionalDate(
        "on", Text("Ngày tiếp nhận", "Taken in on"), hint: Text("Để trống là hôm nay.", "Today when left empty."))
    static let note = Field.optionalLines("note", Text("Ghi chú", "Note"), max: 2000)
    static let declaration = ActDeclaration(
        "initiative.accept", title: Text("Tiếp nhận sáng kiến", "Take an initiative in"),
        summary: Text(
            "Hồ sơ đúng hình thức; thời hạn 3 tháng để công nhận hoặc không công nhận bắt đầu (điều 7 Nghị định 13/2012/NĐ-CP).",
            "The form is right; the three months for the decision begin (article 7 of Decree 13/2012/NĐ-CP)."),
        button: Text("Tiếp nhận", "Take in"), fields: [InitiativeFields.initiative.declaration, on.declaration, note.declaration])

    private let initiative: String
    private let on: CivilDate?
    private let note: String?

    init(_ input: ActInput) throws {
        initiative = try input[InitiativeFields.initiative]
        on = try input[Self.on]
        note = try input[Self.note]
    }

    func permit(in world: World) throws { _ = try InitiativeChecks.toCheck(initiative, in: world) }

    func perform(in world: World) throws -> ActOutcome {
        let row = try InitiativeChecks.toCheck(initiative, in: world)
        let day = on ?? world.today
        try InitiativeStore.checkDay("on", day, since: row.submitted, in: world)
        try InitiativeChecks.insert(initiative, "accepted", on: day, note: note ?? "", in: world)
        try InitiativeStore.set(initiative, .accepted, in: world)
        try world.session.execute(
            "UPDATE initiative SET accepted_on = \(day.iso) WHERE agency_id = \(world.agency) AND initiative_id = \(initiative)")
        let due = try world.session.row("SELECT applied_to FROM initiative WHERE agency_id = \(world.agency) AND initiative_id = \(initiative)")
        let clock = InitiativeClock.running(
            .accepted, submitted: row.submitted, accepted: day, appliedTo: try due?.civilDateOrNil(0), returned: nil, today: world.today)
        return ActOutcome(
            subject: row.subject,
            sentence: Text("\(world.actor.name) tiếp nhận \(row.name.vi).", "\(world.actor.name) took in \(row.name.en)."),
            result: row.result(["due": JSONValue(clock?.due?.iso)]))
    }
}

/// Sends an initiative back to its authors with what is to be corrected.
struct ReturnInitiative: Act {
    static let note = Field.lines(
        "note", Text("Cần sửa gì", "What is to be corrected"), hint: Text("Từng điểm một; tác giả đọc được.", "Point by point; the authors read it."),
        max: 4000)
    static let declaration = ActDeclaration(
        "initiative.return", title: Text("Trả lại sáng kiến để sửa", "Return an initiative"),
        summary: Text(
            "Hồ sơ chưa đúng hình thức; nêu điều cần sửa, tác giả sửa rồi nộp lại.",
            "The form is not right; says what is to be corrected, and the authors hand it in again."),
        button: Text("Trả lại", "Return"), fields: [InitiativeFields.initiative.declaration, note.declaration])

    private let initiative, note: String

    init(_ input: ActInput) throws {
        initiative = try input[InitiativeFields.initiative]
        note = try input[Self.note]
    }

    func permit(in world: World) throws { _ = try InitiativeChecks.toCheck(initiative, in: world) }

    func perform(in world: World) throws -> ActOutcome {
        let row = try InitiativeChecks.toCheck(initiative, in: world)
        try InitiativeStore.checkReason("note", note)
        try InitiativeChecks.insert(initiative, "returned", on: world.today, note: note, in: world)
        try InitiativeStore.set(initiative, .returned, note: note, in: world)
        return ActOutcome(
            subject: row.subject,
            sentence: Text("\(world.actor.name) trả lại \(row.name.vi): \(note)", "\(world.actor.name) returned \(row.name.en): \(note)"),
            result: row.result())
    }
}

/// Looking at the form inside an act.
enum InitiativeChecks {
    /// What was handed in, for somebody who may check it and did not write it.
    static func toCheck(_ id: String, in world: World) throws -> InitiativeRow {
        let row = try InitiativeStore.find(id, in: world)
        try world.require(InitiativePolicy.mayCheck(world.actor))
        guard !row.isAuthor else { throw Refusal.initiativeOwn }
        guard row.state == .submitted else { throw Refusal.initiativeNotSubmitted }
        return row
    }

    static func insert(_ id: String, _ outcome: String, on day: CivilDate, note: String, in world: World) throws {
        try world.session.execute(
            """
            INSERT INTO initiative_check (agency_id, initiative_id, check_id, outcome, checked_on, note, at, actor)
            VALUES (\(world.agency), \(id), \(world.newID()), \(outcome), \(day.iso), \(note), \(world.now.milliseconds), \(world.actor.recordName))
            """)
    }
}

extension Refusal {
    static let initiativeNotSubmitted = Refusal.conflict(
        "initiative.not-submitted", Text("Sáng kiến không chờ kiểm tra hình thức.", "The form of this initiative is not to be checked now."),
        next: Text("Xem tình trạng ở trang của sáng kiến.", "See how it stands on its page."))
}
