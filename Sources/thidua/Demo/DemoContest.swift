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
            try await play.post.come(to: play.stage.now)
            try await contest.walk(play.stage, as: source, skill: index)
        }
    }

    static func secondRound(_ play: DemoPlay) async throws {
        let contest = try await DemoContestBank.load(play, round: 2)
        for (index, code) in colleagues(every: 12, from: 5).enumerated() {
            play.on(day("2025-10-22"), 9 + index)
            try await play.post.come(to: play.stage.now)
            try await contest.walk(play.stage, as: try play.cast.source(code), skill: index + 3)
        }
    }

    /// The codes of some colleagues, none of whom prepares the contest.
    private static func colleagues(every step: Int, from first: Int) -> [String] {
        stride(from: first, to: DemoPeople.people.count, by: step).map { DemoPeople.people[$0].code }.filter {
            $0 != organiser && $0 != DemoPeople.officer
        }
    }

    static func publishContest(_ play: DemoPlay) async throws {
        play.on(day("2025-11-03"), 9)
        for contest in try await play.rows("SELECT contest_id FROM contest", { try $0.text(0) }) {
            try await play.act("contest.publish", by: organiser, ["contest": .string(contest)])
        }
    }
}
