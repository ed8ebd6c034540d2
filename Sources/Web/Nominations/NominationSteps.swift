internal import HTTPTypes
internal import Hummingbird
internal import Law
internal import Markup
internal import Movement
internal import Vietnamese

/// One thing that can be done with a nomination, at "/de-nghi/{nomination}/{buoc}": a page with the form of one act.
struct NominationStep: Sendable {
    /// Last part of the address.
    let slug: String
    let act: String
    /// The move it makes; the machine and the policy say whether it is offered.
    let move: NominationMove
    /// Fields of the act that the form shows.
    let only: [String]
    /// Whether it carries a file.
    var takesFile = false

    static let all: [NominationStep] = [
        NominationStep(slug: "bao-cao", act: "nomination.write", move: .amend, only: ReportSection.allCases.map(\.rawValue) + ["reason"]),
        NominationStep(
            slug: "can-cu", act: "nomination.lean", move: .amend, only: ["targets", "initiatives", "exemplars", "awards", "reason"]),
        NominationStep(slug: "giay-to", act: "nomination.attach", move: .amend, only: ["title", "reason"], takesFile: true),
        NominationStep(slug: "thong-tin", act: "nomination.amend", move: .amend, only: ["from", "to", "achievement", "reason"]),
        NominationStep(slug: "xac-nhan", act: "nomination.confirm", move: .confirm, only: ["holds", "states", "note"]),
        NominationStep(slug: "gui", act: "nomination.submit", move: .submit, only: []),
        NominationStep(slug: "gui-lai", act: "nomination.resubmit", move: .resubmit, only: []),
        NominationStep(slug: "cho-nhan", act: "nomination.open-late", move: .openLate, only: ["reason"]),
        NominationStep(slug: "tiep-nhan", act: "nomination.receive", move: .receive, only: []),
        NominationStep(slug: "tra-lai", act: "nomination.return", move: .giveBack, only: ["reason"]),
        NominationStep(slug: "tham-dinh", act: "nomination.appraise", move: .appraise, only: ["result", "grounds"]),
        NominationStep(slug: "ha-bac", act: "nomination.lower", move: .lower, only: ["award", "reason"]),
        NominationStep(slug: "bo-quy-dinh", act: "nomination.choose-rules", move: .chooseRules, only: ["rules", "reason"]),
        NominationStep(slug: "quyet-dinh", act: "nomination.answer", move: .decideQuestion, only: ["question", "allows", "reason", "citation"]),
        NominationStep(slug: "tam-dung", act: "nomination.suspend", move: .suspend, only: ["kind", "reason", "due"]),
        NominationStep(slug: "xet-tiep", act: "nomination.resume", move: .resume, only: ["clearance", "cleared"]),
        NominationStep(slug: "rut", act: "nomination.withdraw", move: .withdraw, only: ["reason"]),
    ]

    func address(_ nomination: String) -> String { "\(NominationParts.address(nomination))/\(slug)" }

    /// Whether it can be done now by the viewer.
    func isOffered(_ model: NominationModel) -> Bool {
        guard model.may.contains(move) else { return false }
        switch slug {
        case "xac-nhan": return !model.confirms.isEmpty
        case "ha-bac": return !model.lower.isEmpty
        case "bo-quy-dinh": return model.other != nil
        default: return true
        }
    }

    func title(_ model: NominationModel) -> Text { ActCatalog.act(named: act)?.declaration.title ?? Text(same: act) }
}

/// The pages of these steps.
enum NominationStepPages {
    /// The addresses of the steps.
    static let endpoints: [Endpoint] = NominationStep.all.flatMap { step -> [Endpoint] in
        let path = "/de-nghi/{nomination}/\(step.slug)"
        return [.page(path, .signedIn) { look in try page(step, look, .empty) }, .post(path, .signedIn) { visit in try await submit(step, visit) }]
    }

    static func page(_ step: NominationStep, _ look: Look, _ state: FormState) throws -> Page {
        let model = try NominationPages.model(look)
        let id = model.line.id
        return Page(
            look(step.title(model)), status: state.refusal?.status ?? .ok, place: .awards, breadcrumbs: NominationParts.breadcrumbs(model, look)
        ) {
            state.summary(look)
            p(.class("lead")) { "\(model.line.reference) · \(look(model.line.name)) · \(look(NominationAward.label(model.line.award)))" }
            if step.isOffered(model) || state.refusal != nil {
                before(step, model, look)
                form(step, model, look, state)
            } else {
                p(.class("notice")) {
                    look(
                        "Bây giờ chưa làm được việc này với hồ sơ: xem tình trạng và việc tiếp theo ở trang hồ sơ.",
                        "This cannot be done now: see on the nomination's page how it stands and what comes next.")
                }
            }
            p { a(.href(NominationParts.address(id))) { look("Về hồ sơ", "Back to the nomination") } }
        }
    }

    /// What to read before the form.
    private static func before(_ step: NominationStep, _ model: NominationModel, _ look: Look) -> HTML {
        switch step.slug {
        case "gui", "gui-lai":
            HTML([
                p {
                    look(
                        "Kiểm tra lại trước khi gửi. Khi gửi, báo cáo được khóa nguyên trạng thành một bản.",
                        "Check before sending. The report is frozen as a version when it is sent.")
                },
                NominationPages.summary(model, look), NominationPages.tasks(model, look), NominationPages.report(model, look),
            ])
        case "tiep-nhan":
            HTML([
                p(.class("notice")) {
                    look(
                        "Giờ máy chủ lúc bạn bấm nút là giờ tiếp nhận thẩm định, tính đến phần nghìn giây, và chọn bộ quy định áp dụng.",
                        "The server's time when you press the button is the time of receipt, to the millisecond, and chooses the rules.")
                },
                NominationPages.tasks(model, look),
            ])
        case "tham-dinh", "bo-quy-dinh", "quyet-dinh": HTML([NominationPages.tasks(model, look), NominationPages.examination(model, look)])
        case "xac-nhan": HTML([NominationPages.report(model, look)])
        case "bao-cao":
            model.dossier.map { dossier in
                PlanParts.section("so-lieu", look("Số liệu đi cùng báo cáo", "Figures that go with the report")) {
                    NominationPages.figures(dossier.figures, look)
                }
            } ?? HTML()
        case "rut":
            model.line.kind.isOutside
                ? p(.class("notice notice-warning")) {
                    look("Rút hồ sơ thì tên, địa chỉ và cách liên hệ bị xóa hẳn.", "Withdrawing erases name, address and contact.")
                } : HTML()
        case "tam-dung":
            p {
                look(
                    "Hồ sơ chờ, không bị loại. Lý do chỉ Văn phòng, thủ trưởng và pháp chế thấy; người khác chỉ thấy “tạm dừng xét”.",
                    "The nomination waits, it is not rejected. Only the office, the head and the legal officer see why; others see “suspended”.")
            }
        default: HTML()
        }
    }

    private static func form(_ step: NominationStep, _ model: NominationModel, _ look: Look, _ state: FormState) -> HTML {
        guard var form = ActForm(step.act, action: step.address(model.line.id)) else { return HTML() }
        form.only = step.only.filter { key in
            switch key {
            case "targets", "initiatives", "exemplars", "awards": step.slug != "can-cu" || model.offers[key]?.isEmpty == false
            case "states": !model.statements.isEmpty
            case "reason": step.move != .amend || model.line.state.isFrozen
            default: true
            }
        }
        form.isMultipart = step.takesFile
        form.options = model.offers
        form.options["states"] = model.statements
        form.options["award"] = model.lower.map { Choice($0, NominationAward.label($0)) }
        form.prefilled = prefilled(step, model)
        return HTML([
            step.slug == "can-cu" && (form.only ?? []).allSatisfy { $0 == "reason" }
                ? p {
                    look(
                        "Chưa có chỉ tiêu, sáng kiến, điển hình hay khen thưởng nào của đối tượng trong hệ thống.",
                        "The system holds no target, initiative, exemplar or award of this nominee.")
                } : HTML(),
            form.html(look, state) {
                if step.slug == "xac-nhan" { parts(model.confirms, model, look, state) }
                if step.takesFile {
                    parts(model.tasks.map(\.code), model, look, state)
                    EvidenceParts.fileField(look, state, isRequired: true)
                }
            },
        ])
    }

    /// Which part of the dossier it is about.
    private static func parts(_ codes: [String], _ model: NominationModel, _ look: Look, _ state: FormState) -> HTML {
        if codes.count == 1 { return PlanParts.hidden("part", codes[0]) }
        let chosen = state.text("part") ?? look.visit.query("muc")
        return div(.class("field")) {
            labelElement(.for("o-part")) { look("Mục của hồ sơ", "Part of the dossier") }
            HTML.selectElement([.id("o-part"), .name("part")]) {
                for code in codes {
                    optionElement(.value(code), .flag("selected", if: code == chosen)) {
                        model.tasks.first { $0.code == code }.map { look($0.name) } ?? code
                    }
                }
            }
        }
    }

    private static func prefilled(_ step: NominationStep, _ model: NominationModel) -> [String: JSONValue] {
        switch step.slug {
        case "bao-cao": return (model.dossier?.texts ?? [:]).mapValues(JSONValue.string)
        case "can-cu":
            let keys = ["targets": "target", "initiatives": "initiative", "exemplars": "exemplar", "awards": "award"]
            return keys.mapValues { .array((model.grounds[$0] ?? []).sorted().map(JSONValue.string)) }
        case "thong-tin":
            return ["from": .string(model.from.iso), "to": .string(model.to.iso), "achievement": .string(model.achievement)]
        default: return [:]
        }
    }

    private static func submit(_ step: NominationStep, _ visit: Visit) async throws -> Response {
        let again: @Sendable (Look, FormState) throws -> Page = { look, state in try page(step, look, state) }
        let id = visit.parameter("nomination")
        let extra: [String: JSONValue] = ["nomination": .string(id)]
        if step.takesFile {
            return try await visit.actWithFile(step.act, extra: extra, next: { _ in NominationParts.address(id) }, again: again)
        }
        let form = try await visit.form()
        return try await visit.act(step.act, form: form, extra: extra, next: { _ in NominationParts.address(id) }, again: again)
    }

    // MARK: - Files

    @Sendable static func file(_ visit: Visit) async throws -> Response {
        let (id, file) = (visit.parameter("nomination"), visit.parameter("tephoso"))
        let found = try await visit.look { look in try NominationQueries.file(id, file, for: look.viewer, in: look.session) }
        return try await EvidenceFiles.send(found, visit)
    }

    static func detach(_ look: Look) throws -> Page { try detach(look, .empty) }

    static func detach(_ look: Look, _ state: FormState) throws -> Page {
        let model = try NominationPages.model(look)
        let file = look.visit.parameter("tephoso")
        guard let found = model.dossier?.files.first(where: { $0.id == file }),
            var form = ActForm("nomination.detach", action: "\(NominationParts.address(model.line.id))/giay-to/\(file.addressEncoded)/bo")
        else { throw Refusal.notFound }
        form.only = model.line.state.isFrozen ? ["reason"] : []
        return Page(
            look("Bỏ giấy tờ", "Take a paper off"), status: state.refusal?.status ?? .ok, place: .awards,
            breadcrumbs: NominationParts.breadcrumbs(model, look)
        ) {
            state.summary(look)
            p(.class("lead"), .lang("vi")) { found.title }
            if model.may.contains(.amend) { form.html(look, state) }
            p { a(.href(NominationParts.address(model.line.id))) { look("Về hồ sơ", "Back to the nomination") } }
        }
    }

    @Sendable static func submitDetach(_ visit: Visit) async throws -> Response {
        let form = try await visit.form()
        let (id, file) = (visit.parameter("nomination"), visit.parameter("tephoso"))
        return try await visit.act(
            "nomination.detach", form: form, extra: ["nomination": .string(id), "file": .string(file)], next: { _ in NominationParts.address(id) },
            again: detach)
    }
}
