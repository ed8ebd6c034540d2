internal import Markup
internal import Movement
internal import Vietnamese

/// One person: where they belong and which posts they hold and held.
enum PersonPages {
    /// The person at the address, or "not found".
    static func load(_ look: Look) throws -> PersonPage {
        let id = Identifier<Person>(look.visit.parameter("id"))
        guard let found = try PersonQueries.page(id, today: look.today, for: look.viewer, in: look.session) else { throw Refusal.notFound }
        return found
    }

    static func address(_ person: PersonPage) -> String { "/nguoi/\(person.person.id)" }

    static func show(_ look: Look) throws -> Page {
        let person = try load(look)
        let reasons = try MeritLinks.on(.person(person.person.id.rawValue), look)
        return Page(person.person.name, place: .people, breadcrumbs: [(look("Người", "People"), "/nguoi")]) {
            if let last = person.validity.last, last < look.today {
                div(.class("notice"), .role("note")) {
                    p { look("Làm việc ở đây đến hết ngày \(last.vietnamese).", "Worked here until \(last.vietnamese).") }
                }
            }
            facts(person, look)
            reasons
            if person.mayManage { management(person, look) }
            posts(person, look)
            memberships(person, look)
        }
    }

    private static func facts(_ person: PersonPage, _ look: Look) -> HTML {
        dl(.class("summary-list")) {
            SummaryList.item(look("Làm việc ở đây", "Works here"), AgencyParts.span(person.validity, look))
            if let details = person.details {
                SummaryList.item(look("Mã", "Code"), span(.class("mono")) { details.code })
                SummaryList.item(look("Thư điện tử", "E-mail"), .text(details.email ?? look("chưa ghi", "not stated")))
                SummaryList.item(look("Giới tính", "Gender"), .text(details.gender.map { look($0.label) } ?? look("chưa ghi", "not stated")))
                SummaryList.item(
                    look("Trực tiếp làm việc, không giữ chức vụ lãnh đạo", "Does the work directly, without a leading post"),
                    .text(details.isDirect ? look("Có", "Yes") : look("Không", "No")))
            }
        }
    }

    private static func management(_ person: PersonPage, _ look: Look) -> HTML {
        let tasks = AgencyTask.people.filter { $0.isListed && $0.isOffered(.person(person), look) }
        return details {
            summaryElement { look("Quản lý", "Manage") }
            ul { for task in tasks { li { a(.href("\(address(person))/\(task.slug)")) { task.title(look) } } } }
        }
    }

    private static func posts(_ person: PersonPage, _ look: Look) -> HTML {
        section(.aria("labelledby", "chuc-vu")) {
            h2(.id("chuc-vu")) { look("Chức vụ", "Posts") }
            if person.posts.isEmpty {
                p { look("Chưa giữ chức vụ nào.", "Holds no post yet.") }
            } else {
                AgencyParts.table(look("Chức vụ, mới nhất trước", "Posts, newest first"), columns(look("Chức vụ", "Post"), person, look)) {
                    for post in person.posts {
                        tr {
                            th(.scope("row")) { look(post.title) }
                            td { AgencyParts.link(post.unit, look) }
                            td { AgencyParts.span(post.validity, look) }
                            if person.mayManage { td { release(post, person, look) } }
                        }
                    }
                }
            }
        }
    }

    private static func columns(_ first: String, _ person: PersonPage, _ look: Look) -> [AgencyParts.Column] {
        [.init(first), .init(look("Đơn vị", "Unit")), .init(look("Thời gian", "When"))] + (person.mayManage ? [.init(look("Việc", "Actions"))] : [])
    }

    private static func release(_ post: PersonPost, _ person: PersonPage, _ look: Look) -> HTML {
        guard post.isCurrent else { return HTML() }
        return a(.href("\(address(person))/thoi-chuc-vu?chuc-vu=\(post.id)")) {
            look("Thôi giao", "Release")
            span(.class("visually-hidden")) { ": \(look(post.title))" }
        }
    }

    private static func memberships(_ person: PersonPage, _ look: Look) -> HTML {
        section(.aria("labelledby", "don-vi")) {
            h2(.id("don-vi")) { look("Đơn vị", "Units") }
            if person.memberships.isEmpty {
                p { look("Chưa thuộc đơn vị nào.", "Belongs to no unit yet.") }
            } else {
                AgencyParts.table(
                    look("Đơn vị, mới nhất trước", "Units, newest first"),
                    [.init(look("Đơn vị", "Unit")), .init(look("Thời gian", "When"))] + (person.mayManage ? [.init(look("Việc", "Actions"))] : [])
                ) {
                    for membership in person.memberships {
                        tr {
                            th(.scope("row")) { AgencyParts.link(membership.unit, look) }
                            td { AgencyParts.span(membership.validity, look) }
                            if person.mayManage { td { leave(membership, person, look) } }
                        }
                    }
                }
            }
        }
    }

    private static func leave(_ membership: PersonMembership, _ person: PersonPage, _ look: Look) -> HTML {
        guard membership.isCurrent else { return HTML() }
        return a(.href("\(address(person))/roi-don-vi?don-vi=\(membership.unit.code.addressEncoded)")) {
            look("Rời đơn vị", "Leave")
            span(.class("visually-hidden")) { ": \(look(membership.unit.name))" }
        }
    }
}
