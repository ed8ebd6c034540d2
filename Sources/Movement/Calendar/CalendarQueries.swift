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
}
