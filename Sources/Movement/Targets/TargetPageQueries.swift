public import Storage
public import Vietnamese

extension TargetQueries {
    /// One target with everything the viewer may see of it, in at most six statements; `notFound` when the agency has none.
    public static func page(_ id: String, for viewer: Actor, today: CivilDate, in session: Session) throws -> TargetModel {
        let line = try lines("t.target_id = \(id)", for: viewer, today: today, order: "t.position", limit: 1, in: session).first
        let row = try session.row(
            """
            SELECT m.movement_id, m.slug, m.name, o.wording, t.baseline_on, t.starts, t.ends, t.cadence, t.note, t.version, t.owner_kind, t.owner_id
            FROM target t JOIN movement m ON m.agency_id = t.agency_id AND m.movement_id = t.movement_id
            JOIN obligation o ON o.agency_id = t.agency_id AND o.obligation_id = t.obligation_id
            WHERE t.agency_id = \(viewer.agency) AND t.target_id = \(id)
            """)
        guard let line, let row else { throw Refusal.notFound }
        let owner = OwnerKey(kind: try row.value(10, OwnerKind.unit), id: try row.text(11))
        let behind = TargetPolicy.maySeeBehind(viewer, owner: owner)
        return TargetModel(
            line: line, slug: try row.text(1), movement: try row.text(2), movementID: try row.text(0), wording: try row.text(3),
            baselineOn: try row.textOrNil(4).flatMap(CivilDate.init(iso:)), starts: try MovementQueries.date(row.text(5)),
            ends: try MovementQueries.date(row.text(6)), cadence: try row.value(7, Cadence.once), note: try row.text(8), version: try row.int(9),
            periods: try periods(of: id, agency: viewer.agency, today: today, in: session),
            reports: try reports(of: id, agency: viewer.agency, behind: behind, in: session),
            entries: behind && line.kind.registerAct != nil ? try entries(of: id, agency: viewer.agency, in: session) : [],
            evidence: behind ? try evidence(of: id, agency: viewer.agency, in: session) : [], seesBehind: behind,
            mayReport: line.isOpen && TargetPolicy.mayReport(viewer, owner: owner), maySet: line.isOpen && TargetPolicy.maySet(viewer))
    }

    private static func periods(of target: String, agency: String, today: CivilDate, in session: Session) throws -> [DuePeriod] {
        try session.rows(
            """
            SELECT period, period_from, period_to, due_on, state, reported_on FROM due_report
            WHERE agency_id = \(agency) AND target_id = \(target) ORDER BY period_from
            """
        ).map { row in
            let (from, due) = (try MovementQueries.date(row.text(1)), try MovementQueries.date(row.text(3)))
            let state = try row.value(4, DueState.owed)
            let reported = state == .reported ? try row.civilDateOrNil(5) : nil
            return DuePeriod(
                period: try row.text(0), from: from, to: try MovementQueries.date(row.text(2)), due: due, state: state, reportedOn: reported,
                isLate: state == .owed ? due < today : reported.map { due < $0 } ?? false, hasBegun: from <= today)
        }
    }

    private static func reports(of target: String, agency: String, behind: Bool, in session: Session) throws -> [ReportLine] {
        try session.rows(
            """
            SELECT r.progress_id, r.period, r.value, r.whole, r.level, r.on_date, r.at, r.replaced_by, r.sentence, p.name, r.reason FROM progress r
            JOIN due_report d ON d.agency_id = r.agency_id AND d.target_id = r.target_id AND d.period = r.period
            LEFT JOIN person p ON p.agency_id = r.agency_id AND p.person_id = r.actor
            WHERE r.agency_id = \(agency) AND r.target_id = \(target) AND (\(behind ? 1 : 0) = 1 OR r.replaced_by IS NULL)
            ORDER BY d.period_from, r.at, r.progress_id
            """
        ).map { row in
            ReportLine(
                id: try row.text(0), period: try row.text(1), value: try row.quantity(2), whole: try row.quantityOrNil(3),
                level: try row.quantity(4), on: try MovementQueries.date(row.text(5)), at: Instant(milliseconds: try row.int64(6)),
                isReplaced: try !row.isNull(7), sentence: behind ? try row.text(8) : nil, who: behind ? try row.textOrNil(9) : nil,
                reason: behind ? try row.text(10) : nil)
        }
    }

    private static func entries(of target: String, agency: String, in session: Session) throws -> [EntryLine] {
        try session.rows(
            """
            SELECT e.entry_id, e.kind, e.title, e.on_date, e.amount, e.fields, p.name, e.withdrawn_at, e.reason FROM entry e
            LEFT JOIN person p ON p.agency_id = e.agency_id AND p.person_id = e.actor
            WHERE e.agency_id = \(agency) AND e.target_id = \(target) ORDER BY e.on_date DESC, e.entry_id DESC LIMIT 1000
            """
        ).map { row in
            let fields: [String: JSONValue] = if case .object(let members) = JSONValue(json: try row.text(5).utf8) { members } else { [:] }
            return EntryLine(
                id: try row.text(0), kind: try row.value(1, TargetKind.other), title: try row.text(2), on: try MovementQueries.date(row.text(3)),
                amount: try row.quantity(4), fields: fields, who: try row.textOrNil(6), withdrawn: try row.isNull(7) ? nil : row.text(8))
        }
    }

    private static func evidence(of target: String, agency: String, in session: Session) throws -> [EvidenceTitle] {
        try session.rows(
            """
            SELECT v.evidence_id, v.title, u.progress_id, u.entry_id FROM evidence_use u
            JOIN evidence v ON v.agency_id = u.agency_id AND v.evidence_id = u.evidence_id
            WHERE u.agency_id = \(agency) AND u.target_id = \(target) AND u.ended_at IS NULL ORDER BY u.at, u.use_id LIMIT 1000
            """
        ).map { row in
            EvidenceTitle(id: try row.text(0), title: try row.text(1), progress: try row.textOrNil(2), entry: try row.textOrNil(3))
        }
    }
}
