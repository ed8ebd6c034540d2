internal import Law
internal import Storage

/// Who may see and do what with nominations: one function per datum.
public enum NominationPolicy {
    /// Whether the actor draws up nominations at all: heads of units for their people, the office and mass organisations for anybody.
    public static func mayPropose(_ actor: Actor) -> Bool { actor.isSignedIn && (!actor.headedUnits.isEmpty || proposesAnybody(actor)) }

    /// Whether the actor may name anybody, outsiders included.
    public static func proposesAnybody(_ actor: Actor) -> Bool { actor.has(.officer, .head, .massOrganisation) }

    /// Whether the actor works on the office's board.
    public static func seesBoard(_ viewer: Actor) -> Bool { viewer.has(.officer, .head, .councilSecretary, .legalOfficer) }

    /// Whether the actor sets rounds with their deadlines and quotas.
    public static func maySetRounds(_ actor: Actor) -> Bool { actor.has(.officer, .head) }

    /// Whether the viewer knows why a nomination is suspended.
    public static func knowsHold(_ viewer: Actor, _ row: NominationRow) -> Bool {
        viewer.has(.officer, .head, .legalOfficer) && !isNominee(viewer, row)
    }

    /// Whether the viewer sees how an outsider is reached.
    static func seesContact(_ viewer: Actor, _ row: NominationRow) -> Bool {
        viewer.has(.officer, .head) || viewer.person == row.drafter && viewer.isSignedIn
    }

    /// Whether it is the actor's own nomination.
    static func isNominee(_ actor: Actor, _ row: NominationRow) -> Bool { row.kind == .person && actor.person != nil && row.person == actor.person }

    /// Whether the actor drew it up.
    static func isDrafter(_ actor: Actor, _ row: NominationRow) -> Bool { actor.person != nil && actor.person == row.drafter }

    /// Whether the actor heads the unit from which it comes.
    static func heads(_ actor: Actor, _ row: NominationRow) -> Bool { row.proposer.map(actor.headedUnits.contains) ?? false }

    /// Whether the actor was asked for the comment of a unit where the person worked before.
    static func isFormerHead(_ actor: Actor, _ row: NominationRow) -> Bool { !row.formerUnits.isDisjoint(with: actor.headedUnits) }

    /// How much of a nomination exists for a viewer, most first.
    public enum Sight: Int, Sendable, Hashable, Comparable {
        /// It does not exist.
        case nothing
        /// That it is there and how it stands: for the peers, while it is alive.
        case line
        /// Its report too, without what the peers said of it: for the nominee, and for those who confirm.
        case report
        /// Everything but the reason of a hold.
        case all

        public static func < (left: Sight, right: Sight) -> Bool { left.rawValue < right.rawValue }
    }

    /// How much of a nomination exists for a viewer.
    static func sight(_ viewer: Actor, _ row: NominationRow) -> Sight {
        guard viewer.isSignedIn, viewer.agency == row.agency else { return .nothing }
        if isNominee(viewer, row) { return .report }
        if viewer.has(.officer, .head) || isDrafter(viewer, row) || heads(viewer, row) { return .all }
        if viewer.has(.legalOfficer), row.state != .draft { return .all }
        if viewer.has(.councilMember, .councilSecretary), [.received, .meets, .upward, .notMet].contains(row.state) { return .all }
        // What failed or was taken back exists for nobody else.
        guard !row.state.isEnded else { return .nothing }
        if isFormerHead(viewer, row), row.state != .draft { return .report }
        if viewer.has(.inspector), [.meets, .upward].contains(row.state), !row.isSuspended { return .report }
        if let unit = row.proposer, viewer.units.contains(unit), row.state != .draft { return .line }
        return .nothing
    }

    /// The same for lists, on `n`, the nomination.
    static func visible(_ viewer: Actor) -> SQL { SQLCondition(viewer).sql }

    /// Whether somebody may make a move, by who they are; whether it can be made now the machine says.
    static func may(_ move: NominationMove, _ actor: Actor, _ row: NominationRow) -> Bool {
        guard actor.isSignedIn, sight(actor, row) != .nothing else { return false }
        let isSelf = isNominee(actor, row)
        let prepares = !isSelf && (isDrafter(actor, row) || heads(actor, row) || actor.has(.officer))
        switch move {
        case .amend, .submit, .resubmit: return prepares
        case .review: return !isSelf && (isDrafter(actor, row) || heads(actor, row))
        case .withdraw: return prepares || isSelf
        case .confirm: return !isSelf && (confirms(actor, row) || isFormerHead(actor, row))
        case .giveBack: return !isSelf && actor.has(.officer, .head)
        case .receive: return actor.has(.officer)
        case .appraise: return actor.has(.officer, .head)
        case .lower: return !isSelf && actor.has(.officer, .head)
        case .openLate: return actor.has(.head)
        case .suspend, .resume: return !isSelf && actor.has(.officer, .head, .legalOfficer)
        case .chooseRules, .decideQuestion: return !isSelf && actor.has(.legalOfficer)
        }
    }

    /// Whether the actor confirms the report: the head of the unit of a person, the head above a collective, the head of the agency for everybody.
    static func confirms(_ actor: Actor, _ row: NominationRow) -> Bool {
        if actor.has(.head) { return true }
        switch row.kind {
        case .person: return heads(actor, row)
        case .collective: return row.parentUnit.map(actor.headedUnits.contains) ?? false
        case .household, .outsidePerson, .outsideOrganisation: return heads(actor, row)
        }
    }

    /// What the actor may do now.
    static func moves(_ actor: Actor, _ row: NominationRow) -> Set<NominationMove> {
        Set(
            NominationMachine.moves(from: row.state, isSuspended: row.isSuspended, hasPeers: row.kind.hasPeers).filter { move in
                may(move, actor, row) && !((move == .receive || move == .appraise) && isNominee(actor, row))
                    && !(move == .appraise && row.isRecused(actor.person)) && !(move == .openLate && !row.isLateWaiting)
            })
    }
}
