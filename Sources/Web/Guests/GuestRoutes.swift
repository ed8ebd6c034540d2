internal import Hummingbird
internal import Movement
internal import Papers
internal import Storage
internal import Vietnamese

/// Addresses of people outside who take part, and of those who look after them.
let guestEndpoints: [Endpoint] =
    [
        .publicPage("/rieng-tu", PrivacyPages.page),
        .page("/tham-gia", .anyone, GuestPages.ask),
        .post("/tham-gia", .anyone, GuestRoutes.ask),
        .page("/tham-gia/da-gui", .anyone, GuestPages.sent),
        .page("/tham-gia/ma", .anyone, GuestPages.code),
        .post("/tham-gia/ma", .anyone, GuestRoutes.useCode),
        .post("/tham-gia/thoat", .guest, GuestRoutes.leave),
        .page("/tham-gia/da-xoa", .anyone, GuestOwnPages.erased),
        .page("/tham-gia/{token}", .anyone, GuestPages.link),
        .post("/tham-gia/{token}", .anyone, GuestRoutes.prove),
        .page(GuestParts.mine, .guest, GuestOwnPages.page),
        .get("\(GuestParts.mine)/tai-ve", .guest, GuestRoutes.takeAway),
        .post("\(GuestParts.mine)/rut", .guest, GuestRoutes.own("consent.withdraw")),
        .post("\(GuestParts.mine)/dong-y", .guest, GuestRoutes.own("consent.give")),
        .post("\(GuestParts.mine)/sua", .guest, GuestRoutes.own("guest.correct")),
        .page("\(GuestParts.mine)/xoa", .guest, GuestOwnPages.erasing),
        .post("\(GuestParts.mine)/xoa", .guest, GuestRoutes.erase),
    ] + joinEndpoints + keeperEndpoints

private let joinEndpoints: [Endpoint] = [
    .publicPage("\(join)", agency: agencyOfMovement, JoinPages.page),
    .page("\(join)/cam-on", .guest, JoinPages.thanks),
    .post("\(join)/cam-on", .guest, GuestRoutes.say("guest.thank", again: JoinPages.thanks)),
    .page("\(join)/y-tuong", .guest, JoinPages.idea),
    .post("\(join)/y-tuong", .guest, GuestRoutes.say("guest.offer", again: JoinPages.idea)),
]

private let keeperEndpoints: [Endpoint] = [
    .page(GuestParts.list, keepers, GuestAdminPages.list),
    .get("\(GuestParts.list).csv", keepers, GuestRoutes.download(.csv)),
    .get("\(GuestParts.list).xlsx", keepers, GuestRoutes.download(.xlsx)),
    .page("\(GuestParts.list)/luu", .roles([.officer, .head]), GuestAdminPages.keeping),
    .post("\(GuestParts.list)/luu", .roles([.officer, .head]), GuestRoutes.keep),
    .page("\(GuestParts.list)/moi", keepers, GuestAdminPages.new),
    .post("\(GuestParts.list)/moi", keepers, GuestRoutes.enter),
    .page(GuestParts.words, keepers, GuestAdminPages.wordList),
    .page("\(GuestParts.words)/{loi}", keepers, GuestAdminPages.word),
    .post("\(GuestParts.words)/{loi}/duyet", keepers, GuestRoutes.onWord("guest.moderate")),
    .post("\(GuestParts.words)/{loi}/tra-loi", .roles([.officer]), GuestRoutes.onWord("guest.answer")),
    .page("\(GuestParts.list)/{khach}", keepers, GuestAdminPages.one),
    .post("\(GuestParts.list)/{khach}/ma", keepers, GuestRoutes.newCode),
    .post("\(GuestParts.list)/{khach}/rut", keepers, GuestRoutes.onGuest("consent.withdraw")),
    .post("\(GuestParts.list)/{khach}/dong-y", keepers, GuestRoutes.onGuest("consent.give")),
    .post("\(GuestParts.list)/{khach}/sua", keepers, GuestRoutes.onGuest("guest.correct")),
    .page("\(GuestParts.list)/{khach}/xoa", .roles([.officer]), GuestAdminPages.erasing),
    .post("\(GuestParts.list)/{khach}/xoa", .roles([.officer]), GuestRoutes.eraseOnRequest),
]

private let join = "/phong-trao/{slug}/tham-gia"
private let keepers = Access.roles([.officer, .massOrganisation])

/// What happens when the forms of guests are sent.
enum GuestRoutes {
    @Sendable static func ask(_ visit: Visit) async throws -> Response {
        let form = try await visit.form(limit: 1 << 16)
        guard let declaration = ActCatalog.act(named: "guest.ask")?.declaration else { throw Refusal.notFound }
        var values = form.values(for: declaration)
        values["page"] = JSONValue(LocalAddress.checked(form["page"]))
        do {
            _ = try await visit.guests.ask(values, as: visit.visitorSource(), address: visit.remoteAddress, key: form["_key"])
            return .redirect(to: "/tham-gia/da-gui")
        } catch let refusal as Refusal where refusal.isCorrectable || refusal.kind == .tooMany {
            return try await visit.ask(again: GuestPages.ask, values, refusal)
        }
    }

    @Sendable static func prove(_ visit: Visit) async throws -> Response {
        _ = try await visit.form(limit: 1 << 16)
        guard visit.parameter("token").utf8.count <= 100 else { throw Refusal.guestLinkOver }
        let receipt = try await visit.site.accounts.performWithLink("guest.prove", ["link": .string(visit.parameter("token"))])
        return visit.entering(receipt)
    }

    @Sendable static func useCode(_ visit: Visit) async throws -> Response {
        let form = try await visit.form(limit: 1 << 16)
        do {
            return visit.entering(
                try await visit.guests.signIn(code: form["code"] ?? "", as: visit.visitorSource(), address: visit.remoteAddress),
                LocalAddress.checked(form["ve"]))
        } catch let refusal as Refusal where refusal.kind == .invalid {
            return try await visit.ask(again: GuestPages.code, [:], refusal)
        }
    }

    @Sendable static func leave(_ visit: Visit) async throws -> Response {
        _ = try await visit.form(limit: 1 << 16)
        if let token = visit.guestToken { try await visit.site.database.write { try GuestSessions.end(token: token, in: $0) } }
        return .redirect(to: "/").settingCookie(GuestCookie.clear(secure: visit.site.configuration.isSecure))
    }

    // MARK: - Own data

    static func own(_ act: String) -> @Sendable (Visit) async throws -> Response {
        { visit in
            let form = try await visit.form(limit: 1 << 16)
            return try await visit.act(act, form: form, next: { _ in GuestParts.mine }, again: GuestOwnPages.page)
        }
    }

    @Sendable static func erase(_ visit: Visit) async throws -> Response {
        let form = try await visit.form(limit: 1 << 16)
        let response = try await visit.act("guest.erase", form: form, next: { _ in "/tham-gia/da-xoa" }, again: GuestOwnPages.erasing)
        guard response.status == .seeOther else { return response }
        return response.settingCookie(GuestCookie.clear(secure: visit.site.configuration.isSecure))
    }

    @Sendable static func takeAway(_ visit: Visit) async throws -> Response {
        let json = try await visit.look { look in
            GuestJSON.own(try GuestQueries.own(look.viewer.guest ?? "", today: look.today, for: look.viewer, in: look.session)).json
        }
        return .download(Array(json.utf8), name: "du-lieu-cua-toi.json", type: "application/json; charset=utf-8")
    }

    static func say(_ act: String, again: @escaping @Sendable (Look, FormState) throws -> Page) -> @Sendable (Visit) async throws -> Response {
        { visit in
            let form = try await visit.form(limit: 1 << 16)
            let slug = visit.parameter("slug")
            let movement = try await visit.look { look in
                let viewer = try look.viewer(ofMovement: slug)
                return try GuestQueries.joining(slug: slug, agency: viewer.agency, today: look.today, in: look.session).movement
            }
            return try await visit.act(
                act, form: form, extra: ["movement": .string(movement)], next: { _ in "\(GuestParts.mine)#loi" }, again: again)
        }
    }

    // MARK: - Those who look after guests

    @Sendable static func keep(_ visit: Visit) async throws -> Response {
        let form = try await visit.form(limit: 1 << 16)
        return try await visit.act("guest.keep", form: form, next: { _ in "\(GuestParts.list)/luu" }, again: GuestAdminPages.keeping)
    }

    @Sendable static func enter(_ visit: Visit) async throws -> Response {
        let form = try await visit.form(limit: 1 << 16)
        return try await visit.actOnce("guest.enter", form: form, shown: GuestAdminPages.code, again: GuestAdminPages.new)
    }

    @Sendable static func newCode(_ visit: Visit) async throws -> Response {
        let form = try await visit.form(limit: 1 << 16)
        return try await visit.actOnce(
            "guest.code", form: form, extra: ["guest": .string(visit.parameter("khach"))], shown: GuestAdminPages.code, again: GuestAdminPages.one)
    }

    static func onGuest(_ act: String) -> @Sendable (Visit) async throws -> Response {
        { visit in
            let form = try await visit.form(limit: 1 << 16)
            let guest = visit.parameter("khach")
            return try await visit.act(
                act, form: form, extra: ["guest": .string(guest)], next: { _ in GuestParts.guest(guest) }, again: GuestAdminPages.one)
        }
    }

    @Sendable static func eraseOnRequest(_ visit: Visit) async throws -> Response {
        let form = try await visit.form(limit: 1 << 16)
        return try await visit.act(
            "guest.erase", form: form, extra: ["guest": .string(visit.parameter("khach"))], next: { _ in GuestParts.list },
            again: GuestAdminPages.erasing)
    }

    static func onWord(_ act: String) -> @Sendable (Visit) async throws -> Response {
        { visit in
            let form = try await visit.form(limit: 1 << 16)
            let word = visit.parameter("loi")
            return try await visit.act(
                act, form: form, extra: ["word": .string(word)], next: { _ in GuestParts.word(word) }, again: GuestAdminPages.word)
        }
    }

    /// The list as a file, with the filter of the page, read in parts; contacts stand in it for the officer alone.
    static func download(_ format: AgencyDownloads.Format) -> @Sendable (Visit) async throws -> Response {
        { visit in
            let rows = try await visit.look { look -> [[String]] in
                var lines: [GuestLine] = []
                var after: Int?
                repeat {
                    let part = try GuestQueries.list(
                        filter: GuestSearch(visit).filter, after: after, limit: 2000, today: look.today, for: look.viewer, in: look.session)
                    lines += part.lines
                    after = part.next
                } while after != nil
                let seesContacts = GuestPolicy.seesContacts(look.viewer)
                let header =
                    [
                        look("Số", "Number"), look("Tên", "Name"), look("Loại", "Kind"), look("Nơi ở", "Place"), look("Trong tỉnh", "Inside"),
                        look("Từ ngày", "Since"),
                    ] + (seesContacts ? [look("Liên hệ", "Contact")] : [])
                return [header]
                    + lines.map { line in
                        [
                            line.reference, line.name, look(line.kind.label), line.place, line.isInside ? look("có", "yes") : look("không", "no"),
                            line.since.vietnamese,
                        ] + (seesContacts ? [line.contact ?? ""] : [])
                    }
            }
            return try await AgencyDownloads.answer(rows, format, name: "khach", title: Text("Khách tham gia", "Guests"), visit)
        }
    }
}

extension Visit {
    fileprivate var guests: Guests { Guests(runner: site.runner) }

    /// Whoever asks to take part does so as a visitor, whatever session the browser holds.
    fileprivate func visitorSource() async throws -> ActorSource { .visitor(agency: try await look { $0.viewer.agency }) }

    /// The way in, with the cookie of the new session.
    fileprivate func entering(_ receipt: Receipt, _ next: String? = nil) -> Response {
        let page = LocalAddress.checked(receipt.result["page"]?.string) ?? next ?? GuestParts.mine
        return .redirect(to: page).settingCookie(
            GuestCookie.set(receipt.result["session"]?.string ?? "", secure: site.configuration.isSecure))
    }
}
