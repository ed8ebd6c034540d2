internal import ArgumentParser
internal import FoundationEssentials
internal import Movement
internal import PlanReading
internal import Storage
internal import Vietnamese
internal import Web

/// Plans on the command line.
struct PlanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan", abstract: "Read and write plans. · Đọc và soạn kế hoạch.", subcommands: [Read.self, Take.self, Draft.self])

    /// Reads a plan and prints what it asks of whom.
    struct Read: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Read a plan from a file: text in any encoding, .docx, PDF, scan or picture.",
            discussion: "Offsets in the JSON are Unicode scalars of what --format source prints. “repaired” prints it with every suggestion applied.")

        enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, source, repaired }

        @Argument(help: "A file.")
        var file: String

        @Option(help: "text, json, source or repaired.")
        var format: Format = .text

        func run() async throws {
            _ = try InputFile.size(file, limit: PlanFileIntake.sizeLimit)
            try await CommandIdentity.answeringRefusals {
                let recognised = try await PlanPapers.installed().recognise(path: file)
                let plan = await PlanTextReader.installed().reading(recognised.text)
                if plan.isBlank, format != .source { throw Refusal.notAPlan }
                switch format {
                case .json: Output.line(plan.json(pretty: true))
                case .text: Output.line(Self.text(plan, recognised))
                case .source: Output.text(recognised.text)
                case .repaired: Output.text(plan.repaired(recognised.text))
                }
            }
        }

        private static func text(_ plan: PlanDocument, _ recognised: RecognisedPlan) -> String {
            var lines = recognised.notes.map(\.vi) + [plan.title ?? "—"]
            lines.append("Cơ quan: \(plan.issuer ?? "—") · Số: \(plan.number ?? "—") · Ngày: \(plan.date?.iso ?? "—")")
            lines.append("Thời gian: \(plan.period.from?.iso ?? "—") → \(plan.period.to?.iso ?? "—")")
            for basis in plan.basis { lines.append("Căn cứ: \(basis.kind) \(basis.number ?? "") (\(basis.date?.iso ?? "—")) \(basis.issuer ?? "")") }
            lines.append("")
            for obligation in plan.obligations {
                lines.append("\(obligation.id) [\(obligation.kind.rawValue)] \(obligation.text)")
                if !obligation.assignees.isEmpty { lines.append("    → \(obligation.assignees.joined(separator: "; "))") }
                if let due = obligation.due { lines.append("    hạn \(due)") }
            }
            lines.append("")
            for gap in plan.gaps { lines.append("Thiếu: \(gap.message) (\(gap.article))") }
            return lines.joined(separator: "\n")
        }
    }

    /// Takes a plan in from a file, as the page does.
    struct Take: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Take a plan in from a file of any kind, as a draft to review.")

        @Argument(help: "A file.")
        var file: String

        @OptionGroup var options: DataOptions

        @Option(name: .customLong("as"), help: "Sign-in name of the one who acts.")
        var user: String

        @Option(help: "Title; the one in the text when absent.")
        var name: String?

        @Option(help: "Idempotency key.")
        var key: String?

        @Flag(help: "Do everything, then undo it.")
        var dryRun = false

        func run() async throws {
            let size = try InputFile.size(file, limit: PlanFileIntake.sizeLimit)
            try await options.open().closing { installation in
                try await CommandIdentity.answeringRefusals {
                    let source = try await CommandIdentity.source(of: user, agency: nil, act: "plan.read", in: installation)
                    let intake = PlanFileIntake(runner: installation.runner, files: installation.files, papers: await .installed())
                    let incoming = installation.files.incoming(limit: PlanFileIntake.sizeLimit)
                    try await incoming.take(InputFile.bytes(file, limit: size))
                    let (receipt, recognised) = try await intake.take(
                        incoming, fileName: file, name: name, as: source, channel: .cli, key: key, dryRun: dryRun)
                    let answer: JSONValue = [
                        "sentence": ["vi": .string(receipt.sentence.vi), "en": .string(receipt.sentence.en)], "result": receipt.result,
                        "recognised": recognised.json, "entry": .string(receipt.entry), "dryRun": .bool(dryRun),
                    ]
                    Output.line(answer.json)
                }
            }
        }
    }

    /// Writes a plan from its parts, without a database.
    struct Draft: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write a new plan from its parts, in the usual structure and with nothing missing.",
            discussion: """
                The parts are the fields of the act plan.draft (see “thidua act list plan.draft”): as --json '{…}', from a JSON file, or as options. \
                “html” prints the paper in the layout of Decree 30/2020/NĐ-CP; “json” what the reader makes of it. To keep the plan as a draft to \
                review: “thidua act run plan.draft”.
                """)

        enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, html }

        @Option(help: "A JSON file with the parts.")
        var from: String?

        @Option(help: "The parts as a JSON object.")
        var json: String?

        @Option(help: "text, json or html.")
        var format: Format = .text

        @Argument(parsing: .allUnrecognized, help: "Parts as --name value.")
        var parts: [String] = []

        func run() throws {
            var given = json
            if let from {
                guard let text = String(validating: try InputFile.bytes(from, limit: 1 << 20), as: UTF8.self) else {
                    throw ValidationError("\(from): not UTF-8 text.")
                }
                given = text
            }
            do {
                let draft = try PlanDrafting.draft(try ActFields.read(json: given, options: parts, of: "plan.draft"))
                switch format {
                case .text: Output.text(draft.text)
                case .json: Output.line(PlanReader.read(draft.text).json(pretty: true))
                case .html: Output.text(PlanPaper.html(draft.text))
                }
            } catch let refusal as Refusal {
                Output.refusal(refusal)
                throw ExitCode(65)
            }
        }
    }
}
