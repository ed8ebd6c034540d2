public import Storage
public import Vietnamese

/// Whom a suggestion is about.
public struct SuggestedSubject: Sendable, Hashable {
    /// Person or unit.
    public let kind: ExemplarKind
    /// Identifier.
    public let id: String
    /// Name.
    public let name: Text
    /// The unit the person works in, or the unit itself.
    public let unit: String?
    /// Its name.
    public let unitName: Text?
}

/// Something that shows what a suggestion says.
public struct SuggestionEvidence: Sendable, Hashable {
    /// What it is.
    public let title: Text
    /// Its page.
    public let href: String
}

/// One suggested exemplar, which explains itself.
public struct Suggestion: Sendable, Hashable {
    /// Key, the same as long as the suggestion stands.
    public let key: String
    /// Where it comes from.
    public let source: SuggestionSource
    /// Whom it is about.
    public let subject: SuggestedSubject
    /// The own baseline and the value now, in the unit of measure.
    public let before, now: Quantity
    /// In what both are counted.
    public let unitLabel: Text
    /// How much stronger than the own baseline.
    public let strength: Quantity
    /// The median of those compared; nil when they are too few.
    public let median: Quantity?
    /// How many are compared.
    public let size: Int
    /// In what strength and median are counted.
    public let strengthLabel: Text
    /// The days the two values are of, or the spans.
    public let days: Text
    /// The computation with its numbers.
    public let formula: Text
    /// Why, in one sentence.
    public let why: Text
    /// What shows it.
    public let evidence: [SuggestionEvidence]
    /// Why it was put aside; nil when it was not.
    public let aside: String?
    /// The exemplar that was made of it, or of the same subject.
    public let exemplar: String?
}

/// The suggestions of a movement for one viewer.
public struct SuggestionPage: Sendable, Hashable {
    /// Identifier, page address and name of the movement.
    public let movement, slug, name: String
    /// By source, strongest against the own baseline first.
    public let suggestions: [Suggestion]
    /// How many of the viewer's stand above their own baseline and are not suggested for want of evidence.
    public let withoutEvidence: Int
    /// Whether the viewer takes suggestions up and puts them aside.
    public let mayManage: Bool
}

/// Reading suggestions, which are computed from what stands in the movement.
public enum SuggestionQueries {
    /// Suggestions the viewer may see; `notFound` for those for whom there are none.
    public static func page(slug: String, for viewer: Actor, today: CivilDate, in session: Session) throws -> SuggestionPage {
        guard ExemplarPolicy.seesSuggestions(viewer) else { throw Refusal.notFound }
        let movement = try MovementRow.load(slug: slug, agency: viewer.agency, in: session)
        let found = try suggestions(movement, for: viewer, today: today, in: session)
        return SuggestionPage(
            movement: movement.id, slug: slug, name: movement.name, suggestions: found.suggestions, withoutEvidence: found.withoutEvidence,
            mayManage: ExemplarPolicy.mayManage(viewer))
    }

    /// The suggestion of that key, when it stands today and exists for the viewer.
    static func standing(
        _ key: String, movement: MovementRow, for viewer: Actor, today: CivilDate, in session: Session
    ) throws -> Suggestion? {
        guard ExemplarPolicy.seesSuggestions(viewer) else { return nil }
        return try suggestions(movement, for: viewer, today: today, in: session).suggestions.first { $0.key == key }
    }

    private static func suggestions(
        _ movement: MovementRow, for viewer: Actor, today: CivilDate, in session: Session
    ) throws -> (suggestions: [Suggestion], withoutEvidence: Int) {
        let day = min(today, movement.to)
        let facts = try DiscoveryReading.facts(movement, agency: viewer.agency, today: today, in: session)
        let standings = facts.standings(on: day)
        let found = Discovery.suggested(standings)
        let shown = Set(found.map(\.standing.key))
        let missing = standings.filter { !$0.hasEvidence && $0.source == .targets && $0.strength > Quantity(0) && !shown.contains($0.key) }
        let people = Set((found.map(\.standing) + missing).filter { $0.kind == .person }.map(\.subject))
        let homes = try ExemplarQueries.homes(of: Array(people), agency: viewer.agency, today: today, in: session)
        let sees = { (one: MeasuredStanding) in Self.sees(viewer, one, home: one.kind == .unit ? one.subject : homes[one.subject]) }
        let seen = found.filter { sees($0.standing) }
        let units = Set(seen.compactMap { $0.standing.kind == .unit ? $0.standing.subject : homes[$0.standing.subject] })
        let names = try names(people: seen.map(\.standing).filter { $0.kind == .person }.map(\.subject), agency: viewer.agency, in: session)
        let unitNames =
            units.isEmpty ? [:] : try LearningQueries.unitNames(units.sorted(), for: viewer, today: today, in: session)
        let asides = Dictionary(
            uniqueKeysWithValues: try session.rows(
                "SELECT suggestion, reason FROM suggestion_aside WHERE agency_id = \(viewer.agency) AND movement_id = \(movement.id)"
            ).map { (try $0.text(0), try $0.text(1)) })
        let taken = Dictionary(
            try session.rows(
                """
                SELECT COALESCE(person_id, unit_id), exemplar_id FROM exemplar
                WHERE agency_id = \(viewer.agency) AND movement_id = \(movement.id) AND state <> 'withdrawn'
                AND subject_kind IN ('person', 'unit') ORDER BY number
                """
            ).map { (try $0.text(0), try $0.text(1)) }
        ) { one, _ in one }
        let targets = Dictionary(uniqueKeysWithValues: facts.targets.map { ($0.id, $0) })
        let writer = SuggestionWriter(facts: facts, targets: targets, slug: movement.slug, day: day)
        let suggestions = seen.compactMap { one -> Suggestion? in
            let standing = one.standing
            let unit = standing.kind == .unit ? standing.subject : homes[standing.subject]
            guard let name = standing.kind == .unit ? unitNames[standing.subject] : names[standing.subject].map({ Text(same: $0) }) else {
                return nil
            }
            let subject = SuggestedSubject(
                kind: standing.kind, id: standing.subject, name: name, unit: unit, unitName: unit.flatMap { unitNames[$0] })
            return writer.write(one, subject, aside: asides[standing.key], exemplar: taken[standing.subject])
        }
        return (suggestions, missing.count(where: sees))
    }

    /// Whether a suggestion exists for the viewer. Hours of single people are no more visible here than they are in learning.
    private static func sees(_ viewer: Actor, _ one: MeasuredStanding, home: String?) -> Bool {
        func within(_ units: Set<String>?) -> Bool { units.map { units in home.map(units.contains) ?? false } ?? true }
        guard within(ExemplarPolicy.suggestionUnits(viewer)) else { return false }
        return one.source != .learning || one.kind != .person || within(LearningPolicy.units(viewer))
    }

    private static func names(people: [String], agency: String, in session: Session) throws -> [String: String] {
        guard !people.isEmpty else { return [:] }
        return Dictionary(
            uniqueKeysWithValues: try session.rows(
                "SELECT person_id, name FROM person WHERE agency_id = \(agency) AND person_id IN \(list: Set(people).sorted())"
            ).map { (try $0.text(0), try $0.text(1)) })
    }
}

/// Says why somebody is suggested.
private struct SuggestionWriter {
    let facts: DiscoveryFacts
    let targets: [String: DiscoveryFacts.Target]
    let slug: String
    let day: CivilDate

    func write(_ one: SuggestedStanding, _ subject: SuggestedSubject, aside: String?, exemplar: String?) -> Suggestion? {
        let standing = one.standing
        let strength = standing.source == .targets || standing.source == .contests ? Text(same: "%") : label(standing)
        let parts: Parts
        switch standing.source {
        case .targets:
            guard let target = targets[String(standing.key.dropFirst("targets:".count))], let built = self.target(target, standing) else {
                return nil
            }
            parts = built
        case .initiatives: parts = initiatives(standing)
        case .learning, .thanks: parts = span(standing)
        case .contests:
            guard let built = contest(standing) else { return nil }
            parts = built
        }
        return Suggestion(
            key: standing.key, source: standing.source, subject: subject, before: standing.before, now: standing.now, unitLabel: parts.unit,
            strength: standing.strength, median: one.median, size: one.size, strengthLabel: strength, days: parts.days, formula: parts.formula,
            why: why(one, subject, parts, strength), evidence: parts.evidence, aside: aside, exemplar: exemplar)
    }

    private struct Parts {
        let what, unit, days, formula: Text
        let evidence: [SuggestionEvidence]
    }

    private func label(_ standing: MeasuredStanding) -> Text {
        switch standing.source {
        case .targets, .initiatives: Text("", "")
        case .learning: standing.kind == .unit ? Text("giờ/người", "hours each") : Text("giờ", "hours")
        case .contests: Text(same: "%")
        case .thanks: Text("người", "people")
        }
    }

    private func target(_ target: DiscoveryFacts.Target, _ standing: MeasuredStanding) -> Parts? {
        guard let (before, now) = facts.levels(of: target, on: day) else { return nil }
        let first = target.baseline == nil ? target.levels.first?.on : nil
        return Parts(
            what: Text("chỉ tiêu \(target.code) “\(target.title)”", "target \(target.code) “\(target.title)”"), unit: Text(same: target.unitLabel),
            days: first.map {
                Text("gốc ngày \($0.vietnamese), hiện nay ngày \(now.on.vietnamese)", "baseline of \($0.vietnamese), now of \(now.on.vietnamese)")
            }
                ?? Text("hiện nay ngày \(now.on.vietnamese)", "now of \(now.on.vietnamese)"),
            formula: both { language in
                "(\(now.level[language]) − \(before[language])) ÷ (\(target.goal[language]) − \(before[language])) × 100 = \(standing.strength[language]) %"
            },
            evidence: [
                SuggestionEvidence(
                    title: Text("Chỉ tiêu \(target.code) và minh chứng", "Target \(target.code) and its evidence"), href: "/chi-tieu/\(target.id)")
            ])
    }

    private func initiatives(_ standing: MeasuredStanding) -> Parts {
        let middle = day.adding(days: -(facts.span(on: day) ?? 0))
        let own = facts.initiatives.filter {
            $0.on > middle && $0.on <= day && (standing.kind == .person ? $0.person : $0.unit) == standing.subject
        }
        let titles = Dictionary(own.map { ($0.id, $0.title) }) { one, _ in one }
        return Parts(
            what: Text("sáng kiến được công nhận", "recognised initiatives"), unit: label(standing), days: spans,
            formula: both { "\(standing.now[$0]) − \(standing.before[$0]) = \(standing.strength[$0])" },
            evidence: titles.sorted { $0.key < $1.key }.map { SuggestionEvidence(title: Text(same: $0.value), href: "/sang-kien/\($0.key)") })
    }

    /// The last span and the one before it, in words.
    private var spans: Text {
        let length = facts.span(on: day) ?? 0
        let middle = day.adding(days: -length)
        return Text(
            "\(length) ngày đến \(day.vietnamese) so với \(length) ngày đến \(middle.vietnamese)",
            "\(length) days to \(day.vietnamese) against \(length) days to \(middle.vietnamese)")
    }

    private func span(_ standing: MeasuredStanding) -> Parts {
        let isLearning = standing.source == .learning
        return Parts(
            what: isLearning ? Text("giờ học", "hours of study") : Text("lời cảm ơn của nhiều người", "thanks from different people"),
            unit: label(standing), days: spans,
            formula: both { "\(standing.now[$0]) − \(standing.before[$0]) = \(standing.strength[$0])" },
            evidence: [
                isLearning
                    ? SuggestionEvidence(title: Text("Giờ học trong phong trào", "Hours of study"), href: "/phong-trao/\(slug)/hoc-tap/gio-hoc")
                    : standing.kind == .person
                        ? SuggestionEvidence(
                            title: Text("Lời cảm ơn giữa đồng nghiệp", "Thanks between colleagues"), href: "/phong-trao/\(slug)/cam-on")
                        : SuggestionEvidence(title: Text("Lời cảm ơn của khách", "Thanks of guests"), href: "/phong-trao/\(slug)/tham-gia")
            ])
    }

    private func contest(_ standing: MeasuredStanding) -> Parts? {
        let rounds = facts.rounds.filter { $0.unit == standing.subject && $0.published <= day }
        guard let first = rounds.first, let last = rounds.last else { return nil }
        let slugs = first.slug == last.slug ? [last] : [first, last]
        return Parts(
            what: Text("tỷ lệ trả lời đúng trong cuộc thi", "the share of right answers in contests"), unit: Text(same: "%"),
            days: Text(
                "vòng \(first.number) “\(first.title)” và vòng \(last.number) “\(last.title)”",
                "round \(first.number) of “\(first.title)” and round \(last.number) of “\(last.title)”"),
            formula: both { "\(standing.now[$0]) − \(standing.before[$0]) = \(standing.strength[$0])" },
            evidence: slugs.map { SuggestionEvidence(title: Text(same: $0.title), href: "/cuoc-thi/\($0.slug)/ket-qua") })
    }

    private func both(_ words: (Language) -> String) -> Text { Text(words(.vi), words(.en)) }

    private func why(_ one: SuggestedStanding, _ subject: SuggestedSubject, _ parts: Parts, _ label: Text) -> Text {
        let standing = one.standing
        func value(_ number: Quantity, _ unit: String, _ language: Language) -> String { number[language] + (unit.isEmpty ? "" : " " + unit) }
        let own = Text(
            "\(subject.name.vi): \(parts.what.vi) từ \(value(standing.before, parts.unit.vi, .vi)) lên \(value(standing.now, parts.unit.vi, .vi)), mạnh hơn gốc của mình \(value(standing.strength, label.vi, .vi))",
            "\(subject.name.en): \(parts.what.en) from \(value(standing.before, parts.unit.en, .en)) to \(value(standing.now, parts.unit.en, .en)), stronger than the own baseline by \(value(standing.strength, label.en, .en))"
        )
        guard let median = one.median else {
            return Text("\(own.vi); chưa đủ \(Discovery.fewestCompared) để so với nhóm.", "\(own.en); too few to compare with a group.")
        }
        return Text(
            "\(own.vi); trung vị của \(one.size) nơi, người cùng so là \(value(median, label.vi, .vi)).",
            "\(own.en); the median of the \(one.size) compared is \(value(median, label.en, .en)).")
    }
}
