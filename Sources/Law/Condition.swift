/// The closed set of conditions that criteria are built from. A pack can combine them, never add one.
public indirect enum Condition: Sendable, Hashable {
    /// Every one must hold.
    case all([Condition])
    /// One must hold.
    case any([Condition])
    /// At least so many must hold.
    case atLeast(Int, of: [Condition])
    /// The criteria of another award are met.
    case meets(AwardCode)
    /// Evaluated at least so in the year of the case, and in as many years up to it.
    case rating(Rating, years: Int)
    /// So many recognised initiatives of at least this scope; recognised within that many years up to the case's when `years` is given.
    case initiative(InitiativeReach, count: Int, years: Int?)
    /// A research topic that was accepted.
    case research
    /// Held in that many years in a row, the last of them the year of the case or the one before.
    case chain(AwardCode, years: Int)
    /// Somebody competent states it.
    case statement(String, Words)
    /// At least this share of the members hold a title in the year, in percent.
    case share(AwardCode, percent: Int)
    /// At least so many members hold a title in the year.
    case holders(AwardCode, count: Int)
    /// At least this share of the members completed their tasks, in percent.
    case membersComplete(percent: Int)
    /// Nobody in the collective was disciplined at this level or above in the year.
    case noDiscipline(DisciplineLevel)
    /// Works for the agency.
    case staff
    /// Took part in the movement.
    case tookPart
    /// Chosen by the peers (bình xét).
    case chosenByPeers
    /// Registered where the plan asks.
    case registered
    /// The achievement is of one of these types.
    case achievement(Set<AchievementType>)

    /// The word by which programs know it, as packs write it.
    public var kind: String {
        switch self {
        case .all: "all"
        case .any: "any"
        case .atLeast: "at-least"
        case .meets: "meets"
        case .rating: "rating"
        case .initiative: "initiative"
        case .research: "research"
        case .chain: "chain"
        case .statement: "statement"
        case .share: "share"
        case .holders: "holders"
        case .membersComplete: "members-complete"
        case .noDiscipline: "no-discipline"
        case .staff: "staff"
        case .tookPart: "took-part"
        case .chosenByPeers: "chosen-by-peers"
        case .registered: "registered"
        case .achievement: "achievement"
        }
    }

    /// The condition as a sentence; `name` gives the name of an award.
    public func words(_ name: (AwardCode) -> Words) -> Words {
        switch self {
        case .all: return Words("Đạt tất cả các điều kiện sau", "All of the following")
        case .any: return Words("Đạt một trong các điều kiện sau", "One of the following")
        case .atLeast(let count, _): return Words("Đạt ít nhất \(count) trong các điều kiện sau", "At least \(count) of the following")
        case .meets(let award): return Words("Đạt tiêu chuẩn \(name(award).vi)", "Meets the criteria of \(name(award).en)")
        case .rating(let rating, let years):
            if rating == .excellent {
                return years == 1
                    ? Words("Được đánh giá \(rating.label.vi) trong năm", "Evaluated “\(rating.label.en)” in the year")
                    : Words("Được đánh giá \(rating.label.vi) \(years) năm liên tục", "Evaluated “\(rating.label.en)” \(years) years in a row")
            }
            return years == 1
                ? Words("Được đánh giá \(rating.label.vi) trở lên trong năm", "Evaluated “\(rating.label.en)” or better in the year")
                : Words(
                    "Được đánh giá \(rating.label.vi) trở lên \(years) năm liên tục",
                    "Evaluated “\(rating.label.en)” or better \(years) years in a row")
        case .initiative(let scope, let count, let years):
            let many =
                count == 1
                ? Words("Có sáng kiến được công nhận", "A recognised initiative")
                : Words("Có \(count) sáng kiến được công nhận", "\(count) recognised initiatives")
            let within = years.map { Words(" trong \($0) năm", " within \($0) years") } ?? Words("", "")
            return Words("\(many.vi) \(scope.label.vi)\(within.vi)", "\(many.en), \(scope.label.en)\(within.en)")
        case .research:
            return Words("Có đề tài, đề án khoa học và công nghệ đã được nghiệm thu", "A research topic or project that has been accepted")
        case .chain(let award, let years):
            return Words("Có \(years) lần liên tục đạt \(name(award).vi)", "\(name(award).en) \(years) years in a row")
        case .statement(_, let words): return words
        case .share(let award, let percent):
            return Words("Có ít nhất \(percent)% cá nhân đạt \(name(award).vi)", "At least \(percent)% of the members hold \(name(award).en)")
        case .holders(let award, let count):
            return Words("Có ít nhất \(count) cá nhân đạt \(name(award).vi)", "At least \(count) member(s) with \(name(award).en)")
        case .membersComplete(let percent):
            return Words("\(percent)% cá nhân hoàn thành nhiệm vụ", "\(percent)% of the members completed their tasks")
        case .noDiscipline(let level):
            return Words("Không có cá nhân bị kỷ luật từ \(level.label.vi) trở lên", "Nobody disciplined with a \(level.label.en) or worse")
        case .staff: return Words("Là công chức, viên chức, người lao động của cơ quan", "Works for the agency")
        case .tookPart: return Words("Tham gia phong trào thi đua", "Took part in the movement")
        case .chosenByPeers: return Words("Được bình xét trong phong trào thi đua", "Chosen by the peers in the movement")
        case .registered: return Words("Đã đăng ký thi đua", "Registered for the movement")
        case .achievement(let types):
            let list = AchievementType.allCases.filter(types.contains)
            return Words(
                "Thành tích thuộc loại: \(list.map(\.label.vi).joined(separator: ", "))",
                "The achievement is: \(list.map(\.label.en).joined(separator: ", "))")
        }
    }

    /// Awards that it speaks of, at any depth.
    public var awards: Set<AwardCode> {
        switch self {
        case .meets(let code), .chain(let code, _), .share(let code, _), .holders(let code, _): [code]
        default: parts.reduce(into: []) { $0.formUnion($1.awards) }
        }
    }

    /// Conditions inside this one.
    public var parts: [Condition] {
        switch self {
        case .all(let parts), .any(let parts), .atLeast(_, let parts): parts
        default: []
        }
    }
}
