public import Vietnamese

/// What one member gave.
public struct InitiativeScore: Sendable, Hashable {
    /// Points for each criterion, in the order of the rule.
    public let points: [Int]
    /// Their sum.
    public let total: Int
    /// Whether the member is for recognising.
    public let favours: Bool
    /// Words to it.
    public let note: String
}

/// A member of the council in one round.
public struct InitiativeRoundMember: Sendable, Hashable {
    /// How the member stands in the round.
    public enum State: String, Sendable, Hashable {
        case waiting, scored
        /// An author: may not score.
        case author
        /// Stood aside for a reason.
        case recused

        /// What it is called.
        public var label: Text {
            switch self {
            case .waiting: Text("Chưa chấm", "Not scored yet")
            case .scored: Text("Đã chấm", "Scored")
            case .author: Text("Không chấm: là tác giả", "May not score: an author")
            case .recused: Text("Không chấm: tự xin thôi", "Stood aside")
            }
        }
    }

    /// Identifier and full name of the person.
    public let person, name: String
    /// Seat on the council.
    public let seat: InitiativeSeat
    /// How the member stands.
    public let state: State
    /// Why the member stood aside.
    public let reason: String
    /// What the member gave; nil while it is for nobody else to see.
    public let score: InitiativeScore?
}

/// What a round came to; frozen when it was closed.
public struct InitiativeResult: Sendable, Hashable {
    /// Mean of the members' sums.
    public let mean: Quantity
    /// Favourable votes.
    public let favours: Int
    /// Members of whom the share is taken.
    public let of: Int
    /// How many scored.
    public let scored: Int
    /// Whether it passed.
    public let passed: Bool

    /// Share of favourable votes in percent, cut to a whole number.
    public var favourPercent: Int { of == 0 ? 0 : favours * 100 / of }

    /// What scores come to under a rule. Nothing is rounded on the way to passing or not.
    static func of(_ scores: [InitiativeScore], members: Int, mayScore: Int, under rule: InitiativeRule) -> InitiativeResult {
        let sum = scores.reduce(0) { $0 + $1.total }
        let favours = scores.count(where: \.favours)
        let of = rule.counted == .members ? members : mayScore
        let meanHolds = rule.leastMean.map { !scores.isEmpty && sum >= $0 * scores.count } ?? true
        let votesHold = rule.leastFavour.map { of > 0 && favours * 100 >= $0 * of } ?? true
        let thousandths = scores.isEmpty ? 0 : sum * 1000 / scores.count
        return InitiativeResult(
            mean: Quantity(thousandths: Int64(thousandths)), favours: favours, of: of, scored: scores.count,
            passed: !scores.isEmpty && meanHolds && votesHold)
    }
}

/// One round of scores.
public struct InitiativeRound: Sendable, Hashable {
    /// Identifier.
    public let id: String
    /// Which round of the initiative, from 1.
    public let number: Int
    /// Name of the council.
    public let council: String
    /// The rule it was opened under.
    public let rule: InitiativeRule
    /// Opened, to be scored by, closed.
    public let opened, due: CivilDate, closed: CivilDate?
    /// Why it was closed before everybody scored.
    public let reason: String
    /// Members of the council.
    public let members: [InitiativeRoundMember]
    /// What it came to; nil while it is open.
    public let result: InitiativeResult?
    /// What the viewer gave, or nil.
    public let own: InitiativeScore?
    /// Whether the viewer may score now.
    public let mayScore: Bool

    /// Whether everybody who may score has.
    public var isComplete: Bool { !members.contains { $0.state == .waiting } }
}
