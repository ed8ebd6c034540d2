internal import HTTPTypes
internal import Hummingbird
internal import Markup
internal import Movement
internal import Vietnamese

/// The pages of a task: its form, the answers to check, and the confirmation.
enum TaskPages {
    static func form(_ task: AgencyTask, _ place: TaskPlace, _ state: FormState, _ look: Look) throws -> Page {
        guard task.isOffered(place, look) else { throw Refusal.notFound }
        let action = "\(place.address)/\(task.slug)"
        guard var form = ActForm(task.act, action: action) else { throw Refusal.notFound }
        let fields = try task.openFields().filter { $0.key != "roles" || AgencyPolicy.mayGiveRoles(look.viewer) }
        form.only = fields.map(\.key)
        form.prefilled = try task.prefilled(place, look)
        form.options = try task.options(place, look)
        if task.isChecked { form.buttonLabel = Text("Tiếp tục", "Continue") }
        let typesCodes = fields.contains { field in
            if case .reference = field.kind { form.options[field.key] == nil } else { false }
        }
        let summary = form.declaration.summary
        return Page(
            title(task, place, look), status: state.refusal?.status ?? .ok, place: place.menu, breadcrumbs: place.breadcrumbs(look)
        ) {
            state.summary(look)
            p { look(summary) }
            if typesCodes {
                p(.class("meta")) {
                    look(
                        "Danh sách quá dài để chọn: nhập mã, xem ở trang của người hoặc đơn vị.",
                        "The list is too long to choose from: enter the code, found on the page of the person or unit.")
                }
            }
            form.html(look, state) { if task.isChecked { step("kiem-tra") } }
            p { a(.href(place.address)) { look("Quay lại, không thay đổi gì", "Back, changing nothing") } }
        }
    }

    private static func title(_ task: AgencyTask, _ place: TaskPlace, _ look: Look) -> String {
        let what = task.title(look)
        return place.name(look).map { "\($0): \(what.prefix(1).lowercased())\(what.dropFirst())" } ?? what
    }

    private static func step(_ name: String) -> HTML { inputElement(.type("hidden"), .name("buoc"), .value(name)) }

    // MARK: - Answers to check

    /// The answers, and what will stand in the record. The act has been tried and undone, so pressing the button does exactly this.
    static func check(_ task: AgencyTask, _ place: TaskPlace, _ values: [String: JSONValue], sentence: Text, _ look: Look) throws -> Page {
        guard task.isOffered(place, look) else { throw Refusal.notFound }
        let declaration = try task.declaration
        let options = try task.options(place, look)
        let fields = try task.openFields()
        let action = "\(place.address)/\(task.slug)"
        return Page(
            look("Kiểm tra lại: ", "Check your answers: ") + title(task, place, look), place: place.menu, breadcrumbs: place.breadcrumbs(look)
        ) {
            dl(.class("summary-list")) {
                for field in fields {
                    if let shown = words(of: field, values[field.key], options[field.key] ?? [], look) {
                        SummaryList.item(look(field.label), .text(shown))
                    }
                }
            }
            if case .unit(let unit) = place { consequences(task, unit, look) }
            h2 { look("Sổ cái sẽ ghi", "The record will say") }
            p { look(sentence) }
            formElement(.method("post"), .action(action)) {
                Layout.hiddenFields(look)
                for field in fields { hidden(field.key, values[field.key]) }
                div(.class("buttons")) {
                    button(.class("button"), .type("submit"), .name("buoc"), .value("thuc-hien")) { look(declaration.button) }
                    button(.class("button-secondary"), .type("submit"), .name("buoc"), .value("sua")) { look("Sửa lại", "Change answers") }
                }
            }
            p { a(.href(place.address)) { look("Thôi, không thay đổi gì", "Leave it, changing nothing") } }
        }
    }

    private static func consequences(_ task: AgencyTask, _ unit: UnitPage, _ look: Look) -> HTML {
        guard ["sap-nhap", "chia-tach", "giai-the"].contains(task.slug) else { return HTML() }
        let isEnding = task.slug != "chia-tach"
        let ending = unit.posts.filter { $0.isHead || !($0.roles ?? []).isEmpty }
        return div(.class("notice notice-warning")) {
            p {
                look(
                    "\(look(unit.name.name)) hiện có \(unit.people?.total ?? 0) người và \(unit.posts.count) chức vụ.",
                    "\(look(unit.name.name)) has \(counted(unit.people?.total ?? 0, "person", "people")) and \(counted(unit.posts.count, "post")) now."
                )
            }
            if !ending.isEmpty {
                p {
                    isEnding
                        ? look("Các chức vụ này kết thúc cùng đơn vị:", "These posts end with the unit:")
                        : look("Nếu đơn vị kết thúc, các chức vụ này kết thúc theo:", "If the unit ends, these posts end with it:")
                }
                ul {
                    for post in ending {
                        li { look(post.title) + (post.holders.isEmpty ? "" : ": " + post.holders.prefix(5).map(\.name).joined(separator: ", ")) }
                    }
                }
            }
        }
    }

    private static func hidden(_ key: String, _ value: JSONValue?) -> HTML {
        let texts = FormState(values: [key: value ?? .null]).list(key)
        return HTML(texts.map { inputElement(.type("hidden"), .name(key), .value($0)) })
    }

    /// An answer in words, or nil when it was left empty.
    private static func words(of field: FieldDeclaration, _ value: JSONValue?, _ options: [Choice], _ look: Look) -> String? {
        let texts = FormState(values: [field.key: value ?? .null]).list(field.key).filter { !$0.isEmpty }
        func labels(_ choices: [Choice]) -> String {
            texts.map { text in choices.first { $0.value == text }.map { String(look($0.label).trimmingPrefix { "– ".contains($0) }) } ?? text }
                .joined(separator: ", ")
        }
        switch field.kind {
        case .flag: return texts.isEmpty ? look("Không", "No") : look("Có", "Yes")
        case _ where texts.isEmpty: return nil
        case .choice(let choices), .choices(let choices): return labels(choices)
        case .reference, .references: return labels(options)
        case .date: return (CivilDate(iso: texts[0]) ?? CivilDate(vietnamese: texts[0]))?.vietnamese ?? texts[0]
        default: return texts.joined(separator: ", ")
        }
    }

    // MARK: - Confirmation

    /// What was done and what comes next; the address can be kept.
    static func done(_ task: AgencyTask, _ place: TaskPlace, _ look: Look) throws -> Page {
        guard AgencyPolicy.mayManage(look.viewer), task.isChecked, let entry = look.visit.query("xong") else { throw Refusal.notFound }
        return Page(title(task, place, look), place: place.menu, breadcrumbs: place.breadcrumbs(look)) {
            div(.class("success-panel")) {
                h2 { look("Đã thực hiện", "Done") }
                p {
                    look("Mã tra cứu: ", "Reference: ")
                    span(.class("mono")) { entry }
                }
            }
            h2 { look("Việc tiếp theo", "What happens next") }
            ul { for step in steps(task, look) { li { step } } }
            p { a(.class("button"), .href(place.address)) { look("Tới trang \(place.name(look) ?? "")", "Go to \(place.name(look) ?? "")") } }
        }
    }

    private static func steps(_ task: AgencyTask, _ look: Look) -> [String] {
        let record = look(
            "Việc này đã là một mục trong sổ cái; ai xem được sổ cái đều thấy.",
            "This is an entry of the record now, for all who may read the record.")
        let past = look(
            "Mọi việc trước ngày có hiệu lực vẫn hiện theo tên gọi lúc đó.",
            "Everything before the day it takes effect is still shown under the name of its day.")
        let heads = look(
            "Giao chức vụ đứng đầu và chức vụ có vai trò ở trang của đơn vị nhận.",
            "Give the posts of heads and those with roles on the page of the receiving unit.")
        switch task.slug {
        case "sap-nhap", "chia-tach": return [heads, past, record]
        case "giai-the":
            return [
                look(
                    "Người của đơn vị thôi là thành viên của đơn vị; đưa họ vào đơn vị khác ở trang của từng người, hoặc nhập từ tệp.",
                    "Its people are no longer members of it; put them into other units on their own pages, or by a file."), past, record,
            ]
        case "thoi-viec":
            return [look("Tài khoản của người này không còn quyền từ ngày thôi việc.", "Their account has no rights from that day on."), record]
        default: return [past, record]
        }
    }
}

/// What happens when the form of a task is sent.
enum TaskRoutes {
    typealias Load = @Sendable (Look) throws -> TaskPlace

    static func show(_ task: AgencyTask?, _ look: Look, _ load: Load) throws -> Page {
        guard let task else { throw Refusal.notFound }
        return try TaskPages.form(task, try load(look), .empty, look)
    }

    static func done(_ task: AgencyTask?, _ look: Look, _ load: Load) throws -> Page {
        guard let task else { throw Refusal.notFound }
        return try TaskPages.done(task, try load(look), look)
    }

    static func submit(_ task: AgencyTask?, _ visit: Visit, _ load: @escaping Load) async throws -> Response {
        guard let task else { throw Refusal.notFound }
        let form = try await visit.form()
        let fixed = task.fixedValues(visit)
        let again: @Sendable (Look, FormState) throws -> Page = { look, state in try TaskPages.form(task, try load(look), state, look) }
        if task.isChecked, form["buoc"] != "thuc-hien" {
            let values = form.values(for: try task.declaration).merging(fixed) { _, fixed in fixed }
            if form["buoc"] == "sua" { return try await visit.show { look in try again(look, FormState(values: values)) } }
            return try await check(task, values, visit, load, again)
        }
        return try await visit.act(task.act, form: form, extra: fixed, next: { next(task, $0, visit) }, again: again)
    }

    /// Tries the act and undoes it, so that what is wrong is said before anybody confirms.
    private static func check(
        _ task: AgencyTask, _ values: [String: JSONValue], _ visit: Visit, _ load: @escaping Load,
        _ again: @escaping @Sendable (Look, FormState) throws -> Page
    ) async throws -> Response {
        do {
            let receipt = try await visit.site.runner.perform(task.act, values, as: visit.actorSource(), channel: .web, dryRun: true)
            return try await visit.show { look in try TaskPages.check(task, try load(look), values, sentence: receipt.sentence, look) }
        } catch let refusal as Refusal where refusal.kind == .invalid || refusal.kind == .conflict {
            return try await visit.show { look in try again(look, FormState(values: values, refusal: refusal)) }
        }
    }

    private static func next(_ task: AgencyTask, _ receipt: Receipt, _ visit: Visit) -> String {
        let page =
            switch receipt.act {
            case "person.create": "/nguoi/\(receipt.subjectID)"
            case "unit.create", "unit.merge": AgencyParts.address(of: receipt.result["code"]?.string ?? visit.parameter("ma"))
            default: String(visit.request.uri.path.dropLast(task.slug.utf8.count + 1))
            }
        return task.isChecked ? "\(page)/\(task.slug)/xong" : page
    }
}
