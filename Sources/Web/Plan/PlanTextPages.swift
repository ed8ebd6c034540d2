internal import HTTPTypes
internal import Hummingbird
internal import Markup
internal import Movement
internal import PlanReading
internal import Vietnamese

/// The text of a plan: correcting it before the launch, revising it after, and every version as it was.
enum PlanTextPages {
    // MARK: - Correcting and revising

    static func form(_ look: Look) throws -> Page { try form(look, .empty) }

    static func form(_ look: Look, _ state: FormState) throws -> Page {
        let model = try PlanParts.planToPrepare(look)
        let isDraft = model.summary.status == .draft
        guard var form = ActForm(isDraft ? "plan.correct" : "plan.revise", action: "\(PlanParts.address(model.summary.id))/van-ban") else {
            throw Refusal.notFound
        }
        form.only = ["text", "note"]
        let suggestions = model.document.doubts.count { $0.suggestion != nil }
        let isFilled = look.visit.query("goi-y") != nil && state.values.isEmpty
        form.prefilled = ["text": .string(isFilled ? model.document.repaired(model.source) : model.source)]
        if !isDraft { form.buttonLabel = Text("Tiếp tục", "Continue") }
        return Page(
            look(form.declaration.title), status: state.refusal?.status ?? .ok, place: .plans,
            breadcrumbs: PlanParts.breadcrumbs(model, isBelow: true, look), isWide: true
        ) {
            state.summary(look)
            p { look(form.declaration.summary) }
            p(.class("meta")) {
                look(
                    "Nghĩa vụ đọc ra giống trước giữ nguyên người phụ trách và phần đã sửa tay; chỗ thay đổi phải chấp nhận lại.",
                    "Obligations that read as before keep their owners and what was corrected by hand; those that changed must be accepted again.")
            }
            if suggestions > 0, state.values.isEmpty { offer(suggestions, isFilled: isFilled, model, look) }
            form.html(look, state)
            p { a(.href(PlanParts.address(model.summary.id))) { look("Quay lại, không thay đổi gì", "Back, changing nothing") } }
        }
    }

    /// Offers the suggestions, or says that they have been filled in.
    private static func offer(_ count: Int, isFilled: Bool, _ model: ReviewModel, _ look: Look) -> HTML {
        let path = "\(PlanParts.address(model.summary.id))/van-ban"
        return p(.class("notice")) {
            if isFilled {
                look(
                    "Đã điền \(count) gợi ý vào ô bên dưới; đọc lại trước khi gửi. ",
                    "\(count) suggestions have been filled in below; read them over before you send. ")
                a(.href(path)) { look("Trả lại như cũ", "Put it back as it was") }
            } else {
                look("Máy có \(count) gợi ý cho chỗ nghi đọc nhầm. ", "There are \(count) suggestions for words that may be misread. ")
                a(.href("\(path)?goi-y=co")) { look("Điền sẵn vào văn bản", "Fill them into the text") }
            }
        }
    }

    @Sendable static func submit(_ visit: Visit) async throws -> Response {
        let form = try await visit.form(limit: 6 << 20)
        let plan = visit.parameter("id")
        let isDraft = try await visit.look { look in try PlanParts.planToPrepare(look).summary.status == .draft }
        let act = isDraft ? "plan.correct" : "plan.revise"
        if !isDraft, form["buoc"] != "thuc-hien" { return try await check(form, plan, visit) }
        return try await visit.act(act, form: form, extra: ["plan": .string(plan)], next: { _ in PlanParts.address(plan) }, again: Self.form)
    }

    /// A revision is published at once, so it is tried and undone first, and its effect shown.
    private static func check(_ form: FormBody, _ plan: String, _ visit: Visit) async throws -> Response {
        let values: [String: JSONValue] = ["plan": .string(plan), "text": JSONValue(form["text"]), "note": JSONValue(form["note"])]
        if form["buoc"] == "sua" { return try await visit.show { look in try Self.form(look, FormState(values: values)) } }
        do {
            let receipt = try await visit.site.runner.perform("plan.revise", values, as: visit.actorSource(), channel: .web, dryRun: true)
            return try await visit.show { look in try effect(receipt, values, look) }
        } catch let refusal as Refusal where refusal.kind == .invalid || refusal.kind == .conflict {
            return try await visit.show { look in try Self.form(look, FormState(values: values, refusal: refusal)) }
        }
    }

    private static func effect(_ receipt: Receipt, _ values: [String: JSONValue], _ look: Look) throws -> Page {
        let model = try PlanParts.planToPrepare(look)
        let state = FormState(values: values)
        func count(_ key: String) -> String { String(receipt.result[key]?.int ?? 0) }
        return Page(
            look("Kiểm tra lại trước khi điều chỉnh", "Check before revising"), place: .plans,
            breadcrumbs: PlanParts.breadcrumbs(model, isBelow: true, look)
        ) {
            dl(.class("summary-list")) {
                SummaryList.item(look("Kế hoạch", "Plan"), PlanParts.words(model.summary.title))
                SummaryList.item(look("Bản mới", "New version"), count("version"))
                SummaryList.item(look("Lý do", "Reason"), PlanParts.words(state.text("note") ?? ""))
                SummaryList.item("SHA-256", span(.class("mono")) { receipt.result["hash"]?.string ?? "" })
                SummaryList.item(look("Nghĩa vụ", "Obligations"), count("obligations"))
                SummaryList.item(look("Mới", "New"), count("new"))
                SummaryList.item(look("Thay đổi, phải chấp nhận lại", "Changed, to be accepted again"), count("changed"))
                SummaryList.item(look("Không còn", "Gone"), count("withdrawn"))
            }
            p {
                look(
                    "Mọi người được mời đọc và xác nhận lại theo bản mới ngay sau khi bạn bấm nút.",
                    "As soon as you press the button, everyone is asked to read and acknowledge the new version.")
            }
            formElement(.method("post"), .action("\(PlanParts.address(model.summary.id))/van-ban")) {
                Layout.hiddenFields(look)
                for key in ["text", "note"] { PlanParts.hidden(key, state.text(key) ?? "") }
                div(.class("buttons")) {
                    button(.class("button"), .type("submit"), .name("buoc"), .value("thuc-hien")) { look("Điều chỉnh kế hoạch", "Revise the plan") }
                    button(.class("button-secondary"), .type("submit"), .name("buoc"), .value("sua")) { look("Sửa lại", "Change answers") }
                }
            }
            p { a(.href(PlanParts.address(model.summary.id))) { look("Thôi, không thay đổi gì", "Leave it, changing nothing") } }
        }
    }

    // MARK: - Versions

    private static func load(_ look: Look) throws -> ReviewModel {
        guard let number = Int(look.visit.parameter("ban")) else { throw Refusal.notFound }
        return try PlanQueries.review(look.visit.parameter("id"), version: number, for: look.viewer, today: look.today, in: look.session)
    }

    /// One version as it was read then.
    static func version(_ look: Look) throws -> Page {
        let model = try load(look)
        let version = model.version
        let path = "\(PlanParts.address(model.summary.id))/ban/\(version.number)"
        return Page(
            look("Bản \(version.number) của kế hoạch", "Version \(version.number) of the plan"), place: PlanParts.place(look),
            breadcrumbs: PlanParts.breadcrumbs(model, isBelow: true, look), isWide: true
        ) {
            p(.class("lead"), .lang("vi")) { model.summary.title }
            dl(.class("summary-list")) {
                SummaryList.item(look("Lúc", "When"), timeElement(.datetime(version.createdAt.iso8601)) { version.createdAt.vietnamese })
                if let author = version.author { SummaryList.item(look("Ai", "Who"), author) }
                if !version.note.isEmpty { SummaryList.item(look("Ghi chú", "Note"), PlanParts.words(version.note)) }
                SummaryList.item("SHA-256", span(.class("mono")) { version.hash })
                SummaryList.item(
                    look("Nghĩa vụ máy đọc ra", "Obligations as read"), String(model.document.obligations.count))
            }
            p {
                a(.href("\(path)/van-ban.txt")) { look("Tải văn bản (.txt)", "Download the text (.txt)") }
                look(
                    "; mã băm SHA-256 của tệp tải về đúng bằng mã ở trên.", "; the SHA-256 of the downloaded file is exactly the one above.")
            }
            SourceParts.box(look("Văn bản", "The text"), marked(model), look)
        }
    }

    private static func marked(_ model: ReviewModel) -> MarkedSource {
        var marked = MarkedSource(model.source)
        for one in model.document.obligations { marked.add(clause: one.id, at: one.source) }
        for (index, doubt) in model.document.doubts.enumerated() { marked.add(doubt, number: index + 1) }
        return marked
    }

    /// The bytes that the hash of the version is of.
    @Sendable static func download(_ visit: Visit) async throws -> Response {
        let (text, number) = try await visit.look { look in
            let model = try load(look)
            return (model.source, model.version.number)
        }
        return .download(Array(text.utf8), name: "ke-hoach-ban-\(number).txt", type: "text/plain; charset=utf-8")
    }
}
