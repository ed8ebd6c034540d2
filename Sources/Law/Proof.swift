/// What a step of a proof comes to.
public enum Verdict: String, Sendable, Hashable, CaseIterable {
    case met, notMet = "not-met", unknown

    /// What it is called.
    public var label: Words {
        switch self {
        case .met: Words("đạt", "met")
        case .notMet: Words("không đạt", "not met")
        case .unknown: Words("chưa đủ căn cứ", "not known")
        }
    }

    /// All must hold: one that is not met decides, one that is unknown leaves it open.
    public static func all(_ verdicts: [Verdict]) -> Verdict { verdicts.contains(.notMet) ? .notMet : verdicts.contains(.unknown) ? .unknown : .met }

    /// One must hold.
    public static func any(_ verdicts: [Verdict]) -> Verdict { verdicts.contains(.met) ? .met : verdicts.contains(.unknown) ? .unknown : .notMet }

    /// At least so many must hold.
    public static func atLeast(_ count: Int, of verdicts: [Verdict]) -> Verdict {
        let met = verdicts.count { $0 == .met }
        return met >= count ? .met : met + verdicts.count { $0 == .unknown } >= count ? .unknown : .notMet
    }
}

/// What happens when a check is not met.
public enum Severity: String, Sendable, Hashable, CaseIterable {
    /// It stops the case.
    case block
    /// The case waits and goes on when the reason ends.
    case suspend
    /// Somebody competent decides, with a reason.
    case ask
    /// It is shown; the case goes on.
    case warn

    /// What it is called.
    public var label: Words {
        switch self {
        case .block: Words("không được đi tiếp", "stops the case")
        case .suspend: Words("tạm dừng xét", "suspends the case")
        case .ask: Words("cần người có thẩm quyền quyết định", "somebody competent must decide")
        case .warn: Words("lưu ý", "to be noted")
        }
    }
}

/// One step of a verdict, with its reasons: the rule, where it comes from, the facts it was held against, what is missing and what to do next.
public struct Proof: Sendable, Hashable {
    /// What kind of step, in a word that programs can use ("rating", "chain", …).
    public let kind: String
    /// The rule as a sentence.
    public let rule: Words
    /// What it comes to. A rule that does not bind is never `notMet`: it is `unknown` until it is confirmed.
    public let verdict: Verdict
    /// What its failing does.
    public let severity: Severity
    /// Where the rule comes from; nil for a step that only joins others.
    public let source: Source?
    /// What was held against the rule.
    public let facts: [Words]
    /// What shows it.
    public let evidence: [Proven]
    /// What is missing.
    public let missing: [Words]
    /// What to do next.
    public let next: Words?
    /// The steps it is made of.
    public let children: [Proof]

    /// Creates a step.
    public init(
        _ kind: String, rule: Words, verdict: Verdict, severity: Severity = .block, source: Source? = nil, facts: [Words] = [],
        evidence: [Proven] = [], missing: [Words] = [], next: Words? = nil, children: [Proof] = []
    ) {
        self.kind = kind
        self.rule = rule
        self.verdict = verdict
        self.severity = severity
        self.source = source
        self.facts = facts
        self.evidence = evidence
        self.missing = missing
        self.next = next
        self.children = children
    }

    /// Every step, this one first, depth first.
    public var steps: [Proof] { [self] + children.flatMap(\.steps) }
}
