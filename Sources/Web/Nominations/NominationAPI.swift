internal import Law
internal import Movement
internal import Storage
internal import Vietnamese

/// Nominations, for programs.
let nominationViews: [APIView] = [
    APIView(
        path: "/api/v1/nominations", name: "nominations", summary: "Nominations, newest first, as far as the caller may see",
        parameters: [
            ("after", "what the page before gave as next"),
            ("state", "draft, reviewed, submitted, returned, received, meets, not-met, upward or withdrawn"),
            ("award", "code of an award"), ("year", "year"), ("round", "identifier of a round"), ("movement", "identifier of a movement"),
            ("q", "words of name and achievement"),
        ]
    ) { look in
        try look.requireSignedIn()
        var filter = NominationFilter()
        filter.state = look.query("state").flatMap(NominationState.init)
        filter.award = look.query("award")
        filter.year = look.query("year").flatMap { Int($0) }
        filter.round = look.query("round")
        filter.movement = look.query("movement")
        filter.words = look.query("q") ?? ""
        let list = try NominationQueries.list(filter, after: look.query("after"), for: look.viewer, now: look.now, in: look.session)
        return [
            "nominations": .array(list.lines.map(NominationJSON.line)), "next": JSONValue(list.next),
            "counts": .object(Dictionary(uniqueKeysWithValues: list.counts.map { ($0.key.rawValue, .int(Int64($0.value))) })),
            "suspended": .int(Int64(list.suspended)), "late": .int(Int64(list.late)), "rounds": .array(list.rounds.map(NominationJSON.round)),
        ]
    },
    APIView(
        path: "/api/v1/nominations/{nomination}", name: "nomination", summary: "One nomination with its task list, report and examination",
        parameters: [("version", "a version that was kept")]
    ) { look in
        NominationJSON.page(
            try NominationQueries.page(
                look.parameter("nomination"), version: look.query("version").flatMap { Int($0) }, for: look.viewer, now: look.now, in: look.session))
    },
    APIView(
        path: "/api/v1/nomination-rounds/{call}", name: "nomination-round",
        summary: "One round with its quotas, how they were worked out and who has a place",
        parameters: []
    ) { look in
        let (round, quotas) = try NominationQueries.round(look.parameter("call"), for: look.viewer, now: look.now, in: look.session)
        return ["round": NominationJSON.round(round), "quotas": .array(quotas.map(NominationJSON.quota))]
    },
]

/// How nominations read in JSON.
enum NominationJSON {
    static func line(_ line: NominationLine) -> JSONValue {
        [
            "id": .string(line.id), "reference": .string(line.reference), "kind": .string(line.kind.rawValue), "name": APIAnswer.text(line.name),
            "award": .string(line.award), "year": .int(Int64(line.year)), "movement": JSONValue(line.movement),
            "unit": line.unit.map(APIAnswer.text) ?? .null, "state": .string(line.state.rawValue), "suspended": .bool(line.isSuspended),
            "minutesLate": line.minutesLate.map { .int(Int64($0)) } ?? .null, "lateQueue": .bool(line.isLateWaiting),
            "lacks": line.lacks.map { .array($0.map(APIAnswer.text)) } ?? .null, "since": .string(line.changed.iso),
        ]
    }

    static func round(_ round: RoundLine) -> JSONValue {
        [
            "id": .string(round.id), "title": .string(round.title), "movement": JSONValue(round.movement), "year": .int(Int64(round.year)),
            "closes": .string(round.closes.iso8601), "upward": JSONValue(round.upward?.iso), "event": JSONValue(round.event?.iso),
            "open": .bool(round.isOpen), "holdsStopClock": .bool(round.holdsStopClock),
        ]
    }

    static func quota(_ quota: QuotaStanding) -> JSONValue {
        [
            "id": .string(quota.id), "awards": .array(quota.awards.map(JSONValue.string)), "words": APIAnswer.text(quota.words),
            "formula": APIAnswer.text(quota.formula), "basis": APIAnswer.text(quota.basis), "source": .string(quota.source),
            "allowed": .int(Int64(quota.allowed)), "taken": .int(Int64(quota.taken)), "tied": .array(quota.tied.map(JSONValue.string)),
            "left": .array(quota.left.map(JSONValue.string)),
            "nominations": .array(
                quota.lines.map {
                    [
                        "id": .string($0.id), "reference": .string($0.reference), "votesPermille": $0.votes.map { .int(Int64($0)) } ?? .null,
                        "place": $0.reason.map(APIAnswer.text) ?? .null,
                    ]
                }),
        ]
    }

    static func page(_ model: NominationModel) -> JSONValue {
        [
            "nomination": line(model.line), "type": .string(model.type.rawValue), "from": .string(model.from.iso), "to": .string(model.to.iso),
            "achievement": .string(model.achievement), "submitted": JSONValue(model.submitted?.iso8601),
            "received": JSONValue(model.received?.iso8601), "receivedMilliseconds": model.received.map { .int($0.milliseconds) } ?? .null,
            "note": .string(model.note), "version": .int(Int64(model.shown)),
            "tasks": .array(
                model.tasks.map {
                    [
                        "part": .string($0.code), "name": APIAnswer.text($0.name), "state": .string($0.state.rawValue),
                        "next": $0.next.map(APIAnswer.text) ?? .null, "binds": .bool($0.isBinding), "source": APIAnswer.text($0.source),
                    ]
                }),
            "report": model.dossier.map(report) ?? .null,
            "versions": .array(
                model.versions.map {
                    ["number": .int(Int64($0.number)), "reason": .string($0.reason), "at": .string($0.at.iso8601), "digest": .string($0.digest)]
                }),
            "minutes": .string(model.minutes), "examination": model.examination.map { LawJSON.examination($0, other: model.other) } ?? .null,
            "holds": .array(
                model.holds.map {
                    [
                        "began": .string($0.began.iso8601), "ended": JSONValue($0.ended?.iso8601), "kind": JSONValue($0.kind?.rawValue),
                        "reason": JSONValue($0.reason),
                    ]
                }),
            "may": .array(model.may.map(\.rawValue).sorted().map(JSONValue.string)),
        ]
    }

    private static func report(_ dossier: Dossier) -> JSONValue {
        let figures = dossier.figures
        func lines(_ all: [AchievementFigures.Line]) -> JSONValue {
            .array(all.map { ["id": .string($0.id), "title": .string($0.title), "detail": APIAnswer.text($0.detail), "ground": .bool($0.isGround)] })
        }
        return [
            "texts": .object(dossier.texts.mapValues(JSONValue.string)), "reports": .int(Int64(figures.reports)),
            "reportsInTime": .int(Int64(figures.reportsInTime)), "thanks": .int(Int64(figures.thanks)), "courses": lines(figures.courses),
            "initiatives": lines(figures.initiatives), "prizes": lines(figures.prizes), "exemplars": lines(figures.exemplars),
            "targets": .array(
                figures.targets.map {
                    [
                        "target": .string($0.id), "code": .string($0.code), "title": .string($0.title),
                        "level": $0.level.map { .string(Quantity(thousandths: $0)[.en]) } ?? .null,
                        "goal": .string(Quantity(thousandths: $0.goal)[.en]), "through": JSONValue($0.through), "ground": .bool($0.isGround),
                        "evidence": .array($0.evidence.map { ["id": .string($0.id), "title": .string($0.title), "sha256": JSONValue($0.hash)] }),
                    ]
                }),
            "files": .array(
                dossier.files.map { ["id": .string($0.id), "part": .string($0.part), "title": .string($0.title), "sha256": .string($0.hash)] }),
            "confirmations": .array(
                dossier.confirmations.map {
                    ["part": .string($0.part), "holds": .bool($0.holds), "note": .string($0.note), "at": .string($0.moment.iso8601)]
                }),
        ]
    }
}
