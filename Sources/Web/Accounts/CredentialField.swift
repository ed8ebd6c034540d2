internal import Markup
internal import Movement

/// A field in which people type what proves who they are. It tells password managers what it holds, and never shows a secret again.
struct CredentialField {
    /// What is typed.
    enum Purpose {
        case login, currentPassword, newPassword, code

        /// The word of the HTML autofill list (HTML Living Standard, 4.10.18.7).
        var autocomplete: String {
            switch self {
            case .login: "username"
            case .currentPassword: "current-password"
            case .newPassword: "new-password"
            case .code: "one-time-code"
            }
        }
        var isHidden: Bool { self == .currentPassword || self == .newPassword }
    }

    let key: String
    let label: Text
    var hint: Text?
    let purpose: Purpose

    init(_ key: String, _ label: Text, hint: Text? = nil, _ purpose: Purpose) {
        self.key = key
        self.label = label
        self.hint = hint
        self.purpose = purpose
    }

    /// The field of an act, in the act's own words.
    init?(_ key: String, of declaration: ActDeclaration, _ purpose: Purpose) {
        guard let field = declaration.fields.first(where: { $0.key == key }) else { return nil }
        self.init(key, field.label, hint: field.hint, purpose)
    }

    func html(_ look: Look, _ state: FormState) -> HTML {
        let identifier = "o-\(key)"
        let problem = state.problem(of: key)
        let describedBy = (hint == nil ? [] : ["\(identifier)-goi-y"]) + (problem == nil ? [] : ["\(identifier)-loi"])
        return div(.class(problem == nil ? "field" : "field field-wrong")) {
            labelElement(.for(identifier)) { look(label) }
            if let hint { p(.class("hint"), .id("\(identifier)-goi-y")) { look(hint) } }
            if let problem { p(.class("field-error"), .id("\(identifier)-loi")) { look("Lỗi: ", "Error: ") + look(problem) } }
            inputElement(
                .type(purpose.isHidden ? "password" : "text"), .id(identifier), .name(key), .autocomplete(purpose.autocomplete),
                .when(purpose == .login, .value(state.text(key) ?? "")), .attr("autocapitalize", "none"), .attr("spellcheck", "false"),
                .when(!describedBy.isEmpty, .aria("describedby", describedBy.joined(separator: " "))),
                .when(problem != nil, .aria("invalid", "true")))
        }
    }
}

/// A new password typed twice, because nobody sees what they type.
enum RepeatedPassword {
    static let key = "password-repeat"

    /// Both fields, of an act whose field is called "password".
    static func fields(of declaration: ActDeclaration, _ look: Look, _ state: FormState) -> HTML {
        HTML([
            CredentialField("password", of: declaration, .newPassword)?.html(look, state) ?? HTML(),
            CredentialField(key, Text("Nhập lại mật khẩu", "Password again"), .newPassword).html(look, state),
        ])
    }

    /// Every problem of the act's fields together with that of the repeated password; throws when there is one.
    static func check(_ form: FormBody, _ values: [String: JSONValue], of declaration: ActDeclaration) throws {
        var problems = declaration.fields.compactMap { field in field.problem(values[field.key]).map { FieldProblem(field.key, $0) } }
        if form["password"] != form[key] {
            problems.append(FieldProblem(key, Text("Hai lần nhập mật khẩu chưa giống nhau.", "The two passwords are not the same.")))
        }
        guard problems.isEmpty else { throw Refusal.invalid(problems) }
    }
}
