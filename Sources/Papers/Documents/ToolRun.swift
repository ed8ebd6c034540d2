internal import Subprocess

#if canImport(Darwin)
internal import Darwin
#elseif canImport(Musl)
internal import Musl
#else
internal import Glibc
#endif

/// One run of a helper program: in a folder of its own, in a process group of its own, within limits, and gone when this returns.
///
/// What it prints goes to files in the folder, so that nothing it forks can hold a pipe open (docs/decisions/0009-subprocess.md).
struct ToolRun: Sendable {
    /// How a run ended.
    enum Ending: Sendable, Equatable {
        case exited(Int)
        /// Ended by a signal, such as the one the system sends at a limit.
        case killed
        case timedOut
        case cancelled
        case notStarted
    }

    /// What a run may use.
    struct Bounds: Sendable {
        /// Seconds of processor time, and of the clock.
        var seconds: Int
        /// Bytes of address space.
        var memory: Int
        /// Bytes of each file it writes.
        var fileBytes: Int
    }

    /// Full path of the program.
    let program: String
    let arguments: [String]
    let folder: String
    /// Names, inside the folder, of the files that take what it prints.
    var output = "out"
    var errors = "err"
    /// What the program's environment holds besides.
    var extra: [String: String] = [:]

    /// Runs to the end, to the time limit or until the task is cancelled; then no process of the group is left.
    func run(_ bounds: Bounds) async -> Ending {
        if Task.isCancelled { return .cancelled }
        let configuration = configuration(bounds)
        let ending = await withTaskGroup(of: Ending?.self) { group in
            group.addTask { await Self.ending(of: configuration) }
            group.addTask {
                // Cancelled as soon as the program has ended.
                do { try await Task.sleep(for: .seconds(bounds.seconds)) } catch { return nil }
                return .timedOut
            }
            let first = await group.next() ?? nil
            // Cancelling kills the whole group and waits until the program is gone.
            group.cancelAll()
            await group.waitForAll()
            return first
        }
        return Task.isCancelled ? .cancelled : ending ?? .cancelled
    }

    private static func ending(of configuration: Configuration) async -> Ending {
        do {
            let result = try await Subprocess.run(configuration, input: .none, output: .discarded, error: .discarded)
            killGroup(result.processIdentifier)
            switch result.terminationStatus {
            case .exited(let code): return .exited(Int(code))
            case .signaled: return .killed
            }
        } catch {
            return .notStarted
        }
    }

    /// Kills what the program may have left behind. Its number stays taken for as long as the group has a member, so this meets nobody else.
    private static func killGroup(_ leader: ProcessIdentifier) {
        if leader.value > 1 { kill(-leader.value, SIGKILL) }
    }

    /// Processor time is limited a second later than the clock, so that the reason given is the clock.
    private func configuration(_ bounds: Bounds) -> Configuration {
        var options = PlatformOptions()
        options.processGroupID = 0
        // No grace: the tools have nothing to save, their folder goes with them.
        options.teardownSequence = [.send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .milliseconds(1))]
        return Configuration(
            executable: .name("sh"),
            arguments: Arguments(
                ["-c", Self.script, "sh", folder, String(bounds.seconds + 1), String(bounds.fileBytes / 512), String(bounds.memory / 1024)]
                    + [output, errors, program] + arguments),
            environment: .custom(environment),
            platformOptions: options)
    }

    /// Sets the limits, which programs inherit and cannot lift again, and becomes the program. `ulimit` is the shell's own `prlimit`.
    private static let script = """
        cd "$1" && ulimit -c 0 && ulimit -t "$2" && ulimit -f "$3" || exit 126
        ulimit -v "$4" 2>/dev/null || test "$(uname)" = Darwin || exit 126
        out=$5 err=$6
        shift 6
        exec "$@" </dev/null >"$out" 2>"$err"
        """

    /// Nothing of the server's environment but what programs need; one thread, as several only get in each other's way on a small machine.
    private var environment: [Environment.Key: String] {
        var environment: [Environment.Key: String] = [
            "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TMPDIR": folder, "HOME": "/nonexistent", "OMP_THREAD_LIMIT": "1",
        ]
        for (name, value) in extra { if let key = Environment.Key(rawValue: name) { environment[key] = value } }
        if let data = getenv("TESSDATA_PREFIX") { environment["TESSDATA_PREFIX"] = String(cString: data) }
        return environment
    }
}
