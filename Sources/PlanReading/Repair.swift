internal import Vietnamese

/// A stretch of damaged tokens that a phrase of the lexicon explains.
struct Restoration: Sendable {
    var tokens: Range<Int>
    var phrase: Int
    /// Tenths of a wrong letter.
    var cost: Int
    var score: Int
}

/// Restores administrative phrases in damaged text by comparing it with the lexicon in the way a scanner goes wrong.
struct Repair: Sendable {
    private struct Phrase: Sendable {
        let tokens: [Token]
        let bytes: [UInt8]
        let letters: Int
        /// The keys of its words and of neighbouring words written together.
        var keys: [Int] = []
        /// The largest cost at which the phrase still explains the text: one wrong letter in seven.
        var allowed: Int { letters < 4 ? 0 : letters < 6 ? 5 : letters * 10 / 7 }
    }
    private struct Anchor: Sendable { let phrase: Int, offset: Int, length: Int }

    static let shared = Repair()
    /// How many phrases are tried at one word, which keeps the time linear whatever the text.
    private static let triesAtOneWord = 120

    private var phrases: [Phrase] = []
    private var keyNumbers: [String: Int] = [:]
    /// Where each key stands in which phrases.
    private var anchors: [[Anchor]] = []

    private init() {
        var seen: Set<String> = []
        let places = Self.entries(WordLexicon.places)
        let addressed = places.flatMap { place in ["tỉnh ", "thành phố "].map { $0 + place } }
        let structure =
            Headings.vocabulary + TaskLines.vocabulary + BackReader.roles.longTexts + BodyLexicon.heads.longTexts
            + BodyLexicon.tails.longTexts + BodyLexicon.predicates.longTexts + Outline.notes.longTexts
        let all = Self.bodyNames + Self.entries(WordLexicon.phrases) + places + addressed + structure
        for phrase in all where seen.insert(phrase).inserted { add(phrase) }
    }

    /// The names of bodies, alone and with the office they belong to.
    static let bodyNames: [String] =
        entries(BodyLexicon.names) + entries(BodyLexicon.owned).flatMap { body in BodyLexicon.owners.map { body + " " + $0 } }

    private static func entries(_ list: String) -> [String] {
        list.split(whereSeparator: { $0 == "|" || $0 == "\n" }).map { part in
            Tokenizer.text(Tokenizer.tokens(String(part)))
        }
    }

    private mutating func add(_ text: String) {
        let tokens = Tokenizer.tokens(text)
        let stream = TokenBytes(tokens)
        let letters = stream.bytes.count(where: { (0x61...0x7A).contains($0) })
        let number = phrases.count
        phrases.append(Phrase(tokens: tokens, bytes: stream.bytes, letters: letters))
        let words = tokens.indices.filter { tokens[$0].isWord }
        // The first four words are enough to find a phrase by; more would only find it again.
        for (place, word) in words.prefix(4).enumerated() {
            let start = stream.starts[word]
            anchor(tokens[word].plain, Anchor(phrase: number, offset: start, length: stream.ends[word] - start))
            guard place + 1 < words.count, words[place + 1] == word + 1 else { continue }
            anchor(tokens[word].plain + tokens[word + 1].plain, Anchor(phrase: number, offset: start, length: stream.ends[word + 1] - start))
        }
        for word in words.dropFirst(4) {
            if let key = keyNumbers[Confusion.indexKey(tokens[word].plain)] { phrases[number].keys.append(key) }
        }
    }

    private mutating func anchor(_ word: String, _ anchor: Anchor) {
        let key = Confusion.indexKey(word)
        let number = keyNumbers[key] ?? anchors.count
        if number == anchors.count {
            keyNumbers[key] = number
            anchors.append([])
        }
        anchors[number].append(anchor)
        phrases[anchor.phrase].keys.append(number)
    }

    /// The tokens with every recognised phrase in canonical spelling, and where the phrases were found in the given tokens.
    func restored(_ tokens: [Token]) -> (tokens: [Token], found: [(range: Range<Int>, text: String)]) {
        let chosen = choose(candidates(tokens), count: tokens.count)
        var result: [Token] = []
        var found: [(range: Range<Int>, text: String)] = []
        var place = 0
        for restoration in chosen {
            result.append(contentsOf: tokens[place..<restoration.tokens.lowerBound])
            let words = canonical(restoration, in: tokens)
            found.append((restoration.tokens, Tokenizer.text(words)))
            result.append(contentsOf: words)
            place = restoration.tokens.upperBound
        }
        result.append(contentsOf: tokens[place...])
        for place in result.indices where Self.isOf(result[place]) {
            let token = result[place]
            result[place] = Token("của", start: token.start, end: token.end, isWord: true, spaced: token.spaced, bold: token.bold)
        }
        return (result, found)
    }

    /// The commonest word of all, "của", in the ways its hook is misread.
    private static func isOf(_ token: Token) -> Bool {
        !token.trusted && ["cua", "cta", "caa", "cia", "ciia", "cfla", "cira", "cuia", "cla", "c1a", "c*a"].contains(token.plain)
    }

    private func canonical(_ restoration: Restoration, in tokens: [Token]) -> [Token] {
        guard let first = tokens[restoration.tokens].first, let last = tokens[restoration.tokens].last else { return [] }
        var words = phrases[restoration.phrase].tokens
        for place in words.indices {
            words[place].start = first.start
            words[place].end = last.end
            words[place].bold = first.bold
        }
        let caps = restoration.tokens.count > 1 && tokens[restoration.tokens].allSatisfy { !$0.isWord || $0.isCaps }
        if caps { for place in words.indices where words[place].isWord { words[place].text = words[place].text.uppercased() } }
        if words.indices.contains(0) {
            words[0].spaced = first.spaced
            if first.isUpper { words[0].text = words[0].text.prefix(1).uppercased() + words[0].text.dropFirst() }
        }
        return words
    }

    private func candidates(_ tokens: [Token]) -> [[Restoration]] {
        let stream = TokenBytes(tokens)
        var byStart = [[Restoration]](repeating: [], count: tokens.count)
        let single = tokens.map { $0.isWord ? keyNumbers[Confusion.indexKey($0.plain)] ?? -1 : -1 }
        let joined = tokens.indices.map { place -> Int in
            guard place + 1 < tokens.count, tokens[place].isWord, tokens[place + 1].isWord else { return -1 }
            return keyNumbers[Confusion.indexKey(tokens[place].plain + tokens[place + 1].plain)] ?? -1
        }
        for place in tokens.indices {
            for (key, end) in [(single[place], stream.ends[place]), (joined[place], stream.ends[min(place + 1, tokens.count - 1)])] where key >= 0 {
                for anchor in anchors[key].prefix(Self.triesAtOneWord) where isLikely(phrases[anchor.phrase], near: place, key, single, joined) {
                    if let match = align(stream, anchor, start: stream.starts[place], end: end) {
                        byStart[match.tokens.lowerBound].append(match)
                    }
                }
            }
        }
        return byStart
    }

    /// Whether a phrase of four words or more has a second word near the place; comparing letter by letter is dear.
    private func isLikely(_ phrase: Phrase, near place: Int, _ key: Int, _ single: [Int], _ joined: [Int]) -> Bool {
        guard phrase.tokens.count >= 4 else { return true }
        let reach = phrase.tokens.count + 3
        for other in max(0, place - reach)..<min(single.count, place + reach) where other != place {
            if single[other] >= 0, single[other] != key, phrase.keys.contains(single[other]) { return true }
            if joined[other] >= 0, joined[other] != key, phrase.keys.contains(joined[other]) { return true }
        }
        return false
    }

    private func align(_ stream: TokenBytes, _ anchor: Anchor, start: Int, end: Int) -> Restoration? {
        let phrase = phrases[anchor.phrase]
        let head = phrase.bytes[..<anchor.offset].reversed()
        let tail = phrase.bytes[(anchor.offset + anchor.length)...]
        let reach = 8
        let before = stream.bytes[max(0, start - head.count - reach)..<start].reversed()
        let after = stream.bytes[end..<min(stream.bytes.count, end + tail.count + reach)]
        guard
            let left = Confusion.align(Array(head), Array(before), limit: phrase.allowed, backwards: true, isEnd: { stream.isStart(start - $0) }),
            let right = Confusion.align(Array(tail), Array(after), limit: phrase.allowed, backwards: false, isEnd: { stream.isEnd(end + $0) })
        else { return nil }
        let cost = left.cost + right.cost
        guard cost <= phrase.allowed, let first = stream.token(startingAt: start - left.length),
            let last = stream.token(endingAt: end + right.length), first <= last
        else { return nil }
        guard Self.fits(phrase, stream, first, last) else { return nil }
        return Restoration(tokens: first..<last + 1, phrase: anchor.phrase, cost: cost, score: phrase.letters * 10 - cost * 2 - 10)
    }

    /// Whether the first and the last word of the phrase stand in the text, so that no whole word is made up at its ends.
    private static func fits(_ phrase: Phrase, _ stream: TokenBytes, _ first: Int, _ last: Int) -> Bool {
        guard let opening = phrase.tokens.first, let closing = phrase.tokens.last else { return false }
        let front = stream.word(first), back = stream.word(last)
        let frontTwo = first < last ? front + stream.word(first + 1) : front
        let backTwo = first < last ? stream.word(last - 1) + back : back
        return resembles(Array(opening.plain.utf8), [front, Array(front.prefix(opening.plain.utf8.count)), frontTwo])
            && resembles(Array(closing.plain.utf8), [back, Array(back.suffix(closing.plain.utf8.count)), backTwo])
    }

    private static func resembles(_ wanted: [UInt8], _ readings: [[UInt8]]) -> Bool {
        let limit = max(8, wanted.count * 4)
        return readings.contains { read in
            Confusion.align(wanted, read, limit: limit, backwards: false, isEnd: { $0 == read.count }) != nil
        }
    }

    /// The phrases that together explain the most, none overlapping.
    private func choose(_ byStart: [[Restoration]], count: Int) -> [Restoration] {
        var best = [Int](repeating: 0, count: count + 1)
        var pick = [Restoration?](repeating: nil, count: count)
        for place in stride(from: count - 1, through: 0, by: -1) {
            best[place] = best[place + 1]
            for match in byStart[place] where match.score + best[match.tokens.upperBound] > best[place] {
                best[place] = match.score + best[match.tokens.upperBound]
                pick[place] = match
            }
        }
        var chosen: [Restoration] = []
        var place = 0
        while place < count {
            if let match = pick[place] {
                chosen.append(match)
                place = match.tokens.upperBound
            } else {
                place += 1
            }
        }
        return chosen
    }
}

/// Tokens as folded bytes with single spaces, and which byte belongs to which token.
struct TokenBytes: Sendable {
    private(set) var bytes: [UInt8] = []
    private(set) var starts: [Int] = []
    private(set) var ends: [Int] = []
    private var startToken: [Int] = []
    private var endToken: [Int] = []

    init(_ tokens: [Token]) {
        for token in tokens {
            if token.spaced && !bytes.isEmpty { bytes.append(0x20) }
            starts.append(bytes.count)
            for scalar in token.plain.unicodeScalars { bytes.append(scalar.isASCII ? UInt8(scalar.value) : Confusion.wildcard) }
            ends.append(bytes.count)
        }
        startToken = [Int](repeating: -1, count: bytes.count + 1)
        endToken = startToken
        for place in tokens.indices {
            startToken[starts[place]] = place
            endToken[ends[place]] = place
        }
    }

    /// The bytes of one token.
    func word(_ place: Int) -> [UInt8] { Array(bytes[starts[place]..<ends[place]]) }
    func isStart(_ byte: Int) -> Bool { startToken.indices.contains(byte) && startToken[byte] >= 0 }
    func isEnd(_ byte: Int) -> Bool { endToken.indices.contains(byte) && endToken[byte] >= 0 }
    func token(startingAt byte: Int) -> Int? { isStart(byte) ? startToken[byte] : nil }
    func token(endingAt byte: Int) -> Int? { isEnd(byte) ? endToken[byte] : nil }
}

/// Restores the words of one document, each stretch once.
final class Restorer {
    let damaged: Bool
    private var known: [SourceSpan: (tokens: [Token], found: [(range: Range<Int>, text: String)])] = [:]

    /// Words that may still be compared with the lexicon: more than 100 pages, so that no text takes for ever; the rest stays as read.
    private var budget = 60_000

    init(damaged: Bool) { self.damaged = damaged }

    /// The words in canonical spelling; in sound text the words as they are.
    func words(_ tokens: [Token]) -> [Token] { damaged ? restored(tokens).tokens : StrayMarks.removed(tokens) }

    /// The phrases recognised in damaged text.
    func found(_ tokens: [Token]) -> [(range: Range<Int>, text: String)] { damaged ? restored(tokens).found : [] }

    private func restored(_ tokens: [Token]) -> (tokens: [Token], found: [(range: Range<Int>, text: String)]) {
        guard let first = tokens.first, let last = tokens.last else { return (tokens, []) }
        let span = SourceSpan(start: first.start, end: last.end)
        if let answer = known[span] { return answer }
        guard budget >= tokens.count else { return (tokens, []) }
        budget -= tokens.count
        let answer = Repair.shared.restored(tokens)
        known[span] = answer
        return answer
    }
}
