internal import Vietnamese

extension Criterion {
    /// The rule in words, with the most points.
    public var ruleWords: Text {
        let unit = measure == .share ? " %" : ""
        switch rule {
        case .ratio: return Text("b ÷ a × \(max[.vi]), nhiều nhất \(max[.vi]) điểm", "b ÷ a × \(max[.en]), at most \(max[.en]) points")
        case .steps(let full, let half):
            return Text(
                "từ \(full[.vi])\(unit): \(max[.vi]) điểm; từ \(half[.vi])\(unit): một nửa; dưới nữa: 0",
                "from \(full[.en])\(unit): \(max[.en]) points; from \(half[.en])\(unit): half; below: 0")
        case .bands(let bands, let outside):
            let vi = bands.map { "\($0.span.vi)\(unit): \($0.points[.vi])" }.joined(separator: "; ")
            let en = bands.map { "\($0.span.en)\(unit): \($0.points[.en])" }.joined(separator: "; ")
            return Text(
                "\(vi); ngoài ra: \(outside == .zero ? "0" : "không chấm")", "\(en); otherwise: \(outside == .zero ? "0" : "refused")")
        case .sample(let size, let each):
            return Text("kiểm tra \(size) mục, mỗi mục đúng \(each[.vi]) điểm", "\(size) items are checked, \(each[.en]) points for each that holds")
        case .all(let level):
            return Text("từ \(level[.vi])\(unit): \(max[.vi]) điểm; dưới: 0", "from \(level[.en])\(unit): \(max[.en]) points; below: 0")
        case .record: return Text("chỉ ghi số, không tính điểm", "only recorded, no points")
        }
    }

    /// What has to be fulfilled besides the rule.
    public var conditions: [Text] {
        var conditions: [Text] = []
        if evidence != .none { conditions.append(evidence.label) }
        if !requires.isEmpty {
            let codes = requires.joined(separator: ", ")
            conditions.append(Text("Chỉ tính khi có điểm ở tiêu chí \(codes)", "Counts only with points in criterion \(codes)"))
        }
        if let fullBefore {
            conditions.append(
                Text(
                    "Đã đạt 100 % từ trước hoặc đúng ngày \(fullBefore.vietnamese) thì được cả",
                    "All points for whoever was at 100 % on or before \(fullBefore.vietnamese)"))
        }
        if let target { conditions.append(Text("Số liệu lấy từ chỉ tiêu \(target)", "Figures come from target \(target)")) }
        return conditions
    }
}

extension TieBreak {
    /// The tie-break in words.
    public func words(in table: ScoringTable) -> Text {
        let title = code.flatMap { table.criterion($0)?.title } ?? code ?? ""
        return switch self {
        case .points: Text("nhiều điểm hơn ở “\(title)”", "more points in “\(title)”")
        case .number: Text("số “\(title)” lớn hơn", "the larger number of “\(title)”")
        case .rate: Text("tỷ lệ “\(title)” cao hơn", "the higher rate of “\(title)”")
        case .ballot: Text("bỏ phiếu", "a ballot")
        }
    }
}
