internal import Markup
internal import Movement
internal import PlanReading
internal import Vietnamese

/// One clause: what it says, where it stands in the plan, who owns it, and what happened on it.
enum ClausePage {
    static func page(_ look: Look) throws -> Page { try page(look, .empty) }

    static func page(_ look: Look, _ state: FormState) throws -> Page {
        let slug = look.visit.parameter("slug")
        let viewer = try look.viewer(ofMovement: slug)
        let model = try ClauseQueries.page(
            slug: slug, clause: look.visit.parameter("clause"), for: viewer, today: look.today, in: look.session)
        let targets = try TargetQueries.list(
            slug: slug, TargetFilter(clause: model.clause.clause), for: viewer, today: look.today, in: look.session)
        return Page(
            look("Nghĩa vụ \(model.clause.clause)", "Obligation \(model.clause.clause)"), place: .movements,
            breadcrumbs: [(look("Phong trào", "Movements"), "/phong-trao"), (model.movement, "/phong-trao/\(slug)")]
        ) {
            state.summary(look)
            p(.class("lead"), .lang("vi")) { model.clause.text }
            facts(model, look)
            if !targets.isEmpty || TargetPolicy.maySet(viewer) { self.targets(targets, model, viewer, look) }
            if model.mayNote { note(model, look, state) }
            history(model, look)
            if let excerpt = model.excerpt { source(excerpt, look) }
        }
    }

    private static func facts(_ model: ClauseModel, _ look: Look) -> HTML {
        dl(.class("summary-list")) {
            SummaryList.item(look("Tình trạng", "State"), MovementPages.state(model.clause, look))
            SummaryList.item(look("Loại", "Kind"), .text(look(model.clause.kind.label)))
            SummaryList.item(look("Phụ trách", "Owner"), .text(MovementPages.owners(model.clause, look)))
            if !model.clause.named.isEmpty {
                SummaryList.item(look("Kế hoạch nêu", "Named in the plan"), PlanParts.words(model.clause.named.joined(separator: "; ")))
            }
            SummaryList.item(look("Hạn", "Due"), .text(model.clause.due?.vietnamese ?? look("Kế hoạch không nêu", "Not stated in the plan")))
        }
    }

    private static func targets(_ lines: [TargetLine], _ model: ClauseModel, _ viewer: Actor, _ look: Look) -> HTML {
        PlanParts.section("chi-tieu", look("Chỉ tiêu", "Targets")) {
            if lines.isEmpty {
                p { look("Nghĩa vụ này chưa có chỉ tiêu.", "This obligation has no targets yet.") }
            } else {
                TargetListPages.rows(lines, caption: look("Chỉ tiêu của nghĩa vụ", "Targets of the obligation"), look)
            }
            if TargetPolicy.maySet(viewer) {
                p {
                    a(.class("button button-secondary"), .href("\(TargetParts.list(model.slug))/moi?nghia-vu=\(model.clause.clause.addressEncoded)"))
                    {
                        look("Đặt chỉ tiêu", "Set a target")
                    }
                }
            }
        }
    }

    private static func note(_ model: ClauseModel, _ look: Look, _ state: FormState) -> HTML {
        section(.aria("labelledby", "ghi")) {
            h2(.id("ghi")) { look("Ghi việc đã làm", "Note what was done") }
            if var form = ActForm("clause.note", action: "/phong-trao/\(model.slug)/nghia-vu/\(model.clause.clause.addressEncoded)/ghi") {
                let _ = form.only = ["text", "on"]
                let _ = form.prefilled = ["on": .string(look.today.iso)]
                form.html(look, state)
            }
        }
    }

    private static func history(_ model: ClauseModel, _ look: Look) -> HTML {
        section(.aria("labelledby", "dien-bien")) {
            h2(.id("dien-bien")) { look("Diễn biến", "History") }
            if model.history.isEmpty {
                div(.class("empty")) {
                    p {
                        look(
                            "Chưa có việc nào. Người phụ trách ghi việc đã làm, và điều khoản này sống.",
                            "Nothing yet. Once the owner notes what was done, this clause is alive.")
                    }
                }
            } else {
                ol(.class("timeline")) { for line in model.history { entry(line, look) } }
            }
        }
    }

    private static func entry(_ line: HistoryLine, _ look: Look) -> HTML {
        li {
            timeElement(.datetime(line.on.iso)) { line.on.vietnamese }
            p {
                strong { look(line.what) }
                if let unit = line.unit { " · " + look(unit) }
                if let who = line.who { " · " + who }
            }
            if let note = line.note { p { note } }
        }
    }

    private static func source(_ excerpt: SourceExcerpt, _ look: Look) -> HTML {
        section(.aria("labelledby", "nguon")) {
            h2(.id("nguon")) { look("Trong văn bản kế hoạch", "In the text of the plan") }
            blockquote {
                p {
                    "…" + excerpt.before
                    mark { excerpt.clause }
                    excerpt.after + "…"
                }
            }
            p(.class("meta")) {
                look(
                    "Ký tự \(excerpt.span.start)–\(excerpt.span.end) của bản gốc.",
                    "Characters \(excerpt.span.start)–\(excerpt.span.end) of the original.")
            }
        }
    }
}
