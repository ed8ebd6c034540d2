public import Storage
public import Vietnamese

/// What a list of initiatives is narrowed to.
public struct InitiativeFilter: Sendable, Hashable {
    /// How they stand.
    public var state: InitiativeState?
    /// Which kind.
    public var kind: InitiativeKind?
    /// The year they were handed in.
    public var year: Int?
    /// Whether only the viewer's own are listed.
    public var isOwn = false
    /// Words of the title, in any spelling.
    public var words = ""

    /// Everything there is for the viewer.
    public init() {}
}

/// Initiatives as one viewer sees them.
public struct InitiativeList: Sendable, Hashable {
    /// The lines of the part asked for, latest first.
    public let lines: [InitiativeLine]
    /// How many there are in all.
    public let total: Int
    /// Years in which those that exist for the viewer were handed in, latest first.
    public let years: [Int]
    /// Whether the viewer writes initiatives, and whether the viewer keeps the board.
    public let mayWrite, keepsBoard: Bool
    /// Whether the viewer sees the council.
    public let seesCouncil: Bool
    /// Whether names of authors are shown.
    public let seesNames: Bool
}

/// Reading initiatives.
public enum InitiativeQueries {
    /// How many lines a page of the list has.
    public static let pageSize = 50
    /// The most lines of a download.
    public static let most = 5000

    /// The initiatives that exist for the viewer.
    public static func list(
        _ filter: InitiativeFilter = InitiativeFilter(), limit: Int = pageSize, offset: Int = 0, for viewer: Actor, today: CivilDate,
        in session: Session
    ) throws -> InitiativeList {
        let reader = try InitiativeViewer(viewer, today: today, in: session)
        let condition = condition(filter, for: reader)
        let total = try session.row("SELECT COUNT(*) FROM initiative i WHERE i.agency_id = \(viewer.agency) AND \(raw: condition)")?.int(0) ?? 0
        let years = try session.rows(
            """
            SELECT DISTINCT i.year FROM initiative i WHERE i.agency_id = \(viewer.agency) AND i.year IS NOT NULL
            AND \(raw: InitiativePolicy.visible(reader)) ORDER BY i.year DESC
            """
        ).map { try $0.int(0) }
        return InitiativeList(
            lines: total == 0 ? [] : try lines(condition, limit: limit, offset: offset, for: reader, today: today, in: session), total: total,
            years: years, mayWrite: InitiativePolicy.mayWrite(viewer), keepsBoard: InitiativePolicy.mayCheck(viewer),
            seesCouncil: InitiativePolicy.seesCouncil(viewer), seesNames: InitiativePolicy.seesNames(viewer))
    }

    /// Movements an initiative may belong to: those that run, or ended within a year.
    public static func movements(today: CivilDate, for viewer: Actor, in session: Session) throws -> [Choice] {
        try session.rows(
            """
            SELECT movement_id, name FROM movement WHERE agency_id = \(viewer.agency) AND period_to >= \(today.adding(days: -366).iso)
            ORDER BY movement_id DESC LIMIT 100
            """
        ).map { Choice(try $0.text(0), Text(same: try $0.text(1))) }
    }

    private static func condition(_ filter: InitiativeFilter, for viewer: InitiativeViewer) -> SQL {
        var parts = [InitiativePolicy.visible(viewer)]
        if let state = filter.state { parts.append("i.state = \(state.rawValue)") }
        if let kind = filter.kind { parts.append("i.kind = \(kind.rawValue)") }
        if let year = filter.year { parts.append("i.year = \(year)") }
        if filter.isOwn { parts.append(own(viewer.actor)) }
        for word in Vietnamese.folded(filter.words).split(separator: " ").prefix(6) {
            parts.append("i.folded LIKE \(PersonQueries.pattern(String(word))) ESCAPE '!'")
        }
        return .joined(parts, by: " AND ")
    }

    /// Whether the viewer is an author, or wrote it down for somebody outside; a condition on `initiative i`.
    static func own(_ viewer: Actor) -> SQL {
        let person = viewer.person ?? ""
        return """
            (i.created_by = \(person) OR EXISTS (SELECT 1 FROM initiative_author x WHERE x.agency_id = i.agency_id
                AND x.initiative_id = i.initiative_id AND x.person_id = \(person)))
            """
    }

    /// Lines that fulfil a condition on `initiative i`, which must say what the viewer may see; two statements, whatever their number.
    static func lines(
        _ condition: SQL, limit: Int = most, offset: Int = 0, for viewer: InitiativeViewer, today: CivilDate, in session: Session
    ) throws -> [InitiativeLine] {
        let agency = viewer.actor.agency
        let rows = try session.rows(
            """
            SELECT i.initiative_id, i.number, i.year, i.title, i.kind, i.state, i.submitted_on, i.accepted_on, i.decided_on, i.applied_to,
                   v.name, v.name_en,
                   (SELECT MIN(d.kind) FROM initiative_decision d WHERE d.agency_id = i.agency_id AND d.initiative_id = i.initiative_id
                    AND d.kind IN ('unit', 'province')),
                   (SELECT MAX(c.checked_on) FROM initiative_check c WHERE c.agency_id = i.agency_id AND c.initiative_id = i.initiative_id
                    AND c.outcome = 'returned'),
                   (SELECT COUNT(*) FROM initiative_round r WHERE r.agency_id = i.agency_id AND r.initiative_id = i.initiative_id
                    AND r.closed_on IS NULL),
                   (SELECT COUNT(*) FROM initiative_author a WHERE a.agency_id = i.agency_id AND a.initiative_id = i.initiative_id),
                   CASE WHEN \(raw: own(viewer.actor)) THEN 1 ELSE 0 END
            FROM initiative i
            LEFT JOIN unit_version v ON v.agency_id = i.agency_id AND v.unit_id = i.unit_id AND v.valid_from = (
                SELECT MAX(n.valid_from) FROM unit_version n WHERE n.agency_id = i.agency_id AND n.unit_id = i.unit_id
                AND n.valid_from <= i.submitted_on)
            WHERE i.agency_id = \(agency) AND \(raw: condition)
            ORDER BY COALESCE(i.submitted_on, '9999') DESC, i.initiative_id DESC LIMIT \(limit) OFFSET \(offset)
            """)
        let seesProcedure = InitiativePolicy.seesHandedIn(viewer)
        let names =
            InitiativePolicy.seesNames(viewer.actor) ? try authors(of: rows.map { try $0.text(0) }, for: viewer.actor, in: session) : [:]
        return try rows.map { row in
            let (id, state) = (try row.text(0), InitiativeState(rawValue: try row.text(5)) ?? .draft)
            let (submitted, accepted) = (try row.civilDateOrNil(6), try row.civilDateOrNil(7))
            let number = try row.intOrNil(1)
            let isOwn = try row.int(16) == 1
            return InitiativeLine(
                id: id, reference: try number.map { InitiativeStore.reference($0, try row.int(2)) }, title: try row.text(3),
                kind: InitiativeKind(rawValue: try row.text(4)) ?? .technical, state: state,
                scope: try row.textOrNil(12).flatMap(InitiativeScope.init(rawValue:)), unit: try row.isNull(10) ? nil : row.words(10),
                authors: (names[id] ?? []).compactMap(\.name), authorCount: try row.int(15), submitted: submitted, accepted: accepted,
                decided: try row.civilDateOrNil(8),
                clock: InitiativeClock.running(
                    state, submitted: submitted, accepted: accepted, appliedTo: try row.civilDateOrNil(9), returned: try row.civilDateOrNil(13),
                    today: today), isScored: try (isOwn || seesProcedure) && row.int(14) > 0, isOwn: isOwn)
        }
    }

    /// Authors of initiatives, main author first. A guest is named when they agreed to be, or to those who see guests.
    static func authors(of ids: [String], for viewer: Actor, in session: Session) throws -> [String: [InitiativeAuthor]] {
        guard !ids.isEmpty else { return [:] }
        let seesNames = InitiativePolicy.seesNames(viewer)
        let seesGuests = GuestPolicy.maySee(viewer)
        var found: [String: [InitiativeAuthor]] = [:]
        for row in try session.rows(
            """
            SELECT a.initiative_id, a.position, a.person_id, p.name, p.code, a.guest_id, g.number, g.name,
                   (SELECT COUNT(*) FROM consent c WHERE c.agency_id = a.agency_id AND c.guest_id = a.guest_id AND c.purpose = 'named'
                    AND c.withdrawn_at IS NULL),
                   a.name, a.organisation, a.share, a.certificate, v.name, v.name_en, i.decided_on
            FROM initiative_author a JOIN initiative i ON i.agency_id = a.agency_id AND i.initiative_id = a.initiative_id
            LEFT JOIN person p ON p.agency_id = a.agency_id AND p.person_id = a.person_id
            LEFT JOIN guest g ON g.agency_id = a.agency_id AND g.guest_id = a.guest_id
            LEFT JOIN unit_version v ON v.agency_id = a.agency_id AND v.unit_id = a.unit_id AND v.valid_from = (
                SELECT MAX(n.valid_from) FROM unit_version n WHERE n.agency_id = a.agency_id AND n.unit_id = a.unit_id
                AND n.valid_from <= i.submitted_on)
            WHERE a.agency_id = \(viewer.agency) AND a.initiative_id IN \(list: ids) ORDER BY a.initiative_id, a.position
            """)
        {
            var name: String?
            var code: String?
            if try !row.isNull(5) {
                code = GuestStore.reference(try row.int(6))
                let real = try row.text(7)
                name = try !real.isEmpty && (seesGuests || row.int(8) > 0) ? real : code
            } else {
                name = try row.textOrNil(3) ?? row.text(9)
                code = try row.textOrNil(4)
            }
            let certificate = try row.intOrNil(12)
            found[try row.text(0), default: []].append(
                InitiativeAuthor(
                    position: try row.int(1), person: try row.textOrNil(2), name: seesNames ? name : nil, organisation: try row.text(10),
                    unit: try row.isNull(13) ? nil : row.words(13), share: try row.int(11),
                    certificate: try certificate.flatMap { number in
                        try row.civilDateOrNil(15).map { InitiativeStore.certificate(number, $0.year) }
                    }, code: seesNames ? code : nil))
        }
        return found
    }

    /// Titles that have every folded word, among those that exist for the viewer: how many, and the first of them.
    static func search(
        _ match: SQL, limit: Int, for viewer: Actor, today: CivilDate, in session: Session
    ) throws -> (count: Int, lines: [InitiativeLine]) {
        let reader = try InitiativeViewer(viewer, today: today, in: session)
        let condition: SQL = "\(raw: InitiativePolicy.visible(reader)) AND \(raw: match)"
        let count = try session.row("SELECT COUNT(*) FROM initiative i WHERE i.agency_id = \(viewer.agency) AND \(raw: condition)")?.int(0) ?? 0
        return (count, count == 0 ? [] : try lines(condition, limit: limit, for: reader, today: today, in: session))
    }
}
