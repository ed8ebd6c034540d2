internal import Storage
internal import TestSupport
internal import Vietnamese

@testable internal import Movement

extension TestWorld {
    /// Posts of the launched movement: the Office's public one that asks for receipts, with a comment of the staff member and a hidden one of the clerk;
    /// a draft of the Office; a public draft of the mass organisation; one withdrawn; and thanks from the staff member to the clerk.
    func giveNews(_ plan: StagedPlan) async throws {
        let (agency, now) = (Self.agency, Self.noon.milliseconds)
        try await database.write { session in
            let posts: [(String, String?, String, String, Bool)] = [
                ("news-public", nil, "published", "public", true), ("news-inside", nil, "published", "agency", false),
                ("news-draft", nil, "draft", "agency", false), ("news-union", "office", "draft", "public", false),
                ("news-gone", nil, "withdrawn", "public", false),
            ]
            for (id, unit, state, audience, asks) in posts {
                let isOut = state != "draft"
                try session.execute(
                    """
                    INSERT INTO news (agency_id, news_id, movement_id, unit_id, state, audience, version, first_version, asks_receipt, comments_open,
                                      people, created_at, created_by, published_at, published_on, published_by, changed_at, reason)
                    VALUES (\(agency), \(id), \(plan.movement), \(unit), \(state), \(audience), 1, \(isOut ? 1 : nil), \(asks), \(true), '',
                            \(now), \(unit == nil ? "officer" : "massOrganisation"), \(isOut ? now : nil), \(isOut ? "2025-03-03" : nil),
                            \(isOut ? "officer" : nil), \(now), '')
                    """)
                try session.execute(
                    """
                    INSERT INTO news_version (agency_id, news_id, number, title, lead, body, videos, note, folded, at, actor)
                    VALUES (\(agency), \(id), 1, 'Tin', 'Mở đầu', 'Nội dung', '', '', 'tin', \(now), 'officer')
                    """)
            }
            for (id, writer, isHidden) in [("comment-shown", "staff", false), ("comment-hidden", "clerk", true)] {
                try session.execute(
                    """
                    INSERT INTO news_comment (agency_id, news_id, comment_id, body, at, actor, hidden_at, hidden_by, reason)
                    VALUES (\(agency), 'news-public', \(id), 'Ý kiến', \(now - 86_400_000), \(writer), \(isHidden ? now : nil),
                            \(isHidden ? "officer" : nil), '')
                    """)
            }
            try session.execute(
                """
                INSERT INTO thanks (agency_id, thanks_id, movement_id, giver, receiver, words, at, giver_public, receiver_public)
                VALUES (\(agency), 'thanks-one', \(plan.movement), 'staff', 'clerk', 'Cảm ơn chị.', \(now), 0, 0)
                """)
        }
    }
}

extension RoleTableAct {
    static let news: [RoleTableAct] = [
        RoleTableAct("news.draft") { stage, _ in content.merging(["movement": .string(stage.launched.movement)]) { one, _ in one } },
        RoleTableAct("news.amend/draft", content.merging(["news": "news-draft", "version": 1]) { one, _ in one }),
        RoleTableAct(
            "news.amend/union's", content.merging(["news": "news-union", "version": 1]) { one, _ in one }),
        RoleTableAct("news.attach", ["news": "news-draft", "version": 1, "alt": "Phòng đọc"]),
        RoleTableAct("news.detach", ["news": "news-draft", "file": "no-such-file"]),
        RoleTableAct("news.publish/within", ["news": "news-draft", "version": 1]),
        RoleTableAct("news.publish/public", ["news": "news-union", "version": 1, "consent": true]),
        RoleTableAct("news.withdraw/public", ["news": "news-public", "reason": "Nhầm ngày"]),
        RoleTableAct("news.withdraw/gone", ["news": "news-gone", "reason": "Nhầm ngày"]),
        RoleTableAct("news.receive/asked", ["news": "news-public"]),
        RoleTableAct("news.receive/within", ["news": "news-inside"]),
        RoleTableAct("comment.write/public", ["news": "news-public", "text": "Hay quá."]),
        RoleTableAct("comment.write/answer-to-hidden", ["news": "news-public", "parent": "comment-hidden", "text": "Hay quá."]),
        RoleTableAct("comment.hide/shown", ["comment": "comment-shown", "reason": "Lạc đề"]),
        RoleTableAct("comment.hide/hidden", ["comment": "comment-hidden", "reason": "Lạc đề"]),
        RoleTableAct("comment.show", ["comment": "comment-hidden"]),
        RoleTableAct("thanks.give") { stage, _ in ["movement": .string(stage.launched.movement), "person": "reader", "text": "Cảm ơn bạn."] },
        RoleTableAct("thanks.consent", ["thanks": "thanks-one", "agree": true]),
        RoleTableAct("thanks.withdraw", ["thanks": "thanks-one"]),
    ]

    private static let content: [String: JSONValue] = [
        "title": "Thư viện sáng đèn", "lead": "Tối qua 41 bạn đọc.", "body": "Mở cửa đến 21 giờ.", "audience": "agency",
    ]
}

extension RoleTableView {
    static let news: [RoleTableView] = [
        RoleTableView("news: posts/unpublished/writes") { stage, viewer, session in
            let page = try NewsQueries.page(slug: stage.launched.slug, for: viewer, in: session)
            return "\(page.cards.count)/\(page.unpublished.count)/\(page.writer == nil ? "n" : "y")"
        },
        RoleTableView("news-draft: read") { stage, viewer, session in
            try NewsQueries.post("news-draft", slug: stage.launched.slug, for: viewer, in: session).mayManage ? "y" : "n"
        },
        RoleTableView("news-union: tells-public") { stage, viewer, session in
            try NewsQueries.post("news-union", slug: stage.launched.slug, for: viewer, in: session).mayTellPublic ? "y" : "n"
        },
        RoleTableView("news-public: comments/moderates/asked") { stage, viewer, session in
            let post = try NewsQueries.post("news-public", slug: stage.launched.slug, for: viewer, in: session)
            let comments = try CommentQueries.page(of: post, for: viewer, in: session)
            return "\(comments.threads.count)/\(post.mayModerate ? "y" : "n")/\(post.receipt == .notAsked ? "n" : "y")"
        },
        RoleTableView("news-receipts: total") { stage, viewer, session in
            let slug = stage.launched.slug
            return "\(try NewsQueries.receipts(of: "news-public", slug: slug, for: viewer, today: TestWorld.today, in: session).total)"
        },
        RoleTableView("thanks: seen") { stage, viewer, session in
            "\(try ThanksQueries.page(slug: stage.launched.slug, for: viewer, in: session).thanks.count)"
        },
    ]
}
