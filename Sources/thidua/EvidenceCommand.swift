internal import ArgumentParser
internal import FoundationEssentials
internal import Movement
internal import Storage
internal import Web

/// Evidence on the command line.
struct EvidenceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evidence", abstract: "Hand in and check evidence. · Nộp và kiểm tra minh chứng.",
        subcommands: [Add.self, Replace.self, Check.self])

    /// Hands in a file for a target, as the page does.
    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Hand in a file as evidence of a target.",
            discussion: "Links, documents, data sets and training records are acts: “thidua act list evidence.link”.")

        @Argument(help: "A file.")
        var file: String

        @OptionGroup var options: DataOptions

        @Option(help: "Identifier of the target.")
        var target: String

        @Option(name: .customLong("as"), help: "Sign-in name of the one who acts.")
        var user: String

        @Option(help: "Title; the name of the file when absent.")
        var title: String?

        @Option(help: "What it shows.")
        var note: String?

        @Option(help: "Report it belongs to.")
        var report: String?

        @Option(help: "Entry of the register it belongs to.")
        var entry: String?

        @Option(help: "Idempotency key.")
        var key: String?

        @Flag(help: "Do everything, then undo it.")
        var dryRun = false

        func run() async throws {
            let values: [String: JSONValue] = [
                "target": .string(target), "title": JSONValue(title), "note": JSONValue(note), "report": JSONValue(report), "entry": JSONValue(entry),
            ]
            try await EvidenceCommand.hand(
                in: file, "evidence.file", values.filter { $0.value != .null }, as: user, key: key, dryRun: dryRun, options)
        }
    }

    /// Puts a file in the place of the current version.
    struct Replace: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Hand in a new version of a file, with a reason; the old ones stay.")

        @Argument(help: "A file.")
        var file: String

        @OptionGroup var options: DataOptions

        @Option(help: "Identifier of the evidence.")
        var evidence: String

        @Option(help: "Why.")
        var reason: String

        @Option(name: .customLong("as"), help: "Sign-in name of the one who acts.")
        var user: String

        @Option(help: "Idempotency key.")
        var key: String?

        @Flag(help: "Do everything, then undo it.")
        var dryRun = false

        func run() async throws {
            try await EvidenceCommand.hand(
                in: file, "evidence.replace", ["evidence": .string(evidence), "reason": .string(reason)], as: user, key: key, dryRun: dryRun, options)
        }
    }

    /// Looks at evidence now.
    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Hash stored files and open links now; 40 versions at most, the longest unchecked first.")

        @OptionGroup var options: DataOptions

        @Option(help: "One piece; without it, the longest unchecked.")
        var evidence: String?

        @Option(name: .customLong("as"), help: "Sign-in name of the emulation officer.")
        var user: String

        func run() async throws {
            try await options.open().closing { installation in
                try await CommandIdentity.answeringRefusals {
                    let source = try await CommandIdentity.source(of: user, agency: nil, act: "evidence.check", in: installation)
                    let values: [String: JSONValue] = evidence.map { ["evidence": .string($0)] } ?? [:]
                    let receipt = try await installation.runner.perform("evidence.check", values, as: source, channel: .cli)
                    Output.line(EvidenceCommand.answer(receipt, dryRun: false).json)
                }
            }
        }
    }

    private static func hand(
        in file: String, _ act: String, _ values: [String: JSONValue], as user: String, key: String?, dryRun: Bool, _ options: DataOptions
    ) async throws {
        let size = try InputFile.size(file, limit: EvidenceIntake.sizeLimit)
        try await options.open().closing { installation in
            try await CommandIdentity.answeringRefusals {
                let source = try await CommandIdentity.source(of: user, agency: nil, act: act, in: installation)
                let intake = EvidenceIntake(
                    runner: installation.runner, files: installation.files, tools: try await Serve.evidence(installation), logger: installation.logger
                )
                let incoming = installation.files.incoming(limit: EvidenceIntake.sizeLimit)
                try await incoming.take(InputFile.bytes(file, limit: size))
                let receipt = try await intake.perform(
                    act, values, file: incoming, fileName: file, as: source, channel: .cli, key: key, dryRun: dryRun)
                Output.line(answer(receipt, dryRun: dryRun).json)
            }
        }
    }

    private static func answer(_ receipt: Receipt, dryRun: Bool) -> JSONValue {
        [
            "act": .string(receipt.act), "entry": .string(receipt.entry),
            "sentence": ["vi": .string(receipt.sentence.vi), "en": .string(receipt.sentence.en)], "result": receipt.result,
            "repeat": .bool(receipt.isRepeat), "dryRun": .bool(dryRun),
        ]
    }
}
