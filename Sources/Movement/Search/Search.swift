/// What can be found.
public enum SearchKind: String, Sendable, Hashable, CaseIterable {
    case movement = "phong-trao"
    case clause = "nghia-vu"
    case target = "chi-tieu"
    case plan = "ke-hoach"
    case pledge = "dang-ky"
    case news = "tin"
    case review = "so-ket"
    case exemplar = "dien-hinh"
    case evidence = "minh-chung"
    case initiative = "sang-kien"
    case unit = "don-vi"
    case person = "nguoi"

    /// What these are called.
    public var label: Text {
        switch self {
        case .movement: Text("Phong trào", "Movements")
        case .clause: Text("Nghĩa vụ", "Obligations")
        case .target: Text("Chỉ tiêu", "Targets")
        case .plan: Text("Kế hoạch", "Plans")
        case .pledge: Text("Đăng ký thi đua", "Registrations")
        case .news: Text("Tin", "News")
        case .review: Text("Sơ kết, tổng kết", "Reviews")
        case .exemplar: Text("Điển hình", "Exemplars")
        case .evidence: Text("Minh chứng", "Evidence")
        case .initiative: Text("Sáng kiến", "Initiatives")
        case .unit: Text("Đơn vị", "Units")
        case .person: Text("Người", "People")
        }
    }
}

/// One thing found.
public struct SearchHit: Sendable, Hashable {
    /// What it is called.
    public let title: Text
    /// Where it belongs, or more of its words.
    public let detail: Text
    /// Its page.
    public let href: String
}

/// What was found of one kind.
public struct SearchGroup: Sendable, Hashable {
    /// Of which kind.
    public let kind: SearchKind
    /// How many the viewer may see.
    public let count: Int
    /// The first of them.
    public let hits: [SearchHit]
}

/// What a search found.
public struct SearchResult: Sendable, Hashable {
    /// What was asked, cut to what is looked at.
    public let query: String
    /// The folded words that everything found has, in any order.
    public let words: [String]
    /// What was found, by kind; kinds of which nothing was found are left out.
    public let groups: [SearchGroup]

    /// How many in all.
    public var count: Int { groups.reduce(0) { $0 + $1.count } }
}
