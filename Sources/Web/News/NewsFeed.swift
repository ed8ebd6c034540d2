internal import Crypto
internal import HTTPTypes
internal import Hummingbird
internal import Markup
internal import Movement
internal import NIOCore
internal import Vietnamese

/// The public news of a movement as an Atom feed (RFC 4287).
enum NewsFeed {
    @Sendable static func answer(_ visit: Visit) async throws -> Response {
        let slug = visit.parameter("slug")
        let (feed, updated) = try await visit.look { look in
            let viewer = try look.viewer(ofMovement: slug)
            let (name, entries) = try NewsQueries.feed(slug: slug, agency: viewer.agency, in: look.session)
            let agency = try AgencyLabel.find(viewer.agency, in: look.session)?.name.vi ?? ""
            let updated = entries.map(\.card.changedAt).max()
            return (
                xml(slug: slug, name: name, agency: agency, id: viewer.agency, entries, updated: updated, origin: visit.site.configuration.origin),
                updated
            )
        }
        let bytes = Array(feed.utf8)
        let tag = "\"\(Hex.text(SHA256.hash(data: bytes)).prefix(32))\""
        var headers: HTTPFields = [
            .contentType: "application/atom+xml; charset=utf-8", .cacheControl: "public, max-age=300", .eTag: tag,
        ]
        if let updated { headers[.lastModified] = HTTPDate.text(updated) }
        // A date is looked at only when no tag came (RFC 9110, section 13.2.2).
        let isKept =
            visit.request.headers[.ifNoneMatch] == nil
            ? updated != nil && visit.request.headers[.ifModifiedSince] == headers[.lastModified] : visit.hasKept(etag: tag)
        if isKept { return Response(status: .notModified, headers: headers) }
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    static func xml(
        slug: String, name: String, agency: String, id: String, _ entries: [FeedEntry], updated: Instant?, origin: String?
    ) -> String {
        let site = origin ?? ""
        let page = site + NewsParts.list(slug)
        var text = #"<?xml version="1.0" encoding="utf-8"?>"# + "\n" + #"<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi">"# + "\n"
        text +=
            "<id>\(urn("feed", id, slug))</id>\n<title>\(XMLText.escaped(name))</title>\n<updated>\((updated ?? Instant(milliseconds: 0)).iso8601)</updated>\n"
        text += "<author><name>\(XMLText.escaped(agency))</name></author>\n<generator>ThiDua</generator>\n"
        text += "<link rel=\"alternate\" type=\"text/html\" href=\"\(XMLText.escaped(page))\"/>\n"
        text += "<link rel=\"self\" type=\"application/atom+xml\" href=\"\(XMLText.escaped(page)).atom\"/>\n"
        for entry in entries { text += Self.entry(entry, agency: id, site) }
        return text + "</feed>\n"
    }

    private static func entry(_ entry: FeedEntry, agency: String, _ site: String) -> String {
        let card = entry.card
        let published = card.publishedAt ?? card.changedAt
        var text = "<entry>\n<id>\(urn("news", agency, card.id))</id>\n<title>\(XMLText.escaped(card.title))</title>\n"
        text += "<published>\(published.iso8601)</published>\n<updated>\(card.changedAt.iso8601)</updated>\n"
        text += "<link rel=\"alternate\" type=\"text/html\" href=\"\(XMLText.escaped(site + NewsParts.address(card)))\"/>\n"
        if let organisation = card.organisation { text += "<author><name>\(XMLText.escaped(organisation.vi))</name></author>\n" }
        text += "<summary>\(XMLText.escaped(card.lead))</summary>\n"
        text += "<content type=\"html\">\(XMLText.escaped(NewsMarkup.html(entry.body).string))</content>\n</entry>\n"
        return text
    }

    /// An identifier that stays whatever address the site has: a UUID of version 8 (RFC 9562, section 5.8) from the hash of what it names.
    static func urn(_ parts: String...) -> String {
        var bytes = Array(SHA256.hash(data: Array(parts.joined(separator: "\n").utf8)).prefix(16))
        bytes[6] = bytes[6] & 0x0F | 0x80
        bytes[8] = bytes[8] & 0x3F | 0x80
        let hex = Array(Hex.text(bytes))
        return "urn:uuid:" + [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(hex[$0]) }.joined(separator: "-")
    }
}

/// Text inside XML 1.0: marks escaped, and characters that XML cannot hold left out.
enum XMLText {
    static func escaped(_ text: String) -> String {
        var result = ""
        result.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\u{9}", "\u{A}", "\u{D}": result.unicodeScalars.append(scalar)
            case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": break
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

/// Dates as HTTP writes them (RFC 9110, section 5.6.7).
enum HTTPDate {
    static func text(_ instant: Instant) -> String {
        // Seven hours back from the day in Vietnam.
        let utc = instant.adding(seconds: -7 * 3600)
        let day = utc.vietnamDate
        let weekday = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][day.weekday - 1]
        let month = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][day.month - 1]
        let seconds = utc.milliseconds / 1000 % 60
        let (dayText, secondText) = (day.day < 10 ? "0\(day.day)" : "\(day.day)", seconds < 10 ? "0\(seconds)" : "\(seconds)")
        return "\(weekday), \(dayText) \(month) \(day.year) \(utc.vietnamTime):\(secondText) GMT"
    }
}
