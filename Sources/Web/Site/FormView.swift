internal import Markup
internal import Movement
internal import Vietnamese

/// What was typed into a form and what was wrong with it.
struct FormState: Sendable {
    var values: [String: JSONValue] = [:]
    var refusal: Refusal?

    static let empty = FormState()

    func problem(of key: String) -> Text? { refusal?.fields.first { $0.key == key }?.message }
    func text(_ key: String) -> String? {
        switch values[key] {
        case .string(let text): text
        case .int(let number): String(number)
        default: nil
        }
    }
    func list(_ key: String) -> [String] { values[key]?.array?.compactMap(\.string) ?? text(key).map { [$0] } ?? [] }
}

/// Draws the form of an act from its declaration.
struct ActForm {
    let declaration: ActDeclaration
    let action: String
    /// Fields to draw, in order; nil for all.
    var only: [String]?
    /// What the fields hold before anybody types.
    var prefilled: [String: JSONValue] = [:]
    /// What a reference field may point to, or what is left of a field's choices here.
    var options: [String: [Choice]] = [:]
    /// Words for the button, when the act's own are too general here.
    var buttonLabel: Text?
    var isMultipart = false
    /// Begins the identifiers of the fields. On a page with several forms only the one that was sent has the usual one, to which its problems link.
    var place = "o"

    init?(_ act: String, action: String) {
        guard let declaration = ActCatalog.act(named: act)?.declaration else { return nil }
        self.declaration = declaration
        self.action = action
    }

    func html(_ look: Look, _ state: FormState = .empty, @HTMLBuilder extra: () -> HTML = { HTML() }) -> HTML {
        formElement(.method("post"), .action(action), .when(isMultipart, .attr("enctype", "multipart/form-data")), .flag("novalidate")) {
            Layout.hiddenFields(look)
            controls(look, state)
            extra()
            p { button(.class("button"), .type("submit")) { look(buttonLabel ?? declaration.button) } }
        }
    }

    /// The fields alone, for a page that puts others beside them.
    func controls(_ look: Look, _ state: FormState) -> HTML {
        HTML(declaration.fields.filter { only?.contains($0.key) ?? true }.map { control($0, look, state) })
    }

    private func control(_ field: FieldDeclaration, _ look: Look, _ state: FormState) -> HTML {
        let value = state.values.isEmpty ? prefilled[field.key] : state.values[field.key]
        let current = FormState(values: [field.key: value ?? .null])
        let choices: [Choice]? =
            switch field.kind {
            case .choice(let choices), .choices(let choices): options[field.key] ?? choices
            case .reference, .references: options[field.key]
            default: nil
            }
        return FieldControl(field: field, current: current, choices: choices, problem: state.problem(of: field.key), place: place).html(look)
    }
}

/// One field with its label, hint, problem and control.
struct FieldControl {
    let field: FieldDeclaration
    let current: FormState
    let choices: [Choice]?
    let problem: Text?
    /// Begins its identifier.
    var place = "o"

    private var identifier: String { "\(place)-\(field.key)" }

    func html(_ look: Look) -> HTML {
        switch field.kind {
        case .choices, .references: group(look)
        case .choice(let choices) where choices.count <= 5: group(look)
        case .flag: flag(look)
        default: single(look)
        }
    }

    private func described(_ look: Look) -> [String] {
        (field.hint == nil ? [] : ["\(identifier)-goi-y"]) + (problem == nil ? [] : ["\(identifier)-loi"])
    }

    private func notes(_ look: Look) -> HTML {
        HTML([
            field.hint.map { hint in p(.class("hint"), .id("\(identifier)-goi-y")) { look(hint) } } ?? HTML(),
            problem.map { problem in p(.class("field-error"), .id("\(identifier)-loi")) { look("Lỗi: ", "Error: ") + look(problem) } } ?? HTML(),
        ])
    }

    private func label(_ look: Look) -> String {
        look(field.label) + (field.isRequired || field.kind == .flag ? "" : look(" (không bắt buộc)", " (optional)"))
    }

    private func single(_ look: Look) -> HTML {
        let describedBy = described(look)
        let common: [Attribute] = [
            .id(identifier), .name(field.key), .when(!describedBy.isEmpty, .aria("describedby", describedBy.joined(separator: " "))),
            .when(problem != nil, .aria("invalid", "true")),
        ]
        return div(.class(problem == nil ? "field" : "field field-wrong")) {
            labelElement(.for(identifier)) { label(look) }
            notes(look)
            input(common, look)
        }
    }

    private func input(_ common: [Attribute], _ look: Look) -> HTML {
        let text = current.text(field.key) ?? ""
        func box(_ attributes: Attribute...) -> HTML { HTML.inputElement(common + attributes) }
        switch field.kind {
        case .lines: return HTML.textareaElement(common + [.rows(text.count > 600 ? 16 : 5)], text)
        case .date:
            return box(
                .type("text"), .value(CivilDate(iso: text)?.vietnamese ?? text), .attr("inputmode", "numeric"),
                .attr("placeholder", look("ngày/tháng/năm", "dd/mm/yyyy")))
        case .integer: return box(.type("text"), .value(text), .attr("inputmode", "numeric"))
        case .quantity: return box(.type("text"), .value(current.values[field.key]?.quantityText ?? text), .attr("inputmode", "decimal"))
        case .email: return box(.type("email"), .value(text), .autocomplete("off"))
        case .secret: return box(.type("password"), .autocomplete(field.key.hasPrefix("new") ? "new-password" : "current-password"))
        case .choice, .reference: return choices.map { menu(common, $0, look) } ?? box(.type("text"), .value(text))
        default: return box(.type("text"), .value(text))
        }
    }

    private func menu(_ common: [Attribute], _ choices: [Choice], _ look: Look) -> HTML {
        let chosen = current.text(field.key)
        return HTML.selectElement(common) {
            if !field.isRequired || chosen == nil { optionElement(.value("")) { look("— chọn —", "— choose —") } }
            for choice in choices {
                optionElement(.value(choice.value), .flag("selected", if: choice.value == chosen)) { look(choice.label) }
            }
        }
    }

    private func group(_ look: Look) -> HTML {
        let isSingle = if case .choice = field.kind { true } else { false }
        let chosen = current.list(field.key)
        let describedBy = described(look)
        return fieldset(
            .class(problem == nil ? "field" : "field field-wrong"), .id(identifier),
            .when(!describedBy.isEmpty, .aria("describedby", describedBy.joined(separator: " ")))
        ) {
            legendElement { label(look) }
            notes(look)
            for (index, choice) in (choices ?? []).enumerated() {
                div(.class("choice")) {
                    inputElement(
                        .type(isSingle ? "radio" : "checkbox"), .id("\(identifier)-\(index)"), .name(field.key), .value(choice.value),
                        .flag("checked", if: chosen.contains(choice.value)))
                    labelElement(.for("\(identifier)-\(index)")) { look(choice.label) }
                }
            }
        }
    }

    private func flag(_ look: Look) -> HTML {
        let isOn = ["1", "true", "on", "yes"].contains(current.text(field.key) ?? "") || current.values[field.key] == .bool(true)
        return div(.class("field")) {
            div(.class("choice")) {
                inputElement(.type("checkbox"), .id(identifier), .name(field.key), .value("1"), .flag("checked", if: isOn))
                labelElement(.for(identifier)) { look(field.label) }
            }
            notes(look)
        }
    }
}

extension FormState {
    /// The summary at the top of main: one line for each problem, linked to its field.
    func summary(_ look: Look) -> HTML {
        guard let refusal else { return HTML() }
        return div(.class("error-summary"), .role("alert"), .tabindex(-1), .id("loi"), .flag("autofocus")) {
            h2 { refusal.fields.isEmpty ? look("Chưa thực hiện được", "This was not done") : look("Có nội dung cần sửa", "There is a problem") }
            if refusal.fields.isEmpty {
                p { look(refusal.reason) }
                p { look(refusal.next) }
                if let citation = refusal.citation { p(.class("meta")) { look("Căn cứ: ", "Ground: ") + citation } }
            } else {
                ul { for field in refusal.fields { li { a(.href("#o-\(field.key)")) { look(field.message) } } } }
            }
        }
    }
}

extension JSONValue {
    /// A number of an act's field as its form shows it; what was typed stays as it was typed.
    fileprivate var quantityText: String? {
        switch self {
        case .int(let whole): Quantity(Int(whole))[.vi]
        case .double(let number): Quantity("\(number)", isProgram: true)?[.vi]
        default: nil
        }
    }
}
