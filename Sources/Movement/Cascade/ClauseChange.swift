public import PlanReading
internal import Storage
public import Vietnamese

/// What a clause said in one version of a plan.
public struct ClauseState: Sendable, Hashable {
    /// Clause path.
    public let clause: String
    /// What it says.
    public let text: String
    /// What sort of obligation.
    public let kind: ObligationKind
    /// By when.
    public let due: CivilDate?
}

/// One clause that reads otherwise than in the version a reader knows.
public struct ClauseChange: Sendable, Hashable {
    /// How it changed.
    public enum Kind: String, Sendable, Hashable {
        /// Was not there before.
        case new
        /// Says something else, is of another kind, or is due on another day.
        case changed
        /// Is no longer there.
        case gone

        /// What it is called.
        public var label: Text {
            switch self {
            case .new: Text("Mới", "New")
            case .changed: Text("Đã sửa", "Changed")
            case .gone: Text("Đã bỏ", "Taken out")
            }
        }
    }

    /// Identifier of the obligation.
    public let obligation: String
    /// Before; nil for a new clause.
    public let before: ClauseState?
    /// After; nil for one that is gone.
    public let after: ClauseState?
    /// Whether it concerns the viewer: they stand behind an owner, or it is addressed to everybody.
    public let concernsViewer: Bool

    /// How it changed.
    public var kind: Kind { before == nil ? .new : after == nil ? .gone : .changed }

    /// Clause path now, or where it stood.
    public var clause: String { after?.clause ?? before?.clause ?? "" }

    /// The words taken out and put in.
    public var words: WordDifference { WordDifference(before?.text ?? "", after?.text ?? "") }
}

/// What a revision changed, noted with the revision itself.
enum PlanChanges {
    /// Kinds of obligations that speak to everybody: why the movement is held and what it asks of all.
    private static let toAll: Set<ObligationKind> = [.purpose, .requirement]

    /// Notes which clauses read otherwise after a revision; one that only got another number is the same clause. A new clause that names nobody is
    /// addressed to everybody.
    /// - Parameter before: the obligations before the revision.
    /// - Returns: paths of the clauses that changed.
    static func note(_ before: [ObligationRow], of plan: String, version: Int, in world: World) throws -> [String] {
        let after = try PlanStore.obligations(of: plan, in: world)
        let owners = try PlanStore.owners(of: plan, in: world)
        let old = Dictionary(uniqueKeysWithValues: before.filter(\.state.isLive).map { ($0.id, $0) })
        let new = Dictionary(uniqueKeysWithValues: after.filter(\.state.isLive).map { ($0.id, $0) })
        let order = after.map(\.id) + before.map(\.id).filter { id in !after.contains { $0.id == id } }
        var clauses: [String] = []
        for id in order {
            let (one, other) = (old[id], new[id])
            guard one != nil || other != nil, !isSame(one, other) else { continue }
            let namesNobody = one == nil && owners[id, default: []].isEmpty
            let isToAll = namesNobody || [one, other].compactMap { $0?.kind }.contains(where: toAll.contains)
            try world.session.execute(
                """
                INSERT INTO plan_change (agency_id, plan_id, version, obligation_id, to_all, before_clause, before_text, before_kind, before_due,
                                         after_clause, after_text, after_kind, after_due)
                VALUES (\(world.agency), \(plan), \(version), \(id), \(isToAll), \(one?.clause), \(one?.text), \(one?.kind.rawValue), \(one?.due?.iso),
                        \(other?.clause), \(other?.text), \(other?.kind.rawValue), \(other?.due?.iso))
                """)
            clauses.append(other?.clause ?? one?.clause ?? "")
        }
        return clauses
    }

    private static func isSame(_ one: ObligationRow?, _ other: ObligationRow?) -> Bool {
        guard let one, let other else { return false }
        return PlanText.normal(one.text) == PlanText.normal(other.text) && one.kind == other.kind && one.due == other.due
    }

    /// What changed in a plan since a version, by clause, with the difference over all versions between.
    static func since(_ version: Int, plan: String, for viewer: Actor, today: CivilDate, in session: Session) throws -> [ClauseChange] {
        let own = try concerned(since: version, plan: plan, viewer, today, in: session)
        let rows = try session.rows(
            """
            SELECT c.obligation_id, c.to_all, c.before_clause, c.before_text, c.before_kind, c.before_due,
                   c.after_clause, c.after_text, c.after_kind, c.after_due
            FROM plan_change c JOIN obligation o ON o.agency_id = c.agency_id AND o.obligation_id = c.obligation_id
            WHERE c.agency_id = \(viewer.agency) AND c.plan_id = \(plan) AND c.version > \(version) ORDER BY o.position, c.obligation_id, c.version
            """)
        var found: [(id: String, before: ClauseState?, after: ClauseState?, isToAll: Bool)] = []
        for row in rows {
            let id = try row.text(0)
            if found.last?.id != id { found.append((id, try state(row, 2), nil, false)) }
            found[found.count - 1].after = try state(row, 6)
            if try row.bool(1) { found[found.count - 1].isToAll = true }
        }
        return found.filter { $0.before?.asRead != $0.after?.asRead }.map {
            ClauseChange(obligation: $0.id, before: $0.before, after: $0.after, concernsViewer: $0.isToAll || own.contains($0.id))
        }
    }

    private static func state(_ row: Row, _ column: Int) throws -> ClauseState? {
        guard let clause = try row.textOrNil(column), let text = try row.textOrNil(column + 1) else { return nil }
        return ClauseState(
            clause: clause, text: text, kind: try row.textOrNil(column + 2).flatMap(ObligationKind.init) ?? .content,
            due: try row.textOrNil(column + 3).flatMap(CivilDate.init(iso:)))
    }

    private static func concerned(since version: Int, plan: String, _ viewer: Actor, _ today: CivilDate, in session: Session) throws -> Set<String> {
        guard let person = viewer.person else { return [] }
        return Set(
            try session.rows(
                """
                \(raw: Standing.table(viewer.agency, person: person, on: today))
                SELECT DISTINCT c.obligation_id FROM plan_change c
                JOIN assignment a ON a.agency_id = c.agency_id AND a.obligation_id = c.obligation_id
                JOIN stands s ON s.kind = a.kind AND s.target_id = a.target_id
                WHERE c.agency_id = \(viewer.agency) AND c.plan_id = \(plan) AND c.version > \(version)
                """
            ).map { try $0.text(0) })
    }
}

extension ClauseState {
    /// What decides whether a clause reads the same: its words, its kind and its date.
    fileprivate var asRead: [String] { [PlanText.normal(text), kind.rawValue, due?.iso ?? ""] }
}
