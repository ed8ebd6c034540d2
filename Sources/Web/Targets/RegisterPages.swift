internal import Markup
internal import Movement
internal import Vietnamese

/// The register of a target: its lines, and the form that adds one.
enum RegisterPages {
    static func page(_ look: Look) throws -> Page { try page(look, .empty) }

    static func page(_ look: Look, _ state: FormState) throws -> Page {
        let model = try register(look)
        let line = model.line
        return Page(
            look("Sổ theo dõi: ", "Register: ") + look(line.kind.label).lowercasedFirst, place: .movements,
            breadcrumbs: TargetParts.breadcrumbs(model, isBelow: true, look), isWide: true
        ) {
            state.summary(look)
            p(.class("lead"), .lang("vi")) { "\(line.code) \(line.title)" }
            if model.entries.isEmpty {
                div(.class("empty")) {
                    p { look("Sổ chưa có dòng nào.", "The register is empty.") }
                    p {
                        look(
                            "Ghi từng việc khi nó xảy ra; số của chỉ tiêu tự cộng từ đây.",
                            "Add each thing as it happens; the target counts from here.")
                    }
                }
            } else {
                table(model, look)
            }
            if model.mayReport { form(model, state, look) }
        }
    }

    /// The register at the address, for those who may see behind the numbers; it does not exist for others.
    static func register(_ look: Look) throws -> TargetModel {
        let model = try TargetParts.model(look)
        guard model.seesBehind, model.line.kind.registerAct != nil, model.line.kind.registerAddress == look.visit.parameter("register") else {
            throw Refusal.notFound
        }
        return model
    }

    private static func table(_ model: TargetModel, _ look: Look) -> HTML {
        let fields = model.line.kind.registerFields
        let columns: [AgencyParts.Column] =
            [.init(look("Ngày", "Date"))] + fields.map { .init(look($0.label), isNumber: $0.isNumber) } + [.init(look("Minh chứng", "Evidence"))]
        return AgencyParts.table(
            look("Các dòng trong sổ", "Lines of the register"), columns + (model.mayReport ? [.init(look("Sửa", "Change"))] : [])
        ) {
            for one in model.entries {
                tr {
                    th(.scope("row")) { AgencyParts.day(one.on) }
                    for field in fields { td(.class(field.isNumber ? "number" : "text"), .lang("vi")) { shown(field, one, look) } }
                    td { AgencyParts.joined(model.evidence.filter { $0.entry == one.id }.map(TargetPage.evidence)) }
                    if model.mayReport { td { change(one, model, look) } }
                }
            }
        }
    }

    private static func change(_ one: EntryLine, _ model: TargetModel, _ look: Look) -> HTML {
        if let reason = one.withdrawn { return .text(look("Đã rút: ", "Taken out: ") + reason) }
        let base = TargetParts.register(model.line)
        return HTML([
            a(.href("\(base)?thay=\(one.id.addressEncoded)#them")) { look("Sửa", "Correct") }, .text(" · "),
            a(.href("\(base)/\(one.id.addressEncoded)/rut")) { look("Rút", "Take out") },
        ])
    }

    /// The value of a field in words.
    private static func shown(_ field: FieldDeclaration, _ one: EntryLine, _ look: Look) -> String {
        guard let value = one.fields[field.key] else { return "" }
        switch (field.kind, value) {
        case (.choice(let choices), .string(let chosen)): return choices.first { $0.value == chosen }.map { look($0.label) } ?? chosen
        case (.quantity, .string(let plain)): return Quantity(plain, isProgram: true)?[look.language] ?? plain
        case (.date, .string(let iso)): return CivilDate(iso: iso)?.vietnamese ?? iso
        case (_, .int(let number)): return Quantity(Int(number))[look.language]
        case (_, .string(let text)): return text
        default: return ""
        }
    }

    private static func form(_ model: TargetModel, _ state: FormState, _ look: Look) -> HTML {
        let replaced = look.visit.query("thay").flatMap { id in model.entries.first { $0.id == id && $0.withdrawn == nil } }
        return PlanParts.section("them", replaced == nil ? look("Thêm một dòng", "Add a line") : look("Sửa một dòng", "Correct a line")) {
            if let replaced {
                p {
                    look(
                        "Dòng “\(replaced.title)” được thay bằng dòng mới và vẫn còn trong lịch sử.",
                        "The line “\(replaced.title)” is replaced by the new one and stays in the history.")
                }
            }
            if let act = model.line.kind.registerAct, var form = ActForm(act, action: TargetParts.register(model.line)) {
                let _ = form.isMultipart = true
                let _ = form.only = model.line.kind.registerFields.map(\.key) + ["on"]
                let _ = form.prefilled = replaced.map { prefilled($0, model.line.kind) } ?? ["on": .string(look.today.iso)]
                form.html(look, state) {
                    if let replaced { PlanParts.hidden("replaces", replaced.id) }
                    TargetParts.fileField(state.problem(of: "tep"), look)
                }
            }
        }
    }

    private static func prefilled(_ one: EntryLine, _ kind: TargetKind) -> [String: JSONValue] {
        var values = one.fields
        values["on"] = .string(one.on.iso)
        for field in kind.registerFields {
            if case .quantity = field.kind, let number = one.fields[field.key]?.string.flatMap({ Quantity($0, isProgram: true) }) {
                values[field.key] = .string(number.typed)
            }
        }
        return values
    }

    // MARK: - Taking out

    static func withdraw(_ look: Look) throws -> Page { try withdraw(look, .empty) }

    static func withdraw(_ look: Look, _ state: FormState) throws -> Page {
        let model = try register(look)
        let found = model.entries.first { $0.id == look.visit.parameter("entry") }
        guard let found, model.mayReport else { throw Refusal.notFound }
        return Page(
            look("Rút khỏi sổ", "Take out of the register"), place: .movements, breadcrumbs: TargetParts.breadcrumbs(model, isBelow: true, look)
        ) {
            state.summary(look)
            p(.class("lead"), .lang("vi")) { "\(found.on.vietnamese) · \(found.title)" }
            if var form = ActForm("entry.withdraw", action: "\(TargetParts.register(model.line))/\(found.id.addressEncoded)/rut") {
                let _ = form.only = ["reason"]
                form.html(look, state)
            }
        }
    }
}

extension FieldDeclaration {
    /// Whether its values are right-aligned in tables.
    fileprivate var isNumber: Bool {
        switch kind {
        case .integer, .quantity: true
        default: false
        }
    }
}
