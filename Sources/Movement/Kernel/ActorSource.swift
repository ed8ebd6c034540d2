public import Storage
public import Vietnamese

/// Who claims to act; turned into an `Actor` with today's posts inside each transaction.
public enum ActorSource: Sendable, Hashable {
    /// Somebody who is not signed in, looking at one agency.
    case visitor(agency: String)
    /// Somebody who proved to be the owner of an account; a token may narrow what they can do.
    case account(agency: String, account: String, scope: Set<String>?)
    /// Somebody outside who opened a session of a guest.
    case guest(agency: String, guest: String)
    /// The one who holds the machine's console.
    case `operator`(agency: String)

    /// Loads the actor as of a date. A disabled account, a person who left, or a guest who had everything erased, is a visitor.
    public func load(today: CivilDate, in session: Session) throws -> Actor {
        switch self {
        case .visitor(let agency): return .visitor(of: agency)
        case .guest(let agency, let guest): return try GuestStore.actor(guest, agency: agency, in: session) ?? .visitor(of: agency)
        case .operator(let agency): return Actor(agency: agency, identity: .operator, name: "operator")
        case .account(let agency, let account, let scope):
            return try ActorQueries.load(account: account, agency: agency, scope: scope, today: today, in: session) ?? .visitor(of: agency)
        }
    }
}

/// Reading actors.
enum ActorQueries {
    static func load(account: String, agency: String, scope: Set<String>?, today: CivilDate, in session: Session) throws -> Actor? {
        let day = today.iso
        guard
            let row = try session.row(
                """
                SELECT p.person_id, p.name FROM account a JOIN person p ON p.agency_id = a.agency_id AND p.person_id = a.person_id
                WHERE a.agency_id = \(agency) AND a.account_id = \(account) AND a.disabled_at IS NULL
                AND p.valid_from <= \(day) AND (p.valid_to IS NULL OR p.valid_to > \(day))
                """)
        else { return nil }
        let person = try row.text(0)
        let posts = try session.rows(
            """
            SELECT o.post_id, o.unit_id, o.is_head, r.role FROM holding h
            JOIN post o ON o.agency_id = h.agency_id AND o.post_id = h.post_id
            LEFT JOIN post_role r ON r.agency_id = o.agency_id AND r.post_id = o.post_id
            WHERE h.agency_id = \(agency) AND h.person_id = \(person)
            AND h.valid_from <= \(day) AND (h.valid_to IS NULL OR h.valid_to > \(day))
            AND o.valid_from <= \(day) AND (o.valid_to IS NULL OR o.valid_to > \(day))
            """)
        var roles: Set<Role> = []
        var headed: Set<String> = []
        var held: Set<String> = []
        for post in posts {
            held.insert(try post.text(0))
            if try post.bool(2) { headed.insert(try post.text(1)) }
            if let role = try post.textOrNil(3).flatMap(Role.init) { roles.insert(role) }
        }
        let units = try session.rows(
            """
            SELECT unit_id FROM membership WHERE agency_id = \(agency) AND person_id = \(person)
            AND valid_from <= \(day) AND (valid_to IS NULL OR valid_to > \(day))
            """
        ).map { try $0.text(0) }
        if !units.isEmpty { roles.insert(.staff) }
        return Actor(
            agency: agency, identity: .person(id: person, account: account), name: try row.text(1), roles: roles, units: Set(units),
            headedUnits: headed.isEmpty ? [] : try below(headed, agency: agency, day: day, in: session), posts: held, scope: scope)
    }

    /// The units and everything below them on a day.
    private static func below(_ units: Set<String>, agency: String, day: String, in session: Session) throws -> Set<String> {
        let rows = try session.rows(
            """
            WITH RECURSIVE below (unit_id) AS (
                SELECT unit_id FROM unit WHERE agency_id = \(agency) AND unit_id IN \(list: units.sorted())
                UNION
                SELECT v.unit_id FROM unit_version v JOIN below b ON v.parent_id = b.unit_id
                WHERE v.agency_id = \(agency) AND v.valid_from <= \(day) AND (v.valid_to IS NULL OR v.valid_to > \(day)))
            SELECT unit_id FROM below
            """)
        return Set(try rows.map { try $0.text(0) })
    }
}
