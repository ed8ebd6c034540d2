/// Who may see and do what with targets, reports and evidence: one function per datum.
public enum TargetPolicy {
    /// Whether the actor sets targets: the officer prepares them, the head may too.
    public static func maySet(_ actor: Actor) -> Bool { PlanPolicy.mayPrepare(actor) }

    /// Whether the actor reports on a target with that owner: whoever stands behind it; nobody reports for somebody else.
    static func mayReport(_ actor: Actor, owner: OwnerKey) -> Bool { actor.isSignedIn && PlanPolicy.owns(actor, owner) }

    /// Whether the viewer sees sentences, files and names behind a number: the owner, the officer, the head and the inspector. Numbers by unit are
    /// public, because the law wants a movement's results shown (Law 06/2022/QH15, article 5).
    static func maySeeBehind(_ viewer: Actor, owner: OwnerKey) -> Bool { seesAllBehind(viewer) || mayReport(viewer, owner: owner) }

    /// Whether the viewer sees what is behind every number of the agency.
    public static func seesAllBehind(_ viewer: Actor) -> Bool { viewer.has(.officer, .head, .inspector) }
}
