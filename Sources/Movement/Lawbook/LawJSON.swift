public import Law
internal import Vietnamese

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
}
