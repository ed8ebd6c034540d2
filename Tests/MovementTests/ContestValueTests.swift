internal import Testing
internal import Vietnamese

@testable internal import Movement

/// Drawing, orders, right answers and places, by tables and properties.
@Suite struct ContestValueTests {
    private func round(_ questions: Int, _ topics: [TopicShare] = []) -> ContestRound {
        ContestRound(
            id: "r", number: 1, opens: Instant(milliseconds: 0), closes: Instant(milliseconds: 1), questions: questions, topics: topics, seconds: 60)
    }

    @Test func aDrawTakesEachQuestionOnceAndFollowsFromItsSeed() {
        let bank = (1...30).map { (id: "q\($0)", topic: $0 <= 10 ? "A" : "B") }
        var seen: Set<[String]> = []
        for seed in UInt64(0)..<200 {
            let draw = ContestDraw(round(12), from: bank, seed: seed)
            #expect(Set(draw.questions).count == 12 && Set(draw.questions).isSubset(of: Set(bank.map(\.id))))
            #expect(ContestDraw(round(12), from: bank, seed: seed) == draw)
            #expect(ContestDraw(stored: draw.stored) == draw)
            let byTopic = ContestDraw(round(6, [TopicShare(topic: "A", count: 2), TopicShare(topic: "B", count: 4)]), from: bank, seed: seed)
            #expect(byTopic.questions.count { (Int($0.dropFirst()) ?? 0) <= 10 } == 2 && byTopic.questions.count == 6)
            seen.insert(draw.questions)
        }
        #expect(seen.count == 200)
    }

    @Test func everyQuestionIsDrawnAboutAsOften() {
        let bank = (0..<20).map { (id: "\($0)", topic: "") }
        var counts = [Int](repeating: 0, count: 20)
        for seed in UInt64(0)..<4000 { for id in ContestDraw(round(5), from: bank, seed: seed).questions { counts[Int(id) ?? 0] += 1 } }
        // 1000 each is expected; six standard deviations are about 165.
        #expect(counts.allSatisfy { (835...1165).contains($0) })
    }

    private func question(_ kind: QuestionKind, _ options: [(String, Bool)]) -> BankQuestion {
        BankQuestion(
            id: "q", kind: kind, wording: "?", options: options.map { QuestionOption($0.0, isRight: $0.1) }, explanation: "", isVoided: false)
    }

    @Test func optionsKeepTheirMeaningInAnyOrder() throws {
        let single = question(.single, [("a", false), ("b", true), ("c", false), ("d", false)])
        let multiple = question(.multiple, [("a", true), ("b", false), ("c", true)])
        for seed in UInt64(0)..<100 {
            let draw = ContestDraw(seed: seed, questions: ["q"])
            let order = draw.order(of: single, at: 1)
            #expect(order.sorted() == [0, 1, 2, 3])
            for shown in 1...4 {
                let stored = try single.stored("\(shown)", order: order)
                #expect(single.isRight(stored) == (order[shown - 1] == 1))
                #expect(single.shown(stored, order: order) == "\(shown)")
            }
            let many = draw.order(of: multiple, at: 7)
            let right = many.indices.filter { many[$0] != 1 }.map { "\($0 + 1)" }.joined(separator: ",")
            #expect(multiple.isRight(try multiple.stored(right, order: many)))
            #expect(!multiple.isRight(try multiple.stored("1,2,3", order: many)))
        }
    }

    @Test(arguments: [("0", 1), ("5", 1), ("x", 1), ("1,2", 1), ("-1", 1), ("1,", 1), ("99999999999999999999", 1)])
    func whatIsNoOptionIsRefused(_ sent: String, _ count: Int) {
        let single = question(.single, [("a", true), ("b", false)])
        #expect(throws: Refusal.self) { try single.stored(sent, order: [0, 1]) }
    }

    @Test(arguments: [
        ("12", "12", true), ("12,0", "12", true), ("12.5", "12", false), ("3,5", "3.5:0.1", true), ("3,6", "3.5:0.1", true),
        ("3,61", "3.5:0.1", false), ("-2", "-2", true), ("hai", "2", false), ("", "2", false),
    ])
    func numbersCountWithinTheirTolerance(_ given: String, _ accepted: String, _ isRight: Bool) {
        #expect(question(.number, [(accepted, true)]).isRight(given) == isRight)
    }

    @Test(arguments: [
        ("Đồng Tháp", true), ("  dong  thap ", true), ("ĐỒNG THÁP", true), ("đồng tháp mười", false), ("sen hồng", true), ("", false),
    ])
    func wordsCountWithoutCaseOrMarks(_ given: String, _ isRight: Bool) {
        #expect(question(.words, [("Đồng Tháp", true), ("Sen hồng", true)]).isRight(given) == isRight)
    }

    @Test func places() {
        func attempt(_ id: String, _ entrant: String, _ points: Int, _ prediction: Int?, _ spent: Int64, _ started: Int64 = 0) -> RankedAttempt {
            RankedAttempt(attempt: id, entrant: entrant, points: points, asked: 5, prediction: prediction, spent: spent, started: started)
        }
        let best = ContestRanking.best(of: [
            attempt("1", "an", 3, 9, 100), attempt("2", "an", 5, 4, 900), attempt("3", "bình", 5, 1, 900), attempt("4", "cúc", 5, nil, 10),
            attempt("5", "dũng", 4, 3, 50), attempt("6", "em", 4, 3, 50), attempt("7", "giang", 5, 2, 900), attempt("8", "giang", 5, 9, 900, 1),
            attempt("9", "hà", 0, 3, 1),
        ])
        #expect(best.map(\.attempt) == ["2", "3", "4", "5", "6", "7", "9"])
        // Four are all right; giang missed by 2, an by none, bình by 3; cúc made no prediction; dũng and em are equal in everything.
        let places = ContestRanking.places(best)
        #expect(
            places.map { "\($0.place) \($0.entrant) \($0.miss.map(String.init) ?? "-")" } == [
                "1 an 0", "2 giang 2", "3 bình 3", "4 cúc -", "5 dũng 1", "5 em 1", "7 hà 1",
            ])
        func prize(_ id: String, _ count: Int) -> ContestPrize {
            ContestPrize(id: id, round: nil, kind: .entrant, title: id, worth: "", count: count)
        }
        let won = ContestRanking.winners(places, prizes: [prize("nhất", 1), prize("nhì", 2), prize("ba", 2), prize("khuyến khích", 9)])
        // dũng and em share the place at which the third prize ends; nobody without a right answer wins.
        #expect(
            won.map { "\($0.prize) \($0.place.entrant)" } == [
                "nhất an", "nhì giang", "nhì bình", "ba cúc", "ba dũng", "ba em",
            ])
        let overall = ContestRanking.overall([places, ContestRanking.places([attempt("x", "em", 5, 1, 10), attempt("y", "an", 1, nil, 10)])])
        #expect(
            overall.prefix(2).map { "\($0.place) \($0.entrant) \($0.points)/\($0.asked) \($0.miss.map(String.init) ?? "-")" } == [
                "1 em 9/10 1", "2 an 6/10 -",
            ])
    }

    @Test(arguments: [
        ("08:00", 480), ("8:05", 485), ("23:59", 1439), ("24:00", nil), ("8", nil), ("08:60", nil), ("-1:00", nil), ("08:0", nil), ("", nil),
    ])
    func timesOfDay(_ text: String, _ minutes: Int?) { #expect(ContestClock.minutes(text) == minutes) }

    @Test func topicsByLine() throws {
        #expect(
            try TopicLines.parse("Dữ liệu: 3\n\n An toàn : mạng: 2 ") == [
                TopicShare(topic: "Dữ liệu", count: 3), TopicShare(topic: "An toàn : mạng", count: 2),
            ])
        for wrong in ["Dữ liệu", "Dữ liệu: không", "A: 0", "A: 1\nA: 2", "A: 101"] {
            #expect(throws: Refusal.self) { try TopicLines.parse(wrong) }
        }
        let shares = [TopicShare(topic: "“x”, \"y\"", count: 7)]
        #expect(TopicLines.read(TopicLines.stored(shares)) == shares)
    }
}
