internal import ArgumentParser
internal import FoundationEssentials
internal import Logging
internal import Movement
internal import PlanReading
internal import Storage
internal import Vietnamese
internal import Web

#if canImport(Darwin)
internal import Darwin
private let systemWrite = Darwin.write
#else
internal import Glibc
private let systemWrite = Glibc.write
#endif

/// Where the data is; every option also comes from the environment as THIDUA_….
struct DataOptions: ParsableArguments {
    @Option(help: "Folder with the database and the files. [THIDUA_DATA]")
    var data: String?

    @Option(help: "PostgreSQL address, postgresql://…; without it, SQLite in the data folder. [THIDUA_DATABASE]")
    var database: String?

    @Option(help: "Run as if today were this date (YYYY-MM-DD). [THIDUA_TODAY]")
    var today: String?

    func folder() throws -> String {
        guard let folder = data ?? Environment["DATA"] else {
            throw ValidationError("Say where the data is: --data DIR (or THIDUA_DATA).")
        }
        return folder
    }

    /// The calendar of the first agency of an installation; nothing is made when there is none.
    static func calendar(of folder: String) async throws -> WorkingCalendar {
        try await DataOptions.parse(["--data", folder]).open().closing { installation in
            try await installation.database.read { session in
                guard let agency = try session.row("SELECT agency_id FROM agency ORDER BY agency_id LIMIT 1")?.text(0) else {
                    return WorkingCalendar()
                }
                return try CalendarQueries.load(agency: agency, in: session)
            }
        }
    }

    /// Opens the installation, making the folder and the tables when they are missing.
    func open(logger: Logger = Logging.standard()) async throws -> Installation {
        let folder = try folder()
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let configuration = try DatabaseConfiguration(dataDirectory: folder, url: database ?? Environment["DATABASE"])
        let store = try await Database.open(configuration, migrations: Schema.migrations, logger: logger)
        return Installation(folder: folder, database: store, clock: try await clock(store), logger: logger)
    }

    /// A demonstration keeps the date it was made for, unless another is asked for.
    private func clock(_ database: Database) async throws -> Clock {
        let stored = try await database.read { session in
            try session.row("SELECT value FROM installation WHERE key = 'demo-today'")?.text(0)
        }
        guard let wanted = today ?? Environment["TODAY"] ?? stored else { return .system }
        guard let date = CivilDate(iso: wanted) else { throw ValidationError("--today must be a date like 2025-03-01.") }
        return .shifted(to: date)
    }
}

/// An opened installation.
struct Installation: Sendable {
    let folder: String
    let database: Database
    let clock: Clock
    let logger: Logger

    var runner: ActRunner {
        let tools = EvidenceTools.looking(scratch: folder + "/incoming")
        return ActRunner(database: database, clock: clock, reader: .installed(), probe: tools.probe(files: files))
    }
    var files: Files { Files(dataDirectory: folder) }

    func isDemo() async throws -> Bool {
        try await database.read { session in try session.row("SELECT value FROM installation WHERE key = 'demo'") != nil }
    }

    /// Runs something, then closes the database whatever happened.
    func closing<T>(_ body: (Installation) async throws -> T) async throws -> T {
        do {
            let result = try await body(self)
            await database.close()
            return result
        } catch {
            await database.close()
            throw error
        }
    }
}

/// Options from the environment.
enum Environment {
    /// The value of THIDUA_<name>, unless empty.
    static subscript(name: String) -> String? {
        guard let value = ProcessInfo.processInfo.environment["THIDUA_\(name)"], !value.isEmpty else { return nil }
        return value
    }
}

/// Logs go to standard error as one line of key=value pairs each.
enum Logging {
    static func standard() -> Logger {
        var logger = Logger(label: "thidua") { label in StreamLogHandler.standardError(label: label) }
        logger.logLevel = Environment["LOG_LEVEL"].flatMap { Logger.Level(rawValue: $0) } ?? .info
        return logger
    }
}

/// Results go to standard output, whole and at once, even when it is a pipe.
enum Output {
    static func line(_ text: String) {
        write(text + "\n", to: STDOUT_FILENO)
    }

    /// A text as it is, without a line end of ours.
    static func text(_ text: String) { write(text, to: STDOUT_FILENO) }

    static func error(_ text: String) {
        write(text + "\n", to: STDERR_FILENO)
    }

    private static func write(_ text: String, to descriptor: Int32) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let written = bytes.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
            guard written > 0 else { return }
            bytes = bytes.dropFirst(written)
        }
    }

    /// A refusal in the caller's language, on standard error.
    static func refusal(_ refusal: Refusal) {
        let language: Language = Environment["LANG"] == "en" ? .en : .vi
        error("\(refusal.code): \(refusal.reason[language])")
        // A file that is refused as a whole says the same of its field.
        for field in refusal.fields where field.message != refusal.reason { error("  \(field.key): \(field.message[language])") }
        if let citation = refusal.citation { error("  \(citation)") }
        error("  → \(refusal.next[language])")
    }
}

extension PlanTextReader {
    /// Where Debian and Homebrew put the Vietnamese word list of hunspell.
    private static let dictionaries = [
        "/usr/share/hunspell/vi_VN.dic", "/usr/share/hunspell/vi.dic", "/usr/local/share/hunspell/vi_VN.dic",
        "/opt/homebrew/share/hunspell/vi_VN.dic",
    ]

    /// Loaded once, when the first plan is read: most commands read none.
    private static let spelling: Spelling = {
        for path in [Environment["DICTIONARY"]].compactMap(\.self) + dictionaries {
            if let data = FileManager.default.contents(atPath: path), let text = String(validating: data, as: UTF8.self) {
                return Spelling(dictionary: text)
            }
        }
        return .none
    }()

    /// Reading with what this machine offers: the word list in THIDUA_DICTIONARY, or the one that is installed.
    static func installed() -> PlanTextReader { PlanTextReader { PlanReader.read($0, spelling: spelling) } }
}
