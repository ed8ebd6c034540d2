internal import Foundation
import Testing
internal import Vietnamese

@Suite struct CivilDateTests {
    @Test(arguments: [
        ("1970-01-01", 0, 4), ("2000-02-29", 11016, 2), ("2024-12-31", 20088, 2), ("2025-03-01", 20148, 6), ("0001-01-01", -719_162, 1),
        ("9999-12-31", 2_932_896, 5), ("1969-12-31", -1, 3), ("2026-11-08", 20765, 7),
    ])
    func dayNumbersAndWeekdays(_ iso: String, _ number: Int, _ weekday: Int) throws {
        let date = try #require(CivilDate(iso: iso))
        #expect(date.dayNumber == number)
        #expect(date.weekday == weekday)
        #expect(CivilDate(dayNumber: number) == date)
        #expect(date.iso == iso)
    }

    @Test(arguments: [
        "2025-02-29", "1900-02-29", "2025-13-01", "2025-00-10", "2025-04-31", "2025-1-01", "25-01-01", "2025/01/01", "0000-01-01", "+025-01-01", "",
        "2025-01-01 ", "２025-01-01",
    ])
    func badIsoDates(_ text: String) {
        #expect(CivilDate(iso: text) == nil)
    }

    @Test(arguments: [
        ("7/6/2022", "2022-06-07"), ("07/06/2022", "2022-06-07"), ("31/12/2021", "2021-12-31"), ("29/2/2024", "2024-02-29"),
    ])
    func vietnameseDates(_ text: String, _ iso: String) {
        #expect(CivilDate(vietnamese: text)?.iso == iso)
    }

    @Test(arguments: ["31/2/2022", "7/6/22", "007/6/2022", "7-6-2022", "7/6/2022/1", "/6/2022", "a/6/2022"])
    func badVietnameseDates(_ text: String) {
        #expect(CivilDate(vietnamese: text) == nil)
    }

    @Test func everyDayOfFourCenturiesRoundTrips() throws {
        let first = try #require(CivilDate(year: 1999, month: 1, day: 1))
        var last = first.adding(days: -1)
        for number in first.dayNumber..<(first.dayNumber + 146_097) {
            let date = CivilDate(dayNumber: number)
            #expect(date.dayNumber == number && last < date && last.days(until: date) == 1 && date.weekday == last.weekday % 7 + 1)
            last = date
        }
        #expect(last.iso == "2398-12-31")
    }

    @Test func arithmeticStopsAtTheEnds() throws {
        let date = try #require(CivilDate(iso: "2025-01-31"))
        #expect(date.adding(days: 29).iso == "2025-03-01")
        #expect(date.adding(days: .max).iso == "9999-12-31")
        #expect(date.adding(days: .min).iso == "0001-01-01")
        #expect(date.vietnamese == "31/01/2025")
        #expect("\(date)" == "2025-01-31")
    }

    @Test func codableAsText() throws {
        let date = try #require(CivilDate(iso: "2025-03-01"))
        #expect(String(decoding: try JSONEncoder().encode([date]), as: UTF8.self) == "[\"2025-03-01\"]")
        #expect(try JSONDecoder().decode([CivilDate].self, from: Data("[\"2025-03-01\"]".utf8)) == [date])
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([CivilDate].self, from: Data("[\"2025-02-30\"]".utf8)) }
    }
}

@Suite struct InstantTests {
    @Test(arguments: [
        (Int64(0), "1970-01-01T00:00:00.000Z", "01/01/1970 07:00"), (1_740_816_000_000, "2025-03-01T08:00:00.000Z", "01/03/2025 15:00"),
        (-1, "1969-12-31T23:59:59.999Z", "01/01/1970 06:59"), (1_735_664_399_999, "2024-12-31T16:59:59.999Z", "31/12/2024 23:59"),
        (1_735_664_400_000, "2024-12-31T17:00:00.000Z", "01/01/2025 00:00"),
    ])
    func printing(_ milliseconds: Int64, _ iso: String, _ vietnamese: String) {
        let instant = Instant(milliseconds: milliseconds)
        #expect(instant.iso8601 == iso)
        #expect(instant.vietnamese == vietnamese)
        #expect(instant.vietnamese == instant.vietnamDate.vietnamese + " " + instant.vietnamTime)
    }

    @Test func fromVietnamTime() throws {
        let date = try #require(CivilDate(iso: "2025-03-01"))
        #expect(Instant(date, hour: 8, minute: 30).iso8601 == "2025-03-01T01:30:00.000Z")
        #expect(Instant(date, hour: 0, minute: 0).iso8601 == "2025-02-28T17:00:00.000Z")
        #expect(Instant(date, hour: 8, minute: 30).vietnamDate == date)
    }

    @Test func arithmeticStopsAtTheEnds() {
        #expect(Instant(milliseconds: 5).adding(seconds: -2).milliseconds == -1995)
        #expect(Instant(milliseconds: 0).adding(seconds: .max).milliseconds == .max)
        #expect(Instant(milliseconds: 0).adding(seconds: .min).milliseconds == .min)
        // Never traps, whatever the value.
        #expect(Instant(milliseconds: .max).iso8601.hasPrefix("9999-12-31"))
        #expect(Instant(milliseconds: .min).vietnamese.hasPrefix("01/01/0001"))
    }

    @Test func nowIsAfterThisWasWritten() {
        #expect(Instant.now() > Instant(milliseconds: 1_735_664_400_000))
    }

    @Test func codableAsNumber() throws {
        let data = try JSONEncoder().encode([Instant(milliseconds: -7)])
        #expect(String(decoding: data, as: UTF8.self) == "[-7]")
        #expect(try JSONDecoder().decode([Instant].self, from: data) == [Instant(milliseconds: -7)])
    }
}
