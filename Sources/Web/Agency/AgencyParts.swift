internal import Hummingbird
internal import Markup
internal import Movement
internal import Vietnamese

/// Pieces that the pages of units and people share.
enum AgencyParts {
    /// The heading of one column.
    struct Column {
        let label: String
        var isNumber = false

        init(_ label: String, isNumber: Bool = false) {
            self.label = label
            self.isNumber = isNumber
        }
    }

    /// A table in a box of its own that scrolls on narrow screens.
    static func table(_ caption: String, _ columns: [Column], @HTMLBuilder rows: () -> HTML) -> HTML {
        div(.class("table-wrap"), .tabindex(0), .role("region"), .aria("label", caption)) {
            Markup.table {
                captionElement { caption }
                thead { tr { for column in columns { th(.scope("col"), .when(column.isNumber, .class("number"))) { column.label } } } }
                tbody { rows() }
            }
        }
    }

    /// Names one behind the other, each a link.
    static func links(_ people: [PersonRef]) -> HTML {
        joined(people.map { person in a(.href("/nguoi/\(person.id)")) { person.name } })
    }

    /// Units one behind the other, each a link.
    static func links(_ units: [UnitRef], _ look: Look) -> HTML {
        joined(units.map { unit in a(.href(address(of: unit.code))) { look(unit.name) } })
    }

    /// Pieces with commas between them.
    static func joined(_ pieces: [HTML]) -> HTML {
        HTML(pieces.enumerated().map { index, piece in index == 0 ? piece : HTML([.text(", "), piece]) })
    }

    /// The page of a unit.
    static func address(of unit: String) -> String { "/to-chuc/\(unit.addressEncoded)" }

    /// A unit under the name of its day, as a link, with what it is now.
    static func link(_ unit: DatedName, _ look: Look) -> HTML { a(.href(address(of: unit.code))) { look(unit.label) } }

    /// A day as people write it.
    static func day(_ day: CivilDate) -> HTML { timeElement(.datetime(day.iso)) { day.vietnamese } }

    /// The first and the last day of something.
    static func span(_ validity: Validity, _ look: Look) -> HTML {
        guard let last = validity.last else { return HTML([.text(look("từ ", "since ")), day(validity.from)]) }
        return HTML([day(validity.from), .text(" – "), day(last)])
    }

    /// Downloads of what the page shows, as CSV and XLSX.
    static func downloads(_ path: String, query: String, _ look: Look) -> HTML {
        p(.class("meta downloads")) {
            look("Tải về danh sách này: ", "Download this list: ")
            a(.href("\(path).csv\(query)")) { "CSV" }
            " · "
            a(.href("\(path).xlsx\(query)")) { "XLSX" }
        }
    }

    /// The way to the page before and the page after. Only the first page can be gone back to when the order is followed by key.
    static func pagination(first: String?, next: String?, _ look: Look) -> HTML {
        guard first != nil || next != nil else { return HTML() }
        return nav(.class("pagination"), .aria("label", look("Các trang của danh sách", "Pages of the list"))) {
            ul {
                if let first { li { a(.href(first)) { look("Về trang đầu", "First page") } } }
                if let next { li { a(.href(next), .rel("next")) { look("Trang tiếp theo", "Next page") } } }
            }
        }
    }
}

/// One part of a list cut by number.
struct PageCut {
    let size: Int
    let total: Int
    /// From 1.
    let number: Int

    /// The part asked for by `?trang=`; the nearest there is when it does not exist.
    /// - Parameter isFirst: whether the rows are the first ones whatever the address says, as without `?sau=`.
    init(total: Int, size: Int, isFirst: Bool = false, _ look: Look) {
        self.size = size
        self.total = total
        let count = max(1, (total + size - 1) / size)
        number = isFirst ? 1 : min(max(look.visit.query("trang").flatMap { Int($0) } ?? 1, 1), count)
    }

    var count: Int { max(1, (total + size - 1) / size) }
    var range: Range<Int> { (number - 1) * size..<min(number * size, total) }

    /// " (trang 1/4)", or nothing when all is on one page.
    func suffix(_ look: Look) -> String { count > 1 ? look(" (trang \(number)/\(count))", " (page \(number)/\(count))") : "" }

    /// Links to the pages around this one; `base` is the address with what comes before the number, such as "/to-chuc?".
    func links(_ base: String, _ look: Look) -> HTML {
        guard count > 1 else { return HTML() }
        let near = Set([1, number - 1, number, number + 1, count]).filter { (1...count).contains($0) }.sorted()
        return nav(.class("pagination"), .aria("label", look("Các trang của danh sách", "Pages of the list"))) {
            ul {
                for page in near {
                    li {
                        if page == number {
                            span(.aria("current", "page")) { String(page) }
                        } else {
                            a(.href("\(base)trang=\(page)"), .aria("label", look("Trang \(page)", "Page \(page)"))) { String(page) }
                        }
                    }
                }
            }
        }
    }
}

/// The day a page of the structure is asked about.
struct AskedDay {
    /// The day; today when none was given or it could not be read.
    let day: CivilDate
    /// What was typed and what was wrong with it.
    var state = FormState.empty
    /// Keeps the day in the addresses of links, "?ngay=…", or nothing for today.
    let query: String

    init(_ look: Look) {
        guard let typed = look.visit.query("ngay") else {
            day = look.today
            query = ""
            return
        }
        guard let day = CivilDate(vietnamese: typed) ?? CivilDate(iso: typed) else {
            day = look.today
            query = ""
            let refusal = Refusal.invalid("ngay", "Nhập ngày theo mẫu 31/12/2025.", "Enter a date like 31/12/2025.")
            state = FormState(values: ["ngay": .string(typed)], refusal: refusal)
            return
        }
        self.day = day
        query = day == look.today ? "" : "?ngay=\(day.iso)"
        state = FormState(values: ["ngay": .string(day.iso)])
    }

    /// A day that could be read and still cannot be shown.
    init(day: CivilDate, typed: String, refusal: Refusal) {
        self.day = day
        query = ""
        state = FormState(values: ["ngay": .string(typed)], refusal: refusal)
    }

    /// The form that asks for another day.
    func form(_ action: String, _ look: Look) -> HTML {
        let field = Field.date("ngay", Text("Xem vào ngày", "As of")).declaration
        let current = state.values.isEmpty ? FormState(values: ["ngay": .string(day.iso)]) : state
        return formElement(.class("filters"), .method("get"), .action(action), .flag("novalidate")) {
            FieldControl(field: field, current: current, choices: nil, problem: state.problem(of: "ngay")).html(look)
            p { button(.class("button-secondary"), .type("submit")) { look("Xem", "Show") } }
        }
    }
}
