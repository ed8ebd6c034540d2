internal import Movement
internal import PlanReading
internal import Vietnamese

/// How plans read in JSON.
enum PlanJSON {
    static func number(_ value: Int) -> JSONValue { .int(Int64(value)) }

    static func strings(_ values: [String]) -> JSONValue { .array(values.map(JSONValue.string)) }

    static func span(_ span: SourceSpan?) -> JSONValue {
        guard let span else { return .null }
        return ["start": number(span.start), "end": number(span.end)]
    }

    static func owner(_ owner: Owner) -> JSONValue {
        ["kind": .string(owner.kind.rawValue), "id": JSONValue(owner.id), "label": APIAnswer.text(owner.label), "lead": .bool(owner.isLead)]
    }

    static func summary(_ plan: PlanSummary) -> JSONValue {
        [
            "id": .string(plan.id), "title": .string(plan.title), "status": .string(plan.status.rawValue), "version": number(plan.version),
            "createdAt": .string(plan.createdAt.iso8601), "obligations": number(plan.obligations), "notAccepted": number(plan.notAccepted),
            "withoutOwner": number(plan.withoutOwner), "ready": .bool(plan.isReady), "movement": JSONValue(plan.slug),
        ]
    }

    /// The review: `reading` is what the reader made of the text, in the same form as `thidua plan read --format json`.
    static func review(_ model: ReviewModel) -> JSONValue {
        [
            "plan": summary(model.summary), "version": version(model.version), "source": .string(model.source),
            "reading": JSONValue(json: model.document.json().utf8) ?? .null,
            "sections": .array(
                model.sections.map {
                    ["clause": .string($0.clause), "heading": .string($0.heading), "start": number($0.start), "end": number($0.end)]
                }),
            "obligations": .array(model.obligations.map(obligation)), "takenOut": .array(model.takenOut.map(obligation)),
            "versions": .array(model.versions.map(version)), "mayPrepare": .bool(model.mayPrepare), "mayLaunch": .bool(model.mayLaunch),
            "blockers": .array(
                model.blockers.map { ["code": .string($0.code), "message": APIAnswer.text($0.reason), "next": APIAnswer.text($0.next)] }),
        ]
    }

    private static func version(_ version: PlanVersion) -> JSONValue {
        [
            "number": number(version.number), "hash": .string(version.hash), "note": .string(version.note),
            "createdAt": .string(version.createdAt.iso8601), "author": JSONValue(version.author),
        ]
    }

    private static func obligation(_ one: ReviewObligation) -> JSONValue {
        [
            "id": .string(one.id), "clause": .string(one.clause), "kind": .string(one.kind.rawValue), "text": .string(one.text),
            "named": strings(one.named), "source": span(one.source), "due": JSONValue(one.due?.iso), "state": .string(one.state.rawValue),
            "owners": .array(one.owners.map(owner)),
        ]
    }
}

/// How movements, acknowledgements and the desk read in JSON.
enum MovementJSON {
    static func summary(_ movement: MovementSummary) -> JSONValue {
        [
            "id": .string(movement.id), "slug": .string(movement.slug), "name": .string(movement.name), "from": .string(movement.from.iso),
            "to": .string(movement.to.iso), "launchedAt": .string(movement.launchedAt.iso8601), "authority": .string(movement.authority),
            "clausesAlive": PlanJSON.number(movement.liveness.alive), "clauses": PlanJSON.number(movement.liveness.total),
        ]
    }

    static func page(_ model: MovementModel) -> JSONValue {
        [
            "movement": summary(model.summary), "plan": .string(model.plan), "planTitle": .string(model.planTitle),
            "version": PlanJSON.number(model.version), "hash": .string(model.hash),
            "acknowledgements": model.share.map(share) ?? .null, "concerned": .bool(model.isConcerned),
            "groups": .array(
                model.groups.map {
                    ["clause": .string($0.clause), "heading": .string($0.heading), "clauses": .array($0.clauses.map(clause))]
                }),
        ]
    }

    private static func clause(_ one: MovementClause) -> JSONValue {
        [
            "id": .string(one.id), "clause": .string(one.clause), "kind": .string(one.kind.rawValue), "text": .string(one.text),
            "source": PlanJSON.span(one.source), "named": PlanJSON.strings(one.named), "owners": .array(one.owners.map(PlanJSON.owner)),
            "due": JSONValue(one.due?.iso), "alive": .bool(one.isAlive), "late": .bool(one.isLate), "events": PlanJSON.number(one.events),
            "lastEvent": JSONValue(one.lastEvent?.iso),
        ]
    }

    private static func share(_ share: AcknowledgementShare) -> JSONValue {
        ["done": PlanJSON.number(share.done), "total": PlanJSON.number(share.total)]
    }

    static func acknowledgements(_ model: AcknowledgementModel) -> JSONValue {
        [
            "movement": .string(model.movement), "slug": .string(model.slug), "version": PlanJSON.number(model.version),
            "all": model.share.map(share) ?? .null, "concerned": .bool(model.isConcerned), "ownAt": JSONValue(model.ownAt?.iso8601),
            "ownVersion": model.ownVersion.map(PlanJSON.number) ?? .null,
            "units": .array(
                model.units.map { unit in
                    [
                        "unit": .string(unit.unit), "code": .string(unit.code), "name": APIAnswer.text(unit.name), "done": PlanJSON.number(unit.done),
                        "earlier": PlanJSON.number(unit.earlier), "total": PlanJSON.number(unit.total),
                        "silent": .array(
                            unit.silent.map { ["person": .string($0.id), "name": .string($0.name), "opened": .bool($0.hasOpened)] }),
                    ]
                }),
        ]
    }

    static func desk(_ desk: Desk) -> JSONValue {
        [
            "acknowledgements": .array(
                desk.acknowledgements.map {
                    [
                        "movement": .string($0.slug), "name": .string($0.name), "version": PlanJSON.number($0.version),
                        "since": .string($0.since.iso), "opened": .bool($0.hasOpened), "earlier": $0.earlier.map(PlanJSON.number) ?? .null,
                    ]
                }),
            "reports": .array(desk.reports.map(TargetJSON.owed)), "obligations": .array(desk.obligations.map(obligation)),
            "drafts": .array(desk.drafts.map(PlanJSON.summary)),
            "waiting": .array(desk.waiting.map(PlanJSON.summary)), "checks": .array(desk.checks.map(ScoringJSON.owed)),
            "silentUnits": .array(
                desk.silentUnits.map {
                    [
                        "movement": .string($0.slug), "unit": .string($0.unit), "name": APIAnswer.text($0.name),
                        "clauses": PlanJSON.number($0.clauses),
                    ]
                }),
            "pledges": .array(desk.pledges.map(PledgeJSON.owed)), "exemplars": .array(desk.exemplars.map(ExemplarJSON.owed)),
            "letters": UrgingJSON.desk(desk).letters, "raised": UrgingJSON.desk(desk).raised,
            "contests": .array(
                desk.contests.map {
                    [
                        "contest": .string($0.slug), "title": .string($0.title), "round": PlanJSON.number($0.round),
                        "closes": .string($0.closes.iso8601),
                    ]
                }),
            "passOns": .array(
                desk.passOns.map {
                    [
                        "movement": .string($0.slug), "name": .string($0.movement), "code": .string($0.code), "unit": APIAnswer.text($0.unit),
                        "since": .string($0.since.iso),
                    ]
                }),
        ]
    }

    private static func obligation(_ one: OwedObligation) -> JSONValue {
        [
            "movement": .string(one.slug), "name": .string(one.movement), "clause": .string(one.clause), "kind": .string(one.kind.rawValue),
            "text": .string(one.text), "lead": .bool(one.isLead), "due": JSONValue(one.due?.iso), "lastEvent": JSONValue(one.lastEvent?.iso),
            "since": .string(one.since.iso), "late": .bool(one.isLate),
        ]
    }
}
