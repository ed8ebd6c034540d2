internal import Storage
public import Vietnamese

/// What a plan stands under: a launched plan of an agency above in this installation, or a document from outside.
public struct PlanParent: Sendable, Hashable {
    /// Title of the plan or document.
    public let title: String
    /// Number and sign, such as "207/KH-UBND"; empty when unknown.
    public let number: String
    /// Who issued it.
    public let issuer: String
    /// When it was issued.
    public let issued: CivilDate?
    /// Where it can be read outside; empty when nowhere.
    public let address: String
    /// Page address of its movement, when it is a plan here.
    public let slug: String?
}

/// A clause of a plan above or below.
public struct LineageEnd: Sendable, Hashable {
    /// Clause path.
    public let clause: String
    /// What it says.
    public let text: String
    /// Address of its movement, when it is here.
    public let slug: String?
    /// Agency it belongs to; empty for a document outside.
    public let agency: String
}

/// A clause that may be the one above, with the words both have.
public struct LineageSuggestion: Sendable, Hashable {
    /// The clause above.
    public let clause: String
    /// What it says.
    public let text: String
    /// Words in both, without diacritics: why it is suggested.
    public let words: [String]

    /// Words that stand in nearly every clause and say nothing of its subject.
    private static let common: Set<String> = [
        "va", "cua", "cac", "cho", "trong", "theo", "tai", "den", "tu", "voi", "la", "co", "duoc", "tren", "ve", "de", "nhung", "viec", "thuc",
        "hien",
        "to", "chuc", "phong", "trao", "thi", "dua", "don", "vi", "co", "quan", "so", "nganh",
    ]

    /// The clauses that share most with a text, best first; at least three words in common.
    static func find(_ text: String, among clauses: [(clause: String, text: String)], limit: Int = 3) -> [LineageSuggestion] {
        func words(_ text: String) -> [String] {
            var seen: Set<String> = []
            return Vietnamese.folded(text).split { !($0.isLetter || $0.isNumber) }.map(String.init).filter { word in
                !common.contains(word) && seen.insert(word).inserted
            }
        }
        let own = words(text)
        let scored = clauses.map { other in
            let theirs = Set(words(other.text))
            let both = own.filter(theirs.contains)
            let either = Set(own).union(theirs).count
            return (LineageSuggestion(clause: other.clause, text: other.text, words: both), either == 0 ? 0 : Double(both.count) / Double(either))
        }
        return scored.enumerated().filter { $0.element.0.words.count >= 3 }
            .sorted { ($1.element.1, $0.offset) < ($0.element.1, $1.offset) }.prefix(limit).map(\.element.0)
    }
}

/// A clause with the one above it and those below.
public struct LineageClause: Sendable, Hashable {
    /// Identifier of the obligation.
    public let obligation: String
    /// Clause path.
    public let clause: String
    /// What it says.
    public let text: String
    /// The clause it comes from.
    public let above: LineageEnd?
    /// Clauses that come from it, in launched plans below.
    public let below: [LineageEnd]
    /// What might be above, for those who prepare the plan, while nothing is chosen.
    public let suggestions: [LineageSuggestion]
}

/// A plan below.
public struct PlanChild: Sendable, Hashable {
    /// Title of the plan.
    public let title: String
    /// Agency it belongs to.
    public let agency: String
    /// Address of its movement.
    public let slug: String
}

/// Where a plan stands between those above and below.
public struct LineageModel: Sendable, Hashable {
    /// Identifier and title of the plan.
    public let plan, title: String
    /// Address and name of its movement; nil before the launch.
    public let slug, name: String?
    /// What it stands under.
    public let parent: PlanParent?
    /// Launched plans below.
    public let children: [PlanChild]
    /// The clauses in order.
    public let clauses: [LineageClause]
    /// Launched plans of agencies above that can be named as parent; for those who prepare the plan.
    public let choices: [Choice]
    /// Whether the viewer may say where it comes from.
    public let mayPrepare: Bool
}
