internal import Foundation

/// A helper program of the system, run to its end.
enum Command {
    /// Runs the program with its arguments and throws `file` with its last words when it is absent or fails.
    ///
    /// `environment` is added to that of this process: passwords belong there and never among the arguments, which every user can list.
    static func run(_ program: String, _ arguments: [String], environment: [String: String] = [:]) async throws {
        guard let path = find(program) else { throw StorageError.file("the program \(program) is not installed") }
        try await Blocking.run {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: path)
            process.arguments = arguments
            process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
            process.standardInput = FileHandle.nullDevice
            process.standardOutput = FileHandle.nullDevice
            let words = Pipe()
            process.standardError = words
            do { try process.run() } catch { throw StorageError.file("the program \(program) cannot be started") }
            let text = String(decoding: words.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            process.waitUntilExit()
            guard process.terminationStatus == 0 else {
                let last = text.split(separator: "\n").suffix(3).joined(separator: "; ")
                throw StorageError.file("\(program) ended with status \(process.terminationStatus): \(last)")
            }
        }
    }

    /// Looks in PATH, then where Debian keeps the programs of PostgreSQL.
    private static func find(_ program: String) -> String? {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        let folders = path.split(separator: ":").map(String.init) + ["/usr/bin", "/bin", "/usr/lib/postgresql/15/bin"]
        return folders.map { $0 + "/" + program }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }
}
