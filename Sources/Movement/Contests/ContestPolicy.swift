/// Who may see and do what with contests.
public enum ContestPolicy {
    /// Whether the actor prepares contests and their questions: the emulation officer and the mass organisations (clause IV.4 of the plan).
    public static func mayPrepare(_ actor: Actor) -> Bool { actor.has(.officer, .massOrganisation) }

    /// Whether the actor may enter a contest: whoever belongs to the agency but does not see the bank, and guests where it is open to everyone.
    public static func mayEnter(_ actor: Actor, _ audience: ContestAudience) -> Bool {
        (actor.has(.staff) && !mayPrepare(actor)) || (actor.guest != nil && audience == .everyone)
    }

    /// Whether the contest exists for the actor: a draft for those who prepare, an announced one for whom it is open; the agency's own for its people.
    public static func maySee(_ actor: Actor, _ state: ContestState, _ audience: ContestAudience) -> Bool {
        if mayPrepare(actor) { return true }
        return state != .draft && (audience == .everyone || actor.isSignedIn)
    }
}
