internal import Markup
internal import Movement
internal import Vietnamese

/// The targets of a movement, by clause.
enum TargetListPages {
    /// More lines than this are not drawn one by one.
    private static let mostBars = 30
    private static let pageSize = 200

    static func page(_ look: Look) throws -> Page {
        let slug = look.visit.parameter("slug")
        let viewer = try look.viewer(ofMovement: slug)
        let movement = try MovementQueries.page(slug: slug, for: viewer, today: look.today, in: look.session).summary
        let filter = TargetFilter(unit: look.visit.query("don-vi"), isLate: look.visit.query("tre") == "1")
        let lines = try TargetQueries.list(slug: slug, filter, for: viewer, today: look.today, in: look.session)
        let units = try TargetQueries.units(slug: slug, for: viewer, today: look.today, in: look.session)
        let isFiltered = filter != TargetFilter()
        let cut = PageCut(total: lines.count, size: pageSize, look)
        return Page(
            look("Chỉ tiêu", "Targets") + cut.suffix(look), place: .movements,
            breadcrumbs: [(look("Phong trào", "Movements"), "/phong-trao"), (movement.name, "/phong-trao/\(slug)")], isWide: true
        ) {
            MovementTabs.html(slug, here: "/chi-tieu", for: viewer, look)
            if TargetPolicy.maySet(viewer) { actions(slug, look) }
            if lines.isEmpty, !isFiltered {
                nothing(viewer, slug, look)
            } else {
                filters(filter, units, slug, look)
                numbers(lines, look)
                if !lines.isEmpty {
                    chart(lines, units, filter, slug, look)
                    AgencyParts.downloads(TargetParts.list(slug), query: query(filter), look)
                    for clause in clauses(lines[cut.range]) { table(clause, slug, look) }
                    cut.links(TargetParts.list(slug) + (query(filter).isEmpty ? "?" : query(filter) + "&"), look)
                }
            }
        }
    }

    private static func query(_ filter: TargetFilter) -> String {
        let parts = [filter.unit.map { "don-vi=\($0.addressEncoded)" }, filter.isLate ? "tre=1" : nil].compactMap(\.self)
        return parts.isEmpty ? "" : "?" + parts.joined(separator: "&")
    }

    private static func actions(_ slug: String, _ look: Look) -> HTML {
        p(.class("buttons")) {
            a(.class("button"), .href("\(TargetParts.list(slug))/moi")) { look("Đặt chỉ tiêu", "Set a target") }
            a(.class("button-secondary"), .href(ImportPlace(movement: slug).address)) { look("Nhập từ tệp", "Import a file") }
        }
    }

    private static func nothing(_ viewer: Actor, _ slug: String, _ look: Look) -> HTML {
        div(.class("empty")) {
            p { look("Phong trào chưa có chỉ tiêu nào.", "The movement has no targets yet.") }
            p {
                look(
                    "Chỉ tiêu nói rõ ai phải đạt bao nhiêu, tính đến khi nào; nhờ nó phong trào đo được.",
                    "A target says who has to reach how much by when; it is what makes a movement measurable.")
            }
        }
    }

    private static func filters(_ filter: TargetFilter, _ units: [(id: String, name: Text)], _ slug: String, _ look: Look) -> HTML {
        formElement(.class("filters"), .method("get"), .action(TargetParts.list(slug))) {
            div(.class("field")) {
                labelElement(.for("o-don-vi")) { look("Đơn vị", "Unit") }
                HTML.selectElement([.id("o-don-vi"), .name("don-vi")]) {
                    optionElement(.value("")) { look("Tất cả", "All") }
                    for unit in units { optionElement(.value(unit.id), .flag("selected", if: unit.id == filter.unit)) { look(unit.name) } }
                }
            }
            div(.class("choice")) {
                inputElement(.type("checkbox"), .id("o-tre"), .name("tre"), .value("1"), .flag("checked", if: filter.isLate))
                labelElement(.for("o-tre")) { look("Chỉ chỉ tiêu trễ báo cáo", "Only those with a late report") }
            }
            p { button(.class("button-secondary"), .type("submit")) { look("Lọc", "Filter") } }
        }
    }

    private static func numbers(_ lines: [TargetLine], _ look: Look) -> HTML {
        let open = lines.filter(\.isOpen)
        let (reached, late) = (open.count(where: TargetParts.isReached), open.count { $0.late > 0 })
        return p(.class("lead")) {
            look(
                "\(open.count) chỉ tiêu đang theo dõi, \(reached) đã đạt, \(late) trễ báo cáo.",
                "\(counted(open.count, "target")) followed, \(reached) reached, \(late) with a late report.")
        }
    }

    private static func chart(
        _ lines: [TargetLine], _ units: [(id: String, name: Text)], _ filter: TargetFilter, _ slug: String, _ look: Look
    ) -> HTML {
        let open = lines.filter(\.isOpen)
        if filter.unit == nil, units.count > 1 || open.count > mostBars {
            let bars = units.compactMap { unit -> BarChart.Bar? in
                let own = open.filter { $0.unit == unit.id }
                guard !own.isEmpty else { return nil }
                return BarChart.Bar(
                    label: look(unit.name), value: own.count(where: TargetParts.isReached), total: own.count,
                    href: "\(TargetParts.list(slug))?don-vi=\(unit.id.addressEncoded)")
            }
            return BarChart(
                bars,
                words: .init(
                    title: look("Chỉ tiêu đã đạt, theo đơn vị", "Targets reached, by unit"), label: look("Đơn vị", "Unit"),
                    value: look("Đã đạt", "Reached"), total: look("Chỉ tiêu", "Targets"))
            ).html
        }
        let bars = open.prefix(mostBars).map { line in
            BarChart.Bar(
                label: "\(line.code) \(line.title)", value: Int((line.achieved ?? Quantity(0)).thousandths / 1000), total: 100,
                href: TargetParts.address(line.id))
        }
        return BarChart(
            Array(bars),
            words: .init(
                title: look("Mức đạt của từng chỉ tiêu, %", "How far each target is, %"), label: look("Chỉ tiêu", "Target"),
                value: look("Đạt", "Reached"), total: look("Trên", "Out of"))
        ).html
    }

    private static func clauses(_ lines: ArraySlice<TargetLine>) -> [(clause: String, lines: [TargetLine])] {
        lines.reduce(into: []) { groups, line in
            if groups.last?.clause == line.clause { groups[groups.count - 1].lines.append(line) } else { groups.append((line.clause, [line])) }
        }
    }

    private static func table(_ group: (clause: String, lines: [TargetLine]), _ slug: String, _ look: Look) -> HTML {
        section(.aria("labelledby", "dk-\(group.clause)")) {
            h2(.id("dk-\(group.clause)")) {
                a(.href("/phong-trao/\(slug)/nghia-vu/\(group.clause.addressEncoded)")) {
                    look("Nghĩa vụ \(group.clause)", "Obligation \(group.clause)")
                }
            }
            rows(group.lines, caption: look("Chỉ tiêu của nghĩa vụ \(group.clause)", "Targets of obligation \(group.clause)"), look)
        }
    }

    /// Targets as a table; the clause page shows the same.
    static func rows(_ lines: [TargetLine], caption: String, _ look: Look) -> HTML {
        AgencyParts.table(
            caption,
            [
                .init(look("Chỉ tiêu", "Target")), .init(look("Phụ trách", "Owner")), .init(look("Hiện tại", "Now"), isNumber: true),
                .init(look("Phấn đấu", "Goal"), isNumber: true), .init(look("Đạt", "Reached"), isNumber: true),
                .init(look("Báo gần nhất", "Last report")),
                .init(look("Tình trạng", "State")),
            ]
        ) {
            for line in lines {
                tr {
                    th(.scope("row"), .lang("vi")) { a(.href(TargetParts.address(line.id))) { "\(line.code) \(line.title)" } }
                    td { look(line.owner.label) }
                    td(.class("number")) { line.level.map { TargetParts.number($0, line, look) } ?? "–" }
                    td(.class("number")) { TargetParts.number(line.goal, line, look) }
                    td(.class("number")) { TargetParts.achieved(line, look) }
                    td { line.lastPeriod.map { look(ReportingPeriod.label($0)) } ?? "–" }
                    td { TargetParts.state(line, look) }
                }
            }
        }
    }
}
