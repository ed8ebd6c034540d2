public import Vietnamese

/// Where a post stands.
public enum NewsState: String, Sendable, Hashable {
    /// Being written; exists for those who write it.
    case draft
    /// To be read.
    case published
    /// Taken back, with a reason.
    case withdrawn

    /// What the state is called.
    public var label: Text {
        switch self {
        case .draft: Text("Bản nháp", "Draft")
        case .published: Text("Đã đăng", "Published")
        case .withdrawn: Text("Đã gỡ", "Withdrawn")
        }
    }
}

/// For whom a post is.
public enum NewsAudience: String, Sendable, Hashable, CaseIterable {
    /// Everybody with an account in the agency.
    case agency
    /// Everybody.
    case `public`

    /// What the audience is called.
    public var label: Text {
        switch self {
        case .agency: Text("Nội bộ cơ quan", "Within the agency")
        case .public: Text("Công khai", "Public")
        }
    }
}

/// Sizes in which a picture is kept besides the one that came in.
public enum NewsPictureSize: String, Sendable, Hashable, CaseIterable {
    /// For lists.
    case small = "nho"
    /// For the story at the top of the page.
    case lead = "dau"
    /// For the article.
    case large = "vua"
}

/// A picture or document that belongs to a post.
public struct NewsFile: Sendable, Hashable {
    /// What a file is for.
    public enum Kind: String, Sendable, Hashable {
        /// Shown.
        case picture
        /// For download.
        case document
    }

    /// Identifier; empty before it is attached.
    public let id: String
    /// Picture or document.
    public let kind: Kind
    /// SHA-256 of what is kept.
    public let hash: String
    /// What it is called, without a path.
    public let name: String
    /// Bytes.
    public let size: Int
    /// Ending of a file of its type: "jpg", "png", "pdf", "docx", "xlsx".
    public let type: String
    /// Pixels across and down as it is to be seen; nil for documents.
    public let width, height: Int?
    /// The words in place of the picture.
    public let alt: String
    /// The line under it.
    public let caption: String
    /// Hashes of the smaller pictures; empty when this machine could not make them.
    public let sizes: [NewsPictureSize: String]

    /// Describes a file.
    public init(
        id: String = "", kind: Kind, hash: String, name: String, size: Int, type: String, width: Int? = nil, height: Int? = nil, alt: String = "",
        caption: String = "", sizes: [NewsPictureSize: String] = [:]
    ) {
        self.id = id
        self.kind = kind
        self.hash = hash
        self.name = name
        self.size = size
        self.type = type
        self.width = width
        self.height = height
        self.alt = alt
        self.caption = caption
        self.sizes = sizes
    }

    /// Most pictures of a post.
    public static let pictureLimit = 12
    /// Most documents of a post.
    public static let documentLimit = 10
}

/// A post in a list.
public struct NewsCard: Sendable, Hashable {
    /// Identifier.
    public let id: String
    /// Page address and name of its movement.
    public let slug, movement: String
    /// Title.
    public let title: String
    /// The sentence that opens it.
    public let lead: String
    /// Organisation that speaks, in the words of the day; nil for the agency itself.
    public let organisation: Text?
    /// Where it stands.
    public let state: NewsState
    /// For whom it is.
    public let audience: NewsAudience
    /// The newest version.
    public let version: Int
    /// When it was published; nil for a draft.
    public let publishedAt: Instant?
    /// When it last changed.
    public let changedAt: Instant
    /// Day of what it tells of.
    public let eventOn: CivilDate?
    /// Whether it was changed after it had been published.
    public let isCorrected: Bool
    /// The first picture.
    public let picture: NewsFile?
}

/// The identity and the place in the list to go on from.
public struct NewsCursor: Sendable, Hashable {
    let publishedAt: Int64
    let id: String

    /// Reads the form used in addresses; nil when it is none.
    public init?(_ text: String) {
        let parts = text.split(separator: "-", maxSplits: 1)
        guard parts.count == 2, let at = Int64(parts[0]), at >= 0, parts[1].utf8.count <= 40 else { return nil }
        publishedAt = at
        id = String(parts[1])
    }

    init?(_ card: NewsCard) {
        guard let at = card.publishedAt else { return nil }
        publishedAt = at.milliseconds
        id = card.id
    }

    /// The form used in addresses.
    public var text: String { "\(publishedAt)-\(id)" }
}
