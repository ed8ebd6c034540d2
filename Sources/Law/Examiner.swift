public import Vietnamese

/// Holds cases against the packs.
public struct Examiner: Sendable {
    /// The packs.
    public let book: LawBook
    /// What the legal officer has decided about them.
    public let confirmations: Confirmations

    /// Creates an examiner.
    public init(book: LawBook, confirmations: Confirmations = Confirmations()) {
        self.book = book
        self.confirmations = confirmations
    }

    /// Examines a case by the law of a day: that on which it was received for appraisal (`Case.received`), else `today`.
    /// `by` takes the law of another day, to hold two sets of rules side by side. Nil when no such award exists on that day.
    public func examine(_ case: Case, _ facts: Facts, today: CivilDate, by other: CivilDate? = nil) -> Examination? {
        let day = other ?? `case`.received ?? today
        guard let award = book.award(`case`.award, on: day) else { return nil }
        let bench = Bench(examiner: self, case: `case`, facts: facts, day: day, today: today)
        return Examination(
            award: award, regime: book.regime(on: day), day: day, criteria: bench.criteria(award), guards: bench.guards(award),
            dossier: bench.dossier(award))
    }

    /// The day by whose law a case could be examined instead, because that law began later and is to hold where it is more favourable; nil when there
    /// is none, or the rule says nothing of that kind.
    public func favourableDay(_ case: Case, today: CivilDate) -> CivilDate? {
        guard let received = `case`.received else { return nil }
        return book.packs.flatMap(\.transitions).map(\.rule).filter { $0.isFavourable && received < $0.begins && $0.begins <= today }
            .map(\.begins).max()
    }
}

/// One case on the table of an examiner.
struct Bench {
    let examiner: Examiner
    let `case`: Case
    let facts: Facts
    /// The day whose law holds, and the day on which the examination takes place.
    let day: CivilDate, today: CivilDate

    func name(_ code: AwardCode) -> Words { examiner.book.name(code) }

    func source<Rule>(_ entry: Entry<Rule>) -> Source { entry.source(examiner.confirmations) }

    /// What a rule comes to, given how far it binds: a rule that does not bind never fails anybody.
    /// `weak` is what its failing does then: criteria leave the case open, everything else is only noted.
    func rooted(_ proof: Proof, _ source: Source, severity: Severity, weak: Severity = .warn) -> Proof {
        let isOpen = !source.weight.binds && proof.verdict == .notMet
        let confirm = Words(
            "Cán bộ pháp chế xác nhận quy định này có áp dụng ở cơ quan hay không.",
            "The legal officer has to say whether this rule holds in the agency.")
        return Proof(
            proof.kind, rule: proof.rule, verdict: isOpen ? .unknown : proof.verdict, severity: source.weight.binds ? severity : weak,
            source: source, facts: proof.facts, evidence: proof.evidence, missing: proof.missing, next: isOpen ? confirm : proof.next,
            children: proof.children)
    }

    // MARK: - Criteria

    /// The criteria of the award: one proof, of as many rules as hold for it.
    func criteria(_ award: Award, depth: Int = 0) -> Proof {
        let rule = Words("Tiêu chuẩn \(award.name.vi)", "Criteria of \(award.name.en)")
        let entries = examiner.book.entries(\.criteria, on: day).filter {
            $0.rule.award == award.code && ($0.rule.subjects.isEmpty || $0.rule.subjects.contains(facts.kind))
        }
        let standing = examiner.book.standing(entries, examiner.confirmations)
        let steps = standing.map { entry in
            let source = source(entry)
            return rooted(proof(entry.rule.condition, source, depth: depth), source, severity: .block, weak: .ask)
        }
        guard !steps.isEmpty else {
            return Proof(
                "criteria", rule: rule, verdict: .unknown, severity: .ask, missing: [Words("quy định về tiêu chuẩn", "a rule with the criteria")],
                next: Words("Cơ quan ban hành tiêu chuẩn trong bộ quy định của mình.", "The agency writes the criteria into its own pack."))
        }
        let verdict = Verdict.all(steps.map(\.verdict))
        if steps.count == 1 { return steps[0].titled(rule) }
        return Proof("criteria", rule: rule, verdict: verdict, severity: steps.contains { $0.severity == .block } ? .block : .ask, children: steps)
    }

    /// One condition held against the facts.
    func proof(_ condition: Condition, _ source: Source, depth: Int) -> Proof {
        let rule = condition.words(name)
        func leaf(
            _ verdict: Verdict, facts: [Words] = [], evidence: [Proven] = [], missing: [Words] = [], next: Words? = nil
        ) -> Proof {
            Proof(
                condition.kind, rule: rule, verdict: verdict, source: source, facts: facts, evidence: evidence,
                missing: verdict == .met ? [] : missing, next: verdict == .met ? nil : next)
        }
        switch condition {
        case .all(let parts), .any(let parts), .atLeast(_, let parts):
            let steps = parts.map { proof($0, source, depth: depth) }
            let verdicts = steps.map(\.verdict)
            let verdict: Verdict =
                switch condition {
                case .all: .all(verdicts)
                case .atLeast(let count, _): .atLeast(count, of: verdicts)
                default: .any(verdicts)
                }
            return Proof(condition.kind, rule: rule, verdict: verdict, source: source, children: steps)
        case .meets(let code):
            // Packs of an agency may send criteria round in a circle.
            guard depth < 4, let award = examiner.book.award(code, on: day) else {
                return leaf(.unknown, missing: [Words("tiêu chuẩn \(name(code).vi)", "criteria of \(name(code).en)")])
            }
            let inner = criteria(award, depth: depth + 1)
            return Proof(
                condition.kind, rule: rule, verdict: inner.verdict, source: inner.source ?? source, missing: inner.missing, next: inner.next,
                children: inner.children)
        case .rating(let rating, let years): return ratings(rating, years, leaf)
        case .initiative(let scope, let count, let years): return initiatives(scope, count, years, leaf)
        case .chain(let code, let years): return chain(code, years, leaf)
        case .research:
            guard let research = facts.research else {
                return leaf(.unknown, missing: [Words("biên bản nghiệm thu đề tài, nếu có", "the acceptance of a research topic, if there is one")])
            }
            return leaf(research.isEmpty ? .notMet : .met, evidence: research, missing: [Words("đề tài đã nghiệm thu", "an accepted research topic")])
        case .statement(let key, let words):
            guard let statement = facts.statements[key] else {
                return leaf(
                    .unknown, missing: [Words("xác nhận: \(words.vi)", "a confirmation: \(words.en)")],
                    next: Words("Thủ trưởng đơn vị xác nhận trong hồ sơ.", "The head of the unit confirms it in the dossier."))
            }
            let says =
                statement.holds
                ? Words("\(statement.by) xác nhận", "confirmed by \(statement.by)")
                : Words("\(statement.by) không xác nhận", "not confirmed by \(statement.by)")
            return leaf(statement.holds ? .met : .notMet, facts: [says], evidence: statement.evidence.map { [$0] } ?? [])
        case .share, .holders, .membersComplete, .noDiscipline: return members(condition, leaf)
        case .staff:
            return leaf(facts.isStaff ? .met : .notMet, missing: [Words("biên chế của cơ quan", "employment in the agency")])
        case .tookPart:
            return known(facts.tookPart, leaf, Words("đăng ký, báo cáo hoặc xác nhận tham gia", "a registration, report or acknowledgement"))
        case .chosenByPeers: return known(facts.chosenByPeers, leaf, Words("biên bản bình xét", "minutes of the peer review"))
        case .registered: return known(facts.registered, leaf, Words("đăng ký thi đua", "a registration"))
        case .achievement(let types):
            return leaf(
                types.contains(`case`.type) ? .met : .notMet,
                facts: [Words("đề nghị vì: \(`case`.type.label.vi)", "proposed for: \(`case`.type.label.en)")])
        }
    }

    typealias Leaf = (Verdict, [Words], [Proven], [Words], Words?) -> Proof

    private func known(_ fact: Bool?, _ leaf: Leaf, _ missing: Words) -> Proof {
        guard let fact else { return leaf(.unknown, [], [], [missing], nil) }
        return leaf(fact ? .met : .notMet, [], [], [missing], nil)
    }

    private func ratings(_ rating: Rating, _ years: Int, _ leaf: Leaf) -> Proof {
        var verdicts: [Verdict] = []
        var lines: [Words] = []
        var evidence: [Proven] = []
        var missing: [Words] = []
        for year in (`case`.year - years + 1)...`case`.year {
            guard let found = facts.ratings.last(where: { $0.year == year }) else {
                verdicts.append(.unknown)
                missing.append(Words("kết quả đánh giá năm \(year)", "the evaluation of \(year)"))
                continue
            }
            lines.append(Words("năm \(year): \(found.rating.label.vi)", "\(year): \(found.rating.label.en)"))
            if let one = found.evidence { evidence.append(one) }
            verdicts.append(found.rating >= rating ? .met : .notMet)
        }
        return leaf(
            .all(verdicts), lines, evidence, missing,
            missing.isEmpty ? nil : Words("Nhập kết quả đánh giá vào sổ.", "Enter the evaluation in the register."))
    }

    private func initiatives(_ scope: InitiativeReach, _ count: Int, _ years: Int?, _ leaf: Leaf) -> Proof {
        let wanted = Words("sáng kiến được công nhận \(scope.label.vi)", "a recognised initiative, \(scope.label.en)")
        guard let all = facts.initiatives else { return leaf(.unknown, [], [], [wanted], nil) }
        let own = `case`.initiatives.isEmpty ? all : all.filter { `case`.initiatives.contains($0.id) }
        let recent = own.filter { one in
            years.map { ((`case`.year - $0 + 1)...`case`.year).contains(one.recognised.year) } ?? (one.recognised.year <= `case`.year)
        }
        let found = recent.filter { $0.scope >= scope }
        let lines = recent.map {
            Words("“\($0.title)”: \($0.scope.label.vi), phần đóng góp \($0.share)%", "“\($0.title)”: \($0.scope.label.en), share \($0.share)%")
        }
        let next =
            scope > .unit && found.count < count && !recent.isEmpty
            ? Words(
                "Đề nghị Chủ tịch UBND tỉnh công nhận hiệu quả và khả năng nhân rộng.",
                "Ask the chair of the province to recognise effect and replicability.")
            : Words("Nộp sáng kiến để Hội đồng sáng kiến xét.", "Submit an initiative to the council of initiatives.")
        return leaf(found.count >= count ? .met : .notMet, lines, found.compactMap(\.evidence), [wanted], next)
    }

    /// Years in a row, the last of them the year of the case or the one before. A year without an award is failed only when the register of that
    /// year is known to be complete.
    private func chain(_ code: AwardCode, _ years: Int, _ leaf: Leaf) -> Proof {
        let windows = [`case`.year - 1, `case`.year].map { last in
            ((last - years + 1)...last).map { year in (year: year, verdict: held(code, in: year)) }
        }
        let verdicts = windows.map { Verdict.all($0.map(\.verdict)) }
        let best = windows[verdicts[1] == .met || (verdicts[0] == .notMet && verdicts[1] == .unknown) ? 1 : 0]
        var lines: [Words] = []
        var evidence: [Proven] = []
        for (year, verdict) in best {
            let one = award(code, in: year)
            let how: Words
            if let one {
                let former =
                    one.isFromFormerOrganisation
                    ? Words(" (cơ quan nay đã sáp nhập hoặc chấm dứt)", " (an organisation that has since ended)") : Words("", "")
                how = Words("có, \(one.by)\(former.vi)", "held, \(one.by)\(former.en)")
                if let shown = one.evidence { evidence.append(shown) }
            } else {
                how =
                    verdict == .notMet
                    ? Words("không có (sổ năm này đã đủ)", "not held (the register of that year is complete)")
                    : Words("chưa có trong sổ", "not on record")
            }
            lines.append(Words("năm \(year): \(how.vi)", "\(year): \(how.en)"))
        }
        let missing = best.filter { $0.verdict != .met }.map {
            Words("quyết định tặng \(name(code).vi) năm \($0.year)", "the decision on \(name(code).en) of \($0.year)")
        }
        let verdict = Verdict.any(verdicts)
        return leaf(
            verdict, lines, evidence, missing,
            verdict == .unknown
                ? Words(
                    "Bổ sung bản chụp quyết định, hoặc xác nhận sổ của năm đã đủ.",
                    "Add a copy of the decision, or declare the register of the year complete.") : nil)
    }

    func award(_ code: AwardCode, in year: Int) -> Facts.Held? { facts.held.first { $0.code == code && $0.year == year && !$0.isCancelled } }

    private func held(_ code: AwardCode, in year: Int) -> Verdict {
        if award(code, in: year) != nil { return .met }
        if facts.held.contains(where: { $0.code == code && $0.year == year }) { return .notMet }
        return facts.completeYears.contains(year) ? .notMet : .unknown
    }

    private func members(_ condition: Condition, _ leaf: Leaf) -> Proof {
        let wanted = Words(
            "danh sách thành viên với danh hiệu, đánh giá và kỷ luật trong năm",
            "the members with their titles, evaluations and discipline of the year")
        guard let members = facts.members, members.total > 0 else { return leaf(.unknown, [], [], [wanted], nil) }
        func share(_ count: Int?, _ percent: Int, _ what: Words) -> Proof {
            guard let count else { return leaf(.unknown, [], [], [wanted], nil) }
            let tenths = (count * 2000 + members.total) / (2 * members.total)
            let needed = (members.total * percent + 99) / 100
            let isMet = count * 100 >= percent * members.total
            let vi = "\(what.vi): \(count)/\(members.total) = \(tenths / 10),\(tenths % 10)%"
            let en = "\(what.en): \(count)/\(members.total) = \(tenths / 10).\(tenths % 10)%"
            return leaf(
                isMet ? .met : .notMet,
                [isMet ? Words(vi, en) : Words("\(vi) < \(percent)%; cần \(needed)", "\(en) < \(percent)%; \(needed) are needed")], [],
                [Words("thêm \(needed - count) người", "\(needed - count) more")], nil)
        }
        switch condition {
        case .share(let code, let percent): return share(members.holders[code], percent, name(code))
        case .membersComplete(let percent): return share(members.completed, percent, Words("hoàn thành nhiệm vụ", "completed their tasks"))
        case .holders(let code, let count):
            guard let holders = members.holders[code] else { return leaf(.unknown, [], [], [wanted], nil) }
            return leaf(
                holders >= count ? .met : .notMet, [Words("\(name(code).vi): \(holders) người", "\(name(code).en): \(holders)")], [],
                [Words("thêm \(count - holders) người", "\(count - holders) more")], nil)
        case .noDiscipline(let level):
            guard let disciplined = members.disciplined else { return leaf(.unknown, [], [], [wanted], nil) }
            let worse = disciplined.filter { $0 >= level }
            return leaf(worse.isEmpty ? .met : .notMet, [Words("\(worse.count) trường hợp", "\(worse.count) cases")], [], [], nil)
        default: return leaf(.unknown, [], [], [wanted], nil)
        }
    }
}

extension Proof {
    /// The same step under another sentence, with its own one as a step inside unless it only joins others.
    func titled(_ rule: Words) -> Proof {
        Proof(
            "criteria", rule: rule, verdict: verdict, severity: severity, source: source, facts: children.isEmpty ? [] : facts, missing: [],
            next: next,
            children: kind == "all" ? children : [self])
    }
}
