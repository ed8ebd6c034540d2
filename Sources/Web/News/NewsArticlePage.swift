internal import HTTPTypes
internal import Markup
internal import Movement
internal import Vietnamese

/// One post.
enum NewsArticlePage {
    /// The post at the address, for whoever looks.
    static func load(_ look: Look) throws -> (NewsModel, Actor) {
        let slug = look.visit.parameter("slug")
        let viewer = try look.viewer(ofMovement: slug)
        return (try NewsQueries.post(look.visit.parameter("news"), slug: slug, for: viewer, in: look.session), viewer)
    }

    static func breadcrumbs(_ card: NewsCard, isBelow: Bool, _ look: Look) -> [(label: String, href: String)] {
        [
            (look("Phong trào", "Movements"), "/phong-trao"), (card.movement, "/phong-trao/\(card.slug)"),
            (look("Tin tức", "News"), NewsParts.list(card.slug)),
        ] + (isBelow ? [(card.title.shortened(to: 60), NewsParts.address(card))] : [])
    }

    static func page(_ look: Look) throws -> Page { try page(look, .empty) }

    static func page(_ look: Look, _ state: FormState) throws -> Page {
        let (model, viewer) = try load(look)
        let card = model.card
        let comments = try CommentQueries.page(of: model, after: look.visit.query("sau"), for: viewer, in: look.session)
        let others = try NewsQueries.latest(of: model.movement, limit: 4, for: viewer, in: look.session).filter { $0.id != card.id }.prefix(3)
        let isPublic = card.state == .published && card.audience == .public
        var page = Page(
            card.title, status: state.refusal?.status ?? .ok, place: .movements, breadcrumbs: breadcrumbs(card, isBelow: false, look),
            hidesHeading: true, summary: isPublic ? card.lead.shortened(to: 200) : nil
        ) {
            state.summary(look)
            if model.mayManage { NewsManaging.panel(model, look) }
            articleElement(.class("article")) {
                heading(model, look)
                if let first = model.pictures.first { picture(first, card, isFirst: true, look) }
                div(.class("article-body"), .lang("vi")) { NewsMarkup.html(model.body) }
                more(model, look)
                corrections(model, look)
            }
            if case .notAsked = model.receipt { HTML() } else { NewsReceiptPages.ask(model, look) }
            if card.state == .published { CommentParts.section(model, comments, look, state) }
            NewsParts.latest(Array(others), more: NewsParts.list(card.slug), showsMovement: false, look)
        }
        page.head = HTML([
            NewsParts.feedLink(card.slug, card.movement, look), isPublic ? NewsShareImage.head(card, look) : HTML(),
        ])
        return page
    }

    private static func heading(_ model: NewsModel, _ look: Look) -> HTML {
        let card = model.card
        return headerElement {
            p(.class("kicker"), .lang("vi")) { card.movement }
            h1(.lang("vi")) { card.title }
            p(.class("standfirst"), .lang("vi")) { card.lead }
            p(.class("byline")) {
                card.organisation.map { look($0) } ?? look.agency.map { look($0.name) } ?? ""
                if let author = model.author { " · " + author }
                if let at = card.publishedAt {
                    " · "
                    timeElement(.datetime(at.iso8601)) { at.vietnamese }
                }
                if card.audience == .agency || card.state != .published {
                    " "
                    span(.class("tag tag-info")) { card.state == .published ? look(card.audience.label) : look(card.state.label) }
                }
            }
            if let last = model.corrections.first {
                p(.class("corrected")) {
                    strong { look("Đã đính chính", "Corrected") }
                    " "
                    timeElement(.datetime(last.at.iso8601)) { last.at.vietnamese }
                    ": " + last.note
                }
            }
        }
    }

    private static func picture(_ file: NewsFile, _ card: NewsCard, isFirst: Bool, _ look: Look) -> HTML {
        figure(.class(isFirst ? "article-picture" : "")) {
            a(.href(NewsParts.file(card, file))) {
                img(
                    .src(NewsParts.file(card, file, file.sizes[.large] == nil ? nil : .large)), .alt(file.alt),
                    .ifLet(file.width) { .attr("width", $0) },
                    .ifLet(file.height) { .attr("height", $0) }, .when(!isFirst, .attr("loading", "lazy")), .attr("decoding", "async"))
            }
            if !file.caption.isEmpty { figcaption(.lang("vi")) { file.caption } }
        }
    }

    /// More pictures, documents, videos, and where the post belongs.
    private static func more(_ model: NewsModel, _ look: Look) -> HTML {
        HTML([
            model.pictures.count > 1
                ? div(.class("gallery")) { for file in model.pictures.dropFirst() { picture(file, model.card, isFirst: false, look) } } : HTML(),
            model.videos.isEmpty ? HTML() : videos(model.videos, look), model.documents.isEmpty ? HTML() : documents(model, look),
            facts(model, look),
        ])
    }

    private static func videos(_ videos: [NewsVideo], _ look: Look) -> HTML {
        section(.aria("labelledby", "video")) {
            h2(.id("video")) { look("Video", "Videos") }
            ul {
                for video in videos {
                    li {
                        a(.href(video.address), .rel("nofollow noopener")) { video.title.isEmpty ? video.address : video.title }
                        span(.class("meta")) { look(" (mở ở \(video.host))", " (opens \(video.host))") }
                    }
                }
            }
        }
    }

    private static func documents(_ model: NewsModel, _ look: Look) -> HTML {
        section(.aria("labelledby", "tai-lieu")) {
            h2(.id("tai-lieu")) { look("Tài liệu", "Documents") }
            ul {
                for file in model.documents {
                    li {
                        a(.href(NewsParts.file(model.card, file))) { file.caption.isEmpty ? file.name : file.caption }
                        span(.class("meta")) { " (\(file.type.uppercased()), \(Weight.text(file.size)))" }
                    }
                }
            }
        }
    }

    private static func facts(_ model: NewsModel, _ look: Look) -> HTML {
        guard model.clause != nil || model.card.eventOn != nil else { return HTML() }
        return p(.class("article-facts")) {
            if let day = model.card.eventOn { look("Sự việc ngày \(day.vietnamese). ", "It happened on \(day.vietnamese). ") }
            if let clause = model.clause {
                look("Thuộc điều khoản ", "Belongs to clause ")
                a(.href("/phong-trao/\(model.card.slug)/nghia-vu/\(clause.addressEncoded)")) { clause }
                look(" của kế hoạch.", " of the plan.")
            }
        }
    }

    private static func corrections(_ model: NewsModel, _ look: Look) -> HTML {
        guard model.corrections.count > 1 else { return HTML() }
        return details(.class("no-print")) {
            summaryElement { look("Các lần đính chính", "All corrections") }
            ul {
                for one in model.corrections {
                    li {
                        timeElement(.datetime(one.at.iso8601)) { one.at.vietnamese }
                        ": " + one.note
                    }
                }
            }
        }
    }
}

/// Sizes of files as people read them.
enum Weight {
    static func text(_ bytes: Int) -> String {
        if bytes < 1_000_000 { return "\(max(1, bytes / 1000)) kB" }
        return "\(bytes / 1_000_000),\(bytes / 100_000 % 10) MB"
    }
}
