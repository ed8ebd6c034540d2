internal import Markup
internal import Movement
internal import Storage
internal import Vietnamese

/// A review as the paper it will be signed on, in the layout of Decree 30/2020/NĐ-CP, annex I.
enum ReviewPaper {
    static func page(_ look: Look) throws -> Page {
        let review = try ReviewPages.load(look)
        let printed = PrintedPlan(
            issuer: try issuer(look, review), subject: review.summary.title, body: body(review),
            recipients: ["Hội đồng Thi đua - Khen thưởng", "Các phòng, đơn vị", "Lưu: VT"], role: "Thủ trưởng cơ quan")
        return Page(
            look("Bản in báo cáo", "The review on paper"), place: .movements, breadcrumbs: ReviewPages.breadcrumbs(review, isBelow: true, look)
        ) {
            p(.class("no-print")) {
                look(
                    "Thể thức theo Nghị định 30/2020/NĐ-CP, Phụ lục I. Dùng lệnh in của trình duyệt, khổ A4.",
                    "The layout of Decree 30/2020/NĐ-CP, annex I. Use the browser's print command, on A4.")
            }
            div(.role("article"), .class("decree"), .lang("vi")) {
                PrintPages.html(printed, type: "BÁO CÁO", sign: "BC")
                if let hash = review.hash {
                    p(.class("decree-text meta")) { "Số liệu tính đến ngày \(review.on.vietnamese), chốt kèm mã băm SHA-256 \(hash)." }
                }
            }
        }
    }

    private static func issuer(_ look: Look, _ review: MovementReview) throws -> String {
        let row = try look.session.row(
            "SELECT a.name FROM review r JOIN agency a ON a.agency_id = r.agency_id WHERE r.review_id = \(review.summary.id)")
        return try row?.text(0).uppercased() ?? ""
    }

    private static func body(_ review: MovementReview) -> [(kind: PrintedPlan.Kind, words: String)] {
        review.parts.flatMap { part -> [(kind: PrintedPlan.Kind, words: String)] in
            let heading = (kind: PrintedPlan.Kind.section, words: "\(part.section.numeral). \(part.section.label.vi.uppercased())")
            let lines = part.text.split(separator: "\n").map { (kind: PrintedPlan.Kind.text, words: String($0)) }
            let kept = part.flags.compactMap { flag in
                flag.reason.map {
                    (kind: PrintedPlan.Kind.text, words: "(“\(flag.typed)”: số liệu hệ thống là \(flag.figure.shown(.vi)); lý do giữ: \($0))")
                }
            }
            return [heading] + lines + kept
        }
    }
}
