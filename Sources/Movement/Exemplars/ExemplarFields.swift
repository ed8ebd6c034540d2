internal import Storage
internal import Vietnamese

/// Fields that acts on exemplars share.
enum ExemplarFields {
    static let exemplar = Field.reference("exemplar", Text("Điển hình", "Exemplar"), to: "exemplar")
    static let adoption = Field.reference("adoption", Text("Nơi áp dụng", "Adoption"), to: "adoption")
    static let reason = Field.lines("reason", Text("Lý do", "Reason"), max: 1000)
    static let mentor = Field.optionalReference("mentor", Text("Người kèm", "Mentor"), to: "person")
    static let suggestion = Field.text(
        "suggestion", Text("Mã gợi ý", "Key of the suggestion"), hint: Text("Đọc từ trang gợi ý.", "As the page of suggestions gives it."), max: 200)
}

/// What was measured, as the fields of acts.
struct ResultFields {
    static let measure = Field.text(
        "measure", Text("Đo cái gì", "What was measured"), hint: Text("Ví dụ: số ngày trả kết quả.", "Such as days until the answer."), max: 200)
    static let unitLabel = Field.optionalText("unit_label", Text("Đơn vị tính", "Unit of measure"), max: 40)
    static let before = Field.quantity("before", Text("Trước", "Before"))
    static let after = Field.quantity("after", Text("Sau", "After"))
    static let source = Field.text(
        "source", Text("Số lấy từ đâu", "Where the numbers stand"),
        hint: Text("Báo cáo, sổ, phần mềm: để người khác tra lại được.", "A report, register or program in which others can look them up."), max: 300)
    static let target = Field.optionalReference("target", Text("Chỉ tiêu", "Target"), to: "target")
    static let evidence = Field.optionalReference(
        "evidence", Text("Mã minh chứng", "Evidence"), to: "evidence",
        hint: Text("Phần cuối của địa chỉ trang minh chứng.", "The last part of the address of its page."))
    static let declarations = [
        measure.declaration, unitLabel.declaration, before.declaration, after.declaration, source.declaration, target.declaration,
        evidence.declaration,
    ]

    let result: MeasuredResult

    init(_ input: ActInput) throws {
        result = MeasuredResult(
            measure: try input[Self.measure], unitLabel: try input[Self.unitLabel] ?? "", before: try input[Self.before],
            after: try input[Self.after], source: try input[Self.source], target: try input[Self.target], evidence: try input[Self.evidence])
    }

    /// The target is one of the movement; the evidence is in use on a target of the movement.
    func check(movement: String, in world: World) throws {
        if let target = result.target {
            let row = try world.session.row(
                """
                SELECT 1 FROM target WHERE agency_id = \(world.agency) AND target_id = \(target) AND movement_id = \(movement)
                """)
            guard row != nil else {
                throw Refusal.invalid("target", "Không có chỉ tiêu này trong phong trào.", "There is no such target in the movement.")
            }
        }
        if let evidence = result.evidence {
            let row = try world.session.row(
                """
                SELECT 1 FROM evidence_use u JOIN target t ON t.agency_id = u.agency_id AND t.target_id = u.target_id
                WHERE u.agency_id = \(world.agency) AND u.evidence_id = \(evidence) AND t.movement_id = \(movement) AND u.ended_at IS NULL
                """)
            guard row != nil else {
                throw Refusal.invalid("evidence", "Không có minh chứng này trong phong trào.", "There is no such evidence in the movement.")
            }
        }
        guard result.before != result.after else {
            throw Refusal.invalid("after", "Số trước và sau như nhau thì chưa có kết quả.", "The same number before and after is no result.")
        }
    }
}
