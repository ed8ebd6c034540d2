internal import ArgumentParser
internal import Movement
internal import Storage
internal import Web

/// News on the command line: files; texts are acts, as in “thidua act run news.draft”.
struct NewsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "news", abstract: "Add files to posts. · Thêm tệp vào bài.", subcommands: [Attach.self])

    /// Adds a picture or document to a draft, as the page does.
    struct Attach: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Add a PNG, JPEG, PDF, DOCX or XLSX file to a draft.")

        @Argument(help: "A file.")
        var file: String

        @OptionGroup var options: DataOptions

        @Option(help: "Identifier of the post.")
        var news: String

        @Option(name: .customLong("version-seen"), help: "Version of the post that was looked at.")
        var versionSeen: Int

        @Option(help: "Words for those who cannot see the picture; pictures need them.")
        var alt: String?

        @Option(help: "Line under the picture, or title of the document.")
        var caption: String?

        @Option(name: .customLong("as"), help: "Sign-in name of the one who acts.")
        var user: String

        @Option(help: "Idempotency key.")
        var key: String?

        @Flag(help: "Do everything, then undo it.")
        var dryRun = false

        func run() async throws {
            let size = try InputFile.size(file, limit: NewsPress.documentLimit)
            try await options.open().closing { installation in
                try await CommandIdentity.answeringRefusals {
                    let source = try await CommandIdentity.source(of: user, agency: nil, act: "news.attach", in: installation)
                    let pictures = NewsPictures.installed(scratch: try await installation.files.incomingFolder())
                    let press = NewsPress(runner: installation.runner, files: installation.files, pictures: pictures)
                    let incoming = installation.files.incoming(limit: NewsPress.documentLimit)
                    try await incoming.take(InputFile.bytes(file, limit: size))
                    let receipt = try await press.attach(
                        incoming, fileName: file, news: news, version: versionSeen, alt: alt, caption: caption, as: source, channel: .cli, key: key,
                        dryRun: dryRun)
                    let answer: JSONValue = [
                        "act": .string(receipt.act), "entry": .string(receipt.entry), "result": receipt.result, "dryRun": .bool(dryRun),
                        "sentence": ["vi": .string(receipt.sentence.vi), "en": .string(receipt.sentence.en)],
                    ]
                    Output.line(answer.json)
                }
            }
        }
    }
}
