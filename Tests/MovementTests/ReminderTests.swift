internal import Storage
internal import TestSupport
internal import Testing
internal import Vietnamese

@testable internal import Movement

private func date(_ iso: String) throws -> CivilDate { try #require(CivilDate(iso: iso)) }

@Suite struct ReminderScheduleTests {
    private static let calendar = WorkingCalendar()

    @Test(
        arguments: [
            // Due on Friday 14 March 2025; three and one working days before are Tuesday and Thursday.
            ("2025-03-10", nil), ("2025-03-11", -3), ("2025-03-12", -3), ("2025-03-13", -1), ("2025-03-14", 0), ("2025-03-16", 0), ("2025-03-17", 1),
            ("2025-03-18", 1), ("2025-03-19", 3), ("2025-03-21", 5), ("2025-06-01", 5),
        ] as [(String, Int?)])
    func theLatestReminderMeantForADayOrBefore(_ today: String, _ offset: Int?) throws {
        let stage = ReminderSchedule.standard.stage(due: try date("2025-03-14"), today: try date(today), Self.calendar)
        #expect(stage?.offset == offset)
    }

    @Test func aDueDayThatIsOffRemindsOnTheWorkingDayBefore() throws {
        let holidays = WorkingCalendar(daysOff: [try date("2025-03-14")])
        let schedule = ReminderSchedule(
            isOn: true, before: [], onDay: true, after: [], sendHour: 8, quietFrom: 18, quietTo: 7, escalateAfter: 2, acknowledgeEvery: 0)
        #expect(try schedule.stage(due: date("2025-03-14"), today: date("2025-03-13"), holidays)?.on.iso == "2025-03-13")
        #expect(try schedule.stage(due: date("2025-03-14"), today: date("2025-03-12"), holidays) == nil)
        #expect(try schedule.escalation(due: date("2025-03-13"), holidays)?.iso == "2025-03-18")
        #expect(try schedule.acknowledgement(since: date("2025-03-01"), today: date("2025-06-01"), holidays) == nil)
    }

    /// The stage of a later day is never an earlier one, and no stage lies after the day that is looked at.
    @Test func stagesOnlyMoveForward() throws {
        let start = try date("2025-01-01")
        for due in stride(from: 0, to: 60, by: 7) {
            var last: CivilDate?
            for offset in 0..<120 {
                let today = start.adding(days: offset)
                let stage = ReminderSchedule.standard.stage(due: start.adding(days: due + 20), today: today, Self.calendar)
                if let stage {
                    #expect(stage.on <= today)
                    #expect(last.map { $0 <= stage.on } ?? true)
                    last = stage.on
                }
            }
            #expect(last != nil)
        }
    }

    @Test(arguments: [
        (8, 18, 7, [7: false, 8: true, 12: true, 17: true, 18: false, 23: false]), (0, 11, 13, [0: true, 10: true, 11: false, 12: false, 13: true]),
        (6, 9, 9, [5: false, 6: true, 9: true]),
    ])
    func quietHoursHold(_ send: Int, _ from: Int, _ to: Int, _ expected: [Int: Bool]) throws {
        let schedule = ReminderSchedule(
            isOn: true, before: [], onDay: true, after: [], sendHour: send, quietFrom: from, quietTo: to, escalateAfter: nil, acknowledgeEvery: 0)
        let today = try date("2025-03-14")
        for (hour, isTime) in expected { #expect(schedule.isTime(Instant(today, hour: hour, minute: 30)) == isTime, "\(hour)") }
    }
}

@Suite struct ReminderTests {
    /// A movement with one report of the reading division due on Friday 14 March 2025, and people with addresses.
    private static func with(
        _ engine: Engine, escalate: Int? = nil, _ body: (PlanHouse, _ movement: String, _ slug: String) async throws -> Void
    ) async throws {
        try await PlanHouse.with(engine) { house in
            let launched = try await house.launched()
            var values: [String: JSONValue] = [
                "movement": .string(launched.movement), "on": true, "before": "3, 1", "on_day": true, "after": "1, 3", "send_hour": 8,
                "quiet_from": 18,
                "quiet_to": 7, "acknowledge_every": 0,
            ]
            if let escalate { values["escalate_after"] = .int(Int64(escalate)) }
            try await house.act("reminders.set", values, as: "head")
            let obligation = try await house.obligation("II.1", of: launched.plan)
            try await house.database.write { session in
                try session.execute(
                    "UPDATE person SET email = person_id || '@so.gov.vn' WHERE agency_id = \(PlanHouse.agency) AND person_id <> 'clerk'")
                try session.execute(
                    """
                    INSERT INTO target (agency_id, target_id, movement_id, obligation_id, code, title, folded, kind, measure, unit_label, direction, source,
                                        goal, cadence, starts, ends, grace, owner_kind, owner_id, unit_id, state, note, position, created_at, created_by, version)
                    VALUES (\(PlanHouse.agency), 'chi-tieu', \(launched.movement), \(obligation.id), 'CT1', 'Số buổi mở cửa tối', 'so buoi', 'other',
                            'count', 'buổi', 'up', 'report', 20000, 'once', '2025-01-01', '2025-03-12', 2, 'unit', 'reading', 'reading', 'open', '', 1, 0,
                            'officer', 1)
                    """)
                try session.execute(
                    """
                    INSERT INTO due_report (agency_id, target_id, period, period_from, period_to, due_on, state)
                    VALUES (\(PlanHouse.agency), 'chi-tieu', 'all', '2025-01-01', '2025-03-12', '2025-03-14', 'owed')
                    """)
            }
            try await body(house, launched.movement, launched.slug)
        }
    }

    @discardableResult
    private static func run(_ house: PlanHouse, _ iso: String, hour: Int = 9) async throws -> ReminderReport {
        let now = Instant(try date(iso), hour: hour)
        return try await house.database.write { try ReminderRun.perform(PlanHouse.agency, now: now, in: $0) }
    }

    private static func mails(_ house: PlanHouse) async throws -> [(person: String, dedupe: String, body: String)] {
        try await house.database.read { session in
            try session.rows("SELECT person_id, dedupe, body FROM mail WHERE agency_id = \(PlanHouse.agency) ORDER BY created_at, dedupe").map {
                (try $0.text(0), try $0.text(1), try $0.text(2))
            }
        }
    }

    @Test(arguments: TestDatabases.engines)
    func theOwnerIsRemindedBeforeOnAndAfterTheDayAndOnceEach(_ engine: Engine) async throws {
        try await Self.with(engine) { house, _, _ in
            for offset in 0..<20 {
                let today = try date("2025-03-08").adding(days: offset).iso
                for hour in [7, 9, 10, 19] { try await Self.run(house, today, hour: hour) }
            }
            #expect(
                try await Self.mails(house).map(\.dedupe)
                    == ["2025-03-11", "2025-03-13", "2025-03-14", "2025-03-17", "2025-03-19"].map { "day:readingHead:\($0)" }
            )
            let first = try #require(try await Self.mails(house).first).body
            #expect(first.contains("Kính gửi Đỗ Thị Sách,"))
            #expect(first.contains("1. Báo cáo “Số buổi mở cửa tối”, cả kỳ, phong trào “Thư viện mở cửa mỗi tối”"))
            #expect(first.contains("Hạn 14/03/2025, còn 3 ngày làm việc."))
            #expect(first.contains("Mở: ⟦lien-ket-1⟧"))
        }
    }

    @Test(arguments: TestDatabases.engines)
    func aClockPutBackRemindsNobodyAgain(_ engine: Engine) async throws {
        try await Self.with(engine) { house, _, _ in
            try await Self.run(house, "2025-03-13")
            #expect(try await Self.mails(house).count == 1)
            for today in ["2025-03-11", "2025-03-12", "2025-03-13", "2025-03-10"] { #expect(try await Self.run(house, today).mails == 0) }
            #expect(try await Self.mails(house).count == 1)
        }
    }

    @Test(arguments: TestDatabases.engines)
    func twoProcessesTogetherWriteOneMail(_ engine: Engine) async throws {
        try await Self.with(engine) { house, _, _ in
            let written = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<6 { group.addTask { try await Self.run(house, "2025-03-14").mails } }
                return try await group.reduce(0, +)
            }
            #expect(written == 1)
            #expect(try await Self.mails(house).count == 1)
        }
    }

    @Test(arguments: TestDatabases.engines)
    func everybodyChoosesTheirChannel(_ engine: Engine) async throws {
        try await Self.with(engine) { house, movement, _ in
            try await house.act("channel.choose", ["channel": "weekly", "language": "en"], as: "readingHead")
            for today in ["2025-03-11", "2025-03-12", "2025-03-13"] { try await Self.run(house, today) }
            #expect(try await Self.mails(house).map(\.dedupe) == ["week:readingHead:2025-03-10"])
            #expect(try await Self.mails(house)[0].body.hasPrefix("Dear Đỗ Thị Sách,"))
            try await house.act("channel.choose", ["channel": "desk", "language": "vi"], as: "readingHead")
            for today in ["2025-03-17", "2025-03-19"] { #expect(try await Self.run(house, today).mails == 0) }
        }
    }

    @Test(arguments: TestDatabases.engines)
    func theNextHeadIsToldAfterTheSetDaysAndOnlyWhenThatWasSaidBefore(_ engine: Engine) async throws {
        try await Self.with(engine, escalate: 2) { house, _, _ in
            // Nothing was said before: the first run late only warns, though the day has long come.
            #expect(try await Self.run(house, "2025-03-25").escalations == 0)
            let warning = try #require(try await Self.mails(house).first).body
            #expect(warning.contains("Nếu đến ngày 26/03/2025 chưa có báo cáo, hệ thống báo lên Phạm Văn Thử."))
            let report = try await Self.run(house, "2025-03-26")
            #expect(report.escalations == 1)
            let told = try #require(try await Self.mails(house).last)
            #expect(told.person == "head")
            #expect(told.body.contains("- Đỗ Thị Sách: báo cáo “Số buổi mở cửa tối”"))
            #expect(told.body.contains("trễ 8 ngày làm việc"))
            #expect(try await Self.run(house, "2025-03-27").escalations == 0)
            let head = try await house.actor("head")
            #expect(try await house.database.read { try UrgeQueries.desk(for: head, in: $0).raised.map(\.title) } == ["Số buổi mở cửa tối"])
        }
    }

    @Test(arguments: TestDatabases.engines)
    func theNextHeadIsNeverToldBeforeTheDayThatWasSaid(_ engine: Engine) async throws {
        try await Self.with(engine, escalate: 2) { house, _, _ in
            // Friday the 21st: the day that is named is Monday.
            try await Self.run(house, "2025-03-21")
            #expect(try #require(try await Self.mails(house).first).body.contains("Nếu đến ngày 24/03/2025 chưa có báo cáo"))
            for weekend in ["2025-03-22", "2025-03-23"] { #expect(try await Self.run(house, weekend).escalations == 0) }
            #expect(try await Self.run(house, "2025-03-24").escalations == 1)
        }
    }

    @Test(arguments: TestDatabases.engines)
    func escalationSetAfterTheLastReminderIsToldBeforehandToo(_ engine: Engine) async throws {
        try await Self.with(engine) { house, movement, _ in
            for today in ["2025-03-14", "2025-03-19", "2025-03-20"] { try await Self.run(house, today) }
            let before = try await Self.mails(house).count
            for schedule: [String: JSONValue] in [["before": "3, 1", "on_day": true, "after": "1, 3"], ["before": "", "after": ""]] {
                try await house.act(
                    "reminders.set",
                    schedule.merging([
                        "movement": .string(movement), "on": true, "send_hour": 8, "quiet_from": 18, "quiet_to": 7, "escalate_after": 2,
                        "acknowledge_every": 0,
                    ]) { $1 }, as: "head")
            }
            #expect(try await Self.run(house, "2025-03-21").escalations == 0)
            let mails = try await Self.mails(house)
            #expect(mails.count == before + 1)
            #expect(mails.last?.body.contains("Nếu đến ngày 24/03/2025 chưa có báo cáo, hệ thống báo lên Phạm Văn Thử.") == true)
            #expect(try await Self.run(house, "2025-03-24").escalations == 1)
            #expect(try await Self.run(house, "2025-03-25") == ReminderReport())
        }
    }

    @Test(arguments: TestDatabases.engines)
    func whoeverGetsNoMailIsToldOfTheNextHeadOnTheDesk(_ engine: Engine) async throws {
        try await Self.with(engine, escalate: 2) { house, _, _ in
            try await house.act("channel.choose", ["channel": "desk", "language": "vi"], as: "readingHead")
            let (owner, today) = (try await house.actor("readingHead"), try date("2025-03-17"))
            let days = { try await house.database.read { try OwedReports.list(for: owner, today: today, in: $0).map(\.raisedOn?.iso) } }
            #expect(try await days() == [nil])
            #expect(try await Self.run(house, "2025-03-17") == ReminderReport())
            #expect(try await days() == ["2025-03-18"])
            #expect(try await Self.run(house, "2025-03-18").escalations == 1)
        }
    }

    @Test(arguments: TestDatabases.engines)
    func whenTheOwnerHasLeftTheNextHeadIsTold(_ engine: Engine) async throws {
        try await Self.with(engine, escalate: 2) { house, _, _ in
            try await house.database.write {
                try $0.execute("UPDATE person SET valid_to = '2025-03-12' WHERE agency_id = \(PlanHouse.agency) AND person_id = 'readingHead'")
            }
            #expect(try await Self.run(house, "2025-03-14").mails == 0)
            #expect(try await Self.run(house, "2025-03-18").escalations == 1)
            let told = try #require(try await Self.mails(house).last)
            #expect(told.body.contains("Chưa có người phụ trách"))
        }
    }

    @Test(arguments: TestDatabases.engines)
    func whoeverHasNotReadThePlanIsRemindedEveryFewDays(_ engine: Engine) async throws {
        try await Self.with(engine) { house, movement, _ in
            try await house.act(
                "reminders.set",
                [
                    "movement": .string(movement), "on": true, "before": "", "after": "", "send_hour": 8, "quiet_from": 18, "quiet_to": 7,
                    "acknowledge_every": 5,
                ])
            try await house.acknowledge(movement, as: "staff")
            // Launched on 3 March; five working days later is the 10th. The clerk has no address, the administrator belongs to no unit.
            #expect(try await Self.run(house, "2025-03-07") == ReminderReport())
            let report = try await Self.run(house, "2025-03-10")
            #expect(report.mails == 10)
            #expect(report.withoutAddress == 1)
            let mails = try await Self.mails(house)
            #expect(!mails.contains { ["staff", "administrator", "clerk"].contains($0.person) })
            #expect(mails.allSatisfy { $0.body.contains("Đọc và xác nhận kế hoạch của phong trào") })
            #expect(try await Self.run(house, "2025-03-12").mails == 0)
            #expect(try await Self.run(house, "2025-03-17").mails == 10)
        }
    }

    @Test(arguments: TestDatabases.engines)
    func hoursThatLeaveNoTimeAreRefused(_ engine: Engine) async throws {
        try await Self.with(engine) { house, movement, _ in
            let cases: [([String: JSONValue], String?)] = [
                (["send_hour": 20, "quiet_from": 19, "quiet_to": 8], "quiet_from"), (["before": "3, x"], "before"), (["after": "0"], "after"),
                (["movement": "khong-co"], "not-found"), ([:], nil),
            ]
            let values: [String: JSONValue] = [
                "movement": .string(movement), "on": true, "send_hour": 8, "quiet_from": 18, "quiet_to": 7, "acknowledge_every": 5,
            ]
            for (more, expected) in cases {
                let refusal = try await house.refusal("reminders.set", values.merging(more) { $1 }, as: "officer")
                #expect((refusal?.fields.first?.key ?? refusal?.code) == expected)
            }
        }
    }

    // MARK: - Silence and letters

    private static func silence(_ house: PlanHouse, _ slug: String, on iso: String, as key: String) async throws -> SilenceModel {
        let (viewer, today) = (try await house.actor(key), try date(iso))
        return try await house.database.read { try SilenceQueries.page(slug: slug, for: viewer, today: today, in: $0) }
    }

    @Test(arguments: TestDatabases.engines)
    func silenceCountsWorkingDaysSinceAnythingWasHeard(_ engine: Engine) async throws {
        try await Self.with(engine, escalate: 5) { house, _, slug in
            let all = try await Self.silence(house, slug, on: "2025-03-17", as: "officer")
            let reading = try #require(all.units.first { $0.unit == "reading" })
            #expect(reading.heard == nil)
            #expect(reading.since.iso == "2025-03-03")
            #expect(reading.workingDays == 10)
            #expect(reading.late.map(\.workingDays) == [1])
            #expect(reading.late.map(\.raisedOn?.iso) == ["2025-03-21"])
            #expect(reading.late.first?.raisedTo == ["Phạm Văn Thử"])
            #expect(reading.silent.count == reading.obligations)
            let clause = try #require(reading.silent.first)
            try await house.act(
                "clause.note", ["obligation": .string(clause.obligation), "text": "Đã mở cửa.", "on": "03/03/2025"], as: "readingHead")
            let own = try await Self.silence(house, slug, on: "2025-03-17", as: "readingHead")
            #expect(own.units.map(\.unit) == ["reading"])
            #expect(own.units.first?.heard?.iso == "2025-03-03")
            #expect(own.units.first?.silent.count == reading.obligations - 1)
            #expect(!own.mayUrge)
            #expect(try await house.refused { try await Self.silence(house, slug, on: "2025-03-17", as: "staff") } == .notFound)
        }
    }

    @Test(arguments: TestDatabases.engines)
    func aLetterIsDraftedChangedSentAndAnswered(_ engine: Engine) async throws {
        try await Self.with(engine) { house, movement, slug in
            let unit: [String: JSONValue] = ["movement": .string(movement), "unit": "reading"]
            let letter = try await house.act("urge.draft", unit).subjectID
            #expect(try await house.refusal("urge.draft", unit, as: "officer") == .urgeDrafted)
            #expect(try await house.refusal("urge.draft", unit, as: "readingHead") == .forbidden)
            #expect(try await house.refusal("urge.send", ["urge": .string(letter)], as: "readingHead") == .forbidden)
            let (officer, head, today) = (try await house.actor("officer"), try await house.actor("readingHead"), house.today)
            let draft = try await house.database.read { try UrgeQueries.letter(letter, for: officer, today: today, in: $0) }
            #expect(draft.heads.map(\.name) == ["Đỗ Thị Sách"])
            #expect(draft.answerBy.iso == "2025-03-10")
            #expect(draft.body.contains("Phòng Bạn đọc còn những việc sau:"))
            #expect(
                try await house.refused { try await house.database.read { try UrgeQueries.letter(letter, for: head, today: today, in: $0) } }
                    == .notFound)
            try await house.act(
                "urge.amend",
                ["urge": .string(letter), "number": "15/VP-TĐ", "subject": "Đôn đốc", "body": "Đề nghị báo cáo.", "answer_by": "20/03/2025"])
            let sent = try await house.act("urge.send", ["urge": .string(letter)])
            #expect(sent.result["mails"] == 1)
            #expect(try await house.refusal("urge.send", ["urge": .string(letter)], as: "officer") == .urgeSent)
            let mail = try #require(try await Self.mails(house).last)
            #expect(mail.person == "readingHead")
            #expect(mail.body.contains("Đề nghị báo cáo.") && mail.body.contains("Lê Thị Duyên"))
            #expect(try await house.database.read { try UrgeQueries.desk(for: head, in: $0).letters.map(\.id) } == [letter])
            for item in draft.items.indices {
                let clause = try await house.database.read { session in
                    try session.row("SELECT obligation_id FROM urge_item WHERE urge_id = \(letter) AND position = \(item)")?.text(0) ?? ""
                }
                try await house.act("clause.note", ["obligation": .string(clause), "text": "Đã làm.", "on": "03/03/2025"], as: "readingHead")
            }
            let answered = try await Self.silence(house, slug, on: "2025-03-04", as: "officer").letters
            #expect(answered.map(\.standing.en) == ["Answered"])
            #expect(try await house.database.read { try UrgeQueries.desk(for: head, in: $0).letters.isEmpty })
        }
    }

    @Test(arguments: TestDatabases.engines)
    func aFeedShowsWhatIsOwedToWhoeverHasItsAddress(_ engine: Engine) async throws {
        try await Self.with(engine) { house, _, _ in
            let secret = try await house.act("feed.open", [:], as: "readingHead").result["secret"]?.string ?? ""
            let today = house.today
            let events = try await house.database.read { try ReminderQueries.feed(secret, today: today, in: $0) }
            #expect(events.filter(\.isDue).map(\.id) == ["bao-cao-chi-tieu-all"])
            #expect(events.filter(\.isDue).map(\.from.iso) == ["2025-03-14"])
            #expect(events.count == 2)
            #expect(try await house.refused { try await house.database.read { try ReminderQueries.feed("sai", today: today, in: $0) } } == .notFound)
            try await house.act("feed.close", [:], as: "readingHead")
            #expect(try await house.refused { try await house.database.read { try ReminderQueries.feed(secret, today: today, in: $0) } } == .notFound)
            let refusal = try await house.refusal("feed.close", [:], as: "readingHead")
            #expect(refusal?.code == "feed.none")
        }
    }
}
