internal import ArgumentParser
internal import FoundationEssentials
internal import Movement
internal import Storage
internal import Vietnamese

/// Builds the demonstration: a fictional department that lives a season of its movement.
struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Build the demonstration: a fictional department and a season of its movement. · Dựng bản trình diễn.",
        discussion: """
            Everything is done by public acts from a fixed seed. The database is marked as a demonstration for ever. Run again with a later chapter, \
            the season goes on. With --people, many more agencies are made beside the department, for measurements.
            """)

    @OptionGroup var options: DataOptions

    @Option(help: "How far the season is played: launch, spring, interim, autumn or final; by default as far as the day shown, else autumn.")
    var through: DemoChapter?

    @Option(help: "Text of the plan to read; by default the example that comes with the program. [THIDUA_PLAN]")
    var plan: String?

    @Option(help: "Also make agencies with so many people in all, for measurements.")
    var people: Int?

    @Option(help: "In so many agencies; by default one for each 250 people.")
    var agencies: Int?

    func validate() throws {
        if let people, !(1...1_000_000).contains(people) { throw ValidationError("--people must be from 1 to 1000000.") }
        if agencies != nil, people == nil { throw ValidationError("--agencies goes with --people.") }
        if let agencies, !(1...min(people ?? 1, 10_000)).contains(agencies) { throw ValidationError("--agencies must be from 1 to --people.") }
    }

    func run() async throws {
        let today = try asked()
        let last = through ?? today.map(DemoChapter.last) ?? (people == nil ? .autumn : .launch)
        if let today, through != nil, last > .launch, today < last.today {
            throw ValidationError("\(last.rawValue) is over on \(last.today.iso); --today must not be earlier.")
        }
        let named = plan ?? Environment["PLAN"]
        let text = try ExamplePlan.text(of: "ke-hoach.txt", at: named)
        let scan = try ExamplePlan.text(of: "ke-hoach.ocr.txt", at: named)
        try await options.open().closing { installation in
            guard try await prepare(installation, last) else { return }
            let progress = DemoProgress()
            do {
                try await DemoStory(database: installation.database, scan: scan, planText: text, files: installation.files, progress: progress)
                    .play(through: last, today: today)
                if let people {
                    let crowd = DemoCrowd(
                        database: installation.database, planText: text, people: people, agencies: agencies ?? max(1, people / 250),
                        day: try await shownDay(installation))
                    try await crowd.play()
                    try await RecordSequencer.run(on: installation.database)
                }
            } catch let failure as DemoRefusal {
                Output.error("\(failure.act) (\(failure.place)):")
                Output.refusal(failure.refusal)
                throw ExitCode.failure
            }
            Output.line("Xong. Chạy: thidua serve --data \(installation.folder) · Done.")
        }
    }

    private func asked() throws -> CivilDate? {
        guard let typed = options.today ?? Environment["TODAY"] else { return nil }
        guard let day = CivilDate(iso: typed) else { throw ValidationError("--today must be a date like 2025-03-01.") }
        return day
    }

    private func shownDay(_ installation: Installation) async throws -> CivilDate {
        let stored = try await installation.database.read { session in
            try session.row("SELECT value FROM installation WHERE key = 'demo-today'")?.text(0)
        }
        return stored.flatMap(CivilDate.init(iso:)) ?? DemoChapter.launch.today
    }

    /// Marks an empty database; says so when there is nothing to do.
    private func prepare(_ installation: Installation, _ last: DemoChapter) async throws -> Bool {
        let isDemo = try await installation.isDemo()
        if try await installation.database.read({ try $0.row("SELECT 1 FROM agency LIMIT 1") != nil }), !isDemo {
            throw ValidationError("This data folder is in real use; a demonstration needs an empty one.")
        }
        if !isDemo { try await Demonstration.mark(installation.database) }
        guard let played = try await installation.database.read({ try DemoMarks.chapter(in: $0) }) else {
            let goesOn = try await installation.database.read { try DemoMarks.mayGoOn(in: $0) }
            if !goesOn { Output.line("Bản trình diễn của phiên bản cũ đã có sẵn. · The demonstration of an earlier version is already there.") }
            return goesOn
        }
        if played == last {
            Output.line("Bản trình diễn đã có sẵn, đến \(played.title.vi). · The demonstration is already there, through \(played.rawValue).")
        } else if played > last {
            Output.line(
                "Bản trình diễn đã đến \(played.title.vi), không lùi lại được; muốn bản sớm hơn, dùng thư mục khác. · "
                    + "The demonstration is already through \(played.rawValue) and does not go back; an earlier one needs another folder.")
        }
        return played < last || (people != nil && played >= last)
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
