internal import Storage
internal import Vietnamese

/// An initiative that says much the same as another.
public struct SimilarInitiative: Sendable, Hashable {
    /// The other initiative.
    public let line: InitiativeLine
    /// How much of the text looked at stands in like sentences, in percent.
    public let share: Int
    /// The like sentences, in the order of the text looked at.
    public let sentences: [SimilarSentences]
}

/// Finding initiatives that say much the same.
public enum SimilarInitiatives {
    /// How many candidates are read and compared.
    private static let candidates = 20

    /// Initiatives like this one among those handed in that exist for the viewer, most alike first. Two statements find them, whatever their number.
    static func find(
        like id: String, texts: [String], for viewer: InitiativeViewer, today: CivilDate, in session: Session
    ) throws -> [SimilarInitiative] {
        let mine = Similarity.sentences(texts)
        let keys = Array(Set(mine.flatMap(\.keys))).sorted()
        guard !keys.isEmpty else { return [] }
        let agency = viewer.actor.agency
        let rows = try session.rows(
            """
            SELECT i.initiative_id, i.title, i.situation, i.solution, i.purpose FROM (
                SELECT k.initiative_id, COUNT(DISTINCT k.sentence) AS met FROM initiative_key k
                WHERE k.agency_id = \(agency) AND k.key IN \(list: Array(keys.prefix(most))) AND k.initiative_id <> \(id) GROUP BY k.initiative_id) AS c
            JOIN initiative i ON i.agency_id = \(agency) AND i.initiative_id = c.initiative_id
            WHERE i.state <> 'withdrawn' AND i.submitted_on IS NOT NULL AND \(raw: InitiativePolicy.visible(viewer))
            ORDER BY c.met DESC, i.initiative_id LIMIT \(candidates)
            """)
        var found: [(id: String, share: Int, sentences: [SimilarSentences])] = []
        for row in rows {
            let (share, pairs) = Similarity.compare(mine, Similarity.sentences([try row.text(1), try row.text(2), try row.text(3), try row.text(4)]))
            if share >= Similarity.shown { found.append((try row.text(0), share, pairs)) }
        }
        guard !found.isEmpty else { return [] }
        let lines = try InitiativeQueries.lines("i.initiative_id IN \(list: found.map(\.id))", for: viewer, today: today, in: session)
        let named = Dictionary(uniqueKeysWithValues: lines.map { ($0.id, $0) })
        return found.sorted { ($1.share, $0.id) < ($0.share, $1.id) }.compactMap { one in
            named[one.id].map { SimilarInitiative(line: $0, share: one.share, sentences: one.sentences) }
        }
    }

    /// The most keys one question carries; PostgreSQL and SQLite both take more.
    private static let most = 4000

    /// Writes down by what an initiative is found, instead of what stood there.
    static func index(_ id: String, texts: [String], in world: World) throws {
        try world.session.execute("DELETE FROM initiative_key WHERE agency_id = \(world.agency) AND initiative_id = \(id)")
        let rows = Similarity.sentences(texts).enumerated().flatMap { number, sentence in sentence.keys.map { ($0, number) } }
        // A few hundred rows: one statement for every hundred of them.
        for start in stride(from: 0, to: rows.count, by: 100) {
            let values = rows[start..<min(start + 100, rows.count)].map { key, number in
                "(\(world.agency), \(key), \(id), \(number))" as SQL
            }
            try world.session.execute(
                """
                INSERT INTO initiative_key (agency_id, key, initiative_id, sentence) VALUES \(raw: .joined(values, by: ", "))
                ON CONFLICT (agency_id, key, initiative_id, sentence) DO NOTHING
                """)
        }
    }
}
