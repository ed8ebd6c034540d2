internal import Vietnamese

/// Everything suggestions of a movement are computed from, with its days, so that they can be computed as of any day without asking again.
struct DiscoveryFacts: Sendable {
    struct Level: Sendable {
        let on: CivilDate
        let level: Quantity
    }

    struct Target: Sendable {
        let id, code, title, unitLabel: String
        let direction: TargetDirection
        let source: TargetSource
        let baseline: Quantity?
        let goal: Quantity
        let kind: ExemplarKind
        let subject: String
        /// Reports, or what the register came to, oldest first.
        var levels: [Level] = []
        /// The first day on which there was evidence that still stands.
        var evidence: CivilDate?
    }

    struct Hours: Sendable {
        let person: String
        let unit: String?
        let on: CivilDate
        let hours: Quantity
    }

    struct Word: Sendable {
        /// Who is thanked, and who thanks.
        let kind: ExemplarKind
        let subject, giver: String
        let on: CivilDate
    }

    struct Round: Sendable {
        let contest, slug, title: String
        let number: Int
        let unit: String
        let published: CivilDate
        let share: Quantity
    }

    struct Initiative: Sendable {
        let id, title, person: String
        let unit: String?
        /// The day of the decision that recognised it.
        let on: CivilDate
    }

    /// The day from which facts count.
    let start: CivilDate
    var targets: [Target] = []
    var hours: [Hours] = []
    var words: [Word] = []
    /// Rounds of published contests with enough entrants of the unit, in order.
    var rounds: [Round] = []
    /// Recognised initiatives, once for each author who works here.
    var initiatives: [Initiative] = []
    /// How many people belong to a unit.
    var people = 0
    /// How many people each unit has.
    var members: [String: Int] = [:]

    /// The span that is compared with the one before it; nil while the movement is too young.
    func span(on day: CivilDate) -> Int? {
        let length = min(Discovery.longestSpan, (start.days(until: day) + 1) / 2)
        return length >= Discovery.shortestSpan ? length : nil
    }

    /// How everybody stands on a day.
    func standings(on day: CivilDate) -> [MeasuredStanding] {
        targetStandings(on: day) + (span(on: day).map { initiatives(on: day, $0) + learning(on: day, $0) + thanks(on: day, $0) } ?? [])
            + contests(on: day)
    }

    // MARK: - Sources

    /// The own baseline of a target and its level on a day; nil while there are not two to compare.
    func levels(of target: Target, on day: CivilDate) -> (before: Quantity, now: Level)? {
        guard let now = target.levels.last(where: { $0.on <= day }) else { return nil }
        if let baseline = target.baseline { return (baseline, now) }
        if target.source != .report { return (Quantity(0), now) }
        guard let first = target.levels.first, first.on < now.on else { return nil }
        return (first.level, now)
    }

    private func targetStandings(on day: CivilDate) -> [MeasuredStanding] {
        targets.compactMap { target in
            guard let (before, now) = levels(of: target, on: day),
                let way = Discovery.way(before: before, now: now.level, goal: target.goal, direction: target.direction)
            else { return nil }
            return MeasuredStanding(
                key: "targets:\(target.id)", source: .targets, kind: target.kind, subject: target.subject, group: "targets:\(target.code)",
                before: before, now: now.level, strength: way, hasEvidence: target.evidence.map { $0 <= day } ?? false,
                isEnoughAlone: way >= Quantity(100))
        }
    }

    /// Recognised initiatives of people and units. Whoever has none belongs to the group as well: that is what is usual.
    private func initiatives(on day: CivilDate, _ span: Int) -> [MeasuredStanding] {
        let (middle, first) = (day.adding(days: -span), day.adding(days: -2 * span))
        let recent = initiatives.filter { $0.on <= day && $0.on > first }
        func count(_ kind: ExemplarKind, of all: Int, _ subject: (Initiative) -> String?) -> [MeasuredStanding] {
            var held: [String: (before: Set<String>, now: Set<String>)] = [:]
            for one in recent {
                guard let subject = subject(one) else { continue }
                if one.on > middle {
                    held[subject, default: ([], [])].now.insert(one.id)
                } else {
                    held[subject, default: ([], [])].before.insert(one.id)
                }
            }
            let found = held.map { subject, held in
                Self.difference(.initiatives, kind, subject, before: Quantity(held.before.count), now: Quantity(held.now.count))
            }
            guard !found.isEmpty, all > found.count else { return found }
            return found
                + (found.count..<all).map {
                    Self.difference(.initiatives, kind, "-\($0)", before: Quantity(0), now: Quantity(0), hasEvidence: false)
                }
        }
        return count(.person, of: people) { $0.person } + count(.unit, of: members.count) { $0.unit }
    }

    private func learning(on day: CivilDate, _ span: Int) -> [MeasuredStanding] {
        let (middle, first) = (day.adding(days: -span), day.adding(days: -2 * span))
        var people: [String: (Quantity, Quantity)] = [:]
        var units: [String: (Quantity, Quantity)] = [:]
        for one in hours where one.on <= day {
            let isNow = one.on > middle
            let isBefore = !isNow && one.on > first
            func add(_ held: (Quantity, Quantity)?) -> (Quantity, Quantity) {
                let held = held ?? (Quantity(0), Quantity(0))
                return (isBefore ? held.0 + one.hours : held.0, isNow ? held.1 + one.hours : held.1)
            }
            people[one.person] = add(people[one.person])
            if let unit = one.unit { units[unit] = add(units[unit]) }
        }
        let each = people.map { person, hours in
            Self.difference(.learning, .person, person, before: hours.0, now: hours.1)
        }
        return each
            + units.compactMap { unit, hours in
                guard let count = members[unit], count > 0 else { return nil }
                func mean(_ sum: Quantity) -> Quantity { Quantity(thousandths: Discovery.rounded(Int128(sum.thousandths), Int128(count))) }
                return Self.difference(.learning, .unit, unit, before: mean(hours.0), now: mean(hours.1))
            }
    }

    private func thanks(on day: CivilDate, _ span: Int) -> [MeasuredStanding] {
        let (middle, first) = (day.adding(days: -span), day.adding(days: -2 * span))
        var givers: [String: (kind: ExemplarKind, subject: String, before: Set<String>, now: Set<String>)] = [:]
        for word in words where word.on <= day {
            var held = givers["\(word.kind.rawValue):\(word.subject)"] ?? (word.kind, word.subject, [], [])
            if word.on > middle { held.now.insert(word.giver) } else if word.on > first { held.before.insert(word.giver) }
            givers["\(word.kind.rawValue):\(word.subject)"] = held
        }
        return givers.values.map { held in
            Self.difference(
                .thanks, held.kind, held.subject, before: Quantity(held.before.count), now: Quantity(held.now.count),
                hasEvidence: held.now.count >= 2)
        }
    }

    private func contests(on day: CivilDate) -> [MeasuredStanding] {
        Dictionary(grouping: rounds.filter { $0.published <= day }, by: \.unit).compactMap { unit, rounds in
            guard let first = rounds.first, let last = rounds.last, rounds.count > 1 else { return nil }
            return Self.difference(.contests, .unit, unit, before: first.share, now: last.share)
        }
    }

    private static func difference(
        _ source: SuggestionSource, _ kind: ExemplarKind, _ subject: String, before: Quantity, now: Quantity, hasEvidence: Bool = true
    ) -> MeasuredStanding {
        MeasuredStanding(
            key: "\(source.rawValue):\(kind.rawValue):\(subject)", source: source, kind: kind, subject: subject,
            group: "\(source.rawValue):\(kind.rawValue)", before: before, now: now, strength: Discovery.difference(now, before),
            hasEvidence: hasEvidence, isEnoughAlone: false)
    }
}
