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

    /// A number as people write it, else nil: "1.234,5" and "1234,5" as in Vietnam; "1234.5" as programs do. A single dot followed by exactly three
    /// digits separates thousands, as it does on paper here, unless `isProgram` says that a program wrote it. At most three decimals.
    public init?(_ text: String, isProgram: Bool = false) {
        let typed = text.trimmed.replacing(" ", with: "")
        let isNegative = typed.hasPrefix("-")
        guard let (whole, decimals) = Self.parts(of: isNegative ? String(typed.dropFirst()) : typed, isProgram: isProgram) else { return nil }
        let digits: String = whole + decimals
        guard !whole.isEmpty, whole.utf8.count <= 15, decimals.utf8.count <= 3, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        guard let units = Int64(whole), let fraction = Int64(String((decimals + "000").prefix(3))) else { return nil }
        let value = units * 1000 + fraction
        self.init(thousandths: isNegative ? -value : value)
    }

    private static func parts(of text: String, isProgram: Bool) -> (String, String)? {
        let commas = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        guard commas.count <= 2 else { return nil }
        let dots = commas[0].split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        let areThousands = (1...3).contains(dots[0].count) && dots.dropFirst().allSatisfy { $0.count == 3 }
        if commas.count == 2 {
            guard !commas[1].isEmpty, dots.count == 1 || areThousands else { return nil }
            return (dots.joined(), commas[1])
        }
        if dots.count == 1 { return (dots[0], "") }
        if areThousands, !isProgram || dots.count > 2 { return (dots.joined(), "") }
        guard dots.count == 2, !dots[1].isEmpty else { return nil }
        return (dots[0], dots[1])
    }

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
