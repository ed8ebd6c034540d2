internal import Vietnamese

/// Fields that several acts on scoring share.
enum ScoringFields {
    static let table = Field.reference("table", Text("Bảng điểm", "Scoring table"), to: "scoring-table")
    static let version = Field.optionalInteger(
        "version", Text("Bản đã xem", "Version seen"), hint: Text("Để biết có ai sửa cùng lúc.", "So that two who edit notice each other."),
        in: 1...1_000_000)
    static let name = Field.text("name", Text("Tên bảng", "Name of the table"), max: 300)
    static let group = Field.choice(
        "group", Text("Đối tượng", "Group"), ScoringGroup.allCases.map { Choice($0.rawValue, $0.label) })
    static let decimals = Field.optionalInteger(
        "decimals", Text("Số chữ số lẻ", "Decimals"),
        hint: Text(
            "Điểm mỗi tiêu chí làm tròn đến đây, nửa thì làm tròn lên; bỏ trống là 2.",
            "Points of each criterion are rounded to this, half up; empty is 2."),
        in: 0...Points.decimals)
    static let total = Field.text(
        "total", Text("Tổng điểm tối đa", "Most points in all"),
        hint: Text("Kể cả điểm thưởng, như kế hoạch nêu.", "Bonuses included, as the plan says."), max: 20)
    static let cap = Field.optionalText(
        "bonus_cap", Text("Điểm thưởng tối đa", "Cap on bonuses"), hint: Text("Bỏ trống nếu không có thưởng.", "Leave empty without bonuses."),
        max: 20)
    static let finaliser = Field.choice(
        "final_by", Text("Người chốt điểm", "Who gives final scores"), Finaliser.allCases.map { Choice($0.rawValue, $0.label) })
    static let tieBreaks = Field.optionalLines(
        "tie_breaks", Text("Xét phụ khi bằng điểm", "Tie-breaks"),
        hint: Text(
            "Mỗi dòng một cách, theo thứ tự: điểm MÃ, số MÃ, tỷ lệ MÃ, bỏ phiếu.",
            "One on each line, in order: points CODE, number CODE, rate CODE, ballot."),
        max: 1000)
    static let body = Field.optionalLines(
        "body", Text("Cả bảng dạng JSON", "The whole table as JSON"),
        hint: Text("Cho chương trình: đúng dạng mà API trả về.", "For programs: the form in which the API shows it."), max: 200_000)
    static let reason = Field.text("reason", Text("Lý do", "Reason"), max: 1000)
    static let optionalReason = Field.optionalText(
        "reason", Text("Lý do", "Reason"), hint: Text("Bắt buộc khi khác điểm trước.", "Needed when it differs from the score before."), max: 1000)
    static let subject = Field.optionalReference(
        "subject", Text("Đối tượng được chấm", "Subject"), to: "score-subject",
        hint: Text("Bỏ trống để chấm cho mình.", "Leave empty to score yourself."))
    static let required = Field.reference("subject", Text("Đối tượng được chấm", "Subject"), to: "score-subject")
    private static let inputColumns = [
        Choice("code", Text("Mã tiêu chí", "Criterion")), Choice("b", Text("b, số đạt được", "b, what was reached")),
        Choice("a", Text("a, tổng số", "a, out of what")), Choice("note", Text("Minh chứng ghi tay", "Evidence by hand")),
        Choice("full_since", Text("Đạt 100 % từ ngày", "At 100 % since")),
    ]
    private static let inputRows = Field.table(
        "inputs", Text("Số liệu", "Figures"), columns: inputColumns, maxRows: ScoringTable.mostCriteria)
    /// Figures by criterion; may be left out, then targets give them.
    static let optionalInputs = Field<[[String]]>(
        "inputs", .table(columns: inputColumns, maxRows: ScoringTable.mostCriteria), Text("Số liệu", "Figures"),
        hint: Text(
            "Mỗi tiêu chí một dòng. Tiêu chí không có dòng lấy số liệu từ chỉ tiêu.",
            "One row for each criterion. Those without a row take their figures from targets."), required: false
    ) { value throws(FieldFailure) in
        guard let rows = value?.array, !rows.isEmpty else { return [] }
        return try inputRows.parse(value)
    }

    static func points(_ key: String, _ typed: String?) throws -> Points? {
        guard let typed else { return nil }
        guard let points = Points(typed) else {
            throw Refusal.invalid(key, "Nhập số điểm, ví dụ 2,5; nhiều nhất bốn chữ số lẻ.", "Enter points such as 2.5 with at most four decimals.")
        }
        return points
    }

    static func tieBreaks(_ typed: String?) throws -> [TieBreak] {
        let lines = (typed ?? "").split { $0 == "\n" || $0 == ";" }.map { String($0).trimmed }.filter { !$0.isEmpty }
        return try lines.prefix(21).map { line in
            guard lines.count <= 20, let one = TieBreak(line) else {
                throw Refusal.invalid(
                    "tie_breaks", "Không hiểu “\(line.prefix(40))”; ghi điểm MÃ, số MÃ, tỷ lệ MÃ hoặc bỏ phiếu.",
                    "“\(line.prefix(40))” was not understood; write points CODE, number CODE, rate CODE or ballot.")
            }
            return one
        }
    }

    static func table(json text: String) throws -> ScoringTable {
        guard let json = JSONValue(json: text.utf8) else { throw Refusal.invalid("body", "Không phải JSON.", "This is not JSON.") }
        do throws(FieldFailure) { return try ScoringTable(json: json) } catch { throw Refusal.invalid([FieldProblem("body", error.message)]) }
    }
}
