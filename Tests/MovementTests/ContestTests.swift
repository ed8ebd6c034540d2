internal import Storage
internal import TestSupport
internal import Testing
internal import Vietnamese

@testable internal import Movement

/// A contest from its draft to its prizes. The house stands at 18:06 on 3 March 2025; the round is open until 21:00.
@Suite struct ContestTests {
    @Test("A contest is announced only when its bank is enough for its rounds", arguments: TestDatabases.engines)
    func announcing(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let movement = try await house.launched().movement
            let contest = try await house.contest(movement, questions: 11)
            let announce = ["contest": JSONValue.string(contest.id)]
            #expect(try await house.refusal("contest.announce", announce, as: "officer")?.code == "contest.unready")
            var round: [String: JSONValue] = [
                "contest": .string(contest.id), "number": 1, "opensOn": "03/03/2025", "opensAt": "09:00", "closesOn": "03/03/2025",
                "closesAt": "21:00", "questions": 7, "minutes": 10, "topics": "Dữ liệu: 6\nAn toàn: 1",
            ]
            try await house.act("contest.round", round)
            let lack = try await house.refusal("contest.announce", announce, as: "officer")
            #expect(lack?.reason.en == "Round 1 draws 6 questions of “Dữ liệu”; the bank has 5.")
            round["topics"] = "Dữ liệu: 5\nAn toàn: 2"
            try await house.act("contest.round", round)
            try await house.act("contest.announce", announce, as: "massOrganisation")
            #expect(try await house.refusal("contest.announce", announce, as: "officer")?.code == "contest.announced")
            // The round has opened: it stands.
            #expect(try await house.refusal("contest.round", round, as: "officer")?.code == "contest.announced")
            let draw = try await house.attempt(house.enter(contest.rounds[0], as: house.guest("g")), as: .guest(agency: PlanHouse.agency, guest: "g"))
            #expect(draw.count == 7)
        }
    }

    @Test("Rounds that cannot be are refused at their field", arguments: TestDatabases.engines)
    func roundsThatCannotBe(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let contest = try await house.contest(house.launched().movement)
            let good: [String: JSONValue] = [
                "contest": .string(contest.id), "number": 2, "opensOn": "04/03/2025", "opensAt": "09:00", "closesOn": "04/03/2025",
                "closesAt": "10:00",
                "questions": 2, "minutes": 5,
            ]
            func field(_ changes: [String: JSONValue]) async throws -> String? {
                try await house.refusal("contest.round", good.merging(changes) { $1 }, as: "officer")?.fields.first?.key
            }
            #expect(try await field(["closesAt": "09:00"]) == "closesOn")
            #expect(try await field(["opensAt": "25:00"]) == "opensAt")
            #expect(try await field(["topics": "Dữ liệu: 1"]) == "topics")
            #expect(try await field(["number": 3]) == "number")
            #expect(try await field(["closesOn": "04/03/2027"]) == "closesOn")
            #expect(try await field(["opensOn": "01/03/2025", "closesOn": "02/03/2025"]) == "closesOn")
            #expect(try await field(["questions": 0]) == "questions")
            #expect(try await field([:]) == nil)
        }
    }

    @Test("An attempt goes on where it was, keeps what was said last, and belongs to its entrant alone", arguments: TestDatabases.engines)
    func attempts(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let contest = try await house.contest(house.launched().movement)
            let (one, two) = (try await house.guest("g1"), try await house.guest("g2"))
            let round = contest.rounds[0]
            // A draft does not exist for guests; for a visitor the round exists once announced, and asks who they are.
            #expect(try await house.code { _ = try await house.enter(round, as: one) } == "not-found")
            try await house.act("contest.announce", ["contest": .string(contest.id)])
            #expect(try await house.code { _ = try await house.enter(round, as: .visitor(agency: PlanHouse.agency)) } == "contest.entrant")
            let attempt = try await house.enter(round, as: one)
            #expect(try await house.enter(round, as: one) == attempt)
            let shown = try #require(try await house.attempt(attempt, 2, as: one).questions.first)
            #expect(shown.given == nil && shown.solution == nil && shown.options.count == 4)
            try await house.keep(attempt, 2, "1", as: one)
            try await house.keep(attempt, 2, "3", as: one)
            #expect(try await house.attempt(attempt, 2, as: one).questions.first?.given == "3")
            try await house.keep(attempt, 1, "1", as: one)
            try await house.keep(attempt, 1, "", as: one)
            #expect(try await house.attempt(attempt, as: one).answered == [2])
            #expect(try await house.code { try await house.keep(attempt, 5, "1", as: one) } == "invalid-fields")
            #expect(try await house.code { try await house.keep(attempt, 2, "5", as: one) } == "invalid-fields")
            for other in [two, .visitor(agency: PlanHouse.agency), house.source("officer"), .operator(agency: PlanHouse.agency)] {
                #expect(try await house.code { try await house.keep(attempt, 2, "1", as: other) } == "not-found")
                #expect(try await house.code { try await house.finish(attempt, as: other) } == "not-found")
                #expect(try await house.code { _ = try await house.attempt(attempt, 2, as: other) } == "not-found")
            }
            try await house.finish(attempt, as: one)
            #expect(try await house.code { try await house.keep(attempt, 2, "1", as: one) } == "attempt.handed-in")
            #expect(try await house.code { try await house.finish(attempt, as: one) } == "attempt.handed-in")
            #expect(try await house.code { _ = try await house.enter(round, as: one) } == "attempt.used")
        }
    }

    @Test("The server keeps the time: an answer that was sent in time counts, later ones do not", arguments: TestDatabases.engines)
    func time(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let contest = try await house.contest(house.launched().movement, attempts: 2)
            try await house.act("contest.announce", ["contest": .string(contest.id)])
            let guest = try await house.guest("g")
            let attempt = try await house.enter(contest.rounds[0], as: guest)
            house.time.pass(seconds: 600 + 4)
            try await house.keep(attempt, 1, "1", as: guest)
            #expect(try await !house.attempt(attempt, as: guest).isRunning(at: house.time.now))
            house.time.pass(seconds: 1)
            #expect(try await house.code { try await house.keep(attempt, 2, "1", as: guest) } == "attempt.time-over")
            #expect(try await house.code { try await house.finish(attempt, as: guest) } == "attempt.time-over")
            // The second attempt begins at 20:57 and ends with the round.
            house.time.pass(minutes: 160)
            let second = try await house.enter(contest.rounds[0], as: guest)
            #expect(try await house.attempt(second, as: guest).ends.vietnamese == "03/03/2025 21:00")
            house.time.pass(minutes: 20)
            #expect(try await house.code { _ = try await house.enter(contest.rounds[0], as: house.guest("late")) } == "contest.round-over")
        }
    }

    @Test("Results are worked out once, from the answers kept; who wins says why", arguments: TestDatabases.engines)
    func results(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let contest = try await house.contest(house.launched().movement, attempts: 2)
            let round = contest.rounds[0]
            for (title, count, kind) in [("Giải Nhất", 1, "entrant"), ("Giải Nhì", 2, "entrant"), ("Tập thể", 1, "unit")] {
                try await house.act(
                    "contest.prize", ["contest": .string(contest.id), "title": .string(title), "kind": .string(kind), "count": .int(Int64(count))])
            }
            try await house.act("contest.announce", ["contest": .string(contest.id)])
            let (named, hidden, staff) = (try await house.guest("g1", named: true), try await house.guest("g2"), house.source("staff"))
            // g1 tries twice: the better attempt counts, though its time ran out.
            let first = try await house.enter(round, as: named)
            try await house.answer(first, right: 1, as: named, prediction: 9)
            try await house.finish(first, as: named)
            let second = try await house.enter(round, as: named)
            try await house.answer(second, right: 4, as: named, prediction: 2)
            let other = try await house.enter(round, as: hidden)
            try await house.answer(other, right: 4, as: hidden, prediction: 5)
            try await house.finish(other, as: hidden)
            let colleague = try await house.enter(round, as: staff)
            try await house.answer(colleague, right: 2, as: staff)
            try await house.finish(colleague, as: staff)

            let publish = ["contest": JSONValue.string(contest.id)]
            #expect(try await house.refusal("contest.publish", publish, as: "officer")?.code == "contest.rounds-open")
            #expect(try await house.attempt(first, as: named).result == nil)
            house.time.pass(minutes: 180)
            let receipt = try await house.act("contest.publish", publish)
            #expect(receipt.result["entrants"] == 3 && receipt.result["winners"] == 4)
            #expect(try await house.refusal("contest.publish", publish, as: "officer")?.code == "contest.over")

            let (visitor, officer, today) = (Actor.visitor(of: PlanHouse.agency), try await house.actor("officer"), house.today)
            let (page, lines) = try await house.database.read { session in
                (
                    try ResultQueries.page(slug: contest.slug, for: visitor, today: today, in: session),
                    try ResultQueries.lines(slug: contest.slug, for: officer, in: session)
                )
            }
            #expect(page.rounds == [RoundResult(round: 1, entrants: 3, guests: 2, allRight: 2, spread: [0, 0, 1, 0, 2])])
            // Two are all right: g1 guessed it, g2 missed by three.
            #expect(
                lines.map { "\($0.place) \($0.name) \($0.points)/\($0.asked) \($0.miss.map(String.init) ?? "-")" } == [
                    "1 Khách g1 4/4 0", "2 Khách g2 4/4 3", "3 Nguyễn Thị Viên 2/4 -",
                ])
            #expect(
                page.winners.map { "\($0.kind) \($0.name?.vi ?? "?") \($0.subject ?? "?") \($0.place)" } == [
                    "guest Khách g1 ? 1", "guest ? ? 2", "person ? ? 3", "unit Phòng Bạn đọc reading 1",
                ])
            #expect(page.winners[0].grounds.en == "4 of 4 right, prediction off by 0, in 10:00")
            #expect(page.winners[3].grounds.vi == "1/3 người của đơn vị dự thi")
            #expect(page.units.map { "\($0.name.vi) \($0.entrants)/\($0.members ?? 0) \($0.share ?? -1)" } == ["Phòng Bạn đọc 1/3 -1"])
            #expect(page.places.map { "\($0.name.en) \($0.entrants)" } == ["Elsewhere, inside the province 2"])
            // The entrant sees what was right; the attempt that did not count says so.
            let own = try await house.attempt(second, as: named)
            #expect(own.result == AttemptPage.Result(points: 4, place: 1, entrants: 3))
            #expect(own.questions.map { $0.solution?.counted } == [true, true, true, true])
            #expect(try await house.attempt(first, as: named).result == AttemptPage.Result(points: 1, place: nil, entrants: 3))
        }
    }

    @Test("A question taken out counts for everybody who was asked it", arguments: TestDatabases.engines)
    func voided(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let contest = try await house.contest(house.launched().movement, questions: 10)
            try await house.act("contest.announce", ["contest": .string(contest.id)])
            let guest = try await house.guest("g")
            let attempt = try await house.enter(contest.rounds[0], as: guest)
            try await house.answer(attempt, right: 6, as: guest)
            try await house.finish(attempt, as: guest)
            try await house.database.write { session in
                try session.execute("UPDATE question SET voided_at = 1 WHERE contest_id = \(contest.id) AND number <= 3")
            }
            let right = try await house.database.read { session in
                try session.row(
                    """
                    SELECT SUM(w.is_right) FROM answer w JOIN question q ON q.question_id = w.question_id
                    WHERE w.attempt_id = \(attempt) AND q.voided_at IS NULL
                    """)?.int(0) ?? 0
            }
            house.time.pass(minutes: 180)
            try await house.act("contest.publish", ["contest": .string(contest.id)])
            #expect(try await house.attempt(attempt, as: guest).result?.points == right + 3)
        }
    }

    @Test("Two rounds make one result; a contest of the agency does not exist outside", arguments: TestDatabases.engines)
    func roundsAndAudience(_ engine: Engine) async throws {
        try await PlanHouse.with(engine) { house in
            let contest = try await house.contest(house.launched().movement, audience: "agency", rounds: 2)
            try await house.act("contest.announce", ["contest": .string(contest.id)])
            let guest = try await house.guest("g")
            #expect(try await house.code { _ = try await house.enter(contest.rounds[0], as: guest) } == "not-found")
            #expect(try await house.code { _ = try await house.enter(contest.rounds[1], as: house.source("staff")) } == "contest.round-ahead")
            #expect(try await house.desk("staff").contests.map(\.round) == [1])
            for (index, round) in contest.rounds.enumerated() {
                for (key, right) in [("staff", 2 - index), ("unitHead", 1 + index * 2)] {
                    let attempt = try await house.enter(round, as: house.source(key))
                    try await house.answer(attempt, right: right, as: house.source(key))
                    try await house.finish(attempt, as: house.source(key))
                }
                house.time.pass(minutes: 24 * 60)
            }
            #expect(try await house.desk("staff").contests.isEmpty)
            try await house.act("contest.publish", ["contest": .string(contest.id)])
            let officer = try await house.actor("officer")
            let lines = try await house.database.read { try ResultQueries.lines(slug: contest.slug, for: officer, in: $0) }
            #expect(
                lines.map { "\($0.round ?? 0) \($0.place) \($0.name) \($0.points)/\($0.asked)" } == [
                    "1 1 Nguyễn Thị Viên 2/4", "1 2 Trần Văn Phòng 1/4", "2 1 Trần Văn Phòng 3/4", "2 2 Nguyễn Thị Viên 1/4",
                    "0 1 Trần Văn Phòng 4/8", "0 2 Nguyễn Thị Viên 3/8",
                ])
            let today = house.today
            let hidden = try await TestWorld.refusal {
                try await house.database.read { session in
                    try ResultQueries.page(slug: contest.slug, for: .visitor(of: PlanHouse.agency), today: today, in: session)
                }
            }
            #expect(hidden == .notFound)
        }
    }
}
