import Testing
internal import Vietnamese

/// Old encodings written here a second time, letter by letter, so that the tables of the room are checked against others.
private enum Encoder {
    /// Each vowel without its tone, and the tone: 0 ngang, 1 huyền, 2 hỏi, 3 ngã, 4 sắc, 5 nặng.
    static func parts(_ letter: Character) -> (base: Character, tone: Int) {
        let (letters, tone) = Vietnamese.toneless(String(letter))
        return (letters.first ?? letter, tone)
    }

    static let tcvnFirst: [Character: [UInt8]] = [
        "a": [0x61, 0xB5, 0xB6, 0xB7, 0xB8, 0xB9], "ă": [0xA8, 0xBB, 0xBC, 0xBD, 0xBE, 0xC6], "â": [0xA9, 0xC7, 0xC8, 0xC9, 0xCA, 0xCB],
        "e": [0x65, 0xCC, 0xCE, 0xCF, 0xD0, 0xD1], "ê": [0xAA, 0xD2, 0xD3, 0xD4, 0xD5, 0xD6], "i": [0x69, 0xD7, 0xD8, 0xDC, 0xDD, 0xDE],
        "o": [0x6F, 0xDF, 0xE1, 0xE2, 0xE3, 0xE4], "ô": [0xAB, 0xE5, 0xE6, 0xE7, 0xE8, 0xE9], "ơ": [0xAC, 0xEA, 0xEB, 0xEC, 0xED, 0xEE],
        "u": [0x75, 0xEF, 0xF1, 0xF2, 0xF3, 0xF4], "ư": [0xAD, 0xF5, 0xF6, 0xF7, 0xF8, 0xF9], "y": [0x79, 0xFA, 0xFB, 0xFC, 0xFD, 0xFE],
    ]

    static func tcvn3(_ text: String) -> [UInt8] {
        text.map { letter in
            if letter == "đ" { return 0xAE }
            if letter == "Đ" { return 0xA7 }
            if let capital = ["Ă": 0xA1, "Â": 0xA2, "Ê": 0xA3, "Ô": 0xA4, "Ơ": 0xA5, "Ư": 0xA6][letter] { return UInt8(capital) }
            let (base, tone) = parts(letter)
            guard let bytes = tcvnFirst[base], !letter.isASCII else { return letter.asciiValue ?? 0x3F }
            return bytes[tone]
        }
    }

    static func vni(_ text: String) -> [UInt8] {
        text.flatMap { (letter) -> [UInt8] in
            guard !letter.isASCII else { return [letter.asciiValue ?? 0x3F] }
            let isUpper = letter.isUppercase
            let (base, tone) = parts(letter)
            func cased(_ byte: UInt8) -> UInt8 { isUpper ? byte - 0x20 : byte }
            let single: [Character: [UInt8]] = ["i": [0, 0xEC, 0xE6, 0xF3, 0xED, 0xF2], "đ": [0xF1]]
            if let bytes = single[base] { return [cased(bytes[tone])] }
            if base == "y", tone == 5 { return [cased(0xEE)] }
            let plain: [UInt8] = [0, 0xF8, 0xFB, 0xF5, 0xF9, 0xEF]
            switch base {
            case "â", "ê", "ô":
                let under: [Character: UInt8] = ["â": 0x61, "ê": 0x65, "ô": 0x6F]
                return [cased(under[base] ?? 0), cased([0xE2, 0xE0, 0xE5, 0xE3, 0xE1, 0xE4][tone])]
            case "ă": return [cased(0x61), cased([0xEA, 0xE8, 0xFA, 0xFC, 0xE9, 0xEB][tone])]
            case "ơ": return [cased(0xF4)] + (tone == 0 ? [] : [cased(plain[tone])])
            case "ư": return [cased(0xF6)] + (tone == 0 ? [] : [cased(plain[tone])])
            default: return [cased(base.asciiValue ?? 0), cased(plain[tone])]
            }
        }
    }

    static func windows1258(_ text: String) -> [UInt8] {
        text.flatMap { (letter) -> [UInt8] in
            guard !letter.isASCII else { return [letter.asciiValue ?? 0x3F] }
            let (base, tone) = parts(letter)
            let lower: [Character: UInt8] = ["ă": 0xE3, "â": 0xE2, "ê": 0xEA, "ô": 0xF4, "ơ": 0xF5, "ư": 0xFD, "đ": 0xF0]
            let byte = lower[base] ?? base.asciiValue ?? 0
            return [letter.isUppercase ? byte - 0x20 : byte] + (tone == 0 ? [] : [[0, 0xCC, 0xD2, 0xDE, 0xEC, 0xF2][tone]])
        }
    }

    /// What a program that knows nothing of the encoding shows.
    static func shown(_ bytes: [UInt8]) -> String {
        String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    }
}

/// The same numbers in every run (SplitMix64).
private struct Mixer: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

private let sentences = [
    "Thực hiện Kế hoạch số 207/KH-UBND ngày 07 tháng 6 năm 2022 của ủy ban nhân dân tỉnh, kế hoạch tổ chức phong trào thi đua",
    "Cộng hòa xã hội chủ nghĩa Việt Nam",
    "Độc lập - Tự do - Hạnh phúc",
    "tạo khí thế thi đua sôi nổi, thúc đẩy mọi tập thể, cá nhân phấn đấu hoàn thành xuất sắc các nhiệm vụ được giao",
    "biểu dương, tôn vinh, khen thưởng; đẩy mạnh tuyên truyền, hưởng ứng; quỹ, kỹ sư, nghỉ, quý, giếng, khuỷu, loắt choắt, ngoằn ngoèo",
    "Ăn quả nhớ kẻ trồng cây.\nUống nước nhớ nguồn!\n\tƠn nghĩa, Ước mơ, Êm ả, Ôn hòa, Ân cần",
]

@Suite struct LegacyEncodingTests {
    @Test(arguments: sentences)
    func everyEncodingGivesTheSentenceBack(_ text: String) {
        #expect(TextDecoding.decode(Encoder.tcvn3(text)) == DecodedText(encoding: .tcvn3, text: text))
        #expect(TextDecoding.decode(Encoder.vni(text)) == DecodedText(encoding: .vni, text: text))
        #expect(TextDecoding.decode(Encoder.windows1258(text)) == DecodedText(encoding: .windows1258, text: text))
    }

    @Test(arguments: sentences)
    func capitalsComeBackWhereTheEncodingHasThem(_ text: String) {
        let capitals = text.uppercased()
        #expect(TextDecoding.decode(Encoder.vni(capitals)) == DecodedText(encoding: .vni, text: capitals))
        #expect(TextDecoding.decode(Encoder.windows1258(capitals)) == DecodedText(encoding: .windows1258, text: capitals))
    }

    @Test(arguments: sentences)
    func unicodeThatShowsOldBytesIsPutBack(_ text: String) {
        #expect(TextDecoding.repaired(Encoder.shown(Encoder.tcvn3(text))) == DecodedText(encoding: .tcvn3, text: text))
        #expect(TextDecoding.repaired(Encoder.shown(Encoder.vni(text))) == DecodedText(encoding: .vni, text: text))
        #expect(TextDecoding.decode(Array(Encoder.shown(Encoder.vni(text)).utf8))?.text == text)
    }

    @Test(arguments: sentences)
    func unicodeStaysWhatItIs(_ text: String) {
        let utf8 = Array(text.utf8)
        #expect(TextDecoding.decode(utf8) == DecodedText(encoding: .utf8, text: text))
        #expect(TextDecoding.decode([0xEF, 0xBB, 0xBF] + utf8) == DecodedText(encoding: .utf8, text: text))
        let units = Array(text.utf16)
        let little = units.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
        let big = units.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
        #expect(TextDecoding.decode([0xFF, 0xFE] + little) == DecodedText(encoding: .utf16LittleEndian, text: text))
        #expect(TextDecoding.decode([0xFE, 0xFF] + big) == DecodedText(encoding: .utf16BigEndian, text: text))
    }

    @Test(arguments: [
        ("Céng hßa x· héi chñ nghÜa ViÖt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc"),
        ("COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ])
    func wellKnownWordsArePutBack(_ shown: String, _ text: String) {
        #expect(TextDecoding.repaired(shown).text == text)
    }

    @Test(arguments: [
        "Plain ASCII stays as it is: 100% (a, b, c).", "KE HOACH THI DUA NAM 2025", "café, naïve, Müller, señor, façade, Ångström, œuvre",
        "và, có, là, nói, tôi", "Le président a été élu à l’unanimité des voix exprimées.", "Привет, мир", "計画書 2025",
        "30 °C ± 5 %, § 3, «Phong trào»",
    ])
    func otherTextsAreLeftAlone(_ text: String) {
        #expect(TextDecoding.decode(Array(text.utf8)) == DecodedText(encoding: .utf8, text: text))
    }

    @Test func aTitleInUnicodeAboveAnOldTextStays() {
        let old = sentences.map { Encoder.shown(Encoder.tcvn3($0)) }.joined(separator: "\n")
        let text = "KẾ HOẠCH THI ĐUA NĂM 2025\n" + old
        #expect(TextDecoding.repaired(text).text == "KẾ HOẠCH THI ĐUA NĂM 2025\n" + sentences.joined(separator: "\n"))
    }

    @Test func lineEndsAndMarksAreMadeEqual() {
        #expect(TextDecoding.decode(Array("a\r\nb\rc\u{0B}d\u{1}".utf8))?.text == nil)
        #expect(TextDecoding.decode(Array("Mot\r\nhai\rba\n".utf8))?.text == "Mot\nhai\nba\n")
        #expect(TextDecoding.decode(Array("Tie\u{302}\u{301}ng Vie\u{323}\u{302}t".utf8))?.text == "Tiếng Việt")
    }

    @Test func whatIsNoTextIsRefused() {
        #expect(TextDecoding.decode([0x41, 0, 0x42]) == nil)
        #expect(TextDecoding.decode([0xFF, 0xFE, 0x41]) == nil)
        #expect(TextDecoding.decode([0xFF, 0xFE, 0x00, 0xD8]) == nil)
        #expect(TextDecoding.decode(Array(UInt8(1)...0xFF)) == nil)
        #expect(TextDecoding.decode([])?.text == "")
    }

    @Test func damagedUnicodeIsReadWhereLittleIsLost() {
        var bytes = Array(sentences.joined(separator: "\n").utf8)
        bytes.removeLast(bytes.count / 2)
        while bytes.last.map({ $0 < 0xE0 }) ?? false { bytes.removeLast() }
        let decoded = TextDecoding.decode(bytes)
        #expect(decoded?.encoding == .utf8)
        #expect(decoded?.text.hasPrefix(sentences[0]) == true)
    }

    @Test func fontsNameTheirEncoding() {
        #expect(LegacyEncoding.ofFont(".VnTime")?.encoding == .tcvn3)
        #expect(LegacyEncoding.ofFont(".VnTimeH")?.isCapitals == true)
        #expect(LegacyEncoding.ofFont("VNI-Times")?.encoding == .vni)
        #expect(LegacyEncoding.ofFont("Times New Roman") == nil)
        #expect(LegacyEncoding.ofFont("Vni") == nil)
    }

    @Test func wordsAreJudgedByTheirSpelling() {
        #expect(VietnameseScore("Tổ chức phong trào thi đua “Đồng Tháp đẩy mạnh”, quý, giá, gì, giếng, khuỷu").share == 1)
        #expect(VietnameseScore("Céng hßa x· héi") == VietnameseScore("Céng zßa y· zéi"))
        #expect(VietnameseScore("bành, bãnh, cấp, cầp, tiế, nghĩ").plausible == 4)
        #expect(VietnameseScore("abc def").marked == 0)
    }

    @Test func randomBytesNeverTrap() {
        var random = Mixer(state: 20_250_331)
        for _ in 0..<4_000 {
            let count = Int.random(in: 0...120, using: &random)
            let high = (0..<count).map { _ in UInt8.random(in: 0x80...0xFF, using: &random) }
            let any = (0..<count).map { _ in UInt8.random(in: 0...0xFF, using: &random) }
            for bytes in [high, any, Array("Thi ".utf8) + high] {
                if let decoded = TextDecoding.decode(bytes) { #expect(!decoded.text.unicodeScalars.contains("\0")) }
            }
        }
    }
}
