public import Storage
public import Vietnamese

/// A viewer with what has to be looked up before anything about initiatives can be shown.
public struct InitiativeViewer: Sendable {
    /// Who looks.
    public let actor: Actor
    /// Councils of which the viewer is a member today, with the seat there.
    let seats: [String: InitiativeSeat]

    /// Finds out on which councils the viewer sits today; no statement for those who have no account.
    public init(_ actor: Actor, today: CivilDate, in session: Session) throws {
        self.actor = actor
        guard let person = actor.person else {
            seats = [:]
            return
        }
        let rows = try session.rows(
            """
            SELECT m.council_id, m.seat FROM initiative_member m
            JOIN initiative_council c ON c.agency_id = m.agency_id AND c.council_id = m.council_id
            WHERE m.agency_id = \(actor.agency) AND m.person_id = \(person) AND \(raw: .holds("c", on: today))
            """
        ).map { (try $0.text(0), InitiativeSeat(rawValue: try $0.text(1)) ?? .member) }
        seats = Dictionary(uniqueKeysWithValues: rows)
    }

    /// Whether the viewer sits on a council today.
    public var isMember: Bool { !seats.isEmpty }
    /// Whether the viewer leads a council or keeps its papers today.
    var leads: Bool { seats.values.contains { $0 != .member } }
}

/// A seat on the council of initiatives.
public enum InitiativeSeat: String, Sendable, Hashable, CaseIterable {
    case chair, secretary, member

    /// What it is called.
    public var label: Text {
        switch self {
        case .chair: Text("Chủ tịch", "Chair")
        case .secretary: Text("Thư ký", "Secretary")
        case .member: Text("Ủy viên", "Member")
        }
    }
}

/// Who may see and do what with initiatives: one function per datum.
///
/// Drafts exist for their authors (and whoever wrote them down for somebody outside). What was handed in exists for authors, the officer, the head
/// and the council of initiatives. What is recognised exists for everybody signed in; visitors see its title, kind, unit and scope.
public enum InitiativePolicy {
    /// Whether the viewer sees everything that was handed in.
    public static func seesHandedIn(_ viewer: InitiativeViewer) -> Bool { viewer.actor.has(.officer, .head) || viewer.isMember }

    /// Which initiatives exist for the viewer: a condition on `initiative i`.
    static func visible(_ viewer: InitiativeViewer) -> SQL {
        guard let person = viewer.actor.person else { return "i.state = 'recognised'" }
        let own: SQL = """
            EXISTS (SELECT 1 FROM initiative_author x WHERE x.agency_id = i.agency_id AND x.initiative_id = i.initiative_id
                AND x.person_id = \(person)) OR i.created_by = \(person)
            """
        return seesHandedIn(viewer)
            ? "(i.submitted_on IS NOT NULL OR \(raw: own))" : "(i.state = 'recognised' OR \(raw: own))"
    }

    /// Whether the initiative exists for the viewer.
    static func maySee(_ viewer: InitiativeViewer, state: InitiativeState, isHandedIn: Bool, isOwn: Bool) -> Bool {
        state == .recognised || isOwn || (isHandedIn && seesHandedIn(viewer))
    }

    /// Whether the viewer reads all of an initiative that exists for them: visitors read what it is called and what was recognised.
    public static func mayRead(_ viewer: Actor) -> Bool { viewer.isSignedIn }

    /// Whether the viewer reads how it got there: checks of form, rounds, similar ones.
    static func seesProcedure(_ viewer: InitiativeViewer, isOwn: Bool) -> Bool { isOwn || seesHandedIn(viewer) }

    /// Whether names of authors are shown.
    public static func seesNames(_ viewer: Actor) -> Bool { AgencyPolicy.maySeePeople(viewer) }

    /// Whether the actor writes initiatives: everybody who works here.
    public static func mayWrite(_ actor: Actor) -> Bool { actor.isSignedIn && !actor.units.isEmpty }

    /// Whether the actor looks at the form of what was handed in, and keeps the board.
    public static func mayCheck(_ actor: Actor) -> Bool { actor.has(.officer, .head) }

    /// Whether the actor turns what a guest offered into an initiative.
    public static func mayTakeOffer(_ actor: Actor) -> Bool { actor.has(.officer) }

    /// Whether the actor appoints councils and sets the agency's rules.
    public static func mayAppoint(_ actor: Actor) -> Bool { actor.has(.officer, .head) }

    /// Whether the actor opens and closes rounds: the officer, the chair and the secretary.
    static func mayRun(_ viewer: InitiativeViewer) -> Bool { viewer.actor.has(.officer) || viewer.leads }

    /// Whether the actor recognises, refuses and revokes: the head of the agency alone.
    public static func mayDecide(_ actor: Actor) -> Bool { actor.has(.head) }

    /// Whether the actor records what the head of the province decided.
    public static func mayRecordProvince(_ actor: Actor) -> Bool { actor.has(.officer) }

    /// Whether the viewer sees the council, its rules and its decisions: everybody signed in.
    public static func seesCouncil(_ viewer: Actor) -> Bool { viewer.isSignedIn }
}
