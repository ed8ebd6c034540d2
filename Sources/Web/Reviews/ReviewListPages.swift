internal import HTTPTypes
internal import Markup
internal import Movement
internal import Vietnamese

/// The reviews of a movement, and opening one.
enum ReviewListPages {
    static func page(_ look: Look) throws -> Page { try page(look, .empty) }

    static func page(_ look: Look, _ state: FormState) throws -> Page {
        let slug = look.visit.parameter("slug")
        let viewer = try look.viewer(ofMovement: slug)
        let list = try ReviewQueries.list(slug: slug, for: viewer, in: look.session)
        return Page(
            look("Sơ kết, tổng kết", "Reviews"), status: state.refusal?.status ?? .ok, place: .movements,
            breadcrumbs: [(look("Phong trào", "Movements"), "/phong-trao"), (list.name, "/phong-trao/\(slug)")]
        ) {
            state.summary(look)
            MovementTabs.html(slug, here: "/so-ket", for: viewer, look)
            if list.asksInterim, !list.reviews.contains(where: { $0.kind == .interim }) {
                p(.class("notice")) {
                    look(
                        "Phong trào từ ba năm trở lên phải sơ kết giữa kỳ (Thông tư 01/2024/TT-BNV, điều 3).",
                        "A movement of three years or more needs an interim review (Circular 01/2024/TT-BNV, article 3).")
                }
            }
            if list.reviews.isEmpty { empty(list, look) } else { reviews(list, look) }
            if list.mayWrite { opening(list, look, state) }
        }
    }

    private static func reviews(_ list: ReviewList, _ look: Look) -> HTML {
        ul(.class("task-list")) {
            for review in list.reviews {
                li {
                    a(.href("/so-ket/\(review.id)")) {
                        span(.lang("vi")) { review.title }
                        span(.class("meta")) { "\(review.from.vietnamese) – \(review.to.vietnamese)" }
                        ReviewPages.tag(review, look)
                    }
                }
            }
        }
    }

    private static func empty(_ list: ReviewList, _ look: Look) -> HTML {
        div(.class("empty")) {
            p {
                look(
                    "Chưa có báo cáo nào. Cán bộ thi đua hoặc thủ trưởng mở báo cáo sơ kết, tổng kết; báo cáo tự soạn từ số liệu, và hiện ở đây khi đã chốt.",
                    "There is no review yet. The emulation officer or the head opens one; it composes itself from the data, and stands here once it is closed."
                )
            }
        }
    }

    private static func opening(_ list: ReviewList, _ look: Look, _ state: FormState) -> HTML {
        PlanParts.section("mo-bao-cao", look("Mở báo cáo", "Open a review")) {
            if var form = ActForm("review.open", action: "/phong-trao/\(list.slug)/so-ket") {
                let _ = form.only = ["kind", "from", "to", "title"]
                let _ =
                    form.prefilled = [
                        "kind": .string((list.to <= look.today ? ReviewKind.final : .interim).rawValue), "from": .string(list.from.iso),
                        "to": .string(min(list.to, max(look.today, list.from)).iso),
                    ]
                form.html(look, state)
            }
        }
    }
}
