public import Vietnamese

/// An entry of any section, as lists show it.
public struct RuleLine: Sendable, Hashable {
    /// Name of the entry, the pack it stands in, and its section.
    public let id: String, pack: String, section: Section
    /// What it says, in a sentence.
    public let words: Words
    /// Awards it is about; empty when it is about all.
    public let awards: Set<AwardCode>
    /// Where it stands, when it holds, how well it is known, whose rule it is, and what a reader should know.
    public let citation: Citation, span: Span, confidence: Confidence, scope: Scope, note: Words?
    /// Line of the pack.
    public let line: Int
    /// The condition, for criteria.
    public let condition: Condition?
}

/// All packs together.
public struct LawBook: Sendable, Hashable {
    /// The packs, the agency's own last.
    public let packs: [Pack]

    /// Joins packs.
    public init(packs: [Pack]) { self.packs = packs }

    /// The same with another pack after all others.
    public func adding(_ pack: Pack) -> LawBook { LawBook(packs: packs + [pack]) }

    /// The entries of a section that hold on a day.
    public func entries<Rule>(_ section: KeyPath<Pack, [Entry<Rule>]>, on day: CivilDate) -> [Entry<Rule>] {
        packs.flatMap { $0[keyPath: section] }.filter { $0.span.contains(day) }
    }

    /// The regime by which cases that were received on a day are examined.
    public func regime(on day: CivilDate) -> Regime {
        packs.compactMap(\.regime).last { $0.span.contains(day) }
            ?? Regime(id: "none", name: Words("Chưa có bộ quy định cho ngày này", "No rules on record for that day"), span: Span())
    }

    /// Every regime, oldest first.
    public var regimes: [Regime] { packs.compactMap(\.regime) }

    /// The awards that exist on a day, lowest level first, titles before forms; later packs replace an award of the same code.
    public func awards(on day: CivilDate) -> [Award] {
        var found: [Award] = []
        for entry in entries(\.awards, on: day) {
            if let place = found.firstIndex(where: { $0.code == entry.rule.code }) { found[place] = entry.rule } else { found.append(entry.rule) }
        }
        func place(_ award: Award) -> Int {
            (AwardLevel.allCases.firstIndex(of: award.level) ?? 0) * 4 + (award.kind == .title ? 0 : 2) + (award.subjects.contains(.person) ? 0 : 1)
        }
        return found.enumerated().sorted { (place($0.element), $0.offset) < (place($1.element), $1.offset) }.map(\.element)
    }

    /// The award with a code on a day.
    public func award(_ code: AwardCode, on day: CivilDate) -> Award? { awards(on: day).first { $0.code == code } }

    /// What an award is called; its code when no pack knows it.
    public func name(_ code: AwardCode) -> Words {
        packs.reversed().lazy.flatMap(\.awards).first { $0.rule.code == code }?.rule.name ?? Words(code.rawValue, code.rawValue)
    }

    /// Every entry, by section.
    public var lines: [RuleLine] {
        let all = packs.flatMap { $0.lines(name) }
        return Section.allCases.flatMap { section in all.filter { $0.section == section } }
    }

    /// What holds on a day.
    public func lines(on day: CivilDate) -> [RuleLine] { lines.filter { $0.span.contains(day) } }

    /// What begins and what ends between two days: entries that hold on one of them only.
    public func changes(from: CivilDate, to: CivilDate) -> (ended: [RuleLine], begun: [RuleLine]) {
        let all = lines
        return (
            all.filter { $0.span.contains(from) && !$0.span.contains(to) }, all.filter { $0.span.contains(to) && !$0.span.contains(from) }
        )
    }

    /// The holidays that fall on the same day of every year, for the years from one day to another.
    public func holidays(from: CivilDate, to: CivilDate) -> [(day: CivilDate, entry: Entry<Holiday>)] {
        (min(from.year, to.year)...max(from.year, to.year)).flatMap { year in
            packs.flatMap(\.holidays).compactMap { entry in
                guard let day = CivilDate(year: year, month: entry.rule.month, day: entry.rule.day), entry.span.contains(day) else { return nil }
                return (day, entry)
            }
        }
    }

    /// Drops what a stronger entry replaces: an entry of the agency replaces the local examples, and what the legal officer set aside is gone.
    func standing<Rule>(_ entries: [Entry<Rule>], _ confirmations: Confirmations) -> [Entry<Rule>] {
        let kept = entries.filter { if case .setAside = $0.source(confirmations).weight { false } else { true } }
        return kept.contains { $0.scope == .agency } ? kept.filter { $0.scope != .local } : kept
    }
}

extension Pack {
    /// Every entry with its own award names only.
    var lines: [RuleLine] { lines { code in Words(code.rawValue, code.rawValue) } }

    func lines(_ name: (AwardCode) -> Words) -> [RuleLine] {
        func names(_ codes: Set<AwardCode>) -> Words {
            let all = codes.sorted().map(name)
            return Words(all.map(\.vi).joined(separator: ", "), all.map(\.en).joined(separator: ", "))
        }
        func line<Rule>(
            _ entry: Entry<Rule>, _ section: Section, _ awards: Set<AwardCode>, _ words: Words, _ condition: Condition? = nil
        ) -> RuleLine {
            RuleLine(
                id: entry.id, pack: id, section: section, words: words, awards: awards, citation: entry.citation, span: entry.span,
                confidence: entry.confidence, scope: entry.scope, note: entry.note, line: entry.line, condition: condition)
        }
        var found: [RuleLine] = []
        found += awards.map { entry in
            let award = entry.rule
            let deciders = Authority.allCases.filter(award.deciders.contains)
            return line(
                entry, .awards, [award.code],
                Words(
                    "\(award.name.vi): \(award.kind.label.vi), \(deciders.map(\.label.vi).joined(separator: " hoặc ")) quyết định",
                    "\(award.name.en): \(award.kind.label.en), decided by \(deciders.map(\.label.en).joined(separator: " or "))"))
        }
        found += criteria.map { entry in
            let award = name(entry.rule.award)
            let subjects = AwardeeKind.allCases.filter(entry.rule.subjects.contains)
            let whom =
                subjects.isEmpty
                ? Words("", "")
                : Words(" (\(subjects.map(\.label.vi).joined(separator: ", ")))", " (\(subjects.map(\.label.en).joined(separator: ", ")))")
            return line(
                entry, .criteria, [entry.rule.award], Words("\(award.vi)\(whom.vi)", "\(award.en)\(whom.en)"), entry.rule.condition)
        }
        found += votings.map { entry in
            let pass: Words =
                switch entry.rule.pass {
                case .percent(let percent): Words("ít nhất \(percent)% tổng số thành viên", "at least \(percent)% of all members")
                case .majority: Words("quá nửa tổng số thành viên", "more than half of all members")
                }
            let how = entry.rule.isBallot ? Words("bỏ phiếu", "by ballot") : Words("biểu quyết", "by vote")
            let names = names(entry.rule.awards)
            return line(entry, .votings, entry.rule.awards, Words("\(names.vi): \(how.vi), \(pass.vi)", "\(names.en): \(how.en), \(pass.en)"))
        }
        found += quorums.map { entry in
            let share = "\(entry.rule.numerator)/\(entry.rule.denominator)"
            let written = entry.rule.countsWritten ? Words(", kể cả ý kiến bằng văn bản", ", written opinions included") : Words("", "")
            let when = entry.rule.isForAwards ? Words("Phiên xét khen thưởng: ", "Sessions on awards: ") : Words("Mọi phiên họp: ", "Every session: ")
            return line(
                entry, .quorums, [],
                Words("\(when.vi)ít nhất \(share) thành viên\(written.vi)", "\(when.en)at least \(share) of the members\(written.en)"))
        }
        found += quotas.map { entry in line(entry, .quotas, entry.rule.awards, entry.rule.words(names(entry.rule.awards), name)) }
        found += parts.map { line($0, .parts, $0.rule.awards, $0.rule.name) }
        found += deadlines.map { entry in
            let limit = entry.rule.limit.words
            return line(entry, .deadlines, [], Words("\(entry.rule.name.vi): \(limit.vi)", "\(entry.rule.name.en): \(limit.en)"))
        }
        found += guards.map { line($0, .guards, [], $0.rule.rule) }
        found += multiples.map { entry in
            let award = name(entry.rule.award)
            let whom = AwardeeKind.allCases.filter(entry.rule.subjects.contains)
            let vi = whom.isEmpty ? "" : " (\(whom.map(\.label.vi).joined(separator: ", ")))"
            let en = whom.isEmpty ? "" : " (\(whom.map(\.label.en).joined(separator: ", ")))"
            return line(
                entry, .multiples, [entry.rule.award],
                Words("\(award.vi)\(vi): \(entry.rule.text) lần lương cơ sở", "\(award.en)\(en): \(entry.rule.text) times the base salary"))
        }
        found += salaries.map { entry in
            let amount = Money.text(entry.rule.amount)
            return line(entry, .salaries, [], Words("\(amount.vi) một tháng", "\(amount.en) a month"))
        }
        found += roundings.map { entry in
            let step = Money.text(entry.rule.step)
            return line(entry, .roundings, [], Words("Làm tròn lên đến \(step.vi)", "Rounded up to \(step.en)"))
        }
        found += sameTime.map { line($0, .sameTime, [], $0.rule.rule) }
        found += transitions.map { entry in
            let day = entry.rule.begins.vietnamese
            let better =
                entry.rule.isFavourable
                ? Words("; quy định mới có lợi hơn thì áp dụng quy định mới", "; where the new rules are more favourable they hold") : Words("", "")
            return line(
                entry, .transitions, [],
                Words("Hồ sơ tiếp nhận trước \(day) theo quy định cũ\(better.vi)", "Dossiers received before \(day) follow the old rules\(better.en)")
            )
        }
        found += holidays.map {
            line(
                $0, .holidays, [], Words("\($0.rule.day)/\($0.rule.month): \($0.rule.name.vi)", "\($0.rule.day)/\($0.rule.month): \($0.rule.name.en)")
            )
        }
        found += grounds.map { line($0, .grounds, [], Words($0.rule.text, $0.rule.text)) }
        return found
    }
}

extension Deadline.Limit {
    /// How it is counted, in words.
    public var words: Words {
        switch self {
        case .days(let days) where days < 0: Words("trước ít nhất \(-days) ngày", "at least \(-days) days before")
        case .days(let days): Words("\(days) ngày", "\(days) days")
        case .workingDays(let days) where days < 0: Words("trước ít nhất \(-days) ngày làm việc", "at least \(-days) working days before")
        case .workingDays(let days): Words("\(days) ngày làm việc", "\(days) working days")
        case .months(let months): Words("\(months) tháng", "\(months) months")
        case .yearly(let month, let day): Words("trước ngày \(day)/\(month) hằng năm", "before \(day)/\(month) of every year")
        }
    }

    /// The last day on which it is kept, counted from an event; for a yearly limit the last day before it in the year of the event.
    public func last(from event: CivilDate, calendar: WorkingCalendar) -> CivilDate {
        switch self {
        case .days(let days): event.adding(days: days)
        case .workingDays(let days): calendar.adding(days, to: event)
        case .months(let months): event.adding(months: months)
        case .yearly(let month, let day): (CivilDate(year: event.year, month: month, day: day) ?? event).adding(days: -1)
        }
    }
}
