/// Looks for viruses with the daemon of ClamAV, through the program `clamdscan` (Debian package clamav-daemon).
public struct VirusScanner: Sendable, Equatable {
    /// What came of looking at one file.
    public enum Finding: Sendable, Equatable {
        /// Nothing was found.
        case clean
        /// Something was found. What it is called goes into the log only.
        case infected(String)
        /// There is no scanner.
        case noScanner
        /// The scanner did not answer: stopped, out of time, or without its signatures.
        case failed
    }

    /// Full path of `clamdscan`; nil when it is not installed.
    public var program: String?
    /// The folder in which a private one is made for each run.
    public var temporary: String
    /// Seconds of the clock for one file.
    public var seconds: Int

    /// A scanner at a path; nil for none.
    public init(program: String?, temporary: String, seconds: Int = 120) {
        self.program = program
        self.temporary = temporary
        self.seconds = seconds
    }

    /// Looks for the program in `path`, folders set apart by colons, or in those of the environment; meant to be done once.
    public static func find(path: String? = nil, temporary: String) -> VirusScanner {
        VirusScanner(program: DocumentTools.program("clamdscan", in: path ?? DocumentTools.environmentPath), temporary: temporary)
    }

    /// Looks at a file. It is handed to the daemon as an open descriptor, so that the daemon needs no right to the folder.
    ///
    /// Exit codes: 0 nothing found, 1 found, 2 an error (clamdscan(1)).
    @concurrent
    public func scan(path: String) async -> Finding {
        guard let program else { return .noScanner }
        guard let folder = try? PrivateFolder(inside: temporary), let file = try? DocumentFile(path) else { return .failed }
        let run = ToolRun(program: program, arguments: ["--fdpass", "--no-summary", "--infected", file.path], folder: folder.path)
        switch await run.run(.init(seconds: seconds, memory: 1 << 30, fileBytes: 1 << 20)) {
        case .exited(0): return .clean
        case .exited(1): return .infected(Self.signature(in: (try? folder.content(of: folder.file("out"))) ?? []))
        default: return .failed
        }
    }

    /// The name of what was found, from a line such as "/path: Eicar-Test-Signature FOUND".
    private static func signature(in output: [UInt8]) -> String {
        let text = String(decoding: output.prefix(4096), as: UTF8.self)
        let line = text.split(whereSeparator: \.isNewline).first { $0.hasSuffix(" FOUND") } ?? ""
        let name = line.dropLast(6).split(separator: " ").last.map(String.init) ?? "?"
        return String(name.filter { $0.isASCII && ($0.isLetter || $0.isNumber || ".-_/".contains($0)) }.prefix(100))
    }
}
