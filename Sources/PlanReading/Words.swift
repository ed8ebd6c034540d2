internal import Vietnamese

/// A word or a single mark of the text, with its place in the source.
struct Token: Sendable {
    /// The word with composed letters, or the mark.
    var text: String
    /// Lower case with the tone at the end, so that "hoà" and "hòa" are equal; every dash is "-".
    var key: String
    /// Lower case without diacritics.
    var plain: String
    var start: Int
    var end: Int
    var isWord: Bool
    /// Whether white space or a line end stands before it.
    var spaced: Bool
    var bold: Bool
    /// Whether its diacritics may be relied on; in damaged text only words restored from the lexicon are.
    var trusted: Bool

    init(_ text: String, start: Int, end: Int, isWord: Bool, spaced: Bool, bold: Bool = false, trusted: Bool = true) {
        let dash = text == "–" || text == "—" || text == "−"
        self.text = text
        (key, plain) = isWord ? Self.keys(text) : (dash ? "-" : text, dash ? "-" : text)
        self.start = start
        self.end = end
        self.isWord = isWord
        self.spaced = spaced
        self.bold = bold
        self.trusted = trusted
    }

    static func keys(_ word: String) -> (key: String, plain: String) {
        let (letters, tone) = Vietnamese.toneless(word)
        return (letters + String(tone), Vietnamese.folded(word))
    }

    static func composed(_ text: String) -> String { Vietnamese.composed(text) }

    var isUpper: Bool { text.unicodeScalars.first?.properties.isUppercase ?? false }
    /// Whether no letter is lower case and at least one is upper case.
    var isCaps: Bool {
        var seen = false
        for scalar in text.unicodeScalars {
            if scalar.properties.isLowercase { return false }
            if scalar.properties.isUppercase { seen = true }
        }
        return seen
    }
    var isNumber: Bool { isWord && text.unicodeScalars.allSatisfy { (0x30...0x39).contains($0.value) } }
    func isMark(_ marks: String) -> Bool { !isWord && marks.contains(key) }
}

/// A list of phrases that can be looked for in tokens, longest first.
struct Phrases: Sendable {
    private struct Phrase: Sendable { let words: [Token] }
    private var byFirst: [String: [Phrase]] = [:]
    /// The phrases of two words or more as text, for the lexicon by which damaged text is restored.
    private(set) var longTexts: [String] = []

    /// Phrases separated by line ends or "|".
    init(_ list: String) {
        for line in list.split(whereSeparator: { $0 == "\n" || $0 == "|" }) {
            let words = Tokenizer.tokens(String(line))
            if words.count > 1 { longTexts.append(Tokenizer.text(words)) }
            if let first = words.first { byFirst[first.plain, default: []].append(Phrase(words: words)) }
        }
        for (first, phrases) in byFirst { byFirst[first] = phrases.sorted { $0.words.count > $1.words.count } }
    }

    /// How many tokens the longest phrase takes that begins at the place, or nil.
    func match(_ tokens: [Token], at place: Int) -> Int? {
        guard tokens.indices.contains(place), let phrases = byFirst[tokens[place].plain] else { return nil }
        search: for phrase in phrases where place + phrase.words.count <= tokens.count {
            for (offset, word) in phrase.words.enumerated() {
                let token = tokens[place + offset]
                guard token.trusted ? token.key == word.key : token.plain == word.plain else { continue search }
            }
            return phrase.words.count
        }
        return nil
    }

    /// The place of the first phrase found, with its length.
    func first(in tokens: [Token], from start: Int = 0) -> (place: Int, count: Int)? {
        guard start >= 0 else { return nil }
        var place = start
        while place < tokens.count {
            if let count = match(tokens, at: place) { return (place, count) }
            place += 1
        }
        return nil
    }

    func found(in tokens: [Token]) -> Bool { first(in: tokens) != nil }
}

enum Tokenizer {
    /// Marks a scanner puts in the place of a letter.
    static let wildcards: Set<Unicode.Scalar> = ["¢", "£", "€", "¥", "§", "@", "ﬁ", "ﬂ", "°"]

    static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return (0x61...0x7A).contains(scalar.value | 0x20) }
        return scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark
    }

    static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (0x30...0x39).contains(scalar.value) }

    /// The tokens of a stand-alone string, without places.
    static func tokens(_ string: String) -> [Token] {
        let scalars = Array(string.unicodeScalars)
        return tokens(scalars, offsets: Array(scalars.indices), bold: [])
    }

    /// Words and marks; `offsets` are the places of the scalars in the source, `bold` says which stand in bold.
    static func tokens(_ scalars: [Unicode.Scalar], offsets: [Int], bold: [Bool], trusted: Bool = true) -> [Token] {
        var result: [Token] = []
        var place = 0
        var spaced = true
        while place < scalars.count {
            let scalar = scalars[place]
            if scalar.properties.isWhitespace {
                spaced = true
                place += 1
                continue
            }
            var end = place + 1
            let isWord = isWordScalar(scalars, place, start: place)
            if isWord {
                while end < scalars.count, isWordScalar(scalars, end, start: place) { end += 1 }
            }
            let text = Vietnamese.composed(String(String.UnicodeScalarView(scalars[place..<end])))
            let isBold = bold.indices.contains(place) && bold[place]
            result.append(
                Token(text, start: offsets[place], end: offsets[end - 1] + 1, isWord: isWord, spaced: spaced, bold: isBold, trusted: trusted))
            spaced = false
            place = end
        }
        return trusted ? TornSyllables.joined(result) : result
    }

    private static func isWordScalar(_ scalars: [Unicode.Scalar], _ place: Int, start: Int) -> Bool {
        let scalar = scalars[place]
        if isLetter(scalar) || isDigit(scalar) || wildcards.contains(scalar) { return true }
        // "S&" is a damaged syllable, "A&B" is two words.
        guard scalar == "&", place > start else { return false }
        return place + 1 == scalars.count || !isLetter(scalars[place + 1])
    }

    /// The tokens as running text, with one space wherever the source has white space.
    static func text(_ tokens: some Sequence<Token>) -> String {
        var result = ""
        for token in tokens {
            if token.spaced && !result.isEmpty { result += " " }
            result += token.text
        }
        return result
    }
}
