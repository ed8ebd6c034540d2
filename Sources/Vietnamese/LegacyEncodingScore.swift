/// How much of a text reads as Vietnamese, told from the words that carry a letter beyond ASCII; words without one say nothing about encodings.
public struct VietnameseScore: Sendable, Equatable {
    /// Words with a letter or sign beyond ASCII.
    public private(set) var marked = 0
    /// Those of them that Vietnamese spelling allows as one syllable.
    public private(set) var plausible = 0

    /// Reads the text once.
    public init(_ text: some StringProtocol) {
        var word: [Unicode.Scalar] = []
        var isMarked = false
        for scalar in text.unicodeScalars {
            if Self.isPartOfWord(scalar) {
                // Longer than any syllable is enough to know.
                if word.count < 12 { word.append(scalar) }
                if !scalar.isASCII { isMarked = true }
            } else if !word.isEmpty {
                if isMarked { count(word) }
                word.removeAll(keepingCapacity: true)
                isMarked = false
            }
        }
        if isMarked { count(word) }
    }

    /// The share of plausible words, from 0 to 1; 0 when no word is marked.
    public var share: Double { marked == 0 ? 0 : Double(plausible) / Double(marked) }

    private mutating func count(_ word: [Unicode.Scalar]) {
        marked += 1
        if SyllableShape.allows(word) { plausible += 1 }
    }

    /// Signs of Latin-1 count as letters: they are what bytes of old encodings look like ("x· héi").
    private static func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x41...0x5A, 0x61...0x7A: true
        case ..<0xA1, 0x2000...0x206F: false
        default: !scalar.properties.isWhitespace
        }
    }
}

/// The shape of a Vietnamese syllable: an onset, a nucleus that carries the tone, a coda.
enum SyllableShape {
    private static let onsets: Set<String> = [
        "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "q", "r", "s", "t", "th", "tr",
        "v", "x",
    ]

    private enum Coda { case none, optional, required }

    /// Each nucleus: which of its vowels may carry the tone (bits from the first), and whether a consonant follows.
    private static let nuclei: [String: (tones: Int, coda: Coda)] = {
        var table: [String: (tones: Int, coda: Coda)] = [:]
        let rows: [(names: String, tones: Int, coda: Coda)] = [
            ("a e ê i o ô ơ u ư y", 1, .optional),
            ("ă â", 1, .required),
            ("ai ao au ay âu ây eo êu ia iu oi ôi ơi ưa ưi ưu", 1, .none),
            ("oa oe uy ua ue ui", 3, .optional),
            ("uê", 2, .optional),
            ("uơ", 2, .none),
            ("oă uâ uă iê yê uô ươ oo ôô", 2, .required),
            ("iêu yêu oai oao oay oeo uai uao uau uay uây uôi ươi ươu uya uêu", 2, .none),
            ("uyu", 6, .none),
            ("uyê", 4, .required),
        ]
        for row in rows {
            for name in row.names.split(separator: " ") { table[String(name)] = (row.tones, row.coda) }
        }
        return table
    }()

    /// Codas, and whether they are stops, after which only sắc and nặng are heard.
    private static let codas: [String: Bool] = [
        "": false, "c": true, "ch": true, "m": false, "n": false, "ng": false, "nh": false, "p": true, "t": true,
    ]

    /// Whether the word can be one syllable, in any mix of capitals.
    static func allows(_ word: [Unicode.Scalar]) -> Bool {
        guard word.count <= 7 else { return false }
        var plain = String.UnicodeScalarView()
        var vowels: [Bool] = []
        var tonePlace: Int?
        var tone = Tone.level
        for (place, scalar) in word.enumerated() {
            if let letter = Letters.letter(scalar) {
                if letter.tone != .level {
                    if tonePlace != nil { return false }
                    (tonePlace, tone) = (place, letter.tone)
                }
                vowels.append(letter.row != Letters.stroke)
                plain.append(Letters.scalar(Letter(row: letter.row, tone: .level, isUpper: false)))
            } else {
                guard scalar.isASCII else { return false }
                vowels.append(false)
                plain.append(Unicode.Scalar(UInt8(scalar.value) | 0x20))
            }
        }
        guard let first = vowels.firstIndex(of: true), let last = vowels.lastIndex(of: true) else { return String(plain) == "đ" }
        let letters = Array(plain)
        // "gi" is an onset before another vowel and onset with vowel elsewhere ("gì"); both are tried.
        let starts = first == 1 && letters[0] == "g" && letters[1] == "i" && last > 1 && tonePlace != 1 ? [1, 2] : [first]
        return starts.contains { start in
            isSyllable(letters, vowels, nucleus: start...last, tonePlace: tonePlace.map { $0 - start }, tone: tone)
        }
    }

    private static func isSyllable(
        _ letters: [Unicode.Scalar], _ vowels: [Bool], nucleus: ClosedRange<Int>, tonePlace: Int?, tone: Tone
    ) -> Bool {
        guard vowels[nucleus].allSatisfy({ $0 }), onsets.contains(text(letters[..<nucleus.lowerBound])) else { return false }
        let coda = text(letters[(nucleus.upperBound + 1)...])
        guard let isStop = codas[coda], let rule = nuclei[text(letters[nucleus])] else { return false }
        if let tonePlace, rule.tones & (1 << tonePlace) == 0 { return false }
        switch rule.coda {
        case .none where !coda.isEmpty, .required where coda.isEmpty: return false
        default: return !isStop || tone == .acute || tone == .dot
        }
    }

    private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String { String(String.UnicodeScalarView(scalars)) }
}
