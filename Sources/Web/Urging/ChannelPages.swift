internal import Crypto
internal import HTTPTypes
internal import Hummingbird
internal import Markup
internal import Movement
internal import NIOCore
internal import Papers
internal import Vietnamese

/// How somebody is reminded: channel, language, calendar feed.
enum ChannelPages {
    private static let path = "/ho-so/thu-nhac"

    static func page(_ look: Look) throws -> Page { try page(look, .empty) }

    static func page(_ look: Look, _ state: FormState) throws -> Page {
        let (choice, hasAddress) = try ReminderQueries.choice(for: look.viewer, in: look.session)
        let opened = try ReminderQueries.feedOpened(for: look.viewer, in: look.session)
        var form = ActForm("channel.choose", action: path)
        form?.prefilled = ["channel": .string(choice.channel.rawValue), "language": .string(choice.language.rawValue)]
        return Page(look("Thư nhắc", "Reminders"), place: .profile, breadcrumbs: ProfilePages.crumbs(look)) {
            state.summary(look)
            if !hasAddress {
                div(.class("notice notice-warning")) {
                    p {
                        look(
                            "Bạn chưa có địa chỉ thư trong hệ thống, nên chỉ thấy việc ở trang Việc của tôi. Nhờ người quản trị ghi địa chỉ.",
                            "No address of yours is known here, so you have the desk alone. Ask the administrator to enter it.")
                    }
                }
            }
            form?.html(look, state)
            h2(.id("lich")) { look("Lịch cá nhân", "Calendar feed") }
            p {
                look(
                    "Chương trình lịch (Google Calendar, Outlook, điện thoại) đọc hạn báo cáo của bạn từ một địa chỉ bí mật. Ai có địa chỉ đều đọc được; mất thì tạo địa chỉ mới.",
                    "A calendar program reads what you owe from a secret address. Whoever has the address can read it; if it is lost, make a new one."
                )
            }
            if let opened {
                p {
                    look("Lịch đang mở từ ", "The feed has been open since ")
                    AccountParts.moment(opened)
                    "."
                }
            }
            div(.class("buttons")) {
                PlanParts.buttonForm(
                    "\(path)/mo-lich", opened == nil ? look("Tạo địa chỉ lịch", "Make the address") : look("Tạo địa chỉ mới", "Make a new address"),
                    look,
                    kind: "button-secondary")
                if opened != nil { PlanParts.buttonForm("\(path)/dong-lich", look("Đóng lịch", "Close the feed"), look, kind: "button-secondary") }
            }
        }
    }

    @Sendable static func choose(_ visit: Visit) async throws -> Response {
        try await visit.act("channel.choose", form: visit.form(limit: 1 << 16), next: { _ in path }, again: page)
    }

    @Sendable static func open(_ visit: Visit) async throws -> Response {
        try await visit.actOnce("feed.open", form: visit.form(limit: 1 << 16), shown: opened, again: page)
    }

    private static func opened(_ look: Look, _ receipt: Receipt) -> Page {
        let address = receipt.result["path"]?.string.map { (look.visit.site.configuration.origin ?? "") + $0 }
        return Page(
            look("Địa chỉ lịch của bạn", "Your calendar address"), place: .profile,
            breadcrumbs: ProfilePages.crumbs(look) + [(look("Thư nhắc", "Reminders"), path)]
        ) {
            OnceShown.panel(
                look("Thêm địa chỉ này vào chương trình lịch", "Add this address to your calendar program"), address,
                lost: look("Tạo địa chỉ mới nếu chưa kịp chép.", "Make a new address if you did not copy it."), look)
            p { a(.href(path)) { look("Về trang Thư nhắc", "Back to reminders") } }
        }
    }

    @Sendable static func close(_ visit: Visit) async throws -> Response {
        try await visit.act("feed.close", form: visit.form(limit: 1 << 16), next: { _ in "\(path)#lich" }, again: page)
    }

    /// The calendar behind a secret address; programs that have it already are told that nothing changed.
    @Sendable static func feed(_ visit: Visit) async throws -> Response {
        let (secret, today, origin) = (visit.parameter("feed"), visit.now.vietnamDate, visit.site.configuration.origin ?? "")
        guard secret.utf8.count <= 100 else { throw Refusal.notFound }
        let events = try await visit.look { look in try ReminderQueries.feed(secret, today: today, in: look.session) }
        let bytes = CalendarFile(
            name: "ThiDua",
            events: events.map { event in
                CalendarFile.Event(
                    identifier: "\(event.id)@thidua", from: event.from, to: event.to, title: event.title,
                    page: origin.isEmpty ? nil : origin + event.page, changed: event.changed, alarmDays: event.isDue ? 1 : nil)
            }
        ).bytes
        let tag = "\"\(Hex.text(SHA256.hash(data: bytes).prefix(16)))\""
        var headers: HTTPFields = [.eTag: tag, .cacheControl: "private, max-age=900", .contentType: "text/calendar; charset=utf-8"]
        let known = visit.request.headers[.ifNoneMatch]?.split(separator: ",").map { String($0).trimmingSpaces } ?? []
        if known.contains(where: { $0 == tag || $0 == "W/" + tag || $0 == "*" }) { return Response(status: .notModified, headers: headers) }
        headers[.contentDisposition] = "inline; filename=\"thidua.ics\""
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
