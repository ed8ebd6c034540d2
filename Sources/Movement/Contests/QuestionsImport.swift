public import Storage
internal import Vietnamese

/// Import and export of the questions of a contest. A line is one question; one the bank has already is left out.
public enum QuestionsImport {
    /// The most lines of one import, and the most questions of a bank.
    public static let limit = 5000

    /// The columns, in the order of the template, and last the line of the file a question came from when that was no table.
    public static let columns: [ImportColumn] =
        [
            column(QuestionFields.topic.declaration, also: ["Chuyên đề", "Category"]),
            ImportColumn(
                "kind", QuestionFields.kind.declaration.label,
                hint: Text(
                    "Một trong: \(QuestionKind.allCases.map(\.label.vi).joined(separator: "; ")). Bỏ trống thì suy từ đáp án.",
                    "One of: \(QuestionKind.allCases.map(\.label.en).joined(separator: "; ")). When empty it follows from the answer."),
                also: ["Loại câu hỏi", "Type"]),
            column(QuestionFields.wording.declaration, also: ["Nội dung câu hỏi", "Nội dung"], isRequired: true),
        ]
        + zip(QuestionFields.letters, QuestionFields.options).map { letter, option in column(option.declaration, also: [letter, "Đáp án \(letter)"]) }
        + [
            column(QuestionFields.answer.declaration, also: ["Đáp án", "Answer"], isRequired: true),
            column(QuestionFields.explanation.declaration, also: ["Ghi chú", "Feedback"]),
            ImportColumn(
                "line", Text("Dòng của tệp gốc", "Line of the file"),
                hint: Text("Hệ thống ghi khi đọc tệp GIFT hoặc Moodle XML.", "Set by the program when it reads GIFT or Moodle XML.")),
        ]

    /// The columns people fill in.
    public static var asked: [ImportColumn] { columns.filter { $0.key != "line" } }

    private static func column(_ field: FieldDeclaration, also spellings: [String], isRequired: Bool = false) -> ImportColumn {
        ImportColumn(field.key, field.label, hint: field.hint ?? Text("", ""), required: isRequired, also: spellings)
    }

    static let full = Text("Ngân hàng có nhiều nhất \(limit) câu.", "A bank has at most \(limit) questions.")

    /// What an import of this table into the contest at an address would do.
    public static func preview(_ table: [[String]], into slug: String, for actor: Actor, in session: Session) throws -> ImportPreview {
        let contest = try QuestionQueries.contest(slug, for: actor, in: session)
        let read = ImportTable(table, columns: columns, limit: limit)
        guard read.problems.isEmpty else { return ImportPreview(problems: read.problems, ignored: read.ignored, lines: [], rows: []) }
        let plan = QuestionsImportPlan(read.rows, bank: try QuestionStore.bank(of: contest.id, agency: actor.agency, in: session))
        let problems = plan.lines.isEmpty ? [ImportTable.noLines] : []
        return ImportPreview(problems: problems, ignored: read.ignored, lines: plan.lines, rows: read.rows)
    }

    /// The table that an import takes, of questions read from a file that is none: each with the line it began on.
    public static func table(_ questions: [(line: Int, draft: QuestionDraft)]) -> [[String]] {
        [columns.map(\.title.vi)]
            + questions.map { line, draft in
                var cells = QuestionCells(draft)
                if draft.kind == .number { cells = cells.withStoredNumbers(draft) }
                return row(cells, kind: draft.kind.rawValue) + [String(line)]
            }
    }

    /// The bank in the form an import reads; importing it again changes nothing.
    public static func export(_ slug: String, _ language: Language, for viewer: Actor, in session: Session) throws -> [[String]] {
        let bank = try QuestionQueries.all(slug: slug, for: viewer, in: session)
        return [asked.map { $0.title[language] }] + bank.map { row(QuestionCells($0.draft), kind: $0.draft.kind.label[language]) }
    }

    private static func row(_ cells: QuestionCells, kind: String) -> [String] {
        [cells.topic, kind, cells.wording] + cells.options + [cells.answer, cells.explanation]
    }
}

extension QuestionCells {
    /// The same with numbers as programs write them.
    fileprivate func withStoredNumbers(_ draft: QuestionDraft) -> QuestionCells {
        let numbers = draft.options.map(\.text)
        let others = Array(numbers.dropFirst())
        return QuestionCells(
            kind: kind, topic: topic, wording: wording,
            options: others + Array(repeating: "", count: max(0, QuestionFields.letters.count - others.count)), answer: numbers.first ?? "",
            explanation: explanation)
    }
}

/// What an import of questions does, worked out before anything is written: the same for the preview and for the act.
struct QuestionsImportPlan {
    private(set) var lines: [ImportLine] = []
    private(set) var new: [QuestionDraft] = []
    /// The number in the bank, or the line of the file, of what is known.
    private var known: [QuestionKey: Text] = [:]
    private var wordings: [String: Text] = [:]
    private let held: Int

    init(_ rows: [[String]], bank: [StoredQuestion]) {
        held = bank.count
        for question in bank {
            let place = Text("số \(question.number) trong ngân hàng", "number \(question.number) of the bank")
            known[QuestionKey(question.draft)] = place
            wordings[QuestionKey(question.draft).wording] = place
        }
        // The header stands on the line above the first row.
        for (index, cells) in rows.enumerated() where cells.contains(where: { !$0.isEmpty }) {
            take(Dictionary(uniqueKeysWithValues: zip(QuestionsImport.columns.map(\.key), cells)), index + 2)
        }
    }

    private mutating func take(_ cells: [String: String], _ index: Int) {
        func cell(_ key: String) -> String { cells[key] ?? "" }
        let number = Int(cell("line")) ?? index
        var problems: [Text] = []
        let kind = Self.kind(cell("kind"))
        if kind == nil, !cell("kind").isEmpty { problems.append(Self.wrong("kind", QuestionsImport.columns[1].hint)) }
        var written = QuestionCells(
            kind: kind, topic: cell("topic"), wording: cell("wording"), options: QuestionFields.letters.map { cell("option\($0)") },
            answer: cell("answer"), explanation: cell("explanation"))
        written.isFile = true
        written.isProgram = !cell("line").isEmpty
        let draft = written.draft()
        problems += written.problems.map { Self.wrong($0.key, $0.message) }
        let key = QuestionKey(draft)
        var notes: [Text] = []
        var status = ImportLine.Status.error
        if problems.isEmpty {
            if let place = known[key] {
                status = .unchanged
                notes = [Text("Đã có, \(place.vi).", "There already, \(place.en).")]
            } else if held + new.count >= QuestionsImport.limit {
                problems = [QuestionsImport.full]
            } else {
                status = .new
                if let place = wordings[key.wording] {
                    notes = [Text("Cùng lời với câu \(place.vi), khác phương án.", "Worded like \(place.en), with other options.")]
                }
                new.append(draft)
                known[key] = Text("dòng \(number)", "line \(number)")
                wordings[key.wording] = known[key]
            }
        }
        lines.append(
            ImportLine(
                number: number, status: status, code: draft.topic, name: String(draft.wording.prefix(200)), notes: problems.isEmpty ? notes : problems
            ))
    }

    private static func kind(_ cell: String) -> QuestionKind? {
        let word = Vietnamese.folded(cell)
        return QuestionKind.allCases.first { kind in
            [kind.rawValue, Vietnamese.folded(kind.label.vi), Vietnamese.folded(kind.label.en)].contains(word)
                || spellings[kind]?.contains(word) == true
        }
    }

    /// What other files call the kinds.
    private static let spellings: [QuestionKind: [String]] = [
        .single: ["mot dap an", "mot lua chon", "trac nghiem"], .multiple: ["nhieu dap an", "nhieu lua chon"],
        .truth: ["dung sai", "dung/sai", "true/false", "truefalse"], .number: ["so", "numerical"], .words: ["tu", "tra loi ngan", "shortanswer"],
    ]

    private static func wrong(_ key: String, _ message: Text) -> Text {
        guard let column = QuestionsImport.columns.first(where: { $0.key == key }) else { return message }
        return Text("Cột “\(column.title.vi)”: \(message.vi)", "Column “\(column.title.en)”: \(message.en)")
    }
}
