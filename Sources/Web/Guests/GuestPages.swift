internal import Markup
internal import Movement

/// Asking to take part, the page a mail's link opens, and the page for codes.
enum GuestPages {
    static func ask(_ look: Look) throws -> Page { try ask(look, .empty) }

    static func ask(_ look: Look, _ state: FormState) throws -> Page {
        let page = LocalAddress.checked(state.text("page") ?? look.visit.query("ve"))
        return Page(look("Tham gia không cần tài khoản", "Take part without an account")) {
            state.summary(look)
            p(.class("lead")) {
                look(
                    "Điền mẫu này, chúng tôi gửi một liên kết vào hộp thư của bạn. Đã tham gia rồi thì điền lại địa chỉ cũ để vào lại.",
                    "Fill in this form and we send a link to your mailbox. If you took part before, give the same address to come back in.")
            }
            p {
                look("Tham gia qua điện thoại? ", "By telephone? ")
                a(.href("/tham-gia/ma")) { look("Nhập mã đã nhận", "Enter the code you were given") }
            }
            if let form = ActForm("guest.ask", action: "/tham-gia")?.showing(
                "kind", "name", "inside", "place", "email", "consent", "named", "news")
            {
                form.html(look, state) {
                    GuestParts.privacy(look)
                    if let page { inputElement(.type("hidden"), .name("page"), .value(page)) }
                }
            }
        }
    }

    static func sent(_ look: Look) -> Page {
        Page(look("Hãy xem hộp thư", "Look into your mailbox"), hidesHeading: true) {
            div(.class("success-panel")) {
                h1 { look("Hãy xem hộp thư", "Look into your mailbox") }
                p { look("Chúng tôi đã gửi một liên kết, dùng một lần trong 24 giờ.", "We have sent a link that works once, within 24 hours.") }
            }
            p {
                look(
                    "Không thấy thư? Xem mục thư rác, chờ vài phút, hoặc gửi lại. Mỗi địa chỉ nhận nhiều nhất ba thư trong một giờ.",
                    "No mail? Look into the spam folder, wait some minutes, or ask again. An address gets at most three mails an hour.")
            }
            p { a(.href("/tham-gia")) { look("Gửi lại", "Ask again") } }
        }
    }

    /// Programs that look into mails open every link; so opening it only shows a button.
    static func link(_ look: Look) throws -> Page {
        let token = look.visit.parameter("token")
        guard let link = try GuestLinks.find(token, now: look.now, in: look.session) else { throw Refusal.guestLinkOver }
        return Page(look("Xác nhận tham gia", "Confirm taking part")) {
            if link.isKnown {
                p(.class("lead")) {
                    look("Bạn đã tham gia trước đây. Bấm nút để vào lại.", "You took part before. Press the button to come back in.")
                }
            } else {
                dl(.class("summary-list")) {
                    SummaryList.item(look("Tham gia với tư cách", "Takes part as"), look(link.kind.label))
                    SummaryList.item(look("Tên", "Name"), .text(link.name))
                    SummaryList.item(look("Nơi ở", "Place"), .text(link.place))
                }
            }
            h2 { look("Bạn đồng ý", "You agree") }
            ul { for purpose in link.purposes { li { look(purpose.wording) } } }
            p(.class("meta")) { look(GuestNotice.purpose) }
            formElement(.method("post"), .action("/tham-gia/\(token.addressEncoded)")) {
                p { button(.class("button"), .type("submit")) { look("Đúng, tôi tham gia", "Yes, I take part") } }
            }
        }
    }

    static func code(_ look: Look) throws -> Page { try code(look, .empty) }

    static func code(_ look: Look, _ state: FormState) throws -> Page {
        Page(look("Vào bằng mã", "Enter with a code")) {
            state.summary(look)
            p(.class("lead")) {
                look(
                    "Nhập mã mười chữ và số mà cơ quan đã đọc cho bạn qua điện thoại.",
                    "Enter the ten letters and digits that the agency read to you on the telephone.")
            }
            formElement(.method("post"), .action("/tham-gia/ma"), .flag("novalidate")) {
                if let next = LocalAddress.checked(look.visit.query("ve")) { inputElement(.type("hidden"), .name("ve"), .value(next)) }
                CredentialField("code", Text("Mã tham gia", "Code"), hint: Text("Ví dụ 7KQ2-M4T-9XZ", "For example 7KQ2-M4T-9XZ"), .code)
                    .html(look, state)
                p { button(.class("button"), .type("submit")) { look("Vào", "Enter") } }
            }
        }
    }
}
