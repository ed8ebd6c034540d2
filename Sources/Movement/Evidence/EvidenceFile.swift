public import Storage

/// A file that a door of this program took in, told from its content, looked at for viruses and kept: what an act may hang on a target.
public struct EvidenceFile: Sendable, Hashable {
    /// What the search for viruses said.
    public enum Scan: String, Sendable, Hashable, CaseIterable {
        /// There is no scanner, or it did not answer.
        case none
        /// Nothing was found.
        case clean
        /// Something was found later; a file in which something is found at once is refused.
        case found

        /// What the result is called.
        public var label: Text {
            switch self {
            case .none: Text("Chưa quét vi-rút", "Not scanned for viruses")
            case .clean: Text("Đã quét vi-rút: sạch", "Scanned for viruses: clean")
            case .found: Text("Có vi-rút: không tải về được", "Virus found: cannot be downloaded")
            }
        }
    }

    /// SHA-256 of the content in lower-case hexadecimal.
    public let hash: String
    /// What the sender's computer called it: one line, without a path.
    public let name: String
    /// Bytes.
    public let size: Int
    /// What the content is.
    public let type: FileType
    /// What the search for viruses said.
    public let scan: Scan

    /// Describes a file.
    public init(hash: String, name: String, size: Int, type: FileType, scan: Scan) {
        self.hash = hash
        self.name = Self.clean(name)
        self.size = size
        self.type = type
        self.scan = scan
    }

    /// A file's name as one line without a path, at most 200 characters.
    public static func clean(_ name: String) -> String {
        let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
        // Controls, and the marks that turn the direction of writing: "exe.gpj" must not read as "jpg.exe".
        let kept = last.unicodeScalars.filter { $0.properties.generalCategory != .control && $0.properties.generalCategory != .format }
        let line = String(String.UnicodeScalarView(kept.prefix(200))).trimmed
        return line.isEmpty || line.allSatisfy { $0 == "." } ? "tep" : line
    }
}

extension EvidenceFile {
    var json: JSONValue {
        [
            "hash": .string(hash), "name": .string(name), "size": .int(Int64(size)), "type": .string(type.rawValue), "scan": .string(scan.rawValue),
        ]
    }

    init?(_ json: JSONValue) {
        guard let hash = json["hash"]?.string, let name = json["name"]?.string, let size = json["size"]?.int,
            let type = json["type"]?.string.flatMap(FileType.init), let scan = json["scan"]?.string.flatMap(Scan.init)
        else { return nil }
        self.init(hash: hash, name: name, size: Int(size), type: type, scan: scan)
    }

    /// What the record keeps of it: enough to prove later which file it was.
    var recorded: JSONValue { ["sha256": .string(hash), "name": .string(name), "size": .int(Int64(size))] }
}

extension ActInput {
    private static let evidenceFileKey = "evidence-file"

    /// The input with a file that a door has taken in.
    func adding(evidence file: EvidenceFile?) -> ActInput { file.map { adding(prepared: Self.evidenceFileKey, $0.json) } ?? self }

    /// The file that came with the act, when a door of this program took one in. No field can pretend that there is one.
    var evidenceFile: EvidenceFile? { prepared[Self.evidenceFileKey].flatMap(EvidenceFile.init) }
}

extension ActRunner {
    /// Performs an act together with a file. Only a door of this program calls it, after it has taken the file in (`EvidenceIntake` in the web room).
    ///
    /// Hash, name and size of the file stand in the record beside the fields, and a repeated key with another file is refused.
    public func perform(
        _ name: String, _ values: [String: JSONValue], with file: EvidenceFile?, as identity: ActorSource, channel: Channel, key: String? = nil,
        dryRun: Bool = false
    ) async throws -> Receipt {
        try await perform(name, ActInput(values).adding(evidence: file), as: identity, channel: channel, key: key, dryRun: dryRun)
    }
}
