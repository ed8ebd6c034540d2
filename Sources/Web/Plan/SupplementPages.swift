internal import HTTPTypes
internal import Hummingbird
internal import Markup
internal import Movement
internal import PlanReading
internal import Vietnamese

/// What the law asks of a plan and this one does not state: what to write, what others wrote, and a form to add it.
enum SupplementPages {
    static func address(_ plan: String) -> String { "\(PlanParts.address(plan))/bo-sung" }

    /// Codes of gaps that are closed in the head of the document, not by a section.
    private static let inHead: Set<String> = ["number", "date"]

    static func form(_ look: Look) throws -> Page { try form(look, .empty) }

    static func form(_ look: Look, _ state: FormState) throws -> Page {
        let model = try PlanParts.planToPrepare(look)
        guard let act = ActCatalog.act(named: "plan.supplement")?.declaration else { throw Refusal.notFound }
        let gaps = model.document.gaps.map(\.code)
        let open = GapGuide.all.filter { gaps.contains($0.code) && !inHead.contains($0.code) }
        let isDraft = model.summary.status == .draft
        return Page(
            look("Bổ sung kế hoạch", "Supplement the plan"), status: state.refusal?.status ?? .ok, place: .plans,
            breadcrumbs: PlanParts.breadcrumbs(model, isBelow: true, look)
        ) {
            state.summary(look)
            p(.class("lead"), .lang("vi")) { model.summary.title }
            if open.isEmpty {
                div(.class("empty")) { p { look("Không thấy thiếu nội dung nào.", "Nothing was found missing.") } }
            } else {
                p {
                    look(
                        "Mỗi mục dưới đây nói luật yêu cầu gì và kế hoạch tương tự viết thế nào. Ví dụ chỉ để tham khảo; chỉ những gì bạn tự viết mới vào kế hoạch, thành mục riêng ở cuối.",
                        "Each part below says what the law asks and what comparable plans say. Examples are only shown; what you write yourself goes into the plan, as sections of their own at its end."
                    )
                }
                formElement(.method("post"), .action(address(model.summary.id)), .flag("novalidate")) {
                    Layout.hiddenFields(look)
                    for guide in open { part(guide, act, state, look) }
                    p {
                        button(.class("button"), .type("submit")) { isDraft ? look("Bổ sung", "Add") : look("Tiếp tục", "Continue") }
                    }
                }
            }
            head(gaps, model, look)
            p { a(.href(PlanParts.address(model.summary.id))) { look("Quay lại, không thay đổi gì", "Back, changing nothing") } }
        }
    }

    private static func part(_ guide: GapGuide, _ act: ActDeclaration, _ state: FormState, _ look: Look) -> HTML {
        let key = guide.code.replacing("-", with: "_")
        return PlanParts.section(guide.code, look(guide.title)) {
            p {
                look(guide.asks) + " "
                span(.class("meta"), .lang("vi")) { guide.citation }
            }
            if !guide.examples.isEmpty {
                details {
                    summaryElement {
                        look("Kế hoạch tương tự viết thế nào (\(guide.examples.count))", "What comparable plans say (\(guide.examples.count))")
                    }
                    ul {
                        for example in guide.examples {
                            li {
                                look(example.text) + " "
                                span(.class("meta"), .lang("vi")) { look("Nguồn: ", "Source: ") + example.source }
                            }
                        }
                    }
                }
            }
            for field in act.fields where field.key == key {
                FieldControl(field: field, current: state, choices: nil, problem: state.problem(of: key)).html(look)
            }
        }
    }

    /// Number and date stand in the head of the document.
    private static func head(_ gaps: [String], _ model: ReviewModel, _ look: Look) -> HTML {
        let missing = GapGuide.all.filter { gaps.contains($0.code) && inHead.contains($0.code) }
        guard !missing.isEmpty else { return HTML() }
        return PlanParts.section("phan-dau", look("Ở phần đầu văn bản", "In the head of the document")) {
            ul {
                for guide in missing {
                    li {
                        look(guide.missing) + " "
                        span(.class("meta"), .lang("vi")) { guide.citation }
                    }
                }
            }
            p {
                a(.href("\(PlanParts.address(model.summary.id))/van-ban")) {
                    look("Sửa văn bản: thêm dòng “Số: …” và “…, ngày … tháng … năm …” ở đầu", "Correct the text: add its number and date at the top")
                }
            }
        }
    }

    // MARK: - Sending

    @Sendable static func submit(_ visit: Visit) async throws -> Response {
        let form = try await visit.form()
        let plan = visit.parameter("id")
        let isDraft = try await visit.look { look in try PlanParts.planToPrepare(look).summary.status == .draft }
        if !isDraft, form["buoc"] != "thuc-hien" { return try await check(form, plan, visit) }
        return try await visit.act(
            "plan.supplement", form: form, extra: ["plan": .string(plan)], next: { _ in PlanParts.address(plan) }, again: Self.form)
    }

    /// A supplement of a launched plan is published at once, so it is tried and undone first, and its effect shown.
    private static func check(_ form: FormBody, _ plan: String, _ visit: Visit) async throws -> Response {
        guard let act = ActCatalog.act(named: "plan.supplement")?.declaration else { throw Refusal.notFound }
        let values = form.values(for: act).merging(["plan": .string(plan)]) { $1 }
        if form["buoc"] == "sua" { return try await visit.show { look in try Self.form(look, FormState(values: values)) } }
        do {
            let receipt = try await visit.site.runner.perform("plan.supplement", values, as: visit.actorSource(), channel: .web, dryRun: true)
            return try await visit.show { look in try effect(receipt, values, act, look) }
        } catch let refusal as Refusal where refusal.isCorrectable {
            return try await visit.ask(again: Self.form, values, refusal)
        }
    }

    private static func effect(_ receipt: Receipt, _ values: [String: JSONValue], _ act: ActDeclaration, _ look: Look) throws -> Page {
        let model = try PlanParts.planToPrepare(look)
        let filled = act.fields.filter { $0.key != "plan" && !(values[$0.key]?.string ?? "").isEmpty }
        return Page(
            look("Kiểm tra lại trước khi bổ sung", "Check before supplementing"), place: .plans,
            breadcrumbs: PlanParts.breadcrumbs(model, isBelow: true, look)
        ) {
            dl(.class("summary-list")) {
                SummaryList.item(look("Kế hoạch", "Plan"), PlanParts.words(model.summary.title))
                SummaryList.item(look("Bản mới", "New version"), String(receipt.result["version"]?.int ?? 0))
                for field in filled { SummaryList.item(look(field.label), PlanParts.words(values[field.key]?.string ?? "")) }
                SummaryList.item(look("Nghĩa vụ mới", "New obligations"), String(receipt.result["new"]?.int ?? 0))
            }
            p {
                look(
                    "Mọi người được mời đọc và xác nhận lại theo bản mới ngay sau khi bạn bấm nút.",
                    "As soon as you press the button, everyone is asked to read and acknowledge the new version.")
            }
            formElement(.method("post"), .action(address(model.summary.id))) {
                Layout.hiddenFields(look)
                for field in filled { PlanParts.hidden(field.key, values[field.key]?.string ?? "") }
                div(.class("buttons")) {
                    button(.class("button"), .type("submit"), .name("buoc"), .value("thuc-hien")) { look("Bổ sung kế hoạch", "Supplement the plan") }
                    button(.class("button-secondary"), .type("submit"), .name("buoc"), .value("sua")) { look("Sửa lại", "Change answers") }
                }
            }
        }
    }
}
