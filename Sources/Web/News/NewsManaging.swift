internal import HTTPTypes
internal import Hummingbird
internal import Markup
internal import Movement
internal import Vietnamese

/// What those who may change a post find on its page.
enum NewsManaging {
    static func panel(_ model: NewsModel, _ look: Look) -> HTML {
        let path = NewsParts.address(model.card)
        return section(.class("card no-print"), .aria("label", look("Việc với bài này", "What you can do with this post"))) {
            switch model.card.state {
            case .draft: draft(model, path, look)
            case .published: published(model, path, look)
            case .withdrawn:
                p {
                    strong { look("Bài này đã gỡ.", "This post has been withdrawn.") }
                    " " + look("Lý do: ", "Reason: ") + model.reason
                }
            }
        }
    }

    private static func draft(_ model: NewsModel, _ path: String, _ look: Look) -> HTML {
        HTML([
            p {
                strong { look("Bản nháp \(model.card.version).", "Draft \(model.card.version).") }
                " "
                look("Chưa ai khác đọc được.", "Nobody else can read it.")
                if let name = model.savedBy { look(" Lưu gần nhất: ", " Last saved by ") + name + ", " + model.card.changedAt.vietnamese + "." }
            },
            p(.class("buttons")) {
                a(.class("button"), .href("\(path)/dang")) { look("Kiểm tra và đăng", "Check and publish") }
                a(.class("button button-secondary"), .href("\(path)/sua")) { look("Sửa bài", "Amend") }
                a(.class("button button-secondary"), .href("\(path)/tep")) { look("Ảnh và tài liệu", "Pictures and documents") }
                a(.href("\(path)/go")) { look("Gỡ bỏ", "Withdraw") }
            },
        ])
    }

    private static func published(_ model: NewsModel, _ path: String, _ look: Look) -> HTML {
        p(.class("buttons")) {
            if model.asksReceipt {
                a(.class("button button-secondary"), .href("\(path)/nguoi-doc")) { look("Ai đã xác nhận", "Who has confirmed") }
            }
            if model.card.audience == .agency || model.mayTellPublic {
                a(.class("button button-secondary"), .href("\(path)/sua")) { look("Đính chính", "Correct") }
            }
            if !model.files.isEmpty { a(.href("\(path)/tep")) { look("Bỏ ảnh, tài liệu", "Take out files") } }
            a(.href("\(path)/go")) { look("Gỡ bài", "Withdraw") }
        }
    }

    // MARK: - Writing

    private static let content = ["title", "lead", "body", "audience", "obligation", "event", "videos", "receipt", "comments"]

    static func new(_ look: Look) throws -> Page { try new(look, .empty) }

    static func new(_ look: Look, _ state: FormState) throws -> Page {
        let slug = look.visit.parameter("slug")
        let model = try NewsQueries.page(slug: slug, limit: 1, for: try look.viewer(ofMovement: slug), in: look.session)
        guard let writer = model.writer else { throw Refusal.forbidden }
        let choices = try clauses(model.movement, look)
        return Page(
            look("Viết bài", "Write a post"), status: state.refusal?.status ?? .ok, place: .movements,
            breadcrumbs: [
                (look("Phong trào", "Movements"), "/phong-trao"), (model.name, "/phong-trao/\(slug)"),
                (look("Tin tức", "News"), NewsParts.list(slug)),
            ]
        ) {
            state.summary(look)
            if !writer.mayTellPublic {
                p(.class("notice")) {
                    look(
                        "Bạn đăng được bài nội bộ. Bài công khai do cán bộ thi đua, thủ trưởng hoặc cán bộ đoàn thể đăng.",
                        "You can publish within the agency. For everybody, the emulation officer, the head or an officer of a mass organisation publishes."
                    )
                }
            }
            if var form = ActForm("news.draft", action: "\(NewsParts.list(slug))/viet") {
                let _ = form.only = content
                let _ = form.prefilled = ["audience": "agency", "comments": true]
                let _ = form.options = ["obligation": choices]
                form.html(look, state)
            }
        }
    }

    private static func clauses(_ movement: String, _ look: Look) throws -> [Choice] {
        try NewsQueries.clauses(of: movement, agency: look.viewer.agency, in: look.session).map { one in
            Choice(one.id, Text(same: "\(one.clause) · \(one.text.shortened(to: 80))"))
        }
    }

    @Sendable static func submitNew(_ visit: Visit) async throws -> Response {
        let form = try await visit.form()
        let slug = visit.parameter("slug")
        let movement = try await visit.look { look in
            let model = try NewsQueries.page(slug: slug, limit: 1, for: try look.viewer(ofMovement: slug), in: look.session)
            guard model.writer != nil else { throw Refusal.forbidden }
            return model.movement
        }
        return try await visit.act(
            "news.draft", form: form, extra: ["movement": .string(movement)], next: { receipt in NewsParts.address(slug, receipt.subjectID) },
            again: new)
    }

    // MARK: - Amending

    static func amend(_ look: Look) throws -> Page { try amend(look, .empty) }

    static func amend(_ look: Look, _ state: FormState) throws -> Page {
        let (model, _) = try NewsArticlePage.load(look)
        try hold(model)
        let choices = try clauses(model.movement, look)
        let isPublished = model.card.state == .published
        let isPublic = isPublished && model.card.audience == .public
        // Whoever has been told of a newer version saves over it knowingly.
        let seen = state.refusal?.code == "news.version" ? nil : state.text("version")
        return Page(
            isPublished ? look("Đính chính", "Correct the post") : look("Sửa bài", "Amend the post"), status: state.refusal?.status ?? .ok,
            place: .movements, breadcrumbs: NewsArticlePage.breadcrumbs(model.card, isBelow: true, look)
        ) {
            state.summary(look)
            if state.refusal?.code == "news.version" { newer(model, look) }
            if isPublished {
                p(.class("notice")) {
                    look(
                        "Bài đã đăng: bản mới hiện ngay, kèm dòng “Đã đính chính” và điều bạn ghi. Người đọc, điều khoản và việc xác nhận không đổi được.",
                        "The post is published: a new version shows at once, marked “Corrected” with your note. Readers, clause and receipts stay as they are."
                    )
                }
            }
            if var form = ActForm("news.amend", action: "\(NewsParts.address(model.card))/sua") {
                let _ = form.only = content + (isPublished ? ["note"] : []) + (isPublic ? ["consent"] : [])
                let _ = form.prefilled = values(model)
                let _ = form.options = ["obligation": choices]
                form.html(look, state) { PlanParts.hidden("version", seen ?? String(model.card.version)) }
            }
        }
    }

    private static func newer(_ model: NewsModel, _ look: Look) -> HTML {
        details(.flag("open")) {
            summaryElement { look("Bản \(model.card.version) vừa được lưu", "Version \(model.card.version), just saved") }
            div(.class("card"), .lang("vi")) {
                h2 { model.card.title }
                p { model.card.lead }
                p(.class("source-text")) { model.body }
            }
        }
    }

    private static func values(_ model: NewsModel) -> [String: JSONValue] {
        [
            "title": .string(model.card.title), "lead": .string(model.card.lead), "body": .string(model.body),
            "audience": .string(model.card.audience.rawValue), "obligation": JSONValue(model.obligation), "event": JSONValue(model.card.eventOn?.iso),
            "videos": .string(model.videoLines), "receipt": .bool(model.asksReceipt), "comments": .bool(model.commentsOpen),
        ]
    }

    /// Refused for those who may not change the post, and once it is withdrawn.
    static func hold(_ model: NewsModel) throws {
        guard model.mayManage else { throw Refusal.forbidden }
        guard model.card.state != .withdrawn else { throw Refusal.newsGone }
    }

    @Sendable static func submitAmended(_ visit: Visit) async throws -> Response {
        let form = try await visit.form()
        let (slug, news) = (visit.parameter("slug"), visit.parameter("news"))
        try await visit.look { look in try hold(NewsArticlePage.load(look).0) }
        return try await visit.act(
            "news.amend", form: form, extra: ["news": .string(news)], next: { _ in NewsParts.address(slug, news) }, again: amend)
    }

    // MARK: - Withdrawing

    static func withdraw(_ look: Look) throws -> Page { try withdraw(look, .empty) }

    static func withdraw(_ look: Look, _ state: FormState) throws -> Page {
        let (model, _) = try NewsArticlePage.load(look)
        try hold(model)
        return Page(
            look("Gỡ bài", "Withdraw the post"), status: state.refusal?.status ?? .ok, place: .movements,
            breadcrumbs: NewsArticlePage.breadcrumbs(model.card, isBelow: true, look)
        ) {
            state.summary(look)
            p(.class("lead"), .lang("vi")) { model.card.title }
            p {
                look(
                    "Bài, ảnh và ý kiến không còn ai đọc được. Việc gỡ và lý do nằm trong sổ cái.",
                    "Nobody can read the post, its pictures and comments any more. That it was withdrawn, and why, stands in the record.")
            }
            if var form = ActForm("news.withdraw", action: "\(NewsParts.address(model.card))/go") {
                let _ = form.only = ["reason"]
                form.html(look, state)
            }
        }
    }

    @Sendable static func submitWithdrawn(_ visit: Visit) async throws -> Response {
        let form = try await visit.form()
        let (slug, news) = (visit.parameter("slug"), visit.parameter("news"))
        try await visit.look { look in try hold(NewsArticlePage.load(look).0) }
        return try await visit.act(
            "news.withdraw", form: form, extra: ["news": .string(news)], next: { _ in NewsParts.list(slug) }, again: withdraw)
    }
}

extension Refusal {
    static let newsGone = Refusal.conflict(
        "news.withdrawn", Text("Bài này đã gỡ.", "This post has been withdrawn."),
        next: Text("Viết bài mới nếu còn cần đăng.", "Write a new post if it is still needed."))
}
