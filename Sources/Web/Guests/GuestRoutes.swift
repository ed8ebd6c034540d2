internal import Hummingbird
internal import Movement
internal import Storage

/// Addresses of people outside who take part.
let guestEndpoints: [Endpoint] = [
    .page("/tham-gia", .anyone, GuestPages.ask),
    .post("/tham-gia", .anyone, GuestRoutes.ask),
    .page("/tham-gia/da-gui", .anyone, GuestPages.sent),
    .page("/tham-gia/ma", .anyone, GuestPages.code),
    .post("/tham-gia/ma", .anyone, GuestRoutes.useCode),
    .post("/tham-gia/thoat", .guest, GuestRoutes.leave),
    .page("/tham-gia/{token}", .anyone, GuestPages.link),
    .post("/tham-gia/{token}", .anyone, GuestRoutes.prove),
]

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
}

extension Visit {
    fileprivate var guests: Guests { Guests(runner: site.runner) }

    /// Whoever asks to take part does so as a visitor, whatever session the browser holds.
    fileprivate func visitorSource() async throws -> ActorSource { .visitor(agency: try await look { $0.viewer.agency }) }

    /// The way in, with the cookie of the new session.
    fileprivate func entering(_ receipt: Receipt, _ next: String? = nil) -> Response {
        let page = LocalAddress.checked(receipt.result["page"]?.string) ?? next ?? "/phong-trao"
        return .redirect(to: page).settingCookie(
            GuestCookie.set(receipt.result["session"]?.string ?? "", secure: site.configuration.isSecure))
    }
}
