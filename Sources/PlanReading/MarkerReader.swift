/// Reads the beginning of a line as a marker.
enum MarkerReader {
    /// The points of a Vietnamese legal list in order (Decree 30/2020: a, b, c, d, đ, e, g, …).
    static let points = ["a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v", "x", "y"]

    /// Numbers up to this one may open a clause anywhere; larger ones only where they are due, else a year at a line's beginning would.
    static let usual = 99
    private static let largest = 99_999

    /// The label of the n-th list item, from 1: a, b, c, d, đ, …, y, aa, ab, …
    static func point(_ number: Int) -> String {
        let place = max(0, number - 1)
        return place < points.count ? points[place] : point(place / points.count) + points[place % points.count]
    }

    /// The readings of a line's beginning as a marker, the likeliest first; more than one where a scanner confuses I, l and 1.
    static func readings(_ tokens: [Token]) -> [Marker] {
        guard let first = tokens.first else { return [] }
        if !first.isWord { return mark(first, tokens) }
        if let named = NamedMarkers.read(tokens) { return [named] }
        guard tokens.count > 1 else { return [] }
        if tokens[1].isWord { return ScannedRoman.bare(tokens) }
        if first.isNumber { return numbered(tokens) + ScannedRoman.readings(tokens) }
        if let sub = letterNumber(tokens) { return [sub] }
        return lettered(first, tokens) + ScannedRoman.readings(tokens)
    }

    // "S¢" and other damaged words are no markers; a marker is letters and perhaps the digit 1.
    private static func lettered(_ first: Token, _ tokens: [Token]) -> [Marker] {
        guard let (length, weak) = close(tokens, at: 1, marks: ".)/:") else { return [] }
        let mark = tokens[1].text
        var result: [Marker] = []
        let roman = romanValue(first.text)
        if let roman, !first.trusted || first.isCaps, mark != ":" || first.isCaps {
            result.append(Marker(style: .roman, value: roman, label: romanLabel(roman), length: length, isWeak: weak && !first.isCaps))
        }
        if let value = letterValue(first), mark != ":" {
            let upper = first.isUpper
            if mark == ")" && upper { return result }
            let style: Marker.Style = upper ? .upper : (mark == "." ? .letterDot : .letter)
            result.append(
                Marker(style: style, value: value, label: upper ? first.text : point(value), length: length, isWeak: weak && !upper))
        }
        if let small = smallRoman(first), mark == ")" || mark == "." || mark == "/" {
            result.append(Marker(style: .romanSmall, value: small, label: first.text, length: length))
        }
        if !first.trusted, first.text == "l" || first.text == "I" { result.append(Marker(style: .arabic, value: 1, label: "1", length: length)) }
        return result
    }

    /// How many tokens a marker takes that its mark closes at the place, and whether it is weak.
    ///
    /// A hyphen closes when a space or a capital follows ("I- MỤC ĐÍCH", "1 - Xây dựng"); "5-7 người" and "207/KH" are none.
    private static func close(_ tokens: [Token], at place: Int, marks: String) -> (length: Int, weak: Bool)? {
        guard tokens.indices.contains(place) else { return nil }
        let mark = tokens[place]
        let next = place + 1 < tokens.count ? tokens[place + 1] : nil
        if mark.isMark(marks) {
            // "V/v", "1/2025" and "http://" are none.
            if mark.isMark("/:"), let next, !next.spaced, !next.isUpper { return nil }
            // "1.-", "a)-" and "I.)" have two marks.
            if let next, next.isMark("-).:"), !next.spaced, place + 2 < tokens.count, tokens[place + 2].spaced { return (place + 2, false) }
            return (place + 1, mark.isMark(":"))
        }
        // "1, Mục đích": a scanner's comma for the point, and the habit of some writers.
        if mark.isMark(","), !mark.spaced, let next, next.spaced, next.isUpper { return (place + 1, true) }
        guard mark.isMark("-"), let next, !next.isNumber, next.spaced || next.isUpper else { return nil }
        return (place + 1, true)
    }

    private static func letterValue(_ token: Token) -> Int? {
        let text = token.text.lowercased()
        guard text.unicodeScalars.count == 1 else { return nil }
        return points.firstIndex(of: text).map { $0 + 1 }
    }

    private static let smallRomans = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv"]

    private static func smallRoman(_ token: Token) -> Int? { smallRomans.firstIndex(of: token.text).map { $0 + 1 } }

    /// "a1)", "a.1)", "b2.": a number under a letter.
    private static func letterNumber(_ tokens: [Token]) -> Marker? {
        let first = tokens[0]
        guard let letter = first.text.unicodeScalars.first, first.trusted, !first.isUpper, points.contains(String(letter)) else { return nil }
        var digits = first.text.dropFirst()
        var place = 1
        if digits.isEmpty, tokens.count > 3, tokens[1].isMark("."), !tokens[1].spaced, tokens[2].isNumber, !tokens[2].spaced {
            digits = tokens[2].text[...]
            place = 3
        }
        guard let value = Int(digits), (1...usual).contains(value), let (length, _) = close(tokens, at: place, marks: ".)/:") else { return nil }
        return Marker(style: .letterNumber, value: value, label: String(value), length: length)
    }

    private static func mark(_ first: Token, _ tokens: [Token]) -> [Marker] {
        guard tokens.count > 1 else { return [] }
        if first.text == "(" { return bracketed(tokens) }
        // "c)" looks like the sign of copyright.
        if first.text == "©", tokens[1].isMark(").") { return [Marker(style: .letter, value: 3, label: "c", length: 2)] }
        if "[|!".contains(first.text) { return ScannedRoman.readings(tokens) }
        let next = tokens[1]
        switch first.text {
        case "-", "–", "—", "−", "~", "_", "‑", "\u{2010}", "\u{2012}", "\u{F02D}":
            // "- - -" and rules are not items.
            guard next.isWord || next.isMark("“\"(‘'[") else { return [] }
            let inner = innerMarker(tokens)
            return inner.map { [$0] } ?? [Marker(style: .dash, value: 0, label: "", length: 1)]
        case "+": return next.isWord || next.isMark("“\"(") ? [Marker(style: .plus, value: 0, label: "", length: 1)] : []
        case "•", "·", "●", "▪", "*", "○", "◦", "➢", "✓", "■", "□", "◆", "❖", "➤", "►", "▶", "✔", "\u{F0B7}", "\u{F0A7}", "\u{F0D8}", "\u{F0FC}",
            "\u{F076}", "→":
            // Markdown puts its own bullet before "- …" and "+ …".
            if next.isMark("-+"), tokens.count > 2 { return mark(next, Array(tokens[1...])).map { shifted($0) } }
            return [Marker(style: .bullet, value: 0, label: "", length: 1)]
        default: return []
        }
    }

    private static func shifted(_ marker: Marker) -> Marker {
        var result = marker
        result.length += 1
        return result
    }

    /// "- a) …", "- 1.1. …": a converter put a dash before the number.
    private static func innerMarker(_ tokens: [Token]) -> Marker? {
        guard tokens.count > 3, tokens[1].spaced, tokens[1].text.unicodeScalars.count <= 2 else { return nil }
        guard tokens[1].isNumber || letterValue(tokens[1]) != nil, tokens[2].isMark(")"), tokens[3].spaced else { return nil }
        return readings(Array(tokens[1...])).first.map { shifted($0) }
    }

    private static func bracketed(_ tokens: [Token]) -> [Marker] {
        guard tokens.count > 3, tokens[2].text == ")" else { return [] }
        let inner = tokens[1]
        if inner.isNumber, let value = Int(inner.text), (1...largest).contains(value) {
            return [Marker(style: .circled, value: value, label: String(value), length: 3, isWeak: value > usual)]
        }
        var result: [Marker] = []
        if let value = letterValue(inner), !inner.isUpper { result.append(Marker(style: .letter, value: value, label: point(value), length: 3)) }
        if let value = smallRoman(inner) { result.append(Marker(style: .romanSmall, value: value, label: inner.text, length: 3)) }
        return result
    }

    private static func numbered(_ tokens: [Token]) -> [Marker] {
        guard let value = Int(tokens[0].text), tokens[0].text.utf8.count <= 5, value <= largest, value > 0 else { return [] }
        var path = [value]
        var place = 1
        // 1.1., 1.1, 3.2.1.
        while place + 1 < tokens.count, tokens[place].text == ".", !tokens[place].spaced, tokens[place + 1].isNumber, !tokens[place + 1].spaced,
            path.count < 6, tokens[place + 1].text.utf8.count <= 4, let number = Int(tokens[place + 1].text), number >= 1
        {
            path.append(number)
            place += 2
        }
        if path.count > 1 { return decimal(path, tokens, at: place) }
        guard let (length, weak) = close(tokens, at: place, marks: ".)/:") else { return [] }
        let mark = tokens[place]
        let style: Marker.Style = mark.isMark(")") ? .arabicBracket : mark.isMark("/") ? .arabicSlash : .arabic
        // A date "1/2/2025" or a number "1.000" is no marker.
        if tokens.indices.contains(place + 1), !tokens[place + 1].spaced, tokens[place + 1].isNumber { return [] }
        var result = [Marker(style: style, value: value, label: String(value), length: length, isWeak: weak || value > usual)]
        if !tokens[0].trusted, tokens[0].text.allSatisfy({ $0 == "1" }), tokens[0].text.utf8.count <= 3 {
            let roman = tokens[0].text.utf8.count
            result.append(Marker(style: .roman, value: roman, label: romanLabel(roman), length: length))
        }
        return result
    }

    private static func decimal(_ path: [Int], _ tokens: [Token], at place: Int) -> [Marker] {
        let closing = tokens.indices.contains(place) && tokens[place].isMark(".)/:") && !tokens[place].spaced ? 1 : 0
        let dashed = tokens.indices.contains(place) && tokens[place].isMark("-") ? 1 : 0
        let after = place + max(closing, dashed)
        guard tokens.indices.contains(after), tokens[after].spaced || closing + dashed > 0 else { return [] }
        if tokens[after].isMark("/,;%") || tokens[after].isNumber && (closing == 0 || !tokens[after].spaced) { return [] }
        // "2.500 hộ" is a number, "2.5 km" one too.
        let weak = path.contains { $0 > usual } || closing == 0 && path.count == 2 && !tokens[after].isUpper && !tokens[after].isMark("“\"(")
        return [Marker(style: .decimal, value: path.last ?? 1, label: String(path.last ?? 1), path: path, length: after, isWeak: weak)]
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
            case "L": digits.append(50)
            default: return nil
            }
        }
        guard !digits.isEmpty, digits.count <= 8, sure || text == "l" || text == "ll" || text == "lll" else { return nil }
        var value = 0
        for (place, digit) in digits.enumerated() {
            value += place + 1 < digits.count && digits[place + 1] > digit ? -digit : digit
        }
        return (1..<90).contains(value) ? value : nil
    }

    static func romanLabel(_ value: Int) -> String {
        var rest = value
        var result = ""
        for (number, text) in [(50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")] {
            while rest >= number {
                result += text
                rest -= number
            }
        }
        return result
    }
}

/// Markers that are words: "Điều 1.", "Phần thứ nhất", "Chương II", "Mục 1", "Một là".
enum NamedMarkers {
    private static let articles = Phrases("điều")
    private static let parts = Phrases("phần|phần thứ")
    private static let chapters = Phrases("chương|mục")
    private static let ordinals: [String: Int] = [
        "nhat1": 1, "nhât4": 1, "hai0": 2, "ba0": 3, "tư0": 4, "bôn4": 4, "năm0": 5, "sau4": 6, "bay2": 7, "tam4": 8, "chin4": 9, "mươi1": 10,
    ]
    private static let counted = Phrases("một là|hai là|ba là|bốn là|năm là|sáu là|bảy là|tám là|chín là|mười là")
    private static let countedNext = Phrases("thứ nhất|thứ hai|thứ ba|thứ tư|thứ năm|thứ sáu|thứ bảy|thứ tám")
    private static let cardinals: [String: Int] = ["môt5": 1]

    static func read(_ tokens: [Token]) -> Marker? {
        for (phrases, style) in [(parts, Marker.Style.part), (chapters, .chapter), (articles, .article)] {
            guard let count = phrases.match(tokens, at: 0), tokens[0].isUpper, tokens.count > count else { continue }
            let number = tokens[count]
            let value = Int(number.text) ?? MarkerReader.romanValue(number.text.uppercased()) ?? ordinal(number)
            guard let value, (1...MarkerReader.usual * 9).contains(value) else { continue }
            let closed = tokens.count > count + 1 && tokens[count + 1].isMark(".:-)")
            let titled = tokens.count > count + 1 && style != .article && tokens[count + 1].isCaps
            guard closed || titled || tokens.count == count + 1 else { continue }
            let label = number.isNumber ? number.text : MarkerReader.romanLabel(value)
            return Marker(style: style, value: value, label: label, length: count + (closed ? 2 : 1))
        }
        return counted(tokens)
    }

    private static let plainOrdinals = ["nhat": 1, "hai": 2, "ba": 3, "tu": 4, "bon": 4, "nam": 5, "sau": 6, "bay": 7]

    private static func ordinal(_ token: Token) -> Int? { token.trusted ? ordinals[token.key] : plainOrdinals[token.plain] }

    /// "Một là, …", "Thứ hai: …".
    private static func counted(_ tokens: [Token]) -> Marker? {
        guard let first = tokens.first, first.isUpper, first.trusted, tokens.count > 4 else { return nil }
        let word: Token
        if counted.match(tokens, at: 0) == 2 { word = first } else if countedNext.match(tokens, at: 0) == 2 { word = tokens[1] } else { return nil }
        guard let value = cardinals[word.key] ?? ordinal(word), tokens[2].isMark(",:;-") || word.key == first.key else { return nil }
        let closed = tokens[2].isMark(",:;-")
        return Marker(style: .word, value: value, label: String(value), length: closed ? 3 : 2, isWeak: true)
    }
}
