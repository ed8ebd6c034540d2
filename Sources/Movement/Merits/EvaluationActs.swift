internal import Law
internal import Storage
internal import Vietnamese

/// Enters the evaluation of a year.
struct RecordEvaluation: Act {
    static let declaration = ActDeclaration(
        "evaluation.record", title: Text("Ghi kết quả đánh giá, xếp loại", "Enter an evaluation"),
        summary: Text(
            "Ghi mức xếp loại hằng năm của một người hoặc đơn vị theo văn bản đánh giá.",
            "Enters the level of a year for a person or a unit, by the document that says so."),
        button: Text("Ghi vào sổ", "Enter"),
        fields: [
            MeritFields.person.declaration, MeritFields.unit.declaration, MeritFields.year.declaration, MeritFields.level.declaration,
            MeritFields.document.declaration, MeritFields.documentOn.declaration,
        ])

    private let person, unit: String?
    private let year: Int
    private let level: Rating
    private let document: String
    private let documentOn: CivilDate

    init(_ input: ActInput) throws {
        person = try input[MeritFields.person]
        unit = try input[MeritFields.unit]
        year = try input[MeritFields.year]
        level = Rating(rawValue: try input[MeritFields.level]) ?? .completed
        document = try input[MeritFields.document]
        documentOn = try input[MeritFields.documentOn]
    }

    func permit(in world: World) throws { try world.require(MeritPolicy.mayKeep(world.actor)) }

    func perform(in world: World) throws -> ActOutcome {
        let (subject, _) = try MeritFields.subject(person, unit, on: documentOn, in: world)
        let entry = NewEvaluation(subject: subject, year: year, level: level, document: document, documentOn: documentOn)
        if let problem = entry.problems(today: world.today).first { throw Refusal.invalid([problem]) }
        guard try EvaluationStore.current(of: subject, year: year, in: world) == nil else { throw Refusal.evaluationThere }
        let id = try EvaluationStore.insert(entry, reason: "", in: world)
        // Whose evaluation it was, and how it came out, is not for everybody who reads the record.
        return ActOutcome(
            subject: "evaluation:\(id)",
            sentence: Text(
                "\(world.actor.name) ghi một kết quả đánh giá, xếp loại năm \(year).", "\(world.actor.name) entered an evaluation of \(year)."),
            result: ["evaluation": .string(id)])
    }
}

/// Corrects an evaluation by a new entry; the earlier one stays readable.
struct CorrectEvaluation: Act {
    static let evaluation = Field.reference("evaluation", Text("Kết quả đánh giá", "Evaluation"), to: "evaluation")
    static let declaration = ActDeclaration(
        "evaluation.correct", title: Text("Đính chính kết quả đánh giá", "Correct an evaluation"),
        summary: Text(
            "Ghi kết quả thay cho kết quả đã ghi, nêu lý do; kết quả cũ vẫn giữ.",
            "Enters a result in the place of another, with a reason; the earlier one is kept."),
        button: Text("Đính chính", "Correct"),
        fields: [
            evaluation.declaration, MeritFields.level.declaration, MeritFields.document.declaration, MeritFields.documentOn.declaration,
            MeritFields.reason.declaration,
        ])

    private let evaluation, document, reason: String
    private let level: Rating
    private let documentOn: CivilDate

    init(_ input: ActInput) throws {
        evaluation = try input[Self.evaluation]
        level = Rating(rawValue: try input[MeritFields.level]) ?? .completed
        document = try input[MeritFields.document]
        documentOn = try input[MeritFields.documentOn]
        reason = try input[MeritFields.reason]
    }

    func permit(in world: World) throws { try world.require(MeritPolicy.mayKeep(world.actor)) }

    func perform(in world: World) throws -> ActOutcome {
        let row = try world.session.row(
            """
            SELECT subject_kind, subject_id, year, level, document, document_on, replaced_by FROM evaluation
            WHERE agency_id = \(world.agency) AND evaluation_id = \(evaluation)
            """)
        guard let row, let kind = MeritKind(rawValue: try row.text(0)) else { throw Refusal.notFound }
        guard try row.isNull(6) else { throw Refusal.evaluationReplaced }
        let entry = NewEvaluation(
            subject: MeritSubject(kind: kind, id: try row.text(1), name: "", address: ""), year: try row.int(2), level: level, document: document,
            documentOn: documentOn)
        if let problem = entry.problems(today: world.today).first { throw Refusal.invalid([problem]) }
        guard try (level.rawValue, document, documentOn.iso) != (row.text(3), row.text(4), row.text(5)) else { throw Refusal.evaluationSame }
        let id = try EvaluationStore.replace(evaluation, by: entry, reason: reason, in: world)
        return ActOutcome(
            subject: "evaluation:\(id)",
            sentence: Text(
                "\(world.actor.name) đính chính một kết quả đánh giá năm \(entry.year). Lý do: \(reason)",
                "\(world.actor.name) corrected an evaluation of \(entry.year). Reason: \(reason)"),
            result: ["evaluation": .string(id), "replaced": .string(evaluation)])
    }
}

/// Takes in a table of evaluations: all lines or none, and the same table twice changes nothing the second time.
struct ImportEvaluations: Act {
    static let rows = Field.table(
        "rows", Text("Các dòng", "Rows"), columns: EvaluationsImport.columns.map(\.choice), maxRows: EvaluationsImport.limit + 1000)
    static let declaration = ActDeclaration(
        "evaluations.import", title: Text("Nhập kết quả đánh giá", "Import evaluations"),
        summary: Text(
            "Nhập mức xếp loại theo bảng, nhận ra nhau theo mã và năm; sai một dòng thì không nhập dòng nào.",
            "Takes in levels from a table, matched by code and year; one wrong line and nothing is imported."),
        fields: [Self.rows.declaration, ImportFields.ticket.declaration])

    private let rows: [[String]]
    private let ticket: String?

    init(_ input: ActInput) throws {
        rows = try input[Self.rows]
        ticket = try input[ImportFields.ticket]
    }

    func permit(in world: World) throws { try world.require(MeritPolicy.mayKeep(world.actor)) }

    func perform(in world: World) throws -> ActOutcome {
        let state = try EvaluationsImportState.load(agency: world.agency, today: world.today, in: world.session)
        let plan = EvaluationsImportPlan(rows, state: state)
        if let refusal = Refusal.importLines(plan.lines) { throw refusal }
        try plan.write(in: world, ticket: ticket)
        return ActOutcome(
            subject: "agency:\(world.agency)",
            sentence: ImportFields.sentence(world.actor, Text("kết quả đánh giá", "evaluations"), plan.lines),
            result: ImportFields.result(plan.lines))
    }
}

/// An evaluation to be entered.
struct NewEvaluation {
    let subject: MeritSubject
    let year: Int
    let level: Rating
    let document: String
    let documentOn: CivilDate

    /// What does not hold together.
    func problems(today: CivilDate) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        if documentOn > today {
            problems.append(FieldProblem("document_on", Text("Ngày văn bản không được sau hôm nay.", "The document cannot be of a day to come.")))
        }
        if documentOn.year < year {
            problems.append(
                FieldProblem(
                    "document_on",
                    Text(
                        "Văn bản đánh giá năm \(year) không thể có trước năm đó.",
                        "A document on the evaluation of \(year) cannot be older than that year."
                    )))
        }
        return problems
    }
}

/// Writes evaluations.
enum EvaluationStore {
    static func current(of subject: MeritSubject, year: Int, in world: World) throws -> String? {
        try world.session.row(
            """
            SELECT evaluation_id FROM evaluation WHERE agency_id = \(world.agency) AND subject_kind = \(subject.kind.rawValue)
            AND subject_id = \(subject.id) AND year = \(year) AND replaced_by IS NULL
            """)?.text(0)
    }

    static func insert(_ entry: NewEvaluation, reason: String, id: String? = nil, in world: World) throws -> String {
        let id = id ?? world.newID()
        try world.session.execute(
            """
            INSERT INTO evaluation (agency_id, evaluation_id, subject_kind, subject_id, year, level, document, document_on, reason, replaced_by, at,
                                    actor)
            VALUES (\(world.agency), \(id), \(entry.subject.kind.rawValue), \(entry.subject.id), \(entry.year), \(entry.level.rawValue),
                    \(entry.document), \(entry.documentOn.iso), \(reason), NULL, \(world.now.milliseconds), \(world.actor.recordName))
            """)
        return id
    }

    static func replace(_ old: String, by entry: NewEvaluation, reason: String, in world: World) throws -> String {
        let id = world.newID()
        // First the old one steps aside, because only one may count.
        try world.session.execute(
            "UPDATE evaluation SET replaced_by = \(id) WHERE agency_id = \(world.agency) AND evaluation_id = \(old)")
        return try insert(entry, reason: reason, id: id, in: world)
    }
}

extension Refusal {
    static let evaluationThere = Refusal.conflict(
        "evaluation.there", Text("Năm này đã có kết quả đánh giá.", "There is an evaluation of this year already."),
        next: Text("Nếu kết quả cũ sai, dùng “Đính chính”.", "If it is wrong, correct it."))
    static let evaluationReplaced = Refusal.conflict(
        "evaluation.replaced", Text("Kết quả này đã được thay.", "This evaluation has been replaced."),
        next: Text("Mở kết quả đang có giá trị rồi đính chính.", "Open the one that counts and correct that."))
    static let evaluationSame = Refusal.conflict(
        "evaluation.same", Text("Nội dung không khác kết quả đang có.", "Nothing differs from what is there."),
        next: Text("Không cần đính chính.", "There is nothing to correct."))
}
