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
        /// The largest cost at which the phrase still explains the text: one wrong letter in seven.
        var allowed: Int { letters < 4 ? 0 : letters < 6 ? 5 : letters * 10 / 7 }
    }
    private struct Anchor: Sendable { let phrase: Int, offset: Int, length: Int }

    static let shared = Repair()
    /// How many phrases are tried at one word, which keeps the time linear whatever the text.
    private static let triesAtOneWord = 120

    private var phrases: [Phrase] = []
    private var anchors: [String: [Anchor]] = [:]

    private init() {
        var seen: Set<String> = []
        var lists = [BodyLexicon.names, WordLexicon.phrases, WordLexicon.places]
        let owned = Self.entries(BodyLexicon.owned)
        lists.append(Self.entries(WordLexicon.places).flatMap { place in ["tỉnh ", "thành phố "].map { $0 + place } }.joined(separator: "|"))
        lists.insert(owned.flatMap { body in BodyLexicon.owners.map { body + " " + $0 } }.joined(separator: "|"), at: 1)
        for phrase in lists.flatMap(Self.entries) where seen.insert(phrase).inserted { add(phrase) }
    }

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
        // The first three words are enough to find a phrase by; more would only find it again.
        for (place, word) in words.prefix(3).enumerated() {
            let start = stream.starts[word]
            anchors[Confusion.indexKey(tokens[word].plain), default: []].append(Anchor(phrase: number, offset: start, length: stream.ends[word] - start))
            guard place + 1 < words.count, words[place + 1] == word + 1 else { continue }
            let joined = Confusion.indexKey(tokens[word].plain + tokens[word + 1].plain)
            anchors[joined, default: []].append(Anchor(phrase: number, offset: start, length: stream.ends[word + 1] - start))
        }
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
        return (result, found)
    }

    private func canonical(_ restoration: Restoration, in tokens: [Token]) -> [Token] {
        guard let first = tokens[restoration.tokens].first, let last = tokens[restoration.tokens].last else { return [] }
        var words = phrases[restoration.phrase].tokens
        for place in words.indices {
            words[place].start = first.start
            words[place].end = last.end
            words[place].bold = first.bold
        }
        if words.indices.contains(0) {
            words[0].spaced = first.spaced
            if first.isUpper { words[0].text = words[0].text.prefix(1).uppercased() + words[0].text.dropFirst() }
        }
        return words
    }

    private func candidates(_ tokens: [Token]) -> [[Restoration]] {
        let stream = TokenBytes(tokens)
        var byStart = [[Restoration]](repeating: [], count: tokens.count)
        for (place, token) in tokens.enumerated() where token.isWord {
            var keys = [(Confusion.indexKey(token.plain), stream.ends[place])]
            if place + 1 < tokens.count, tokens[place + 1].isWord {
                keys.append((Confusion.indexKey(token.plain + tokens[place + 1].plain), stream.ends[place + 1]))
            }
            for (key, end) in keys {
                for anchor in (anchors[key] ?? []).prefix(Self.triesAtOneWord) {
                    if let match = align(stream, anchor, start: stream.starts[place], end: end) {
                        byStart[match.tokens.lowerBound].append(match)
                    }
                }
            }
        }
        return byStart
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
        guard cost <= phrase.allowed, let first = stream.token(startingAt: start - left.length), let last = stream.token(endingAt: end + right.length),
            first <= last
        else { return nil }
        return Restoration(tokens: first..<last + 1, phrase: anchor.phrase, cost: cost, score: phrase.letters * 10 - cost * 2 - 10)
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
    private var startToken: [Int: Int] = [:]
    private var endToken: [Int: Int] = [:]

    init(_ tokens: [Token]) {
        for (place, token) in tokens.enumerated() {
            if token.spaced && !bytes.isEmpty { bytes.append(0x20) }
            starts.append(bytes.count)
            startToken[bytes.count] = place
            for scalar in token.plain.unicodeScalars { bytes.append(scalar.isASCII ? UInt8(scalar.value) : Confusion.wildcard) }
            ends.append(bytes.count)
            endToken[bytes.count] = place
        }
    }

    func isStart(_ byte: Int) -> Bool { startToken[byte] != nil }
    func isEnd(_ byte: Int) -> Bool { endToken[byte] != nil }
    func token(startingAt byte: Int) -> Int? { startToken[byte] }
    func token(endingAt byte: Int) -> Int? { endToken[byte] }
}
