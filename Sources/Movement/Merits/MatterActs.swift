internal import Law
internal import Storage
internal import Vietnamese

/// Fields of matters and disciplines. Nothing that says whom or what they are about ever reaches the record, from which nothing can be taken back.
enum MatterFields {
    static let matter = Field.reference("matter", Text("Vụ việc", "Matter"), to: "matter")
    static let person = MeritFields.person.kept(.outsideRecord)
    static let unit = MeritFields.unit.kept(.outsideRecord)
    static let who = MeritFields.who.kept(.outsideRecord)
    static let document = MeritFields.document.kept(.outsideRecord)
    static let documentOn = MeritFields.documentOn.kept(.outsideRecord)

    static func documentProblem(_ day: CivilDate, today: CivilDate) throws {
        guard day <= today else {
            throw Refusal.invalid("document_on", "Ngày văn bản không được sau hôm nay.", "The document cannot be of a day to come.")
        }
    }
}

/// Opens a matter that stops awards while it lasts.
///
/// Only a named officer's written decision opens one (Decree 152/2025 art. 4.4 speaks of matters that are being considered or verified): it has
/// somebody in charge and a day by which it ends.
struct OpenMatter: Act {
    static let kind = Field.choice(
        "kind", Text("Loại vụ việc", "Sort of matter"), Facts.Matter.Kind.allCases.map { Choice($0.rawValue, $0.label) }
    ).kept(.outsideRecord)
    static let officer = Field.reference("officer", Text("Người phụ trách", "Officer in charge"), to: "person").kept(.outsideRecord)
    static let openedOn = Field.date("opened_on", Text("Từ ngày", "Since")).kept(.outsideRecord)
    static let dueOn = Field.date("due_on", Text("Hạn kết luận", "To be concluded by")).kept(.outsideRecord)
    static let note = Field.optionalLines(
        "note", Text("Nội dung", "What it is about"),
        hint: Text("Chỉ người phụ trách, Văn phòng, pháp chế và thủ trưởng mở hồ sơ đọc được.", "Only those who may open the file can read it."),
        max: 4000
    ).kept(.outsideRecord)
    static let declaration = ActDeclaration(
        "matter.open", title: Text("Mở vụ việc tạm dừng xét khen thưởng", "Open a matter that suspends awards"),
        summary: Text(
            "Ghi vụ việc đang xem xét, xác minh theo văn bản, có người phụ trách và hạn kết luận; sổ cái không ghi nội dung.",
            "Enters a matter under way, with its document, who is in charge and by when; nothing of it stands in the record."),
        button: Text("Mở vụ việc", "Open the matter"),
        fields: [
            MatterFields.person.declaration, MatterFields.unit.declaration, kind.declaration, officer.declaration, openedOn.declaration,
            dueOn.declaration, MatterFields.document.declaration, MatterFields.documentOn.declaration, note.declaration,
        ])

    private let person, unit, note: String?
    private let kind: Facts.Matter.Kind
    private let officer, document: String
    private let openedOn, dueOn, documentOn: CivilDate

    init(_ input: ActInput) throws {
        person = try input[MatterFields.person]
        unit = try input[MatterFields.unit]
        kind = Facts.Matter.Kind(rawValue: try input[Self.kind]) ?? .considering
        officer = try input[Self.officer]
        openedOn = try input[Self.openedOn]
        dueOn = try input[Self.dueOn]
        document = try input[MatterFields.document]
        documentOn = try input[MatterFields.documentOn]
        note = try input[Self.note]
    }

    func permit(in world: World) throws { try world.require(MeritPolicy.mayKeepMatters(world.actor)) }

    func perform(in world: World) throws -> ActOutcome {
        let (subject, _) = try MeritFields.subject(person, unit, on: world.today, in: world)
        let charge = try world.person(officer, field: "officer", on: world.today).id.rawValue
        try MatterFields.documentProblem(documentOn, today: world.today)
        guard subject != .person(charge) else {
            throw Refusal.invalid("officer", "Người phụ trách không thể là người bị xem xét.", "Nobody is in charge of a matter about themselves.")
        }
        guard try subject != .person(world.person()) else { throw Refusal.forbidden }
        guard openedOn <= world.today else {
            throw Refusal.invalid("opened_on", "Chọn hôm nay hoặc ngày trước.", "Choose today or an earlier day.")
        }
        guard dueOn > world.today else { throw Refusal.invalid("due_on", "Chọn ngày sau hôm nay.", "Choose a day after today.") }
        let id = world.newID()
        try world.session.execute(
            """
            INSERT INTO matter (agency_id, matter_id, subject_kind, subject_id, kind, officer_id, opened_on, due_on, document, document_on, note,
                                state, closing, closing_on, closing_note, at, actor)
            VALUES (\(world.agency), \(id), \(subject.kind.rawValue), \(subject.id), \(kind.rawValue), \(charge), \(openedOn.iso), \(dueOn.iso),
                    \(document), \(documentOn.iso), \(note ?? ""), 'open', '', NULL, '', \(world.now.milliseconds), \(world.actor.recordName))
            """)
        return ActOutcome(
            subject: "matter:\(id)",
            sentence: Text("\(world.actor.name) mở một hồ sơ vụ việc.", "\(world.actor.name) opened the file of a matter."),
            result: ["matter": .string(id)])
    }
}

/// Opens the file of a matter to read it: looking is an act.
struct LookAtMatter: Act {
    /// For how long the file stays open to whoever opened it.
    static let minutes: Int64 = 30
    static let why = Field.text(
        "why", Text("Để làm gì", "What for"), hint: Text("Ghi lại trong hồ sơ, ai xem hồ sơ cũng thấy.", "Kept in the file for all who read it."),
        max: 200
    ).kept(.outsideRecord)
    static let declaration = ActDeclaration(
        "matter.open-file", title: Text("Mở xem hồ sơ vụ việc", "Read the file of a matter"),
        summary: Text(
            "Mở hồ sơ để đọc trong 30 phút; việc mở được ghi lại với lý do.",
            "Opens the file for reading for 30 minutes; the reading is noted with its purpose."),
        button: Text("Mở hồ sơ", "Read the file"), fields: [MatterFields.matter.declaration, why.declaration])

    private let matter, why: String

    init(_ input: ActInput) throws {
        matter = try input[MatterFields.matter]
        why = try input[Self.why]
    }

    func permit(in world: World) throws { _ = try MatterRow.load(matter, in: world) }

    func perform(in world: World) throws -> ActOutcome {
        try world.session.execute(
            """
            INSERT INTO matter_look (agency_id, matter_id, person_id, look_id, why, at)
            VALUES (\(world.agency), \(matter), \(try world.person()), \(world.newID()), \(why), \(world.now.milliseconds))
            """)
        return ActOutcome(
            subject: "matter:\(matter)",
            sentence: Text("\(world.actor.name) mở xem một hồ sơ vụ việc.", "\(world.actor.name) read the file of a matter."),
            result: ["matter": .string(matter)])
    }
}

/// Closes a matter by a conclusion in writing.
struct CloseMatter: Act {
    static let outcome = Field.choice(
        "outcome", Text("Kết luận", "Conclusion"),
        [MatterState.cleared, .violation].map { Choice($0.rawValue, $0.label) }
    ).kept(.outsideRecord)
    static let note = Field.optionalLines("note", Text("Ghi chú", "Note"), max: 4000).kept(.outsideRecord)
    static let declaration = ActDeclaration(
        "matter.close", title: Text("Kết luận vụ việc", "Conclude a matter"),
        summary: Text(
            "Ghi văn bản kết luận; không vi phạm thì việc xét khen thưởng được tiếp tục.",
            "Enters the written conclusion; when it clears, awards go on."),
        button: Text("Ghi kết luận", "Conclude"),
        fields: [
            MatterFields.matter.declaration, outcome.declaration, MatterFields.document.declaration, MatterFields.documentOn.declaration,
            note.declaration,
        ])

    private let matter, document: String
    private let outcome: MatterState
    private let documentOn: CivilDate
    private let note: String?

    init(_ input: ActInput) throws {
        matter = try input[MatterFields.matter]
        outcome = MatterState(rawValue: try input[Self.outcome]) ?? .cleared
        document = try input[MatterFields.document]
        documentOn = try input[MatterFields.documentOn]
        note = try input[Self.note]
    }

    func permit(in world: World) throws {
        let row = try MatterRow.load(matter, in: world)
        try world.require(row.mayClose(world.actor))
        guard row.state == .open else { throw Refusal.matterClosed }
    }

    func perform(in world: World) throws -> ActOutcome {
        let row = try MatterRow.load(matter, in: world)
        try MatterFields.documentProblem(documentOn, today: world.today)
        guard documentOn >= row.opened else {
            throw Refusal.invalid(
                "document_on", "Kết luận không thể có trước khi mở vụ việc.", "The conclusion cannot be older than the matter.")
        }
        try world.session.execute(
            """
            UPDATE matter SET state = \(outcome.rawValue), closing = \(document), closing_on = \(documentOn.iso), closing_note = \(note ?? "")
            WHERE agency_id = \(world.agency) AND matter_id = \(matter)
            """)
        return ActOutcome(
            subject: "matter:\(matter)",
            sentence: Text("\(world.actor.name) ghi kết luận một vụ việc.", "\(world.actor.name) concluded a matter."),
            result: ["matter": .string(matter)])
    }
}

/// A matter as an act finds it.
struct MatterRow {
    let id: String
    let subject: MeritSubject
    let officer: String
    let state: MatterState
    let opened: CivilDate

    /// The matter, if it exists for the one who acts.
    static func load(_ id: String, in world: World) throws -> MatterRow {
        let row = try world.session.row(
            "SELECT subject_kind, subject_id, officer_id, state, opened_on FROM matter WHERE agency_id = \(world.agency) AND matter_id = \(id)")
        guard let row else { throw Refusal.notFound }
        let matter = MatterRow(
            id: id, subject: try row.text(0) == "unit" ? .unit(row.text(1)) : .person(row.text(1)), officer: try row.text(2),
            state: MatterState(rawValue: try row.text(3)) ?? .open, opened: try row.civilDate(4))
        try world.requireVisible(MeritPolicy.maySee(officer: matter.officer, subject: matter.subject, world.actor))
        return matter
    }

    /// Whoever is in charge, and those who open matters, may close it.
    func mayClose(_ actor: Actor) -> Bool { MeritPolicy.mayKeepMatters(actor) || actor.person == officer }
}

/// Enters a discipline that was imposed. Its days are entered as the decision says, never assumed.
struct RecordDiscipline: Act {
    static let level = Field.choice(
        "level", Text("Hình thức kỷ luật", "Discipline"), DisciplineLevel.allCases.map { Choice($0.rawValue, Text($0.label).capitalised) }
    ).kept(.outsideRecord)
    static let from = Field.date("from", Text("Có hiệu lực từ ngày", "In force from")).kept(.outsideRecord)
    static let to = Field.date(
        "to", Text("Đến hết ngày", "Until"), hint: Text("Ngày cuối của thời hạn, theo quyết định.", "The last day, as the decision says.")
    ).kept(.outsideRecord)
    static let declaration = ActDeclaration(
        "discipline.record", title: Text("Ghi kỷ luật", "Enter a discipline"),
        summary: Text(
            "Ghi quyết định kỷ luật với thời hạn; thành tích được tính từ sau ngày cuối.",
            "Enters a discipline with its days; achievements count from the day after the last."),
        button: Text("Ghi vào sổ", "Enter"),
        fields: [
            MatterFields.who.declaration, level.declaration, from.declaration, to.declaration, MatterFields.document.declaration,
            MatterFields.documentOn.declaration,
        ])

    private let person, document: String
    private let level: DisciplineLevel
    private let from, to, documentOn: CivilDate

    init(_ input: ActInput) throws {
        person = try input[MatterFields.who]
        level = DisciplineLevel(rawValue: try input[Self.level]) ?? .reprimand
        from = try input[Self.from]
        to = try input[Self.to]
        document = try input[MatterFields.document]
        documentOn = try input[MatterFields.documentOn]
    }

    func permit(in world: World) throws { try world.require(MeritPolicy.mayKeepMatters(world.actor)) }

    func perform(in world: World) throws -> ActOutcome {
        let person = try world.person(person, field: "person").id.rawValue
        guard try person != world.person() else { throw Refusal.forbidden }
        try MatterFields.documentProblem(documentOn, today: world.today)
        guard from <= to else { throw Refusal.invalid("to", "Ngày cuối phải sau ngày đầu.", "The last day must be after the first.") }
        let id = world.newID()
        try world.session.execute(
            """
            INSERT INTO discipline (agency_id, discipline_id, person_id, level, period_from, period_to, document, document_on, revoked, revoked_on, at,
                                    actor)
            VALUES (\(world.agency), \(id), \(person), \(level.rawValue), \(from.iso), \(to.iso), \(document), \(documentOn.iso), '', NULL,
                    \(world.now.milliseconds), \(world.actor.recordName))
            """)
        return ActOutcome(
            subject: "discipline:\(id)",
            sentence: Text("\(world.actor.name) ghi một quyết định kỷ luật.", "\(world.actor.name) entered a discipline."),
            result: ["discipline": .string(id)])
    }
}

/// Takes back a discipline that was revoked or entered wrongly; the line stays, marked.
struct RevokeDiscipline: Act {
    static let discipline = Field.reference("discipline", Text("Kỷ luật", "Discipline"), to: "discipline")
    static let reason = MeritFields.reason.kept(.outsideRecord)
    static let declaration = ActDeclaration(
        "discipline.revoke", title: Text("Ghi hủy kỷ luật", "Revoke a discipline"),
        summary: Text("Ghi văn bản hủy hoặc lý do ghi sai.", "Enters by what it was revoked, or why it was entered wrongly."),
        button: Text("Ghi hủy", "Revoke"), fields: [discipline.declaration, reason.declaration])

    private let discipline, reason: String

    init(_ input: ActInput) throws {
        discipline = try input[Self.discipline]
        reason = try input[Self.reason]
    }

    func permit(in world: World) throws {
        try world.requireVisible(MeritPolicy.mayKeepMatters(world.actor))
        let row = try world.session.row(
            "SELECT revoked_on, person_id FROM discipline WHERE agency_id = \(world.agency) AND discipline_id = \(discipline)")
        guard let row else { throw Refusal.notFound }
        guard try row.text(1) != world.person() else { throw Refusal.forbidden }
        guard try row.isNull(0) else { throw Refusal.disciplineRevoked }
    }

    func perform(in world: World) throws -> ActOutcome {
        try world.session.execute(
            """
            UPDATE discipline SET revoked = \(reason), revoked_on = \(world.today.iso)
            WHERE agency_id = \(world.agency) AND discipline_id = \(discipline)
            """)
        return ActOutcome(
            subject: "discipline:\(discipline)",
            sentence: Text("\(world.actor.name) ghi hủy một quyết định kỷ luật.", "\(world.actor.name) revoked a discipline."),
            result: ["discipline": .string(discipline)])
    }
}

extension Refusal {
    static let matterClosed = Refusal.conflict(
        "matter.closed", Text("Vụ việc này đã có kết luận.", "This matter has been concluded."),
        next: Text("Nếu có tình tiết mới, mở vụ việc mới.", "If something new has come up, open a new one."))
    static let disciplineRevoked = Refusal.conflict(
        "discipline.revoked", Text("Kỷ luật này đã được ghi hủy.", "This discipline has been revoked."),
        next: Text("Không cần làm gì thêm.", "There is nothing more to do."))
}
