internal import HTTPTypes
internal import Hummingbird
internal import Movement

/// What happens when somebody signs in or out.
enum SignInRoutes {
    @Sendable static func show(_ visit: Visit) async throws -> Response {
        let next = LocalAddress.checked(visit.query("ve"))
        if try await visit.look({ $0.signIn != nil }) { return .redirect(to: LandingPlace.after(next)) }
        return try await visit.show { look in SignInPages.page(look, .empty, next: next) }
    }

    @Sendable static func signIn(_ visit: Visit) async throws -> Response {
        let form = try await visit.form(limit: 1 << 16)
        let next = LocalAddress.checked(form["ve"])
        let login = form["login"] ?? ""
        do {
            try checkFilled(form)
            let signedIn = try await visit.site.accounts.signIn(
                login: login, password: form["password"] ?? "", code: form["code"].flatMap { $0.isEmpty ? nil : $0 },
                agent: visit.agent, address: visit.remoteAddress, device: visit.deviceMark)
            return visit.entering(signedIn, next)
        } catch let refusal as Refusal where refusal.kind == .invalid {
            return try await visit.ask(again: { look, state in SignInPages.page(look, state, next: next) }, ["login": .string(login)], refusal)
        }
    }

    private static func checkFilled(_ form: FormBody) throws {
        var problems: [FieldProblem] = []
        if (form["login"] ?? "").isEmpty { problems.append(FieldProblem("login", Text("Nhập tên đăng nhập.", "Enter your sign-in name."))) }
        if (form["password"] ?? "").isEmpty { problems.append(FieldProblem("password", Text("Nhập mật khẩu.", "Enter your password."))) }
        guard problems.isEmpty else { throw Refusal.invalid(problems) }
    }

    @Sendable static func signInToDemonstration(_ visit: Visit) async throws -> Response {
        guard visit.site.isDemo else { throw Refusal.notFound }
        let form = try await visit.form(limit: 1 << 16)
        let (agency, account) = try await visit.look { look in
            let agency = look.agency?.id ?? ""
            let offered = try DemoAccounts.list(agency: agency, today: look.today, in: look.session)
            return (agency, offered.first { $0.role.rawValue == form["account"] }?.account)
        }
        guard let account else { throw Refusal.notFound }
        let signedIn = try await visit.site.accounts.signInToDemonstration(agency: agency, account: account, agent: visit.agent)
        return visit.entering(signedIn, nil)
    }

    /// Signing out always succeeds: a session that is over already is what the reader wanted.
    @Sendable static func signOut(_ visit: Visit) async throws -> Response {
        do {
            _ = try await visit.form(limit: 1 << 16)
            _ = try await visit.site.runner.perform(
                "account.sign-out", ["session": visit.currentSession()], as: visit.actorSource(), channel: .web)
        } catch let refusal as Refusal where refusal.kind == .signedOut || refusal.kind == .notFound {}
        return .redirect(to: "/").settingCookie(SessionCookie.clear(secure: visit.site.configuration.isSecure))
    }
}

/// Where people land.
enum LandingPlace {
    /// The address somebody wanted before signing in, or their desk.
    static func after(_ wanted: String?) -> String {
        guard let wanted, !wanted.hasPrefix("/dang-nhap"), !wanted.hasPrefix("/dang-xuat") else { return "/viec-cua-toi" }
        return wanted
    }
}

/// The cookie that tells a browser that has signed in before from strangers in the same network; it opens nothing.
enum DeviceCookie {
    static let name = "thidua-may"

    static func set(_ mark: String, secure: Bool) -> String {
        "\(name)=\(mark); Path=/dang-nhap; HttpOnly; SameSite=Lax; Max-Age=31536000" + (secure ? "; Secure" : "")
    }
}

extension Visit {
    /// What the browser says it is.
    fileprivate var agent: String { request.headers[.userAgent] ?? "" }
    fileprivate var deviceMark: String? { Cookies(request.headers[.cookie])[DeviceCookie.name] }

    /// The way in, with the cookies of the new session.
    fileprivate func entering(_ signedIn: SignedIn, _ next: String?) -> Response {
        let isSecure = site.configuration.isSecure
        let response = Response.redirect(to: LandingPlace.after(next)).settingCookie(SessionCookie.set(signedIn.session, secure: isSecure))
        return signedIn.device.isEmpty ? response : response.settingCookie(DeviceCookie.set(signedIn.device, secure: isSecure))
    }
}
