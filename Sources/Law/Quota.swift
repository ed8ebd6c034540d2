public import Vietnamese

/// What a quota is counted from.
public struct QuotaBasis: Sendable, Hashable {
    /// What is counted: people who took part, holders of a title, units, or nothing (an absolute number).
    public let count: Int
    /// Who supplied the number, and as of when: "đăng ký tham gia đến 31/10/2026".
    public let from: Words

    /// Creates a basis.
    public init(count: Int, from: Words) {
        self.count = count
        self.from = from
    }
}

/// How many a quota allows, with how that was worked out.
public struct QuotaLimit: Sendable, Hashable {
    /// The quota.
    public let quota: Entry<Quota>
    /// How many it allows.
    public let allowed: Int
    /// The calculation: "10% × 9 = 0,9 → 0".
    public let formula: Words
    /// What it was counted from.
    public let basis: QuotaBasis

    /// Puts the parts together.
    public init(quota: Entry<Quota>, allowed: Int, formula: Words, basis: QuotaBasis) {
        self.quota = quota
        self.allowed = allowed
        self.formula = formula
        self.basis = basis
    }
}

extension Quota {
    /// As a sentence.
    public func words(_ names: Words, _ name: (AwardCode) -> Words) -> Words {
        let kinds = AwardeeKind.allCases.filter(subjects.contains)
        let whom =
            kinds.isEmpty
            ? Words("", "") : Words(" (\(kinds.map(\.label.vi).joined(separator: ", ")))", " (\(kinds.map(\.label.en).joined(separator: ", ")))")
        let limit: Words =
            switch shape {
            case .participants(let percent):
                Words("không quá \(percent)% số trực tiếp tham gia", "at most \(percent)% of those who took part directly")
            case .holders(let percent, let of):
                Words("không quá \(percent)% số đạt \(name(of).vi)", "at most \(percent)% of the holders of \(name(of).en)")
            case .perUnit(let count): Words("không quá \(count) mỗi đơn vị", "at most \(count) for each unit")
            case .pool(let count): Words("tất cả không quá \(count) trường hợp", "at most \(count) cases in all")
            }
        let one = atLeastOne ? Words(", ít nhất 1", ", at least 1") : Words("", "")
        return Words("\(names.vi)\(whom.vi): \(limit.vi)\(one.vi)", "\(names.en)\(whom.en): \(limit.en)\(one.en)")
    }

    /// How many it allows of a count. Shares are rounded down: no source says otherwise (local rules may set "at least one").
    public func allowed(of count: Int) -> (allowed: Int, formula: Words) {
        switch shape {
        case .participants(let percent), .holders(let percent, _):
            let floor = count * percent / 100
            let allowed = atLeastOne && count > 0 ? max(1, floor) : floor
            let rest = count * percent % 100
            let digits = rest == 0 ? "" : rest % 10 == 0 ? "\(rest / 10)" : rest < 10 ? "0\(rest)" : "\(rest)"
            let vi = "\(percent)% × \(count) = \(floor)\(digits.isEmpty ? "" : ",\(digits)")"
            let en = "\(percent)% × \(count) = \(floor)\(digits.isEmpty ? "" : ".\(digits)")"
            return digits.isEmpty && allowed == floor
                ? (allowed, Words(vi, en)) : (allowed, Words("\(vi) → \(allowed)", "\(en) → \(allowed)"))
        case .perUnit(let each):
            return (each * count, Words("\(each) × \(count) đơn vị = \(each * count)", "\(each) × \(count) units = \(each * count)"))
        case .pool(let all): return (all, Words("\(all) trường hợp", "\(all) cases"))
        }
    }
}

/// Somebody who competes for the places of a quota.
public struct Contender: Sendable, Hashable {
    /// Identifier.
    public let id: String
    /// Votes in favour, of the body that ranks them.
    public let votes: Int
    /// Place by the tie-breaks that the plan itself lists, 1 first; equal when the plan does not tell them apart.
    public let planRank: Int
    /// Whether it is a woman, or a collective of at least 70 % women (Decree 152/2025/NĐ-CP art. 4.6); nil when not known.
    public let isPreferred: Bool?
    /// Whether it meets all criteria: only then does the preference count.
    public let meetsAll: Bool

    /// Creates a contender.
    public init(id: String, votes: Int, planRank: Int = 1, isPreferred: Bool? = nil, meetsAll: Bool = true) {
        self.id = id
        self.votes = votes
        self.planRank = planRank
        self.isPreferred = isPreferred
        self.meetsAll = meetsAll
    }
}

/// Who gets the places of a quota.
public struct QuotaChoice: Sendable, Hashable {
    /// Why somebody is in or out.
    public enum Reason: String, Sendable, Hashable {
        /// By votes, from high to low.
        case votes
        /// By a tie-break of the plan.
        case plan
        /// Among equals a woman, or a collective with at least 70 % women, is chosen.
        case preference
        /// The chair decided among equals.
        case chair
    }

    /// Those who get a place, first first, and why.
    public let chosen: [(id: String, reason: Reason)]
    /// Those who do not.
    public let left: [String]
    /// Those among whom the chair must decide, and how many places they share; empty when nothing is open.
    public let tied: [String], tiedPlaces: Int

    public static func == (a: QuotaChoice, b: QuotaChoice) -> Bool {
        a.chosen.map(\.id) == b.chosen.map(\.id) && a.chosen.map(\.reason) == b.chosen.map(\.reason) && a.left == b.left && a.tied == b.tied
            && a.tiedPlaces == b.tiedPlaces
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(chosen.map(\.id))
        hasher.combine(left)
        hasher.combine(tied)
    }

    /// Gives the places of a quota: votes from high to low; ties first by what the plan lists, then, among those who meet all criteria, by the
    /// preference of Decree 152/2025/NĐ-CP art. 4.6, at last by the chair (`chair`, an order of identifiers). Nobody is dropped silently.
    public init(_ contenders: [Contender], places: Int, chair: [String] = []) {
        func preference(_ one: Contender) -> Int { one.meetsAll && one.isPreferred == true ? 0 : 1 }
        func chaired(_ one: Contender) -> Int { chair.firstIndex(of: one.id) ?? Int.max }
        func key(_ one: Contender) -> [Int] { [-one.votes, one.planRank, preference(one), chaired(one)] }
        let ranked = contenders.sorted { left, right in
            let (a, b) = (key(left), key(right))
            return a == b ? left.id < right.id : a.lexicographicallyPrecedes(b)
        }
        let places = max(0, places)
        guard ranked.count > places, places > 0 else {
            chosen = places == 0 ? [] : ranked.map { ($0.id, .votes) }
            left = places == 0 ? ranked.map(\.id) : []
            tied = []
            tiedPlaces = 0
            return
        }
        let last = ranked[places - 1]
        let next = ranked[places]
        // Equal in all that anybody has said so far: nobody between them has a place yet.
        let open = key(last) == key(next) ? ranked.filter { key($0) == key(last) } : []
        let openIDs = Set(open.map(\.id))
        chosen = ranked.prefix(places).filter { !openIDs.contains($0.id) }.map { one in
            guard one.votes == next.votes else { return (one.id, .votes) }
            if one.planRank != next.planRank { return (one.id, .plan) }
            return (one.id, preference(one) != preference(next) ? .preference : .chair)
        }
        left = ranked.dropFirst(places).filter { !openIDs.contains($0.id) }.map(\.id)
        tied = open.map(\.id)
        tiedPlaces = places - chosen.count
    }
}

extension LawBook {
    /// The quotas for an award and a kind of subject on a day; the agency's own replace local examples.
    public func quotas(
        _ code: AwardCode, for subject: AwardeeKind, on day: CivilDate, confirmations: Confirmations = Confirmations()
    ) -> [Entry<Quota>] {
        standing(
            entries(\.quotas, on: day).filter { $0.rule.awards.contains(code) && ($0.rule.subjects.isEmpty || $0.rule.subjects.contains(subject)) },
            confirmations)
    }
}
