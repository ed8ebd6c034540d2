internal import Testing

/// What one room may import.
struct Room: Hashable, CustomTestStringConvertible {
    /// Name of the target and of its folder in Sources.
    let name: String
    /// Rooms it may import; all of them stand below it.
    let rooms: Set<String>
    /// Modules of other packages and system libraries.
    let libraries: Set<String>
    /// Modules that come with the toolchain.
    let system: Set<String>

    var testDescription: String { name }

    /// Everything it may import.
    var allowed: Set<String> { rooms.union(libraries).union(system) }
}

/// The rooms from the top of the house to the bottom. docs/architecture.md prints the same table; a test holds the two together.
enum ImportTable {
    private static let c: Set<String> = ["Darwin", "Glibc", "Musl"]
    private static let http: Set<String> = ["HTTPTypes", "Hummingbird", "NIOCore", "ServiceLifecycle", "UnixSignals"]

    static let rooms: [Room] = [
        Room(
            name: "thidua",
            rooms: ["Web", "Movement", "Storage", "Ledger", "PlanReading", "Law", "Vietnamese"],
            libraries: http.subtracting(["HTTPTypes"]).union(["ArgumentParser", "Logging"]),
            system: c.union(["Dispatch", "Foundation", "FoundationEssentials", "Synchronization"])),
        Room(
            name: "Web",
            rooms: ["Papers", "Movement", "Storage", "PlanReading", "Law", "Vietnamese", "Markup"],
            libraries: http.subtracting(["UnixSignals"]).union(["Crypto", "Logging"]),
            system: c.union(["FoundationEssentials", "Synchronization"])),
        Room(
            name: "Papers",
            rooms: ["Vietnamese"],
            libraries: ["CExpat", "CQrencode", "CXlsxWriter", "CZip", "Subprocess"],
            system: c.union(["FoundationEssentials"])),
        Room(
            name: "Movement",
            rooms: ["Storage", "Ledger", "PlanReading", "Law", "Vietnamese"],
            libraries: ["Crypto", "CryptoExtras"],
            system: ["FoundationEssentials", "Synchronization"]),
        Room(
            name: "Storage",
            rooms: [],
            libraries: ["CPostgreSQL", "Crypto", "GRDB", "GRDBSQLite", "Logging"],
            system: c.union(["Dispatch", "Foundation", "FoundationEssentials", "Synchronization"])),
        Room(name: "Ledger", rooms: [], libraries: ["Crypto"], system: []),
        Room(name: "PlanReading", rooms: ["Vietnamese"], libraries: [], system: []),
        Room(name: "Law", rooms: ["Vietnamese"], libraries: ["Yams"], system: []),
        Room(name: "Vietnamese", rooms: [], libraries: [], system: c),
        Room(name: "Markup", rooms: [], libraries: [], system: []),
    ]

    /// Folders of Sources that only describe a system library to the compiler.
    static let systemLibraries: Set<String> = ["CExpat", "CPostgreSQL", "CQrencode", "CXlsxWriter", "CZip"]

    /// Reads the table out of the Markdown of docs/architecture.md: the rows between the two comments, one room each.
    static func read(markdown: String) throws -> [Room] {
        let lines = markdown.split(separator: "\n", omittingEmptySubsequences: false)
        guard let start = lines.firstIndex(of: "<!-- import table -->"), let end = lines.firstIndex(of: "<!-- end of import table -->"), start < end
        else { throw TableFailure.markersMissing }
        return try lines[(start + 1)..<end].filter { $0.hasPrefix("| `") }.map { line in
            let cells = line.split(separator: "|").map { names(in: $0) }
            guard cells.count >= 4, let name = cells[0].first else { throw TableFailure.unreadableRow(String(line)) }
            return Room(name: name, rooms: Set(cells[1]), libraries: Set(cells[2]), system: Set(cells[3]))
        }
    }

    /// The words between backquotes.
    private static func names(in cell: Substring) -> [String] {
        cell.split(separator: "`", omittingEmptySubsequences: false).enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element) }
    }
}

enum TableFailure: Error, Equatable {
    case markersMissing
    case unreadableRow(String)
}
