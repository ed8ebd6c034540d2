internal import Storage
internal import Vietnamese

/// What a target gives a criterion for one subject.
public struct TargetFigure: Sendable, Hashable {
    /// The figures as reported.
    public let input: CriterionInput
    /// The level that a random check verified; nil when nobody checked this report.
    public let verified: Quantity?
    /// How many pieces of evidence came after the report was due.
    public let lateEvidence: Int
    /// The period of the report; nil when nothing has been reported.
    public let period: String?
}

/// Reading figures and evidence from targets by their code, for all subjects of a table at once.
enum ScoreFigures {
    /// Figures by subject and criterion. Three statements, however many subjects.
    /// - Parameter subject: only this one; nil for all.
    static func load(
        _ table: ScoringTable, movement: String, subject: String? = nil, agency: String, in session: Session
    ) throws -> [String: [String: TargetFigure]] {
        let codes = Set(table.criteria.compactMap(\.target)).sorted()
        guard !codes.isEmpty, table.group != .outsiders else { return [:] }
        let kind: SQL = table.group == .collectives ? "t.owner_kind IN ('unit', 'post')" : "t.owner_kind = 'person'"
        let owner: SQL = "CASE WHEN t.owner_kind = 'post' THEN t.unit_id ELSE t.owner_id END"
        var condition: SQL =
            "t.agency_id = \(agency) AND t.movement_id = \(movement) AND t.state = 'open' AND t.code IN \(list: codes) AND \(raw: kind)"
        if let subject { condition += " AND \(raw: owner) = \(subject)" }
        let (evidence, late) = try evidence(condition, in: session)
        let verified = try verified(condition, in: session)
        var figures: [String: [String: TargetFigure]] = [:]
        for row in try session.rows(
            """
            SELECT t.target_id, t.code, \(raw: owner), t.measure, t.direction, t.goal, t.baseline, t.baseline_on, r.value, r.whole, r.level, r.period,
                   r.progress_id
            FROM target t LEFT JOIN progress r ON r.agency_id = t.agency_id AND r.target_id = t.target_id AND r.replaced_by IS NULL
                AND r.period = (SELECT d.period FROM due_report d JOIN progress q ON q.agency_id = d.agency_id AND q.target_id = d.target_id
                    AND q.period = d.period AND q.replaced_by IS NULL
                    WHERE d.agency_id = t.agency_id AND d.target_id = t.target_id ORDER BY d.period_to DESC LIMIT 1)
            WHERE \(raw: condition) ORDER BY t.code, t.owner_kind DESC, t.target_id
            """)
        {
            let (id, code, subject) = (try row.text(0), try row.text(1), try row.textOrNil(2) ?? "")
            let found = Found(
                isShare: try row.text(3) == TargetMeasure.share.rawValue, direction: TargetDirection(rawValue: try row.text(4)) ?? .up,
                goal: Quantity(thousandths: try row.int64(5)), baseline: try row.int64OrNil(6).map(Quantity.init(thousandths:)),
                baselineOn: try row.textOrNil(7).flatMap(CivilDate.init(iso:)), value: try row.int64OrNil(8).map(Quantity.init(thousandths:)),
                whole: try row.int64OrNil(9).map(Quantity.init(thousandths:)), level: try row.int64OrNil(10).map(Quantity.init(thousandths:)))
            for one in table.criteria where one.target == code && figures[subject]?[one.code] == nil {
                var input = found.input(for: one)
                input.evidence = evidence[id] ?? 0
                let check = try row.textOrNil(12).flatMap { verified[$0] }
                figures[subject, default: [:]][one.code] = TargetFigure(
                    input: input, verified: check.flatMap { found.replacingValue($0).input(for: one).b }, lateEvidence: late[id] ?? 0,
                    period: try row.textOrNil(11))
            }
        }
        return figures
    }

    /// Uses of evidence that stand, by target, and how many of them came late.
    private static func evidence(_ condition: SQL, in session: Session) throws -> (count: [String: Int], late: [String: Int]) {
        var count: [String: Int] = [:]
        var late: [String: Int] = [:]
        for row in try session.rows(
            """
            SELECT u.target_id, u.at, COALESCE(d.due_on, (SELECT MAX(x.due_on) FROM due_report x
                WHERE x.agency_id = u.agency_id AND x.target_id = u.target_id))
            FROM target t JOIN evidence_use u ON u.agency_id = t.agency_id AND u.target_id = t.target_id AND u.ended_at IS NULL
            LEFT JOIN progress r ON r.agency_id = u.agency_id AND r.target_id = u.target_id AND r.progress_id = u.progress_id
            LEFT JOIN due_report d ON d.agency_id = r.agency_id AND d.target_id = r.target_id AND d.period = r.period
            WHERE \(raw: condition)
            """)
        {
            let target = try row.text(0)
            count[target, default: 0] += 1
            let on = Instant(milliseconds: try row.int64(1)).vietnamDate
            if let due = try row.textOrNil(2).flatMap(CivilDate.init(iso:)), due < on { late[target, default: 0] += 1 }
        }
        return (count, late)
    }

    /// What random checks found, by report; the latest when one was drawn twice.
    private static func verified(_ condition: SQL, in session: Session) throws -> [String: Quantity] {
        var verified: [String: Quantity] = [:]
        for row in try session.rows(
            """
            SELECT c.item_id, c.verified FROM target t
            JOIN check_item c ON c.agency_id = t.agency_id AND c.target_id = t.target_id AND c.at IS NOT NULL
            WHERE \(raw: condition) ORDER BY c.at
            """)
        {
            verified[try row.text(0)] = Quantity(thousandths: try row.int64(1))
        }
        return verified
    }

    private struct Found {
        let isShare: Bool
        let direction: TargetDirection
        let goal: Quantity
        let baseline: Quantity?
        let baselineOn: CivilDate?
        let value, whole, level: Quantity?

        func replacingValue(_ new: Quantity) -> Found {
            let level = isShare ? whole.flatMap { TargetProgress.percent(new, of: $0) } : new
            return Found(
                isShare: isShare, direction: direction, goal: goal, baseline: baseline, baselineOn: baselineOn, value: new, whole: whole, level: level
            )
        }

        func input(for one: Criterion) -> CriterionInput {
            var input = CriterionInput(fullSince: fullSince)
            if case .record = one.rule {
                (input.b, input.a) = (value, whole)
            } else if one.measure == .number, one.rule.kind != .ratio {
                input.b = level
            } else if one.against == .whole, let whole {
                (input.b, input.a) = (value, whole)
            } else if direction == .down {
                input.b = TargetProgress.achieved(level: level, goal: goal, baseline: baseline, direction: .down).map { max($0, Quantity(0)) }
                input.a = Quantity(100)
            } else {
                (input.b, input.a) = (level, goal)
            }
            return input
        }

        /// The day of the baseline, when it was at 100 % then.
        private var fullSince: CivilDate? {
            guard direction == .up, let baseline, let baselineOn else { return nil }
            return baseline >= (isShare ? Quantity(100) : goal) ? baselineOn : nil
        }
    }
}
