internal import HTTPTypes
internal import Markup
internal import Movement
internal import Vietnamese

/// Writing a part of a review, and closing it.
enum ReviewForms {
    static func write(_ look: Look) throws -> Page { try write(look, .empty) }

    static func write(_ look: Look, _ state: FormState) throws -> Page {
        let review = try ReviewPages.load(look)
        guard let part = review.parts.first(where: { $0.section.rawValue == look.visit.parameter("section") }) else { throw Refusal.notFound }
        guard review.mayWrite else { throw review.summary.state == .closed ? Refusal.notFound : .forbidden }
        return Page(
            "\(part.section.numeral). \(look(part.section.label))", status: state.refusal?.status ?? .ok, place: .movements,
            breadcrumbs: ReviewPages.breadcrumbs(review, isBelow: true, look)
        ) {
            state.summary(look)
            p(.class("lead"), .lang("vi")) { review.summary.title }
            if var form = ActForm("review.write", action: "\(ReviewPages.address(review))/sua/\(part.section.rawValue)") {
                let _ = form.only = ["text"]
                let _ = form.prefilled = ["text": .string(part.template)]
                form.html(look, state) { PlanParts.hidden("version", state.text("version") ?? String(part.version)) }
            }
            if state.refusal?.code == "review.version" {
                h2 { look("Bản người khác vừa ghi", "What the other has written") }
                pre(.lang("vi")) { part.template }
            }
            names(review, look)
        }
    }

    private static func names(_ review: MovementReview, _ look: Look) -> HTML {
        details {
            summaryElement { look("Số liệu dùng được trong câu", "Figures that sentences can use") }
            AgencyParts.table(
                look("Viết tên trong ngoặc, số sẽ tự điền", "Write the name in braces, and the number fills itself in"),
                [.init(look("Tên", "Name")), .init(look("Nghĩa", "Meaning")), .init(look("Hiện nay", "Now"), isNumber: true)]
            ) {
                for figure in review.figures {
                    tr {
                        td(.class("mono code")) { "{{\(figure.key)}}" }
                        td { look(figure.label) }
                        td(.class("number")) { figure.shown(look.language) }
                    }
                }
            }
        }
    }

    // MARK: - Closing

    static func check(_ look: Look) throws -> Page { try check(look, .empty) }

    /// What is missing, or everything that closing does.
    static func check(_ look: Look, _ state: FormState) throws -> Page {
        let review = try ReviewPages.load(look)
        guard review.summary.state == .open else { return try done(look) }
        guard review.mayClose else { throw review.mayWrite ? Refusal.forbidden : .notFound }
        let isReady = review.unfinished.isEmpty && review.openFlags.isEmpty
        return Page(
            look("Kiểm tra lại trước khi chốt", "Check before closing"), status: state.refusal?.status ?? .ok, place: .movements,
            breadcrumbs: ReviewPages.breadcrumbs(review, isBelow: true, look)
        ) {
            state.summary(look)
            p(.class("lead"), .lang("vi")) { review.summary.title }
            tasks(review, look)
            if isReady { closing(review, look) }
            p { a(.href(ReviewPages.address(review))) { look("Thôi, chưa chốt", "Leave it, closing nothing") } }
        }
    }

    private static func tasks(_ review: MovementReview, _ look: Look) -> HTML {
        PlanParts.section("can-xong", look("Việc cần xong", "To be done")) {
            p(.class("meta")) {
                look(
                    "Báo cáo phải đánh giá kết quả, tác dụng, hạn chế và nguyên nhân, bài học (Thông tư 01/2024/TT-BNV, điều 3-4).",
                    "A review must assess results, effect, limits and their causes, and lessons (Circular 01/2024/TT-BNV, articles 3 and 4).")
            }
            ul(.class("task-list")) {
                for part in review.parts {
                    let open = part.flags.count { $0.reason == nil }
                    li {
                        a(.href("\(ReviewPages.address(review))\(open > 0 ? "#" : "/sua/")\(part.section.rawValue)")) {
                            span { "\(part.section.numeral). \(look(part.section.label))" }
                            if part.isUnfinished {
                                span(.class("tag tag-open")) { look("Chưa viết xong", "Not written") }
                            } else if open > 0 {
                                span(.class("tag tag-late")) { look("\(open) con số lệch", "\(counted(open, "number")) that differ") }
                            } else {
                                span(.class("tag tag-done")) { look("Xong", "Done") }
                            }
                        }
                    }
                }
            }
        }
    }

    private static func closing(_ review: MovementReview, _ look: Look) -> HTML {
        PlanParts.section("chot", look("Chốt báo cáo", "Close the review")) {
            p {
                look(
                    "Lời và \(review.figures.count) số liệu được giữ nguyên cùng mã băm SHA-256 trong sổ cái. Dữ liệu đổi sau đó không làm báo cáo đổi, và không ai mở lại được.",
                    "Text and \(review.figures.count) figures are kept with a SHA-256 hash in the record. Later data does not change the review, and nobody can open it again."
                )
            }
            if var form = ActForm("review.close", action: "\(ReviewPages.address(review))/chot") {
                let _ = form.only = ["public"]
                form.html(look) { PlanParts.hidden("version", String(review.version)) }
            }
        }
    }

    /// What was closed and what comes next; the address can be kept.
    static func done(_ look: Look) throws -> Page {
        let review = try ReviewPages.load(look)
        guard review.summary.state == .closed, let hash = review.hash else { throw Refusal.notFound }
        return Page(
            look("Đã chốt báo cáo", "The review is closed"), place: .movements,
            breadcrumbs: ReviewPages.breadcrumbs(review, isBelow: true, look)
        ) {
            div(.class("success-panel")) {
                h2(.lang("vi")) { review.summary.title }
                p {
                    look("\(review.authority) chốt lúc ", "Closed by \(review.authority) at ") + (review.summary.closedAt?.vietnamese ?? "")
                }
                p {
                    "SHA-256: "
                    span(.class("mono")) { hash }
                }
            }
            h2 { look("Việc tiếp theo", "What happens next") }
            ul {
                li {
                    review.summary.isPublic
                        ? look("Ai cũng xem được báo cáo ở địa chỉ của nó.", "Anybody can read the review at its address.")
                        : look("Người trong cơ quan xem được báo cáo.", "Everybody who works here can read the review.")
                }
                li {
                    a(.href("\(ReviewPages.address(review))/in")) {
                        look("In báo cáo, trình ký và lấy số ở Văn thư", "Print it, have it signed and numbered")
                    }
                }
            }
            p { a(.class("button"), .href(ReviewPages.address(review))) { look("Xem báo cáo", "See the review") } }
        }
    }
}
