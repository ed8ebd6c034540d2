internal import Storage
internal import Vietnamese

/// The acts on banks of questions.
let questionActs: [any Act.Type] = [
    AddQuestion.self, ChangeQuestion.self, RemoveQuestion.self, ImportQuestions.self, CopyQuestions.self, VoidQuestion.self, RestoreQuestion.self,
]

extension ContestRow {
    /// What anybody was asked stands.
    fileprivate func requireUnasked(in world: World) throws {
        try requireLive()
        guard try !QuestionStore.isDrawn(id, agency: world.agency, in: world.session) else { throw Refusal.questionsAsked }
    }
}

/// Adds one question.
struct AddQuestion: Act {
    static let declaration = ActDeclaration(
        "question.add", title: Text("Thêm câu hỏi", "Add a question"),
        summary: Text("Thêm một câu vào ngân hàng câu hỏi của cuộc thi.", "Adds one question to the bank of a contest."),
        button: Text("Thêm câu hỏi", "Add the question"), fields: [ContestFields.contest.declaration] + QuestionFields.declarations)

    private let contest: String
    private let draft: QuestionDraft

    init(_ input: ActInput) throws {
        contest = try input[ContestFields.contest]
        draft = try QuestionCells.checked(try QuestionCells(input))
    }

    func permit(in world: World) throws { try ContestRow.prepared(contest, in: world).requireLive() }

    func perform(in world: World) throws -> ActOutcome {
        let row = try ContestRow.prepared(contest, in: world)
        let bank = try QuestionStore.bank(of: contest, agency: world.agency, in: world.session)
        if let same = bank.first(where: { QuestionKey($0.draft) == QuestionKey(draft) }) { throw Refusal.questionThere(same.number) }
        try QuestionStore.insert([draft], into: contest, origin: "form", in: world)
        return row.outcome(
            Text(
                "\(world.actor.name) thêm một câu hỏi cho cuộc thi “\(row.title)”.",
                "\(world.actor.name) added a question to the contest “\(row.title)”.")
        )
    }
}

/// Changes a question nobody has been asked.
struct ChangeQuestion: Act {
    static let declaration = ActDeclaration(
        "question.change", title: Text("Sửa câu hỏi", "Change a question"),
        summary: Text("Sửa một câu hỏi khi chưa ai thi.", "Changes a question before anybody has been asked."),
        button: Text("Lưu câu hỏi", "Save the question"),
        fields: [QuestionFields.question.declaration] + QuestionFields.declarations)

    private let question: String
    private let draft: QuestionDraft

    init(_ input: ActInput) throws {
        question = try input[QuestionFields.question]
        draft = try QuestionCells.checked(try QuestionCells(input))
    }

    func permit(in world: World) throws { try QuestionRow.prepared(question, in: world).contest.requireUnasked(in: world) }

    func perform(in world: World) throws -> ActOutcome {
        let row = try QuestionRow.prepared(question, in: world)
        let bank = try QuestionStore.bank(of: row.contest.id, agency: world.agency, in: world.session)
        if let same = bank.first(where: { $0.id != question && QuestionKey($0.draft) == QuestionKey(draft) }) {
            throw Refusal.questionThere(same.number)
        }
        try world.session.execute(
            """
            UPDATE question SET kind = \(draft.kind.rawValue), topic = \(draft.topic), wording = \(draft.wording),
                options = \(QuestionOption.stored(draft.options)), explanation = \(draft.explanation), at = \(world.now.milliseconds),
                actor = \(world.actor.recordName)
            WHERE agency_id = \(world.agency) AND question_id = \(question)
            """)
        return row.contest.outcome(
            Text(
                "\(world.actor.name) sửa câu hỏi số \(row.number) của cuộc thi “\(row.contest.title)”.",
                "\(world.actor.name) changed question \(row.number) of the contest “\(row.contest.title)”."), adding: ["question": .string(question)])
    }
}

/// Takes a question out that nobody has been asked.
struct RemoveQuestion: Act {
    static let declaration = ActDeclaration(
        "question.remove", title: Text("Xóa câu hỏi", "Remove a question"),
        summary: Text("Xóa một câu khỏi ngân hàng khi chưa ai thi.", "Takes a question out of the bank before anybody has been asked."),
        button: Text("Xóa câu hỏi", "Remove the question"), fields: [QuestionFields.question.declaration])

    private let question: String

    init(_ input: ActInput) throws { question = try input[QuestionFields.question] }

    func permit(in world: World) throws { try QuestionRow.prepared(question, in: world).contest.requireUnasked(in: world) }

    func perform(in world: World) throws -> ActOutcome {
        let row = try QuestionRow.prepared(question, in: world)
        try world.session.execute("DELETE FROM question WHERE agency_id = \(world.agency) AND question_id = \(question)")
        return row.contest.outcome(
            Text(
                "\(world.actor.name) xóa câu hỏi số \(row.number) của cuộc thi “\(row.contest.title)”.",
                "\(world.actor.name) removed question \(row.number) of the contest “\(row.contest.title)”."))
    }
}

/// Takes in a table of questions: all lines or none; what the bank has already is left out and counted.
struct ImportQuestions: Act {
    static let rows = Field.table(
        "rows", Text("Các dòng", "Rows"), columns: QuestionsImport.columns.map(\.choice), maxRows: QuestionsImport.limit + 1000)

    static let declaration = ActDeclaration(
        "questions.import", title: Text("Nhập câu hỏi", "Import questions"),
        summary: Text(
            "Thêm câu hỏi vào ngân hàng của một cuộc thi theo bảng; câu đã có thì bỏ qua; sai một dòng thì không nhập dòng nào.",
            "Adds questions to the bank of a contest from a table; those it has are left out; one wrong line and nothing is imported."),
        fields: [ContestFields.contest.declaration, Self.rows.declaration, ImportFields.ticket.declaration])

    private let contest: String
    private let rows: [[String]]
    private let ticket: String?

    init(_ input: ActInput) throws {
        contest = try input[ContestFields.contest]
        rows = try input[Self.rows]
        ticket = try input[ImportFields.ticket]
    }

    func permit(in world: World) throws { try ContestRow.prepared(contest, in: world).requireLive() }

    func perform(in world: World) throws -> ActOutcome {
        let row = try ContestRow.prepared(contest, in: world)
        let plan = QuestionsImportPlan(rows, bank: try QuestionStore.bank(of: contest, agency: world.agency, in: world.session))
        if let refusal = Refusal.importLines(plan.lines) { throw refusal }
        var done = 0
        try QuestionStore.insert(plan.new, into: contest, origin: "file", in: world) { count in
            done += count
            ImportProgress.report(ticket, done: done, total: plan.new.count)
        }
        let what = Text("câu hỏi của cuộc thi “\(row.title)”", "questions of the contest “\(row.title)”")
        return ActOutcome(
            subject: "contest:\(contest)", sentence: ImportFields.sentence(world.actor, what, plan.lines), result: ImportFields.result(plan.lines))
    }
}

/// Copies the questions of another contest of the agency.
struct CopyQuestions: Act {
    static let from = Field.reference(
        "from", Text("Lấy từ cuộc thi", "From the contest"), to: "contest",
        hint: Text("Câu đã có ở cuộc thi này thì bỏ qua.", "Questions this contest has are left out."))
    static let declaration = ActDeclaration(
        "questions.copy", title: Text("Chép câu hỏi", "Copy questions"),
        summary: Text(
            "Chép các câu hỏi còn được tính của một cuộc thi khác trong cơ quan.",
            "Copies the questions that count from another contest of the agency."),
        button: Text("Chép câu hỏi", "Copy the questions"), fields: [ContestFields.contest.declaration, from.declaration])

    private let contest, from: String

    init(_ input: ActInput) throws {
        contest = try input[ContestFields.contest]
        from = try input[Self.from]
    }

    func permit(in world: World) throws {
        try ContestRow.prepared(contest, in: world).requireLive()
        _ = try ContestRow.prepared(from, in: world)
    }

    func perform(in world: World) throws -> ActOutcome {
        let (row, source) = (try ContestRow.prepared(contest, in: world), try ContestRow.prepared(from, in: world))
        var known = Set(try QuestionStore.bank(of: contest, agency: world.agency, in: world.session).map { QuestionKey($0.draft) })
        let offered = try QuestionStore.bank(of: from, agency: world.agency, in: world.session).filter { $0.voided == nil }.map(\.draft)
        let new = offered.filter { known.insert(QuestionKey($0)).inserted }
        guard known.count <= QuestionsImport.limit else { throw Refusal.invalid("from", QuestionsImport.full.vi, QuestionsImport.full.en) }
        try QuestionStore.insert(new, into: contest, origin: "copy", in: world)
        return row.outcome(
            Text(
                "\(world.actor.name) chép \(new.count) câu hỏi từ cuộc thi “\(source.title)” sang “\(row.title)”.",
                "\(world.actor.name) copied \(new.count) questions from the contest “\(source.title)” to “\(row.title)”."),
            adding: ["new": .int(Int64(new.count)), "unchanged": .int(Int64(offered.count - new.count))])
    }
}

/// Voids a question people have been asked: it counts as right for all of them.
struct VoidQuestion: Act {
    static let declaration = ActDeclaration(
        "question.void", title: Text("Hủy câu hỏi", "Void a question"),
        summary: Text(
            "Hủy một câu có lỗi sau khi đã có người thi: câu đó tính là đúng cho mọi người đã được hỏi và không bốc nữa.",
            "Voids a faulty question after people have been asked: it counts as right for all of them and is drawn no more."),
        button: Text("Hủy câu hỏi", "Void the question"), fields: [QuestionFields.question.declaration, ContestFields.reason.declaration])

    private let question, reason: String

    init(_ input: ActInput) throws {
        question = try input[QuestionFields.question]
        reason = try input[ContestFields.reason]
    }

    func permit(in world: World) throws {
        let row = try QuestionRow.prepared(question, in: world)
        try row.contest.requireLive()
        guard !row.isVoided else { throw Refusal.questionVoided }
        guard try QuestionStore.isDrawn(row.contest.id, agency: world.agency, in: world.session) else { throw Refusal.questionsNotAsked }
    }

    func perform(in world: World) throws -> ActOutcome {
        let row = try QuestionRow.prepared(question, in: world)
        try world.session.execute(
            """
            UPDATE question SET voided_at = \(world.now.milliseconds), void_reason = \(reason)
            WHERE agency_id = \(world.agency) AND question_id = \(question)
            """)
        return row.contest.outcome(
            Text(
                "\(world.actor.name) hủy câu hỏi số \(row.number) của cuộc thi “\(row.contest.title)”: \(reason)",
                "\(world.actor.name) voided question \(row.number) of the contest “\(row.contest.title)”: \(reason)"),
            adding: ["question": .string(question)])
    }
}

/// Lets a voided question count again.
struct RestoreQuestion: Act {
    static let declaration = ActDeclaration(
        "question.restore", title: Text("Tính lại câu hỏi", "Let the question count again"),
        summary: Text(
            "Bỏ việc hủy một câu khi chưa công bố kết quả: câu đó lại tính theo đáp án.",
            "Takes back that a question is void, before the results are out: it counts by its answer again."),
        button: Text("Tính lại câu này", "Let it count again"), fields: [QuestionFields.question.declaration, ContestFields.reason.declaration])

    private let question, reason: String

    init(_ input: ActInput) throws {
        question = try input[QuestionFields.question]
        reason = try input[ContestFields.reason]
    }

    func permit(in world: World) throws {
        let row = try QuestionRow.prepared(question, in: world)
        try row.contest.requireLive()
        guard row.isVoided else { throw Refusal.questionCounts }
    }

    func perform(in world: World) throws -> ActOutcome {
        let row = try QuestionRow.prepared(question, in: world)
        try world.session.execute(
            "UPDATE question SET voided_at = NULL, void_reason = '' WHERE agency_id = \(world.agency) AND question_id = \(question)")
        return row.contest.outcome(
            Text(
                "\(world.actor.name) tính lại câu hỏi số \(row.number) của cuộc thi “\(row.contest.title)”: \(reason)",
                "\(world.actor.name) let question \(row.number) of the contest “\(row.contest.title)” count again: \(reason)"),
            adding: ["question": .string(question)])
    }
}
