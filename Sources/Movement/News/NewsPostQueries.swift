public import Storage
public import Vietnamese

/// A version of a published post.
public struct NewsCorrection: Sendable, Hashable {
    /// Its number.
    public let version: Int
    /// When it was saved.
    public let at: Instant
    /// What was corrected.
    public let note: String
}

/// Whether a post asks the viewer to confirm reading.
public enum NewsReceipt: Sendable, Hashable {
    /// It asks nobody, or not the viewer.
    case notAsked
    /// It asks, and waits.
    case asked
    /// Confirmed then.
    case confirmed(Instant)
}

/// One post for one viewer.
public struct NewsModel: Sendable, Hashable {
    /// What stands in lists.
    public let card: NewsCard
    /// Identifier of the movement.
    public let movement: String
    /// The text with its marks.
    public let body: String
    /// The lines the videos were read from, and the videos.
    public let videoLines: String
    public let videos: [NewsVideo]
    /// Pictures and documents, in order.
    public let files: [NewsFile]
    /// Identifier and path of the clause it belongs to.
    public let obligation, clause: String?
    /// Who wrote it; nil for those who may not see names.
    public let author: String?
    /// Who saved the newest version; only for those who may change it.
    public let savedBy: String?
    /// When it was published first, whether it asks for receipts and takes comments.
    public let asksReceipt, commentsOpen: Bool
    /// Corrections since it was published, newest first.
    public let corrections: [NewsCorrection]
    /// Whether the viewer is asked to confirm reading.
    public let receipt: NewsReceipt
    /// Whether the viewer may change it, publish it for everybody, moderate its comments.
    public let mayManage, mayTellPublic, mayModerate: Bool
    /// Why it was withdrawn, for those who may change it.
    public let reason: String
    /// People named or shown who have agreed, for those who may change it.
    public let people: String

    /// Pictures, in order.
    public var pictures: [NewsFile] { files.filter { $0.kind == .picture } }
    /// Documents, in order.
    public var documents: [NewsFile] { files.filter { $0.kind == .document } }
}

/// Who has confirmed reading a post, unit by unit.
public struct NewsReceipts: Sendable, Hashable {
    /// One unit.
    public struct Unit: Sendable, Hashable {
        /// Its name today.
        public let name: Text
        /// Who has confirmed, and when.
        public let done: [(name: String, at: Instant)]
        /// Who has not.
        public let silent: [String]

        public static func == (left: Unit, right: Unit) -> Bool {
            left.name == right.name && left.silent == right.silent && left.done.map(\.name) == right.done.map(\.name)
        }
        public func hash(into hasher: inout Hasher) { hasher.combine(name) }
    }

    /// The post.
    public let card: NewsCard
    /// Units with people who are asked.
    public let units: [Unit]
    /// How many people have confirmed, and how many are asked; each once.
    public let done, total: Int
}

extension NewsQueries {
    /// One post of a movement; `notFound` unless it exists for the viewer. At most seven statements.
    public static func post(_ id: String, slug: String, for viewer: Actor, in session: Session) throws -> NewsModel {
        let card = try cards("n.news_id = \(id) AND m.slug = \(slug)", order: newest, limit: 1, for: viewer, in: session).first
        let row = try session.row(
            """
            SELECT n.movement_id, v.body, v.videos, n.obligation_id, o.clause, n.created_by, a.name, s.name, n.asks_receipt, n.comments_open,
                   n.first_version, n.unit_id, n.reason, n.people, r.at
            FROM news n JOIN news_version v ON v.agency_id = n.agency_id AND v.news_id = n.news_id AND v.number = n.version
            LEFT JOIN obligation o ON o.agency_id = n.agency_id AND o.obligation_id = n.obligation_id
            LEFT JOIN person a ON a.agency_id = n.agency_id AND a.person_id = n.created_by
            LEFT JOIN person s ON s.agency_id = n.agency_id AND s.person_id = v.actor
            LEFT JOIN news_receipt r ON r.agency_id = n.agency_id AND r.news_id = n.news_id AND r.person_id = \(viewer.recordName)
            WHERE n.agency_id = \(viewer.agency) AND n.news_id = \(id)
            """)
        guard let card, let row else { throw Refusal.notFound }
        let writer = try NewsPolicy.writer(viewer, in: session)
        let unit = try row.textOrNil(11)
        let manages = NewsPolicy.manages(viewer, writer, unit: unit)
        guard NewsPolicy.knows(viewer, state: card.state, audience: card.audience, manages: manages) else { throw Refusal.notFound }
        let lines = try row.text(2)
        let asks = try row.bool(8)
        let author = try row.text(5)
        let isAsked = asks && card.state == .published && NewsPolicy.isAsked(viewer, author: author)
        let confirmed = try row.int64OrNil(14).map(Instant.init(milliseconds:))
        return NewsModel(
            card: card, movement: try row.text(0), body: try row.text(1), videoLines: lines, videos: (try? NewsVideo.read(lines)) ?? [],
            files: try files(of: id, in: session, agency: viewer.agency), obligation: try row.textOrNil(3), clause: try row.textOrNil(4),
            author: PlanPolicy.maySeeNames(viewer) ? try row.textOrNil(6) : nil, savedBy: manages ? try row.textOrNil(7) : nil, asksReceipt: asks,
            commentsOpen: try row.bool(9), corrections: try corrections(of: id, since: try row.intOrNil(10), viewer, in: session),
            receipt: !isAsked ? .notAsked : confirmed.map(NewsReceipt.confirmed) ?? .asked, mayManage: manages,
            mayTellPublic: manages && writer?.mayTellPublic == true, mayModerate: NewsPolicy.moderates(viewer, unit: unit),
            reason: manages ? try row.text(12) : "", people: manages ? try row.text(13) : "")
    }

    private static func files(of news: String, in session: Session, agency: String) throws -> [NewsFile] {
        try session.rows(
            """
            SELECT \(raw: fileColumns) FROM news_file f
            WHERE f.agency_id = \(agency) AND f.news_id = \(news) AND f.until_version IS NULL ORDER BY f.position, f.file_id
            """
        ).compactMap { try file($0, 0) }
    }

    private static func corrections(of news: String, since first: Int?, _ viewer: Actor, in session: Session) throws -> [NewsCorrection] {
        guard let first else { return [] }
        return try session.rows(
            """
            SELECT number, at, note FROM news_version
            WHERE agency_id = \(viewer.agency) AND news_id = \(news) AND number > \(first) ORDER BY number DESC LIMIT 100
            """
        ).map { NewsCorrection(version: try $0.int(0), at: Instant(milliseconds: try $0.int64(1)), note: try $0.text(2)) }
    }

    /// The clauses a post may belong to, in the order of the plan.
    public static func clauses(of movement: String, agency: String, in session: Session) throws -> [(id: String, clause: String, text: String)] {
        try session.rows(
            """
            SELECT o.obligation_id, o.clause, o.wording FROM obligation o JOIN movement m ON m.agency_id = o.agency_id AND m.plan_id = o.plan_id
            WHERE o.agency_id = \(agency) AND m.movement_id = \(movement) AND o.state IN ('proposed', 'accepted') ORDER BY o.position
            """
        ).map { (try $0.text(0), try $0.text(1), try $0.text(2)) }
    }

    /// The entry of the record with which a post was published; its number is nil until it has its place in the chain.
    public static func publication(of news: String, agency: String, in session: Session) throws -> (leaf: String, number: Int64?)? {
        try session.row(
            """
            SELECT leaf_id, seq FROM record
            WHERE agency_id = \(agency) AND subject = \("news:\(news)") AND act = \(PublishNews.declaration.name)
            """
        ).map { (try $0.text(0), try $0.int64OrNil(1)) }
    }

    /// Who has confirmed reading and who has not; for those who may change the post. Three statements besides the post's.
    public static func receipts(of id: String, slug: String, for viewer: Actor, today: CivilDate, in session: Session) throws -> NewsReceipts {
        let model = try post(id, slug: slug, for: viewer, in: session)
        guard model.mayManage else { throw viewer.isSignedIn ? Refusal.forbidden : Refusal.signedOut }
        guard model.asksReceipt, model.card.state == .published else { throw Refusal.notFound }
        let rows = try session.rows(
            """
            SELECT v.name, v.name_en, p.name, r.at, p.person_id FROM membership m
            JOIN person p ON p.agency_id = m.agency_id AND p.person_id = m.person_id AND \(raw: .holds("p", on: today))
            JOIN unit_version v ON v.agency_id = m.agency_id AND v.unit_id = m.unit_id AND \(raw: .holds("v", on: today))
            LEFT JOIN news_receipt r ON r.agency_id = m.agency_id AND r.news_id = \(id) AND r.person_id = m.person_id
            WHERE m.agency_id = \(viewer.agency) AND \(raw: .holds("m", on: today))
            AND p.person_id <> (SELECT n.created_by FROM news n WHERE n.agency_id = \(viewer.agency) AND n.news_id = \(id))
            ORDER BY v.position, v.folded, p.name_key, p.person_id
            """)
        var units: [(name: Text, done: [(name: String, at: Instant)], silent: [String])] = []
        var people: [String: Bool] = [:]
        for row in rows {
            let name = Text(try row.text(0), try row.text(1))
            if units.last?.name != name { units.append((name, [], [])) }
            let person = try row.text(2)
            let at = try row.int64OrNil(3).map(Instant.init(milliseconds:))
            if let at { units[units.count - 1].done.append((person, at)) } else { units[units.count - 1].silent.append(person) }
            people[try row.text(4)] = at != nil
        }
        return NewsReceipts(
            card: model.card, units: units.map { .init(name: $0.name, done: $0.done, silent: $0.silent) }, done: people.values.count { $0 },
            total: people.count)
    }
}
