internal import Movement
internal import Vietnamese

/// Targets and their reports, for programs.
let targetViews: [APIView] = [
    APIView(
        path: "/api/v1/movements/{slug}/targets", name: "targets",
        summary: "Targets of a movement, in the order they were set: goal, level, late reports",
        parameters: [
            ("unit", "identifier of a unit"), ("late", "1 for only those with a late report"), ("clause", "path of a clause"),
            ("after", "position of the last target of the page before"), ("limit", "targets on a page, up to 200"),
        ]
    ) { look in
        let (slug, viewer) = try look.movement()
        let filter = TargetFilter(
            unit: look.query("unit"), isLate: look.query("late") == "1", clause: look.query("clause"),
            after: look.query("after").flatMap { Int($0) } ?? 0)
        let lines = try TargetQueries.list(slug: slug, filter, for: viewer, today: look.today, limit: look.limit, in: look.session)
        return [
            "targets": .array(lines.map(TargetJSON.line)),
            "next": lines.count == look.limit ? lines.last.map { .string(String($0.position)) } ?? .null : .null,
        ]
    },
    APIView(
        path: "/api/v1/targets/{target}", name: "target",
        summary: "One target: its periods, reports, register and evidence as far as the caller may see",
        parameters: []
    ) { look in
        TargetJSON.page(try TargetQueries.page(look.parameter("target"), for: look.viewer, today: look.today, in: look.session))
    },
]

/// How targets read in JSON; numbers are exact, so they are text.
enum TargetJSON {
    static func line(_ line: TargetLine) -> JSONValue {
        [
            "id": .string(line.id), "code": .string(line.code), "title": .string(line.title), "clause": .string(line.clause),
            "kind": .string(line.kind.rawValue), "measure": .string(line.measure.rawValue), "unitLabel": .string(line.unitLabel),
            "direction": .string(line.direction.rawValue), "source": .string(line.source.rawValue), "baseline": JSONValue(line.baseline?.plain),
            "goal": .string(line.goal.plain), "owner": PlanJSON.owner(line.owner), "unit": JSONValue(line.unit),
            "unitName": line.unitName.map(APIAnswer.text) ?? .null, "level": JSONValue(line.level?.plain),
            "achieved": JSONValue(line.achieved?.plain),
            "lastPeriod": JSONValue(line.lastPeriod), "lastOn": JSONValue(line.lastOn?.iso), "late": PlanJSON.number(line.late),
            "open": .bool(line.isOpen), "position": PlanJSON.number(line.position),
        ]
    }

    static func page(_ model: TargetModel) -> JSONValue {
        [
            "target": line(model.line), "movement": .string(model.slug), "wording": .string(model.wording),
            "baselineOn": JSONValue(model.baselineOn?.iso), "starts": .string(model.starts.iso), "ends": .string(model.ends.iso),
            "cadence": .string(model.cadence.rawValue), "note": .string(model.note), "version": PlanJSON.number(model.version),
            "periods": .array(model.periods.map(period)), "reports": .array(model.reports.map(report)), "entries": .array(model.entries.map(entry)),
            "evidence": .array(
                model.evidence.map {
                    ["id": .string($0.id), "title": .string($0.title), "report": JSONValue($0.progress), "entry": JSONValue($0.entry)]
                }), "seesBehind": .bool(model.seesBehind), "mayReport": .bool(model.mayReport), "maySet": .bool(model.maySet),
        ]
    }

    private static func period(_ one: DuePeriod) -> JSONValue {
        [
            "period": .string(one.period), "from": .string(one.from.iso), "to": .string(one.to.iso), "due": .string(one.due.iso),
            "state": .string(one.state.rawValue), "reportedOn": JSONValue(one.reportedOn?.iso), "late": .bool(one.isLate),
        ]
    }

    private static func report(_ one: ReportLine) -> JSONValue {
        [
            "id": .string(one.id), "period": .string(one.period), "value": .string(one.value.plain), "whole": JSONValue(one.whole?.plain),
            "level": .string(one.level.plain), "on": .string(one.on.iso), "at": .string(one.at.iso8601), "replaced": .bool(one.isReplaced),
            "sentence": JSONValue(one.sentence), "who": JSONValue(one.who), "reason": JSONValue(one.reason),
        ]
    }

    private static func entry(_ one: EntryLine) -> JSONValue {
        [
            "id": .string(one.id), "kind": .string(one.kind.rawValue), "title": .string(one.title), "on": .string(one.on.iso),
            "amount": .string(one.amount.plain), "fields": .object(one.fields), "who": JSONValue(one.who), "withdrawn": JSONValue(one.withdrawn),
        ]
    }

    static func owed(_ one: OwedReport) -> JSONValue {
        [
            "target": .string(one.target), "code": .string(one.code), "title": .string(one.title), "movement": .string(one.slug),
            "period": .string(one.period), "due": .string(one.due.iso), "late": .bool(one.isLate),
            "raisedOn": one.raisedOn.map { .string($0.iso) } ?? .null,
        ]
    }
}
