internal import HTTPTypes
internal import Markup
internal import Movement
internal import Vietnamese

/// The forms of one exemplar: writing, bringing up, consenting, publishing.
enum ExemplarForms {
    private static func frame(
        _ title: String, _ model: ExemplarPage, _ look: Look, _ state: FormState, @HTMLBuilder content: () -> HTML
    ) -> Page {
        Page(title, status: state.refusal?.status ?? .ok, place: .movements, breadcrumbs: ExemplarParts.breadcrumbs(model, look)) {
            state.summary(look)
            content()
        }
    }

    /// The exemplar, for somebody who may do that now; for others who may know of it the act is forbidden.
    private static func exemplar(_ moves: ExemplarMove..., look: Look, _ state: FormState) throws -> ExemplarPage {
        let model = try look.exemplar()
        // A form that was refused is shown again, so that its reader learns why.
        guard state.refusal != nil || !model.may.isDisjoint(with: moves) else { throw look.viewer.isSignedIn ? Refusal.forbidden : Refusal.signedOut }
        return model
    }

    // MARK: - Writing

    static func write(_ look: Look) throws -> Page { try write(look, .empty) }

    static func write(_ look: Look, _ state: FormState) throws -> Page {
        let model = try exemplar(.write, look: look, state)
        return frame(look("Viết về điển hình", "Write of the exemplar"), model, look, state) {
            if model.line.state == .published {
                p(.class("notice")) {
                    look(
                        "Bản đang công bố giữ nguyên cho đến khi bản mới được đồng ý và công bố.",
                        "What is published stays until the new text has its consent and is published.")
                }
            }
            if var form = ActForm("exemplar.write", action: "\(ExemplarParts.address(model.line.id))/viet") {
                let _ = form.only = ["title", "story", "steps", "measure", "unit_label", "before", "after", "source", "target", "evidence"]
                let _ = form.options = ["target": model.targets]
                let _ = form.prefilled = (model.draft ?? model.text).map(values) ?? [:]
                form.html(look, state)
            }
        }
    }

    private static func values(_ text: ExemplarText) -> [String: JSONValue] {
        [
            "title": .string(text.title), "story": .string(text.story), "steps": .string(text.steps.joined(separator: "\n")),
            "measure": .string(text.result.measure), "unit_label": .string(text.result.unitLabel), "before": .string(text.result.before.typed),
            "after": .string(text.result.after.typed), "source": .string(text.result.source), "target": JSONValue(text.result.target),
            "evidence": JSONValue(text.result.evidence),
        ]
    }

    // MARK: - Bringing up

    static func nurture(_ look: Look) throws -> Page { try nurture(look, .none) }

    static func nurture(_ look: Look, _ sent: SentForm) throws -> Page {
        let model = try exemplar(.mentor, .plan, .checkIn, .withdraw, look: look, sent.state)
        let base = ExemplarParts.address(model.line.id)
        return frame(look("Bồi dưỡng điển hình", "Nurture"), model, look, sent.state) {
            dl(.class("summary-list")) {
                SummaryList.item(look("Của ai", "Whose"), look(model.line.subject))
                SummaryList.item(look("Người kèm", "Mentor"), model.mentor ?? look("Chưa giao", "Nobody yet"))
            }
            if !model.steps.isEmpty { ExemplarPages.steps(model, look) }
            if model.may.contains(.checkIn) {
                PlanParts.section("ghi-nhan", look("Ghi nhận", "Check in")) {
                    form("exemplar.checkin", "\(base)/ghi-nhan", checkInFields(model), look, sent) { form in
                        form.options = ["steps": open(model)]
                        form.prefilled = ["on": .string(look.today.iso)]
                    }
                }
            }
            if model.may.contains(.plan) {
                PlanParts.section("ke-hoach", look("Thêm việc bồi dưỡng", "Plan a step")) {
                    form("exemplar.plan", "\(base)/ke-hoach", ["what", "by"], look, sent) { _ in }
                }
            }
            if model.may.contains(.mentor) {
                PlanParts.section("nguoi-kem", look("Giao người kèm", "Name a mentor")) {
                    form("exemplar.mentor", "\(base)/nguoi-kem", ["mentor"], look, sent) { $0.options = ["mentor": model.people] }
                }
            }
            if model.may.contains(.withdraw) {
                details(.flag("open", if: sent.act == "exemplar.withdraw")) {
                    summaryElement { look("Thôi điển hình", "Withdraw the exemplar") }
                    form("exemplar.withdraw", "\(base)/thoi", ["reason"], look, sent) { _ in }
                }
            }
        }
    }

    private static func checkInFields(_ model: ExemplarPage) -> [String] { ["on", "seen"] + (open(model).isEmpty ? [] : ["steps"]) }

    private static func open(_ model: ExemplarPage) -> [Choice] {
        model.steps.filter { $0.done == nil }.map { Choice($0.id, Text(same: $0.what)) }
    }

    /// One of several forms of a page.
    static func form(
        _ act: String, _ action: String, _ only: [String], _ look: Look, _ sent: SentForm, change: (inout ActForm) -> Void
    ) -> HTML {
        guard var form = ActForm(act, action: action) else { return HTML() }
        form.only = only
        form.place = sent.place(of: act)
        change(&form)
        return form.html(look, sent.state(of: act))
    }

    // MARK: - Consent and publication

    /// The text that is consented to, word for word, with the form.
    static func consent(_ look: Look) throws -> Page { try consent(look, .empty) }

    static func consent(_ look: Look, _ state: FormState) throws -> Page {
        let model = try exemplar(.consent, look: look, state)
        guard let text = model.draft ?? model.text else { throw Refusal.notFound }
        return frame(look("Đồng ý công bố", "Consent to publication"), model, look, state) {
            p(.class("notice")) {
                look(
                    "Đồng ý cho đúng bản \(text.number) dưới đây. Rút lại lúc nào cũng được: trang thôi công khai ngay.",
                    "You consent to exactly version \(text.number) below. You may take it back at any time: the page is public no more at once.")
            }
            h2(.lang("vi")) { text.title }
            ExemplarPages.telling(text, model, look)
            if var form = ActForm("exemplar.consent", action: "\(ExemplarParts.address(model.line.id))/dong-y") {
                let _ = form.only = model.line.kind.isOutside ? ["named", "document"] : model.line.kind == .unit ? [] : ["named"]
                form.html(look, state) { PlanParts.hidden("version", String(text.number)) }
            }
        }
    }

    /// What will be public, before it is.
    static func publish(_ look: Look) throws -> Page { try publish(look, .empty) }

    static func publish(_ look: Look, _ state: FormState) throws -> Page {
        let model = try exemplar(.publish, look: look, state)
        guard let text = model.draft ?? model.text else { throw Refusal.notFound }
        let isNamed = model.line.kind == .unit || model.consents.first { $0.withdrawn == nil && $0.version == text.number }?.isNamed ?? false
        return frame(look("Kiểm tra lại trước khi công bố", "Check before publishing"), model, look, state) {
            dl(.class("summary-list")) {
                SummaryList.item(look("Của ai", "Whose"), look(model.line.subject))
                SummaryList.item(
                    look("Khách thấy tên", "Visitors are told the name"),
                    isNamed ? look("Có, đã được đồng ý", "Yes, by consent") : look("Không", "No"))
            }
            h2(.lang("vi")) { text.title }
            ExemplarPages.telling(text, model, look)
            if model.may.contains(.publish) {
                PlanParts.buttonForm("\(ExemplarParts.address(model.line.id))/cong-bo", look("Công bố", "Publish"), look)
            }
        }
    }

    static func propose(_ look: Look) throws -> Page { try propose(look, .empty) }

    static func propose(_ look: Look, _ state: FormState) throws -> Page {
        let model = try exemplar(.propose, look: look, state)
        guard let text = model.text else { throw Refusal.notFound }
        return frame(look("Kiểm tra lại trước khi đề nghị", "Check before proposing"), model, look, state) {
            p {
                look(
                    "Người, đơn vị được nêu sẽ được hỏi ý kiến về đúng bản này.",
                    "Whoever it is about will be asked for consent to exactly this text.")
            }
            h2(.lang("vi")) { text.title }
            ExemplarPages.telling(text, model, look)
            if model.may.contains(.propose) {
                PlanParts.buttonForm("\(ExemplarParts.address(model.line.id))/de-nghi", look("Đề nghị công bố", "Propose"), look)
            }
        }
    }

    static func revoke(_ look: Look) throws -> Page { try revoke(look, .empty) }

    static func revoke(_ look: Look, _ state: FormState) throws -> Page {
        let model = try exemplar(.revoke, look: look, state)
        return frame(look("Rút lại đồng ý công bố", "Take the consent back"), model, look, state) {
            p(.class("notice notice-warning")) {
                look(
                    "Trang điển hình thôi công khai ngay, cùng sơ đồ nhân rộng của nó. Sổ chỉ giữ việc đã đồng ý và đã rút.",
                    "The page is public no more at once, and neither is its graph of adoptions. The record keeps only that consent was given and taken back."
                )
            }
            if model.may.contains(.revoke) {
                PlanParts.buttonForm(
                    "\(ExemplarParts.address(model.line.id))/rut", look("Rút lại", "Take it back"), look, kind: "button button-danger")
            }
            p { a(.href(ExemplarParts.address(model.line.id))) { look("Quay lại, không rút", "Back, taking nothing back") } }
        }
    }
}
