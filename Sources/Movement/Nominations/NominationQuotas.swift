internal import Law
internal import Storage
internal import Vietnamese

/// A quota with how it stands: how it was worked out, who competes and who has a place.
public struct QuotaStanding: Sendable, Hashable {
    /// Somebody who competes.
    public struct Line: Sendable, Hashable {
        /// Identifier and reference of the nomination.
        public let id, reference: String
        /// What it is called.
        public let name: Text
        /// Votes of the peers in thousandths of those present; nil for those who may not know them.
        public let votes: Int?
        /// Why it has a place; nil when it has none.
        public let reason: Text?
        /// Whether it has been appraised as meeting what is asked.
        public let isTaken: Bool
    }

    /// Identifier, and the codes it is about.
    public let id: String
    public let awards: [String]
    /// What it says, how it was worked out, what it was counted from and who supplied that.
    public let words, formula, basis: Text
    /// The document it stands in.
    public let source: String
    /// How many it allows, and how many have a place already.
    public let allowed, taken: Int
    /// Those who compete, with places first.
    public let lines: [Line]
    /// Those among whom the chair decides, and how many places they share.
    public let tied: [String]
    public let tiedPlaces: Int
    /// Those for whom no place is left.
    public let left: [String]

    /// Whether there are more than places.
    public var isOver: Bool { lines.count > allowed }
}

/// Counting quotas (K8): blocked upward, a lower award stays possible.
enum NominationQuotas {
    /// States in which a nomination competes for a place.
    private static let competing: [NominationState] = [.received, .meets, .upward]

    /// Every quota of a round.
    static func standing(of round: NominationRoundRow, on today: CivilDate, agency: String, in session: Session) throws -> [QuotaStanding] {
        try session.rows(
            """
            SELECT quota_id, awards, shape, amount, of_award, at_least_one, source FROM nomination_quota
            WHERE agency_id = \(agency) AND round_id = \(round.id) ORDER BY at, quota_id
            """
        ).map { row in
            try standing(
                id: row.text(0), awards: row.text(1).split(separator: " ").map(String.init), shape: row.text(2), amount: row.int(3), of: row.text(4),
                atLeastOne: row.bool(5), source: row.text(6), round, unit: nil, on: today, agency: agency, in: session)
        }
    }

    private static func standing(
        id: String, awards: [String], shape: String, amount: Int, of: String, atLeastOne: Bool, source: String, _ round: NominationRoundRow,
        unit: String?, on today: CivilDate, agency: String, in session: Session
    ) throws -> QuotaStanding {
        let rows = try contenders(awards, round, unit: unit, agency: agency, in: session)
        let isPeople = awards.allSatisfy { NominationAward.open(to: .person).contains($0) }
        let names = Text(
            awards.map { NominationAward.label($0).vi }.joined(separator: ", "), awards.map { NominationAward.label($0).en }.joined(separator: ", "))
        let (allowed, words, formula, basis) = try limit(
            awards, shape, amount, of, atLeastOne, isPeople: isPeople, names, round, agency: agency, in: session)
        let chair =
            try session.row(
                """
                SELECT chosen FROM nomination_tie WHERE agency_id = \(agency) AND round_id = \(round.id) AND quota_id = \(id) ORDER BY at DESC, tie_id DESC
                LIMIT 1
                """)?.text(0).split(separator: " ").map(String.init) ?? []
        let competing = try rows.map { row in try contender(row, isMany: rows.count > allowed, on: today, in: session) }
        let choice = QuotaChoice(competing, places: allowed, chair: chair)
        let reasons = Dictionary(uniqueKeysWithValues: choice.chosen.map { ($0.id, Self.words($0.reason)) })
        let order = choice.chosen.map(\.id) + choice.tied + choice.left
        let byID = Dictionary(uniqueKeysWithValues: zip(rows, competing).map { ($0.id, ($0, $1)) })
        return QuotaStanding(
            id: id, awards: awards, words: words, formula: formula, basis: basis, source: source, allowed: allowed,
            taken: rows.count { $0.state == .meets || $0.state == .upward },
            lines: try order.compactMap { one in
                guard let (row, contender) = byID[one] else { return nil }
                return QuotaStanding.Line(
                    id: row.id, reference: row.reference, name: try NominationNames.label(row, in: session), votes: contender.votes,
                    reason: reasons[one], isTaken: row.state == .meets || row.state == .upward)
            }, tied: choice.tied, tiedPlaces: choice.tiedPlaces, left: choice.left)
    }

    private static func words(_ reason: QuotaChoice.Reason) -> Text {
        switch reason {
        case .votes: Text("theo phiếu bình xét", "by the peers' votes")
        case .plan: Text("theo thứ tự của kế hoạch", "by the plan's order")
        case .preference: Text("ưu tiên nữ, tập thể có từ 70 % nữ (Điều 4.6 NĐ 152/2025)", "women first (Decree 152/2025 art. 4.6)")
        case .chair: Text("Chủ tịch Hội đồng quyết định", "by the chair")
        }
    }

    private static func contenders(
        _ awards: [String], _ round: NominationRoundRow, unit: String?, agency: String, in session: Session
    ) throws -> [NominationRow] {
        let place: SQL = unit.map { "n.proposer_unit = \($0)" } ?? "1 = 1"
        return try session.rows(
            """
            SELECT \(raw: NominationRow.columns) FROM nomination n WHERE n.agency_id = \(agency) AND n.round_id = \(round.id)
            AND n.award IN \(list: awards) AND n.state IN \(list: competing.map(\.rawValue)) AND \(raw: place) ORDER BY n.number LIMIT 2000
            """
        ).map { try NominationRow($0, formerUnits: [], confirmers: []) }
    }

    /// Votes of the peers as a share, so that units of different size compare; criteria are looked at only where places are short.
    private static func contender(_ row: NominationRow, isMany: Bool, on today: CivilDate, in session: Session) throws -> Contender {
        let vote = try session.row(
            """
            SELECT v.yes, m.present FROM nomination_vote v JOIN nomination_meeting m ON m.agency_id = v.agency_id AND m.meeting_id = v.meeting_id
            WHERE v.agency_id = \(row.agency) AND v.nomination_id = \(row.id) ORDER BY m.at DESC, m.meeting_id DESC LIMIT 1
            """)
        let votes = try vote.map { try $0.int(0) * 1000 / max(1, $0.int(1)) } ?? 0
        guard isMany else { return Contender(id: row.id, votes: votes) }
        let table = try NominationExaminer.table(row, on: today, rights: .none, in: session)
        let women = table.facts.members.flatMap { members in members.women.map { $0 * 10 >= members.total * 7 } }
        return Contender(
            id: row.id, votes: votes, isPreferred: row.kind == .collective ? women : table.facts.isWoman,
            meetsAll: row.state != .received || ![.notEligible, .suspended].contains(table.examine()?.outcome ?? .notEligible))
    }

    /// How many are allowed, in words and numbers.
    private static func limit(
        _ awards: [String], _ shape: String, _ amount: Int, _ of: String, _ atLeastOne: Bool, isPeople: Bool, _ names: Text,
        _ round: NominationRoundRow, agency: String, in session: Session
    ) throws -> (allowed: Int, words: Text, formula: Text, basis: Text) {
        let codes = Set(awards.map { AwardCode(rawValue: $0) })
        func counted(_ shape: Quota.Shape, _ count: Int, _ from: Text) -> (Int, Text, Text, Text) {
            let quota = Quota(awards: codes, shape: shape, atLeastOne: atLeastOne)
            let (allowed, formula) = quota.allowed(of: count)
            let words = quota.words(Words(names.vi, names.en), LawBook.shipped.name)
            return (allowed, Text(words), Text(formula), from)
        }
        switch shape {
        case "participants":
            let (count, from) = try participants(isPeople, round, agency: agency, in: session)
            return counted(.participants(percent: amount), count, from)
        case "holders":
            let count =
                try session.row(
                    """
                    SELECT COUNT(*) FROM nomination n WHERE n.agency_id = \(agency) AND n.award = \(of) AND n.year = \(round.year)
                    AND n.state IN ('meets', 'upward')
                    """)?.int(0) ?? 0
            return counted(
                .holders(percent: amount, of: AwardCode(rawValue: of)), count,
                Text("hồ sơ đã thẩm định đạt năm \(round.year)", "nominations of \(round.year) appraised as meeting it"))
        case "per-unit":
            let units =
                try session.row(
                    """
                    SELECT COUNT(DISTINCT n.proposer_unit) FROM nomination n WHERE n.agency_id = \(agency) AND n.round_id = \(round.id)
                    AND n.state IN \(list: competing.map(\.rawValue))
                    """)?.int(0) ?? 0
            return counted(.perUnit(amount), units, Text("đơn vị có hồ sơ trong đợt", "units with nominations in the round"))
        default: return counted(.pool(amount), 0, Text("số tuyệt đối", "a fixed number"))
        }
    }

    /// How many took part directly: as somebody supplied it, else the registrations received by the last day.
    private static func participants(_ isPeople: Bool, _ round: NominationRoundRow, agency: String, in session: Session) throws -> (Int, Text) {
        if let given = isPeople ? round.people : round.units { return (given, Text(same: round.countSource)) }
        let counted: SQL =
            isPeople
            ? "SELECT COUNT(DISTINCT g.person_id) FROM pledge g WHERE g.kind = 'person'"
            : """
            SELECT COUNT(DISTINCT u.unit_id) FROM pledge g JOIN pledge_unit u ON u.agency_id = g.agency_id AND u.pledge_id = g.pledge_id
            WHERE g.kind IN ('unit', 'covenant')
            """
        let count =
            try session.row(
                """
                \(raw: counted) AND g.agency_id = \(agency) AND g.movement_id = \(round.movement ?? "") AND g.state = 'accepted'
                AND g.registered_at <= \(round.closes.milliseconds)
                """)?.int(0) ?? 0
        return (
            count,
            Text(
                "đăng ký đã nhận đến \(round.closes.vietnamese), chương trình đếm",
                "registrations received by \(round.closes.vietnamese), counted by the program")
        )
    }

    /// Refuses one more when no place is left.
    static func require(_ row: NominationRow, in world: World) throws {
        guard let round = try row.round.flatMap({ try NominationRoundRow.find($0, agency: row.agency, in: world.session) }) else { return }
        for one in try world.session.rows(
            """
            SELECT quota_id, awards, shape, amount, of_award, at_least_one, source FROM nomination_quota
            WHERE agency_id = \(world.agency) AND round_id = \(round.id) ORDER BY at, quota_id
            """)
        {
            let awards = try one.text(1).split(separator: " ").map(String.init)
            guard awards.contains(row.award) else { continue }
            let isPerUnit = try one.text(2) == "per-unit"
            let standing = try standing(
                id: one.text(0), awards: awards, shape: isPerUnit ? "pool" : one.text(2), amount: one.int(3), of: one.text(4),
                atLeastOne: one.bool(5),
                source: one.text(6), round, unit: isPerUnit ? row.proposer : nil, on: world.today, agency: world.agency, in: world.session)
            guard standing.isOver else { continue }
            let how = Text(
                "\(standing.words.vi): \(standing.formula.vi); \(standing.basis.vi)",
                "\(standing.words.en): \(standing.formula.en); \(standing.basis.en)")
            if standing.tied.contains(row.id) {
                throw Refusal.law(
                    "nomination.quota-tie", Text("Bằng nhau ở vị trí cuối. \(how.vi).", "Tied for the last place. \(how.en)."),
                    next: Text("Chủ tịch Hội đồng quyết định, ghi lý do.", "The chair settles it, with a reason."), citation: standing.source)
            }
            if standing.left.contains(row.id) {
                throw Refusal.law(
                    "nomination.quota",
                    Text("Vượt tỷ lệ: \(standing.lines.count) hồ sơ. \(how.vi).", "Over the quota: \(standing.lines.count) nominations. \(how.en)."),
                    next: Text(
                        "Chuyển hồ sơ sang hình thức thấp hơn, hoặc đề nghị cấp ra văn bản cho thêm.",
                        "Move it to a lower award, or ask the level that set the quota for an exception."), citation: standing.source)
            }
        }
    }
}
