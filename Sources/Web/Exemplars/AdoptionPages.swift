internal import HTTPTypes
internal import Markup
internal import Movement
internal import Vietnamese

/// Saying that an exemplar was taken over, and one such adoption.
enum AdoptionPages {
    static func declare(_ look: Look) throws -> Page { try declare(look, .empty) }

    static func declare(_ look: Look, _ state: FormState) throws -> Page {
        let model = try look.exemplar()
        guard model.may.contains(.adopt) else { throw look.viewer.isSignedIn ? Refusal.forbidden : Refusal.signedOut }
        return Page(
            look("Khai áp dụng điển hình", "Say that you took it over"), status: state.refusal?.status ?? .ok, place: .movements,
            breadcrumbs: ExemplarParts.breadcrumbs(model, look)
        ) {
            state.summary(look)
            p {
                look(
                    "Trưởng đơn vị xác nhận, cán bộ thi đua kiểm tra, rồi mới tính. Kết quả đo ghi sau ở trang của nơi áp dụng.",
                    "The head of the unit confirms it and the officer checks it before it counts. Measured results are added on its own page.")
            }
            if model.adopters.isEmpty, !model.mayNameOutside {
                p(.class("notice")) { look("Đơn vị của bạn đã khai áp dụng.", "Your unit has said so already.") }
            } else if var form = ActForm("adoption.declare", action: "\(ExemplarParts.address(model.line.id))/ap-dung") {
                let sources = sources(model, besides: nil)
                let _ =
                    form.only =
                    ["unit"] + (model.mayNameOutside ? ["name"] : []) + ["place", "since"] + (sources.isEmpty ? [] : ["from"])
                    + (model.mayNameOutside ? ["document"] : [])
                let _ = form.options = ["unit": model.adopters, "from": sources]
                let _ = form.prefilled = model.adopters.count == 1 && !model.mayNameOutside ? ["unit": .string(model.adopters[0].value)] : [:]
                form.html(look, state)
            }
        }
    }

    private static func sources(_ model: ExemplarPage, besides own: String?) -> [Choice] {
        model.adoptions.filter { !$0.isEnded && $0.id != own }.map { Choice($0.id, $0.name) }
    }

    static func page(_ look: Look) throws -> Page { try page(look, .none) }

    static func page(_ look: Look, _ sent: SentForm) throws -> Page {
        let model = try look.exemplar()
        guard let one = model.adoptions.first(where: { $0.id == look.visit.parameter("noi") }) else { throw Refusal.notFound }
        let base = ExemplarParts.adoption(model.line.id, one.id)
        return Page(
            look("Nơi áp dụng: ", "Adoption: ") + look(one.name), status: sent.status, place: .movements,
            breadcrumbs: ExemplarParts.breadcrumbs(model, look)
        ) {
            sent.state.summary(look)
            dl(.class("summary-list")) {
                SummaryList.item(look("Điển hình", "Exemplar"), PlanParts.words(ExemplarParts.title(model.line, look)))
                SummaryList.item(look("Nơi áp dụng", "Who"), look(one.name))
                if !one.place.isEmpty { SummaryList.item(look("Áp dụng ở đâu", "Where"), PlanParts.words(one.place)) }
                SummaryList.item(look("Từ ngày", "Since"), one.since.vietnamese)
                SummaryList.item(look("Học từ", "Learned from"), AdoptionGraph.source(one, model, look))
                if !one.document.isEmpty { SummaryList.item(look("Văn bản xác nhận", "Paper"), PlanParts.words(one.document)) }
                SummaryList.item(look("Tình trạng", "State"), look(one.standing))
                if one.isEnded, !one.reason.isEmpty { SummaryList.item(look("Vì sao thôi", "Why it ended"), PlanParts.words(one.reason)) }
            }
            results(one, look)
            moves(one, model, base, look, sent)
        }
    }

    private static func results(_ one: Adoption, _ look: Look) -> HTML {
        PlanParts.section("ket-qua", look("Kết quả đo", "Measured results")) {
            if one.results.isEmpty {
                p {
                    look(
                        "Đã áp dụng, chưa đo. Ghi số trước và sau, với nguồn, thì mới tính là có kết quả.",
                        "Adopted, not yet measured. It counts as measured once numbers before and after are added with their source.")
                }
            } else {
                AgencyParts.table(
                    look("Kết quả đo, cũ nhất trước; kết quả cũ vẫn giữ", "Measured results, oldest first; earlier ones stay"),
                    [
                        .init(look("Số của ngày", "As of")), .init(look("Đo cái gì", "What was measured")),
                        .init(look("Trước", "Before"), isNumber: true), .init(look("Sau", "After"), isNumber: true),
                        .init(look("Đơn vị tính", "Unit of measure")), .init(look("Nguồn", "Source")), .init(look("Tình trạng", "State")),
                    ]
                ) {
                    for result in one.results { row(result, look) }
                }
            }
        }
    }

    private static func row(_ one: AdoptionResult, _ look: Look) -> HTML {
        tr {
            th(.scope("row")) { one.on.vietnamese }
            td(.lang("vi")) { one.result.measure }
            td(.class("number")) { one.result.before[look.language] }
            td(.class("number")) { one.result.after[look.language] }
            td(.lang("vi")) { one.result.unitLabel }
            td {
                PlanParts.words(one.result.source)
                if let target = one.result.target {
                    " "
                    a(.href("/chi-tieu/\(target.addressEncoded)")) { look("Chỉ tiêu", "Target") }
                }
                if let evidence = one.result.evidence, look.viewer.isSignedIn {
                    " "
                    a(.href("/bang-chung/\(evidence.addressEncoded)")) { look("Minh chứng", "Evidence") }
                }
            }
            td {
                one.isChecked
                    ? look("Đã kiểm tra", "Checked")
                    : one.isConfirmed ? look("Chờ kiểm tra", "To be checked") : look("Chờ xác nhận", "To be confirmed")
            }
        }
    }

    private static func moves(_ one: Adoption, _ model: ExemplarPage, _ base: String, _ look: Look, _ sent: SentForm) -> HTML {
        HTML([
            one.may.contains(.confirm) ? PlanParts.buttonForm("\(base)/xac-nhan", look("Xác nhận cho đơn vị", "Confirm for the unit"), look) : HTML(),
            one.may.contains(.check)
                ? PlanParts.buttonForm("\(base)/kiem-tra", look("Đã kiểm tra số liệu và nguồn", "Numbers and source checked"), look) : HTML(),
            one.may.contains(.measure)
                ? PlanParts.section("ghi-ket-qua", look("Ghi kết quả", "Add a result")) {
                    ExemplarForms.form(
                        "adoption.measure", "\(base)/ket-qua",
                        ["on", "measure", "unit_label", "before", "after", "source", "target", "evidence"], look, sent
                    ) { form in
                        form.options = ["target": model.targets]
                        form.prefilled = [
                            "on": .string(look.today.iso), "measure": JSONValue(one.results.last?.result.measure ?? model.text?.result.measure),
                            "unit_label": JSONValue(one.results.last?.result.unitLabel ?? model.text?.result.unitLabel),
                        ]
                    }
                } : HTML(),
            one.may.contains(.correct)
                ? details(.flag("open", if: sent.act == "adoption.correct")) {
                    summaryElement { look("Sửa nơi đã học", "Correct from whom it was learned") }
                    ExemplarForms.form("adoption.correct", "\(base)/hoc-tu", ["from", "reason"], look, sent) { form in
                        form.options = ["from": sources(model, besides: one.id)]
                        form.prefilled = ["from": JSONValue(one.learnedFrom)]
                    }
                } : HTML(),
            one.may.contains(.end)
                ? details(.flag("open", if: sent.act == "adoption.end")) {
                    summaryElement { look("Thôi áp dụng, hoặc khai nhầm", "End it, or take back a mistake") }
                    ExemplarForms.form("adoption.end", "\(base)/thoi", ["reason"], look, sent) { _ in }
                } : HTML(),
        ])
    }
}
