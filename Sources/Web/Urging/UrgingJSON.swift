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
}
