internal import ArgumentParser
internal import FoundationEssentials
internal import Ledger
internal import Movement
internal import Storage

/// Checks the record against its chain.
struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Check the record and name the first broken entry. · Kiểm tra sổ cái.")

    @OptionGroup var options: DataOptions

    func run() async throws {
        let verdicts = try await options.open().closing { try await RecordVerification.run(on: $0.database) }
        for verdict in verdicts {
            let head = verdict.head.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
            if let broken = verdict.firstBreak {
                Output.line(
                    "\(verdict.agency): BROKEN at entry \(broken.sequence) (\(broken.reason.rawValue)); \(verdict.count) entries hold before it")
            } else {
                Output.line("\(verdict.agency): \(verdict.count) entries hold, head \(head)")
            }
        }
        if verdicts.contains(where: { $0.firstBreak != nil }) { throw ExitCode.failure }
    }
}

/// Writes a backup while the site is served.
struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "backup", abstract: "Write database and files into one file. · Sao lưu.")

    @Argument(help: "File to write.")
    var file: String

    @OptionGroup var options: DataOptions

    func run() async throws {
        try await options.open().closing { installation in
            try await Backup.create(database: installation.database, files: installation.files, to: file)
        }
        Output.line("\(file): done")
    }
}

/// Puts a backup back.
struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "restore", abstract: "Put a backup back. · Khôi phục.")

    @Argument(help: "File that “thidua backup” wrote.")
    var file: String

    @OptionGroup var options: DataOptions

    func run() async throws {
        let folder = try options.folder()
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        try await Backup.restore(from: file, into: folder, url: options.database ?? Environment["DATABASE"])
        Output.line("\(folder): restored from \(file)")
    }
}

/// API tokens on the command line.
struct TokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "token", abstract: "API tokens. · Khóa truy cập.", subcommands: [Create.self])

    /// Makes a token of a demonstration account; elsewhere tokens are made by their owners on the profile page.
    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Make a token (demonstration only; elsewhere on the profile page).")

        @OptionGroup var options: DataOptions

        @Option(name: .customLong("as"), help: "Sign-in name of the owner.")
        var user: String

        @Option(help: "What it is for.")
        var name = "command line"

        @Option(help: "“all”, “read”, or act names separated by commas.")
        var scope = "all"

        func run() async throws {
            try await options.open().closing { installation in
                do {
                    let source = try await CommandIdentity.source(of: user, in: installation)
                    let isNamed = scope != "all" && scope != "read"
                    let acts = isNamed ? scope.split(separator: ",").map { JSONValue.string(String($0)) } : []
                    let receipt = try await installation.runner.perform(
                        "token.create",
                        ["name": .string(name), "scope": .string(isNamed ? "acts" : scope), "acts": .array(acts), "days": 30], as: source,
                        channel: .cli)
                    Output.line(receipt.result["secret"]?.string ?? "")
                } catch let refusal as Refusal {
                    Output.refusal(refusal)
                    throw ExitCode.failure
                }
            }
        }
    }
}
