internal import Markup
internal import Movement
internal import Vietnamese

/// Addresses and pieces that the pages of targets share.
enum TargetParts {
    static func list(_ slug: String) -> String { "/phong-trao/\(slug)/chi-tieu" }
    static func address(_ target: String) -> String { "/chi-tieu/\(target.addressEncoded)" }
    static func report(_ target: String, _ period: String) -> String { "/bao-cao/\(target.addressEncoded)/\(period.addressEncoded)" }
    static func register(_ line: TargetLine) -> String { "\(address(line.id))/so/\(line.kind.registerAddress)" }

    /// A number with what it counts; done or not in words.
    static func number(_ value: Quantity, _ line: TargetLine, _ look: Look) -> String {
        switch line.measure {
        case .done: value == Quantity(0) ? look("chưa làm", "not done") : look("đã làm", "done")
        case .share: "\(value.shown[look.language]) %"
        default: line.unitLabel.isEmpty ? value[look.language] : "\(value[look.language]) \(line.unitLabel)"
        }
    }

    /// The number of a report, with the whole of a share.
    static func number(_ report: ReportLine, _ line: TargetLine, _ look: Look) -> String {
        guard let whole = report.whole else { return number(report.level, line, look) }
        return "\(report.value[look.language])/\(whole[look.language]) (\(report.level.shown[look.language]) %)"
    }

    /// How much of the way is done.
    static func achieved(_ line: TargetLine, _ look: Look) -> String { line.achieved.map { "\($0.shown[look.language]) %" } ?? "–" }

    /// Whether the goal is reached.
    static func isReached(_ line: TargetLine) -> Bool { line.achieved.map { $0 >= Quantity(100) } ?? false }

    static func state(_ line: TargetLine, _ look: Look) -> HTML {
        if !line.isOpen { return tag("tag-info", look("Đã rút", "Withdrawn")) }
        if line.late > 0 { return tag("tag-late", look("Trễ \(line.late) báo cáo", "\(counted(line.late, "report")) late")) }
        if isReached(line) { return tag("tag-done", look("Đạt", "Reached")) }
        return tag("tag-open", line.level == nil ? look("Chưa có số", "No number yet") : look("Đang làm", "Under way"))
    }

    static func state(_ period: DuePeriod, _ look: Look) -> HTML {
        switch period.state {
        case .excused: tag("tag-info", look("Được miễn", "Excused"))
        case .reported: tag("tag-done", period.isLate ? look("Đã báo, muộn", "Reported late") : look("Đã báo", "Reported"))
        case .owed:
            period.isLate
                ? tag("tag-late", look("Trễ hạn", "Late"))
                : tag("tag-open", period.hasBegun ? look("Đến kỳ", "Open") : look("Chưa tới", "Not yet"))
        }
    }

    private static func tag(_ kind: String, _ words: String) -> HTML { span(.class("tag \(kind)")) { words } }

    /// The file of a form.
    static func fileField(_ problem: Text?, _ look: Look) -> HTML {
        div(.class(problem == nil ? "field" : "field field-wrong")) {
            labelElement(.for("o-tep")) { look("Một tệp minh chứng (không bắt buộc)", "One file as evidence (optional)") }
            p(.class("hint"), .id("o-tep-goi-y")) {
                look(
                    "Ảnh, PDF, Word, Excel… nhiều nhất \(EvidenceIntake.sizeLimit >> 20) MB.",
                    "A picture, PDF, Word, Excel … at most \(EvidenceIntake.sizeLimit >> 20) MB.")
            }
            if let problem { p(.class("field-error"), .id("o-tep-loi")) { look("Lỗi: ", "Error: ") + look(problem) } }
            inputElement(
                .type("file"), .id("o-tep"), .name("tep"),
                .aria("describedby", problem == nil ? "o-tep-goi-y" : "o-tep-goi-y o-tep-loi"), .when(problem != nil, .aria("invalid", "true")))
        }
    }

    /// Ways up from a page of one target.
    static func breadcrumbs(_ model: TargetModel, isBelow: Bool, _ look: Look) -> [(label: String, href: String)] {
        [(model.movement, "/phong-trao/\(model.slug)"), (look("Chỉ tiêu", "Targets"), list(model.slug))]
            + (isBelow ? [(model.line.code, address(model.line.id))] : [])
    }

    /// The target at the address.
    static func model(_ look: Look) throws -> TargetModel {
        try TargetQueries.page(look.visit.parameter("target"), for: look.viewer, today: look.today, in: look.session)
    }
}

extension TargetKind {
    /// The register's part of an address.
    var registerAddress: String {
        switch self {
        case .leadership: "quan-triet"
        case .programmes: "van-ban"
        case .training: "dao-tao"
        case .resources: "kinh-phi"
        case .infrastructure: "thu-nghiem"
        case .data: "du-lieu"
        case .security: "an-ninh"
        case .outreach: "phong-trao"
        case .other: "khac"
        }
    }
}
