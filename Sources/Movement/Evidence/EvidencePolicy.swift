/// Who may do what with evidence besides handing it in (`TargetPolicy` says who hands in and who sees).
public enum EvidencePolicy {
    /// Whether the actor has evidence looked at again: the officer.
    public static func mayCheck(_ actor: Actor) -> Bool { actor.has(.officer) }

    /// Whether the viewer sees the list of what changed, is missing or was not scanned: those who see behind every number.
    public static func seesTroubles(_ viewer: Actor) -> Bool { TargetPolicy.seesAllBehind(viewer) }
}
