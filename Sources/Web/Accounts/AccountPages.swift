internal import Hummingbird
internal import Markup
internal import Movement
internal import Vietnamese

/// One account, as the administrator sees it, and opening new ones. Administrators never learn a password: they hand over one-time links.
enum AccountPages {
    static func path(of person: String) -> String { "/quan-tri/tai-khoan/\(person.addressEncoded)" }

    /// The account the address names; what the viewer may not manage does not exist.
    static func account(_ look: Look) throws -> AccountLine {
        guard AccountPolicy.mayManage(look.viewer),
            let account = try AccountQueries.account(of: look.visit.parameter("nguoi"), for: look.viewer, in: look.session)
        else { throw Refusal.notFound }
        return account
    }

    static func page(_ look: Look) throws -> Page { try page(look, .empty) }

    static func page(_ look: Look, _ state: FormState) throws -> Page {
        let account = try account(look)
        let address = path(of: account.person)
        return Page(
            look("Tài khoản của \(account.name)", "Account of \(account.name)"), place: .administration, breadcrumbs: AdministrationPages.crumbs(look)
        ) {
            state.summary(look)
            dl(.class("summary-list")) {
                SummaryList.item(look("Người", "Person"), a(.href("/nguoi/\(account.person.addressEncoded)")) { account.name })
                SummaryList.item(look("Tên đăng nhập", "Sign-in name"), .text(account.login))
                SummaryList.item(look("Trạng thái", "State"), AccountParts.tag(account.state, look))
                SummaryList.item(look("Mở lúc", "Opened"), AccountParts.moment(account.created))
            }
            if account.state == .closed {
                h2 { look("Mở lại", "Open again") }
                p { look("Mật khẩu và xác thực hai bước cũ vẫn dùng được.", "The old password and second step still hold.") }
                ActForm("account.enable", action: address + "/mo")?.showing().html(look)
            } else {
                h2 { look("Mật khẩu", "Password") }
                p { a(.class("button-secondary"), .href(address + "/lien-ket")) { look("Cấp liên kết đặt mật khẩu", "Issue a password link") } }
                if account.id != look.viewer.account {
                    h2 { look("Khóa tài khoản", "Close the account") }
                    p {
                        look(
                            "Mọi phiên và khóa API của người này ngừng ngay. Việc họ đã làm vẫn còn trong sổ; có thể mở lại.",
                            "All their sessions and tokens stop at once. What they did stays in the record; the account can be opened again.")
                    }
                    ActForm("account.disable", action: address + "/khoa")?.showing().html(look)
                }
            }
        }
    }

    // MARK: Password link

    static func linkForm(_ look: Look) throws -> Page { try linkForm(look, .empty) }

    static func linkForm(_ look: Look, _ state: FormState) throws -> Page {
        let account = try account(look)
        return Page(look("Cấp liên kết đặt mật khẩu", "Issue a password link"), place: .administration, breadcrumbs: crumbs(account, look)) {
            state.summary(look)
            dl(.class("summary-list")) {
                SummaryList.item(look("Người", "Person"), .text(account.name))
                SummaryList.item(look("Tên đăng nhập", "Sign-in name"), .text(account.login))
            }
            p {
                look(
                    "Liên kết dùng một lần, trong 24 giờ; liên kết cấp trước đó hết hiệu lực. Việc cấp liên kết được ghi vào sổ cái dưới tên bạn.",
                    "The link works once, within 24 hours; earlier links end. That you issued it stands in the record under your name.")
            }
            ActForm("account.reset.issue", action: path(of: account.person) + "/lien-ket")?.showing("second-step").html(look, state)
        }
    }

    private static func crumbs(_ account: AccountLine, _ look: Look) -> [(label: String, href: String)] {
        AdministrationPages.crumbs(look) + [(account.name, path(of: account.person))]
    }

    static func linkIssued(_ look: Look, _ receipt: Receipt) throws -> Page {
        let account = try account(look)
        return link(
            look("Liên kết đặt mật khẩu cho \(account.name)", "Password link for \(account.name)"), receipt,
            holds: look("24 giờ", "24 hours"), back: path(of: account.person), look)
    }

    private static func link(_ title: String, _ receipt: Receipt, holds: String, back: String, _ look: Look) -> Page {
        let address = receipt.result["path"]?.string.map { look.visit.origin + $0 }
        let lost = look("Cấp liên kết mới nếu chưa chép được.", "Issue a new link if it was not copied.")
        return Page(title, place: .administration, breadcrumbs: AdministrationPages.crumbs(look)) {
            OnceShown.panel(look("Liên kết dùng một lần", "One-time link"), address, lost: lost, look) {
                p {
                    look(
                        "Giao tận tay hoặc qua kênh riêng cho đúng người; ai có liên kết này đặt được mật khẩu. Có hiệu lực \(holds).",
                        "Hand it to the right person or send it privately: whoever has it can choose the password. It holds for \(holds).")
                }
            }
            p { a(.class("button-secondary"), .href(back)) { look("Về trang quản trị", "Back to administration") } }
        }
    }

    // MARK: Opening an account

    static func newForm(_ look: Look) throws -> Page { try newForm(look, .empty) }

    static func newForm(_ look: Look, _ state: FormState) throws -> Page {
        let search = look.visit.query("q")
        let people = try peopleWithoutAccount(search ?? "", look)
        return Page(look("Mở tài khoản", "Open an account"), place: .administration, breadcrumbs: AdministrationPages.crumbs(look)) {
            state.summary(look)
            p {
                look(
                    "Chọn một người chưa có tài khoản và đặt tên đăng nhập. Người đó tự đặt mật khẩu bằng liên kết dùng một lần.",
                    "Choose a person without an account and a sign-in name. They choose their password themselves with a one-time link.")
            }
            formElement(.class("filters"), .method("get"), .action("/quan-tri/tai-khoan-moi"), .role("search")) {
                div(.class("field")) {
                    labelElement(.for("o-q")) { look("Lọc theo tên người", "Filter by the person's name") }
                    inputElement(.type("search"), .id("o-q"), .name("q"), .value(search ?? ""))
                }
                p { button(.class("button-secondary"), .type("submit")) { look("Lọc", "Filter") } }
            }
            if people.isEmpty { nobody(search, look) } else { newForm(people, look, state) }
        }
    }

    private static func newForm(_ people: [Choice], _ look: Look, _ state: FormState) -> HTML {
        guard var form = ActForm("account.create", action: "/quan-tri/tai-khoan-moi") else { return HTML() }
        form.options = ["person": people]
        if let wanted = look.visit.query("nguoi") { form.prefilled = ["person": .string(wanted)] }
        return form.html(look, state)
    }

    private static func nobody(_ search: String?, _ look: Look) -> HTML {
        div(.class("empty")) {
            p {
                search == nil
                    ? look("Mọi người đang làm việc đều đã có tài khoản.", "Everybody who works here has an account.")
                    : look("Không có ai khớp mà chưa có tài khoản.", "Nobody who matches is without an account.")
            }
            p { a(.href("/nguoi")) { look("Xem danh sách người", "See the list of people") } }
        }
    }

    /// At most 500 people to choose from; the filter finds the others.
    private static func peopleWithoutAccount(_ search: String, _ look: Look) throws -> [Choice] {
        guard AccountPolicy.mayManage(look.viewer) else { throw Refusal.notFound }
        let taken = Set(try AccountQueries.list(for: look.viewer, limit: Int(Int32.max), in: look.session).map(\.person))
        var choices: [Choice] = []
        var after: Identifier<Person>?
        repeat {
            let page = try PersonQueries.list(search: search, on: look.today, after: after, limit: 500, for: look.viewer, in: look.session)
            choices += page.people.filter { !taken.contains($0.person.id.rawValue) }.map { choice($0) }
            after = page.next
        } while after != nil && choices.count < 500
        return choices
    }

    private static func choice(_ line: PersonLine) -> Choice {
        let units = line.units.map(\.name)
        return Choice(
            line.person.id.rawValue,
            Text(([line.person.name] + units.map(\.vi)).joined(separator: " · "), ([line.person.name] + units.map(\.en)).joined(separator: " · ")))
    }

    static func created(_ look: Look, _ receipt: Receipt) -> Page {
        link(
            look("Đã mở tài khoản", "The account is open"), receipt, holds: look("7 ngày", "7 days"),
            back: AdministrationPages.path, look)
    }
}

/// Sending the forms of the account pages.
extension AccountPages {
    @Sendable static func create(_ visit: Visit) async throws -> Response {
        try await visit.actOnce("account.create", form: visit.form(limit: 1 << 16), shown: created, again: newForm)
    }

    @Sendable static func issueLink(_ visit: Visit) async throws -> Response {
        try await visit.actOnce(
            "account.reset.issue", form: visit.form(limit: 1 << 16), extra: visit.namedAccount(), shown: linkIssued, again: linkForm)
    }

    @Sendable static func disable(_ visit: Visit) async throws -> Response { try await change(visit, "account.disable") }

    @Sendable static func enable(_ visit: Visit) async throws -> Response { try await change(visit, "account.enable") }

    private static func change(_ visit: Visit, _ act: String) async throws -> Response {
        let back = path(of: visit.parameter("nguoi"))
        return try await visit.act(act, form: visit.form(limit: 1 << 16), extra: visit.namedAccount(), next: { _ in back }, again: page)
    }

    /// After a form whose address has no page of its own was answered with a problem, a reload leads here.
    @Sendable static func back(_ visit: Visit) async throws -> Response { .redirect(to: path(of: visit.parameter("nguoi"))) }
}

extension Visit {
    /// The account that the person in the address owns, as the acts want it.
    fileprivate func namedAccount() async throws -> [String: JSONValue] {
        try await look { look in ["account": .string(try AccountPages.account(look).id)] }
    }

    /// Scheme and host of links for other people: as configured, else as the administrator's own browser asked.
    var origin: String { site.configuration.origin ?? "http://\(request.head.authority ?? "localhost")" }
}
