public import Movement
internal import Papers
public import Storage

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
    let links: LinkTools
    let rule: ScanRule

    private init(scanner: VirusScanner, documents: DocumentTools, links: LinkTools, rule: ScanRule) {
        self.scanner = scanner
        self.documents = documents
        self.links = links
        self.rule = rule
    }

    /// Without any program: files are kept unscanned, PDF files have no preview, links are not checked.
    public init() {
        self.init(
            scanner: VirusScanner(program: nil, temporary: "/tmp"), documents: .none, links: LinkTools(curl: nil, getent: nil, temporary: "/tmp"),
            rule: .attempt)
    }

    /// With the programs that this machine has; each run has a folder of its own in `scratch`.
    /// - Parameter path: folders to look in, set apart by colons; those of the environment when nil.
    public static func installed(scratch: String, rule: ScanRule = .attempt, path: String? = nil) async -> EvidenceTools {
        EvidenceTools(
            scanner: .find(path: path, temporary: scratch), documents: await .find(path: path, temporary: scratch),
            links: .find(path: path, temporary: scratch), rule: rule)
    }

    /// With what looking at evidence again needs, and no more; nothing is run to find it.
    public static func looking(scratch: String) -> EvidenceTools {
        EvidenceTools(scanner: .find(temporary: scratch), documents: .none, links: .find(temporary: scratch), rule: .attempt)
    }

    /// Whether files are scanned for viruses.
    public var hasScanner: Bool { scanner.program != nil }

    /// Debian packages that would have to be installed to look at everything; empty when all are there.
    public var missingPackages: [String] {
        (hasScanner ? [] : ["clamav-daemon"]) + (documents.pdftoppm == nil ? ["poppler-utils"] : []) + (links.isComplete ? [] : ["curl"])
    }

    /// Looking at evidence again with these programs.
    public func probe(files: Files) -> EvidenceProbe {
        let (scanner, links) = (scanner, LinkProbe(tools: links))
        return EvidenceProbe { subject in
            // Where the programs get their folders.
            _ = try? await files.incomingFolder()
            switch subject {
            case .link(let address): return await links.look(address)
            case .file(let hash, let isScanned):
                do {
                    guard try await files.verify(hash) else { return .altered }
                } catch StorageError.missingFile { return .gone("file") } catch { return .silent("disk") }
                guard !isScanned, let path = await files.path(ofStored: hash) else { return .whole(scan: nil) }
                switch await scanner.scan(path: path) {
                case .clean: return .whole(scan: .clean)
                case .infected: return .whole(scan: .found)
                case .failed, .noScanner: return .whole(scan: nil)
                }
            }
        }
    }
}
