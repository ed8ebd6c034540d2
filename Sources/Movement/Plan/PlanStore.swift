internal import FoundationEssentials
internal import PlanReading
internal import Storage
internal import Vietnamese

/// A plan as stored.
struct PlanRow: Sendable {
    let id: String
    let title: String
    let status: PlanStatus
    let version: Int

    /// The subject under which acts on the plan stand in the record.
    var subject: String { "plan:\(id)" }
}

/// An obligation as stored.
struct ObligationRow: Sendable {
    let id, plan: String
    var clause: String
    var position: Int
    var kind: ObligationKind
    var text: String
    var named: [String]
    var source: SourceSpan?
    var due: CivilDate?
    var state: ObligationState
    /// What the reader made of the text; nil when the obligation was added by hand.
    var readClause, readText: String?

    /// The subject under which acts on the obligation stand in the record.
    var subject: String { "obligation:\(id)" }
}

/// Reads and writes plans and obligations inside an act.
enum PlanStore {
    /// The plan, when the actor may know that it exists; else `notFound`.
    static func plan(_ id: String, in world: World) throws -> PlanRow {
        let row = try world.session.row("SELECT plan_id, title, status, version FROM plan WHERE agency_id = \(world.agency) AND plan_id = \(id)")
        guard let row, let status = PlanStatus(rawValue: try row.text(2)) else { throw Refusal.notFound }
        try world.requireVisible(PlanPolicy.knowsPlan(world.actor, status: status))
        return PlanRow(id: try row.text(0), title: try row.text(1), status: status, version: try row.int(3))
    }

    /// The plan, for an actor who prepares plans; `notFound` or `forbidden` for others.
    static func planToPrepare(_ id: String, in world: World) throws -> PlanRow {
        let plan = try plan(id, in: world)
        try world.require(PlanPolicy.mayPrepare(world.actor))
        return plan
    }

    /// The obligation and its plan, when the actor may know of them.
    static func obligation(_ id: String, in world: World) throws -> (ObligationRow, PlanRow) {
        let found = try obligations("o.obligation_id = \(id)", in: world).first
        guard let found else { throw Refusal.notFound }
        return (found, try plan(found.plan, in: world))
    }

    /// The obligation and its plan, for an actor who prepares plans; refused when it no longer stands in the plan.
    static func obligationToPrepare(_ id: String, in world: World) throws -> (ObligationRow, PlanRow) {
        let (one, plan) = try obligation(id, in: world)
        try world.require(PlanPolicy.mayPrepare(world.actor))
        guard one.state.isLive else { throw Refusal.obligationGone }
        return (one, plan)
    }

    /// All obligations of a plan, in order, whatever their state.
    static func obligations(of plan: String, in world: World) throws -> [ObligationRow] {
        try obligations("o.plan_id = \(plan)", in: world)
    }

    private static func obligations(_ condition: SQL, in world: World) throws -> [ObligationRow] {
        try world.session.rows(
            """
            SELECT o.obligation_id, o.plan_id, o.clause, o.position, o.kind, o.wording, o.named, o.source_start, o.source_end, o.due, o.state,
                   o.read_clause, o.read_text
            FROM obligation o WHERE o.agency_id = \(world.agency) AND \(raw: condition) ORDER BY o.position, o.obligation_id
            """
        ).map { row in
            let start = try row.intOrNil(7)
            let end = try row.intOrNil(8)
            return ObligationRow(
                id: try row.text(0), plan: try row.text(1), clause: try row.text(2), position: try row.int(3),
                kind: ObligationKind(rawValue: try row.text(4)) ?? .content, text: try row.text(5), named: StoredJSON.strings(try row.text(6)),
                source: start.flatMap { from in end.map { SourceSpan(start: from, end: $0) } },
                due: try row.textOrNil(9).flatMap(CivilDate.init(iso:)), state: ObligationState(rawValue: try row.text(10)) ?? .withdrawn,
                readClause: try row.textOrNil(11), readText: try row.textOrNil(12))
        }
    }

    static func insert(_ one: ObligationRow, in world: World) throws {
        try world.session.execute(
            """
            INSERT INTO obligation (agency_id, obligation_id, plan_id, clause, position, kind, wording, named, source_start, source_end, due, state,
                                    read_clause, read_text, folded)
            VALUES (\(world.agency), \(one.id), \(one.plan), \(one.clause), \(one.position), \(one.kind.rawValue), \(one.text),
                    \(StoredJSON.text(one.named)), \(one.source?.start), \(one.source?.end), \(one.due?.iso), \(one.state.rawValue),
                    \(one.readClause), \(one.readText), \(Vietnamese.folded(one.text)))
            """)
        try ObligationPast.began(one.id, in: world)
    }

    static func update(_ one: ObligationRow, in world: World) throws {
        try ObligationPast.keep("o.obligation_id = \(one.id)", in: world)
        try world.session.execute(
            """
            UPDATE obligation SET clause = \(one.clause), position = \(one.position), kind = \(one.kind.rawValue), wording = \(one.text),
                named = \(StoredJSON.text(one.named)), source_start = \(one.source?.start), source_end = \(one.source?.end), due = \(one.due?.iso),
                state = \(one.state.rawValue), read_clause = \(one.readClause), read_text = \(one.readText),
                folded = \(Vietnamese.folded(one.text))
            WHERE agency_id = \(world.agency) AND obligation_id = \(one.id)
            """)
    }

    /// Owners of obligations of a plan, lead first, by obligation.
    static func owners(of plan: String, in world: World) throws -> [String: [OwnerKey]] {
        let rows = try world.session.rows(
            """
            SELECT a.obligation_id, a.kind, a.target_id FROM obligation o
            JOIN assignment a ON a.agency_id = o.agency_id AND a.obligation_id = o.obligation_id
            WHERE o.agency_id = \(world.agency) AND o.plan_id = \(plan) ORDER BY a.obligation_id, a.position
            """)
        var owners: [String: [OwnerKey]] = [:]
        for row in rows {
            guard let kind = OwnerKind(rawValue: try row.text(1)) else { continue }
            owners[try row.text(0), default: []].append(OwnerKey(kind: kind, id: try row.text(2)))
        }
        return owners
    }

    /// Replaces the owners of an obligation; the first leads.
    static func setOwners(_ owners: [OwnerKey], of obligation: String, in world: World) throws {
        try ObligationPast.keep("o.obligation_id = \(obligation)", in: world)
        try world.session.execute("DELETE FROM assignment WHERE agency_id = \(world.agency) AND obligation_id = \(obligation)")
        for (position, owner) in owners.enumerated() {
            try world.session.execute(
                """
                INSERT INTO assignment (agency_id, obligation_id, kind, target_id, position)
                VALUES (\(world.agency), \(obligation), \(owner.kind.rawValue), \(owner.id), \(position))
                """)
        }
    }
}

/// Small values kept as JSON in one column.
enum StoredJSON {
    static func text(_ strings: [String]) -> String { JSONValue.array(strings.map(JSONValue.string)).json }

    static func strings(_ json: String) -> [String] { JSONValue(json: json.utf8)?.array?.compactMap(\.string) ?? [] }

    static func text(_ sections: [PlanSection]) -> String {
        JSONValue.array(
            sections.map {
                ["clause": .string($0.clause), "heading": .string($0.heading), "start": .int(Int64($0.start)), "end": .int(Int64($0.end))]
            }
        ).json
    }

    static func sections(_ json: String) throws -> [PlanSection] {
        try JSONDecoder().decode([PlanSection].self, from: Data(json.utf8))
    }

    static func document(_ json: String) throws -> PlanDocument {
        try JSONDecoder().decode(PlanDocument.self, from: Data(json.utf8))
    }
}
