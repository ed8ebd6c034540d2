internal import Vietnamese

/// The letters of Vietnamese syllables, numbered, and what it costs that a scanner reads one as something else.
///
/// Costs are hundredths of a natural logarithm, so that they add to those of the language model.
enum SpellingChannel {
    struct Letter: Sendable {
        let scalar: Unicode.Scalar
        /// Without diacritics, as ASCII.
        let base: UInt8
        /// Without its tone.
        let shape: Unicode.Scalar
        let tone: Int
        let isVowel: Bool
        var isMarked: Bool { !scalar.isASCII }
    }

    static let letters: [Letter] = {
        let vowels = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ"
        return (vowels + "bcdđfghjklmnpqrstvwxz").unicodeScalars.enumerated().map { place, scalar in
            let (shape, tone) = Vietnamese.toneless(String(scalar))
            let base = Vietnamese.folded(String(scalar)).utf8.first ?? 0
            return Letter(scalar: scalar, base: base, shape: shape.unicodeScalars.first ?? scalar, tone: tone, isVowel: place < 72)
        }
    }()

    static let numbers: [Unicode.Scalar: Int] = Dictionary(letters.enumerated().map { ($1.scalar, $0) }, uniquingKeysWith: { first, _ in first })

    /// Letters of other languages that a scanner without Vietnamese writes for ours.
    private static let foreign: [Unicode.Scalar: UInt8] = {
        var table: [Unicode.Scalar: UInt8] = [:]
        for (base, others) in [
            ("a", "äåæāą"), ("c", "çćč"), ("d", "ð"), ("e", "ëēėęěœ"), ("i", "îïīı"), ("n", "ñń"), ("o", "öøōő"), ("s", "śšß"), ("u", "ûüūůű"),
            ("y", "ÿ"), ("z", "žź"),
        ] {
            for scalar in others.unicodeScalars { table[scalar] = base.utf8.first }
        }
        return table
    }()

    static let far = 10_000
    /// Two words read where one syllable stands, and the other way round.
    static let brokenSyllable = 420, lostSpace = 450
    static let strayMark = 600

    /// The costs of one read scalar against every letter.
    static func column(_ read: Unicode.Scalar) -> [Int] {
        let isUpper = read.properties.isUppercase
        let lower = read.properties.lowercaseMapping.unicodeScalars.first ?? read
        return letters.map { change($0, lower, isUpper: isUpper) }
    }

    private static func change(_ wanted: Letter, _ read: Unicode.Scalar, isUpper: Bool) -> Int {
        if wanted.scalar == read { return 0 }
        if let number = numbers[read] { return change(wanted, letters[number], isUpper: isUpper) }
        if let base = foreign[read] { return base == wanted.base ? (wanted.isMarked ? 90 : 350) : other(wanted, base, isMarked: true) }
        if (0x30...0x39).contains(read.value) { return digit(wanted, UInt8(read.value)) }
        if Tokenizer.isLetter(read) { return 700 }
        guard wanted.isVowel else { return 600 }
        let fits = (read == "€" && wanted.base == UInt8(ascii: "e")) || (read == "¥" && wanted.base == UInt8(ascii: "y"))
        return (wanted.isMarked ? 180 : 380) - (fits ? 100 : 0)
    }

    private static func change(_ wanted: Letter, _ read: Letter, isUpper: Bool) -> Int {
        if wanted.base == read.base {
            if wanted.base == UInt8(ascii: "d") { return wanted.scalar == read.scalar ? 0 : wanted.isMarked ? 25 : 400 }
            if !read.isMarked { return wanted.shape == wanted.scalar || wanted.tone == 0 ? 60 : 70 }
            if !wanted.isMarked { return 350 }
            return wanted.shape == read.shape || wanted.tone == read.tone ? 80 : 110
        }
        if wanted.scalar == "đ" {
            // The stroke of a capital Đ makes it a P or a B.
            if read.base == UInt8(ascii: "p") || read.base == UInt8(ascii: "b") { return isUpper ? 70 : 300 }
            if read.base == UInt8(ascii: "q") { return 300 }
        }
        if wanted.scalar == "d", read.base == UInt8(ascii: "q") { return 400 }
        return other(wanted, read.base, isMarked: read.isMarked)
    }

    private static func other(_ wanted: Letter, _ read: UInt8, isMarked: Bool) -> Int {
        let isVowel = "aeiouy".utf8.contains(read)
        if wanted.isVowel, isVowel {
            // Marks blur a vowel: "sé" for "số", "céng" for "công".
            if wanted.isMarked { return Self.blur(wanted.base, read) + (isMarked ? 0 : 60) }
            return Confusion.areConfused(wanted.base, read) ? 380 : 480
        }
        if Confusion.areConfused(wanted.base, read) { return wanted.isMarked && wanted.isVowel ? 240 : 340 }
        if wanted.isVowel, wanted.isMarked { return wanted.base == UInt8(ascii: "u") ? 330 : 480 }
        return 620
    }

    /// What it costs that a vowel with marks was read as another vowel: round letters look alike.
    private static func blur(_ wanted: UInt8, _ read: UInt8) -> Int {
        switch (wanted, read) {
        case (UInt8(ascii: "o"), UInt8(ascii: "e")): 220
        case (UInt8(ascii: "o"), UInt8(ascii: "a")): 240
        case (UInt8(ascii: "a"), UInt8(ascii: "o")), (UInt8(ascii: "e"), UInt8(ascii: "o")), (UInt8(ascii: "u"), UInt8(ascii: "a")): 260
        case (UInt8(ascii: "u"), UInt8(ascii: "o")), (UInt8(ascii: "u"), UInt8(ascii: "i")), (UInt8(ascii: "o"), UInt8(ascii: "u")): 290
        default: 340
        }
    }

    private static func digit(_ wanted: Letter, _ read: UInt8) -> Int {
        switch (read, wanted.base) {
        case (UInt8(ascii: "6"), UInt8(ascii: "o")), (UInt8(ascii: "0"), UInt8(ascii: "o")): wanted.isMarked ? 100 : 280
        case (UInt8(ascii: "1"), UInt8(ascii: "l")), (UInt8(ascii: "1"), UInt8(ascii: "i")), (UInt8(ascii: "5"), UInt8(ascii: "s")): 220
        case (UInt8(ascii: "4"), UInt8(ascii: "a")), (UInt8(ascii: "3"), UInt8(ascii: "a")): wanted.isMarked ? 220 : 400
        case (UInt8(ascii: "9"), UInt8(ascii: "g")), (UInt8(ascii: "8"), UInt8(ascii: "b")), (UInt8(ascii: "2"), UInt8(ascii: "z")): 350
        default: wanted.isVowel && wanted.isMarked ? 350 : 650
        }
    }

    /// What a read scalar costs that stands for nothing.
    static func extra(_ read: Unicode.Scalar) -> Int { Tokenizer.isLetter(read) || Tokenizer.isDigit(read) ? 430 : 300 }

    /// What a letter costs that was not read at all.
    static func missing(_ wanted: Letter) -> Int { wanted.isVowel ? (wanted.isMarked ? 480 : 560) : 520 }

    /// What it costs that one letter was read as two, or `far`.
    static func double(_ wanted: Letter, _ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Int {
        switch wanted.base {
        case UInt8(ascii: "u"):
            guard wanted.isMarked, first.isASCII, second.isASCII else { return far }
            return Confusion.isTornU(UInt8(first.value), UInt8(second.value)) ? 230 : far
        case UInt8(ascii: "o"):
            guard wanted.isMarked else { return far }
            let parts: [Unicode.Scalar] = ["o", "6", "0", "f", "d", "ó", "ô", ")", "("]
            return parts.contains(first) && parts.contains(second) ? 300 : far
        case UInt8(ascii: "a"), UInt8(ascii: "e"):
            // The circumflex beside its letter: "phéan".
            guard wanted.isMarked, let one = numbers[first], let two = numbers[second] else { return far }
            return letters[one].isVowel && letters[two].isVowel && (letters[one].base == wanted.base || letters[two].base == wanted.base) ? 330 : far
        case UInt8(ascii: "m"): return first == "r" && second == "n" || first == "n" && second == "n" ? 250 : far
        case UInt8(ascii: "d"): return first == "c" && second == "l" ? 250 : far
        case UInt8(ascii: "n"): return first == "r" && second == "i" || first == "i" && second == "i" ? 300 : far
        case UInt8(ascii: "h"): return first == "l" && second == "i" || first == "l" && second == "r" ? 300 : far
        default: return far
        }
    }
    static let canBeDouble: [Bool] = letters.map { "uoaemdnh".utf8.contains($0.base) }
}
