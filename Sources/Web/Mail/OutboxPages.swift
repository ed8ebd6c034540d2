internal import HTTPTypes
internal import Hummingbird
internal import Markup
internal import Movement
internal import Vietnamese

/// The outbox: what was sent, what waits and what came back.
enum OutboxPages {
    private static let pageSize = 50

    static func list(_ look: Look) throws -> Page {
        let state = look.visit.query("loc").flatMap(MailState.init)
        let after = look.visit.query("sau")
        let outbox = try MailQueries.outbox(
            state: state, after: after, limit: pageSize + 1, today: look.today, for: look.viewer, in: look.session)
        let shown = Array(outbox.mails.prefix(pageSize))
        let title = look("Thư đi", "Outbox")
        return Page(after == nil ? title : title + look(" (trang sau)", " (further page)"), isWide: true) {
            settings(look)
            if outbox.withoutAddress > 0 {
                p(.class("meta")) {
                    look(
                        "\(outbox.withoutAddress) người chưa có địa chỉ thư; họ chỉ thấy việc ở trang Việc của tôi.",
                        "\(counted(outbox.withoutAddress, "person has", "people have")) no address and only the desk.")
                }
            }
            filters(outbox, state, look)
            if shown.isEmpty { empty(look) } else { table(shown, look) }
            AgencyParts.pagination(
                first: after == nil ? nil : address(state, nil),
                next: outbox.mails.count > pageSize ? shown.last.map { address(state, $0.id) } : nil, look)
        }
    }

    private static func address(_ state: MailState?, _ after: String?) -> String {
        let parts = [state.map { "loc=\($0.rawValue)" }, after.map { "sau=\($0.addressEncoded)" }].compactMap(\.self)
        return "/thu-di" + (parts.isEmpty ? "" : "?" + parts.joined(separator: "&"))
    }

    /// What keeps mails from going out.
    private static func settings(_ look: Look) -> HTML {
        guard !look.visit.site.isDemo else {
            return div(.class("notice")) {
                p {
                    look(
                        "Bản trình diễn không gửi thư ra ngoài: thư ở đây do hệ thống viết thật, còn việc gửi và trả lại chỉ là diễn.",
                        "A demonstration sends no mail: the mails here were written by the system, that they were sent or came back is staged.")
                }
            }
        }
        let missing = look.visit.site.configuration.mail.missing(origin: look.visit.site.configuration.origin)
        guard !missing.isEmpty else { return HTML() }
        return div(.class("notice notice-warning")) {
            p {
                look(
                    "Hệ thống chưa gửi thư: máy chủ còn thiếu \(missing.joined(separator: ", ")). Thư chờ ở đây, quá hạn thì không gửi nữa.",
                    "No mail goes out: the server lacks \(missing.joined(separator: ", ")). Mails wait here, and lapse when they are out of date.")
            }
        }
    }

    private static func filters(_ outbox: Outbox, _ chosen: MailState?, _ look: Look) -> HTML {
        nav(.class("tabs"), .aria("label", look("Trạng thái của thư", "State of mails"))) {
            ul {
                li { a(.href("/thu-di"), .when(chosen == nil, .aria("current", "page"))) { look("Tất cả", "All") } }
                for state in MailState.allCases {
                    li {
                        a(.href(address(state, nil)), .when(chosen == state, .aria("current", "page"))) {
                            "\(look(state.label)) (\(outbox.counts[state] ?? 0))"
                        }
                    }
                }
            }
        }
    }

    private static func empty(_ look: Look) -> HTML {
        div(.class("empty")) {
            p {
                look(
                    "Không có thư nào. Thư nhắc do hệ thống viết theo lịch của từng phong trào; thư đôn đốc do cán bộ thi đua gửi.",
                    "There is no mail. Reminders follow the schedule of each movement; urging letters are sent by the emulation officer.")
            }
        }
    }

    private static func table(_ mails: [MailLine], _ look: Look) -> HTML {
        let columns: [AgencyParts.Column] = [
            .init(look("Viết lúc", "Written")), .init(look("Người nhận", "To")), .init(look("Nội dung", "Subject")),
            .init(look("Trạng thái", "State")), .init(look("Lần gửi", "Attempts"), isNumber: true),
        ]
        return AgencyParts.table(look("Thư, mới trước", "Mails, newest first"), columns) {
            for mail in mails {
                tr {
                    td { AccountParts.moment(mail.created) }
                    td { mail.person.name }
                    th(.scope("row")) { a(.href("/thu-di/\(mail.id)"), .lang("vi")) { mail.subject } }
                    td {
                        tag(mail.state, look)
                        if let problem = mail.problem { p(.class("small")) { look(problem.label) } }
                    }
                    td(.class("number")) { String(mail.attempts) }
                }
            }
        }
    }

    static func tag(_ state: MailState, _ look: Look) -> HTML {
        let name =
            switch state {
            case .waiting, .sending: "tag tag-info"
            case .sent: "tag tag-done"
            case .failed, .bounced: "tag tag-late"
            }
        return span(.class(name)) { look(state.label) }
    }

    static func mail(_ look: Look) throws -> Page { try mail(look, .empty) }

    static func mail(_ look: Look, _ state: FormState) throws -> Page {
        let preview = try MailQueries.preview(look.visit.parameter("mail"), for: look.viewer, in: look.session)
        let line = preview.line
        return Page(look("Một lá thư", "A mail"), breadcrumbs: [(look("Thư đi", "Outbox"), "/thu-di")]) {
            state.summary(look)
            dl(.class("summary-list")) {
                SummaryList.item(look("Nội dung", "Subject"), span(.lang("vi")) { line.subject })
                SummaryList.item(look("Loại", "Kind"), look(line.kind.label))
                SummaryList.item(look("Người nhận", "To"), "\(line.person.name) <\(line.address)>")
                SummaryList.item(look("Viết lúc", "Written"), AccountParts.moment(line.created))
                SummaryList.item(look("Trạng thái", "State"), tag(line.state, look))
                if let ended = line.ended { SummaryList.item(look("Xong lúc", "Ended"), AccountParts.moment(ended)) }
                if let next = line.next { SummaryList.item(look("Gửi sau", "Not before"), AccountParts.moment(next)) }
                SummaryList.item(look("Số lần gửi", "Attempts"), String(line.attempts))
                if let problem = line.problem { SummaryList.item(look("Vấn đề", "Problem"), look(problem.label)) }
            }
            if let body = preview.body {
                h2 { look("Thư viết", "What it says") }
                div(.class("card"), .lang("vi")) { for part in body.split(separator: "\n\n") { p(.class("source-text")) { String(part) } } }
            } else {
                p(.class("meta")) {
                    look("Nội dung thư chỉ cán bộ thi đua xem được.", "Only the emulation officer reads what mails say.")
                }
            }
            if preview.mayRetry {
                PlanParts.buttonForm("/thu-di/\(line.id)/gui-lai", look("Gửi lại", "Send again"), look)
            }
        }
    }

    @Sendable static func retry(_ visit: Visit) async throws -> Response {
        let id = visit.parameter("mail")
        return try await visit.act(
            "mail.retry", form: visit.form(limit: 1 << 16), extra: ["mail": .string(id)], next: { _ in "/thu-di/\(id.addressEncoded)" }, again: mail)
    }
}
