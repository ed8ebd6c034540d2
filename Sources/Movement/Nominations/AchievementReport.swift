internal import FoundationEssentials
internal import Law
internal import Storage
internal import Vietnamese

/// The figures of an achievement report, computed from what is tracked; nobody types them.
public struct AchievementFigures: Sendable, Hashable, Codable {
    /// A piece of evidence behind a figure.
    public struct Piece: Sendable, Hashable, Codable {
        /// Identifier and title.
        public let id, title: String
        /// SHA-256 of its file; nil when it has none.
        public let hash: String?
    }

    /// A tracked target and how far it came within the period.
    public struct TargetLine: Sendable, Hashable, Codable {
        /// Identifier, code, title, and what it is counted in.
        public let id, code, title, unitLabel: String
        /// Goal and last level, in thousandths; nil when nothing was reported.
        public let goal: Int64
        public let level: Int64?
        /// Last day of the period that the level is about.
        public let through: String?
        /// Evidence of the reports within the period.
        public let evidence: [Piece]
        /// Whether the nomination leans on it.
        public let isGround: Bool
    }

    /// Something with a title and a detail: an initiative, a course, a prize, an exemplar.
    public struct Line: Sendable, Hashable, Codable {
        /// Identifier and title.
        public let id, title: String
        /// What to know about it, in both languages.
        public let detail: Text
        /// Whether the nomination leans on it.
        public let isGround: Bool
    }

    /// Targets of the subject within the period.
    public var targets: [TargetLine] = []
    /// Reports the person, or the people of the unit, sent in the period, and how many of them in time.
    public var reports = 0, reportsInTime = 0
    /// Recognised initiatives.
    public var initiatives: [Line] = []
    /// Hours on certificates, in thousandths, and the courses.
    public var hours: Int64 = 0
    public var courses: [Line] = []
    /// How often somebody thanked the person in the period.
    public var thanks = 0
    /// Prizes of contests whose results are published.
    public var prizes: [Line] = []
    /// Published exemplars.
    public var exemplars: [Line] = []

    /// A report of somebody about whom nothing is tracked.
    public init() {}

    /// Whether nothing is tracked.
    public var isEmpty: Bool { self == AchievementFigures() }

    /// What the achievement rests on, for finding two nominations on one: identifiers and digests of evidence of the grounds.
    var keys: Set<String> {
        Set(
            targets.filter(\.isGround).flatMap(\.evidence).flatMap { piece in ["evidence:\(piece.id)"] + (piece.hash.map { ["sha256:\($0)"] } ?? []) }
        )
    }
}

/// Computes the figures of a report.
enum AchievementReports {
    static func figures(_ row: NominationRow, in session: Session) throws -> AchievementFigures {
        var figures = AchievementFigures()
        let grounds = try grounds(row, in: session)
        try targets(row, grounds["target"] ?? [], &figures, in: session)
        figures.initiatives = try (NominationGrounds.initiatives(row, in: session) ?? []).filter { $0.recognised <= row.period.to }.map { one in
            AchievementFigures.Line(
                id: one.id, title: one.title,
                detail: Text(
                    "công nhận ngày \(one.recognised.vietnamese), \(one.scope.label.vi), phần đóng góp \(one.share) %",
                    "recognised on \(one.recognised.vietnamese), \(one.scope.label.en), share \(one.share) %"),
                isGround: grounds["initiative"]?.contains(one.id) ?? false)
        }
        if let own = row.person ?? row.unit {
            let published = try ExemplarFacts.published(of: row.person == nil ? .unit : .person, subject: own, agency: row.agency, in: session)
            figures.exemplars = published.filter { $0.published <= row.period.to }.map { one in
                AchievementFigures.Line(
                    id: one.id, title: one.title,
                    detail: Text(
                        "công bố ngày \(one.published.vietnamese), \(one.adoptions.count) nơi áp dụng",
                        "published on \(one.published.vietnamese), taken over \(one.adoptions.count) times"),
                    isGround: grounds["exemplar"]?.contains(one.id) ?? false)
            }
        }
        switch row.kind {
        case .person:
            guard let person = row.person else { return figures }
            try reports("p.actor = \(person)", row, &figures, in: session)
            try learning(person, row, &figures, in: session)
            let thanks = try session.row(
                """
                SELECT COUNT(*) FROM thanks WHERE agency_id = \(row.agency) AND receiver = \(person) AND withdrawn_at IS NULL
                AND at >= \(start(row)) AND at < \(end(row))
                """)
            figures.thanks = try thanks?.int(0) ?? 0
            try prizes(person, "person", row, &figures, in: session)
        case .collective:
            guard let unit = row.unit else { return figures }
            try reports("t.owner_kind = 'unit' AND t.owner_id = \(unit)", row, &figures, in: session)
            try prizes(unit, "unit", row, &figures, in: session)
        case .household, .outsidePerson, .outsideOrganisation: break
        }
        return figures
    }

    private static func start(_ row: NominationRow) -> Int64 { Instant(row.period.from).milliseconds }
    private static func end(_ row: NominationRow) -> Int64 { Instant(row.period.to.adding(days: 1)).milliseconds }

    /// What the nomination leans on, by kind.
    static func grounds(_ row: NominationRow, in session: Session) throws -> [String: Set<String>] {
        var found: [String: Set<String>] = [:]
        for one in try session.rows(
            "SELECT kind, reference FROM nomination_ground WHERE agency_id = \(row.agency) AND nomination_id = \(row.id)")
        { found[try one.text(0), default: []].insert(try one.text(1)) }
        return found
    }

    /// Whose targets count: of the person and the posts held in the period, or of the unit.
    private static func owner(_ row: NominationRow) -> SQL? {
        switch row.kind {
        case .person:
            """
            ((t.owner_kind = 'person' AND t.owner_id = \(row.person)) OR (t.owner_kind = 'post' AND t.owner_id IN (
                SELECT h.post_id FROM holding h WHERE h.agency_id = \(row.agency) AND h.person_id = \(row.person)
                AND h.valid_from <= \(row.period.to.iso) AND (h.valid_to IS NULL OR h.valid_to > \(row.period.from.iso)))))
            """
        case .collective: "(t.owner_kind = 'unit' AND t.owner_id = \(row.unit))"
        case .household, .outsidePerson, .outsideOrganisation: nil
        }
    }

    private static func targets(_ row: NominationRow, _ grounds: Set<String>, _ figures: inout AchievementFigures, in session: Session) throws {
        guard let owner = owner(row) else { return }
        let rows = try session.rows(
            """
            SELECT t.target_id, t.code, t.title, t.unit_label, t.goal, p.level, d.period_to FROM target t
            LEFT JOIN due_report d ON d.agency_id = t.agency_id AND d.target_id = t.target_id AND d.period_to = (
                SELECT MAX(x.period_to) FROM due_report x JOIN progress y ON y.agency_id = x.agency_id AND y.target_id = x.target_id
                    AND y.period = x.period AND y.replaced_by IS NULL
                WHERE x.agency_id = t.agency_id AND x.target_id = t.target_id AND x.period_to <= \(row.period.to.iso)
                AND x.period_to >= \(row.period.from.iso))
            LEFT JOIN progress p ON p.agency_id = d.agency_id AND p.target_id = d.target_id AND p.period = d.period AND p.replaced_by IS NULL
            WHERE t.agency_id = \(row.agency) AND t.state = 'open' AND \(raw: owner) AND t.starts <= \(row.period.to.iso)
            AND t.ends >= \(row.period.from.iso) ORDER BY t.position, t.target_id LIMIT 60
            """)
        var pieces: [String: [AchievementFigures.Piece]] = [:]
        for one in try session.rows(
            """
            SELECT DISTINCT u.target_id, e.evidence_id, e.title, v.hash FROM evidence_use u
            JOIN evidence e ON e.agency_id = u.agency_id AND e.evidence_id = u.evidence_id
            JOIN evidence_version v ON v.agency_id = e.agency_id AND v.evidence_id = e.evidence_id AND v.number = e.version
            WHERE u.agency_id = \(row.agency) AND u.target_id IN \(list: try rows.map { try $0.text(0) }) AND u.ended_at IS NULL
            AND u.at < \(end(row)) ORDER BY u.target_id, e.evidence_id
            """)
        {
            pieces[try one.text(0), default: []].append(
                AchievementFigures.Piece(id: try one.text(1), title: try one.text(2), hash: try one.textOrNil(3)))
        }
        figures.targets = try rows.map { one in
            let id = try one.text(0)
            return AchievementFigures.TargetLine(
                id: id, code: try one.text(1), title: try one.text(2), unitLabel: try one.text(3), goal: try one.int64(4),
                level: try one.int64OrNil(5), through: try one.textOrNil(6), evidence: pieces[id] ?? [], isGround: grounds.contains(id))
        }
    }

    private static func reports(_ condition: SQL, _ row: NominationRow, _ figures: inout AchievementFigures, in session: Session) throws {
        let counts = try session.row(
            """
            SELECT COUNT(*), COALESCE(SUM(CASE WHEN d.reported_on <= d.due_on THEN 1 ELSE 0 END), 0) FROM progress p
            JOIN target t ON t.agency_id = p.agency_id AND t.target_id = p.target_id
            JOIN due_report d ON d.agency_id = p.agency_id AND d.target_id = p.target_id AND d.period = p.period
            WHERE p.agency_id = \(row.agency) AND \(raw: condition) AND p.replaced_by IS NULL AND d.period_to >= \(row.period.from.iso)
            AND d.period_to <= \(row.period.to.iso)
            """)
        figures.reports = try counts?.int(0) ?? 0
        figures.reportsInTime = try counts?.int(1) ?? 0
    }

    private static func learning(_ person: String, _ row: NominationRow, _ figures: inout AchievementFigures, in session: Session) throws {
        for one in try session.rows(
            """
            SELECT certificate_id, title, on_date, hours FROM learning_certificate WHERE agency_id = \(row.agency) AND person_id = \(person)
            AND state IN ('issued', 'confirmed') AND on_date >= \(row.period.from.iso) AND on_date <= \(row.period.to.iso)
            ORDER BY on_date, certificate_id LIMIT 60
            """)
        {
            let (day, hours) = (try one.civilDate(2).vietnamese, Quantity(thousandths: try one.int64(3)))
            figures.hours += hours.thousandths
            figures.courses.append(
                AchievementFigures.Line(
                    id: try one.text(0), title: try one.text(1), detail: Text("\(day), \(hours[.vi]) giờ", "\(day), \(hours[.en]) hours"),
                    isGround: false))
        }
    }

    private static func prizes(
        _ subject: String, _ kind: String, _ row: NominationRow, _ figures: inout AchievementFigures, in session: Session
    ) throws {
        for one in try session.rows(
            """
            SELECT p.prize_id, c.title, p.title, w.place FROM contest_winner w
            JOIN contest_prize p ON p.agency_id = w.agency_id AND p.prize_id = w.prize_id
            JOIN contest c ON c.agency_id = p.agency_id AND c.contest_id = p.contest_id
            WHERE w.agency_id = \(row.agency) AND w.subject = \(subject) AND w.subject_kind = \(kind) AND c.state = 'published'
            AND c.published_at >= \(start(row)) AND c.published_at < \(end(row)) ORDER BY p.prize_id LIMIT 20
            """)
        {
            let (contest, prize) = (try one.text(1), try one.text(2))
            figures.prizes.append(
                AchievementFigures.Line(id: try one.text(0), title: contest, detail: Text("giải “\(prize)”", "prize “\(prize)”"), isGround: false))
        }
    }
}

extension AchievementFigures {
    /// As stored with a version.
    var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }

    init?(json: String) {
        guard let read = try? JSONDecoder().decode(Self.self, from: Data(json.utf8)) else { return nil }
        self = read
    }
}
