internal import HTTPTypes
internal import Hummingbird
internal import Markup
internal import Movement
internal import Papers
internal import Vietnamese

/// The rows behind a number: a list that can be narrowed down and taken away as a file.
enum OverviewTablePages {
    private static let pageSize = 100

    static func page(_ look: Look) throws -> Page {
        let request = try TableRequest(look)
        let table = try request.table(look)
        let cut = PageCut(total: table.lines.count, size: pageSize, look)
        let here = "/phong-trao/\(table.slug)/toan-canh"
        let address = "\(here)/\(table.kind.rawValue)"
        return Page(
            look(table.kind.label) + cut.suffix(look), status: request.asked.state.refusal?.status ?? .ok, place: .movements,
            breadcrumbs: [
                (look("Phong trào", "Movements"), "/phong-trao"), (table.name, "/phong-trao/\(table.slug)"),
                (look("Toàn cảnh", "Overview"), here + request.asked.query),
            ], isWide: true
        ) {
            request.asked.state.summary(look)
            p(.class("lead")) {
                look(
                    "\(table.lines.count) dòng, tính đến hết ngày \(table.day.vietnamese).",
                    "\(counted(table.lines.count, "row")) as of the end of \(table.day.vietnamese).")
            }
            filters(table, request, address, look)
            if table.lines.isEmpty { empty(address, look) } else { rows(table, cut, look) }
            cut.links(address + (request.query.isEmpty ? "?" : request.query + "&"), look)
            if !table.lines.isEmpty {
                p(.class("meta downloads")) {
                    look("Tải về danh sách này: ", "Download this list: ")
                    a(.href("\(address)/csv\(request.query)")) { "CSV" }
                    " · "
                    a(.href("\(address)/xlsx\(request.query)")) { "XLSX" }
                }
            }
        }
    }

    private static func rows(_ table: OverviewTable, _ cut: PageCut, _ look: Look) -> HTML {
        AgencyParts.table(look(table.kind.label), table.columns.map { .init(look($0.label), isNumber: $0.isNumber) }) {
            for line in table.lines[cut.range] {
                tr {
                    for (index, cell) in line.cells.enumerated() {
                        if index == 0 {
                            th(.scope("row")) { if let href = line.href { a(.href(href)) { look(cell) } } else { look(cell) } }
                        } else {
                            td(.when(table.columns[index].isNumber, .class("number")), .when(cell.vi == cell.en && look.language == .en, .lang("vi")))
                            {
                                look(cell)
                            }
                        }
                    }
                }
            }
        }
    }

    private static func empty(_ address: String, _ look: Look) -> HTML {
        div(.class("empty")) {
            p {
                look(
                    "Không có dòng nào. Số ở trang toàn cảnh đếm các dòng ở đây; khi có việc, báo cáo hay dòng sổ khớp, chúng hiện ra.",
                    "There are no rows. The number on the overview counts the rows here; they appear as work, reports or register entries come in.")
            }
            p { a(.href(address)) { look("Bỏ các điều kiện lọc", "Show all rows") } }
        }
    }

    private static func filters(_ table: OverviewTable, _ request: TableRequest, _ address: String, _ look: Look) -> HTML {
        formElement(.class("filters"), .method("get"), .action(address)) {
            if !table.kind.states.isEmpty { menu("trang-thai", look("Tình trạng", "State"), table.kind.states, request.filter.state, look) }
            if !table.kind.kinds.isEmpty { menu("loai", look("Loại", "Kind"), table.kind.kinds, request.filter.kind, look) }
            menu("don-vi", look("Đơn vị", "Unit"), table.units, request.filter.unit, look)
            if table.kind != .units, table.kind != .people {
                menu("dieu-khoan", look("Điều khoản", "Clause"), table.clauses, request.filter.clause, look)
            }
            for (key, value) in request.days { PlanParts.hidden(key, value) }
            p { button(.class("button-secondary"), .type("submit")) { look("Lọc", "Filter") } }
        }
    }

    private static func menu(_ name: String, _ label: String, _ choices: [Choice], _ chosen: String?, _ look: Look) -> HTML {
        div(.class("field")) {
            labelElement(.for("o-\(name)")) { label }
            select(.id("o-\(name)"), .name(name)) {
                optionElement(.value("")) { look("Tất cả", "All") }
                for choice in choices { optionElement(.value(choice.value), .flag("selected", if: choice.value == chosen)) { look(choice.label) } }
            }
        }
    }

    // MARK: - Files

    static func csv(_ visit: Visit) async throws -> Response {
        let (name, rows, _) = try await sheet(visit)
        return .download(SheetWriter.csv(rows), name: "\(name).csv", type: "text/csv; charset=utf-8")
    }

    static func xlsx(_ visit: Visit) async throws -> Response {
        let (name, rows, title) = try await sheet(visit)
        return try await workbook(SheetOut(name: title, header: rows.first ?? [], textRows: Array(rows.dropFirst())), name: name)
    }

    private static func sheet(_ visit: Visit) async throws -> (name: String, rows: [[String]], title: String) {
        try await visit.look { look in
            let table = try TableRequest(look).table(look)
            let rows = [table.columns.map { look($0.label) }] + table.lines.map { $0.cells.map { look($0) } }
            return ("\(table.slug)-\(table.kind.rawValue)-\(table.day.iso)", rows, look(table.kind.label))
        }
    }

    /// Concurrent, because writing a workbook blocks its thread on the disk.
    @concurrent private static func workbook(_ sheet: SheetOut, name: String) async throws -> Response {
        .download(
            try SheetWriter.xlsx(sheets: [sheet]), name: "\(name).xlsx", type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    }
}

/// What the address of a list of rows asks for.
struct TableRequest {
    let kind: OverviewTable.Kind
    let filter: OverviewTable.Filter
    var asked: AskedDay

    init(_ look: Look) throws {
        guard let kind = OverviewTable.Kind(rawValue: look.visit.parameter("figure")) else { throw Refusal.notFound }
        self.kind = kind
        func typed(_ name: String) -> String? { look.visit.query(name).map { String($0.prefix(60)) } }
        func day(_ name: String) -> CivilDate? { typed(name).flatMap { CivilDate(iso: $0) ?? CivilDate(vietnamese: $0) } }
        filter = OverviewTable.Filter(
            state: typed("trang-thai"), kind: typed("loai"), unit: typed("don-vi"), clause: typed("dieu-khoan"), from: day("tu"), to: day("den"))
        asked = AskedDay(look)
    }

    mutating func refuse(_ refusal: Refusal, _ look: Look) { asked = AskedDay(look, refusing: refusal) }

    func table(_ look: Look) throws -> OverviewTable {
        try OverviewRows.table(
            kind, slug: look.visit.parameter("slug"), filter, on: asked.day, today: look.today, for: look.viewer, in: look.session)
    }

    /// The days asked for, as parameters.
    var days: [(String, String)] {
        [("ngay", asked.query.isEmpty ? nil : asked.day.iso), ("tu", filter.from?.iso), ("den", filter.to?.iso)].compactMap { key, value in
            value.map { (key, $0) }
        }
    }

    /// The same request in an address, "?…", or nothing.
    var query: String {
        let filters = [
            ("trang-thai", filter.state), ("loai", filter.kind), ("don-vi", filter.unit), ("dieu-khoan", filter.clause),
        ].compactMap { key, value in value.map { (key, $0) } }
        let parts = (filters + days).map { "\($0)=\($1.addressEncoded)" }
        return parts.isEmpty ? "" : "?" + parts.joined(separator: "&")
    }
}
