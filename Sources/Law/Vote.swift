public import Vietnamese

/// What a vote comes to, always of all members of the council.
public struct VoteResult: Sendable, Hashable {
    /// Members, votes in favour, and how many of all votes came in writing.
    public let members: Int, yes: Int, written: Int
    /// Votes that are needed.
    public let needed: Int
    /// Whether a ballot is compulsory.
    public let isBallot: Bool
    /// Whether it passes.
    public var passes: Bool { yes >= needed }
    /// Votes in favour in tenths of a percent of all members, rounded down: 888 is 88.8 %.
    public var permilleOfTotal: Int { yes * 1000 / members }
    /// The rule, and the rules of quorum.
    public let voting: Entry<Voting>?, quorums: [QuorumNeed]

    /// Votes in favour in percent of all members, to one digit: 88.9.
    public var percent: Double { Double((yes * 2000 + members) / (2 * members)) / 10 }

    /// The same as it is written.
    public var percentOfTotal: String { String(percent) }

    /// What stands behind it.
    public var citations: [Citation] { (voting.map { [$0.citation] } ?? []) + quorums.map(\.entry.citation) }
}

/// How many members a rule of quorum wants.
public struct QuorumNeed: Sendable, Hashable {
    public let entry: Entry<Quorum>
    /// Members who must be there.
    public let needed: Int
}

/// Why a vote cannot be worked out.
public enum VoteProblem: Error, Sendable, Hashable {
    /// No such award on that day.
    case noAward
    /// The numbers do not fit together.
    case numbers

    /// What is wrong.
    public var words: Words {
        switch self {
        case .noAward: Words("Không có danh hiệu, hình thức này vào ngày đó.", "There is no such award on that day.")
        case .numbers:
            Words(
                "Số thành viên từ 1 đến 1.000; số phiếu đồng ý và số ý kiến bằng văn bản từ 0 đến số thành viên.",
                "Members from 1 to 1,000; votes in favour and written opinions from 0 to the number of members.")
        }
    }
}

extension Voting {
    /// Votes needed of so many members: percentages are rounded up, more than half is half and one.
    public func needed(of members: Int) -> Int {
        switch pass {
        case .percent(let percent): (members * percent + 99) / 100
        case .majority: members / 2 + 1
        }
    }
}

extension Quorum {
    /// Members needed of so many, rounded up.
    public func needed(of members: Int) -> Int { (members * numerator + denominator - 1) / denominator }
}

extension LawBook {
    /// The rule by which a council votes on an award on a day: national law first, then the agency's own rule, then a local example.
    public func voting(_ code: AwardCode, on day: CivilDate, confirmations: Confirmations = Confirmations()) -> Entry<Voting>? {
        let all = standing(entries(\.votings, on: day).filter { $0.rule.awards.contains(code) }, confirmations)
        return [Scope.national, .agency, .local].lazy.compactMap { scope in all.last { $0.scope == scope } }.first
    }

    /// What a vote on an award comes to.
    public func vote(
        on code: AwardCode, members: Int, yes: Int, written: Int, on day: CivilDate, confirmations: Confirmations = Confirmations()
    ) throws(VoteProblem) -> VoteResult {
        guard award(code, on: day) != nil else { throw .noAward }
        guard (1...1000).contains(members), (0...members).contains(yes), (0...members).contains(written) else { throw .numbers }
        let voting = voting(code, on: day, confirmations: confirmations)
        let quorums = standing(entries(\.quorums, on: day), confirmations).map { QuorumNeed(entry: $0, needed: $0.rule.needed(of: members)) }
        return VoteResult(
            members: members, yes: yes, written: written,
            needed: voting?.rule.needed(of: members) ?? Voting(awards: [code], pass: .majority, isBallot: false).needed(of: members),
            isBallot: voting?.rule.isBallot ?? false, voting: voting, quorums: quorums)
    }
}
