public import Storage
public import Vietnamese

/// Reading exemplars.
public enum ExemplarQueries {
    /// The exemplars of a movement that exist for the viewer; `notFound` for an unknown movement.
    public static func list(slug: String, for viewer: Actor, today: CivilDate, in session: Session) throws -> ExemplarList {
        let movement = try MovementRow.load(slug: slug, agency: viewer.agency, in: session)
        let lines = try lines("x.movement_id = \(movement.id)", for: viewer, today: today, in: session)
        let manages = ExemplarPolicy.mayManage(viewer)
        return ExemplarList(
            movement: movement.id, slug: slug, name: movement.name,
            published: ExemplarRules.ranked(lines.filter { $0.state == .published }),
            others: lines.filter { $0.state != .published }, mayManage: manages, seesSuggestions: ExemplarPolicy.seesSuggestions(viewer),
            seesFairness: ExemplarPolicy.seesFairness(viewer), people: try manages ? people(for: viewer, today: today, in: session) : [],
            units: try manages ? units(for: viewer, today: today, in: session) : [])
    }

    static func people(for viewer: Actor, today: CivilDate, in session: Session) throws -> [Choice] {
        try Directory.options(.person, on: today, for: viewer, in: session).map { Choice($0.target.id, $0.label) }
    }

    static func units(for viewer: Actor, today: CivilDate, in session: Session) throws -> [Choice] {
        try Directory.options(.unit, on: today, for: viewer, in: session).map { Choice($0.target.id, $0.label) }
    }

    /// How many took an exemplar `x` over, and how many of them with a result: what was checked and has not ended.
    private static let adopted: SQL = """
        (SELECT COUNT(*) FROM adoption a WHERE a.agency_id = x.agency_id AND a.exemplar_id = x.exemplar_id AND a.checked_at IS NOT NULL
         AND a.ended_at IS NULL)
        """
    private static let measured: SQL = """
        (SELECT COUNT(*) FROM adoption a WHERE a.agency_id = x.agency_id AND a.exemplar_id = x.exemplar_id AND a.checked_at IS NOT NULL
         AND a.ended_at IS NULL AND EXISTS (SELECT 1 FROM adoption_result r WHERE r.agency_id = a.agency_id AND r.adoption_id = a.adoption_id
            AND r.checked_at IS NOT NULL))
        """

    /// Exemplars a viewer may see, newest first; at most three statements however many they are.
    /// - Parameter condition: on `x`, the exemplar.
    static func lines(_ condition: SQL, limit: Int = 500, for viewer: Actor, today: CivilDate, in session: Session) throws -> [ExemplarLine] {
        let rows = try session.rows(
            """
            SELECT x.exemplar_id, x.number, x.subject_kind, x.person_id, x.unit_id, x.name, x.mentor, x.state, x.published_at, p.name, t.title,
                   \(raw: adopted), \(raw: measured),
                   (SELECT COUNT(*) FROM exemplar_consent c WHERE c.agency_id = x.agency_id AND c.exemplar_id = x.exemplar_id
                    AND c.version = x.shown AND c.is_named = 1 AND c.withdrawn_at IS NULL)
            FROM exemplar x
            LEFT JOIN person p ON p.agency_id = x.agency_id AND p.person_id = x.person_id
            LEFT JOIN exemplar_text t ON t.agency_id = x.agency_id AND t.exemplar_id = x.exemplar_id AND t.number = COALESCE(x.shown, x.version)
            WHERE x.agency_id = \(viewer.agency) AND \(raw: condition)
            AND \(raw: ExemplarPolicy.visible(viewer, on: "\(today.iso)")) ORDER BY x.number DESC, x.exemplar_id LIMIT \(limit)
            """)
        let homes = try homes(of: rows.compactMap { try $0.textOrNil(3) }, agency: viewer.agency, today: today, in: session)
        let own = try rows.compactMap { try $0.textOrNil(4) }
        let names =
            own.isEmpty && homes.isEmpty
            ? [:] : try LearningQueries.unitNames(own + homes.values, for: viewer, today: today, in: session)
        return try rows.map { row in
            let kind = try row.value(2, ExemplarKind.organisation)
            let person = try row.textOrNil(3)
            let isNamed = ExemplarPolicy.isNamed(
                viewer, kind: kind, isInvolved: try viewer.isSignedIn && row.textOrNil(6) == viewer.person, consents: try row.int(13) > 0)
            let home = (try row.textOrNil(4) ?? person.flatMap { homes[$0] }).flatMap { names[$0] }
            let name = try row.textOrNil(9) ?? row.text(5)
            return ExemplarLine(
                id: try row.text(0), number: try row.int(1), kind: kind, subject: subject(kind, name: name, home: home, isNamed: isNamed),
                title: try row.textOrNil(10) ?? "", state: try row.value(7, ExemplarState.withdrawn),
                published: try row.int64OrNil(8).map { Instant(milliseconds: $0).vietnamDate }, adopted: try row.int(11), measured: try row.int(12))
        }
    }

    /// Whose it is, as far as the viewer may know.
    private static func subject(_ kind: ExemplarKind, name: String, home: Text?, isNamed: Bool) -> Text {
        switch kind {
        case .unit: home ?? Text("Đơn vị cũ", "A former unit")
        case .person:
            isNamed
                ? Text(same: name)
                : home.map { Text("Một cá nhân của \($0.vi)", "A person of \($0.en)") } ?? Directory.somebody
        case .household: isNamed ? Text(same: name) : Text("Một hộ gia đình", "A household")
        case .organisation: isNamed ? Text(same: name) : Text("Một tổ chức, doanh nghiệp", "An organisation or firm")
        }
    }

    /// The unit in which each of these people works today.
    static func homes(of people: [String], agency: String, today: CivilDate, in session: Session) throws -> [String: String] {
        guard !people.isEmpty else { return [:] }
        return Dictionary(
            try session.rows(
                """
                SELECT f.person_id, \(raw: LearningSQL.unit) FROM (
                    SELECT p.agency_id, p.person_id, CAST(\(today.iso) AS TEXT) AS day FROM person p
                    WHERE p.agency_id = \(agency) AND p.person_id IN \(list: Array(Set(people)).sorted())) AS f
                """
            ).compactMap { row in try row.textOrNil(1).map { (try row.text(0), $0) } }
        ) { one, _ in one }
    }

    /// The agency whose exemplar it is, before anybody knows for whom it exists.
    public static func agency(of exemplar: String, in session: Session) throws -> String? {
        try session.row("SELECT agency_id FROM exemplar WHERE exemplar_id = \(exemplar)")?.text(0)
    }

    // MARK: - One exemplar

    /// One exemplar; `notFound` when there is none, and for those for whom it does not exist.
    public static func page(_ id: String, for viewer: Actor, today: CivilDate, in session: Session) throws -> ExemplarPage {
        guard let row = try ExemplarRow.find(id, agency: viewer.agency, today: today, in: session), ExemplarPolicy.sees(viewer, row),
            let line = try lines("x.exemplar_id = \(id)", for: viewer, today: today, in: session).first
        else { throw Refusal.notFound }
        let nurture = ExemplarPolicy.seesNurture(viewer, row)
        let moves = ExemplarPolicy.moves(viewer, row)
        let texts = try texts(of: row, in: session, agency: viewer.agency)
        let text = texts[row.shown ?? row.version]
        let consents = try nurture ? consents(of: id, agency: viewer.agency, in: session) : []
        let manages = ExemplarPolicy.mayManage(viewer)
        let isNamed = ExemplarPolicy.isNamed(
            viewer, kind: row.kind, isInvolved: ExemplarPolicy.isInvolved(viewer, row),
            consents: row.consent.map { $0.isNamed && $0.version == row.shown } ?? false)
        let more = try session.row(
            """
            SELECT x.grounds, x.reason, p.name FROM exemplar x LEFT JOIN person p ON p.agency_id = x.agency_id AND p.person_id = x.mentor
            WHERE x.agency_id = \(viewer.agency) AND x.exemplar_id = \(id)
            """)
        let adoptions = try AdoptionQueries.adoptions(of: id, for: viewer, today: today, in: session)
        let writes = moves.contains(.write) || adoptions.contains { $0.may.contains(.measure) }
        let home = try row.unit ?? row.person.flatMap { try homes(of: [$0], agency: viewer.agency, today: today, in: session)[$0] }
        return ExemplarPage(
            line: line, movement: row.movement, slug: row.slug, movementName: row.movementName,
            unitName: try home.flatMap { try LearningQueries.unitNames([$0], for: viewer, today: today, in: session)[$0] }, isNamed: isNamed,
            text: text, draft: nurture && row.version != (row.shown ?? row.version) ? texts[row.version] : nil,
            targetTitle: try text?.result.target.flatMap { try title("target", $0, agency: viewer.agency, in: session) },
            evidenceTitle: try nurture ? text?.result.evidence.flatMap { try title("evidence", $0, agency: viewer.agency, in: session) } : nil,
            grounds: try nurture ? more?.text(0) ?? "" : "", reason: try nurture ? more?.text(1) ?? "" : "",
            mentor: try nurture ? more?.textOrNil(2) : nil, steps: try nurture ? steps(of: id, agency: viewer.agency, in: session) : [],
            checkIns: try nurture ? checkIns(of: id, agency: viewer.agency, in: session) : [], consents: consents, adoptions: adoptions, may: moves,
            seesNurture: nurture, adopters: try moves.contains(.adopt) ? adopters(row, adoptions, for: viewer, today: today, in: session) : [],
            people: try moves.contains(.mentor) ? people(for: viewer, today: today, in: session) : [],
            mayNameOutside: moves.contains(.adopt) && manages,
            targets: try writes ? targets(of: row.movement, agency: viewer.agency, in: session) : [])
    }

    private static func texts(of row: ExemplarRow, in session: Session, agency: String) throws -> [Int: ExemplarText] {
        let texts = try session.rows(
            """
            SELECT number, title, story, steps, at, measure, unit_label, before_value, after_value, source, target_id, evidence_id FROM exemplar_text
            WHERE agency_id = \(agency) AND exemplar_id = \(row.id) AND number IN (\(row.version), \(row.shown ?? row.version))
            """
        ).map { found in
            ExemplarText(
                number: try found.int(0), title: try found.text(1), story: try found.text(2),
                steps: try found.text(3).split(separator: "\n").map { String($0).trimmed }.filter { !$0.isEmpty },
                result: try AdoptionQueries.result(found, 5), on: Instant(milliseconds: try found.int64(4)).vietnamDate)
        }
        return Dictionary(uniqueKeysWithValues: texts.map { ($0.number, $0) })
    }

    private static func title(_ table: String, _ id: String, agency: String, in session: Session) throws -> String? {
        let name = SQL.unsafe(table)
        return try session.row(
            "SELECT title FROM \(raw: name) WHERE agency_id = \(agency) AND \(raw: SQL.unsafe("\(table)_id")) = \(id)")?.text(0)
    }

    private static func steps(of id: String, agency: String, in session: Session) throws -> [NurtureStep] {
        try session.rows(
            """
            SELECT step_id, what, by_date, done_on FROM exemplar_step WHERE agency_id = \(agency) AND exemplar_id = \(id) ORDER BY by_date, step_id
            """
        ).map { NurtureStep(id: try $0.text(0), what: try $0.text(1), by: try $0.civilDate(2), done: try $0.civilDateOrNil(3)) }
    }

    private static func checkIns(of id: String, agency: String, in session: Session) throws -> [NurtureCheckIn] {
        try session.rows(
            """
            SELECT c.on_date, c.seen, COALESCE(p.name, '') FROM exemplar_checkin c
            LEFT JOIN person p ON p.agency_id = c.agency_id AND p.person_id = c.actor
            WHERE c.agency_id = \(agency) AND c.exemplar_id = \(id) ORDER BY c.on_date DESC, c.checkin_id DESC
            """
        ).map { NurtureCheckIn(on: try $0.civilDate(0), seen: try $0.text(1), by: try $0.text(2)) }
    }

    private static func consents(of id: String, agency: String, in session: Session) throws -> [ExemplarConsent] {
        try session.rows(
            """
            SELECT version, is_named, document, given_at, withdrawn_at FROM exemplar_consent
            WHERE agency_id = \(agency) AND exemplar_id = \(id) ORDER BY given_at DESC, consent_id DESC
            """
        ).map { row in
            ExemplarConsent(
                version: try row.int(0), isNamed: try row.bool(1), document: try row.text(2),
                given: Instant(milliseconds: try row.int64(3)).vietnamDate,
                withdrawn: try row.int64OrNil(4).map { Instant(milliseconds: $0).vietnamDate })
        }
    }

    /// Units for which the viewer can say it: their own or all, without those that have and the one whose example it is.
    private static func adopters(
        _ row: ExemplarRow, _ adoptions: [Adoption], for viewer: Actor, today: CivilDate, in session: Session
    ) throws -> [Choice] {
        let taken = Set(adoptions.filter { !$0.isEnded }.compactMap(\.unit) + [row.unit].compactMap { $0 })
        let own = viewer.units.union(viewer.headedUnits)
        return try units(for: viewer, today: today, in: session).filter { choice in
            !taken.contains(choice.value) && (ExemplarPolicy.mayManage(viewer) || own.contains(choice.value))
        }
    }

    private static func targets(of movement: String, agency: String, in session: Session) throws -> [Choice] {
        try session.rows(
            """
            SELECT target_id, code, title FROM target WHERE agency_id = \(agency) AND movement_id = \(movement) AND state = 'open'
            ORDER BY position, target_id LIMIT 200
            """
        ).map { Choice(try $0.text(0), Text(same: "\(try $0.text(1)) \(try $0.text(2))")) }
    }
}
