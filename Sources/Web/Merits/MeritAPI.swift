internal import Law
internal import Movement
internal import Vietnamese

/// The registers of merit and the reasons for and against awards, for programs.
let meritViews: [APIView] = [
    APIView(
        path: "/api/v1/reasons", name: "reasons", summary: "Why (not) me: every award held against the registers, for the one who asks",
        parameters: MeritJSON.asked
    ) { look in
        guard let person = look.viewer.person else { throw Refusal.signedOut }
        return try MeritJSON.reasons(.person(person), look)
    },
    APIView(
        path: "/api/v1/people/{id}/reasons", name: "person-reasons", summary: "The same about a person, for those who may read it",
        parameters: MeritJSON.asked
    ) { look in try MeritJSON.reasons(.person(look.parameter("id")), look) },
    APIView(
        path: "/api/v1/units/{code}/reasons", name: "unit-reasons", summary: "The same about a unit, with what its members come to",
        parameters: MeritJSON.asked
    ) { look in try MeritJSON.reasons(.unit(look.parameter("code")), look) },
    APIView(
        path: "/api/v1/evaluations", name: "evaluations", summary: "Annual evaluations that the viewer may see",
        parameters: [("year", "Only this year; without it the latest that has any")]
    ) { look in
        try look.requireSignedIn()
        let list = try MeritQueries.evaluations(year: look.query("year").flatMap { Int($0) }, today: look.today, for: look.viewer, in: look.session)
        return [
            "year": PlanJSON.number(list.year), "years": .array(list.years.map(PlanJSON.number)),
            "evaluations": .array(list.entries.map(MeritJSON.evaluation)),
        ]
    },
    APIView(
        path: "/api/v1/awards-on-record", name: "past-awards", summary: "Awards that were given, as far as the viewer may see them",
        parameters: [
            ("year", "Only this year"), ("code", "Only this award"), ("search", "Words of the name or achievement"), ("after", "How many to skip"),
        ]
    ) { look in
        try look.requireSignedIn()
        let list = try MeritQueries.awards(
            year: look.query("year").flatMap { Int($0) }, code: look.query("code"), search: look.query("search") ?? "",
            after: look.query("after").flatMap { Int($0) } ?? 0, today: look.today, for: look.viewer, in: look.session)
        return [
            "total": PlanJSON.number(list.total), "next": list.next.map(PlanJSON.number) ?? .null, "awards": .array(list.awards.map(MeritJSON.award)),
            "years": .array(
                list.years.map {
                    [
                        "year": PlanJSON.number($0.year), "kind": .string($0.kind.rawValue), "complete": .bool($0.isComplete),
                        "reason": .string($0.reason),
                    ]
                }),
        ]
    },
    APIView(
        path: "/api/v1/matters", name: "matters", summary: "Matters that suspend awards, for whoever is in charge of them or may know of all",
        parameters: []
    ) { look in
        ["matters": .array(try MatterQueries.list(today: look.today, for: look.viewer, in: look.session).map(MeritJSON.matter))]
    },
    APIView(
        path: "/api/v1/matters/{matter}", name: "matter", summary: "The file of a matter, within half an hour of `matter.open-file`", parameters: []
    ) { look in
        let id = look.parameter("matter")
        guard let file = try MatterQueries.file(id, now: look.now, for: look.viewer, in: look.session) else {
            return MeritJSON.matter(try MatterQueries.line(id, today: look.today, for: look.viewer, in: look.session))
        }
        return MeritJSON.file(file)
    },
    APIView(path: "/api/v1/disciplines", name: "disciplines", summary: "Disciplines on record, and one's own", parameters: []) { look in
        [
            "disciplines": .array(
                try MatterQueries.disciplines(for: look.viewer, in: look.session).map {
                    [
                        "discipline": .string($0.id), "person": .string($0.person), "name": .string($0.name), "level": .string($0.level.rawValue),
                        "from": .string($0.from.iso), "to": .string($0.to.iso), "document": .string($0.document),
                        "documentOn": .string($0.documentOn.iso),
                        "revoked": .string($0.revoked),
                    ]
                })
        ]
    },
    APIView(path: "/api/v1/maternity-leaves", name: "maternity-leaves", summary: "Maternity leaves on record, and one's own", parameters: []) {
        look in
        [
            "leaves": .array(
                try MatterQueries.leaves(for: look.viewer, in: look.session).map {
                    [
                        "maternity": .string($0.id), "person": .string($0.person), "name": .string($0.name), "from": .string($0.from.iso),
                        "to": .string($0.to.iso), "document": .string($0.document), "withdrawn": .string($0.withdrawn),
                    ]
                })
        ]
    },
]

/// How the registers of merit read in JSON.
enum MeritJSON {
    static let asked = [("year", "The year of the award"), ("on", "The day whose law and registers are used; today without it")]

    static func reasons(_ subject: MeritSubject, _ look: APILook) throws -> JSONValue {
        let day = look.query("on").flatMap { CivilDate(iso: $0) } ?? look.today
        let year = look.query("year").flatMap { Int($0) } ?? (day.month < 7 ? day.year - 1 : day.year)
        let reasons = try MeritReasons.page(of: subject, year: year, on: day, today: look.today, for: look.viewer, in: look.session)
        return [
            "name": .string(reasons.name), "year": PlanJSON.number(reasons.year), "on": .string(reasons.day.iso),
            "awards": .array(
                reasons.examinations.map { one in
                    ["type": .string(one.type.rawValue), "examination": LawJSON.examination(one.examination)]
                }),
            "members": .array(
                reasons.members.map { member in
                    [
                        "person": .string(member.person), "name": .string(member.name),
                        "outcomes": .array(member.outcomes.map { .string($0.rawValue) }),
                    ]
                }),
        ]
    }

    static func evaluation(_ one: Evaluation) -> JSONValue {
        [
            "evaluation": .string(one.id), "kind": .string(one.subject.kind.rawValue), "subject": .string(one.subject.id), "name": .string(one.name),
            "year": PlanJSON.number(one.year), "level": .string(one.level.rawValue), "document": .string(one.document),
            "documentOn": .string(one.documentOn.iso), "reason": .string(one.reason),
        ]
    }

    static func award(_ one: PastAward) -> JSONValue {
        [
            "award": .string(one.id), "kind": .string(one.subject.kind.rawValue), "subject": .string(one.subject.id), "name": .string(one.name),
            "code": .string(one.code.rawValue), "year": PlanJSON.number(one.year), "from": JSONValue(one.period?.from.iso),
            "to": JSONValue(one.period?.to.iso), "what": .string(one.what), "type": .string(one.type.rawValue), "decision": .string(one.decision),
            "decidedOn": .string(one.decidedOn.iso), "decidedBy": .string(one.decidedBy), "former": .bool(one.isFormer),
            "evidence": .string(one.evidence), "imported": .bool(one.isImported),
            "cancelled": one.cancelled.map {
                ["reason": .string($0.reason), "decision": .string($0.decision), "on": .string($0.on.iso)]
            } ?? .null,
        ]
    }

    static func matter(_ line: MatterLine) -> JSONValue {
        [
            "matter": .string(line.id), "kind": .string(line.subject.kind.rawValue), "name": .string(line.name), "officer": .string(line.officer),
            "opened": .string(line.opened.iso), "due": .string(line.due.iso), "state": .string(line.state.rawValue),
        ]
    }

    static func file(_ file: MatterFile) -> JSONValue {
        [
            "matter": .string(file.line.id), "line": matter(file.line), "sort": .string(file.kind.rawValue), "document": .string(file.document),
            "documentOn": .string(file.documentOn.iso), "note": .string(file.note), "closing": .string(file.closing),
            "closingOn": JSONValue(file.closingOn?.iso), "closingNote": .string(file.closingNote),
            "looks": .array(
                file.looks.map { ["name": .string($0.name), "at": PlanJSON.number(Int($0.at.milliseconds)), "why": .string($0.why)] }),
        ]
    }
}
