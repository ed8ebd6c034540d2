internal import Vietnamese

/// Finds the places of a text that look damaged.
struct DoubtFinder {
    private(set) var doubts: [PlanDoubt] = []
    private let restorer: Restorer
    private var damaged: Bool { restorer.damaged }
    /// A review page is of no use beyond this number, and memory stays bounded.
    private static let most = 5000
    private static let usualMarks: Set<String> = [
        ".", ",", ";", ":", "-", "(", ")", "“", "”", "\"", "/", "?", "!", "%", "…", "+", "'", "’", "[", "]", "&", "=", "<", ">", "*", "•",
        "|", "_", "≥", "≤", "²", "³",
        "#", "§", "‘", "°", "·", "●", "→", "×",
    ]

    /// Syllables of place names that follow other spelling, such as Đắk Lắk.
    private static let names = Set(
        WordLexicon.places.split(whereSeparator: { $0 == "|" || $0 == "\n" || $0 == " " }).map { Token.keys(String($0)).key })

    private let scalars: [Unicode.Scalar]
    private let spelling: Spelling
    private var paragraphs: [[Token]] = []
    /// Words that may still be spelled: about 100 pages, so that no text takes for ever.
    private var budget = 60_000
    private static let longParagraph = 1000
    /// The longest stretch that one doubt covers, in scalars: about a line.
    private static let longest = 100

    init(_ restorer: Restorer, _ scalars: [Unicode.Scalar], _ spelling: Spelling) {
        self.restorer = restorer
        self.scalars = scalars
        self.spelling = spelling
    }

    /// Takes a paragraph; nothing is judged before the whole document is known.
    mutating func read(_ tokens: [Token]) {
        // A paragraph without end would need all its readings in memory at once.
        for start in stride(from: 0, to: tokens.count, by: Self.longParagraph) {
            paragraphs.append(Array(tokens[start..<min(tokens.count, start + Self.longParagraph)]))
        }
    }

    /// Takes a number that was misread.
    mutating func add(_ token: Token, meant label: String) { add([token], label) }

    /// The doubts in the order of the source.
    mutating func finish() {
        let wrong = paragraphs.map { tokens in tokens.indices.filter { looksWrong(tokens, $0) } }
        // Sound text without a damaged word needs no model at all.
        if damaged || wrong.contains(where: { !$0.isEmpty }) { spell(wrong.map(Set.init)) }
        doubts.sort { ($0.start, $0.end) < ($1.start, $1.end) }
        removeOverlaps()
    }

    private mutating func spell(_ wrong: [Set<Int>]) {
        var document = SpellingDocument(spelling)
        let found = paragraphs.map { restorer.found($0) }
        for (number, tokens) in paragraphs.enumerated() {
            if damaged {
                for phrase in found[number] { document.trust(Tokenizer.tokens(phrase.text)) }
            } else {
                document.trust(tokens.indices.lazy.filter { !wrong[number].contains($0) }.map { tokens[$0] })
            }
        }
        document.learn()
        if damaged {
            // What is read without doubt the first time helps with the rest.
            for (number, tokens) in paragraphs.enumerated() where isWorthSpelling(tokens) {
                document.trust(document.units(tokens, found: found[number], damaged: true, isWrong: wrong[number].contains))
            }
            document.learn()
        }
        budget = 60_000
        for (number, tokens) in paragraphs.enumerated() where doubts.count < Self.most {
            guard damaged || !wrong[number].isEmpty else { continue }
            guard isWorthSpelling(tokens) else {
                for place in wrong[number].sorted() { add(tokens[place..<place + 1], nil) }
                continue
            }
            let units = document.units(tokens, found: found[number], damaged: damaged, isWrong: wrong[number].contains)
            add(units, tokens, wrong[number])
        }
    }

    private mutating func isWorthSpelling(_ tokens: [Token]) -> Bool {
        budget -= tokens.count
        return budget >= 0
    }

    /// Neighbouring changes become one doubt; what looks wrong and has no reading becomes a doubt without a suggestion.
    private mutating func add(_ units: [SpelledUnit], _ tokens: [Token], _ wrong: Set<Int>) {
        var place = 0
        while place < units.count, doubts.count < Self.most {
            guard units[place].isChanged else {
                var end = place
                while end < units.count, !units[end].isChanged, units[end].tokens.contains(where: wrong.contains) { end += 1 }
                if end > place { add(tokens[units[place].tokens.lowerBound..<units[end - 1].tokens.upperBound], nil) }
                place = max(end, place + 1)
                continue
            }
            // A space taken away or put in before it belongs to the word before it too.
            let isDetached = units[place].spaced != tokens[units[place].tokens.lowerBound].spaced
            let start = isDetached && place > 0 ? place - 1 : place
            let end = stretch(units, tokens, from: place, wrong)
            let range = units[start].tokens.lowerBound..<units[end - 1].tokens.upperBound
            var suggestion = ""
            for unit in units[start..<end] { suggestion += (unit.spaced && !suggestion.isEmpty ? " " : "") + unit.text }
            add(tokens[range], suggestion)
            place = end
        }
    }

    /// The end of a stretch of changes on one line, over at most two sound words between them.
    private func stretch(_ units: [SpelledUnit], _ tokens: [Token], from start: Int, _ wrong: Set<Int>) -> Int {
        var end = start + 1
        var next = end
        let first = tokens[units[start].tokens.lowerBound]
        while next < units.count, next - end <= 2 {
            let unit = units[next]
            let token = tokens[unit.tokens.lowerBound]
            let isBroken = hasLineEnd(tokens[unit.tokens.lowerBound - 1].end, token.start)
            guard !isBroken, tokens[unit.tokens.upperBound - 1].end - first.start <= Self.longest else { break }
            guard unit.isChanged || (token.isWord && !unit.tokens.contains(where: wrong.contains)) else { break }
            next += 1
            if unit.isChanged { end = next }
        }
        return end
    }

    private func hasLineEnd(_ start: Int, _ end: Int) -> Bool {
        start < end && scalars[max(0, start)..<min(end, scalars.count)].contains { $0 == "\n" || $0 == "\r" || $0 == "\u{C}" }
    }

    private mutating func removeOverlaps() {
        var last = 0
        doubts.removeAll { doubt in
            if doubt.start < last { return true }
            last = doubt.end
            return false
        }
    }

    private mutating func add(_ tokens: ArraySlice<Token>, _ suggestion: String?) {
        guard doubts.count < Self.most, let first = tokens.first, let last = tokens.last, first.start < last.end else { return }
        let read = Tokenizer.text(tokens)
        // A torn syllable is whole without its space.
        let suggestion = suggestion ?? (tokens.count == 1 && first.text.contains(" ") ? TornSyllables.solid(first.text) : nil)
        if read != suggestion { doubts.append(PlanDoubt(start: first.start, end: last.end, text: read, suggestion: suggestion)) }
    }

    private func looksWrong(_ tokens: [Token], _ place: Int) -> Bool {
        let token = tokens[place]
        guard token.isWord else { return !Self.usualMarks.contains(token.key) && damaged || isStray(tokens, place) }
        if token.isNumber { return false }
        if token.text.contains(" ") { return true }
        let scalars = token.text.unicodeScalars
        if scalars.contains(where: Tokenizer.wildcards.contains) { return true }
        if scalars.contains(where: Tokenizer.isDigit) {
            // "d6i" is damaged; "QH15", "V10b", "1AE" and "4h" are not.
            let startsWithDigit = scalars.first.map(Tokenizer.isDigit) ?? false
            return scalars.contains { $0.properties.isLowercase } && !token.isUpper && scalars.count > 2 && !startsWithDigit
        }
        if Self.names.contains(token.key) { return false }
        if scalars.count == 1 { return isLoneConsonant(tokens, place) }
        if token.isCaps { return damaged && scalars.count > 4 && !Syllable.isPossible(token.text, lenient: true) }
        if scalars.allSatisfy(\.isASCII) { return damaged && !Syllable.isPossible(token.text, lenient: true) && !joinedToSign(tokens, place) }
        return !Syllable.isPossible(token.text, lenient: damaged)
    }

    /// Part of a number such as "12/KH-SNV" or of an address.
    private func joinedToSign(_ tokens: [Token], _ place: Int) -> Bool {
        let before = place > 0 && !tokens[place].spaced && tokens[place - 1].isMark("/-.@:")
        let after = place + 1 < tokens.count && !tokens[place + 1].spaced && tokens[place + 1].isMark("/-@")
        return before || after
    }

    private func isLoneConsonant(_ tokens: [Token], _ place: Int) -> Bool {
        let token = tokens[place]
        guard token.spaced, !token.isUpper, place + 1 < tokens.count, tokens[place + 1].isWord, tokens[place + 1].spaced else { return false }
        let isVowel = "aeiouyăâêôơư".contains(Vietnamese.toneless(token.text).letters)
        if isVowel { return false }
        // "100 m", "điểm a, b".
        if place > 0, tokens[place - 1].isNumber || tokens[place - 1].isMark(",") { return false }
        // "điểm b khoản 2" names a point of a law.
        return place > 0 && tokens[place - 1].key != "điêm2" && !tokens[place + 1].isNumber && tokens[place + 1].key != "khoan2"
    }

    private func isStray(_ tokens: [Token], _ place: Int) -> Bool {
        tokens[place].isMark("‘") && damaged
    }
}
