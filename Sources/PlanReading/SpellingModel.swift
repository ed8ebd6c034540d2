/// How likely syllables follow each other: pairs from the lists of words and the document itself, backing off to single syllables.
struct SpellingModel {
    private let lexicon: Counts
    private var document = Counts()
    private let size: Int
    private var singleCosts: [Int: Int] = [:]
    private let unseen: Int

    /// How much one sighting in the document counts against one in the lists, which name each word once.
    private static let documentWeight = 2.0
    /// Pseudo-counts for what was never seen.
    private static let openSingle = 250.0, openPair = 4.0

    init(_ vocabulary: Vocabulary) {
        lexicon = vocabulary.counts
        size = vocabulary.syllables.count
        unseen = Self.cost(Self.openSingle / (Double(lexicon.total) + Self.openSingle) / Double(max(1, size)))
    }

    /// Takes over what was learned of the document.
    mutating func learn(_ counts: Counts) {
        document = counts
        singleCosts = [:]
    }

    mutating func single(_ syllable: Int) -> Int {
        if let known = singleCosts[syllable] { return known }
        let answer = Self.cost(probability(syllable))
        singleCosts[syllable] = answer
        return answer
    }

    private func probability(_ syllable: Int) -> Double {
        let seen = Double(lexicon.single[syllable] ?? 0) + Self.documentWeight * Double(document.single[syllable] ?? 0)
        let all = Double(lexicon.total) + Self.documentWeight * Double(document.total)
        return (seen + Self.openSingle / Double(max(1, size))) / (all + Self.openSingle)
    }

    /// Whether the pair was ever seen.
    func knows(_ first: Int, _ second: Int) -> Bool {
        let pair = Counts.pair(first, second)
        return lexicon.pairs[pair] != nil || document.pairs[pair] != nil
    }

    /// What it costs to go on from the one syllable with an unseen one.
    func backoff(_ last: Int) -> Int {
        guard last != Vocabulary.nothing else { return 0 }
        let open = openness(last)
        return Self.cost(open / (followed(last) + open))
    }

    /// The share of pairs never seen (Witten and Bell): as large as what follows the syllable is various.
    private func openness(_ last: Int) -> Double { Self.openPair + Double(lexicon.open[last] ?? 0) + Double(document.open[last] ?? 0) }

    private func followed(_ last: Int) -> Double {
        Double(lexicon.followed[last] ?? 0) + Self.documentWeight * Double(document.followed[last] ?? 0)
    }

    /// The cost of the second after the first; nil when the pair was never seen.
    func pair(_ first: Int, _ second: Int) -> Int? {
        let pair = Counts.pair(first, second)
        let seen = Double(lexicon.pairs[pair] ?? 0) + Self.documentWeight * Double(document.pairs[pair] ?? 0)
        guard seen > 0 else { return nil }
        let open = openness(first)
        return Self.cost((seen + open * probability(second)) / (followed(first) + open))
    }

    /// Hundredths of the negative natural logarithm; the room has no library of mathematics.
    static func cost(_ probability: Double) -> Int {
        guard probability > 0 else { return 5000 }
        // ln x = 2 artanh((m - 1) / (m + 1)) + e ln 2 for x = m 2^e.
        let m = probability.significand
        let ratio = (m - 1) / (m + 1)
        let square = ratio * ratio
        let logarithm =
            2 * ratio * (1 + square / 3 + square * square / 5 + square * square * square / 7) + Double(probability.exponent) * 0.693_147_180_56
        return Int(-logarithm * 100)
    }
}
