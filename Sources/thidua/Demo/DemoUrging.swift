internal import Movement
internal import Storage
internal import Synchronization
internal import Vietnamese

/// When people are reminded, and the letters that urge units which are late or silent.
extension DemoStory {
    /// The officer sets the reminders when the movement begins; what they say beforehand of the next head is the agency's own rule.
    static func reminders(_ play: DemoPlay) async throws {
        try await play.act(
            "reminders.set", by: DemoPeople.officer,
            [
                "movement": .string(play.cast.movement), "on": true, "before": "3, 1", "on_day": true, "after": "1, 3, 5", "send_hour": 8,
                "quiet_from": 18, "quiet_to": 7, "escalate_after": 5, "acknowledge_every": 20,
            ])
    }

    /// Letters to units whose reports of a quarter have not come three working days after their day.
    static func urgeLate(_ play: DemoPlay, quarter: Int) async throws {
        guard quarter == 2 || quarter == 3 else { return }
        play.on(WorkingCalendar().adding(8, to: quarterEnd(quarter)), 8, 30)
        for unit in quarter == 2 ? ["ttra", DemoSeason.absorbed] : ["ttra"] { try await urge(unit, play) }
    }

    /// A letter to the division that is silent, after the check of the half year.
    static func urgeSilent(_ play: DemoPlay) async throws {
        play.on(day("2025-07-23"), 15)
        try await urge("dttd", number: "41/SKHĐT-VP", play)
    }

    /// Before the last quarter: another letter to it, one to the head who still owes a report, and one that is only drafted.
    static func urgeAgain(_ play: DemoPlay) async throws {
        play.on(day("2025-10-15"), 9)
        try await urge("dttd", number: "63/SKHĐT-VP", play)
        try await urge("dkkd", play)
        play.on(day("2025-10-21"), 14)
        try await draft("ttra", play)
    }

    /// The draft that the autumn left is sent, with a day that has not passed.
    static func sendDraft(_ play: DemoPlay) async throws {
        play.on(day("2025-11-04"), 8, 30)
        let drafts = try await play.rows(
            "SELECT urge_id FROM urge WHERE agency_id = \(DemoCast.agency) AND (state = 'draft' OR sent_at >= \(Instant(day("2025-11-04"), hour: 0).milliseconds))"
        ) { try $0.text(0) }
        for letter in drafts { try await send(letter, ["answer_by": "2025-11-11"], play) }
    }

    /// - Returns: identifier of the draft.
    @discardableResult
    private static func draft(_ unit: String, _ play: DemoPlay) async throws -> String {
        try await play.act(
            "urge.draft", by: DemoPeople.officer,
            ["movement": .string(play.cast.movement), "unit": .string(play.cast.units[unit] ?? unit)]
        ).subjectID
    }

    private static func urge(_ unit: String, number: String? = nil, _ play: DemoPlay) async throws {
        try await send(draft(unit, play), number.map { ["number": .string($0)] } ?? [:], play)
    }

    /// Changes a draft where there is something to change, and sends it. A play that goes on finds it sent already, and its words as they were.
    private static func send(_ letter: String, _ changes: [String: JSONValue], _ play: DemoPlay) async throws {
        if !changes.isEmpty, let drafted = try await text(of: letter, play) {
            let values = drafted.merging(changes) { $1 }.merging(["urge": .string(letter)]) { $1 }
            try await play.act("urge.amend", by: DemoPeople.officer, values)
        }
        try await play.act("urge.send", by: DemoPeople.officer, ["urge": .string(letter)])
        try await play.post.handOver(at: play.stage.now.adding(seconds: 60))
    }

    private static func text(of letter: String, _ play: DemoPlay) async throws -> [String: JSONValue]? {
        let query: SQL = "SELECT subject, body, answer_by FROM urge WHERE agency_id = \(DemoCast.agency) AND urge_id = \(letter)"
        let found = try await play.rows(query) { row -> [String: JSONValue] in
            ["subject": .string(try row.text(0)), "body": .string(try row.text(1)), "answer_by": .string(try row.text(2))]
        }
        return found.first
    }
}

/// The mornings of the demonstration: writes the reminders of every working day and files the reports that count by themselves, as the services do,
/// and notes of each mail what a mail program would
/// have said. No mail program is ever asked, so nothing leaves the machine.
final class DemoPost: Sendable {
    /// Whose address is refused, so that the outbox shows what that looks like.
    private static let unreachable = "NV060"

    private let database: Database
    private let next: Mutex<CivilDate>

    /// - Parameter start: the first day.
    init(database: Database, from start: CivilDate) {
        self.database = database
        next = Mutex(start)
    }

    /// Writes the reminders of every morning that has come.
    func come(to now: Instant) async throws {
        while let day = morning(before: now) {
            let earlier = day.adding(days: day.weekday == 1 ? -3 : -1)
            try await handOver(at: Self.eight(earlier).adding(seconds: 60))
            let random = DemoRandom("post.\(day.iso)")
            _ = try await database.write { session in
                try ReminderRun.perform(DemoCast.agency, now: Self.eight(day), randomness: Randomness { random.bytes($0) }, in: session)
            }
            let numbers = DemoRandom("count.\(day.iso)")
            let runner = ActRunner(database: database, clock: Clock { Self.eight(day) }, randomness: Randomness { numbers.bytes($0) })
            try await LearningRound.run(DemoCast.agency, on: runner, channel: .demo)
        }
    }

    /// Ends every mail that waits: taken, or refused by the one address that is wrong.
    func handOver(at now: Instant) async throws {
        try await database.write { session in
            let wrong = try session.row("SELECT person_id FROM person WHERE agency_id = \(DemoCast.agency) AND code = \(Self.unreachable)")?.text(0)
            for mail in try Mailroom.claim(DemoCast.agency, limit: 1000, now: now, in: session) {
                try Mailroom.finish(mail, mail.person == wrong ? .refused(67) : .taken, now: now, in: session)
            }
        }
    }

    /// The next working morning, taken, when it is over.
    private func morning(before now: Instant) -> CivilDate? {
        next.withLock { next in
            let day = DemoPlay.workday(next)
            guard Self.eight(day) <= now else { return nil }
            next = day.adding(days: 1)
            return day
        }
    }

    private static func eight(_ day: CivilDate) -> Instant { Instant(day, hour: 8) }
}
