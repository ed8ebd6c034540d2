/// Who may see and do what when a plan comes down: one function per datum.
public enum CascadePolicy {
    /// Whether the actor passes the plan on in a unit: only its head, or the head of a unit above it.
    public static func mayPassOn(_ actor: Actor, unit: String) -> Bool { actor.isSignedIn && actor.headedUnits.contains(unit) }

    /// Whether the viewer sees how far the people of a unit have come: its heads, and those who see the acknowledgements of the whole agency.
    public static func seesPassOn(_ viewer: Actor, unit: String) -> Bool {
        PlanPolicy.seesAllAcknowledgements(viewer) || mayPassOn(viewer, unit: unit)
    }
}
