internal import HTTPTypes
internal import Markup
internal import Movement
internal import Vietnamese

/// The structure of the agency on a day, as a list and as a chart.
enum StructurePages {
    private static let pageSize = 100

    static func list(_ look: Look) throws -> Page {
        let asked = AskedDay(look)
        let tree = try UnitQueries.tree(on: asked.day, for: look.viewer, in: look.session)
        let lines = UnitLine.lines(of: tree)
        let history = try UnitHistory.load(agency: look.viewer.agency, today: look.today, in: look.session)
        let cut = PageCut(total: lines.count, size: pageSize, look)
        let isWrong = asked.state.refusal != nil
        return Page(
            look("Tổ chức", "Organisation") + cut.suffix(look), status: isWrong ? .unprocessableContent : .ok, place: .organisation, isWide: true,
            summary: look("Các phòng, đơn vị và đoàn thể của cơ quan.", "Divisions, units and organisations of the agency.")
        ) {
            asked.state.summary(look)
            p(.class("lead")) { count(tree, lines.count, look) }
            asked.form("/to-chuc", look)
            p(.class("buttons")) {
                a(.class("button-secondary"), .href("/to-chuc/so-do\(asked.query)")) { look("Xem sơ đồ", "Show the chart") }
                a(.class("button-secondary"), .href(AgencyTreePages.path)) { look("Các cơ quan", "Agencies") }
                if AgencyPolicy.mayManage(look.viewer) { management(tree, look) }
            }
            if lines.isEmpty { empty(look) } else { table(lines[cut.range], asked, look) }
            cut.links(asked.query.isEmpty ? "/to-chuc?" : "/to-chuc\(asked.query)&", look)
            AgencyParts.downloads("/to-chuc", query: "", look)
            ended(history, on: asked.day, look)
        }
    }

    private static func count(_ tree: UnitTree, _ units: Int, _ look: Look) -> String {
        let day = tree.day.vietnamese
        guard let people = tree.people else {
            return look("Ngày \(day) cơ quan có \(units) đơn vị.", "On \(day) the agency has \(counted(units, "unit")).")
        }
        return look(
            "Ngày \(day) cơ quan có \(units) đơn vị và \(people) người.",
            "On \(day) the agency has \(counted(units, "unit")) and \(counted(people, "person", "people")).")
    }

    private static func management(_ tree: UnitTree, _ look: Look) -> HTML {
        HTML([
            tree.roots.first.map { root in
                a(.class("button"), .href("\(AgencyParts.address(of: root.unit.code))/them")) { look("Thêm đơn vị", "Add a unit") }
            } ?? HTML(),
            a(.class("button-secondary"), .href("/to-chuc/nhap")) { look("Nhập từ tệp", "Import a file") },
        ])
    }

    private static func empty(_ look: Look) -> HTML {
        div(.class("empty")) {
            p {
                look(
                    "Vào ngày này cơ quan chưa có đơn vị nào. Cán bộ thi đua hoặc người quản trị thêm từng đơn vị hay nhập từ tệp.",
                    "On this day the agency has no units. The emulation officer or the administrator adds them one by one or from a file."
                )
            }
            p { a(.href("/to-chuc")) { look("Xem vào hôm nay", "Show today") } }
        }
    }

    private static func table(_ lines: ArraySlice<UnitLine>, _ asked: AskedDay, _ look: Look) -> HTML {
        let seesPeople = AgencyPolicy.maySeePeople(look.viewer)
        var columns: [AgencyParts.Column] = [
            .init(look("Đơn vị", "Unit")), .init(look("Loại", "Kind")), .init(look("Thuộc", "Under")), .init(look("Đứng đầu", "Head")),
        ]
        if seesPeople { columns.append(.init(look("Số người", "People"), isNumber: true)) }
        let caption = look("Các đơn vị vào ngày \(asked.day.vietnamese)", "Units on \(asked.day.vietnamese)")
        return AgencyParts.table(caption, columns) {
            for line in lines {
                tr {
                    th(.scope("row")) {
                        // The depth for the eye; the column "Under" says it for everybody.
                        if line.depth > 0 { span(.aria("hidden", "true")) { String(repeating: "– ", count: min(line.depth, 6)) } }
                        a(.href(AgencyParts.address(of: line.node.unit.code) + asked.query)) { look(line.node.unit.name) }
                    }
                    td { look(line.node.kind.label) }
                    td { line.parent.map { look($0.name) } ?? "" }
                    td { heads(line.node.heads, look) }
                    if seesPeople { td(.class("number")) { line.node.members.map { String($0) } ?? "" } }
                }
            }
        }
    }

    private static func heads(_ heads: [UnitHead], _ look: Look) -> HTML {
        AgencyParts.joined(
            heads.map { head in
                guard let person = head.person else { return .text(look(head.title)) }
                return HTML([a(.href("/nguoi/\(person.id)")) { person.name }, .text(" (\(look(head.title)))")])
            })
    }

    /// Units that had ended by the day, newest end first, with those that took over.
    private static func ended(_ history: UnitHistory, on day: CivilDate, _ look: Look) -> HTML {
        let past = history.units.values.compactMap { unit in unit.validity.to.flatMap { $0 <= day ? (unit, $0) : nil } }
            .sorted { ($1.1, $0.0.code) < ($0.1, $1.0.code) }
        guard !past.isEmpty else { return HTML() }
        return section(.aria("labelledby", "da-ket-thuc")) {
            h2(.id("da-ket-thuc")) { look("Đơn vị đã kết thúc", "Units that have ended") }
            if past.count > pageSize {
                p(.class("meta")) { look("\(pageSize) đơn vị gần nhất trong \(past.count).", "The last \(pageSize) of \(past.count).") }
            }
            ul {
                for (unit, end) in past.prefix(pageSize) {
                    li {
                        if let name = history.dated(unit.id, on: end.adding(days: -1)) { AgencyParts.link(name, look) }
                        look(", kết thúc ngày ", ", ended on ")
                        AgencyParts.day(end.adding(days: -1))
                    }
                }
            }
        }
    }

    // MARK: - Chart

    /// More units than this and the drawing shows the upper levels only; the list under it has all of them on its own pages.
    private static let drawnAtMost = 300

    static func chart(_ look: Look) throws -> Page {
        let asked = AskedDay(look)
        let tree = try UnitQueries.tree(on: asked.day, for: look.viewer, in: look.session)
        let isWrong = asked.state.refusal != nil
        let isLarge = tree.flattened.count > drawnAtMost
        return Page(
            look("Sơ đồ tổ chức", "Organisation chart"), status: isWrong ? .unprocessableContent : .ok, place: .organisation,
            breadcrumbs: [(look("Tổ chức", "Organisation"), "/to-chuc\(asked.query)")], isWide: true
        ) {
            asked.state.summary(look)
            asked.form("/to-chuc/so-do", look)
            if isLarge {
                p(.class("meta")) {
                    look("Cơ quan có nhiều đơn vị nên sơ đồ chỉ vẽ hai cấp trên. ", "There are many units, so the chart shows the two upper levels. ")
                    a(.href("/to-chuc\(asked.query)")) { look("Xem danh sách đầy đủ", "See the whole list") }
                }
            }
            if let root = tree.roots.first {
                drawing(tree, under: root, depth: isLarge ? 1 : 20, asked, look)
            } else {
                empty(look)
            }
        }
    }

    private static func drawing(_ tree: UnitTree, under root: UnitNode, depth: Int, _ asked: AskedDay, _ look: Look) -> HTML {
        // Other roots only exist while data is being put in; they hang beside the first one's children rather than vanish.
        var top = node(root, depth, asked, look)
        top.children += tree.roots.dropFirst().map { node($0, depth - 1, asked, look) }
        let names = root.children.map { look($0.unit.name) }
        let words = OrganisationChart.Words(
            title: look("Sơ đồ tổ chức ngày \(asked.day.vietnamese)", "Organisation on \(asked.day.vietnamese)"),
            description: look(
                "\(look(root.unit.name)) có \(names.count) đơn vị: \(names.joined(separator: ", ")).",
                "\(look(root.unit.name)) has \(names.count) units: \(names.joined(separator: ", "))."),
            unit: look("Đơn vị", "Unit"), subtitle: look("Đứng đầu", "Head"), parent: look("Thuộc", "Under"))
        let chart = OrganisationChart(top, words: words)
        return figure(.class("chart")) {
            // The drawing and the table are two regions, so each has a name of its own.
            div(.class("chart-scroll"), .tabindex(0), .role("region"), .aria("label", look("Hình vẽ sơ đồ", "Drawing of the chart"))) {
                chart.drawing
            }
            chart.table
        }
    }

    private static func node(_ node: UnitNode, _ depth: Int, _ asked: AskedDay, _ look: Look) -> OrganisationChart.Node {
        OrganisationChart.Node(
            name: look(node.unit.name), subtitle: node.heads.first.map { $0.person?.name ?? look($0.title) },
            href: AgencyParts.address(of: node.unit.code) + asked.query,
            children: depth == 0 ? [] : node.children.map { Self.node($0, depth - 1, asked, look) })
    }
}

/// A unit of the tree as a line, with the unit above it.
struct UnitLine {
    let node: UnitNode
    let parent: UnitRef?
    let depth: Int

    static func lines(of tree: UnitTree) -> [UnitLine] {
        func walk(_ nodes: [UnitNode], _ parent: UnitRef?, _ depth: Int) -> [UnitLine] {
            nodes.flatMap { node in [UnitLine(node: node, parent: parent, depth: depth)] + walk(node.children, node.unit, depth + 1) }
        }
        return walk(tree.roots, nil, 0)
    }
}
