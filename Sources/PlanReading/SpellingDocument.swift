internal import Vietnamese

/// Restores the syllables of one document: a noisy channel, the scanner, over a model of Vietnamese.
struct SpellingDocument {
    private let vocabulary: Vocabulary
    private var model: SpellingModel
    private var search: SpellingSearch
    private var learned = Counts()
    /// Readings of one word that enter the lattice.
    private static let most = 18
    /// How much cheaper than the text as it stands a reading must be.
    private static let confident = 120, certain = 400
    /// A capital on a word that is no part of names, inside a sentence.
    private static let noName = 150
    private static let unknown = 1250, unknownName = 1000, acronym = 350, wrong = 1900

    init(_ spelling: Spelling) {
        vocabulary = spelling.vocabulary
        model = SpellingModel(vocabulary)
        search = SpellingSearch(vocabulary)
    }

    /// Takes words of the document whose spelling can be trusted into the model.
    mutating func trust(_ tokens: some Sequence<Token>) {
        var last = Vocabulary.nothing
        for token in tokens {
            let next = token.isWord ? vocabulary.number(token) ?? Vocabulary.nothing : Vocabulary.nothing
            learned.add(next, after: last)
            last = next
        }
    }

    /// Takes the readings that leave no doubt into the model.
    mutating func trust(_ units: [SpelledUnit]) {
        var last = Vocabulary.nothing
        for unit in units {
            for syllable in unit.syllables {
                let next = !unit.isChanged || unit.margin >= Self.certain ? syllable : Vocabulary.nothing
                learned.add(next, after: last)
                last = next
            }
        }
    }

    /// Makes what was trusted the model of the document.
    mutating func learn() {
        model.learn(learned)
        learned = Counts()
    }

    /// The paragraph as it is most likely meant. `found` are phrases already recognised; `isWrong` says which tokens cannot stand;
    /// in sound text nothing else is touched.
    mutating func units(
        _ tokens: [Token], found: [(range: Range<Int>, text: String)], damaged: Bool, isWrong: (Int) -> Bool
    ) -> [SpelledUnit] {
        var lattice = SpellingLattice(count: tokens.count)
        var fixed = [Bool](repeating: false, count: tokens.count)
        for (range, text) in found {
            let phrase = Tokenizer.tokens(text)
            guard isLikely(phrase, tokens[range]) else { continue }
            for place in range { fixed[place] = true }
            addPhrase(&lattice, tokens, range, phrase)
        }
        for place in tokens.indices where !fixed[place] {
            let token = tokens[place]
            let wrong = isWrong(place)
            guard token.isWord, !isLeftAlone(tokens, place) else {
                lattice.keep(place, token, syllable: Vocabulary.nothing, cost: 0, model: &model)
                if damaged { addMark(&lattice, tokens, place, fixed) }
                continue
            }
            let caps = isAmongCaps(tokens, place)
            let own = wrong ? nil : vocabulary.number(token)
            lattice.keep(place, token, syllable: own ?? Vocabulary.nothing, cost: own == nil ? keepCost(token, caps, wrong) : 0, model: &model)
            guard damaged || wrong else { continue }
            let isInside = token.isUpper && !caps && place > 0 && tokens[place - 1].isWord
            add(&lattice, place..<place + 1, token.text, like: token, caps: caps, own: own, extra: 0, isName: isInside)
            if own == nil { addSplit(&lattice, tokens, place, caps) }
        }
        for place in tokens.indices where !fixed[place] && (damaged || isWrong(place)) { addJoined(&lattice, tokens, place, fixed, isWrong) }
        return lattice.solved(&model).map(settled)
    }

    /// A change that is not confident is none.
    private func settled(_ unit: SpelledUnit) -> SpelledUnit {
        var unit = unit
        if unit.margin < Self.confident { unit.isChanged = false }
        return unit
    }

    private func keepCost(_ token: Token, _ caps: Bool, _ wrong: Bool) -> Int {
        if wrong { return Self.wrong }
        if token.isCaps, !caps { return Self.acronym }
        return token.isUpper ? Self.unknownName : Self.unknown
    }

    /// Numbers, signs, list markers and acronyms.
    private func isLeftAlone(_ tokens: [Token], _ place: Int) -> Bool {
        let token = tokens[place]
        let scalars = token.text.unicodeScalars
        if token.isNumber || scalars.count > SpellingSearch.longest { return true }
        let next = place + 1 < tokens.count ? tokens[place + 1] : nil
        let previous = place > 0 ? tokens[place - 1] : nil
        if let next, !next.spaced, next.isMark("/@_") { return true }
        if let previous, !token.spaced, previous.isMark("/@_") { return true }
        if isAddress(tokens, place) { return true }
        let touches = (next.map { !$0.spaced && $0.isMark("-") } ?? false) || (previous.map { !token.spaced && $0.isMark("-") } ?? false)
        if touches, token.isCaps || scalars.contains(where: Tokenizer.isDigit) { return true }
        if scalars.count == 1, let next, !next.spaced, next.isMark(".)") { return true }
        // "VP", "BCH": no vowel at all.
        if token.isCaps, !token.plain.utf8.contains(where: { !("b"..."z").contains(Unicode.Scalar($0)) || "eiouy".utf8.contains($0) }) { return true }
        // Roman numbers, and numbers with a unit.
        if token.isCaps, scalars.allSatisfy({ "IVXL1".unicodeScalars.contains($0) }) { return true }
        return scalars.first.map(Tokenizer.isDigit) ?? false && scalars.count > 1 && scalars.dropFirst().contains(where: Tokenizer.isDigit)
    }

    /// Part of an address of mail or of the net: what is written in one piece with it says so.
    private func isAddress(_ tokens: [Token], _ place: Int) -> Bool {
        var start = place, end = place + 1
        while start > 0, place - start < 10, !tokens[start].spaced { start -= 1 }
        while end < tokens.count, end - place < 10, !tokens[end].spaced { end += 1 }
        guard end - start > 1 else { return false }
        return tokens[start..<end].contains { token in
            token.isWord
                && (token.plain == "www" || token.plain.hasPrefix("http")
                    || (token.text.utf8.count > 4 && token.text.utf8.contains(UInt8(ascii: "@"))))
        }
    }

    /// Whether the words around are written in capitals too.
    private func isAmongCaps(_ tokens: [Token], _ place: Int) -> Bool {
        guard isMostlyCaps(tokens[place]) else { return false }
        let around = tokens[max(0, place - 3)..<min(tokens.count, place + 4)].filter { $0.isWord && !$0.isNumber && $0.start != tokens[place].start }
        return !around.isEmpty && around.count(where: isMostlyCaps) * 2 > around.count
    }

    private func isMostlyCaps(_ token: Token) -> Bool {
        let upper = token.text.unicodeScalars.count { $0.properties.isUppercase }
        let lower = token.text.unicodeScalars.count { $0.properties.isLowercase }
        return upper > lower && (upper > 1 || lower == 0)
    }

    private func cased(_ syllable: Int, like token: Token, caps: Bool, isInside: Bool = false) -> String {
        let text = vocabulary.syllables[syllable]
        if caps { return text.uppercased() }
        return isCapital(token, text, isInside && !vocabulary.isProper(syllable)) ? text.prefix(1).uppercased() + text.dropFirst() : text
    }

    /// Whether the first letter was meant as a capital; small c, o, s, u, v and x look like capitals, and a small l like "I".
    private func isCapital(_ token: Token, _ wanted: String, _ isInside: Bool) -> Bool {
        guard token.isUpper, let first = wanted.unicodeScalars.first, let read = token.text.unicodeScalars.first else { return false }
        if read == "I", first == "l", !token.isCaps { return false }
        guard isInside, let base = token.plain.utf8.first else { return true }
        return !"cosuvx".utf8.contains(base)
    }

    /// The best readings of the word as one syllable.
    private mutating func add(
        _ lattice: inout SpellingLattice, _ range: Range<Int>, _ word: String, like token: Token, caps: Bool, own: Int?, extra: Int,
        spaced: Bool? = nil,
        isName: Bool = false
    ) {
        // In capitals every letter is upper case, which says nothing of it.
        let candidates = search.candidates(caps ? capsFolded(word) : word)
        var ranked: [(candidate: SpellingCandidate, rank: Int)] = []
        for candidate in candidates where candidate.syllable != own {
            var candidate = candidate
            if isName, !vocabulary.isProper(candidate.syllable) { candidate.cost += Self.noName }
            ranked.append((candidate, candidate.cost + model.single(candidate.syllable) * 2 / 3))
        }
        ranked.sort { ($0.rank, $0.candidate.syllable) < ($1.rank, $1.candidate.syllable) }
        for (candidate, _) in ranked.prefix(Self.most) {
            let text = cased(candidate.syllable, like: token, caps: caps, isInside: isName)
            lattice.read(
                range, [candidate.syllable], text: text, spaced: spaced ?? token.spaced, cost: candidate.cost + extra, isKept: text == word,
                model: &model)
        }
    }

    /// Only P, B and D keep their capital, behind which a Đ may stand.
    private func capsFolded(_ word: String) -> String {
        String(
            String.UnicodeScalarView(
                word.unicodeScalars.flatMap { "PBD".unicodeScalars.contains($0) ? [$0] : Array($0.properties.lowercaseMapping.unicodeScalars) }))
    }

    /// "Chiuy" for "Chi ủy": two syllables that are known to follow each other.
    private mutating func addSplit(_ lattice: inout SpellingLattice, _ tokens: [Token], _ place: Int, _ caps: Bool) {
        let token = tokens[place]
        let read = Array(token.text.unicodeScalars)
        let plain = Array(token.plain.unicodeScalars)
        guard read.count >= 4, plain.count == read.count, vocabulary.numbers(plain: token.plain).isEmpty else { return }
        for cut in 1..<read.count {
            let left = vocabulary.numbers(plain: String(String.UnicodeScalarView(plain[..<cut])))
            let right = vocabulary.numbers(plain: String(String.UnicodeScalarView(plain[cut...])))
            for one in left {
                for two in right where model.knows(one, two) {
                    let cost = search.cost(one, readAs: read[..<cut]) + search.cost(two, readAs: read[cut...]) + SpellingChannel.lostSpace
                    let text = cased(one, like: token, caps: caps) + " " + (caps ? vocabulary.syllables[two].uppercased() : vocabulary.syllables[two])
                    lattice.read(place..<place + 1, [one, two], text: text, spaced: token.spaced, cost: cost, model: &model)
                }
            }
        }
    }

    /// "trié n", "chu:c", "df)ng": one syllable torn into several tokens.
    private mutating func addJoined(
        _ lattice: inout SpellingLattice, _ tokens: [Token], _ place: Int, _ fixed: [Bool], _ isWrong: (Int) -> Bool
    ) {
        guard tokens[place].isWord, !tokens[place].isNumber else { return }
        var word = tokens[place].text
        var end = place + 1
        var gaps = 0
        while end < min(tokens.count, place + 4), !fixed[end] {
            let next = tokens[end]
            if next.spaced { gaps += 1 }
            // One gap between two words, or none at all.
            guard gaps == 0 || (gaps == 1 && end == place + 1 && next.isWord) else { return }
            guard next.isWord || ":;.,()'’‘".contains(next.text) else { return }
            word += next.text
            end += 1
            let count = word.unicodeScalars.count
            guard count <= SpellingSearch.longest - 1 else { return }
            guard next.isWord, !isLeftAlone(tokens, place) || gaps == 0 else { continue }
            if gaps == 1 {
                let isStump = [place, place + 1].contains {
                    isWrong($0) || vocabulary.number(tokens[$0]) == nil || tokens[$0].text.unicodeScalars.count == 1
                }
                let hasNumber = next.isNumber && (next.text.count > 1 || tokens[place].text.count > 1)
                guard isStump, !hasNumber, !next.isUpper || next.isCaps else { return }
            }
            add(
                &lattice, place..<end, word, like: tokens[place], caps: isAmongCaps(tokens, place), own: nil,
                extra: gaps == 1 ? SpellingChannel.brokenSyllable : 0)
        }
    }

    /// "doanh, nghiệp": a mark inside a word of two syllables; and "phòng , ban": a space that does not belong.
    private mutating func addMark(_ lattice: inout SpellingLattice, _ tokens: [Token], _ place: Int, _ fixed: [Bool]) {
        let mark = tokens[place]
        guard place > 0, !mark.isWord, ",;.'‘’".contains(mark.text), tokens[place - 1].isWord, place + 1 < tokens.count else { return }
        let next = tokens[place + 1]
        if mark.spaced, next.spaced, ",;.".contains(mark.text) {
            lattice.read(place..<place + 1, [Vocabulary.nothing], text: mark.text, spaced: false, cost: -Self.confident - 50, model: &model)
        }
        guard next.isWord, !next.isNumber, !next.isUpper, !fixed[place + 1], !isLeftAlone(tokens, place + 1) else { return }
        add(&lattice, place..<place + 2, next.text, like: next, caps: false, own: nil, extra: SpellingChannel.strayMark, spaced: true)
    }

    /// Whether no word of a short phrase is far from what was read while another syllable is near ("qua trinh" is no "quy trình").
    private mutating func isLikely(_ phrase: [Token], _ read: ArraySlice<Token>) -> Bool {
        let words = phrase.filter(\.isWord), others = read.filter(\.isWord)
        guard words.count == others.count else {
            // Syllables may be torn or run together, but none may be lost ("kinh tế số, xã hội" is no "kinh tế, xã hội").
            let letters = words.reduce(0) { $0 + $1.plain.utf8.count }
            return abs(letters - others.reduce(0) { $0 + $1.plain.unicodeScalars.count }) <= 1 + letters / 12
        }
        guard words.count <= 4 else { return true }
        for (word, other) in zip(words, others) where !other.isNumber {
            let candidates = search.candidates(other.text)
            guard let number = vocabulary.number(word), let least = candidates.map(\.cost).min() else { continue }
            let cost = candidates.first { $0.syllable == number }?.cost ?? 1000
            if cost > least + 250 { return false }
        }
        return true
    }

    /// A phrase found in the lexicon: word for word where the text has as many, with its marks and capitals, else as a whole.
    private mutating func addPhrase(_ lattice: inout SpellingLattice, _ tokens: [Token], _ range: Range<Int>, _ phrase: [Token]) {
        let isCaps = Paragraph(tokens: Array(tokens[range])).isCaps
        let numbers = phrase.map { $0.isWord ? vocabulary.number($0) ?? Vocabulary.nothing : Vocabulary.nothing }
        let words = phrase.indices.filter { phrase[$0].isWord }
        let places = range.filter { tokens[$0].isWord }
        guard words.count == places.count else {
            let text = Tokenizer.text(phrase)
            return lattice.read(
                range, numbers, text: isCaps ? text.uppercased() : text, spaced: tokens[range.lowerBound].spaced, cost: 0, model: &model)
        }
        var strays = Set<Int>()
        for (number, place) in places.enumerated() where number > 0 && place == places[number - 1] + 2 && words[number] == words[number - 1] + 1 {
            // A comma that the phrase has not is dirt on the paper.
            if ",.'‘’".contains(tokens[place - 1].text) { strays.insert(place - 1) }
        }
        for place in range where !tokens[place].isWord && !strays.contains(place) {
            let mark = tokens[place]
            let isLoose = mark.spaced && ",;.".contains(mark.text) && place > range.lowerBound
            lattice.read(
                place..<place + 1, [Vocabulary.nothing], text: mark.text, spaced: mark.spaced && !isLoose, cost: 0, isKept: !isLoose, model: &model)
        }
        for (word, place) in zip(words, places) {
            let token = tokens[place], lower = phrase[word].text.lowercased()
            let isInside = place > 0 && tokens[place - 1].isWord && !phrase[word].isUpper
            let text = isCaps ? lower.uppercased() : isCapital(token, lower, isInside) ? lower.prefix(1).uppercased() + lower.dropFirst() : lower
            let isStray = strays.contains(place - 1)
            lattice.read(
                (isStray ? place - 1 : place)..<place + 1, [numbers[word]], text: text, spaced: isStray || token.spaced, cost: 0,
                isKept: text == token.text && !isStray, model: &model)
        }
    }
}
