internal import Storage
internal import Vietnamese

/// A target as stored, with what acts need of its movement.
struct TargetRow: Sendable {
    let id, movement, obligation, code, title: String
    let kind: TargetKind
    let measure: TargetMeasure
    let unitLabel: String
    let direction: TargetDirection
    let source: TargetSource
    let baseline: Quantity?
    let goal: Quantity
    let starts, ends: CivilDate
    let owner: OwnerKey
    let unit: String?
    let isOpen: Bool
    let note: String
    /// How often it was set or changed; who changes it says which one they saw.
    let version: Int
    let movementFrom, movementTo: CivilDate
    let slug: String

    /// The subject under which acts on the target stand in the record.
    var subject: String { "target:\(id)" }
    /// How sentences name it: code and title.
    var name: String { "\(code) “\(title)”" }
}

/// A period on which a target is reported, as stored.
struct DueRow: Sendable {
    let period: String
    let from, to, due: CivilDate
    let state: DueState

    var label: Text { ReportingPeriod.label(period) }
}

/// Where a report that is due stands.
public enum DueState: String, Sendable, Hashable, CaseIterable {
    /// Nothing was reported yet.
    case owed
    /// Reported.
    case reported
    /// No report is asked for any more.
    case excused
}

/// Reads and writes targets inside an act.
enum TargetStore {
    /// The target; `notFound` when the agency has none. Targets of a launched movement are public.
    static func target(_ id: String, in world: World) throws -> TargetRow {
        let row = try world.session.row(
            """
            SELECT t.target_id, t.movement_id, t.obligation_id, t.code, t.title, t.kind, t.measure, t.unit_label, t.direction, t.source, t.baseline,
                   t.goal, t.starts, t.ends, t.owner_kind, t.owner_id, t.unit_id, t.state, t.note, t.version, m.period_from, m.period_to, m.slug
            FROM target t JOIN movement m ON m.agency_id = t.agency_id AND m.movement_id = t.movement_id
            WHERE t.agency_id = \(world.agency) AND t.target_id = \(id)
            """)
        guard let row else { throw Refusal.notFound }
        return TargetRow(
            id: try row.text(0), movement: try row.text(1), obligation: try row.text(2), code: try row.text(3), title: try row.text(4),
            kind: try row.value(5, TargetKind.other), measure: try row.value(6, TargetMeasure.count), unitLabel: try row.text(7),
            direction: try row.value(8, TargetDirection.up), source: try row.value(9, TargetSource.report), baseline: try row.quantityOrNil(10),
            goal: try row.quantity(11), starts: try MovementQueries.date(row.text(12)), ends: try MovementQueries.date(row.text(13)),
            owner: OwnerKey(kind: try row.value(14, OwnerKind.unit), id: try row.text(15)), unit: try row.textOrNil(16),
            isOpen: try row.text(17) == "open", note: try row.text(18), version: try row.int(19),
            movementFrom: try MovementQueries.date(row.text(20)), movementTo: try MovementQueries.date(row.text(21)), slug: try row.text(22))
    }

    /// The target, for somebody who stands behind its owner; refused to others and when it was withdrawn.
    static func ownTarget(_ id: String, in world: World) throws -> TargetRow {
        let target = try target(id, in: world)
        guard world.actor.isSignedIn else { throw Refusal.signedOut }
        guard TargetPolicy.mayReport(world.actor, owner: target.owner) else { throw Refusal.notYourTarget }
        guard target.isOpen else { throw Refusal.targetWithdrawn }
        return target
    }

    /// The target, for somebody who sets targets.
    static func targetToSet(_ id: String, in world: World) throws -> TargetRow {
        let target = try target(id, in: world)
        try world.require(TargetPolicy.maySet(world.actor))
        guard target.isOpen else { throw Refusal.targetWithdrawn }
        return target
    }

    /// Gives a target another title, goal or note, and keeps what it was.
    static func amend(_ id: String, code: String, title: String, goal: Quantity, note: String, in world: World) throws {
        try TargetPast.keep(id, in: world)
        try world.session.execute(
            """
            UPDATE target SET title = \(title), folded = \(Vietnamese.folded("\(code) \(title)")), goal = \(goal.thousandths), note = \(note),
                version = version + 1
            WHERE agency_id = \(world.agency) AND target_id = \(id)
            """)
    }

    /// All periods of a target, oldest first.
    static func periods(of target: String, in world: World) throws -> [DueRow] {
        try world.session.rows(
            """
            SELECT period, period_from, period_to, due_on, state FROM due_report
            WHERE agency_id = \(world.agency) AND target_id = \(target) ORDER BY period_from
            """
        ).map { row in
            DueRow(
                period: try row.text(0), from: try MovementQueries.date(row.text(1)), to: try MovementQueries.date(row.text(2)),
                due: try MovementQueries.date(row.text(3)), state: try row.value(4, DueState.owed))
        }
    }

    /// The number of current entries of a register up to a day, and what they add up to.
    static func register(
        of target: String, through day: CivilDate, agency: String, in session: Session
    ) throws -> (entries: Int, amount: Quantity) {
        let row = try session.row(
            """
            SELECT COUNT(*), CAST(COALESCE(SUM(amount), 0) AS BIGINT) FROM entry
            WHERE agency_id = \(agency) AND target_id = \(target) AND withdrawn_at IS NULL AND on_date <= \(day.iso)
            """)
        guard let row else { return (0, Quantity(0)) }
        return (try row.int(0), try row.quantity(1))
    }

    /// The unit that stands behind each owner today: a unit itself, the unit of a post, the unit a person belongs to.
    static func units(of owners: [OwnerKey], in world: World) throws -> [OwnerKey: String] {
        func ids(_ kind: OwnerKind) -> [String] { owners.filter { $0.kind == kind }.map(\.id) }
        var units = Dictionary(uniqueKeysWithValues: owners.filter { $0.kind == .unit }.map { ($0, $0.id) })
        let rows = try world.session.rows(
            """
            SELECT 'post', post_id, unit_id FROM post WHERE agency_id = \(world.agency) AND post_id IN \(list: ids(.post))
            UNION ALL
            SELECT 'person', m.person_id, MIN(m.unit_id) FROM membership m
            WHERE m.agency_id = \(world.agency) AND m.person_id IN \(list: ids(.person)) AND \(raw: .holds("m", on: world.today)) GROUP BY m.person_id
            UNION ALL
            SELECT 'holder', h.person_id, MIN(p.unit_id) FROM holding h JOIN post p ON p.agency_id = h.agency_id AND p.post_id = h.post_id
            WHERE h.agency_id = \(world.agency) AND h.person_id IN \(list: ids(.person)) AND \(raw: .holds("h", on: world.today)) GROUP BY h.person_id
            """)
        for row in rows {
            let key = OwnerKey(kind: try row.text(0) == "post" ? .post : .person, id: try row.text(1))
            if units[key] == nil { units[key] = try row.text(2) }
        }
        return units
    }
}

extension Row {
    /// A stored number.
    func quantity(_ column: Int) throws -> Quantity { Quantity(thousandths: try int64(column)) }

    /// A stored number, or nil for NULL.
    func quantityOrNil(_ column: Int) throws -> Quantity? { try int64OrNil(column).map(Quantity.init(thousandths:)) }

    /// A stored value of a fixed set; one that a later version of the program knows reads as the plain one.
    func value<Value: RawRepresentable<String>>(_ column: Int, _ plain: Value) throws -> Value { Value(rawValue: try text(column)) ?? plain }
}
