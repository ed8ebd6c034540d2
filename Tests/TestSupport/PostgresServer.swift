internal import Foundation

/// One PostgreSQL server per test process: loopback only, in a temporary folder, gone when the process ends, however it ends.
public final class TestPostgres: Sendable {
    /// The port on 127.0.0.1.
    public let port: Int
    // Held open for the life of the process: when it closes, the shell that watches the server stops it and removes the folder.
    private let lifeline: Pipe

    /// Why no server could be started.
    public struct Missing: Error, CustomStringConvertible {
        /// One line.
        public let description: String
    }

    /// The server, started at first use.
    public static let shared: Result<TestPostgres, any Error> = Result { try TestPostgres() }

    /// Where `initdb` and `postgres` are, or nil when they are not installed.
    public static let programs: String? = {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        let debian = (try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib/postgresql")) ?? []
        let newestFirst = debian.sorted { (Int($0) ?? 0) > (Int($1) ?? 0) }.map { "/usr/lib/postgresql/\($0)/bin" }
        let folders = newestFirst + path.split(separator: ":").map(String.init) + ["/usr/local/bin", "/opt/homebrew/opt/postgresql@15/bin"]
        return folders.first { folder in
            ["initdb", "postgres"].allSatisfy { FileManager.default.isExecutableFile(atPath: "\(folder)/\($0)") }
        }
    }()

    /// The address of a database of this server.
    public func url(database: String) -> String { "postgresql://thidua@127.0.0.1:\(port)/\(database)" }

    /// Standard input is the lifeline; everything after "ready" happens when the process at its other end has gone.
    private static let script = """
        set -eu
        folder=$(mktemp -d /tmp/thidua-postgres.XXXXXX)
        trap 'rm -rf "$folder"' EXIT
        cd "$folder"
        "$1/initdb" -D data -U thidua --auth=trust --no-sync --encoding=UTF8 --locale=C >initdb.log 2>&1 </dev/null || { cat initdb.log; exit 1; }
        "$1/postgres" -D data -p "$2" -k "$folder" -c listen_addresses=127.0.0.1 -c fsync=off -c full_page_writes=off \\
            -c max_connections=300 -c shared_buffers=64MB -c autovacuum=off >postgres.log 2>&1 </dev/null &
        server=$!
        until [ "$(sed -n 8p data/postmaster.pid 2>/dev/null | tr -d ' ')" = ready ]; do
            kill -0 $server 2>/dev/null || { cat postgres.log; exit 1; }
            sleep 0.05
        done
        echo ready
        cat >/dev/null
        kill -QUIT $server
        wait $server || true
        """

    private init() throws {
        guard let programs = Self.programs else { throw Missing(description: "PostgreSQL (initdb, postgres) is not installed") }
        port = try Self.freePort()
        lifeline = Pipe()
        let output = Pipe()
        let shell = Process()
        let command = ["/bin/sh", "-c", Self.script, "sh", programs, "\(port)"]
        // PostgreSQL refuses to run as root.
        let full = geteuid() == 0 ? ["/usr/bin/env", "setpriv", "--reuid", Self.user, "--regid", "nogroup", "--clear-groups"] + command : command
        shell.executableURL = URL(fileURLWithPath: full[0])
        shell.arguments = Array(full.dropFirst())
        shell.currentDirectoryURL = URL(fileURLWithPath: "/tmp")
        shell.standardInput = lifeline
        shell.standardOutput = output
        try shell.run()
        let answer = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        guard answer.hasPrefix("ready") else { throw Missing(description: "PostgreSQL did not start: \(answer)") }
    }

    private static var user: String { getpwnam("postgres") == nil ? "nobody" : "postgres" }

    /// Asks the system for a free port on the loopback.
    private static func freePort() throws -> Int {
        #if canImport(Glibc)
        let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #else
        let socket = socket(AF_INET, SOCK_STREAM, 0)
        #endif
        defer { close(socket) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = in_addr_t(0x7f00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let result = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(socket, $0, length) == 0 && getsockname(socket, $0, &length) == 0 }
        }
        guard result else { throw Missing(description: "no free port on the loopback") }
        return Int(UInt16(bigEndian: address.sin_port))
    }
}
