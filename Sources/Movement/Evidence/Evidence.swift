/// What a piece of evidence is.
public enum EvidenceKind: String, Sendable, Hashable, CaseIterable {
    /// A file kept here by its hash.
    case file
    /// A page or file elsewhere on the web.
    case link
    /// An official document named by number, date and issuer.
    case document
    /// An open data set.
    case dataset
    /// A training record.
    case training

    /// What the kind is called.
    public var label: Text {
        switch self {
        case .file: Text("Tệp", "File")
        case .link: Text("Đường dẫn", "Link")
        case .document: Text("Văn bản", "Document")
        case .dataset: Text("Bộ dữ liệu", "Data set")
        case .training: Text("Chứng nhận đào tạo", "Training record")
        }
    }
}

/// What the last check of a version found.
public enum EvidenceState: String, Sendable, Hashable, CaseIterable {
    /// Not checked yet.
    case unchecked
    /// Still there and the same.
    case good
    /// There, but not what it was.
    case changed
    /// No longer there.
    case missing

    /// What the state is called.
    public var label: Text {
        switch self {
        case .unchecked: Text("Chưa kiểm tra", "Not checked yet")
        case .good: Text("Còn nguyên", "Unchanged")
        case .changed: Text("Đã khác trước", "Changed")
        case .missing: Text("Không còn", "Missing")
        }
    }
}

/// What an act hangs on a target.
enum EvidencePiece: Sendable {
    /// A file that has just come in, with a title of its own or that of the file.
    case file(EvidenceFile, title: String?)
    /// A piece that already serves a target of the same owner.
    case existing(String)
}

/// The first or next version of a piece, before it is stored.
struct EvidenceDraft: Sendable {
    var kind: EvidenceKind
    var title: String
    var file: EvidenceFile?
    var address: String?
    /// Fields of the kind, by key.
    var reference: [String: JSONValue] = [:]
    /// What it shows, or why a version replaces another.
    var note = ""
}
