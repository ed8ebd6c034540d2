public import Vietnamese

/// An agency: it has its own units, people, plans and record, and stands in a tree with other agencies (province, department).
public struct Agency: Sendable, Hashable {
    /// Identifier; leads every key in the database.
    public let id: Identifier<Agency>
    /// The agency above it, when that one is here too.
    public let parent: Identifier<Agency>?
    /// Short name for addresses.
    public let slug: String
    /// Name on the day asked for.
    public let name: Text
    /// The name it goes by, such as "Sở KH&ĐT".
    public let shortName: String
    /// The days on which it exists.
    public let validity: Validity
}

/// The days on which something holds: from the first day to the day before `to`.
public struct Validity: Sendable, Hashable {
    /// First day.
    public let from: CivilDate
    /// First day on which it no longer holds; nil while the end is open.
    public let to: CivilDate?

    /// Creates a span of days.
    public init(from: CivilDate, to: CivilDate? = nil) {
        self.from = from
        self.to = to
    }

    /// Whether the day lies inside.
    public func contains(_ day: CivilDate) -> Bool { from <= day && to.map { day < $0 } ?? true }

    /// Last day, when there is an end.
    public var last: CivilDate? { to?.adding(days: -1) }

    /// The day inside the span that is nearest to the given one.
    public func nearest(to day: CivilDate) -> CivilDate {
        if day < from { return from }
        guard let last, last < day else { return day }
        return max(from, last)
    }

    /// "từ ngày … đến hết ngày …".
    public var words: Text {
        guard let last else { return Text("từ ngày \(from.vietnamese)", "from \(from.vietnamese)") }
        return Text("từ ngày \(from.vietnamese) đến hết ngày \(last.vietnamese)", "from \(from.vietnamese) to \(last.vietnamese)")
    }
}

/// What sort of body a unit is.
public enum UnitKind: String, Sendable, CaseIterable, Codable {
    /// The agency as a whole; every agency has exactly one, with the code "goc".
    case agency
    /// Leadership (Ban Giám đốc).
    case leadership
    /// Office (Văn phòng).
    case office
    /// Division (Phòng).
    case division
    /// Affiliated unit (đơn vị trực thuộc).
    case affiliated
    /// Mass organisation (Công đoàn, Chi đoàn).
    case massOrganisation
    /// Council (Hội đồng).
    case council
    /// Party cell (Chi bộ).
    case partyCell
    /// People's Inspection Board (Ban Thanh tra nhân dân).
    case board

    /// What it is called.
    public var label: Text {
        switch self {
        case .agency: Text("Cơ quan", "Agency")
        case .leadership: Text("Lãnh đạo", "Leadership")
        case .office: Text("Văn phòng", "Office")
        case .division: Text("Phòng", "Division")
        case .affiliated: Text("Đơn vị trực thuộc", "Affiliated unit")
        case .massOrganisation: Text("Đoàn thể", "Mass organisation")
        case .council: Text("Hội đồng", "Council")
        case .partyCell: Text("Chi bộ", "Party cell")
        case .board: Text("Ban Thanh tra nhân dân", "People's Inspection Board")
        }
    }

    /// The kinds an act may give; the agency itself is made only with the agency.
    static let choices = allCases.filter { $0 != .agency }.map { Choice($0.rawValue, $0.label) }
}

/// How a unit came to be another one.
public enum SuccessorKind: String, Sendable, CaseIterable, Codable {
    /// Joined with others into one.
    case merge
    /// Divided, or part of it became another.
    case split
    /// Got another name.
    case rename
    /// Came to stand under another unit.
    case move
    /// Was dissolved; the successor took over what was left.
    case dissolve

    /// What happened, as a label.
    public var label: Text {
        switch self {
        case .merge: Text("Sáp nhập", "Merged")
        case .split: Text("Chia, tách", "Split")
        case .rename: Text("Đổi tên", "Renamed")
        case .move: Text("Chuyển đơn vị cấp trên", "Moved")
        case .dissolve: Text("Giải thể", "Dissolved")
        }
    }

    /// Whether the old unit ended in its successors, so that its people and tasks are to be looked for there.
    var passesOn: Bool { self == .merge || self == .split || self == .dissolve }
}

/// Gender, as far as it is stated; statistics on women need it.
public enum Gender: String, Sendable, CaseIterable, Codable {
    case male, female, other

    /// What it is called.
    public var label: Text {
        switch self {
        case .male: Text("Nam", "Male")
        case .female: Text("Nữ", "Female")
        case .other: Text("Khác", "Other")
        }
    }
}
