internal import Vietnamese

extension Refusal {
    /// Somebody else reports on the target.
    public static let notYourTarget = Refusal(
        .forbidden, "target.not-yours", Text("Chỉ tiêu này do người khác phụ trách.", "Somebody else is responsible for this target."),
        next: Text(
            "Chỉ người phụ trách báo số; nếu giao nhầm, nhờ cán bộ thi đua giao lại.",
            "Only the owner reports; if it was given to the wrong one, ask the emulation officer."))
    /// Nothing more can be done with a target that was withdrawn.
    public static let targetWithdrawn = Refusal.conflict(
        "target.withdrawn", Text("Chỉ tiêu này đã rút.", "This target was withdrawn."),
        next: Text("Không cần báo cáo thêm; số đã báo vẫn được giữ.", "No more reports are needed; what was reported is kept."))
    static let targetMoved = Refusal.conflict(
        "target.moved",
        Text("Chỉ tiêu vừa được người khác sửa; chưa ghi gì của bạn.", "Somebody else has just changed this target; nothing of yours was written."),
        next: Text("Mở lại trang, xem bản mới rồi sửa tiếp.", "Open the page again, see what is new, then change it."))
    static let targetUnchanged = Refusal.conflict(
        "target.unchanged", Text("Không có gì khác với chỉ tiêu hiện tại.", "Nothing differs from the target as it is."),
        next: Text("Sửa tên, mức phấn đấu hoặc ghi chú rồi gửi lại.", "Change title, goal or note and send again."))
    static let targetExists = Refusal.invalid(
        "code", "Mã này đã có cho một trong những nơi phụ trách đã chọn.", "One of the owners chosen already has a target with this code.")
    static let reportReplaced = Refusal.conflict(
        "progress.moved",
        Text("Báo cáo này vừa được sửa bằng báo cáo khác; chưa ghi gì của bạn.", "This report has just been replaced; nothing of yours was written."),
        next: Text("Mở lại trang, xem số mới rồi sửa tiếp nếu cần.", "Open the page again, see the new number, then correct it if need be."))
    static let noPeriodOwed = Refusal.conflict(
        "progress.nothing-owed", Text("Chỉ tiêu này chưa có kỳ nào phải báo cáo.", "No report is owed on this target now."),
        next: Text("Muốn sửa số đã báo, dùng “Sửa báo cáo” ở trang chỉ tiêu.", "To change a number, use “Correct a report” on the target's page."))
    static let unknownPeriod = Refusal.invalid(
        "period", "Chỉ tiêu không có kỳ báo cáo này.", "The target has no such reporting period.")
    static let entryGone = Refusal.conflict(
        "entry.withdrawn", Text("Dòng này đã rút khỏi sổ.", "This entry was withdrawn already."),
        next: Text("Mở lại sổ để xem các dòng hiện có.", "Open the register again to see what is there."))
    static let registerFull = Refusal.invalid(
        "target", "Sổ này đã quá lớn để cộng; nhờ cán bộ thi đua mở chỉ tiêu mới.",
        "This register has grown too large to add up; ask the emulation officer for a new target.")

    static func alreadyReported(_ period: Text) -> Refusal {
        .conflict(
            "progress.reported", Text("\(period.vi) đã có báo cáo; chưa ghi gì thêm.", "\(period.en) has been reported; nothing was added."),
            next: Text("Muốn sửa số, dùng “Sửa báo cáo” và nêu lý do.", "To change the number, use “Correct a report” and give a reason."))
    }

    static func excusedPeriod(_ period: Text) -> Refusal {
        .conflict(
            "progress.excused", Text("\(period.vi) không phải báo cáo.", "No report is asked for \(period.en)."),
            next: Text("Không cần làm gì thêm.", "Nothing more is needed."))
    }

    static func periodNotBegun(_ period: Text, from: CivilDate) -> Refusal {
        .conflict(
            "progress.too-early", Text("\(period.vi) chưa bắt đầu (từ \(from.vietnamese)).", "\(period.en) has not begun (from \(from.vietnamese))."),
            next: Text("Báo cáo khi kỳ đã bắt đầu.", "Report once the period has begun."))
    }

    static func wrongRegister(_ kind: TargetKind) -> Refusal {
        .invalid(
            "target", "Sổ này không dành cho chỉ tiêu loại “\(kind.label.vi)”.", "This register is not for targets of the kind “\(kind.label.en)”.")
    }
}
