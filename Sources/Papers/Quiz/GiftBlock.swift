/// One question of a GIFT file: the lines between two empty ones.
struct GiftBlock {
    /// A character, and whether it may be a sign of the format: one behind a backslash is only itself.
    private struct Mark {
        let scalar: Unicode.Scalar
        let isSign: Bool
    }

    private typealias Marks = ArraySlice<Mark>

    /// One answer with what stands before and behind it.
    private struct Answer {
        let sign: Unicode.Scalar
        let weight: Int?
        let text: String
        let feedback: String
        /// Before spaces and HTML are taken out.
        let marks: Marks
    }

    private let line: Int
    private let topic: String
    private let marks: [Mark]
    private static let escaped: Set<Unicode.Scalar> = ["~", "=", "#", "{", "}", ":", "\\", "*"]
    private static let formats = ["html", "plain", "markdown", "moodle"]

    init(_ text: String, line: Int, topic: String) {
        self.line = line
        self.topic = topic
        var marks: [Mark] = []
        marks.reserveCapacity(text.utf8.count)
        var isBehind = false
        for scalar in text.unicodeScalars {
            if isBehind {
                isBehind = false
                if scalar == "n" {
                    marks.append(Mark(scalar: "\n", isSign: false))
                } else {
                    if !Self.escaped.contains(scalar) { marks.append(Mark(scalar: "\\", isSign: false)) }
                    marks.append(Mark(scalar: scalar, isSign: false))
                }
            } else if scalar == "\\" {
                isBehind = true
            } else {
                marks.append(Mark(scalar: scalar, isSign: true))
            }
        }
        if isBehind { marks.append(Mark(scalar: "\\", isSign: false)) }
        self.marks = marks
    }

    func question() throws(QuizProblem) -> QuizQuestion {
        var rest = trimmed(marks[...])
        if isSigns("::", at: rest.startIndex, in: rest) {
            guard let end = find("::", in: rest.dropFirst(2)) else {
                throw problem("Tên câu mở bằng “::” mà chưa đóng bằng “::”.", "Its title begins with “::” and is not closed with “::”.")
            }
            rest = trimmed(rest[(end + 2)...])
        }
        var format = ""
        rest = formatTaken(rest, &format)
        guard let open = find("{", in: rest) else {
            throw problem(
                "Không có phần trả lời {…} nên không phải câu hỏi. Dòng trống chỉ đặt giữa hai câu.",
                "It has no answers {…}, so it is no question. Empty lines stand only between questions.")
        }
        guard let close = find("}", in: rest[(open + 1)...]) else {
            throw problem(
                "Phần trả lời mở bằng “{” mà chưa đóng bằng “}”. Dòng trống chỉ đặt giữa hai câu.",
                "Its answers begin with “{” and are not closed with “}”. Empty lines stand only between questions.")
        }
        let tail = trimmed(rest[(close + 1)...])
        guard find("{", in: rest[(open + 1)..<close]) == nil, find("{", in: tail) == nil, find("}", in: tail) == nil else {
            throw problem(
                "Có nhiều hơn một phần {…}. Dấu ngoặc nhọn trong lời phải viết \\{ và \\}.",
                "It has more than one part {…}. Braces in words are written \\{ and \\}.")
        }
        var wording = try words(rest[..<open], format)
        if !tail.isEmpty { wording = QuizText.lines("\(wording) _____ \(try words(tail, format))") }
        return try answered(trimmed(rest[(open + 1)..<close]), wording, format)
    }

    // MARK: - Answers

    private func answered(_ all: Marks, _ wording: String, _ format: String) throws(QuizProblem) -> QuizQuestion {
        var answers = all
        var general = ""
        if let place = find("####", in: all) {
            var own = format
            general = try words(formatTaken(trimmed(all[(place + 4)...]), &own), own)
            answers = trimmed(all[..<place])
        }
        guard let first = answers.first else {
            throw problem(
                "Câu tự luận {} không chấm được bằng máy nên không nhập được.", "An essay {} cannot be marked by a program, so it is not taken.")
        }
        func made(_ kind: QuizQuestion.Kind, _ options: [QuizQuestion.Option], _ feedback: [(String, String)]) -> QuizQuestion {
            QuizQuestion(
                line: line, kind: kind, topic: topic, wording: wording, options: options, explanation: QuizText.explanation(general, feedback))
        }
        if first.isSign, first.scalar == "#" {
            let (numbers, feedback) = try numbers(trimmed(answers.dropFirst()), format)
            return made(.number, numbers, feedback)
        }
        if let isTrue = try truth(answers) {
            let parts = try feedbacks(answers, format).map { ("", $0) }
            return made(.truth, QuizQuestion.truth(isTrue), parts)
        }
        let list = try split(answers, format)
        let feedback = list.map { ($0.text, $0.feedback) }
        guard list.contains(where: { $0.sign == "~" }) else { return made(.words, try accepted(list), feedback) }
        let right = list.filter { $0.sign == "=" }
        if right.isEmpty {
            return made(.multiple, list.map { QuizQuestion.Option($0.text, isRight: ($0.weight ?? 0) > 0) }, feedback)
        }
        guard right.count == 1, right[0].weight ?? 100_000 == 100_000 else {
            throw problem(
                "Câu chọn một có nhiều đáp án “=”. Câu nhiều đáp án đúng viết ~%50%… cho mỗi đáp án đúng và ~%-100%… cho đáp án sai.",
                "It has several answers with “=”. With several right ones write ~%50%… for each right one and ~%-100%… for each wrong one.")
        }
        guard !list.contains(where: { $0.sign == "~" && ($0.weight ?? 0) > 0 }) else { throw partial() }
        return made(.single, list.map { QuizQuestion.Option($0.text, isRight: $0.sign == "=") }, feedback)
    }

    private func partial() -> QuizProblem {
        problem(
            "Có đáp án được điểm từng phần; ở đây mỗi câu chỉ đúng hoặc sai. Bỏ điểm từng phần rồi nhập lại.",
            "It gives part of the points for an answer; here an answer is right or wrong. Take the parts out and import again.")
    }

    /// "T", "TRUE", "F" or "FALSE" before any feedback.
    private func truth(_ answers: Marks) throws(QuizProblem) -> Bool? {
        let word = string(trimmed(answers[..<(find("#", in: answers) ?? answers.endIndex)])).uppercased()
        return ["T", "TRUE"].contains(word) ? true : ["F", "FALSE"].contains(word) ? false : nil
    }

    private func feedbacks(_ answers: Marks, _ format: String) throws(QuizProblem) -> [String] {
        var parts: [String] = []
        var rest = answers
        while let place = find("#", in: rest) {
            rest = rest[(place + 1)...]
            var own = format
            let piece = formatTaken(trimmed(rest[..<(find("#", in: rest) ?? rest.endIndex)]), &own)
            parts.append(try words(piece, own))
        }
        return parts
    }

    private func accepted(_ list: [Answer]) throws(QuizProblem) -> [QuizQuestion.Option] {
        if list.allSatisfy({ $0.weight == nil && find("->", in: $0.marks) != nil }) {
            throw problem(
                "Câu ghép đôi không nhập được. Viết lại thành câu chọn một hoặc chọn nhiều.",
                "Matching questions are not taken. Rewrite it as a choice.")
        }
        guard list.allSatisfy({ ($0.weight ?? 100_000) == 100_000 || $0.weight == 0 }) else { throw partial() }
        guard !list.contains(where: { $0.marks.contains { $0.isSign && $0.scalar == "*" } }) else { throw wildcard() }
        return list.filter { $0.weight != 0 }.map { QuizQuestion.Option($0.text, isRight: true) }
    }

    private func wildcard() -> QuizProblem {
        problem(
            "Đáp án có dấu * thay cho chữ bất kỳ, không nhập được. Ghi rõ từng đáp án, hoặc viết \\* nếu đúng là dấu sao.",
            "An answer has * for any letters, which is not taken. Write out each answer, or \\* for a real asterisk.")
    }

    /// Answers, each behind its "=" or "~".
    private func split(_ answers: Marks, _ format: String) throws(QuizProblem) -> [Answer] {
        guard let first = answers.first, first.isSign, first.scalar == "=" || first.scalar == "~" else {
            throw problem(
                "Mỗi đáp án phải đứng sau “=” (đúng) hoặc “~” (sai); câu đúng sai viết {T} hoặc {F}.",
                "Each answer stands behind “=” (right) or “~” (wrong); true or false is written {T} or {F}.")
        }
        var list: [Answer] = []
        var rest = answers
        while let sign = rest.first {
            let body = rest.dropFirst()
            let end = body.firstIndex { $0.isSign && ($0.scalar == "=" || $0.scalar == "~") } ?? body.endIndex
            list.append(try answer(sign.scalar, body[..<end], format))
            rest = body[end...]
        }
        return list
    }

    private func answer(_ sign: Unicode.Scalar, _ body: Marks, _ format: String) throws(QuizProblem) -> Answer {
        var rest = trimmed(body)
        var weight: Int?
        if let first = rest.first, first.isSign, first.scalar == "%", let end = rest.dropFirst().firstIndex(where: { $0.scalar == "%" }),
            let value = QuizText.millionths(string(rest[(rest.startIndex + 1)..<end]))
        {
            weight = value / 1000
            rest = trimmed(rest[(end + 1)...])
        }
        var own = format
        rest = formatTaken(rest, &own)
        let end = find("#", in: rest) ?? rest.endIndex
        let feedback = try feedbacks(rest[end...], own).filter { !$0.isEmpty }.joined(separator: "\n")
        return Answer(sign: sign, weight: weight, text: QuizText.line(try words(rest[..<end], own)), feedback: feedback, marks: rest[..<end])
    }

    private func numbers(_ body: Marks, _ format: String) throws(QuizProblem) -> ([QuizQuestion.Option], [(String, String)]) {
        guard let first = body.first else {
            throw problem("Câu điền số chưa có đáp án: viết {#3.5} hoặc {#3.5:0.1}.", "The number is missing: write {#3.5} or {#3.5:0.1}.")
        }
        let list = first.isSign && (first.scalar == "=" || first.scalar == "~") ? try split(body, format) : [try answer("=", body, format)]
        var options: [QuizQuestion.Option] = []
        // What "~" says without a number is for all other answers.
        for one in list where one.sign == "=" || !one.text.isEmpty {
            guard one.sign == "=", (one.weight ?? 100_000) == 100_000 else { throw partial() }
            options.append(QuizQuestion.Option(try number(one.text), isRight: true))
        }
        return (options, list.map { ($0.text, $0.feedback) })
    }

    private func number(_ text: String) throws(QuizProblem) -> String {
        var value: Int?
        var tolerance: Int? = 0
        let ends = text.split(separator: "..", maxSplits: 1, omittingEmptySubsequences: false).map { QuizText.millionths(String($0)) }
        if ends.count == 2 {
            if let low = ends[0], let high = ends[1], low <= high, (high - low).isMultiple(of: 2) {
                value = low + (high - low) / 2
                tolerance = (high - low) / 2
            }
        } else {
            let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map { QuizText.millionths(String($0)) }
            value = parts.first ?? nil
            if parts.count == 2 { tolerance = parts[1] }
        }
        guard let value, let tolerance, let number = QuizText.number(value, tolerance: tolerance) else {
            throw problem(
                "“\(text.prefix(40))” không phải số đọc được: viết 3.5, 3.5:0.1 hoặc 1..5, nhiều nhất ba chữ số thập phân.",
                "“\(text.prefix(40))” is no number: write 3.5, 3.5:0.1 or 1..5, with at most three decimals.")
        }
        return number
    }

    // MARK: - Signs

    private func problem(_ vi: String, _ en: String) -> QuizProblem { QuizProblem(line: line, vi: vi, en: en) }

    private func isSigns(_ text: String, at place: Int, in marks: Marks) -> Bool {
        var cursor = place
        for scalar in text.unicodeScalars {
            guard cursor < marks.endIndex, marks[cursor].isSign, marks[cursor].scalar == scalar else { return false }
            cursor += 1
        }
        return true
    }

    private func find(_ text: String, in marks: Marks) -> Int? { marks.indices.first { isSigns(text, at: $0, in: marks) } }

    private func trimmed(_ marks: Marks) -> Marks {
        var marks = marks
        while let first = marks.first, first.isSign, QuizText.isBlank(first.scalar) { marks.removeFirst() }
        while let last = marks.last, last.isSign, QuizText.isBlank(last.scalar) { marks.removeLast() }
        return marks
    }

    /// Takes "[html]" and the like away from the front.
    private func formatTaken(_ marks: Marks, _ format: inout String) -> Marks {
        guard let first = marks.first, first.isSign, first.scalar == "[", let end = marks.prefix(12).firstIndex(where: { $0.scalar == "]" }) else {
            return marks
        }
        let name = string(marks[(marks.startIndex + 1)..<end]).lowercased()
        guard Self.formats.contains(name) else { return marks }
        format = name
        return trimmed(marks[(end + 1)...])
    }

    private func string(_ marks: Marks) -> String { String(String.UnicodeScalarView(marks.map(\.scalar))) }

    /// The words of a piece, without the marks of its format.
    private func words(_ marks: Marks, _ format: String) throws(QuizProblem) -> String {
        let text = string(marks)
        guard format == "html" || (format != "plain" && format != "markdown" && QuizHtml.isLikely(text)) else { return QuizText.lines(text) }
        let html = HtmlText(text)
        guard !html.hasMedia else { throw QuizHtml.media(line) }
        return QuizText.lines(html.text)
    }
}

/// HTML in questions.
enum QuizHtml {
    private static let tags = [
        "<p>", "<p ", "<br", "<b>", "<i>", "<u>", "<strong", "<em>", "<span", "<div", "<img", "<ul", "<ol", "<li", "<sub>", "<sup>",
    ]

    /// Whether a text that names no format is HTML, as Moodle would take it.
    static func isLikely(_ text: String) -> Bool {
        guard text.utf8.contains(UInt8(ascii: "<")) else { return false }
        let lowered = text.lowercased()
        return tags.contains { lowered.contains($0) }
    }

    static func media(_ line: Int) -> QuizProblem {
        QuizProblem(
            line: line, vi: "Câu hỏi có ảnh, âm thanh hoặc tệp kèm theo, không nhập được. Viết lại bằng lời rồi nhập lại.",
            en: "It has a picture, a sound or a file, which is not taken. Put it into words and import again.")
    }
}
