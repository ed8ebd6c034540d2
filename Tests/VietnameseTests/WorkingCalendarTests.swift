internal import Testing

@testable internal import Vietnamese

@Suite("Working days") struct WorkingCalendarTests {
    /// Around New Year 2027: Friday 1 January is off, Saturday 2 January is worked instead.
    private static let calendar = WorkingCalendar(daysOff: [day("2027-01-01")], extraDays: [day("2027-01-02")])

    private static func day(_ iso: String) -> CivilDate { CivilDate(iso: iso) ?? CivilDate(dayNumber: 0) }

    @Test(
        "Steps over what is not worked",
        arguments: [
            // Monday 28 December 2026.
            ("2026-12-28", 0, "2026-12-28"), ("2026-12-28", 1, "2026-12-29"), ("2026-12-28", 3, "2026-12-31"), ("2026-12-28", 4, "2027-01-02"),
            ("2026-12-28", 5, "2027-01-04"), ("2026-12-28", 7, "2027-01-06"), ("2026-12-27", 0, "2026-12-28"), ("2026-12-27", 1, "2026-12-28"),
            ("2027-01-04", -1, "2027-01-02"), ("2027-01-04", -2, "2026-12-31"), ("2027-01-03", -1, "2027-01-02"),
        ])
    func adding(_ from: String, _ count: Int, _ expected: String) {
        #expect(Self.calendar.adding(count, to: Self.day(from)).iso == expected)
    }

    @Test(
        "Without exceptions, weekends are off",
        arguments: [("2025-03-07", 1, "2025-03-10"), ("2025-03-08", 0, "2025-03-10"), ("2025-03-03", 5, "2025-03-10")])
    func plain(_ from: String, _ count: Int, _ expected: String) {
        #expect(WorkingCalendar().adding(count, to: Self.day(from)).iso == expected)
    }

    @Test(
        "Counts working days after one day through another",
        arguments: [
            ("2026-12-28", "2027-01-04", 5), ("2026-12-31", "2027-01-01", 0), ("2026-12-31", "2027-01-02", 1), ("2027-01-04", "2027-01-04", 0),
            ("2027-01-04", "2026-12-28", 0),
        ])
    func counting(_ from: String, _ to: String, _ expected: Int) {
        #expect(Self.calendar.workingDays(after: Self.day(from), through: Self.day(to)) == expected)
    }

    @Test("Adding and counting agree", arguments: 0..<40) func agreement(_ count: Int) {
        let start = Self.day("2026-12-07")
        #expect(Self.calendar.workingDays(after: start, through: Self.calendar.adding(count, to: start)) == count)
    }

    @Test("Ends even when every day is off") func nothingWorked() {
        let start = Self.day("2027-01-01")
        let year = Set((0..<900).map { start.adding(days: $0) })
        let never = WorkingCalendar(daysOff: year)
        #expect(never.adding(3, to: start) > start)
        #expect(WorkingCalendar().adding(5, to: CivilDate(dayNumber: .max)) == CivilDate(dayNumber: .max))
    }
}
