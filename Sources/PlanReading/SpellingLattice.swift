/// A stretch of tokens and the way it is read.
struct SpelledUnit {
    var tokens: Range<Int>
    var text: String
    /// Whether a space stands before it as restored.
    var spaced: Bool
    var isChanged: Bool
    /// The syllables as numbers, for learning; `Vocabulary.nothing` for what is none.
    var syllables: [Int]
    /// How much dearer it would be to leave the text as it stands.
    var margin: Int
}

/// All readings of one paragraph, and the cheapest way through them (Viterbi, both ways, so that each choice has a margin).
struct SpellingLattice {
    private struct Edge {
        var start: Int
        var end: Int
        var first: Int
        var last: Int
        var syllables: [Int]
        /// Cost of the channel and of what lies inside the edge.
        var cost: Int
        var text: String
        var spaced: Bool
        var isKept: Bool
        var forward = Int.max / 4
        var backward = Int.max / 4
        var previous = -1
    }

    private var edges: [Edge] = []
    private var byStart: [[Int]]
    private var byEnd: [[Int]]
    private let count: Int

    init(count: Int) {
        self.count = count
        byStart = [[Int]](repeating: [], count: count + 1)
        byEnd = byStart
    }

    /// A reading that leaves the token as it stands.
    mutating func keep(_ place: Int, _ token: Token, syllable: Int, cost: Int, model: inout SpellingModel) {
        let own = syllable == Vocabulary.nothing ? 0 : model.single(syllable)
        append(
            Edge(
                start: place, end: place + 1, first: syllable, last: syllable, syllables: [syllable], cost: cost + own, text: token.text,
                spaced: token.spaced, isKept: true))
    }

    /// A reading as these syllables; `cost` is that of the channel.
    mutating func read(
        _ tokens: Range<Int>, _ syllables: [Int], text: String, spaced: Bool, cost: Int, isKept: Bool = false, model: inout SpellingModel
    ) {
        guard let first = syllables.first, let last = syllables.last else { return }
        var sum = cost + (first == Vocabulary.nothing ? 0 : model.single(first))
        for (one, two) in zip(syllables, syllables.dropFirst()) where two != Vocabulary.nothing {
            sum += model.pair(one, two) ?? model.backoff(one) + model.single(two)
        }
        append(
            Edge(
                start: tokens.lowerBound, end: tokens.upperBound, first: first, last: last, syllables: syllables, cost: sum, text: text,
                spaced: spaced,
                isKept: isKept))
    }

    private mutating func append(_ edge: Edge) {
        byStart[edge.start].append(edges.count)
        byEnd[edge.end].append(edges.count)
        edges.append(edge)
    }

    /// The cheapest reading of the whole.
    mutating func solved(_ model: inout SpellingModel) -> [SpelledUnit] {
        guard count > 0 else { return [] }
        for place in 0..<count { step(place, &model) }
        for place in stride(from: count, to: 0, by: -1) { stepBack(place, &model) }
        guard var place = byEnd[count].min(by: { edges[$0].forward < edges[$1].forward }) else { return [] }
        let best = edges[place].forward
        var kept = [Int](repeating: Int.max / 4, count: count)
        for edge in edges where edge.isKept && edge.end == edge.start + 1 { kept[edge.start] = min(kept[edge.start], edge.forward + edge.backward) }
        var units: [SpelledUnit] = []
        while place >= 0 {
            let edge = edges[place]
            let asItStands = kept[edge.start..<edge.end].max() ?? Int.max / 4
            units.append(
                SpelledUnit(
                    tokens: edge.start..<edge.end, text: edge.text, spaced: edge.spaced, isChanged: !edge.isKept, syllables: edge.syllables,
                    margin: asItStands - best))
            place = edge.previous
        }
        return units.reversed()
    }

    /// The cost of going from the one syllable to the other beyond that of the second alone.
    private static func link(_ last: Int, _ first: Int, _ backoff: Int, _ model: inout SpellingModel) -> Int {
        guard first != Vocabulary.nothing, last != Vocabulary.nothing else { return 0 }
        if let pair = model.pair(last, first) { return pair - model.single(first) }
        return backoff
    }

    private mutating func step(_ place: Int, _ model: inout SpellingModel) {
        if place == 0 {
            for edge in byStart[0] { edges[edge].forward = edges[edge].cost }
            return
        }
        let before = byEnd[place].map { (number: $0, last: edges[$0].last, sum: edges[$0].forward, backoff: model.backoff(edges[$0].last)) }
        for edge in byStart[place] {
            let first = edges[edge].first
            var least = Int.max / 4
            for one in before {
                let sum = one.sum + Self.link(one.last, first, one.backoff, &model)
                if sum < least {
                    least = sum
                    edges[edge].previous = one.number
                }
            }
            edges[edge].forward = least + edges[edge].cost
        }
    }

    private mutating func stepBack(_ place: Int, _ model: inout SpellingModel) {
        if place == count {
            for edge in byEnd[count] { edges[edge].backward = 0 }
            return
        }
        let after = byStart[place].map { (first: edges[$0].first, sum: edges[$0].backward + edges[$0].cost) }
        for edge in byEnd[place] {
            let last = edges[edge].last
            let backoff = model.backoff(last)
            var least = Int.max / 4
            for one in after { least = min(least, one.sum + Self.link(last, one.first, backoff, &model)) }
            edges[edge].backward = least
        }
    }
}
