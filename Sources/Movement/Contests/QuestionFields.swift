internal import Vietnamese

/// Fields of a question, for its acts; the columns of a file are called the same.
enum QuestionFields {
    /// Options are named by letters, in forms and files.
    static let letters = ["A", "B", "C", "D", "E", "F", "G", "H"]

    static let question = Field.reference("question", Text("Câu hỏi", "Question"), to: "question")
    static let topic = Field.optionalText(
        "topic", Text("Chủ đề", "Topic"),
        hint: Text("Vòng thi có thể bốc số câu theo chủ đề.", "Rounds can draw a number of questions of each topic."),
        max: QuestionDraft.mostTopic)
    static let kind = Field.choice("kind", Text("Loại", "Kind"), QuestionKind.allCases.map { Choice($0.rawValue, $0.label) })
    static let wording = Field.lines("wording", Text("Câu hỏi", "Question"), max: QuestionDraft.mostWording)
    static let options = letters.map { letter in
        Field.optionalText(
            "option\(letter)", Text("Phương án \(letter)", "Option \(letter)"),
            hint: letter == "A"
                ? Text(
                    "Câu đúng hay sai không cần phương án; câu điền số, điền từ ghi ở đây các đáp án cũng được nhận.",
                    "True or false needs no options; for a number or words, other accepted answers stand here.") : nil,
            max: QuestionDraft.mostOption)
    }
    static let answer = Field.optionalText(
        "answer", Text("Đáp án đúng", "Right answer"),
        hint: Text(
            "Chọn một: A. Chọn nhiều: A, C. Đúng hay sai: Đúng. Điền số: 12,5 hoặc 12,5 ± 0,1. Điền từ: từ đúng.",
            "One choice: A. Several: A, C. True or false: True. A number: 12,5 or 12,5 ± 0,1. Words: the words."), max: QuestionDraft.mostOption)
    static let explanation = Field.optionalLines(
        "explanation", Text("Giải thích", "Explanation"),
        hint: Text("Người dự thi đọc khi kết quả đã công bố.", "Entrants read it when the results are out."), max: QuestionDraft.mostExplanation)

    static let declarations: [FieldDeclaration] =
        [kind.declaration, topic.declaration, wording.declaration] + options.map(\.declaration) + [answer.declaration, explanation.declaration]
}

extension QuestionDraft {
    /// The most characters of each part; a cell of a table holds no more than the longest.
    static let mostTopic = 120
    static let mostWording = 1000
    static let mostOption = 300
    static let mostExplanation = 1000

    /// What is wrong with it, each with the field it is about; the one place where this is decided.
    public var problems: [FieldProblem] {
        var problems: [FieldProblem] = []
        func wrong(_ key: String, _ vi: String, _ en: String) { problems.append(FieldProblem(key, Text(vi, en))) }
        let lengths = [
            ("topic", topic, Self.mostTopic), ("wording", wording, Self.mostWording), ("explanation", explanation, Self.mostExplanation),
        ]
        for (key, text, most) in lengths where text.unicodeScalars.count > most {
            wrong(key, "Dài quá \(most) ký tự.", "Longer than \(most) characters.")
        }
        if wording.trimmed.isEmpty { wrong("wording", "Chưa nhập câu hỏi.", "The question is empty.") }
        switch kind {
        case .single, .multiple:
            if options.count < 2 { wrong("optionB", "Cần ít nhất 2 phương án.", "At least 2 options are needed.") }
        case .truth:
            if options.count != 2 { wrong("optionA", "Câu đúng hay sai có đúng hai phương án.", "True or false has exactly two options.") }
        case .number, .words:
            if options.isEmpty { wrong("answer", "Chưa có đáp án đúng.", "The right answer is missing.") }
            if options.contains(where: { !$0.isRight }) {
                wrong("answer", "Mọi đáp án của câu này đều phải đúng.", "Every answer of it must be right.")
            }
        }
        let most = QuestionFields.letters.count
        if options.count > most { wrong("option\(QuestionFields.letters[most - 1])", "Nhiều nhất \(most) phương án.", "At most \(most) options.") }
        problems += optionProblems
        let right = options.count(where: \.isRight)
        if kind == .single || kind == .truth, right != 1 {
            wrong("answer", "Cần đúng một phương án đúng, đang có \(right).", "Exactly one option must be right; \(right) are.")
        }
        if kind == .multiple, right == 0 { wrong("answer", "Cần ít nhất một phương án đúng.", "At least one option must be right.") }
        return problems
    }

    private var optionProblems: [FieldProblem] {
        var problems: [FieldProblem] = []
        var seen: [String: String] = [:]
        for (letter, option) in zip(QuestionFields.letters, options) {
            let key = "option\(letter)"
            func wrong(_ vi: String, _ en: String) { problems.append(FieldProblem(key, Text(vi, en))) }
            if option.text.trimmed.isEmpty { wrong("Phương án \(letter) trống.", "Option \(letter) is empty.") }
            if option.text.unicodeScalars.count > Self.mostOption {
                wrong("Dài quá \(Self.mostOption) ký tự.", "Longer than \(Self.mostOption) characters.")
            }
            if kind == .number, QuestionNumber(stored: option.text) == nil {
                wrong("“\(option.text.prefix(40))” không phải là số.", "“\(option.text.prefix(40))” is no number.")
            }
            if let first = seen.updateValue(letter, forKey: QuestionKey.same(option.text)) {
                wrong("Phương án \(letter) giống phương án \(first).", "Option \(letter) is the same as option \(first).")
            }
        }
        return problems
    }
}

/// A right number with how far an answer may be off.
struct QuestionNumber: Hashable {
    let value, tolerance: Quantity

    /// As questions keep it: "3.5" or "3.5:0.1".
    init?(stored: String) {
        let parts = stored.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map { Quantity(String($0), isProgram: true) }
        guard let value = parts[0], let tolerance = parts.count == 2 ? parts[1] : Quantity(0), tolerance >= Quantity(0) else { return nil }
        self.value = value
        self.tolerance = tolerance
    }

    /// As people type it: "3,5", "3,5 ± 0,1" or "3,5:0,1". Throws what to ask when it reads in two ways.
    init(typed: String, isFile: Bool) throws(FieldFailure) {
        let parts = typed.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == "±" || $0 == ":" }.map { String($0).trimmed }
        for part in parts { if let doubt = Quantity.doubt(part, isFile: isFile) { throw FieldFailure(doubt.vi, doubt.en) } }
        let numbers = parts.map { Quantity($0) }
        guard let value = numbers[0], let tolerance = numbers.count == 2 ? numbers[1] : Quantity(0), tolerance >= Quantity(0) else {
            throw FieldFailure(
                "“\(typed.prefix(40))” không phải là số; ghi 12,5 hoặc 12,5 ± 0,1.", "“\(typed.prefix(40))” is no number; write 12,5 or 12,5 ± 0,1.")
        }
        self.value = value
        self.tolerance = tolerance
    }

    var stored: String { value.plain + (tolerance == Quantity(0) ? "" : ":\(tolerance.plain)") }
    /// As a form or file shows it, so that it can be typed in again.
    var typed: String { value.typed + (tolerance == Quantity(0) ? "" : " ± \(tolerance.typed)") }
}

/// What makes two questions of a bank the same: wording, kind and options, whatever their order, case and spaces.
struct QuestionKey: Hashable {
    let wording: String
    let kind: QuestionKind
    let options: Set<String>

    init(_ draft: QuestionDraft) {
        wording = Self.same(draft.wording)
        kind = draft.kind
        options = Set(draft.options.map { ($0.isRight ? "+" : "-") + Self.same($0.text) })
    }

    /// A text without what does not make it another one.
    static func same(_ text: String) -> String { Vietnamese.composed(text.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()) }
}
