internal import Storage
internal import TestSupport
internal import Testing
internal import Vietnamese

@testable internal import Movement

@Suite struct CalendarTests {
    private static let holiday: [String: JSONValue] = ["day": "02/09/2025", "kind": "off", "name": "Quốc khánh", "source": "Thông báo 12/TB"]

    @Test(arguments: TestDatabases.engines)
    func daysOffAndMadeUpDaysMoveDueDates(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            try await house.act("calendar.set", Self.holiday)
            try await house.act(
                "calendar.set", ["day": "2025-08-30", "kind": "worked", "name": "Làm bù", "source": "Thông báo 12/TB"], as: "administrator")
            let calendar = try await house.database.read { try CalendarQueries.load(agency: PlanHouse.agency, in: $0) }
            let friday = try #require(CivilDate(iso: "2025-08-29"))
            #expect(calendar.adding(1, to: friday).iso == "2025-08-30")
            #expect(calendar.adding(3, to: friday).iso == "2025-09-03")
            try await house.act("calendar.set", Self.holiday.merging(["kind": "worked"]) { $1 }, as: "head")
            try await house.act("calendar.clear", ["day": "30/08/2025"])
            let viewer = try await house.actor("staff")
            let days = try await house.database.read { try CalendarQueries.days(for: viewer, in: $0) }
            #expect(days.map(\.day.iso) == ["2025-09-02"])
            #expect(days.map(\.isWorking) == [true])
        }
    }

    @Test(arguments: TestDatabases.engines)
    func aTableIsTakenInWholeOrNotAtAll(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let rows: JSONValue = [
                ["Ngày", "Loại", "Tên gọi", "Căn cứ"], ["02/09/2025", "Nghỉ", "Quốc khánh", "TB 12"], ["", "", "", ""],
                ["2025-09-01", "off", "Nghỉ liền kề", "TB 12"],
            ]
            #expect(try await house.act("calendar.import", ["rows": rows]).result["days"] == 2)
            let wrong: JSONValue = [
                ["03/09/2025", "Nghỉ", "A", "B"], ["31/02/2025", "Nghỉ", "A", "B"], ["03/09/2025", "có", "A", "B"], ["04/09/2025", "off", "", ""],
            ]
            let refusal = try await house.refusal("calendar.import", ["rows": wrong], as: "officer")
            #expect(
                refusal?.fields.map(\.message.en) == [
                    "Line 2: “31/02/2025” is no date.", "Line 3: the kind must be “Off” or “Worked”.",
                    "Line 4: name or source is missing or too long.",
                ])
            let viewer = try await house.actor("staff")
            #expect(
                try await house.database.read { try CalendarQueries.days(year: 2025, for: viewer, in: $0).map(\.day.iso) } == [
                    "2025-09-01", "2025-09-02",
                ])
            #expect(try await house.refusal("calendar.clear", ["day": "05/05/2025"], as: "officer")?.fields.map(\.key) == ["day"])
            #expect(try await house.refusal("calendar.set", Self.holiday, as: "staff") == .forbidden)
        }
    }
}
