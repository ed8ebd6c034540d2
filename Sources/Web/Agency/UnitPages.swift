internal import HTTPTypes
internal import Markup
internal import Movement
internal import Vietnamese

/// One unit: its names over time, who heads it, its posts and people, what stands below it, and what became of it.
enum UnitPages {
    private static let pageSize = 50

    /// The unit at the address, or "not found".
    static func load(_ look: Look, on day: CivilDate? = nil, after: String? = nil) throws -> UnitPage {
        let code = look.visit.parameter("ma")
        let found = try UnitQueries.page(
            code: code, on: day, today: look.today, after: after.map { Identifier($0) }, limit: pageSize, for: look.viewer, in: look.session)
        guard let found else { throw Refusal.notFound }
        return found
    }

    static func show(_ look: Look) throws -> Page {
        let asked = AskedDay(look)
        let isGiven = !asked.query.isEmpty
        let after = look.visit.query("sau")
        let unit = try load(look, on: isGiven ? asked.day : nil, after: after)
        let people = unit.people.map { PageCut(total: $0.total, size: pageSize, isFirst: look.visit.query("sau") == nil, look) }
        let suffix = people?.suffix(look) ?? ""
        let reasons = try MeritLinks.on(.unit(unit.unit.id.rawValue), look)
        return Page(
            look(unit.name.name) + suffix, status: asked.state.refusal == nil ? .ok : .unprocessableContent, place: .organisation,
            breadcrumbs: breadcrumbs(unit, asked, look), isWide: true
        ) {
            asked.state.summary(look)
            notices(unit, look)
            facts(unit, look)
            reasons
            if unit.mayManage { management(unit, look) }
            posts(unit, look)
            members(unit, people, asked, look)
            children(unit, asked, look)
            names(unit, look)
            changes(unit, look)
            h2 { look("Xem vào ngày khác", "See it on another day") }
            asked.form(address(unit), look)
        }
    }

    static func address(_ unit: UnitPage) -> String { AgencyParts.address(of: unit.unit.code) }

    static func breadcrumbs(_ unit: UnitPage, _ asked: AskedDay? = nil, _ look: Look) -> [(label: String, href: String)] {
        let query = asked?.query ?? ""
        let above = unit.parent.map { [(label: look($0.name), href: AgencyParts.address(of: $0.code) + query)] } ?? []
        return [(label: look("Tổ chức", "Organisation"), href: "/to-chuc" + query)] + above
    }

    private static func notices(_ unit: UnitPage, _ look: Look) -> HTML {
        let isOld = !unit.name.now.isEmpty
        let end = unit.unit.validity.last.flatMap { $0 < look.today ? $0 : nil }
        guard isOld || end != nil || unit.day < unit.unit.validity.from else { return HTML() }
        return div(.class("notice"), .role("note")) {
            if isOld { p { strong { look(unit.name.label) } } }
            if let end { p { look("Đơn vị này kết thúc sau ngày \(end.vietnamese).", "This unit ended after \(end.vietnamese).") } }
            if unit.day < unit.unit.validity.from {
                p {
                    look(
                        "Đơn vị này có từ ngày \(unit.unit.validity.from.vietnamese).", "This unit exists from \(unit.unit.validity.from.vietnamese)."
                    )
                }
            }
        }
    }

    private static func facts(_ unit: UnitPage, _ look: Look) -> HTML {
        dl(.class("summary-list")) {
            SummaryList.item(look("Xem vào ngày", "As of"), AgencyParts.day(unit.day))
            SummaryList.item(look("Mã", "Code"), span(.class("mono")) { unit.unit.code })
            SummaryList.item(look("Loại", "Kind"), .text(look(unit.unit.kind.label)))
            if let parent = unit.parent { SummaryList.item(look("Thuộc", "Under"), AgencyParts.links([parent], look)) }
            SummaryList.item(look("Thời gian", "Exists"), AgencyParts.span(unit.unit.validity, look))
            SummaryList.item(look("Đứng đầu", "Head"), head(unit, look))
        }
    }

    private static func head(_ unit: UnitPage, _ look: Look) -> HTML {
        let heads = unit.posts.filter(\.isHead)
        guard !heads.isEmpty else { return .text(look("Chưa có chức vụ đứng đầu", "No post of a head yet")) }
        return AgencyParts.joined(
            heads.map { post in
                guard !post.holders.isEmpty else {
                    // Visitors see the title only, so an empty list of names says nothing to them.
                    let isVacant = AgencyPolicy.maySeePeople(look.viewer)
                    return .text(look(post.title) + (isVacant ? look(" (chưa có người)", " (vacant)") : ""))
                }
                return HTML([AgencyParts.links(post.holders), .text(" (\(look(post.title)))")])
            })
    }

    private static func management(_ unit: UnitPage, _ look: Look) -> HTML {
        let tasks = AgencyTask.units.filter { $0.isListed && $0.isOffered(.unit(unit), look) }
        guard !tasks.isEmpty else { return HTML() }
        return details {
            summaryElement { look("Quản lý đơn vị", "Manage this unit") }
            ul { for task in tasks { li { a(.href("\(address(unit))/\(task.slug)")) { task.title(look) } } } }
        }
    }

    /// Whether there is anything the viewer may still do here.
    private static func isOpen(_ unit: UnitPage, _ look: Look) -> Bool { AgencyTask.units.contains { $0.isOffered(.unit(unit), look) } }

    // MARK: - Posts

    private static func posts(_ unit: UnitPage, _ look: Look) -> HTML {
        guard AgencyPolicy.maySeePeople(look.viewer) else { return HTML() }
        return section(.aria("labelledby", "chuc-vu")) {
            h2(.id("chuc-vu")) { look("Chức vụ", "Posts") }
            if unit.posts.isEmpty {
                div(.class("empty")) {
                    p { look("Chưa có chức vụ nào. Vai trò trong phong trào gắn với chức vụ.", "No posts yet. Roles in the movement hang on posts.") }
                    if isOpen(unit, look) { p { a(.href("\(address(unit))/them-chuc-vu")) { look("Thêm chức vụ", "Add a post") } } }
                }
            } else {
                postTable(unit, look)
            }
        }
    }

    private static func postTable(_ unit: UnitPage, _ look: Look) -> HTML {
        let seesRoles = AgencyPolicy.maySeeRoles(look.viewer)
        var columns: [AgencyParts.Column] = [.init(look("Chức vụ", "Post")), .init(look("Người giữ", "Held by"))]
        if seesRoles { columns.append(.init(look("Vai trò", "Roles"))) }
        let isOpen = isOpen(unit, look)
        if isOpen { columns.append(.init(look("Việc", "Actions"))) }
        return AgencyParts.table(look("Các chức vụ và người giữ", "Posts and who holds them"), columns) {
            for post in unit.posts {
                tr {
                    th(.scope("row")) {
                        look(post.title)
                        if unit.mayManage { div(.class("meta mono")) { post.code } }
                    }
                    td { holders(post, look) }
                    if seesRoles { td { roles(post, look) } }
                    if isOpen { td { actions(post, of: unit, look) } }
                }
            }
        }
    }

    private static let namedAtMost = 12

    /// Who holds a post. Of a post with many holders the first are named; all of them stand in the list of people.
    private static func holders(_ post: UnitPost, _ look: Look) -> HTML {
        let more = post.holders.count - namedAtMost
        if post.holders.isEmpty { return .text(look("chưa có người", "vacant")) }
        let names = AgencyParts.links(Array(post.holders.prefix(namedAtMost)))
        return more > 0 ? HTML([names, .text(look(" và \(more) người khác", " and \(more) others"))]) : names
    }

    private static func roles(_ post: UnitPost, _ look: Look) -> String {
        (post.roles ?? []).sorted { $0.rawValue < $1.rawValue }.map { look($0.label) }.joined(separator: ", ")
    }

    private static func actions(_ post: UnitPost, of unit: UnitPage, _ look: Look) -> HTML {
        let tasks = AgencyTask.units.filter { task in
            task.concernsPost && task.isOffered(.unit(unit), look) && (task.slug != "thoi-chuc-vu" || !post.holders.isEmpty)
        }
        return AgencyParts.joined(
            tasks.map { task in
                a(.href("\(address(unit))/\(task.slug)?chuc-vu=\(post.id)")) {
                    task.title(look)
                    span(.class("visually-hidden")) { ": \(look(post.title))" }
                }
            })
    }

    // MARK: - People

    private static func members(_ unit: UnitPage, _ cut: PageCut?, _ asked: AskedDay, _ look: Look) -> HTML {
        guard let people = unit.people, let cut else {
            return p(.class("meta")) {
                look("Tên người và chức vụ dành cho người trong cơ quan. ", "Names of people and posts are for those who work here. ")
                a(.href("/dang-nhap?ve=\(address(unit).addressEncoded)")) { look("Đăng nhập để xem", "Sign in to see them") }
            }
        }
        return section(.aria("labelledby", "nguoi")) {
            h2(.id("nguoi")) { look("Người (\(people.total))", "People (\(people.total))") }
            if people.people.isEmpty {
                div(.class("empty")) {
                    p {
                        look(
                            "Vào ngày này đơn vị chưa có ai. Người được thêm ở trang Người hoặc nhập từ tệp.",
                            "Nobody belongs to it on this day. People are added on the page People or from a file.")
                    }
                }
            } else {
                PeopleParts.table(people.people, look("Người của đơn vị, theo tên", "People of the unit, by given name"), showsUnits: false, look)
            }
            memberPages(people, cut, unit, asked, look)
        }
    }

    private static func memberPages(_ people: PersonList, _ cut: PageCut, _ unit: UnitPage, _ asked: AskedDay, _ look: Look) -> HTML {
        let base = address(unit) + (asked.query.isEmpty ? "?" : asked.query + "&")
        let isFirst = look.visit.query("sau") == nil
        return AgencyParts.pagination(
            first: isFirst ? nil : address(unit) + asked.query + "#nguoi",
            next: people.next.map { "\(base)sau=\($0)&trang=\(cut.number + 1)#nguoi" }, look)
    }

    // MARK: - Structure and history

    private static func children(_ unit: UnitPage, _ asked: AskedDay, _ look: Look) -> HTML {
        guard !unit.children.isEmpty else { return HTML() }
        return section(.aria("labelledby", "truc-thuoc")) {
            h2(.id("truc-thuoc")) { look("Đơn vị bên dưới", "Units below") }
            ul { for child in unit.children { li { a(.href(AgencyParts.address(of: child.code) + asked.query)) { look(child.name) } } } }
        }
    }

    private static func names(_ unit: UnitPage, _ look: Look) -> HTML {
        section(.aria("labelledby", "ten-goi")) {
            h2(.id("ten-goi")) { look("Tên gọi qua thời gian", "Names over time") }
            AgencyParts.table(
                look("Tên và thời gian mang tên", "Names and when they held"), [.init(look("Tên", "Name")), .init(look("Thời gian", "When"))]
            ) {
                for version in unit.versions {
                    tr {
                        th(.scope("row")) { look(version.name) }
                        td { AgencyParts.span(version.validity, look) }
                    }
                }
            }
        }
    }

    private static func changes(_ unit: UnitPage, _ look: Look) -> HTML {
        let all = (unit.origins.map { ($0, true) } + unit.changes.map { ($0, false) }).sorted { $0.0.on < $1.0.on }
        guard !all.isEmpty else { return HTML() }
        return section(.aria("labelledby", "thay-doi")) {
            h2(.id("thay-doi")) { look("Các lần sắp xếp, đổi tên", "Reorganisations and new names") }
            ol(.class("timeline")) {
                for (change, isOrigin) in all {
                    li {
                        AgencyParts.day(change.on)
                        p {
                            look(change.kind.label)
                            if let other = change.other {
                                isOrigin ? look(", từ ", ", from ") : look(", thành ", ", into ")
                                AgencyParts.link(other, look)
                            }
                        }
                        if !change.basis.isEmpty { p(.class("meta")) { look("Căn cứ: ", "Basis: ") + change.basis } }
                    }
                }
            }
        }
    }
}
