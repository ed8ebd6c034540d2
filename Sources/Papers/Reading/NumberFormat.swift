/// How a cell style shows a number, as far as it changes what the number means.
enum NumberFormat: Equatable {
    case general
    /// A day, with the time of day when `hasTime`.
    case date(hasTime: Bool)
    /// A time of day or a length of time.
    case time
    /// A code such as `0000000000`, which keeps the leading zeros of telephone and identity numbers.
    case digits(Int)

    /// The format of a number; `code` is the workbook's own definition, which goes before the built-in one.
    init(identifier: Int, code: String?) {
        if let code {
            self = Self.classified(code)
            return
        }
        // ECMA-376 part 1, 18.8.30, with the East Asian dates that other languages of Excel write.
        switch identifier {
        case 14...17, 27...31, 36, 50...54, 57, 58: self = .date(hasTime: false)
        case 22: self = .date(hasTime: true)
        case 18...21, 32...35, 45...47, 55, 56: self = .time
        default: self = .general
        }
    }

    /// The number as text; what is no number, or no date in Excel's calendar, comes back as it was.
    func text(_ raw: String, epoch: ExcelDate.Epoch) -> String {
        switch self {
        case .general:
            return ExcelNumber.text(raw)
        case .digits(let width):
            let number = ExcelNumber.text(raw)
            guard number.utf8.count < width, number.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return number }
            return String(repeating: "0", count: width - number.utf8.count) + number
        case .date(let hasTime):
            return ExcelNumber.value(raw).flatMap { ExcelDate.text($0, epoch: epoch, hasTime: hasTime) } ?? ExcelNumber.text(raw)
        case .time:
            return ExcelNumber.value(raw).flatMap { ExcelDate.time($0) } ?? ExcelNumber.text(raw)
        }
    }

    /// Reads a format code (ECMA-376 part 1, 18.8.31): of its first section, only the letters outside quotes, brackets and escapes count.
    private static func classified(_ code: String) -> NumberFormat {
        let letters = significant(code)
        if !letters.isEmpty, letters.count <= 32, letters.allSatisfy({ $0 == "0" }), letters.count > 1 { return .digits(letters.count) }
        if letters.hasPrefix("general") { return .general }
        let hasClock = letters.contains("h") || letters.contains("s")
        if letters.contains("y") || letters.contains("d") || letters.contains("m") && !hasClock { return .date(hasTime: hasClock) }
        return hasClock ? .time : .general
    }

    private static func significant(_ code: String) -> String {
        var result = ""
        var scalars = code.lowercased().unicodeScalars[...]
        while let scalar = scalars.popFirst(), scalar != ";" {
            switch scalar {
            case "\"": skip(&scalars, past: "\"")
            case "\\", "_", "*": _ = scalars.popFirst()
            case "[":
                let inside = scalars.prefix { $0 != "]" }
                // [h], [mm] and the like count beyond a day; other brackets hold colours, conditions and languages.
                if let first = inside.first, inside.allSatisfy({ $0 == first }), "hms".unicodeScalars.contains(first) { result += "h" }
                skip(&scalars, past: "]")
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private static func skip(_ scalars: inout Substring.UnicodeScalarView, past end: Unicode.Scalar) {
        while let scalar = scalars.popFirst(), scalar != end {}
    }
}
