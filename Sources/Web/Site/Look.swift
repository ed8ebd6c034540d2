internal import Movement
internal import Storage
internal import Vietnamese

/// One page being made for one viewer, inside one read of the database.
struct Look {
    let visit: Visit
    let session: Session
    let viewer: Actor
    let agency: AgencyLabel?
    /// The signed-in session, if any.
    let signIn: FoundSession?
    /// What the viewer has just done, when they come from a form.
    let justDone: Text?
    /// The token that forms of a guest carry.
    private let guestCSRF: String?

    var language: Language { visit.language }
    var now: Instant { visit.now }
    var today: CivilDate { visit.now.vietnamDate }

    /// Finds out who looks. A visitor looks at the agency named by `?co-quan=`, else at the one chosen
    /// before, else at the front agency.
    /// - Parameter asVisitor: for pages that are kept for everybody: a guest looks like any visitor there.
    init(_ visit: Visit, in session: Session, asVisitor: Bool = false) throws {
        self.visit = visit
        self.session = session
        let now = visit.now
        let found = try visit.sessionToken.flatMap { try SessionQueries.find(token: $0, now: now, in: session) }
        let actor = try found?.source.load(today: now.vietnamDate, in: session)
        if let found, let actor, actor.isSignedIn {
            signIn = found
            guestCSRF = nil
            viewer = actor
            agency = try AgencyLabel.find(actor.agency, in: session)
            justDone = try visit.query("xong").flatMap { try RecordQueries.sentence(ofLeaf: $0, for: actor, in: session) }
        } else {
            signIn = nil
            let guest = try asVisitor ? nil : Self.guest(visit, in: session)
            let named = try (visit.query("co-quan") ?? visit.chosenAgency).flatMap { try AgencyLabel.find(slug: $0, in: session) }
            // A guest looks at the agency they belong to, unless the address names another.
            if let guest, visit.query("co-quan") == nil || named?.id == guest.agency {
                agency = try AgencyLabel.find(guest.agency, in: session)
                viewer = guest
                guestCSRF = visit.guestToken.map { FormToken.make(of: $0) }
                justDone = try visit.query("xong").flatMap { try RecordQueries.sentence(ofLeaf: $0, for: guest, in: session) }
            } else {
                agency = try named ?? visit.site.front.find(in: session)
                viewer = .visitor(of: agency?.id ?? "")
                guestCSRF = nil
                justDone = nil
            }
        }
    }

    private static func guest(_ visit: Visit, in session: Session) throws -> Actor? {
        let source = try visit.guestToken.flatMap { try GuestSessions.find(token: $0, now: visit.now, in: session) }
        return try source?.load(today: visit.now.vietnamDate, in: session).takingPart
    }

    /// The words in the reader's language.
    func callAsFunction(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }

    /// The words in the reader's language.
    func callAsFunction(_ text: Text) -> String { text[language] }

    /// Holds the endpoint's rule against the viewer.
    func checkAccess() throws {
        switch visit.access {
        case .anyone: return
        case .signedIn:
            guard viewer.isSignedIn else { throw Refusal.signedOut }
        case .guest:
            guard viewer.guest != nil else { throw Refusal.guestOnly }
        case .roles(let roles):
            guard viewer.isSignedIn else { throw Refusal.signedOut }
            guard roles.contains(where: viewer.roles.contains) else { throw Refusal.notFound }
        }
    }

    /// The token every form of a signed-in reader, or of a guest, carries.
    var csrf: String? { signIn?.csrf ?? guestCSRF }
}

/// A number with its English noun: "1 unit", "2 units", "2 people".
func counted(_ number: Int, _ one: String, _ many: String? = nil) -> String { "\(number) \(number == 1 ? one : many ?? one + "s")" }
