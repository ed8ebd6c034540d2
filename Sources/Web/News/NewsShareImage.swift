internal import HTTPTypes
internal import Hummingbird
internal import Markup
internal import Movement
internal import NIOCore
internal import Vietnamese

/// What is shown where a link to a public post is shared.
enum NewsShareImage {
    /// Open Graph and cards; addresses only when the site knows its own, and a picture only when this machine can draw one.
    static func head(_ card: NewsCard, _ look: Look) -> HTML {
        let origin = look.visit.site.configuration.origin
        func property(_ name: String, _ value: String) -> HTML { meta(.attr("property", name), .content(value)) }
        var tags = [
            property("og:type", "article"), property("og:title", card.title), property("og:description", card.lead.shortened(to: 200)),
            property("og:site_name", look.agency?.name.vi ?? "ThiDua"), property("og:locale", "vi_VN"),
        ]
        if let at = card.publishedAt { tags.append(property("article:published_time", at.iso8601)) }
        if let origin {
            tags.append(property("og:url", origin + NewsParts.address(card)))
            tags.append(linkElement(.rel("canonical"), .href(origin + NewsParts.address(card))))
            if look.visit.site.press.drawsShareImages {
                tags += [
                    property("og:image", "\(origin)\(NewsParts.address(card))/chia-se.png"), property("og:image:width", "1200"),
                    property("og:image:height", "630"), property("og:image:alt", card.title),
                    meta(.name("twitter:card"), .content("summary_large_image")),
                ]
            }
        }
        return HTML(tags)
    }

    @Sendable static func answer(_ visit: Visit) async throws -> Response {
        let card = try await visit.look { look -> (NewsCard, String) in
            let slug = visit.parameter("slug")
            let viewer = Actor.visitor(of: try look.viewer(ofMovement: slug).agency)
            let model = try NewsQueries.post(visit.parameter("news"), slug: slug, for: viewer, in: look.session)
            return (model.card, try AgencyLabel.find(viewer.agency, in: look.session)?.name.vi ?? "")
        }
        guard let bytes = try await visit.site.press.shareImage(of: drawing(card.0, agency: card.1)) else { throw Refusal.notFound }
        return Response(
            status: .ok, headers: [.contentType: "image/png", .cacheControl: "public, max-age=3600"],
            body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// A page of 1200 by 630 points for the program that draws it; nothing in it comes from outside.
    private static func drawing(_ card: NewsCard, agency: String) -> HTML {
        let size = card.title.count > 90 ? "title long" : card.title.count > 50 ? "title middle" : "title"
        return document(.lang("vi")) {
            Markup.head {
                meta(.attr("charset", "utf-8"))
                titleElement { card.title }
                // Our own style sheet, compiled in.
                HTML.unsafeRaw("<style>\(style)</style>")
            }
            body {
                div(.class("lotus")) { HTML.unsafeRaw(lotus) }  // our own drawing, compiled in
                p(.class("kicker")) { card.movement.shortened(to: 90) }
                p(.class(size)) { card.title }
                p(.class("agency")) { (card.organisation?.vi).map { "\($0) · \(agency)" } ?? agency }
            }
        }
    }

    private static let lotus = Icons.favicon.replacing("<svg ", with: "<svg width=\"250\" height=\"234\" ")

    private static let style = """
        @page{size:1200px 630px;margin:0}
        html,body{margin:0;padding:0}
        body{width:1200px;height:630px;position:relative;background:#fff;color:#241820;overflow:hidden;border-top:18px solid #a3195b;
          box-sizing:border-box;font-family:"Noto Sans","DejaVu Sans",sans-serif}
        .lotus{position:absolute;right:40px;bottom:24px;width:250px;height:234px}
        .kicker{position:absolute;left:72px;top:52px;width:1050px;margin:0;font-size:26px;font-weight:bold;color:#a3195b}
        .title{position:absolute;left:72px;top:128px;width:1050px;margin:0;font-size:72px;line-height:1.22;font-weight:bold;
          font-family:"Noto Serif","DejaVu Serif",serif}
        .middle{font-size:60px}
        .long{font-size:46px}
        .agency{position:absolute;left:72px;bottom:44px;width:780px;margin:0;font-size:28px;color:#5f4f58}
        """
}
