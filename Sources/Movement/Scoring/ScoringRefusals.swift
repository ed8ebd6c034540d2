extension Refusal {
    static let scoringMoved = Refusal.conflict(
        "scoring.version", Text("Bảng điểm đã được người khác sửa từ khi bạn mở.", "Somebody else has changed the table since you opened it."),
        next: Text("Mở lại bảng để xem bản mới, rồi sửa tiếp.", "Open the table again to see the new version, then go on."))
    static let scoringAdopted = Refusal.conflict(
        "scoring.adopted", Text("Bảng điểm đã ban hành nên không sửa được nữa.", "The table is adopted and can no longer change."),
        next: Text("Sao chép thành bảng mới, sửa bảng mới rồi ban hành.", "Copy it into a new table, change that one and adopt it."))
    static let scoringNotAdopted = Refusal.conflict(
        "scoring.not-adopted", Text("Bảng điểm chưa ban hành hoặc đã thay bằng bảng khác.", "The table is not adopted, or was replaced by another."),
        next: Text("Chấm theo bảng đang có hiệu lực.", "Score with the table in force."))
    static func scoringProblems(_ problems: [Text]) -> Refusal {
        Refusal(
            .invalid, "scoring.problems", Text("Bảng điểm còn chỗ chưa đúng.", "There are problems with the table."),
            next: Text("Sửa các chỗ được nêu rồi ban hành.", "Put right what is listed, then adopt it."),
            fields: problems.map { FieldProblem("table", $0) })
    }
    static let headAdopts = Refusal(
        .forbidden, "scoring.head-adopts", Text("Chỉ thủ trưởng cơ quan ban hành bảng điểm.", "Only the head of the agency adopts a scoring table."),
        next: Text("Trình thủ trưởng ban hành.", "Ask the head to adopt it."))

    static let scoreChecked = Refusal.conflict(
        "score.checked",
        Text("Điểm đã được kiểm tra nên không tự chấm lại được.", "The score has been checked, so it can no longer be changed by yourself."),
        next: Text("Báo chuyên viên thi đua nếu còn chỗ chưa đúng.", "Tell the emulation officer if something is wrong."))
    static let scoreFinal = Refusal.conflict(
        "score.final", Text("Điểm đã chốt.", "The score is final."),
        next: Text("Người chốt có thể chốt lại, kèm lý do.", "Whoever made it final may do so again, with a reason."))
    static let scoreMissing = Refusal.conflict(
        "score.missing", Text("Chưa có điểm nào để chốt.", "There is no score to make final."),
        next: Text("Chờ tự chấm hoặc kiểm tra xong.", "Wait until it is scored or checked."))
    static let ownScore = Refusal(
        .forbidden, "score.own-unit",
        Text("Không ai kiểm tra điểm của chính mình hoặc đơn vị mình.", "Nobody checks the score of their own person or unit."),
        next: Text("Nhờ người của đơn vị khác kiểm tra.", "Ask somebody from another unit to check it."))

    static let roundDrawn = Refusal.conflict(
        "check.drawn", Text("Đợt kiểm tra này đã rút mẫu.", "This round has been drawn."),
        next: Text("Muốn kiểm tra thêm, mở đợt mới.", "To check more, begin a new round."))
    static let roundEmpty = Refusal.conflict(
        "check.empty", Text("Trong kỳ này chưa có báo cáo nào để rút.", "There are no reports in this period to draw from."),
        next: Text("Chờ có báo cáo rồi rút.", "Draw once there are reports."))
    static let noChecker = Refusal.conflict(
        "check.no-checker",
        Text("Có báo cáo mà không người kiểm tra nào thuộc đơn vị khác.", "For some reports no checker comes from another unit."),
        next: Text("Mở đợt mới với người kiểm tra của ít nhất hai đơn vị.", "Begin a new round with checkers from at least two units."))
    static let notChecker = Refusal(
        .forbidden, "check.not-yours", Text("Mục này giao cho người khác kiểm tra.", "This item is for somebody else to check."),
        next: Text("Xem các mục giao cho bạn ở Việc của tôi.", "See the items for you on your desk."))
    static let checkRecorded = Refusal.conflict(
        "check.recorded", Text("Kết quả mục này đã ghi.", "The result of this item is recorded."),
        next: Text("Kết quả kiểm tra không sửa được; báo chuyên viên nếu ghi nhầm.", "Results stay as they are; tell the officer about a slip."))
}
