public import Vietnamese

/// How a contest stands.
public enum ContestState: String, Sendable, Hashable, CaseIterable {
    /// Being prepared; known to those who prepare it.
    case draft
    /// Open to entrants within its rounds.
    case announced
    /// The results are out.
    case published
    /// Called off, with a reason.
    case cancelled

    /// What it is called.
    public var label: Text {
        switch self {
        case .draft: Text("Đang soạn", "Draft")
        case .announced: Text("Đã công bố thể lệ", "Announced")
        case .published: Text("Đã công bố kết quả", "Results published")
        case .cancelled: Text("Đã hủy", "Cancelled")
        }
    }
}

/// For whom a contest is.
public enum ContestAudience: String, Sendable, Hashable, CaseIterable {
    case agency, everyone

    /// What it is called.
    public var label: Text {
        switch self {
        case .agency: Text("Người trong cơ quan", "People of the agency")
        case .everyone: Text("Mọi người, trong và ngoài tỉnh", "Everyone, inside and outside the province")
        }
    }
}
