internal import Storage
internal import Vietnamese

/// A target that is to be set for one owner.
struct NewTarget: Sendable {
    let spec: TargetSpec
    let obligation: String
    let owner: OwnerKey
}

/// Writes new targets and the reports due on them.
struct TargetWriting {
    let world: World
    let movement: MovementRow
    let calendar: WorkingCalendar
    private var position: Int

    init(_ movement: MovementRow, in world: World) throws {
        self.world = world
        self.movement = movement
        calendar = try CalendarQueries.load(agency: world.agency, in: world.session)
        position =
            try world.session.row(
                "SELECT COALESCE(MAX(position), 0) FROM target WHERE agency_id = \(world.agency) AND movement_id = \(movement.id)")?.int(0) ?? 0
    }

    /// Writes targets with their calendars, a hundred at a time.
    /// - Parameters:
    ///   - units: the unit behind each owner.
    ///   - advance: told how many more are written.
    /// - Returns: their identifiers, in order.
    mutating func write(_ new: [NewTarget], units: [OwnerKey: String], advance: (Int) -> Void = { _ in }) throws -> [String] {
        var ids: [String] = []
        for start in stride(from: 0, to: new.count, by: 100) {
            let part = Array(new[start..<min(start + 100, new.count)])
            ids += try write(part, units: units)
            advance(part.count)
        }
        return ids
    }

    private mutating func write(_ new: [NewTarget], units: [OwnerKey: String]) throws -> [String] {
        var ids: [String] = []
        var (targets, due): ([SQL], [SQL]) = ([], [])
        for one in new {
            let (spec, owner, id) = (one.spec, one.owner, world.newID())
            ids.append(id)
            position += 1
            let (starts, ends) = (spec.starts ?? movement.from, spec.ends ?? movement.to)
            targets.append(
                """
                (\(world.agency), \(id), \(movement.id), \(one.obligation), \(spec.code), \(spec.title),
                 \(Vietnamese.folded("\(spec.code) \(spec.title)")),
                 \(spec.kind.rawValue), \(spec.measure.rawValue), \(spec.label), \(spec.direction.rawValue), \(spec.source.rawValue),
                 CAST(\(spec.baseline?.thousandths) AS BIGINT), \(spec.baselineOn?.iso), \(spec.goalValue.thousandths), \(spec.cadence.rawValue),
                 \(starts.iso), \(ends.iso), \(spec.grace), \(owner.kind.rawValue), \(owner.id), \(units[owner]), 'open', \(spec.note), 1,
                 \(position), \(world.now.milliseconds), \(world.actor.recordName))
                """)
            due += ReportingPeriod.all(spec.cadence, from: starts, to: ends, grace: spec.grace, calendar: calendar).map {
                self.due($0, of: id, isAsked: spec.starts != nil)
            }
        }
        try insert(
            """
            INSERT INTO target (agency_id, target_id, movement_id, obligation_id, code, title, folded, kind, measure, unit_label, direction, source,
                                baseline, baseline_on, goal, cadence, starts, ends, grace, owner_kind, owner_id, unit_id, state, note, version,
                                position, created_at, created_by)
            VALUES
            """, targets)
        try insert("INSERT INTO due_report (agency_id, target_id, period, period_from, period_to, due_on, state, reported_on) VALUES", due)
        return ids
    }

    /// A period as it stands on the day its target is set: what fell due before that day is owed by nobody, unless whoever sets the target names a
    /// first day and so asks for it. This is the one place where that is decided; everybody else reads the state. The day beside such an excuse tells
    /// it from one given when a target is withdrawn.
    private func due(_ one: ReportingPeriod, of target: String, isAsked: Bool) -> SQL {
        let isPast = one.due < world.today && !isAsked
        return """
            (\(world.agency), \(target), \(one.key), \(one.from.iso), \(one.to.iso), \(one.due.iso), \(isPast ? "excused" : "owed"),
             \(isPast ? world.today.iso : nil))
            """
    }

    /// As many rows at a time as both engines take values for.
    private func insert(_ head: SQL, _ rows: [SQL]) throws {
        for start in stride(from: 0, to: rows.count, by: 100) {
            let part = Array(rows[start..<min(start + 100, rows.count)])
            try world.session.execute("\(raw: head) \(raw: .joined(part, by: ", "))")
        }
    }

    /// Which of these owners already have a target with that code in the movement.
    func taken(code: String, among owners: [OwnerKey]) throws -> Set<OwnerKey> {
        let rows = try world.session.rows(
            "SELECT owner_kind, owner_id FROM target WHERE agency_id = \(world.agency) AND movement_id = \(movement.id) AND code = \(code)")
        let all = Set(try rows.map { OwnerKey(kind: try $0.value(0, OwnerKind.unit), id: try $0.text(1)) })
        return all.intersection(owners)
    }
}

/// A movement as acts on its targets need it.
struct MovementRow: Sendable {
    let id, plan, slug, name: String
    let from, to: CivilDate

    /// The movement; `notFound` when the agency has none.
    static func load(_ id: String, in world: World) throws -> MovementRow {
        try load("movement_id = \(id)", agency: world.agency, in: world.session)
    }

    /// The movement at an address; `notFound` when the agency has none there.
    static func load(slug: String, agency: String, in session: Session) throws -> MovementRow {
        try load("slug = \(slug)", agency: agency, in: session)
    }

    private static func load(_ condition: SQL, agency: String, in session: Session) throws -> MovementRow {
        let row = try session.row(
            """
            SELECT movement_id, plan_id, slug, name, period_from, period_to FROM movement
            WHERE agency_id = \(agency) AND \(raw: condition)
            """)
        guard let row else { throw Refusal.notFound }
        return MovementRow(
            id: try row.text(0), plan: try row.text(1), slug: try row.text(2), name: try row.text(3), from: try MovementQueries.date(row.text(4)),
            to: try MovementQueries.date(row.text(5)))
    }
}
