/// What closed a criterion, so that its points do not count.
public enum ScoreGate: Sendable, Hashable {
    /// It has no evidence.
    case evidence
    /// Another criterion, whose evidence opens the whole table, has none.
    case table(String)
    /// A criterion that must come first has earned nothing.
    case prerequisite(String)
    /// It is only written down.
    case record
}

/// The points of one criterion with their reasons.
public struct CriterionScore: Sendable, Hashable {
    /// The criterion.
    public let criterion: Criterion
    /// The figures it was given.
    public let input: CriterionInput
    /// The points that count.
    public let points: Points
    /// What closed it; nil when nothing did.
    public let gate: ScoreGate?
    /// How the points came about.
    public let reason: Text
    /// What would bring more; nil when nothing is missing.
    public let next: Text?
    /// Why the figures cannot be scored; the points are zero then, and no act takes them.
    public let problem: Text?

    /// Whether it has all the points there are.
    public var isFull: Bool { points == criterion.max }
}

/// The score of one subject in one table: a value that can be computed again from the figures by anybody.
public struct Score: Sendable, Hashable {
    /// Criterion by criterion, in the order of the table.
    public let criteria: [CriterionScore]
    /// Points without bonuses.
    public let base: Points
    /// Bonuses before the cap.
    public let bonusEarned: Points
    /// Bonuses that count.
    public let bonus: Points
    /// All that counts.
    public let total: Points

    /// What keeps the figures from being scored, by criterion.
    public var problems: [(code: String, problem: Text)] { criteria.compactMap { one in one.problem.map { (one.criterion.code, $0) } } }
    /// Whether every criterion that gives points gives all of them.
    public var isMaximum: Bool { criteria.allSatisfy(\.isFull) }

    /// The criterion with that code.
    func criterion(_ code: String) -> CriterionScore? { criteria.first { $0.criterion.code == code } }
}

extension ScoringTable {
    /// Scores figures. Total in every input: what is missing gives no points, and says so.
    public func score(_ inputs: [String: CriterionInput]) -> Score {
        var scoring = Scoring(table: self, inputs: inputs)
        let scores = criteria.map { scoring.score($0) }
        let base = scores.filter { !$0.criterion.isBonus }.reduce(Points.zero) { $0 + $1.points }
        let earned = scores.filter(\.criterion.isBonus).reduce(Points.zero) { $0 + $1.points }
        let bonus = bonusCap.map { min(earned, $0) } ?? earned
        return Score(criteria: scores, base: base, bonusEarned: earned, bonus: bonus, total: base + bonus)
    }
}

/// One scoring under way. Prerequisites are scored first and remembered.
private struct Scoring {
    let table: ScoringTable
    let inputs: [String: CriterionInput]
    private var done: [String: CriterionScore] = [:]
    private var underWay: Set<String> = []
    /// The criterion whose missing evidence closes the whole table.
    private let closing: String?

    init(table: ScoringTable, inputs: [String: CriterionInput]) {
        self.table = table
        self.inputs = inputs
        closing = table.criteria.first { $0.evidence == .table && !(inputs[$0.code]?.hasEvidence ?? false) }?.code
    }

    mutating func score(_ one: Criterion) -> CriterionScore {
        if let known = done[one.code] { return known }
        underWay.insert(one.code)
        let input = inputs[one.code] ?? CriterionInput()
        let result = gated(one, input, earned: RuleResult(one, input, decimals: table.decimals))
        done[one.code] = result
        return result
    }

    private mutating func gated(_ one: Criterion, _ input: CriterionInput, earned: RuleResult) -> CriterionScore {
        func closed(_ gate: ScoreGate, _ reason: Text, _ next: Text?) -> CriterionScore {
            CriterionScore(
                criterion: one, input: input, points: .zero, gate: gate, reason: reason, next: next, problem: earned.problem)
        }
        if one.rule == .record { return closed(.record, earned.reason, nil) }
        if let closing, closing != one.code {
            return closed(
                .table(closing),
                Text(
                    "Tiêu chí \(closing) không có minh chứng nên cả bảng không được tính điểm.",
                    "Criterion \(closing) has no evidence, so nothing in the table counts."),
                Text("Nộp minh chứng cho tiêu chí \(closing).", "File evidence for criterion \(closing)."))
        }
        if one.evidence != .none, !input.hasEvidence {
            return closed(
                .evidence, Text("Không có minh chứng thì không có điểm.", "No evidence, no points."),
                Text("Nộp minh chứng cho tiêu chí này.", "File evidence for this criterion."))
        }
        for code in one.requires where !underWay.contains(code) || done[code] != nil {
            guard let first = table.criterion(code), score(first).points == .zero else { continue }
            return closed(
                .prerequisite(code),
                Text("Phải có điểm ở tiêu chí \(code) trước.", "Points in criterion \(code) must come first."),
                Text("Hoàn thành tiêu chí \(code).", "Complete criterion \(code)."))
        }
        return CriterionScore(
            criterion: one, input: input, points: earned.problem == nil ? earned.points : .zero, gate: nil, reason: earned.reason,
            next: earned.next, problem: earned.problem)
    }
}
