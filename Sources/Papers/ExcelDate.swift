/// Days counted from an epoch, the way workbooks store dates (ECMA-376 part 1, 18.17.4).
enum ExcelDate {
    /// Where a workbook starts to count.
    enum Epoch {
        case year1900, year1904
    }

    /// The last day Excel knows, 9999-12-31, in the 1900 system.
    private static let lastDay = 2_958_465
    /// Days between the two systems.
    private static let daysTo1904 = 1_462
    /// Day 0 of the 1900 system after its false leap day, in days since 1970-01-01.
    private static let origin = -25_569
    private static let secondsOfDay = 86_400

    /// `yyyy-mm-dd`, followed by `Thh:mm:ss` when asked for and not midnight. Nil for a number that is no day.
    static func text(_ serial: Double, epoch: Epoch, hasTime: Bool) -> String? {
        guard serial >= 0, serial < Double(lastDay + 1) else { return nil }
        let seconds = Int((serial * Double(secondsOfDay)).rounded())
        let stored = hasTime ? seconds / secondsOfDay : Int(serial)
        let day = stored + (epoch == .year1904 ? daysTo1904 : 0)
        guard day >= 1, day <= lastDay else { return nil }
        let clock = seconds % secondsOfDay
        return date(day) + (hasTime && clock != 0 ? "T" + hoursMinutesSeconds(clock) : "")
    }

    /// `hh:mm:ss`, with more than 24 hours for a length of time. Nil for a negative number or one beyond the calendar.
    static func time(_ serial: Double) -> String? {
        guard serial >= 0, serial < Double(lastDay) else { return nil }
        return hoursMinutesSeconds(Int((serial * Double(secondsOfDay)).rounded()))
    }

    /// A date stored as ISO 8601, without a time of midnight.
    static func trimmed(_ iso: String) -> String {
        let parts = iso.split(separator: "T", maxSplits: 1)
        guard parts.count == 2, parts[1].utf8.allSatisfy({ Array("0:.Z".utf8).contains($0) }) else { return iso }
        return String(parts[0])
    }

    /// The number of a day in the 1900 system, nil before 1900-03-01 (where that system is a day off) and for a day that does not exist.
    static func serial(year: Int, month: Int, day: Int) -> Int? {
        guard (1900...9999).contains(year), (1...12).contains(month), day >= 1, day <= length(ofMonth: month, year: year) else { return nil }
        let serial = daysSince1970(year, month, day) - origin
        return serial > 60 ? serial : nil
    }

    /// Two digits at least.
    static func padded(_ number: Int, to width: Int = 2) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
    }

    private static func date(_ day: Int) -> String {
        // Excel believes, as its forerunner did, that 1900 was a leap year.
        if day == 60 { return "1900-02-29" }
        let (year, month, day) = civil(day + origin + (day < 60 ? 1 : 0))
        return "\(year)-\(padded(month))-\(padded(day))"
    }

    private static func hoursMinutesSeconds(_ seconds: Int) -> String {
        "\(padded(seconds / 3_600)):\(padded(seconds / 60 % 60)):\(padded(seconds % 60))"
    }

    private static func length(ofMonth month: Int, year: Int) -> Int {
        if month == 2 { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28 }
        return [4, 6, 9, 11].contains(month) ? 30 : 31
    }

    // Both conversions count years from March, so that the leap day is the last of a year of the Gregorian calendar's 400-year cycle.

    private static func daysSince1970(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let marchYear = month > 2 ? year : year - 1
        let cycle = marchYear / 400
        let yearOfCycle = marchYear % 400
        let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
        return cycle * 146_097 + yearOfCycle * 365 + yearOfCycle / 4 - yearOfCycle / 100 + dayOfYear - 719_468
    }

    private static func civil(_ daysSince1970: Int) -> (year: Int, month: Int, day: Int) {
        let days = daysSince1970 + 719_468
        let dayOfCycle = days % 146_097
        let yearOfCycle = (dayOfCycle - dayOfCycle / 1_460 + dayOfCycle / 36_524 - dayOfCycle / 146_096) / 365
        let dayOfYear = dayOfCycle - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        let year = yearOfCycle + days / 146_097 * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
    }
}
