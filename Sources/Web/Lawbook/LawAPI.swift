internal import Law
internal import Movement
internal import Vietnamese

/// The law, for programs.
let lawViews: [APIView] = [
    APIView(
        path: "/api/v1/law", name: "law", summary: "The rules that hold on a day, with how far each binds in the agency",
        parameters: [("on", "Day, YYYY-MM-DD; today when absent"), ("award", "Code of an award")]
    ) { look in
        let law = try LawbookQueries.law(on: LawAnswer.day("on", look), award: look.query("award"), for: look.viewer, in: look.session)
        return [
            "on": .string(law.day.iso), "regime": ["id": .string(law.regime.id), "name": LawJSON.words(law.regime.name)],
            "entries": .array(law.lines.map { LawJSON.line($0, law.confirmations) }),
        ]
    },
    APIView(
        path: "/api/v1/law/changes", name: "law-changes", summary: "What ends and what begins between two days",
        parameters: [("from", "Day, YYYY-MM-DD"), ("to", "Day, YYYY-MM-DD")]
    ) { look in
        let (from, to) = (try LawAnswer.day("from", look), try LawAnswer.day("to", look))
        let (law, ended, begun) = try LawbookQueries.changes(from: from, to: to, for: look.viewer, in: look.session)
        return [
            "from": .string(from.iso), "to": .string(to.iso), "ended": .array(ended.map { LawJSON.line($0, law.confirmations) }),
            "begun": .array(begun.map { LawJSON.line($0, law.confirmations) }),
        ]
    },
    APIView(
        path: "/api/v1/law/money", name: "law-money", summary: "Prize money of an award decided on a day",
        parameters: [("award", "Code of the award"), ("on", "Day of the decision, YYYY-MM-DD"), ("subject", "Kind of subject")]
    ) { look in
        let law = try Lawbook.load(agency: look.viewer.agency, in: look.session)
        let code = AwardCode(rawValue: look.query("award") ?? "")
        do {
            let kind = look.query("subject").flatMap(AwardeeKind.init)
            return LawJSON.prize(try law.book.prize(code, for: kind, on: LawAnswer.day("on", look)), law.confirmations)
        } catch let problem as PrizeProblem { throw Refusal.invalid("award", problem.words.vi, problem.words.en) }
    },
    APIView(
        path: "/api/v1/law/vote", name: "law-vote", summary: "Votes needed and quorum, of all members of the council",
        parameters: [
            ("award", "Code of the award"), ("members", "Members of the council"), ("yes", "Votes in favour"), ("written", "Of these in writing"),
            ("on", "Day of the session, YYYY-MM-DD"),
        ]
    ) { look in
        let law = try Lawbook.load(agency: look.viewer.agency, in: look.session)
        let code = AwardCode(rawValue: look.query("award") ?? "")
        func number(_ key: String) -> Int { look.query(key).flatMap { Int($0) } ?? (key == "written" ? 0 : -1) }
        let day = try LawAnswer.day("on", look)
        do {
            let result = try law.book.vote(
                on: code, members: number("members"), yes: number("yes"), written: number("written"), on: day, confirmations: law.confirmations)
            return LawJSON.vote(result, code, on: day, law.confirmations)
        } catch let problem as VoteProblem { throw Refusal.invalid("members", problem.words.vi, problem.words.en) }
    },
    APIView(
        path: "/api/v1/law/days", name: "law-days", summary: "The day that many working days later, by the agency's calendar",
        parameters: [("from", "Day, YYYY-MM-DD"), ("working", "Working days")]
    ) { look in
        let law = try Lawbook.load(agency: look.viewer.agency, in: look.session)
        let from = try LawAnswer.day("from", look)
        guard let count = look.query("working").flatMap({ Int($0) }), (-400...400).contains(count) else {
            throw Refusal.invalid("working", "Nhập số ngày làm việc từ -400 đến 400.", "Enter working days from -400 to 400.")
        }
        let calendar = try law.calendar(around: from, agency: look.viewer.agency, in: look.session)
        return LawJSON.days(from: from, working: count, to: calendar.adding(count, to: from), calendar, law.book)
    },
    APIView(path: "/api/v1/law/rules/{rule}", name: "law-entry", summary: "One entry with what was decided about it", parameters: []) { look in
        let found = try LawbookQueries.entry(look.parameter("rule"), for: look.viewer, in: look.session)
        let law = try Lawbook.load(agency: look.viewer.agency, in: look.session)
        return [
            "entry": LawJSON.line(found.line, law.confirmations),
            "decisions": .array(
                found.decisions.map {
                    [
                        "on": .string($0.day.iso), "holds": .bool($0.holds), "textRead": .string($0.textRead), "reason": .string($0.reason),
                        "by": .string($0.by),
                    ]
                }),
        ]
    },
    APIView(
        path: "/api/v1/law/rules/{rule}/trial", name: "law-entry-trial",
        summary: "Whom it would affect if the entry were confirmed or set aside; for legal officer, officer and head",
        parameters: [("holds", "yes or no"), ("year", "Year of the registers"), ("on", "Day, YYYY-MM-DD")]
    ) { look in
        let day = try LawAnswer.day("on", look)
        let year = look.query("year").flatMap { Int($0) } ?? day.year
        return LawAnswer.trial(
            try LawTrials.entry(
                look.parameter("rule"), holds: look.query("holds") != "no", year: year, on: day, for: look.viewer, in: look.session))
    },
    APIView(
        path: "/api/v1/law/agency/{draft}/trial", name: "law-agency-trial",
        summary: "Whom a draft of the agency's own rules would affect; for legal officer, officer and head",
        parameters: [("year", "Year of the registers"), ("on", "Day, YYYY-MM-DD")]
    ) { look in
        let day = try LawAnswer.day("on", look)
        let year = look.query("year").flatMap { Int($0) } ?? day.year
        let version = Int(look.parameter("draft")) ?? 0
        return LawAnswer.trial(try LawTrials.draft(version, year: year, on: day, for: look.viewer, in: look.session))
    },
    APIView(path: "/api/v1/law/agency", name: "law-agency", summary: "Versions of the agency's own rules", parameters: []) { look in
        [
            "versions": .array(
                try LawbookQueries.versions(for: look.viewer, in: look.session).map {
                    [
                        "version": .int(Int64($0.version)), "state": .string($0.state.rawValue), "note": .string($0.note), "body": .string($0.body),
                        "document": JSONValue($0.document), "effectiveOn": JSONValue($0.effective?.iso),
                    ]
                })
        ]
    },
]

/// Reading what a program asks of the law.
private enum LawAnswer {
    static func trial(_ trial: LawTrial) -> JSONValue {
        [
            "year": .int(Int64(trial.year)), "on": .string(trial.day.iso), "people": .int(Int64(trial.people)), "units": .int(Int64(trial.units)),
            "ended": .array(trial.ended.map { .string($0.id) }), "begun": .array(trial.begun.map { .string($0.id) }),
            "effects": .array(
                trial.effects.map {
                    [
                        "subject": .string($0.subject.id), "kind": .string($0.subject.kind.rawValue), "name": .string($0.name),
                        "award": .string($0.award.code.rawValue), "before": .string($0.before.rawValue), "after": .string($0.after.rawValue),
                    ]
                }),
            "quotas": .array(
                trial.quotas.map {
                    [
                        "award": .string($0.award.code.rawValue), "kind": .string($0.kind.rawValue), "before": limit($0.before),
                        "after": limit($0.after),
                    ]
                }),
        ]
    }

    private static func limit(_ limit: QuotaLimit?) -> JSONValue {
        guard let limit else { return .null }
        return [
            "allowed": .int(Int64(limit.allowed)), "formula": LawJSON.words(limit.formula), "countedFrom": LawJSON.words(limit.basis.from),
            "entry": .string(limit.quota.id),
        ]
    }

    static func day(_ key: String, _ look: APILook) throws -> CivilDate {
        guard let text = look.query(key) else { return look.today }
        guard let day = CivilDate(iso: text) else { throw Refusal.invalid(key, "Nhập ngày dạng 2026-12-31.", "Enter a date like 2026-12-31.") }
        return day
    }
}
