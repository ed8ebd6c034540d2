internal import PlanReading
public import Storage
public import Vietnamese

/// Reading the rows behind the numbers of the head's screen.
public enum OverviewRows {
    /// The rows of one kind, as of the end of a day.
    /// - Parameter day: the day shown; nil is today.
    public static func table(
        _ kind: OverviewTable.Kind, slug: String, _ filter: OverviewTable.Filter = .init(), on day: CivilDate? = nil, today: CivilDate,
        for viewer: Actor, in session: Session
    ) throws -> OverviewTable {
        var frame = try OverviewFrame.load(slug: slug, on: day, today: today, for: viewer, in: session)
        if let from = filter.from { frame.from = max(from, frame.from) }
        if let to = filter.to { frame.to = min(to, frame.to) }
        let overview = try OverviewQueries.overview(frame, in: session)
        let reader = RowReader(frame: frame, overview: overview, filter: filter, session: session)
        let (columns, lines) = try reader.read(kind)
        return OverviewTable(
            kind: kind, slug: frame.slug, name: frame.name, day: frame.day, columns: columns, lines: lines,
            units: overview.units.map { Choice($0.code, $0.name) }, clauses: overview.clauses.map { Choice($0.clause, Text(same: $0.clause)) })
    }
}

/// Reads rows of one overview; every number on the screen is a count or a sum of what this gives.
private struct RowReader {
    typealias Column = OverviewTable.Column
    typealias Line = OverviewTable.Line

    let frame: OverviewFrame
    let overview: Overview
    let filter: OverviewTable.Filter
    let session: Session

    private var unit: OverviewUnit? { overview.units.first { $0.id == filter.unit || $0.code == filter.unit } }
    private var clause: OverviewClause? { overview.clauses.first { $0.clause == filter.clause } }
    private var unitNames: [String: OverviewUnit] { Dictionary(overview.units.map { ($0.id, $0) }) { one, _ in one } }

    /// Whether a row about a unit and an obligation is asked for.
    private func isAsked(unit id: String?, obligation: String?) -> Bool {
        (filter.unit == nil || (id != nil && unit?.id == id)) && (filter.clause == nil || (obligation != nil && clause?.id == obligation))
    }

    func read(_ kind: OverviewTable.Kind) throws -> ([Column], [Line]) {
        switch kind {
        case .clauses: clauses()
        case .work: try work()
        case .units: units()
        case .targets: targets()
        case .reports: try reports()
        case .people: try people()
        case .entries: try entries()
        }
    }

    private func clausePath(_ clause: String) -> String { "/phong-trao/\(overview.slug)/nghia-vu/\(clause)" }
    private func number(_ value: Int) -> Text { Text(same: String(value)) }
    private func day(_ day: CivilDate?) -> Text { Text(same: day?.vietnamese ?? "") }
    private func quantity(_ value: Quantity?) -> Text { value.map { Text($0[.vi], $0[.en]) } ?? Text(same: "") }

    // MARK: - From the overview itself

    private static let clauseColumns = [
        Column("Điều khoản", "Clause"), Column("Nội dung", "Text"), Column("Đơn vị", "Unit"), Column("Tình trạng", "State"),
        Column("Việc", "Things noted", isNumber: true), Column("Báo cáo trễ", "Reports overdue", isNumber: true),
        Column("Chỉ tiêu", "Targets", isNumber: true), Column("Gần nhất", "Latest"),
    ]

    /// One row for each clause and unit; a clause without a unit stands alone.
    private func clauses() -> ([Column], [Line]) {
        let cells = Dictionary(grouping: overview.cells, by: \.obligation)
        let names = unitNames
        let lines = overview.clauses.flatMap { clause -> [Line] in
            let own = (cells[clause.id] ?? []).map(Optional.init)
            return (own.isEmpty ? [nil] : own).filter { isAsked(unit: $0?.unit, obligation: clause.id) && fits(clause, $0) }.map { cell in
                let state = cell?.state.label ?? (clause.isAlive ? CellState.alive : clause.isLate ? .late : .bare).label
                return Line(
                    cells: [
                        Text(same: clause.clause), Text(same: clause.text), cell.flatMap { names[$0.unit]?.name } ?? Text(same: ""), state,
                        number(cell?.events ?? clause.events), number(cell?.overdue ?? 0), number(cell?.targets ?? 0), day(cell?.lastEvent),
                    ], href: clausePath(clause.clause))
            }
        }
        return (Self.clauseColumns, lines)
    }

    private func fits(_ clause: OverviewClause, _ cell: OverviewCell?) -> Bool {
        switch filter.state {
        case nil: true
        case "chua-song": !clause.isAlive
        // The number of clauses counts a clause once, alive by whatever unit; with a unit chosen it is the unit that counts.
        case "song": filter.unit == nil ? clause.isAlive : cell?.state == .alive
        case "qua-han": clause.isLate
        case "tre": cell?.state == .late
        case "im-lang": cell?.state == .silent
        case "chua-chi-tieu": cell?.state == .bare
        default: false
        }
    }

    private func units() -> ([Column], [Line]) {
        let lines = overview.units.filter { unit in
            let isAsked = filter.unit == nil || unit.id == self.unit?.id
            return isAsked && (filter.state == nil || (filter.state == "im-lang" && unit.isSilent) || (filter.state == "tre" && unit.overdue > 0))
        }.map { unit in
            Line(
                cells: [
                    unit.name, number(unit.clauses), number(unit.events), number(unit.overdue), day(unit.lastEvent),
                    unit.lastEvent.map { number($0.days(until: overview.day)) } ?? Text("chưa có", "never"),
                ], href: "/to-chuc/\(unit.code)")
        }
        let columns = [
            Column("Đơn vị", "Unit"), Column("Điều khoản", "Clauses", isNumber: true), Column("Việc", "Things noted", isNumber: true),
            Column("Báo cáo trễ", "Reports overdue", isNumber: true), Column("Gần nhất", "Latest"),
            Column("Số ngày im lặng", "Days of silence", isNumber: true),
        ]
        return (columns, lines)
    }

    private func targets() -> ([Column], [Line]) {
        let names = unitNames
        let paths = Dictionary(overview.clauses.map { ($0.id, $0.clause) }) { one, _ in one }
        let wanted: [String: TargetState] = ["dat": .reached, "tre": .late, "dang-lam": .underWay, "cho": .waiting]
        let lines = overview.targets.filter { target in
            isAsked(unit: target.unit, obligation: target.obligation) && (filter.state.map { wanted[$0] == target.state } ?? true)
        }.map { target in
            Line(
                cells: [
                    Text(same: target.code), Text(same: target.title), target.unit.flatMap { names[$0]?.name } ?? Text(same: ""),
                    Text(same: paths[target.obligation] ?? ""), quantity(target.goal), quantity(target.level), Text(same: target.measureUnit),
                    quantity(target.achieved), number(target.overdue), target.state.label,
                ], href: nil)
        }
        let columns = [
            Column("Mã", "Code"), Column("Chỉ tiêu", "Target"), Column("Đơn vị", "Unit"), Column("Điều khoản", "Clause"),
            Column("Mục tiêu", "Goal", isNumber: true), Column("Mức đạt", "Level", isNumber: true), Column("Đơn vị tính", "Unit of measure"),
            Column("% đạt", "% reached", isNumber: true), Column("Báo cáo trễ", "Reports overdue", isNumber: true), Column("Tình trạng", "State"),
        ]
        return (columns, lines)
    }

    // MARK: - From the database

    private func work() throws -> ([Column], [Line]) {
        let units = Dictionary(try OverviewQueries.names(frame, in: session).map { ($0.id, $0.name) }) { one, _ in one }
        let shown = Dictionary(overview.clauses.map { ($0.id, $0) }) { one, _ in one }
        let rows = try session.rows(
            """
            SELECT e.obligation_id, e.on_date, e.kind, e.unit_id, COALESCE(p.name, ''), e.note FROM clause_event e
            JOIN obligation o ON o.agency_id = e.agency_id AND o.obligation_id = e.obligation_id
            LEFT JOIN person p ON p.agency_id = e.agency_id AND p.person_id = e.actor
            WHERE e.agency_id = \(frame.agency) AND o.plan_id = \(frame.plan) AND \(raw: frame.eventCounts)
            ORDER BY e.on_date DESC, e.at DESC, e.event_id DESC
            """)
        let lines = try rows.compactMap { row -> Line? in
            let unit = try row.textOrNil(3)
            guard let clause = shown[try row.text(0)], isAsked(unit: unit, obligation: clause.id) else { return nil }
            let kind = try row.text(2)
            return Line(
                cells: [
                    Text(same: clause.clause), day(try row.civilDate(1)), unit.flatMap { units[$0] } ?? Text(same: ""),
                    ClauseEventKind(rawValue: kind)?.label ?? Text(same: kind), Text(same: try row.text(5)), Text(same: try row.text(4)),
                ], href: clausePath(clause.clause))
        }
        let columns = [
            Column("Điều khoản", "Clause"), Column("Ngày", "Date"), Column("Đơn vị", "Unit"), Column("Loại", "Kind"), Column("Việc", "What"),
            Column("Người ghi", "Written by"),
        ]
        return (columns, lines)
    }

    private func reports() throws -> ([Column], [Line]) {
        let names = unitNames
        let rows = try session.rows(
            """
            SELECT t.code, COALESCE(\(raw: frame.past("title")), t.title), t.unit_id, t.obligation_id, d.period, d.due_on,
                   (SELECT MIN(q.at) FROM progress q WHERE q.agency_id = d.agency_id AND q.target_id = d.target_id AND q.period = d.period
                    AND q.at < \(frame.known)),
                   CASE WHEN \(raw: frame.isOverdue) THEN 1 ELSE 0 END
            FROM target t JOIN due_report d ON d.agency_id = t.agency_id AND d.target_id = t.target_id
            WHERE \(raw: frame.targetCounts) AND d.period_from <= \(frame.to.iso) ORDER BY d.due_on, t.position, t.code, t.target_id
            """)
        let lines = try rows.compactMap { row -> Line? in
            let unit = try row.textOrNil(2)
            let isOverdue = try row.bool(7)
            let reported = try row.int64OrNil(6).map { Instant(milliseconds: $0).vietnamDate }
            guard isAsked(unit: unit, obligation: try row.text(3)) else { return nil }
            let due = try row.civilDate(5)
            guard reported != nil || due < overview.day else { return nil }
            guard filter.state == nil || (filter.state == "tre" && isOverdue) || (filter.state == "da-co" && reported != nil) else { return nil }
            let state = isOverdue ? Text("Trễ", "Overdue") : reported == nil ? Text("Được miễn", "Excused") : Text("Đã báo cáo", "Reported")
            return Line(
                cells: [
                    Text(same: try row.text(0)), Text(same: try row.text(1)), unit.flatMap { names[$0]?.name } ?? Text(same: ""),
                    ReportingPeriod.label(try row.text(4)), day(due), day(reported),
                    isOverdue ? number(due.days(until: overview.day)) : Text(same: ""), state,
                ], href: nil)
        }
        let columns = [
            Column("Mã", "Code"), Column("Chỉ tiêu", "Target"), Column("Đơn vị", "Unit"), Column("Kỳ", "Period"), Column("Hạn", "Due"),
            Column("Ngày báo cáo", "Reported"), Column("Số ngày trễ", "Days late", isNumber: true), Column("Tình trạng", "State"),
        ]
        return (columns, lines)
    }

    private func people() throws -> ([Column], [Line]) {
        var condition = frame.isMember
        if filter.kind == "truc-tiep" { condition += " AND p.is_direct = 1" }
        if filter.state == "co" { condition += " AND x.actor IS NOT NULL" }
        if filter.state == "chua" { condition += " AND x.actor IS NULL" }
        if filter.state == "da-doc" { condition += " AND k.person_id IS NOT NULL" }
        let rows = try session.rows(
            """
            SELECT p.person_id, p.name, p.is_direct, x.actor, k.answered_at,
                   (SELECT MIN(m.unit_id) FROM membership m WHERE m.agency_id = p.agency_id AND m.person_id = p.person_id
                    AND \(raw: .holds("m", on: frame.day)))
            FROM person p LEFT JOIN (\(raw: frame.participants)) AS x ON x.actor = p.person_id
            LEFT JOIN acknowledgement k ON k.agency_id = p.agency_id AND k.movement_id = \(frame.movement) AND k.person_id = p.person_id
                AND k.answered_at < \(frame.known) AND k.version = (
                    SELECT MAX(v.number) FROM plan_version v
                    WHERE v.agency_id = \(frame.agency) AND v.plan_id = \(frame.plan) AND v.created_at < \(frame.known))
            WHERE p.agency_id = \(frame.agency) AND \(raw: condition) ORDER BY p.name_key, p.person_id
            """)
        let units = Dictionary(try OverviewQueries.names(frame, in: session).map { ($0.id, $0.name) }) { one, _ in one }
        let (yes, no) = (Text("có", "yes"), Text("không", "no"))
        let lines = try rows.compactMap { row -> Line? in
            let unit = try row.textOrNil(5)
            guard filter.unit == nil || unit == self.unit?.id else { return nil }
            let acknowledged = try row.int64OrNil(4).map { Instant(milliseconds: $0).vietnamDate }
            return Line(
                cells: [
                    Text(same: try row.text(1)), unit.flatMap { units[$0] } ?? Text(same: ""), try row.bool(2) ? yes : no,
                    try row.isNull(3) ? no : yes, day(acknowledged),
                ], href: "/nguoi/\(try row.text(0))")
        }
        let columns = [
            Column("Họ và tên", "Full name"), Column("Đơn vị", "Unit"), Column("Lao động trực tiếp", "Direct worker"),
            Column("Tham gia", "Taking part"), Column("Xác nhận kế hoạch", "Acknowledged the plan"),
        ]
        return (columns, lines)
    }

    private func entries() throws -> ([Column], [Line]) {
        let names = unitNames
        let rows = try session.rows(
            """
            SELECT n.kind, n.on_date, n.title, t.code, t.unit_id, t.obligation_id, n.amount, n.fields FROM entry n
            JOIN target t ON t.agency_id = n.agency_id AND t.target_id = n.target_id
            WHERE \(raw: frame.targetCounts) AND \(raw: frame.entryCounts) ORDER BY n.on_date DESC, n.at DESC, n.entry_id DESC
            """)
        let lines = try rows.compactMap { row -> Line? in
            let kind = try row.text(0)
            let unit = try row.textOrNil(4)
            guard filter.kind ?? kind == kind, isAsked(unit: unit, obligation: try row.text(5)) else { return nil }
            var sums = RegisterSums()
            guard let known = TargetKind(rawValue: kind) else { return nil }
            sums.add(known, amount: Quantity(thousandths: try row.int64(6)), EntryNumbers(try row.text(7)))
            let numbers: [Quantity] =
                switch known {
                case .resources: [sums.planned, sums.allotted, sums.spent]
                case .training: [sums.trained, sums.hours, sums.leaders]
                case .outreach: [sums.participants]
                default: []
                }
            let cells = numbers.map(quantity) + Array(repeating: Text(same: ""), count: 3 - numbers.count)
            return Line(
                cells: [
                    day(try row.civilDate(1)), known.label, Text(same: try row.text(2)), Text(same: try row.text(3)),
                    unit.flatMap { names[$0]?.name } ?? Text(same: ""),
                ] + cells, href: nil)
        }
        return (Self.entryColumns(filter.kind.flatMap(TargetKind.init)), lines)
    }

    private static func entryColumns(_ kind: TargetKind?) -> [Column] {
        let numbers: [Column] =
            switch kind {
            case .resources:
                [
                    Column("Dự toán", "Planned", isNumber: true), Column("Bố trí", "Allotted", isNumber: true),
                    Column("Đã chi", "Spent", isNumber: true),
                ]
            case .training:
                [
                    Column("Lượt người", "People", isNumber: true), Column("Giờ", "Hours", isNumber: true),
                    Column("Lãnh đạo", "Leaders", isNumber: true),
                ]
            case .outreach:
                [
                    Column("Lượt tham gia", "Participants", isNumber: true), Column("", "", isNumber: true), Column("", "", isNumber: true),
                ]
            default:
                [
                    Column("Số 1", "Number 1", isNumber: true), Column("Số 2", "Number 2", isNumber: true),
                    Column("Số 3", "Number 3", isNumber: true),
                ]
            }
        return [
            Column("Ngày", "Date"), Column("Loại", "Kind"), Column("Nội dung", "What"), Column("Chỉ tiêu", "Target"), Column("Đơn vị", "Unit"),
        ] + numbers
    }
}
