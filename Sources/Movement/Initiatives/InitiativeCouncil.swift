public import Storage
public import Vietnamese

/// A council of initiatives as appointed.
public struct InitiativeCouncil: Sendable, Hashable {
    /// Identifier.
    public let id: String
    /// What it is called.
    public let name: String
    /// Number and day of the decision.
    public let decision: String, decidedOn: CivilDate
    /// First day, and the last; nil when no end is set.
    public let from: CivilDate, to: CivilDate?
    /// Why the term ended early.
    public let endReason: String
    /// Members: person, name and seat.
    public let members: [Member]
    /// Whether it is in office on the day asked.
    public let isInOffice: Bool

    /// Somebody on it.
    public struct Member: Sendable, Hashable {
        /// Identifier and name of the person.
        public let person, name: String
        /// Seat.
        public let seat: InitiativeSeat
    }

    /// Whether the number of members is even, which is advised against (Decree 13/2012/NĐ-CP art. 8, not confirmed).
    public var isEven: Bool { members.count.isMultiple(of: 2) }
}

/// Councils and rules as a viewer sees them.
public struct InitiativeCouncils: Sendable, Hashable {
    /// Councils, latest first.
    public let councils: [InitiativeCouncil]
    /// Rules, latest first.
    public let rules: [InitiativeRule]
    /// The rule of today.
    public let current: InitiativeRule?
    /// Whether the viewer appoints councils and sets rules.
    public let mayAppoint: Bool
}

/// Reading councils.
public enum InitiativeCouncilQueries {
    /// Councils and rules; `signedOut` for visitors.
    public static func page(for viewer: Actor, today: CivilDate, in session: Session) throws -> InitiativeCouncils {
        guard InitiativePolicy.seesCouncil(viewer) else { throw Refusal.signedOut }
        let rows = try session.rows(
            """
            SELECT c.council_id, c.name, c.decision, c.decided_on, c.valid_from, c.valid_to, c.end_reason FROM initiative_council c
            WHERE c.agency_id = \(viewer.agency) ORDER BY c.valid_from DESC, c.council_id DESC LIMIT 50
            """)
        var members: [String: [InitiativeCouncil.Member]] = [:]
        for row in try session.rows(
            """
            SELECT m.council_id, m.person_id, p.name, m.seat FROM initiative_member m
            JOIN person p ON p.agency_id = m.agency_id AND p.person_id = m.person_id
            WHERE m.agency_id = \(viewer.agency) ORDER BY m.council_id, m.position
            """)
        {
            members[try row.text(0), default: []].append(
                InitiativeCouncil.Member(
                    person: try row.text(1), name: try row.text(2), seat: InitiativeSeat(rawValue: try row.text(3)) ?? .member))
        }
        let councils = try rows.map { row in
            let (from, end) = (try row.civilDate(4), try row.civilDateOrNil(5))
            return InitiativeCouncil(
                id: try row.text(0), name: try row.text(1), decision: try row.text(2), decidedOn: try row.civilDate(3), from: from,
                to: end?.adding(days: -1), endReason: try row.text(6), members: members[try row.text(0)] ?? [],
                isInOffice: from <= today && end.map { today < $0 } ?? true)
        }
        let rules = try InitiativeRules.list("1 = 1", agency: viewer.agency, in: session)
        return InitiativeCouncils(
            councils: councils, rules: rules, current: rules.first { $0.from <= today }, mayAppoint: InitiativePolicy.mayAppoint(viewer))
    }
}
