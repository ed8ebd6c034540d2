/// A number as targets use it: exact to the thousandth, so that sums and comparisons never round.
public struct Quantity: Sendable, Hashable, Comparable {
    /// The number times a thousand.
    public let thousandths: Int64

    /// The largest number that can be entered: a thousand million million.
    public static let limit = Quantity(thousandths: 1_000_000_000_000_000_000)

    /// Wraps a stored number.
    public init(thousandths: Int64) { self.thousandths = thousandths }

    /// A whole number; the largest that can be entered when it is larger.
    public init(_ whole: Int) {
        let (product, overflow) = Int64(whole).multipliedReportingOverflow(by: 1000)
        thousandths = overflow ? (whole < 0 ? -Self.limit.thousandths : Self.limit.thousandths) : product
    }

    /// A number as people write it, else nil: "1.234,5" and "1234,5" as in Vietnam; "1,234.5" as in English; "1234.5" as programs do. A single dot
    /// followed by exactly three digits separates thousands, as it does on paper here, unless `isProgram` says that a program wrote it; a single comma
    /// there is a decimal one, as it is here. Whoever takes what a person typed asks `doubt` first. At most three decimals, and zeros after them.
    public init?(_ text: String, isProgram: Bool = false) {
        let typed = text.trimmed.replacing(" ", with: "")
        let isNegative = typed.hasPrefix("-")
        guard let (whole, typedDecimals) = Self.parts(of: isNegative ? String(typed.dropFirst()) : typed, isProgram: isProgram) else { return nil }
        let decimals = typedDecimals.prefix(3) + typedDecimals.dropFirst(3).drop { $0 == "0" }
        let digits: String = whole + decimals
        guard !whole.isEmpty, whole.utf8.count <= 15, decimals.utf8.count <= 3, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        guard let units = Int64(whole), let fraction = Int64(String((decimals + "000").prefix(3))) else { return nil }
        let value = units * 1000 + fraction
        self.init(thousandths: isNegative ? -value : value)
    }

    /// The digits before and after the decimal sign. The sign that comes last is the decimal one when it comes once and the other comes before it.
    private static func parts(of text: String, isProgram: Bool) -> (String, String)? {
        let signs = text.filter { $0 == "." || $0 == "," }
        guard let last = signs.last else { return (text, "") }
        let groups = text.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }.map(String.init)
        let areThousands =
            (1...3).contains(groups[0].count) && !groups[0].hasPrefix("0") && groups.dropFirst().allSatisfy { $0.count == 3 }
        if Set(signs).count == 1 {
            if signs.count > 1 { return areThousands ? (groups.joined(), "") : nil }
            if last == ".", areThousands, !isProgram { return (groups.joined(), "") }
            return groups[1].isEmpty ? nil : (groups[0], groups[1])
        }
        guard signs.dropLast().allSatisfy({ $0 != last }), let decimals = groups.last, !decimals.isEmpty else { return nil }
        let whole = groups.dropLast()
        let isGrouped = (1...3).contains(whole[0].count) && !whole[0].hasPrefix("0") && whole.dropFirst().allSatisfy { $0.count == 3 }
        return isGrouped ? (whole.joined(), decimals) : nil
    }

    /// What to ask somebody whose text reads as a whole number to some and as a decimal to others, naming both: "1,234". "1.234" is asked about only
    /// in a file, where nobody can say which program wrote it. nil when there is one reading.
    static func doubt(_ text: String, isFile: Bool = false) -> Text? {
        let typed = text.trimmed.replacing(" ", with: "")
        let groups = typed.split(omittingEmptySubsequences: false) { $0 == "," || (isFile && $0 == ".") }.map { Array($0.utf8) }
        guard groups.count == 2, groups[1].count == 3 else { return nil }
        let first = groups[0].first == 0x2D ? Array(groups[0].dropFirst()) : groups[0]
        guard (1...3).contains(first.count), first[0] != 0x30, (first + groups[1]).allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        let (whole, part) = (String(decoding: groups[0], as: UTF8.self), String(decoding: groups[1], as: UTF8.self))
        return Text(
            "“\(typed)” đọc được hai cách: số nguyên \(whole)\(part) hoặc số lẻ \(whole),\(part). Ghi \(whole)\(part) hoặc \(whole),\(part)0.",
            "“\(typed)” reads in two ways: the whole number \(whole)\(part) or the decimal \(whole).\(part). Write \(whole)\(part) or \(whole).\(part)0."
        )
    }

    /// The number as a form is filled with it before anybody types: as in Vietnam, and never in doubt.
    public var typed: String { self[.vi] + (Self.doubt(self[.vi]) == nil ? "" : "0") }

    /// The number cut to one decimal: what a per cent shows, so that 100 stands only where 100 is reached.
    public var shown: Quantity { Quantity(thousandths: thousandths - thousandths % 100) }

    /// Whether the first number is smaller.
    public static func < (left: Quantity, right: Quantity) -> Bool { left.thousandths < right.thousandths }

    /// The sum; stops at the limits instead of overflowing.
    public static func + (left: Quantity, right: Quantity) -> Quantity {
        let (sum, overflow) = left.thousandths.addingReportingOverflow(right.thousandths)
        return overflow ? (left.thousandths < 0 ? Quantity(thousandths: -limit.thousandths) : limit) : Quantity(thousandths: sum)
    }

    /// The number for programs: "1234.5".
    public var plain: String { Self.text(thousandths, grouping: "", point: ".") }

    /// The number for readers: "1.234,5" in Vietnamese, "1,234.5" in English.
    public subscript(language: Language) -> String {
        language == .vi ? Self.text(thousandths, grouping: ".", point: ",") : Self.text(thousandths, grouping: ",", point: ".")
    }

    private static func text(_ thousandths: Int64, grouping: String, point: String) -> String {
        let size = thousandths.magnitude
        var digits = Array(String(size / 1000))
        var index = digits.count - 3
        while index > 0 {
            digits.insert(contentsOf: grouping, at: index)
            index -= 3
        }
        var decimals = String(String(1000 + size % 1000).dropFirst())
        while decimals.hasSuffix("0") { decimals.removeLast() }
        return (thousandths < 0 ? "-" : "") + String(digits) + (decimals.isEmpty ? "" : point + decimals)
    }
}
