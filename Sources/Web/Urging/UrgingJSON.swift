internal import Movement
internal import Vietnamese

/// What programs get of mails, reminders and urging.
enum UrgingJSON {
    static func outbox(_ outbox: Outbox) -> JSONValue {
        let counts = MailState.allCases.map { ($0.rawValue, JSONValue.int(Int64(outbox.counts[$0] ?? 0))) }
        return [
            "counts": .object(Dictionary(uniqueKeysWithValues: counts)), "withoutAddress": .int(Int64(outbox.withoutAddress)),
            "mails": .array(outbox.mails.map(mail)), "next": outbox.mails.count == 100 ? JSONValue(outbox.mails.last?.id) : .null,
        ]
    }

    static func mail(_ mail: MailLine) -> JSONValue {
        [
            "id": .string(mail.id), "person": .string(mail.person.id.rawValue), "name": .string(mail.person.name), "address": .string(mail.address),
            "kind": .string(mail.kind.rawValue), "subject": .string(mail.subject), "state": .string(mail.state.rawValue),
            "attempts": .int(Int64(mail.attempts)), "created": .string(mail.created.iso8601), "next": JSONValue(mail.next?.iso8601),
            "ended": JSONValue(mail.ended?.iso8601), "problem": mail.problem.map { APIAnswer.text($0.label) } ?? .null,
        ]
    }

    static func silence(_ model: SilenceModel) -> JSONValue {
        [
            "movement": .string(model.movement), "slug": .string(model.slug), "today": .string(model.today.iso),
            "schedule": schedule(model.schedule, isSet: model.isSet), "units": .array(model.units.map(unit)),
            "letters": .array(
                model.letters.map {
                    [
                        "id": .string($0.id), "unit": APIAnswer.text($0.unit), "subject": .string($0.subject), "sent": JSONValue($0.sent?.iso8601),
                        "answerBy": .string($0.answerBy.iso), "items": .int(Int64($0.items)), "answered": .int(Int64($0.answered)),
                    ]
                }),
        ]
    }

    private static func schedule(_ schedule: ReminderSchedule, isSet: Bool) -> JSONValue {
        [
            "on": .bool(schedule.isOn), "set": .bool(isSet), "before": .array(schedule.before.map { .int(Int64($0)) }),
            "onDay": .bool(schedule.onDay), "after": .array(schedule.after.map { .int(Int64($0)) }), "sendHour": .int(Int64(schedule.sendHour)),
            "quietFrom": .int(Int64(schedule.quietFrom)), "quietTo": .int(Int64(schedule.quietTo)),
            "escalateAfter": schedule.escalateAfter.map { .int(Int64($0)) } ?? .null, "acknowledgeEvery": .int(Int64(schedule.acknowledgeEvery)),
        ]
    }

    private static func unit(_ unit: UnitSilence) -> JSONValue {
        [
            "unit": .string(unit.unit), "name": APIAnswer.text(unit.name), "heard": JSONValue(unit.heard?.iso), "since": .string(unit.since.iso),
            "workingDays": .int(Int64(unit.workingDays)), "obligations": .int(Int64(unit.obligations)),
            "silent": .array(unit.silent.map { ["clause": .string($0.clause), "due": JSONValue($0.due?.iso)] }),
            "late": .array(
                unit.late.map {
                    [
                        "target": .string($0.target), "period": .string($0.period), "title": .string($0.title), "due": .string($0.due.iso),
                        "workingDays": .int(Int64($0.workingDays)), "raisedOn": JSONValue($0.raisedOn?.iso), "isRaised": .bool($0.isRaised),
                        "raisedTo": .array($0.raisedTo.map(JSONValue.string)),
                    ]
                }),
        ]
    }

    static func letter(_ letter: UrgeLetter) -> JSONValue {
        [
            "id": .string(letter.id), "slug": .string(letter.slug), "unit": .string(letter.unit), "number": .string(letter.number),
            "subject": .string(letter.subject), "body": .string(letter.body), "answerBy": .string(letter.answerBy.iso),
            "sent": JSONValue(letter.sent?.iso8601), "heads": .array(letter.heads.map { .string($0.name) }),
            "items": .array(
                letter.items.map {
                    [
                        "wording": .string($0.wording), "since": .string($0.since.iso), "workingDays": .int(Int64($0.workingDays)),
                        "answered": .bool($0.isAnswered),
                    ]
                }),
        ]
    }

    /// Letters and reports on somebody's desk.
    static func desk(_ desk: Desk) -> (letters: JSONValue, raised: JSONValue) {
        (
            .array(
                desk.letters.map {
                    ["id": .string($0.id), "slug": .string($0.slug), "subject": .string($0.subject), "answerBy": .string($0.answerBy.iso)]
                }),
            .array(
                desk.raised.map { ["slug": .string($0.slug), "title": .string($0.title), "due": .string($0.due.iso), "told": .string($0.on.iso)] })
        )
    }
}
