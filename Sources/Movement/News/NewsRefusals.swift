extension Refusal {
    static func newsMoved(by name: String, version: Int) -> Refusal {
        .conflict(
            "news.version",
            Text(
                "Trong lúc bạn viết, \(name) đã lưu bản \(version) của bài này.",
                "While you were writing, \(name) saved version \(version) of this post."),
            next: Text(
                "Phần bạn viết còn nguyên bên dưới; xem bản mới, gộp lại rồi lưu lần nữa.",
                "What you wrote is kept below; look at the newer version, put the two together and save again."))
    }
    static let newsNotDraft = Refusal.conflict(
        "news.not-draft", Text("Bài này không còn là bản nháp.", "This post is no longer a draft."),
        next: Text("Mở lại trang của bài.", "Open the page of the post again."))
    static let newsWithdrawn = Refusal.conflict(
        "news.withdrawn", Text("Bài này đã gỡ.", "This post has been withdrawn."),
        next: Text("Viết bài mới nếu còn cần đăng.", "Write a new post if it is still needed."))
    static let newsNotPublished = Refusal.conflict(
        "news.not-published", Text("Bài này chưa đăng.", "This post is not published."),
        next: Text("Đăng bài trước.", "Publish it first."))
    static let newsFixed = Refusal.conflict(
        "news.fixed",
        Text(
            "Bài đã đăng thì không đổi được người đọc, điều khoản và việc xác nhận đã đọc.",
            "Once published, the readers of a post, its clause and whether reading is confirmed no longer change."),
        next: Text("Gỡ bài này rồi đăng bài mới.", "Withdraw this post and publish a new one."))
    /// Why somebody who writes for a mass organisation does not publish for everybody.
    public static let newsPublicOnly = Refusal(
        .forbidden, "news.public",
        Text(
            "Bài công khai do cán bộ thi đua, thủ trưởng hoặc cán bộ đoàn thể đăng.",
            "The emulation officer, the head of the agency or an officer of a mass organisation publishes for everybody."),
        next: Text("Đăng nội bộ, hoặc nhờ cán bộ thi đua đăng.", "Publish within the agency, or ask the emulation officer to publish it."))
    static let newsConsent = Refusal.invalid(
        "consent", "Đánh dấu sau khi đã kiểm tra dữ liệu cá nhân và sự đồng ý.", "Tick this once personal data and consent have been checked.")
    static let newsPeople = Refusal.invalid(
        "people", "Bài có ảnh: ghi tên những người nhận ra được, hoặc “Không có ai”.",
        "The post has pictures: name the people who can be recognised, or write “Nobody”.")
    static let newsNote = Refusal.invalid("note", "Bài đã đăng: ghi đính chính gì.", "The post is published: say what is corrected.")
    static let newsUnchanged = Refusal.conflict(
        "news.unchanged", Text("Không có gì thay đổi so với bản đang có.", "Nothing differs from the version there is."),
        next: Text("Sửa nội dung rồi lưu lại.", "Change something, then save again."))
    static let newsFileMissing = Refusal(
        .invalid, "news.file-missing", Text("Chưa có tệp nào kèm theo.", "No file came with it."),
        next: Text(
            "Chọn tệp ở trang của bài, hoặc gửi nội dung tệp tới /api/v1/movements/{slug}/news/{news}/files.",
            "Choose a file on the page of the post, or send its content to /api/v1/movements/{slug}/news/{news}/files."),
        fields: [FieldProblem("tep", Text("Chọn một tệp có nội dung.", "Choose a file that is not empty."))])
    static let newsAlt = Refusal.invalid(
        "alt", "Ảnh cần lời mô tả cho người không nhìn thấy ảnh.", "A picture needs words for those who cannot see it.")
    static func newsFull(_ limit: Int, _ kind: NewsFile.Kind) -> Refusal {
        let (vi, en) = kind == .picture ? ("ảnh", "pictures") : ("tài liệu", "documents")
        return .conflict(
            "news.full", Text("Bài đã có đủ \(limit) \(vi).", "The post already has \(limit) \(en)."),
            next: Text("Bỏ bớt rồi thêm lại.", "Take one out, then add again."))
    }
    static let newsNoReceipt = Refusal.conflict(
        "news.no-receipt", Text("Bài này không cần bạn xác nhận đã đọc.", "You are not asked to confirm reading this post."),
        next: Text("Không cần làm gì thêm.", "Nothing more is needed."))
    static let commentsClosed = Refusal.conflict(
        "comment.closed", Text("Bài này không nhận ý kiến.", "This post takes no comments."),
        next: Text("Gửi ý kiến trực tiếp cho người viết.", "Tell the writer directly."))
    static func tooManyComments(_ minutes: Int) -> Refusal {
        Refusal(
            .tooMany, "comment.often", Text("Bạn viết ý kiến nhanh quá.", "You are commenting too fast."),
            next: Text("Đợi \(minutes) phút rồi gửi lại.", "Wait \(minutes) minutes, then send it again."))
    }
    static let commentDeep = Refusal.conflict(
        "comment.deep", Text("Chỉ trả lời được ý kiến gốc.", "Only a comment itself can be answered, not an answer."),
        next: Text("Trả lời ý kiến ở trên cùng.", "Answer the comment at the top."))
    static let commentHidden = Refusal.conflict(
        "comment.hidden", Text("Ý kiến này đã ẩn.", "This comment is hidden."), next: Text("Không cần làm gì thêm.", "Nothing more is needed."))
    static let commentShown = Refusal.conflict(
        "comment.shown", Text("Ý kiến này đang hiện.", "This comment is shown."), next: Text("Không cần làm gì thêm.", "Nothing more is needed."))
    static let thanksToSelf = Refusal.invalid("person", "Không ai tự cảm ơn mình.", "Nobody thanks themselves.")
    static let thanksNobody = Refusal.invalid("person", "Không có người này trong cơ quan.", "There is no such person in the agency.")
    static let thanksOften = Refusal(
        .tooMany, "thanks.often", Text("Bạn đã gửi 10 lời cảm ơn hôm nay.", "You have said thanks 10 times today."),
        next: Text("Mai gửi tiếp.", "Go on tomorrow."))
    static let thanksWithdrawn = Refusal.conflict(
        "thanks.withdrawn", Text("Lời cảm ơn này đã rút lại.", "These thanks were taken back."),
        next: Text("Không cần làm gì thêm.", "Nothing more is needed."))
}
