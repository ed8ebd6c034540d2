internal import Hummingbird
internal import Movement

/// Sending the forms of the profile.
enum ProfileRoutes {
    @Sendable static func changePassword(_ visit: Visit) async throws -> Response {
        let form = try await visit.form(limit: 1 << 16)
        let extra = ["session": try await visit.currentSession()]
        guard let declaration = ActCatalog.act(named: "account.password.change")?.declaration else { throw Refusal.notFound }
        do {
            try RepeatedPassword.check(form, form.values(for: declaration).merging(extra) { $1 }, of: declaration)
        } catch let refusal as Refusal { return try await visit.ask(again: ProfilePages.password, [:], refusal) }
        return try await visit.act(declaration.name, form: form, extra: extra, next: { _ in "/ho-so" }, again: ProfilePages.password)
    }

    @Sendable static func endSession(_ visit: Visit) async throws -> Response {
        try await visit.act("account.session.end", form: visit.form(limit: 1 << 16), next: { _ in "/ho-so" }, again: ProfilePages.profile)
    }

    @Sendable static func endOtherSessions(_ visit: Visit) async throws -> Response {
        let form = try await visit.form(limit: 1 << 16)
        return try await visit.act(
            "account.sessions.end-others", form: form, extra: ["session": visit.currentSession()], next: { _ in "/ho-so" },
            again: ProfilePages.profile)
    }
}
