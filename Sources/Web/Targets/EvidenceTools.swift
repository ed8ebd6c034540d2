internal import Papers

/// The programs of this machine that evidence is looked at with; the only place where evidence meets the room of papers.
public struct EvidenceTools: Sendable {
    /// What happens to a file that could not be scanned.
    public enum ScanRule: String, Sendable, CaseIterable {
        /// It is kept and shown as not scanned.
        case attempt = "try"
        /// It is refused.
        case require
    }

    let scanner: VirusScanner
    let documents: DocumentTools
    let rule: ScanRule

    private init(scanner: VirusScanner, documents: DocumentTools, rule: ScanRule) {
        self.scanner = scanner
        self.documents = documents
        self.rule = rule
    }

    /// Without any program: files are kept unscanned, PDF files have no preview, links are not checked.
    public init() { self.init(scanner: VirusScanner(program: nil, temporary: "/tmp"), documents: .none, rule: .attempt) }

    /// With the programs that this machine has; each run has a folder of its own in `scratch`.
    /// - Parameter path: folders to look in, set apart by colons; those of the environment when nil.
    public static func installed(scratch: String, rule: ScanRule = .attempt, path: String? = nil) async -> EvidenceTools {
        EvidenceTools(
            scanner: .find(path: path, temporary: scratch), documents: await .find(path: path, temporary: scratch), rule: rule)
    }

    /// Whether files are scanned for viruses.
    public var hasScanner: Bool { scanner.program != nil }
}
