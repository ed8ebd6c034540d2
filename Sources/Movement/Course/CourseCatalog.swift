/// The acts of this subject.
let courseActs: [any Act.Type] = [NamePilot.self, ConcludePilot.self, DropPilot.self, SetInterimDate.self, CloneMovement.self]

/// Who may see and do what with the course of a movement. The course of a launched movement is public, as the movement is.
public enum CoursePolicy {
    /// Whether the actor names pilots, sets the day of the interim review and carries a movement on, and sees what is still to be decided.
    public static func mayPrepare(_ actor: Actor) -> Bool { PlanPolicy.mayPrepare(actor) }
}
