public import Storage
public import Vietnamese

/// What of learning a target counts.
public enum LearningMeasure: String, Sendable, Hashable, CaseIterable {
    /// Hours of study, added up.
    case hours
    /// How many people studied a number of hours.
    case people
    /// The share of people who did.
    case percent

    /// What it is called.
    public var label: Text {
        switch self {
        case .hours: Text("Tổng số giờ học", "Hours of study in all")
        case .people: Text("Số người học đủ giờ", "People who studied enough hours")
        case .percent: Text("Tỷ lệ người học đủ giờ", "Share of people who studied enough hours")
        }
    }

    static let choices = allCases.map { Choice($0.rawValue, $0.label) }
}

/// Whose learning a target counts.
public enum LearningScope: String, Sendable, Hashable, CaseIterable {
    case agency, unit

    /// What it is called.
    public var label: Text {
        self == .agency
            ? Text("Toàn cơ quan", "The whole agency")
            : Text("Đơn vị phụ trách chỉ tiêu và các đơn vị dưới nó", "The unit that owns the target, with those below")
    }

    static let choices = allCases.map { Choice($0.rawValue, $0.label) }
}

/// What a target counts of learning, and what it comes to on a day.
public struct LearningCount: Sendable, Hashable {
    /// What is counted, for whom, where.
    public let measure: LearningMeasure
    /// For whom.
    public let audience: LearningAudience
    /// Where.
    public let scope: LearningScope
    /// From how many hours a person counts; nil when hours are added up.
    public let threshold: Quantity?
    /// The days that are counted.
    public let from, through: CivilDate
    /// The number, and for a share the whole.
    public let value: Quantity
    /// The people a share is of.
    public let whole: Quantity?

    /// How it was computed, in one sentence.
    public var words: Text {
        let who = Text(audience.label.vi.lowercasedFirst, audience.label.en.hasPrefix("IT") ? audience.label.en : audience.label.en.lowercasedFirst)
        let place = scope == .agency ? Text("toàn cơ quan", "the whole agency") : Text("đơn vị phụ trách", "the unit that owns it")
        let what =
            threshold.map { Text("người học từ \($0[.vi]) giờ trở lên", "people with \($0[.en]) hours of study or more") }
            ?? Text("tổng số giờ học", "hours of study in all")
        return Text(
            "Tự tính từ sổ điểm danh và chứng chỉ đã xác nhận: \(what.vi) (\(who.vi), \(place.vi)), từ \(from.vietnamese) đến \(through.vietnamese).",
            "Counted from the register of attendance and confirmed certificates: \(what.en) (\(who.en), \(place.en)), \(from.vietnamese) to \(through.vietnamese)."
        )
    }
}

/// Counting what people learned for targets that say so.
public enum LearningCounting {
    /// What a target counts as of a day; nil when it is not linked to learning.
    public static func count(_ target: String, on day: CivilDate, agency: String, in session: Session) throws -> LearningCount? {
        let row = try session.row(
            """
            SELECT l.measure, l.audience, l.threshold, l.scope, t.movement_id, t.starts, t.ends, t.unit_id FROM learning_target l
            JOIN target t ON t.agency_id = l.agency_id AND t.target_id = l.target_id
            WHERE l.agency_id = \(agency) AND l.target_id = \(target)
            """)
        guard let row else { return nil }
        let measure = try row.value(0, LearningMeasure.hours)
        let audience = try row.value(1, LearningAudience.everybody)
        let threshold = measure == .hours ? nil : try row.quantity(2)
        let scope = try row.value(3, LearningScope.agency)
        let from = try row.civilDate(5)
        let through = min(day, try row.civilDate(6))
        let units = scope == .agency ? nil : try row.textOrNil(7).map { try below($0, agency: agency, on: through, in: session) } ?? []
        let facts = LearningSQL.facts(agency, try row.text(4), from: from, through: max(from, through))
        let (value, whole) =
            try threshold.map { try people($0, audience, units, facts, agency: agency, on: through, in: session) }
            ?? (hours(audience, units, facts, in: session), Quantity(0))
        return LearningCount(
            measure: measure, audience: audience, scope: scope, threshold: threshold, from: from, through: through, value: value,
            whole: measure == .percent ? whole : nil)
    }

    /// A person's hours count for what they were and where they were on the day they studied.
    private static func hours(_ audience: LearningAudience, _ units: [String]?, _ facts: SQL, in session: Session) throws -> Quantity {
        let place = units.map(LearningSQL.isMember) ?? "1 = 1"
        let row = try session.row(
            """
            SELECT CAST(COALESCE(SUM(f.hours), 0) AS BIGINT) FROM (\(raw: facts)) AS f
            WHERE \(raw: LearningSQL.belongs(audience)) AND \(raw: place)
            """)
        return try row?.quantity(0) ?? Quantity(0)
    }

    /// People are counted for what they are and where they are on the day of the count, with all they studied until then.
    private static func people(
        _ threshold: Quantity, _ audience: LearningAudience, _ units: [String]?, _ facts: SQL, agency: String, on day: CivilDate, in session: Session
    ) throws -> (Quantity, Quantity) {
        let place = units.map(LearningSQL.isMember) ?? "1 = 1"
        let row = try session.row(
            """
            SELECT COUNT(*), COUNT(CASE WHEN h.hours >= \(threshold.thousandths) THEN 1 END) FROM (\(raw: LearningSQL.people(on: day))) AS f
            LEFT JOIN (SELECT x.person_id, SUM(x.hours) AS hours FROM (\(raw: facts)) AS x GROUP BY x.person_id) AS h ON h.person_id = f.person_id
            WHERE f.agency_id = \(agency) AND \(raw: LearningSQL.belongs(audience)) AND \(raw: place)
            """)
        return (Quantity(try row?.int(1) ?? 0), Quantity(try row?.int(0) ?? 0))
    }

    private static func below(_ unit: String, agency: String, on day: CivilDate, in session: Session) throws -> [String] {
        try session.rows(
            """
            WITH RECURSIVE below (unit_id) AS (
                SELECT unit_id FROM unit WHERE agency_id = \(agency) AND unit_id = \(unit)
                UNION
                SELECT v.unit_id FROM unit_version v JOIN below b ON v.parent_id = b.unit_id
                WHERE v.agency_id = \(agency) AND \(raw: .holds("v", on: day)))
            SELECT unit_id FROM below
            """
        ).map { try $0.text(0) }
    }

    /// Whoever reports another number than learning comes to says why in the sentence of the report.
    static func requireReason(_ target: TargetRow, _ due: DueRow, _ number: ReportedNumber, sentence: String, in world: World) throws {
        guard sentence.isEmpty, let count = try count(target.id, on: min(due.to, world.today), agency: world.agency, in: world.session),
            number.value != count.value || number.whole != count.whole
        else { return }
        let shown =
            count.whole.map { Text("\(count.value[.vi])/\($0[.vi])", "\(count.value[.en])/\($0[.en])") } ?? Text(count.value[.vi], count.value[.en])
        throw Refusal.invalid(
            "sentence", "Sổ học tập tính ra \(shown.vi). Báo số khác thì ghi lý do ở đây.",
            "Learning comes to \(shown.en). Say here why another number is reported.")
    }

    /// Reports that are owed for a period that has ended, by targets that count by themselves: target and period.
    static func owed(agency: String, today: CivilDate, in session: Session) throws -> [(target: String, period: String)] {
        try session.rows(
            """
            SELECT d.target_id, d.period FROM learning_target l
            JOIN target t ON t.agency_id = l.agency_id AND t.target_id = l.target_id AND t.state = 'open'
            JOIN due_report d ON d.agency_id = l.agency_id AND d.target_id = l.target_id AND d.state = 'owed' AND d.period_to < \(today.iso)
            WHERE l.agency_id = \(agency) ORDER BY d.period_to, t.position, d.target_id
            """
        ).map { (try $0.text(0), try $0.text(1)) }
    }
}

/// The round of every morning: reports for targets that count by themselves. Run as often as one likes; each report is made once.
public enum LearningRound {
    /// Files what is owed in one agency.
    /// - Parameter channel: through what it comes.
    /// - Returns: how many reports were made.
    @discardableResult
    public static func run(_ agency: String, on runner: ActRunner, channel: Channel = .cli) async throws -> Int {
        let today = runner.clock.now().vietnamDate
        var made = 0
        for owed in try await runner.database.read({ try LearningCounting.owed(agency: agency, today: today, in: $0) }) {
            do {
                _ = try await runner.perform(
                    "learning.count", ["target": .string(owed.target), "period": .string(owed.period)], as: .operator(agency: agency),
                    channel: channel)
                made += 1
            } catch let refusal as Refusal where refusal.kind == .conflict {
                // Somebody has reported meanwhile.
                continue
            }
        }
        return made
    }

    /// Files what is owed in every agency.
    @discardableResult
    public static func run(on runner: ActRunner) async throws -> Int {
        var made = 0
        for agency in try await runner.database.read({ try Mailroom.agencies(in: $0) }) { made += try await run(agency, on: runner) }
        return made
    }
}

/// A target that counts by itself, with what it comes to today.
public struct LinkedTarget: Sendable, Hashable {
    /// The target.
    public let line: TargetLine
    /// What learning comes to.
    public let count: LearningCount
}

extension LearningQueries {
    /// The targets of a movement that count by themselves.
    public static func linked(slug: String, for viewer: Actor, today: CivilDate, in session: Session) throws -> [LinkedTarget] {
        let linked = Set(
            try session.rows("SELECT target_id FROM learning_target WHERE agency_id = \(viewer.agency)").map { try $0.text(0) })
        return try TargetQueries.list(slug: slug, TargetFilter(), for: viewer, today: today, in: session).compactMap { line in
            guard linked.contains(line.id),
                let count = try LearningCounting.count(line.id, on: today, agency: viewer.agency, in: session)
            else { return nil }
            return LinkedTarget(line: line, count: count)
        }
    }
}
