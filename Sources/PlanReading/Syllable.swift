internal import Vietnamese

/// Which letter groups can be a Vietnamese syllable.
enum Syllable {
    private static let onsets: Set<String> = [
        "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "q", "r", "s", "t", "th", "tr",
        "v", "x",
    ]
    /// Rhymes that end open or in a sonorant; they take every tone.
    private static let open: Set<String> = list(
        """
        a ai am an ang anh ao au ay ăm ăn ăng âm ân âng âu ây e em en eng eo ê êm ên ênh êu i ia iêm iên iêng iêu im in inh iu o oa oai oam oan
        oang oanh oao oay oăm oăn oăng oe oen oeo oi om on ong oong ô ôi ôm ôn ông ôông ơ ơi ơm ơn u ua uai uan uang uanh uao uay uăn uăng uân
        uâng uây ue uê uên uênh uêu ui um un ung uô uôi uôm uôn uông uơ uy uya uyên uyn uynh uyu ư ưa ưi ưm ưn ưng ươi ươm ươn ương ươu ưu y yêm
        yên yêng yêu ym yn ynh iê uyê oeng oem oău uâm ơu ia ơng
        """)
    /// Rhymes that end in a stop; they take only sắc and nặng.
    private static let stopped: Set<String> = list(
        """
        ac ach ap at ăc ăp ăt âc âp ât ec ep et êch êp êt ic ich iêc iêp iêt ip it oac oach oap oat oăc oăt oec oet oc ooc op ot ôc ôp ôt ơp ơt
        uac uach uat uăc uăt uât uêch uêt uc up ut uôc uôp uôt uych uyêt uyt ưc ưp ưt ươc ươp ươt yêt yêp ưch uyp oăp
        """)

    private static func list(_ text: String) -> Set<String> {
        Set(text.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init))
    }

    /// Whether Vietnamese spelling allows the word as one syllable; a word without any diacritic is judged leniently, as its tone may be lost.
    static func isPossible(_ word: String, lenient: Bool) -> Bool {
        let (letters, tone) = Vietnamese.toneless(word)
        var scalars = Array(letters.unicodeScalars)
        if scalars.count > 7 { return false }
        // gi before a vowel is the onset; "gì" and "giêng" keep the i in the rhyme.
        for length in [3, 2, 1, 0] where length <= scalars.count {
            guard onsets.contains(String(String.UnicodeScalarView(scalars[..<length]))) else { continue }
            let rhyme = String(String.UnicodeScalarView(scalars[length...]))
            if open.contains(rhyme) { return true }
            if stopped.contains(rhyme) { return lenient || tone >= 4 }
        }
        guard lenient else { return false }
        scalars = Array(Vietnamese.folded(word).unicodeScalars)
        for length in [3, 2, 1, 0] where length <= scalars.count {
            guard plainOnsets.contains(String(String.UnicodeScalarView(scalars[..<length]))) else { continue }
            if plainRhymes.contains(String(String.UnicodeScalarView(scalars[length...]))) { return true }
        }
        return false
    }

    /// Every syllable that the rules of spelling allow, with its tone where it is usually written ("hòa", "thủy", "quý").
    static func all() -> [String] {
        var result: [String] = []
        for onset in onsets.sorted() {
            for (rhymes, tones) in [(open, 0...5), (stopped, 4...5)] {
                for rhyme in rhymes.sorted() where fits(onset, rhyme) {
                    for tone in tones { result.append(onset + toned(rhyme, after: onset, tone)) }
                }
            }
        }
        return result
    }

    /// Which of k and c, gh and g, ngh and ng stands before the vowel, and "qu" before another vowel.
    private static func fits(_ onset: String, _ rhyme: String) -> Bool {
        let isBright = rhyme.unicodeScalars.first.map { "eêiy".unicodeScalars.contains($0) } ?? false
        switch onset {
        case "k", "gh", "ngh": return isBright
        case "c", "g", "ng": return !isBright
        case "q": return rhyme.hasPrefix("u") && rhyme.unicodeScalars.dropFirst().first.map { "aăâeêioơy".unicodeScalars.contains($0) } ?? false
        case "gi": return !rhyme.hasPrefix("i") && !rhyme.hasPrefix("y")
        case "", "h", "l", "m", "s", "t": return true
        default: return !rhyme.hasPrefix("y")
        }
    }

    private static let marks: [String] = ["", "\u{300}", "\u{309}", "\u{303}", "\u{301}", "\u{323}"]

    private static func toned(_ rhyme: String, after onset: String, _ tone: Int) -> String {
        var scalars = rhyme.unicodeScalars.map { String($0) }
        let vowels = scalars.indices.filter { "aăâeêioôơuưy".contains(scalars[$0]) }
        guard marks.indices.contains(tone), let first = vowels.first, let last = vowels.last else { return rhyme }
        var place = first
        if let shaped = vowels.last(where: { "ăâêôơư".contains(scalars[$0]) && !(scalars[$0] == "ư" && $0 != first) }) {
            place = shaped == first && vowels.count > 1 && scalars[vowels[1]] == "ơ" ? vowels[1] : shaped
        } else if vowels.count == 3 || (vowels.count == 2 && (last + 1 < scalars.count || onset == "q")) {
            place = vowels[1]
        }
        scalars[place] += marks[tone]
        return Vietnamese.composed(scalars.joined())
    }

    private static let plainOnsets = Set(onsets.map(Vietnamese.folded))
    private static let plainRhymes = Set(open.union(stopped).map(Vietnamese.folded))
}
