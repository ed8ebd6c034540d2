internal import Hummingbird
internal import Movement

/// Language and theme: kept in the browser, for everybody.
enum PreferenceRoutes {
    @Sendable static func language(_ visit: Visit) async throws -> Response {
        let form = try await visit.form(limit: 1 << 16)
        let back = Response.redirect(to: withoutLanguage(LocalAddress.checked(form["ve"]) ?? "/"))
        guard let language = form["lang"].flatMap(Language.init) else { return back }
        return back.settingCookie(cookie("lang", language.rawValue, visit))
    }

    @Sendable static func theme(_ visit: Visit) async throws -> Response {
        let form = try await visit.form(limit: 1 << 16)
        let back = Response.redirect(to: LocalAddress.checked(form["ve"]) ?? "/")
        guard let theme = form["theme"].flatMap(Theme.init) else { return back }
        return back.settingCookie(cookie("theme", theme.rawValue, visit))
    }

    private static func cookie(_ name: String, _ value: String, _ visit: Visit) -> String {
        "\(name)=\(value); Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000" + (visit.site.configuration.isSecure ? "; Secure" : "")
    }

    /// The address without `lang=`, which would win over the cookie.
    private static func withoutLanguage(_ address: String) -> String {
        guard let mark = address.firstIndex(of: "?") else { return address }
        let kept = address[address.index(after: mark)...].split(separator: "&").filter { !$0.hasPrefix("lang=") }
        return String(address[..<mark]) + (kept.isEmpty ? "" : "?" + kept.joined(separator: "&"))
    }
}
