/// Who may see and do what with plans, movements and acknowledgements: one function per datum, used by acts, pages, lists and counts alike.
public enum PlanPolicy {
    /// Whether drafts exist for the viewer.
    public static func mayReadDrafts(_ viewer: Actor) -> Bool { viewer.has(.officer, .head, .legalOfficer) }

    /// Whether the actor prepares plans: reads them in, corrects, accepts, assigns.
    public static func mayPrepare(_ actor: Actor) -> Bool { actor.has(.officer, .head) }

    /// Whether the actor launches movements: only the head of the agency does (Law 06/2022/QH15, article 18).
    public static func mayLaunch(_ actor: Actor) -> Bool { actor.has(.head) }

    /// Whether the plan exists for the viewer: a launched plan is public, a draft is not.
    public static func knowsPlan(_ viewer: Actor, status: PlanStatus) -> Bool { status == .launched || mayReadDrafts(viewer) }

    /// Whether the viewer sees how a plan was prepared: source, doubts, gaps, versions. The inspector does once it is launched.
    public static func mayReview(_ viewer: Actor, status: PlanStatus) -> Bool {
        mayReadDrafts(viewer) || (status == .launched && viewer.has(.inspector))
    }

    /// Whether names of people and the words of notes are shown; others see that something happened, and when.
    public static func maySeeNames(_ viewer: Actor) -> Bool { viewer.isSignedIn }

    /// Whether the actor may say what happened on a clause: whoever owns it, and the officer.
    static func mayNote(_ actor: Actor, owners: [OwnerKey]) -> Bool {
        actor.isSignedIn && (actor.has(.officer) || owners.contains { owns(actor, $0) })
    }

    /// Whether the actor stands behind that owner: member or head of the unit, holder of the post, the person.
    static func owns(_ actor: Actor, _ owner: OwnerKey) -> Bool {
        switch owner.kind {
        case .unit: actor.units.contains(owner.id) || actor.headedUnits.contains(owner.id)
        case .post: actor.posts.contains(owner.id)
        case .person: actor.person == owner.id
        }
    }

    /// Whether the movement asks the actor to read and acknowledge: everyone who belongs to a unit of the agency.
    public static func isConcerned(_ actor: Actor) -> Bool { actor.isSignedIn && !actor.units.isEmpty }

    /// Whether the viewer sees the acknowledgements of the whole agency.
    public static func seesAllAcknowledgements(_ viewer: Actor) -> Bool { viewer.has(.head, .officer, .inspector) }

    /// Units whose acknowledgements the viewer sees: those they head, with everything below; nil means all.
    public static func acknowledgementUnits(_ viewer: Actor) -> Set<String>? {
        seesAllAcknowledgements(viewer) ? nil : viewer.headedUnits
    }
}

/// An owner as stored.
struct OwnerKey: Hashable, Sendable {
    let kind: OwnerKind
    let id: String
}
