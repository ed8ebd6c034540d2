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

    init(_ restorer: Restorer) { self.restorer = restorer }

    mutating func read(_ tokens: [Token]) {
        guard doubts.count < Self.most else { return }
        var covered = Set<Int>()
        if damaged {
            for (range, text) in restorer.found(tokens) {
                covered.formUnion(range)
                let read = Tokenizer.text(tokens[range])
                let wanted = Paragraph(tokens: Array(tokens[range])).isCaps ? text.uppercased() : text
                if read != wanted { add(tokens[range], read, wanted) }
            }
        }
        var place = 0
        while place < tokens.count {
            guard !covered.contains(place), looksWrong(tokens, place) else {
                place += 1
                continue
            }
            var end = place + 1
            if let joined = rejoined(tokens, place) {
                add(tokens[place..<place + 2], Tokenizer.text(tokens[place..<place + 2]), joined)
                place += 2
                continue
            }
            while end < tokens.count, !covered.contains(end), looksWrong(tokens, end) { end += 1 }
            add(tokens[place..<end], Tokenizer.text(tokens[place..<end]), nil)
            place = end
        }
    }

    /// The doubts in the order of the source.
    mutating func finish() { doubts.sort { ($0.start, $0.end) < ($1.start, $1.end) } }

    private mutating func add(_ tokens: ArraySlice<Token>, _ read: String, _ suggestion: String?) {
        guard let first = tokens.first, let last = tokens.last, first.start < last.end else { return }
        doubts.append(PlanDoubt(start: first.start, end: last.end, text: read, suggestion: suggestion))
    }

    /// "di đ ộng": a lone consonant whose other half stands beside it.
    private func rejoined(_ tokens: [Token], _ place: Int) -> String? {
        guard place + 1 < tokens.count, tokens[place].isWord, tokens[place + 1].isWord, tokens[place + 1].spaced else { return nil }
        let whole = tokens[place].text + tokens[place + 1].text
        guard tokens[place].text.unicodeScalars.count <= 3, !tokens[place].isNumber, !tokens[place + 1].isNumber else { return nil }
        return Syllable.isPossible(whole, lenient: false) && (!whole.unicodeScalars.allSatisfy(\.isASCII) || damaged) ? whole : nil
    }

    private func looksWrong(_ tokens: [Token], _ place: Int) -> Bool {
        let token = tokens[place]
        guard token.isWord else { return !Self.usualMarks.contains(token.key) && damaged || isStray(tokens, place) }
        if token.isNumber { return false }
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
        // "điểm b khoản 2" names a point of a law.
        return place > 0 && tokens[place - 1].key != "điêm2" && !tokens[place + 1].isNumber && tokens[place + 1].key != "khoan2"
    }

    private func isStray(_ tokens: [Token], _ place: Int) -> Bool {
        tokens[place].isMark("‘") && damaged
    }
}
