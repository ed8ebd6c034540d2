/// The details of a rule as people write them in a form, a file or JSON; one grammar for all three (docs/checks.md).
enum RuleText {
    /// The details of a rule in canonical Vietnamese words: what `read` understands again.
    static func write(_ rule: ScoringRule) -> String {
        switch rule {
        case .ratio, .record: ""
        case .steps(let full, let half): "đủ từ \(full[.vi]); nửa từ \(half[.vi])"
        case .sample(let size, let each): "\(size) mục × \(each[.vi])"
        case .all(let level): "từ \(level[.vi])"
        case .bands(let bands, _): bands.map { "\($0.span.vi) = \($0.points[.vi])" }.joined(separator: "; ")
        }
    }

    /// Reads the details of a rule.
    /// - Throws: `FieldFailure` that shows how to write it.
    static func read(_ kind: ScoringRuleKind, _ text: String, outside: BandHole) throws(FieldFailure) -> ScoringRule {
        let parts = text.split { $0 == ";" || $0 == "\n" || $0 == "|" }.map { String($0).trimmed }.filter { !$0.isEmpty }
        switch kind {
        case .ratio, .record:
            guard parts.isEmpty else {
                throw FieldFailure("Quy tắc này không có chi tiết; để trống ô.", "This rule has no details; leave them empty.")
            }
            return kind == .ratio ? .ratio : .record
        case .steps: return try steps(parts)
        case .sample: return try sample(text)
        case .all: return .all(at: try parts.isEmpty ? Quantity(100) : level(parts, count: 1)[0])
        case .bands:
            guard parts.count <= 50 else { throw FieldFailure("Quá 50 khoảng.", "More than 50 bands.") }
            var bands: [ScoreBand] = []
            for part in parts { bands.append(try band(part)) }
            return .bands(bands, outside: outside)
        }
    }

    private static func steps(_ parts: [String]) throws(FieldFailure) -> ScoringRule {
        if parts.isEmpty { return .steps(full: Quantity(100), half: Quantity(50)) }
        let levels = try level(parts, count: 2)
        return .steps(full: levels[0], half: levels[1])
    }

    /// Numbers, one in each part, with any words before it.
    private static func level(_ parts: [String], count: Int) throws(FieldFailure) -> [Quantity] {
        var levels: [Quantity] = []
        for part in parts {
            guard let last = part.split(separator: " ").last.map(String.init), let number = number(last) else { break }
            levels.append(number)
        }
        guard levels.count == count, parts.count == count else {
            throw count == 1
                ? FieldFailure("Ghi một mức, ví dụ: từ 100.", "Write one level, for example: from 100.")
                : FieldFailure("Ghi hai mức, ví dụ: đủ từ 100; nửa từ 50.", "Write two levels, for example: full from 100; half from 50.")
        }
        return levels
    }

    private static func sample(_ text: String) throws(FieldFailure) -> ScoringRule {
        let words = ScoringWords.bare(text.replacing("×", with: " x ")).split { $0 == " " || $0 == "*" }.map(String.init)
            .filter { !["muc", "items", "item", "x", "diem", "points"].contains($0) }
        guard words.count == 2, let size = Int(words[0]), (1...100_000).contains(size), let each = Points(words[1]), each > .zero else {
            throw FieldFailure("Ghi số mục và điểm mỗi mục, ví dụ: 50 mục × 0,4.", "Write items and points for each, for example: 50 items × 0.4.")
        }
        return .sample(size: size, each: each)
    }

    /// "từ 88 đến dưới 90 = 2", "trên 90 đến 95 = 3", "100 = 5", "từ 100 = 5", "dưới 50 = 0"; a bare "88-90 = 2" takes both ends in.
    static func band(_ text: String) throws(FieldFailure) -> ScoreBand {
        let example = FieldFailure(
            "Không hiểu “\(text.prefix(60))”; ghi như: từ 88 đến dưới 90 = 2.",
            "“\(text.prefix(60))” was not understood; write: from 88 to below 90 = 2.")
        let sides = text.split(separator: "=", omittingEmptySubsequences: false).map { String($0).trimmed }
        guard sides.count == 2, let points = sides[1].split(separator: " ").first.flatMap({ Points(String($0)) }) else { throw example }
        let bare = ScoringWords.bare(sides[0].replacing("–", with: " - ").replacing("-", with: " - ").replacing("%", with: ""))
        var lower: BandEdge?
        var upper: BandEdge?
        var mode = "at"
        for word in bare.split(separator: " ").map(String.init) {
            switch word {
            case "tu", "from": mode = "from"
            case "tren", "above": mode = "above"
            case "den", "toi", "to", "-": mode = "to"
            case "duoi", "below": mode = "below"
            default:
                guard let number = number(word) else { throw example }
                switch mode {
                case "from" where lower == nil: lower = BandEdge(number, inclusive: true)
                case "above" where lower == nil: lower = BandEdge(number, inclusive: false)
                case "to" where upper == nil: upper = BandEdge(number, inclusive: true)
                case "below" where upper == nil: upper = BandEdge(number, inclusive: false)
                case "at" where lower == nil && upper == nil: lower = BandEdge(number, inclusive: true)
                default: throw example
                }
                if mode == "at" { mode = "single" } else { mode = "done" }
            }
        }
        guard lower != nil || upper != nil, mode == "single" || mode == "done" else { throw example }
        // A single number stands for itself alone.
        if mode == "single" { upper = lower }
        return ScoreBand(from: lower, to: upper, points: points)
    }

    private static func number(_ word: String) -> Quantity? {
        guard let number = Quantity(word.replacing("%", with: "")), number >= Quantity(0), number <= Quantity(1_000_000_000) else { return nil }
        return number
    }
}

extension ScoreBand {
    /// The band in words that say for each end whether it belongs to it.
    public var span: Text {
        if let from, let to, from.value == to.value, from.isInclusive, to.isInclusive { return Text(from.value[.vi], from.value[.en]) }
        var vi: [String] = []
        var en: [String] = []
        if let from {
            vi.append((from.isInclusive ? "từ " : "trên ") + from.value[.vi])
            en.append((from.isInclusive ? "from " : "above ") + from.value[.en])
        }
        if let to {
            vi.append((from == nil ? "" : "đến ") + (to.isInclusive ? "" : "dưới ") + to.value[.vi])
            en.append((from == nil && !to.isInclusive ? "" : "to ") + (to.isInclusive ? "" : "below ") + to.value[.en])
            if from == nil, to.isInclusive { vi[0] = "đến \(to.value[.vi])" }
        }
        return Text(vi.joined(separator: " "), en.joined(separator: " "))
    }

    /// The band as texts write it, ends only: "88–90".
    var briefSpan: Text {
        guard let from, let to else { return span }
        return Text("\(from.value[.vi])–\(to.value[.vi])", "\(from.value[.en])–\(to.value[.en])")
    }
}
