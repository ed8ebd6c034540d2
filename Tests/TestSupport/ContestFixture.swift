public import Movement
internal import Storage

/// Contests at each stage in the small world, with an attempt of the staff member in those that were announced.
public struct StagedContests: Sendable {
    /// One contest.
    public struct One: Sendable {
        /// Identifier, page address, identifier of its only round, and of the staff member's attempt; empty when there is none.
        public let id, slug, round: String
        public internal(set) var attempt = ""
        /// Identifier of its prize.
        public internal(set) var prize = ""
    }

    /// Being prepared and ready to be announced; announced and open; announced with its round over; with its results out.
    public let draft, open, ended, published: One

    /// Makes them; the clock of the runner stands at noon on 3 March 2025 or later that day.
    public init(movement: String, runner: ActRunner, audience: String = "everyone") async throws {
        func make(_ title: String) async throws -> One {
            try await Self.make(title, movement: movement, audience: audience, runner)
        }
        draft = try await make("Cuộc thi đang soạn")
        open = try await Self.entered(make("Cuộc thi đang mở"), runner)
        let (ended, published) = (try await Self.entered(make("Cuộc thi đã đóng"), runner), try await Self.entered(make("Cuộc thi đã xong"), runner))
        // The clock stands still, so the rounds are moved into the past.
        try await runner.database.write { session in
            for contest in [ended, published] {
                try session.execute("UPDATE contest_round SET opens_at = 1, closes_at = 2 WHERE round_id = \(contest.round)")
            }
        }
        try await Self.act("contest.publish", ["contest": .string(published.id)], as: "officer", runner)
        (self.ended, self.published) = (ended, published)
    }

    @discardableResult
    private static func act(_ name: String, _ values: [String: JSONValue], as key: String, _ runner: ActRunner) async throws -> Receipt {
        try await runner.perform(name, values, as: TestWorld.source(key), channel: .web)
    }

    private static func make(_ title: String, movement: String, audience: String, _ runner: ActRunner) async throws -> One {
        let receipt = try await act(
            "contest.draft",
            [
                "movement": .string(movement), "title": .string(title), "about": "Trả lời đúng, nhanh. **Ai cũng dự thi được.**",
                "audience": .string(audience), "attempts": 1, "predicts": true,
            ], as: "officer", runner)
        let id = receipt.subjectID
        try await runner.database.write { session in
            for number in 1...3 {
                try session.execute(
                    """
                    INSERT INTO question (agency_id, question_id, contest_id, number, kind, topic, wording, options, explanation, origin, at, actor,
                                          void_reason)
                    VALUES (\(TestWorld.agency), \("\(id)-\(number)"), \(id), \(number), \(number == 2 ? "multiple" : "single"), 'Dữ liệu',
                            \("Câu hỏi số \(number)?"), \(#"[["phương án 1",true],["phương án 2",\#(number == 2)],["phương án 3",false]]"#),
                            'Vì thế.', '', 0, 'officer', '')
                    """)
            }
        }
        let round = try await act(
            "contest.round",
            [
                "contest": .string(id), "number": 1, "opensOn": "03/03/2025", "opensAt": "08:00", "closesOn": "03/03/2025", "closesAt": "22:00",
                "questions": 3, "minutes": 20,
            ], as: "officer", runner)
        let prize = try await act(
            "contest.prize", ["contest": .string(id), "title": "Giải Nhất", "kind": "entrant", "count": 1, "worth": "Giấy chứng nhận"], as: "officer",
            runner)
        return One(
            id: id, slug: receipt.result["slug"]?.string ?? "", round: round.result["round"]?.string ?? "", prize: prize.result["prize"]?.string ?? ""
        )
    }

    private static func entered(_ contest: One, _ runner: ActRunner) async throws -> One {
        var contest = contest
        try await act("contest.announce", ["contest": .string(contest.id)], as: "officer", runner)
        contest.attempt = try await act("attempt.start", ["round": .string(contest.round)], as: "staff", runner).subjectID
        let (attempt, source) = (contest.attempt, TestWorld.source("staff"))
        let question = try await runner.database.read { session in
            try AttemptQueries.page(attempt, position: 1, for: source.load(today: TestWorld.today, in: session), in: session).questions.first
        }
        let right = question?.kind == .multiple ? ["phương án 1", "phương án 2"] : ["phương án 1"]
        let given = (question?.options ?? []).enumerated().filter { right.contains($0.element) }.map { "\($0.offset + 1)" }
        try await act(
            "attempt.answer", ["attempt": .string(attempt), "position": 1, "given": .string(given.joined(separator: ","))], as: "staff", runner)
        return contest
    }
}
