internal import Movement
internal import Storage
internal import Vietnamese

/// The many from outside who enter the contest. Each proves an address and answers by the acts of the public pages; all of them are made up.
extension DemoStory {
    /// How many lanes act at a time. Few entrants go one after the other, so that the same play gives the same record.
    private static func lanes(_ play: DemoPlay) -> Int { min(16, max(1, play.outsiders / 100)) }

    /// Everybody enters the first round on its last two days, and answers.
    static func crowd(_ play: DemoPlay) async throws {
        let lanes = lanes(play)
        let contest = try await DemoContestBank.load(play, round: 1)
        try await play.post.come(to: Instant(day("2025-10-01"), hour: 8))
        try await inParallel(Array(0..<lanes), atMost: lanes) { lane in
            let stage = play.lane("thi1.\(lane)", from: day("2025-10-01"), 8)
            let own = Array(stride(from: lane, to: play.outsiders, by: lanes))
            for (index, number) in own.enumerated() {
                // Spread over both days, each from eight to ten.
                let part = index * 28 / own.count
                stage.move(to: Instant(day("2025-10-01").adding(days: part / 14), hour: 8 + part % 14))
                let source = try await stage.guest(outsider(number))
                try await contest.walk(stage, as: source, skill: number)
            }
            play.stage.move(to: stage.now)
        }
    }

    /// Three of ten come back for the second round.
    static func crowdAgain(_ play: DemoPlay) async throws {
        let lanes = lanes(play)
        let contest = try await DemoContestBank.load(play, round: 2)
        try await play.post.come(to: Instant(day("2025-10-20"), hour: 9))
        let guests = try await play.rows(
            """
            SELECT DISTINCT a.guest_id FROM attempt a WHERE a.agency_id = \(DemoCast.agency) AND a.guest_id IS NOT NULL ORDER BY a.guest_id
            """
        ) { try $0.text(0) }
        let back = guests.enumerated().filter { $0.offset % 10 < 3 }
        try await inParallel(Array(0..<lanes), atMost: lanes) { lane in
            let stage = play.lane("thi2.\(lane)", from: day("2025-10-20"), 9)
            for (offset, guest) in back where offset % lanes == lane {
                try await contest.walk(stage, as: .guest(agency: DemoCast.agency, guest: guest), skill: offset)
            }
            play.stage.move(to: stage.now)
        }
    }

    private static let places = [
        "Phường Cao Lãnh", "Phường Mỹ Tho", "Phường Sa Đéc", "Phường Hồng Ngự", "Xã Tháp Mười", "Xã Lấp Vò", "Xã Lai Vung", "Phường Gò Công",
    ]
    private static let provinces = ["Vĩnh Long", "An Giang", "Tây Ninh", "Cần Thơ", "Thành phố Hồ Chí Minh"]
    private static let kinds = ["citizen", "citizen", "citizen", "citizen", "citizen", "household", "school", "firm"]

    private static func outsider(_ number: Int) -> [String: JSONValue] {
        let isInside = number % 5 != 4
        return [
            "kind": .string(kinds[number % kinds.count]), "name": .string("Người dự thi \(number + 1) (trình diễn)"),
            "inside": .string(isInside ? "inside" : "outside"),
            "place": .string(isInside ? places[number * 7 % places.count] : provinces[number / 5 % provinces.count]),
            "email": .string("du-thi-\(number + 1)@example.invalid"), "named": .bool(number % 3 != 0),
        ]
    }
}

extension DemoPlay {
    /// Another stage beside the play's own, for entrants who act at the same time. It begins after what has been played, because the record of
    /// PostgreSQL is ordered by the moments of the acts.
    func lane(_ name: String, from day: CivilDate, _ hour: Int) -> DemoStage {
        DemoStage(database: database, name: name, start: max(Instant(day, hour: hour), stage.now.adding(seconds: 60)), pace: 11)
    }
}

/// A round as those who play its entrants know it: with what is right.
struct DemoContestBank: Sendable {
    let database: Database
    let round: String
    let right: [String: QuestionDraft]

    static func load(_ play: DemoPlay, round number: Int) async throws -> DemoContestBank {
        let found = try await play.rows(
            """
            SELECT r.round_id, c.slug FROM contest_round r JOIN contest c ON c.agency_id = r.agency_id AND c.contest_id = r.contest_id
            WHERE r.agency_id = \(DemoCast.agency) AND r.number = \(number)
            """
        ) { (round: try $0.text(0), slug: try $0.text(1)) }
        guard let found = found.first else { throw DemoMissing(what: "round \(number)") }
        let (officer, today) = (try play.cast.source(DemoStory.organiser), play.stage.now.vietnamDate)
        let bank = try await play.database.read { session in
            try QuestionQueries.all(slug: found.slug, for: officer.load(today: today, in: session), in: session)
        }
        let right = Dictionary(bank.map { ($0.draft.wording, $0.draft) }, uniquingKeysWith: { first, _ in first })
        return DemoContestBank(database: play.database, round: found.round, right: right)
    }

    /// One attempt from beginning to end, some of its answers wrong.
    func walk(_ stage: DemoStage, as source: ActorSource, skill: Int) async throws {
        let attempt = try await stage.act("attempt.start", ["round": .string(round)], as: source).subjectID
        let today = stage.now.vietnamDate
        let shown = try await database.read { session in
            let entrant = try source.load(today: today, in: session)
            let count = try AttemptQueries.page(attempt, position: nil, for: entrant, in: session).count
            return try (1...count).compactMap { try AttemptQueries.page(attempt, position: $0, for: entrant, in: session).questions.first }
        }
        for question in shown {
            // Some know much, some little; nobody knows everything by chance alone.
            let isRight = (skill * 7 + question.position * 3) % 11 < 6 + skill % 6
            let given = right[question.wording].map { Self.answer(question, $0, isRight: isRight) } ?? "1"
            try await stage.act(
                "attempt.answer", ["attempt": .string(attempt), "position": .int(Int64(question.position)), "given": .string(given)], as: source)
        }
        try await stage.act("attempt.predict", ["attempt": .string(attempt), "prediction": .int(Int64(skill * 13 % 400))], as: source)
        // Some look it over before they hand in.
        stage.move(to: stage.now.adding(seconds: Int64(skill * 37 % 90)))
        try await stage.act("attempt.finish", ["attempt": .string(attempt)], as: source)
    }

    /// What an entrant sends: numbers of options as shown, or the words.
    private static func answer(_ shown: ShownQuestion, _ draft: QuestionDraft, isRight: Bool) -> String {
        let right = Set(draft.options.filter(\.isRight).map(\.text))
        guard !shown.options.isEmpty else { return isRight ? draft.options.first?.text ?? "" : "1" }
        let places = shown.options.indices.filter { right.contains(shown.options[$0]) == isRight }
        return (shown.kind == .multiple ? places : Array(places.prefix(1))).map { String($0 + 1) }.joined(separator: ",")
    }
}
