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
        RoleTableAct("feed.open", [:]), RoleTableAct("feed.close", [:]),
        RoleTableAct("urge.draft/silent") { stage, _ in ["movement": .string(stage.finished.movement), "unit": "office"] },
        RoleTableAct("urge.draft/drafted") { stage, _ in ["movement": .string(stage.launched.movement), "unit": "reading"] },
        RoleTableAct(
            "urge.amend", ["urge": "urge-draft", "number": "15/VP-TĐ", "subject": "Đôn đốc", "body": "Đề nghị báo cáo.", "answer_by": "31/03/2025"]),
        RoleTableAct("urge.send/draft", ["urge": "urge-draft"]), RoleTableAct("urge.send/sent", ["urge": "urge-sent"]),
    ]
}

extension RoleTableView {
    static let urging: [RoleTableView] = [
        RoleTableView("calendar: days") { _, viewer, session in "\(try CalendarQueries.days(for: viewer, in: session).count)" },
        RoleTableView("outbox: mails/text") { _, viewer, session in
            let outbox = try MailQueries.outbox(today: TestWorld.today, for: viewer, in: session)
            return "\(outbox.mails.count)/\(try MailQueries.preview("mail-sent", for: viewer, in: session).body == nil ? "n" : "y")"
        },
        RoleTableView("silence: units/letters/may-urge") { stage, viewer, session in
            let model = try SilenceQueries.page(slug: stage.launched.slug, for: viewer, today: TestWorld.today, in: session)
            return "\(model.units.count)/\(model.letters.count)/\(model.mayUrge ? "y" : "n")"
        },
        RoleTableView("letters: draft") { _, viewer, session in
            "\(try UrgeQueries.letter("urge-draft", for: viewer, today: TestWorld.today, in: session).items.count)"
        },
        RoleTableView("letters: sent-to-reading/change") { _, viewer, session in
            let letter = try UrgeQueries.letter("urge-sent", for: viewer, today: TestWorld.today, in: session)
            return "\(letter.items.count)/\(letter.mayChange ? "y" : "n")"
        },
        RoleTableView("letters: on-desk") { _, viewer, session in "\(try UrgeQueries.desk(for: viewer, in: session).letters.count)" },
    ]
}

extension RoleTableStage {
    /// A day in the calendar, two mails of the staff member, and two letters to the reading division.
    static func urging(_ world: TestWorld, _ plan: StagedPlan) async throws {
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
            for (id, sent) in [("urge-draft", Int64?.none), ("urge-sent", TestWorld.noon.milliseconds)] {
                try session.execute(
                    """
                    INSERT INTO urge (agency_id, urge_id, movement_id, unit_id, number, subject, body, answer_by, state, created_at, created_by, sent_at,
                                      signer_role, signer_name)
                    VALUES (\(TestWorld.agency), \(id), \(plan.movement), 'reading', '', 'Đôn đốc', 'Đề nghị báo cáo.', '2025-03-10',
                            \(sent == nil ? "draft" : "sent"), 0, 'officer', \(sent), '', '')
                    """)
                try session.execute(
                    """
                    INSERT INTO urge_item (agency_id, urge_id, position, obligation_id, wording, since, working_days)
                    VALUES (\(TestWorld.agency), \(id), 0, \(plan.obligations[1].id), 'Chưa có tin', '2025-03-01', 1)
                    """)
            }
        }
    }
}
