public import Storage
public import Vietnamese

/// A scoring table in a list.
public struct ScoringSummary: Sendable, Hashable {
    /// Identifier.
    public let id: String
    /// Page address and name of the movement.
    public let slug, movement: String
    /// Identifier of the movement.
    public let movementID: String
    /// Where it stands.
    public let state: ScoringState
    /// Number of the version, for editing.
    public let version: Int
    /// SHA-256 of what was adopted.
    public let hash: String?
    /// When it was adopted.
    public let adoptedAt: Instant?
    /// What it says.
    public let table: ScoringTable
}

/// A subject in the ranking of a table.
public struct RankingLine: Sendable, Hashable {
    /// Identifier of the subject.
    public let subject: String
    /// What it is called.
    public let name: Text
    /// Totals by stage, as far as there are any.
    public let totals: [ScoreStage: Points]
    /// The stage that was ranked; nil when nothing has been scored.
    public let stage: ScoreStage?
    /// Place; nil when nothing has been scored, or the viewer may not compare.
    public let place: Int?
    /// How many share the place.
    public let sharing: Int
    /// What told it apart from an equal total.
    public let decidedBy: TieBreak?
    /// Whether every criterion gives all its points.
    public let isMaximum: Bool
}

/// A subject whose figures look too good.
public struct PerfectAlert: Sendable, Hashable {
    /// Identifier of the subject: a unit or a person.
    public let subject: String
    /// What it is called.
    public let name: Text
    /// How many targets, all of them exactly at 100 %; zero when that is not so.
    public let targets: Int
    /// Names of tables in which it has all points.
    public let tables: [String]
}

/// The scoring of a movement for one viewer.
public struct ScoringList: Sendable, Hashable {
    /// Identifier, page address and name of the movement.
    public let movement, slug, name: String
    /// Tables that exist for the viewer.
    public let tables: [ScoringSummary]
    /// Subjects to look at twice; nil for those who may not see scores.
    public let alerts: [PerfectAlert]?
    /// Whether the viewer may make tables.
    public let maySet: Bool
}

/// One table with its ranking for one viewer.
public struct ScoringModel: Sendable, Hashable {
    /// The table.
    public let summary: ScoringSummary
    /// What keeps a draft from being adopted.
    public let problems: [Text]
    /// Subjects the viewer may see, best first; those not yet scored at the end.
    public let ranking: [RankingLine]
    /// Whether the viewer sees all scores of all subjects.
    public let seesAll: Bool
    /// The viewer's own subject, when there is one to score.
    public let own: String?
    /// Whether the viewer may change the draft, and adopt it.
    public let maySet, mayAdopt: Bool
}

/// One score with who gave it.
public struct StageScore: Sendable, Hashable {
    /// Which.
    public let stage: ScoreStage
    /// The points with their reasons.
    public let score: Score
    /// Who gave it, and when.
    public let by: String
    public let at: Instant
    /// Why it differs from the one before.
    public let reason: String
}

/// Everything about one subject in one table.
public struct SubjectModel: Sendable, Hashable {
    /// The table.
    public let summary: ScoringSummary
    /// Identifier and name of the subject.
    public let subject: String
    public let name: Text
    /// Self, checked and final, as far as there are any, side by side.
    public let scores: [StageScore]
    /// What targets give now, by criterion.
    public let figures: [String: TargetFigure]
    /// What a new self-score, check or final score starts from.
    public let start: [String: CriterionInput]
    /// What the viewer may do now.
    public let mayScore, mayCheck, mayFinalise: Bool

    /// The score of a stage.
    public func score(_ stage: ScoreStage) -> StageScore? { scores.first { $0.stage == stage } }
}

/// Reading scoring tables and scores.
public enum ScoringQueries {
    /// The tables of a movement.
    public static func list(slug: String, for viewer: Actor, today: CivilDate, in session: Session) throws -> ScoringList {
        let row = try session.row("SELECT movement_id, name FROM movement WHERE agency_id = \(viewer.agency) AND slug = \(slug)")
        guard let row else { throw Refusal.notFound }
        let movement = try row.text(0)
        let tables = try summaries("t.movement_id = \(movement)", for: viewer, in: session)
        let alerts = ScoringPolicy.seesAllScores(viewer) ? try PerfectQueries.load(movement, tables, for: viewer, today: today, in: session) : nil
        return ScoringList(
            movement: movement, slug: slug, name: try row.text(1), tables: tables, alerts: alerts, maySet: ScoringPolicy.maySet(viewer))
    }

    static func summaries(_ condition: SQL, for viewer: Actor, in session: Session) throws -> [ScoringSummary] {
        let shown: SQL = ScoringPolicy.seesDrafts(viewer) ? "1 = 1" : "t.state <> 'draft'"
        return try session.rows(
            """
            SELECT t.table_id, m.slug, m.name, t.state, t.version, t.hash, t.adopted_at, t.body, m.movement_id FROM scoring_table t
            JOIN movement m ON m.agency_id = t.agency_id AND m.movement_id = t.movement_id
            WHERE t.agency_id = \(viewer.agency) AND \(raw: condition) AND \(raw: shown) ORDER BY t.table_id LIMIT 100
            """
        ).map { row in
            ScoringSummary(
                id: try row.text(0), slug: try row.text(1), movement: try row.text(2), movementID: try row.text(8),
                state: ScoringState(rawValue: try row.text(3)) ?? .replaced, version: try row.int(4), hash: try row.textOrNil(5),
                adoptedAt: try row.int64OrNil(6).map(Instant.init(milliseconds:)), table: try ScoringStore.decode(row.text(7)))
        }
    }

    /// One table with its ranking; `notFound` when there is none for the viewer.
    public static func table(_ id: String, for viewer: Actor, today: CivilDate, in session: Session) throws -> ScoringModel {
        guard let summary = try summaries("t.table_id = \(id)", for: viewer, in: session).first else { throw Refusal.notFound }
        let isDraft = summary.state == .draft
        return ScoringModel(
            summary: summary, problems: isDraft ? summary.table.problems() : [],
            ranking: isDraft ? [] : try RankingQueries.ranking(summary, for: viewer, today: today, in: session),
            seesAll: ScoringPolicy.seesAllScores(viewer), own: isDraft ? nil : try RankingQueries.own(summary, viewer, today: today, in: session),
            maySet: ScoringPolicy.maySet(viewer), mayAdopt: ScoringPolicy.mayAdopt(viewer))
    }

    /// One subject of a table; `notFound` unless it is the viewer's own, or the viewer sees all.
    public static func subject(
        _ subject: String, table id: String, for viewer: Actor, today: CivilDate, in session: Session
    ) throws -> SubjectModel {
        guard let summary = try summaries("t.table_id = \(id) AND t.state <> 'draft'", for: viewer, in: session).first else { throw Refusal.notFound }
        let one = ScoreSubject(kind: summary.table.group.subjectKind, id: subject)
        guard ScoringPolicy.seesAllScores(viewer) || ScoreSubjects.isOwn(viewer, one) else { throw Refusal.notFound }
        guard let name = try ScoreSubjects.labels([one], table: id, today: today, for: viewer, in: session)[one] else { throw Refusal.notFound }
        let stored = try ScoreStore.current(id, subject: subject, agency: viewer.agency, in: session).sorted { $0.stage < $1.stage }
        let figures =
            try ScoreFigures.load(summary.table, movement: summary.movementID, subject: subject, agency: viewer.agency, in: session)[subject] ?? [:]
        let people = try names(stored.map(\.actor), viewer.agency, in: session)
        let stages = Set(stored.map(\.stage))
        let isOpen = summary.state == .adopted
        let speaks = try isOpen && ScoreSubjects.speaks(viewer, for: one, in: session)
        let isNear = try ScoreSubjects.isNear(viewer, to: one, today: today, in: session)
        return SubjectModel(
            summary: summary, subject: subject, name: name,
            scores: stored.map { one in
                StageScore(
                    stage: one.stage, score: summary.table.score(one.inputs), by: people[one.actor] ?? one.actor, at: one.at, reason: one.reason)
            }, figures: figures, start: start(stored, figures), mayScore: speaks && stages.isDisjoint(with: [.checked, .final]),
            mayCheck: isOpen && ScoringPolicy.isChecker(viewer) && !isNear && !stages.contains(.final),
            mayFinalise: isOpen && ScoringPolicy.mayFinalise(viewer, summary.table.finaliser) && !stages.isDisjoint(with: [.selfScored, .checked]))
    }

    private static func start(_ stored: [StoredScore], _ figures: [String: TargetFigure]) -> [String: CriterionInput] {
        if let latest = stored.last(where: { $0.stage != .final }) {
            guard latest.stage == .selfScored else { return latest.inputs }
            return latest.inputs.merging(figures.compactMapValues { figure in figure.verified.map { _ in figure.input } }) { own, _ in own }
                .reduce(into: [:]) { result, pair in
                    result[pair.key] = pair.value
                    if let verified = figures[pair.key]?.verified { result[pair.key]?.b = verified }
                }
        }
        return figures.mapValues(\.input)
    }

    private static func names(_ people: [String], _ agency: String, in session: Session) throws -> [String: String] {
        guard !people.isEmpty else { return [:] }
        let rows = try session.rows("SELECT person_id, name FROM person WHERE agency_id = \(agency) AND person_id IN \(list: people)")
        return Dictionary(try rows.map { (try $0.text(0), try $0.text(1)) }, uniquingKeysWith: { first, _ in first })
    }
}
