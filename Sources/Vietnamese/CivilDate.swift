/// A day of the Gregorian calendar, without time or zone, from year 1 to year 9999.
public struct CivilDate: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Years since the beginning of the common era, 1 to 9999.
    public let year: Int
    /// The month, 1 to 12.
    public let month: Int
    /// The day of the month, 1 to 31.
    public let day: Int

    /// A date that exists in the calendar, else nil.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
        guard day <= Self.length(ofMonth: month, in: year) else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// The date written YYYY-MM-DD (ISO 8601), else nil.
    public init?(iso: String) {
        let bytes = Array(iso.utf8)
        let hyphen = UInt8(ascii: "-")
        guard bytes.count == 10, bytes[4] == hyphen, bytes[7] == hyphen else { return nil }
        guard let year = Self.number(bytes[0..<4]), let month = Self.number(bytes[5..<7]), let day = Self.number(bytes[8..<10]) else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// The date written d/m/yyyy as in Vietnam, with or without leading zeros, else nil.
    public init?(vietnamese: String) {
        let parts = Array(vietnamese.utf8).split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard parts.count == 3, (1...2).contains(parts[0].count), (1...2).contains(parts[1].count), parts[2].count == 4 else { return nil }
        guard let day = Self.number(parts[0]), let month = Self.number(parts[1]), let year = Self.number(parts[2]) else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// The date of a day number; days before year 1 or after 9999 give the first or last date.
    public init(dayNumber: Int) {
        // Days are counted from 1 March of year 0, so that the leap day is the last of its year (the usual era arithmetic).
        let first = -719_162
        let last = 2_932_896
        let days = min(max(dayNumber, first), last) + 719_468
        let era = days / 146_097
        let dayOfEra = days % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shifted + 2) / 5 + 1
        month = shifted < 10 ? shifted + 3 : shifted - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// Days since 1970-01-01, negative before it.
    public var dayNumber: Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = shiftedYear / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// The date as YYYY-MM-DD.
    public var iso: String { padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2) }

    /// The date as dd/mm/yyyy.
    public var vietnamese: String { padded(day, 2) + "/" + padded(month, 2) + "/" + padded(year, 4) }

    /// The date as YYYY-MM-DD.
    public var description: String { iso }

    /// The day of the week: 1 is Monday, 7 is Sunday.
    public var weekday: Int { (dayNumber + 719_162) % 7 + 1 }

    /// The date so many days later (earlier when negative), never before year 1 or after 9999.
    public func adding(days: Int) -> CivilDate {
        let (sum, overflow) = dayNumber.addingReportingOverflow(days)
        return CivilDate(dayNumber: overflow ? (days < 0 ? Int.min : Int.max) : sum)
    }

    /// The same day so many months later (earlier when negative), or the last day of that month when it is shorter; never before year 1 or after 9999.
    public func adding(months: Int) -> CivilDate {
        let (sum, overflow) = (year * 12 + month - 1).addingReportingOverflow(months)
        let count = overflow ? (months < 0 ? 12 : 119_999) : min(max(sum, 12), 119_999)
        let (year, month) = (count / 12, count % 12 + 1)
        return CivilDate(year: year, month: month, day: min(day, Self.length(ofMonth: month, in: year))) ?? self
    }

    /// How many days lie between this date and the other; negative when the other is earlier.
    public func days(until other: CivilDate) -> Int { other.dayNumber - dayNumber }

    /// Whether the first date is earlier.
    public static func < (left: CivilDate, right: CivilDate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    static func length(ofMonth month: Int, in year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        var value = 0
        for byte in digits {
            guard (0x30...0x39).contains(byte) else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        return value
    }
}

extension CivilDate: Codable {
    /// Reads a string YYYY-MM-DD; anything else is a `DecodingError`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let date = CivilDate(iso: text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a date YYYY-MM-DD: \(text)")
        }
        self = date
    }

    /// Writes a string YYYY-MM-DD.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(iso)
    }
}

func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
