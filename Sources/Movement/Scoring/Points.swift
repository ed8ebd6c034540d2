/// A number of points, exact to the ten-thousandth: scoring tables have at most four decimals, and nothing here ever rounds by accident.
public struct Points: Sendable, Hashable, Comparable {
    /// The points times ten thousand.
    public let units: Int64

    /// The most decimals a scoring table may have.
    public static let decimals = 4
    /// The most points anything may carry: a million.
    public static let limit = Points(units: 10_000_000_000)
    /// No points.
    public static let zero = Points(units: 0)

    /// Wraps stored points.
    public init(units: Int64) { self.units = units }

    /// Points as people write them, else nil: "2,5", "2.5", "0,4"; not negative, at most four decimals. A dot is a decimal point: nobody writes
    /// thousands of points with one.
    public init?(_ text: String) {
        let parts = text.trimmed.replacing(",", with: ".").split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard (1...2).contains(parts.count), (1...7).contains(parts[0].utf8.count) else { return nil }
        let fraction = parts.count == 2 ? parts[1] : ""
        guard parts.count == 1 || (1...Self.decimals).contains(fraction.utf8.count) else { return nil }
        guard (parts[0] + fraction).utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        guard let whole = Int64(parts[0]), let rest = Int64((fraction + "0000").prefix(Self.decimals)) else { return nil }
        units = whole * 10_000 + rest
        guard self <= Self.limit else { return nil }
    }

    /// A fraction times some points, rounded half up to a number of decimals. Exact integers throughout.
    /// - Parameters:
    ///   - top: numerator, not negative.
    ///   - bottom: denominator, positive.
    static func share(_ top: Int128, of bottom: Int128, times most: Points, decimals: Int) -> Points {
        let step = Self.step(decimals)
        let scaled = Int128(most.units) * top
        return Points(units: Int64(clamping: (scaled * 2 + bottom * step) / (bottom * step * 2) * step))
    }

    /// The points rounded half up to a number of decimals.
    func rounded(to decimals: Int) -> Points { Self.share(1, of: 1, times: self, decimals: decimals) }

    private static func step(_ decimals: Int) -> Int128 {
        var step: Int128 = 1
        for _ in min(max(decimals, 0), Self.decimals)..<Self.decimals { step *= 10 }
        return step
    }

    /// The points times a count.
    static func * (left: Points, count: Int) -> Points { Points(units: Int64(clamping: Int128(left.units) * Int128(count))) }

    /// The sum.
    public static func + (left: Points, right: Points) -> Points { Points(units: left.units + right.units) }

    /// Whether the first are fewer.
    public static func < (left: Points, right: Points) -> Bool { left.units < right.units }

    /// The points for programs and files: "2.5".
    public var plain: String { text(point: ".") }

    /// The points for readers: "2,5" in Vietnamese, "2.5" in English.
    public subscript(language: Language) -> String { text(point: language == .vi ? "," : ".") }

    private func text(point: String) -> String {
        var decimals = String(String(10_000 + units % 10_000).dropFirst())
        while decimals.hasSuffix("0") { decimals.removeLast() }
        return String(units / 10_000) + (decimals.isEmpty ? "" : point + decimals)
    }
}
