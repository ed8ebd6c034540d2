internal import Storage
internal import TestSupport
internal import Vietnamese

@testable internal import Movement

extension RoleTableAct {
    static let urging: [RoleTableAct] = [
        RoleTableAct("calendar.set", ["day": "02/09/2025", "kind": "off", "name": "Quốc khánh", "source": "Thông báo thử số 1"]),
        RoleTableAct("calendar.clear", ["day": "01/01/2025"]),
        RoleTableAct("calendar.import", ["rows": [["02/09/2025", "Nghỉ", "Quốc khánh", "Thông báo thử số 1"]]]),
        RoleTableAct("mail.retry/failed", ["mail": "mail-failed"]), RoleTableAct("mail.retry/sent", ["mail": "mail-sent"]),
        RoleTableAct("reminders.set") { stage, _ in
            [
                "movement": .string(stage.launched.movement), "on": true, "before": "3, 1", "after": "1", "send_hour": 8, "quiet_from": 18,
                "quiet_to": 7, "acknowledge_every": 5,
            ]
        },
        RoleTableAct("channel.choose", ["channel": "weekly", "language": "vi"]),
    ]
}

extension RoleTableView {
    static let urging: [RoleTableView] = [
        RoleTableView("calendar: days") { _, viewer, session in "\(try CalendarQueries.days(for: viewer, in: session).count)" },
        RoleTableView("outbox: mails/text") { _, viewer, session in
            let outbox = try MailQueries.outbox(today: TestWorld.today, for: viewer, in: session)
            return "\(outbox.mails.count)/\(try MailQueries.preview("mail-sent", for: viewer, in: session).body == nil ? "n" : "y")"
        },
    ]
}

extension RoleTableStage {
    /// A day in the calendar, and two mails of the staff member.
    static func urging(_ world: TestWorld) async throws {
        try await world.database.write { session in
            try session.execute(
                "INSERT INTO calendar_day (agency_id, day, is_working, name, source) VALUES (\(TestWorld.agency), '2025-01-01', 0, 'Tết Dương lịch', 'Thử')"
            )
            for state in [MailState.failed, .sent] {
                let mail = NewMail(
                    person: "staff", address: "staff@so.gov.vn", kind: .reminder, dedupe: state.rawValue, subject: "Nhắc việc", body: "Việc cần làm.")
                _ = try mail.store(id: "mail-\(state.rawValue)", agency: TestWorld.agency, now: TestWorld.noon, in: session)
                try session.execute(
                    "UPDATE mail SET state = \(state.rawValue) WHERE agency_id = \(TestWorld.agency) AND mail_id = \("mail-\(state.rawValue)")")
            }
        }
    }
}
