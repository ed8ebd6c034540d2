internal import Storage
internal import Vietnamese

/// A post as stored, with its newest version.
struct NewsRow: Sendable {
    let id, movement, slug, movementName: String
    let obligation, unit: String?
    let state: NewsState
    let audience: NewsAudience
    let version: Int
    let asksReceipt, commentsOpen: Bool
    let eventOn: String?
    let author: String
    let title, lead, body, videos: String
    let savedBy: String

    /// The subject under which acts on the post stand in the record.
    var subject: String { "news:\(id)" }
}

/// Reads and writes posts inside an act.
enum NewsStore {
    static func row(_ id: String, in world: World) throws -> NewsRow {
        let row = try world.session.row(
            """
            SELECT n.news_id, n.movement_id, m.slug, m.name, n.obligation_id, n.unit_id, n.state, n.audience, n.version, n.asks_receipt,
                   n.comments_open, n.event_on, n.created_by, v.title, v.lead, v.body, v.videos, p.name
            FROM news n JOIN movement m ON m.agency_id = n.agency_id AND m.movement_id = n.movement_id
            JOIN news_version v ON v.agency_id = n.agency_id AND v.news_id = n.news_id AND v.number = n.version
            LEFT JOIN person p ON p.agency_id = v.agency_id AND p.person_id = v.actor
            WHERE n.agency_id = \(world.agency) AND n.news_id = \(id)
            """)
        guard let row, let state = NewsState(rawValue: try row.text(6)), let audience = NewsAudience(rawValue: try row.text(7)) else {
            throw Refusal.notFound
        }
        return NewsRow(
            id: try row.text(0), movement: try row.text(1), slug: try row.text(2), movementName: try row.text(3), obligation: try row.textOrNil(4),
            unit: try row.textOrNil(5), state: state, audience: audience, version: try row.int(8), asksReceipt: try row.bool(9),
            commentsOpen: try row.bool(10), eventOn: try row.textOrNil(11), author: try row.text(12), title: try row.text(13),
            lead: try row.text(14), body: try row.text(15), videos: try row.text(16), savedBy: try row.textOrNil(17) ?? "")
    }

    /// The post, when the actor may know that it exists.
    static func known(_ id: String, in world: World) throws -> NewsRow {
        let row = try row(id, in: world)
        let manages = NewsPolicy.manages(world.actor, try NewsPolicy.writer(world.actor, in: world.session), unit: row.unit)
        try world.requireVisible(NewsPolicy.knows(world.actor, state: row.state, audience: row.audience, manages: manages))
        return row
    }

    /// The post and in whose name the actor writes, for those who may change it.
    static func managed(_ id: String, in world: World) throws -> (NewsRow, NewsWriter) {
        let row = try row(id, in: world)
        let writer = try NewsPolicy.writer(world.actor, in: world.session)
        let manages = NewsPolicy.manages(world.actor, writer, unit: row.unit)
        try world.requireVisible(NewsPolicy.knows(world.actor, state: row.state, audience: row.audience, manages: manages))
        guard manages, let writer else { throw world.actor.isSignedIn ? Refusal.forbidden : Refusal.signedOut }
        return (row, writer)
    }

    /// Refused when somebody has saved another version than the one the actor looked at.
    static func hold(_ row: NewsRow, at version: Int) throws {
        guard row.version == version else { throw Refusal.newsMoved(by: row.savedBy, version: row.version) }
    }

    static func insert(version number: Int, of news: String, _ content: NewsContent, note: String, in world: World) throws {
        try world.session.execute(
            """
            INSERT INTO news_version (agency_id, news_id, number, title, lead, body, videos, note, folded, at, actor)
            VALUES (\(world.agency), \(news), \(number), \(content.title), \(content.lead), \(content.body), \(content.videos), \(note),
                    \(content.folded), \(world.now.milliseconds), \(world.actor.recordName))
            """)
    }

    /// The next version with the words of the one before, for a change of the files.
    static func step(_ row: NewsRow, note: String, in world: World) throws {
        try world.session.execute(
            """
            INSERT INTO news_version (agency_id, news_id, number, title, lead, body, videos, note, folded, at, actor)
            SELECT agency_id, news_id, \(row.version + 1), title, lead, body, videos, \(note), folded, \(world.now.milliseconds),
                   \(world.actor.recordName)
            FROM news_version WHERE agency_id = \(world.agency) AND news_id = \(row.id) AND number = \(row.version)
            """)
        try world.session.execute(
            """
            UPDATE news SET version = \(row.version + 1), changed_at = \(world.now.milliseconds)
            WHERE agency_id = \(world.agency) AND news_id = \(row.id)
            """)
    }

    /// The obligation, which must stand in the plan of the movement.
    static func checkObligation(_ obligation: String?, of movement: String, in world: World) throws {
        guard let obligation else { return }
        let found = try world.session.row(
            """
            SELECT o.clause FROM obligation o JOIN movement m ON m.agency_id = o.agency_id AND m.plan_id = o.plan_id
            WHERE o.agency_id = \(world.agency) AND o.obligation_id = \(obligation) AND m.movement_id = \(movement)
            AND o.state IN ('proposed', 'accepted')
            """)
        guard found != nil else {
            throw Refusal.invalid("obligation", "Phong trào không có điều khoản này.", "The movement has no such clause.")
        }
    }

    /// How many files of a kind the newest version has.
    static func count(_ kind: NewsFile.Kind, of news: String, in world: World) throws -> Int {
        try world.session.row(
            """
            SELECT COUNT(*) FROM news_file
            WHERE agency_id = \(world.agency) AND news_id = \(news) AND kind = \(kind.rawValue) AND until_version IS NULL
            """)?.int(0) ?? 0
    }
}
