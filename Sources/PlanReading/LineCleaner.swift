/// A line of the source without the marks of Markdown and HTML.
struct CleanLine: Sendable {
    private(set) var scalars: [Unicode.Scalar] = []
    /// The place of each scalar in the source.
    private(set) var offsets: [Int] = []
    private(set) var bolds: [Bool] = []
    /// Places in `scalars` of the bars that set cells of a table apart.
    private(set) var bars: [Int] = []
    /// Places in `scalars` before which a line break of HTML stands.
    private(set) var breaks: [Int] = []

    fileprivate mutating func append(_ scalar: Unicode.Scalar, at offset: Int, bold: Bool) {
        scalars.append(scalar)
        offsets.append(offset)
        bolds.append(bold)
    }

    fileprivate mutating func appendBar(at offset: Int) {
        bars.append(scalars.count)
        append("|", at: offset, bold: false)
    }

    fileprivate mutating func appendBreak() {
        if !scalars.isEmpty { breaks.append(scalars.count) }
    }

    fileprivate mutating func trimEnd() {
        while let last = scalars.last, last.properties.isWhitespace {
            scalars.removeLast()
            offsets.removeLast()
            bolds.removeLast()
        }
        breaks.removeAll { $0 >= scalars.count }
    }
}

/// Takes marks of Markdown, tags and entities of HTML, and characters without width off the lines of a text, one after another.
struct LineCleaner {
    private let scalars: [Unicode.Scalar]
    /// Whether bold is on; it can run over line ends.
    private var bold = false
    private var place = 0
    private var end = 0
    private var line = CleanLine()

    init(_ scalars: [Unicode.Scalar]) { self.scalars = scalars }

    /// Bold never runs over an empty line; an odd number of marks must not turn the rest of the text round.
    mutating func endParagraph() { bold = false }

    mutating func clean(_ range: Range<Int>) -> CleanLine {
        (place, end, line) = (range.lowerBound, range.upperBound, CleanLine())
        while place < end {
            let scalar = scalars[place]
            let taken: Bool
            switch scalar {
            case "\\": taken = takeEscape()
            case "*": taken = takeStar()
            case "_": taken = takeUnderscore()
            case "&": taken = takeEntity()
            case "<": taken = takeTag()
            case "[", "]", "!": taken = takeLink()
            case "#", ">": taken = line.scalars.isEmpty && drop()
            case "~": taken = peek(1) == "~" && drop(2)
            default: taken = Self.isInvisible(scalar) && drop()
            }
            if !taken { take(scalar) }
        }
        line.trimEnd()
        return line
    }

    private mutating func take(_ scalar: Unicode.Scalar) {
        defer { place += 1 }
        if line.scalars.isEmpty, scalar.properties.isWhitespace { return }
        switch scalar {
        case "|": line.appendBar(at: place)
        // The Icelandic letter looks the same and is often typed for the Vietnamese one.
        case "\u{D0}": line.append("Đ", at: place, bold: bold)
        case "\u{F0}": line.append("đ", at: place, bold: bold)
        default: line.append(scalar, at: place, bold: bold)
        }
    }

    private mutating func drop(_ count: Int = 1) -> Bool {
        place += count
        return true
    }

    private func peek(_ ahead: Int) -> Unicode.Scalar? { place + ahead < end ? scalars[place + ahead] : nil }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x60, 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFE00...0xFE0F, 0xFEFF: true
        default: false
        }
    }

    /// "\-" and "1\." of Markdown: the mark is meant as it stands.
    private mutating func takeEscape() -> Bool {
        place += 1
        guard let next = peek(0), next.isASCII, !next.properties.isAlphabetic, !next.properties.isWhitespace, next != "\\" else { return true }
        // Only a mark that would else be taken for markup needs to be taken here; "\|" must not begin a cell.
        if next == "*" || next == "_" || next == "|" || next == "[" || next == "]" || next == "<" || next == "#" || next == ">" || next == "!" {
            line.append(next, at: place, bold: bold)
            place += 1
        }
        return true
    }

    private mutating func takeStar() -> Bool {
        if peek(1) == "*" {
            bold.toggle()
            return drop(2)
        }
        let isBullet = line.scalars.isEmpty && (peek(1)?.properties.isWhitespace ?? false) && !restHas("*")
        return !isBullet && drop()
    }

    private func restHas(_ scalar: Unicode.Scalar) -> Bool { place + 1 < end && scalars[place + 1..<end].contains(scalar) }

    /// Underscores around words are emphasis, in a row a rule; inside a word and before a space at the beginning they stay.
    private mutating func takeUnderscore() -> Bool {
        if line.scalars.isEmpty, peek(1)?.properties.isWhitespace ?? false { return false }
        let before = place > 0 ? scalars[place - 1] : " "
        if let after = peek(1), Self.isWord(before), Self.isWord(after) { return false }
        return drop()
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool { Tokenizer.isLetter(scalar) || Tokenizer.isDigit(scalar) }

    /// The text of a link without its address; an image is left out.
    private mutating func takeLink() -> Bool {
        switch scalars[place] {
        case "!":
            guard peek(1) == "[", let close = find("]", from: place + 1, within: 300), let past = address(after: close) else { return false }
            place = past
            return true
        case "[":
            guard let close = find("]", from: place, within: 500), address(after: close) != nil else { return false }
            return drop()
        default:
            guard let past = address(after: place) else { return false }
            place = past
            return true
        }
    }

    /// The place after "(address)" when it follows the closing bracket at the place.
    private func address(after close: Int) -> Int? {
        guard close + 2 < end, scalars[close + 1] == "(", let last = find(")", from: close + 1, within: 600) else { return nil }
        let inner = scalars[close + 2..<last]
        guard let first = inner.first, !inner.prefix(12).contains(where: \.properties.isWhitespace) else { return nil }
        let isAddress = first == "#" || first == "/" || first == "." || inner.prefix(12).contains(":") || inner.contains("/") || inner.contains(".")
        return isAddress ? last + 1 : nil
    }

    private func find(_ scalar: Unicode.Scalar, from start: Int, within reach: Int) -> Int? {
        guard start < end else { return nil }
        return scalars[start..<min(end, start + reach)].firstIndex(of: scalar)
    }

    private static let entities: [String: Unicode.Scalar] = [
        "nbsp": " ", "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "ndash": "–", "mdash": "—", "ldquo": "“", "rdquo": "”",
        "lsquo": "‘", "rsquo": "’", "hellip": "…", "bull": "•", "middot": "·", "ensp": " ", "emsp": " ", "thinsp": " ", "shy": "\u{AD}",
        "zwnj": "\u{AD}", "zwsp": "\u{AD}", "ETH": "Đ", "eth": "đ",
    ]

    private mutating func takeEntity() -> Bool {
        guard let close = find(";", from: place, within: 10), close > place + 2 else { return false }
        let name = String(String.UnicodeScalarView(scalars[place + 1..<close]))
        guard let scalar = Self.entities[name] ?? Self.numbered(name) else { return Self.letterEntity(name).map { takeEntity($0, close) } ?? false }
        return takeEntity(scalar, close)
    }

    private mutating func takeEntity(_ scalar: Unicode.Scalar, _ close: Int) -> Bool {
        if !Self.isInvisible(scalar), !(line.scalars.isEmpty && scalar.properties.isWhitespace) {
            line.append(scalar, at: place, bold: bold)
        }
        place = close + 1
        return true
    }

    private static func numbered(_ name: String) -> Unicode.Scalar? {
        guard name.hasPrefix("#") else { return nil }
        let digits = name.dropFirst()
        let value = digits.first == "x" || digits.first == "X" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        guard let scalar = value.flatMap(Unicode.Scalar.init), scalar.value >= 0x20 else { return nil }
        return scalar.value == 0xA0 ? " " : scalar
    }

    private static let accents: [(name: String, tone: Unicode.Scalar)] = [
        ("grave", "\u{300}"), ("acute", "\u{301}"), ("tilde", "\u{303}"), ("circ", "\u{302}"),
    ]

    /// "&ocirc;", "&Aacute;": the letters of Vietnamese that Latin-1 has.
    private static func letterEntity(_ name: String) -> Unicode.Scalar? {
        guard let letter = name.unicodeScalars.first, let accent = accents.first(where: { name.dropFirst() == $0.name }) else { return nil }
        let whole = Token.composed(String(String.UnicodeScalarView([letter, accent.tone]))).unicodeScalars
        return whole.count == 1 ? whole.first : nil
    }

    private static let tags: Set<String> = [
        "a", "b", "big", "blockquote", "body", "br", "center", "code", "col", "colgroup", "del", "div", "em", "font", "h1", "h2", "h3", "h4", "h5",
        "h6", "hr", "html", "i", "img", "ins", "li", "ol", "p", "pre", "s", "small", "span", "strong", "sub", "sup", "table", "tbody", "td", "th",
        "thead", "tr", "u", "ul",
    ]
    private static let breaking: Set<String> = ["br", "p", "div", "li", "tr", "hr", "h1", "h2", "h3", "h4", "h5", "h6"]

    private mutating func takeTag() -> Bool {
        guard let close = find(">", from: place, within: 300) else { return false }
        let isEnd = peek(1) == "/"
        let name = String(
            String.UnicodeScalarView(scalars[(place + (isEnd ? 2 : 1))..<max(place + 1 + (isEnd ? 1 : 0), close)].prefix { Self.isWord($0) })
        )
        .lowercased()
        guard Self.tags.contains(name) else { return false }
        if name == "b" || name == "strong" { bold = !isEnd }
        if Self.breaking.contains(name) { line.appendBreak() }
        if name == "td" || name == "th", !line.scalars.isEmpty { line.append(" ", at: place, bold: false) }
        place = close + 1
        return true
    }
}
