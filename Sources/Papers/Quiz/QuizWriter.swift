/// Writes questions as files that Moodle and `QuizReader` read.
public enum QuizWriter {
    // MARK: - GIFT

    /// A GIFT file in UTF-8.
    public static func gift(_ questions: [QuizQuestion]) -> [UInt8] {
        var text = ""
        var topic = ""
        for (index, question) in questions.enumerated() {
            if question.topic != topic {
                topic = question.topic
                text += "$CATEGORY: \(QuizTopic.written(topic))\n\n"
            }
            text += "::\(index + 1)::[plain]\(escaped(question.wording)) {\(answers(question))}\n\n"
        }
        return Array(text.utf8)
    }

    private static func answers(_ question: QuizQuestion) -> String {
        let explanation = question.explanation.isEmpty ? "" : "####\(plain(question.explanation))\(escaped(question.explanation))"
        switch question.kind {
        case .truth: return (question.options.first?.isRight == true ? "T" : "F") + explanation
        case .number: return "#" + question.options.map { "\n\t=\($0.text)" }.joined() + "\n" + explanation
        case .single: return options(question.options.map { ($0.isRight ? "=" : "~", $0.isRight ? "%100%" : "%0%", false, $0.text) }) + explanation
        case .multiple:
            let share = points(question.options)
            return options(question.options.map { ("~", $0.isRight ? "%\(share)%" : "%-100%", true, $0.text) }) + explanation
        case .words:
            // Weights say that an arrow in an answer pairs nothing.
            return options(question.options.map { ("=", "%100%", true, $0.text) }, hasStars: true) + explanation
        }
    }

    private static func options(_ options: [(sign: String, weight: String, isWeighed: Bool, text: String)], hasStars: Bool = false) -> String {
        options.map { one in
            let weight = one.isWeighed || one.text.unicodeScalars.first == "%" ? one.weight : ""
            return "\n\t\(one.sign)\(weight)\(plain(one.text))\(escaped(one.text, hasStars: hasStars))"
        }.joined() + "\n"
    }

    /// Says that what follows is plain text, where its beginning could be taken for the name of a format.
    private static func plain(_ text: String) -> String { text.unicodeScalars.first == "[" ? "[plain]" : "" }

    /// What each right option is worth, as Moodle writes a third.
    private static func points(_ options: [QuizQuestion.Option]) -> String {
        let right = max(1, options.count(where: \.isRight))
        let share = 10_000_000 / right
        var decimals = String(String(100_000 + share % 100_000).dropFirst())
        while decimals.hasSuffix("0") { decimals.removeLast() }
        return String(share / 100_000) + (decimals.isEmpty ? "" : "." + decimals)
    }

    /// Signs of the format behind backslashes; a star too where it would stand for any letters.
    private static func escaped(_ text: String, hasStars: Bool = false) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n": result.append(contentsOf: "\\n".unicodeScalars)
            case "\\", "~", "=", "#", "{", "}", ":":
                result.append("\\")
                result.append(scalar)
            case "*" where hasStars: result.append(contentsOf: "\\*".unicodeScalars)
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    // MARK: - Moodle XML

    /// A Moodle XML file in UTF-8.
    public static func moodle(_ questions: [QuizQuestion]) -> [UInt8] {
        var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<quiz>\n"
        var topic = ""
        for (index, question) in questions.enumerated() {
            if question.topic != topic {
                topic = question.topic
                text += "<question type=\"category\"><category>\(element("text", QuizTopic.written(topic)))</category></question>\n"
            }
            text += element(question, number: index + 1)
        }
        return Array((text + "</quiz>\n").utf8)
    }

    private static func element(_ question: QuizQuestion, number: Int) -> String {
        let type =
            switch question.kind {
            case .single, .multiple: "multichoice"
            case .truth: "truefalse"
            case .number: "numerical"
            case .words: "shortanswer"
            }
        var text = "<question type=\"\(type)\">\n<name>\(element("text", String(number)))</name>\n"
        text += "<questiontext format=\"plain_text\">\(element("text", question.wording))</questiontext>\n"
        text += "<generalfeedback format=\"plain_text\">\(element("text", question.explanation))</generalfeedback>\n"
        let share = points(question.options)
        switch question.kind {
        case .single:
            text += "<single>true</single>\n" + question.options.map { answer($0.text, $0.isRight ? "100" : "0") }.joined()
        case .multiple:
            text += "<single>false</single>\n" + question.options.map { answer($0.text, $0.isRight ? share : "-100") }.joined()
        case .truth:
            let isTrue = question.options.first?.isRight == true
            text += answer("true", isTrue ? "100" : "0") + answer("false", isTrue ? "0" : "100")
        case .number:
            for option in question.options {
                let parts = option.text.split(separator: ":", maxSplits: 1)
                text += answer(String(parts.first ?? ""), "100", more: element("tolerance", parts.count > 1 ? String(parts[1]) : "0"))
            }
        case .words: text += question.options.map { answer(starred($0.text), "100") }.joined()
        }
        return text + "</question>\n"
    }

    /// A star that is only a star, where one stands for any letters.
    private static func starred(_ text: String) -> String { text.unicodeScalars.map { $0 == "*" ? "\\*" : String($0) }.joined() }

    private static func answer(_ words: String, _ fraction: String, more: String = "") -> String {
        "<answer fraction=\"\(fraction)\" format=\"plain_text\">\(element("text", words))\(more)</answer>\n"
    }

    private static func element(_ name: String, _ words: String) -> String {
        var escaped = String.UnicodeScalarView()
        for scalar in words.unicodeScalars {
            switch scalar {
            case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
            case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
            case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
            default: escaped.append(scalar)
            }
        }
        return "<\(name)>\(String(escaped))</\(name)>"
    }
}
