internal import TestSupport
internal import Testing
internal import Vietnamese

@testable internal import Movement

/// Clocks, results and likeness, by tables.
@Suite struct InitiativeValueTests {
    private static func day(_ iso: String) throws -> CivilDate { try #require(CivilDate(iso: iso)) }

    @Test(arguments: [
        ("2025-01-15", 1, "2025-02-15"), ("2025-01-31", 1, "2025-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2025-11-30", 3, "2026-02-28"),
        ("2025-08-31", 3, "2025-11-30"), ("2025-12-01", 3, "2026-03-01"), ("2024-02-29", 12, "2025-02-28"),
    ])
    func monthsEndOnTheSameDayOrTheLast(_ from: String, _ months: Int, _ expected: String) throws {
        #expect(try Self.day(from).adding(months: months).iso == expected)
    }

    /// State, submitted, accepted, end of first application, today; what the clock says.
    @Test(arguments: [
        ("submitted", "2025-09-10", nil, nil, "2025-10-10", "check 2025-10-10 0"),
        ("submitted", "2025-09-10", nil, nil, "2025-10-11", "check 2025-10-10 -1"),
        ("accepted", "2025-09-10", "2025-09-20", nil, "2025-09-20", "decide 2025-12-20 91"),
        ("accepted", "2025-09-10", "2025-09-20", "2025-08-01", "2025-12-21", "decide 2025-12-20 -1"),
        ("accepted", "2025-09-10", "2025-09-20", "2025-11-30", "2025-12-21", "decide 2026-02-28 69"),
        ("returned", "2025-09-10", nil, nil, "2025-12-21", "correct . ."), ("draft", nil, nil, nil, "2025-12-21", "none"),
        ("recognised", "2025-09-10", "2025-09-20", nil, "2026-12-21", "none"),
    ])
    func clocks(
        _ state: String, _ submitted: String?, _ accepted: String?, _ appliedTo: String?, _ today: String, _ expected: String
    ) throws {
        let clock = InitiativeClock.running(
            try #require(InitiativeState(rawValue: state)), submitted: submitted.flatMap(CivilDate.init(iso:)),
            accepted: accepted.flatMap(CivilDate.init(iso:)), appliedTo: appliedTo.flatMap(CivilDate.init(iso:)),
            returned: CivilDate(iso: "2025-09-12"), today: try Self.day(today))
        let words = clock.map { "\($0.what.rawValue) \($0.due?.iso ?? ".") \($0.left.map(String.init) ?? ".")" } ?? "none"
        #expect(words == expected)
        #expect(clock?.isOverdue ?? false == expected.contains(" -"))
    }

    private static func rule(mean: Int?, favour: Int?, counted: InitiativeCounted) -> InitiativeRule {
        InitiativeRule(
            id: "r", from: TestWorld.today, basis: "", criteria: [InitiativeCriterion(name: "Tính mới", most: 100)], leastMean: mean,
            leastFavour: favour, counted: counted, leastShare: 30, again: .decide)
    }

    /// Scores that were given, the rule, and what they come to: mean, share, whether it passed.
    struct Tally: Sendable {
        let sums: [Int], favours, members, mayScore: Int
        let mean, favour: Int?
        let counted: InitiativeCounted
        let expected: String
    }

    private static let tallies: [Tally] = [
        Tally(sums: [70, 80, 90], favours: 3, members: 5, mayScore: 5, mean: 80, favour: nil, counted: .members, expected: "80 3/5 true"),
        Tally(sums: [70, 80, 89], favours: 3, members: 3, mayScore: 3, mean: 80, favour: nil, counted: .members, expected: "79,666 3/3 false"),
        Tally(sums: [9, 9, 9, 9, 9, 9, 9], favours: 5, members: 7, mayScore: 7, mean: nil, favour: 70, counted: .members, expected: "9 5/7 true"),
        Tally(sums: [90, 90, 90, 90], favours: 4, members: 6, mayScore: 5, mean: nil, favour: 70, counted: .members, expected: "90 4/6 false"),
        Tally(sums: [90, 90, 90, 90], favours: 4, members: 6, mayScore: 5, mean: nil, favour: 70, counted: .scorers, expected: "90 4/5 true"),
        Tally(sums: [60, 60], favours: 2, members: 3, mayScore: 3, mean: 61, favour: 50, counted: .members, expected: "60 2/3 false"),
        Tally(sums: [], favours: 0, members: 3, mayScore: 3, mean: 1, favour: nil, counted: .members, expected: "0 0/3 false"),
    ]

    @Test(arguments: tallies)
    func whatScoresComeTo(_ tally: Tally) {
        let scores = tally.sums.enumerated().map { InitiativeScore(points: [$1], total: $1, favours: $0 < tally.favours, note: "") }
        let rule = Self.rule(mean: tally.mean, favour: tally.favour, counted: tally.counted)
        let result = InitiativeResult.of(scores, members: tally.members, mayScore: tally.mayScore, under: rule)
        #expect("\(result.mean[.vi]) \(result.favours)/\(result.of) \(result.passed)" == tally.expected)
    }

    private static let original =
        "Kỹ thuật viên quét mã từng cuốn sách rồi gửi tin nhắn xác nhận cho bạn đọc. Hòm thư điện tử của phòng nhận báo cáo hằng tuần; mức phạt là 1.500 đồng mỗi ngày."

    /// Another text, and what the original has in common with it: the share, and the percent of each like sentence.
    private static let others: [(String, Int, [Int])] = [
        (original, 100, [100, 100, 100]),
        // Without diacritics, in capitals, with i for y, the tone elsewhere, other marks.
        (
            "KĨ THUẬT VIÊN QUÉT MÃ TỪNG CUỐN SÁCH, RỒI GỬI TIN NHẮN XÁC NHẬN CHO BẠN ĐỌC!\nHom thu dien tu cua phong nhan bao cao hang tuan: muc phat la 1.500 dong moi ngay",
            100, [100, 100, 100]
        ),
        // One sentence copied with a word changed, the other new.
        ("Nhân viên trực đi tuần mỗi tối quanh bến. Kỹ thuật viên quét mã từng cuốn sách rồi gửi thư xác nhận cho bạn đọc.", 47, [83]),
        // The same words in another order say something else.
        ("Bạn đọc cho xác nhận tin nhắn gửi rồi sách cuốn từng mã quét viên thuật kỹ.", 0, []),
        ("Đổi giờ mở cửa theo lịch nước lên để ghe đến được bến. Nhân viên đi ca sáng và ca chiều.", 0, []), ("", 0, []), ("Quét mã.", 0, []),
    ]

    @Test("Near copies in another spelling are found, other texts are not", arguments: others)
    func likeness(_ other: String, _ share: Int, _ percents: [Int]) {
        let found = Similarity.compare(Similarity.sentences([Self.original]), Similarity.sentences([other]))
        #expect(found.share == share)
        #expect(found.pairs.map(\.percent) == percents)
    }

    @Test func likeSentencesShareAKey() throws {
        let mine = try #require(Similarity.Sentence("Kỹ thuật viên quét mã từng cuốn sách rồi gửi tin nhắn xác nhận cho bạn đọc"))
        let theirs = try #require(Similarity.Sentence("Kĩ thuật viên quét mã từng quyển sách rồi gửi tin nhắn xác nhận cho bạn đọc"))
        #expect(!Set(mine.keys).isDisjoint(with: theirs.keys))
        #expect(mine.keys.count == 4 && mine.keys.allSatisfy { $0 >= 0 })
    }
}
