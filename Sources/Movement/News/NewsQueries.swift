public import Storage
public import Vietnamese

/// The news page of a movement for one viewer.
public struct NewsPageModel: Sendable, Hashable {
    /// Identifier, page address and name of the movement.
    public let movement, slug, name: String
    /// Published posts, newest first.
    public let cards: [NewsCard]
    /// Where to go on from; nil on the last page.
    public let next: NewsCursor?
    /// Drafts and withdrawn posts the viewer may change, latest first; only on the first page.
    public let unpublished: [NewsCard]
    /// In whose name the viewer writes; nil for readers.
    public let writer: NewsWriter?
}

/// A post that asks for a receipt.
public struct OwedNews: Sendable, Hashable {
    /// Page address and name of the movement.
    public let slug, movement: String
    /// Identifier of the post.
    public let id: String
    /// Its title.
    public let title: String
    /// Since when it asks.
    public let since: CivilDate
}

/// Reading lists of news.
public enum NewsQueries {
    /// The news of a movement, newest first; `notFound` when there is none of that address. At most four statements.
    public static func page(
        slug: String, after cursor: NewsCursor? = nil, limit: Int = 20, for viewer: Actor, in session: Session
    ) throws -> NewsPageModel {
        let movement = try session.row(
            "SELECT movement_id, name FROM movement WHERE agency_id = \(viewer.agency) AND slug = \(slug)")
        guard let movement else { throw Refusal.notFound }
        let id = try movement.text(0)
        let writer = try NewsPolicy.writer(viewer, in: session)
        var condition: SQL = "n.movement_id = \(id) AND \(raw: published(for: viewer))"
        if let cursor { condition += " AND \(raw: after(cursor))" }
        let cards = try cards(condition, order: newest, limit: limit + 1, for: viewer, in: session)
        var unpublished: [NewsCard] = []
        if let writer, cursor == nil {
            let own: SQL = viewer.has(.officer, .head) ? "" : " AND n.unit_id = \(writer.unit)"
            unpublished = try Self.cards(
                "n.movement_id = \(id) AND n.state <> 'published'\(raw: own)", order: "n.changed_at DESC, n.news_id DESC", limit: 50, for: viewer,
                in: session)
        }
        let shown = Array(cards.prefix(limit))
        return NewsPageModel(
            movement: id, slug: slug, name: try movement.text(1), cards: shown,
            next: cards.count > limit ? shown.last.flatMap(NewsCursor.init) : nil, unpublished: unpublished, writer: writer)
    }

    /// The newest public posts of an agency, or of one movement. One statement.
    public static func latest(of movement: String? = nil, limit: Int = 3, for viewer: Actor, in session: Session) throws -> [NewsCard] {
        var condition: SQL = "n.state = 'published' AND n.audience = 'public'"
        if let movement { condition += " AND n.movement_id = \(movement)" }
        return try cards(condition, order: newest, limit: limit, for: viewer, in: session)
    }

    /// What the feed of a movement holds: its newest public posts with their text.
    public static func feed(slug: String, limit: Int = 20, agency: String, in session: Session) throws -> (name: String, entries: [FeedEntry]) {
        let movement = try session.row("SELECT movement_id, name FROM movement WHERE agency_id = \(agency) AND slug = \(slug)")
        guard let movement else { throw Refusal.notFound }
        let visitor = Actor.visitor(of: agency)
        let cards = try latest(of: try movement.text(0), limit: limit, for: visitor, in: session)
        let bodies = try session.rows(
            """
            SELECT v.news_id, v.number, v.body FROM news_version v JOIN news n ON n.agency_id = v.agency_id AND n.news_id = v.news_id
            AND n.version = v.number WHERE v.agency_id = \(agency) AND v.news_id IN \(list: cards.map(\.id))
            """)
        let byID = try Dictionary(bodies.map { (try $0.text(0), try $0.text(2)) }) { first, _ in first }
        return (try movement.text(1), cards.map { FeedEntry(card: $0, body: byID[$0.id] ?? "") })
    }

    /// Posts that ask the actor to confirm reading, oldest first. One statement, none for those who are never asked.
    static func owed(by actor: Actor, in session: Session) throws -> [OwedNews] {
        guard let person = actor.person, PlanPolicy.isConcerned(actor) else { return [] }
        return try session.rows(
            """
            SELECT m.slug, m.name, n.news_id, v.title, n.published_on FROM news n
            JOIN movement m ON m.agency_id = n.agency_id AND m.movement_id = n.movement_id
            JOIN news_version v ON v.agency_id = n.agency_id AND v.news_id = n.news_id AND v.number = n.version
            LEFT JOIN news_receipt r ON r.agency_id = n.agency_id AND r.news_id = n.news_id AND r.person_id = \(person)
            WHERE n.agency_id = \(actor.agency) AND n.state = 'published' AND n.asks_receipt = 1 AND n.created_by <> \(person) AND r.at IS NULL
            ORDER BY n.published_at, n.news_id LIMIT 50
            """
        ).map { row in
            OwedNews(
                slug: try row.text(0), movement: try row.text(1), id: try row.text(2), title: try row.text(3),
                since: try MovementQueries.date(row.text(4)))
        }
    }

    static let newest: SQL = "n.published_at DESC, n.news_id DESC"

    /// What is published for the viewer.
    static func published(for viewer: Actor) -> SQL {
        viewer.isSignedIn ? "n.state = 'published'" : "n.state = 'published' AND n.audience = 'public'"
    }

    private static func after(_ cursor: NewsCursor) -> SQL {
        "(n.published_at < \(cursor.publishedAt) OR (n.published_at = \(cursor.publishedAt) AND n.news_id < \(cursor.id)))"
    }

    /// Posts with their first picture. One statement.
    /// - Parameter condition: on `n`, the post.
    static func cards(_ condition: SQL, order: SQL, limit: Int, for viewer: Actor, in session: Session) throws -> [NewsCard] {
        try session.rows(
            """
            SELECT n.news_id, m.slug, m.name, v.title, v.lead, w.name, w.name_en, n.state, n.audience, n.version, n.first_version, n.published_at,
                   n.changed_at, n.event_on, \(raw: fileColumns)
            FROM news n JOIN movement m ON m.agency_id = n.agency_id AND m.movement_id = n.movement_id
            JOIN news_version v ON v.agency_id = n.agency_id AND v.news_id = n.news_id AND v.number = n.version
            LEFT JOIN unit_version w ON w.agency_id = n.agency_id AND w.unit_id = n.unit_id AND w.valid_from = (
                SELECT MAX(x.valid_from) FROM unit_version x WHERE x.agency_id = n.agency_id AND x.unit_id = n.unit_id
                AND (n.published_on IS NULL OR x.valid_from <= n.published_on))
            LEFT JOIN news_file f ON f.agency_id = n.agency_id AND f.news_id = n.news_id AND f.kind = 'picture' AND f.until_version IS NULL
                AND f.position = (SELECT MIN(y.position) FROM news_file y WHERE y.agency_id = n.agency_id AND y.news_id = n.news_id
                    AND y.kind = 'picture' AND y.until_version IS NULL)
            WHERE n.agency_id = \(viewer.agency) AND \(raw: condition) ORDER BY \(raw: order) LIMIT \(limit)
            """
        ).map(card)
    }

    private static func card(_ row: Row) throws -> NewsCard {
        let organisation = try row.textOrNil(5)
        let first = try row.intOrNil(10)
        return NewsCard(
            id: try row.text(0), slug: try row.text(1), movement: try row.text(2), title: try row.text(3), lead: try row.text(4),
            organisation: try organisation.map { Text($0, try row.textOrNil(6) ?? $0) }, state: NewsState(rawValue: try row.text(7)) ?? .withdrawn,
            audience: NewsAudience(rawValue: try row.text(8)) ?? .agency, version: try row.int(9),
            publishedAt: try row.int64OrNil(11).map(Instant.init(milliseconds:)), changedAt: Instant(milliseconds: try row.int64(12)),
            eventOn: try row.textOrNil(13).flatMap(CivilDate.init(iso:)), isCorrected: try first.map { $0 < (try row.int(9)) } ?? false,
            picture: try file(row, 14))
    }

    static let fileColumns: SQL =
        "f.file_id, f.kind, f.hash, f.name, f.size, f.type, f.width, f.height, f.alt, f.caption, f.small_hash, f.lead_hash, f.large_hash"

    /// A file from the columns above; nil when there is none.
    static func file(_ row: Row, _ start: Int) throws -> NewsFile? {
        guard let id = try row.textOrNil(start), let kind = NewsFile.Kind(rawValue: try row.text(start + 1)) else { return nil }
        var sizes: [NewsPictureSize: String] = [:]
        sizes[.small] = try row.textOrNil(start + 10)
        sizes[.lead] = try row.textOrNil(start + 11)
        sizes[.large] = try row.textOrNil(start + 12)
        return NewsFile(
            id: id, kind: kind, hash: try row.text(start + 2), name: try row.text(start + 3), size: try row.int(start + 4),
            type: try row.text(start + 5), width: try row.intOrNil(start + 6), height: try row.intOrNil(start + 7), alt: try row.text(start + 8),
            caption: try row.text(start + 9), sizes: sizes)
    }
}

/// A public post with its text, for the feed.
public struct FeedEntry: Sendable, Hashable {
    /// The post.
    public let card: NewsCard
    /// Its text with marks.
    public let body: String
}
