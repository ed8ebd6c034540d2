/// The acts of this subject.
let lawbookActs: [any Act.Type] = [DecideLawEntry.self, DraftAgencyPack.self, AdoptAgencyPack.self, DropAgencyPack.self]

/// Who may see and do what with the law as the agency reads it. What holds is public; drafts are not.
public enum LawbookPolicy {
    /// Whether the actor decides how entries are read, and adopts the agency's pack: the legal officer alone.
    public static func mayDecide(_ actor: Actor) -> Bool { actor.has(.legalOfficer) }

    /// Whether the actor writes drafts of the agency's pack.
    public static func mayDraft(_ actor: Actor) -> Bool { actor.has(.legalOfficer, .officer) }

    /// Whether drafts, and trying them out, exist for the viewer.
    public static func mayReadDrafts(_ viewer: Actor) -> Bool { viewer.has(.legalOfficer, .officer, .head) }

    /// Whether the viewer sees who decided; visitors see that somebody did, and when.
    public static func maySeeNames(_ viewer: Actor) -> Bool { viewer.isSignedIn }
}
