public import Vietnamese

/// A case with its facts, as `thidua law check` reads it from a JSON (or YAML) file; the format stands in docs/law.md.
public struct CaseFile: Sendable, Hashable {
    /// What is asked for, and what is known.
    public var `case`: Case, facts: Facts
    /// The day of the examination; nil leaves it to the caller.
    public var today: CivilDate?
    /// Entries that count as confirmed by the legal officer.
    public var confirmed: Set<String>

    /// Reads a file. JSON is YAML, so the same reader names the line of every fault.
    public init(text: String) throws(PackProblems) {
        let list = ProblemList()
        let file = Cursor.root(of: text, list: list).flatMap { CaseReader().file($0) }
        guard let file, list.problems.isEmpty else { throw PackProblems(problems: list.problems) }
        self = file
    }

    init(case one: Case, facts: Facts, today: CivilDate?, confirmed: Set<String>) {
        self.case = one
        self.facts = facts
        self.today = today
        self.confirmed = confirmed
    }

    /// What counts as confirmed, for an examiner.
    public var confirmations: Confirmations {
        let day = today ?? CivilDate(dayNumber: 0)
        return Confirmations(Dictionary(uniqueKeysWithValues: confirmed.map { ($0, .init(by: "", on: day, holds: true)) }))
    }
}

private struct CaseReader {
    private static let keys: Set<String> = [
        "award", "subject", "name", "year", "type", "period", "achievement", "evidence", "initiatives-used", "grounds", "decider", "received",
        "decided",
        "parts", "minutes-late", "late-opened", "initiative-reuse", "chain-across-former", "today", "confirmed", "facts",
    ]
    private static let factKeys: Set<String> = [
        "staff", "woman", "leader", "ratings", "awards", "complete-years", "initiatives", "research", "matters", "disciplines", "members",
        "memberships",
        "maternity", "took-part", "registered", "chosen-by-peers", "statements",
    ]

    func file(_ root: Cursor) -> CaseFile? {
        guard let members = root.members(Self.keys, required: ["award", "subject", "year"]), let award = members["award"]?.text,
            let subject = members["subject"]?.word(AwardeeKind.self), let year = members["year"]?.number(1900...9998), let whole = Period.year(year)
        else { return nil }
        var one = Case(
            award: AwardCode(rawValue: award), year: year, type: members["type"]?.word(AchievementType.self) ?? .merit,
            period: members["period"].flatMap(period) ?? whole)
        one.achievement = members["achievement"]?.text ?? ""
        one.evidenceKeys = Set(texts(members["evidence"]))
        one.initiatives = Set(texts(members["initiatives-used"]))
        one.grounds = members["grounds"]?.items?.compactMap(held) ?? []
        one.decider = members["decider"]?.word(Authority.self)
        one.received = members["received"]?.date
        one.decided = members["decided"]?.date
        one.minutesLate = members["minutes-late"]?.number(0...10_000_000)
        one.isLateOpened = members["late-opened"]?.flag ?? false
        one.initiativeReuse = members["initiative-reuse"]?.flag
        one.chainAcrossFormer = members["chain-across-former"]?.flag
        if let parts = members["parts"]?.items {
            one.parts = [:]
            for part in parts {
                guard let fields = part.members(["code", "state"], required: ["code", "state"]), let code = fields["code"]?.text,
                    let state = fields["state"]?.word(Case.PartState.self)
                else { continue }
                one.parts?[code] = state
            }
        }
        var known = Facts(kind: subject, name: members["name"]?.text ?? "", isStaff: subject == .person || subject == .collective)
        if let facts = members["facts"]?.members(Self.factKeys) { fill(&known, facts) }
        return CaseFile(case: one, facts: known, today: members["today"]?.date, confirmed: Set(texts(members["confirmed"])))
    }

    private func fill(_ facts: inout Facts, _ members: [String: Cursor]) {
        if let staff = members["staff"]?.flag { facts.isStaff = staff }
        facts.isWoman = members["woman"]?.flag
        facts.isLeader = members["leader"]?.flag
        facts.tookPart = members["took-part"]?.flag
        facts.registered = members["registered"]?.flag
        facts.chosenByPeers = members["chosen-by-peers"]?.flag
        facts.completeYears = Set(members["complete-years"]?.items?.compactMap { $0.number(1900...9998) } ?? [])
        facts.ratings =
            list(members["ratings"], ["year", "rating", "evidence"]) { one in
                guard let year = one["year"]?.number(1900...9998), let rating = one["rating"]?.word(Rating.self) else { return nil }
                return Facts.YearRating(year: year, rating: rating, evidence: proven(one["evidence"]))
            } ?? []
        facts.held = members["awards"]?.items?.compactMap(held) ?? []
        facts.initiatives = members["initiatives"].flatMap { initiatives($0) }
        facts.research = members["research"].map { texts($0).map { Proven($0) } }
        facts.matters = list(members["matters"], ["kind", "opened", "cleared", "evidence"]) { one in
            guard let kind = one["kind"]?.word(Facts.Matter.Kind.self), let opened = one["opened"]?.date else { return nil }
            return Facts.Matter(kind: kind, opened: opened, cleared: one["cleared"]?.date, evidence: proven(one["evidence"]))
        }
        facts.disciplines = list(members["disciplines"], ["level", "from", "to", "evidence"]) { one in
            guard let level = one["level"]?.word(DisciplineLevel.self), let from = one["from"]?.date, let to = one["to"]?.date,
                let period = Period(from, to)
            else { return nil }
            return Facts.Discipline(level: level, period: period, evidence: proven(one["evidence"]))
        }
        facts.members = members["members"].flatMap { people($0) }
        facts.memberships =
            list(members["memberships"], ["unit", "is-now", "from", "to"]) { one in
                guard let unit = one["unit"]?.text else { return nil }
                return Facts.Membership(unit: unit, isNow: one["is-now"]?.text, period: Span(from: one["from"]?.date, to: one["to"]?.date))
            } ?? []
        facts.maternity = members["maternity"]?.items?.compactMap(period) ?? []
        for one in members["statements"]?.items ?? [] {
            guard let fields = one.members(["key", "holds", "by", "evidence"], required: ["key", "holds"]), let key = fields["key"]?.text,
                let holds = fields["holds"]?.flag
            else { continue }
            facts.statements[key] = Facts.Statement(holds: holds, by: fields["by"]?.text ?? "", evidence: proven(fields["evidence"]))
        }
    }

    private func initiatives(_ cursor: Cursor) -> [Facts.Initiative]? {
        list(cursor, ["id", "title", "scope", "recognised", "share", "uses"]) { one in
            guard let id = one["id"]?.text, let scope = one["scope"]?.word(InitiativeReach.self), let recognised = one["recognised"]?.date else {
                return nil
            }
            let uses: [Facts.Initiative.Use]? = list(one["uses"], ["award", "year"]) { use in
                guard let award = use["award"]?.text, let year = use["year"]?.number(1900...9998) else { return nil }
                return Facts.Initiative.Use(code: AwardCode(rawValue: award), year: year)
            }
            return Facts.Initiative(
                id: id, title: one["title"]?.text ?? id, scope: scope, recognised: recognised, share: one["share"]?.number(1...100) ?? 100,
                uses: uses ?? [])
        }
    }

    private func people(_ cursor: Cursor) -> Facts.Members? {
        guard let one = cursor.members(["total", "women", "holders", "completed", "disciplined"], required: ["total"]),
            let total = one["total"]?.number(1...1_000_000)
        else { return nil }
        var holders: [AwardCode: Int] = [:]
        for item in one["holders"]?.items ?? [] {
            guard let fields = item.members(["award", "count"], required: ["award", "count"]), let award = fields["award"]?.text,
                let count = fields["count"]?.number(0...total)
            else { continue }
            holders[AwardCode(rawValue: award)] = count
        }
        return Facts.Members(
            total: total, women: one["women"]?.number(0...total), holders: holders, completed: one["completed"]?.number(0...total),
            disciplined: one["disciplined"]?.items?.compactMap { $0.word(DisciplineLevel.self) })
    }

    private func held(_ cursor: Cursor) -> Facts.Held? {
        let keys: Set<String> = ["award", "year", "period", "achievement", "type", "decided", "by", "former", "cancelled", "evidence", "decision"]
        guard let one = cursor.members(keys, required: ["award", "year"]), let award = one["award"]?.text, let year = one["year"]?.number(1900...9998)
        else {
            return nil
        }
        return Facts.Held(
            code: AwardCode(rawValue: award), year: year, period: one["period"].flatMap(period), achievement: one["achievement"]?.text ?? "",
            type: one["type"]?.word(AchievementType.self) ?? .merit, decided: one["decided"]?.date, by: one["by"]?.text ?? "",
            isFromFormerOrganisation: one["former"]?.flag ?? false, isCancelled: one["cancelled"]?.flag ?? false,
            evidenceKeys: Set(texts(one["evidence"])), evidence: proven(one["decision"]))
    }

    private func period(_ cursor: Cursor) -> Period? {
        guard let one = cursor.members(["from", "to"], required: ["from", "to"]), let from = one["from"]?.date, let to = one["to"]?.date else {
            return nil
        }
        guard let period = Period(from, to) else {
            cursor.fail("Khoảng thời gian kết thúc trước khi bắt đầu.", "The period ends before it begins.")
            return nil
        }
        return period
    }

    private func texts(_ cursor: Cursor?) -> [String] { cursor?.items?.compactMap(\.text) ?? [] }

    private func proven(_ cursor: Cursor?) -> Proven? { cursor?.text.map { Proven($0) } }

    /// Every item of a list of mappings; nil when there is no list.
    private func list<Item>(_ cursor: Cursor?, _ keys: Set<String>, _ read: ([String: Cursor]) -> Item?) -> [Item]? {
        guard let items = cursor?.items else { return nil }
        return items.compactMap { item in
            guard let members = item.members(keys) else { return nil }
            let before = item.list.problems.count
            let read = read(members)
            if read == nil, item.list.problems.count == before { item.fail("Thiếu khóa bắt buộc ở đây.", "A key that is needed is missing here.") }
            return read
        }
    }
}
