public import Storage
public import Vietnamese

/// How far an initiative's effect was recognised.
public enum InitiativeScope: String, Sendable, Hashable, CaseIterable {
    /// In the agency: by its head.
    case unit
    /// In the province: by the head of the province alone (Law 06/2022/QH15 art. 22.2).
    case province

    /// What it is called.
    public var label: Text {
        switch self {
        case .unit: Text("Phạm vi cơ sở", "Within the agency")
        case .province: Text("Phạm vi cấp tỉnh", "Within the province")
        }
    }
}

/// One award that an initiative was counted for.
public struct InitiativeUse: Sendable, Hashable {
    /// For whom: a person or a unit.
    public let holder: OwnerKind, holderID: String
    /// Code of the award, such as "cstdcs".
    public let award: String
    /// For which year.
    public let year: Int
    /// Whether the award is an emulation title; otherwise it is a form of commendation.
    public let isTitle: Bool
    /// What counted it, such as the nomination.
    public let reference: String
}

/// An initiative as a ground for an award, seen from one person or one unit.
public struct RecognisedInitiative: Sendable, Hashable {
    /// Identifier.
    public let id: String
    /// What it is called.
    public let title: String
    /// The widest scope that was recognised.
    public let scope: InitiativeScope
    /// Day of the decision that recognised that scope.
    public let recognisedOn: CivilDate
    /// Number of that decision.
    public let decision: String
    /// Percent of the work that was this person's, or of this unit's people together.
    public let share: Int
    /// Whether the person, or somebody of the unit, is the main author.
    public let isMain: Bool
    /// Awards that it was counted for, whoever received them.
    public let uses: [InitiativeUse]
}

/// What an agency knows of recognised initiatives, for other rooms that reason about awards. These see every recognised initiative; who may read
/// the answer is for the caller's policy.
public enum InitiativeFacts {
    /// Recognised initiatives of which the person is an author, latest first. Revoked ones are left out.
    public static func recognised(of person: String, agency: String, in session: Session) throws -> [RecognisedInitiative] {
        try recognised("a.person_id = \(person)", agency: agency, in: session)
    }

    /// Recognised initiatives whose authors belonged to the unit on the day of submission, latest first.
    public static func recognised(ofUnit unit: String, agency: String, in session: Session) throws -> [RecognisedInitiative] {
        try recognised("a.unit_id = \(unit)", agency: agency, in: session)
    }

    private static func recognised(_ mine: SQL, agency: String, in session: Session) throws -> [RecognisedInitiative] {
        let rows = try session.rows(
            """
            SELECT i.initiative_id, i.title, d.kind, d.decided_on, d.number, s.share, s.first_position FROM (
                SELECT a.initiative_id, CAST(SUM(a.share) AS BIGINT) AS share, MIN(a.position) AS first_position FROM initiative_author a
                WHERE a.agency_id = \(agency) AND \(raw: mine) GROUP BY a.initiative_id) AS s
            JOIN initiative i ON i.agency_id = \(agency) AND i.initiative_id = s.initiative_id AND i.state = 'recognised'
            JOIN initiative_decision d ON d.agency_id = i.agency_id AND d.initiative_id = i.initiative_id AND d.kind = (
                SELECT MIN(x.kind) FROM initiative_decision x WHERE x.agency_id = i.agency_id AND x.initiative_id = i.initiative_id
                AND x.kind IN ('unit', 'province'))
            ORDER BY d.decided_on DESC, i.initiative_id DESC
            """)
        let uses = try InitiativeUses.list(of: rows.map { try $0.text(0) }, agency: agency, in: session)
        return try rows.map { row in
            let id = try row.text(0)
            return RecognisedInitiative(
                id: id, title: try row.text(1), scope: InitiativeScope(rawValue: try row.text(2)) ?? .unit, recognisedOn: try row.civilDate(3),
                decision: try row.text(4), share: try row.int(5), isMain: try row.int(6) == 0, uses: uses[id] ?? [])
        }
    }
}

/// How a use of an initiative that was used before is to be taken.
public enum InitiativeReuse: String, Sendable, Hashable, CaseIterable {
    /// It cannot be used.
    case block
    /// It can, and whoever decides is told.
    case warn
    /// Whoever is competent has to decide first, with a reason.
    case decide

    /// What it is called.
    public var label: Text {
        switch self {
        case .block: Text("Không dùng được", "Cannot be used")
        case .warn: Text("Dùng được, có cảnh báo", "Can be used, with a warning")
        case .decide: Text("Hội đồng quyết định, có lý do", "The council decides, with a reason")
        }
    }
}

/// A use that stands in the way of another, and what the rule makes of it.
public struct InitiativeUseFinding: Sendable, Hashable {
    /// The earlier use.
    public let earlier: InitiativeUse
    /// What follows.
    public let severity: InitiativeReuse
    /// Why, in words.
    public let reason: Text
    /// The text it comes from.
    public let citation: String
}

/// Which awards initiatives were counted for. The one that counts them calls `record` inside its act, and `release` when it is taken back.
public enum InitiativeUses {
    /// The guidance that an initiative is used once (5007/BNV-TĐKT of 2023).
    public static let citation = "Công văn 5007/BNV-TĐKT năm 2023, mục III.5.c"

    /// Uses that are not released, by initiative, oldest first.
    public static func list(of initiatives: [String], agency: String, in session: Session) throws -> [String: [InitiativeUse]] {
        guard !initiatives.isEmpty else { return [:] }
        var found: [String: [InitiativeUse]] = [:]
        for row in try session.rows(
            """
            SELECT initiative_id, holder_kind, holder_id, award, year, is_title, reference FROM initiative_use
            WHERE agency_id = \(agency) AND initiative_id IN \(list: initiatives) AND released_at IS NULL ORDER BY at, use_id
            """)
        {
            let use = InitiativeUse(
                holder: OwnerKind(rawValue: try row.text(1)) ?? .person, holderID: try row.text(2), award: try row.text(3), year: try row.int(4),
                isTitle: try row.bool(5), reference: try row.text(6))
            found[try row.text(0), default: []].append(use)
        }
        return found
    }

    /// What earlier uses mean for one more. A title after a form, a form after a title and a second form are barred; a title after a title is
    /// not clearly forbidden, so the agency's own rule says what follows.
    /// - Parameter reference: what wants to count it; its own uses are no obstacle.
    public static func findings(
        initiative: String, isTitle: Bool, reference: String, on day: CivilDate, agency: String, in session: Session
    ) throws -> [InitiativeUseFinding] {
        let earlier = try list(of: [initiative], agency: agency, in: session)[initiative] ?? []
        guard !earlier.isEmpty else { return [] }
        let again = try InitiativeRules.current(on: day, agency: agency, in: session)?.again ?? .decide
        return earlier.filter { $0.reference != reference }.map { use in
            if use.isTitle, isTitle {
                return InitiativeUseFinding(
                    earlier: use, severity: again,
                    reason: Text(
                        "Sáng kiến đã dùng khi xét danh hiệu “\(use.award)” năm \(use.year); hướng dẫn không cấm rõ việc dùng lại cho danh hiệu sau, nên theo quy định của cơ quan.",
                        "The initiative was counted for the title “\(use.award)” of \(use.year); the guidance does not clearly forbid a later title, so the agency's own rule decides."
                    ), citation: citation)
            }
            return InitiativeUseFinding(
                earlier: use, severity: .block,
                reason: Text(
                    "Sáng kiến đã dùng cho “\(use.award)” năm \(use.year); một sáng kiến chỉ dùng một lần, không dùng cho cả danh hiệu và hình thức khen thưởng, cũng không cho nhiều hình thức.",
                    "The initiative was counted for “\(use.award)” of \(use.year); one initiative counts once, never for a title and a form of commendation, nor for several forms."
                ), citation: citation)
        }
    }

    /// Notes that an award counts an initiative. Whether it may is for `findings` and the caller to say.
    public static func record(
        _ initiative: String, for holder: OwnerKind, _ holderID: String, award: String, year: Int, isTitle: Bool, reference: String, in world: World
    ) throws {
        let row = try world.session.row("SELECT state FROM initiative WHERE agency_id = \(world.agency) AND initiative_id = \(initiative)")
        guard let row else { throw Refusal.notFound }
        guard try row.text(0) == "recognised" else { throw Refusal.initiativeNotRecognised }
        try world.session.execute(
            """
            INSERT INTO initiative_use (agency_id, use_id, initiative_id, holder_kind, holder_id, award, year, is_title, reference, at, actor)
            VALUES (\(world.agency), \(world.newID()), \(initiative), \(holder == .unit ? "unit" : "person"), \(holderID), \(award), \(year),
                    \(isTitle), \(reference), \(world.now.milliseconds), \(world.actor.recordName))
            """)
    }

    /// Frees what that reference had counted; how many uses were freed.
    @discardableResult
    public static func release(reference: String, in world: World) throws -> Int {
        try world.session.execute(
            """
            UPDATE initiative_use SET released_at = \(world.now.milliseconds)
            WHERE agency_id = \(world.agency) AND reference = \(reference) AND released_at IS NULL
            """)
    }
}

extension Refusal {
    static let initiativeNotRecognised = Refusal.conflict(
        "initiative.not-recognised", Text("Sáng kiến này chưa được công nhận, hoặc đã bị hủy công nhận.", "This initiative is not recognised."),
        next: Text("Chỉ dùng sáng kiến đang được công nhận.", "Count only initiatives that are recognised."))
}
