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

    private static let plainOnsets = Set(onsets.map(Vietnamese.folded))
    private static let plainRhymes = Set(open.union(stopped).map(Vietnamese.folded))
}
