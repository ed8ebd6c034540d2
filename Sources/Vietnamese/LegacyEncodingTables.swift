/// What each byte of the old encodings stands for, and how Windows-1252 shows it.
enum LegacyTables {
    /// The signs of Windows-1252 from 0x80 to 0x9F; a dot stands where it has none.
    private static let middle: [Unicode.Scalar] = Array("€.‚ƒ„…†‡ˆ‰Š‹Œ.Ž..‘’“”•–—˜™š›œ.žŸ".unicodeScalars)
    private static let middleBytes: [Unicode.Scalar: UInt8] = Dictionary(
        zip(middle, UInt8(0x80)...0x9F).filter { $0.0 != "." }, uniquingKeysWith: { first, _ in first })

    /// The sign that Windows-1252 shows for a byte; bytes it leaves open show as the control of the same number.
    static func shown(_ byte: UInt8) -> Unicode.Scalar {
        guard (0x80...0x9F).contains(byte), middle[Int(byte) - 0x80] != "." else { return Unicode.Scalar(byte) }
        return middle[Int(byte) - 0x80]
    }

    /// The byte that a sign shows, nil when Windows-1252 does not have the sign.
    static func byte(shownAs scalar: Unicode.Scalar) -> UInt8? {
        scalar.value < 0x100 ? UInt8(scalar.value) : middleBytes[scalar]
    }

    /// Letters in the order of their bytes from a first byte on; a dot leaves a byte open.
    private static func table(from first: UInt8, _ letters: String) -> [Unicode.Scalar?] {
        var table = [Unicode.Scalar?](repeating: nil, count: 256)
        for (offset, scalar) in letters.unicodeScalars.enumerated() where scalar != "." { table[Int(first) + offset] = scalar }
        return table
    }

    static let tcvn3 = table(
        from: 0xA1,
        "ĂÂÊÔƠƯĐăâêôơưđ......àảãáạ.ằẳẵắ.......ặầẩẫấậè.ẻẽéẹềểễếệìỉ...ĩíịò.ỏõóọồổỗốộờởỡớợù.ủũúụừửữứựỳỷỹýỵ")

    static let windows1258: [Unicode.Scalar?] = {
        var table = [Unicode.Scalar?](repeating: nil, count: 256)
        let differing: [(UInt8, Unicode.Scalar)] = [
            (0xC3, "Ă"), (0xCC, "\u{300}"), (0xD0, "Đ"), (0xD2, "\u{309}"), (0xD5, "Ơ"), (0xDD, "Ư"), (0xDE, "\u{303}"),
            (0xE3, "ă"), (0xEC, "\u{301}"), (0xF0, "đ"), (0xF2, "\u{323}"), (0xF5, "ơ"), (0xFD, "ư"), (0xFE, "₫"),
        ]
        for (byte, scalar) in differing { table[Int(byte)] = scalar }
        return table
    }()

    /// Bytes of VNI that are a letter of their own; those of ơ and ư may be followed by a tone.
    static let vniSingle: [Unicode.Scalar?] = {
        var table = [Unicode.Scalar?](repeating: nil, count: 256)
        let letters: [(UInt8, Unicode.Scalar)] = [
            (0xE6, "ỉ"), (0xEC, "ì"), (0xED, "í"), (0xEE, "ỵ"), (0xF1, "đ"), (0xF2, "ị"), (0xF3, "ĩ"), (0xF4, "ơ"), (0xF6, "ư"),
            (0xC6, "Ỉ"), (0xCC, "Ì"), (0xCD, "Í"), (0xCE, "Ỵ"), (0xD1, "Đ"), (0xD2, "Ị"), (0xD3, "Ĩ"), (0xD4, "Ơ"), (0xD6, "Ư"),
        ]
        for (byte, scalar) in letters { table[Int(byte)] = scalar }
        return table
    }()

    /// The vowel with the marks of one byte of VNI, nil when the byte is no mark for it.
    static func vniLetter(_ base: Letter, markedBy byte: UInt8) -> Letter? {
        // The marks of capitals are the same letters as capitals, 0x20 below.
        guard byte >= 0xC0, let mark = vniMarks[byte | 0x20] else { return nil }
        var letter = base
        if let shape = mark.shape {
            guard let shaped = Letters.adding(shape, to: letter) else { return nil }
            letter = shaped
        }
        if mark.tone != .level {
            guard let toned = Letters.adding(.tone(mark.tone), to: letter) else { return nil }
            letter = toned
        }
        return letter
    }

    private static let vniMarks: [UInt8: (shape: Letters.Mark?, tone: Tone)] = [
        0xF9: (nil, .acute), 0xF8: (nil, .grave), 0xFB: (nil, .hook), 0xF5: (nil, .tilde), 0xEF: (nil, .dot),
        0xE2: (.circumflex, .level), 0xE1: (.circumflex, .acute), 0xE0: (.circumflex, .grave), 0xE5: (.circumflex, .hook),
        0xE3: (.circumflex, .tilde), 0xE4: (.circumflex, .dot),
        0xEA: (.breve, .level), 0xE9: (.breve, .acute), 0xE8: (.breve, .grave), 0xFA: (.breve, .hook), 0xFC: (.breve, .tilde),
        0xEB: (.breve, .dot),
    ]
}
