public import PlanReading
public import Storage
public import Vietnamese

/// One line of a clause's history, as a viewer may see it.
public struct HistoryLine: Sendable, Hashable {
    /// The day it is about.
    public let on: CivilDate
    /// When it was written.
    public let at: Instant
    /// What happened.
    public let what: Text
    /// Whether it counts as something that happened on the clause; false for work on the plan itself.
    public let isEvent: Bool
    /// Unit it was done for, in the words of that day.
    public let unit: Text?
    /// Who wrote it, for signed-in viewers.
    public let who: String?
    /// What they wrote, for signed-in viewers.
    public let note: String?
}

/// A stretch of a plan's source with a little before and after it.
public struct SourceExcerpt: Sendable, Hashable {
    /// Text before the clause.
    public let before: String
    /// The clause as it stands in the source.
    public let clause: String
    /// Text after it.
    public let after: String
    /// Its place in Unicode scalars.
    public let span: SourceSpan

    /// How much is shown on each side, in Unicode scalars.
    static let margin = 160

    /// The text of a version between two offsets, cut in the database so that a long plan is not carried around.
    static func slice(of plan: String, version: Int, from: Int, to: Int, agency: String, in session: Session) throws -> String? {
        try session.row(
            """
            SELECT substr(source, CAST(\(from + 1) AS INTEGER), CAST(\(max(to - from, 0)) AS INTEGER)) FROM plan_version
            WHERE agency_id = \(agency) AND plan_id = \(plan) AND number = \(version)
            """)?.text(0)
    }

    /// The excerpt around a span.
    static func load(_ span: SourceSpan, of plan: String, version: Int, agency: String, in session: Session) throws -> SourceExcerpt? {
        let start = max(span.start - margin, 0)
        let text = try slice(of: plan, version: version, from: start, to: span.end + margin, agency: agency, in: session)
        guard let text = text.map(PlanText.init) else { return nil }
        let (from, to) = (span.start - start, span.end - start)
        return SourceExcerpt(
            before: text.slice(0, from), clause: text.slice(from, to), after: text.slice(to, text.scalars.count), span: span)
    }
}

/// The page of one clause for one viewer.
public struct ClauseModel: Sendable, Hashable {
    /// The clause.
    public let clause: MovementClause
    /// Identifier of the plan.
    public let plan: String
    /// Name of the movement.
    public let movement: String
    /// Page address of the movement.
    public let slug: String
    /// Heading it stands under, as the plan writes it.
    public let heading: String
    /// Where it stands in the source; nil when it was added by hand.
    public let excerpt: SourceExcerpt?
    /// What happened, oldest first.
    public let history: [HistoryLine]
    /// Whether the viewer may note what happened.
    public let mayNote: Bool
    /// Whether the viewer may change the owners.
    public let mayAssign: Bool
}

/// Reading single clauses.
public enum ClauseQueries {
    /// A clause of a launched movement by its path; `notFound` when there is none.
    public static func page(slug: String, clause: String, for viewer: Actor, today: CivilDate, in session: Session) throws -> ClauseModel {
        let row = try session.row(
            """
            SELECT o.obligation_id, m.plan_id, m.name, m.version, m.launched_at, v.sections, p.name FROM movement m
            JOIN obligation o ON o.agency_id = m.agency_id AND o.plan_id = m.plan_id AND o.clause = \(clause) AND o.state IN ('proposed', 'accepted')
            JOIN plan_version v ON v.agency_id = m.agency_id AND v.plan_id = m.plan_id AND v.number = m.version
            LEFT JOIN person p ON p.agency_id = m.agency_id AND p.person_id = m.launched_by
            WHERE m.agency_id = \(viewer.agency) AND m.slug = \(slug)
            """)
        guard let row else { throw Refusal.notFound }
        let obligation = try row.text(0)
        let plan = try row.text(1)
        let found = try MovementQueries.clauses("o.obligation_id = \(obligation)", for: viewer, today: today, in: session).first
        guard let found else { throw Refusal.notFound }
        let launched = Instant(milliseconds: try row.int64(4))
        let version = try row.int(3)
        let top = String(clause.prefix { $0 != "." })
        return ClauseModel(
            clause: found, plan: plan, movement: try row.text(2), slug: slug,
            heading: try StoredJSON.sections(try row.text(5)).first { $0.clause == top }?.heading ?? "",
            excerpt: try found.source.flatMap { try SourceExcerpt.load($0, of: plan, version: version, agency: viewer.agency, in: session) },
            history: try history(of: obligation, launched: (launched, try row.textOrNil(6)), for: viewer, in: session),
            mayNote: PlanPolicy.mayNote(viewer, owners: found.owners.compactMap { owner in owner.id.map { OwnerKey(kind: owner.kind, id: $0) } }),
            mayAssign: PlanPolicy.mayPrepare(viewer))
    }

    /// Events of the clause, the launch, and acts on it from the record. Work before the launch is shown to those who may review the plan.
    /// What an event is called; one of a later version keeps its plain name.
    private static func history(
        of obligation: String, launched: (at: Instant, by: String?), for viewer: Actor, in session: Session
    ) throws -> [HistoryLine] {
        let names = PlanPolicy.maySeeNames(viewer)
        let since = PlanPolicy.mayReview(viewer, status: .launched) ? 0 : launched.at.milliseconds
        let events = try session.rows(
            """
            SELECT o.kind, o.on_date, o.at, o.note, p.name, v.name, v.name_en FROM clause_event o
            LEFT JOIN person p ON p.agency_id = o.agency_id AND p.person_id = o.actor
            LEFT JOIN unit_version v ON v.agency_id = o.agency_id AND v.unit_id = o.unit_id AND v.valid_from <= o.on_date
                AND (v.valid_to IS NULL OR v.valid_to > o.on_date)
            WHERE o.agency_id = \(viewer.agency) AND o.obligation_id = \(obligation)
            """
        ).map { row in
            let note = try row.text(3)
            return HistoryLine(
                on: try MovementQueries.date(row.text(1)), at: Instant(milliseconds: try row.int64(2)),
                what: label(ofEvent: try row.text(0)), isEvent: true,
                unit: try row.textOrNil(5).map { Text($0, try row.textOrNil(6) ?? $0) }, who: names ? try row.textOrNil(4) : nil,
                note: names && !note.isEmpty ? note : nil)
        }
        let acts = try session.rows(
            """
            SELECT r.act, r.at, p.name FROM record r LEFT JOIN person p ON p.agency_id = r.agency_id AND p.person_id = r.actor
            WHERE r.agency_id = \(viewer.agency) AND r.subject = \("obligation:\(obligation)") AND r.act <> \(NoteClause.declaration.name)
            AND r.at > \(since)
            """
        ).map { row in
            let act = try row.text(0)
            let title = ActCatalog.act(named: act)?.declaration.title ?? Text(same: act)
            return line(title, Instant(milliseconds: try row.int64(1)), names ? try row.textOrNil(2) : nil)
        }
        let launch = line(LaunchPlan.declaration.title, launched.at, names ? launched.by : nil)
        return (events + acts + [launch]).sorted { ($0.at, $0.what.vi) < ($1.at, $1.what.vi) }
    }

    private static func label(ofEvent kind: String) -> Text { ClauseEventKind(rawValue: kind)?.label ?? Text(same: kind) }

    private static func line(_ what: Text, _ at: Instant, _ who: String?) -> HistoryLine {
        HistoryLine(on: at.vietnamDate, at: at, what: what, isEvent: false, unit: nil, who: who, note: nil)
    }
}
