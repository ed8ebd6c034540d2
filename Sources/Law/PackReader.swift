internal import Vietnamese

extension Pack {
    /// Reads a pack from its YAML text.
    ///
    /// Throws: `PackProblems` with every fault that was found, each with its line.
    public init(yaml: String, as scope: Scope? = nil) throws(PackProblems) {
        let list = ProblemList()
        let reader = PackReader(list: list, forced: scope)
        let pack = Cursor.root(of: yaml, list: list).flatMap(reader.pack)
        guard let pack, list.problems.isEmpty else { throw PackProblems(problems: list.problems) }
        self = pack
    }
}

/// What the entries of a pack take over when they do not say otherwise.
struct PackDefaults {
    var document = ""
    var confidence = Confidence.weak
    var scope = Scope.national
    var span = Span()
}

/// Builds a pack from the nodes of its text.
struct PackReader {
    let list: ProblemList
    /// The scope of every entry, whatever the text says; nil lets the text say it.
    let forced: Scope?

    private static let entryKeys: Set<String> = ["id", "document", "article", "confidence", "scope", "from", "to", "note"]
    private static let headKeys: Set<String> = ["pack", "title", "document", "confidence", "scope", "from", "to", "regime"]

    func pack(_ root: Cursor) -> Pack? {
        guard let members = root.members(Self.headKeys.union(Section.allCases.map(\.rawValue)), required: ["pack", "title"]) else { return nil }
        guard let id = members["pack"].flatMap({ identifier($0) }), let title = members["title"]?.bilingual else { return nil }
        var defaults = PackDefaults()
        if let document = members["document"]?.text { defaults.document = document }
        if let confidence = members["confidence"]?.word(Confidence.self) { defaults.confidence = confidence }
        if let scope = members["scope"]?.word(Scope.self) { defaults.scope = scope }
        defaults.span = span(members, or: Span())
        var pack = Pack(id: id, title: title)
        pack.regime = members["regime"].flatMap(regime)
        pack.awards = entries(members, .awards, defaults, ["code", "name", "kind", "level", "subjects", "deciders"], award)
        pack.criteria = entries(members, .criteria, defaults, ["award", "subjects", "rule"], criterion)
        pack.multiples = entries(members, .multiples, defaults, ["award", "subjects", "multiple"], multiple)
        pack.salaries = entries(members, .salaries, defaults, ["amount"]) { $0["amount"]?.number(1...1_000_000_000).map(BaseSalary.init) }
        pack.roundings = entries(members, .roundings, defaults, ["step"]) { $0["step"]?.number(1...1_000_000).map(Rounding.init) }
        pack.votings = entries(members, .votings, defaults, ["awards", "percent", "majority", "ballot"], voting)
        pack.quorums = entries(members, .quorums, defaults, ["share", "written", "for-awards"], quorum)
        pack.quotas = entries(
            members, .quotas, defaults, ["awards", "subjects", "participants", "holders", "per-unit", "pool", "units", "at-least-one"], quota)
        pack.parts = entries(members, .parts, defaults, ["awards", "subjects", "code", "name", "by", "when"], part)
        pack.deadlines = entries(members, .deadlines, defaults, ["code", "name", "days", "working-days", "months", "yearly"], deadline)
        pack.guards = entries(members, .guards, defaults, ["kind", "severity", "rule"], guardRule)
        pack.sameTime = entries(members, .sameTime, defaults, ["rule"]) { $0["rule"]?.word(SameTime.self) }
        pack.transitions = entries(members, .transitions, defaults, ["begins", "favourable"], transition)
        pack.grounds = entries(members, .grounds, defaults, ["text"]) { $0["text"]?.text.map(Ground.init) }
        pack.holidays = entries(members, .holidays, defaults, ["day", "name"]) { members in
            guard let (month, day) = members["day"].flatMap(yearly), let name = members["name"]?.bilingual else { return nil }
            return Holiday(month: month, day: day, name: name)
        }
        unique(pack.lines)
        return pack
    }

    /// An identifier: small letters, digits and hyphens.
    private func identifier(_ cursor: Cursor) -> String? {
        guard let text = cursor.text else { return nil }
        guard text.utf8.count <= 60, text.utf8.allSatisfy({ (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }) else {
            cursor.fail("Tên chỉ gồm chữ thường không dấu, số và dấu -, tối đa 60.", "A name has small letters, digits and hyphens only, 60 at most.")
            return nil
        }
        return text
    }

    private func unique(_ lines: [RuleLine]) {
        for (id, same) in Dictionary(grouping: lines, by: \.id) where same.count > 1 {
            for one in same.dropFirst() {
                list.add(line: one.line, "Tên “\(id)” đã dùng ở trên.", "The name “\(id)” is used above.")
            }
        }
    }

    private func span(_ members: [String: Cursor], or outer: Span) -> Span {
        let from = members["from"].map(\.date) ?? outer.from
        let to = members["to"].map(\.date) ?? outer.to
        if let from, let to, to < from { members["to"]?.fail("Ngày hết hiệu lực trước ngày có hiệu lực.", "It ends before it begins.") }
        return Span(from: from, to: to)
    }

    private func regime(_ cursor: Cursor) -> Regime? {
        guard let members = cursor.members(["id", "name", "from", "to"], required: ["id", "name"]) else { return nil }
        guard let id = members["id"].flatMap({ identifier($0) }), let name = members["name"]?.bilingual else { return nil }
        return Regime(id: id, name: name, span: span(members, or: Span()))
    }

    private func entries<Rule>(
        _ pack: [String: Cursor], _ section: Section, _ defaults: PackDefaults, _ keys: Set<String>, _ read: ([String: Cursor]) -> Rule?
    ) -> [Entry<Rule>] {
        guard let items = pack[section.rawValue]?.items else { return [] }
        return items.compactMap { item in
            guard let members = item.members(Self.entryKeys.union(keys), required: ["id"]) else { return nil }
            let before = list.problems.count
            let rule = read(members)
            let span = span(members, or: defaults.span)
            guard let id = members["id"].flatMap({ identifier($0) }) else { return nil }
            guard let rule else {
                if list.problems.count == before { item.fail("Mục này thiếu khóa bắt buộc.", "A key that is needed is missing in this entry.") }
                return nil
            }
            let document = members["document"].map(\.text) ?? defaults.document
            if document?.isEmpty ?? true { item.fail("Thiếu văn bản dẫn chiếu (document).", "The document it comes from is missing.") }
            return Entry(
                id: id, rule: rule, citation: Citation(document: document ?? "", article: members["article"]?.text ?? ""),
                span: span, confidence: members["confidence"]?.word(Confidence.self) ?? defaults.confidence,
                scope: forced ?? members["scope"]?.word(Scope.self) ?? defaults.scope, note: members["note"]?.bilingual, line: item.line)
        }
    }
}

/// One rule of each section.
extension PackReader {
    private func code(_ cursor: Cursor?) -> AwardCode? { cursor.flatMap { identifier($0) }.map(AwardCode.init) }

    private func codes(_ cursor: Cursor?) -> Set<AwardCode>? {
        guard let cursor else { return nil }
        if cursor.isScalar { return code(cursor).map { [$0] } }
        return cursor.items.map { Set($0.compactMap { code($0) }) }
    }

    private func subjects(_ members: [String: Cursor]) -> Set<AwardeeKind> { members["subjects"]?.words(AwardeeKind.self) ?? [] }

    private func award(_ members: [String: Cursor]) -> Award? {
        guard let code = code(members["code"]), let name = members["name"]?.bilingual, let kind = members["kind"]?.word(AwardKind.self),
            let level = members["level"]?.word(AwardLevel.self), let subjects = members["subjects"]?.words(AwardeeKind.self),
            let deciders = members["deciders"]?.words(Authority.self)
        else { return nil }
        return Award(code: code, name: name, kind: kind, level: level, subjects: subjects, deciders: deciders)
    }

    private func criterion(_ members: [String: Cursor]) -> AwardCriterion? {
        guard let award = code(members["award"]), let condition = members["rule"].flatMap({ condition($0, depth: 0) }) else { return nil }
        return AwardCriterion(award: award, subjects: subjects(members), condition: condition)
    }

    private func multiple(_ members: [String: Cursor]) -> Multiple? {
        guard let award = code(members["award"]), let cursor = members["multiple"], let text = cursor.text else { return nil }
        let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).map { String(Substring($0)) }
        guard (1...2).contains(parts.count), parts.allSatisfy({ (1...3).contains($0.utf8.count) && $0.utf8.allSatisfy { (48...57).contains($0) } }),
            let whole = Int(parts[0]), let rest = Int(((parts.count == 2 ? parts[1] : "") + "000").prefix(3)), whole + rest > 0
        else {
            cursor.fail("Hệ số viết như 0.3 hoặc 4.5.", "A multiple is written like 0.3 or 4.5.")
            return nil
        }
        return Multiple(award: award, subjects: subjects(members), thousandths: whole * 1000 + rest)
    }

    private func voting(_ members: [String: Cursor]) -> Voting? {
        guard let awards = codes(members["awards"]) else { return nil }
        let percent = members["percent"]?.number(1...100)
        guard let pass = percent.map(Voting.Pass.percent) ?? (members["majority"]?.flag == true ? .majority : nil) else { return nil }
        return Voting(awards: awards, pass: pass, isBallot: members["ballot"]?.flag ?? false)
    }

    private func quorum(_ members: [String: Cursor]) -> Quorum? {
        guard let cursor = members["share"], let text = cursor.text else { return nil }
        let parts = text.split(separator: "/").compactMap { Int($0) }
        guard parts.count == 2, (1...100).contains(parts[1]), (1...parts[1]).contains(parts[0]) else {
            cursor.fail("Tỷ lệ viết như 2/3 hoặc 80/100.", "A share is written like 2/3 or 80/100.")
            return nil
        }
        return Quorum(
            numerator: parts[0], denominator: parts[1], countsWritten: members["written"]?.flag ?? false,
            isForAwards: members["for-awards"]?.flag ?? false)
    }

    private func quota(_ members: [String: Cursor]) -> Quota? {
        guard let awards = codes(members["awards"]) else { return nil }
        var shapes: [Quota.Shape] = []
        if let percent = members["participants"]?.number(1...100) { shapes.append(.participants(percent: percent)) }
        if let count = members["per-unit"]?.number(1...10_000) { shapes.append(.perUnit(count)) }
        if let count = members["pool"]?.number(1...10_000) { shapes.append(.pool(count)) }
        if let holders = members["holders"]?.members(["percent", "of"], required: ["percent", "of"]),
            let percent = holders["percent"]?.number(1...100),
            let of = code(holders["of"])
        {
            shapes.append(.holders(percent: percent, of: of))
        }
        guard let shape = shapes.first, shapes.count == 1 else {
            // What was written wrongly has been named already.
            let written = ["participants", "holders", "per-unit", "pool"].count { members[$0] != nil }
            guard written != 1 else { return nil }
            members["id"]?.fail(
                "Chọn đúng một cách tính: participants, holders, per-unit hoặc pool.", "Choose one shape: participants, holders, per-unit or pool.")
            return nil
        }
        let units = members["units"]?.items?.compactMap(\.text) ?? []
        return Quota(
            awards: awards, subjects: subjects(members), shape: shape, atLeastOne: members["at-least-one"]?.flag ?? false, units: Set(units))
    }

    private func part(_ members: [String: Cursor]) -> DossierPart? {
        guard let awards = codes(members["awards"]), let code = members["code"].flatMap({ identifier($0) }), let name = members["name"]?.bilingual,
            let bringer = members["by"]?.word(DossierPart.Bringer.self)
        else { return nil }
        return DossierPart(
            awards: awards, subjects: subjects(members), code: code, name: name, bringer: bringer, when: members["when"]?.word(DossierPart.Need.self))
    }

    private func deadline(_ members: [String: Cursor]) -> Deadline? {
        guard let code = members["code"].flatMap({ identifier($0) }), let name = members["name"]?.bilingual else { return nil }
        var limits: [Deadline.Limit] = []
        if let days = members["days"]?.number(-3650...3650) { limits.append(.days(days)) }
        if let days = members["working-days"]?.number(-1000...1000) { limits.append(.workingDays(days)) }
        if let months = members["months"]?.number(-120...120) { limits.append(.months(months)) }
        if let (month, day) = members["yearly"].flatMap(yearly) { limits.append(.yearly(month: month, day: day)) }
        guard let limit = limits.first, limits.count == 1 else { return nil }
        return Deadline(code: code, name: name, limit: limit)
    }

    /// A day of every year, written 12-10.
    private func yearly(_ cursor: Cursor) -> (month: Int, day: Int)? {
        guard let text = cursor.text else { return nil }
        // A leap year, so that 29 February can be written.
        guard let date = CivilDate(iso: "2024-\(text)") else {
            cursor.fail("Ngày hằng năm viết như 12-10 (tháng-ngày).", "A day of every year is written like 12-10 (month-day).")
            return nil
        }
        return (date.month, date.day)
    }

    private func guardRule(_ members: [String: Cursor]) -> Guard? {
        guard let kind = members["kind"]?.word(GuardKind.self), let severity = members["severity"]?.word(Severity.self),
            let rule = members["rule"]?.bilingual
        else { return nil }
        return Guard(kind: kind, severity: severity, rule: rule)
    }

    private func transition(_ members: [String: Cursor]) -> Transition? {
        members["begins"]?.date.map { Transition(begins: $0, isFavourable: members["favourable"]?.flag ?? false) }
    }

    /// A condition: one key, whose name is its kind.
    private func condition(_ cursor: Cursor, depth: Int) -> Condition? {
        guard depth < 8 else {
            cursor.fail("Điều kiện lồng quá 8 tầng.", "Conditions are nested more than 8 deep.")
            return nil
        }
        let kinds: Set<String> = [
            "all", "any", "at-least", "meets", "rating", "initiative", "research", "chain", "statement", "share", "holders", "members-complete",
            "no-discipline", "staff", "took-part", "chosen-by-peers", "registered", "achievement",
        ]
        guard let members = cursor.members(kinds) else { return nil }
        guard members.count == 1, let (kind, value) = members.first else {
            if members.count != 1 { cursor.fail("Mỗi điều kiện có đúng một khóa.", "A condition has exactly one key.") }
            return nil
        }
        func inner(_ cursor: Cursor) -> [Condition]? {
            guard let items = cursor.items else { return nil }
            let parts = items.compactMap { condition($0, depth: depth + 1) }
            if items.isEmpty { cursor.fail("Danh sách điều kiện trống.", "The list of conditions is empty.") }
            return parts.count == items.count && !parts.isEmpty ? parts : nil
        }
        switch kind {
        case "all": return inner(value).map(Condition.all)
        case "any": return inner(value).map(Condition.any)
        case "at-least":
            guard let one = value.members(["count", "of"], required: ["count", "of"]), let of = one["of"].flatMap(inner),
                let count = one["count"]?.number(1...of.count)
            else { return nil }
            return .atLeast(count, of: of)
        case "meets": return code(value).map(Condition.meets)
        case "rating":
            guard let one = value.members(["at-least", "years"], required: ["at-least"]), let rating = one["at-least"]?.word(Rating.self) else {
                return nil
            }
            guard let years = one["years"].map({ $0.number(1...20) }) ?? 1 else { return nil }
            return .rating(rating, years: years)
        case "initiative":
            guard let one = value.members(["scope", "count", "years"], required: ["scope"]), let scope = one["scope"]?.word(InitiativeReach.self),
                let count = one["count"].map({ $0.number(1...20) }) ?? 1
            else { return nil }
            return .initiative(scope, count: count, years: one["years"]?.number(1...20))
        case "chain":
            guard let one = value.members(["award", "years"], required: ["award", "years"]), let award = code(one["award"]),
                let years = one["years"]?.number(1...20)
            else { return nil }
            return .chain(award, years: years)
        case "statement":
            guard let one = value.members(["key", "vi", "en"], required: ["key", "vi", "en"]), let key = one["key"].flatMap({ identifier($0) }),
                let vi = one["vi"]?.text, let en = one["en"]?.text
            else { return nil }
            return .statement(key, Words(vi, en))
        case "share":
            guard let one = value.members(["award", "at-least"], required: ["award", "at-least"]), let award = code(one["award"]),
                let percent = one["at-least"]?.number(1...100)
            else { return nil }
            return .share(award, percent: percent)
        case "holders":
            guard let one = value.members(["award", "at-least"], required: ["award", "at-least"]), let award = code(one["award"]),
                let count = one["at-least"]?.number(1...10_000)
            else { return nil }
            return .holders(award, count: count)
        case "members-complete": return value.number(1...100).map(Condition.membersComplete)
        case "no-discipline": return value.word(DisciplineLevel.self).map(Condition.noDiscipline)
        case "achievement": return value.words(AchievementType.self).map(Condition.achievement)
        default: return plain(kind, value)
        }
    }

    /// Conditions without particulars, written `staff: true`.
    private func plain(_ kind: String, _ value: Cursor) -> Condition? {
        guard value.flag == true else {
            if value.flag == false { value.fail("Chỉ viết true; muốn bỏ thì xóa dòng này.", "Only true is written; delete the line to drop it.") }
            return nil
        }
        return switch kind {
        case "research": .research
        case "staff": .staff
        case "took-part": .tookPart
        case "chosen-by-peers": .chosenByPeers
        default: .registered
        }
    }
}
