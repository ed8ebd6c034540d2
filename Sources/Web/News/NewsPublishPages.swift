internal import HTTPTypes
internal import Hummingbird
internal import Markup
internal import Movement
internal import Vietnamese

/// Publishing: what will be read by whom, what to look at once more, and the confirmation.
enum NewsPublishPages {
    static func check(_ look: Look) throws -> Page { try check(look, .empty) }

    static func check(_ look: Look, _ state: FormState) throws -> Page {
        let (model, _) = try NewsArticlePage.load(look)
        try NewsManaging.hold(model)
        guard model.card.state == .draft else { return try done(look) }
        let isPublic = model.card.audience == .public
        return Page(
            look("Kiểm tra lại trước khi đăng", "Check before publishing"), status: state.refusal?.status ?? .ok, place: .movements,
            breadcrumbs: NewsArticlePage.breadcrumbs(model.card, isBelow: true, look)
        ) {
            state.summary(look)
            summary(model, look)
            if isPublic { warning(model, look) }
            if isPublic, !model.mayTellPublic {
                p(.class("notice notice-warning")) { look(Refusal.newsPublicOnly.reason) + " " + look(Refusal.newsPublicOnly.next) }
            } else if var form = ActForm("news.publish", action: "\(NewsParts.address(model.card))/dang") {
                let _ = form.only = isPublic ? ["people", "consent"] : []
                let _ =
                    form.buttonLabel = isPublic ? Text("Đăng công khai", "Publish for everybody") : Text("Đăng nội bộ", "Publish within the agency")
                form.html(look, state) { PlanParts.hidden("version", String(model.card.version)) }
            }
            p { a(.href(NewsParts.address(model.card))) { look("Thôi, chưa đăng", "Leave it, publishing nothing") } }
        }
    }

    private static func summary(_ model: NewsModel, _ look: Look) -> HTML {
        let path = NewsParts.address(model.card)
        let change = (look("Sửa", "Change"), "\(path)/sua")
        return dl(.class("summary-list")) {
            SummaryList.item(look("Tít", "Title"), PlanParts.words(model.card.title), change: change)
            SummaryList.item(look("Câu mở đầu", "Opening sentence"), PlanParts.words(model.card.lead), change: change)
            SummaryList.item(look("Cho ai đọc", "For whom"), .text(look(model.card.audience.label)), change: change)
            SummaryList.item(look("Nhân danh", "In the name of"), model.card.organisation.map { look($0) } ?? look.agency.map { look($0.name) } ?? "")
            SummaryList.item(look("Điều khoản", "Clause"), model.clause ?? look("Không gắn điều khoản nào", "None"))
            SummaryList.item(
                look("Xác nhận đã đọc", "Receipts"),
                model.asksReceipt ? look("Hỏi mọi người trong cơ quan", "Everybody in the agency is asked") : look("Không hỏi", "Not asked"))
            SummaryList.item(
                look("Ý kiến", "Comments"),
                model.commentsOpen ? look("Nhận, chỉ trong cơ quan", "Taken, within the agency") : look("Không nhận", "Not taken"))
            SummaryList.item(look("Ảnh", "Pictures"), pictures(model, look), change: (look("Sửa", "Change"), "\(path)/tep"))
            SummaryList.item(look("Tài liệu", "Documents"), model.documents.isEmpty ? "0" : model.documents.map(\.name).joined(separator: "; "))
        }
    }

    private static func pictures(_ model: NewsModel, _ look: Look) -> HTML {
        guard !model.pictures.isEmpty else { return .text("0") }
        return ul {
            for file in model.pictures {
                li(.lang("vi")) {
                    a(.href(NewsParts.file(model.card, file))) { file.name }
                    ": " + file.alt
                }
            }
        }
    }

    /// What must be looked at once more before strangers read it.
    private static func warning(_ model: NewsModel, _ look: Look) -> HTML {
        let found = PersonalData.hints(in: [model.card.title, model.card.lead, model.body].joined(separator: "\n"))
        return div(.class("notice notice-warning")) {
            h2 { look("Ai cũng đọc được bài này", "Anybody will be able to read this") }
            p {
                look(
                    "Không đăng số điện thoại riêng, số căn cước, địa chỉ nhà, ngày sinh, tình trạng sức khỏe. Ai có tên hoặc nhận ra được trong ảnh phải đồng ý; với trẻ em, cả cha mẹ.",
                    "Publish no private telephone numbers, identity numbers, home addresses, dates of birth or matters of health. Whoever is named or recognisable must agree; for children, their parents too."
                )
            }
            if !found.isEmpty {
                p { strong { look("Trong bài có thể là dữ liệu cá nhân:", "This may be personal data:") } }
                ul { for one in found { li(.class("mono")) { one } } }
            }
            p(.class("meta")) {
                look("Căn cứ: ", "Ground: ") + (look.today >= lawFrom ? "Luật 91/2025/QH15, Nghị định 356/2025/NĐ-CP" : "Nghị định 13/2023/NĐ-CP")
            }
        }
    }

    /// The day from which the law on personal data holds in place of the decree before it.
    private static let lawFrom = CivilDate(dayNumber: 20_454)

    @Sendable static func submit(_ visit: Visit) async throws -> Response {
        let form = try await visit.form()
        let (slug, news) = (visit.parameter("slug"), visit.parameter("news"))
        try await visit.look { look in try NewsManaging.hold(NewsArticlePage.load(look).0) }
        return try await visit.act(
            "news.publish", form: form, extra: ["news": .string(news)], next: { _ in "\(NewsParts.address(slug, news))/dang/xong" }, again: check)
    }

    /// What was published and what comes next; the address can be kept.
    static func done(_ look: Look) throws -> Page {
        let (model, viewer) = try NewsArticlePage.load(look)
        guard model.mayManage, model.card.state == .published, let at = model.card.publishedAt else { throw Refusal.notFound }
        let entry = try NewsQueries.publication(of: model.card.id, agency: viewer.agency, in: look.session)
        return Page(
            look("Đã đăng bài", "The post is published"), place: .movements, breadcrumbs: NewsArticlePage.breadcrumbs(model.card, isBelow: true, look)
        ) {
            div(.class("success-panel")) {
                h2(.lang("vi")) { model.card.title }
                p {
                    look(model.card.audience.label) + " · "
                    timeElement(.datetime(at.iso8601)) { at.vietnamese }
                }
                if let entry {
                    p {
                        look("Mã tra cứu: ", "Reference: ")
                        span(.class("mono")) { entry.leaf }
                    }
                }
            }
            PlanParts.section("tiep-theo", look("Việc tiếp theo", "What happens next")) {
                ul {
                    if model.asksReceipt {
                        li {
                            look(
                                "Mọi người thấy bài trên bàn việc và được hỏi đã đọc chưa; xem ",
                                "Everybody sees it on the desk and is asked to confirm; see ")
                            a(.href("\(NewsParts.address(model.card))/nguoi-doc")) { look("ai đã xác nhận", "who has confirmed") }
                            "."
                        }
                    }
                    if let clause = model.clause { li { look("Điều khoản \(clause) có thêm một việc.", "Clause \(clause) has one more event.") } }
                    li {
                        look(
                            "Có gì sai, sửa bằng “Đính chính”; bài ghi rõ đã sửa gì.",
                            "What is wrong is put right with “Correct”; the post says what.")
                    }
                }
            }
            p { a(.class("button"), .href(NewsParts.address(model.card))) { look("Xem bài", "See the post") } }
        }
    }
}
