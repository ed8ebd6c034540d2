/// Who may see and do what with guests: one function per datum.
public enum GuestPolicy {
    /// Whether the actor enters people by telephone, and speaks for them when they call: the officer and mass organisations.
    public static func mayEnter(_ actor: Actor) -> Bool { actor.has(.officer, .massOrganisation) }

    /// Whether the viewer sees who takes part from outside.
    public static func maySee(_ viewer: Actor) -> Bool { viewer.has(.officer, .massOrganisation) }

    /// Whether the viewer sees how guests are reached.
    public static func seesContacts(_ viewer: Actor) -> Bool { viewer.has(.officer) }

    /// Whether the actor erases a guest on their request.
    public static func mayErase(_ actor: Actor) -> Bool { actor.has(.officer) || actor.identity == .operator }

    /// Whether the actor sets for how long data of guests are kept.
    public static func mayRule(_ actor: Actor) -> Bool { actor.has(.officer, .head) }

    /// Whether the actor decides which words of guests the public reads.
    public static func mayModerate(_ actor: Actor) -> Bool { actor.has(.officer, .massOrganisation) }

    /// Whether the actor answers ideas from outside.
    public static func mayAnswer(_ actor: Actor) -> Bool { actor.has(.officer) }

    /// What a guest may still do without the consent to take part.
    static let ownActs: Set<String> = [
        GiveConsent.declaration.name, WithdrawConsent.declaration.name, CorrectGuest.declaration.name, EraseGuest.declaration.name,
    ]
}
