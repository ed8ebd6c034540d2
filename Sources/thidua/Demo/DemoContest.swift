internal import Movement
internal import Storage
internal import Vietnamese
internal import Web

/// A contest in two rounds: the trade union prepares it, colleagues and people from outside enter, the results come out in November.
extension DemoStory {
    static let organiser = "NV009"

    /// The trade union's clause asks mass organisations to tell and to mobilise.
    static func prepareContest(_ play: DemoPlay) async throws {
        play.on(day("2025-09-22"), 9)
        let clause = play.cast.obligations["IV.4"]
        let drafted = try await play.act(
            "contest.draft", by: organiser,
            [
                "movement": .string(play.cast.movement), "title": "Tìm hiểu chuyển đổi số năm 2025", "obligation": JSONValue(clause),
                "about": """
                Cuộc thi tìm hiểu kế hoạch của phong trào, an toàn thông tin và kỹ năng số.

                Ai cũng dự thi được, trong và ngoài tỉnh. Mỗi vòng năm câu, mười phút, hai lượt; lượt tốt hơn được tính.
                """, "audience": "everyone", "attempts": 2, "predicts": true,
            ])
        let contest = JSONValue.string(drafted.subjectID)
        let rows = try await QuestionFiles.rows(Array(DemoQuestions.gift.utf8))
        try await play.act("questions.import", by: organiser, ["contest": contest, "rows": .array(rows.map { .array($0.map(JSONValue.string)) })])
        let topics = "Kế hoạch phong trào: 1\nAn toàn thông tin: 2\nKiến thức số: 1\nLàm việc trên môi trường số: 1"
        for (number, opens, closes) in [(Int64(1), "2025-09-26", "2025-10-02"), (2, "2025-10-20", "2025-10-31")] {
            try await play.act(
                "contest.round", by: organiser,
                [
                    "contest": contest, "number": .int(number), "opensOn": .string(opens), "opensAt": "08:00", "closesOn": .string(closes),
                    "closesAt": "22:00", "questions": 5, "minutes": 10, "topics": .string(topics),
                ])
        }
        for (title, kind, count) in [
            ("Giải Nhất", "entrant", Int64(1)), ("Giải Nhì", "entrant", 2), ("Giải Ba", "entrant", 3), ("Giải tập thể", "unit", 1),
        ] {
            try await play.act(
                "contest.prize", by: organiser,
                [
                    "contest": contest, "title": .string(title), "kind": .string(kind), "count": .int(count),
                    "worth": "Giấy chứng nhận của Ban tổ chức",
                ])
        }
        try await play.act("contest.announce", by: organiser, ["contest": contest])
    }

    private static let guests = [
        ("Trần Thị Mơ", "citizen", "inside", "Phường Cao Lãnh", "0900000101"), ("Lê Văn Tám", "citizen", "outside", "Vĩnh Long", "0900000102"),
        ("Nguyễn Hồng Sen", "citizen", "inside", "Xã Tháp Mười", "0900000103"),
    ]

    static func firstRound(_ play: DemoPlay) async throws {
        play.on(day("2025-09-26"), 8, 30)
        var sources: [ActorSource] = []
        for (index, guest) in guests.enumerated() {
            let made = try await play.act(
                "guest.enter", by: organiser,
                [
                    "kind": .string(guest.1), "name": .string(guest.0), "inside": .string(guest.2), "place": .string(guest.3),
                    "phone": .string(guest.4), "consent": true, "named": .bool(index > 0), "heard": true,
                ])
            sources.append(.guest(agency: DemoCast.agency, guest: made.subjectID))
        }
        for code in colleagues(every: 4, from: 1) { sources.append(try play.cast.source(code)) }
        let contest = try await DemoContestBank.load(play, round: 1)
        let days = ["2025-09-26", "2025-09-29", "2025-09-30"].map(day)
        for (index, source) in sources.enumerated() {
            let perDay = (sources.count + days.count - 1) / days.count
            play.on(days[index / perDay], 9 + index % perDay)
            try await contest.walk(play.stage, as: source, skill: index)
        }
    }

    static func secondRound(_ play: DemoPlay) async throws {
        let contest = try await DemoContestBank.load(play, round: 2)
        for (index, code) in colleagues(every: 12, from: 5).enumerated() {
            play.on(day("2025-10-22"), 9 + index)
            try await contest.walk(play.stage, as: try play.cast.source(code), skill: index + 3)
        }
    }

    /// The codes of some colleagues, none of whom prepares the contest.
    private static func colleagues(every step: Int, from first: Int) -> [String] {
        stride(from: first, to: DemoPeople.people.count, by: step).map { DemoPeople.people[$0].code }.filter {
            $0 != organiser && $0 != DemoPeople.officer
        }
    }

<<<<<<< HEAD
    /// One attempt from beginning to end, some of its answers wrong.
    private static func walk(_ play: DemoPlay, round: Int, as source: ActorSource, skill: Int) async throws {
        let found = try await play.rows(
            """
            SELECT r.round_id, c.slug FROM contest_round r JOIN contest c ON c.agency_id = r.agency_id AND c.contest_id = r.contest_id
            WHERE r.agency_id = \(DemoCast.agency) AND r.number = \(round)
            """
        ) { (round: try $0.text(0), slug: try $0.text(1)) }
        guard let found = found.first else { throw DemoMissing(what: "round \(round)") }
        try await play.post.come(to: play.stage.now)
        let attempt = try await play.stage.act("attempt.start", ["round": .string(found.round)], as: source).subjectID
        let today = play.stage.now.vietnamDate
        let officer = try play.cast.source(organiser)
        let (bank, shown) = try await play.database.read { session in
            let entrant = try source.load(today: today, in: session)
            let bank = try QuestionQueries.all(slug: found.slug, for: officer.load(today: today, in: session), in: session)
            let shown = try (1...10).compactMap { position in
                try AttemptQueries.page(attempt, position: position, for: entrant, in: session).questions.first { $0.position == position }
            }
            return (Dictionary(bank.map { ($0.draft.wording, $0.draft) }, uniquingKeysWith: { first, _ in first }), shown)
        }
        for question in shown {
            let isRight = (skill * 7 + question.position * 3) % 11 < 6 + skill % 6
            let given = bank[question.wording].map { answer(question, $0, isRight: isRight) } ?? "1"
            try await play.stage.act(
                "attempt.answer", ["attempt": .string(attempt), "position": .int(Int64(question.position)), "given": .string(given)], as: source)
        }
        try await play.stage.act("attempt.predict", ["attempt": .string(attempt), "prediction": .int(Int64(1 + skill % 5))], as: source)
        try await play.stage.act("attempt.finish", ["attempt": .string(attempt)], as: source)
    }

    /// What an entrant sends: numbers of options as shown, or the words.
    private static func answer(_ shown: ShownQuestion, _ draft: QuestionDraft, isRight: Bool) -> String {
        let right = Set(draft.options.filter(\.isRight).map(\.text))
        guard !shown.options.isEmpty else { return isRight ? draft.options.first?.text ?? "" : "1" }
        let places = shown.options.indices.filter { right.contains(shown.options[$0]) == isRight }
        return (shown.kind == .multiple ? places : Array(places.prefix(1))).map { String($0 + 1) }.joined(separator: ",")
    }

=======
>>>>>>> 57dcd92 (Two thousand from outside enter the demonstration's contest; glossary, threats and the decision on groups of acts)
    static func publishContest(_ play: DemoPlay) async throws {
        play.on(day("2025-11-03"), 9)
        for contest in try await play.rows("SELECT contest_id FROM contest", { try $0.text(0) }) {
            try await play.act("contest.publish", by: organiser, ["contest": .string(contest)])
        }
    }
}
