/// Spelling and ordering of Vietnamese text.
public enum Vietnamese {
    /// The text with every Vietnamese letter in its one-scalar form (NFC for the letters of Vietnamese).
    ///
    /// A vowel followed by combining marks in any order becomes one scalar; marks that make no Vietnamese letter stay as they are.
    public static func composed(_ s: String) -> String {
        if s.utf8.allSatisfy({ $0 < 0x80 }) { return s }
        var result = String.UnicodeScalarView()
        var pending: Letter?
        for scalar in s.unicodeScalars {
            if let vowel = pending, let mark = Letters.mark(scalar), let marked = Letters.adding(mark, to: vowel) {
                pending = marked
                continue
            }
            if let vowel = pending { result.append(Letters.scalar(vowel)) }
            pending = Letters.letter(scalar)
            if pending == nil { result.append(scalar) }
        }
        if let vowel = pending { result.append(Letters.scalar(vowel)) }
        return String(result)
    }

    /// The text as a search key: lower case, no diacritics, đ as d, each run of white space one space, none at the ends.
    public static func folded(_ s: String) -> String {
        var result = String.UnicodeScalarView()
        var space = false
        for scalar in s.unicodeScalars {
            if scalar.properties.isWhitespace {
                space = !result.isEmpty
                continue
            }
            if Letters.isCombining(scalar) { continue }
            if space {
                result.append(" ")
                space = false
            }
            if let letter = Letters.letter(scalar) {
                result.append(Letters.base[letter.row])
            } else if scalar.isASCII {
                result.append(lowered(scalar))
            } else {
                result.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
            }
        }
        return String(result)
    }

    /// The letters of a syllable in lower case without its tone, and the tone: 0 ngang, 1 huyền, 2 hỏi, 3 ngã, 4 sắc, 5 nặng.
    ///
    /// Two spellings that differ only in where the tone stands ("hòa", "hoà") give the same answer.
    public static func toneless(_ syllable: String) -> (letters: String, tone: Int) {
        var result = String.UnicodeScalarView()
        var tone = Tone.level
        for scalar in composed(syllable).unicodeScalars {
            guard let letter = Letters.letter(scalar) else {
                result.append(lowered(scalar))
                continue
            }
            if letter.tone != .level { tone = letter.tone }
            result.append(Letters.scalar(Letter(row: letter.row, tone: .level, isUpper: false)))
        }
        return (String(result), tone.rawValue)
    }

    /// The text as a name for an address: a-z, 0-9 and single hyphens, none at the ends; empty when nothing is left.
    public static func slug(_ s: String) -> String {
        var result = ""
        var hyphen = false
        for byte in folded(s).utf8 {
            guard (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) else {
                hyphen = !result.isEmpty
                continue
            }
            if hyphen { result.append("-") }
            hyphen = false
            result.unicodeScalars.append(Unicode.Scalar(byte))
        }
        return result
    }

    /// The sort key of a person's name: given name (last syllable) first, then the others as written.
    ///
    /// Letters follow the Vietnamese alphabet (a ă â b c d đ e ê …); syllables of equal letters follow their tones (ngang, huyền, hỏi, ngã, sắc,
    /// nặng). Case and repeated spaces do not count. The key is ASCII, so comparing bytes ("C" or BINARY collation) gives the right order.
    public static func nameKey(_ fullName: String) -> String {
        var syllables: [String] = []
        var letters = ""
        var tone = Tone.level
        func close() {
            if !letters.isEmpty { syllables.append(letters + "!" + String(tone.rawValue)) }
            letters = ""
            tone = .level
        }
        for scalar in composed(fullName).unicodeScalars {
            if isSeparator(scalar) {
                close()
                continue
            }
            if let letter = Letters.letter(scalar) {
                if letter.tone != .level { tone = letter.tone }
                letters += code(rowCodes[letter.row])
            } else {
                letters += other(scalar)
            }
        }
        close()
        guard let given = syllables.popLast() else { return "" }
        return ([given] + syllables).joined(separator: " ")
    }

    /// Alphabet places of the twelve vowels and đ among a ă â b c d đ e ê f g h i j k l m n o ô ơ p q r s t u ư v w x y z.
    private static let rowCodes = [0, 1, 2, 7, 8, 12, 18, 19, 20, 26, 27, 31, 6]
    /// Alphabet places of the plain letters a to z.
    private static let plainCodes = [0, 3, 4, 5, 7, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 21, 22, 23, 24, 25, 26, 28, 29, 30, 31, 32]

    private static func code(_ place: Int) -> String { String(Unicode.Scalar(UInt8(0x41 + place))) }

    private static func other(_ scalar: Unicode.Scalar) -> String {
        let small = lowered(scalar)
        if (0x61...0x7A).contains(small.value) { return code(plainCodes[Int(small.value) - 0x61]) }
        if (0x30...0x39).contains(small.value) { return String(small) }
        // Letters of other scripts come after z, in code point order.
        let hex = String(scalar.value, radix: 16)
        return "~" + String(repeating: "0", count: max(0, 6 - hex.count)) + hex
    }

    private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || scalar == "-" || scalar == "," || scalar == "." || scalar == "'" || scalar == "’"
    }

    private static func lowered(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        (0x41...0x5A).contains(scalar.value) ? Unicode.Scalar(UInt8(scalar.value + 0x20)) : scalar
    }
}
