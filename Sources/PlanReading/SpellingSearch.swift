/// A syllable that may stand behind what was read, and what the reading costs.
struct SpellingCandidate {
    var syllable: Int
    var cost: Int
}

/// Looks for the syllables that a scanner may have read as a given word; each word is looked for once.
struct SpellingSearch {
    private let vocabulary: Vocabulary
    private var columns: [Unicode.Scalar: [Int]] = [:]
    private var known: [String: [SpellingCandidate]] = [:]
    /// Different words that may still be looked for, so that no text takes for ever.
    private var budget = 20_000

    init(_ vocabulary: Vocabulary) { self.vocabulary = vocabulary }

    /// No syllable has more letters than seven; damage can add some.
    static let longest = 10

    mutating func candidates(_ word: String) -> [SpellingCandidate] {
        if let answer = known[word] { return answer }
        let read = Array(word.unicodeScalars)
        guard !read.isEmpty, read.count <= Self.longest, budget > 0 else { return [] }
        budget -= 1
        var walk = Walk(vocabulary.nodes, read, read.map { column($0) })
        walk.visit(0, depth: 0)
        known[word] = walk.found
        return walk.found
    }

    private mutating func column(_ scalar: Unicode.Scalar) -> [Int] {
        if let answer = columns[scalar] { return answer }
        let answer = SpellingChannel.column(scalar)
        columns[scalar] = answer
        return answer
    }

    /// The cost of reading the syllable letter for letter as the word, which must be as long.
    mutating func cost(_ syllable: Int, readAs word: ArraySlice<Unicode.Scalar>) -> Int {
        let letters = vocabulary.syllables[syllable].unicodeScalars.compactMap { SpellingChannel.numbers[$0] }
        guard letters.count == word.count else { return SpellingChannel.far }
        var sum = 0
        for (letter, scalar) in zip(letters, word) { sum += column(scalar)[letter] }
        return sum
    }

    /// One walk over the tree of syllables with a row of edit costs at each depth.
    private struct Walk {
        private let nodes: [Vocabulary.Node]
        private let columns: [[Int]]
        private let width: Int
        private let limit: Int
        private let extras: [Int]
        private let scalars: [Unicode.Scalar]
        private var rows: [Int]
        var found: [SpellingCandidate] = []
        private static let missing = SpellingChannel.letters.map(SpellingChannel.missing)

        init(_ nodes: [Vocabulary.Node], _ read: [Unicode.Scalar], _ columns: [[Int]]) {
            self.nodes = nodes
            self.columns = columns
            width = read.count + 1
            limit = min(800, 320 + 90 * read.count)
            extras = read.map(SpellingChannel.extra)
            scalars = read.map { $0.properties.lowercaseMapping.unicodeScalars.first ?? $0 }
            rows = [Int](repeating: 0, count: width * 10)
            for place in 1..<width { rows[place] = rows[place - 1] + extras[place - 1] }
        }

        mutating func visit(_ node: Int, depth: Int) {
            guard depth < 9 else { return }
            let above = depth * width, here = above + width
            var child = nodes[node].firstChild
            while child >= 0 {
                let letter = nodes[child].letter
                let left = Self.missing[letter]
                let canBeDouble = SpellingChannel.canBeDouble[letter]
                rows[here] = rows[above] + left
                var least = rows[here]
                for place in 1..<width {
                    var cost = min(rows[above + place - 1] + columns[place - 1][letter], rows[above + place] + left)
                    cost = min(cost, rows[here + place - 1] + extras[place - 1])
                    if canBeDouble, place > 1, rows[above + place - 2] < limit {
                        let torn = SpellingChannel.double(SpellingChannel.letters[letter], scalars[place - 2], scalars[place - 1])
                        cost = min(cost, rows[above + place - 2] + torn)
                    }
                    rows[here + place] = cost
                    least = min(least, cost)
                }
                if least <= limit {
                    let syllable = nodes[child].syllable
                    if syllable >= 0, rows[here + width - 1] <= limit {
                        found.append(SpellingCandidate(syllable: syllable, cost: rows[here + width - 1]))
                    }
                    visit(child, depth: depth + 1)
                }
                child = nodes[child].nextSibling
            }
        }
    }
}
