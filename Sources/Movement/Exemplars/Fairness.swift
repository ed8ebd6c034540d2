public import Storage
public import Vietnamese

/// By what people are told apart on the page of fairness.
public enum FairnessView: String, Sendable, Hashable, CaseIterable {
    case unit, post, gender, direct

    /// What it is called.
    public var label: Text {
        switch self {
        case .unit: Text("Theo đơn vị", "By unit")
        case .post: Text("Theo chức vụ", "By post")
        case .gender: Text("Theo giới tính", "By gender")
        case .direct: Text("Lao động trực tiếp và lãnh đạo", "Direct workers and others")
        }
    }
}

/// People who are alike in one way.
public struct FairnessGroup: Sendable, Hashable {
    /// What the group is called.
    public let name: Text
    /// How many people; never fewer than the smallest group that is told apart.
    public let people: Int
    /// How many of them were suggested at least once in the span.
    public let suggested: Int

    /// How many were never suggested.
    public var never: Int { people - suggested }
    /// Their share in per cent, cut to one decimal.
    public var share: Quantity { Quantity(thousandths: people == 0 ? 0 : Int64(never) * 1000 / Int64(people) * 100) }
}

/// One way of telling people apart.
public struct FairnessTable: Sendable, Hashable {
    /// By what.
    public let view: FairnessView
    /// The groups, largest share of never suggested first, those too small together at the end; empty when even together they are too few.
    public let groups: [FairnessGroup]
}

/// One week.
public struct FairnessWeek: Sendable, Hashable {
    /// Its last day.
    public let end: CivilDate
    /// How many people were suggested on that day, and how many had never been until then.
    public let suggested, never: Int
}

/// Who is never suggested in a movement, in numbers.
public struct FairnessPage: Sendable, Hashable {
    /// Page address and name of the movement.
    public let slug, name: String
    /// The span.
    public let from, to: CivilDate
    /// Day of the launch.
    public let launched: CivilDate
    /// Everybody who works here on the last day.
    public let all: FairnessGroup
    /// By unit, post, gender, and direct work.
    public let tables: [FairnessTable]
    /// Week by week, oldest first.
    public let weeks: [FairnessWeek]
    /// Units that were suggested as units in the span, of those with people.
    public let units, suggestedUnits: Int
}

/// Reading who is never suggested.
public enum FairnessQueries {
    /// The numbers of a span; `notFound` for those who do not see them.
    /// - Parameters:
    ///   - from: first day; nil for the launch.
    ///   - to: last day; nil for today.
    public static func page(
        slug: String, from: CivilDate? = nil, to: CivilDate? = nil, for viewer: Actor, today: CivilDate, in session: Session
    ) throws -> FairnessPage {
        guard ExemplarPolicy.seesFairness(viewer) else { throw Refusal.notFound }
        let movement = try MovementRow.load(slug: slug, agency: viewer.agency, in: session)
        let facts = try DiscoveryReading.facts(movement, agency: viewer.agency, today: today, in: session)
        let last = min(today, movement.to)
        let end = min(max(to ?? last, facts.start), max(last, facts.start))
        let start = min(max(from ?? facts.start, facts.start), end)
        let people = try people(on: end, agency: viewer.agency, in: session)
        let weeks = suggestedByWeek(facts, from: start, to: end)
        let present = Set(people.map(\.id))
        var ever: Set<String> = []
        var told: [FairnessWeek] = []
        for week in weeks {
            let suggested = week.people.intersection(present)
            ever.formUnion(suggested)
            told.append(FairnessWeek(end: week.end, suggested: suggested.count, never: present.count - ever.count))
        }
        let names = try LearningQueries.unitNames(
            Set(people.compactMap(\.unit)).sorted(), for: viewer, today: end, in: session)
        let home = Set(people.compactMap(\.unit))
        return FairnessPage(
            slug: slug, name: movement.name, from: start, to: end, launched: facts.start,
            all: FairnessGroup(name: Text("Toàn cơ quan", "The whole agency"), people: people.count, suggested: ever.count),
            tables: FairnessView.allCases.map { view in
                FairnessTable(
                    view: view,
                    groups: FairnessRules.groups(people.map { ($0.key(view), ever.contains($0.id)) }) { key in
                        FairnessPerson.name(view, key, names)
                    })
            }, weeks: told, units: home.count, suggestedUnits: Set(weeks.flatMap(\.units)).intersection(home).count)
    }

    /// Who is suggested at the end of each week of a span; the last week ends with the span.
    private static func suggestedByWeek(
        _ facts: DiscoveryFacts, from: CivilDate, to: CivilDate
    ) -> [(end: CivilDate, people: Set<String>, units: Set<String>)] {
        FairnessRules.weeks(from: from, to: to).map { end in
            let suggested = Discovery.suggested(facts.standings(on: end)).map(\.standing)
            return (
                end, Set(suggested.filter { $0.kind == .person }.map(\.subject)), Set(suggested.filter { $0.kind == .unit }.map(\.subject))
            )
        }
    }

    private static func people(on day: CivilDate, agency: String, in session: Session) throws -> [FairnessPerson] {
        try session.rows(
            """
            SELECT f.person_id, \(raw: LearningSQL.unit), CASE WHEN \(raw: LearningSQL.isLeader) THEN 2 WHEN EXISTS (
                    SELECT 1 FROM holding g WHERE g.agency_id = f.agency_id AND g.person_id = f.person_id AND g.valid_from <= f.day
                    AND (g.valid_to IS NULL OR g.valid_to > f.day)) THEN 1 ELSE 0 END, p.gender, p.is_direct
            FROM (\(raw: LearningSQL.people(on: day))) AS f
            JOIN person p ON p.agency_id = f.agency_id AND p.person_id = f.person_id WHERE f.agency_id = \(agency)
            """
        ).map { row in
            FairnessPerson(
                id: try row.text(0), unit: try row.textOrNil(1), post: try row.int(2), gender: try row.textOrNil(3), isDirect: try row.bool(4))
        }
    }
}

/// Somebody who works here, as far as fairness asks.
struct FairnessPerson: Sendable {
    let id: String
    let unit: String?
    /// 2 for heads, 1 for holders of other posts, 0 for others.
    let post: Int
    let gender: String?
    let isDirect: Bool

    func key(_ view: FairnessView) -> String {
        switch view {
        case .unit: unit ?? ""
        case .post: String(post)
        case .gender: gender ?? ""
        case .direct: isDirect ? "1" : "0"
        }
    }

    static func name(_ view: FairnessView, _ key: String, _ units: [String: Text]) -> Text {
        switch (view, key) {
        case (.unit, ""): Text("Không thuộc đơn vị nào", "In no unit")
        case (.unit, _): units[key] ?? Text("Đơn vị cũ", "A former unit")
        case (.post, "2"): Text("Thủ trưởng, lãnh đạo đơn vị", "Heads of the agency and units")
        case (.post, "1"): Text("Giữ chức vụ khác", "Holders of other posts")
        case (.post, _): Text("Không giữ chức vụ", "Without a post")
        case (.gender, ""): Text("Chưa ghi", "Not stated")
        case (.gender, _): Gender(rawValue: key)?.label ?? Text("Chưa ghi", "Not stated")
        case (.direct, "1"): Text("Lao động trực tiếp", "Direct workers")
        case (.direct, _): Text("Lãnh đạo, quản lý và người khác", "Leaders, managers and others")
        }
    }
}

/// The counting of fairness.
enum FairnessRules {
    /// The last days of the weeks of a span.
    static func weeks(from: CivilDate, to: CivilDate) -> [CivilDate] {
        var ends: [CivilDate] = []
        var end = from.adding(days: 6)
        while end < to {
            ends.append(end)
            end = end.adding(days: 7)
        }
        return ends + [to]
    }

    /// Groups by key, by the rule of self-assessments: none smaller than five is told apart, and neither are the rest together.
    static func groups(_ people: [(key: String, isSuggested: Bool)], name: (String) -> Text) -> [FairnessGroup] {
        let sizes = Dictionary(grouping: people, by: \.key)
        let shown = AssessmentRules.shown(sizes.mapValues(\.count))
        let groups = sizes.filter { shown.contains($0.key) }.map { key, people in
            FairnessGroup(name: name(key), people: people.count, suggested: people.count(where: \.isSuggested))
        }.sorted { left, right in left.share == right.share ? left.name.vi < right.name.vi : left.share > right.share }
        let rest = sizes.filter { !shown.contains($0.key) }.values.joined()
        guard rest.count >= AssessmentRules.fewest else { return groups }
        return groups + [
            FairnessGroup(
                name: Text("Các nhóm dưới 5 người, gộp chung", "Groups of fewer than five, together"), people: rest.count,
                suggested: rest.count(where: \.isSuggested))
        ]
    }
}
