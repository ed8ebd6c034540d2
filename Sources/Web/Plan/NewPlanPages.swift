internal import HTTPTypes
internal import Hummingbird
internal import Markup
internal import Movement
internal import Storage

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
            p {
                look("Chưa có văn bản? ", "No text yet? ")
                a(.href(DraftPages.path)) { look("Soạn kế hoạch mới theo mẫu", "Write a new plan from a form") }
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
        let problem = state.problem(of: "tep")
        return div(.class(problem == nil ? "field" : "field field-wrong")) {
            labelElement(.for("o-tep")) { look("Tệp kế hoạch (không bắt buộc)", "File of the plan (optional)") }
            p(.class("hint"), .id("o-tep-goi-y")) {
                look(
                    "Word (.docx), PDF, bản quét PDF, ảnh PNG hoặc JPG, hoặc văn bản .txt (Unicode, TCVN3, VNI); không quá 64 MB.",
                    "Word (.docx), PDF, scanned PDF, PNG or JPG picture, or .txt (Unicode, TCVN3, VNI); at most 64 MB.")
            }
            if let problem { p(.class("field-error"), .id("o-tep-loi")) { look("Lỗi: ", "Error: ") + look(problem) } }
            inputElement(
                .type("file"), .id("o-tep"), .name("tep"),
                .attr("accept", ".txt,.md,.docx,.pdf,.png,.jpg,.jpeg,text/plain,application/pdf,image/png,image/jpeg"),
                .aria("describedby", problem == nil ? "o-tep-goi-y" : "o-tep-goi-y o-tep-loi"), .when(problem != nil, .aria("invalid", "true")))
        }
    }

    /// Reads what was sent: pasted text at once, a file by the worker. What is wrong goes back to the form with everything typed kept.
    @Sendable static func read(_ visit: Visit) async throws -> Response {
        // Asked before the body is read, so that nobody else can make the site take in large files.
        try await visit.look { look in
            guard PlanPolicy.mayReadDrafts(look.viewer) else { throw Refusal.notFound }
            guard PlanPolicy.mayPrepare(look.viewer) else { throw Refusal.forbidden }
        }
        let form: FileForm
        do { form = try await visit.fileForm(fileLimit: PlanFileIntake.sizeLimit) } catch let refusal as Refusal where refusal.kind == .invalid {
            return try await refuse(FormState(refusal: refusal), visit)
        }
        let pasted = form.body["text"] ?? ""
        let isPasted = pasted.contains { !$0.isWhitespace }
        let typed = FormState(values: ["text": .string(pasted), "name": JSONValue(form.body["name"])])
        switch (form.file, isPasted) {
        case (let file?, true):
            await file.discard()
            return try await refuse(FormState(values: typed.values, refusal: bothSent), visit)
        case (let file?, false): return try await ReadingPages.start(form, file: file, visit)
        case (nil, false): return try await refuse(FormState(values: typed.values, refusal: nothingSent), visit)
        case (nil, true):
            return try await visit.act(
                "plan.read", form: form.body, next: { receipt in PlanParts.address(receipt.subjectID) }, again: Self.form)
        }
    }

    private static let nothingSent = Refusal.invalid(
        "text", "Dán văn bản kế hoạch, hoặc chọn một tệp có nội dung.", "Paste the text of the plan, or choose a file that is not empty.")
    private static let bothSent = Refusal.invalid(
        "tep", "Chỉ gửi một thứ: bỏ tệp, hoặc xóa ô văn bản.", "Send only one of the two: leave the file out, or empty the text box.")

    private static func refuse(_ state: FormState, _ visit: Visit) async throws -> Response {
        try await visit.show { look in try form(look, state) }
    }
}
