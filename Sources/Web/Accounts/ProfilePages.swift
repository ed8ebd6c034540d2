internal import Markup
internal import Movement
internal import Vietnamese

/// What people see of themselves: posts, password, second step, sessions, API tokens.
enum ProfilePages {
    static func profile(_ look: Look) throws -> Page { try profile(look, .empty) }

    static func profile(_ look: Look, _ state: FormState) throws -> Page {
        guard let account = try AccountQueries.profile(for: look.viewer, in: look.session) else { throw Refusal.notFound }
        let person = try look.viewer.person.flatMap {
            try PersonQueries.page(Identifier($0), today: look.today, for: look.viewer, in: look.session)
        }
        let tokens = try TokenQueries.list(for: look.viewer, in: look.session).filter { $0.revoked == nil && $0.expires > look.now }.count
        let sessions = try SessionList.html(look)
        return Page(look("Hồ sơ của tôi", "My profile"), place: .profile) {
            state.summary(look)
            dl(.class("summary-list")) {
                SummaryList.item(look("Họ và tên", "Name"), .text(account.name))
                if let person { posts(person, look) }
                SummaryList.item(look("Quyền trong hệ thống", "Roles here"), roles(look))
            }
            h2 { look("Đăng nhập", "Signing in") }
            dl(.class("summary-list")) { keys(account, tokens: tokens, look) }
            h2 { look("Thư nhắc", "Reminders") }
            p {
                look("Nhận thư nhắc hằng ngày, hằng tuần hoặc không nhận; lịch cá nhân. ", "Daily or weekly mails, or none; a calendar feed. ")
                a(.href("/ho-so/thu-nhac")) { look("Chọn cách nhận thư nhắc", "Choose how to be reminded") }
            }
            h2 { look("Phiên đăng nhập", "Sessions") }
            sessions
        }
    }

    private static func posts(_ person: PersonPage, _ look: Look) -> HTML {
        let posts = person.posts.filter(\.isCurrent)
        let units = person.memberships.filter(\.isCurrent)
        return HTML([
            SummaryList.item(look("Chức vụ", "Posts"), list(posts.map { look($0.title) + " · " + look($0.unit.label) }, look)),
            SummaryList.item(look("Đơn vị", "Units"), list(units.map { look($0.unit.label) }, look)),
            person.details.map { SummaryList.item(look("Thư điện tử", "E-mail"), .text($0.email ?? look("chưa có", "none"))) } ?? HTML(),
        ])
    }

    private static func roles(_ look: Look) -> HTML {
        list(Role.allCases.filter(look.viewer.roles.contains).map { look($0.label) }, look)
    }

    private static func list(_ lines: [String], _ look: Look) -> HTML {
        switch lines.count {
        case 0: .text(look("không có", "none"))
        case 1: .text(lines[0])
        default: ul { for line in lines { li { line } } }
        }
    }

    private static func keys(_ account: AccountProfile, tokens: Int, _ look: Look) -> HTML {
        let secondStep =
            account.hasSecondStep
            ? look("đang bật, còn \(account.recoveryCodesLeft) mã dự phòng", "on, \(account.recoveryCodesLeft) recovery codes left")
            : account.isSecondStepPending ? look("chờ xác nhận bằng mã đầu tiên", "waiting for its first code") : look("đang tắt", "off")
        return HTML([
            SummaryList.item(look("Tên đăng nhập", "Sign-in name"), .text(account.login)),
            SummaryList.item(
                look("Mật khẩu", "Password"),
                .text(account.hasPassword ? look("đã đặt", "set") : look("không có (bản trình diễn)", "none (demonstration)")),
                change: account.hasPassword ? (look("Đổi mật khẩu", "Change the password"), "/ho-so/mat-khau") : nil),
            SummaryList.item(
                look("Xác thực hai bước", "Second step"), .text(secondStep),
                change: account.hasPassword ? (look("Quản lý xác thực hai bước", "Manage the second step"), "/ho-so/hai-buoc") : nil),
            SummaryList.item(
                look("Khóa API", "API tokens"), .text(look("\(tokens) khóa đang có hiệu lực", "\(tokens) in force")),
                change: (look("Quản lý khóa API", "Manage API tokens"), "/ho-so/khoa-api")),
        ])
    }

    // MARK: Password

    static func password(_ look: Look) throws -> Page { try password(look, .empty) }

    static func password(_ look: Look, _ state: FormState) throws -> Page {
        guard let account = try AccountQueries.profile(for: look.viewer, in: look.session) else { throw Refusal.notFound }
        return Page(look("Đổi mật khẩu", "Change the password"), place: .profile, breadcrumbs: crumbs(look)) {
            state.summary(look)
            if !account.hasPassword {
                withoutPassword(look)
            } else if let form = ActForm("account.password.change", action: "/ho-so/mat-khau")?.showing() {
                p { look("Các phiên đăng nhập khác sẽ kết thúc.", "Your other sessions will end.") }
                form.html(look, state) {
                    CredentialField("current", of: form.declaration, .currentPassword)?.html(look, state)
                    RepeatedPassword.fields(of: form.declaration, look, state)
                }
            }
        }
    }

    static func withoutPassword(_ look: Look) -> HTML {
        div(.class("notice")) {
            p {
                look(
                    "Tài khoản trình diễn không có mật khẩu, nên không có gì để đổi ở đây.",
                    "Demonstration accounts have no password, so there is nothing to change here.")
            }
        }
    }

    static func crumbs(_ look: Look) -> [(label: String, href: String)] { [(look("Hồ sơ của tôi", "My profile"), "/ho-so")] }
}

/// Where somebody is signed in.
enum SessionList {
    static func html(_ look: Look) throws -> HTML {
        let sessions = try SessionQueries.list(for: look.viewer, now: look.now, in: look.session)
        let label = look("Nơi đang đăng nhập, mới dùng trước", "Where you are signed in, used last first")
        return HTML([
            AccountParts.wrapped(label) {
                thead {
                    tr {
                        th(.scope("col")) { look("Thiết bị", "Device") }
                        th(.scope("col")) { look("Bắt đầu", "Began") }
                        th(.scope("col")) { look("Dùng gần nhất", "Last used") }
                        th(.scope("col")) { look("Việc", "Action") }
                    }
                }
                tbody { for line in sessions { row(line, look) } }
            },
            sessions.count > 1 ? endOthers(look) : HTML(),
        ])
    }

    private static func row(_ line: SessionLine, _ look: Look) -> HTML {
        let device = DeviceName.words(line.agent, look)
        return tr {
            th(.scope("row")) { device }
            td { AccountParts.moment(line.created) }
            td { AccountParts.moment(line.seen) }
            td {
                if line.id == look.signIn?.id {
                    look("phiên này", "this session")
                } else {
                    formElement(.class("inline-form"), .method("post"), .action("/ho-so/phien")) {
                        Layout.hiddenFields(look)
                        inputElement(.type("hidden"), .name("session"), .value(line.id))
                        button(.class("button-quiet"), .type("submit")) {
                            look("Kết thúc", "End")
                            span(.class("visually-hidden")) { ": \(device), \(line.created.vietnamese)" }
                        }
                    }
                }
            }
        }
    }

    private static func endOthers(_ look: Look) -> HTML {
        formElement(.method("post"), .action("/ho-so/phien-khac")) {
            Layout.hiddenFields(look)
            p { button(.class("button-secondary"), .type("submit")) { look("Kết thúc mọi phiên khác", "End all other sessions") } }
        }
    }
}

/// A browser in words people know.
enum DeviceName {
    // Order matters: most browsers also claim to be the ones below them.
    private static let browsers = [
        ("Edg/", "Edge"), ("OPR/", "Opera"), ("coc_coc_browser/", "Cốc Cốc"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ]
    private static let systems = [
        ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS X", "macOS"), ("Linux", "Linux"),
    ]

    static func words(_ agent: String, _ look: Look) -> String {
        let known = [browsers, systems].compactMap { names in names.first { agent.contains($0.0) }?.1 }
        if !known.isEmpty { return known.joined(separator: " · ") }
        return agent.isEmpty ? look("Không rõ thiết bị", "Unknown device") : String(agent.prefix(60))
    }
}
