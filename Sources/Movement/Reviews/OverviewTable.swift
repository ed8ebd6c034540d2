public import Vietnamese

/// The rows behind a number of the head's screen.
public struct OverviewTable: Sendable, Hashable {
    /// Which rows.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Clauses by unit.
        case clauses = "nghia-vu"
        /// What happened.
        case work = "viec"
        /// Units.
        case units = "don-vi"
        /// Targets.
        case targets = "chi-tieu"
        /// Reports due.
        case reports = "bao-cao"
        /// People.
        case people = "tham-gia"
        /// Entries of the registers.
        case entries = "so-theo-doi"

        /// What the rows are.
        public var label: Text {
            switch self {
            case .clauses: Text("Nghĩa vụ theo đơn vị", "Obligations by unit")
            case .work: Text("Việc đã ghi nhận", "Things noted")
            case .units: Text("Đơn vị", "Units")
            case .targets: Text("Chỉ tiêu", "Targets")
            case .reports: Text("Báo cáo đến hạn", "Reports due")
            case .people: Text("Người tham gia", "People taking part")
            case .entries: Text("Sổ theo dõi", "Registers")
            }
        }

        /// Values of the filter "trang-thai" for these rows.
        public var states: [Choice] {
            switch self {
            case .clauses:
                [
                    Choice("song", CellState.alive.label), Choice("tre", CellState.late.label), Choice("im-lang", CellState.silent.label),
                    Choice("chua-chi-tieu", CellState.bare.label), Choice("chua-song", Text("Điều khoản chưa sống", "Clause not alive")),
                    Choice("qua-han", Text("Điều khoản quá hạn", "Clause late")),
                ]
            case .units: [Choice("tre", Text("Trễ báo cáo", "Reports overdue")), Choice("im-lang", CellState.silent.label)]
            case .targets:
                [
                    Choice("dat", TargetState.reached.label), Choice("tre", TargetState.late.label), Choice("dang-lam", TargetState.underWay.label),
                    Choice("cho", TargetState.waiting.label),
                ]
            case .reports: [Choice("tre", Text("Trễ", "Overdue")), Choice("da-co", Text("Đã báo cáo", "Reported"))]
            case .people:
                [
                    Choice("co", Text("Có tham gia", "Taking part")), Choice("chua", Text("Chưa tham gia", "Not taking part")),
                    Choice("da-doc", Text("Đã xác nhận kế hoạch", "Acknowledged the plan")),
                ]
            case .work, .entries: []
            }
        }

        /// Values of the filter "loai" for these rows.
        public var kinds: [Choice] {
            switch self {
            case .people: [Choice("truc-tiep", Text("Lao động trực tiếp", "Direct workers"))]
            case .entries: TargetKind.allCases.map { Choice($0.rawValue, $0.label) }
            default: []
            }
        }
    }

    /// Which of the rows.
    public struct Filter: Sendable, Hashable {
        /// A value of `Kind.states`, or nil for all.
        public var state: String?
        /// A value of `Kind.kinds`, or nil for all.
        public var kind: String?
        /// Identifier or code of a unit.
        public var unit: String?
        /// Clause path.
        public var clause: String?
        /// The first and the last day whose deeds count, when not those of the movement.
        public var from, to: CivilDate?

        /// A filter; by default everything.
        public init(
            state: String? = nil, kind: String? = nil, unit: String? = nil, clause: String? = nil, from: CivilDate? = nil, to: CivilDate? = nil
        ) {
            self.state = state
            self.kind = kind
            self.unit = unit
            self.clause = clause
            self.from = from
            self.to = to
        }
    }

    /// The heading of a column.
    public struct Column: Sendable, Hashable {
        /// What it holds.
        public let label: Text
        /// Whether it holds numbers.
        public let isNumber: Bool

        init(_ vi: String, _ en: String, isNumber: Bool = false) {
            label = Text(vi, en)
            self.isNumber = isNumber
        }
    }

    /// One row.
    public struct Line: Sendable, Hashable {
        /// One text for each column.
        public let cells: [Text]
        /// The page of what the row is about.
        public let href: String?
    }

    /// Which rows.
    public let kind: Kind
    /// Page address and name of the movement.
    public let slug, name: String
    /// The day shown.
    public let day: CivilDate
    /// The columns.
    public let columns: [Column]
    /// The rows that fulfil the filter.
    public let lines: [Line]
    /// The units that can be chosen.
    public let units: [Choice]
    /// The clauses that can be chosen.
    public let clauses: [Choice]
}
