internal import Testing
internal import Vietnamese

@testable internal import Movement

@Suite("Numbers of targets") struct TargetValueTests {
    @Test(
        "Numbers are read as people write them",
        arguments: [
            ("0", 0), ("12", 12_000), ("12,5", 12_500), ("1.234", 1_234_000), ("1.234,5", 1_234_500), ("1.234.567,891", 1_234_567_891),
            ("1234.5", 1_234_500),
            ("1,234.5", 1_234_500), ("1,234,567.891", 1_234_567_891), ("1,234,567", 1_234_567_000), ("1,2340", 1234), ("1.2340", 1234),
            ("0.123", 123),
            ("0,123", 123), ("12,500", 12_500), ("1.234,000", 1_234_000), ("12.34", 12_340), ("0,001", 1), (" 7 ", 7000), ("1 234", 1_234_000),
            ("-3,5", -3500), ("999999999999999", 999_999_999_999_999_000),
        ] as [(String, Int64)])
    func reading(_ text: String, _ expected: Int64) {
        #expect(Quantity(text)?.thousandths == expected)
    }

    @Test("A program's single dot is a decimal point") func programs() {
        #expect(Quantity("1.234", isProgram: true)?.thousandths == 1234)
        #expect(Quantity("1.234")?.thousandths == 1_234_000)
    }

    @Test(
        "What could be a whole number or a decimal is asked about, in a form and in a file",
        arguments: [
            ("1,234", "1234", "1.234", true), (" 12,500 ", "12500", "12.500", true), ("-1,234", "-1234", "-1.234", true),
            ("1 ,234", "1234", "1.234", true),
            ("1.234", "1234", "1.234", false), ("999.000", "999000", "999.000", false),
        ] as [(String, String, String, Bool)])
    func doubt(_ text: String, _ whole: String, _ decimal: String, _ isAskedInForms: Bool) throws {
        let words = "reads in two ways: the whole number \(whole) or the decimal \(decimal). Write \(whole) or \(decimal)0."
        #expect(Quantity.doubt(text, isFile: true)?.en.hasSuffix(words) == true)
        #expect((Quantity.doubt(text) != nil) == isAskedInForms)
        // What the question proposes is in no doubt.
        for answer in [whole, decimal + "0"] { #expect(Quantity.doubt(answer, isFile: true) == nil && Quantity(answer) != nil) }
        #expect(try Quantity(#require(Quantity(whole)).typed) == Quantity(whole))
    }

    @Test(
        "Nothing else is asked about",
        arguments: [
            "1234", "0,123", "0.123", "1234,567", "1,23", "1,2345", "1,234.5", "1.234,5", "1,234,567", "1.234.567", "1,2340", "", "-", ",", "1,",
            ",234",
            "a,234", "1,23a", "٣,234",
        ])
    func noDoubt(_ text: String) { #expect(Quantity.doubt(text, isFile: true) == nil) }

    @Test("A form is filled with what it reads as the same number", arguments: [1234, 1_234_000, 12_500, 1, 999_999, -1234, 1_234_567] as [Int64])
    func filled(_ thousandths: Int64) {
        let number = Quantity(thousandths: thousandths)
        #expect(Quantity(number.typed) == number && Quantity.doubt(number.typed) == nil)
    }

    @Test(
        "What is no number is refused",
        arguments: [
            "", " ", "-", ",", ".", "1,", ",5", "1,2,3", "1.2.3", "12.3456", "1,2345", "1.23,4", "mười", "1e5", "٣", "0x10", "+5", "1000000000000000",
            "1..2", "--1",
        ])
    func refusing(_ text: String) {
        #expect(Quantity(text) == nil)
    }

    @Test(
        "Written and read again it is the same number",
        arguments: [0, 1, 10, 999, 1000, 1001, 123_456_789, -5, 1_000_000, 999_999_999_999_999_000] as [Int64])
    func roundTrip(_ thousandths: Int64) {
        let number = Quantity(thousandths: thousandths)
        #expect(Quantity(number[.vi]) == number)
        #expect(Quantity(number.plain, isProgram: true) == number)
    }

    @Test("Is shown as each language writes it") func showing() {
        let number = Quantity(thousandths: 1_234_567_500)
        #expect([number[.vi], number[.en], number.plain] == ["1.234.567,5", "1,234,567.5", "1234567.5"])
    }

    @Test(
        "A per cent is shown cut to one decimal, never rounded up",
        arguments: [(99_999, 99_900), (66_667, 66_600), (100_000, 100_000), (0, 0), (-1250, -1200)] as [(Int64, Int64)])
    func shown(_ thousandths: Int64, _ expected: Int64) {
        #expect(Quantity(thousandths: thousandths).shown.thousandths == expected)
    }

    @Test(
        "A share is rounded half up to the thousandth",
        arguments: [
            (1, 3, 33_333), (2, 3, 66_667), (1, 8, 12_500), (0, 5, 0), (5, 5, 100_000), (1, 16, 6250), (1, 32, 3125), (1, 64, 1563),
        ] as [(Int, Int, Int64)])
    func share(_ part: Int, _ whole: Int, _ expected: Int64) {
        #expect(TargetProgress.percent(Quantity(part), of: Quantity(whole))?.thousandths == expected)
    }

    @Test("Nothing is no part of nothing") func emptyWhole() {
        #expect(TargetProgress.percent(Quantity(0), of: Quantity(0)) == nil)
    }

    @Test(
        "How much of the way is done",
        arguments: [
            (TargetDirection.up, 40, 80, nil, 50_000), (.up, 90, 80, nil, 112_500), (.up, 0, 80, nil, 0), (.down, 20, 10, 30, 50_000),
            (.down, 10, 10, 30, 100_000), (.down, 35, 10, 30, -25_000), (.down, 5, 10, nil, 100_000),
        ] as [(TargetDirection, Int, Int, Int?, Int64)])
    func achieved(_ direction: TargetDirection, _ level: Int, _ goal: Int, _ baseline: Int?, _ expected: Int64) {
        let found = TargetProgress.achieved(
            level: Quantity(level), goal: Quantity(goal), baseline: baseline.map { Quantity($0) }, direction: direction)
        #expect(found?.thousandths == expected)
    }

    @Test("What cannot be said is not said") func unknown() {
        #expect(TargetProgress.achieved(level: nil, goal: Quantity(5), baseline: nil, direction: .up) == nil)
        #expect(TargetProgress.achieved(level: Quantity(5), goal: Quantity(0), baseline: nil, direction: .up) == nil)
        #expect(TargetProgress.achieved(level: Quantity(50), goal: Quantity(10), baseline: nil, direction: .down) == nil)
    }

    @Test("The largest numbers do not overflow") func extremes() {
        #expect(TargetProgress.percent(Quantity.limit, of: Quantity(thousandths: 1)) == Quantity.limit)
        #expect(Quantity.limit + Quantity.limit == Quantity(thousandths: 2_000_000_000_000_000_000))
        #expect(Quantity(Int.max) == Quantity.limit)
        #expect(Quantity(Int.min) == Quantity(thousandths: -Quantity.limit.thousandths))
    }
}

@Suite("Periods of reports") struct ReportingPeriodTests {
    private static func day(_ iso: String) -> CivilDate { CivilDate(iso: iso) ?? CivilDate(dayNumber: 0) }

    private static func lines(_ cadence: Cadence, _ from: String, _ to: String, grace: Int = 0) -> [String] {
        ReportingPeriod.all(cadence, from: day(from), to: day(to), grace: grace, calendar: WorkingCalendar()).map {
            "\($0.key) \($0.from) \($0.to) \($0.due)"
        }
    }

    @Test("Quarters are cut to the target's own time and due after the days of grace") func quarters() {
        #expect(
            Self.lines(.quarter, "2025-02-10", "2025-08-15", grace: 3) == [
                "2025-Q1 2025-02-10 2025-03-31 2025-04-03", "2025-Q2 2025-04-01 2025-06-30 2025-07-03", "2025-Q3 2025-07-01 2025-08-15 2025-08-20",
            ])
    }

    @Test("A period that ends on a weekend is due on Monday") func weekend() {
        #expect(Self.lines(.month, "2025-05-01", "2025-05-31") == ["2025-05 2025-05-01 2025-05-31 2025-06-02"])
    }

    @Test(
        "Each cadence gives its periods",
        arguments: [
            (Cadence.once, ["all"]), (.year, ["2024", "2025"]), (.half, ["2024-H2", "2025-H1"]), (.quarter, ["2024-Q4", "2025-Q1", "2025-Q2"]),
            (.month, ["2024-12", "2025-01", "2025-02", "2025-03", "2025-04"]),
        ])
    func cadences(_ cadence: Cadence, _ keys: [String]) {
        let found = ReportingPeriod.all(cadence, from: Self.day("2024-12-15"), to: Self.day("2025-04-10"), grace: 5, calendar: WorkingCalendar())
        #expect(found.map(\.key) == keys)
    }

    @Test("Periods follow each other without gap or overlap", arguments: Cadence.allCases) func partition(_ cadence: Cadence) {
        let (from, to) = (Self.day("2021-01-17"), Self.day("2026-11-03"))
        let found = ReportingPeriod.all(cadence, from: from, to: to, grace: 2, calendar: WorkingCalendar())
        #expect(found.first?.from == from)
        #expect(found.last?.to == to)
        for (one, next) in zip(found, found.dropFirst()) { #expect(one.to.adding(days: 1) == next.from) }
        #expect(Set(found.map(\.key)).count == found.count)
    }

    @Test("A time that ends before it begins has none") func empty() {
        #expect(Self.lines(.month, "2025-05-02", "2025-05-01") == [])
    }

    @Test(
        "Periods have names",
        arguments: [
            ("all", "Cả kỳ", "Whole period"), ("2025", "Năm 2025", "2025"), ("2025-H1", "6 tháng đầu năm 2025", "H1 2025"),
            ("2025-Q3", "Quý 3/2025", "Q3 2025"),
            ("2025-07", "Tháng 07/2025", "07/2025"),
        ])
    func names(_ key: String, _ vi: String, _ en: String) {
        #expect(ReportingPeriod.label(key) == Text(vi, en))
    }
}
