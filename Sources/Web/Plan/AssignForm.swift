internal import Markup
internal import Movement
internal import PlanReading
internal import Vietnamese

/// Choosing who owns an obligation. The unit named as lead comes first in what is sent, and the first leads.
struct AssignForm {
    private let model: ReviewModel
    private let one: ReviewObligation
    private let look: Look
    private let state: FormState
    private let words: String

    /// A list longer than this is searched.
    private static let shown = 100

    init(_ model: ReviewModel, _ one: ReviewObligation, _ look: Look, _ state: FormState) {
        self.model = model
        self.one = one
        self.look = look
        self.state = state
        words = state.text("tim") ?? ""
    }

    // MARK: - What was sent

    /// The owners in the order of the act.
    static func owners(_ form: FormBody) -> [String: JSONValue] {
        let lead = (form["lead"] ?? "").isEmpty ? [] : form.fields["lead"] ?? []
        func list(_ key: String) -> [JSONValue] { (form.fields[key] ?? []).map(JSONValue.string) }
        return [
            "units": .array(lead.map(JSONValue.string) + list("units").filter { value in !lead.contains { $0 == value.string } }),
            "posts": .array(list("posts")), "people": .array(list("people")),
        ]
    }

    /// The form again when a list is to be searched, or when units take part without one that leads.
    static func state(_ form: FormBody) -> FormState? {
        var values = owners(form)
        values["due"] = JSONValue(form["due"])
        values["lead"] = .string(form["lead"] ?? "")
        if form["viec"] == "tim" {
            values["tim"] = .string(form["tim"] ?? "")
            return FormState(values: values)
        }
        guard (form["lead"] ?? "").isEmpty, form.fields["units"]?.isEmpty == false else { return nil }
        return FormState(values: values, refusal: .invalid("lead", "Chọn đơn vị chủ trì trong các đơn vị.", "Choose which of the units leads."))
    }

    // MARK: - The form

    func html() throws -> HTML {
        let units = try options(.unit)
        let posts = try options(.post)
        let people = try options(.person)
        let isLong = posts.isCut || people.isCut || !words.isEmpty
        return formElement(.method("post"), .action("\(PlanParts.address(model.summary.id, one.id))/giao"), .flag("novalidate")) {
            Layout.hiddenFields(look)
            control(Self.lead, units.choices, chosen: [leadingUnit])
            group("units", Text("Đơn vị phối hợp", "Units that take part"), units.choices, chosen: chosen(.unit).filter { $0 != leadingUnit })
            if isLong { search() }
            folded("posts", Text("Chức vụ", "Posts"), posts, chosen: chosen(.post))
            folded("people", Text("Người", "People"), people, chosen: chosen(.person))
            due()
            p { button(.class("button"), .type("submit"), .name("viec"), .value("giao")) { look("Giao", "Assign") } }
        }
    }

    private static let lead = FieldDeclaration(
        key: "lead", kind: .reference("unit"), label: Text("Đơn vị chủ trì", "Unit that leads"),
        hint: Text(
            "Bỏ trống khi chỉ giao cho chức vụ hoặc người; khi đó mục đầu tiên chủ trì.",
            "Leave empty when only posts or people own it; then the first of them leads."), isRequired: false, problem: { _ in nil })

    private func control(_ field: FieldDeclaration, _ choices: [Choice]?, chosen: [String]) -> HTML {
        let current = FormState(values: [field.key: field.kind.isList ? .array(chosen.map(JSONValue.string)) : JSONValue(chosen.first)])
        return FieldControl(field: field, current: current, choices: choices, problem: state.problem(of: field.key)).html(look)
    }

    private func group(_ key: String, _ label: Text, _ choices: [Choice], chosen: [String]) -> HTML {
        control(
            FieldDeclaration(key: key, kind: .references(key), label: label, hint: nil, isRequired: false, problem: { _ in nil }), choices,
            chosen: chosen)
    }

    /// A long list is folded away unless something in it is chosen or wrong.
    private func folded(_ key: String, _ label: Text, _ options: Options, chosen: [String]) -> HTML {
        let count = chosen.isEmpty ? "" : look(" (\(chosen.count) đã chọn)", " (\(chosen.count) chosen)")
        return details(.flag("open", if: !chosen.isEmpty || !words.isEmpty || state.problem(of: key) != nil)) {
            summaryElement { look("Giao cho: ", "Assign to: ") + look(label).lowercased() + count }
            if options.choices.isEmpty { p(.class("hint")) { look("Không có mục nào khớp.", "Nothing matches.") } }
            group(key, label, options.choices, chosen: chosen)
            if options.isCut {
                p(.class("hint")) { look("Danh sách còn dài; tìm theo tên để thấy mục khác.", "The list goes on; search by name to see others.") }
            }
        }
    }

    private func search() -> HTML {
        div(.class("filters")) {
            div(.class("field")) {
                labelElement(.for("o-tim")) { look("Tìm chức vụ hoặc người", "Search posts or people") }
                inputElement(.type("search"), .id("o-tim"), .name("tim"), .value(words))
            }
            p { button(.class("button-secondary"), .type("submit"), .name("viec"), .value("tim")) { look("Tìm", "Search") } }
        }
    }

    private func due() -> HTML {
        let fields = ActCatalog.act(named: ObligationTask.assign.act)?.declaration.fields
        guard let field = fields?.first(where: { $0.key == "due" }) else { return HTML() }
        return control(field, nil, chosen: [state.values.isEmpty ? one.due?.iso : state.text("due")].compactMap(\.self))
    }

    // MARK: - What is chosen, and what may be

    private struct Options {
        let choices: [Choice]
        /// Whether there are more.
        let isCut: Bool
    }

    private func chosen(_ kind: DirectoryKind) -> [String] {
        if !state.values.isEmpty { return state.list(["unit": "units", "post": "posts", "person": "people"][kind.rawValue] ?? "") }
        return one.owners.filter { $0.kind.rawValue == kind.rawValue }.compactMap(\.id)
    }

    private var leadingUnit: String { state.text("lead") ?? chosen(.unit).first ?? "" }

    /// What is chosen already, then what matches the search.
    private func options(_ kind: DirectoryKind) throws -> Options {
        let limit = kind == .unit ? 1000 : Self.shown
        let search = kind == .unit ? "" : words
        let found = try Directory.options(kind, search: search, on: look.today, limit: limit + 1, for: look.viewer, in: look.session)
        let missing = chosen(kind).filter { id in !found.prefix(limit).contains { $0.target.id == id } }
        let labels = try Directory.labels(
            of: missing.map { DirectoryTarget(kind, $0) }, on: look.today, today: look.today, for: look.viewer, in: look.session)
        let kept = missing.compactMap { id in labels[DirectoryTarget(kind, id)].map { Choice(id, $0) } }
        return Options(choices: kept + found.prefix(limit).map { Choice($0.target.id, $0.label) }, isCut: found.count > limit)
    }
}

extension FieldKind {
    /// Whether the field holds several values.
    fileprivate var isList: Bool { if case .references = self { true } else { false } }
}
