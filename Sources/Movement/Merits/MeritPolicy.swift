public import Storage
public import Vietnamese

/// Who may see and keep what in the registers on which awards stand.
///
/// Evaluations and awards are for the one they are about, for whoever heads their unit, and for those who prepare and decide awards. A matter is
/// for whoever is in charge of it, and for officer, legal officer and head, never for the one it is about; for everybody else, the administrator
/// included, there is no such thing. A discipline its owner knows as well. Maternity leave is for the person, the officer and the head.
public enum MeritPolicy {
    /// Whether the viewer sees evaluations and awards of everybody.
    public static func maySeeAll(_ viewer: Actor) -> Bool {
        viewer.has(.officer, .head, .legalOfficer, .councilMember, .councilSecretary)
    }

    /// Whether the viewer enters evaluations, awards and maternity leave.
    public static func mayKeep(_ viewer: Actor) -> Bool { viewer.has(.officer) }

    /// Whether the viewer sees every maternity leave.
    public static func maySeeLeaves(_ viewer: Actor) -> Bool { viewer.has(.officer, .head) }

    /// Whether the viewer opens matters and enters disciplines.
    public static func mayKeepMatters(_ viewer: Actor) -> Bool { viewer.has(.officer, .legalOfficer) }

    /// Whether matters and disciplines of others exist for the viewer.
    public static func maySeeMatters(_ viewer: Actor) -> Bool { viewer.has(.officer, .legalOfficer, .head) }

    /// Whether one matter exists for the viewer.
    public static func maySee(officer: String, subject: MeritSubject, _ viewer: Actor) -> Bool {
        guard let person = viewer.person, subject != .person(person) else { return false }
        return maySeeMatters(viewer) || person == officer
    }

    /// Whether the viewer may read evaluations, awards and reasons of a subject on a day.
    public static func maySee(_ subject: MeritSubject, on day: CivilDate, _ viewer: Actor, in session: Session) throws -> Bool {
        if maySeeAll(viewer) || subject.kind == .person && viewer.person == subject.id { return true }
        guard !viewer.headedUnits.isEmpty else { return false }
        switch subject.kind {
        case .unit: return viewer.headedUnits.contains(subject.id)
        case .person:
            return try session.row(
                """
                SELECT 1 FROM membership m WHERE m.agency_id = \(viewer.agency) AND m.person_id = \(subject.id)
                AND m.unit_id IN \(list: viewer.headedUnits.sorted()) AND \(raw: .holds("m", on: day))
                """) != nil
        default: return false
        }
    }

    /// What a list of evaluations or awards may hold, as a condition on a table with `subject_kind` and `subject_id`; nil when it may hold nothing.
    static func visible(_ alias: String, on day: CivilDate, _ viewer: Actor) -> SQL? {
        if maySeeAll(viewer) { return "1 = 1" }
        guard let person = viewer.person else { return nil }
        let table = SQL.unsafe(alias)
        let own: SQL = "(\(raw: table).subject_kind = 'person' AND \(raw: table).subject_id = \(person))"
        guard !viewer.headedUnits.isEmpty else { return own }
        let units = viewer.headedUnits.sorted()
        return """
            (\(raw: own) OR (\(raw: table).subject_kind = 'unit' AND \(raw: table).subject_id IN \(list: units))
             OR (\(raw: table).subject_kind = 'person' AND \(raw: table).subject_id IN (
                SELECT m.person_id FROM membership m WHERE m.agency_id = \(viewer.agency) AND m.unit_id IN \(list: units)
                AND \(raw: .holds("m", on: day)))))
            """
    }

    /// What of the secret registers goes into the reasons that the viewer reads about a subject.
    static func rights(_ subject: MeritSubject, _ viewer: Actor) -> FactRights {
        let isSelf = subject.kind == .person && viewer.person == subject.id
        return FactRights(
            matters: maySeeMatters(viewer) && !isSelf, discipline: maySeeMatters(viewer) || isSelf,
            maternity: maySeeLeaves(viewer) || isSelf)
    }
}

/// Which of the secret registers may be read.
public struct FactRights: Sendable, Hashable {
    /// Matters under way, disciplines, maternity leave.
    public let matters: Bool, discipline: Bool, maternity: Bool

    /// All of them: for guards inside acts, whose answer says only that it is suspended.
    public static let all = FactRights(matters: true, discipline: true, maternity: true)
    /// None.
    public static let none = FactRights(matters: false, discipline: false, maternity: false)

    /// Which may be read.
    public init(matters: Bool, discipline: Bool, maternity: Bool) {
        self.matters = matters
        self.discipline = discipline
        self.maternity = maternity
    }
}
