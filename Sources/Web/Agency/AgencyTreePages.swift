internal import Hummingbird
internal import Markup
internal import Movement
internal import Storage
internal import Vietnamese

/// An agency of the tree as a line, with the agency above it.
struct AgencyLine {
    let agency: Agency
    let parent: Agency?
    let depth: Int

    /// The agencies, each before those below it. One whose agency above does not exist on the day stands at the top.
    static func lines(of agencies: [Agency]) -> [AgencyLine] {
        let known = Set(agencies.map(\.id))
        let children = Dictionary(grouping: agencies) { agency in agency.parent.flatMap { known.contains($0) ? $0 : nil } }
        func walk(_ agencies: [Agency], _ parent: Agency?, _ depth: Int) -> [AgencyLine] {
            agencies.flatMap { agency in
                [AgencyLine(agency: agency, parent: parent, depth: depth)] + walk(children[agency.id] ?? [], agency, depth + 1)
            }
        }
        return walk(children[nil] ?? [], nil, 0)
    }
}

/// The agencies of this installation, and how one begins below another.
enum AgencyTreePages {
    static let path = "/co-quan"
    private static let pageSize = 100

    static func list(_ look: Look) throws -> Page { try list(look, .empty) }

    static func list(_ look: Look, _ state: FormState) throws -> Page {
        let asked = AskedDay(look)
        let lines = AgencyLine.lines(of: try AgencyQueries.all(on: asked.day, in: look.session))
        let cut = PageCut(total: lines.count, size: pageSize, look)
        let waiting = try invitations(look)
        let isWrong = asked.state.refusal != nil
        return Page(
            look("Các cơ quan", "Agencies") + cut.suffix(look), status: isWrong ? .unprocessableContent : .ok, place: .organisation,
            breadcrumbs: [(look("Tổ chức", "Organisation"), "/to-chuc")], isWide: true
        ) {
            asked.state.summary(look)
            state.summary(look)
            p(.class("lead")) {
                look(
                    "Ngày \(asked.day.vietnamese) có \(lines.count) cơ quan. Mỗi cơ quan có người, kế hoạch, phong trào và sổ cái riêng.",
                    "On \(asked.day.vietnamese) there are \(lines.count) agencies. Each has its own people, plans, movements and record.")
            }
            asked.form(path, look)
            if AgencyPolicy.mayInviteAgencies(look.viewer) {
                p { a(.class("button"), .href("\(path)/moi")) { look("Lập cơ quan trực thuộc", "Set up a subordinate agency") } }
            }
            if lines.isEmpty { empty(look) } else { table(lines[cut.range], asked, look) }
            cut.links(asked.query.isEmpty ? "\(path)?" : "\(path)\(asked.query)&", look)
            waiting
        }
    }

    private static func empty(_ look: Look) -> HTML {
        div(.class("empty")) { p { look("Vào ngày này chưa có cơ quan nào.", "On this day there are no agencies.") } }
    }

    private static func table(_ lines: ArraySlice<AgencyLine>, _ asked: AskedDay, _ look: Look) -> HTML {
        let caption = look("Các cơ quan vào ngày \(asked.day.vietnamese)", "Agencies on \(asked.day.vietnamese)")
        return AgencyParts.table(
            caption,
            [
                .init(look("Cơ quan", "Agency")), .init(look("Tên gọi tắt", "Short name")), .init(look("Cấp trên", "Above")),
                .init(look("Thời gian", "Days")),
            ]
        ) {
            for line in lines {
                tr {
                    th(.scope("row")) {
                        // The depth for the eye; the column "Above" says it for everybody.
                        if line.depth > 0 { span(.aria("hidden", "true")) { String(repeating: "– ", count: min(line.depth, 6)) } }
                        if line.agency.id.rawValue == look.viewer.agency {
                            strong { look(line.agency.name) }
                            look(" (đang xem)", " (shown now)")
                        } else if look.viewer.isSignedIn {
                            // Somebody with an account sees their own agency; another one's public pages are seen after signing out.
                            look(line.agency.name)
                        } else {
                            a(.href("\(path)/\(line.agency.slug)")) { look(line.agency.name) }
                        }
                    }
                    td { line.agency.shortName }
                    td { line.parent.map { look($0.name) } ?? "" }
                    td { AgencyParts.span(line.agency.validity, look) }
                }
            }
        }
    }

    private static func invitations(_ look: Look) throws -> HTML {
        let open = try AgencyInvitations.list(now: look.now, for: look.viewer, in: look.session)
        guard !open.isEmpty else { return HTML() }
        return section(.aria("labelledby", "cho-lap")) {
            h2(.id("cho-lap")) { look("Đang chờ lập", "Waiting to begin") }
            AgencyParts.table(
                look("Địa chỉ đã giao, chưa dùng", "Addresses given out and not used yet"),
                [
                    .init(look("Cơ quan", "Agency")), .init(look("Tên trong địa chỉ", "Address name")), .init(look("Hết hạn", "Ends")),
                    .init(look("Việc", "Action")),
                ]
            ) {
                for invitation in open {
                    tr {
                        th(.scope("row")) { look(invitation.name) }
                        td { invitation.slug }
                        td { AccountParts.moment(invitation.expires) }
                        td {
                            formElement(.class("inline-form"), .method("post"), .action("\(path)/thu-hoi")) {
                                Layout.hiddenFields(look)
                                inputElement(.type("hidden"), .name("invitation"), .value(invitation.id))
                                button(.class("button-quiet"), .type("submit")) {
                                    look("Thu hồi", "Take back")
                                    span(.class("visually-hidden")) { ": " + look(invitation.name) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    // MARK: - Inviting

    static func inviteForm(_ look: Look) throws -> Page { try inviteForm(look, .empty) }

    private static func inviteForm(_ look: Look, _ state: FormState) throws -> Page {
        guard let form = ActForm("agency.invite", action: "\(path)/moi") else { throw Refusal.notFound }
        return Page(form.declaration.title[look.language], place: .organisation, breadcrumbs: crumbs(look)) {
            state.summary(look)
            p(.class("lead")) {
                look(
                    "Trang này tạo một địa chỉ dùng một lần. Giao địa chỉ đó cho người sẽ quản trị cơ quan mới; người ấy tự đặt mật khẩu.",
                    "This makes a one-time address. Hand it to the one who will administer the new agency; they choose their own password.")
            }
            form.html(look, state)
        }
    }

    private static func crumbs(_ look: Look) -> [(label: String, href: String)] {
        [(look("Tổ chức", "Organisation"), "/to-chuc"), (look("Các cơ quan", "Agencies"), path)]
    }

    private static func invited(_ look: Look, _ receipt: Receipt) throws -> Page {
        let open = try AgencyInvitations.list(now: look.now, for: look.viewer, in: look.session).first { $0.id == receipt.subjectID }
        return Page(look("Địa chỉ lập cơ quan", "The address for the new agency"), place: .organisation, breadcrumbs: crumbs(look)) {
            OnceShown.panel(
                look("Giao địa chỉ này cho người sẽ quản trị", "Hand this address to the future administrator"),
                receipt.result["path"]?.string.map { look.visit.origin + $0 },
                lost: look("Thu hồi rồi tạo địa chỉ khác.", "Take it back, then make another."), look
            ) {
                if let open {
                    p {
                        look("Để lập \(open.name.vi); dùng được đến ", "To set up \(open.name.en); it holds until ")
                        AccountParts.moment(open.expires)
                        "."
                    }
                }
            }
            p { a(.class("button-secondary"), .href(path)) { look("Về các cơ quan", "Back to the agencies") } }
        }
    }

    @Sendable static func invite(_ visit: Visit) async throws -> Response {
        try await visit.actOnce("agency.invite", form: visit.form(limit: 1 << 16), shown: invited, again: inviteForm)
    }

    @Sendable static func revoke(_ visit: Visit) async throws -> Response {
        try await visit.act("agency.invitation.revoke", form: visit.form(limit: 1 << 16), next: { _ in path }, again: list)
    }

    /// Chooses which agency a visitor looks at, and goes to its front page.
    @Sendable static func choose(_ visit: Visit) async throws -> Response {
        let slug = visit.parameter("co-quan")
        let found = try await visit.site.database.read { session in try AgencyLabel.find(slug: slug, in: session) }
        guard let found, AgencyCookie.checked(found.slug) != nil else { throw Refusal.notFound }
        let secure = visit.site.configuration.isSecure ? "; Secure" : ""
        return .redirect(to: "/").settingCookie("\(AgencyCookie.name)=\(found.slug); Path=/; HttpOnly; SameSite=Lax; Max-Age=2592000" + secure)
    }
}
