internal import Law
internal import Storage
internal import Vietnamese

/// Reads the registers for many subjects at once.
enum MeritRows {
    static func decision(_ number: String, _ day: CivilDate) -> String { "Quyết định \(number) ngày \(day.vietnamese)" }

    static func ratings(_ kind: MeritKind, _ ids: [String], agency: String, in session: Session) throws -> [String: [Facts.YearRating]] {
        var found: [String: [Facts.YearRating]] = [:]
        for row in try session.rows(
            """
            SELECT subject_id, year, level, document, document_on, evaluation_id FROM evaluation
            WHERE agency_id = \(agency) AND subject_kind = \(kind.rawValue) AND subject_id IN \(list: ids) AND replaced_by IS NULL ORDER BY year
            """)
        {
            guard let rating = Rating(rawValue: try row.text(2)) else { continue }
            let evidence = Proven(
                "\(try row.text(3)) ngày \(try row.civilDate(4).vietnamese)", href: "/danh-gia/\(try row.text(5))")
            found[try row.text(0), default: []].append(Facts.YearRating(year: try row.int(1), rating: rating, evidence: evidence))
        }
        return found
    }

    static func held(_ kind: MeritKind, _ ids: [String], agency: String, in session: Session) throws -> [String: [Facts.Held]] {
        var found: [String: [Facts.Held]] = [:]
        for row in try session.rows(
            """
            SELECT subject_id, code, year, period_from, period_to, what, type, decision, decided_on, decided_by, is_former, evidence, state, award_id
            FROM past_award WHERE agency_id = \(agency) AND subject_kind = \(kind.rawValue) AND subject_id IN \(list: ids)
            ORDER BY year, decided_on, award_id
            """)
        {
            let period = try row.civilDateOrNil(3).flatMap { from in try row.civilDateOrNil(4).flatMap { Period(from, $0) } }
            let (decided, kept) = (try row.civilDate(8), try row.text(11))
            found[try row.text(0), default: []].append(
                Facts.Held(
                    code: AwardCode(rawValue: try row.text(1)), year: try row.int(2), period: period, achievement: try row.text(5),
                    type: AchievementType(rawValue: try row.text(6)) ?? .merit, decided: decided, by: try row.text(9),
                    isFromFormerOrganisation: try row.bool(10), isCancelled: try row.text(12) == "cancelled",
                    evidenceKeys: kept.isEmpty ? [] : [kept],
                    evidence: Proven(decision(try row.text(7), decided), href: "/so-khen-thuong/\(try row.text(13))")))
        }
        return found
    }

    /// Years of which the latest declaration says that the register is complete.
    static func completeYears(_ kind: MeritKind, agency: String, in session: Session) throws -> Set<Int> {
        var complete: [Int: Bool] = [:]
        for row in try session.rows(
            """
            SELECT year, is_complete FROM award_year WHERE agency_id = \(agency) AND subject_kind = \(kind.rawValue) ORDER BY number
            """)
        {
            complete[try row.int(0)] = try row.bool(1)
        }
        return Set(complete.filter(\.value).keys)
    }

    /// Recognised initiatives by author or unit; the same that `InitiativeFacts` gives for one, for many.
    static func initiatives(_ column: String, _ ids: [String], agency: String, in session: Session) throws -> [String: [Facts.Initiative]] {
        let column = SQL.unsafe(column)
        let rows = try session.rows(
            """
            SELECT s.holder, i.initiative_id, i.title, d.kind, d.decided_on, d.number, s.share FROM (
                SELECT \(raw: column) AS holder, a.initiative_id, CAST(SUM(a.share) AS BIGINT) AS share FROM initiative_author a
                WHERE a.agency_id = \(agency) AND \(raw: column) IN \(list: ids) GROUP BY \(raw: column), a.initiative_id) AS s
            JOIN initiative i ON i.agency_id = \(agency) AND i.initiative_id = s.initiative_id AND i.state = 'recognised'
            JOIN initiative_decision d ON d.agency_id = i.agency_id AND d.initiative_id = i.initiative_id AND d.kind = (
                SELECT MIN(x.kind) FROM initiative_decision x WHERE x.agency_id = i.agency_id AND x.initiative_id = i.initiative_id
                AND x.kind IN ('unit', 'province'))
            ORDER BY d.decided_on, i.initiative_id
            """)
        let uses = try InitiativeUses.list(of: Array(Set(rows.map { try $0.text(1) })).sorted(), agency: agency, in: session)
        var found: [String: [Facts.Initiative]] = [:]
        for row in rows {
            let (id, on) = (try row.text(1), try row.civilDate(4))
            found[try row.text(0), default: []].append(
                Facts.Initiative(
                    id: id, title: try row.text(2), scope: InitiativeReach(rawValue: try row.text(3)) ?? .unit, recognised: on, share: try row.int(6),
                    uses: (uses[id] ?? []).map { Facts.Initiative.Use(code: AwardCode(rawValue: $0.award), year: $0.year) },
                    evidence: Proven(decision(try row.text(5), on), href: "/sang-kien/\(id)")))
        }
        return found
    }

    /// Units people belonged to, under the name of the last day, with what they are now.
    static func memberships(_ ids: [String], agency: String, today: CivilDate, in session: Session) throws -> [String: [Facts.Membership]] {
        let history = try UnitHistory.load(agency: agency, today: today, in: session)
        var found: [String: [Facts.Membership]] = [:]
        for row in try session.rows(
            """
            SELECT person_id, unit_id, valid_from, valid_to FROM membership WHERE agency_id = \(agency) AND person_id IN \(list: ids)
            ORDER BY valid_from, unit_id
            """)
        {
            let validity = try row.validity(2)
            guard let unit = history.dated(Identifier(try row.text(1)), on: validity.nearest(to: today)) else { continue }
            let now = unit.now.isEmpty ? nil : unit.now.map(\.vi).joined(separator: ", ")
            found[try row.text(0), default: []].append(
                Facts.Membership(unit: unit.name.vi, isNow: now, period: Span(from: validity.from, to: validity.last)))
        }
        return found
    }

    /// Matters by subject. One that found a violation goes on, as the consideration of discipline, until a discipline of a later decision is entered;
    /// of a unit it ends with the conclusion, because its people are disciplined.
    static func matters(_ kind: MeritKind, _ ids: [String], agency: String, in session: Session) throws -> [String: [Facts.Matter]] {
        var found: [String: [Facts.Matter]] = [:]
        for row in try session.rows(
            """
            SELECT m.subject_id, m.kind, m.opened_on, m.state, m.closing_on, m.matter_id,
                   (SELECT MIN(d.document_on) FROM discipline d WHERE d.agency_id = m.agency_id AND m.subject_kind = 'person'
                    AND d.person_id = m.subject_id AND d.document_on >= m.opened_on AND d.revoked_on IS NULL)
            FROM matter m WHERE m.agency_id = \(agency) AND m.subject_kind = \(kind.rawValue) AND m.subject_id IN \(list: ids)
            ORDER BY m.opened_on, m.matter_id
            """)
        {
            guard let sort = Facts.Matter.Kind(rawValue: try row.text(1)) else { continue }
            let closed = try row.civilDateOrNil(4)
            let isViolation = try row.text(3) == "violation"
            found[try row.text(0), default: []].append(
                Facts.Matter(
                    kind: sort, opened: try row.civilDate(2), cleared: isViolation && kind == .person ? try row.civilDateOrNil(6) : closed,
                    evidence: Proven("Hồ sơ vụ việc", href: "/vu-viec/\(try row.text(5))")))
        }
        return found
    }

    static func disciplines(_ ids: [String], agency: String, in session: Session) throws -> [String: [Facts.Discipline]] {
        var found: [String: [Facts.Discipline]] = [:]
        for row in try session.rows(
            """
            SELECT person_id, level, period_from, period_to, document, document_on FROM discipline
            WHERE agency_id = \(agency) AND person_id IN \(list: ids) AND revoked_on IS NULL ORDER BY period_from, discipline_id
            """)
        {
            guard let level = DisciplineLevel(rawValue: try row.text(1)), let period = Period(try row.civilDate(2), try row.civilDate(3)) else {
                continue
            }
            found[try row.text(0), default: []].append(
                Facts.Discipline(
                    level: level, period: period, evidence: Proven("\(try row.text(4)) ngày \(try row.civilDate(5).vietnamese)", href: "/ky-luat")))
        }
        return found
    }

    static func maternity(_ ids: [String], agency: String, in session: Session) throws -> [String: [Period]] {
        var found: [String: [Period]] = [:]
        for row in try session.rows(
            """
            SELECT person_id, leave_from, leave_to FROM maternity
            WHERE agency_id = \(agency) AND person_id IN \(list: ids) AND withdrawn_on IS NULL ORDER BY leave_from
            """)
        {
            if let period = Period(try row.civilDate(1), try row.civilDate(2)) { found[try row.text(0), default: []].append(period) }
        }
        return found
    }

    /// Who has taken part in a movement of the year, and who has registered, as "kind:id"; and whether registration was asked for at all.
    static func participants(_ frame: FactFrame, in session: Session) throws -> (took: Set<String>, registered: Set<String>, asks: Bool) {
        let movements = try session.rows(
            """
            SELECT movement_id FROM movement WHERE agency_id = \(frame.agency) AND period_from <= \(frame.last.iso) AND period_to >= \(frame.first.iso)
            """
        ).map { try $0.text(0) }
        guard !movements.isEmpty else { return ([], [], false) }
        let registered = Set(
            try session.rows(
                """
                SELECT 'person', person_id FROM pledge WHERE agency_id = \(frame.agency) AND movement_id IN \(list: movements)
                    AND kind = 'person' AND state = 'accepted' AND person_id IS NOT NULL
                UNION
                SELECT 'unit', u.unit_id FROM pledge p JOIN pledge_unit u ON u.agency_id = p.agency_id AND u.pledge_id = p.pledge_id
                WHERE p.agency_id = \(frame.agency) AND p.movement_id IN \(list: movements) AND p.kind IN ('unit', 'covenant') AND p.state = 'accepted'
                """
            ).map { "\(try $0.text(0)):\(try $0.text(1))" })
        // Reading to the end, reporting, and owning a target that was reported on all show that somebody takes part.
        let took = try session.rows(
            """
            SELECT DISTINCT 'person', person_id FROM acknowledgement
            WHERE agency_id = \(frame.agency) AND movement_id IN \(list: movements) AND answered_at IS NOT NULL
            UNION
            SELECT DISTINCT 'person', g.actor FROM progress g JOIN target t ON t.agency_id = g.agency_id AND t.target_id = g.target_id
            WHERE g.agency_id = \(frame.agency) AND t.movement_id IN \(list: movements) AND g.on_date BETWEEN \(frame.first.iso) AND \(frame.last.iso)
            UNION
            SELECT DISTINCT t.owner_kind, t.owner_id FROM progress g JOIN target t ON t.agency_id = g.agency_id AND t.target_id = g.target_id
            WHERE g.agency_id = \(frame.agency) AND t.movement_id IN \(list: movements) AND g.on_date BETWEEN \(frame.first.iso) AND \(frame.last.iso)
            """
        ).map { "\(try $0.text(0)):\(try $0.text(1))" }
        let asks =
            try session.row(
                "SELECT COUNT(*) FROM pledge_window WHERE agency_id = \(frame.agency) AND movement_id IN \(list: movements)")?.int(0) ?? 0
        return (registered.union(took), registered, asks > 0)
    }

    /// The people of units, those of the units below included, on the day of the frame.
    static func members(
        _ ids: [String], _ history: UnitHistory, _ frame: FactFrame, rights: FactRights, in session: Session
    ) throws -> [String: Facts.Members] {
        var byUnit: [String: Set<String>] = [:]
        var women: [String: Bool?] = [:]
        for row in try session.rows(
            """
            SELECT m.unit_id, m.person_id, p.gender FROM membership m JOIN person p ON p.agency_id = m.agency_id AND p.person_id = m.person_id
            WHERE m.agency_id = \(frame.agency) AND \(raw: .holds("m", on: frame.day))
            """)
        {
            byUnit[try row.text(0), default: []].insert(try row.text(1))
            women[try row.text(1)] = .some(try row.textOrNil(2).flatMap(Gender.init).map { $0 == .female })
        }
        let people = Dictionary(
            uniqueKeysWithValues: ids.map { id in
                (id, history.below(Identifier(id), on: frame.day).reduce(into: Set<String>()) { $0.formUnion(byUnit[$1.rawValue] ?? []) })
            })
        let all = Array(people.values.reduce(into: Set<String>()) { $0.formUnion($1) }).sorted()
        guard !all.isEmpty else { return [:] }
        let isComplete = try completeYears(.person, agency: frame.agency, in: session).contains(frame.year)
        let held = try held(.person, all, agency: frame.agency, in: session)
        let ratings = try ratings(.person, all, agency: frame.agency, in: session)
        let disciplines = rights.discipline && rights.matters ? try disciplines(all, agency: frame.agency, in: session) : nil
        var found: [String: Facts.Members] = [:]
        for (id, group) in people where !group.isEmpty {
            let known = group.compactMap { person in ratings[person]?.last { $0.year == frame.year }?.rating }
            let genders = group.compactMap { women[$0] ?? nil }
            found[id] = Facts.Members(
                total: group.count, women: genders.count == group.count ? genders.count { $0 } : nil,
                holders: isComplete ? holders(group, held, frame.year) : [:],
                completed: known.count == group.count ? known.count { $0 >= .completed } : nil,
                disciplined: disciplines.map { all in
                    group.sorted().flatMap { all[$0] ?? [] }.filter { $0.period.from.year == frame.year }.map(\.level)
                })
        }
        return found
    }

    /// How many of a group hold each personal title or form in a year whose register is complete: whatever nobody holds is held by none.
    private static func holders(_ group: Set<String>, _ held: [String: [Facts.Held]], _ year: Int) -> [AwardCode: Int] {
        var count = LawBook.shipped.packs.flatMap(\.awards).filter { $0.rule.subjects.contains(.person) }
            .reduce(into: [AwardCode: Int]()) { $0[$1.rule.code] = 0 }
        for person in group {
            for code in Set((held[person] ?? []).filter { $0.year == year && !$0.isCancelled }.map(\.code)) { count[code, default: 0] += 1 }
        }
        return count
    }
}
