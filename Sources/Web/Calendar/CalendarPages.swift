internal import HTTPTypes
internal import Hummingbird
internal import Markup
internal import Movement
internal import Papers
internal import Vietnamese

/// The calendar of working days: the days that are otherwise than the week says, with the law or notice they come from.
enum CalendarPages {
    private static let path = "/lich-lam-viec"

    static func page(_ look: Look) throws -> Page { try page(look, .empty) }

    static func page(_ look: Look, _ state: FormState) throws -> Page {
        let years = try CalendarQueries.years(for: look.viewer, in: look.session)
        let year = look.visit.query("nam").flatMap { Int($0) }.flatMap { (1...9999).contains($0) ? $0 : nil } ?? look.today.year
        let days = try CalendarQueries.days(year: year, for: look.viewer, in: look.session)
        let maySet = CalendarPolicy.maySet(look.viewer)
        return Page(look("Lịch làm việc năm \(year)", "Working days of \(year)")) {
            state.summary(look)
            p(.class("lead")) {
                look(
                    "Thứ Hai đến thứ Sáu là ngày làm việc, trừ những ngày ghi ở đây. Hạn báo cáo và thư nhắc tính theo lịch này.",
                    "Monday to Friday are worked, except for the days entered here. Due dates and reminders follow this calendar.")
            }
            if Set(years + [year]).count > 1 { otherYears(years, year, look) }
            if days.isEmpty { empty(year, maySet, look) } else { table(days, year, maySet, look) }
            if !years.isEmpty { AgencyParts.downloads(path, query: "", look) }
            if maySet { forms(look, state) }
        }
    }

    private static func otherYears(_ years: [Int], _ year: Int, _ look: Look) -> HTML {
        nav(.class("tabs"), .aria("label", look("Các năm", "Years"))) {
            ul {
                for one in Set(years + [year, look.today.year]).sorted() {
                    li { a(.href("\(path)?nam=\(one)"), .when(one == year, .aria("current", "page"))) { String(one) } }
                }
            }
        }
    }

    private static func empty(_ year: Int, _ maySet: Bool, _ look: Look) -> HTML {
        div(.class("empty")) {
            p {
                look(
                    "Chưa ghi ngày nào của năm \(year). Cán bộ thi đua, người quản trị hoặc thủ trưởng ghi ngày lễ và ngày làm bù theo thông báo hằng năm.",
                    "No day of \(year) is entered. The officer, the administrator or the head enters holidays and made-up days from the yearly notice."
                )
            }
            if maySet { p { a(.class("button"), .href("#ghi")) { look("Ghi ngày đầu tiên", "Enter the first day") } } }
        }
    }

    private static func table(_ days: [CalendarDay], _ year: Int, _ maySet: Bool, _ look: Look) -> HTML {
        let columns: [AgencyParts.Column] = [
            .init(look("Ngày", "Day")), .init(look("Thứ", "Weekday")), .init(look("Ngày đó", "That day is")), .init(look("Tên gọi", "Name")),
            .init(look("Căn cứ", "Source")),
        ]
        return AgencyParts.table(
            look("Ngày nghỉ và ngày làm bù năm \(year)", "Days off and made-up days of \(year)"),
            columns + (maySet ? [.init(look("Việc", "Action"))] : [])
        ) {
            for one in days {
                tr {
                    th(.scope("row")) { AgencyParts.day(one.day) }
                    td { weekday(one.day, look) }
                    td { look(one.label) }
                    td(.lang("vi")) { one.name }
                    td(.lang("vi")) { one.source }
                    if maySet {
                        td {
                            formElement(.class("inline-form"), .method("post"), .action("\(path)/bo")) {
                                Layout.hiddenFields(look)
                                inputElement(.type("hidden"), .name("day"), .value(one.day.iso))
                                button(.class("button-quiet"), .type("submit")) {
                                    look("Bỏ", "Take out")
                                    span(.class("visually-hidden")) { " \(one.day.vietnamese)" }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    static func weekday(_ day: CivilDate, _ look: Look) -> String {
        let vi = ["Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật"]
        let en = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
        return look(vi[day.weekday - 1], en[day.weekday - 1])
    }

    private static func forms(_ look: Look, _ state: FormState) -> HTML {
        HTML([
            h2(.id("ghi")) { look("Ghi một ngày", "Enter a day") },
            ActForm("calendar.set", action: path)?.html(look, state) ?? HTML(),
            h2(.id("nhap")) { look("Nhập từ tệp", "Import a file") },
            p {
                look(
                    "Tệp CSV hoặc XLSX có bốn cột: ngày, loại (Nghỉ hoặc Làm việc), tên gọi, căn cứ. Ngày đã ghi được thay bằng dòng trong tệp; sai một dòng thì không ghi dòng nào.",
                    "A CSV or XLSX file with four columns: day, kind (Off or Worked), name, source. A line replaces what was entered for its day; one wrong line and nothing is entered."
                )
            },
            formElement(.method("post"), .action("\(path)/nhap"), .attr("enctype", "multipart/form-data")) {
                Layout.hiddenFields(look)
                div(.class(state.problem(of: "rows") == nil ? "field" : "field field-wrong")) {
                    labelElement(.for("o-rows")) { look("Tệp", "File") }
                    inputElement(.type("file"), .id("o-rows"), .name("tep"), .attr("accept", ".csv,.xlsx"))
                }
                p { button(.class("button-secondary"), .type("submit")) { look("Nhập lịch", "Import") } }
            },
        ])
    }
}

/// Sending the forms of the calendar, and its downloads.
enum CalendarRoutes {
    @Sendable static func set(_ visit: Visit) async throws -> Response {
        try await visit.act(
            "calendar.set", form: visit.form(limit: 1 << 16),
            next: { receipt in "/lich-lam-viec?nam=\((receipt.result["day"]?.string ?? "").prefix(4))" }, again: CalendarPages.page)
    }

    @Sendable static func clear(_ visit: Visit) async throws -> Response {
        let form = try await visit.form(limit: 1 << 16)
        let year = CivilDate(iso: form["day"] ?? "").map { "?nam=\($0.year)" } ?? ""
        return try await visit.act("calendar.clear", form: form, next: { _ in "/lich-lam-viec" + year }, again: CalendarPages.page)
    }

    /// Takes a file in: all lines or none.
    @Sendable static func take(_ visit: Visit) async throws -> Response {
        try await visit.look { look in
            guard CalendarPolicy.maySet(look.viewer) else { throw Refusal.forbidden }
        }
        let form = try await visit.form(limit: 2 << 20)
        do {
            guard let file = form.upload("tep") else {
                throw Refusal.invalid("rows", "Chọn một tệp có nội dung.", "Choose a file that is not empty.")
            }
            let table = try await ImportUpload.table(file.bytes)
            let rows = JSONValue.array(table.map { .array($0.prefix(4).map(JSONValue.string)) })
            return try await visit.act(
                "calendar.import", form: form, extra: ["rows": rows], next: { _ in "/lich-lam-viec" }, again: CalendarPages.page)
        } catch let refusal as Refusal where refusal.kind == .invalid {
            let words = refusal.fields.isEmpty ? [FieldProblem("rows", refusal.reason)] : refusal.fields.map { FieldProblem("rows", $0.message) }
            return try await visit.ask(again: CalendarPages.page, [:], .invalid(words))
        }
    }

    static func download(_ format: AgencyDownloads.Format) -> @Sendable (Visit) async throws -> Response {
        { visit in
            let language = visit.language
            let rows = try await visit.look { look in
                [CalendarTable.header(language)]
                    + (try CalendarQueries.days(for: look.viewer, in: look.session)).map { CalendarTable.row($0, language) }
            }
            return try await AgencyDownloads.answer(
                rows, format, name: "lich-lam-viec", title: Text("Lịch làm việc", "Working days"), visit)
        }
    }
}
