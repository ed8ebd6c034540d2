public import Storage
public import Vietnamese

/// The agency's calendar of working days.
public enum CalendarQueries {
    /// The exceptions from Monday to Friday that the agency has entered.
    public static func load(agency: String, in session: Session) throws -> WorkingCalendar {
        var off: Set<CivilDate> = []
        var extra: Set<CivilDate> = []
        for row in try session.rows("SELECT day, is_working FROM calendar_day WHERE agency_id = \(agency)") {
            let day = try MovementQueries.date(row.text(0))
            if try row.bool(1) { extra.insert(day) } else { off.insert(day) }
        }
        return WorkingCalendar(daysOff: off, extraDays: extra)
    }

    /// The days entered for a year, in order; of all years when none is named. Refused for visitors.
    public static func days(year: Int? = nil, for viewer: Actor, in session: Session) throws -> [CalendarDay] {
        guard viewer.isSignedIn else { throw Refusal.signedOut }
        let span: SQL = year.map { "day >= \(iso($0, "01-01")) AND day <= \(iso($0, "12-31"))" } ?? "1 = 1"
        return try session.rows(
            "SELECT day, is_working, name, source FROM calendar_day WHERE agency_id = \(viewer.agency) AND \(raw: span) ORDER BY day"
        ).map { row in
            CalendarDay(day: try row.civilDate(0), isWorking: try row.bool(1), name: try row.text(2), source: try row.text(3))
        }
    }

    /// The years for which something is entered, oldest first.
    public static func years(for viewer: Actor, in session: Session) throws -> [Int] {
        try session.rows(
            "SELECT DISTINCT SUBSTR(day, 1, 4) FROM calendar_day WHERE agency_id = \(viewer.agency) ORDER BY 1"
        ).compactMap { Int(try $0.text(0)) }
    }

    private static func iso(_ year: Int, _ rest: String) -> String { String(repeating: "0", count: max(0, 4 - "\(year)".count)) + "\(year)-\(rest)" }
}
