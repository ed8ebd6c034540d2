internal import Vietnamese

/// A question as people write it, in a form or in a line of a table, and what it comes to.
struct QuestionCells {
    let kind: QuestionKind?
    let topic, wording: String
    /// Options A to H; empty where there is none.
    let options: [String]
    let answer, explanation: String
    /// Whether the cells come from a file, where numbers that read in two ways are asked about; and from one of a program, where they are not.
    var isFile = false, isProgram = false

    private(set) var problems: [FieldProblem] = []

    init(kind: QuestionKind?, topic: String, wording: String, options: [String], answer: String, explanation: String) {
        self.kind = kind
        self.topic = Self.line(topic)
        self.wording = wording
        self.options = options.map(Self.line)
        self.answer = Self.line(answer)
        self.explanation = explanation
    }

    /// What the form of an act gives.
    init(_ input: ActInput) throws {
        self.init(
            kind: QuestionKind(rawValue: try input[QuestionFields.kind]), topic: try input[QuestionFields.topic] ?? "",
            wording: try input[QuestionFields.wording], options: try QuestionFields.options.map { try input[$0] ?? "" },
            answer: try input[QuestionFields.answer] ?? "", explanation: try input[QuestionFields.explanation] ?? "")
    }

    /// A question that is there, as a form shows it again.
    init(_ draft: QuestionDraft) {
        var options = draft.options.map(\.text)
        var answer = zip(QuestionFields.letters, draft.options).filter { $0.1.isRight }.map(\.0).joined(separator: ", ")
        switch draft.kind {
        case .single, .multiple: break
        case .truth:
            answer = draft.options.first?.isRight == true ? "Đúng" : "Sai"
            options = []
        case .number, .words:
            if draft.kind == .number { options = options.map { QuestionNumber(stored: $0)?.typed ?? $0 } }
            // The first stands where the right answer is asked for; the others are accepted too.
            answer = options.first ?? ""
            options = Array(options.dropFirst())
        }
        options += Array(repeating: "", count: max(0, QuestionFields.letters.count - options.count))
        self.init(
            kind: draft.kind, topic: draft.topic, wording: draft.wording, options: options, answer: answer, explanation: draft.explanation)
    }

    private static func line(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

    /// The question; problems of reading it are kept in `problems`, those of the question itself are added.
    mutating func draft() -> QuestionDraft {
        problems = []
        let kind = kind ?? guessed
        let read: [QuestionOption]
        switch kind {
        case .single, .multiple: read = choices()
        case .truth: read = truth()
        case .number: read = numbers()
        case .words: read = accepted.map { QuestionOption($0, isRight: true) }
        }
        let draft = QuestionDraft(kind: kind, topic: topic, wording: wording, options: read, explanation: explanation)
        let known = Set(problems.map(\.key))
        problems += draft.problems.filter { !known.contains($0.key) }
        return draft
    }

    /// The act's refusal of a question that does not hold.
    static func checked(_ cells: QuestionCells) throws -> QuestionDraft {
        var cells = cells
        let draft = cells.draft()
        guard cells.problems.isEmpty else { throw Refusal.invalid(cells.problems) }
        return draft
    }

    // MARK: - Reading

    private static let yes: Set<String> = ["dung", "true", "t", "d", "yes", "co"]
    private static let no: Set<String> = ["sai", "false", "f", "s", "no", "khong"]

    /// The kind of a line that names none.
    private var guessed: QuestionKind {
        guard options.allSatisfy(\.isEmpty) else { return letters(answer).map { $0.count > 1 } == true ? .multiple : .single }
        let word = Vietnamese.folded(answer)
        if Self.yes.contains(word) || Self.no.contains(word) { return .truth }
        return (try? QuestionNumber(typed: answer, isFile: false)) != nil ? .number : .words
    }

    /// "A", "A, C" or "AC" as places; nil for anything else.
    private func letters(_ text: String) -> [Int]? {
        let typed = text.uppercased().filter { !$0.isWhitespace && ![",", ";", ".", ")", "+", "/", "&"].contains($0) }
        let places = typed.map { QuestionFields.letters.firstIndex(of: String($0)) }
        return places.isEmpty || places.contains(nil) ? nil : places.compactMap(\.self)
    }

    private mutating func choices() -> [QuestionOption] {
        // Without letters the answer may be the words of the right option.
        let words = QuestionKey.same(answer)
        let right = letters(answer) ?? options.indices.filter { !words.isEmpty && QuestionKey.same(options[$0]) == words }
        if answer.isEmpty {
            problems.append(FieldProblem("answer", Text("Ghi chữ của phương án đúng, ví dụ A.", "Write the letter of the right option, such as A.")))
        } else if right.isEmpty {
            problems.append(
                FieldProblem(
                    "answer",
                    Text(
                        "“\(answer.prefix(40))” không phải chữ của phương án nào; ghi A, hoặc A, C khi có nhiều phương án đúng.",
                        "“\(answer.prefix(40))” is the letter of no option; write A, or A, C when several are right.")))
        }
        for place in right where place >= options.count || options[place].isEmpty {
            let letter = QuestionFields.letters[place]
            problems.append(FieldProblem("answer", Text("Phương án \(letter) không có nội dung.", "Option \(letter) is empty.")))
        }
        return options.indices.filter { !options[$0].isEmpty }.map { QuestionOption(options[$0], isRight: right.contains($0)) }
    }

    private mutating func truth() -> [QuestionOption] {
        var word = Vietnamese.folded(answer)
        // A letter names one of two options that say true and false.
        if let place = letters(answer)?.first, !options[place].isEmpty { word = Vietnamese.folded(options[place]) }
        guard Self.yes.contains(word) || Self.no.contains(word) else {
            problems.append(FieldProblem("answer", Text("Ghi “Đúng” hoặc “Sai”.", "Write “True” or “False”.")))
            return QuestionOption.truth(true)
        }
        return QuestionOption.truth(Self.yes.contains(word))
    }

    /// The right answer, and the others that are accepted.
    private var accepted: [String] {
        var seen: Set<String> = []
        return ([answer] + options).filter { !$0.isEmpty && seen.insert(QuestionKey.same($0)).inserted }
    }

    private mutating func numbers() -> [QuestionOption] {
        var numbers: [QuestionOption] = []
        for (index, cell) in ([answer] + options).enumerated() where !cell.isEmpty {
            let key = index == 0 ? "answer" : "option\(QuestionFields.letters[index - 1])"
            do throws(FieldFailure) {
                let number = try isProgram ? QuestionNumber(stored: cell) : QuestionNumber(typed: cell, isFile: isFile)
                guard let number else { throw FieldFailure("“\(cell.prefix(40))” không phải là số.", "“\(cell.prefix(40))” is no number.") }
                let option = QuestionOption(number.stored, isRight: true)
                if !numbers.contains(option) { numbers.append(option) }
            } catch {
                problems.append(FieldProblem(key, error.message))
            }
        }
        return numbers
    }
}

extension QuestionOption {
    /// The two options of a question that is true or false.
    public static func truth(_ isTrue: Bool) -> [QuestionOption] {
        [QuestionOption("Đúng", isRight: isTrue), QuestionOption("Sai", isRight: !isTrue)]
    }
}
