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

    var language: Language { visit.language }
    var now: Instant { visit.now }
    var today: CivilDate { visit.now.vietnamDate }

    /// Finds out who looks. A visitor looks at the agency named by `?co-quan=`, else at the one chosen
    /// before, else at the front agency.
    init(_ visit: Visit, in session: Session) throws {
        self.visit = visit
        self.session = session
        let now = visit.now
        let found = try visit.sessionToken.flatMap { try SessionQueries.find(token: $0, now: now, in: session) }
        let actor = try found?.source.load(today: now.vietnamDate, in: session)
        if let found, let actor, actor.isSignedIn {
            signIn = found
            viewer = actor
            agency = try AgencyLabel.find(actor.agency, in: session)
            justDone = try visit.query("xong").flatMap { try RecordQueries.sentence(ofLeaf: $0, for: actor, in: session) }
        } else {
            signIn = nil
            let named = try (visit.query("co-quan") ?? visit.chosenAgency).flatMap { try AgencyLabel.find(slug: $0, in: session) }
            agency = try named ?? visit.site.front.find(in: session)
            viewer = .visitor(of: agency?.id ?? "")
            justDone = nil
        }
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
        case .roles(let roles):
            guard viewer.isSignedIn else { throw Refusal.signedOut }
            guard roles.contains(where: viewer.roles.contains) else { throw Refusal.notFound }
        }
    }

    /// The token every form of a signed-in reader carries.
    var csrf: String? { signIn?.csrf }
}

/// A number with its English noun: "1 unit", "2 units", "2 people".
func counted(_ number: Int, _ one: String, _ many: String? = nil) -> String { "\(number) \(number == 1 ? one : many ?? one + "s")" }
