public import Storage
public import Vietnamese

/// A round of self-assessment.
public struct AssessmentRound: Sendable, Hashable {
    /// Identifier.
    public let id: String
    /// Before or after.
    public let kind: AssessmentKind
    /// First and last day.
    public let opens, closes: CivilDate
    /// What the viewer answered, one level a statement; nil when they did not.
    public let own: [Int]?
    /// How many answered; for those who see averages.
    public let answered: Int?

    /// Whether it takes answers on a day.
    public func isOpen(on day: CivilDate) -> Bool { opens <= day && day <= closes }
}

/// Averages of a group in one round.
public struct AssessmentAverage: Sendable, Hashable {
    /// Unit; nil for all together.
    public let unit: String?
    /// What the group is called.
    public let name: Text
    /// Which round.
    public let kind: AssessmentKind
    /// How many answered; at least `AssessmentRules.fewest`.
    public let people: Int
    /// The average of each area from 0 to 4, cut to a hundredth, and of all statements last.
    public let areas: [Quantity]
}

/// Self-assessments of a movement for one viewer.
public struct AssessmentPage: Sendable, Hashable {
    /// Identifier, page address and name of the movement.
    public let movement, slug, name: String
    /// First and last day of the movement.
    public let from, to: CivilDate
    /// The rounds there are.
    public let rounds: [AssessmentRound]
    /// Averages of rounds that have closed, all together first; empty for those who may not see them.
    public let averages: [AssessmentAverage]
    /// Whether the viewer is told averages at all.
    public let seesAverages: Bool
    /// Whether the viewer opens rounds.
    public let mayManage: Bool
}

/// What may be said about groups.
public enum AssessmentRules {
    /// No group smaller than this is shown: the agency's own rule.
    public static let fewest = 5

    /// Which groups of these sizes can be shown, so that neither a group nor what is left of the whole when they are taken away is smaller than the
    /// rule: with too few left over, the smallest group that would be shown goes with them.
    static func shown(_ sizes: [String: Int]) -> Set<String> {
        var shown = Set(sizes.filter { $0.value >= fewest }.keys)
        let rest = sizes.filter { !shown.contains($0.key) }.values.reduce(0, +)
        if rest > 0, rest < fewest, let smallest = shown.min(by: { (sizes[$0] ?? 0, $0) < (sizes[$1] ?? 0, $1) }) { shown.remove(smallest) }
        return shown
    }

    /// Averages by area and over all, of answers as digits.
    public static func averages(_ answers: [[Int]]) -> [Quantity] {
        guard !answers.isEmpty else { return [] }
        var (averages, start): ([Quantity], Int) = ([], 0)
        func average(_ range: Range<Int>) -> Quantity {
            let sum = answers.map { $0[range].reduce(0, +) }.reduce(0, +)
            let thousandths = Int64(sum) * 1000 / Int64(answers.count * range.count)
            return Quantity(thousandths: thousandths - thousandths % 10)
        }
        for area in DigitalSkills.areas {
            averages.append(average(start..<start + area.statements.count))
            start += area.statements.count
        }
        return averages + [average(0..<start)]
    }

    /// Digits of stored answers; nil when they are not of this set.
    static func digits(_ answers: String) -> [Int]? {
        let digits = answers.compactMap(\.wholeNumberValue)
        return digits.count == DigitalSkills.count && digits.allSatisfy { (0...4).contains($0) } ? digits : nil
    }
}

extension LearningQueries {
    /// The rounds of a movement, what the viewer answered, and averages of groups for those who may see them.
    public static func assessment(slug: String, for viewer: Actor, today: CivilDate, in session: Session) throws -> AssessmentPage {
        guard viewer.isSignedIn else { throw Refusal.signedOut }
        let movement = try MovementRow.load(slug: slug, agency: viewer.agency, in: session)
        let sees = LearningPolicy.seesAverages(viewer)
        let rounds = try session.rows(
            """
            SELECT r.round_id, r.kind, r.opens, r.closes, a.answers,
                   (SELECT COUNT(*) FROM assessment_answer n WHERE n.agency_id = r.agency_id AND n.round_id = r.round_id)
            FROM assessment_round r LEFT JOIN assessment_answer a ON a.agency_id = r.agency_id AND a.round_id = r.round_id
                AND a.person_id = \(viewer.person ?? "")
            WHERE r.agency_id = \(viewer.agency) AND r.movement_id = \(movement.id) ORDER BY CASE r.kind WHEN 'before' THEN 0 ELSE 1 END
            """
        ).map { row in
            AssessmentRound(
                id: try row.text(0), kind: try row.value(1, AssessmentKind.before), opens: try row.civilDate(2), closes: try row.civilDate(3),
                own: try row.textOrNil(4).flatMap(AssessmentRules.digits), answered: sees ? try row.int(5) : nil)
        }
        return AssessmentPage(
            movement: movement.id, slug: slug, name: movement.name, from: movement.from, to: movement.to, rounds: rounds,
            averages: try sees ? averages(rounds.filter { $0.closes < today }, for: viewer, today: today, in: session) : [], seesAverages: sees,
            mayManage: LearningPolicy.mayManage(viewer))
    }

    /// Averages of rounds that have closed: while a round is open a change of the average would show one person's answer.
    private static func averages(
        _ rounds: [AssessmentRound], for viewer: Actor, today: CivilDate, in session: Session
    ) throws -> [AssessmentAverage] {
        guard !rounds.isEmpty else { return [] }
        let rows = try session.rows(
            """
            SELECT f.kind, f.answers, \(raw: LearningSQL.unit) FROM (
                SELECT a.agency_id, a.person_id, r.kind, a.answers, r.closes AS day FROM assessment_answer a
                JOIN assessment_round r ON r.agency_id = a.agency_id AND r.round_id = a.round_id
                WHERE a.agency_id = \(viewer.agency) AND a.round_id IN \(list: rounds.map(\.id))) AS f
            ORDER BY f.kind, f.person_id
            """
        ).compactMap { row -> (kind: AssessmentKind, answers: [Int], unit: String)? in
            guard let digits = AssessmentRules.digits(try row.text(1)) else { return nil }
            return (try row.value(0, AssessmentKind.before), digits, try row.textOrNil(2) ?? "")
        }
        let names = try unitNames(rows.map(\.unit).filter { !$0.isEmpty }, for: viewer, today: today, in: session)
        let seen = LearningPolicy.units(viewer)
        var found: [AssessmentAverage] = []
        for kind in AssessmentKind.allCases {
            let all = rows.filter { $0.kind == kind }
            guard all.count >= AssessmentRules.fewest else { continue }
            found.append(
                AssessmentAverage(
                    unit: nil, name: Text("Toàn cơ quan", "The whole agency"), kind: kind, people: all.count,
                    areas: AssessmentRules.averages(all.map(\.answers))))
            let groups = Dictionary(grouping: all, by: \.unit)
            let shown = AssessmentRules.shown(groups.mapValues(\.count)).filter { unit in !unit.isEmpty && (seen?.contains(unit) ?? true) }
            for unit in shown.sorted(by: { (names[$0]?.vi ?? "", $0) < (names[$1]?.vi ?? "", $1) }) {
                let answers = (groups[unit] ?? []).map(\.answers)
                found.append(
                    AssessmentAverage(
                        unit: unit, name: names[unit] ?? Text("Đơn vị cũ", "A former unit"), kind: kind, people: answers.count,
                        areas: AssessmentRules.averages(answers)))
            }
        }
        return found
    }
}
