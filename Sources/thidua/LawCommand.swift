internal import ArgumentParser
internal import FoundationEssentials
internal import Law
internal import Movement
internal import Vietnamese

/// The law on the command line, for scripts: no database, no network.
struct LawCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "law", abstract: "Money, votes, working days and checks by dated law. · Tiền thưởng, phiếu, ngày làm việc, xét điều kiện.",
        discussion: "The packs of rules and the format of FILE are described in docs/law.md.",
        subcommands: [MoneyOf.self, VoteOf.self, Days.self, Check.self, Show.self])

    /// What an award brings.
    struct MoneyOf: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "money", abstract: "Prize money of an award decided on a day.")

        @Option(help: "Code of the award, such as cstdcs.")
        var award: String

        @Option(help: "Day of the decision, YYYY-MM-DD.")
        var on: String

        @Option(help: "Kind of subject: person, collective, household, outside-person, outside-organisation.")
        var subject: String?

        @Option(help: "text or json.")
        var format = LawFormat.text

        func run() throws {
            let kind = try subject.map { text -> AwardeeKind in
                guard let kind = AwardeeKind(rawValue: text) else {
                    throw ValidationError("--subject must be \(AwardeeKind.allCases.map(\.rawValue).joined(separator: ", ")).")
                }
                return kind
            }
            let prize: Prize
            do {
                prize = try LawBook.shipped.prize(AwardCode(rawValue: award), for: kind, on: LawInput.day(on, "--on"))
            } catch let problem as PrizeProblem {
                throw LawInput.refused(problem.words)
            }
            guard format == .json else {
                Output.line("\(prize.amount)\t\(prize.formula.vi)\t\(prize.citations.map(\.text).joined(separator: "; "))")
                return
            }
            Output.line(LawJSON.prize(prize).json)
        }
    }

    /// What a vote comes to.
    struct VoteOf: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "vote", abstract: "Votes needed and quorum, always of all members of the council.")

        @Option(help: "Code of the award.")
        var award: String

        @Option(help: "Members of the council.")
        var members: Int

        @Option(help: "Votes in favour, those in writing included.")
        var yes: Int

        @Option(help: "Members who were asked in writing and have answered.")
        var written = 0

        @Option(help: "Day of the session, YYYY-MM-DD.")
        var on: String

        @Option(help: "text or json.")
        var format = LawFormat.text

        func run() throws {
            let result: VoteResult
            do {
                result = try LawBook.shipped.vote(
                    on: AwardCode(rawValue: award), members: members, yes: yes, written: written, on: LawInput.day(on, "--on"))
            } catch let problem as VoteProblem {
                throw LawInput.refused(problem.words)
            }
            guard format == .json else {
                Output.line(
                    "\(result.passes ? "đạt · passes" : "không đạt · fails")\t\(result.yes)/\(result.members) = \(result.percentOfTotal)%; cần · needed \(result.needed)\t\(result.citations.map(\.text).joined(separator: "; "))"
                )
                return
            }
            Output.line(LawJSON.vote(result, AwardCode(rawValue: award), on: try LawInput.day(on, "--on")).json)
        }
    }

    /// Working days.
    struct Days: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "days", abstract: "The day that many working days later; the first day is not counted.",
            discussion: """
                Known without a database: Saturdays, Sundays and the holidays that fall on the same day of every year. Tết and days moved by notice \
                come from --off and --worked, or from the calendar of an agency (--data).
                """)

        @Option(help: "The day from which to count, YYYY-MM-DD.")
        var from: String

        @Option(parsing: .unconditional, help: "Working days; negative counts back.")
        var working: Int

        @Option(help: "Another day that is off; may be repeated.")
        var off: [String] = []

        @Option(help: "A Saturday or Sunday that is worked; may be repeated.")
        var worked: [String] = []

        @Option(help: "Folder of an installation, for the calendar of its first agency. [THIDUA_DATA]")
        var data: String?

        @Option(help: "text or json.")
        var format = LawFormat.text

        func run() async throws {
            let from = try LawInput.day(from, "--from")
            guard (-2000...2000).contains(working) else { throw ValidationError("--working must be from -2000 to 2000.") }
            let span = from.adding(days: working < 0 ? working * 3 - 60 : working * 3 + 60)
            var calendar = WorkingCalendar(
                daysOff: Set(LawBook.shipped.holidays(from: from, to: span).map(\.day) + (try off.map { try LawInput.day($0, "--off") })),
                extraDays: Set(try worked.map { try LawInput.day($0, "--worked") }))
            if let data {
                let own = try await DataOptions.calendar(of: data)
                calendar = WorkingCalendar(daysOff: calendar.daysOff.union(own.daysOff), extraDays: calendar.extraDays.union(own.extraDays))
            }
            let last = calendar.adding(working, to: from)
            guard format == .json else {
                Output.line(last.iso)
                return
            }
            Output.line(LawJSON.days(from: from, working: working, to: last, calendar, .shipped).json)
        }
    }

    /// A case against the law.
    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Hold a case against the law of its day, with every reason.",
            discussion:
                "FILE is JSON (or YAML) as described in docs/law.md. Ends with 0 when eligible, 1 when not, 3 when open or suspended, 65 when FILE is wrong."
        )

        @Argument(help: "The case.")
        var file: String

        @Option(help: "text or json.")
        var format = LawFormat.text

        @Option(help: "Day of the examination, YYYY-MM-DD; the file may say it as “today”.")
        var on: String?

        func run() throws {
            guard let data = FileManager.default.contents(atPath: file), let text = String(validating: data, as: UTF8.self) else {
                throw ValidationError("\(file) cannot be read as text.")
            }
            let one: CaseFile
            do { one = try CaseFile(text: text) } catch {
                for problem in error.problems { Output.error("\(problem.text.vi) · \(problem.text.en)") }
                throw ExitCode(65)
            }
            let today = try on.map { try LawInput.day($0, "--on") } ?? one.today ?? Clock.system.now().vietnamDate
            let examiner = Examiner(book: .shipped, confirmations: one.confirmations)
            guard let found = examiner.examine(one.case, one.facts, today: today) else {
                throw LawInput.refused(PrizeProblem.noAward.words)
            }
            let other = examiner.favourableDay(one.case, today: today).flatMap { examiner.examine(one.case, one.facts, today: today, by: $0) }
            switch format {
            case .json: Output.line(LawJSON.examination(found, other: other).json)
            case .text:
                LawText.print(found)
                if let other {
                    Output.line("")
                    LawText.print(other)
                }
            }
            switch found.outcome {
            case .eligible: return
            case .notEligible: throw ExitCode(1)
            case .open, .suspended: throw ExitCode(3)
            }
        }
    }

    /// What holds on a day.
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "The rules that hold on a day, or what changes between two days.")

        @Option(help: "The day, YYYY-MM-DD.")
        var on: String

        @Option(help: "Another day: then only what ends and what begins between the two.")
        var to: String?

        func run() throws {
            let from = try LawInput.day(on, "--on")
            guard let to = try to.map({ try LawInput.day($0, "--to") }) else {
                for line in LawBook.shipped.lines(on: from) { Output.line(LawText.line(line)) }
                return
            }
            let (ended, begun) = LawBook.shipped.changes(from: from, to: to)
            for line in ended { Output.line("- \(LawText.line(line))") }
            for line in begun { Output.line("+ \(LawText.line(line))") }
        }
    }
}

/// How answers are written.
enum LawFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json
}

/// Reading options.
private enum LawInput {
    static func day(_ text: String, _ option: String) throws -> CivilDate {
        guard let day = CivilDate(iso: text) else { throw ValidationError("\(option) must be a date like 2026-11-25.") }
        return day
    }

    /// Says why there is no answer and ends with 65.
    static func refused(_ words: Words) -> ExitCode {
        Output.error("\(words.vi) · \(words.en)")
        return ExitCode(65)
    }
}

/// Proofs as indented lines.
private enum LawText {
    static func print(_ examination: Examination) {
        Output.line("\(examination.award.name.vi) · \(examination.award.name.en)")
        Output.line(
            "\(examination.regime.name.vi) (\(examination.day.vietnamese)): \(examination.outcome.label.vi) · \(examination.outcome.label.en)")
        for proof in examination.proofs { print(proof, depth: 1) }
    }

    private static func print(_ proof: Proof, depth: Int) {
        let indent = String(repeating: "  ", count: depth)
        let mark =
            switch proof.verdict {
            case .met: "[x]"
            case .notMet: "[ ]"
            case .unknown: "[?]"
            }
        let source = proof.source.map { " — \($0.citation.text)\($0.weight.binds ? "" : " (chưa xác nhận · unconfirmed)")" } ?? ""
        Output.line("\(indent)\(mark) \(proof.rule.vi) · \(proof.rule.en)\(source)")
        for fact in proof.facts { Output.line("\(indent)    = \(fact.vi) · \(fact.en)") }
        for one in proof.missing { Output.line("\(indent)    ! \(one.vi) · \(one.en)") }
        if let next = proof.next { Output.line("\(indent)    > \(next.vi) · \(next.en)") }
        for child in proof.children { print(child, depth: depth + 1) }
    }

    static func line(_ line: RuleLine) -> String {
        [line.section.rawValue, line.id, line.words.vi, line.citation.text, line.confidence.rawValue, line.scope.rawValue].joined(separator: "\t")
    }
}
