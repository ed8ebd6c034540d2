internal import HTTPTypes
internal import Hummingbird
internal import Markup
internal import Movement
internal import Vietnamese

/// The editor of a draft table: settings, criteria, order, adoption, copies.
enum CriterionPages {
    private static func page(
        _ title: String, _ model: ScoringModel, _ state: FormState, _ look: Look, @HTMLBuilder content: () -> HTML
    ) -> Page {
        Page(
            title, status: state.refusal?.status ?? .ok, place: .movements, breadcrumbs: ScoringParts.breadcrumbs(model.summary, isBelow: true, look)
        ) {
            state.summary(look)
            content()
            p { a(.href(ScoringParts.address(model.summary.id))) { look("Quay lại, không thay đổi gì", "Back, changing nothing") } }
        }
    }

    // MARK: - Settings

    static func settings(_ look: Look) throws -> Page { try settings(look, .empty) }

    static func settings(_ look: Look, _ state: FormState) throws -> Page {
        let model = try look.scoringDraft()
        let (summary, table) = (model.summary, model.summary.table)
        guard var form = ActForm("scoring.amend", action: "\(ScoringParts.address(summary.id))/sua") else { throw Refusal.notFound }
        form.only = ["name", "total", "bonus_cap", "decimals", "final_by", "tie_breaks"]
        form.prefilled = [
            "name": .string(table.name), "total": .string(table.total[.vi]), "bonus_cap": JSONValue(table.bonusCap?[.vi]),
            "decimals": .string(String(table.decimals)), "final_by": .string(table.finaliser.rawValue),
            "tie_breaks": .string(table.tieBreaks.map(\.text).joined(separator: "\n")),
        ]
        return page(look("Sửa bảng điểm", "Change the scoring table"), model, state, look) {
            form.html(look, state) { ScoringParts.hidden("version", state.text("version") ?? String(summary.version)) }
        }
    }

    // MARK: - Criteria

    static func criterion(_ look: Look) throws -> Page { try criterion(look, .empty) }

    static func criterion(_ look: Look, _ state: FormState) throws -> Page {
        let model = try look.scoringDraft()
        let summary = model.summary
        let code = state.text("criterion") ?? look.visit.query("ma")
        let one = code.flatMap { summary.table.criterion($0) }
        guard var form = ActForm("scoring.criterion", action: "\(ScoringParts.address(summary.id))/tieu-chi") else { throw Refusal.notFound }
        form.only = form.declaration.fields.map(\.key).filter { !["table", "version", "criterion"].contains($0) }
        form.prefilled = prefilled(one)
        let title =
            one == nil ? look("Thêm tiêu chí", "Add a criterion") : look("Sửa tiêu chí \(one?.code ?? "")", "Change criterion \(one?.code ?? "")")
        return page(title, model, state, look) {
            form.html(look, state) {
                ScoringParts.hidden("version", state.text("version") ?? String(summary.version))
                if let one { ScoringParts.hidden("criterion", one.code) }
            }
        }
    }

    private static func prefilled(_ one: Criterion?) -> [String: JSONValue] {
        guard let one else {
            return [
                "rule": .string(ScoringRuleKind.ratio.rawValue), "measure": .string(CriterionMeasure.share.rawValue),
                "outside": .string(BandHole.zero.rawValue), "evidence": .string(EvidenceGate.none.rawValue),
                "against": .string(CriterionWhole.whole.rawValue),
            ]
        }
        return [
            "code": .string(one.code), "title": .string(one.title), "max": .string(one.max[.vi]), "rule": .string(one.rule.kind.rawValue),
            "details": .string(one.details.replacing("; ", with: "\n")), "measure": .string(one.measure.rawValue),
            "outside": .string(one.outside.rawValue), "evidence": .string(one.evidence.rawValue),
            "requires": .string(one.requires.joined(separator: ", ")), "target": JSONValue(one.target), "against": .string(one.against.rawValue),
            "bonus": .bool(one.isBonus), "full_before": JSONValue(one.fullBefore?.iso),
        ]
    }

    // MARK: - Adoption and copies

    /// What adopting does, before it is done.
    static func adoption(_ look: Look) throws -> Page { try adoption(look, .empty) }

    static func adoption(_ look: Look, _ state: FormState) throws -> Page {
        let model = try look.scoringDraft()
        guard model.mayAdopt else { throw Refusal.forbidden }
        let (summary, table) = (model.summary, model.summary.table)
        return page(look("Kiểm tra lại trước khi ban hành", "Check before adopting"), model, state, look) {
            dl(.class("summary-list")) {
                SummaryList.item(look("Bảng điểm", "Scoring table"), PlanParts.words(table.name))
                SummaryList.item(look("Đối tượng", "Group"), look(table.group.label))
                SummaryList.item(look("Tiêu chí", "Criteria"), String(table.criteria.count))
                SummaryList.item(look("Tổng điểm tối đa", "Most points in all"), table.total[look.language])
                SummaryList.item("SHA-256", span(.class("mono")) { table.hash })
            }
            p {
                look(
                    "Bảng ban hành rồi không sửa được nữa; muốn đổi phải sao thành bảng mới. Các đơn vị tự chấm theo bảng này từ lúc ban hành.",
                    "An adopted table never changes; to change it, copy it into a new one. Units score themselves by it from then on.")
            }
            formElement(.method("post"), .action("\(ScoringParts.address(summary.id))/ban-hanh")) {
                Layout.hiddenFields(look)
                ScoringParts.hidden("version", String(summary.version))
                p { button(.class("button"), .type("submit")) { look("Ban hành bảng điểm", "Adopt the table") } }
            }
        }
    }

    static func copy(_ look: Look) throws -> Page { try copy(look, .empty) }

    static func copy(_ look: Look, _ state: FormState) throws -> Page {
        let model = try look.scoringDraft()
        guard var form = ActForm("scoring.copy", action: "\(ScoringParts.address(model.summary.id))/sao-chep") else { throw Refusal.notFound }
        form.only = ["name"]
        form.prefilled = ["name": .string(model.summary.table.name)]
        return page(look("Sao chép bảng điểm", "Copy the scoring table"), model, state, look) { form.html(look, state) }
    }

    // MARK: - Sending

    static func send(
        _ act: String, again: @escaping @Sendable (Look, FormState) throws -> Page
    ) -> @Sendable (Visit) async throws -> Response {
        { visit in
            let form = try await visit.form()
            let table = visit.parameter("table")
            return try await visit.act(
                act, form: form, extra: ["table": .string(table)],
                next: { receipt in ScoringParts.address(receipt.result["table"]?.string ?? table) }, again: again)
        }
    }
}
