public import Law
public import Storage
public import Vietnamese

/// Why, or why not, one subject could be given each award it could be given, with everything it stands on.
public struct Reasons: Sendable, Hashable {
    /// Whom it is about, what they are called, and whether that is the viewer.
    public let subject: MeritSubject, name: String, isSelf: Bool
    /// For which year, and by the law and the registers of which day.
    public let year: Int, day: CivilDate
    /// One examination for each award, lowest level first. A form is examined for what it can most easily be given for.
    public let examinations: [Reason]
    /// Units the person belongs to on the day, by code.
    public let units: [Choice]
    /// Members of a unit with what each comes to; empty for a person.
    public let members: [MemberReasons]
    /// Whether the viewer may look at others.
    public let mayLookAtOthers: Bool
}

/// An examination before anybody nominates.
public struct Reason: Sendable, Hashable {
    /// What it comes to.
    public let examination: Examination
    /// For what it would be given.
    public let type: AchievementType
}

/// What the examinations of one member come to.
public struct MemberReasons: Sendable, Hashable {
    /// Who.
    public let person: String, name: String
    /// By award, in the order of the awards.
    public let outcomes: [Outcome]
}

/// Holding the registers against the law, before anybody nominates.
public enum MeritReasons {
    /// The reasons about a subject; `notFound` for whoever may not read them.
    public static func page(
        of subject: MeritSubject, year: Int, on day: CivilDate, today: CivilDate, for viewer: Actor, in session: Session
    ) throws -> Reasons {
        let subject = try known(subject, viewer, session)
        guard viewer.isSignedIn, try MeritPolicy.maySee(subject, on: today, viewer, in: session) else { throw Refusal.notFound }
        let rights = MeritPolicy.rights(subject, viewer)
        let law = try Lawbook.load(agency: viewer.agency, in: session)
        let facts = try MeritFacts.facts(of: subject, year: year, agency: viewer.agency, today: day, rights: rights, in: session)
        return Reasons(
            subject: subject, name: facts.name, isSelf: subject.kind == .person && viewer.person == subject.id, year: year, day: day,
            examinations: try reasons(facts, year: year, on: day, rights: rights, law), units: try units(of: subject, on: day, viewer, session),
            members: try subject.kind == .unit ? members(of: subject.id, year: year, on: day, law, viewer, session) : [],
            mayLookAtOthers: MeritPolicy.maySeeAll(viewer) || !viewer.headedUnits.isEmpty)
    }

    /// Awards that people can be given, in the order of `MemberReasons.outcomes`.
    public static func personalAwards(on day: CivilDate, agency: String, in session: Session) throws -> [Award] {
        try Lawbook.load(agency: agency, in: session).book.awards(on: day).filter { $0.subjects.contains(.person) }
    }

    /// One examination for each award that a subject of that kind can be given; of some awards when they are named.
    static func reasons(
        _ facts: Facts, year: Int, on day: CivilDate, rights: FactRights, _ law: Lawbook, only: Set<AwardCode>? = nil
    ) throws -> [Reason] {
        guard let period = Period.year(year) else { throw Refusal.invalid("year", "Không có năm này.", "There is no such year.") }
        return law.book.awards(on: day).filter { $0.subjects.contains(facts.kind) && only?.contains($0.code) ?? true }.compactMap { award in
            let types: [AchievementType] = award.kind == .title ? [.merit] : [.themed, .merit, .sudden]
            let found = types.compactMap { type -> Reason? in
                let asked = Case(award: award.code, year: year, type: type, period: period)
                return law.examiner.examine(asked, facts, today: day).map { Reason(examination: $0.seen(by: rights), type: type) }
            }
            // The first of the best, so that what is most easily given is shown.
            return found.min { $0.examination.outcome.distance < $1.examination.outcome.distance }
        }
    }

    private static func members(
        of unit: String, year: Int, on day: CivilDate, _ law: Lawbook, _ viewer: Actor, _ session: Session
    ) throws -> [MemberReasons] {
        let history = try UnitHistory.load(agency: viewer.agency, today: day, in: session)
        let below = history.below(Identifier(unit), on: day).map(\.rawValue).sorted()
        let people = try session.rows(
            """
            SELECT DISTINCT p.person_id, p.name, p.name_key FROM membership m
            JOIN person p ON p.agency_id = m.agency_id AND p.person_id = m.person_id
            WHERE m.agency_id = \(viewer.agency) AND m.unit_id IN \(list: below) AND \(raw: .holds("m", on: day)) ORDER BY p.name_key, p.person_id
            """
        ).map { (id: try $0.text(0), name: try $0.text(1)) }
        // Somebody who may know of the matters of others may not know of one about themselves.
        let rights = MeritPolicy.rights(.unit(unit), viewer)
        let facts = try MeritFacts.people(
            people.map(\.id), year: year, agency: viewer.agency, today: day, rights: rights, in: session)
        return try people.compactMap { person in
            guard var own = facts[person.id] else { return nil }
            let seen = MeritPolicy.rights(.person(person.id), viewer)
            if !seen.matters { own.matters = nil }
            return MemberReasons(
                person: person.id, name: person.name, outcomes: try reasons(own, year: year, on: day, rights: seen, law).map(\.examination.outcome))
        }
    }

    private static func units(of subject: MeritSubject, on day: CivilDate, _ viewer: Actor, _ session: Session) throws -> [Choice] {
        guard subject.kind == .person else { return [] }
        return try session.rows(
            """
            SELECT u.code, v.name, v.name_en FROM membership m JOIN unit u ON u.agency_id = m.agency_id AND u.unit_id = m.unit_id
            JOIN unit_version v ON v.agency_id = u.agency_id AND v.unit_id = u.unit_id AND \(raw: .holds("v", on: day))
            WHERE m.agency_id = \(viewer.agency) AND m.person_id = \(subject.id) AND \(raw: .holds("m", on: day)) ORDER BY m.valid_from, u.code
            """
        ).map { Choice(try $0.text(0), try $0.words(1)) }
    }

    /// The subject by identifier, when its code was given.
    private static func known(_ subject: MeritSubject, _ viewer: Actor, _ session: Session) throws -> MeritSubject {
        switch subject.kind {
        case .unit:
            let code = AgencyCode.unit(subject.id) ?? subject.id
            let row = try session.row(
                """
                SELECT unit_id FROM unit WHERE agency_id = \(viewer.agency)
                AND unit_id = COALESCE((SELECT unit_id FROM unit WHERE agency_id = \(viewer.agency) AND code = \(code)), \(subject.id))
                """)
            guard let id = try row?.text(0) else { throw Refusal.notFound }
            return .unit(id)
        case .person:
            let row = try session.row("SELECT 1 FROM person WHERE agency_id = \(viewer.agency) AND person_id = \(subject.id)")
            guard row != nil else { throw Refusal.notFound }
            return subject
        default: throw Refusal.notFound
        }
    }
}

extension Examination {
    /// The same without the steps that stand on registers which the viewer may not read: for them there is no such step.
    public func seen(by rights: FactRights) -> Examination {
        var hidden: Set<String> = []
        if !rights.matters { hidden.insert(GuardKind.matter.rawValue) }
        if !rights.discipline { hidden.insert(GuardKind.disciplineEnd.rawValue) }
        return Examination(
            award: award, regime: regime, day: day, criteria: criteria, guards: guards.filter { !hidden.contains($0.kind) }, dossier: dossier)
    }
}

extension Outcome {
    /// How far from being eligible.
    fileprivate var distance: Int {
        switch self {
        case .eligible: 0
        case .open: 1
        case .suspended: 2
        case .notEligible: 3
        }
    }
}
