internal import Storage
internal import Vietnamese

/// Somebody who may be reminded.
struct Recipient: Sendable, Hashable {
    let id, name: String
    /// Nil when there is none.
    let address: String?
    let choice: ReminderChoice

    /// Whether mails of reminders go to them at all.
    var takesMail: Bool { address != nil && choice.channel != .desk }
}

extension Recipient {
    /// Those of these people who work here on a day, by identifier.
    static func load(_ people: Set<String>, agency: String, on day: CivilDate, in session: Session) throws -> [String: Recipient] {
        var found: [String: Recipient] = [:]
        for part in people.parts {
            for row in try session.rows(
                """
                SELECT p.person_id, p.name, p.email, c.channel, c.language FROM person p
                LEFT JOIN channel_choice c ON c.agency_id = p.agency_id AND c.person_id = p.person_id
                WHERE p.agency_id = \(agency) AND p.person_id IN \(list: part) AND \(raw: .holds("p", on: day))
                """)
            {
                let address = try row.textOrNil(2).flatMap { $0.isEmpty ? nil : $0 }
                let id = try row.text(0)
                found[id] = Recipient(id: id, name: try row.text(1), address: address, choice: try ReminderQueries.choice(row, 3))
            }
        }
        return found
    }
}

extension Set<String> {
    /// In parts that one statement of either engine takes, in the same order every time.
    var parts: [[String]] {
        let all = sorted()
        return stride(from: 0, to: all.count, by: 1000).map { Array(all[$0..<Swift.min($0 + 1000, all.count)]) }
    }
}

/// Who heads what and holds what on a day: who stands behind an owner, and who is the next head above. Of people who hold no post only those asked for
/// are read, however many work here.
struct HeadChain: Sendable {
    private var names: [String: String] = [:]
    private var parents: [String: String] = [:]
    private var heads: [String: [String]] = [:]
    private var holders: [String: [String]] = [:]
    private var unitOfPost: [String: String] = [:]
    private var unitsOf: [String: [String]] = [:]
    private var chiefs: [String] = []

    /// The agency on a day.
    /// - Parameter owners: people who own something themselves.
    static func load(agency: String, owners: Set<String>, on day: CivilDate, in session: Session) throws -> HeadChain {
        var chain = HeadChain()
        try chain.loadPosts(agency, day, session)
        for row in try session.rows(
            "SELECT v.unit_id, v.parent_id FROM unit_version v WHERE v.agency_id = \(agency) AND \(raw: .holds("v", on: day))")
        { chain.parents[try row.text(0)] = try row.textOrNil(1) }
        for part in owners.parts { try chain.loadOwners(part, agency, day, session) }
        return chain
    }

    private mutating func loadOwners(_ people: [String], _ agency: String, _ day: CivilDate, _ session: Session) throws {
        for row in try session.rows(
            "SELECT p.person_id, p.name FROM person p WHERE p.agency_id = \(agency) AND p.person_id IN \(list: people) AND \(raw: .holds("p", on: day))"
        ) { names[try row.text(0)] = try row.text(1) }
        for row in try session.rows(
            """
            SELECT m.person_id, m.unit_id FROM membership m
            WHERE m.agency_id = \(agency) AND m.person_id IN \(list: people) AND \(raw: .holds("m", on: day)) ORDER BY m.unit_id
            """)
        { unitsOf[try row.text(0), default: []].append(try row.text(1)) }
    }

    private mutating func loadPosts(_ agency: String, _ day: CivilDate, _ session: Session) throws {
        let rows = try session.rows(
            """
            SELECT o.post_id, o.unit_id, o.is_head, p.person_id, r.role, p.name FROM post o
            LEFT JOIN holding h ON h.agency_id = o.agency_id AND h.post_id = o.post_id AND \(raw: .holds("h", on: day))
            LEFT JOIN person p ON p.agency_id = h.agency_id AND p.person_id = h.person_id AND \(raw: .holds("p", on: day))
            LEFT JOIN post_role r ON r.agency_id = o.agency_id AND r.post_id = o.post_id AND r.role = \(Role.head.rawValue)
            WHERE o.agency_id = \(agency) AND \(raw: .holds("o", on: day)) ORDER BY o.position, o.post_id, p.person_id
            """)
        for row in rows {
            let (post, unit) = (try row.text(0), try row.text(1))
            unitOfPost[post] = unit
            guard let person = try row.textOrNil(3) else { continue }
            names[person] = try row.text(5)
            holders[post, default: []].append(person)
            if try row.bool(2) { heads[unit, default: []].append(person) }
            if try !row.isNull(4) { chiefs.append(person) }
        }
    }

    /// The name of somebody who holds a post or was asked for, and works here.
    func name(_ person: String) -> String? { names[person] }

    /// The people who answer for an owner today: heads of a unit, holders of a post, the person. None when all have left.
    func responsible(_ owner: OwnerKey) -> [String] {
        switch owner.kind {
        case .unit: heads[owner.id] ?? []
        case .post: holders[owner.id] ?? []
        case .person: names[owner.id] == nil ? [] : [owner.id]
        }
    }

    /// The heads of a unit today.
    func heads(of unit: String) -> [String] { heads[unit] ?? [] }

    /// The unit behind an owner.
    func unit(of owner: OwnerKey) -> String? {
        switch owner.kind {
        case .unit: owner.id
        case .post: unitOfPost[owner.id]
        case .person: unitsOf[owner.id]?.first
        }
    }

    /// The next heads above those who answer for an owner: of the unit itself when they do not head it, else of the first unit above that has one,
    /// else of the agency. None above the head of the agency.
    /// - Parameter unit: the unit the duty belongs to, for an owner who has none any more.
    func above(_ owner: OwnerKey, unit known: String?) -> [String] {
        let answering = Set(responsible(owner))
        guard answering.isDisjoint(with: chiefs) else { return [] }
        var place = unit(of: owner) ?? known
        var seen: Set<String> = []
        // A unit whose head is away answers through the head above, who is found on the way.
        while let unit = place, seen.insert(unit).inserted {
            let found = (heads[unit] ?? []).filter { !answering.contains($0) }
            if !found.isEmpty, answering.isDisjoint(with: heads[unit] ?? []) { return found }
            place = parents[unit]
        }
        return chiefs.filter { !answering.contains($0) }
    }
}
