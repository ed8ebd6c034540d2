internal import HTTPTypes
internal import Hummingbird
internal import Markup
internal import Movement

/// Taking in the text of a plan.
enum NewPlanPages {
    private static let path = "/ke-hoach/moi"

    static func form(_ look: Look) throws -> Page { try form(look, .empty) }

    static func form(_ look: Look, _ state: FormState) throws -> Page {
        guard PlanPolicy.mayReadDrafts(look.viewer) else { throw Refusal.notFound }
        guard PlanPolicy.mayPrepare(look.viewer), let act = ActCatalog.act(named: "plan.read")?.declaration else { throw Refusal.forbidden }
        return Page(
            look(act.title), status: state.refusal?.status ?? .ok, place: .plans, breadcrumbs: [(look("Kế hoạch", "Plans"), "/ke-hoach")]
        ) {
            state.summary(look)
            p {
                look(
                    "Máy lưu văn bản kèm mã băm, đọc ra từng nghĩa vụ và gợi ý người phụ trách. Chưa có gì được công bố: bạn rà soát trước.",
                    "The text is kept with its hash, its obligations are read and owners suggested. Nothing is published: you review it first.")
            }
            formElement(.method("post"), .action(path), .attr("enctype", "multipart/form-data"), .flag("novalidate")) {
                Layout.hiddenFields(look)
                control(pasted, look, state)
                file(look, state)
                for field in act.fields where field.key == "name" { control(field, look, state) }
                p { button(.class("button"), .type("submit")) { look(act.button) } }
            }
        }
    }

    /// The text box; it may stay empty when a file is sent.
    private static let pasted = FieldDeclaration(
        key: "text", kind: .lines(max: 400_000), label: Text("Văn bản kế hoạch", "Text of the plan"),
        hint: Text(
            "Dán toàn văn, kể cả bản quét còn lỗi chữ. Hoặc để trống và chọn tệp bên dưới.",
            "Paste the whole text; one read from a scan, with errors, will do. Or leave this empty and choose a file below."),
        isRequired: true, problem: { _ in nil })

    private static func control(_ field: FieldDeclaration, _ look: Look, _ state: FormState) -> HTML {
        FieldControl(field: field, current: state, choices: nil, problem: state.problem(of: field.key)).html(look)
    }

    private static func file(_ look: Look, _ state: FormState) -> HTML {
        let problem = state.problem(of: PlanUpload.field)
        return div(.class(problem == nil ? "field" : "field field-wrong")) {
            labelElement(.for("o-tep")) { look("Tệp văn bản (không bắt buộc)", "Text file (optional)") }
            p(.class("hint"), .id("o-tep-goi-y")) { look("Tệp .txt mã UTF-8, không quá 2 MB.", "A .txt file in UTF-8, at most 2 MB.") }
            if let problem { p(.class("field-error"), .id("o-tep-loi")) { look("Lỗi: ", "Error: ") + look(problem) } }
            inputElement(
                .type("file"), .id("o-tep"), .name(PlanUpload.field), .attr("accept", ".txt,text/plain"),
                .aria("describedby", problem == nil ? "o-tep-goi-y" : "o-tep-goi-y o-tep-loi"), .when(problem != nil, .aria("invalid", "true")))
        }
    }

    /// Reads what was sent and goes on to the review; what is wrong goes back to the form with everything kept.
    @Sendable static func read(_ visit: Visit) async throws -> Response {
        let form: FormBody
        do { form = try await visit.form(limit: PlanUpload.formLimit) } catch let refusal as Refusal where refusal.code == Refusal.tooLarge.code {
            return try await refuse(FormState(refusal: PlanUpload.tooLarge), visit)
        }
        let text: String
        do { text = try PlanUpload.text(form) } catch {
            return try await refuse(FormState(values: ["text": JSONValue(form["text"]), "name": JSONValue(form["name"])], refusal: error), visit)
        }
        // From here on the text of a file is as good as pasted: the form comes back with it in the box.
        return try await visit.act(
            "plan.read", form: form, extra: ["text": .string(text)], next: { receipt in PlanParts.address(receipt.subjectID) }, again: Self.form)
    }

    private static func refuse(_ state: FormState, _ visit: Visit) async throws -> Response {
        try await visit.show { look in try form(look, state) }
    }
}
