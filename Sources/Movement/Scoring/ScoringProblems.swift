/// What keeps a table from being adopted. Each is a sentence that names the criterion and says what to do.
extension ScoringTable {
    /// Everything that is wrong, in the order of the table; empty for a table that can be scored with.
    public func problems() -> [Text] {
        var problems: [Text] = []
        if criteria.isEmpty { problems.append(Text("Bảng chưa có tiêu chí nào.", "The table has no criteria yet.")) }
        problems += duplicates()
        for one in criteria { problems += Self.problems(of: one, in: self).map { $0.about(one.code) } }
        return problems + totals() + tieBreakProblems()
    }

    private func duplicates() -> [Text] {
        var seen: Set<String> = []
        return criteria.filter { !seen.insert($0.code).inserted }.map { one in
            Text("Có hai tiêu chí mang mã “\(one.code)”.", "Two criteria have the code “\(one.code)”.")
        }
    }

    private func totals() -> [Text] {
        let base = criteria.filter { !$0.isBonus }.reduce(Points.zero) { $0 + $1.max }
        let bonuses = criteria.filter(\.isBonus).reduce(Points.zero) { $0 + $1.max }
        var problems: [Text] = []
        if bonuses > .zero, bonusCap == nil {
            problems.append(Text("Có điểm thưởng nhưng chưa nêu mức thưởng tối đa.", "There are bonuses but no cap on them."))
        }
        if let bonusCap, bonuses < bonusCap {
            problems.append(
                Text(
                    "Mức thưởng tối đa \(bonusCap[.vi]) nhưng các tiêu chí thưởng cộng lại chỉ \(bonuses[.vi]).",
                    "The cap on bonuses is \(bonusCap[.en]), but all bonuses together give only \(bonuses[.en])."))
        }
        let most = base + min(bonuses, bonusCap ?? bonuses)
        if most != total {
            problems.append(
                Text(
                    "Tổng điểm nêu là \(total[.vi]) nhưng các tiêu chí cộng lại được \(most[.vi]).",
                    "The total is stated as \(total[.en]), but the criteria add up to \(most[.en])."))
        }
        return problems
    }

    private func tieBreakProblems() -> [Text] {
        var problems: [Text] = []
        for (index, one) in tieBreaks.enumerated() {
            if let code = one.code, criterion(code) == nil {
                problems.append(
                    Text("Tiêu chí xét phụ “\(one.text)” trỏ tới mã không có.", "The tie-break “\(one.text)” names a criterion that is not there."))
            }
            if one == .ballot, index < tieBreaks.count - 1 {
                problems.append(
                    Text(
                        "“Bỏ phiếu” phải đứng cuối: sau lá phiếu không còn gì để xét.",
                        "The ballot must come last: nothing is left to decide after it."))
            }
            if tieBreaks.firstIndex(of: one) != index {
                problems.append(Text("Tiêu chí xét phụ “\(one.text)” nêu hai lần.", "The tie-break “\(one.text)” stands there twice."))
            }
        }
        return problems
    }

    // MARK: - One criterion

    private static func problems(of one: Criterion, in table: ScoringTable) -> [Text] {
        var problems: [Text] = []
        if one.rule == .record {
            if one.max != .zero { problems.append(Text("chỉ ghi số thì điểm tối đa là 0.", "what is only recorded has 0 points.")) }
        } else if one.max == .zero {
            problems.append(Text("điểm tối đa phải lớn hơn 0.", "the most points must be more than 0."))
        }
        if one.max.rounded(to: table.decimals) != one.max {
            problems.append(
                Text(
                    "điểm \(one.max[.vi]) có nhiều hơn \(table.decimals) chữ số lẻ.",
                    "\(one.max[.en]) points have more than \(table.decimals) decimals."))
        }
        for code in one.requires where table.criterion(code) == nil {
            problems.append(Text("điều kiện trước “\(code)” không có trong bảng.", "the prerequisite “\(code)” is not in the table."))
        }
        if table.leads(from: one.code, backTo: one.code, seen: []) {
            problems.append(Text("các điều kiện trước chạy vòng tròn.", "its prerequisites go round in a circle."))
        }
        return problems + ruleProblems(of: one)
    }

    private func leads(from code: String, backTo goal: String, seen: Set<String>) -> Bool {
        guard !seen.contains(code) else { return false }
        return (criterion(code)?.requires ?? []).contains { $0 == goal || leads(from: $0, backTo: goal, seen: seen.union([code])) }
    }

    private static func ruleProblems(of one: Criterion) -> [Text] {
        switch one.rule {
        case .ratio, .all, .record: []
        case .steps(let full, let half):
            half < full
                ? []
                : [
                    Text(
                        "mức nửa điểm (\(half[.vi])) phải thấp hơn mức đủ điểm (\(full[.vi])).",
                        "the level for half (\(half[.en])) must be below the level for all (\(full[.en])).")
                ]
        case .sample(let size, let each):
            each * size == one.max
                ? []
                : [
                    Text(
                        "\(size) mục × \(each[.vi]) điểm = \(((each * size))[.vi]), khác điểm tối đa \(one.max[.vi]).",
                        "\(size) items × \(each[.en]) points = \((each * size)[.en]), not the most points \(one.max[.en]).")
                ]
        case .bands(let bands, _): bandProblems(bands, one.max)
        }
    }

    private static func bandProblems(_ bands: [ScoreBand], _ most: Points) -> [Text] {
        var problems: [Text] = []
        if bands.isEmpty { problems.append(Text("chưa có khoảng nào.", "there are no bands.")) }
        for (index, band) in bands.enumerated() {
            if band.isEmpty {
                problems.append(Text("khoảng \(band.span.vi) không chứa số nào.", "the band \(band.span.en) holds no number."))
            }
            if band.points > most {
                problems.append(
                    Text(
                        "khoảng \(band.span.vi) cho \(band.points[.vi]) điểm, quá điểm tối đa \(most[.vi]).",
                        "the band \(band.span.en) gives \(band.points[.en]) points, more than the most, \(most[.en])."))
            }
            for other in bands[(index + 1)...] {
                if let common = band.common(other) { problems.append(overlap(band, other, common)) }
            }
        }
        if !bands.isEmpty, !bands.contains(where: { $0.points == most }) {
            problems.append(
                Text("không khoảng nào cho điểm tối đa \(most[.vi]).", "no band gives the most points, \(most[.en])."))
        }
        return problems
    }

    private static func overlap(_ one: ScoreBand, _ two: ScoreBand, _ common: ScoreBand) -> Text {
        let spans = (one.briefSpan, two.briefSpan)
        if let from = common.from, let to = common.to, from.value == to.value {
            return Text(
                "\(from.value[.vi]) thuộc cả hai khoảng \(spans.0.vi) và \(spans.1.vi); ghi rõ “đến” hay “đến dưới”.",
                "\(from.value[.en]) belongs to both bands \(spans.0.en) and \(spans.1.en); say “to” or “to below”.")
        }
        return Text(
            "\(common.span.vi) thuộc cả hai khoảng \(spans.0.vi) và \(spans.1.vi).",
            "\(common.span.en) belongs to both bands \(spans.0.en) and \(spans.1.en).")
    }
}

extension Text {
    fileprivate func about(_ code: String) -> Text { Text("Tiêu chí \(code): \(vi)", "Criterion \(code): \(en)") }
}
