internal import Storage
internal import Testing
internal import Vietnamese

@testable internal import Movement

/// A contest as tests hold it.
struct HeldContest {
    let id, slug: String
    let rounds: [String]
}

extension PlanHouse {
    /// A contest of the test movement with ten questions of two topics and one round, open from nine to five today, not announced.
    func contest(
        _ movement: String, attempts: Int64 = 1, audience: String = "everyone", rounds: Int = 1, questions: Int64 = 4
    ) async throws -> HeldContest {
        let receipt = try await act(
            "contest.draft",
            [
                "movement": .string(movement), "title": "Tìm hiểu chuyển đổi số", "about": "Ai cũng dự thi được.", "audience": .string(audience),
                "attempts": .int(attempts), "predicts": true,
            ])
        let id = receipt.subjectID
        try await bank(id)
        var ids: [String] = []
        for number in 1...rounds {
            let day = today.adding(days: number - 1).iso
            let round = try await act(
                "contest.round",
                [
                    "contest": .string(id), "number": .int(Int64(number)), "opensOn": .string(day), "opensAt": "09:00", "closesOn": .string(day),
                    "closesAt": "21:00", "questions": .int(questions), "minutes": 10,
                ])
            ids.append(try #require(round.result["round"]?.string))
        }
        return HeldContest(id: id, slug: try #require(receipt.result["slug"]?.string), rounds: ids)
    }

    /// Ten questions: the right option of each says "đúng".
    func bank(_ contest: String) async throws {
        try await database.write { session in
            for number in 1...10 {
                let options = (0..<4).map { QuestionOption($0 == number % 4 ? "đúng \(number)" : "sai \(number).\($0)", isRight: $0 == number % 4) }
                try session.execute(
                    """
                    INSERT INTO question (agency_id, question_id, contest_id, number, kind, topic, wording, options, explanation, origin, at, actor,
                                          void_reason)
                    VALUES (\(Self.agency), \("\(contest)-\(number)"), \(contest), \(number), 'single', \(number <= 5 ? "Dữ liệu" : "An toàn"),
                            \("Câu hỏi \(number)?"), \(QuestionOption.stored(options)), '', '', 0, 'officer', '')
                    """)
            }
        }
    }

    /// A proved guest; its source of acts.
    func guest(_ id: String, inside: Bool = true, place: String = "Mỹ Tho", named: Bool = false) async throws -> ActorSource {
        try await database.write { session in
            try session.execute(
                """
                INSERT INTO guest (agency_id, guest_id, number, kind, name, channel, contact, is_inside, place, created_at, created_by, proved_at)
                VALUES (\(Self.agency), \(id), (SELECT COUNT(*) + 1 FROM guest), 'citizen', \("Khách \(id)"), 'email',
                        \("\(id)@example.vn"), \(inside), \(place), 0, 'public', 0)
                """)
            for purpose in named ? [ConsentPurpose.part, .named] : [.part] {
                try session.execute(
                    """
                    INSERT INTO consent (agency_id, guest_id, purpose, given_at, heard_by, wording)
                    VALUES (\(Self.agency), \(id), \(purpose.rawValue), 0, '', 'x')
                    """)
            }
        }
        return .guest(agency: Self.agency, guest: id)
    }

    func enter(_ round: String, as source: ActorSource) async throws -> String {
        try await runner.perform("attempt.start", ["round": .string(round)], as: source, channel: .web).subjectID
    }

    /// What stands at a place of an attempt, as its entrant sees it.
    func attempt(_ id: String, _ position: Int? = nil, as source: ActorSource) async throws -> AttemptPage {
        let today = today
        return try await database.read { session in
            try AttemptQueries.page(id, position: position, for: source.load(today: today, in: session), in: session)
        }
    }

    /// Answers the first questions rightly and the others wrongly.
    func answer(_ id: String, right: Int, as source: ActorSource, prediction: Int64? = nil) async throws {
        let count = try await attempt(id, as: source).count
        for position in 1...count {
            let question = try #require(try await attempt(id, position, as: source).questions.first)
            let place = question.options.firstIndex { $0.hasPrefix(position <= right ? "đúng" : "sai") }
            try await keep(id, position, "\(try #require(place) + 1)", as: source)
        }
        if let prediction {
            _ = try await runner.perform("attempt.predict", ["attempt": .string(id), "prediction": .int(prediction)], as: source, channel: .web)
        }
    }

    func keep(_ id: String, _ position: Int, _ given: String, as source: ActorSource) async throws {
        _ = try await runner.perform(
            "attempt.answer", ["attempt": .string(id), "position": .int(Int64(position)), "given": .string(given)], as: source, channel: .web)
    }

    func finish(_ id: String, as source: ActorSource) async throws {
        _ = try await runner.perform("attempt.finish", ["attempt": .string(id)], as: source, channel: .web)
    }

    /// The code of the refusal; nil when it was done.
    func code(_ body: () async throws -> Void) async throws -> String? {
        do {
            try await body()
            return nil
        } catch let refusal as Refusal { return refusal.code }
    }
}
