public import Law
public import Storage
public import Vietnamese

/// Whom a change of the rules would affect, before anybody makes it.
public struct LawTrial: Sendable {
    /// By the registers of which year, and the law of which day.
    public let year: Int, day: CivilDate
    /// Entries that would end, and that would begin or bind.
    public let ended: [RuleLine], begun: [RuleLine]
    /// Subjects for whom an award would come to something else.
    public let effects: [TrialEffect]
    /// How many people and units were looked at.
    public let people: Int, units: Int
    /// Quotas that would change.
    public let quotas: [TrialQuota]
}

/// One subject and one award that would come to something else.
public struct TrialEffect: Sendable, Hashable {
    /// Whom it is about.
    public let subject: MeritSubject, name: String
    /// Which award.
    public let award: Award
    /// What it comes to now, and what it would come to.
    public let before: Outcome, after: Outcome
}

/// A quota now and then.
public struct TrialQuota: Sendable, Hashable {
    /// Which award, and for whom.
    public let award: Award, kind: AwardeeKind
    /// What is allowed now and then; nil means without limit.
    public let before: QuotaLimit?, after: QuotaLimit?
}

/// Trying a change of the rules on everybody.
public enum LawTrials {
    /// What a draft of the agency's own rules would change if it held from that day on.
    public static func draft(_ version: Int, year: Int, on day: CivilDate, for viewer: Actor, in session: Session) throws -> LawTrial {
        let draft = try LawbookQueries.draftText(version, for: viewer, in: session)
        guard let pack = try? AgencyPackRules.read(draft.body) else { throw Refusal.notFound }
        let now = try Lawbook.load(agency: viewer.agency, in: session)
        let then = try Lawbook.load(trying: pack, from: day, agency: viewer.agency, in: session)
        return try compare(now, then, year: year, on: day, viewer, session)
    }

    /// What would change if the legal officer confirmed an entry, or set it aside.
    public static func entry(_ id: String, holds: Bool, year: Int, on day: CivilDate, for viewer: Actor, in session: Session) throws -> LawTrial {
        guard LawbookPolicy.mayReadDrafts(viewer) else { throw Refusal.notFound }
        let now = try Lawbook.load(agency: viewer.agency, in: session)
        guard let line = now.book.lines.last(where: { $0.id == id }) else { throw Refusal.notFound }
        let then = Lawbook(
            book: now.book, confirmations: now.confirmations.deciding(id, Confirmations.Decision(by: viewer.name, on: day, holds: holds)))
        return try compare(now, then, year: year, on: day, viewer, session, only: [line])
    }

    private static func compare(
        _ now: Lawbook, _ then: Lawbook, year: Int, on day: CivilDate, _ viewer: Actor, _ session: Session, only lines: [RuleLine] = []
    ) throws -> LawTrial {
        let (before, after) = (now.book.lines(on: day), then.book.lines(on: day))
        let ended = before.filter { one in !after.contains { $0.isSame(as: one) } }
        let begun = after.filter { one in !before.contains { $0.isSame(as: one) } } + lines
        let changed = ended + begun
        // Checks concern every award; criteria those they name, and those whose criteria lean on them.
        let isGeneral = changed.contains { $0.section == .guards }
        let named = changed.filter { $0.section == .criteria }.reduce(into: Set<AwardCode>()) { $0.formUnion($1.awards) }
        let leaning = before.filter { line in line.condition.map { !named.isDisjoint(with: $0.awards) } ?? false }
        let codes = leaning.reduce(into: named) { $0.formUnion($1.awards) }
        let awards = now.book.awards(on: day).filter { isGeneral || codes.contains($0.code) }
        let field = try TrialField(year: year, on: day, viewer, session)
        let effects = try field.all.flatMap { subject, facts, rights in
            let own = facts.kind
            let relevant = awards.filter { $0.subjects.contains(own) }
            guard !relevant.isEmpty else { return [TrialEffect]() }
            let only = Set(relevant.map(\.code))
            let old = try MeritReasons.reasons(facts, year: year, on: day, rights: rights, now, only: only)
            let new = try MeritReasons.reasons(facts, year: year, on: day, rights: rights, then, only: only)
            return relevant.compactMap { award in
                guard let a = old.first(where: { $0.examination.award.code == award.code })?.examination.outcome,
                    let b = new.first(where: { $0.examination.award.code == award.code })?.examination.outcome, a != b
                else { return nil }
                return TrialEffect(subject: subject, name: facts.name, award: award, before: a, after: b)
            }
        }
        return LawTrial(
            year: year, day: day, ended: ended, begun: begun, effects: effects, people: field.people.count, units: field.units.count,
            quotas: changed.contains { $0.section == .quotas } ? quotas(now, then, field, year: year, on: day) : [])
    }

    private static func quotas(_ now: Lawbook, _ then: Lawbook, _ field: TrialField, year: Int, on day: CivilDate) -> [TrialQuota] {
        now.book.awards(on: day).flatMap { award in
            AwardeeKind.allCases.filter(award.subjects.contains).compactMap { kind in
                let before = field.limit(now, award.code, kind, year: year, on: day)
                let after = field.limit(then, award.code, kind, year: year, on: day)
                guard before?.quota.rule != after?.quota.rule else { return nil }
                return TrialQuota(award: award, kind: kind, before: before, after: after)
            }
        }
    }
}

/// Everybody a change is tried on.
private struct TrialField {
    let people: [String: Facts], units: [String: Facts]
    let all: [(MeritSubject, Facts, FactRights)]

    init(year: Int, on day: CivilDate, _ viewer: Actor, _ session: Session) throws {
        let agency = viewer.agency
        let ids = try session.rows(
            "SELECT p.person_id FROM person p WHERE p.agency_id = \(agency) AND \(raw: .holds("p", on: day)) ORDER BY p.name_key, p.person_id"
        ).map { try $0.text(0) }
        let unitIDs = try session.rows(
            "SELECT u.unit_id FROM unit u WHERE u.agency_id = \(agency) AND \(raw: .holds("u", on: day)) ORDER BY u.code"
        ).map { try $0.text(0) }
        let rights = MeritPolicy.rights(.unit(""), viewer)
        var people = try MeritFacts.people(ids, year: year, agency: agency, today: day, rights: rights, in: session)
        // Whoever tries a rule learns nothing of a matter about themselves.
        if let own = viewer.person, !MeritPolicy.rights(.person(own), viewer).matters { people[own]?.matters = nil }
        self.people = people
        units = try MeritFacts.units(unitIDs, year: year, agency: agency, today: day, rights: rights, in: session)
        all =
            ids.compactMap { id in people[id].map { (.person(id), $0, MeritPolicy.rights(.person(id), viewer)) } }
            + unitIDs.compactMap { [units] id in units[id].map { (.unit(id), $0, rights) } }
    }

    /// The tightest quota, counted from the registers.
    func limit(_ law: Lawbook, _ code: AwardCode, _ kind: AwardeeKind, year: Int, on day: CivilDate) -> QuotaLimit? {
        law.book.quotas(code, for: kind, on: day, confirmations: law.confirmations).map { quota in
            let own = kind == .collective ? units : people
            let basis: QuotaBasis =
                switch quota.rule.shape {
                case .participants:
                    QuotaBasis(
                        count: own.values.count { $0.tookPart == true },
                        from: Words("đã ghi nhận tham gia năm \(year)", "recorded as taking part in \(year)"))
                case .holders(_, let of):
                    QuotaBasis(
                        count: people.values.count { $0.held.contains { $0.code == of && $0.year == year && !$0.isCancelled } },
                        from: Words("\(law.book.name(of).vi) năm \(year) trong sổ", "\(law.book.name(of).en) of \(year) on record"))
                case .perUnit:
                    QuotaBasis(count: units.count, from: Words("đơn vị hiện có", "units there are"))
                case .pool: QuotaBasis(count: 0, from: Words("số ấn định", "a fixed number"))
                }
            let (allowed, formula) = quota.rule.allowed(of: basis.count)
            return QuotaLimit(quota: quota, allowed: allowed, formula: formula, basis: basis)
        }.min { $0.allowed < $1.allowed }
    }
}

extension RuleLine {
    /// Whether two lines say the same, whichever version of a pack they stand in.
    fileprivate func isSame(as other: RuleLine) -> Bool {
        id == other.id && words == other.words && condition == other.condition && citation == other.citation
    }
}
