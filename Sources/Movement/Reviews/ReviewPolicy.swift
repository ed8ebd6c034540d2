/// Who may see and do what with the head's screen and with reviews: one function per datum.
public enum ReviewPolicy {
    /// Whether the viewer sees the head's screen of the whole agency.
    public static func seesAll(_ viewer: Actor) -> Bool { viewer.has(.head, .officer, .inspector) }

    /// Units for which the viewer sees the head's screen: nil means all, none that it does not exist for them. Heads of units see their own, with
    /// everything below.
    static func units(_ viewer: Actor) -> Set<String>? {
        if seesAll(viewer) { return nil }
        return viewer.has(.unitHead) ? viewer.headedUnits : []
    }

    /// Whether the review exists for the viewer. Those who work on it and the inspector see it from the start; once it is closed everybody who works
    /// here does (Law 10/2022/QH15, article 46), and the public when it is marked so.
    public static func mayRead(_ viewer: Actor, state: ReviewState, isPublic: Bool) -> Bool {
        if viewer.has(.officer, .head, .inspector) { return true }
        return state == .closed && (viewer.isSignedIn || isPublic)
    }

    /// Whether the actor opens reviews and writes in them.
    public static func mayWrite(_ actor: Actor) -> Bool { actor.has(.officer, .head) }

    /// Whether the actor closes reviews: the head of the agency answers for what they say.
    public static func mayClose(_ actor: Actor) -> Bool { actor.has(.head) }
}
