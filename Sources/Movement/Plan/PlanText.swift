internal import Crypto
internal import PlanReading
internal import Vietnamese

/// Working on the text of a plan by Unicode scalars, as the reader counts.
struct PlanText: Sendable {
    let scalars: [Unicode.Scalar]

    init(_ text: String) { scalars = Array(text.unicodeScalars) }

    /// The text between two offsets, kept within bounds.
    func slice(_ start: Int, _ end: Int) -> String {
        let from = min(max(start, 0), scalars.count)
        let to = min(max(end, from), scalars.count)
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[from..<to])
        return String(view)
    }

    /// SHA-256 of the text in UTF-8, in lower-case hexadecimal: what `sha256sum` says of the file.
    static func hash(_ text: String) -> String {
        let digits = Array("0123456789abcdef".unicodeScalars)
        var result = String.UnicodeScalarView()
        for byte in SHA256.hash(data: Array(text.utf8)) {
            result.append(digits[Int(byte >> 4)])
            result.append(digits[Int(byte & 15)])
        }
        return String(result)
    }

    /// The text with every run of white space as one space, for comparing readings.
    static func normal(_ text: String) -> String {
        Vietnamese.composed(text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// How much two texts share: words in both over words in either, without diacritics (0 to 1).
    static func likeness(_ one: String, _ other: String) -> Double {
        let left = Set(Vietnamese.folded(one).split(separator: " "))
        let right = Set(Vietnamese.folded(other).split(separator: " "))
        let either = left.union(right).count
        return either == 0 ? 1 : Double(left.intersection(right).count) / Double(either)
    }

    /// The name of the movement in a plan's title: what stands in quotation marks, else the title.
    static func movementName(_ title: String) -> String {
        for (open, close) in [("“", "”"), ("\"", "\""), ("«", "»")] {
            let parts = title.split(separator: Character(open), maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, let end = parts[1].firstIndex(of: Character(close)), end > parts[1].startIndex else { continue }
            return String(parts[1][..<end])
        }
        return title
    }
}

/// Finds the top-level parts of a plan: each begins at the heading before its first obligation and ends where the next begins.
enum PlanSections {
    static func find(in text: PlanText, obligations: [Obligation]) -> [PlanSection] {
        var starts: [(clause: String, heading: String, start: Int)] = []
        var gap = 0
        for group in groups(obligations) {
            let first = min(max(group.start, gap), text.scalars.count)
            let heading = heading(of: group.clause, from: gap, to: first, in: text)
            let start = heading?.start ?? lineStart(first, in: text)
            if start >= (starts.last?.start ?? -1) + 1 || starts.isEmpty { starts.append((group.clause, heading?.text ?? "", start)) }
            gap = max(gap, group.end)
        }
        return sections(starts, in: text)
    }

    private static func sections(_ starts: [(clause: String, heading: String, start: Int)], in text: PlanText) -> [PlanSection] {
        var result: [PlanSection] = []
        let first = starts.first?.start ?? text.scalars.count
        if starts.isEmpty || !text.slice(0, first).trimmed.isEmpty {
            result.append(PlanSection(clause: "", heading: "", start: 0, end: first))
        }
        for (index, part) in starts.enumerated() {
            let end = index + 1 < starts.count ? starts[index + 1].start : text.scalars.count
            let start = result.isEmpty ? 0 : part.start
            result.append(PlanSection(clause: part.clause, heading: part.heading, start: start, end: end))
        }
        return result
    }

    /// Stretches covered by the obligations under each first component, in the order of the text.
    private static func groups(_ obligations: [Obligation]) -> [(clause: String, start: Int, end: Int)] {
        var result: [(clause: String, start: Int, end: Int)] = []
        for one in obligations.sorted(by: { $0.source.start < $1.source.start }) {
            let top = String(one.id.prefix { $0 != "." })
            if let last = result.indices.last, result[last].clause == top {
                result[last].end = max(result[last].end, one.source.end)
            } else if !result.contains(where: { $0.clause == top }) {
                result.append((top, one.source.start, one.source.end))
            }
        }
        return result
    }

    /// The last line of a gap that reads like the heading of that part.
    private static func heading(of clause: String, from: Int, to: Int, in text: PlanText) -> (text: String, start: Int)? {
        var exact: (text: String, start: Int)?
        var alike: (text: String, start: Int)?
        var start = lineStart(from, in: text)
        while start < to {
            var end = start
            while end < text.scalars.count, text.scalars[end] != "\n" { end += 1 }
            let line = text.slice(start, end).trimmed
            let number = String(line.prefix { !$0.isWhitespace && !".),:".contains($0) })
            if start >= from || from == 0 {
                if number == clause, number != line { exact = (line, start) }
                if isRomanLike(number), isMostlyCapital(line) { alike = (line, start) }
            }
            start = end + 1
        }
        return exact ?? alike
    }

    /// Whether scanned letters may be a Roman numeral: "IL" for "II", "I11" for "III", "|V" for "IV".
    private static func isRomanLike(_ number: String) -> Bool {
        guard let first = number.first, number.count <= 5 else { return false }
        return "IVXL|".contains(first) && number.allSatisfy { "IVXL|1l!".contains($0) }
    }

    private static func isMostlyCapital(_ line: String) -> Bool {
        let letters = line.filter(\.isLetter)
        return letters.count >= 4 && letters.count(where: \.isUppercase) * 5 >= letters.count * 3
    }

    private static func lineStart(_ offset: Int, in text: PlanText) -> Int {
        var start = min(offset, text.scalars.count)
        while start > 0, text.scalars[start - 1] != "\n" { start -= 1 }
        return start
    }
}
