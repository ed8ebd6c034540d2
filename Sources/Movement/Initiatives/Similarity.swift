internal import Vietnamese

/// Two sentences of two initiatives that say much the same.
public struct SimilarSentences: Sendable, Hashable {
    /// The sentence of the initiative that is looked at.
    public let mine: String
    /// The sentence of the other.
    public let theirs: String
    /// How much of the two is the same, in percent.
    public let percent: Int
}

/// How texts are compared: by sentences, without regard to diacritics, case, punctuation, i and y, and where a tone stands.
///
/// A sentence is the run of its folded syllables. Two sentences are alike when most pairs of neighbouring syllables are the same, so that a changed
/// word here and there does not hide a copy, while the same words in another order are another sentence. The share of a text is the part of its
/// syllables that stand in sentences with a like.
enum Similarity {
    /// Sentences with fewer syllables say too little to be compared.
    static let shortest = 5
    /// From how much on two sentences are alike, in percent.
    static let alike = 60
    /// From which share on a text is shown as similar, in percent.
    static let shown = 15
    /// How many keys stand for a sentence.
    private static let keysPerSentence = 4

    /// A sentence with what it is compared by.
    struct Sentence: Sendable, Hashable {
        let wording: String
        let syllables: [String]
        /// Pairs of neighbours, sorted.
        let pairs: [UInt64]

        init?(_ wording: some StringProtocol) {
            syllables = Similarity.syllables(wording)
            guard syllables.count >= Similarity.shortest else { return nil }
            self.wording = wording.trimmed
            pairs = zip(syllables, syllables.dropFirst()).map { Similarity.hash([$0, $1]) }.sorted()
        }

        /// The smallest hashes of three syllables in a row: two like sentences nearly always share one.
        var keys: [Int64] {
            let triples = (0..<syllables.count - 2).map { Similarity.hash(Array(syllables[$0..<$0 + 3])) }
            return Set(triples).sorted().prefix(Similarity.keysPerSentence).map { Int64($0 >> 1) }
        }

        /// Twice what both have, by what they have together, in percent.
        func likeness(to other: Sentence) -> Int {
            let (few, many) = (min(pairs.count, other.pairs.count), max(pairs.count, other.pairs.count))
            guard few * 2 * 100 >= Similarity.alike * (few + many) else { return 0 }
            var (i, j, common) = (0, 0, 0)
            while i < pairs.count, j < other.pairs.count {
                if pairs[i] == other.pairs[j] {
                    (i, j, common) = (i + 1, j + 1, common + 1)
                } else if pairs[i] < other.pairs[j] {
                    i += 1
                } else {
                    j += 1
                }
            }
            return common * 200 / (pairs.count + other.pairs.count)
        }
    }

    /// The sentences of texts that can be compared, each once.
    static func sentences(_ texts: [String]) -> [Sentence] {
        var seen: Set<[String]> = []
        return texts.flatMap { split($0) }.compactMap { Sentence($0) }.filter { seen.insert($0.syllables).inserted }
    }

    /// What two texts have in common: the like sentences, and the share of the first text that stands in them, in percent.
    static func compare(_ mine: [Sentence], _ theirs: [Sentence]) -> (share: Int, pairs: [SimilarSentences]) {
        let all = mine.reduce(0) { $0 + $1.syllables.count }
        guard all > 0 else { return (0, []) }
        var found: [SimilarSentences] = []
        var covered = 0
        for sentence in mine {
            let best = theirs.map { ($0, sentence.likeness(to: $0)) }.max { $0.1 < $1.1 }
            guard let best, best.1 >= alike else { continue }
            covered += sentence.syllables.count
            found.append(SimilarSentences(mine: sentence.wording, theirs: best.0.wording, percent: best.1))
        }
        return (covered * 100 / all, found)
    }

    /// Texts cut where a sentence ends: at a line, or at a mark other than a comma followed by space. "1.500" and "98/2023/NĐ-CP" stay whole.
    private static func split(_ text: String) -> [String] {
        var sentences: [String] = []
        var current = ""
        var ends = false
        for character in Vietnamese.composed(text) {
            if character == "\n" || (ends && character.isWhitespace) {
                sentences.append(current)
                current = ""
            }
            ends = ".;:!?…".contains(character)
            current.append(character)
        }
        return sentences + [current]
    }

    /// Folded syllables with i for y, so that "kỹ" and "kĩ" are one; marks between them do not count.
    static func syllables(_ text: some StringProtocol) -> [String] {
        var found: [String] = []
        var current = ""
        for scalar in Vietnamese.folded(String(text)).unicodeScalars {
            if scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) {
                current.unicodeScalars.append(scalar == "y" ? "i" : scalar)
            } else if !current.isEmpty {
                found.append(current)
                current = ""
            }
        }
        if !current.isEmpty { found.append(current) }
        return found
    }

    /// FNV-1a over the syllables, the same on every machine. The last step spreads the bits, so that the smallest hashes are a fair sample.
    private static func hash(_ syllables: [String]) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for syllable in syllables {
            for byte in syllable.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
            hash = (hash ^ 0x20) &* 0x100_0000_01b3
        }
        hash ^= hash >> 33
        hash = hash &* 0xff51_afd7_ed55_8ccd
        return hash ^ (hash >> 33)
    }
}
