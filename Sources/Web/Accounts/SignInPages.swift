internal import Markup
internal import Movement

/// Signing in, and taking a role in a demonstration.
enum SignInPages {
    static func page(_ look: Look, _ state: FormState, next: String?) -> Page {
        Page(look("Đăng nhập", "Sign in"), hidesHeading: true) {
            div(.class("signin")) {
                state.summary(look)
                h1 { look("Đăng nhập", "Sign in") }
                if look.visit.site.isDemo { demonstrationNotice(look) }
                formElement(.method("post"), .action("/dang-nhap"), .flag("novalidate")) {
                    if let next { inputElement(.type("hidden"), .name("ve"), .value(next)) }
                    for field in fields { field.html(look, state) }
                    p { button(.class("button"), .type("submit")) { look("Đăng nhập", "Sign in") } }
                }
                p(.class("meta")) {
                    look(
                        "Quên mật khẩu, mất điện thoại hoặc chưa có tài khoản? Nhờ người quản trị hệ thống của cơ quan cấp liên kết đặt mật khẩu.",
                        "Forgot the password, lost the telephone, or no account? Ask your administrator for a link to choose a password.")
                }
            }
        }
    }

    private static let fields = [
        CredentialField("login", Text("Tên đăng nhập", "Sign-in name"), .login),
        CredentialField("password", Text("Mật khẩu", "Password"), .currentPassword),
        CredentialField(
            "code", Text("Mã xác thực (nếu đã bật)", "Verification code (if turned on)"),
            hint: Text("Sáu chữ số trong ứng dụng, hoặc một mã dự phòng.", "Six digits from your app, or a recovery code."), .code),
    ]

    private static func demonstrationNotice(_ look: Look) -> HTML {
        div(.class("notice")) {
            p {
                look("Đây là bản trình diễn: không cần mật khẩu. ", "This is a demonstration: no password is needed. ")
                a(.href("/dang-nhap/trinh-dien")) { look("Chọn một vai để vào thử", "Choose a role to try") }
            }
        }
    }

    // MARK: Demonstration

    static func demonstration(_ look: Look) throws -> Page {
        guard look.visit.site.isDemo else { throw Refusal.notFound }
        let offered = try DemoAccounts.list(agency: look.agency?.id ?? "", today: look.today, in: look.session)
        return Page(look("Vào thử theo vai", "Try it in a role"), isWide: true) {
            p(.class("lead")) {
                look(
                    "Mọi người, đơn vị, số liệu và sự việc ở đây đều là hư cấu. Chọn một vai để xem hệ thống bằng mắt của người đó; không cần mật khẩu.",
                    "All people, units, figures and events here are fictional. Choose a role and see what that person sees; no password is needed.")
            }
            if offered.isEmpty {
                div(.class("empty")) {
                    p {
                        look(
                            "Chưa có vai nào. Lệnh “thidua demo” dựng sẵn mỗi vai một tài khoản.",
                            "There are no roles yet. The command “thidua demo” makes one account for each role.")
                    }
                }
            } else {
                div(.class("role-grid")) { for one in offered { card(one, look) } }
            }
        }
    }

    private static func card(_ offered: DemoAccount, _ look: Look) -> HTML {
        formElement(.class("card"), .method("post"), .action("/dang-nhap/trinh-dien")) {
            h2 { look(offered.role.label) }
            p(.class("meta")) { offered.name + (offered.title.map { " · " + look($0) } ?? "") }
            p { look(offered.role.demonstrates) }
            p {
                inputElement(.type("hidden"), .name("account"), .value(offered.role.rawValue))
                button(.class("button"), .type("submit")) {
                    look("Vào vai", "Take the role")
                    span(.class("visually-hidden")) { ": " + look(offered.role.label) }
                }
            }
        }
    }
}

extension Role {
    /// What a visitor of a demonstration can see and do in this role.
    fileprivate var demonstrates: Text {
        switch self {
        case .officer: Text("Đọc văn bản kế hoạch, rà soát, giao việc, phát động.", "Reads the plan, reviews it, assigns its clauses, launches it.")
        case .head: Text("Phát động phong trào, xem nơi nào chưa quán triệt.", "Launches the movement, sees who has not read it.")
        case .unitHead: Text("Nhận việc của đơn vị mình, ghi việc đã làm.", "Takes the unit's work, notes what was done.")
        case .staff: Text("Đọc kế hoạch, xác nhận đã quán triệt.", "Reads the plan and acknowledges it.")
        case .massOrganisation: Text("Công đoàn, Chi đoàn: phần việc của đoàn thể.", "Trade union or youth union: their part of the plan.")
        case .councilMember: Text("Thành viên Hội đồng Thi đua – Khen thưởng.", "Member of the emulation and commendation council.")
        case .councilSecretary: Text("Thư ký Hội đồng Thi đua – Khen thưởng.", "Secretary of the emulation and commendation council.")
        case .legalOfficer: Text("Xem căn cứ pháp lý của kế hoạch.", "Looks at the plan's legal bases.")
        case .clerk: Text("Xem văn bản, nơi nhận và sổ cái.", "Looks at the document, its recipients and the record.")
        case .accountant: Text("Xem việc được giao và thời hạn.", "Looks at what is assigned and when it is due.")
        case .inspector: Text("Xem tất cả phần mở cho giám sát, không sửa gì.", "Sees what is open to inspection, changes nothing.")
        case .administrator: Text("Quản lý tài khoản, người và đơn vị; không xem bản thảo.", "Manages accounts, people and units; sees no drafts.")
        }
    }
}
