internal import HTTPTypes
internal import Hummingbird
internal import Markup
internal import Movement
internal import PlanReading
internal import Vietnamese

/// One form about an obligation at an address of its own, "/ke-hoach/{id}/nghia-vu/{obligation}/{viec}".
struct ObligationTask: Sendable {
    /// Last part of the address.
    let slug: String
    /// The act it performs.
    let act: String
    let title: Text
    /// When it is the right thing to do.
    let words: Text
    /// Whether it changes which obligations there are, or what they say.
    var changesShape = true

    static let assign = ObligationTask(
        slug: "giao", act: "obligation.assign", title: Text("Giao người phụ trách", "Assign owners"),
        words: Text("đơn vị, chức vụ hoặc người; hạn", "units, posts or people; due date"), changesShape: false)

    static let all: [ObligationTask] = [
        assign,
        ObligationTask(
            slug: "sua", act: "obligation.correct", title: Text("Sửa", "Correct"),
            words: Text("nội dung, loại, điều khoản hoặc hạn đọc chưa đúng", "text, kind, clause or due date were misread")),
        ObligationTask(
            slug: "tach", act: "obligation.split", title: Text("Tách làm hai", "Split in two"),
            words: Text("một đoạn giao hai việc khác nhau", "one passage asks for two different things")),
        ObligationTask(
            slug: "gop", act: "obligation.join", title: Text("Gộp với nghĩa vụ khác", "Join with another"),
            words: Text("một việc bị đọc thành hai", "one thing was read as two")),
        ObligationTask(
            slug: "bo", act: "obligation.remove", title: Text("Bỏ", "Remove"),
            words: Text("đoạn này không phải nghĩa vụ", "this passage is no obligation")),
    ]

    static func find(_ visit: Visit) throws -> ObligationTask {
        guard let task = all.first(where: { $0.slug == visit.parameter("viec") }) else { throw Refusal.notFound }
        return task
    }

    func isOffered(_ model: ReviewModel, _ one: ReviewObligation) -> Bool {
        guard model.mayPrepare, one.state.isLive else { return false }
        return !changesShape || (model.isOpen(one) && (slug != "gop" || !partners(model, one).isEmpty))
    }

    /// What an obligation may be joined with.
    func partners(_ model: ReviewModel, _ one: ReviewObligation) -> [ReviewObligation] {
        model.obligations.filter { $0.id != one.id && model.isOpen($0) }
    }
}

/// The forms of the tasks.
enum ObligationTaskPages {
    static func page(_ look: Look) throws -> Page { try page(look, .empty) }

    static func page(_ look: Look, _ state: FormState) throws -> Page {
        let task = try ObligationTask.find(look.visit)
        let (model, one) = try ObligationPages.load(look)
        guard model.mayPrepare else { throw Refusal.forbidden }
        // What has changed meanwhile is explained by the act's own refusal; the form itself would only mislead.
        guard state.refusal != nil || task.isOffered(model, one) else { throw Refusal.notFound }
        let address = PlanParts.address(model.summary.id, one.id)
        let form = try task.slug == "giao" ? AssignForm(model, one, look, state).html() : form(task, model, one, look, state)
        return Page(
            "\(one.clause): \(look(task.title))", status: state.refusal?.status ?? .ok, place: .plans,
            breadcrumbs: PlanParts.breadcrumbs(model, isBelow: true, look) + [(look("Nghĩa vụ \(one.clause)", "Obligation \(one.clause)"), address)]
        ) {
            state.summary(look)
            if task.slug != "sua" { p(.class("lead"), .lang("vi")) { one.text } }
            if task.slug == "giao", !one.named.isEmpty {
                p {
                    look("Kế hoạch nêu: ", "The plan names: ")
                    PlanParts.words(one.named.joined(separator: "; "))
                }
            }
            form
            p { a(.href(address)) { look("Quay lại, không thay đổi gì", "Back, changing nothing") } }
        }
    }

    private static func form(
        _ task: ObligationTask, _ model: ReviewModel, _ one: ReviewObligation, _ look: Look, _ state: FormState
    ) throws -> HTML {
        let action = "\(PlanParts.address(model.summary.id, one.id))/\(task.slug)"
        guard var form = ActForm(task.act, action: action) else { throw Refusal.notFound }
        switch task.slug {
        case "sua":
            form.only = ["text", "kind", "clause", "due"]
            form.prefilled = [
                "text": .string(one.text), "kind": .string(one.kind.rawValue), "clause": .string(one.clause), "due": JSONValue(one.due?.iso),
            ]
        case "tach": return split(form, one, look, state)
        case "gop":
            form.only = ["with"]
            form.options = ["with": task.partners(model, one).map { Choice($0.id, Text(same: "\($0.clause) · \($0.text.shortened(to: 80))")) }]
        default: form.only = ["reason"]
        }
        return form.html(look, state)
    }

    /// The two parts; a page asks for the words, programs may give the place of the cut instead.
    private static func split(_ form: ActForm, _ one: ReviewObligation, _ look: Look, _ state: FormState) -> HTML {
        let values = state.values.isEmpty ? ["first": JSONValue.string(one.text)] : state.values
        let cut = Text("Cắt phần sau khỏi ô này rồi dán vào ô thứ hai.", "Cut the latter part out of this box and paste it into the second.")
        let parts = form.declaration.fields.filter { ["first", "second"].contains($0.key) }.map { field in
            FieldDeclaration(
                key: field.key, kind: field.kind, label: field.label,
                hint: field.key == "first" ? cut : nil, isRequired: true, problem: field.problem)
        }
        return formElement(.method("post"), .action(form.action), .flag("novalidate")) {
            Layout.hiddenFields(look)
            for field in parts {
                FieldControl(field: field, current: FormState(values: values), choices: nil, problem: state.problem(of: field.key)).html(look)
            }
            p { button(.class("button"), .type("submit")) { look(form.declaration.button) } }
        }
    }

    // MARK: - Sending

    @Sendable static func submit(_ visit: Visit) async throws -> Response {
        let task = try ObligationTask.find(visit)
        let form = try await visit.form()
        let (plan, obligation) = (visit.parameter("id"), visit.parameter("obligation"))
        if let state = try problem(task, form) { return try await visit.show { look in try page(look, state) } }
        var extra: [String: JSONValue] = ["obligation": .string(obligation)]
        if task.slug == "giao" { extra.merge(AssignForm.owners(form)) { _, sent in sent } }
        return try await visit.act(
            task.act, form: form, extra: extra,
            next: { _ in task.slug == "bo" ? "\(PlanParts.address(plan))#nghia-vu" : PlanParts.address(plan, obligation) }, again: page)
    }

    /// What keeps the form from being sent as an act, or a list searched first.
    private static func problem(_ task: ObligationTask, _ form: FormBody) throws -> FormState? {
        switch task.slug {
        case "giao": return AssignForm.state(form)
        case "tach":
            let empty = ["first", "second"].filter { key in form[key]?.contains { !$0.isWhitespace } != true }
            guard !empty.isEmpty else { return nil }
            let message = Text("Nhập phần này; mỗi phần thành một nghĩa vụ.", "Enter this part; each becomes an obligation.")
            return FormState(
                values: ["first": JSONValue(form["first"]), "second": JSONValue(form["second"])],
                refusal: .invalid(empty.map { FieldProblem($0, message) }))
        default: return nil
        }
    }
}
