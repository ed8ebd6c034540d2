internal import Vietnamese

/// Text of questions: spaces put in order, numbers, and HTML without its marks.
enum QuizText {
    /// Spaces, line ends, controls and marks without width.
    static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value <= 0x20 || (0x7F...0xA0).contains(scalar.value) || scalar.value == 0xFEFF || (0x2000...0x200B).contains(scalar.value)
            || scalar.value == 0x2028 || scalar.value == 0x2029
    }

    /// Everything on one line, words with one space between them.
    static func line(_ text: some StringProtocol) -> String {
        Vietnamese.composed(words(text))
    }

    /// Lines kept, each with one space between its words, and at most one empty line between two.
    static func lines(_ text: String) -> String {
        var lines: [String] = []
        for line in text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false) {
            let words = words(Substring(line))
            if !words.isEmpty || lines.last?.isEmpty == false { lines.append(words) }
        }
        if lines.last?.isEmpty == true { lines.removeLast() }
        return Vietnamese.composed(lines.joined(separator: "\n"))
    }

    private static func words(_ text: some StringProtocol) -> String {
        var result = String.UnicodeScalarView()
        var isWaiting = false
        for scalar in text.unicodeScalars {
            if isBlank(scalar) {
                isWaiting = !result.isEmpty
            } else {
                if isWaiting { result.append(" ") }
                isWaiting = false
                result.append(scalar)
            }
        }
        return String(result)
    }

    // MARK: - Numbers

    /// A decimal in millionths; nil for anything else, and for what is too large or too fine.
    static func millionths(_ text: String) -> Int? {
        let typed = line(text)
        let isNegative = typed.hasPrefix("-")
        let digits = typed.drop { $0 == "-" || $0 == "+" }
        let parts = digits.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
        guard typed.utf8.count - digits.utf8.count <= 1, (1...2).contains(parts.count), (1...12).contains(parts[0].utf8.count),
            parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }), let whole = Int(parts[0])
        else { return nil }
        let fraction = parts.count == 2 ? parts[1] : ""
        guard fraction.utf8.dropFirst(6).allSatisfy({ $0 == 0x30 }), let small = Int(String((fraction.prefix(6) + "000000").prefix(6))) else {
            return nil
        }
        let value = whole * 1_000_000 + small
        return isNegative ? -value : value
    }

    /// An accepted number as it is kept, "3.5" or "3.5:0.1"; nil when it has more than three decimals.
    static func number(_ value: Int, tolerance: Int) -> String? {
        guard value.isMultiple(of: 1000), tolerance.isMultiple(of: 1000), tolerance >= 0 else { return nil }
        return decimal(value) + (tolerance == 0 ? "" : ":" + decimal(tolerance))
    }

    private static func decimal(_ millionths: Int) -> String {
        let size = millionths.magnitude
        var fraction = String(String(1_000_000 + size % 1_000_000).dropFirst())
        while fraction.hasSuffix("0") { fraction.removeLast() }
        return (millionths < 0 ? "-" : "") + String(size / 1_000_000) + (fraction.isEmpty ? "" : "." + fraction)
    }

    // MARK: - What is said afterwards

    /// The general feedback, and under it what was said to single answers, each with its answer.
    static func explanation(_ general: String, _ feedback: [(answer: String, words: String)]) -> String {
        lines(
            ([general] + feedback.filter { !$0.words.isEmpty }.map { $0.answer.isEmpty ? $0.words : "“\($0.answer)”: \($0.words)" })
                .filter { !$0.isEmpty }.joined(separator: "\n"))
    }
}
