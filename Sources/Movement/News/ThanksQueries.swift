public import Storage
public import Vietnamese

/// Thanks from person to person, as a viewer may see them.
public struct Thanks: Sendable, Hashable {
    /// Identifier, also the place in the list to go on from.
    public let id: String
    /// Who thanks whom.
    public let giver, receiver: String
    /// For what.
    public let words: String
    /// When.
    public let at: Instant
    /// The clause it has to do with.
    public let clause: String?
    /// Whether giver and receiver agree to the public page.
    public let giverAgrees, receiverAgrees: Bool
    /// Whether the viewer gave or got them.
    public let isGiver, isReceiver: Bool
}

/// The thanks said in a movement.
public struct ThanksModel: Sendable, Hashable {
    /// Identifier, page address and name of the movement.
    public let movement, slug, name: String
    /// Thanks, newest first. Never counted and never ranked.
    public let thanks: [Thanks]
    /// The last one, to go on from; nil on the last page.
    public let next: String?
    /// Whether the viewer may say thanks.
    public let mayGive: Bool
}

/// Reading thanks.
public enum ThanksQueries {
    /// Thanks said in a movement. Two statements.
    public static func page(
        slug: String, before: String? = nil, limit: Int = 30, for viewer: Actor, in session: Session
    ) throws -> ThanksModel {
        let movement = try session.row("SELECT movement_id, name FROM movement WHERE agency_id = \(viewer.agency) AND slug = \(slug)")
        guard let movement else { throw Refusal.notFound }
        let id = try movement.text(0)
        let seen: SQL = viewer.isSignedIn ? "" : " AND t.giver_public = 1 AND t.receiver_public = 1"
        let from: SQL = before.map { " AND t.thanks_id < \($0)" } ?? ""
        let found = try session.rows(
            """
            SELECT t.thanks_id, g.name, r.name, t.words, t.at, o.clause, t.giver_public, t.receiver_public, t.giver, t.receiver FROM thanks t
            JOIN person g ON g.agency_id = t.agency_id AND g.person_id = t.giver
            JOIN person r ON r.agency_id = t.agency_id AND r.person_id = t.receiver
            LEFT JOIN obligation o ON o.agency_id = t.agency_id AND o.obligation_id = t.obligation_id
            WHERE t.agency_id = \(viewer.agency) AND t.movement_id = \(id) AND t.withdrawn_at IS NULL\(raw: seen)\(raw: from)
            ORDER BY t.thanks_id DESC LIMIT \(limit + 1)
            """
        ).map { row in
            Thanks(
                id: try row.text(0), giver: try row.text(1), receiver: try row.text(2), words: try row.text(3),
                at: Instant(milliseconds: try row.int64(4)), clause: try row.textOrNil(5), giverAgrees: try row.bool(6),
                receiverAgrees: try row.bool(7), isGiver: viewer.person == (try row.text(8)), isReceiver: viewer.person == (try row.text(9)))
        }
        return ThanksModel(
            movement: id, slug: slug, name: try movement.text(1), thanks: Array(found.prefix(limit)),
            next: found.count > limit ? found[limit - 1].id : nil, mayGive: NewsPolicy.mayThank(viewer))
    }
}
