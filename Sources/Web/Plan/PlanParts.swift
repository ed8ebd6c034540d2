internal import Markup
internal import Movement
internal import PlanReading
internal import Vietnamese

/// Addresses and pieces that the pages of plans share.
enum PlanParts {
    static func address(_ plan: String) -> String { "/ke-hoach/\(plan.addressEncoded)" }
    static func address(_ plan: String, _ obligation: String) -> String { "\(address(plan))/nghia-vu/\(obligation.addressEncoded)" }

    /// Ways up from a page of one plan; those who have no list of plans come from the movement.
    static func breadcrumbs(_ model: ReviewModel, isBelow: Bool, _ look: Look) -> [(label: String, href: String)] {
        let top: [(label: String, href: String)] =
            PlanPolicy.mayReadDrafts(look.viewer)
            ? [(look("Kế hoạch", "Plans"), "/ke-hoach")]
            : model.summary.slug.map { [(look("Phong trào", "Movements"), "/phong-trao"), (model.summary.title, "/phong-trao/\($0)")] } ?? []
        return top + (isBelow ? [(look("Bản kế hoạch", "The plan"), address(model.summary.id))] : [])
    }

    static func place(_ look: Look) -> MenuPlace { PlanPolicy.mayReadDrafts(look.viewer) ? .plans : .movements }

    /// The plan at the address, for those who prepare plans; for others who may know of it the act is forbidden.
    static func planToPrepare(_ look: Look) throws -> ReviewModel {
        let model = try PlanQueries.review(look.visit.parameter("id"), for: look.viewer, today: look.today, in: look.session)
        guard model.mayPrepare else { throw Refusal.forbidden }
        return model
    }

    static func tag(_ status: PlanStatus, _ look: Look) -> HTML {
        span(.class(status == .draft ? "tag tag-open" : "tag tag-done")) { look(status.label) }
    }

    static func tag(_ state: ObligationState, _ look: Look) -> HTML {
        switch state {
        case .proposed: span(.class("tag tag-open")) { look("Chờ chấp nhận", "To be accepted") }
        case .accepted: span(.class("tag tag-done")) { look("Đã chấp nhận", "Accepted") }
        case .removed: span(.class("tag tag-info")) { look("Đã bỏ", "Removed") }
        case .joined: span(.class("tag tag-info")) { look("Đã gộp", "Joined") }
        case .withdrawn: span(.class("tag tag-info")) { look("Không còn trong văn bản", "No longer in the text") }
        }
    }

    /// Who owns an obligation; the one who leads is named as such when there are several.
    static func owners(_ owners: [Owner], _ look: Look) -> String {
        guard owners.count > 1 else { return owners.first.map { look($0.label) } ?? look("Chưa có người phụ trách", "No owner yet") }
        return owners.map { look($0.label) + ($0.isLead ? look(" (chủ trì)", " (lead)") : "") }.joined(separator: "; ")
    }

    static func section(_ id: String, _ title: String, @HTMLBuilder content: () -> HTML) -> HTML {
        Markup.section(.aria("labelledby", id)) {
            h2(.id(id)) { title }
            content()
        }
    }

    /// A form that carries nothing but its button.
    static func buttonForm(
        _ action: String, _ label: String, _ look: Look, kind: String = "button", @HTMLBuilder fields: () -> HTML = { HTML() }
    ) -> HTML {
        formElement(.class("inline-form"), .method("post"), .action(action)) {
            Layout.hiddenFields(look)
            fields()
            button(.class(kind), .type("submit")) { label }
        }
    }

    static func hidden(_ name: String, _ value: String) -> HTML { inputElement(.type("hidden"), .name(name), .value(value)) }

    /// Words of the plan itself, which are Vietnamese whatever the reader's language.
    static func words(_ text: String) -> HTML { span(.lang("vi")) { text } }
}

extension ReviewModel {
    /// Whether an obligation may still be corrected, split, joined or removed: after the launch only what a revision brought and nobody accepted.
    func isOpen(_ one: ReviewObligation) -> Bool {
        mayPrepare && one.state.isLive && (summary.status == .draft || one.state == .proposed)
    }
}
