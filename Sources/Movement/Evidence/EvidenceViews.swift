internal import Storage
public import Vietnamese

/// One version of a piece, as somebody who may see behind a number sees it.
public struct EvidenceVersion: Sendable, Hashable {
    /// From 1.
    public let number: Int
    /// The stored file, for pieces that are files.
    public let file: EvidenceFile?
    /// The address, for links and data sets.
    public let address: String?
    /// Fields of the kind by key; dates in ISO form, numbers as programs write them.
    public let reference: [String: String]
    /// What the owner says it shows; from the second version on, why it replaced the one before.
    public let note: String
    /// What the last check found.
    public let state: EvidenceState
    /// Why, in one word for programs.
    public let detail: String
    /// When that check was; nil when there was none.
    public let checkedAt: Instant?
    /// When the version was handed in.
    public let at: Instant
    /// Name of the one who handed it in.
    public let by: String
    /// Hash of its preview; nil when none was made yet, empty when none can be made.
    public let preview: String?

    /// Whether a browser may be shown a picture of it: of a picture or the first page of a PDF in which no virus was found.
    public var hasPreview: Bool {
        guard let file, file.scan != .found, preview != "", file.size <= Self.largestShown else { return false }
        return file.type == .png || file.type == .jpeg || file.type == .pdf
    }

    /// Bytes of the largest file that is shown in the page.
    public static let largestShown = 16 << 20

    /// What a last check says, in words that also say when nothing could be checked.
    public var finding: Text {
        if file == nil, address == nil { return Text("Người kiểm tra đối chiếu với bản gốc", "Compared with the original by a person") }
        return switch detail {
        case "no-tool": Text("Chưa kiểm tra được: máy chủ thiếu công cụ", "Could not be checked: the server lacks the program")
        case "inside":
            Text("Không kiểm tra: địa chỉ dẫn vào mạng nội bộ", "Not checked: the address leads into a network inside")
        case let word where word.hasPrefix(EvidenceVerdict.silence) && state != .missing:
            Text("Lần kiểm tra gần nhất không có trả lời", "No answer at the last check")
        default: state.label
        }
    }
}

/// A target that a piece serves or served.
public struct EvidenceUse: Sendable, Hashable {
    /// Its identifier.
    public let id: String
    /// The target and what it is called.
    public let target: String
    /// Title of the target.
    public let title: String
    /// Name of the target's movement in addresses.
    public let slug: String
    /// When it began to serve.
    public let at: Instant
    /// When it stopped; nil while it serves.
    public let endedAt: Instant?
    /// Why it stopped.
    public let endReason: String
    /// Whether the viewer may end it.
    public let mayEnd: Bool
}

/// A check that a person asked for, or that found something else than the one before.
public struct EvidenceCheckLine: Sendable, Hashable {
    /// When.
    public let at: Instant
    /// Of which version.
    public let number: Int
    /// What it found; `unchecked` when nothing could be found out.
    public let state: EvidenceState
}

/// One piece in a list.
public struct EvidenceLine: Sendable, Hashable {
    /// The piece.
    public let id: String
    /// What it is.
    public let kind: EvidenceKind
    /// What it is called.
    public let title: String
    /// Its newest version, or in the list of troubles the one that is in trouble.
    public let version: EvidenceVersion
    /// The target it serves in this list.
    public let target: String
    /// Title of that target.
    public let targetTitle: String
    /// The report it came with.
    public let progress: String?
    /// The entry of the register it came with.
    public let entry: String?
}

/// The evidence of one target.
public struct EvidenceList: Sendable, Hashable {
    /// The target.
    public let target: String
    /// Its title.
    public let title: String
    /// Name of its movement in addresses.
    public let slug: String
    /// Newest first.
    public let lines: [EvidenceLine]
    /// Whether the viewer may hand in more.
    public let mayAdd: Bool
}

/// One piece with all that is known of it.
public struct EvidencePage: Sendable, Hashable {
    /// The piece.
    public let id: String
    /// What it is.
    public let kind: EvidenceKind
    /// What it is called.
    public let title: String
    /// Newest first; never empty.
    public let versions: [EvidenceVersion]
    /// Targets it serves or served, of those the viewer may see behind.
    public let uses: [EvidenceUse]
    /// Newest first.
    public let checks: [EvidenceCheckLine]
    /// Whether the viewer may replace it and use it elsewhere.
    public let isOwn: Bool
    /// Whether the viewer may have it looked at now.
    public let mayCheck: Bool
}

/// A stored file that somebody may take away.
public struct EvidenceDownload: Sendable, Hashable {
    /// The file.
    public let file: EvidenceFile
    /// The version.
    public let version: EvidenceVersion
}
