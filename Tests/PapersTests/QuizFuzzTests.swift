import Papers
import Testing
import Vietnamese

/// Damaged files of questions in great number, always the same ones; and questions of all kinds that come back from a file as they were.
@Suite struct QuizFuzzTests {
    static let marks: [[UInt8]] = [
        "{", "}", "=", "~", "#", "####", "::", "\\", "\n\n", "%50%", "->", "//", "$CATEGORY:", "[html]", "..", "<", ">", "&", "<!DOCTYPE",
        "<![CDATA[",
        "]]>", "</text>", "&#0;", "&#x110000;", "999999999999999999999", "-1", "\0", "\u{FEFF}", "<img", "<script", "\u{301}",
    ].map { Array($0.utf8) }

    static func mutated(_ bytes: [UInt8], _ random: inout Seeded) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...6, using: &random) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            let length = min(Int.random(in: 1...40, using: &random), bytes.count - place)
            switch Int.random(in: 0..<6, using: &random) {
            case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            case 1: bytes[place] = UInt8.random(in: 0...255, using: &random)
            case 2: bytes.removeSubrange(place..<place + length)
            case 3: bytes.insert(contentsOf: Array(bytes[place..<place + length]), at: Int.random(in: 0...bytes.count, using: &random))
            case 4: bytes.insert(contentsOf: marks.randomElement(using: &random) ?? [], at: place)
            default: bytes.removeLast((bytes.count - place) / 2)
            }
        }
        return bytes
    }

    /// What must hold of whatever was read: composed text, lines that are in the file, numbers of the kept form.
    static func holds(_ bytes: [UInt8]) -> (isRead: Bool, isSound: Bool) {
        guard let file = try? QuizReader.read(bytes, limits: QuizLimits(questions: 200)) else { return (false, true) }
        // Old encodings have line ends of their own, so lines are those of the text.
        let text = TextDecoding.decode(bytes)?.text ?? ""
        let lines = max(bytes.count { $0 == 0x0A || $0 == 0x0D }, text.utf8.count { $0 == 0x0A }) + 1
        let sound =
            file.questions.count + file.problems.count <= 200
            && file.questions.allSatisfy { question in
                (1...lines).contains(question.line)
                    && Vietnamese.composed(question.wording).unicodeScalars.elementsEqual(question.wording.unicodeScalars)
                    && question.options.allSatisfy { !$0.text.unicodeScalars.contains("\n") }
                    && (question.kind != .truth || question.options.count == 2)
                    && (question.kind != .number || question.options.allSatisfy { !$0.text.isEmpty })
            } && file.problems.allSatisfy { (1...lines).contains($0.line) && !$0.vi.isEmpty && !$0.en.isEmpty }
        return (!file.questions.isEmpty, sound)
    }

    @Test(arguments: 0..<8)
    func damagedFilesAreReadOrRefused(_ seed: UInt64) {
        var random = Seeded(seed: seed)
        let questions = (0..<6).map { _ in Self.question(&random) }
        for original in [QuizWriter.gift(questions), QuizWriter.moodle(questions), Array(MoodleReadingTests.file.utf8)] {
            var read = 0
            for _ in 0..<150 {
                let bytes = Self.mutated(original, &random)
                let (isRead, isSound) = Self.holds(bytes)
                #expect(isSound, "\(String(decoding: bytes, as: UTF8.self))")
                if isRead { read += 1 }
            }
            // Some must get past the first check, else nothing behind it was tried.
            #expect(read > 0)
        }
    }

    // MARK: - There and back

    private static let pieces = [
        "a", "Đ", "ế", "ỹ", " ", " ", "{", "}", "=", "~", "#", "####", ":", "::", "\\", "\\n", "%", "%50%", "->", "//", "[html]", "[", "]", "<b>",
        "<", ">", "&",
        "&amp;", "]]>", "*", "\"", "'", ",", ";", "..", "$CATEGORY:", "1", "7", "🌸", "\u{301}", "T", "/", "$x$", "top",
    ]

    private static func words(_ random: inout Seeded, isMultiline: Bool = false, from least: Int = 1) -> String {
        var text = ""
        for _ in 0..<Int.random(in: least...12, using: &random) {
            text += pieces.randomElement(using: &random) ?? ""
            if isMultiline, Int.random(in: 0..<8, using: &random) == 0 { text += "\n" }
        }
        let lines = text.unicodeScalars.split(separator: "\n").map { line in
            line.split(separator: " ").map { String($0) }.joined(separator: " ")
        }
        let clean = Vietnamese.composed(lines.filter { !$0.isEmpty }.joined(separator: "\n"))
        return clean.isEmpty && least > 0 ? "x" : clean
    }

    static func question(_ random: inout Seeded) -> QuizQuestion {
        let kind = QuizQuestion.Kind.allCases.randomElement(using: &random) ?? .single
        var options: [QuizQuestion.Option] = []
        let count = Int.random(in: 2...8, using: &random)
        switch kind {
        case .single:
            let right = Int.random(in: 0..<count, using: &random)
            options = (0..<count).map { QuizQuestion.Option(words(&random), isRight: $0 == right) }
        case .multiple:
            options = (0..<count).map { QuizQuestion.Option(words(&random), isRight: $0 == 0 || Bool.random(using: &random)) }
        case .truth: options = QuizQuestion.truth(Bool.random(using: &random))
        case .number:
            options = (0..<count).map { _ in
                let whole = Int.random(in: -1000...1000, using: &random)
                return QuizQuestion.Option(["\(whole)", "\(whole).5", "\(whole):0.125"].randomElement(using: &random) ?? "1", isRight: true)
            }
        case .words: options = (0..<count).map { _ in QuizQuestion.Option(words(&random), isRight: true) }
        }
        return QuizQuestion(
            kind: kind, topic: words(&random, from: 0), wording: words(&random, isMultiline: true), options: options,
            explanation: words(&random, isMultiline: true, from: 0))
    }

    private static func bare(_ question: QuizQuestion) -> QuizQuestion {
        QuizQuestion(
            kind: question.kind, topic: question.topic, wording: question.wording, options: question.options, explanation: question.explanation)
    }

    @Test(arguments: 0..<8)
    func whatIsWrittenIsReadBack(_ seed: UInt64) throws {
        var random = Seeded(seed: 5_000 + seed)
        for _ in 0..<60 {
            let questions = (0..<4).map { _ in Self.question(&random) }
            for bytes in [QuizWriter.gift(questions), QuizWriter.moodle(questions)] {
                let file = try QuizReader.read(bytes)
                #expect(file.problems.isEmpty, "\(file.problems) \(String(decoding: bytes, as: UTF8.self))")
                #expect(file.questions.map(Self.bare) == questions, "\(String(decoding: bytes, as: UTF8.self))")
            }
        }
    }
}
