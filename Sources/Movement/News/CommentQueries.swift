public import Storage
public import Vietnamese

/// A comment as a viewer may see it.
public struct NewsComment: Sendable, Hashable {
    /// Identifier.
    public let id: String
    /// Who wrote it.
    public let writer: String
    /// What it says.
    public let text: String
    /// When.
    public let at: Instant
    /// Why it is hidden, for those for whom it exists all the same.
    public let hiddenBecause: String?
    /// Answers to it, oldest first.
    public let answers: [NewsComment]
}

/// The comments on a post.
public struct NewsComments: Sendable, Hashable {
    /// Comments, oldest first, each with its answers.
    public let threads: [NewsComment]
    /// Identifier of the last comment, to go on from; nil on the last page.
    public let next: String?
}

/// Reading comments.
public enum CommentQueries {
    /// Comments on a post the viewer may read; empty for visitors. Two statements besides the post's.
    public static func page(of post: NewsModel, after: String? = nil, limit: Int = 50, for viewer: Actor, in session: Session) throws -> NewsComments
    {
        guard NewsPolicy.maySeeComments(viewer) else { return NewsComments(threads: [], next: nil) }
        let visible: SQL = post.mayModerate ? "" : " AND (c.hidden_at IS NULL OR c.actor = \(viewer.recordName))"
        let news = post.card.id
        let tops = try rows(
            "c.news_id = \(news) AND c.parent_id IS NULL AND c.comment_id > \(after ?? "")\(raw: visible)", limit: limit + 1, viewer, in: session)
        let shown = tops.prefix(limit)
        let answers = try rows(
            "c.news_id = \(news) AND c.parent_id IN \(list: shown.map(\.comment.id))\(raw: visible)", limit: 1000, viewer, in: session)
        let byParent = Dictionary(grouping: answers) { $0.parent ?? "" }
        return NewsComments(
            threads: shown.map { top in
                let one = top.comment
                return NewsComment(
                    id: one.id, writer: one.writer, text: one.text, at: one.at, hiddenBecause: one.hiddenBecause,
                    answers: (byParent[one.id] ?? []).map(\.comment))
            }, next: tops.count > limit ? shown.last?.comment.id : nil)
    }

    /// One comment on a post, or nil when it does not exist for the viewer.
    public static func one(_ id: String, of post: NewsModel, for viewer: Actor, in session: Session) throws -> NewsComment? {
        guard NewsPolicy.maySeeComments(viewer) else { return nil }
        let visible: SQL = post.mayModerate ? "" : " AND (c.hidden_at IS NULL OR c.actor = \(viewer.recordName))"
        return try rows("c.news_id = \(post.card.id) AND c.comment_id = \(id)\(raw: visible)", limit: 1, viewer, in: session).first?.comment
    }

    private static func rows(
        _ condition: SQL, limit: Int, _ viewer: Actor, in session: Session
    ) throws -> [(comment: NewsComment, parent: String?)] {
        try session.rows(
            """
            SELECT c.comment_id, p.name, c.body, c.at, c.hidden_at, c.reason, c.parent_id FROM news_comment c
            LEFT JOIN person p ON p.agency_id = c.agency_id AND p.person_id = c.actor
            WHERE c.agency_id = \(viewer.agency) AND \(raw: condition) ORDER BY c.comment_id LIMIT \(limit)
            """
        ).map { row in
            (
                NewsComment(
                    id: try row.text(0), writer: try row.textOrNil(1) ?? "", text: try row.text(2), at: Instant(milliseconds: try row.int64(3)),
                    hiddenBecause: try row.isNull(4) ? nil : row.text(5), answers: []), try row.textOrNil(6)
            )
        }
    }
}
