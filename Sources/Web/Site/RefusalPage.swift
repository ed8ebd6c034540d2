internal import Markup
internal import Movement

/// The page of a "no": the reason, the next step, and the article when it is the law that says no.
enum RefusalPage {
    static func page(_ refusal: Refusal, _ look: Look) -> Page {
        Page(title(refusal, look), status: refusal.status) {
            p(.class("lead")) { look(refusal.reason) }
            p { look(refusal.next) }
            if !refusal.fields.isEmpty { ul { for field in refusal.fields { li { look(field.message) } } } }
            if let citation = refusal.citation { p(.class("meta")) { look("Căn cứ: ", "Ground: ") + citation } }
            if refusal.kind == .signedOut { p { a(.class("button"), .href("/dang-nhap")) { look("Đăng nhập", "Sign in") } } }
        }
    }

    private static func title(_ refusal: Refusal, _ look: Look) -> String {
        switch refusal.kind {
        case .notFound: look("Không tìm thấy", "Not found")
        case .signedOut: look("Cần đăng nhập", "Please sign in")
        case .forbidden: look("Không có quyền", "Not allowed")
        case .tooMany: look("Thử lại sau", "Try again later")
        case .invalid, .conflict: look("Chưa thực hiện được", "This was not done")
        }
    }
}
