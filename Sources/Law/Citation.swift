public import Vietnamese

/// How well a fact of law is known.
///
/// What is only `official` or `secondary` may decide by itself. Everything weaker is shown as unconfirmed until a legal officer has read the text.
public enum Confidence: String, Sendable, Hashable, CaseIterable {
    /// Read in the official text or a close copy.
    case official = "A"
    /// A secondary source quotes or summarises it.
    case secondary = "B"
    /// One weak source, or a draft.
    case weak = "C"
    /// Common knowledge of the field, not checked against a text.
    case high = "M-hi"
    /// The same, with doubts.
    case medium = "M-med"
    /// The same, with strong doubts.
    case low = "M-lo"

    /// Whether a rule known this well may decide without anybody having confirmed it.
    public var isFirm: Bool { self == .official || self == .secondary }

    /// What it is called.
    public var label: Words {
        switch self {
        case .official: Words("văn bản chính thức", "official text")
        case .secondary: Words("nguồn thứ cấp dẫn lại", "quoted by a secondary source")
        case .weak: Words("một nguồn yếu hoặc dự thảo", "one weak source, or a draft")
        case .high: Words("hiểu biết chung, khá chắc", "common knowledge, fairly sure")
        case .medium: Words("hiểu biết chung, chưa chắc", "common knowledge, unsure")
        case .low: Words("hiểu biết chung, rất chưa chắc", "common knowledge, very unsure")
        }
    }
}

/// Whose rule it is.
public enum Scope: String, Sendable, Hashable, CaseIterable {
    /// Law of the whole country.
    case national
    /// The rule of some province or ministry, as an example of what such rules say.
    case local
    /// The agency's own rule.
    case agency

    /// What it is called.
    public var label: Words {
        switch self {
        case .national: Words("pháp luật chung", "national law")
        case .local: Words("quy định của một địa phương", "a local rule")
        case .agency: Words("quy định của cơ quan", "the agency's own rule")
        }
    }
}

/// Where a rule stands.
public struct Citation: Sendable, Hashable {
    /// Number of the document, such as "Luật 06/2022/QH15".
    public let document: String
    /// Article, such as "Điều 23"; empty when it is not known.
    public let article: String

    /// Creates a citation.
    public init(document: String, article: String) {
        self.document = document
        self.article = article
    }

    /// As it is printed: "Điều 23 Luật 06/2022/QH15".
    public var text: String { article.isEmpty ? document : "\(article) \(document)" }
}

/// Days on which a rule holds, both included; nil means without end.
public struct Span: Sendable, Hashable {
    /// First day; nil when it has held for as long as matters.
    public let from: CivilDate?
    /// Last day; nil while no end is known.
    public let to: CivilDate?

    /// Creates a span.
    public init(from: CivilDate? = nil, to: CivilDate? = nil) {
        self.from = from
        self.to = to
    }

    /// Whether the day lies inside.
    public func contains(_ day: CivilDate) -> Bool { (from.map { $0 <= day } ?? true) && (to.map { day <= $0 } ?? true) }
}

/// A rule with where it stands, when it holds and how well it is known.
public struct Entry<Rule: Sendable & Hashable>: Sendable, Hashable {
    /// Name of the entry, unique among all packs: confirmations hang on it.
    public let id: String
    /// What it says.
    public let rule: Rule
    /// Where it stands.
    public let citation: Citation
    /// When it holds.
    public let span: Span
    /// How well it is known.
    public let confidence: Confidence
    /// Whose rule it is.
    public let scope: Scope
    /// What a reader should know about it.
    public let note: Words?
    /// Line of the pack on which it begins.
    public let line: Int

    /// The same, cut down to a span; nil when nothing is left.
    func within(_ outer: Span) -> Entry? {
        let from = [span.from, outer.from].compactMap { $0 }.max()
        let to = [span.to, outer.to].compactMap { $0 }.min()
        if let from, let to, to < from { return nil }
        return Entry(
            id: id, rule: rule, citation: citation, span: Span(from: from, to: to), confidence: confidence, scope: scope, note: note, line: line)
    }

    /// Where it stands and how far it binds, given what the legal officer has confirmed.
    public func source(_ confirmations: Confirmations) -> Source {
        Source(entry: id, citation: citation, weight: confirmations.weight(of: id, scope: scope, confidence: confidence))
    }
}

/// How far a rule binds.
public enum Weight: Sendable, Hashable {
    /// Firm national law.
    case law
    /// Confirmed by the legal officer: who and when.
    case confirmed(by: String, on: CivilDate)
    /// Read by the legal officer and set aside: it counts for nothing.
    case setAside(by: String, on: CivilDate)
    /// Not confirmed: shown, never blocking.
    case unconfirmed(Confidence, Scope)

    /// Whether it may stop somebody.
    public var binds: Bool {
        switch self {
        case .law, .confirmed: true
        case .setAside, .unconfirmed: false
        }
    }
}

/// Where one step of a proof comes from.
public struct Source: Sendable, Hashable {
    /// Name of the entry in the packs.
    public let entry: String
    /// Where it stands.
    public let citation: Citation
    /// How far it binds.
    public let weight: Weight

    /// Creates a source.
    public init(entry: String, citation: Citation, weight: Weight) {
        self.entry = entry
        self.citation = citation
        self.weight = weight
    }
}

/// What the legal officer of an agency has decided about entries of the packs.
public struct Confirmations: Sendable, Hashable {
    /// One decision.
    public struct Decision: Sendable, Hashable {
        /// Name of the officer, and the day.
        public let by: String, on: CivilDate
        /// Whether the entry holds here; false sets it aside.
        public let holds: Bool

        /// Creates a decision.
        public init(by: String, on: CivilDate, holds: Bool) {
            self.by = by
            self.on = on
            self.holds = holds
        }
    }

    private let decisions: [String: Decision]

    /// Decisions by entry.
    public init(_ decisions: [String: Decision] = [:]) { self.decisions = decisions }

    /// The same with one decision more.
    public func deciding(_ entry: String, _ decision: Decision) -> Confirmations {
        var all = decisions
        all[entry] = decision
        return Confirmations(all)
    }

    /// What was decided about an entry; nil when nothing was.
    public subscript(entry: String) -> Decision? { decisions[entry] }

    /// How far an entry binds. Firm national law binds unless it was set aside; all else only once it was confirmed.
    public func weight(of entry: String, scope: Scope, confidence: Confidence) -> Weight {
        if let decision = decisions[entry] {
            return decision.holds ? .confirmed(by: decision.by, on: decision.on) : .setAside(by: decision.by, on: decision.on)
        }
        return scope == .national && confidence.isFirm ? .law : .unconfirmed(confidence, scope)
    }
}
