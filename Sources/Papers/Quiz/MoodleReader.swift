internal import Vietnamese

/// Reads Moodle XML (docs.moodle.org, "Moodle XML format"), one question at a time.
enum MoodleReader {
    /// How much of the document is handed to the parser at a time.
    private static let piece = 1 << 16

    static func read(_ bytes: [UInt8], limits: QuizLimits) throws(QuizRefusal) -> QuizFile {
        let listener = MoodleListener(limits: limits)
        var line = 1
        do throws(SheetRefusal) {
            let parser = try XmlParser(listener, limits: SheetLimits(xmlDepth: 32))
            listener.parser = parser
            defer { line = parser.line }
            try bytes.withUnsafeBufferPointer { (all) throws(SheetRefusal) in
                var place = 0
                while place < all.count {
                    let end = min(place + piece, all.count)
                    try parser.feed(UnsafeBufferPointer(rebasing: all[place..<end]))
                    place = end
                }
            }
            try parser.finish()
        } catch {
            if let refusal = listener.refusal { throw refusal }
            switch error.code {
            case .forbiddenMarkup: throw .forbiddenMarkup
            case .tooDeep: throw .tooDeep
            default: throw .damaged(line: line)
            }
        }
        return QuizFile(questions: listener.questions, problems: listener.problems)
    }
}

/// One element of a question, with what is in it.
final class MoodleNode {
    let name: String
    let type, format, fraction: String
    var text: [UInt8] = []
    var children: [MoodleNode] = []

    init(_ name: String, _ attributes: XmlAttributes) {
        self.name = name
        type = attributes["type"] ?? ""
        format = attributes["format"] ?? ""
        fraction = attributes["fraction"] ?? ""
    }

    subscript(_ name: String) -> MoodleNode? { children.first { $0.name == name } }
    /// What stands in its element `text`, or in itself.
    var words: String { String(decoding: self["text"]?.text ?? text, as: UTF8.self) }
    var hasFile: Bool { children.contains { $0.name == "file" || $0.hasFile } }
}

/// Collects the elements of each question and turns them into one.
final class MoodleListener: XmlListener {
    private let limits: QuizLimits
    weak var parser: XmlParser?
    private(set) var questions: [QuizQuestion] = []
    private(set) var problems: [QuizProblem] = []
    private(set) var refusal: QuizRefusal?
    private var open: [MoodleNode] = []
    private var nodes = 0
    private var size = 0
    private var depth = 0
    private var line = 0
    private var topic = ""
    /// More elements than any question has.
    private static let mostNodes = 2_000

    init(limits: QuizLimits) { self.limits = limits }

    func opened(_ name: String, _ attributes: XmlAttributes) throws(SheetRefusal) {
        depth += 1
        if depth == 1, name != "quiz" { try stop(.notQuiz) }
        if open.isEmpty {
            guard depth == 2, name == "question" else { return }
            line = parser?.line ?? 0
            nodes = 0
            size = 0
        }
        nodes += 1
        guard nodes <= Self.mostNodes else { return try stop(.damaged(line: line)) }
        let node = MoodleNode(name, attributes)
        open.last?.children.append(node)
        open.append(node)
    }

    func closed(_ name: String) throws(SheetRefusal) {
        depth -= 1
        guard let node = open.popLast(), open.isEmpty else { return }
        if node.type == "category" {
            topic = QuizTopic.read(node["category"]?.words ?? "")
            return
        }
        guard questions.count + problems.count < limits.questions else { return try stop(.tooManyQuestions(limits.questions)) }
        do throws(QuizProblem) {
            guard size <= QuizLimits.questionBytes else { throw .tooLong(line: line) }
            questions.append(try MoodleQuestion(node, line: line, topic: topic).question())
        } catch {
            problems.append(error)
        }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(SheetRefusal) {
        guard let node = open.last, node.name != "file" else { return }
        size += bytes.count
        guard size <= QuizLimits.questionBytes else { return }
        node.text.append(contentsOf: bytes)
    }

    private func stop(_ reason: QuizRefusal) throws(SheetRefusal) {
        refusal = reason
        throw .notATable
    }
}
