public import Law
public import Storage
public import Vietnamese

/// What is on record about subjects, from all registers, as the law asks for it.
///
/// Whoever calls says which of the secret registers may be read: acts that guard an award read them all and answer only that it is suspended;
/// pages read what `MeritPolicy.rights` gives their viewer. A register that may not be read leaves nil, which is unknown, so that two databases that
/// differ only there give the same facts.
public enum MeritFacts {
    /// What is on record about one subject, for a year.
    public static func facts(
        of subject: MeritSubject, year: Int, agency: String, today: CivilDate, rights: FactRights, in session: Session
    ) throws -> Facts {
        switch subject.kind {
        case .person:
            guard let facts = try people([subject.id], year: year, agency: agency, today: today, rights: rights, in: session)[subject.id] else {
                throw Refusal.notFound
            }
            return facts
        case .unit:
            guard let facts = try units([subject.id], year: year, agency: agency, today: today, rights: rights, in: session)[subject.id] else {
                throw Refusal.notFound
            }
            return facts
        default:
            var facts = Facts(kind: subject.kind.awardee, name: subject.name, isStaff: false)
            facts.held = try MeritRows.held(subject.kind, [subject.id], agency: agency, in: session)[subject.id] ?? []
            facts.completeYears = try MeritRows.completeYears(subject.kind, agency: agency, in: session)
            // The registers of matters hold people and units of the agency; of others they know nothing either way.
            return facts
        }
    }

    /// The same for people, in a dozen statements however many there are; whoever is not here is left out.
    public static func people(
        _ ids: [String], year: Int, agency: String, today: CivilDate, rights: FactRights, in session: Session
    ) throws -> [String: Facts] {
        guard !ids.isEmpty else { return [:] }
        let frame = try FactFrame(year: year, agency: agency, today: today)
        var found: [String: Facts] = [:]
        for row in try session.rows(
            """
            SELECT person_id, name, gender, is_direct, valid_from, valid_to FROM person WHERE agency_id = \(agency) AND person_id IN \(list: ids)
            """)
        {
            let validity = try row.validity(4)
            var facts = Facts(
                kind: .person, name: try row.text(1), isStaff: validity.from <= frame.last && validity.to.map { $0 > frame.first } ?? true)
            facts.isWoman = try row.textOrNil(2).flatMap(Gender.init).map { $0 == .female }
            facts.isLeader = try !row.bool(3)
            found[try row.text(0)] = facts
        }
        let heads = Set(
            try session.rows(
                """
                SELECT DISTINCT h.person_id FROM holding h JOIN post o ON o.agency_id = h.agency_id AND o.post_id = h.post_id AND o.is_head = 1
                WHERE h.agency_id = \(agency) AND h.person_id IN \(list: ids) AND \(raw: .holds("h", on: frame.day))
                """
            ).map { try $0.text(0) })
        let ratings = try MeritRows.ratings(.person, ids, agency: agency, in: session)
        let held = try MeritRows.held(.person, ids, agency: agency, in: session)
        let complete = try MeritRows.completeYears(.person, agency: agency, in: session)
        let initiatives = try MeritRows.initiatives("a.person_id", ids, agency: agency, in: session)
        let memberships = try MeritRows.memberships(ids, agency: agency, today: today, in: session)
        let matters = rights.matters ? try MeritRows.matters(.person, ids, agency: agency, in: session) : nil
        let disciplines = rights.discipline ? try MeritRows.disciplines(ids, agency: agency, in: session) : nil
        let maternity = rights.maternity ? try MeritRows.maternity(ids, agency: agency, in: session) : [:]
        let part = try MeritRows.participants(frame, in: session)
        for id in found.keys {
            if heads.contains(id) { found[id]?.isLeader = true }
            found[id]?.ratings = ratings[id] ?? []
            found[id]?.held = held[id] ?? []
            found[id]?.completeYears = complete
            found[id]?.initiatives = initiatives[id] ?? []
            found[id]?.memberships = memberships[id] ?? []
            found[id]?.matters = matters.map { $0[id] ?? [] }
            found[id]?.disciplines = disciplines.map { $0[id] ?? [] }
            found[id]?.maternity = maternity[id] ?? []
            found[id]?.tookPart = part.took.contains("person:\(id)") ? true : nil
            found[id]?.registered = part.registered.contains("person:\(id)") ? true : part.asks ? false : nil
        }
        return found
    }

    /// The same for units, with their members as of the year's last day or of today; units that are not here are left out.
    public static func units(
        _ ids: [String], year: Int, agency: String, today: CivilDate, rights: FactRights, in session: Session
    ) throws -> [String: Facts] {
        guard !ids.isEmpty else { return [:] }
        let frame = try FactFrame(year: year, agency: agency, today: today)
        let history = try UnitHistory.load(agency: agency, today: today, in: session)
        let ratings = try MeritRows.ratings(.unit, ids, agency: agency, in: session)
        let held = try MeritRows.held(.unit, ids, agency: agency, in: session)
        let complete = try MeritRows.completeYears(.unit, agency: agency, in: session)
        let initiatives = try MeritRows.initiatives("a.unit_id", ids, agency: agency, in: session)
        let matters = rights.matters ? try MeritRows.matters(.unit, ids, agency: agency, in: session) : nil
        let part = try MeritRows.participants(frame, in: session)
        let members = try MeritRows.members(ids, history, frame, rights: rights, in: session)
        var found: [String: Facts] = [:]
        for id in ids {
            guard let name = history.dated(Identifier(id), on: history.nearest(id, to: frame.day)) else { continue }
            var facts = Facts(kind: .collective, name: name.label.vi, isStaff: true)
            facts.ratings = ratings[id] ?? []
            facts.held = held[id] ?? []
            facts.completeYears = complete
            facts.initiatives = initiatives[id] ?? []
            facts.matters = matters.map { $0[id] ?? [] }
            // A collective is not disciplined; its people are.
            facts.disciplines = rights.discipline ? [] : nil
            facts.members = members[id]
            facts.tookPart = part.took.contains("unit:\(id)") ? true : nil
            facts.registered = part.registered.contains("unit:\(id)") ? true : part.asks ? false : nil
            found[id] = facts
        }
        return found
    }
}

/// The year that is asked about, and the day on which people are counted.
struct FactFrame {
    let year: Int
    let agency: String
    let first, last, day: CivilDate

    init(year: Int, agency: String, today: CivilDate) throws {
        guard let period = Period.year(year) else { throw Refusal.invalid("year", "Không có năm này.", "There is no such year.") }
        self.year = year
        self.agency = agency
        first = period.from
        last = period.to
        day = min(max(today, period.from), period.to)
    }
}

extension UnitHistory {
    /// The day of a unit's life that is nearest to the given one.
    fileprivate func nearest(_ unit: String, to day: CivilDate) -> CivilDate {
        units[Identifier(unit)]?.validity.nearest(to: day) ?? day
    }
}
