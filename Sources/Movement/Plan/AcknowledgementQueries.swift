public import Storage
public import Vietnamese

/// A part of the plan to read.
public struct ReadingSection: Sendable, Hashable {
    /// Place from 1.
    public let number: Int
    /// Heading, empty for what stands before the first part.
    public let heading: String
    /// Its text.
    public let text: String
    /// Whether the reader is asked to read it; false for a part known from an earlier version.
    public let isAsked: Bool
    /// Whether the reader has confirmed it, now or with an earlier version.
    public let isRead: Bool
}

/// The page on which one person reads and acknowledges the plan.
public struct ReadingModel: Sendable, Hashable {
    /// Identifier of the movement.
    public let movement: String
    /// Page address of the movement.
    public let slug: String
    /// Name of the movement.
    public let name: String
    /// Version of the plan.
    public let version: Int
    /// Note on the version: what a revision changed.
    public let note: String
    /// When this person opened it.
    public let openedAt: Instant?
    /// The parts in order.
    public let sections: [ReadingSection]
    /// The question, once everything has been read.
    public let question: String?
    /// The answers to choose from, numbered from 1.
    public let choices: [String]
    /// How often this person answered.
    public let attempts: Int
    /// When this person acknowledged the version that holds for them; nil while it is owed.
    public let acknowledgedAt: Instant?
    /// Version they acknowledged, as long as that holds; may be older than the current one.
    public let acknowledgedVersion: Int?
    /// Newest version they acknowledged before the current one; nil for somebody who reads the plan for the first time.
    public let earlier: Int?
    /// What changed since that version, clause by clause.
    public let changes: [ClauseChange]
    /// Words of the heads who passed the plan on to this person.
    public let words: [PassOnWord]

    /// The part to read next, nil when all are read.
    public var next: Int? { sections.first { !$0.isRead }?.number }
}

/// Somebody who has not acknowledged yet.
public struct SilentPerson: Sendable, Hashable {
    /// Identifier of the person.
    public let id: String
    /// Full name.
    public let name: String
    /// Whether they have at least opened it.
    public let hasOpened: Bool
}

/// One unit's acknowledgements.
public struct UnitAcknowledgement: Sendable, Hashable {
    /// Identifier of the unit.
    public let unit: String
    /// Its name.
    public let name: Text
    /// Unit code, for its page.
    public let code: String
    /// Members who have acknowledged.
    public let done: Int
    /// Of those, how many acknowledged an earlier version, which holds because nothing that changed since concerns them.
    public let earlier: Int
    /// Members today.
    public let total: Int
    /// Who has not, by given name.
    public let silent: [SilentPerson]
}

/// Acknowledgements of a movement as far as a viewer may see them.
public struct AcknowledgementModel: Sendable, Hashable {
    /// Identifier of the movement.
    public let movement: String
    /// Its page address.
    public let slug: String
    /// Its name.
    public let name: String
    /// Version asked for.
    public let version: Int
    /// The whole agency, each person once; nil for those who see only their units or themselves.
    public let share: AcknowledgementShare?
    /// The units the viewer may see, in the order of the organisation.
    public let units: [UnitAcknowledgement]
    /// Whether the viewer is asked to acknowledge.
    public let isConcerned: Bool
    /// When the viewer acknowledged, as long as that holds.
    public let ownAt: Instant?
    /// Version the viewer acknowledged.
    public let ownVersion: Int?
}

/// Reading acknowledgements.
public enum AcknowledgementQueries {
    /// The reading page; `notFound` for an unknown movement, `signedOut` for visitors, refused for those who are not concerned.
    public static func reading(slug: String, for viewer: Actor, today: CivilDate, in session: Session) throws -> ReadingModel {
        let row = try session.row(
            """
            SELECT m.movement_id, m.name, m.version, m.question, m.choices, v.sections, v.source, v.note, k.opened_at, k.sections_read, k.attempts,
                   k.asked, m.plan_id
            FROM movement m JOIN plan_version v ON v.agency_id = m.agency_id AND v.plan_id = m.plan_id AND v.number = m.version
            LEFT JOIN acknowledgement k ON k.agency_id = m.agency_id AND k.movement_id = m.movement_id AND k.version = m.version
                AND k.person_id = \(viewer.recordName)
            WHERE m.agency_id = \(viewer.agency) AND m.slug = \(slug)
            """)
        guard let row else { throw Refusal.notFound }
        guard viewer.isSignedIn else { throw Refusal.signedOut }
        guard PlanPolicy.isConcerned(viewer) else { throw Refusal.notConcerned }
        let parts = try StoredJSON.sections(try row.text(5))
        let movement = try row.text(0)
        let rereading = try Rereading.load(
            movement: movement, plan: try row.text(12), version: try row.int(2), sections: parts, stored: try row.textOrNil(11),
            hasBegun: try !row.isNull(8), for: viewer, today: today, in: session)
        let read = Set(rereading.asked.prefix(try row.intOrNil(9) ?? 0))
        let text = PlanText(try row.text(6))
        let sections = parts.enumerated().map { index, section in
            let isAsked = rereading.asked.contains(index + 1)
            return ReadingSection(
                number: index + 1, heading: section.heading, text: text.slice(section.start, section.end).trimmed, isAsked: isAsked,
                isRead: !isAsked || read.contains(index + 1))
        }
        let isRead = try !row.isNull(8) && read.count == rereading.asked.count
        return ReadingModel(
            movement: movement, slug: slug, name: try row.text(1), version: try row.int(2), note: try row.text(7),
            openedAt: try row.int64OrNil(8).map(Instant.init(milliseconds:)), sections: sections, question: isRead ? try row.text(3) : nil,
            choices: isRead ? StoredJSON.strings(try row.text(4)) : [], attempts: try row.intOrNil(10) ?? 0, acknowledgedAt: rereading.heldAt,
            acknowledgedVersion: rereading.held, earlier: rereading.earlier, changes: rereading.changes,
            words: try PassOnQueries.words(to: viewer, movement: movement, today: today, in: session))
    }

    /// Who has acknowledged, by unit: everything for the head, the officer and the inspector; own units for their heads; oneself for others.
    public static func state(slug: String, for viewer: Actor, today: CivilDate, in session: Session) throws -> AcknowledgementModel {
        let row = try session.row(
            """
            SELECT m.movement_id, m.name, m.version, k.at, k.version FROM movement m
            LEFT JOIN (\(raw: Standing.held(viewer.agency, movement: nil, person: viewer.recordName, on: today))) AS k ON k.movement_id = m.movement_id
            WHERE m.agency_id = \(viewer.agency) AND m.slug = \(slug)
            """)
        guard let row else { throw Refusal.notFound }
        guard viewer.isSignedIn else { throw Refusal.signedOut }
        let movement = try row.text(0)
        let sees = PlanPolicy.acknowledgementUnits(viewer)
        return AcknowledgementModel(
            movement: movement, slug: slug, name: try row.text(1), version: try row.int(2),
            share: sees == nil ? try share(of: movement, agency: viewer.agency, today: today, in: session) : nil,
            units: try units(of: movement, only: sees, agency: viewer.agency, today: today, in: session),
            isConcerned: PlanPolicy.isConcerned(viewer), ownAt: try row.int64OrNil(3).map(Instant.init(milliseconds:)),
            ownVersion: try row.intOrNil(4))
    }

    private static func units(
        of movement: String, only visible: Set<String>?, agency: String, today: CivilDate, in session: Session
    ) throws -> [UnitAcknowledgement] {
        let filter: SQL = visible.map { "m.unit_id IN \(list: $0.sorted())" } ?? "1 = 1"
        let rows = try session.rows(
            """
            SELECT m.unit_id, v.name, v.name_en, p.person_id, p.name, k.opened_at, h.version, s.version, u.code
            FROM membership m JOIN person p ON p.agency_id = m.agency_id AND p.person_id = m.person_id
            JOIN unit u ON u.agency_id = m.agency_id AND u.unit_id = m.unit_id
            JOIN unit_version v ON v.agency_id = m.agency_id AND v.unit_id = m.unit_id AND v.valid_from <= \(today.iso)
                AND (v.valid_to IS NULL OR v.valid_to > \(today.iso))
            JOIN movement s ON s.agency_id = m.agency_id AND s.movement_id = \(movement)
            LEFT JOIN acknowledgement k ON k.agency_id = m.agency_id AND k.movement_id = s.movement_id AND k.version = s.version
                AND k.person_id = m.person_id
            LEFT JOIN (\(raw: Standing.held(agency, movement: movement, person: nil, on: today))) AS h ON h.person_id = m.person_id
            WHERE m.agency_id = \(agency) AND \(raw: filter) AND \(raw: memberToday(today))
            ORDER BY v.position, v.folded, m.unit_id, p.name_key, p.person_id
            """)
        var units: [(id: String, name: Text, code: String, done: Int, earlier: Int, total: Int, silent: [SilentPerson])] = []
        for row in rows {
            let unit = try row.text(0)
            if units.last?.id != unit { units.append((unit, Text(try row.text(1), try row.text(2)), try row.text(8), 0, 0, 0, [])) }
            let last = units.count - 1
            units[last].total += 1
            if let version = try row.intOrNil(6) {
                units[last].done += 1
                if try version < row.int(7) { units[last].earlier += 1 }
            } else {
                units[last].silent.append(SilentPerson(id: try row.text(3), name: try row.text(4), hasOpened: try !row.isNull(5)))
            }
        }
        return units.map {
            UnitAcknowledgement(
                unit: $0.id, name: $0.name, code: $0.code, done: $0.done, earlier: $0.earlier, total: $0.total, silent: $0.silent)
        }
    }

    /// How many of the people who belong to a unit today have acknowledged; each counts once.
    static func share(of movement: String, agency: String, today: CivilDate, in session: Session) throws -> AcknowledgementShare {
        let row = try session.row(
            """
            SELECT COUNT(DISTINCT m.person_id), COUNT(DISTINCT k.person_id)
            FROM membership m JOIN person p ON p.agency_id = m.agency_id AND p.person_id = m.person_id
            LEFT JOIN (\(raw: Standing.held(agency, movement: movement, person: nil, on: today))) AS k ON k.person_id = m.person_id
            WHERE m.agency_id = \(agency) AND \(raw: memberToday(today))
            """)
        return AcknowledgementShare(done: try row?.int(1) ?? 0, total: try row?.int(0) ?? 0)
    }

    /// Whether the membership `m` of the person `p` holds on a day: who is concerned by a movement.
    static func memberToday(_ day: CivilDate) -> SQL {
        """
        m.valid_from <= \(day.iso) AND (m.valid_to IS NULL OR m.valid_to > \(day.iso))
        AND p.valid_from <= \(day.iso) AND (p.valid_to IS NULL OR p.valid_to > \(day.iso))
        """
    }
}
