public import Vietnamese

/// A stretch of time after which a target is reported on, and the day by which the report is due.
public struct ReportingPeriod: Sendable, Hashable {
    /// Its name for addresses and programs, unique within a target: "2025", "2025-H1", "2025-Q1", "2025-01", or "all".
    public let key: String
    /// First and last day, cut to the target's own.
    public let from, to: CivilDate
    /// The last day of grace.
    public let due: CivilDate

    /// The periods of a cadence that touch a stretch of time, oldest first.
    /// - Parameters:
    ///   - grace: working days after the last day of the period until the report is due.
    public static func all(_ cadence: Cadence, from: CivilDate, to: CivilDate, grace: Int, calendar: WorkingCalendar) -> [ReportingPeriod] {
        guard from <= to else { return [] }
        guard let months = months(of: cadence) else {
            return [ReportingPeriod(key: "all", from: from, to: to, due: calendar.adding(max(grace, 0), to: to))]
        }
        var periods: [ReportingPeriod] = []
        var index = (from.year * 12 + from.month - 1) / months
        while let first = CivilDate(year: index * months / 12, month: index * months % 12 + 1, day: 1), first <= to {
            let next = (index + 1) * months
            let last = CivilDate(year: next / 12, month: next % 12 + 1, day: 1)?.adding(days: -1) ?? to
            let end = min(last, to)
            periods.append(
                ReportingPeriod(key: key(cadence, first), from: max(first, from), to: end, due: calendar.adding(max(grace, 0), to: end)))
            index += 1
        }
        return periods
    }

    /// What a period is called.
    public static func label(_ key: String) -> Text {
        let parts = key.split(separator: "-").map(String.init)
        guard let year = parts.first, Int(year) != nil else { return Text("Cả kỳ", "Whole period") }
        guard parts.count == 2 else { return Text("Năm \(year)", year) }
        if parts[1].hasPrefix("Q") { return Text("Quý \(parts[1].dropFirst())/\(year)", "\(parts[1]) \(year)") }
        if parts[1].hasPrefix("H") { return Text("\(parts[1] == "H1" ? "6 tháng đầu" : "6 tháng cuối") năm \(year)", "\(parts[1]) \(year)") }
        return Text("Tháng \(parts[1])/\(year)", "\(parts[1])/\(year)")
    }

    private static func months(of cadence: Cadence) -> Int? {
        switch cadence {
        case .once: nil
        case .month: 1
        case .quarter: 3
        case .half: 6
        case .year: 12
        }
    }

    private static func key(_ cadence: Cadence, _ first: CivilDate) -> String {
        switch cadence {
        case .once: "all"
        case .month: String(first.iso.prefix(7))
        case .quarter: "\(first.iso.prefix(4))-Q\((first.month - 1) / 3 + 1)"
        case .half: "\(first.iso.prefix(4))-H\(first.month < 7 ? 1 : 2)"
        case .year: String(first.iso.prefix(4))
        }
    }
}
