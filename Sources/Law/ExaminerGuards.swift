public import Vietnamese

/// The checks outside the criteria, and the dossier.
extension Bench {
    /// One proof for each rule that holds on the day and applies to the case.
    func guards(_ award: Award) -> [Proof] {
        let entries = examiner.book.standing(examiner.book.entries(\.guards, on: day), examiner.confirmations)
        let own = entries.flatMap { entry in
            check(entry.rule, award).map { rooted($0, source(entry), severity: entry.rule.severity) }
        }
        return [subject(award)].compactMap { $0 } + own
    }

    /// The award is for this kind of subject. Nothing of law can be confirmed here: the award itself says it.
    private func subject(_ award: Award) -> Proof? {
        guard !award.subjects.contains(facts.kind) else { return nil }
        let entry = examiner.book.entries(\.awards, on: day).last { $0.rule.code == award.code }
        let kinds = AwardeeKind.allCases.filter(award.subjects.contains)
        return Proof(
            GuardKind.subject.rawValue,
            rule: Words(
                "\(award.name.vi) chỉ dành cho: \(kinds.map(\.label.vi).joined(separator: ", "))",
                "\(award.name.en) is for: \(kinds.map(\.label.en).joined(separator: ", "))"),
            verdict: .notMet, source: entry.map(source), facts: [facts.kind.label])
    }

    /// What a rule comes to for the case; empty when it does not apply.
    private func check(_ rule: Guard, _ award: Award) -> [Proof] {
        func proof(_ verdict: Verdict, _ facts: [Words] = [], evidence: [Proven] = [], missing: [Words] = [], next: Words? = nil) -> Proof {
            Proof(rule.kind.rawValue, rule: rule.rule, verdict: verdict, facts: facts, evidence: evidence, missing: missing, next: next)
        }
        switch rule.kind {
        case .subject: return []
        case .decider:
            guard let decider = `case`.decider else { return [] }
            let all = Authority.allCases.filter(award.deciders.contains)
            return [
                proof(
                    award.deciders.contains(decider) ? .met : .notMet,
                    [
                        Words(
                            "\(award.name.vi) do \(all.map(\.label.vi).joined(separator: " hoặc ")) quyết định; hồ sơ này trình \(decider.label.vi)",
                            "\(award.name.en) is decided by \(all.map(\.label.en).joined(separator: " or ")); this case goes to \(decider.label.en)")
                    ], next: Words("Đề nghị cấp có thẩm quyền khen thưởng.", "Propose it to the competent authority."))
            ]
        case .oneAward: return [oneAward(award, proof)]
        case .initiativeUse: return initiativeUse(award, proof, betweenTitles: false)
        case .initiativeUseTitles: return initiativeUse(award, proof, betweenTitles: true)
        case .matter:
            guard let matters = facts.matters else {
                return [proof(.unknown, missing: [Words("kết quả rà soát vụ việc đang xem xét", "a look at matters under way")])]
            }
            let open = matters.filter { matter in matter.cleared.map { $0 > today } ?? true }
            return [
                proof(
                    open.isEmpty ? .met : .notMet,
                    open.map { Words("đang xem xét từ \($0.opened.vietnamese)", "under way since \($0.opened.vietnamese)") },
                    evidence: open.compactMap(\.evidence),
                    next: open.isEmpty
                        ? nil
                        : Words("Chờ kết luận bằng văn bản; hồ sơ không bị loại.", "Wait for the conclusion in writing; the dossier is not rejected.")
                )
            ]
        case .disciplineEnd: return [disciplineEnd(proof)]
        case .themedGround:
            guard `case`.type == .merit else { return [] }
            let themed = `case`.grounds.filter { $0.type != .merit }
            return [
                proof(
                    themed.isEmpty ? .met : .notMet,
                    themed.map {
                        Words("\(name($0.code).vi) năm \($0.year): \($0.type.label.vi)", "\(name($0.code).en) of \($0.year): \($0.type.label.en)")
                    },
                    evidence: themed.compactMap(\.evidence))
            ]
        case .maternity:
            let days = facts.maternity.filter { $0.overlaps(`case`.period) }
            guard !days.isEmpty else { return [] }
            return [
                proof(
                    .met,
                    days.map {
                        Words(
                            "nghỉ thai sản \($0.from.vietnamese) – \($0.to.vietnamese): tính là thời gian công tác",
                            "maternity leave \($0.from.vietnamese) – \($0.to.vietnamese): counts as worked")
                    })
            ]
        case .late:
            guard let late = `case`.minutesLate else { return [] }
            if late <= 0 { return [proof(.met)] }
            let how = Words("trễ \(Bench.duration(late).vi)", "late by \(Bench.duration(late).en)")
            return [
                proof(
                    `case`.isLateOpened ? .met : .notMet, [how],
                    next: `case`.isLateOpened
                        ? nil : Words("Chủ tịch Hội đồng mở hồ sơ trễ, có lý do.", "The chair opens the late dossier, with a reason."))
            ]
        case .formerChain:
            let former = facts.held.filter { $0.isFromFormerOrganisation && !$0.isCancelled && chained(award).contains($0.code) }
            guard !former.isEmpty else { return [] }
            let lines = former.map { Words("\(name($0.code).vi) năm \($0.year) do \($0.by) tặng", "\(name($0.code).en) of \($0.year) by \($0.by)") }
            guard let decision = `case`.chainAcrossFormer else {
                return [
                    proof(
                        .unknown, lines, evidence: former.compactMap(\.evidence),
                        missing: [Words("ý kiến của cán bộ pháp chế", "a decision of the legal officer")],
                        next: Words("Cán bộ pháp chế quyết định, ghi lý do.", "The legal officer decides, with a reason."))
                ]
            }
            return [proof(decision ? .met : .notMet, lines, evidence: former.compactMap(\.evidence))]
        }
    }

    /// Titles that the criteria of the award want in a row.
    private func chained(_ award: Award) -> Set<AwardCode> {
        func codes(_ condition: Condition) -> Set<AwardCode> {
            if case .chain(let code, _) = condition { return [code] }
            return condition.parts.reduce(into: []) { $0.formUnion(codes($1)) }
        }
        return examiner.book.entries(\.criteria, on: day).filter { $0.rule.award == award.code }.reduce(into: []) {
            $0.formUnion(codes($1.rule.condition))
        }
    }

    typealias GuardProof = (Verdict, [Words], [Proven], [Words], Words?) -> Proof

    /// One achievement, one award: the same title of the year, the same evidence, or the same words for days that overlap.
    private func oneAward(_ award: Award, _ proof: GuardProof) -> Proof {
        var verdict = Verdict.met
        var lines: [Words] = []
        var evidence: [Proven] = []
        for held in facts.held where !held.isCancelled {
            let what = Words("\(name(held.code).vi) năm \(held.year), \(held.by)", "\(name(held.code).en) of \(held.year), \(held.by)")
            let found: (Verdict, Words)?
            if award.kind == .title, held.code == award.code, held.year == `case`.year {
                found = (.notMet, Words("đã được tặng danh hiệu này của năm", "the title of the year was given already"))
            } else if !held.evidenceKeys.isDisjoint(with: `case`.evidenceKeys) {
                found = (.notMet, Words("cùng minh chứng", "the same evidence"))
            } else if held.period.map({ $0.overlaps(`case`.period) }) ?? (held.year == `case`.period.to.year) {
                let permille = Similarity.permille(held.achievement, `case`.achievement)
                found =
                    permille >= 800
                    ? (.notMet, Words("cùng thời gian, cùng nội dung", "the same days, the same achievement"))
                    : permille >= 500 ? (.unknown, Words("cùng thời gian, nội dung gần giống", "the same days, a similar achievement")) : nil
            } else {
                found = nil
            }
            guard let (result, why) = found else { continue }
            verdict = .all([verdict, result])
            lines.append(Words("\(what.vi): \(why.vi)", "\(what.en): \(why.en)"))
            if let shown = held.evidence { evidence.append(shown) }
        }
        return proof(
            verdict, lines, evidence, [],
            verdict == .met ? nil : Words("Nêu thành tích khác, hoặc rút đề nghị.", "Name another achievement, or withdraw."))
    }

    /// An initiative that has stood for an award before.
    private func initiativeUse(_ award: Award, _ proof: GuardProof, betweenTitles: Bool) -> [Proof] {
        let used = (facts.initiatives ?? []).filter { `case`.initiatives.contains($0.id) }.flatMap { one in one.uses.map { (one, $0) } }
        let relevant = used.filter { _, use in
            let kind = examiner.book.award(use.code, on: day)?.kind ?? .form
            return (award.kind == .title && kind == .title) == betweenTitles
        }
        guard !relevant.isEmpty else { return betweenTitles ? [] : [proof(.met, [], [], [], nil)] }
        let lines = relevant.map { one, use in
            Words("“\(one.title)” đã dùng cho \(name(use.code).vi) năm \(use.year)", "“\(one.title)” stood for \(name(use.code).en) of \(use.year)")
        }
        let evidence = relevant.compactMap { $0.1.evidence }
        if betweenTitles, `case`.initiativeReuse == true { return [proof(.met, lines, evidence, [], nil)] }
        return [
            proof(
                .notMet, lines, evidence, [],
                betweenTitles && `case`.initiativeReuse == nil
                    ? Words("Cán bộ pháp chế quyết định, ghi lý do.", "The legal officer decides, with a reason.")
                    : Words("Dùng sáng kiến khác.", "Use another initiative."))
        ]
    }

    private func disciplineEnd(_ proof: GuardProof) -> Proof {
        guard let disciplines = facts.disciplines else {
            return proof(.unknown, [], [], [Words("thông tin kỷ luật", "information on discipline")], nil)
        }
        // The days that count begin after the last day of the discipline.
        let against = disciplines.filter { $0.period.to >= `case`.period.from && $0.period.from <= max(today, `case`.period.to) }
        return proof(
            against.isEmpty ? .met : .notMet,
            against.map {
                Words(
                    "\($0.level.label.vi) đến hết \($0.period.to.vietnamese); thành tích tính từ sau ngày đó",
                    "\($0.level.label.en) until \($0.period.to.vietnamese); achievements count from the day after")
            }, against.compactMap(\.evidence), [],
            against.isEmpty ? nil : Words("Lập đề nghị cho thời gian sau kỷ luật.", "Propose it for the time after the discipline."))
    }

    /// Minutes as days, hours and minutes.
    static func duration(_ minutes: Int) -> Words {
        let parts = [(minutes / 1440, "ngày", "d"), (minutes / 60 % 24, "giờ", "h"), (minutes % 60, "phút", "min")].filter { $0.0 > 0 }
        return Words(parts.map { "\($0.0) \($0.1)" }.joined(separator: " "), parts.map { "\($0.0) \($0.2)" }.joined(separator: " "))
    }

    // MARK: - Dossier

    /// The parts that the case needs.
    func neededParts() -> [Entry<DossierPart>] {
        let entries = examiner.book.entries(\.parts, on: day).filter { entry in
            entry.rule.awards.contains(`case`.award) && (entry.rule.subjects.isEmpty || entry.rule.subjects.contains(facts.kind))
                && isNeeded(entry.rule.when)
        }
        var byCode: [String: Entry<DossierPart>] = [:]
        var order: [String] = []
        for entry in examiner.book.standing(entries, examiner.confirmations) {
            if byCode[entry.rule.code] == nil { order.append(entry.rule.code) }
            // National law keeps its place when a local rule asks for the same part.
            if byCode[entry.rule.code].map({ !source($0).weight.binds }) ?? true { byCode[entry.rule.code] = entry }
        }
        return order.compactMap { byCode[$0] }
    }

    private func isNeeded(_ need: DossierPart.Need?) -> Bool {
        switch need {
        case nil: true
        case .initiative: !`case`.initiatives.isEmpty
        case .rating: `case`.initiatives.isEmpty
        case .organisation: facts.kind == .outsideOrganisation
        case .transferred: !formerUnits.isEmpty
        }
    }

    /// Units that the person left during the year of the case after half a year or more.
    var formerUnits: [Facts.Membership] {
        facts.memberships.filter { one in
            guard let to = one.period.to, to >= `case`.period.from, to < min(`case`.period.to, today) else { return false }
            return one.period.from.map { $0.adding(months: 6) <= to } ?? true
        }
    }

    func dossier(_ award: Award) -> [Proof] {
        guard let parts = `case`.parts else { return [] }
        return neededParts().map { entry in
            let state = parts[entry.rule.code] ?? .missing
            let step = Proof(
                "part", rule: entry.rule.name, verdict: state == .missing ? .notMet : .met,
                missing: state == .missing ? [entry.rule.name] : [])
            return rooted(step, source(entry), severity: .block)
        }
    }
}

extension Examiner {
    /// The parts that a case needs by the law of its day, national law first, with how far each rule binds.
    public func neededParts(_ case: Case, _ facts: Facts, today: CivilDate, by other: CivilDate? = nil) -> [(part: DossierPart, source: Source)] {
        let bench = Bench(examiner: self, case: `case`, facts: facts, day: other ?? `case`.received ?? today, today: today)
        return bench.neededParts().map { ($0.rule, bench.source($0)) }
    }
}

/// How alike two descriptions of an achievement are.
enum Similarity {
    /// Shared words of the shorter text, in thousandths, whatever the spelling of diacritics; 0 when a text has fewer than four different words.
    static func permille(_ left: String, _ right: String) -> Int {
        let (a, b) = (words(left), words(right))
        let least = min(a.count, b.count)
        return least < 4 ? 0 : a.intersection(b).count * 1000 / least
    }

    private static func words(_ text: String) -> Set<Substring> { Set(Vietnamese.folded(text).split(separator: " ")) }
}
