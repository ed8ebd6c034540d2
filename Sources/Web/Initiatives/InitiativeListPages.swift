internal import HTTPTypes
internal import Hummingbird
internal import Markup
internal import Movement
internal import Vietnamese

/// What the address of the list asks for.
struct InitiativeSearch: Sendable {
    let filter: InitiativeFilter

    init(_ visit: Visit) {
        var filter = InitiativeFilter()
        filter.state = visit.query("tinh-trang").flatMap(InitiativeState.init(rawValue:))
        filter.kind = visit.query("loai").flatMap(InitiativeKind.init(rawValue:))
        filter.year = visit.query("nam").flatMap { Int($0) }
        filter.isOwn = visit.query("cua-toi") == "1"
        filter.words = String((visit.query("q") ?? "").prefix(100))
        self.filter = filter
    }

    /// The part of an address that asks the same again, such as "?nam=2025"; empty for everything.
    var query: String {
        let parts = [
            filter.words.isEmpty ? nil : "q=\(filter.words.addressEncoded)", filter.state.map { "tinh-trang=\($0.rawValue)" },
            filter.kind.map { "loai=\($0.rawValue)" }, filter.year.map { "nam=\($0)" }, filter.isOwn ? "cua-toi=1" : nil,
        ].compactMap { $0 }
        return parts.isEmpty ? "" : "?" + parts.joined(separator: "&")
    }
}

/// The list of initiatives and its downloads.
enum InitiativeListPages {
    static func list(_ look: Look) throws -> Page {
        let search = InitiativeSearch(look.visit)
        let size = InitiativeQueries.pageSize
        let first = try InitiativeQueries.list(search.filter, limit: 0, for: look.viewer, today: look.today, in: look.session)
        let cut = PageCut(total: first.total, size: size, look)
        let list = try InitiativeQueries.list(
            search.filter, limit: size, offset: cut.range.lowerBound, for: look.viewer, today: look.today, in: look.session)
        let base = search.query.isEmpty ? "\(InitiativeParts.list)?" : "\(InitiativeParts.list)\(search.query)&"
        return Page(
            look("Sáng kiến", "Initiatives") + cut.suffix(look), place: .awards, breadcrumbs: [AwardParts.crumb(look)],
            summary: look("Sáng kiến được công nhận của cơ quan.", "Recognised initiatives of the agency.")
        ) {
            ways(list, look)
            filters(search, list, look)
            if list.lines.isEmpty {
                empty(search, list, look)
            } else {
                InitiativeParts.table(
                    look("\(list.total) sáng kiến", counted(list.total, "initiative")), list.lines, seesNames: list.seesNames, look)
                cut.links(base, look)
                AgencyParts.downloads(InitiativeParts.list, query: search.query, look)
            }
        }
    }

    private static func ways(_ list: InitiativeList, _ look: Look) -> HTML {
        guard list.mayWrite || list.keepsBoard || list.seesCouncil else {
            return p(.class("lead")) {
                look(
                    "Sáng kiến đã được công nhận: tên, đơn vị, loại và phạm vi.", "Initiatives that were recognised: title, unit, kind and scope.")
            }
        }
        return p(.class("buttons")) {
            if list.mayWrite { a(.class("button"), .href(InitiativeParts.new)) { look("Viết sáng kiến", "Write an initiative") } }
            if list.keepsBoard {
                a(.class("button button-secondary"), .href(InitiativeParts.board)) { look("Bảng theo dõi", "Board") }
            }
            if list.seesCouncil {
                a(.class("button button-secondary"), .href(InitiativeParts.council)) { look("Hội đồng sáng kiến", "Council of initiatives") }
            }
        }
    }

    private static func filters(_ search: InitiativeSearch, _ list: InitiativeList, _ look: Look) -> HTML {
        formElement(
            .class("filters"), .method("get"), .action(InitiativeParts.list), .role("search"),
            .aria("label", look("Tìm sáng kiến", "Find initiatives"))
        ) {
            div(.class("field")) {
                labelElement(.for("tim-q")) { look("Tên", "Title") }
                inputElement(.type("search"), .id("tim-q"), .name("q"), .value(search.filter.words), .maxlength(100), .autocomplete("off"))
            }
            if look.viewer.isSignedIn {
                InitiativeParts.menu(
                    "tinh-trang", look("Tình trạng", "State"), InitiativeState.allCases.map { ($0.rawValue, look($0.label)) },
                    search.filter.state?.rawValue, look)
            }
            InitiativeParts.menu(
                "loai", look("Loại", "Kind"), InitiativeKind.allCases.map { ($0.rawValue, look($0.label)) }, search.filter.kind?.rawValue, look)
            InitiativeParts.menu(
                "nam", look("Năm", "Year"), list.years.map { (String($0), String($0)) }, search.filter.year.map(String.init), look)
            if list.mayWrite {
                InitiativeParts.menu(
                    "cua-toi", look("Của ai", "Whose"), [("1", look("Của tôi", "Mine"))], search.filter.isOwn ? "1" : nil, look)
            }
            p { button(.class("button-secondary"), .type("submit")) { look("Lọc", "Filter") } }
        }
    }

    private static func empty(_ search: InitiativeSearch, _ list: InitiativeList, _ look: Look) -> HTML {
        div(.class("empty")) {
            if search.query.isEmpty {
                p {
                    look(
                        "Chưa có sáng kiến nào. Ai có cách làm mới đã áp dụng thì viết ở đây; chuyên viên thi đua kiểm tra hình thức, Hội đồng sáng kiến chấm, thủ trưởng công nhận.",
                        "No initiatives yet. Whoever has applied a new way of doing things writes it here; the emulation officer checks its form, the council scores it, the head recognises it."
                    )
                }
                if list.mayWrite { p { a(.class("button"), .href(InitiativeParts.new)) { look("Viết sáng kiến", "Write an initiative") } } }
            } else {
                p { look("Không có sáng kiến nào khớp.", "No initiative matches.") }
                p { a(.class("button button-secondary"), .href(InitiativeParts.list)) { look("Bỏ lọc", "Show all") } }
            }
        }
    }

    static func download(_ format: AgencyDownloads.Format) -> @Sendable (Visit) async throws -> Response {
        { visit in
            let search = InitiativeSearch(visit)
            let rows = try await visit.look { look in
                let list = try InitiativeQueries.list(
                    search.filter, limit: InitiativeQueries.most, for: look.viewer, today: look.today, in: look.session)
                return [header(list, look)] + list.lines.map { row($0, list, look) }
            }
            return try await AgencyDownloads.answer(rows, format, name: "sang-kien", title: Text("Sáng kiến", "Initiatives"), visit)
        }
    }

    private static func header(_ list: InitiativeList, _ look: Look) -> [String] {
        [look("Số", "Number"), look("Sáng kiến", "Initiative"), look("Loại", "Kind"), look("Đơn vị", "Unit")]
            + (list.seesNames ? [look("Tác giả", "Authors")] : [])
            + [
                look("Tình trạng", "State"), look("Phạm vi", "Scope"), look("Ngày nộp", "Handed in"), look("Ngày tiếp nhận", "Taken in"),
                look("Ngày quyết định", "Decided"), look("Hạn", "Due"),
            ]
    }

    private static func row(_ line: InitiativeLine, _ list: InitiativeList, _ look: Look) -> [String] {
        let isWhole = InitiativePolicy.mayRead(look.viewer)
        func day(_ day: CivilDate?) -> String { isWhole ? day?.iso ?? "" : "" }
        return [line.reference ?? "", line.title, look(line.kind.label), line.unit.map { look($0) } ?? ""]
            + (list.seesNames ? [line.authors.joined(separator: "; ")] : [])
            + [
                look(line.state.label), line.scope.map { look($0.label) } ?? "", day(line.submitted), day(line.accepted), line.decided?.iso ?? "",
                day(line.clock?.due),
            ]
    }
}
