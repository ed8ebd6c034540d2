internal import HTTPTypes
internal import Hummingbird
internal import Markup
internal import Movement
internal import PlanReading
internal import Vietnamese

/// One obligation of a plan under review: what it says, where it stands, and what can be done with it.
enum ObligationPages {
    /// The plan and the obligation at the address, or "not found".
    static func load(_ look: Look) throws -> (ReviewModel, ReviewObligation) {
        let model = try PlanQueries.review(look.visit.parameter("id"), for: look.viewer, today: look.today, in: look.session)
        let id = look.visit.parameter("obligation")
        guard let one = (model.obligations + model.takenOut).first(where: { $0.id == id }) else { throw Refusal.notFound }
        return (model, one)
    }

    static func page(_ look: Look) throws -> Page { try page(look, .empty) }

    static func page(_ look: Look, _ state: FormState) throws -> Page {
        let (model, one) = try load(look)
        return Page(
            look("Nghĩa vụ \(one.clause)", "Obligation \(one.clause)"), status: state.refusal?.status ?? .ok, place: PlanParts.place(look),
            breadcrumbs: PlanParts.breadcrumbs(model, isBelow: true, look)
        ) {
            state.summary(look)
            p(.class("lead"), .lang("vi")) { one.text }
            facts(one, look)
            if model.mayPrepare { work(model, one, look) }
            SourceParts.excerpt(one, of: model, look)
            neighbours(model, one, look)
        }
    }

    static func facts(_ one: ReviewObligation, _ look: Look) -> HTML {
        dl(.class("summary-list")) {
            SummaryList.item(look("Tình trạng", "State"), PlanParts.tag(one.state, look))
            SummaryList.item(look("Loại", "Kind"), look(one.kind.label))
            SummaryList.item(look("Phụ trách", "Owners"), PlanParts.owners(one.owners, look))
            if !one.named.isEmpty { SummaryList.item(look("Kế hoạch nêu", "Named in the plan"), PlanParts.words(one.named.joined(separator: "; "))) }
            SummaryList.item(look("Hạn", "Due"), one.due?.vietnamese ?? look("Kế hoạch không nêu", "Not stated in the plan"))
        }
    }

    private static func work(_ model: ReviewModel, _ one: ReviewObligation, _ look: Look) -> HTML {
        let tasks = ObligationTask.all.filter { $0.isOffered(model, one) }
        guard !tasks.isEmpty else { return HTML() }
        return PlanParts.section("viec", look("Việc với nghĩa vụ này", "What can be done with it")) {
            if one.state == .proposed {
                div(.class("buttons")) {
                    PlanParts.buttonForm("\(PlanParts.address(model.summary.id))/chap-nhan", look("Chấp nhận", "Accept"), look) {
                        PlanParts.hidden("obligation", one.id)
                        PlanParts.hidden("ve", "nghia-vu")
                    }
                }
            }
            ul(.class("task-list")) {
                for task in tasks {
                    li {
                        a(.href("\(PlanParts.address(model.summary.id, one.id))/\(task.slug)")) {
                            span(.class("name")) { look(task.title) }
                            span(.class("meta")) { look(task.words) }
                        }
                    }
                }
            }
        }
    }

    /// The way through the obligations without going back to the list each time.
    private static func neighbours(_ model: ReviewModel, _ one: ReviewObligation, _ look: Look) -> HTML {
        let list = model.obligations
        let here = list.firstIndex { $0.id == one.id }
        let before = here.flatMap { $0 > 0 ? list[$0 - 1] : nil }
        let after = here.flatMap { $0 + 1 < list.count ? list[$0 + 1] : nil }
        let waiting = (here.map { Array(list[($0 + 1)...]) + list[..<$0] } ?? list).first { $0.state == .proposed || $0.owners.isEmpty }
        func link(_ other: ReviewObligation, _ words: String) -> HTML {
            li { a(.href(PlanParts.address(model.summary.id, other.id))) { "\(words) \(other.clause)" } }
        }
        return nav(.class("pagination"), .aria("label", look("Các nghĩa vụ khác", "Other obligations"))) {
            ul {
                if let before { link(before, look("Trước:", "Before:")) }
                if let after { link(after, look("Sau:", "After:")) }
                if model.mayPrepare, let waiting { link(waiting, look("Chưa xong tiếp theo:", "Next not finished:")) }
                li { a(.href("\(PlanParts.address(model.summary.id))#nv-\(one.clause.addressEncoded)")) { look("Về danh sách", "Back to the list") } }
            }
        }
    }

    // MARK: - Accepting

    /// Accepts one obligation, from the list or from its own page.
    @Sendable static func accept(_ visit: Visit) async throws -> Response {
        let form = try await visit.form()
        let plan = visit.parameter("id")
        let isOwnPage = form["ve"] == "nghia-vu"
        return try await visit.act(
            "obligation.accept", form: form,
            next: { receipt in
                isOwnPage
                    ? PlanParts.address(plan, receipt.subjectID)
                    : "\(PlanParts.address(plan))#nv-\((receipt.result["clause"]?.string ?? "").addressEncoded)"
            }, again: ReviewPage.page)
    }

    @Sendable static func acceptAll(_ visit: Visit) async throws -> Response {
        let plan = visit.parameter("id")
        return try await visit.act(
            "obligation.accept-all", form: visit.form(), extra: ["plan": .string(plan)], next: { _ in "\(PlanParts.address(plan))#nghia-vu" },
            again: ReviewPage.page)
    }

    // MARK: - Adding

    static func add(_ look: Look) throws -> Page { try add(look, .empty) }

    static func add(_ look: Look, _ state: FormState) throws -> Page {
        let model = try PlanParts.planToPrepare(look)
        guard model.summary.status == .draft else { throw Refusal.notFound }
        guard var form = ActForm("obligation.add", action: "\(PlanParts.address(model.summary.id))/them") else { throw Refusal.notFound }
        form.only = ["clause", "kind", "text"]
        return Page(
            look(form.declaration.title), status: state.refusal?.status ?? .ok, place: .plans,
            breadcrumbs: PlanParts.breadcrumbs(model, isBelow: true, look)
        ) {
            state.summary(look)
            p { look(form.declaration.summary) }
            form.html(look, state)
            p { a(.href(PlanParts.address(model.summary.id))) { look("Quay lại, không thay đổi gì", "Back, changing nothing") } }
        }
    }

    @Sendable static func submitNew(_ visit: Visit) async throws -> Response {
        let plan = visit.parameter("id")
        return try await visit.act(
            "obligation.add", form: visit.form(), extra: ["plan": .string(plan)], next: { receipt in PlanParts.address(plan, receipt.subjectID) },
            again: Self.add)
    }
}
