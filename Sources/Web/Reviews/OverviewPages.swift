internal import HTTPTypes
internal import Markup
internal import Movement
internal import Vietnamese

/// The head's screen: one page on which every number opens into the rows it came from, as of any day.
enum OverviewPages {
    static func page(_ look: Look) throws -> Page {
        let slug = look.visit.parameter("slug")
        let (asked, overview) = try load(slug, look)
        let figures = OverviewFigures(overview, asked, look)
        return Page(
            look("Toàn cảnh", "Overview"), status: asked.state.refusal?.status ?? .ok, place: .movements,
            breadcrumbs: [(look("Phong trào", "Movements"), "/phong-trao"), (overview.name, "/phong-trao/\(slug)")], isWide: true
        ) {
            asked.state.summary(look)
            MovementTabs.html(slug, here: "/toan-canh", for: look.viewer, look)
            asked.form("/phong-trao/\(slug)/toan-canh", look)
            if overview.day != look.today { pastNotice(overview, look) }
            if overview.isPartial { p(.class("meta")) { look("Chỉ gồm các đơn vị bạn phụ trách.", "Only the units you head.") } }
            glance(figures, look)
            heat(overview, asked, look)
            time(overview, asked, look)
            units(overview, asked, look)
            div(.class("card-grid")) {
                people(overview, figures, look)
                group("kinh-phi", look("Kinh phí (đồng)", "Money (đồng)"), ["planned", "allotted", "spent"], figures, look)
                group("hoi-thi", look("Phong trào, hội thi", "Movements and contests"), ["contests", "participants"], figures, look)
                group(
                    "dao-tao", look("Đào tạo, bồi dưỡng", "Training"),
                    ["trainings", "trained", "hours", "leaders-trained", "specialists-trained"], figures, look)
                group(
                    "chi-tieu", look("Chỉ tiêu", "Targets"),
                    ["targets", "targets-reached", "targets-under-way", "targets-late", "targets-waiting", "reports-late"], figures, look)
                group(
                    "khac", look("Việc khác trong sổ", "Other registers"), ["briefings", "documents", "trials", "datasets", "security"], figures, look
                )
            }
        }
    }

    /// The screen of the day asked for; of today with the problem said, when that day cannot be shown.
    private static func load(_ slug: String, _ look: Look) throws -> (AskedDay, Overview) {
        var asked = AskedDay(look)
        do {
            return (asked, try OverviewQueries.page(slug: slug, on: asked.day, today: look.today, for: look.viewer, in: look.session))
        } catch let refusal as Refusal where refusal.kind == .invalid {
            asked = AskedDay(look, refusing: refusal)
            return (asked, try OverviewQueries.page(slug: slug, on: look.today, today: look.today, for: look.viewer, in: look.session))
        }
    }

    private static func pastNotice(_ overview: Overview, _ look: Look) -> HTML {
        p(.class("notice")) {
            look(
                "Đây là tình hình như đã biết vào cuối ngày \(overview.day.vietnamese): việc và báo cáo ghi sau ngày đó không tính, tên đơn vị là tên của ngày đó.",
                "This is what was known at the end of \(overview.day.vietnamese): what was written later does not count, and units have the names of that day."
            )
        }
    }

    private static func glance(_ figures: OverviewFigures, _ look: Look) -> HTML {
        section(.class("card-grid"), .aria("label", look("Tóm tắt", "At a glance"))) {
            for key in ["alive", "clauses-late", "units-silent", "reports-late", "direct-share", "targets-reached"] { figures.card(key) }
        }
    }

    // MARK: - Clauses by unit

    private static func heat(_ overview: Overview, _ asked: AskedDay, _ look: Look) -> HTML {
        PlanParts.section("theo-don-vi", look("Nghĩa vụ theo đơn vị", "Obligations by unit")) {
            if overview.units.isEmpty {
                div(.class("empty")) {
                    p {
                        look(
                            "Chưa đơn vị nào phụ trách nghĩa vụ. Khi cán bộ thi đua giao nghĩa vụ cho đơn vị, mỗi đơn vị là một dòng ở đây.",
                            "No unit stands behind an obligation yet. Once the emulation officer assigns them, each unit is a row here.")
                    }
                }
            } else {
                table(overview, asked, look).html
            }
        }
    }

    private static func table(_ overview: Overview, _ asked: AskedDay, _ look: Look) -> HeatTable {
        let cells = Dictionary(overview.cells.map { (CellKey(unit: $0.unit, obligation: $0.obligation), $0) }) { one, _ in one }
        let base = "/phong-trao/\(overview.slug)"
        let rows = overview.units.map { unit in
            HeatTable.Row(
                .init(label: look(unit.name), href: "\(base)/toan-canh/nghia-vu?don-vi=\(unit.code.addressEncoded)\(asked.more)"),
                cells: overview.clauses.map { clause in
                    cells[CellKey(unit: unit.id, obligation: clause.id)].map {
                        cell(
                            $0,
                            address:
                                "\(base)/toan-canh/nghia-vu?don-vi=\(unit.code.addressEncoded)&dieu-khoan=\(clause.clause.addressEncoded)\(asked.more)",
                            look)
                    }
                })
        }
        return HeatTable(
            title: look("Tình trạng từng nghĩa vụ ở từng đơn vị", "Each obligation in each unit"), corner: look("Đơn vị", "Unit"),
            columns: overview.clauses.map { .init(label: $0.clause, note: $0.text, href: "\(base)/nghia-vu/\($0.clause.addressEncoded)") },
            rows: rows,
            legend: [
                (.good, look("đang sống, kèm số việc", "alive, with how much was noted")),
                (.late, look("trễ, kèm số báo cáo trễ", "late, with the reports overdue")),
                (.silent, look("có chỉ tiêu, chưa có tin gì", "has a target, nothing heard")),
                (.bare, look("chưa có chỉ tiêu, chưa có tin gì", "no target, nothing heard")),
            ])
    }

    private struct CellKey: Hashable {
        let unit, obligation: String
    }

    private static func cell(_ cell: OverviewCell, address: String, _ look: Look) -> HeatTable.Cell {
        let (vi, en) = ("\(cell.events) việc, \(cell.overdue) báo cáo trễ", "\(cell.events) noted, \(cell.overdue) reports overdue")
        let tone: HeatTable.Tone =
            switch cell.state {
            case .alive: .good
            case .late: .late
            case .silent: .silent
            case .bare: .bare
            }
        let shown = cell.state == .alive ? cell.events : cell.overdue
        return HeatTable.Cell(
            tone: tone, shown: shown > 0 ? String(shown) : "", note: "\(look(cell.state.label)): \(look(vi, en))", href: address)
    }

    // MARK: - Over time, and units

    private static func time(_ overview: Overview, _ asked: AskedDay, _ look: Look) -> HTML {
        let chart = LineChart(
            overview.moments.map { moment in
                LineChart.Point(
                    label: moment.day.vietnamese, value: Int64(moment.alive), shown: String(moment.alive),
                    href: "/phong-trao/\(overview.slug)/toan-canh?ngay=\(moment.day.iso)")
            },
            words: .init(
                title: look("Điều khoản đang sống theo thời gian", "Clauses alive over time"), label: look("Cuối ngày", "End of"),
                value: look("Đang sống", "Alive")),
            goal: .init(
                value: Int64(overview.clauses.count),
                label: look("Tất cả: \(overview.clauses.count) điều khoản", "All: \(counted(overview.clauses.count, "clause"))")), shape: .steps)
        return PlanParts.section("theo-thoi-gian", look("Theo thời gian", "Over time")) {
            figure(.class("chart")) {
                chart.drawing
                details {
                    summaryElement { look("Xem bảng số liệu", "See the numbers") }
                    chart.table
                }
            }
        }
    }

    private static func units(_ overview: Overview, _ asked: AskedDay, _ look: Look) -> HTML {
        let wanting = overview.units.filter { $0.isSilent || $0.overdue > 0 }.sorted { ($0.overdue, $1.name.vi) > ($1.overdue, $0.name.vi) }
        return PlanParts.section("tre-va-im-lang", look("Đơn vị trễ và im lặng", "Late and silent units")) {
            if wanting.isEmpty {
                p { look("Không có đơn vị nào trễ hay im lặng.", "No unit is late or silent.") }
            } else {
                AgencyParts.table(
                    look("Đơn vị trễ báo cáo hoặc chưa có việc nào", "Units with reports overdue or nothing heard"),
                    [
                        .init(look("Đơn vị", "Unit")), .init(look("Báo cáo trễ", "Reports overdue"), isNumber: true),
                        .init(look("Việc", "Noted"), isNumber: true), .init(look("Gần nhất", "Latest")),
                    ]
                ) {
                    for unit in wanting.prefix(20) {
                        tr {
                            th(.scope("row")) {
                                a(.href("/phong-trao/\(overview.slug)/toan-canh/bao-cao?don-vi=\(unit.code.addressEncoded)\(asked.more)")) {
                                    look(unit.name)
                                }
                            }
                            td(.class("number")) { String(unit.overdue) }
                            td(.class("number")) { String(unit.events) }
                            td { unit.lastEvent?.vietnamese ?? look("im lặng", "silent") }
                        }
                    }
                }
                p { a(.href("/phong-trao/\(overview.slug)/toan-canh/don-vi\(asked.query)")) { look("Xem mọi đơn vị", "See all units") } }
            }
        }
    }

    // MARK: - Numbers

    private static func people(_ overview: Overview, _ figures: OverviewFigures, _ look: Look) -> HTML {
        section(.class("card"), .aria("labelledby", "tham-gia")) {
            h2(.id("tham-gia")) { look("Tham gia", "Taking part") }
            figures.list(["direct-share", "direct-taking", "direct", "taking", "people", "acknowledged"])
            if overview.taking.outside > 0 {
                p {
                    look("Từ bên ngoài, không cần tài khoản: ", "From outside, without an account: ")
                    a(.href(GuestParts.join(overview.slug))) { "\(overview.taking.outside)" }
                    if GuestPolicy.mayRule(look.viewer) {
                        " · "
                        a(.href("\(GuestParts.list)/luu")) { look("thời hạn lưu dữ liệu của họ", "how long their data are kept") }
                    }
                }
            }
            p(.class("meta")) {
                look(
                    "Tham gia: đã xác nhận kế hoạch, ghi việc, báo cáo số, ghi sổ, đăng ký thi đua hoặc ký giao ước, viết tin, góp ý kiến hoặc cảm ơn ai trong phong trào này. Lao động trực tiếp: người được đánh dấu như vậy trong hồ sơ.",
                    "Taking part: has acknowledged the plan, noted work, reported a number, filled a register, registered or signed a covenant, written news, commented or thanked somebody in this movement. Direct workers are marked so in their file."
                )
            }
        }
    }

    private static func group(_ id: String, _ title: String, _ keys: [String], _ figures: OverviewFigures, _ look: Look) -> HTML {
        section(.class("card"), .aria("labelledby", id)) {
            h2(.id(id)) { title }
            figures.list(keys)
        }
    }
}

/// The figures of one overview as links.
struct OverviewFigures {
    private let byKey: [String: Figure]
    private let base: String
    private let look: Look

    init(_ overview: Overview, _ asked: AskedDay, _ look: Look) {
        let query = asked.query.isEmpty ? "" : String(asked.query.dropFirst())
        byKey = Dictionary(Figures.all(overview, query: query).map { ($0.key, $0) }) { one, _ in one }
        base = "/phong-trao/\(overview.slug)/"
        self.look = look
    }

    /// One number, large.
    func card(_ key: String) -> HTML {
        guard let figure = byKey[key] else { return HTML() }
        return div(.class("card")) {
            p(.class("figure-number")) {
                strong { number(figure) }
                " "
                look(figure.label)
            }
        }
    }

    /// Numbers one below the other.
    func list(_ keys: [String]) -> HTML {
        dl(.class("summary-list figures")) {
            for figure in keys.compactMap({ byKey[$0] }) {
                div {
                    dt { look(figure.label) }
                    dd { number(figure) }
                }
            }
        }
    }

    private func number(_ figure: Figure) -> HTML {
        let shown = figure.shown(look.language) + (figure.measure == .percent && figure.value != nil ? " %" : "")
        return a(.href(base + figure.rows), .aria("label", "\(shown) – \(look(figure.label))")) { shown }
    }
}

extension AskedDay {
    /// Today, with what was wrong with the day that was asked for.
    init(_ look: Look, refusing refusal: Refusal) {
        self.init(day: look.today, typed: look.visit.query("ngay") ?? "", refusal: refusal)
    }

    /// The day behind other parameters of an address, "&ngay=…", or nothing for today.
    var more: String { query.isEmpty ? "" : "&" + query.dropFirst() }
}
