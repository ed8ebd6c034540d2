public import Storage
public import Vietnamese

/// Reading how a plan is passed on.
public enum PassOnQueries {
    /// The words of the heads who chose this person, oldest first.
    static func words(to viewer: Actor, movement: String, today: CivilDate, in session: Session) throws -> [PassOnWord] {
        guard let person = viewer.person else { return [] }
        return try session.rows(
            """
            SELECT v.name, v.name_en, p.name, o.word, o.by_date, o.at, o.amended_at FROM pass_on_person w
            JOIN pass_on o ON o.agency_id = w.agency_id AND o.movement_id = w.movement_id AND o.unit_id = w.unit_id
            JOIN person p ON p.agency_id = o.agency_id AND p.person_id = o.actor
            JOIN unit_version v ON v.agency_id = o.agency_id AND v.unit_id = o.unit_id
                AND v.valid_from = \(raw: OwnerQueries.lastName(of: "o.unit_id", on: today))
            WHERE w.agency_id = \(viewer.agency) AND w.person_id = \(person) AND w.movement_id = \(movement) ORDER BY o.at, o.unit_id
            """
        ).map { try word($0, 0) }
    }

    private static func word(_ row: Row, _ column: Int) throws -> PassOnWord {
        PassOnWord(
            unit: try row.words(column), head: try row.text(column + 2), word: try row.text(column + 3),
            by: try row.textOrNil(column + 4).flatMap(CivilDate.init(iso:)), at: Instant(milliseconds: try row.int64(column + 5)),
            amendedAt: try row.int64OrNil(column + 6).map(Instant.init(milliseconds:)))
    }

    /// One unit's page; `notFound` for a movement or unit that is not there, and for those who head neither it nor anything above it.
    /// - Parameter code: unit code.
    public static func page(slug: String, code: String, for viewer: Actor, today: CivilDate, in session: Session) throws -> PassOnModel {
        let found = try session.row(
            """
            SELECT s.movement_id, s.name, s.version, u.unit_id, v.name, v.name_en FROM movement s JOIN unit u ON u.agency_id = s.agency_id
            JOIN unit_version v ON v.agency_id = u.agency_id AND v.unit_id = u.unit_id AND \(raw: .holds("v", on: today))
            WHERE s.agency_id = \(viewer.agency) AND s.slug = \(slug) AND u.code = \(code)
            """)
        guard let found, CascadePolicy.seesPassOn(viewer, unit: try found.text(3)) else { throw Refusal.notFound }
        let (movement, unit) = (try found.text(0), try found.text(3))
        let word = try session.row(
            """
            SELECT v.name, v.name_en, p.name, o.word, o.by_date, o.at, o.amended_at FROM pass_on o
            JOIN person p ON p.agency_id = o.agency_id AND p.person_id = o.actor
            JOIN unit_version v ON v.agency_id = o.agency_id AND v.unit_id = o.unit_id AND \(raw: .holds("v", on: today))
            WHERE o.agency_id = \(viewer.agency) AND o.movement_id = \(movement) AND o.unit_id = \(unit)
            """
        ).map { try self.word($0, 0) }
        let people = try people(movement, unit: unit, by: word?.by, agency: viewer.agency, today: today, in: session)
        let chosen = Set(people.map(\.id))
        return PassOnModel(
            movement: movement, slug: slug, name: try found.text(1), unit: unit, code: code, unitName: try found.words(4),
            version: try found.int(2), word: word, people: people,
            choices: try members(of: unit, agency: viewer.agency, today: today, in: session).filter { !chosen.contains($0.id) },
            mayPassOn: CascadePolicy.mayPassOn(viewer, unit: unit))
    }

    private static func people(
        _ movement: String, unit: String, by: CivilDate?, agency: String, today: CivilDate, in session: Session
    ) throws -> [PassOnPerson] {
        try session.rows(
            """
            SELECT p.person_id, p.name, w.at, k.opened_at, k.read_at, h.at FROM pass_on_person w
            JOIN person p ON p.agency_id = w.agency_id AND p.person_id = w.person_id
            JOIN movement s ON s.agency_id = w.agency_id AND s.movement_id = w.movement_id
            LEFT JOIN acknowledgement k ON k.agency_id = w.agency_id AND k.movement_id = w.movement_id AND k.version = s.version
                AND k.person_id = w.person_id
            LEFT JOIN (\(raw: Standing.held(agency, movement: movement, person: nil, on: today))) AS h ON h.person_id = w.person_id
            WHERE w.agency_id = \(agency) AND w.movement_id = \(movement) AND w.unit_id = \(unit) AND \(raw: .holds("p", on: today))
            ORDER BY p.name_key, p.person_id
            """
        ).map { row in
            let since = Instant(milliseconds: try row.int64(2))
            let opened = try row.int64OrNil(3).map(Instant.init(milliseconds:))
            let answered = try row.int64OrNil(5).map(Instant.init(milliseconds:))
            let progress: ReadingProgress = try answered != nil ? .answered : !row.isNull(4) ? .read : opened != nil ? .opened : .unopened
            return PassOnPerson(
                id: try row.text(0), name: try row.text(1), since: since, progress: progress, openedAt: opened, answeredAt: answered,
                days: max(0, since.vietnamDate.days(until: answered?.vietnamDate ?? today)),
                isLate: answered == nil && (by.map { $0 < today } ?? false))
        }
    }

    /// People who belong to a unit or one below it today, by given name.
    static func members(of unit: String, agency: String, today: CivilDate, in session: Session) throws -> [PassOnChoice] {
        try session.rows(
            """
            WITH RECURSIVE below (unit_id) AS (
                SELECT unit_id FROM unit WHERE agency_id = \(agency) AND unit_id = \(unit)
                UNION
                SELECT v.unit_id FROM unit_version v JOIN below b ON v.parent_id = b.unit_id WHERE v.agency_id = \(agency)
                AND \(raw: .holds("v", on: today)))
            SELECT DISTINCT p.person_id, p.name, p.name_key FROM membership m JOIN below b ON b.unit_id = m.unit_id
            JOIN person p ON p.agency_id = m.agency_id AND p.person_id = m.person_id
            WHERE m.agency_id = \(agency) AND \(raw: AcknowledgementQueries.memberToday(today)) ORDER BY p.name_key, p.person_id
            """
        ).map { PassOnChoice(id: try $0.text(0), name: try $0.text(1)) }
    }

    /// Units with people that the actor heads directly, in which a running movement's plan has not been passed on; oldest movement first.
    static func owed(_ actor: Actor, today: CivilDate, in session: Session) throws -> [OwedPassOn] {
        try session.rows(
            """
            SELECT s.slug, s.name, u.code, v.name, v.name_en, s.launched_at FROM movement s
            JOIN post t ON t.agency_id = s.agency_id AND t.is_head = 1 AND t.post_id IN \(list: actor.posts.sorted())
            JOIN unit u ON u.agency_id = t.agency_id AND u.unit_id = t.unit_id
            JOIN unit_version v ON v.agency_id = t.agency_id AND v.unit_id = t.unit_id AND \(raw: .holds("v", on: today))
            WHERE s.agency_id = \(actor.agency) AND s.period_to >= \(today.iso)
            AND EXISTS (SELECT 1 FROM membership m WHERE m.agency_id = t.agency_id AND m.unit_id = t.unit_id AND \(raw: .holds("m", on: today)))
            AND NOT EXISTS (SELECT 1 FROM pass_on o WHERE o.agency_id = s.agency_id AND o.movement_id = s.movement_id AND o.unit_id = t.unit_id)
            ORDER BY s.launched_at, s.movement_id, v.position, v.unit_id
            """
        ).map { row in
            OwedPassOn(
                slug: try row.text(0), movement: try row.text(1), code: try row.text(2), unit: try row.words(3),
                since: Instant(milliseconds: try row.int64(5)).vietnamDate)
        }
    }
}
