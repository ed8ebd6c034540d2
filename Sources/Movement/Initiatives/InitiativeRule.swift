public import Storage
public import Vietnamese

/// Something the council scores, with the most points it can get.
public struct InitiativeCriterion: Sendable, Hashable {
    /// What it is called.
    public let name: String
    /// The most points.
    public let most: Int
}

/// Of whom the share of favourable votes is taken.
public enum InitiativeCounted: String, Sendable, Hashable, CaseIterable {
    /// Of all members of the council, those who may not score included.
    case members
    /// Of those who may score.
    case scorers

    /// What it is called.
    public var label: Text {
        switch self {
        case .members: Text("Tổng số thành viên hội đồng", "All members of the council")
        case .scorers: Text("Số thành viên được chấm", "The members who may score")
        }
    }
}

/// How initiatives are scored and passed from a day on. It is the agency's own rule, never national law.
public struct InitiativeRule: Sendable, Hashable {
    /// Identifier.
    public let id: String
    /// First day.
    public let from: CivilDate
    /// The agency's paper that says so.
    public let basis: String
    /// What is scored.
    public let criteria: [InitiativeCriterion]
    /// The least mean of points; nil when points do not decide.
    public let leastMean: Int?
    /// The least share of favourable votes in percent; nil when votes do not decide.
    public let leastFavour: Int?
    /// Of whom that share is taken.
    public let counted: InitiativeCounted
    /// The least share of the work in percent with which an author may count an initiative for an award.
    public let leastShare: Int
    /// What follows when an initiative that was counted for a title is to be counted for a later title.
    public let again: InitiativeReuse

    /// The most points one member can give.
    public var most: Int { criteria.reduce(0) { $0 + $1.most } }
}

/// Reading the agency's rules.
public enum InitiativeRules {
    /// The rule of a day; nil before the first one.
    public static func current(on day: CivilDate, agency: String, in session: Session) throws -> InitiativeRule? {
        try list("r.valid_from <= \(day.iso)", agency: agency, limit: 1, in: session).first
    }

    /// Rules that fulfil a condition on `initiative_rule r`, latest first.
    static func list(_ condition: SQL, agency: String, limit: Int = 100, in session: Session) throws -> [InitiativeRule] {
        let rows = try session.rows(
            """
            SELECT r.rule_id, r.valid_from, r.basis, r.least_mean, r.least_favour, r.counted, r.least_share, r.again FROM initiative_rule r
            WHERE r.agency_id = \(agency) AND \(raw: condition) ORDER BY r.valid_from DESC LIMIT \(limit)
            """)
        var criteria: [String: [InitiativeCriterion]] = [:]
        for row in try session.rows(
            """
            SELECT rule_id, name, most FROM initiative_criterion WHERE agency_id = \(agency) AND rule_id IN \(list: rows.map { try $0.text(0) })
            ORDER BY rule_id, position
            """)
        { criteria[try row.text(0), default: []].append(InitiativeCriterion(name: try row.text(1), most: try row.int(2))) }
        return try rows.map { row in
            InitiativeRule(
                id: try row.text(0), from: try row.civilDate(1), basis: try row.text(2), criteria: criteria[try row.text(0)] ?? [],
                leastMean: try row.intOrNil(3), leastFavour: try row.intOrNil(4),
                counted: InitiativeCounted(rawValue: try row.text(5)) ?? .members, leastShare: try row.int(6),
                again: InitiativeReuse(rawValue: try row.text(7)) ?? .decide)
        }
    }
}
