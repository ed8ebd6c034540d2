internal import Vietnamese

extension Refusal {
    static let reviewClosed = Refusal.conflict(
        "review.closed", Text("Báo cáo đã chốt nên không sửa được nữa.", "The review is closed and can no longer change."),
        next: Text("Muốn nói thêm, mở một báo cáo mới.", "To say more, open another review."))
    static let reviewOpen = Refusal.conflict(
        "review.open-already", Text("Đã có một báo cáo cùng loại đang soạn.", "A review of this kind is already being written."),
        next: Text("Mở báo cáo đang soạn trong danh sách và viết tiếp.", "Open the one being written from the list and go on there."))
    static let reviewMoved = Refusal.conflict(
        "review.version", Text("Người khác vừa sửa báo cáo sau khi bạn mở trang.", "Somebody has changed the review since you opened the page."),
        next: Text(
            "Bản của bạn vẫn ở trong ô. Mở trang báo cáo ở một thẻ khác, gộp hai bản rồi ghi lại.",
            "What you wrote is still in the field. Open the review in another tab, bring both together, then save again."))
    static let flagGone = Refusal.conflict(
        "review.flag-gone", Text("Chỗ này không còn lệch với số liệu.", "This no longer differs from the figures."),
        next: Text("Mở lại trang báo cáo.", "Open the review again."))
    static let headCloses = Refusal(
        .forbidden, "review.close.head-only", Text("Chỉ thủ trưởng cơ quan chốt báo cáo.", "Only the head of the agency closes a review."),
        next: Text("Soạn xong rồi trình thủ trưởng.", "Finish writing it, then hand it to the head of the agency."),
        citation: "Luật 06/2022/QH15, điều 17-18")

    static func unknownFigures(_ unknown: [String], _ figures: [Figure]) -> Refusal {
        let names = unknown.prefix(10).map { "{{\($0.prefix(60))}}" }.joined(separator: ", ")
        let known = figures.filter { !$0.nouns.isEmpty }.map { "{{\($0.key)}}" }.joined(separator: ", ")
        return .invalid(
            "text", "Không có số liệu nào tên \(names). Dùng được: \(known).", "There is no figure called \(names). Use: \(known).")
    }

    static func reviewUnfinished(_ sections: [ReviewSection]) -> Refusal {
        let (vi, en) = (sections.map(\.label.vi).joined(separator: "; "), sections.map(\.label.en).joined(separator: "; "))
        return Refusal(
            .conflict, "review.unfinished",
            Text("Còn phần chưa viết: \(vi).", "These parts are not written yet: \(en)."),
            next: Text(
                "Viết các phần đó; thay mỗi dấu […] bằng lời của cơ quan.", "Write them; put the agency's own words in place of every […]."),
            citation: "Thông tư 01/2024/TT-BNV, điều 3-4")
    }

    static func reviewContradicts(_ flags: [ReviewFlag]) -> Refusal {
        let list = { (language: Language) in flags.map { "“\($0.typed)” (\($0.figure.shown(language)))" }.joined(separator: ", ") }
        return .conflict(
            "review.contradicts",
            Text("Còn con số gõ tay lệch với số liệu: \(list(.vi)).", "Numbers typed by hand still differ from the figures: \(list(.en))."),
            next: Text("Sửa từng con số, hoặc giữ và ghi lý do.", "Correct each of them, or keep it and say why."))
    }
}
