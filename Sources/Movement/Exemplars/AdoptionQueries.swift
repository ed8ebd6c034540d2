internal import Storage
internal import Vietnamese

/// Reading who took exemplars over.
enum AdoptionQueries {
    /// Adoptions of an exemplar that exist for the viewer, in the order of the tree; a fixed number of statements.
    static func adoptions(of exemplar: String, for viewer: Actor, today: CivilDate, in session: Session) throws -> [Adoption] {
        let rows = try AdoptionRow.rows("a.exemplar_id = \(exemplar)", agency: viewer.agency, in: session).filter {
            ExemplarPolicy.seesAdoption(viewer, isChecked: $0.isChecked, isEnded: $0.isEnded)
        }
        guard !rows.isEmpty else { return [] }
        let names = try LearningQueries.unitNames(rows.compactMap(\.unit), for: viewer, today: today, in: session)
        let results = try results(of: rows.map(\.id), for: viewer, in: session)
        let words = Dictionary(
            uniqueKeysWithValues: try session.rows(
                "SELECT adoption_id, place, document, reason FROM adoption WHERE agency_id = \(viewer.agency) AND exemplar_id = \(exemplar)"
            ).map { (try $0.text(0), (place: try $0.text(1), document: try $0.text(2), reason: try $0.text(3))) })
        let adoptions = rows.map { row in
            Adoption(
                id: row.id, number: row.number, unit: row.unit,
                name: row.unit.map { names[$0] ?? Text("Đơn vị cũ", "A former unit") } ?? Text(same: row.name), place: words[row.id]?.place ?? "",
                since: row.since, learnedFrom: row.learnedFrom,
                document: ExemplarPolicy.seesAll(viewer) ? words[row.id]?.document ?? "" : "", isConfirmed: row.isConfirmed, isChecked: row.isChecked,
                isEnded: row.isEnded, reason: words[row.id]?.reason ?? "", results: results[row.id] ?? [],
                may: ExemplarPolicy.moves(viewer, row))
        }
        return ExemplarRules.tree(adoptions).map(\.adoption)
    }

    /// Results by adoption, oldest first: those checked for everybody, all within the agency.
    private static func results(of adoptions: [String], for viewer: Actor, in session: Session) throws -> [String: [AdoptionResult]] {
        let seen: SQL = viewer.isSignedIn ? "1 = 1" : "checked_at IS NOT NULL"
        var results: [String: [AdoptionResult]] = [:]
        for row in try session.rows(
            """
            SELECT adoption_id, number, on_date, confirmed_at, checked_at, measure, unit_label, before_value, after_value, source, target_id, evidence_id
            FROM adoption_result WHERE agency_id = \(viewer.agency) AND adoption_id IN \(list: adoptions) AND \(raw: seen)
            ORDER BY adoption_id, number
            """)
        {
            results[try row.text(0), default: []].append(
                AdoptionResult(
                    number: try row.int(1), result: try result(row, 5), on: try row.civilDate(2), isConfirmed: try !row.isNull(3),
                    isChecked: try !row.isNull(4)))
        }
        return results
    }

    /// The seven columns of a measured result.
    static func result(_ row: Row, _ column: Int) throws -> MeasuredResult {
        MeasuredResult(
            measure: try row.text(column), unitLabel: try row.text(column + 1), before: try row.quantity(column + 2),
            after: try row.quantity(column + 3), source: try row.text(column + 4), target: try row.textOrNil(column + 5),
            evidence: try row.textOrNil(column + 6))
    }

    /// What waits for the actor, longest first: consent to give, check-ins to make, publications, adoptions to confirm and to check.
    static func owed(_ actor: Actor, today: CivilDate, in session: Session) throws -> [OwedExemplar] {
        guard let person = actor.person else { return [] }
        let headed = actor.headedUnits.sorted()
        let manages = ExemplarPolicy.mayManage(actor)
        return try
            (exemplars(actor, person, headed, manages: manages, today: today, in: session)
            + adoptions(actor, headed, manages: manages, in: session))
            .sorted { ($0.day.iso, $0.id, $0.what.rawValue) < ($1.day.iso, $1.id, $1.what.rawValue) }
    }

    private static func exemplars(
        _ actor: Actor, _ person: String, _ headed: [String], manages: Bool, today: CivilDate, in session: Session
    ) throws -> [OwedExemplar] {
        let managed: SQL = manages ? "x.state IN ('proposed', 'published')" : "1 = 0"
        return try session.rows(
            """
            SELECT x.exemplar_id, m.name, x.state, x.mentor, x.person_id, x.unit_id, x.subject_kind, x.version, x.shown, x.created_at, x.proposed_at,
                   t.title, t.at, p.name,
                   (SELECT MAX(c.version) FROM exemplar_consent c WHERE c.agency_id = x.agency_id AND c.exemplar_id = x.exemplar_id
                    AND c.withdrawn_at IS NULL),
                   (SELECT MAX(c.at) FROM exemplar_checkin c WHERE c.agency_id = x.agency_id AND c.exemplar_id = x.exemplar_id)
            FROM exemplar x JOIN movement m ON m.agency_id = x.agency_id AND m.movement_id = x.movement_id
            LEFT JOIN exemplar_text t ON t.agency_id = x.agency_id AND t.exemplar_id = x.exemplar_id AND t.number = x.version
            LEFT JOIN person p ON p.agency_id = x.agency_id AND p.person_id = x.person_id
            WHERE x.agency_id = \(actor.agency) AND ((x.state = 'nurturing' AND x.mentor = \(person))
                OR (x.state IN ('proposed', 'published') AND (x.person_id = \(person) OR x.unit_id IN \(list: headed))) OR \(raw: managed))
            ORDER BY x.created_at, x.exemplar_id
            """
        ).compactMap { row in
            let id = try row.text(0)
            let title = try row.textOrNil(11) ?? row.textOrNil(13) ?? Directory.somebody.vi
            let movement = try row.text(1)
            if try row.text(2) == ExemplarState.nurturing.rawValue {
                let last = Instant(milliseconds: try row.int64OrNil(15) ?? row.int64(9)).vietnamDate
                let due = last.adding(days: ExemplarRules.checkInDays)
                return due <= today ? OwedExemplar(id: id, title: title, movement: movement, what: .checkIn, day: due) : nil
            }
            let since = Instant(milliseconds: max(try row.int64OrNil(10) ?? 0, try row.int64OrNil(12) ?? 0)).vietnamDate
            let version = try row.int(7)
            let hasConsent = try row.intOrNil(14) == version
            let isOutside = try row.isNull(4) && row.isNull(5)
            let speaks = try isOutside ? manages : row.textOrNil(4) == person || row.textOrNil(5).map(headed.contains) ?? false
            if !hasConsent { return speaks ? OwedExemplar(id: id, title: title, movement: movement, what: .consent, day: since) : nil }
            guard manages, try row.intOrNil(8) != version else { return nil }
            return OwedExemplar(id: id, title: title, movement: movement, what: .publish, day: since)
        }
    }

    private static func adoptions(_ actor: Actor, _ headed: [String], manages: Bool, in session: Session) throws -> [OwedExemplar] {
        guard manages || !headed.isEmpty else { return [] }
        let scope: SQL = manages ? "1 = 1" : "a.unit_id IN \(list: headed)"
        let waiting: SQL = """
            a.ended_at IS NULL AND \(raw: scope) AND (a.checked_at IS NULL OR EXISTS (SELECT 1 FROM adoption_result w
                WHERE w.agency_id = a.agency_id AND w.adoption_id = a.adoption_id AND w.checked_at IS NULL))
            """
        let rows = try AdoptionRow.rows(waiting, agency: actor.agency, in: session)
        guard !rows.isEmpty else { return [] }
        let titles = Dictionary(
            uniqueKeysWithValues: try session.rows(
                """
                SELECT a.adoption_id, t.title, m.name, a.declared_at, (SELECT MAX(r.at) FROM adoption_result r
                    WHERE r.agency_id = a.agency_id AND r.adoption_id = a.adoption_id)
                FROM adoption a JOIN exemplar x ON x.agency_id = a.agency_id AND x.exemplar_id = a.exemplar_id AND x.state = 'published'
                JOIN exemplar_text t ON t.agency_id = x.agency_id AND t.exemplar_id = x.exemplar_id AND t.number = x.shown
                JOIN movement m ON m.agency_id = x.agency_id AND m.movement_id = x.movement_id
                WHERE a.agency_id = \(actor.agency) AND a.adoption_id IN \(list: rows.map(\.id))
                """
            ).map { row in
                let day = Instant(milliseconds: max(try row.int64(3), try row.int64OrNil(4) ?? 0)).vietnamDate
                return (try row.text(0), (title: try row.text(1), movement: try row.text(2), day: day))
            })
        return rows.compactMap { row in
            guard let found = titles[row.id] else { return nil }
            let moves = ExemplarPolicy.moves(actor, row)
            guard moves.contains(.confirm) || moves.contains(.check) else { return nil }
            return OwedExemplar(
                id: row.exemplar, title: found.title, movement: found.movement, what: moves.contains(.confirm) ? .confirm : .check, day: found.day)
        }
    }
}
