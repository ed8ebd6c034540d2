internal import Hummingbird
internal import Markup
internal import Movement
internal import Storage
internal import Vietnamese

/// What a link in a mail opens: the page it names, for the one it was sent to, after signing in. It signs nobody in.
enum MailLinkRoutes {
    @Sendable static func open(_ visit: Visit) async throws -> Response {
        // Asking for sign-in uses nothing up, so that programs that try every link of a mail do no harm.
        let actor = try await visit.look { $0.viewer }
        guard actor.isSignedIn else { throw Refusal.signedOut }
        let (token, now) = (visit.parameter("link"), visit.now)
        guard token.utf8.count <= 100 else { throw Refusal.notFound }
        switch try await visit.site.database.write({ try MailLinks.open(token, as: actor, now: now, in: $0) }) {
        case .page(let page): return .redirect(to: LocalAddress.checked(page) ?? "/viec-cua-toi")
        case .notYours: return try await visit.show(notYours)
        case .over: return try await visit.show(over)
        }
    }

    private static func notYours(_ look: Look) -> Page {
        Page(look("Liên kết không phải của bạn", "Not your link"), status: .forbidden) {
            p(.class("lead")) {
                look(
                    "Liên kết trong thư chỉ dùng được cho người nhận thư. Bạn đang đăng nhập bằng tài khoản khác.",
                    "A link in a mail works only for the one it was sent to. You are signed in with another account.")
            }
            desk(look)
        }
    }

    private static func over(_ look: Look) -> Page {
        Page(look("Liên kết không còn dùng được", "The link no longer works"), status: .notFound) {
            p(.class("lead")) {
                look(
                    "Liên kết trong thư dùng được một lần, trong bảy ngày. Việc vẫn nằm ở trang Việc của tôi.",
                    "A link in a mail works once, within seven days. What you owe is still on your desk.")
            }
            desk(look)
        }
    }

    private static func desk(_ look: Look) -> HTML {
        p { a(.class("button"), .href("/viec-cua-toi")) { look("Về việc của tôi", "Go to my desk") } }
    }
}
