internal import HTTPTypes
internal import Hummingbird
internal import Markup
internal import Movement
internal import Vietnamese

/// Comments under a post, and their moderation.
enum CommentParts {
    static func section(_ model: NewsModel, _ comments: NewsComments, _ look: Look, _ state: FormState) -> HTML {
        guard model.commentsOpen || !comments.threads.isEmpty else { return HTML() }
        return Markup.section(.class("comments no-print"), .id("y-kien"), .aria("labelledby", "y-kien-tit")) {
            h2(.id("y-kien-tit")) { look("Ý kiến", "Comments") }
            if !look.viewer.isSignedIn {
                p(.class("meta")) {
                    a(.href("/dang-nhap?ve=\(NewsParts.address(model.card).addressEncoded)")) { look("Đăng nhập", "Sign in") }
                    look(" để đọc và viết ý kiến; ý kiến chỉ hiện trong cơ quan.", " to read and write comments; they stay within the agency.")
                }
            } else {
                if comments.threads.isEmpty { p(.class("meta")) { look("Chưa có ý kiến nào.", "No comments yet.") } }
                ol(.class("comment-list")) { for one in comments.threads { li { thread(one, model, look) } } }
                if let next = comments.next {
                    p(.class("pagination")) {
                        a(.rel("next"), .href("\(NewsParts.address(model.card))?sau=\(next)#y-kien")) { look("Ý kiến sau", "More comments") }
                    }
                }
                if model.commentsOpen {
                    form(model, comments, look, state)
                } else {
                    p(.class("meta")) { look("Bài không nhận thêm ý kiến.", "No further comments are taken.") }
                }
            }
        }
    }

    private static func thread(_ one: NewsComment, _ model: NewsModel, _ look: Look) -> HTML {
        HTML([
            comment(one, model, mayAnswer: model.commentsOpen && one.hiddenBecause == nil, look),
            one.answers.isEmpty ? HTML() : ol { for answer in one.answers { li { comment(answer, model, mayAnswer: false, look) } } },
        ])
    }

    private static func comment(_ one: NewsComment, _ model: NewsModel, mayAnswer: Bool, _ look: Look) -> HTML {
        let path = NewsParts.address(model.card)
        return articleElement(.class(one.hiddenBecause == nil ? "comment" : "comment comment-hidden"), .id("yk-\(one.id)")) {
            p(.class("meta")) {
                strong { one.writer }
                " · "
                timeElement(.datetime(one.at.iso8601)) { one.at.vietnamese }
            }
            if let reason = one.hiddenBecause {
                p {
                    span(.class("tag tag-late")) { look("Đã ẩn", "Hidden") }
                    " " + look("Lý do: ", "Reason: ") + reason
                }
            }
            p(.class("comment-text"), .lang("vi")) { one.text }
            if mayAnswer || model.mayModerate {
                p(.class("meta")) {
                    if mayAnswer { a(.href("\(path)?tra-loi=\(one.id)#viet-y-kien")) { look("Trả lời", "Answer") } }
                    if model.mayModerate, one.hiddenBecause == nil {
                        " "
                        a(.href("\(path)/an?y-kien=\(one.id)")) { look("Ẩn", "Hide") }
                    }
                }
            }
            if model.mayModerate, one.hiddenBecause != nil {
                PlanParts.buttonForm("\(path)/hien", look("Hiện lại", "Show again"), look, kind: "button-quiet") {
                    PlanParts.hidden("comment", one.id)
                }
            }
        }
    }

    private static func form(_ model: NewsModel, _ comments: NewsComments, _ look: Look, _ state: FormState) -> HTML {
        let parent = state.text("parent") ?? look.visit.query("tra-loi")
        let above = parent.flatMap { id in comments.threads.first { $0.id == id } }
        return div(.id("viet-y-kien")) {
            if var form = ActForm("comment.write", action: "\(NewsParts.address(model.card))/y-kien") {
                let _ = form.only = ["text"]
                if let above {
                    p(.class("meta")) {
                        look("Trả lời \(above.writer). ", "In answer to \(above.writer). ")
                        a(.href("\(NewsParts.address(model.card))#viet-y-kien")) { look("Thôi", "Leave it") }
                    }
                }
                form.html(look, state) { if let above { PlanParts.hidden("parent", above.id) } }
            }
        }
    }

    @Sendable static func write(_ visit: Visit) async throws -> Response {
        let form = try await visit.form()
        let (slug, news) = (visit.parameter("slug"), visit.parameter("news"))
        do {
            return try await visit.act(
                "comment.write", form: form, extra: ["news": .string(news)],
                next: { receipt in "\(NewsParts.address(slug, news))#yk-\(receipt.result["comment"]?.string ?? "")" }, again: NewsArticlePage.page)
        } catch let refusal as Refusal where refusal.kind == .tooMany {
            // What was typed is kept: it can be sent again in a few minutes.
            let typed = FormState(values: ["text": JSONValue(form["text"]), "parent": JSONValue(form["parent"])], refusal: refusal)
            return try await visit.show { look in try NewsArticlePage.page(look, typed) }
        }
    }

    // MARK: - Moderation

    static func hide(_ look: Look) throws -> Page { try hide(look, .empty) }

    static func hide(_ look: Look, _ state: FormState) throws -> Page {
        let (model, viewer) = try NewsArticlePage.load(look)
        guard model.mayModerate else { throw viewer.isSignedIn ? Refusal.forbidden : Refusal.signedOut }
        let id = state.text("comment") ?? look.visit.query("y-kien") ?? ""
        guard let one = try CommentQueries.one(id, of: model, for: viewer, in: look.session) else { throw Refusal.notFound }
        return Page(
            look("Ẩn ý kiến", "Hide a comment"), status: state.refusal?.status ?? .ok, place: .movements,
            breadcrumbs: NewsArticlePage.breadcrumbs(model.card, isBelow: true, look)
        ) {
            state.summary(look)
            blockquote(.lang("vi")) { p { one.text } }
            p(.class("meta")) { one.writer + " · " + one.at.vietnamese }
            p {
                look(
                    "Chỉ người viết và người kiểm duyệt còn thấy ý kiến này, kèm lý do. Việc ẩn nằm trong sổ cái và có thể hiện lại.",
                    "Only its writer and moderators will still see it, with the reason. The record keeps that it was hidden, and it can be shown again."
                )
            }
            if var form = ActForm("comment.hide", action: "\(NewsParts.address(model.card))/an") {
                let _ = form.only = ["reason"]
                form.html(look, state) { PlanParts.hidden("comment", id) }
            }
        }
    }

    @Sendable static func submitHidden(_ visit: Visit) async throws -> Response {
        let form = try await visit.form()
        let (slug, news) = (visit.parameter("slug"), visit.parameter("news"))
        return try await visit.act("comment.hide", form: form, next: { _ in "\(NewsParts.address(slug, news))#y-kien" }, again: hide)
    }

    @Sendable static func show(_ visit: Visit) async throws -> Response {
        let form = try await visit.form()
        let (slug, news) = (visit.parameter("slug"), visit.parameter("news"))
        return try await visit.act(
            "comment.show", form: form, next: { _ in "\(NewsParts.address(slug, news))#y-kien" }, again: NewsArticlePage.page)
    }
}
