/// Who may see and do what with scoring tables, scores and random checks: one function per datum.
public enum ScoringPolicy {
    /// Whether the actor makes tables and rounds of checks: the officer, or the head.
    public static func maySet(_ actor: Actor) -> Bool { PlanPolicy.mayPrepare(actor) }

    /// Whether the actor adopts a table.
    public static func mayAdopt(_ actor: Actor) -> Bool { actor.has(.head) }

    /// Whether tables that are not adopted yet exist for the viewer.
    public static func seesDrafts(_ viewer: Actor) -> Bool { viewer.has(.officer, .head, .councilMember, .councilSecretary) }

    /// Whether the viewer sees all scores of all subjects: those who check and decide, and the People's Inspection Board.
    public static func seesAllScores(_ viewer: Actor) -> Bool {
        viewer.has(.officer, .head, .inspector, .councilMember, .councilSecretary)
    }

    /// Whether the actor gives final scores with a table.
    public static func mayFinalise(_ actor: Actor, _ finaliser: Finaliser) -> Bool {
        finaliser == .head ? actor.has(.head) : actor.has(.councilSecretary)
    }

    /// Whether the actor checks scores of others at all; never those of the own unit or the own person.
    public static func isChecker(_ actor: Actor) -> Bool { actor.has(.officer, .councilMember, .councilSecretary) }

    /// Whether the viewer sees rounds, populations and seeds: everybody who works there, so that anybody can draw again.
    public static func seesRounds(_ viewer: Actor) -> Bool { viewer.isSignedIn }

    /// Whether the viewer sees the sentences and evidence of checks of a unit; others see the numbers.
    static func seesBehind(_ viewer: Actor, unit: String?, checker: String) -> Bool {
        seesAllScores(viewer) || viewer.person == checker || unit.map { viewer.units.contains($0) || viewer.headedUnits.contains($0) } ?? false
    }
}
