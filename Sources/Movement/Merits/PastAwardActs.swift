internal import Law
internal import Storage
internal import Vietnamese

/// Fields of an award that was given.
enum AwardFields {
    static let award = Field.reference("award", Text("Khen thưởng đã có", "Award on record"), to: "past-award")
    static let kind = Field.choice(
        "kind", Text("Đối tượng", "Awarded"), MeritKind.allCases.map { Choice($0.rawValue, $0.label.capitalised) })
    static let person = Field.optionalReference(
        "person", Text("Người", "Person"), to: "person", hint: Text("Khi đối tượng là cá nhân.", "When a person was awarded."))
    static let unit = Field.optionalReference(
        "unit", Text("Đơn vị", "Unit"), to: "unit", hint: Text("Khi đối tượng là tập thể.", "When a collective was awarded."))
    static let name = Field.optionalText(
        "name", Text("Tên", "Name"), hint: Text("Khi là hộ gia đình, cá nhân, tổ chức ngoài.", "For households and those outside the agency."))
    static let address = Field.optionalText("address", Text("Địa chỉ", "Address"), max: 300)
    static let code = Field.choice("code", Text("Danh hiệu, hình thức", "Title or form"), MeritFields.awardCodes)
    static let from = Field.optionalDate("period_from", Text("Thành tích từ ngày", "Achievement from"))
    static let to = Field.optionalDate("period_to", Text("Thành tích đến ngày", "Achievement to"))
    static let what = Field.lines(
        "what", Text("Thành tích", "What for"), hint: Text("Như ghi trong quyết định.", "As the decision says."), max: 1000)
    static let type = Field.choice("type", Text("Loại", "Type"), MeritFields.types)
    static let decision = Field.text("decision", Text("Số quyết định", "Number of the decision"), max: 100)
    static let decidedOn = Field.date("decided_on", Text("Ngày quyết định", "Date of the decision"))
    static let decidedBy = Field.text(
        "decided_by", Text("Cơ quan quyết định", "Who decided"),
        hint: Text("Tên của ngày đó, cả cơ quan nay không còn.", "Under the name of that day, also when it no longer exists."), max: 200)
    static let former = Field.flag("former", Text("Cơ quan này nay đã sáp nhập hoặc chấm dứt", "That organisation has since been merged or ended"))
    static let evidence = Field.optionalText(
        "evidence", Text("Minh chứng", "Evidence"),
        hint: Text("Địa chỉ, mã minh chứng hoặc nơi lưu.", "An address, a code of evidence, or where it is kept."), max: 300)

    static let all: [FieldDeclaration] = [
        kind.declaration, person.declaration, unit.declaration, name.declaration, address.declaration, code.declaration,
        MeritFields.year.declaration, from.declaration, to.declaration, what.declaration, type.declaration, decision.declaration,
        decidedOn.declaration, decidedBy.declaration, former.declaration, evidence.declaration,
    ]
}

/// Enters an award that was given.
struct RecordAward: Act {
    static let declaration = ActDeclaration(
        "award.record", title: Text("Ghi khen thưởng đã có", "Enter an award that was given"),
        summary: Text(
            "Ghi một danh hiệu, hình thức khen thưởng đã được tặng, theo quyết định.",
            "Enters a title or form of commendation that was given, by its decision."),
        button: Text("Ghi vào sổ", "Enter"), fields: AwardFields.all)

    private let spec: AwardSpec
    private let kind: MeritKind
    private let person, unit, name, address: String?

    init(_ input: ActInput) throws {
        kind = MeritKind(rawValue: try input[AwardFields.kind]) ?? .person
        person = try input[AwardFields.person]
        unit = try input[AwardFields.unit]
        name = try input[AwardFields.name]
        address = try input[AwardFields.address]
        spec = AwardSpec(
            code: try input[AwardFields.code], year: try input[MeritFields.year], from: try input[AwardFields.from], to: try input[AwardFields.to],
            what: try input[AwardFields.what], type: try input[AwardFields.type], decision: try input[AwardFields.decision],
            decidedOn: try input[AwardFields.decidedOn], decidedBy: try input[AwardFields.decidedBy], isFormer: try input[AwardFields.former],
            evidence: try input[AwardFields.evidence] ?? "")
    }

    func permit(in world: World) throws { try world.require(MeritPolicy.mayKeep(world.actor)) }

    func perform(in world: World) throws -> ActOutcome {
        let problems = spec.problems(today: world.today)
        guard problems.isEmpty else { throw Refusal.invalid(problems) }
        let subject = try subject(in: world)
        guard try PastAwardStore.find(subject, spec, in: world) == nil else { throw Refusal.awardThere }
        let id = try PastAwardStore.insert(spec, for: subject, isImported: false, in: world)
        return ActOutcome(
            subject: "past-award:\(id)",
            sentence: Text(
                "\(world.actor.name) ghi khen thưởng đã có theo Quyết định \(spec.decision) ngày \(spec.decidedOn.vietnamese).",
                "\(world.actor.name) entered an award by decision \(spec.decision) of \(spec.decidedOn.vietnamese)."),
            result: ["award": .string(id)])
    }

    private func subject(in world: World) throws -> MeritSubject {
        switch kind {
        case .person:
            guard let person else { throw Refusal.invalid("person", "Chọn người được khen.", "Choose the person who was awarded.") }
            return .person(try world.person(person, field: "person").id.rawValue)
        case .unit:
            guard let unit else { throw Refusal.invalid("unit", "Chọn đơn vị được khen.", "Choose the unit that was awarded.") }
            return .unit(try world.knownUnit(unit, on: spec.decidedOn).id)
        default:
            guard let name else { throw Refusal.invalid("name", "Ghi tên đối tượng được khen.", "Enter the name of who was awarded.") }
            return .free(kind, name: name, address: address ?? "")
        }
    }
}

/// Cancels an award; the line stays, marked.
struct CancelAward: Act {
    static let decision = Field.text(
        "decision", Text("Quyết định hủy bỏ", "Decision that cancels it"), hint: Text("Số, ngày, cơ quan.", "Number, date, issuer."), max: 200)
    static let on = Field.date("on", Text("Ngày hủy bỏ", "Day of the cancellation"))
    static let declaration = ActDeclaration(
        "award.cancel", title: Text("Ghi hủy bỏ khen thưởng", "Cancel an award"),
        summary: Text(
            "Ghi quyết định hủy bỏ khen thưởng, nêu lý do; dòng cũ vẫn giữ.",
            "Enters the decision that cancelled an award, with the reason; the line is kept."),
        button: Text("Ghi hủy bỏ", "Cancel the award"),
        fields: [AwardFields.award.declaration, decision.declaration, on.declaration, MeritFields.reason.declaration])

    private let award, decision, reason: String
    private let on: CivilDate

    init(_ input: ActInput) throws {
        award = try input[AwardFields.award]
        decision = try input[Self.decision]
        on = try input[Self.on]
        reason = try input[MeritFields.reason]
    }

    func permit(in world: World) throws { try world.require(MeritPolicy.mayKeep(world.actor)) }

    func perform(in world: World) throws -> ActOutcome {
        let row = try world.session.row(
            "SELECT state, decided_on, decision FROM past_award WHERE agency_id = \(world.agency) AND award_id = \(award)")
        guard let row else { throw Refusal.notFound }
        guard try row.text(0) == "valid" else { throw Refusal.awardCancelled }
        guard on <= world.today, on >= (try row.civilDate(1)) else {
            throw Refusal.invalid("on", "Chọn ngày sau quyết định khen và không sau hôm nay.", "Choose a day after the award and not after today.")
        }
        try world.session.execute(
            """
            UPDATE past_award SET state = 'cancelled', cancel_reason = \(reason), cancel_decision = \(decision), cancelled_on = \(on.iso)
            WHERE agency_id = \(world.agency) AND award_id = \(award)
            """)
        return ActOutcome(
            subject: "past-award:\(award)",
            sentence: Text(
                "\(world.actor.name) ghi hủy bỏ khen thưởng của Quyết định \(try row.text(2)), theo \(decision).",
                "\(world.actor.name) recorded that \(decision) cancelled the award of decision \(try row.text(2))."),
            result: ["award": .string(award)])
    }
}

/// Says whether the list of awards of a year is complete.
struct DeclareAwardYear: Act {
    static let kind = Field.choice("kind", Text("Đối tượng", "Kind"), MeritKind.allCases.map { Choice($0.rawValue, $0.label.capitalised) })
    static let complete = Field.choice(
        "complete", Text("Sổ của năm này", "The register of the year"),
        [Choice("yes", Text("Đã đủ", "Is complete")), Choice("no", Text("Chưa chắc đã đủ", "May lack something"))])
    static let declaration = ActDeclaration(
        "award.year", title: Text("Xác nhận sổ khen thưởng của một năm", "Declare the register of a year"),
        summary: Text(
            "Sổ của một năm đã đủ thì khen thưởng không có trong sổ là không có; sổ chưa đủ thì là chưa rõ.",
            "In a complete year what is absent was not given; in any other year it is unknown."),
        button: Text("Xác nhận", "Declare"),
        fields: [MeritFields.year.declaration, kind.declaration, complete.declaration, MeritFields.reason.declaration])

    private let year: Int
    private let kind: MeritKind
    private let isComplete: Bool
    private let reason: String

    init(_ input: ActInput) throws {
        year = try input[MeritFields.year]
        kind = MeritKind(rawValue: try input[Self.kind]) ?? .person
        isComplete = try input[Self.complete] == "yes"
        reason = try input[MeritFields.reason]
    }

    func permit(in world: World) throws { try world.require(MeritPolicy.mayKeep(world.actor)) }

    func perform(in world: World) throws -> ActOutcome {
        guard year <= world.today.year else { throw Refusal.invalid("year", "Chọn năm đã đến.", "Choose a year that has come.") }
        let number = try world.session.row(
            """
            SELECT COALESCE(MAX(number), 0) + 1 FROM award_year
            WHERE agency_id = \(world.agency) AND year = \(year) AND subject_kind = \(kind.rawValue)
            """)?.int(0)
        try world.session.execute(
            """
            INSERT INTO award_year (agency_id, year, subject_kind, number, is_complete, reason, at, actor)
            VALUES (\(world.agency), \(year), \(kind.rawValue), \(number ?? 1), \(isComplete), \(reason), \(world.now.milliseconds),
                    \(world.actor.recordName))
            """)
        let how = isComplete ? Text("đã đủ", "is complete") : Text("chưa chắc đã đủ", "may lack something")
        return ActOutcome(
            subject: "agency:\(world.agency)",
            sentence: Text(
                "\(world.actor.name) xác nhận sổ khen thưởng năm \(year) (\(kind.label.vi)) \(how.vi). Căn cứ: \(reason)",
                "\(world.actor.name) declared that the register of awards of \(year) (\(kind.label.en)) \(how.en). Ground: \(reason)"),
            result: ["year": .int(Int64(year)), "kind": .string(kind.rawValue), "complete": .bool(isComplete)])
    }
}

/// Takes in a table of awards: all lines or none, and the same table twice changes nothing the second time.
struct ImportAwards: Act {
    static let rows = Field.table(
        "rows", Text("Các dòng", "Rows"), columns: PastAwardsImport.columns.map(\.choice), maxRows: PastAwardsImport.limit + 1000)
    static let declaration = ActDeclaration(
        "awards.import", title: Text("Nhập khen thưởng đã có", "Import awards that were given"),
        summary: Text(
            "Nhập khen thưởng đã có theo bảng; sai một dòng thì không nhập dòng nào.",
            "Takes in awards from a table; one wrong line and nothing is imported."),
        fields: [Self.rows.declaration, ImportFields.ticket.declaration])

    private let rows: [[String]]
    private let ticket: String?

    init(_ input: ActInput) throws {
        rows = try input[Self.rows]
        ticket = try input[ImportFields.ticket]
    }

    func permit(in world: World) throws { try world.require(MeritPolicy.mayKeep(world.actor)) }

    func perform(in world: World) throws -> ActOutcome {
        let state = try PastAwardsImportState.load(agency: world.agency, today: world.today, in: world.session)
        let plan = PastAwardsImportPlan(rows, state: state)
        if let refusal = Refusal.importLines(plan.lines) { throw refusal }
        try plan.write(in: world, ticket: ticket)
        return ActOutcome(
            subject: "agency:\(world.agency)",
            sentence: ImportFields.sentence(world.actor, Text("khen thưởng đã có", "awards"), plan.lines), result: ImportFields.result(plan.lines))
    }
}

/// What an award says, whoever received it.
struct AwardSpec: Hashable {
    let code: String
    let year: Int
    let from, to: CivilDate?
    let what, type, decision: String
    let decidedOn: CivilDate
    let decidedBy: String
    let isFormer: Bool
    let evidence: String

    /// Numbers of decisions are told apart without regard to spaces, case and diacritics.
    var decisionKey: String { Vietnamese.folded(decision).replacing(" ", with: "") }

    /// What does not hold together.
    func problems(today: CivilDate) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        if decidedOn > today {
            problems.append(FieldProblem("decided_on", Text("Ngày quyết định không được sau hôm nay.", "The decision cannot be of a day to come.")))
        }
        if decidedOn.year < year {
            problems.append(
                FieldProblem("decided_on", Text("Quyết định không thể có trước năm được khen.", "The decision cannot be older than the year.")))
        }
        switch (from, to) {
        case (nil, nil): break
        case (let from?, let to?):
            if to < from { problems.append(FieldProblem("period_to", Text("Ngày cuối phải sau ngày đầu.", "The last day must be after the first."))) }
        default:
            problems.append(
                FieldProblem(
                    from == nil ? "period_from" : "period_to",
                    Text("Ghi cả ngày đầu và ngày cuối, hoặc để trống cả hai.", "Enter both days, or neither.")))
        }
        return problems
    }
}

/// Writes awards.
enum PastAwardStore {
    static func find(_ subject: MeritSubject, _ spec: AwardSpec, in world: World) throws -> String? {
        try world.session.row(
            """
            SELECT award_id FROM past_award WHERE agency_id = \(world.agency) AND subject_kind = \(subject.kind.rawValue)
            AND subject_id = \(subject.id) AND code = \(spec.code) AND year = \(spec.year) AND decision_key = \(spec.decisionKey) AND state = 'valid'
            """)?.text(0)
    }

    static func insert(_ spec: AwardSpec, for subject: MeritSubject, isImported: Bool, in world: World) throws -> String {
        let id = world.newID()
        try world.session.execute(
            """
            INSERT INTO past_award (agency_id, award_id, subject_kind, subject_id, name, address, code, year, period_from, period_to, what, what_key,
                                    type, decision, decision_key, decided_on, decided_by, is_former, evidence, is_imported, state, cancel_reason,
                                    cancel_decision, cancelled_on, at, actor)
            VALUES (\(world.agency), \(id), \(subject.kind.rawValue), \(subject.id), \(subject.name), \(subject.address), \(spec.code), \(spec.year),
                    \(spec.from?.iso), \(spec.to?.iso), \(spec.what), \(Vietnamese.folded(spec.what)), \(spec.type), \(spec.decision),
                    \(spec.decisionKey), \(spec.decidedOn.iso), \(spec.decidedBy), \(spec.isFormer), \(spec.evidence), \(isImported), 'valid', '', '',
                    NULL, \(world.now.milliseconds), \(world.actor.recordName))
            """)
        return id
    }
}

extension Refusal {
    static let awardThere = Refusal.conflict(
        "award.there", Text("Khen thưởng này, theo quyết định này, đã có trong sổ.", "This award, by this decision, is in the register already."),
        next: Text(
            "Xem lại sổ; nếu dòng cũ sai thì ghi hủy bỏ rồi ghi lại.", "Look at the register; if the line is wrong, cancel it and enter it anew."))
    static let awardCancelled = Refusal.conflict(
        "award.cancelled", Text("Khen thưởng này đã bị hủy bỏ.", "This award has been cancelled."),
        next: Text("Không cần làm gì thêm.", "There is nothing more to do."))
}
