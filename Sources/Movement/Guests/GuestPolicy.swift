/// Who may see and do what with guests.
public enum GuestPolicy {
    /// Whether the actor enters people by telephone: the officer and mass organisations.
    public static func mayEnter(_ actor: Actor) -> Bool { actor.has(.officer, .massOrganisation) }
}
