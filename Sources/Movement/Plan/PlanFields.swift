internal import PlanReading
internal import Vietnamese

/// Fields that several acts on plans share.
enum PlanFields {
    static let plan = Field.reference("plan", Text("Kế hoạch", "Plan"), to: "plan")
    static let obligation = Field.reference("obligation", Text("Nghĩa vụ", "Obligation"), to: "obligation")
    static let movement = Field.reference("movement", Text("Phong trào", "Movement"), to: "movement")
    static let clause = Field.text(
        "clause", Text("Đường dẫn điều khoản", "Clause path"),
        hint: Text("Ví dụ II.3 hoặc I.1.a.", "For example II.3 or I.1.a."), max: 40)
    static let kind = Field.choice(
        "kind", Text("Loại", "Kind"), ObligationKind.allCases.map { Choice($0.rawValue, $0.label) })
    static let words = Field.lines("text", Text("Nội dung", "Text"), max: 8000)
    static let due = Field.optionalDate(
        "due", Text("Hạn", "Due"), hint: Text("Bỏ trống nếu kế hoạch không nêu.", "Leave empty when the plan says none."))
    static let note = Field.optionalText("note", Text("Ghi chú về bản này", "Note on this version"), max: 500)

    /// The longest plan, in Unicode scalars.
    static let longestPlan = ActLimits.longestPlan

    /// The text of a plan exactly as sent, because its hash must be that of the file: only line ends become single line feeds.
    static let source = Field<String>(
        "text", .lines(max: longestPlan), Text("Toàn văn kế hoạch", "Text of the plan"),
        hint: Text(
            "Toàn văn, kể cả bản quét còn lỗi chữ.", "The whole text; one read from a scan, with errors, will do."),
        required: true
    ) { value throws(FieldFailure) in
        guard let typed = value?.string, !typed.trimmed.isEmpty else {
            throw FieldFailure("Nhập toàn văn kế hoạch.", "Enter the text of the plan.")
        }
        guard typed.utf8.count <= longestPlan * 4, typed.unicodeScalars.count <= longestPlan else {
            throw FieldFailure("Dài quá \(longestPlan) ký tự.", "Longer than \(longestPlan) characters.")
        }
        guard !typed.utf8.contains(0) else { throw FieldFailure("Có ký tự không dùng được.", "It holds characters that cannot be used.") }
        return typed.replacing("\r\n", with: "\n")
    }
}

/// Limits that doors tell of before an act is asked.
public enum ActLimits {
    /// The longest plan, in Unicode scalars: some 150 pages.
    public static let longestPlan = 400_000
}
