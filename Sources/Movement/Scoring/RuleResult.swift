internal import Vietnamese

/// What a rule makes of figures, before any gate.
struct RuleResult {
    var points = Points.zero
    var reason: Text
    var next: Text?
    var problem: Text?

    init(_ one: Criterion, _ input: CriterionInput, decimals: Int) {
        if let before = one.fullBefore, let since = input.fullSince, since <= before {
            points = one.max
            reason = Text(
                "Đã đạt 100 % từ \(since.vietnamese), trước ngày \(before.vietnamese), nên được cả \(one.max[.vi]) điểm.",
                "At 100 % since \(since.vietnamese), before \(before.vietnamese), so all \(one.max[.en]) points are given.")
            return
        }
        guard let b = input.b else {
            reason = Text("Chưa có số liệu.", "No figures yet.")
            next = one.rule == .record ? nil : Text("Nhập số liệu b.", "Enter the figure b.")
            return
        }
        reason = Text("b = \(b[.vi])", "b = \(b[.en])")
        guard b >= Quantity(0), input.a.map({ $0 >= Quantity(0) }) ?? true else {
            problem = Text("số liệu không được âm.", "figures must not be negative.")
            return
        }
        switch one.rule {
        case .record: break
        case .sample(let size, let each): sample(b, input.a, size: size, each: each, decimals: decimals)
        case .ratio: ratio(b, input.a, one, decimals: decimals)
        case .steps, .bands, .all:
            guard let level = level(b, input.a, one.measure) else { return }
            judge(level, one, decimals: decimals)
        }
    }

    private mutating func need(_ vi: String, _ en: String) { problem = Text(vi, en) }

    private mutating func ratio(_ b: Quantity, _ a: Quantity?, _ one: Criterion, decimals: Int) {
        guard let a else { return need("chưa nhập a, số ở dưới.", "a, the number under the line, is missing.") }
        guard a.thousandths > 0 else { return need("a phải lớn hơn 0.", "a must be more than 0.") }
        if b >= a {
            points = one.max
            reason = Text(
                "\(b[.vi]) ÷ \(a[.vi]), từ 100 % trở lên: được cả \(one.max[.vi]) điểm.",
                "\(b[.en]) ÷ \(a[.en]), 100 % or more: all \(one.max[.en]) points.")
            return
        }
        points = .share(Int128(b.thousandths), of: Int128(a.thousandths), times: one.max, decimals: decimals)
        reason = Text(
            "\(b[.vi]) ÷ \(a[.vi]) × \(one.max[.vi]) = \(points[.vi]) điểm.", "\(b[.en]) ÷ \(a[.en]) × \(one.max[.en]) = \(points[.en]) points.")
        next = Text("Còn thiếu \((a - b)[.vi]) để được cả \(one.max[.vi]) điểm.", "\((a - b)[.en]) more for all \(one.max[.en]) points.")
    }

    private mutating func sample(_ k: Quantity, _ n: Quantity?, size: Int, each: Points, decimals: Int) {
        guard let n else { return need("chưa nhập a, số mục đã kiểm tra.", "a, the number of items checked, is missing.") }
        guard let verified = k.wholeNumber, let checked = n.wholeNumber else {
            return need("số mục phải là số nguyên.", "the numbers of items must be whole.")
        }
        guard verified <= checked else { return need("số mục đúng nhiều hơn số mục đã kiểm tra.", "more items hold than were checked.") }
        guard checked <= size else { return need("kiểm tra quá \(size) mục.", "more than \(size) items were checked.") }
        points = (each * verified).rounded(to: decimals)
        reason = Text(
            "\(verified) trong \(checked) mục đúng × \(each[.vi]) = \(points[.vi]) điểm.",
            "\(verified) of \(checked) items hold × \(each[.en]) = \(points[.en]) points.")
        if checked < size {
            next = Text("Mới kiểm tra \(checked) trong \(size) mục của mẫu.", "Only \(checked) of the \(size) items of the sample were checked.")
        } else if verified < checked {
            next = Text("\(checked - verified) mục chưa đúng.", "\(checked - verified) items do not hold.")
        }
    }

    private mutating func level(_ b: Quantity, _ a: Quantity?, _ measure: CriterionMeasure) -> ScoreLevel? {
        guard measure == .share else { return ScoreLevel(b) }
        guard let a else {
            need("chưa nhập a, số ở dưới.", "a, the number under the line, is missing.")
            return nil
        }
        guard let level = ScoreLevel(b, of: a) else {
            need("a phải lớn hơn 0.", "a must be more than 0.")
            return nil
        }
        return level
    }

    private mutating func judge(_ level: ScoreLevel, _ one: Criterion, decimals: Int) {
        let unit = one.measure == .share ? " %" : ""
        let shown = Text(level.shown[.vi] + unit, level.shown[.en] + unit)
        switch one.rule {
        case .all(let goal):
            points = level >= goal ? one.max : .zero
            if points == .zero { next = Text("Đạt từ \(goal[.vi])\(unit).", "Reach \(goal[.en])\(unit).") }
        case .steps(let full, let half):
            points = level >= full ? one.max : level >= half ? Points.share(1, of: 2, times: one.max, decimals: decimals) : .zero
            if level < half {
                next = Text("Đạt từ \(half[.vi])\(unit) được nửa số điểm.", "Reach \(half[.en])\(unit) for half of the points.")
            } else if level < full {
                next = Text("Đạt từ \(full[.vi])\(unit) được cả.", "Reach \(full[.en])\(unit) for all of them.")
            }
        case .bands(let bands, let outside):
            guard let band = bands.first(where: { $0.contains(level) }) else {
                if outside == .refused {
                    problem = Text("mức \(shown.vi) không thuộc khoảng nào.", "the level \(shown.en) lies in no band.")
                }
                reason = Text("Mức \(shown.vi) không thuộc khoảng nào: 0 điểm.", "The level \(shown.en) lies in no band: 0 points.")
                next = better(than: .zero, bands, unit)
                return
            }
            points = band.points.rounded(to: decimals)
            reason = Text(
                "Mức \(shown.vi) thuộc khoảng “\(band.span.vi)”: \(points[.vi]) điểm.",
                "The level \(shown.en) lies in the band “\(band.span.en)”: \(points[.en]) points.")
            next = better(than: band.points, bands, unit)
            return
        case .ratio, .sample, .record: break
        }
        reason = Text("Mức \(shown.vi): \(points[.vi]) điểm.", "Level \(shown.en): \(points[.en]) points.")
    }

    /// The nearest band that gives more.
    private func better(than points: Points, _ bands: [ScoreBand], _ unit: String) -> Text? {
        guard let band = bands.filter({ $0.points > points }).min(by: { $0.points < $1.points }) else { return nil }
        return Text("Đạt \(band.span.vi)\(unit) được \(band.points[.vi]) điểm.", "Reach \(band.span.en)\(unit) for \(band.points[.en]) points.")
    }
}

extension Quantity {
    /// The number as an integer; nil when it has decimals.
    fileprivate var wholeNumber: Int? { thousandths % 1000 == 0 ? Int(thousandths / 1000) : nil }

    static func - (left: Quantity, right: Quantity) -> Quantity { left + Quantity(thousandths: -right.thousandths) }
}
