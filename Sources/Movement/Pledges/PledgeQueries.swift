public import Storage
public import Vietnamese

/// What a list of registrations is asked for.
public struct PledgeFilter: Sendable, Hashable {
    /// Only of this kind.
    public var kind: PledgeKind?
    /// Only in this state.
    public var state: PledgeState?
    /// Only those that came after the last day.
    public var isLate = false
    /// Words of the name, without regard to diacritics.
    public var words = ""

    /// Creates a filter that lets everything through.
    public init() {}

    /// Whether everything is let through.
    public var isEmpty: Bool { self == PledgeFilter() }
}

/// The registrations of a movement for one viewer.
public struct PledgeList: Sendable, Hashable {
    /// Identifier, address and name of the movement.
    public let movement, slug, name: String
    /// When registrations are taken; nil while nobody has said so.
    public let window: PledgeWindow?
    /// How many of each kind the viewer may see, whatever the filter says, without those withdrawn.
    public let counts: [PledgeKind: Int]
    /// A page of them, newest first.
    public let lines: [PledgeLine]
    /// Place to go on from; nil on the last page.
    public let next: String?
    /// What the viewer may register today; empty while registrations are not taken.
    public let kinds: [PledgeKind]
    /// Whether the viewer considers registrations.
    public let mayConsider: Bool
    /// Whether the viewer sees states other than "received".
    public let seesAll: Bool
}

/// What a form of registration offers.
public struct PledgeOffer: Sendable, Hashable {
    /// Identifier, address and name of the movement.
    public let movement, slug, name: String
    /// Last day of the movement.
    public let ends: CivilDate
    /// When registrations are taken.
    public let window: PledgeWindow?
    /// What the viewer may register.
    public let kinds: [PledgeKind]
    /// Units the viewer heads: identifier and name.
    public let own: [Choice]
    /// All units that can sign a covenant.
    public let units: [Choice]
    /// Open targets of the movement.
    public let targets: [Choice]
}

/// Reading registrations.
public enum PledgeQueries {
    /// A page of the registrations of a movement; `notFound` for an unknown one.
    /// - Parameter after: what the page before gave as `next`; nil for the first page.
    public static func list(
        slug: String, filter: PledgeFilter = PledgeFilter(), after: String? = nil, limit: Int = 50, for viewer: Actor, today: CivilDate,
        in session: Session
    ) throws -> PledgeList {
        let row = try session.row(
            """
            SELECT m.movement_id, m.name, m.period_to, w.opens, w.closes FROM movement m
            LEFT JOIN pledge_window w ON w.agency_id = m.agency_id AND w.movement_id = m.movement_id
            WHERE m.agency_id = \(viewer.agency) AND m.slug = \(slug)
            """)
        guard let row else { throw Refusal.notFound }
        let movement = try row.text(0)
        let window = try Self.window(row, 3)
        let isRunning = try MovementQueries.date(row.text(2)) >= today
        let counts = try session.rows(
            """
            SELECT g.kind, COUNT(*) FROM pledge g WHERE g.agency_id = \(viewer.agency) AND g.movement_id = \(movement) AND g.state <> 'withdrawn'
            AND \(raw: PledgePolicy.visible(viewer)) GROUP BY g.kind
            """)
        let place: SQL = after.flatMap { Int($0) }.map { "g.number < \($0)" } ?? "1 = 1"
        let found = try lines(
            "g.movement_id = \(movement) AND \(raw: condition(filter)) AND \(raw: place)", limit: limit + 1, for: viewer, today: today, in: session)
        let isOpen = isRunning && (window?.isOpen(on: today) ?? false)
        return PledgeList(
            movement: movement, slug: slug, name: try row.text(1), window: window,
            counts: Dictionary(
                uniqueKeysWithValues: try counts.compactMap { row in try PledgeKind(rawValue: row.text(0)).map { ($0, try row.int(1)) } }),
            lines: Array(found.prefix(limit)), next: found.count > limit ? String(found[limit - 1].number) : nil,
            kinds: isOpen ? PledgePolicy.kinds(viewer) : [], mayConsider: PledgePolicy.mayConsider(viewer), seesAll: PledgePolicy.seesAll(viewer))
    }

    private static func window(_ row: Row, _ column: Int) throws -> PledgeWindow? {
        guard let opens = try row.textOrNil(column), let closes = try row.textOrNil(column + 1) else { return nil }
        return PledgeWindow(opens: try MovementQueries.date(opens), closes: try MovementQueries.date(closes))
    }

    private static func condition(_ filter: PledgeFilter) -> SQL {
        var parts: [SQL] = []
        if let kind = filter.kind { parts.append("g.kind = \(kind.rawValue)") }
        if let state = filter.state { parts.append("g.state = \(state.rawValue)") }
        if filter.isLate { parts.append("g.is_late = 1") }
        for word in Vietnamese.folded(filter.words).split(separator: " ").prefix(6) {
            // Words have letters and digits only, so nothing in them is a wildcard.
            let plain = String(word.filter { $0.isLetter || $0.isNumber })
            if !plain.isEmpty { parts.append("g.folded LIKE \("%\(plain)%")") }
        }
        return parts.isEmpty ? "1 = 1" : .joined(parts, by: " AND ")
    }

    /// Registrations a viewer may see, newest first, in two statements.
    /// - Parameter condition: on `g`, the registration.
    static func lines(_ condition: SQL, limit: Int, for viewer: Actor, today: CivilDate, in session: Session) throws -> [PledgeLine] {
        let rows = try session.rows(
            """
            SELECT g.pledge_id, g.number, g.kind, COALESCE(p.name, g.name), g.aim, g.aim_text, g.wording, g.by_date, g.state, g.is_late,
                   g.registered_at
            FROM pledge g LEFT JOIN person p ON p.agency_id = g.agency_id AND p.person_id = g.person_id
            WHERE g.agency_id = \(viewer.agency) AND \(raw: condition) AND \(raw: PledgePolicy.visible(viewer))
            ORDER BY g.number DESC, g.pledge_id LIMIT \(limit)
            """)
        let names = try unitNames(of: rows.map { try $0.text(0) }, agency: viewer.agency, today: today, in: session)
        return try rows.compactMap { row in
            guard let kind = PledgeKind(rawValue: try row.text(2)), let state = PledgeState(rawValue: try row.text(8)) else { return nil }
            let id = try row.text(0)
            let plain = try row.text(3)
            let units = names[id] ?? []
            let name =
                units.isEmpty
                ? plain.isEmpty ? Text("Đã xóa theo yêu cầu", "Erased on request") : Text(same: plain)
                : Text(units.map(\.name.vi).joined(separator: ", "), units.map(\.name.en).joined(separator: ", "))
            return PledgeLine(
                id: id, number: try row.int(1), kind: kind, name: name, aim: PledgeAim(rawValue: try row.text(4)) ?? .part,
                aimText: try row.text(5), wording: try row.text(6), by: try row.textOrNil(7).flatMap(CivilDate.init(iso:)), state: state,
                isLate: try row.bool(9), registered: Instant(milliseconds: try row.int64(10)).vietnamDate)
        }
    }

    /// Who signs, in order, with the names of today.
    private static func unitNames(
        of pledges: [String], agency: String, today: CivilDate, in session: Session
    ) throws -> [String: [PledgeSignature]] {
        guard !pledges.isEmpty else { return [:] }
        var names: [String: [PledgeSignature]] = [:]
        for row in try session.rows(
            """
            SELECT o.pledge_id, o.unit_id, v.name, v.name_en, o.signed_at, p.name FROM pledge_unit o
            JOIN unit_version v ON v.agency_id = o.agency_id AND v.unit_id = o.unit_id
                AND v.valid_from = \(raw: OwnerQueries.lastName(of: "o.unit_id", on: today))
            LEFT JOIN person p ON p.agency_id = o.agency_id AND p.person_id = o.signed_by
            WHERE o.agency_id = \(agency) AND o.pledge_id IN \(list: pledges) ORDER BY o.pledge_id, o.position
            """)
        {
            names[try row.text(0), default: []].append(
                PledgeSignature(
                    unit: try row.text(1), name: try row.words(2), signedAt: try row.int64OrNil(4).map(Instant.init(milliseconds:)),
                    signer: try row.textOrNil(5)))
        }
        return names
    }

    /// One registration; `notFound` when there is none, and for those for whom it does not exist.
    /// - Parameter key: the secret of an outsider.
    public static func page(
        _ pledge: String, key: String? = nil, for viewer: Actor, today: CivilDate, in session: Session
    ) throws -> PledgeModel {
        guard let row = try PledgeRow.find(pledge, key: key, agency: viewer.agency, in: session), PledgePolicy.sees(viewer, row) else {
            throw Refusal.notFound
        }
        let seen: Actor = row.isHeldByKey ? Actor(agency: viewer.agency, identity: .operator, roles: [.inspector]) : viewer
        let more = try session.row(
            """
            SELECT m.slug, m.name, g.reason, c.email, c.phone FROM pledge g
            JOIN movement m ON m.agency_id = g.agency_id AND m.movement_id = g.movement_id
            LEFT JOIN pledge_contact c ON c.agency_id = g.agency_id AND c.pledge_id = g.pledge_id
            WHERE g.agency_id = \(viewer.agency) AND g.pledge_id = \(pledge)
            """)
        guard let more, let line = try lines("g.pledge_id = \(pledge)", limit: 1, for: seen, today: today, in: session).first else {
            throw Refusal.notFound
        }
        let targets = try session.rows(
            """
            SELECT t.target_id, t.title FROM pledge_target g JOIN target t ON t.agency_id = g.agency_id AND t.target_id = g.target_id
            WHERE g.agency_id = \(viewer.agency) AND g.pledge_id = \(pledge) ORDER BY t.position, t.target_id
            """
        ).map { PledgeTarget(id: try $0.text(0), title: try $0.text(1)) }
        let names = PlanPolicy.maySeeNames(viewer)
        let signatures = try unitNames(of: [pledge], agency: viewer.agency, today: today, in: session)[pledge] ?? []
        let seesReason = PledgePolicy.seesAll(viewer) || PledgePolicy.isInvolved(viewer, row)
        let seesContact = row.isHeldByKey || PledgePolicy.seesContacts(viewer)
        return PledgeModel(
            line: line, movement: row.movement, slug: try more.text(0), movementName: try more.text(1), targets: targets,
            signatures: signatures.map {
                PledgeSignature(unit: $0.unit, name: $0.name, signedAt: $0.signedAt, signer: names ? $0.signer : nil)
            },
            reason: seesReason ? try more.text(2) : "",
            contact: try seesContact ? more.textOrNil(3).map { PledgeContact(email: $0, phone: try more.textOrNil(4) ?? "") } : nil,
            isPublic: row.isPublic, may: PledgePolicy.moves(viewer, row))
    }

    /// The agency and identifier of the registration an outsider's secret opens; nil when it opens none.
    public static func held(by key: String, in session: Session) throws -> (agency: String, pledge: String)? {
        guard key.utf8.count <= 100 else { return nil }
        return try session.row("SELECT agency_id, pledge_id FROM pledge WHERE key_hash = \(secretHash(key))").map {
            (try $0.text(0), try $0.text(1))
        }
    }

    /// What a form of registration offers the viewer; `notFound` for an unknown movement.
    public static func offer(slug: String, for viewer: Actor, today: CivilDate, in session: Session) throws -> PledgeOffer {
        let row = try session.row(
            """
            SELECT m.movement_id, m.name, m.period_to, w.opens, w.closes FROM movement m
            LEFT JOIN pledge_window w ON w.agency_id = m.agency_id AND w.movement_id = m.movement_id
            WHERE m.agency_id = \(viewer.agency) AND m.slug = \(slug)
            """)
        guard let row else { throw Refusal.notFound }
        let movement = try row.text(0)
        let kinds = PledgePolicy.kinds(viewer)
        let units =
            kinds.contains(.unit)
            ? try Directory.options(.unit, on: today, for: viewer, in: session).map { Choice($0.target.id, $0.label) } : []
        let targets = try session.rows(
            """
            SELECT target_id, code, title FROM target WHERE agency_id = \(viewer.agency) AND movement_id = \(movement) AND state = 'open'
            ORDER BY position, target_id LIMIT 60
            """
        ).map { Choice(try $0.text(0), Text(same: "\(try $0.text(1)) \(try $0.text(2))")) }
        return PledgeOffer(
            movement: movement, slug: slug, name: try row.text(1), ends: try MovementQueries.date(row.text(2)), window: try window(row, 3),
            kinds: kinds, own: units.filter { viewer.headedUnits.contains($0.value) }, units: units, targets: targets)
    }

    /// What waits for the actor: own registrations that were returned, covenants to sign, and for the officer those to consider; oldest first.
    static func owed(_ actor: Actor, today: CivilDate, in session: Session) throws -> [OwedPledge] {
        guard let person = actor.person else { return [] }
        let headed = actor.headedUnits.sorted()
        let considers: SQL = PledgePolicy.mayConsider(actor) ? "g.state = 'waiting'" : "1 = 0"
        let waiting: SQL = """
            ((g.state = 'returned' AND (g.person_id = \(person) OR EXISTS (SELECT 1 FROM pledge_unit w WHERE w.agency_id = g.agency_id
                AND w.pledge_id = g.pledge_id AND w.position = 0 AND w.unit_id IN \(list: headed))))
            OR (g.state = 'signing' AND EXISTS (SELECT 1 FROM pledge_unit w WHERE w.agency_id = g.agency_id AND w.pledge_id = g.pledge_id
                AND w.signed_at IS NULL AND w.unit_id IN \(list: headed) AND NOT EXISTS (SELECT 1 FROM pledge_unit x WHERE x.agency_id = w.agency_id
                    AND x.pledge_id = w.pledge_id AND x.position < w.position AND x.signed_at IS NULL)))
            OR \(raw: considers))
            """
        let places = try session.rows(
            """
            SELECT g.pledge_id, m.slug, m.name, g.state, g.changed_at FROM pledge g
            JOIN movement m ON m.agency_id = g.agency_id AND m.movement_id = g.movement_id
            WHERE g.agency_id = \(actor.agency) AND m.period_to >= \(today.iso) AND \(raw: waiting) ORDER BY g.changed_at, g.pledge_id LIMIT 100
            """)
        let ids = try places.map { try $0.text(0) }
        let found = try lines("g.pledge_id IN \(list: ids)", limit: ids.count + 1, for: actor, today: today, in: session)
        let lines = Dictionary(uniqueKeysWithValues: found.map { ($0.id, $0) })
        return try places.compactMap { row in
            guard let line = lines[try row.text(0)] else { return nil }
            let what: OwedPledge.What = line.state == .returned ? .resubmit : line.state == .signing ? .sign : .consider
            return OwedPledge(
                slug: try row.text(1), movement: try row.text(2), line: line, what: what,
                since: Instant(milliseconds: try row.int64(4)).vietnamDate)
        }
    }
}
