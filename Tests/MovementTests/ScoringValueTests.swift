internal import Testing
internal import Vietnamese

@testable internal import Movement

/// The specimen of Cần Thơ (plan 157/KH-UBND of 18 November 2025), as far as its text says: 100 points and a bonus of at most 15.
enum Specimen {
    static func points(_ text: String) throws -> Points { try #require(Points(text)) }

    static func table() throws -> ScoringTable {
        let bands = "từ 88 đến dưới 90 = 2\ntừ 90 đến dưới 95 = 3\ntừ 95 đến dưới 100 = 4\ntừ 100 = 5"
        return ScoringTable(
            name: "Xã, phường", group: .collectives, decimals: 2, bonusCap: try points("15"), total: try points("115"), finaliser: .secretary,
            criteria: [
                Criterion(
                    code: "1", title: "Người hưởng được tuyên truyền", max: try points("20"),
                    rule: try RuleText.read(.sample, "50 mục × 0,4", outside: .zero), evidence: .table),
                Criterion(code: "2", title: "Có tài khoản", max: try points("40"), rule: .ratio),
                Criterion(code: "3", title: "Chi trả không dùng tiền mặt", max: try points("20"), rule: .ratio),
                Criterion(code: "4", title: "Làm sạch dữ liệu", max: try points("20"), rule: .ratio),
                Criterion(code: "T1", title: "Thưởng tài khoản", max: try points("5"), rule: .all(at: Quantity(100)), isBonus: true),
                Criterion(
                    code: "T2", title: "Thưởng không tiền mặt", max: try points("5"), rule: try RuleText.read(.bands, bands, outside: .zero),
                    isBonus: true),
                Criterion(
                    code: "T3", title: "Thưởng dữ liệu", max: try points("5"), rule: .all(at: Quantity(100)), isBonus: true,
                    fullBefore: CivilDate(iso: "2025-11-18")),
                Criterion(code: "TK", title: "Tài khoản mở mới", max: .zero, rule: .record),
            ], tieBreaks: [.number("TK"), .points("3"), .rate("4"), .ballot])
    }

    static func input(_ b: String, _ a: String, evidence: Int = 1, since: String? = nil) throws -> CriterionInput {
        CriterionInput(
            b: Quantity(b), a: Quantity(a), evidence: evidence, fullSince: since.flatMap(CivilDate.init(iso:)))
    }

    static func commune(
        told: (String, String), accounts: (String, String), cashless: (String, String), data: (String, String), new: String = "0", evidence: Int = 1,
        since: String? = nil
    ) throws -> [String: CriterionInput] {
        [
            "1": try input(told.0, told.1, evidence: evidence), "2": try input(accounts.0, accounts.1), "3": try input(cashless.0, cashless.1),
            "4": try input(data.0, data.1), "T1": try input(accounts.0, accounts.1), "T2": try input(cashless.0, cashless.1),
            "T3": try input(data.0, data.1, since: since), "TK": try input(new, "1"),
        ]
    }
}

@Suite struct ScoringValueTests {
    @Test("The specimen of Cần Thơ is scored to the hundredth, with its bonuses, gate and cap")
    func specimen() throws {
        let table = try Specimen.table()
        #expect(table.problems() == [])
        // 47 × 0,4 = 18,8; 611/719 × 40 = 33,99…; 902/1000 × 20 = 18,04; 20; bonus 0 + 3 + 5.
        let one = table.score(try Specimen.commune(told: ("47", "50"), accounts: ("611", "719"), cashless: ("902", "1000"), data: ("3", "3")))
        #expect(one.criteria.map(\.points.plain) == ["18.8", "33.99", "18.04", "20", "0", "3", "5", "0"])
        #expect(one.base.plain == "90.83" && one.bonus.plain == "8" && one.total.plain == "98.83")
        let full = table.score(try Specimen.commune(told: ("50", "50"), accounts: ("9", "9"), cashless: ("7", "7"), data: ("1", "1")))
        #expect(full.total.plain == "115" && full.isMaximum)
        let before = table.score(
            try Specimen.commune(told: ("50", "50"), accounts: ("0", "9"), cashless: ("0", "7"), data: ("9", "10"), since: "2025-11-18"))
        #expect(before.criterion("T3")?.points.plain == "5" && before.total.plain == "43")
        let later = table.score(
            try Specimen.commune(told: ("50", "50"), accounts: ("0", "9"), cashless: ("0", "7"), data: ("9", "10"), since: "2025-11-19"))
        #expect(later.criterion("T3")?.points == .zero)
    }

    @Test("Without evidence at the gate the whole table gives nothing, and says which criterion closed it")
    func gate() throws {
        let score = try Specimen.table().score(
            try Specimen.commune(told: ("50", "50"), accounts: ("9", "9"), cashless: ("7", "7"), data: ("1", "1"), evidence: 0))
        #expect(score.total == .zero)
        #expect(score.criterion("1")?.gate == .evidence && score.criterion("2")?.gate == .table("1") && score.criterion("T3")?.gate == .table("1"))
    }

    @Test("Equal communes are told apart in the order of the plan, and the last ones are left for the ballot")
    func ties() throws {
        let table = try Specimen.table()
        func score(_ new: String, _ cashless: (String, String), _ data: (String, String), told: String = "50") throws -> Score {
            table.score(try Specimen.commune(told: (told, "50"), accounts: ("1", "2"), cashless: cashless, data: data, new: new))
        }
        // All at 75: 20 + 20 + cashless + data; the fifth is ahead, the last two are equal in everything.
        let scores = [
            try score("10", ("1", "2"), ("4", "5")), try score("12", ("1", "2"), ("4", "5")), try score("10", ("4", "5"), ("1", "2")),
            try score("9", ("1", "2"), ("4", "5")), try score("9", ("4", "5"), ("4", "5")), try score("9", ("1", "2"), ("4", "5")),
        ]
        #expect(scores.map(\.total.plain) == ["66", "66", "66", "66", "72", "66"])
        let ranking = table.ranking(scores)
        #expect(ranking.map(\.index) == [4, 1, 2, 0, 3, 5])
        #expect(ranking.map(\.place) == [1, 2, 3, 4, 5, 5])
        #expect(ranking.map(\.sharing) == [1, 1, 1, 1, 2, 2])
        #expect(ranking[1].decidedBy == .number("TK") && ranking[2].decidedBy == .number("TK") && ranking[0].decidedBy == nil)
        #expect(table.endsWithBallot)
    }

    @Test("The overlapping bands of the text are refused with the two edges named")
    func overlap() throws {
        var table = try Specimen.table()
        let bands = try RuleText.read(.bands, "88-90 = 2; 90-95 = 3; 95-<100 = 4; 100 = 5".replacing("-<", with: " đến dưới "), outside: .zero)
        let place = try #require(table.criteria.firstIndex { $0.code == "T2" })
        table.criteria[place].rule = bands
        let problems = table.problems()
        #expect(
            problems.map(\.vi) == [
                "Tiêu chí T2: 90 thuộc cả hai khoảng 88–90 và 90–95; ghi rõ “đến” hay “đến dưới”.",
                "Tiêu chí T2: 95 thuộc cả hai khoảng 90–95 và 95–100; ghi rõ “đến” hay “đến dưới”.",
            ])
        #expect(problems.first?.en == "Criterion T2: 90 belongs to both bands 88–90 and 90–95; say “to” or “to below”.")
    }

    @Test(
        "Wrong tables are refused, each problem in words",
        arguments: [
            ("max", "Tổng điểm nêu là 115 nhưng các tiêu chí cộng lại được 116."), ("tie", "Tiêu chí xét phụ “số X9” trỏ tới mã không có."),
            ("twice", "Có hai tiêu chí mang mã “2”."), ("band", "Tiêu chí T2: khoảng từ 100 cho 6 điểm, quá điểm tối đa 5."),
            ("sample", "Tiêu chí 1: 50 mục × 0,5 điểm = 25, khác điểm tối đa 20."), ("circle", "Tiêu chí 2: các điều kiện trước chạy vòng tròn."),
            ("ballot", "“Bỏ phiếu” phải đứng cuối: sau lá phiếu không còn gì để xét."),
            ("cap", "Mức thưởng tối đa 16 nhưng các tiêu chí thưởng cộng lại chỉ 15."),
            ("decimals", "Tiêu chí 4: điểm 20,005 có nhiều hơn 2 chữ số lẻ."),
        ])
    func problems(_ what: String, _ sentence: String) throws {
        var table = try Specimen.table()
        switch what {
        case "max": table.criteria[1].max = try Specimen.points("41")
        case "tie": table.tieBreaks[0] = .number("X9")
        case "twice": table.criteria[2].code = "2"
        case "band": table.criteria[5].rule = try RuleText.read(.bands, "dưới 100 = 5; từ 100 = 6", outside: .zero)
        case "sample": table.criteria[0].rule = try RuleText.read(.sample, "50 x 0.5", outside: .zero)
        case "circle":
            table.criteria[1].requires = ["3"]
            table.criteria[2].requires = ["2"]
        case "ballot": table.tieBreaks = [.ballot, .number("TK")]
        case "cap": table.bonusCap = try Specimen.points("16")
        default: table.criteria[3].max = try Specimen.points("20.005")
        }
        #expect(table.problems().map(\.vi).contains(sentence), "\(table.problems().map(\.vi))")
    }

    @Test(
        "Points are rounded half up to the decimals of the table, without floating point",
        arguments: [
            ("1", "3", "10", 2, "3.33"), ("2", "3", "10", 2, "6.67"), ("1", "8", "10", 2, "1.25"), ("1", "8", "10", 1, "1.3"),
            ("1", "8", "10", 0, "1"),
            ("5", "8", "4", 0, "3"), ("1", "7", "1", 4, "0.1429"), ("999999999", "1000000000", "100", 4, "100"), ("0", "5", "7", 2, "0"),
            ("7", "5", "7", 2, "7"), ("0,001", "1000", "0.5", 4, "0"),
        ])
    func rounding(_ b: String, _ a: String, _ most: String, _ decimals: Int, _ expected: String) throws {
        let table = ScoringTable(
            name: "x", group: .collectives, decimals: decimals, total: try Specimen.points(most),
            criteria: [Criterion(code: "1", title: "x", max: try Specimen.points(most), rule: .ratio)])
        #expect(table.score(["1": try Specimen.input(b, a)]).total.plain == expected)
    }

    @Test("A level just below an edge is never rounded over it")
    func edges() throws {
        let most = try Specimen.points("5")
        let bands = try RuleText.read(.bands, "từ 90 đến dưới 100 = 4; từ 100 = 5", outside: .refused)
        let table = ScoringTable(
            name: "x", group: .collectives, total: most, criteria: [Criterion(code: "1", title: "x", max: most, rule: bands)])
        #expect(table.score(["1": try Specimen.input("99999999999", "100000000000")]).total.plain == "4")
        #expect(table.score(["1": try Specimen.input("100000000000", "100000000000")]).total.plain == "5")
        let hole = table.score(["1": try Specimen.input("89999", "100000")])
        #expect(hole.problems.map(\.problem.vi) == ["mức 89,999 % không thuộc khoảng nào."])
        #expect(table.score(["1": CriterionInput(b: Quantity(1))]).problems.map(\.problem.vi) == ["chưa nhập a, số ở dưới."])
        #expect(table.score(["1": CriterionInput(b: Quantity(1), a: Quantity(0))]).problems.map(\.problem.vi) == ["a phải lớn hơn 0."])
    }

    @Test("Full, half or none; a prerequisite without points closes what rests on it")
    func steps() throws {
        let ten = try Specimen.points("10")
        let table = ScoringTable(
            name: "x", group: .direct, decimals: 0, total: try Specimen.points("15"),
            criteria: [
                Criterion(code: "A", title: "x", max: ten, rule: .steps(full: Quantity(100), half: Quantity(50)), evidence: .criterion),
                Criterion(code: "B", title: "y", max: try Specimen.points("5"), rule: .all(at: Quantity(3)), measure: .number, requires: ["A"]),
            ])
        #expect(table.problems() == [])
        func total(_ b: String, _ evidence: Int, note: String = "") throws -> String {
            var first = try Specimen.input(b, "100", evidence: evidence)
            first.note = note
            return table.score(["A": first, "B": CriterionInput(b: Quantity(3))]).total.plain
        }
        #expect(try total("100", 1) == "15" && total("99", 1) == "10" && total("49", 1) == "0")
        #expect(try total("100", 0) == "0" && total("100", 0, note: "QĐ 12/2025") == "15")
    }

    @Test("JSON and sheet give the same table back")
    func roundTrips() throws {
        let table = try Specimen.table()
        #expect(try ScoringTable(json: table.json) == table)
        let parsed = try #require(JSONValue(json: table.json.json.utf8))
        #expect(try ScoringTable(json: parsed).hash == table.hash)
        for language in Language.allCases {
            let (rows, problems) = ScoringSheet.rows(of: ScoringSheet.write(table, language))
            #expect(problems == [])
            let read = ScoringSheet.read(rows)
            #expect(read.problems.map(\.message.vi) == [])
            #expect(read.table == table)
        }
    }

    @Test("A sheet with wrong lines tells each of them")
    func wrongSheet() throws {
        var sheet = ScoringSheet.write(try Specimen.table(), .vi)
        sheet[7][3] = "hai mươi"
        sheet[12][5] = "88 tới = 2"
        sheet.append(["gì đó"])
        let read = ScoringSheet.read(ScoringSheet.rows(of: sheet).rows)
        #expect(read.table == nil)
        #expect(read.problems.map(\.line) == [8, 13, 20])
    }

    @Test("Whatever is typed as details gives a rule that reads the same again, or a refusal")
    func fuzz() throws {
        var state: UInt64 = 42
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }
        let words = [
            "từ", "trên", "đến", "dưới", "=", "88", "90,5", "100", ";", "-", "2", "0,4", "×", "mục", "%", "1.234", "đủ", "nửa", "|", "\u{301}",
            "9999999999999",
        ]
        for _ in 0..<4000 {
            let text = (0..<next(9)).map { _ in words[next(words.count)] }.joined(separator: " ")
            for kind in ScoringRuleKind.allCases {
                guard let rule = try? RuleText.read(kind, text, outside: .zero) else { continue }
                #expect(try RuleText.read(kind, RuleText.write(rule), outside: .zero) == rule, "\(text)")
            }
        }
    }
}
