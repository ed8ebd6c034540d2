internal import Subprocess

#if canImport(Darwin)
internal import Darwin
private let systemWrite = Darwin.write
#elseif canImport(Musl)
internal import Musl
private let systemWrite = Musl.write
#else
internal import Glibc
private let systemWrite = Glibc.write
#endif

/// A sendmail-compatible program that takes mails on its input: Postfix's or Exim's `sendmail -i -t`, `msmtp -t`.
public struct Sendmail: Sendable, Hashable {
    /// What became of handing one mail over.
    public enum Ending: Sendable, Hashable {
        /// The program took it.
        case taken
        /// The program ended with this code (sysexits.h).
        case refused(Int)
        /// The program took too long, or something ended it.
        case timedOut, killed
        /// There is no such program, or it cannot be started.
        case missing
    }

    /// Path or name of the program.
    public let program: String
    /// What it is called with; `-i -t` when nothing is said: recipients come from the mail, and a dot on a line ends nothing.
    public let arguments: [String]
    /// Seconds after which it is ended by force.
    public let seconds: Double

    /// Reads a command such as "/usr/sbin/sendmail -i -t". It is split at spaces and given to no shell. nil when it is empty.
    public init?(_ command: String, seconds: Double = 60) {
        let words = command.split(separator: " ").map(String.init)
        guard let first = words.first else { return nil }
        program = first
        arguments = words.count > 1 ? Array(words.dropFirst()) : ["-i", "-t"]
        self.seconds = seconds
    }

    /// Hands one mail over and waits for the end of the program, which is also its answer.
    ///
    /// The program reads from a file that only this user can open and that is removed before it starts: a pipe to a program that does not read would
    /// end in a signal, or wait for ever.
    public func send(_ message: [UInt8]) async -> Ending {
        guard let folder = try? PrivateFolder(inside: Self.temporary), Self.write(message, to: folder.file("mail")) else { return .killed }
        let configuration = configuration(input: folder.file("mail"))
        let limit = seconds
        return await withTaskGroup(of: Ending?.self) { group in
            group.addTask { await Self.ending(of: configuration) }
            group.addTask {
                do { try await Task.sleep(for: .seconds(limit)) } catch { return nil }
                return .timedOut
            }
            let first = await group.next() ?? nil
            // Cancelling kills the whole process group and waits until the program is gone.
            group.cancelAll()
            await group.waitForAll()
            return first ?? .killed
        }
    }

    private static func ending(of configuration: Configuration) async -> Ending {
        do {
            // What it prints is dropped: it names addresses.
            let result = try await Subprocess.run(configuration, input: .none, output: .discarded, error: .discarded)
            switch result.terminationStatus {
            case .exited(0): return .taken
            // What the shell says of a program that is not there or cannot be run (POSIX, Shell Command Language, 2.8.2).
            case .exited(126), .exited(127): return .missing
            case .exited(let code): return .refused(Int(code))
            case .signaled: return .killed
            }
        } catch {
            return .missing
        }
    }

    /// After a program that ends by itself nothing is killed: Exim leaves a child behind that delivers.
    private func configuration(input: String) -> Configuration {
        var options = PlatformOptions()
        options.processGroupID = 0
        options.teardownSequence = [.send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .milliseconds(1))]
        return Configuration(
            executable: .name("sh"), arguments: Arguments(["-c", Self.script, "sh", input, program] + arguments),
            environment: .custom(Self.environment), platformOptions: options)
    }

    private static let script = """
        exec <"$1" >/dev/null 2>&1 || exit 75
        rm -f -- "$1"
        shift
        exec "$@"
        """

    private static var temporary: String { getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp" }

    private static func write(_ bytes: [UInt8], to path: String) -> Bool {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
            guard written > 0 else { return false }
            rest = rest.dropFirst(written)
        }
        return true
    }

    /// What mail programs look at; the rest of the server's environment, which may hold the database's password, is kept from them.
    private static var environment: [Environment.Key: String] {
        var environment: [Environment.Key: String] = ["LC_ALL": "C.UTF-8"]
        for name in ["PATH", "HOME", "USER", "LOGNAME", "TZ"] {
            if let value = getenv(name) { environment[Environment.Key(stringLiteral: name)] = String(cString: value) }
        }
        if environment["PATH"] == nil { environment["PATH"] = "/usr/sbin:/usr/bin:/bin" }
        return environment
    }
}
