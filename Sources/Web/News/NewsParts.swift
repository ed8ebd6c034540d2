internal import Markup
internal import Movement
internal import Vietnamese

/// Pieces that several pages of news share.
enum NewsParts {
    static func list(_ slug: String) -> String { "/phong-trao/\(slug)/tin" }
    static func address(_ slug: String, _ news: String) -> String { "/phong-trao/\(slug)/tin/\(news)" }
    static func address(_ card: NewsCard) -> String { address(card.slug, card.id) }
    static func file(_ card: NewsCard, _ file: NewsFile, _ size: NewsPictureSize? = nil) -> String {
        address(card) + "/tep/\(file.id)" + (size.map { "/\($0.rawValue)" } ?? "")
    }

    /// A picture in one of its smaller sizes; nothing when this machine could not make them.
    static func picture(_ card: NewsCard, _ size: NewsPictureSize, isEager: Bool = false) -> HTML? {
        guard let file = card.picture, file.sizes[size] != nil else { return nil }
        let (width, height) = size == .lead ? (800, 450) : (400, 250)
        return img(
            .src(Self.file(card, file, size)), .alt(file.alt), .attr("width", width), .attr("height", height),
            .when(!isEager, .attr("loading", "lazy")), .attr("decoding", "async"))
    }

    /// Who speaks, when, and for whom if not for everybody.
    static func byline(_ card: NewsCard, _ look: Look) -> HTML {
        p(.class("byline")) {
            if let organisation = card.organisation {
                span { look(organisation) }
                " · "
            }
            if let at = card.publishedAt {
                timeElement(.datetime(at.iso8601)) { at.vietnamDate.vietnamese }
            } else {
                look("sửa lần cuối ", "last changed ") + card.changedAt.vietnamese
            }
            if card.isCorrected { " · " + look("đã đính chính", "corrected") }
            if card.audience == .agency {
                " "
                span(.class("tag tag-info")) { look(card.audience.label) }
            }
        }
    }

    static func title(_ card: NewsCard) -> HTML { a(.href(address(card)), .lang("vi")) { card.title } }

    /// The newest public posts, for pages that are about something else; nothing when there are none.
    static func latest(_ cards: [NewsCard], more: String?, showsMovement: Bool, _ look: Look) -> HTML {
        guard !cards.isEmpty else { return HTML() }
        return section(.class("news-latest"), .aria("labelledby", "tin-moi")) {
            h2(.id("tin-moi")) { look("Tin mới", "Latest news") }
            ul(.class("news-row")) {
                for card in cards {
                    li {
                        articleElement(.class("news-card")) {
                            if showsMovement { p(.class("kicker"), .lang("vi")) { card.movement } }
                            h3 { title(card) }
                            p(.lang("vi")) { card.lead.shortened(to: 160) }
                            byline(card, look)
                        }
                    }
                }
            }
            if let more { p { a(.href(more)) { look("Tất cả tin", "All news") } } }
        }
    }

    /// What browsers and programs find in the head of pages with a feed.
    static func feedLink(_ slug: String, _ name: String, _ look: Look) -> HTML {
        linkElement(
            .rel("alternate"), .type("application/atom+xml"), .attr("title", look("Tin: ", "News: ") + name), .href("\(list(slug)).atom"))
    }
}
