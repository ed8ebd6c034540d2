internal import HTTPTypes
internal import Hummingbird
internal import Markup
internal import Movement
internal import PlanReading

/// Misread words one after the other, each with what stands around it: the reader takes, changes or leaves each suggestion.
enum DoubtPages {
    /// A page of them; the next ones come after these have been mended.
    private static let shown = 100

    static func address(_ plan: String) -> String { "\(PlanParts.address(plan))/nghi-ngo" }

    static func form(_ look: Look) throws -> Page { try form(look, .empty) }

    static func form(_ look: Look, _ state: FormState) throws -> Page {
        let model = try PlanParts.planToPrepare(look)
        guard model.summary.status == .draft else { throw Refusal.planLaunchedAlready }
        let doubts = Array(model.document.doubts.filter { $0.end > $0.start }.prefix(shown))
        return Page(
            look("Sửa chỗ nghi đọc nhầm", "Mend misread words"), status: state.refusal?.status ?? .ok, place: .plans,
            breadcrumbs: PlanParts.breadcrumbs(model, isBelow: true, look), isWide: true
        ) {
            state.summary(look)
            p(.class("lead"), .lang("vi")) { model.summary.title }
            if doubts.isEmpty {
                div(.class("empty")) {
                    p { look("Không còn chỗ nào nghi đọc nhầm.", "No misread words are left.") }
                    p { a(.href(PlanParts.address(model.summary.id))) { look("Về trang rà soát", "Back to the review") } }
                }
            } else {
                introduction(doubts.count, model, look)
                formElement(.method("post"), .action(address(model.summary.id)), .flag("novalidate")) {
                    Layout.hiddenFields(look)
                    PlanParts.hidden("version", String(model.version.number))
                    PlanParts.hidden("count", String(doubts.count))
                    ol(.class("doubts")) { for (index, doubt) in doubts.enumerated() { item(doubt, index, model, state, look) } }
                    p { button(.class("button"), .type("submit")) { look("Sửa các chỗ đã chọn", "Mend what is chosen") } }
                }
                p { a(.href(PlanParts.address(model.summary.id))) { look("Quay lại, không thay đổi gì", "Back, changing nothing") } }
            }
        }
    }

    private static func introduction(_ count: Int, _ model: ReviewModel, _ look: Look) -> HTML {
        let all = model.document.doubts.count
        return p {
            look(
                "Đánh dấu chỗ nào gợi ý đúng, sửa lời gợi ý nếu cần, bỏ dấu chỗ nào sai. Bản gốc vẫn giữ nguyên; các chỗ đã chọn thành một bản mới.",
                "Keep the mark where the suggestion is right, change its words if need be, take the mark away where it is wrong. The original stays; what is chosen becomes a new version."
            )
            if all > count { look(" Trang này có \(count) trong \(all) chỗ.", " This page has \(count) of \(all).") }
        }
    }

    private static func item(_ doubt: PlanDoubt, _ index: Int, _ model: ReviewModel, _ state: FormState, _ look: Look) -> HTML {
        let window = SourceWindow(SourceSpan(start: doubt.start, end: doubt.end), of: model.source, margin: 60)
        let isChosen = state.values.isEmpty ? doubt.suggestion != nil : state.text("chon-\(index)") != nil
        let words = state.values.isEmpty ? doubt.suggestion ?? doubt.text : state.text("thay-\(index)") ?? ""
        let id = "c-\(index)"
        return li {
            p(.lang("vi"), .class("doubt-context")) {
                "…" + window.before.singleLine
                mark(.id("\(id)-cho")) { window.words.singleLine }
                window.after.singleLine + "…"
            }
            PlanParts.hidden("cho-\(index)", "\(doubt.start)-\(doubt.end)")
            div(.class("doubt-choice")) {
                span(.class("choice")) {
                    inputElement(
                        .type("checkbox"), .id(id), .name("chon-\(index)"), .value("co"), .flag("checked", if: isChosen),
                        .aria("describedby", "\(id)-cho"))
                    labelElement(.for(id)) { look("Thay bằng", "Replace with") }
                }
                inputElement(
                    .type("text"), .name("thay-\(index)"), .value(words), .lang("vi"),
                    .aria("label", look("Nội dung thay cho “\(window.words.singleLine)”", "Words instead of “\(window.words.singleLine)”")))
            }
        }
    }

    @Sendable static func submit(_ visit: Visit) async throws -> Response {
        let form = try await visit.form()
        let plan = visit.parameter("id")
        let count = min(form["count"].flatMap { Int($0) } ?? 0, shown)
        var typed: [String: JSONValue] = ["sent": true]
        var rows: [JSONValue] = []
        for index in 0..<max(count, 0) {
            typed["thay-\(index)"] = JSONValue(form["thay-\(index)"])
            guard form["chon-\(index)"] != nil else { continue }
            typed["chon-\(index)"] = "co"
            let place = (form["cho-\(index)"] ?? "").split(separator: "-").map(String.init)
            rows.append(.array((place + ["", ""]).prefix(2).map(JSONValue.string) + [.string(form["thay-\(index)"] ?? "")]))
        }
        guard !rows.isEmpty else {
            let refusal = Refusal.invalid("c-0", "Chưa chọn chỗ nào để sửa.", "Nothing was chosen to be mended.")
            let state = FormState(values: typed, refusal: refusal)
            return try await visit.show { look in try Self.form(look, state) }
        }
        let values: [String: JSONValue] = [
            "plan": .string(plan), "version": JSONValue(form["version"]), "changes": .array(rows),
        ]
        do {
            let receipt = try await visit.site.runner.perform(
                "plan.mend", values, as: visit.actorSource(), channel: .web, key: form["_key"])
            return .redirect(to: "\(PlanParts.address(plan))?xong=\(receipt.entry)")
        } catch let refusal as Refusal where refusal.isCorrectable {
            let state = FormState(values: typed, refusal: refusal)
            return try await visit.show { look in try Self.form(look, state) }
        }
    }
}

extension String {
    /// The text on one line.
    fileprivate var singleLine: String { String(map { $0.isNewline || $0 == "\u{C}" ? " " : $0 }) }
}

extension Refusal {
    static let planLaunchedAlready = Refusal.conflict(
        "plan.launched",
        Text("Kế hoạch đã phát động nên bản này không sửa được nữa.", "The plan has been launched, so this version can no longer change."),
        next: Text("Ra bản mới bằng “Điều chỉnh kế hoạch”.", "Issue a new version with “Revise the plan”."))
}
