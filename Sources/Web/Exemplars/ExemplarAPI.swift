internal import Movement
internal import Vietnamese

/// Exemplars, for programs.
let exemplarViews: [APIView] = [
    APIView(
        path: "/api/v1/movements/{slug}/exemplars", name: "exemplars",
        summary: "Exemplars of a movement as far as the caller may see: the published ones with their place, by measured adoption, then the others",
        parameters: []
    ) { look in
        let (slug, viewer) = try look.movement()
        let list = try ExemplarQueries.list(slug: slug, for: viewer, today: look.today, in: look.session)
        return [
            "movement": .string(list.movement), "slug": .string(slug),
            "published": .array(
                list.published.map { ["place": PlanJSON.number($0.place), "exemplar": ExemplarJSON.line($0.line)] }),
            "others": .array(list.others.map(ExemplarJSON.line)),
        ]
    },
    APIView(
        path: "/api/v1/movements/{slug}/exemplar-suggestions", name: "suggestions",
        summary: "Suggested exemplars with their reasons; for the officer, the head, the council, and the head of a unit for that unit",
        parameters: []
    ) { look in
        let page = try SuggestionQueries.page(slug: look.parameter("slug"), for: look.viewer, today: look.today, in: look.session)
        return [
            "movement": .string(page.movement), "suggestions": .array(page.suggestions.map(ExemplarJSON.suggestion)),
            "withoutEvidence": PlanJSON.number(page.withoutEvidence),
        ]
    },
    APIView(
        path: "/api/v1/movements/{slug}/exemplar-fairness", name: "fairness",
        summary: "Who is never suggested, in numbers; groups of fewer than five are not told apart",
        parameters: [("from", "first day; the launch without it"), ("to", "last day; today without it")]
    ) { look in
        let page = try FairnessQueries.page(
            slug: look.parameter("slug"), from: look.query("from").flatMap(CivilDate.init(iso:)), to: look.query("to").flatMap(CivilDate.init(iso:)),
            for: look.viewer, today: look.today, in: look.session)
        return ExemplarJSON.fairness(page)
    },
    APIView(path: "/api/v1/exemplars/{exemplar}", name: "exemplar", summary: "One exemplar with who took it over", parameters: []) { look in
        ExemplarJSON.page(try ExemplarQueries.page(look.parameter("exemplar"), for: look.viewer, today: look.today, in: look.session))
    },
]

/// How exemplars read in JSON.
enum ExemplarJSON {
    static func line(_ line: ExemplarLine) -> JSONValue {
        [
            "id": .string(line.id), "reference": .string(line.reference), "kind": .string(line.kind.rawValue),
            "subject": APIAnswer.text(line.subject), "title": .string(line.title), "state": .string(line.state.rawValue),
            "published": JSONValue(line.state == .published ? line.published?.iso : nil), "adopted": PlanJSON.number(line.adopted),
            "measured": PlanJSON.number(line.measured),
        ]
    }

    static func result(_ result: MeasuredResult, evidence: Bool) -> JSONValue {
        [
            "measure": .string(result.measure), "unit": .string(result.unitLabel), "before": .string(result.before.plain),
            "after": .string(result.after.plain), "source": .string(result.source), "target": JSONValue(result.target),
            "evidence": JSONValue(evidence ? result.evidence : nil),
        ]
    }

    private static func text(_ text: ExemplarText, evidence: Bool) -> JSONValue {
        [
            "version": PlanJSON.number(text.number), "title": .string(text.title), "story": .string(text.story),
            "steps": .array(text.steps.map(JSONValue.string)), "result": result(text.result, evidence: evidence),
        ]
    }

    private static func adoption(_ one: Adoption, evidence: Bool) -> JSONValue {
        [
            "id": .string(one.id), "number": PlanJSON.number(one.number), "unit": JSONValue(one.unit), "name": APIAnswer.text(one.name),
            "place": .string(one.place), "since": .string(one.since.iso), "learnedFrom": JSONValue(one.learnedFrom),
            "confirmed": .bool(one.isConfirmed), "checked": .bool(one.isChecked), "ended": .bool(one.isEnded),
            "results": .array(
                one.results.map {
                    [
                        "number": PlanJSON.number($0.number), "on": .string($0.on.iso), "result": result($0.result, evidence: evidence),
                        "confirmed": .bool($0.isConfirmed), "checked": .bool($0.isChecked),
                    ]
                }), "may": .array(one.may.map(\.rawValue).sorted().map(JSONValue.string)),
        ]
    }

    static func page(_ model: ExemplarPage) -> JSONValue {
        var object: [String: JSONValue] = [
            "exemplar": line(model.line), "movement": .string(model.slug), "unit": model.unitName.map(APIAnswer.text) ?? .null,
            "text": model.text.map { text($0, evidence: model.seesNurture) } ?? .null,
            "adoptions": .array(model.adoptions.map { adoption($0, evidence: model.seesNurture) }),
            "may": .array(model.may.map(\.rawValue).sorted().map(JSONValue.string)),
        ]
        if model.seesNurture {
            object["nurture"] = [
                "grounds": .string(model.grounds), "reason": .string(model.reason), "mentor": JSONValue(model.mentor),
                "steps": .array(
                    model.steps.map {
                        ["id": .string($0.id), "what": .string($0.what), "by": .string($0.by.iso), "done": JSONValue($0.done?.iso)]
                    }),
                "checkIns": .array(model.checkIns.map { ["on": .string($0.on.iso), "seen": .string($0.seen), "by": .string($0.by)] }),
                "consents": .array(
                    model.consents.map {
                        [
                            "version": PlanJSON.number($0.version), "named": .bool($0.isNamed), "document": .string($0.document),
                            "given": .string($0.given.iso), "withdrawn": JSONValue($0.withdrawn?.iso),
                        ]
                    }), "draft": model.draft.map { text($0, evidence: true) } ?? .null,
            ]
        }
        return .object(object)
    }

    static func suggestion(_ one: Suggestion) -> JSONValue {
        [
            "suggestion": .string(one.key), "source": .string(one.source.rawValue), "kind": .string(one.subject.kind.rawValue),
            "subject": .string(one.subject.id), "name": APIAnswer.text(one.subject.name), "unit": JSONValue(one.subject.unit),
            "baseline": .string(one.before.plain), "now": .string(one.now.plain), "strength": .string(one.strength.plain),
            "median": JSONValue(one.median?.plain), "compared": PlanJSON.number(one.size), "formula": APIAnswer.text(one.formula),
            "why": APIAnswer.text(one.why), "days": APIAnswer.text(one.days),
            "evidence": .array(one.evidence.map { ["title": APIAnswer.text($0.title), "page": .string($0.href)] }),
            "aside": JSONValue(one.aside), "exemplar": JSONValue(one.exemplar),
        ]
    }

    private static func group(_ group: FairnessGroup) -> JSONValue {
        [
            "name": APIAnswer.text(group.name), "people": PlanJSON.number(group.people), "suggested": PlanJSON.number(group.suggested),
            "never": PlanJSON.number(group.never), "neverPercent": .string(group.share.plain),
        ]
    }

    static func fairness(_ page: FairnessPage) -> JSONValue {
        [
            "from": .string(page.from.iso), "to": .string(page.to.iso), "all": group(page.all),
            "tables": .array(page.tables.map { ["by": .string($0.view.rawValue), "groups": .array($0.groups.map(group))] }),
            "weeks": .array(
                page.weeks.map {
                    ["end": .string($0.end.iso), "suggested": PlanJSON.number($0.suggested), "never": PlanJSON.number($0.never)]
                }), "units": PlanJSON.number(page.units), "suggestedUnits": PlanJSON.number(page.suggestedUnits),
        ]
    }

    static func owed(_ one: OwedExemplar) -> JSONValue {
        [
            "exemplar": .string(one.id), "title": .string(one.title), "movement": .string(one.movement), "what": .string(one.what.rawValue),
            "day": .string(one.day.iso),
        ]
    }
}
