/// One `question` element of Moodle XML.
struct MoodleQuestion {
    let node: MoodleNode
    let line: Int
    let topic: String

    init(_ node: MoodleNode, line: Int, topic: String) {
        self.node = node
        self.line = line
        self.topic = topic
    }

    /// One answer, its points in thousandths of a per cent.
    private struct Answer {
        let node: MoodleNode
        let text: String
        let fraction: Int
        let feedback: String
    }

    func question() throws(QuizProblem) -> QuizQuestion {
        guard !node.hasFile else { throw QuizHtml.media(line) }
        guard let content = node["questiontext"] else { throw problem("Thiếu lời câu hỏi <questiontext>.", "It has no <questiontext>.") }
        let general = try node["generalfeedback"].map(words) ?? ""
        var answers: [Answer] = []
        for one in node.children where one.name == "answer" { answers.append(try answer(one)) }
        let kind: QuizQuestion.Kind
        let options: [QuizQuestion.Option]
        switch node.type {
        case "multichoice":
            kind = ["true", "1"].contains(QuizText.line(node["single"]?.words ?? "true")) ? .single : .multiple
            options = try choices(answers, isSingle: kind == .single)
        case "truefalse":
            kind = .truth
            options = try truth(answers)
        case "numerical":
            kind = .number
            options = try numbers(answers)
        case "shortanswer":
            kind = .words
            options = try accepted(answers)
        default: throw unknown()
        }
        return QuizQuestion(
            line: line, kind: kind, topic: topic, wording: try words(content), options: options,
            explanation: QuizText.explanation(general, answers.map { (kind == .truth ? "" : $0.text, $0.feedback) }))
    }

    private func answer(_ node: MoodleNode) throws(QuizProblem) -> Answer {
        let fraction = node.fraction.isEmpty ? node["fraction"]?.words ?? "0" : node.fraction
        guard let points = QuizText.millionths(fraction) else {
            throw problem("Điểm của đáp án (fraction) không phải là số.", "The points of an answer (fraction) are no number.")
        }
        return Answer(
            node: node, text: QuizText.line(try words(node)), fraction: points / 1000, feedback: try node["feedback"].map(words) ?? "")
    }

    private func choices(_ answers: [Answer], isSingle: Bool) throws(QuizProblem) -> [QuizQuestion.Option] {
        if isSingle, answers.contains(where: { $0.fraction > 0 && $0.fraction != 100_000 }) { throw partial() }
        return answers.map { QuizQuestion.Option($0.text, isRight: $0.fraction > 0) }
    }

    private func truth(_ answers: [Answer]) throws(QuizProblem) -> [QuizQuestion.Option] {
        guard answers.count == 2, let right = answers.first(where: { $0.fraction == 100_000 }), ["true", "false"].contains(right.text.lowercased())
        else {
            throw problem("Câu đúng sai phải có hai đáp án true và false, một đáp án 100%.", "It needs the answers true and false, one of them 100%.")
        }
        return QuizQuestion.truth(right.text.lowercased() == "true")
    }

    private func numbers(_ answers: [Answer]) throws(QuizProblem) -> [QuizQuestion.Option] {
        guard node["units"]?.children.isEmpty ?? true else {
            throw problem(
                "Câu điền số có đơn vị tính phải nhập, không nhập được. Ghi đơn vị trong lời câu hỏi.",
                "It asks for a unit of measure, which is not taken. Put the unit into the question.")
        }
        var options: [QuizQuestion.Option] = []
        for one in answers where one.fraction > 0 {
            guard one.fraction == 100_000 else { throw partial() }
            let tolerance = one.node["tolerance"].map { QuizText.line($0.words) } ?? "0"
            guard let value = QuizText.millionths(one.text), let within = QuizText.millionths(tolerance.isEmpty ? "0" : tolerance),
                let number = QuizText.number(value, tolerance: within)
            else {
                throw problem(
                    "Đáp án “\(one.text.prefix(40))” không phải số có nhiều nhất ba chữ số thập phân.",
                    "The answer “\(one.text.prefix(40))” is no number with at most three decimals.")
            }
            options.append(QuizQuestion.Option(number, isRight: true))
        }
        return options
    }

    private func accepted(_ answers: [Answer]) throws(QuizProblem) -> [QuizQuestion.Option] {
        guard answers.allSatisfy({ $0.fraction <= 0 || $0.fraction == 100_000 }) else { throw partial() }
        var options: [QuizQuestion.Option] = []
        for one in answers where one.fraction > 0 {
            guard let text = Self.unstarred(one.text) else {
                throw problem(
                    "Đáp án có dấu * thay cho chữ bất kỳ, không nhập được. Ghi rõ từng đáp án.",
                    "An answer has * for any letters, which is not taken. Write out each answer.")
            }
            options.append(QuizQuestion.Option(text, isRight: true))
        }
        return options
    }

    /// An accepted answer with "\\*" as the star it means; nil when a star stands for any letters.
    private static func unstarred(_ text: String) -> String? {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar == "*" { guard result.popLast() == "\\" else { return nil } }
            result.append(scalar)
        }
        return String(result)
    }

    private func words(_ node: MoodleNode) throws(QuizProblem) -> String {
        let text = node.words
        let isHtml = node.format == "html" || node.format == "moodle_auto_format" || (node.format.isEmpty && QuizHtml.isLikely(text))
        guard isHtml else { return QuizText.lines(text) }
        let html = HtmlText(text)
        guard !html.hasMedia else { throw QuizHtml.media(line) }
        return QuizText.lines(html.text)
    }

    // MARK: - What cannot be taken

    private func problem(_ vi: String, _ en: String) -> QuizProblem { QuizProblem(line: line, vi: vi, en: en) }

    private func partial() -> QuizProblem {
        problem(
            "Có đáp án được điểm từng phần; ở đây mỗi câu chỉ đúng hoặc sai. Bỏ điểm từng phần rồi nhập lại.",
            "It gives part of the points for an answer; here an answer is right or wrong. Take the parts out and import again.")
    }

    private func unknown() -> QuizProblem {
        let names: [String: (String, String)] = [
            "matching": ("ghép đôi", "matching"), "essay": ("tự luận", "essay"), "cloze": ("điền khuyết", "cloze"),
            "multianswer": ("điền khuyết", "cloze"), "description": ("chỉ có lời dẫn", "description"),
        ]
        let (vi, en) = names[node.type] ?? ("kiểu “\(node.type.prefix(40))”", "“\(node.type.prefix(40))”")
        return problem(
            "Câu hỏi \(vi) không nhập được. Viết lại thành câu chọn một, chọn nhiều, đúng sai, điền số hoặc điền từ.",
            "A question of the kind \(en) is not taken. Rewrite it as a choice, true or false, a number or words.")
    }
}
