/// How evidence is looked at again: hashing a stored file, asking whether a link still answers. The web room gives it what the machine offers.
public struct EvidenceProbe: Sendable {
    /// What is looked at.
    public enum Subject: Sendable, Hashable {
        /// A stored file by its hash; `isScanned` when a search for viruses has already found nothing.
        case file(hash: String, isScanned: Bool)
        /// An address of the web.
        case link(WebAddress)
    }

    /// What was found.
    public enum Finding: Sendable, Hashable {
        /// The stored file is there with the same content; with what a search for viruses says now, when there was one.
        case whole(scan: EvidenceFile.Scan?)
        /// The stored file is there with other content.
        case altered
        /// It is not there: the file, or a page that answers "not found" or "gone". The detail is for readers who ask why, such as "404".
        case gone(String)
        /// The page answers. `seen` stands for its content, when that should stay the same.
        case answers(seen: String?)
        /// Nothing answered; it may be the line.
        case silent(String)
        /// The address leads into a network inside; nothing was fetched.
        case refused
        /// This machine has no program for it.
        case cannot
    }

    /// Looks. Never throws: what goes wrong is a finding.
    public let look: @Sendable (Subject) async -> Finding

    /// Wraps a way of looking.
    public init(look: @escaping @Sendable (Subject) async -> Finding) { self.look = look }

    /// Without any way of looking.
    public static let none = EvidenceProbe { _ in .cannot }
}

extension EvidenceProbe.Finding {
    var json: JSONValue {
        switch self {
        case .whole(let scan): ["is": "whole", "scan": JSONValue(scan?.rawValue)]
        case .altered: ["is": "altered"]
        case .gone(let detail): ["is": "gone", "detail": .string(detail)]
        case .answers(let seen): ["is": "answers", "seen": JSONValue(seen)]
        case .silent(let detail): ["is": "silent", "detail": .string(detail)]
        case .refused: ["is": "refused"]
        case .cannot: ["is": "cannot"]
        }
    }

    init?(_ json: JSONValue) {
        let detail = json["detail"]?.string ?? ""
        switch json["is"]?.string {
        case "whole": self = .whole(scan: json["scan"]?.string.flatMap(EvidenceFile.Scan.init))
        case "altered": self = .altered
        case "gone": self = .gone(detail)
        case "answers": self = .answers(seen: json["seen"]?.string)
        case "silent": self = .silent(detail)
        case "refused": self = .refused
        case "cannot": self = .cannot
        default: return nil
        }
    }
}
