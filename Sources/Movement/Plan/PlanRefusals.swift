extension Refusal {
    /// Nothing in the text makes it a plan.
    public static let notAPlan = whole(
        "plan.none", field: "text",
        Text(
            "Không thấy điều khoản nào trong văn bản; đây không phải là kế hoạch, hoặc bản quét quá mờ.",
            "No clauses were found in the text; this is no plan, or the scan is too faint."))
    /// The text in a file is longer than any plan.
    public static let planFileTooLong = whole(
        "plan.too-long", field: "tep",
        Text(
            "Văn bản trong tệp dài quá \(ActLimits.longestPlan) ký tự; kế hoạch không dài đến thế.",
            "The text in the file is longer than \(ActLimits.longestPlan) characters; no plan is."))

    /// A text or file refused as a whole: the sentence stands at its field and is the reason.
    private static func whole(_ code: String, field: String, _ reason: Text) -> Refusal {
        Refusal(
            .invalid, code, reason, next: Text("Kiểm tra lại tệp hoặc văn bản rồi gửi lại.", "Check the file or the text, then send it again."),
            fields: [FieldProblem(field, reason)])
    }

    static let planMoved = Refusal.conflict(
        "plan.version", Text("Kế hoạch đã có bản mới hơn bản bạn xem.", "The plan has a newer version than the one you looked at."),
        next: Text("Mở lại trang để xem bản mới, rồi chọn lại.", "Open the page again to see the new version, then choose again."))
    static func badChange(_ row: Int) -> Refusal {
        .invalid(
            "changes", "Dòng \(row): vị trí không hợp lệ hoặc chồng lên dòng khác.", "Row \(row): the place does not hold, or overlaps another row.")
    }
    static let nothingAdded = Refusal.conflict(
        "plan.nothing-added", Text("Chưa nhập nội dung bổ sung nào.", "Nothing was entered to add."),
        next: Text("Điền ít nhất một mục rồi gửi lại.", "Fill in at least one part and send again."))
    static let planTooLong = Refusal.conflict(
        "plan.too-long", Text("Kế hoạch sau khi bổ sung dài quá giới hạn.", "With the supplement the plan would be too long."),
        next: Text("Rút gọn nội dung bổ sung.", "Shorten what is added."))
    static let planLaunched = Refusal.conflict(
        "plan.launched",
        Text("Kế hoạch đã phát động nên bản này không sửa được nữa.", "The plan has been launched, so this version can no longer change."),
        next: Text("Ra bản mới bằng “Điều chỉnh kế hoạch”.", "Issue a new version with “Revise the plan”."))
    static let planNotLaunched = Refusal.conflict(
        "plan.not-launched", Text("Kế hoạch chưa phát động.", "The plan has not been launched."),
        next: Text("Sửa văn bản ở trang rà soát, rồi phát động.", "Correct the text on the review page, then launch."))
    static let planUnchanged = Refusal.conflict(
        "plan.unchanged", Text("Văn bản gửi lên giống hệt bản hiện tại.", "The text sent is the same as the current version."),
        next: Text("Sửa nội dung rồi gửi lại, hoặc giữ bản hiện tại.", "Change the text and send again, or keep the current version."))
    static let obligationGone = Refusal.conflict(
        "obligation.gone", Text("Nghĩa vụ này không còn trong kế hoạch.", "This obligation is no longer in the plan."),
        next: Text("Mở lại trang rà soát để xem danh sách hiện tại.", "Open the review page again to see the current list."))
    static let obligationFixed = Refusal.conflict(
        "obligation.fixed",
        Text(
            "Kế hoạch đã phát động; nghĩa vụ đã chấp nhận không sửa được nữa.",
            "The plan has been launched; an accepted obligation can no longer change."),
        next: Text("Ra bản mới bằng “Điều chỉnh kế hoạch”.", "Issue a new version with “Revise the plan”."))
    static let clauseTaken = Refusal.invalid(
        "clause", "Đường dẫn này đã có nghĩa vụ khác; chọn đường dẫn khác.", "Another obligation has this clause path; choose another.")
    static let clauseUnreadable = Refusal.invalid(
        "clause", "Viết đường dẫn như II.3 hoặc I.1.a.", "Write the clause path like II.3 or I.1.a.")
    static let splitTooDeep = Refusal.conflict(
        "obligation.split-too-deep", Text("Nghĩa vụ này đã tách quá nhiều tầng.", "This obligation has been split too deep."),
        next: Text("Sửa đường dẫn ngắn lại, hoặc thêm nghĩa vụ mới.", "Shorten its clause path, or add a new obligation."))
    static let headLaunches = Refusal(
        .forbidden, "plan.launch.head-only",
        Text(
            "Chỉ thủ trưởng cơ quan phát động phong trào thi đua trong cơ quan.", "Only the head of the agency launches a movement within the agency."
        ),
        next: Text(
            "Hoàn tất phần rà soát rồi trình thủ trưởng; kế hoạch đã nằm sẵn trong việc của thủ trưởng.",
            "Finish the review and hand it to the head of the agency; the plan already stands on the head's desk."),
        citation: "Luật 06/2022/QH15, điều 18")
    static let notConcerned = Refusal(
        .forbidden, "acknowledgement.not-concerned",
        Text(
            "Bạn không thuộc đơn vị nào của cơ quan nên không phải xác nhận.",
            "You belong to no unit of the agency, so you have nothing to acknowledge."),
        next: Text(
            "Nếu bạn làm việc tại đây, nhờ cán bộ thi đua ghi bạn vào đơn vị.",
            "If you work here, ask the emulation officer to enter you in your unit."))
    static let notOpened = Refusal.conflict(
        "acknowledgement.not-opened",
        Text("Bạn chưa mở bản hiện hành của kế hoạch.", "You have not opened the current version of the plan."),
        next: Text("Mở kế hoạch và đọc từ đầu; kế hoạch có thể vừa có bản mới.", "Open the plan and read from the start; it may have a new version."))
    static let notReadToEnd = Refusal.conflict(
        "acknowledgement.not-read", Text("Bạn chưa đọc hết kế hoạch.", "You have not read the plan to the end."),
        next: Text("Đọc lần lượt từng phần đến hết, rồi trả lời câu hỏi.", "Read each part in order to the end, then answer the question."))
    static let alreadyAcknowledged = Refusal.conflict(
        "acknowledgement.done", Text("Bạn đã xác nhận bản này rồi.", "You have already acknowledged this version."),
        next: Text("Không cần làm gì thêm.", "Nothing more is needed."))

    static func stillHolds(version: Int) -> Refusal {
        .conflict(
            "acknowledgement.holds",
            Text("Xác nhận bản \(version) của bạn còn giá trị.", "Your acknowledgement of version \(version) still holds."),
            next: Text(
                "Không cần làm gì thêm: những điều khoản thay đổi từ đó không liên quan đến bạn.",
                "Nothing more is needed: no clause that changed since concerns you."))
    }

    static func sectionSkipped(next number: Int) -> Refusal {
        .conflict(
            "acknowledgement.order", Text("Các phần phải đọc lần lượt.", "The parts must be read in order."),
            next: Text("Đọc phần \(number) trước.", "Read part \(number) first."))
    }

    static func notAccepted(_ clauses: [String]) -> Refusal {
        let list = clauses.joined(separator: ", ")
        return .conflict(
            "plan.launch.not-accepted",
            Text("Còn \(clauses.count) nghĩa vụ chưa chấp nhận: \(list).", "\(clauses.count) obligations are not accepted yet: \(list)."),
            next: Text("Chấp nhận, sửa hoặc bỏ từng nghĩa vụ ở trang rà soát.", "Accept, correct or remove each on the review page."))
    }

    static func withoutOwner(_ clauses: [String]) -> Refusal {
        let list = clauses.joined(separator: ", ")
        return .conflict(
            "plan.launch.no-owner",
            Text("Còn \(clauses.count) nghĩa vụ chưa có người phụ trách: \(list).", "\(clauses.count) obligations have no owner yet: \(list)."),
            next: Text("Giao từng nghĩa vụ cho đơn vị, chức vụ hoặc người.", "Assign each to a unit, a post or a person."))
    }

    static let nothingToLaunch = Refusal.conflict(
        "plan.launch.empty", Text("Kế hoạch chưa có nghĩa vụ nào.", "The plan has no obligation yet."),
        next: Text(
            "Thêm nghĩa vụ ở trang rà soát, hoặc sửa văn bản để đọc lại.",
            "Add obligations on the review page, or correct the text and read it again."))
}
