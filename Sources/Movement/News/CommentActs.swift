internal import Storage
internal import Vietnamese

/// A comment as stored.
private struct CommentRow {
    let id, news: String
    let parent: String?
    let writer: String
    let isHidden: Bool

    /// The comment and its post, when the actor may know that they exist.
    static func known(_ id: String, in world: World) throws -> (CommentRow, NewsRow) {
        let row = try world.session.row(
            """
            SELECT news_id, parent_id, actor, hidden_at FROM news_comment
            WHERE agency_id = \(world.agency) AND comment_id = \(id)
            """)
        guard let row else { throw Refusal.notFound }
        let comment = CommentRow(
            id: id, news: try row.text(0), parent: try row.textOrNil(1), writer: try row.text(2), isHidden: try !row.isNull(3))
        let news = try NewsStore.known(comment.news, in: world)
        try world.requireVisible(NewsPolicy.maySeeComments(world.actor))
        let moderates = NewsPolicy.moderates(world.actor, unit: news.unit)
        try world.requireVisible(
            NewsPolicy.seesComment(world.actor, writer: comment.writer, isHidden: comment.isHidden, moderates: moderates))
        return (comment, news)
    }
}

/// Writes a comment on a post, or an answer to one.
struct WriteComment: Act {
    static let parent = Field.optionalReference("parent", Text("Trả lời ý kiến", "In answer to"), to: "comment")
    static let words = Field.lines("text", Text("Ý kiến của bạn", "Your comment"), max: 1000)
    static let declaration = ActDeclaration(
        "comment.write", title: Text("Viết ý kiến", "Comment"),
        summary: Text(
            "Người trong cơ quan viết ý kiến về một bài, hoặc trả lời một ý kiến.",
            "Somebody of the agency comments on a post, or answers a comment."),
        button: Text("Gửi ý kiến", "Send"), fields: [NewsFields.news.declaration, parent.declaration, words.declaration])

    /// Most comments of one person in ten minutes, and in a day.
    private static let limits: [(count: Int, minutes: Int64)] = [(5, 10), (40, 1440)]

    private let news, text: String
    private let parent: String?

    init(_ input: ActInput) throws {
        news = try input[NewsFields.news]
        parent = try input[Self.parent]
        text = try input[Self.words]
    }

    func permit(in world: World) throws {
        let row = try NewsStore.known(news, in: world)
        guard NewsPolicy.maySeeComments(world.actor) else { throw Refusal.signedOut }
        guard row.state == .published else { throw Refusal.newsNotPublished }
        guard row.commentsOpen else { throw Refusal.commentsClosed }
    }

    func perform(in world: World) throws -> ActOutcome {
        let row = try NewsStore.known(news, in: world)
        if let parent {
            let (above, post) = try CommentRow.known(parent, in: world)
            guard post.id == row.id else { throw Refusal.notFound }
            guard above.parent == nil else { throw Refusal.commentDeep }
            guard !above.isHidden else { throw Refusal.commentHidden }
        }
        let person = try world.person()
        for (count, minutes) in Self.limits {
            let written = try world.session.row(
                """
                SELECT COUNT(*) FROM news_comment
                WHERE agency_id = \(world.agency) AND actor = \(person) AND at > \(world.now.adding(seconds: -minutes * 60).milliseconds)
                """)?.int(0)
            guard (written ?? 0) < count else { throw Refusal.tooManyComments(Int(min(minutes, 60))) }
        }
        let id = world.newID()
        try world.session.execute(
            """
            INSERT INTO news_comment (agency_id, news_id, comment_id, parent_id, body, at, actor, reason)
            VALUES (\(world.agency), \(row.id), \(id), \(parent), \(text), \(world.now.milliseconds), \(person), '')
            """)
        return ActOutcome(
            subject: row.subject,
            sentence: Text(
                "\(world.actor.name) viết ý kiến về bài “\(row.title)”.", "\(world.actor.name) commented on the post “\(row.title)”."),
            result: ["news": .string(row.id), "comment": .string(id)])
    }
}

/// Hides a comment; the reason is shown to its writer.
struct HideComment: Act {
    static let comment = Field.reference("comment", Text("Ý kiến", "Comment"), to: "comment")
    static let why = Field.text(
        "reason", Text("Lý do ẩn", "Reason for hiding"), hint: Text("Người viết đọc được lý do này.", "Its writer reads this reason."), max: 300)
    static let declaration = ActDeclaration(
        "comment.hide", title: Text("Ẩn ý kiến", "Hide a comment"),
        summary: Text(
            "Cán bộ thi đua hoặc người đứng đầu tổ chức đăng bài ẩn một ý kiến, có lý do; việc ẩn nằm trong sổ cái.",
            "The emulation officer, or the head of the organisation that published, hides a comment with a reason; the record keeps that it was done."
        ),
        button: Text("Ẩn", "Hide"), fields: [comment.declaration, why.declaration])

    private let comment, reason: String

    init(_ input: ActInput) throws {
        comment = try input[Self.comment]
        reason = try input[Self.why]
    }

    func permit(in world: World) throws {
        let (row, news) = try CommentRow.known(comment, in: world)
        try world.require(NewsPolicy.moderates(world.actor, unit: news.unit))
        guard !row.isHidden else { throw Refusal.commentHidden }
    }

    func perform(in world: World) throws -> ActOutcome {
        let (row, news) = try CommentRow.known(comment, in: world)
        try world.session.execute(
            """
            UPDATE news_comment SET hidden_at = \(world.now.milliseconds), hidden_by = \(try world.person()), reason = \(reason)
            WHERE agency_id = \(world.agency) AND news_id = \(news.id) AND comment_id = \(row.id)
            """)
        return ActOutcome(
            subject: "comment:\(row.id)",
            sentence: Text(
                "\(world.actor.name) ẩn một ý kiến về bài “\(news.title)”. Lý do: \(reason)",
                "\(world.actor.name) hid a comment on the post “\(news.title)”. Reason: \(reason)"),
            result: ["news": .string(news.id), "comment": .string(row.id)])
    }
}

/// Shows a hidden comment again.
struct ShowComment: Act {
    static let declaration = ActDeclaration(
        "comment.show", title: Text("Hiện lại ý kiến", "Show a comment again"),
        summary: Text("Hiện lại một ý kiến đã ẩn.", "Shows a hidden comment again."), button: Text("Hiện lại", "Show again"),
        fields: [HideComment.comment.declaration])

    private let comment: String

    init(_ input: ActInput) throws { comment = try input[HideComment.comment] }

    func permit(in world: World) throws {
        let (row, news) = try CommentRow.known(comment, in: world)
        try world.require(NewsPolicy.moderates(world.actor, unit: news.unit))
        guard row.isHidden else { throw Refusal.commentShown }
    }

    func perform(in world: World) throws -> ActOutcome {
        let (row, news) = try CommentRow.known(comment, in: world)
        try world.session.execute(
            """
            UPDATE news_comment SET hidden_at = NULL, hidden_by = NULL, reason = ''
            WHERE agency_id = \(world.agency) AND news_id = \(news.id) AND comment_id = \(row.id)
            """)
        return ActOutcome(
            subject: "comment:\(row.id)",
            sentence: Text(
                "\(world.actor.name) hiện lại một ý kiến về bài “\(news.title)”.",
                "\(world.actor.name) showed a comment on the post “\(news.title)” again."),
            result: ["news": .string(news.id), "comment": .string(row.id)])
    }
}
