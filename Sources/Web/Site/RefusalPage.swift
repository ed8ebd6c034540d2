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
            if refusal.kind == .signedOut {
                p { a(.class("button"), .href("/dang-nhap?ve=\(look.visit.address.addressEncoded)")) { look("Đăng nhập", "Sign in") } }
            } else {
                p { a(.href("/")) { look("Về trang đầu", "Go to the home page") } }
            }
        }
    }

    /// The same without the site's frame, for when even that cannot be made because the database does not answer.
    static func bare(_ refusal: Refusal, _ language: Language) -> HTML {
        let title = Text("Chưa thực hiện được", "This was not done")[language]
        return document(.lang(language.rawValue)) {
            head {
                meta(.attr("charset", "utf-8"))
                meta(.name("viewport"), .content("width=device-width, initial-scale=1"))
                titleElement { "\(title) · ThiDua" }
                linkElement(.rel("stylesheet"), .href(StaticFiles.stylesheetPath))
            }
            body {
                div(.class("page")) {
                    main(.id("noi-dung")) {
                        h1 { title }
                        p(.class("lead")) { refusal.reason[language] }
                        p { refusal.next[language] }
                    }
                }
            }
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
