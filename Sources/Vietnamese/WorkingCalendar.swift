/// Which days are worked: Monday to Friday, unless a calendar says otherwise of a day.
///
/// Public holidays, compensatory days off and made-up working weekends are data that somebody with authority enters; nothing is built in.
public struct WorkingCalendar: Sendable, Hashable {
    /// Days of the week that are off all the same.
    public let daysOff: Set<CivilDate>
    /// Saturdays and Sundays that are worked.
    public let extraDays: Set<CivilDate>

    /// A calendar with these exceptions from Monday to Friday.
    public init(daysOff: Set<CivilDate> = [], extraDays: Set<CivilDate> = []) {
        self.daysOff = daysOff
        self.extraDays = extraDays
    }

    /// Whether the day is worked.
    public func isWorking(_ day: CivilDate) -> Bool { extraDays.contains(day) || (day.weekday <= 5 && !daysOff.contains(day)) }

    /// The day that many working days later (earlier when negative). 0 gives the day itself when it is worked, else the next working day.
    /// Stops at the ends of the calendar.
    public func adding(_ count: Int, to day: CivilDate) -> CivilDate {
        let step = count < 0 ? -1 : 1
        var found = day
        var left = abs(count)
        // A calendar whose every day is off must not keep us here.
        for _ in 0..<(366 + abs(count) * 8) {
            if left == 0, isWorking(found) { return found }
            let next = found.adding(days: step)
            if next == found { return found }
            found = next
            if left > 0, isWorking(found) { left -= 1 }
        }
        return found
    }

    /// How many working days lie after `day` up to and including `other`; 0 when `other` is not later.
    public func workingDays(after day: CivilDate, through other: CivilDate) -> Int {
        guard day < other else { return 0 }
        return (1...day.days(until: other)).count { isWorking(day.adding(days: $0)) }
    }
}
