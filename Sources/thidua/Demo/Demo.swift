internal import ArgumentParser
internal import FoundationEssentials
internal import Movement
internal import Storage
internal import Vietnamese

/// Builds the demonstration: a fictional department with its plan running.
struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Build the demonstration: a fictional department with its plan running. · Dựng bản trình diễn.",
        discussion: "Everything is done by public acts from a fixed seed. The database is marked as a demonstration for ever.")

    /// The day the demonstration shows unless another is asked for: a season well inside the plan's period.
    static let defaultToday = "2025-03-20"

    @OptionGroup var options: DataOptions

    @Option(help: "Text of the plan to read; by default the example that comes with the program. [THIDUA_PLAN]")
    var plan: String?

    func run() async throws {
        guard let today = CivilDate(iso: options.today ?? Environment["TODAY"] ?? Self.defaultToday) else {
            throw ValidationError("--today must be a date like 2025-03-01.")
        }
        let named = plan ?? Environment["PLAN"]
        let text = try ExamplePlan.text(of: "ke-hoach.txt", at: named)
        let scan = try ExamplePlan.text(of: "ke-hoach.ocr.txt", at: named)
        var options = options
        options.today = today.iso
        try await options.open().closing { installation in
            if try await installation.database.read({ try $0.row("SELECT 1 FROM agency LIMIT 1") != nil }) {
                guard try await installation.isDemo() else {
                    throw ValidationError("This data folder is in real use; a demonstration needs an empty one.")
                }
                Output.line("Bản trình diễn đã có sẵn · The demonstration is already there.")
                return
            }
            do { try await DemoStory(installation: installation, today: today, scan: scan, planText: text).play() } catch let refusal as Refusal {
                Output.refusal(refusal)
                throw ExitCode.failure
            }
            try await RecordSequencer.run(on: installation.database)
            Output.line("Xong. Chạy: thidua serve --data \(installation.folder) · Done.")
        }
    }
}

/// The text of the plan that the demonstration runs.
enum ExamplePlan {
    private static let folder = "dong-thap-2021-2025"

    /// Reads the named file, or the example beside the program (share/thidua/examples), or in the source tree.
    static func text(of file: String, at named: String?) throws -> String {
        let path = "\(folder)/\(file)"
        // Linux tells where the running program lies, whatever name it was called by.
        let program = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
        let folder = program.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        let places =
            named.map { [$0] } ?? [
                "\(folder)/../share/thidua/examples/\(path)", "\(folder)/../../../Examples/\(path)", "Examples/\(path)",
            ]
        for place in places {
            if let data = FileManager.default.contents(atPath: place), let text = String(validating: data, as: UTF8.self) { return text }
        }
        throw ValidationError("The plan's text was not found at \(places.joined(separator: " or ")); name it with --plan FILE.")
    }
}
