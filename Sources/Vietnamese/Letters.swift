/// The six tones in dictionary order.
enum Tone: Int, Sendable {
    case level, grave, hook, tilde, acute, dot
}

/// One Vietnamese letter taken apart: its plain Latin base, the shape mark that makes it another letter, and its tone.
struct Letter: Sendable, Equatable {
    /// Index into `Letters.rows`, or `Letters.stroke` for đ.
    var row: Int
    var tone: Tone
    var isUpper: Bool
}

/// The letters of Vietnamese that are not plain ASCII, as tables; the room has no other source of Unicode facts.
enum Letters {
    /// Twelve vowels, each with its six tones in the order of `Tone`, in alphabetical order.
    static let lower: [[Unicode.Scalar]] = [
        "aàảãáạ", "ăằẳẵắặ", "âầẩẫấậ", "eèẻẽéẹ", "êềểễếệ", "iìỉĩíị",
        "oòỏõóọ", "ôồổỗốộ", "ơờởỡớợ", "uùủũúụ", "ưừửữứự", "yỳỷỹýỵ",
    ].map { Array($0.unicodeScalars) }
    static let upper: [[Unicode.Scalar]] = [
        "AÀẢÃÁẠ", "ĂẰẲẴẮẶ", "ÂẦẨẪẤẬ", "EÈẺẼÉẸ", "ÊỀỂỄẾỆ", "IÌỈĨÍỊ",
        "OÒỎÕÓỌ", "ÔỒỔỖỐỘ", "ƠỜỞỠỚỢ", "UÙỦŨÚỤ", "ƯỪỬỮỨỰ", "YỲỶỸÝỴ",
    ].map { Array($0.unicodeScalars) }
    /// The row number that stands for đ, which takes no tone.
    static let stroke = 12
    /// The plain base of each row, đ last.
    static let base: [Unicode.Scalar] = Array("aaaeeiooouuyd".unicodeScalars)

    /// Index by scalar value: everything of ours lies below U+01B1 or between U+1EA0 and U+1EF9.
    private static let low: [Letter?] = index(from: 0, count: 0x1B1)
    private static let high: [Letter?] = index(from: 0x1EA0, count: 0x5A)

    private static func index(from start: Int, count: Int) -> [Letter?] {
        var table = [Letter?](repeating: nil, count: count)
        func put(_ scalar: Unicode.Scalar, _ letter: Letter) {
            let place = Int(scalar.value) - start
            if table.indices.contains(place) { table[place] = letter }
        }
        for (isUpper, rows) in [(false, lower), (true, upper)] {
            for (row, scalars) in rows.enumerated() {
                for (place, scalar) in scalars.enumerated() {
                    if let tone = Tone(rawValue: place) { put(scalar, Letter(row: row, tone: tone, isUpper: isUpper)) }
                }
            }
        }
        put("đ", Letter(row: stroke, tone: .level, isUpper: false))
        put("Đ", Letter(row: stroke, tone: .level, isUpper: true))
        return table
    }

    /// The letter behind a scalar: any Vietnamese vowel (also the plain six) or đ, else nil.
    static func letter(_ scalar: Unicode.Scalar) -> Letter? {
        let value = Int(scalar.value)
        if value < low.count { return low[value] }
        let place = value - 0x1EA0
        return high.indices.contains(place) ? high[place] : nil
    }

    static func scalar(_ letter: Letter) -> Unicode.Scalar {
        if letter.row == stroke { return letter.isUpper ? "Đ" : "đ" }
        return (letter.isUpper ? upper : lower)[letter.row][letter.tone.rawValue]
    }

    /// What a combining mark does to a vowel.
    enum Mark { case tone(Tone), circumflex, breve, horn }

    static func mark(_ scalar: Unicode.Scalar) -> Mark? {
        switch scalar.value {
        case 0x0300, 0x0340: .tone(.grave)
        case 0x0301, 0x0341: .tone(.acute)
        case 0x0303: .tone(.tilde)
        case 0x0309: .tone(.hook)
        case 0x0323: .tone(.dot)
        case 0x0302: .circumflex
        case 0x0306: .breve
        case 0x031B: .horn
        default: nil
        }
    }

    /// The vowel with the mark put on it, or nil when Vietnamese has no such letter.
    static func adding(_ mark: Mark, to letter: Letter) -> Letter? {
        guard letter.row != stroke else { return nil }
        var result = letter
        switch (mark, letter.row) {
        case (.tone(let tone), _) where letter.tone == .level: result.tone = tone
        case (.breve, 0): result.row = 1
        case (.circumflex, 0): result.row = 2
        case (.circumflex, 3): result.row = 4
        case (.circumflex, 6): result.row = 7
        case (.horn, 6): result.row = 8
        case (.horn, 9): result.row = 10
        default: return nil
        }
        return result
    }

    static func isCombining(_ scalar: Unicode.Scalar) -> Bool { (0x0300...0x036F).contains(scalar.value) }
}
