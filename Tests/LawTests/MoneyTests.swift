internal import Law
internal import Testing
internal import Vietnamese

/// A date of a test, which exists.
func day(_ iso: String) -> CivilDate { CivilDate(iso: iso) ?? CivilDate(dayNumber: 0) }

@Suite("Prize money: the multiple of the base salary of the day of the decision, rounded up to ten thousand") struct MoneyTests {
    /// The table of domain facts: award, then what it brings under 1,490,000, 1,800,000 (2023), 2,340,000 and 2,530,000.
    private static let table: [(String, [Int])] = [
        ("ldtt", [450_000, 540_000, 710_000, 760_000]), ("cstdcs", [1_490_000, 1_800_000, 2_340_000, 2_530_000]),
        ("cstd-tinh", [4_470_000, 5_400_000, 7_020_000, 7_590_000]), ("cstd-toan-quoc", [6_710_000, 8_100_000, 10_530_000, 11_390_000]),
        ("ttldtt", [1_200_000, 1_440_000, 1_880_000, 2_030_000]), ("ttldxs", [2_240_000, 2_700_000, 3_510_000, 3_800_000]),
        ("co-tinh", [11_920_000, 14_400_000, 18_720_000, 20_240_000]), ("co-chinh-phu", [17_880_000, 21_600_000, 28_080_000, 30_360_000]),
        ("gk-ca-nhan", [450_000, 540_000, 710_000, 760_000]), ("gk-tap-the", [900_000, 1_080_000, 1_410_000, 1_520_000]),
        ("bk-tinh-ca-nhan", [1_490_000, 1_800_000, 3_510_000, 3_800_000]), ("bk-tinh-tap-the", [2_980_000, 3_600_000, 7_020_000, 7_590_000]),
        ("bk-ttg-ca-nhan", [5_220_000, 6_300_000, 8_190_000, 8_860_000]), ("bk-ttg-tap-the", [10_430_000, 12_600_000, 16_380_000, 17_710_000]),
    ]
    private static let days = ["2023-06-30", "2023-07-01", "2024-07-01", "2026-07-01"]

    @Test("Every award on the first day of every base salary", arguments: table.map(\.0)) func amounts(_ code: String) throws {
        let row = try #require(Self.table.first { $0.0 == code }).1
        let found = try Self.days.map { try LawBook.shipped.prize(AwardCode(rawValue: code), on: day($0)).amount }
        #expect(found == row)
    }

    @Test(
        "The boundary is the day of the decision, of the salary and of the decree alike",
        arguments: [
            ("ldtt", "2026-12-15", 760_000), ("ttldtt", "2026-06-30", 1_880_000), ("gk-ca-nhan", "2026-06-30", 710_000),
            ("gk-ca-nhan", "2026-07-02", 760_000), ("gk-tap-the", "2026-06-30", 1_410_000), ("gk-tap-the", "2026-07-02", 1_520_000),
            ("bk-tinh-ca-nhan", "2023-12-31", 1_800_000), ("bk-tinh-ca-nhan", "2024-01-01", 2_700_000), ("bk-tinh-tap-the", "2023-12-31", 3_600_000),
            ("bk-tinh-tap-the", "2024-01-01", 5_400_000), ("bk-tinh-tap-the", "2024-06-30", 5_400_000), ("cstdcs", "2024-06-30", 1_800_000),
        ])
    func boundaries(_ code: String, _ on: String, _ amount: Int) throws {
        #expect(try LawBook.shipped.prize(AwardCode(rawValue: code), on: day(on)).amount == amount)
    }

    @Test("A household gets one and a half times what a person gets") func household() throws {
        let prize = try LawBook.shipped.prize(AwardCode(rawValue: "gk-ca-nhan"), for: .household, on: day("2026-07-02"))
        #expect(prize.amount == 1_140_000)
        #expect(prize.formula == Words("0,45 × 2.530.000 = 1.138.500 → 1.140.000 đ", "0.45 × 2,530,000 = 1,138,500 → 1,140,000 đ"))
    }

    @Test("The calculation can be read, and names its articles") func formula() throws {
        let prize = try LawBook.shipped.prize(AwardCode(rawValue: "ttldtt"), on: day("2026-06-30"))
        #expect(prize.formula == Words("0,8 × 2.340.000 = 1.872.000 → 1.880.000 đ", "0.8 × 2,340,000 = 1,872,000 → 1,880,000 đ"))
        #expect(prize.citations.map(\.text) == ["Điều 50 Nghị định 152/2025/NĐ-CP", "Nghị định 73/2024/NĐ-CP", "Điều 49 Nghị định 152/2025/NĐ-CP"])
        #expect(try LawBook.shipped.prize(AwardCode(rawValue: "cstdcs"), on: day("2026-06-30")).formula.en == "1.0 × 2,340,000 = 2,340,000 đ")
    }

    @Test("What cannot be worked out is said") func problems() {
        #expect(throws: PrizeProblem.noAward) { try LawBook.shipped.prize(AwardCode(rawValue: "huy-hieu"), on: day("2026-01-01")) }
        #expect(throws: PrizeProblem.noSubject) {
            try LawBook.shipped.prize(AwardCode(rawValue: "ldtt"), for: .collective, on: day("2026-01-01"))
        }
        #expect(throws: PrizeProblem.noAward) { try LawBook.shipped.prize(AwardCode(rawValue: "ldtt"), on: day("2010-01-01")) }
        #expect(throws: PrizeProblem.noSalary) { try LawBook.shipped.prize(AwardCode(rawValue: "ldtt"), on: day("2018-01-01")) }
    }

    @Test("Rounding up never loses and never adds a whole step") func rounding() {
        for amount in stride(from: 1_000_000, through: 3_000_000, by: 70_001) {
            for thousandths in [150, 300, 450, 800, 1000, 1500, 4500] {
                let found = Money.rounded(amount, times: thousandths, to: 10_000)
                #expect(found % 10_000 == 0 && found * 1000 >= amount * thousandths && (found - 10_000) * 1000 < amount * thousandths)
            }
        }
    }

    @Test("Several awards at the same time") func sameTime() throws {
        func payable(_ code: String, _ year: Int, _ amount: Int) throws -> Payable {
            Payable(
                award: try #require(LawBook.shipped.award(AwardCode(rawValue: code), on: day("2026-12-15"))), period: try #require(Period.year(year)),
                amount: amount)
        }
        let cstdcs = try payable("cstdcs", 2026, 2_530_000)
        let ldtt = try payable("ldtt", 2026, 760_000)
        let earlier = try payable("ldtt", 2025, 760_000)
        let form = try payable("gk-ca-nhan", 2026, 760_000)
        #expect(SameTime.paid([cstdcs, ldtt]) == [true, false])
        #expect(SameTime.paid([cstdcs, form]) == [true, true])
        #expect(SameTime.paid([ldtt, earlier]) == [true, true])
        #expect(SameTime.paid([form, form]) == [true, true])
        #expect(SameTime.paid([ldtt, ldtt]) == [true, false])
        #expect(SameTime.paid([]) == [])
    }
}
