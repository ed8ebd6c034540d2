public import Vietnamese

/// Prize money (Decree 152/2025/NĐ-CP art. 49-50, 54): a multiple of the base salary of the day of the decision, rounded up.
public struct Prize: Sendable, Hashable {
    /// Which award, for which kind of subject, decided on which day.
    public let award: AwardCode, subject: AwardeeKind, day: CivilDate
    /// Base salary in đồng, multiple, rounding step in đồng.
    public let base: Entry<BaseSalary>, multiple: Entry<Multiple>, rounding: Entry<Rounding>
    /// What is paid, in đồng.
    public let amount: Int

    /// What stands behind it, in the order of the calculation.
    public var citations: [Citation] { [multiple.citation, base.citation, rounding.citation] }

    /// The calculation as a line: "0.3 × 2.530.000 = 759.000 → 760.000 đ".
    public var formula: Words {
        let exact = base.rule.amount * multiple.rule.thousandths
        let raw = exact / 1000
        let vi = "\(multiple.rule.text.replacing(".", with: ",")) × \(Money.grouped(base.rule.amount, ".")) = \(Money.grouped(raw, "."))"
        let en = "\(multiple.rule.text) × \(Money.grouped(base.rule.amount, ",")) = \(Money.grouped(raw, ","))"
        guard exact != amount * 1000 else { return Words("\(vi) đ", "\(en) đ") }
        return Words("\(vi) → \(Money.grouped(amount, ".")) đ", "\(en) → \(Money.grouped(amount, ",")) đ")
    }
}

/// Why no prize can be worked out.
public enum PrizeProblem: Error, Sendable, Hashable {
    /// No such award on that day.
    case noAward
    /// The award is not for that kind of subject.
    case noSubject
    /// No multiple, no base salary, or no rounding is on record for that day.
    case noMultiple, noSalary, noRounding

    /// What is wrong.
    public var words: Words {
        switch self {
        case .noAward: Words("Không có danh hiệu, hình thức này vào ngày đó.", "There is no such award on that day.")
        case .noSubject: Words("Danh hiệu, hình thức này không dành cho đối tượng đó.", "The award is not for that kind of subject.")
        case .noMultiple: Words("Chưa có mức thưởng cho ngày đó.", "No prize is on record for that day.")
        case .noSalary: Words("Chưa có lương cơ sở cho ngày đó.", "No base salary is on record for that day.")
        case .noRounding: Words("Chưa có quy tắc làm tròn cho ngày đó.", "No rule of rounding is on record for that day.")
        }
    }
}

extension LawBook {
    /// What an award brings when it is decided on a day; `subject` nil takes the first kind the award is for.
    public func prize(_ code: AwardCode, for subject: AwardeeKind? = nil, on day: CivilDate) throws(PrizeProblem) -> Prize {
        guard let award = award(code, on: day) else { throw .noAward }
        guard let subject = subject ?? AwardeeKind.allCases.first(where: award.subjects.contains), award.subjects.contains(subject) else {
            throw .noSubject
        }
        let multiples = entries(\.multiples, on: day).filter { $0.rule.award == code }
        guard let multiple = multiples.last(where: { $0.rule.subjects.contains(subject) }) ?? multiples.last(where: { $0.rule.subjects.isEmpty })
        else {
            throw .noMultiple
        }
        guard let base = entries(\.salaries, on: day).last else { throw .noSalary }
        guard let rounding = entries(\.roundings, on: day).last else { throw .noRounding }
        let amount = Money.rounded(base.rule.amount, times: multiple.rule.thousandths, to: rounding.rule.step)
        return Prize(award: code, subject: subject, day: day, base: base, multiple: multiple, rounding: rounding, amount: amount)
    }
}

/// Whole đồng.
public enum Money {
    /// `amount` times thousandths, rounded up to a multiple of `step`; all whole numbers, none negative.
    public static func rounded(_ amount: Int, times thousandths: Int, to step: Int) -> Int {
        let unit = 1000 * step
        return (amount * thousandths + unit - 1) / unit * step
    }

    /// With separators every three digits.
    public static func grouped(_ amount: Int, _ separator: Character) -> String {
        var digits = ""
        for (place, digit) in String(abs(amount)).reversed().enumerated() {
            if place > 0, place % 3 == 0 { digits.append(separator) }
            digits.append(digit)
        }
        return (amount < 0 ? "-" : "") + String(digits.reversed())
    }

    /// As both languages write it.
    public static func text(_ amount: Int) -> Words { Words("\(grouped(amount, ".")) đ", "\(grouped(amount, ",")) đ") }
}

/// An award that is to be paid, for the rules of several at the same time.
public struct Payable: Sendable, Hashable {
    /// What is paid for, for which period.
    public let award: Award, period: Period
    /// In đồng.
    public let amount: Int

    /// Creates a payable award.
    public init(award: Award, period: Period, amount: Int) {
        self.award = award
        self.period = period
        self.amount = amount
    }
}

extension SameTime {
    /// Which of the awards of one subject, decided at the same time, are paid (Decree 152/2025/NĐ-CP art. 49): of titles for overlapping periods only
    /// the highest; everything else in full. The answer has one flag for each, in order.
    public static func paid(_ awards: [Payable]) -> [Bool] {
        awards.indices.map { place in
            let one = awards[place]
            guard one.award.kind == .title else { return true }
            return !awards.indices.contains { other in
                let rival = awards[other]
                guard other != place, rival.award.kind == .title, rival.period.overlaps(one.period) else { return false }
                return rival.amount > one.amount || (rival.amount == one.amount && other < place)
            }
        }
    }
}
