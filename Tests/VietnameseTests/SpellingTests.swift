import Testing
internal import Vietnamese

/// Vowel rows of the Vietnamese alphabet, tones in dictionary order, written here a second time so that the table of the room is checked.
private let rows = [
    "aàảãáạ", "ăằẳẵắặ", "âầẩẫấậ", "eèẻẽéẹ", "êềểễếệ", "iìỉĩíị", "oòỏõóọ", "ôồổỗốộ", "ơờởỡớợ", "uùủũúụ", "ưừửữứự", "yỳỷỹýỵ",
]
private let shapes: [(base: Unicode.Scalar, mark: Unicode.Scalar?)] = [
    ("a", nil), ("a", "\u{306}"), ("a", "\u{302}"), ("e", nil), ("e", "\u{302}"), ("i", nil),
    ("o", nil), ("o", "\u{302}"), ("o", "\u{31B}"), ("u", nil), ("u", "\u{31B}"), ("y", nil),
]
private let tones: [Unicode.Scalar?] = [nil, "\u{300}", "\u{309}", "\u{303}", "\u{301}", "\u{323}"]

private struct Sample { let composed: Unicode.Scalar, base: Unicode.Scalar, marks: [Unicode.Scalar] }

private var samples: [Sample] {
    var all: [Sample] = []
    for (row, shape) in zip(rows, shapes) {
        for (letter, tone) in zip(row.unicodeScalars, tones) {
            let marks = [shape.mark, tone].compactMap { $0 }
            if marks.isEmpty { continue }
            all.append(Sample(composed: letter, base: shape.base, marks: marks))
            let upper = String(letter).uppercased().unicodeScalars
            let upperBase = String(shape.base).uppercased().unicodeScalars
            if let letter = upper.first, let base = upperBase.first { all.append(Sample(composed: letter, base: base, marks: marks)) }
        }
    }
    return all
}

private func scalars(_ s: String) -> [Unicode.Scalar] { Array(s.unicodeScalars) }

@Suite struct SpellingTests {
    @Test func theAlphabetHas134AccentedLetters() {
        #expect(samples.count + 2 == 134)
        #expect(Set(samples.map(\.composed)).count == 132)
    }

    @Test func everyAccentedLetterComposesFromItsMarksInAnyOrder() {
        for sample in samples {
            for marks in [sample.marks, Array(sample.marks.reversed())] {
                let apart = String(String.UnicodeScalarView([sample.base] + marks))
                #expect(scalars(Vietnamese.composed(apart)) == [sample.composed])
            }
        }
    }

    @Test func everyAccentedLetterIsLeftAlone() {
        for letter in samples.map(\.composed) + ["đ", "Đ"] {
            #expect(scalars(Vietnamese.composed(String(letter))) == [letter])
        }
    }

    @Test func everyAccentedLetterFoldsToItsBase() {
        for sample in samples {
            let base = String(sample.base).lowercased()
            #expect(Vietnamese.folded(String(sample.composed)) == base)
            #expect(Vietnamese.folded(String(String.UnicodeScalarView([sample.base] + sample.marks))) == base)
        }
        #expect(Vietnamese.folded("Đđ") == "dd")
    }

    @Test(arguments: [
        ("", ""), ("plain ASCII", "plain ASCII"), ("ê\u{323}", "ệ"), ("ẹ\u{302}", "ệ"), ("û", "û"), ("n\u{303}", "n\u{303}"),
        ("a\u{301}\u{301}", "á\u{301}"), ("\u{301}a", "\u{301}a"), ("To\u{302}i ye\u{302}u", "Tôi yêu"), ("đ\u{300}", "đ\u{300}"),
    ])
    func composition(_ input: String, _ expected: String) {
        #expect(scalars(Vietnamese.composed(input)) == scalars(expected))
    }

    @Test(arguments: [
        ("Đồng Tháp", "dong thap"), ("  Sở \t Nội\n vụ ", "so noi vu"), ("ƯƠNG", "uong"), ("Ñandú №5", "ñandu №5"),
        ("a\u{A0}b", "a b"), ("", ""), (" \n", ""),
    ])
    func folding(_ input: String, _ expected: String) {
        #expect(Vietnamese.folded(input) == expected)
    }

    @Test(arguments: [
        ("Hoà", "hoa", 1), ("hòa", "hoa", 1), ("ỦY", "uy", 2), ("uỷ", "uy", 2), ("Đảng", "đang", 2), ("nghiệp", "nghiêp", 5), ("x", "x", 0),
    ])
    func tonesComeOff(_ input: String, _ letters: String, _ tone: Int) {
        #expect(Vietnamese.toneless(input) == (letters, tone))
    }

    @Test(arguments: [
        ("Đồng Tháp 2021 – 2025", "dong-thap-2021-2025"), ("--A--", "a"), ("Kế hoạch số 207/KH-UBND", "ke-hoach-so-207-kh-ubnd"), ("…", ""),
    ])
    func slugs(_ input: String, _ expected: String) {
        #expect(Vietnamese.slug(input) == expected)
    }
}

@Suite struct NameKeyTests {
    /// Names in the order of a Vietnamese list (ă and â are letters after a, so Anh stands before Ân).
    @Test func namesSortByGivenNameThenTheRest() {
        let ordered = [
            "Nguyễn Văn An", "Trần Văn An", "Lê Thị Anh", "Lê Thị Ánh", "Trần Văn Ân", "Phạm Bình", "Phạm Bính", "Phạm Bịnh",
            "Đỗ Cường", "Lê Dung", "Lê Dũng", "An Đào", "Bùi Đức", "Lý Giang", "Hồ Hà", "Hồ Hạ", "Hồ Hòa", "Hồ Lan", "Võ Oanh", "Võ Ôn",
            "Võ Ơn", "Vũ Phúc", "Đinh Thu", "Đinh Thư", "Mai Uyên", "Mai Văn Ước", "Mai Vân", "Mai Xuân", "Mai Yến",
        ]
        let keys = ordered.map { Array(Vietnamese.nameKey($0).utf8) }
        for (left, right) in zip(keys, keys.dropFirst()) { #expect(left.lexicographicallyPrecedes(right)) }
    }

    @Test func tonesFollowTheDictionary() {
        let keys = ["Ma", "Mà", "Mả", "Mã", "Má", "Mạ", "Mă"].map(Vietnamese.nameKey)
        for (left, right) in zip(keys, keys.dropFirst()) {
            #expect(Array(left.utf8).lexicographicallyPrecedes(Array(right.utf8)))
        }
    }

    @Test func caseSpacingAndFormDoNotCount() {
        #expect(Vietnamese.nameKey("  TRẦN  văn Hoà ") == Vietnamese.nameKey("Trần Văn Hòa"))
        #expect(Vietnamese.nameKey("Le\u{302} A\u{309}nh") == Vietnamese.nameKey("Lê Ảnh"))
        #expect(Vietnamese.nameKey("") == "")
        #expect(Vietnamese.nameKey("Y-Moan Ênuôl").utf8.allSatisfy { $0 < 0x80 })
        #expect(Vietnamese.nameKey("王芳").utf8.allSatisfy { $0 < 0x80 })
    }
}
