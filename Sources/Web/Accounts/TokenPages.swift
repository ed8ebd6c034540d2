internal import Hummingbird
internal import Markup
internal import Movement

/// API tokens of the reader.
enum TokenPages {
    static let path = "/ho-so/khoa-api"

    static func page(_ look: Look) throws -> Page { try page(look, .empty) }

    static func page(_ look: Look, _ state: FormState) throws -> Page {
        let tokens = try TokenQueries.list(for: look.viewer, in: look.session)
        return Page(look("Khóa API", "API tokens"), place: .profile, breadcrumbs: ProfilePages.crumbs(look)) {
            state.summary(look)
            p(.class("lead")) {
                look(
                    "Khóa để chương trình đọc dữ liệu hoặc làm việc thay bạn qua /api/v1. Khóa không bao giờ đổi được mật khẩu, tài khoản hay khóa khác.",
                    "Tokens let programs read or act for you through /api/v1. A token can never change passwords, accounts or other tokens.")
            }
            if tokens.isEmpty { empty(look) } else { table(tokens, look) }
            h2 { look("Tạo khóa mới", "Make a new token") }
            form(look, state)
        }
    }

    private static func empty(_ look: Look) -> HTML {
        div(.class("empty")) {
            p {
                look(
                    "Chưa có khóa nào. Khóa tạo bằng mẫu dưới đây sẽ hiện ở chỗ này, cùng ngày hết hạn và nút thu hồi.",
                    "No tokens yet. Those made with the form below will stand here, with the day they end and a button to revoke them.")
            }
        }
    }

    private static func form(_ look: Look, _ state: FormState) -> HTML {
        guard var form = ActForm("token.create", action: path)?.showing("name", "scope", "days") else { return HTML() }
        form.prefilled = ["scope": "read", "days": 90]
        let acts = form.declaration.fields.first { $0.key == "acts" }
        let isOpen = state.text("scope") == "acts"
        return form.html(look, state) {
            if let acts {
                details(.flag("open", if: isOpen)) {
                    summaryElement {
                        look("Chọn từng việc cho phạm vi “Những việc nêu dưới đây”", "Choose the acts for the scope “The acts named below”")
                    }
                    FieldControl(field: acts, current: state, choices: choices, problem: state.problem(of: "acts")).html(look)
                }
            }
        }
    }

    /// Acts a token may be for; the act itself has the last word.
    private static let choices: [Choice] = ActCatalog.all.map { $0.declaration }
        .filter { act in !["account.", "token.", "installation."].contains { act.name.hasPrefix($0) } }
        .map { Choice($0.name, $0.title) }

    private static func table(_ tokens: [TokenLine], _ look: Look) -> HTML {
        AccountParts.wrapped(look("Khóa của tôi, mới nhất trước", "My tokens, newest first")) {
            thead {
                tr {
                    th(.scope("col")) { look("Tên", "Name") }
                    th(.scope("col")) { look("Phạm vi", "Scope") }
                    th(.scope("col")) { look("Tạo lúc", "Made") }
                    th(.scope("col")) { look("Hết hạn", "Ends") }
                    th(.scope("col")) { look("Việc", "Action") }
                }
            }
            tbody { for token in tokens { row(token, look) } }
        }
    }

    private static func row(_ token: TokenLine, _ look: Look) -> HTML {
        tr {
            th(.scope("row")) { token.name }
            td { scope(token.scope, look) }
            td { AccountParts.moment(token.created) }
            td { AccountParts.day(token.expires) }
            td {
                if token.revoked != nil {
                    look("đã thu hồi", "revoked")
                } else if token.expires <= look.now {
                    look("đã hết hạn", "ended")
                } else {
                    formElement(.class("inline-form"), .method("post"), .action(path + "/thu-hoi")) {
                        Layout.hiddenFields(look)
                        inputElement(.type("hidden"), .name("token"), .value(token.id))
                        button(.class("button-quiet"), .type("submit")) {
                            look("Thu hồi", "Revoke")
                            span(.class("visually-hidden")) { ": " + token.name }
                        }
                    }
                }
            }
        }
    }

    private static func scope(_ scope: TokenScope, _ look: Look) -> String {
        switch scope {
        case .all: look("mọi việc, trừ tài khoản và khóa", "all acts, except accounts and keys")
        case .read: look("chỉ đọc", "reading only")
        case .acts(let names): names.sorted().map { look(RecordPages.title(of: $0)) }.joined(separator: "; ")
        }
    }

    static func created(_ look: Look, _ receipt: Receipt) -> Page {
        let lost = look("Thu hồi khóa vừa tạo rồi tạo khóa khác.", "Revoke the token just made, then make another.")
        return Page(look("Khóa API mới", "New API token"), place: .profile, breadcrumbs: ProfilePages.crumbs(look)) {
            OnceShown.panel(look("Khóa", "Token"), receipt.result["secret"]?.string, lost: lost, look) {
                p {
                    look("Gửi trong đầu mục ", "Send it in the header ")
                    codeElement { "Authorization: Bearer …" }
                }
            }
            p { a(.class("button-secondary"), .href(path)) { look("Về danh sách khóa", "Back to the list of tokens") } }
        }
    }
}

/// Sending the forms of the tokens page.
extension TokenPages {
    @Sendable static func create(_ visit: Visit) async throws -> Response {
        try await visit.actOnce("token.create", form: visit.form(limit: 1 << 16), shown: created, again: page)
    }

    @Sendable static func revoke(_ visit: Visit) async throws -> Response {
        try await visit.act("token.revoke", form: visit.form(limit: 1 << 16), next: { _ in path }, again: page)
    }
}
