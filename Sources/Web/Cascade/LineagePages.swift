internal import HTTPTypes
internal import Hummingbird
internal import Markup
internal import Movement
internal import Vietnamese

/// Where a plan stands between the documents above and the plans below, clause by clause.
enum LineagePages {
    /// The public page under a movement.
    static func page(_ look: Look) throws -> Page {
        let slug = look.visit.parameter("slug")
        let viewer = try look.viewer(ofMovement: slug)
        let model = try LineageQueries.page(slug: slug, for: viewer, in: look.session)
        return Page(
            look("Dòng văn bản", "Lineage"), place: .movements,
            breadcrumbs: [(look("Phong trào", "Movements"), "/phong-trao"), (model.name ?? "", "/phong-trao/\(slug)")], isWide: true,
            summary: look("Kế hoạch này từ đâu mà ra và đi tiếp tới đâu.", "Where this plan comes from and where it goes on.")
        ) {
            tree(model, look)
            table(model, look)
            if model.mayPrepare {
                p(.class("buttons")) {
                    a(.class("button button-secondary"), .href("\(PlanParts.address(model.plan))/nguon")) {
                        look("Sửa văn bản cấp trên và liên kết", "Change the document above and the lines")
                    }
                }
            }
        }
    }

    /// The plan with its parent above and its children below.
    static func tree(_ model: LineageModel, _ look: Look) -> HTML {
        section(.aria("labelledby", "cay")) {
            h2(.id("cay")) { look("Trên và dưới", "Above and below") }
            dl(.class("summary-list")) {
                SummaryList.item(look("Cấp trên", "Above"), model.parent.map { parent($0, look) } ?? .text(look("Chưa nêu", "Not named")))
                SummaryList.item(look("Kế hoạch này", "This plan"), PlanParts.words(model.title))
                SummaryList.item(look("Cấp dưới", "Below"), below(model.children, look))
            }
        }
    }

    private static func parent(_ parent: PlanParent, _ look: Look) -> HTML {
        let facts = [parent.number, parent.issuer, parent.issued.map { look("ngày \($0.vietnamese)", "of \($0.vietnamese)") } ?? ""]
        return div {
            p(.lang("vi")) {
                if let slug = parent.slug {
                    a(.href("/phong-trao/\(slug)")) { parent.title }
                } else if !parent.address.isEmpty {
                    a(.href(parent.address), .rel("noopener noreferrer")) { parent.title }
                } else {
                    parent.title
                }
            }
            p(.class("meta")) { facts.filter { !$0.isEmpty }.joined(separator: " · ") }
        }
    }

    private static func below(_ children: [PlanChild], _ look: Look) -> HTML {
        guard !children.isEmpty else {
            return .text(look("Chưa có kế hoạch nào nêu kế hoạch này là cấp trên.", "No plan names this one as its parent yet."))
        }
        return ul {
            for child in children {
                li {
                    a(.href("/phong-trao/\(child.slug)"), .lang("vi")) { child.title }
                    " · " + child.agency
                }
            }
        }
    }

    private static func table(_ model: LineageModel, _ look: Look) -> HTML {
        div(.class("table-wrap"), .tabindex(0), .role("region"), .aria("label", look("Bảng dòng văn bản", "Table of lineage"))) {
            Markup.table {
                captionElement { look("Từng điều khoản, với điều khoản trên và dưới", "Each clause, with those above and below") }
                thead {
                    tr {
                        th(.scope("col")) { look("Điều khoản", "Clause") }
                        th(.scope("col")) { look("Nội dung", "What it says") }
                        th(.scope("col")) { look("Từ cấp trên", "From above") }
                        th(.scope("col")) { look("Cấp dưới cụ thể hóa", "Carried out below") }
                    }
                }
                tbody {
                    for one in model.clauses {
                        tr {
                            th(.scope("row")) { one.clause }
                            td(.lang("vi")) { one.text }
                            td(.lang("vi")) { one.above.map { end($0) } ?? .text("–") }
                            td(.lang("vi")) { one.below.isEmpty ? .text("–") : ul { for child in one.below { li { end(child) } } } }
                        }
                    }
                }
            }
        }
    }

    private static func end(_ end: LineageEnd) -> HTML {
        let name = end.agency.isEmpty ? end.clause : "\(end.agency), \(end.clause)"
        return HTML([
            end.slug.map { slug in a(.href("/phong-trao/\(slug)/nghia-vu/\(end.clause.addressEncoded)")) { name } } ?? .text(name), .text(": "),
            .text(end.text.shortened(to: 160)),
        ])
    }

    // MARK: - For those who prepare the plan

    static func form(_ look: Look) throws -> Page { try form(look, .empty) }

    static func form(_ look: Look, _ state: FormState) throws -> Page {
        let review = try PlanParts.planToPrepare(look)
        let model = try LineageQueries.load(review.summary.id, for: look.viewer, in: look.session)
        return Page(
            look("Văn bản cấp trên và dòng văn bản", "The document above and the lines"), status: state.refusal?.status ?? .ok, place: .plans,
            breadcrumbs: PlanParts.breadcrumbs(review, isBelow: true, look), isWide: true
        ) {
            state.summary(look)
            tree(model, look)
            parentForm(model, look, state)
            if model.parent != nil { traces(model, look) }
        }
    }

    private static func parentForm(_ model: LineageModel, _ look: Look, _ state: FormState) -> HTML {
        guard var form = ActForm("plan.set-parent", action: "\(PlanParts.address(model.plan))/nguon") else { return HTML() }
        form.only = (model.choices.isEmpty ? [] : ["parent"]) + ["number", "issued", "issuer", "title", "address"]
        form.options = ["parent": model.choices]
        if let parent = model.parent, parent.slug == nil {
            form.prefilled = [
                "number": .string(parent.number), "issued": parent.issued.map { .string($0.iso) } ?? .null, "issuer": .string(parent.issuer),
                "title": .string(parent.title), "address": .string(parent.address),
            ]
        }
        return details(.flag("open", if: model.parent == nil || state.refusal != nil)) {
            summaryElement { look("Nêu văn bản cấp trên", "Name the document above") }
            form.html(look, state)
        }
    }

    private static func traces(_ model: LineageModel, _ look: Look) -> HTML {
        section(.aria("labelledby", "lien-ket")) {
            h2(.id("lien-ket")) { look("Nối từng nghĩa vụ", "Trace each obligation") }
            ul(.class("clauses")) { for one in model.clauses { clause(one, model, look) } }
        }
    }

    private static func clause(_ one: LineageClause, _ model: LineageModel, _ look: Look) -> HTML {
        li(.class("clause"), .id("dk-\(one.clause)")) {
            span(.class("clause-number")) { one.clause }
            div {
                p(.lang("vi")) { one.text }
                if let above = one.above {
                    p(.class("meta"), .lang("vi")) { end(above) }
                }
                for suggestion in one.suggestions {
                    p(.class("meta")) {
                        look("Gợi ý: ", "Suggested: ") + suggestion.clause + " – "
                        span(.lang("vi")) { suggestion.text.shortened(to: 120) }
                        look(" (chung: ", " (in common: ") + suggestion.words.prefix(8).joined(separator: ", ") + ")"
                    }
                    PlanParts.buttonForm(
                        "\(PlanParts.address(model.plan))/nguon/noi", look("Chọn \(suggestion.clause)", "Choose \(suggestion.clause)"), look,
                        kind: "button button-secondary"
                    ) {
                        PlanParts.hidden("obligation", one.obligation)
                        PlanParts.hidden("clause", suggestion.clause)
                    }
                }
                details {
                    summaryElement { look("Nối với điều khoản khác", "Trace to another clause") }
                    own(one, model, look)
                }
            }
        }
    }

    private static func own(_ one: LineageClause, _ model: LineageModel, _ look: Look) -> HTML {
        formElement(.method("post"), .action("\(PlanParts.address(model.plan))/nguon/noi"), .flag("novalidate")) {
            Layout.hiddenFields(look)
            PlanParts.hidden("obligation", one.obligation)
            div(.class("field")) {
                labelElement(.for("o-clause-\(one.obligation)")) { look("Điều khoản cấp trên của \(one.clause)", "Clause above \(one.clause)") }
                inputElement(.type("text"), .id("o-clause-\(one.obligation)"), .name("clause"), .value(one.above?.clause ?? ""), .maxlength(40))
            }
            if model.parent?.slug == nil {
                div(.class("field")) {
                    labelElement(.for("o-text-\(one.obligation)")) { look("Nội dung điều khoản đó", "What that clause says") }
                    textarea(.id("o-text-\(one.obligation)"), .name("text"), .rows(3)) { one.above?.text ?? "" }
                }
            }
            p { button(.class("button-secondary"), .type("submit")) { look("Lưu", "Save") } }
        }
    }

    @Sendable static func setParent(_ visit: Visit) async throws -> Response {
        let plan = visit.parameter("id")
        return try await visit.act(
            "plan.set-parent", form: visit.form(), extra: ["plan": .string(plan)], next: { _ in "\(PlanParts.address(plan))/nguon" }, again: form)
    }

    @Sendable static func trace(_ visit: Visit) async throws -> Response {
        let plan = visit.parameter("id")
        return try await visit.act(
            "clause.trace", form: visit.form(),
            next: { receipt in "\(PlanParts.address(plan))/nguon#dk-\((receipt.result["clause"]?.string ?? "").addressEncoded)" }, again: form)
    }
}
