internal import Storage
internal import Vietnamese

/// A scoring table as stored.
struct ScoringRow: Sendable {
    let id, movement, slug, movementName: String
    let state: ScoringState
    let version: Int
    let copiedFrom: String?
    var table: ScoringTable

    /// The subject under which acts on the table stand in the record.
    var subject: String { "scoring:\(id)" }
}

/// Reads and writes scoring tables inside an act.
enum ScoringStore {
    /// The table, when the actor may know of it; else `notFound`.
    static func table(_ id: String, in world: World) throws -> ScoringRow {
        let row = try world.session.row(
            """
            SELECT t.table_id, t.movement_id, m.slug, m.name, t.state, t.version, t.copied_from, t.body FROM scoring_table t
            JOIN movement m ON m.agency_id = t.agency_id AND m.movement_id = t.movement_id
            WHERE t.agency_id = \(world.agency) AND t.table_id = \(id)
            """)
        guard let row, let state = ScoringState(rawValue: try row.text(4)) else { throw Refusal.notFound }
        try world.requireVisible(state != .draft || ScoringPolicy.seesDrafts(world.actor))
        return ScoringRow(
            id: try row.text(0), movement: try row.text(1), slug: try row.text(2), movementName: try row.text(3), state: state,
            version: try row.int(5), copiedFrom: try row.textOrNil(6), table: try decode(row.text(7)))
    }

    /// The table for somebody who edits it, at the version they have seen.
    static func draft(_ id: String, version: Int?, in world: World) throws -> ScoringRow {
        let row = try table(id, in: world)
        try world.require(ScoringPolicy.maySet(world.actor))
        guard row.state == .draft else { throw Refusal.scoringAdopted }
        guard version == nil || version == row.version else { throw Refusal.scoringMoved }
        return row
    }

    /// The table for somebody who scores with it.
    static func adopted(_ id: String, in world: World) throws -> ScoringRow {
        let row = try table(id, in: world)
        guard world.actor.isSignedIn else { throw Refusal.signedOut }
        guard row.state == .adopted else { throw Refusal.scoringNotAdopted }
        return row
    }

    static func decode(_ body: String) throws -> ScoringTable {
        guard let json = JSONValue(json: body.utf8) else { throw StorageError.type("a scoring table is not JSON") }
        do throws(FieldFailure) { return try ScoringTable(json: json) } catch { throw StorageError.type("a scoring table: \(error.message.en)") }
    }

    static func insert(_ table: ScoringTable, movement: String, copiedFrom: String?, in world: World) throws -> String {
        let id = world.newID()
        try world.session.execute(
            """
            INSERT INTO scoring_table (agency_id, table_id, movement_id, name, group_kind, state, version, body, copied_from, created_at, created_by)
            VALUES (\(world.agency), \(id), \(movement), \(table.name), \(table.group.rawValue), 'draft', 1, \(table.json.json), \(copiedFrom),
                    \(world.now.milliseconds), \(world.actor.recordName))
            """)
        return id
    }

    static func update(_ row: ScoringRow, in world: World) throws {
        try world.session.execute(
            """
            UPDATE scoring_table SET name = \(row.table.name), group_kind = \(row.table.group.rawValue), body = \(row.table.json.json),
                version = version + 1
            WHERE agency_id = \(world.agency) AND table_id = \(row.id)
            """)
    }

    /// The movement an act names, which must exist in the agency.
    static func movement(_ id: String, in world: World) throws -> (name: String, slug: String) {
        let row = try world.session.row("SELECT name, slug FROM movement WHERE agency_id = \(world.agency) AND movement_id = \(id)")
        guard let row else { throw Refusal.notFound }
        return (try row.text(0), try row.text(1))
    }
}
