internal import Law
public import Storage
public import Vietnamese

/// A page of evaluations.
public struct EvaluationList: Sendable, Hashable {
    /// The year shown, and years that have any, latest first.
    public let year: Int, years: [Int]
    /// The entries that count, people by given name, then units.
    public let entries: [Evaluation]
    /// Whether the viewer enters and corrects them.
    public let mayKeep: Bool
}

/// A page of awards.
public struct PastAwardList: Sendable, Hashable {
    /// The awards, latest year first.
    public let awards: [PastAward]
    /// How many there are on all pages.
    public let total: Int
    /// Where the next page begins; nil on the last.
    public let next: Int?
    /// What was declared about years, latest year first; only the latest declaration of each year and kind.
    public let years: [AwardYear]
    /// Whether the viewer enters them.
    public let mayKeep: Bool
}

/// Reading evaluations and awards.
public enum MeritQueries {
    /// Evaluations of a year that the viewer may see; `notFound` for whoever is not signed in.
    public static func evaluations(year: Int?, today: CivilDate, for viewer: Actor, in session: Session) throws -> EvaluationList {
        guard viewer.isSignedIn, let visible = MeritPolicy.visible("e", on: today, viewer) else { throw Refusal.notFound }
        let years = try session.rows(
            """
            SELECT DISTINCT e.year FROM evaluation e WHERE e.agency_id = \(viewer.agency) AND e.replaced_by IS NULL AND \(raw: visible)
            ORDER BY e.year DESC
            """
        ).map { try $0.int(0) }
        let shown = year ?? years.first ?? today.year - 1
        let entries = try self.evaluations("e.year = \(shown) AND e.replaced_by IS NULL AND \(raw: visible)", today: today, for: viewer, in: session)
        return EvaluationList(year: shown, years: years, entries: entries, mayKeep: MeritPolicy.mayKeep(viewer))
    }

    /// One evaluation with all that stood before and after it for the same subject and year, oldest first.
    public static func evaluation(_ id: String, today: CivilDate, for viewer: Actor, in session: Session) throws -> [Evaluation] {
        let row = try session.row(
            "SELECT subject_kind, subject_id, year FROM evaluation WHERE agency_id = \(viewer.agency) AND evaluation_id = \(id)")
        guard let row, let visible = MeritPolicy.visible("e", on: today, viewer) else { throw Refusal.notFound }
        let history = try evaluations(
            "e.subject_kind = \(row.text(0)) AND e.subject_id = \(row.text(1)) AND e.year = \(row.int(2)) AND \(raw: visible)", today: today,
            for: viewer, in: session)
        guard !history.isEmpty else { throw Refusal.notFound }
        return history
    }

    private static func evaluations(_ condition: SQL, today: CivilDate, for viewer: Actor, in session: Session) throws -> [Evaluation] {
        let rows = try session.rows(
            """
            SELECT e.evaluation_id, e.subject_kind, e.subject_id, e.year, e.level, e.document, e.document_on, e.reason, e.replaced_by, p.name
            FROM evaluation e
            LEFT JOIN person p ON e.subject_kind = 'person' AND p.agency_id = e.agency_id AND p.person_id = e.subject_id
            WHERE e.agency_id = \(viewer.agency) AND \(raw: condition)
            ORDER BY e.subject_kind, COALESCE(p.name_key, e.subject_id), e.subject_id, CASE WHEN e.replaced_by IS NULL THEN 1 ELSE 0 END, e.at
            """)
        let history = try UnitHistory.load(agency: viewer.agency, today: today, in: session)
        return try rows.map { row in
            let isUnit = try row.text(1) == "unit"
            let subject: MeritSubject = try isUnit ? .unit(row.text(2)) : .person(row.text(2))
            let on = try row.civilDate(6)
            return Evaluation(
                id: try row.text(0), subject: subject, name: try row.textOrNil(9) ?? history.label(subject.id, on: on), year: try row.int(3),
                level: Rating(rawValue: try row.text(4)) ?? .failed, document: try row.text(5), documentOn: on, reason: try row.text(7),
                isCurrent: try row.isNull(8))
        }
    }

    /// Awards that the viewer may see, latest first; `notFound` for whoever is not signed in.
    /// - Parameter search: words of the name or of what it was for, without regard to diacritics.
    public static func awards(
        year: Int? = nil, code: String? = nil, search: String = "", after: Int = 0, limit: Int = 50, today: CivilDate, for viewer: Actor,
        in session: Session
    ) throws -> PastAwardList {
        guard viewer.isSignedIn, let visible = MeritPolicy.visible("a", on: today, viewer) else { throw Refusal.notFound }
        var condition = visible
        if let year { condition += " AND a.year = \(year)" }
        if let code { condition += " AND a.code = \(code)" }
        for word in Vietnamese.folded(search).split(separator: " ").prefix(6) {
            let pattern = PersonQueries.pattern(String(word))
            condition +=
                " AND (a.what_key LIKE \(pattern) ESCAPE '!' OR a.subject_id LIKE \(pattern) ESCAPE '!' OR p.folded LIKE \(pattern) ESCAPE '!')"
        }
        let from: SQL = """
            FROM past_award a LEFT JOIN person p ON a.subject_kind = 'person' AND p.agency_id = a.agency_id AND p.person_id = a.subject_id
            WHERE a.agency_id = \(viewer.agency) AND \(raw: condition)
            """
        let limit = min(max(limit, 1), 5000)
        let total = try session.row("SELECT COUNT(*) \(raw: from)")?.int(0) ?? 0
        let awards = try awards(
            "\(raw: from) ORDER BY a.year DESC, a.decided_on DESC, a.award_id LIMIT \(limit) OFFSET \(max(after, 0))", today: today, for: viewer,
            in: session)
        let end = after + awards.count
        return PastAwardList(
            awards: awards, total: total, next: end < total && !awards.isEmpty ? end : nil,
            years: try MeritPolicy.maySeeAll(viewer) ? years(agency: viewer.agency, in: session) : [], mayKeep: MeritPolicy.mayKeep(viewer))
    }

    /// One award.
    public static func award(_ id: String, today: CivilDate, for viewer: Actor, in session: Session) throws -> PastAward {
        guard viewer.isSignedIn, let visible = MeritPolicy.visible("a", on: today, viewer) else { throw Refusal.notFound }
        let found = try awards(
            """
            FROM past_award a LEFT JOIN person p ON a.subject_kind = 'person' AND p.agency_id = a.agency_id AND p.person_id = a.subject_id
            WHERE a.agency_id = \(viewer.agency) AND a.award_id = \(id) AND \(raw: visible)
            """, today: today, for: viewer, in: session
        ).first
        guard let found else { throw Refusal.notFound }
        return found
    }

    private static func awards(_ rest: SQL, today: CivilDate, for viewer: Actor, in session: Session) throws -> [PastAward] {
        let rows = try session.rows(
            """
            SELECT a.award_id, a.subject_kind, a.subject_id, a.name, a.address, a.code, a.year, a.period_from, a.period_to, a.what, a.type, a.decision,
                   a.decided_on, a.decided_by, a.is_former, a.evidence, a.is_imported, a.cancel_reason, a.cancel_decision, a.cancelled_on, p.name
            \(raw: rest)
            """)
        let history = try UnitHistory.load(agency: viewer.agency, today: today, in: session)
        return try rows.map { row in
            let kind = MeritKind(rawValue: try row.text(1)) ?? .person
            let subject = MeritSubject(kind: kind, id: try row.text(2), name: try row.text(3), address: try row.text(4))
            let on = try row.civilDate(12)
            let name =
                switch kind {
                case .person: try row.textOrNil(20) ?? ""
                case .unit: history.label(subject.id, on: on)
                default: subject.name
                }
            let period = try row.civilDateOrNil(7).flatMap { from in try row.civilDateOrNil(8).flatMap { Period(from, $0) } }
            return PastAward(
                id: try row.text(0), subject: subject, name: name, code: AwardCode(rawValue: try row.text(5)), year: try row.int(6), period: period,
                what: try row.text(9), type: AchievementType(rawValue: try row.text(10)) ?? .merit, decision: try row.text(11), decidedOn: on,
                decidedBy: try row.text(13), isFormer: try row.bool(14), evidence: try row.text(15), isImported: try row.bool(16),
                cancelled: try row.civilDateOrNil(19).map {
                    PastAward.Cancellation(reason: try row.text(17), decision: try row.text(18), on: $0)
                })
        }
    }

    private static func years(agency: String, in session: Session) throws -> [AwardYear] {
        var latest: [String: AwardYear] = [:]
        for row in try session.rows(
            "SELECT year, subject_kind, is_complete, reason FROM award_year WHERE agency_id = \(agency) ORDER BY number")
        {
            guard let kind = MeritKind(rawValue: try row.text(1)) else { continue }
            let one = AwardYear(year: try row.int(0), kind: kind, isComplete: try row.bool(2), reason: try row.text(3))
            latest["\(one.year) \(kind.rawValue)"] = one
        }
        return latest.values.sorted { ($1.year, $0.kind.rawValue) < ($0.year, $1.kind.rawValue) }
    }
}

extension UnitHistory {
    /// "Phòng A (nay là Phòng B)" on a day, in Vietnamese, or the code.
    func label(_ unit: String, on day: CivilDate) -> String { dated(Identifier(unit), on: day)?.label.vi ?? unit }
}
