internal import Storage
internal import Vietnamese

/// A contest as stored, inside an act.
struct ContestRow: Sendable {
    let id, movement, slug, title: String
    let audience: ContestAudience
    let attempts: Int
    let predicts: Bool
    let state: ContestState

    /// The contest, for those who prepare it; it does not exist for those who may not see it.
    static func prepared(_ id: String, in world: World) throws -> ContestRow {
        let row = try load(id, in: world)
        try world.require(ContestPolicy.mayPrepare(world.actor))
        return row
    }

    /// The contest, when the actor may know of it.
    static func load(_ id: String, in world: World) throws -> ContestRow {
        let row = try world.session.row(
            """
            SELECT movement_id, slug, title, audience, attempts, predicts, state FROM contest
            WHERE agency_id = \(world.agency) AND contest_id = \(id)
            """)
        guard let row else { throw Refusal.notFound }
        let contest = ContestRow(
            id: id, movement: try row.text(0), slug: try row.text(1), title: try row.text(2), audience: try ContestAudience(row, 3),
            attempts: try row.int(4), predicts: try row.bool(5), state: try ContestState(row, 6))
        try world.requireVisible(ContestPolicy.maySee(world.actor, contest.state, contest.audience))
        return contest
    }

    /// Throws once the results are out or it was called off.
    func requireLive() throws {
        guard state == .draft || state == .announced else { throw Refusal.contestOver }
    }

    /// What came of an act on it.
    func outcome(_ sentence: Text, adding result: [String: JSONValue] = [:]) -> ActOutcome {
        ActOutcome(
            subject: "contest:\(id)", sentence: sentence,
            result: .object(["contest": .string(id), "slug": .string(slug)].merging(result) { _, added in added }))
    }
}

extension ContestAudience {
    init(_ row: Row, _ column: Int) throws { self = ContestAudience(rawValue: try row.text(column)) ?? .agency }
}

extension ContestState {
    init(_ row: Row, _ column: Int) throws { self = ContestState(rawValue: try row.text(column)) ?? .draft }
}

/// Reads what acts and pages on contests both need.
enum ContestStore {
    /// An address for a title that no contest has.
    static func freeSlug(for title: String, in session: Session) throws -> String {
        let slug = Vietnamese.slug(title)
        let base = slug.isEmpty ? "cuoc-thi" : String(slug.prefix(60))
        let taken = Set(try session.rows("SELECT slug FROM contest WHERE slug >= \(base) AND slug <= \(base + "~")").map { try $0.text(0) })
        guard taken.contains(base) else { return base }
        return (2...).lazy.map { "\(base)-\($0)" }.first { !taken.contains($0) } ?? base
    }

    static func rounds(of contest: String, agency: String, in session: Session) throws -> [ContestRound] {
        try session.rows(
            """
            SELECT round_id, number, opens_at, closes_at, questions, topics, seconds FROM contest_round
            WHERE agency_id = \(agency) AND contest_id = \(contest) ORDER BY number
            """
        ).map { row in
            ContestRound(
                id: try row.text(0), number: try row.int(1), opens: Instant(milliseconds: try row.int64(2)),
                closes: Instant(milliseconds: try row.int64(3)), questions: try row.int(4), topics: TopicLines.read(try row.text(5)),
                seconds: try row.int(6))
        }
    }

    static func prizes(of contest: String, agency: String, in session: Session) throws -> [ContestPrize] {
        try session.rows(
            """
            SELECT p.prize_id, r.number, p.kind, p.title, p.worth, p.count FROM contest_prize p
            LEFT JOIN contest_round r ON r.agency_id = p.agency_id AND r.round_id = p.round_id
            WHERE p.agency_id = \(agency) AND p.contest_id = \(contest) ORDER BY p.position
            """
        ).map { row in
            ContestPrize(
                id: try row.text(0), round: try row.intOrNil(1), kind: ContestPrize.Kind(rawValue: try row.text(2)) ?? .entrant,
                title: try row.text(3), worth: try row.text(4), count: try row.int(5))
        }
    }

    /// How many questions of each topic can be drawn.
    static func bank(of contest: String, agency: String, in session: Session) throws -> [TopicShare] {
        try session.rows(
            """
            SELECT topic, COUNT(*) FROM question WHERE agency_id = \(agency) AND contest_id = \(contest) AND voided_at IS NULL
            GROUP BY topic ORDER BY topic
            """
        ).map { TopicShare(topic: try $0.text(0), count: try $0.int(1)) }
    }
}
