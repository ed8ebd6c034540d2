internal import PlanReading
public import Vietnamese

/// A number that the program computed: it says where it comes from, which rows are behind it, and of which day it is.
public struct Figure: Sendable, Hashable {
    /// How the number reads.
    public enum Measure: String, Sendable, Hashable {
        /// A number of things.
        case count
        /// Per cent.
        case percent
        /// Đồng.
        case money
    }

    /// Its name in the sentences of a review, as `{{alive}}`.
    public let key: String
    /// What it counts.
    public let label: Text
    /// The number; nil when there is nothing to divide by.
    public let value: Quantity?
    /// How it reads.
    public let measure: Measure
    /// The rows behind it: path and query below the page of the movement.
    public let rows: String
    /// The day as of which it was computed.
    public let on: CivilDate
    /// What stands behind such a number when somebody types it, folded; the most telling first.
    let nouns: [String]

    /// The query it comes from, as programs know it.
    public var query: String { "overview.\(key)" }

    /// The number for readers; a dash when there is none.
    public func shown(_ language: Language) -> String { value?[language] ?? "–" }
}

/// All numbers of a movement, each defined once for the head's screen, the reviews and programs.
public enum Figures {
    /// The figures of an overview.
    /// - Parameter query: what the links to the rows carry, such as "ngay=2025-06-30"; empty for today.
    public static func all(_ overview: Overview, query: String = "") -> [Figure] {
        let make = FigureMaker(day: overview.day, query: query)
        return clauses(overview, make) + people(overview, make) + targets(overview, make) + registers(overview.sums, make)
            + overview.clauses.flatMap { perClause($0, overview, make) }
    }

    private static func clauses(_ overview: Overview, _ make: FigureMaker) -> [Figure] {
        let liveness = overview.liveness
        return [
            make("clauses", Text("Điều khoản giao", "Clauses assigned"), liveness.total, "nghia-vu", ["dieu khoan", "nghia vu"]),
            make(
                "alive", Text("Điều khoản đang sống", "Clauses alive"), liveness.alive, "nghia-vu?trang-thai=song",
                ["dieu khoan dang song", "dieu khoan song", "nghia vu dang song", "nghia vu co viec", "dieu khoan co viec"]),
            make(
                "clauses-silent", Text("Điều khoản chưa có việc gì", "Clauses with nothing yet"), liveness.total - liveness.alive,
                "nghia-vu?trang-thai=chua-song", ["dieu khoan chua co viec", "nghia vu chua co viec", "dieu khoan chua trien khai"]),
            make(
                "clauses-late", Text("Điều khoản trễ hạn", "Clauses late"), overview.clauses.count(where: \.isLate), "nghia-vu?trang-thai=qua-han",
                ["dieu khoan tre", "nghia vu tre", "dieu khoan qua han"]),
            make.percent(
                "alive-share", Text("Tỷ lệ điều khoản đang sống, %", "Share of clauses alive, %"), liveness.alive, of: liveness.total, "nghia-vu",
                ["% dieu khoan", "phan tram dieu khoan", "% nghia vu"]),
            make(
                "work", Text("Việc đã ghi nhận", "Things noted"), overview.clauses.reduce(0) { $0 + $1.events }, "viec",
                ["viec da ghi nhan", "viec duoc ghi nhan"]),
            make("units", Text("Đơn vị phụ trách", "Units responsible"), overview.units.count, "don-vi", ["don vi", "phong don vi"]),
            make(
                "units-silent", Text("Đơn vị im lặng", "Silent units"), overview.units.count(where: \.isSilent), "don-vi?trang-thai=im-lang",
                ["don vi im lang", "don vi chua co", "don vi chua bao cao"]),
            make(
                "units-late", Text("Đơn vị trễ báo cáo", "Units with overdue reports"), overview.units.count { $0.overdue > 0 },
                "don-vi?trang-thai=tre", ["don vi tre", "don vi cham"]),
        ]
    }

    private static func people(_ overview: Overview, _ make: FigureMaker) -> [Figure] {
        let taking = overview.taking
        return [
            make(
                "people", Text("Người thuộc đối tượng", "People concerned"), taking.people, "tham-gia",
                ["nguoi thuoc doi tuong"]),
            make(
                "acknowledged", Text("Người đã đọc và xác nhận kế hoạch", "People who have acknowledged the plan"), taking.acknowledged,
                "tham-gia?trang-thai=da-doc", ["nguoi da doc", "nguoi da xac nhan"]),
            make("taking", Text("Người tham gia", "People taking part"), taking.taking, "tham-gia?trang-thai=co", ["nguoi tham gia phong trao"]),
            make(
                "direct", Text("Lao động trực tiếp", "Direct workers"), taking.direct, "tham-gia?loai=truc-tiep",
                ["lao dong truc tiep", "nguoi lao dong truc tiep"]),
            make(
                "direct-taking", Text("Lao động trực tiếp tham gia", "Direct workers taking part"), taking.directTaking,
                "tham-gia?loai=truc-tiep&trang-thai=co", ["lao dong truc tiep tham gia", "nguoi lao dong truc tiep tham gia"]),
            make.percent(
                "direct-share", Text("Tỷ lệ lao động trực tiếp tham gia, %", "Share of direct workers taking part, %"), taking.directTaking,
                of: taking.direct, "tham-gia?loai=truc-tiep", ["% lao dong truc tiep", "% nguoi lao dong truc tiep", "phan tram lao dong truc tiep"]),
        ]
    }

    private static func targets(_ overview: Overview, _ make: FigureMaker) -> [Figure] {
        [
            make("targets", Text("Chỉ tiêu", "Targets"), overview.targets.count, "chi-tieu", ["chi tieu"]),
            make(
                "targets-reached", Text("Chỉ tiêu đạt", "Targets reached"), overview.count(.reached), "chi-tieu?trang-thai=dat",
                ["chi tieu dat", "chi tieu da dat", "chi tieu hoan thanh"]),
            make(
                "targets-under-way", Text("Chỉ tiêu đang thực hiện", "Targets under way"), overview.count(.underWay),
                "chi-tieu?trang-thai=dang-lam", ["chi tieu dang thuc hien"]),
            make(
                "targets-late", Text("Chỉ tiêu trễ báo cáo", "Targets with overdue reports"), overview.count(.late), "chi-tieu?trang-thai=tre",
                ["chi tieu tre", "chi tieu cham"]),
            make(
                "targets-waiting", Text("Chỉ tiêu chưa đến kỳ", "Targets not due yet"), overview.count(.waiting), "chi-tieu?trang-thai=cho",
                ["chi tieu chua den ky"]),
            make(
                "reports-late", Text("Báo cáo trễ hạn", "Reports overdue"), overview.overdue, "bao-cao?trang-thai=tre",
                ["bao cao tre", "bao cao cham", "bao cao qua han"]),
        ]
    }

    private static func registers(_ sums: RegisterSums, _ make: FigureMaker) -> [Figure] {
        // A register counts entries of several sorts: a noun of one sort ("hội thi", "sự cố") is not its figure.
        func entries(_ key: String, _ label: Text, _ kind: TargetKind, _ nouns: [String]) -> Figure {
            make(key, label, sums.count(kind), "so-theo-doi?loai=\(kind.rawValue)", nouns)
        }
        func sum(_ key: String, _ label: Text, _ value: Quantity, _ kind: TargetKind, _ nouns: [String], _ measure: Figure.Measure = .count) -> Figure
        {
            make.figure(key, label, value, measure, "so-theo-doi?loai=\(kind.rawValue)", nouns)
        }
        return [
            entries("briefings", Text("Cuộc họp, quán triệt", "Briefings"), .leadership, ["cuoc hop quan triet", "cuoc quan triet"]),
            entries("documents", Text("Văn bản ban hành", "Documents issued"), .programmes, ["van ban"]),
            entries("trainings", Text("Lớp đào tạo, bồi dưỡng", "Training courses"), .training, ["lop", "lop dao tao", "khoa dao tao"]),
            sum(
                "trained", Text("Lượt người được đào tạo", "People trained"), sums.trained, .training,
                ["luot nguoi duoc dao tao", "nguoi duoc dao tao", "hoc vien"]),
            sum("hours", Text("Giờ đào tạo", "Hours of training"), sums.hours, .training, ["gio dao tao", "gio hoc"]),
            sum(
                "leaders-trained", Text("Lãnh đạo được đào tạo", "Leaders trained"), sums.leaders, .training,
                ["lanh dao duoc dao tao", "can bo lanh dao duoc dao tao"]),
            sum(
                "specialists-trained", Text("Cán bộ CNTT được đào tạo", "IT people trained"), sums.specialists, .training,
                ["can bo cong nghe thong tin duoc dao tao", "can bo cntt duoc dao tao"]),
            sum("planned", Text("Kinh phí dự toán, đồng", "Money planned, đồng"), sums.planned, .resources, ["dong"], .money),
            sum("allotted", Text("Kinh phí bố trí, đồng", "Money allotted, đồng"), sums.allotted, .resources, ["dong"], .money),
            sum("spent", Text("Kinh phí đã chi, đồng", "Money spent, đồng"), sums.spent, .resources, ["dong"], .money),
            entries("trials", Text("Nền tảng, thử nghiệm", "Platforms and trials"), .infrastructure, ["nen tang thu nghiem"]),
            entries("datasets", Text("Bộ dữ liệu mở", "Open data sets"), .data, ["bo du lieu", "tap du lieu"]),
            entries("security", Text("Việc về an ninh mạng", "Cybersecurity entries"), .security, ["viec ve an ninh mang"]),
            entries(
                "contests", Text("Hội thi, hoạt động phong trào", "Contests and movements"), .outreach,
                ["hoi thi va hoat dong", "hoat dong phong trao"]),
            sum(
                "participants", Text("Lượt tham gia hội thi, hoạt động", "Participants in contests and movements"), sums.participants, .outreach,
                ["luot tham gia hoi thi"]),
        ]
    }

    private static func perClause(_ clause: OverviewClause, _ overview: Overview, _ make: FigureMaker) -> [Figure] {
        guard clause.kind == .content else { return [] }
        let targets = overview.targets.filter { $0.obligation == clause.id }
        let (path, name) = (clause.clause.lettersAndPoints, clause.clause)
        return [
            make(
                "work-\(path)", Text("Việc đã ghi nhận, điều khoản \(name)", "Things noted on clause \(name)"), clause.events,
                "viec?dieu-khoan=\(path)", []),
            make(
                "targets-\(path)", Text("Chỉ tiêu của điều khoản \(name)", "Targets of clause \(name)"), targets.count,
                "chi-tieu?dieu-khoan=\(path)", []),
            make(
                "reached-\(path)", Text("Chỉ tiêu đạt của điều khoản \(name)", "Targets reached of clause \(name)"),
                targets.count { $0.state == .reached }, "chi-tieu?dieu-khoan=\(path)&trang-thai=dat", []),
        ]
    }
}

/// Makes figures of one day.
private struct FigureMaker {
    let day: CivilDate
    let query: String

    func callAsFunction(_ key: String, _ label: Text, _ value: Int, _ rows: String, _ nouns: [String]) -> Figure {
        figure(key, label, Quantity(value), .count, rows, nouns)
    }

    /// A part in per cent, rounded down so that 100 means all.
    func percent(_ key: String, _ label: Text, _ part: Int, of whole: Int, _ rows: String, _ nouns: [String]) -> Figure {
        figure(key, label, whole == 0 ? nil : Quantity(part * 100 / whole), .percent, rows, nouns)
    }

    func figure(_ key: String, _ label: Text, _ value: Quantity?, _ measure: Figure.Measure, _ rows: String, _ nouns: [String]) -> Figure {
        let link = query.isEmpty ? rows : rows + (rows.contains("?") ? "&" : "?") + query
        return Figure(key: key, label: label, value: value, measure: measure, rows: "toan-canh/" + link, on: day, nouns: nouns)
    }
}

extension String {
    /// The characters a clause path can have in an address and in a placeholder.
    fileprivate var lettersAndPoints: String {
        String(unicodeScalars.filter { $0 == "." || $0.properties.isAlphabetic || $0.properties.numericType != nil })
    }
}
