internal import Markup
internal import Movement
internal import Vietnamese

/// The list of plans, for those for whom drafts exist.
enum PlanListPages {
    private static let limit = 50

    static func list(_ look: Look) throws -> Page {
        guard PlanPolicy.mayReadDrafts(look.viewer) else { throw Refusal.notFound }
        let after = look.visit.query("sau")
        let plans = try PlanQueries.list(for: look.viewer, after: after, limit: limit, in: look.session)
        let title = after == nil ? look("Kế hoạch", "Plans") : look("Kế hoạch (các kế hoạch trước)", "Plans (earlier ones)")
        return Page(title, place: .plans, isWide: true) {
            if plans.isEmpty { empty(look) } else { table(plans, look) }
            if !plans.isEmpty, PlanPolicy.mayPrepare(look.viewer) {
                p(.class("buttons")) { a(.class("button"), .href("/ke-hoach/moi")) { look("Đọc kế hoạch mới", "Read a new plan") } }
            }
            let next = plans.count == limit ? plans.last.map { "/ke-hoach?sau=\($0.id.addressEncoded)" } : nil
            AgencyParts.pagination(first: after == nil ? nil : "/ke-hoach", next: next, look)
        }
    }

    private static func empty(_ look: Look) -> HTML {
        div(.class("empty")) {
            p {
                look(
                    "Chưa có kế hoạch nào. Cán bộ thi đua dán hoặc tải văn bản lên, rà soát từng nghĩa vụ, giao việc rồi trình thủ trưởng phát động.",
                    "No plans yet. The emulation officer pastes or uploads a text, reviews its obligations, assigns them, and the head launches it.")
            }
            if PlanPolicy.mayPrepare(look.viewer) {
                p(.class("buttons")) {
                    a(.class("button"), .href("/ke-hoach/moi")) { look("Đọc một kế hoạch", "Read a plan") }
                    a(.class("button button-secondary"), .href(DraftPages.path)) { look("Soạn kế hoạch mới", "Write a new plan") }
                }
            }
        }
    }

    private static func table(_ plans: [PlanSummary], _ look: Look) -> HTML {
        let columns: [AgencyParts.Column] = [
            .init(look("Kế hoạch", "Plan")), .init(look("Tình trạng", "State")), .init(look("Nghĩa vụ", "Obligations"), isNumber: true),
            .init(look("Chưa chấp nhận", "Not accepted"), isNumber: true), .init(look("Chưa có người phụ trách", "Without owner"), isNumber: true),
            .init(look("Bản", "Version"), isNumber: true), .init(look("Nhận ngày", "Taken in")),
        ]
        return AgencyParts.table(look("Các kế hoạch, mới nhất trước", "Plans, newest first"), columns) { for plan in plans { row(plan, look) } }
    }

    private static func row(_ plan: PlanSummary, _ look: Look) -> HTML {
        tr {
            th(.scope("row")) { a(.href(PlanParts.address(plan.id)), .lang("vi")) { plan.title } }
            td { plan.isReady ? span(.class("tag tag-info")) { look("Chờ phát động", "Waiting for launch") } : PlanParts.tag(plan.status, look) }
            td(.class("number")) { String(plan.obligations) }
            td(.class("number")) { String(plan.notAccepted) }
            td(.class("number")) { String(plan.withoutOwner) }
            td(.class("number")) { String(plan.version) }
            td { timeElement(.datetime(plan.createdAt.iso8601)) { plan.createdAt.vietnamDate.vietnamese } }
        }
    }
}
