/// Numbers as Excel keeps them: binary doubles of which it shows 15 digits.
enum ExcelNumber {
    static func value(_ raw: String) -> Double? {
        guard raw.utf8.allSatisfy({ allowed.contains($0) }), let value = Double(raw), value.isFinite else { return nil }
        return value
    }

    /// A plain decimal with a point, no exponent, no grouping and at most 15 significant digits; text that is no number stays as it is.
    static func text(_ raw: String) -> String {
        guard let value = value(raw) else { return raw }
        if value == value.rounded(), value.magnitude < 1e15 { return String(Int64(value)) }
        let (digits, point) = decimal(value.magnitude)
        return (value < 0 ? "-" : "") + plain(digits, point: point)
    }

    private static let allowed = Array("+-.0123456789eE".utf8)

    /// The digits of a positive number, rounded to 15, and how many of them stand before the point.
    private static func decimal(_ value: Double) -> (digits: [Int], point: Int) {
        let parts = value.description.split { $0 == "e" }
        var point = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        point += mantissa[0].count
        var digits = mantissa.joined().compactMap { $0.wholeNumberValue }
        while digits.first == 0 {
            digits.removeFirst()
            point -= 1
        }
        if digits.count > 15 {
            let roundsUp = digits[15] >= 5
            digits.removeLast(digits.count - 15)
            if roundsUp { point += increment(&digits) }
        }
        while digits.last == 0 { digits.removeLast() }
        return (digits, point)
    }

    /// Adds one to the last digit. Returns 1 when the number grew by a digit at the front.
    private static func increment(_ digits: inout [Int]) -> Int {
        for index in digits.indices.reversed() {
            if digits[index] < 9 {
                digits[index] += 1
                return 0
            }
            digits[index] = 0
        }
        digits.insert(1, at: 0)
        return 1
    }

    private static func plain(_ digits: [Int], point: Int) -> String {
        let text = digits.map(String.init).joined()
        if point <= 0 { return "0." + String(repeating: "0", count: -point) + text }
        if point >= digits.count { return text + String(repeating: "0", count: point - digits.count) }
        return text.prefix(point) + "." + text.dropFirst(point)
    }
}
