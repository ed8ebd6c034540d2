internal import Vietnamese

/// Reads GIFT, the text format of Moodle (docs.moodle.org, "GIFT format").
enum GiftReader {
    static func read(_ text: String, limits: QuizLimits) throws(QuizRefusal) -> QuizFile {
        var questions: [QuizQuestion] = []
        var problems: [QuizProblem] = []
        var topic = ""
        var block: [Substring] = []
        var start = 0
        var size = 0

        func finish() throws(QuizRefusal) {
            guard !block.isEmpty else { return }
            guard questions.count + problems.count < limits.questions else { throw .tooManyQuestions(limits.questions) }
            do throws(QuizProblem) {
                guard size <= QuizLimits.questionBytes else { throw .tooLong(line: start) }
                questions.append(try GiftBlock(block.joined(separator: "\n"), line: start, topic: topic).question())
            } catch {
                problems.append(error)
            }
            block = []
            size = 0
        }

        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let bare = line.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
            if bare.hasPrefix("//") { continue }
            if bare.hasPrefix("$CATEGORY:") {
                try finish()
                topic = QuizTopic.read(String(bare.dropFirst(10)))
            } else if bare.isEmpty {
                try finish()
            } else {
                if block.isEmpty { start = index + 1 }
                size += line.utf8.count
                block.append(line)
            }
        }
        try finish()
        return QuizFile(questions: questions, problems: problems)
    }
}

/// The path of a category in Moodle: levels with slashes between them, a slash of a name doubled.
enum QuizTopic {
    static func read(_ path: String) -> String {
        let scalars = Array(path.unicodeScalars)
        var levels = [String.UnicodeScalarView()]
        var place = 0
        while place < scalars.count {
            if scalars[place] != "/" {
                levels[levels.count - 1].append(scalars[place])
            } else if place + 1 < scalars.count, scalars[place + 1] == "/" {
                levels[levels.count - 1].append("/")
                place += 1
            } else {
                levels.append(String.UnicodeScalarView())
            }
            place += 1
        }
        var names = levels.map { QuizText.line(String($0)) }.filter { !$0.isEmpty }
        if let first = names.first, first.count > 2, first.hasPrefix("$"), first.hasSuffix("$") {
            names.removeFirst()
            if names.first == "top" { names.removeFirst() }
        }
        return QuizText.line(names.joined(separator: "/"))
    }

    static func written(_ topic: String) -> String {
        guard !topic.isEmpty else { return "$course$/top" }
        var name = topic.unicodeScalars.map { $0 == "/" ? "//" : String($0) }.joined()
        if topic.unicodeScalars.last == "/" { name += " " }
        if topic.unicodeScalars.first == "/" { name = " " + name }
        return "$course$/top/\(name)"
    }
}
