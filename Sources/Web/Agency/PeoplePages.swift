internal import HTTPTypes
internal import Markup
internal import Movement
internal import Vietnamese

/// What lists of people share.
enum PeopleParts {
    static func table(_ people: [PersonLine], _ caption: String, showsUnits: Bool, _ look: Look) -> HTML {
        let showsCodes = people.contains { $0.details != nil }
        var columns: [AgencyParts.Column] = [.init(look("Họ và tên", "Full name"))]
        if showsUnits { columns.append(.init(look("Đơn vị", "Unit"))) }
        columns.append(.init(look("Chức vụ", "Post")))
        if showsCodes { columns.append(.init(look("Mã", "Code"))) }
        return AgencyParts.table(caption, columns) {
            for line in people {
                tr {
                    th(.scope("row")) { a(.href("/nguoi/\(line.person.id)")) { line.person.name } }
                    if showsUnits { td { AgencyParts.links(line.units, look) } }
                    td { line.posts.map { look($0) }.joined(separator: ", ") }
                    if showsCodes { td(.class("mono code")) { line.details?.code ?? "" } }
                }
            }
        }
    }
}

/// What the list of people is asked for.
struct PeopleSearch {
    let words: String
    /// Code of the unit whose people are wanted, with those below it.
    let unit: String?

    init(_ visit: Visit) {
        words = String((visit.query("q") ?? "").prefix(100))
        unit = visit.query("don-vi").map { String($0.prefix(60)) }
    }

    var isEmpty: Bool { words.isEmpty && unit == nil }

    /// The same search in an address, "?q=…", or nothing.
    var query: String {
        let parts = [words.isEmpty ? nil : "q=\(words.addressEncoded)", unit.map { "don-vi=\($0.addressEncoded)" }].compactMap { $0 }
        return parts.isEmpty ? "" : "?" + parts.joined(separator: "&")
    }

    /// The address of the list with something added.
    func address(adding parameter: String) -> String { "/nguoi" + (query.isEmpty ? "?" : query + "&") + parameter }
}

/// The list of people, by given name.
enum PeoplePages {
    private static let pageSize = 50

    static func list(_ look: Look) throws -> Page {
        let search = PeopleSearch(look.visit)
        let after = look.visit.query("sau")
        let people = try PersonQueries.list(
            search: search.words, unit: search.unit, on: look.today, after: after.map { Identifier($0) }, limit: pageSize, for: look.viewer,
            in: look.session)
        let cut = PageCut(total: people.total, size: pageSize, isFirst: after == nil, look)
        let units = try AgencyChoices.units(look, includingFuture: false)
        return Page(look("Người", "People") + cut.suffix(look), place: .people, isWide: true) {
            filters(search, units, look)
            p(.class("lead")) { count(people.total, search, look) }
            MeritLinks.registers(look)
            if AgencyPolicy.mayManage(look.viewer) { management(look) }
            if people.people.isEmpty {
                empty(search, look)
            } else {
                PeopleParts.table(people.people, look("Danh sách người, theo tên", "People, by given name"), showsUnits: true, look)
            }
            AgencyParts.pagination(
                first: after == nil ? nil : "/nguoi" + search.query,
                next: people.next.map { search.address(adding: "sau=\($0)&trang=\(cut.number + 1)") }, look)
            if AgencyPolicy.mayExport(look.viewer), !people.people.isEmpty { AgencyParts.downloads("/nguoi", query: search.query, look) }
        }
    }

    private static func count(_ total: Int, _ search: PeopleSearch, _ look: Look) -> String {
        search.isEmpty
            ? look("\(total) người làm việc hôm nay.", "\(counted(total, "person works", "people work")) here today.")
            : look("Tìm thấy \(total) người.", "\(counted(total, "person", "people")) found.")
    }

    private static func management(_ look: Look) -> HTML {
        p(.class("buttons")) {
            a(.class("button"), .href("/nguoi/them")) { look("Thêm người", "Add a person") }
            a(.class("button-secondary"), .href("/to-chuc/nhap")) { look("Nhập từ tệp", "Import a file") }
        }
    }

    private static func filters(_ search: PeopleSearch, _ units: [Choice], _ look: Look) -> HTML {
        formElement(.class("filters"), .method("get"), .action("/nguoi"), .role("search"), .aria("label", look("Tìm người", "Find people"))) {
            div(.class("field")) {
                labelElement(.for("o-q")) { look("Tên", "Name") }
                inputElement(.type("search"), .id("o-q"), .name("q"), .value(search.words), .maxlength(100), .autocomplete("off"))
            }
            div(.class("field")) {
                labelElement(.for("o-don-vi")) { look("Đơn vị", "Unit") }
                select(.id("o-don-vi"), .name("don-vi")) {
                    optionElement(.value("")) { look("Cả cơ quan", "The whole agency") }
                    for unit in units { optionElement(.value(unit.value), .flag("selected", if: unit.value == search.unit)) { look(unit.label) } }
                }
            }
            p { button(.class("button-secondary"), .type("submit")) { look("Tìm", "Search") } }
        }
    }

    private static func empty(_ search: PeopleSearch, _ look: Look) -> HTML {
        div(.class("empty")) {
            if search.isEmpty {
                p {
                    look(
                        "Chưa có người nào. Cán bộ thi đua hoặc người quản trị thêm từng người hay nhập cả danh sách từ tệp.",
                        "There is nobody yet. The emulation officer or the administrator adds people one by one or from a file.")
                }
            } else {
                p {
                    look(
                        "Không có ai khớp. Có thể gõ tên không dấu, một phần tên, hoặc bỏ chọn đơn vị.",
                        "Nobody matches. Names may be typed without diacritics or in part; or choose the whole agency.")
                }
                p { a(.href("/nguoi")) { look("Xem tất cả", "Show everybody") } }
            }
        }
    }
}
