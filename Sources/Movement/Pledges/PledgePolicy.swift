internal import Storage

/// Who may see and do what with registrations: one function per datum.
///
/// The public sees what was received: from units, and from outsiders who agreed to it. Registrations of people stay inside the agency. Whatever is
/// not received exists only for those whose it is and for those who consider it.
public enum PledgePolicy {
    /// Whether the actor considers registrations and sets when they are taken.
    public static func mayConsider(_ actor: Actor) -> Bool { PlanPolicy.mayPrepare(actor) }

    /// Whether the viewer sees registrations in every state.
    public static func seesAll(_ viewer: Actor) -> Bool { viewer.has(.officer, .head, .inspector) }

    /// Whether the viewer sees how outsiders are reached.
    public static func seesContacts(_ viewer: Actor) -> Bool { mayConsider(viewer) }

    /// What the actor may register.
    public static func kinds(_ actor: Actor) -> [PledgeKind] {
        PledgeKind.allCases.filter { kind in
            switch kind {
            case .person: PlanPolicy.isConcerned(actor)
            case .unit, .covenant: !actor.headedUnits.isEmpty
            case .household, .organisation: true
            }
        }
    }

    /// Whether the registration is the actor's: the person, the head of its unit, or the first unit of a covenant.
    static func owns(_ actor: Actor, _ row: PledgeRow) -> Bool {
        switch row.kind {
        case .person: actor.person != nil && actor.person == row.person
        case .unit, .covenant: row.units.first.map { actor.isSignedIn && actor.headedUnits.contains($0.unit) } ?? false
        case .household, .organisation: row.isHeldByKey
        }
    }

    /// Whether the viewer belongs to a unit whose registration it is.
    static func isInvolved(_ viewer: Actor, _ row: PledgeRow) -> Bool {
        owns(viewer, row) || row.units.contains { viewer.units.contains($0.unit) || viewer.headedUnits.contains($0.unit) }
    }

    /// Whether the registration exists for the viewer.
    static func sees(_ viewer: Actor, _ row: PledgeRow) -> Bool {
        if seesAll(viewer) || isInvolved(viewer, row) { return true }
        guard row.state == .accepted else { return false }
        switch row.kind {
        case .person: return viewer.isSignedIn
        case .unit, .covenant: return true
        case .household, .organisation: return row.isPublic
        }
    }

    /// The same as a condition on `g`, the registration.
    static func visible(_ viewer: Actor) -> SQL {
        if seesAll(viewer) { return "1 = 1" }
        let units = viewer.units.union(viewer.headedUnits).sorted()
        let colleagues: SQL = viewer.isSignedIn ? "g.kind = 'person'" : "1 = 0"
        return """
            ((g.state = 'accepted' AND (g.kind IN ('unit', 'covenant') OR \(raw: colleagues) OR (g.kind IN ('household', 'organisation')
                AND g.is_public = 1)))
            OR (g.kind = 'person' AND g.person_id = \(viewer.person ?? ""))
            OR EXISTS (SELECT 1 FROM pledge_unit w WHERE w.agency_id = g.agency_id AND w.pledge_id = g.pledge_id AND w.unit_id IN \(list: units)))
            """
    }

    /// What the viewer may do with it as it stands.
    static func moves(_ viewer: Actor, _ row: PledgeRow) -> Set<PledgeMove> {
        var moves: Set<PledgeMove> = []
        let signs = row.state == .signing && (row.nextSigner.map(viewer.headedUnits.contains) ?? false)
        if signs { moves.insert(.sign) }
        if signs || (row.state == .waiting && mayConsider(viewer)) { moves.insert(.giveBack) }
        if row.state == .waiting, mayConsider(viewer) { moves.insert(.accept) }
        if row.state == .returned, owns(viewer, row) { moves.insert(.resubmit) }
        if row.state != .withdrawn, owns(viewer, row) || (row.kind.isOutside && mayConsider(viewer)) { moves.insert(.withdraw) }
        return moves
    }
}
