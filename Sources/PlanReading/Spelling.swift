internal import Vietnamese

/// The syllables by which damaged Vietnamese is restored.
///
/// Which syllables exist comes from a dictionary that the caller reads (hunspell-vi), else from the rules of spelling; how often they follow
/// each other comes from the project's own lists of words, never from a plan.
public struct Spelling: Sendable {
    private let dictionary: Vocabulary?

    /// Without a dictionary: every syllable that the rules of Vietnamese spelling allow.
    public static let none = Spelling()

    private init() { dictionary = nil }

    /// The syllables of a hunspell dictionary, from the text of its ".dic" file.
    ///
    /// The first line is a count; an entry may have flags after a slash. Entries that are no Vietnamese syllables are passed over.
    public init(dictionary text: String) {
        var syllables: [String] = []
        for line in text.split(whereSeparator: \.isNewline) {
            let entry = line.prefix { $0 != "/" && $0 != "\t" }
            for word in entry.split(whereSeparator: { $0 == " " || $0 == "-" }) where syllables.count < Self.most {
                guard word.unicodeScalars.count <= 24, !word.utf8.contains(where: { (0x30...0x39).contains($0) }) else { continue }
                let syllable = Vietnamese.composed(word.lowercased())
                if Syllable.isPossible(syllable, lenient: false) { syllables.append(syllable) }
            }
        }
        dictionary = syllables.isEmpty ? nil : Vocabulary(syllables)
    }

    /// More syllables than Vietnamese has.
    private static let most = 30_000

    /// Built when first asked for, as sound text needs none.
    private static let byRule = Vocabulary(Syllable.all())

    var vocabulary: Vocabulary { dictionary ?? Self.byRule }
}

/// Numbered syllables as a tree of letters, with how often they and their pairs stand in the lists of words.
final class Vocabulary: Sendable {
    /// The number that stands for the beginning, a mark, a number or an unknown word.
    static let nothing = 0

    struct Node: Sendable {
        var letter: Int
        var syllable = -1
        var firstChild = -1
        var nextSibling = -1
    }

    let syllables: [String]
    let nodes: [Node]
    let counts: Counts
    private let numbers: [String: Int]
    private let byPlain: [String: [Int]]
    /// Syllables that begin with a capital somewhere in the lists.
    private let proper: Set<Int>

    init(_ more: [String]) {
        var builder = Builder()
        for phrase in Self.phrases { builder.add(phrase, weight: 1) }
        for (words, weight) in OrdinaryWords.frequent { for word in words.split(separator: " ") { builder.add(String(word), weight: weight) } }
        for syllable in more { _ = builder.number(syllable) }
        syllables = builder.syllables
        nodes = builder.nodes
        counts = builder.counts
        numbers = builder.numbers
        byPlain = builder.byPlain
        proper = builder.proper
    }

    /// Whether the syllable can be part of a name, so that a capital inside a sentence is no surprise.
    func isProper(_ syllable: Int) -> Bool { proper.contains(syllable) }

    /// The syllable's number; "hoà" is "hòa".
    func number(_ token: Token) -> Int? { numbers[token.key] }

    /// The syllables with these letters when diacritics are taken off.
    func numbers(plain: String) -> [Int] { byPlain[plain] ?? [] }

    private static var phrases: [String] {
        let lists = [WordLexicon.phrases, WordLexicon.places, WordLexicon.families, BodyLexicon.names, BodyLexicon.owned, OrdinaryWords.list]
        return lists.flatMap { $0.split(whereSeparator: { $0 == "|" || $0 == "\n" }).map(String.init) } + WordLexicon.documents + Headings.vocabulary
            + TaskLines.vocabulary + BackReader.roles.longTexts + BodyLexicon.heads.longTexts + BodyLexicon.tails.longTexts
            + BodyLexicon.predicates.longTexts + Outline.notes.longTexts
    }

    private struct Builder {
        var syllables = [""]
        var nodes = [Node(letter: -1)]
        var counts = Counts()
        var numbers: [String: Int] = [:]
        var byPlain: [String: [Int]] = [:]
        var proper: Set<Int> = []
        private var seen: Set<String> = []

        mutating func add(_ phrase: String, weight: Int) {
            let tokens = Tokenizer.tokens(phrase)
            guard weight > 1 || seen.insert(Tokenizer.text(tokens).lowercased()).inserted else { return }
            var last = Vocabulary.nothing
            for token in tokens {
                let next = token.isWord && Syllable.isPossible(token.text, lenient: false) ? number(token.text.lowercased()) : Vocabulary.nothing
                counts.add(next, after: last, weight)
                if token.isUpper { proper.insert(next) }
                last = next
            }
            counts.end(last, weight)
        }

        mutating func number(_ syllable: String) -> Int {
            let (key, plain) = Token.keys(syllable)
            if let known = numbers[key] { return known }
            let number = syllables.count
            numbers[key] = number
            syllables.append(syllable)
            byPlain[plain, default: []].append(number)
            insert(syllable, number)
            return number
        }

        private mutating func insert(_ syllable: String, _ number: Int) {
            var node = 0
            for scalar in syllable.unicodeScalars {
                guard let letter = SpellingChannel.numbers[scalar] else { return }
                var child = nodes[node].firstChild
                while child >= 0, nodes[child].letter != letter { child = nodes[child].nextSibling }
                if child < 0 {
                    child = nodes.count
                    nodes.append(Node(letter: letter, nextSibling: nodes[node].firstChild))
                    nodes[node].firstChild = child
                }
                node = child
            }
            nodes[node].syllable = number
        }
    }
}

/// How often syllables and pairs of them were seen.
struct Counts: Sendable {
    private(set) var total = 0
    private(set) var single: [Int: Int] = [:]
    private(set) var pairs: [Int: Int] = [:]
    /// How often each syllable was followed by another.
    private(set) var followed: [Int: Int] = [:]
    /// How many different syllables followed each, and how often nothing did: how open it is to others.
    private(set) var open: [Int: Int] = [:]

    mutating func add(_ syllable: Int, after last: Int, _ weight: Int = 1) {
        guard syllable != Vocabulary.nothing else { return }
        guard last != Vocabulary.nothing else { return weight > 1 ? see(syllable, weight) : see(syllable, 0) }
        let pair = Self.pair(last, syllable)
        // Alone a syllable counts by how many different neighbours it has: "vị" is common only after "đơn".
        if pairs[pair] == nil {
            see(syllable, 1)
            see(last, 1)
            open[last, default: 0] += 1
        }
        pairs[pair, default: 0] += weight
        followed[last, default: 0] += weight
    }

    /// Notes that a phrase ends with the syllable, so that anything may follow it.
    mutating func end(_ last: Int, _ weight: Int) {
        if last != Vocabulary.nothing { open[last, default: 0] += weight }
    }

    private mutating func see(_ syllable: Int, _ weight: Int) {
        // What was only ever seen alone still counts once.
        let gain = weight == 0 ? (single[syllable] == nil ? 1 : 0) : weight
        single[syllable, default: 0] += gain
        total += gain
    }

    static func pair(_ first: Int, _ second: Int) -> Int { first << 24 | second }
}
