public import Storage
public import Vietnamese

/// Hours of one unit.
public struct UnitHours: Sendable, Hashable {
    /// Identifier; nil for people who were in no unit on the day.
    public let unit: String?
    /// Its name today, or the one it had last.
    public let name: Text
    /// Hours of its people, on days on which they belonged to it.
    public let hours: Quantity
    /// How many people have hours there.
    public let people: Int
}

/// Hours of people of one level.
public struct LevelHours: Sendable, Hashable {
    /// What they were on the day.
    public let level: LearnerLevel
    /// Their hours.
    public let hours: Quantity
    /// How many people.
    public let people: Int
}

/// Hours of one person in one unit.
public struct PersonHours: Sendable, Hashable {
    /// Identifier and name.
    public let person, name: String
    /// Unit and its name.
    public let unit: String?
    /// Name of the unit.
    public let unitName: Text
    /// What they were, as a rule on their last day of study.
    public let level: LearnerLevel
    /// Hours.
    public let hours: Quantity
}

/// What people learned in a movement, for one viewer.
public struct LearningHours: Sendable, Hashable {
    /// Page address and name of the movement.
    public let slug, movement: String
    /// The days that are counted.
    public let from, through: CivilDate
    /// All hours, and how many people have any.
    public let total: Quantity
    /// How many people have any.
    public let people: Int
    /// By unit, most first.
    public let units: [UnitHours]
    /// By level; empty for those who may not see the split.
    public let levels: [LevelHours]
    /// By person, for those who may see names; otherwise the viewer alone.
    public let persons: [PersonHours]
    /// Whether the list of people is everybody's, of units the viewer heads, or only the viewer's own.
    public let seesNames: Bool
}

/// An IT core expert.
public struct CoreExpert: Sendable, Hashable {
    /// Identifier and name.
    public let person, name: String
    /// Since when, and until when; nil while it holds.
    public let from: CivilDate
    /// The day before which it ended.
    public let to: CivilDate?
    /// Why; for those who manage, the inspector and the person.
    public let reason: String
    /// Hours in the movement; nil for those who may not see them.
    public let hours: Quantity?
}

extension LearningQueries {
    /// Hours by unit, level and person of a movement up to today. Each hour counts where and what somebody was on the day of study.
    public static func hours(slug: String, for viewer: Actor, today: CivilDate, in session: Session) throws -> LearningHours {
        let movement = try MovementRow.load(slug: slug, agency: viewer.agency, in: session)
        let through = min(today, movement.to)
        let facts = LearningSQL.facts(viewer.agency, movement.id, from: movement.from, through: through)
        let rows = try session.rows(
            """
            SELECT g.unit_id, g.level, g.person_id, p.name, CAST(SUM(g.hours) AS BIGINT), MAX(g.day) FROM (
                SELECT f.agency_id, f.person_id, f.day, f.hours, \(raw: LearningSQL.unit) AS unit_id, \(raw: LearningSQL.level) AS level
                FROM (\(raw: facts)) AS f) AS g
            JOIN person p ON p.agency_id = g.agency_id AND p.person_id = g.person_id
            GROUP BY g.unit_id, g.level, g.person_id, p.name, p.name_key ORDER BY p.name_key, g.person_id, MAX(g.day)
            """
        ).map { row in
            HourRow(
                unit: try row.textOrNil(0), level: try row.value(1, LearnerLevel.other), person: try row.text(2), name: try row.text(3),
                hours: try row.quantity(4))
        }
        let names = try unitNames(rows.compactMap(\.unit), for: viewer, today: today, in: session)
        func name(_ unit: String?) -> Text {
            unit.map { names[$0] ?? Text("Đơn vị cũ", "A former unit") } ?? Text("Không thuộc đơn vị nào", "In no unit")
        }
        let seen = LearningPolicy.units(viewer)
        let visible = rows.filter { row in
            row.person == viewer.person || (seen.map { units in row.unit.map(units.contains) ?? false } ?? true)
        }
        return LearningHours(
            slug: slug, movement: movement.name, from: movement.from, through: through, total: rows.map(\.hours).reduce(Quantity(0), +),
            people: Set(rows.map(\.person)).count,
            units: Dictionary(grouping: rows, by: \.unit).map { unit, rows in
                UnitHours(
                    unit: unit, name: name(unit), hours: rows.map(\.hours).reduce(Quantity(0), +), people: Set(rows.map(\.person)).count)
            }.sorted { ($1.hours, $0.name.vi, $0.unit ?? "") < ($0.hours, $1.name.vi, $1.unit ?? "") },
            levels: LearningPolicy.seesLevels(viewer)
                ? LearnerLevel.allCases.map { level in
                    let own = rows.filter { $0.level == level }
                    return LevelHours(level: level, hours: own.map(\.hours).reduce(Quantity(0), +), people: Set(own.map(\.person)).count)
                } : [],
            persons: viewer.isSignedIn ? persons(visible, name) : [], seesNames: LearningPolicy.seesNames(viewer))
    }

    private struct HourRow {
        let unit: String?
        let level: LearnerLevel
        let person, name: String
        let hours: Quantity
    }

    /// One line for each person and unit; the level is the one of the last day of study there.
    private static func persons(_ rows: [HourRow], _ name: (String?) -> Text) -> [PersonHours] {
        var lines: [PersonHours] = []
        var places: [[String?]: Int] = [:]
        for row in rows {
            if let place = places[[row.person, row.unit]] {
                lines[place] = PersonHours(
                    person: row.person, name: row.name, unit: row.unit, unitName: lines[place].unitName, level: row.level,
                    hours: lines[place].hours + row.hours)
            } else {
                places[[row.person, row.unit]] = lines.count
                lines.append(
                    PersonHours(
                        person: row.person, name: row.name, unit: row.unit, unitName: name(row.unit), level: row.level, hours: row.hours))
            }
        }
        return lines
    }

    /// IT core experts, those of today first; `signedOut` for visitors.
    public static func core(slug: String, for viewer: Actor, today: CivilDate, in session: Session) throws -> [CoreExpert] {
        guard LearningPolicy.seesCore(viewer) else { throw Refusal.signedOut }
        let movement = try MovementRow.load(slug: slug, agency: viewer.agency, in: session)
        let facts = LearningSQL.facts(viewer.agency, movement.id, from: movement.from, through: min(today, movement.to))
        let seesAll = LearningPolicy.seesEverybody(viewer)
        return try session.rows(
            """
            SELECT k.person_id, p.name, k.valid_from, k.valid_to, k.reason, CAST(COALESCE(h.hours, 0) AS BIGINT) FROM learning_core k
            JOIN person p ON p.agency_id = k.agency_id AND p.person_id = k.person_id
            LEFT JOIN (SELECT f.person_id, SUM(f.hours) AS hours FROM (\(raw: facts)) AS f GROUP BY f.person_id) AS h ON h.person_id = k.person_id
            WHERE k.agency_id = \(viewer.agency)
            ORDER BY CASE WHEN k.valid_to IS NULL THEN 0 ELSE 1 END, p.name_key, k.person_id, k.valid_from
            """
        ).map { row in
            let person = try row.text(0)
            let sees = seesAll || person == viewer.person
            return CoreExpert(
                person: person, name: try row.text(1), from: try row.civilDate(2), to: try row.civilDateOrNil(3), reason: sees ? try row.text(4) : "",
                hours: sees ? try row.quantity(5) : nil)
        }
    }

    /// Certificates a viewer may see: own ones; of people of headed units; all for those who manage or oversee. Those that wait come first.
    public static func certificates(slug: String, for viewer: Actor, today: CivilDate, in session: Session) throws -> [LearningCertificate] {
        guard viewer.isSignedIn else { throw Refusal.signedOut }
        let movement = try MovementRow.load(slug: slug, agency: viewer.agency, in: session)
        return try certificates("k.movement_id = \(movement.id)", for: viewer, today: today, in: session)
    }

    /// One certificate; `notFound` for those for whom it does not exist.
    public static func certificate(
        slug: String, _ id: String, for viewer: Actor, today: CivilDate, in session: Session
    ) throws -> LearningCertificate {
        let movement = try MovementRow.load(slug: slug, agency: viewer.agency, in: session)
        let condition: SQL = "k.movement_id = \(movement.id) AND k.certificate_id = \(id)"
        guard let found = try certificates(condition, for: viewer, today: today, in: session).first else { throw Refusal.notFound }
        return found
    }

    private static func certificates(_ condition: SQL, for viewer: Actor, today: CivilDate, in session: Session) throws -> [LearningCertificate] {
        guard let person = viewer.person else { return [] }
        let units = LearningPolicy.units(viewer)
        let place: SQL =
            units.map { units in
                """
                (k.person_id = \(person) OR EXISTS (SELECT 1 FROM membership m WHERE m.agency_id = k.agency_id AND m.person_id = k.person_id
                    AND m.unit_id IN \(list: units.sorted()) AND \(raw: .holds("m", on: today))))
                """
            } ?? "1 = 1"
        return try session.rows(
            """
            SELECT k.certificate_id, k.person_id, p.name, k.course_id, k.number, k.provider, k.title, k.on_date, k.hours, k.level, k.link, k.state,
                   k.reason
            FROM learning_certificate k JOIN person p ON p.agency_id = k.agency_id AND p.person_id = k.person_id
            WHERE k.agency_id = \(viewer.agency) AND \(raw: condition) AND \(raw: place)
            ORDER BY CASE k.state WHEN 'waiting' THEN 0 ELSE 1 END, k.on_date DESC, p.name_key, k.number LIMIT 500
            """
        ).map { row in
            LearningCertificate(
                id: try row.text(0), person: try row.text(1), name: try row.text(2), course: try row.textOrNil(3), number: try row.text(4),
                provider: try row.text(5), title: try row.text(6), on: try row.civilDate(7), hours: try row.quantity(8),
                level: try row.value(9, LearningLevel.basic), link: try row.text(10), state: try row.value(11, CertificateState.returned),
                reason: try row.text(12))
        }
    }
}
