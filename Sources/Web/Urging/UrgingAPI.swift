internal import Movement
internal import Vietnamese

/// Views of this subject, for programs.
let urgingViews: [APIView] = [
    APIView(
        path: "/api/v1/calendar", name: "calendar", summary: "Days that are worked or off otherwise than the week says, with their source",
        parameters: [("year", "only days of this year")]
    ) { look in
        let days = try CalendarQueries.days(year: look.query("year").flatMap { Int($0) }, for: look.viewer, in: look.session)
        return [
            "days": .array(
                days.map {
                    ["day": .string($0.day.iso), "worked": .bool($0.isWorking), "name": .string($0.name), "source": .string($0.source)]
                })
        ]
    },
    APIView(
        path: "/api/v1/mails", name: "mails", summary: "The outbox, newest first, for the officer and the administrator",
        parameters: [("state", "waiting, sending, sent, failed or bounced"), ("after", "identifier of the last mail of the page before")]
    ) { look in
        let outbox = try MailQueries.outbox(
            state: look.query("state").flatMap(MailState.init), after: look.query("after"), limit: 100, today: look.today, for: look.viewer,
            in: look.session)
        return UrgingJSON.outbox(outbox)
    },
    APIView(path: "/api/v1/mails/{mail}", name: "mail", summary: "One mail; its text for the officer, with links masked", parameters: []) { look in
        let preview = try MailQueries.preview(look.parameter("mail"), for: look.viewer, in: look.session)
        return ["mail": UrgingJSON.mail(preview.line), "text": JSONValue(preview.body)]
    },
    APIView(
        path: "/api/v1/movements/{slug}/silence", name: "silence",
        summary: "How long each unit of a movement has been silent, on what, which reports are late, and the letters of urging", parameters: []
    ) { look in
        UrgingJSON.silence(
            try SilenceQueries.page(slug: look.parameter("slug"), for: look.viewer, today: look.today, in: look.session))
    },
    APIView(path: "/api/v1/urges/{letter}", name: "urge", summary: "One letter of urging, with what was answered", parameters: []) { look in
        UrgingJSON.letter(try UrgeQueries.letter(look.parameter("letter"), for: look.viewer, today: look.today, in: look.session))
    },
    APIView(path: "/api/v1/me/reminders", name: "my-reminders", summary: "How the caller is reminded", parameters: []) { look in
        let (choice, hasAddress) = try ReminderQueries.choice(for: look.viewer, in: look.session)
        return [
            "channel": .string(choice.channel.rawValue), "language": .string(choice.language.rawValue), "hasAddress": .bool(hasAddress),
            "feedSince": JSONValue(try ReminderQueries.feedOpened(for: look.viewer, in: look.session)?.iso8601),
        ]
    },
]
