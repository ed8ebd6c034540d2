internal import Storage
internal import Vietnamese

/// Putting the subjects of a table in order, as far as a viewer may see them.
enum RankingQueries {
    /// The ranking. Those who see all scores get everybody; others get their own without a place, and of collectives the final order, once every
    /// collective that was scored has a final score. People are never put in a public order.
    static func ranking(_ summary: ScoringSummary, for viewer: Actor, today: CivilDate, in session: Session) throws -> [RankingLine] {
        let table = summary.table
        let stored = try ScoreStore.current(summary.id, agency: viewer.agency, in: session)
        let bySubject = Dictionary(grouping: stored, by: \.subject).mapValues {
            Dictionary($0.map { ($0.stage, $0) }, uniquingKeysWith: { one, _ in one })
        }
        let seesAll = ScoringPolicy.seesAllScores(viewer)
        let isPublic = table.group == .collectives && !bySubject.isEmpty && bySubject.values.allSatisfy { $0[.final] != nil }
        let scored = bySubject.keys.sorted { $0.id < $1.id }.map { subject in
            let stages = bySubject[subject] ?? [:]
            let best = stages[.final] ?? stages[.checked] ?? stages[.selfScored]
            return (subject: subject, stages: stages, best: best, score: table.score(best?.inputs ?? [:]))
        }
        let shown = scored.filter { seesAll || isPublic || ScoreSubjects.isOwn(viewer, $0.subject) }.map(\.subject)
        let waiting = try (seesAll ? candidates(summary, viewer, today: today, in: session) : []).filter { bySubject[$0] == nil }
        let names = try ScoreSubjects.labels(shown + waiting, table: summary.id, today: today, for: viewer, in: session)
        let lines = table.ranking(scored.map(\.score)).compactMap { ranked -> RankingLine? in
            let one = scored[ranked.index]
            guard let name = names[one.subject] else { return nil }
            let mayCompare = seesAll || isPublic
            let totals = one.stages.filter { seesAll || ScoreSubjects.isOwn(viewer, one.subject) || $0.key == .final }.mapValues(\.total)
            return RankingLine(
                subject: one.subject.id, name: name, totals: totals, stage: one.best?.stage, place: mayCompare ? ranked.place : nil,
                sharing: mayCompare ? ranked.sharing : 1, decidedBy: mayCompare ? ranked.decidedBy : nil, isMaximum: one.score.isMaximum)
        }
        return lines
            + waiting.compactMap { subject in
                names[subject].map {
                    RankingLine(subject: subject.id, name: $0, totals: [:], stage: nil, place: nil, sharing: 1, decidedBy: nil, isMaximum: false)
                }
            }
    }

    /// Subjects that could be scored; of people only as many as a list can show.
    private static func candidates(_ summary: ScoringSummary, _ viewer: Actor, today: CivilDate, in session: Session) throws -> [ScoreSubject] {
        let kind = summary.table.group.subjectKind
        let statement: SQL =
            switch summary.table.group {
            case .collectives:
                """
                SELECT u.unit_id FROM unit u JOIN unit_version v ON v.agency_id = u.agency_id AND v.unit_id = u.unit_id AND \(raw: .holds("v", on: today))
                WHERE u.agency_id = \(viewer.agency) AND u.kind IN \(list: ScoreSubjects.collectiveKinds) ORDER BY v.position, v.folded LIMIT 500
                """
            case .leaders:
                """
                SELECT p.person_id FROM person p WHERE p.agency_id = \(viewer.agency) AND \(raw: .holds("p", on: today))
                AND \(raw: ScoreSubjects.leads(on: today)) ORDER BY p.name_key, p.person_id LIMIT 500
                """
            case .direct:
                """
                SELECT p.person_id FROM person p WHERE p.agency_id = \(viewer.agency) AND p.is_direct = 1 AND \(raw: .holds("p", on: today))
                AND NOT \(raw: ScoreSubjects.leads(on: today)) ORDER BY p.name_key, p.person_id LIMIT 500
                """
            case .outsiders:
                "SELECT outsider_id FROM score_outsider WHERE agency_id = \(viewer.agency) AND table_id = \(summary.id) ORDER BY outsider_id LIMIT 500"
            }
        return try session.rows(statement).map { ScoreSubject(kind: kind, id: try $0.text(0)) }
    }

    /// The viewer's own subject in a table: the unit they head, or themselves when they belong to the group.
    static func own(_ summary: ScoringSummary, _ viewer: Actor, today: CivilDate, in session: Session) throws -> String? {
        guard let person = viewer.person else { return nil }
        let isLeader: SQL = ScoreSubjects.leads(on: today)
        let statement: SQL
        switch summary.table.group {
        case .outsiders: return nil
        case .collectives:
            statement = """
                SELECT o.unit_id FROM post o JOIN unit u ON u.agency_id = o.agency_id AND u.unit_id = o.unit_id
                WHERE o.agency_id = \(viewer.agency) AND o.post_id IN \(list: viewer.posts.sorted()) AND o.is_head = 1
                AND u.kind IN \(list: ScoreSubjects.collectiveKinds) ORDER BY o.unit_id LIMIT 1
                """
        case .leaders:
            statement = "SELECT p.person_id FROM person p WHERE p.agency_id = \(viewer.agency) AND p.person_id = \(person) AND \(raw: isLeader)"
        case .direct:
            statement = """
                SELECT p.person_id FROM person p WHERE p.agency_id = \(viewer.agency) AND p.person_id = \(person) AND p.is_direct = 1
                AND NOT \(raw: isLeader)
                """
        }
        return try session.row(statement)?.text(0)
    }
}

/// Finding subjects that are exactly perfect: the disease of achievements shows in numbers that leave nothing over.
enum PerfectQueries {
    /// Units and people whose open targets are all exactly at 100 %, or who have all points in every table they are scored with.
    static func load(
        _ movement: String, _ tables: [ScoringSummary], for viewer: Actor, today: CivilDate, in session: Session
    ) throws -> [PerfectAlert] {
        let targets = try perfectTargets(movement, viewer.agency, in: session)
        var full: [ScoreSubject: [String]] = [:]
        var less: Set<ScoreSubject> = []
        for summary in tables where summary.state == .adopted {
            let stored = try ScoreStore.current(summary.id, agency: viewer.agency, in: session).filter { $0.subject.kind != .outsider }
            for (subject, scores) in Dictionary(grouping: stored, by: \.subject) {
                guard let best = scores.max(by: { $0.stage < $1.stage }) else { continue }
                if summary.table.score(best.inputs).isMaximum { full[subject, default: []].append(summary.table.name) } else { less.insert(subject) }
            }
        }
        let everywhere = full.filter { !less.contains($0.key) }
        let subjects = Set(targets.keys).union(everywhere.keys)
        let names = try ScoreSubjects.labels(subjects, table: "", today: today, for: viewer, in: session)
        return subjects.compactMap { one in
            names[one].map { PerfectAlert(subject: one.id, name: $0, targets: targets[one] ?? 0, tables: everywhere[one] ?? []) }
        }.sorted { ($0.name.vi, $0.subject) < ($1.name.vi, $1.subject) }
    }

    /// How many targets an owner has, when all of them stand exactly at 100 % of the goal: compared as fractions, because 99,9996 % reads as 100,000 %.
    private static func perfectTargets(_ movement: String, _ agency: String, in session: Session) throws -> [ScoreSubject: Int] {
        var counts: [ScoreSubject: (all: Int, exact: Int)] = [:]
        for row in try session.rows(
            """
            SELECT t.owner_kind, t.owner_id, t.unit_id, t.measure, t.goal, r.value, r.whole, r.level FROM target t
            LEFT JOIN progress r ON r.agency_id = t.agency_id AND r.target_id = t.target_id AND r.replaced_by IS NULL
                AND r.period = (SELECT d.period FROM due_report d JOIN progress q ON q.agency_id = d.agency_id AND q.target_id = d.target_id
                    AND q.period = d.period AND q.replaced_by IS NULL
                    WHERE d.agency_id = t.agency_id AND d.target_id = t.target_id ORDER BY d.period_to DESC LIMIT 1)
            WHERE t.agency_id = \(agency) AND t.movement_id = \(movement) AND t.state = 'open'
            """)
        {
            let isPerson = try row.text(0) == "person"
            let owner = try row.text(0) == "post" ? row.textOrNil(2) : row.text(1)
            guard let owner else { continue }
            let subject = ScoreSubject(kind: isPerson ? .person : .unit, id: owner)
            counts[subject, default: (0, 0)].all += 1
            guard let level = try row.int64OrNil(7), let value = try row.int64OrNil(5) else { continue }
            let goal = Int128(try row.int64(4))
            let isShare = try row.text(3) == TargetMeasure.share.rawValue
            let isExact =
                if isShare, let whole = try row.int64OrNil(6) { Int128(value) * 100_000 == goal * Int128(whole) } else { Int128(level) == goal }
            if isExact { counts[subject, default: (0, 0)].exact += 1 }
        }
        return counts.filter { $0.value.all == $0.value.exact && $0.value.all > 0 }.mapValues(\.all)
    }
}
