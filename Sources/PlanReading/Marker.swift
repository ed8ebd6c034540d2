/// The number, letter or dash that opens a clause.
struct Marker: Sendable {
    enum Style: Int, Sendable {
        case part, chapter, upper, roman, article, arabic, arabicBracket, arabicSlash, decimal, letter, letterDot, circled, dash, plus, bullet

        /// How deep the style usually stands; a shallower style closes deeper ones.
        var rank: Int {
            switch self {
            case .part: 0
            case .chapter: 1
            case .upper: 2
            case .roman: 3
            case .article: 4
            case .arabic, .arabicBracket, .arabicSlash: 5
            case .decimal: 6
            case .letter, .letterDot: 8
            case .circled: 9
            case .dash: 10
            case .plus: 11
            case .bullet: 12
            }
        }
        var isList: Bool { self == .dash || self == .plus || self == .bullet }
    }
    var style: Style
    /// The place in its sequence, from 1; 0 for list marks, which do not count themselves.
    var value: Int
    /// What the clause path shows, empty for list marks.
    var label: String
    /// All numbers of a decimal ("3.2.1").
    var path: [Int] = []
    /// How many tokens the marker takes.
    var length: Int
}

enum MarkerReader {
    /// The points of a Vietnamese legal list in order (Decree 30/2020: a, b, c, d, đ, e, g, …).
    static let points = ["a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v", "x", "y"]

    /// The label of the n-th list item, from 1: a, b, c, d, đ, …, y, aa, ab, …
    static func point(_ number: Int) -> String {
        let place = max(0, number - 1)
        return place < points.count ? points[place] : point(place / points.count) + points[place % points.count]
    }

    /// The readings of a line's beginning as a marker, the likeliest first; more than one where a scanner confuses I, l and 1.
    static func readings(_ tokens: [Token]) -> [Marker] {
        guard let first = tokens.first else { return [] }
        if !first.isWord { return mark(first, tokens) }
        if let named = named(tokens) { return [named] }
        guard tokens.count > 1, !tokens[1].isWord else { return [] }
        if first.isNumber { return numbered(tokens) }
        // "S¢" and other damaged words are no markers; a marker is letters and perhaps the digit 1.
        let close = tokens[1].text
        var result: [Marker] = []
        if close == "." || close == ")" || close == "/" || (close == "-" && tokens[1].spaced) || close == ":" {
            if let roman = romanValue(first.text), roman <= 40, !first.trusted || first.isCaps, close != ":" || first.isCaps {
                result.append(Marker(style: .roman, value: roman, label: romanLabel(roman), length: 2))
            }
            if let value = letterValue(first), close == ")" || close == "." || close == "/" {
                let upper = first.isUpper
                let style: Marker.Style = upper ? .upper : (close == "." ? .letterDot : .letter)
                if close == ")" && upper { return result }
                result.append(Marker(style: style, value: value, label: upper ? first.text : MarkerReader.point(value), length: 2))
            }
            if !first.trusted, first.text == "l" || first.text == "I" { result.append(Marker(style: .arabic, value: 1, label: "1", length: 2)) }
        }
        return result
    }

    private static func letterValue(_ token: Token) -> Int? {
        let text = token.text.lowercased()
        guard text.unicodeScalars.count == 1 else { return nil }
        return points.firstIndex(of: text).map { $0 + 1 }
    }

    private static func mark(_ first: Token, _ tokens: [Token]) -> [Marker] {
        guard tokens.count > 1 else { return [] }
        if first.text == "(" {
            guard tokens.count > 3, tokens[2].text == ")" else { return [] }
            let inner = tokens[1]
            if inner.isNumber, let value = Int(inner.text), (1...60).contains(value) {
                return [Marker(style: .circled, value: value, label: String(value), length: 3)]
            }
            if let value = letterValue(inner), !inner.isUpper { return [Marker(style: .letter, value: value, label: point(value), length: 3)] }
            return []
        }
        let next = tokens[1]
        switch first.text {
        case "-", "–", "—", "−", "~", "_", "‑":
            // "- - -" and rules are not items.
            return next.isWord || next.isMark("“\"(‘'") ? [Marker(style: .dash, value: 0, label: "", length: 1)] : []
        case "+": return next.isWord || next.isMark("“\"(") ? [Marker(style: .plus, value: 0, label: "", length: 1)] : []
        case "•", "·", "●", "▪", "*", "○", "◦", "➢", "✓", "\u{F0B7}", "\u{F0A7}", "\u{F02D}":
            return [Marker(style: .bullet, value: 0, label: "", length: 1)]
        default: return []
        }
    }

    private static func numbered(_ tokens: [Token]) -> [Marker] {
        guard let value = Int(tokens[0].text), tokens[0].text.utf8.count <= 3, value <= 99, value > 0 else { return [] }
        var path = [value]
        var place = 1
        // 1.1., 1.1, 3.2.1.
        while place + 1 < tokens.count, tokens[place].text == ".", !tokens[place].spaced, tokens[place + 1].isNumber, !tokens[place + 1].spaced,
            path.count < 5, let number = Int(tokens[place + 1].text), (1...99).contains(number)
        {
            path.append(number)
            place += 2
        }
        let close = tokens.indices.contains(place) ? tokens[place] : nil
        if path.count > 1 {
            let closed = close.map { $0.isMark(".)/") && !$0.spaced } ?? false
            let after = closed ? place + 1 : place
            guard tokens.indices.contains(after), tokens[after].spaced || closed else { return [] }
            if tokens[after].isNumber || tokens[after].isMark("/,;%") { return [] }
            return [Marker(style: .decimal, value: path.last ?? 1, label: String(path.last ?? 1), path: path, length: after)]
        }
        guard let close, close.isMark(".)/") else { return [] }
        let style: Marker.Style = close.text == "." ? .arabic : close.text == ")" ? .arabicBracket : .arabicSlash
        // A date "1/2/2025" or a number "1.000" is no marker.
        if tokens.indices.contains(place + 1), !tokens[place + 1].spaced, tokens[place + 1].isNumber { return [] }
        var result = [Marker(style: style, value: value, label: String(value), length: place + 1)]
        if !tokens[0].trusted, tokens[0].text.allSatisfy({ $0 == "1" }), tokens[0].text.utf8.count <= 3 {
            let roman = tokens[0].text.utf8.count
            result.append(Marker(style: .roman, value: roman, label: romanLabel(roman), length: place + 1))
        }
        return result
    }

    private static let articleWord = Phrases("điều")
    private static let partWord = Phrases("phần|phần thứ")
    private static let chapterWord = Phrases("chương|mục")
    private static let ordinals: [String: Int] = ["nhat": 1, "hai": 2, "ba": 3, "tu": 4, "bon": 5, "nam": 6, "sau": 6, "bay": 7]

    /// "Điều 1.", "Phần I", "Phần thứ nhất", "Chương II", "Mục 1".
    private static func named(_ tokens: [Token]) -> Marker? {
        for (phrases, style) in [(partWord, Marker.Style.part), (chapterWord, .chapter), (articleWord, .article)] {
            guard let count = phrases.match(tokens, at: 0), tokens[0].isUpper, tokens.count > count else { continue }
            let number = tokens[count]
            guard let value = Int(number.text) ?? romanValue(number.text) ?? ordinals[number.plain], (1...99).contains(value) else { continue }
            let closed = tokens.count > count + 1 && tokens[count + 1].isMark(".:-)")
            guard closed || tokens.count == count + 1 else { continue }
            return Marker(style: style, value: value, label: number.isNumber ? number.text : romanLabel(value), length: count + (closed ? 2 : 1))
        }
        return nil
    }

    /// The value of a Roman number as a scanner may show it (l, 1, | and ! for I); nil when no letter of it is Roman.
    static func romanValue(_ text: String) -> Int? {
        var digits: [Int] = []
        var sure = false
        for scalar in text.unicodeScalars {
            switch scalar {
            case "I": digits.append(1); sure = true
            case "l", "1", "!", "|": digits.append(1)
            case "V": digits.append(5); sure = true
            case "X": digits.append(10); sure = true
            default: return nil
            }
        }
        guard !digits.isEmpty, digits.count <= 6, sure || text == "l" || text == "ll" || text == "lll" else { return nil }
        var value = 0
        for (place, digit) in digits.enumerated() {
            value += place + 1 < digits.count && digits[place + 1] > digit ? -digit : digit
        }
        return value > 0 ? value : nil
    }

    static func romanLabel(_ value: Int) -> String {
        var rest = value
        var result = ""
        for (number, text) in [(40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")] {
            while rest >= number {
                result += text
                rest -= number
            }
        }
        return result
    }
}
