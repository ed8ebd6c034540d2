internal import Hummingbird
internal import Markup
internal import Movement

/// What a one-time address opens: the first start, and choosing a password. Wrong, used and ended addresses all read the same.
enum LinkPages {
    // MARK: First start

    static func setup(_ look: Look) throws -> Page { try setupForm(look, .empty) }

    private static func setupForm(_ look: Look, _ state: FormState) throws -> Page {
        let token = look.visit.parameter("token")
        guard try OneTimeLinks.find(token, purposes: [.setup], now: look.now, in: look.session) != nil else { throw Refusal.setupLinkOver }
        return Page(look("Thiết lập lần đầu", "First setup")) {
            state.summary(look)
            p(.class("lead")) {
                look(
                    "Lập cơ quan đầu tiên và người quản trị đầu tiên. Địa chỉ này chỉ dùng được một lần; không có mật khẩu mặc định nào.",
                    "Makes the first agency and its first administrator. This address works once; there is no default password.")
            }
            let form = ActForm("installation.setup", action: "/thiet-lap/\(token)")
            if let form = form?.showing("agency", "agency-en", "short-name", "slug", "name", "login") {
                form.html(look, state) { RepeatedPassword.fields(of: form.declaration, look, state) }
            }
        }
    }

    static func setupDone(_ look: Look) throws -> Page {
        guard try !SetupLink.isOpen(in: look.session) else { throw Refusal.notFound }
        return begun(look("Đã thiết lập xong", "Setup is done"), look)
    }

    private static func begun(_ title: String, _ look: Look) -> Page {
        Page(title, hidesHeading: true) {
            div(.class("success-panel")) {
                h1 { title }
                p {
                    look(
                        "Cơ quan và tài khoản quản trị đã có. Địa chỉ vừa dùng không dùng được nữa.",
                        "The agency and its administrator exist. The address just used no longer works.")
                }
            }
            h2 { look("Việc tiếp theo", "What to do next") }
            ol {
                li {
                    look(
                        "Đăng nhập bằng tên và mật khẩu vừa đặt, rồi bật xác thực hai bước trong trang Hồ sơ.",
                        "Sign in with the name and password just chosen, then turn on the second step on your profile page.")
                }
                li {
                    look("Nhập đơn vị và người từ tệp CSV hoặc XLSX trong mục Tổ chức.", "Import units and people from a file under Organisation.")
                }
                li { look("Mở tài khoản cho từng người trong mục Quản trị.", "Open accounts for people under Administration.") }
            }
            p { a(.class("button"), .href("/dang-nhap")) { look("Đăng nhập", "Sign in") } }
        }
    }

    // MARK: An agency below another

    static func agency(_ look: Look) throws -> Page { try agencyForm(look, .empty) }

    private static func agencyForm(_ look: Look, _ state: FormState) throws -> Page {
        let token = look.visit.parameter("token")
        guard let invitation = try AgencyInvitations.find(token, now: look.now, in: look.session) else { throw Refusal.invitationOver }
        let parent = try AgencyLabel.find(invitation.parent, in: look.session)
        return Page(look("Lập cơ quan trực thuộc", "Set up a subordinate agency")) {
            state.summary(look)
            dl(.class("summary-list")) {
                SummaryList.item(look("Cơ quan", "Agency"), .text(look(invitation.name)))
                SummaryList.item(look("Tên gọi tắt", "Short name"), .text(invitation.shortName))
                SummaryList.item(look("Cấp trên", "Above"), .text(parent.map { look($0.name) } ?? ""))
                SummaryList.item(look("Địa chỉ có hiệu lực đến", "The address holds until"), AccountParts.moment(invitation.expires))
            }
            p { look("Người điền trang này là người quản trị đầu tiên.", "Whoever fills this in is its first administrator.") }
            if let form = ActForm("agency.accept", action: "/lap-co-quan/\(token)")?.showing("name", "login") {
                form.html(look, state) { RepeatedPassword.fields(of: form.declaration, look, state) }
            }
        }
    }

    static func agencyDone(_ look: Look) -> Page { begun(look("Đã lập cơ quan", "The agency has begun"), look) }

    // MARK: Choosing a password

    static func reset(_ look: Look) throws -> Page { try resetForm(look, .empty) }

    private static func resetForm(_ look: Look, _ state: FormState) throws -> Page {
        let token = look.visit.parameter("token")
        let purposes: [OneTimeLink.Purpose] = [.password, .passwordAndSecondStep]
        guard let link = try OneTimeLinks.find(token, purposes: purposes, now: look.now, in: look.session) else { throw Refusal.linkOver }
        return Page(look("Đặt mật khẩu", "Choose a password")) {
            state.summary(look)
            dl(.class("summary-list")) {
                SummaryList.item(look("Họ và tên", "Name"), .text(link.name))
                SummaryList.item(look("Tên đăng nhập", "Sign-in name"), .text(link.login))
                SummaryList.item(look("Liên kết có hiệu lực đến", "The link holds until"), AccountParts.moment(link.expires))
            }
            if link.purpose == .passwordAndSecondStep {
                div(.class("notice notice-warning")) {
                    p {
                        look(
                            "Xác thực hai bước sẽ tắt. Sau khi đăng nhập, bật lại trong trang Hồ sơ.",
                            "The second step will be turned off. After signing in, turn it on again on your profile page.")
                    }
                }
            }
            if let form = ActForm("account.reset.use", action: "/dat-lai/\(token)")?.showing() {
                form.html(look, state) { RepeatedPassword.fields(of: form.declaration, look, state) }
            }
        }
    }

    static func resetDone(_ look: Look) -> Page {
        Page(look("Đã đặt mật khẩu", "The password is set"), hidesHeading: true) {
            div(.class("success-panel")) {
                h1 { look("Đã đặt mật khẩu", "The password is set") }
                p {
                    look(
                        "Mọi phiên đăng nhập trước đó đã kết thúc và liên kết không dùng được nữa.",
                        "All earlier sessions have ended and the link no longer works.")
                }
            }
            p { a(.class("button"), .href("/dang-nhap")) { look("Đăng nhập", "Sign in") } }
        }
    }
}

/// Sending the forms behind one-time addresses.
extension LinkPages {
    @Sendable static func setUp(_ visit: Visit) async throws -> Response {
        try await use(visit, "installation.setup", done: "/thiet-lap/xong", again: setupForm)
    }

    @Sendable static func beginAgency(_ visit: Visit) async throws -> Response {
        try await use(visit, "agency.accept", done: "/lap-co-quan/xong", again: agencyForm)
    }

    @Sendable static func choosePassword(_ visit: Visit) async throws -> Response {
        try await use(visit, "account.reset.use", done: "/dat-lai/xong", again: resetForm)
    }

    private static func use(
        _ visit: Visit, _ name: String, done: String, again: @escaping @Sendable (Look, FormState) throws -> Page
    ) async throws -> Response {
        guard let declaration = ActCatalog.act(named: name)?.declaration else { throw Refusal.notFound }
        let form = try await visit.form(limit: 1 << 16)
        let values = form.values(for: declaration).merging(["link": .string(visit.parameter("token"))]) { _, link in link }
        do {
            try RepeatedPassword.check(form, values, of: declaration)
            _ = try await visit.site.accounts.performWithLink(name, values, key: form["_key"])
            return .redirect(to: done)
        } catch let refusal as Refusal where refusal.isCorrectable {
            return try await visit.ask(again: again, values, refusal)
        }
    }
}
