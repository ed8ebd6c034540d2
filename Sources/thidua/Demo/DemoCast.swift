internal import Movement
internal import Storage

/// What the database calls the people, units, posts and clauses of the department, by the codes of the play. Read anew before each step.
struct DemoCast: Sendable {
    /// Identifier of the department.
    static let agency = "so"

    /// Accounts by the code of the person.
    let accounts: [String: String]
    /// Identifiers by code.
    let people, units, posts: [String: String]
    /// Identifiers by clause path.
    let obligations: [String: String]
    /// The launched plan and its movement; empty before the launch.
    let plan, movement: String

    static func load(in session: Session) throws -> DemoCast {
        let running = try session.row("SELECT movement_id, plan_id FROM movement WHERE agency_id = \(agency) AND slug = \(DemoPlan.slug)")
        let plan = try running?.text(1) ?? ""
        return DemoCast(
            accounts: try pairs(
                """
                SELECT p.code, a.account_id FROM account a JOIN person p ON p.agency_id = a.agency_id AND p.person_id = a.person_id
                WHERE a.agency_id = \(agency)
                """, in: session),
            people: try pairs("SELECT code, person_id FROM person WHERE agency_id = \(agency)", in: session),
            units: try pairs("SELECT code, unit_id FROM unit WHERE agency_id = \(agency)", in: session),
            posts: try pairs("SELECT code, post_id FROM post WHERE agency_id = \(agency)", in: session),
            obligations: try pairs(
                """
                SELECT clause, obligation_id FROM obligation
                WHERE agency_id = \(agency) AND plan_id = \(plan) AND state IN ('proposed', 'accepted')
                """, in: session), plan: plan, movement: try running?.text(0) ?? "")
    }

    static func pairs(_ query: SQL, in session: Session) throws -> [String: String] {
        try session.rows(query).reduce(into: [:]) { found, row in found[try row.text(0)] = try row.text(1) }
    }

    /// Who acts for a person of the play.
    func source(_ person: String) throws -> ActorSource {
        guard let account = accounts[person] else { throw DemoMissing(what: person) }
        return .account(agency: Self.agency, account: account, scope: nil)
    }
}

/// Something the play counts on is not there.
struct DemoMissing: Error {
    let what: String
}
