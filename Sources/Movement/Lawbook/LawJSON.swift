public import Law
public import Vietnamese

/// How the law, and what follows from it, reads in JSON: the same on the command line and in the API.
public enum LawJSON {
    /// Both wordings.
    public static func words(_ words: Words) -> JSONValue { ["vi": .string(words.vi), "en": .string(words.en)] }

    /// Where a rule comes from and how far it binds.
    public static func rule(_ source: Source, _ what: String? = nil) -> JSONValue {
        var answer: [String: JSONValue] = [
            "entry": .string(source.entry), "text": .string(source.citation.text), "document": .string(source.citation.document),
            "article": .string(source.citation.article), "binds": .bool(source.weight.binds),
        ]
        if let what { answer["for"] = .string(what) }
        switch source.weight {
        case .law: answer["standing"] = "law"
        case .confirmed(_, let day): answer["standing"] = ["confirmed": .string(day.iso)]
        case .setAside(_, let day): answer["standing"] = ["setAside": .string(day.iso)]
        case .unconfirmed(let confidence, let scope):
            answer["standing"] = ["unconfirmed": .string(confidence.rawValue), "scope": .string(scope.rawValue)]
        }
        return .object(answer)
    }

    /// One step of a proof with all below it.
    public static func proof(_ proof: Proof) -> JSONValue {
        [
            "kind": .string(proof.kind), "rule": words(proof.rule), "verdict": .string(proof.verdict.rawValue),
            "severity": .string(proof.severity.rawValue),
            "source": proof.source.map { rule($0) } ?? .null, "facts": .array(proof.facts.map(words)),
            "evidence": .array(proof.evidence.map { ["label": .string($0.label), "page": JSONValue($0.href)] }),
            "missing": .array(proof.missing.map(words)), "next": proof.next.map(words) ?? .null,
            "children": .array(proof.children.map { self.proof($0) }),
        ]
    }

    /// An examination, with the one by the more favourable law beside it when there is one.
    public static func examination(_ one: Examination, other: Examination? = nil) -> JSONValue {
        var answer: [String: JSONValue] = [
            "award": .string(one.award.code.rawValue), "name": words(one.award.name), "outcome": .string(one.outcome.rawValue),
            "outcomeWords": words(one.outcome.label), "regime": ["id": .string(one.regime.id), "name": words(one.regime.name)],
            "lawOf": .string(one.day.iso), "criteria": proof(one.criteria), "guards": .array(one.guards.map { proof($0) }),
            "dossier": .array(one.dossier.map { proof($0) }),
            "inTheWay": .array(one.inTheWay.map { ["kind": .string($0.kind), "rule": words($0.rule), "verdict": .string($0.verdict.rawValue)] }),
        ]
        if let other { answer["moreFavourable"] = examination(other) }
        return .object(answer)
    }

    /// An entry as lists show it.
    public static func line(_ line: RuleLine, _ confirmations: Confirmations) -> JSONValue {
        let source = Source(
            entry: line.id, citation: line.citation, weight: confirmations.weight(of: line.id, scope: line.scope, confidence: line.confidence))
        return [
            "entry": .string(line.id), "pack": .string(line.pack), "section": .string(line.section.rawValue), "words": words(line.words),
            "awards": .array(line.awards.sorted().map { .string($0.rawValue) }), "from": JSONValue(line.span.from?.iso),
            "to": JSONValue(line.span.to?.iso),
            "confidence": .string(line.confidence.rawValue), "scope": .string(line.scope.rawValue), "note": line.note.map(words) ?? .null,
            "source": rule(source),
        ]
    }

    /// Prize money with its calculation and sources.
    public static func prize(_ prize: Prize, _ confirmations: Confirmations = Confirmations()) -> JSONValue {
        [
            "award": .string(prize.award.rawValue), "name": words(LawBook.shipped.name(prize.award)), "subject": .string(prize.subject.rawValue),
            "on": .string(prize.day.iso), "base": .int(Int64(prize.base.rule.amount)),
            "multiple": .double(Double(prize.multiple.rule.thousandths) / 1000),
            "amount": .int(Int64(prize.amount)), "formula": words(prize.formula),
            "citations": .array([
                rule(prize.multiple.source(confirmations), "multiple"), rule(prize.base.source(confirmations), "base"),
                rule(prize.rounding.source(confirmations), "rounding"),
            ]),
        ]
    }

    /// What a vote comes to, of all members.
    public static func vote(
        _ result: VoteResult, _ award: AwardCode, on day: CivilDate, _ confirmations: Confirmations = Confirmations()
    ) -> JSONValue {
        let voting = result.voting.map { [rule($0.source(confirmations), "voting")] } ?? []
        return [
            "award": .string(award.rawValue), "on": .string(day.iso), "members": .int(Int64(result.members)), "yes": .int(Int64(result.yes)),
            "written": .int(Int64(result.written)), "needed": .int(Int64(result.needed)), "percentOfTotal": .double(result.percent),
            "passes": .bool(result.passes), "ballot": .bool(result.isBallot), "quorum": result.quorums.first.map { .int(Int64($0.needed)) } ?? .null,
            "quorums": .array(
                result.quorums.map {
                    [
                        "needed": .int(Int64($0.needed)), "share": .string("\($0.entry.rule.numerator)/\($0.entry.rule.denominator)"),
                        "countsWritten": .bool($0.entry.rule.countsWritten), "forAwards": .bool($0.entry.rule.isForAwards),
                        "rule": rule($0.entry.source(confirmations), "quorum"),
                    ]
                }),
            "citations": .array(voting + result.quorums.map { rule($0.entry.source(confirmations), "quorum") }),
        ]
    }

    /// Working days, with the days between that are off.
    public static func days(from: CivilDate, working: Int, to last: CivilDate, _ calendar: WorkingCalendar, _ book: LawBook) -> JSONValue {
        let between = (min(from, last).dayNumber + 1..<max(max(from, last).dayNumber, min(from, last).dayNumber + 1)).map(CivilDate.init(dayNumber:))
        let skipped = between.filter { !calendar.isWorking($0) }
        let holidays = book.holidays(from: from, to: last).filter { skipped.contains($0.day) }
        return [
            "from": .string(from.iso), "working": .int(Int64(working)), "to": .string(last.iso), "skipped": .array(skipped.map { .string($0.iso) }),
            "citations": .array(holidays.map { rule($0.entry.source(Confirmations()), $0.entry.rule.name.en) }),
        ]
    }
}
