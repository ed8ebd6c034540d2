internal import ArgumentParser
internal import FoundationEssentials
internal import Movement
internal import Vietnamese
internal import Web

/// The views of the API on the command line: the same data, under the same policy.
struct ViewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "view", abstract: "List the views and read them as JSON. · Xem dữ liệu.", subcommands: [List.self, Show.self])

    /// Lists every view with what it may be asked with.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the views.")

        func run() throws {
            for view in Views.all {
                Output.line("\(view.name)\t\(view.summary)")
                for parameter in view.parameters {
                    Output.line("  --\(parameter.name)\(parameter.isRequired ? "" : " (optional)")\t\(parameter.meaning)")
                }
            }
        }
    }

    /// Reads one view.
    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Read one view.",
            discussion: "Parameters are options named like those of “thidua view list”. Who looks is proved as in “thidua act run”.")

        @Argument(help: "Name of the view.")
        var name: String

        @OptionGroup var options: DataOptions

        @Option(name: .customLong("as"), help: "Sign-in name of the one who looks; “public” for a visitor.")
        var user = CommandIdentity.visitor

        @Option(help: "Agency of a visitor, by its short address.")
        var agency: String?

        @Argument(parsing: .allUnrecognized, help: "Parameters as --name value.")
        var parameters: [String] = []

        func run() async throws {
            let values = try ActFields.read(json: nil, options: parameters, of: name).compactMapValues(\.string)
            try await options.open().closing { installation in
                try await CommandIdentity.answeringRefusals {
                    let source = try await CommandIdentity.source(of: user, agency: agency, act: name, in: installation)
                    Output.line(try await Views.answer(name, values, as: source, now: installation.clock.now(), in: installation.database).json)
                }
            }
        }
    }
}

/// Takes in a file of people, units, targets or questions.
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Take in a file of people, units, targets or questions, all lines or none. · Nhập danh sách từ tệp.")

    @Argument(
        help: "people, units, targets (CSV, XLSX) or questions (also GIFT, Moodle XML).",
        transform: { name in
            guard let kind = ImportKind(rawValue: name) else {
                throw ValidationError("“\(name)” is not a list; say people, units, targets or questions.")
            }
            return kind
        })
    var list: ImportKind

    @Argument(help: "The file.")
    var file: String

    @OptionGroup var options: DataOptions

    @Option(name: .customLong("as"), help: "Sign-in name of the one who acts, or “operator”.")
    var user: String

    @Option(help: "Agency of the operator, by its short address.")
    var agency: String?

    @Option(help: "Movement of the targets, by the word in its address.")
    var movement: String?

    @Option(help: "Contest of the questions, by the word in its address.")
    var contest: String?

    @Option(help: "Idempotency key.")
    var key: String?

    @Flag(help: "Only look it through, and say what each line would do.")
    var dryRun = false

    func run() async throws {
        let bytes = try InputFile.bytes(file, limit: FileImport.sizeLimit)
        try await options.open().closing { installation in
            try await CommandIdentity.answeringRefusals {
                let source = try await CommandIdentity.source(of: user, agency: agency, act: list.rawValue, in: installation)
                let answer = try await FileImport.run(
                    list, movement: movement, contest: contest, bytes, as: source, channel: .cli, key: key, dryRun: dryRun,
                    runner: installation.runner)
                Output.line(answer.json)
            }
        }
    }
}

/// Files named on the command line.
enum InputFile {
    /// The size of a file in bytes.
    /// - Throws: `ValidationError` when it cannot be read or is larger than the limit.
    static func size(_ path: String, limit: Int) throws -> Int {
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: path), let size = attributes[.size] as? Int,
            attributes[.type] as? FileAttributeType == .typeRegular
        else { throw ValidationError("\(path): cannot be read.") }
        guard size <= limit else { throw ValidationError("\(path): larger than \(limit >> 20) MB.") }
        return size
    }

    /// All of a file.
    static func bytes(_ path: String, limit: Int) throws -> [UInt8] {
        _ = try size(path, limit: limit)
        guard let data = FileManager.default.contents(atPath: path) else { throw ValidationError("\(path): cannot be read.") }
        return Array(data)
    }
}
