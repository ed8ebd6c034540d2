internal import Hummingbird
internal import Markup
internal import Movement
internal import Vietnamese

/// Turning the second step of sign-in on and off.
enum SecondStepPages {
    static let path = "/ho-so/hai-buoc"

    static func page(_ look: Look) throws -> Page { try page(look, .empty) }

    static func page(_ look: Look, _ state: FormState) throws -> Page {
        guard let account = try AccountQueries.profile(for: look.viewer, in: look.session) else { throw Refusal.notFound }
        return frame(look("Xác thực hai bước", "Second step"), look) {
            state.summary(look)
            p(.class("lead")) {
                look(
                    "Ngoài mật khẩu, mỗi lần đăng nhập cần thêm mã sáu chữ số của ứng dụng xác thực trên điện thoại.",
                    "Besides the password, each sign-in needs a six-digit code from an authenticator app on your telephone.")
            }
            if !account.hasPassword {
                ProfilePages.withoutPassword(look)
            } else if account.hasSecondStep {
                on(account, look, state)
            } else {
                if account.isSecondStepPending { waiting(look, state) }
                off(look, state, isPending: account.isSecondStepPending)
            }
        }
    }

    private static func frame(_ title: String, _ look: Look, @HTMLBuilder content: () -> HTML) -> Page {
        Page(title, place: .profile, breadcrumbs: ProfilePages.crumbs(look), content: content)
    }

    private static func off(_ look: Look, _ state: FormState, isPending: Bool) -> HTML {
        HTML([
            isPending ? h2 { look("Làm lại từ đầu", "Start again") } : HTML(),
            p {
                isPending
                    ? look("Chưa kịp chép khóa? Tạo khóa mới; khóa trước bỏ.", "Did not copy the secret? Make a new one; the earlier one is dropped.")
                    : look(
                        "Nhập mật khẩu để nhận khóa cho ứng dụng. Xác thực hai bước chỉ bật sau khi nhập đúng một mã.",
                        "Enter your password to get a secret for the app. The second step is on only after one right code.")
            },
            passwordForm("account.totp.start", action: path, look, state),
        ])
    }

    private static func waiting(_ look: Look, _ state: FormState) -> HTML {
        HTML([
            h2 { look("Xác nhận bằng mã đầu tiên", "Confirm with the first code") },
            p { look("Khóa đã có trong ứng dụng? Nhập mã ứng dụng đang hiện.", "Is the secret in the app? Enter the code it shows now.") },
            confirmForm(look, state),
        ])
    }

    private static func on(_ account: AccountProfile, _ look: Look, _ state: FormState) -> HTML {
        HTML([
            dl(.class("summary-list")) {
                SummaryList.item(look("Trạng thái", "State"), .text(look("đang bật", "on")))
                SummaryList.item(look("Mã dự phòng còn lại", "Recovery codes left"), .text(String(account.recoveryCodesLeft)))
            },
            h2 { look("Tắt xác thực hai bước", "Turn off the second step") },
            p {
                look(
                    "Đổi điện thoại hoặc hết mã dự phòng thì tắt rồi bật lại để nhận khóa và mã mới.",
                    "For a new telephone or new recovery codes, turn it off and on again.")
            },
            passwordForm("account.totp.stop", action: path + "/tat", look, state),
        ])
    }

    private static func passwordForm(_ act: String, action: String, _ look: Look, _ state: FormState) -> HTML {
        guard let form = ActForm(act, action: action)?.showing() else { return HTML() }
        return form.html(look, state) { CredentialField("current", of: form.declaration, .currentPassword)?.html(look, state) }
    }

    private static func confirmForm(_ look: Look, _ state: FormState) -> HTML {
        guard let form = ActForm("account.totp.confirm", action: path + "/xac-nhan")?.showing() else { return HTML() }
        return form.html(look, state) { CredentialField("code", of: form.declaration, .code)?.html(look, state) }
    }

    // MARK: Shown once

    static func started(_ look: Look, _ receipt: Receipt) -> Page {
        let lost = look("Làm lại từ đầu để nhận khóa mới.", "Start again to get a new secret.")
        return frame(look("Khóa cho ứng dụng xác thực", "Secret for the authenticator app"), look) {
            OnceShown.panel(look("Khóa", "Secret"), receipt.result["secret"]?.string.map(grouped), lost: lost, look)
            if let address = receipt.result["address"]?.string {
                ol {
                    li {
                        look(
                            "Mở ứng dụng xác thực, chọn thêm tài khoản bằng cách nhập khóa, nhập khóa ở trên; loại mã: theo thời gian.",
                            "Open the authenticator app, add an account by entering a key, type the secret above; kind of code: time-based.")
                    }
                    li { look("Nhập mã sáu chữ số ứng dụng hiện ra vào ô dưới đây.", "Enter the six-digit code it shows in the field below.") }
                }
                details {
                    summaryElement { look("Địa chỉ cho ứng dụng nhận otpauth", "Address for apps that take otpauth") }
                    p(.class("mono")) { address }
                }
                h2 { look("Xác nhận bằng mã đầu tiên", "Confirm with the first code") }
                confirmForm(look, .empty)
            } else {
                p { a(.href(path)) { look("Về trang Xác thực hai bước", "Back to the second step") } }
            }
        }
    }

    static func confirmed(_ look: Look, _ receipt: Receipt) throws -> Page {
        let codes = receipt.result["codes"]?.array?.compactMap(\.string) ?? []
        let login = try AccountQueries.profile(for: look.viewer, in: look.session)?.login ?? ""
        return Page(look("Xác thực hai bước đã bật", "The second step is on"), place: .profile, hidesHeading: true) {
            div(.class("success-panel")) {
                h1 { look("Xác thực hai bước đã bật", "The second step is on") }
                p { look("Từ lần đăng nhập sau cần thêm mã của ứng dụng.", "From the next sign-in on, a code of the app is needed.") }
            }
            h2 { look("Mã dự phòng", "Recovery codes") }
            if codes.isEmpty {
                OnceShown.panel(
                    "", nil, lost: look("Muốn có mã mới thì tắt rồi bật lại.", "For new codes, turn the second step off and on again."), look)
            } else {
                p {
                    look(
                        "Mỗi mã dùng một lần, thay cho mã của ứng dụng khi mất điện thoại. In trang này và cất nơi an toàn; mã không hiện lại.",
                        "Each works once in place of the app's code when the telephone is lost. Print this page: they do not come again.")
                }
                p(.class("meta")) { look("Tài khoản: ", "Account: ") + login + " · " + look.today.vietnamese }
                ol(.class("mono")) { for code in codes { li { code } } }
            }
            p { a(.class("button"), .href("/ho-so")) { look("Về hồ sơ", "Back to my profile") } }
        }
    }

    /// A long secret in groups of four, as people type it.
    private static func grouped(_ secret: String) -> String {
        stride(from: 0, to: secret.count, by: 4).map { String(secret.dropFirst($0).prefix(4)) }.joined(separator: " ")
    }
}

/// Sending the forms of the second step.
extension SecondStepPages {
    @Sendable static func start(_ visit: Visit) async throws -> Response {
        try await visit.actOnce("account.totp.start", form: visit.form(limit: 1 << 16), shown: started, again: page)
    }

    @Sendable static func confirm(_ visit: Visit) async throws -> Response {
        try await visit.actOnce("account.totp.confirm", form: visit.form(limit: 1 << 16), shown: confirmed, again: page)
    }

    @Sendable static func stop(_ visit: Visit) async throws -> Response {
        try await visit.act("account.totp.stop", form: visit.form(limit: 1 << 16), next: { _ in path }, again: page)
    }
}
