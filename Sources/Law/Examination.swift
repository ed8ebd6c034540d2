public import Vietnamese

/// What an examination comes to.
public enum Outcome: String, Sendable, Hashable, CaseIterable {
    /// Everything that binds is met.
    case eligible
    /// Something that binds is not met.
    case notEligible = "not-eligible"
    /// It waits until a matter has ended.
    case suspended
    /// Something is unknown, or somebody competent has to decide.
    case open

    /// What it is called.
    public var label: Words {
        switch self {
        case .eligible: Words("đủ điều kiện", "eligible")
        case .notEligible: Words("không đủ điều kiện", "not eligible")
        case .suspended: Words("tạm dừng xét", "suspended")
        case .open: Words("chưa kết luận được", "cannot be concluded yet")
        }
    }
}

/// One case held against the law of a day, with every reason.
public struct Examination: Sendable, Hashable {
    /// What was asked for.
    public let award: Award
    /// The rules that were used: name of the regime, and the day that chose them.
    public let regime: Regime, day: CivilDate
    /// The criteria of the award.
    public let criteria: Proof
    /// Everything else that may stop or hold the case, one proof each: "decider", "one-award", "initiative-use", "matter", "discipline-end",
    /// "themed-ground", "late".
    public let guards: [Proof]
    /// The parts of the dossier; empty before there is one.
    public let dossier: [Proof]
    /// What it comes to.
    public let outcome: Outcome

    /// All proofs, criteria first.
    public var proofs: [Proof] { [criteria] + guards + dossier }

    /// The first things in the way, most serious first.
    public var inTheWay: [Proof] {
        let open = proofs.filter { $0.verdict != .met }
        return [Severity.block, .suspend, .ask, .warn].flatMap { severity in
            open.filter { $0.severity == severity && $0.verdict == .notMet } + open.filter { $0.severity == severity && $0.verdict == .unknown }
        }
    }

    /// Puts the parts together.
    public init(award: Award, regime: Regime, day: CivilDate, criteria: Proof, guards: [Proof], dossier: [Proof]) {
        self.award = award
        self.regime = regime
        self.day = day
        self.criteria = criteria
        self.guards = guards
        self.dossier = dossier
        let all = [criteria] + guards + dossier
        if all.contains(where: { $0.verdict == .notMet && $0.severity == .block }) {
            outcome = .notEligible
        } else if all.contains(where: { $0.verdict == .notMet && $0.severity == .suspend }) {
            outcome = .suspended
        } else if all.contains(where: { $0.verdict != .met && $0.severity != .warn }) {
            outcome = .open
        } else {
            outcome = .eligible
        }
    }
}

/// A set of rules that hold together, such as "Law 06/2022/QH15 with Decree 152/2025".
public struct Regime: Sendable, Hashable {
    /// Its code ("r-2025").
    public let id: String
    /// What it is called.
    public let name: Words
    /// The days on which cases received then are examined by it.
    public let span: Span

    /// Creates a regime.
    public init(id: String, name: Words, span: Span) {
        self.id = id
        self.name = name
        self.span = span
    }
}
