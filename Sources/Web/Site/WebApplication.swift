internal import HTTPTypes
public import Hummingbird
public import Logging
internal import Markup
internal import Movement
internal import NIOCore
public import ServiceLifecycle
internal import Storage

/// Puts the endpoints behind a router.
public enum WebApplication {
    /// Every address of the site, with who may open it.
    static let endpoints: [Endpoint] =
        StaticFiles.endpoints + movementEndpoints + accountEndpoints + planEndpoints + agencyEndpoints + recordEndpoints + apiEndpoints
        + seasonEndpoints

    /// What happens while a movement runs.
    private static let seasonEndpoints: [Endpoint] =
        cascadeEndpoints + pledgeEndpoints + targetEndpoints + evidenceEndpoints + scoringEndpoints + urgingEndpoints + newsEndpoints
        + reviewEndpoints + courseEndpoints + contestEndpoints + questionEndpoints + guestEndpoints + learningEndpoints + searchEndpoints
        + awardEndpoints + lawEndpoints
        + initiativeEndpoints
        + meritEndpoints
        + exemplarEndpoints
        + nominationEndpoints

    /// Where only forms are sent, a reader may still arrive: after changing the language of an error page, or with Enter in the address bar. They
    /// go on to the page that the form belongs to.
    static let comingBack: [Endpoint] = {
        let shown = Set(endpoints.filter { $0.method == .get }.map(\.path))
        return endpoints.filter { $0.method == .post && !$0.isAPI && !shown.contains($0.path) }.map { endpoint in
            .get(endpoint.path, endpoint.access) { visit in
                // For those who may not send the form, its address does not exist either.
                try await visit.look { _ in }
                let above = visit.request.uri.path.split(separator: "/").dropLast()
                return .redirect(to: "/" + above.joined(separator: "/"))
            }
        }
    }()

    /// Builds the server.
    /// - Parameters:
    ///   - port: port to listen on; 0 lets the system choose.
    ///   - services: what runs beside it and stops with it.
    ///   - onRunning: called with the port once it listens.
    public static func application(
        for site: Site, host: String, port: Int, services: [any Service], logger: Logger, onRunning: @escaping @Sendable (Int) -> Void
    ) -> some ApplicationProtocol {
        Application(
            responder: responder(for: site), configuration: .init(address: .hostname(host, port: port), serverName: "ThiDua"), services: services,
            onServerRunning: { channel in onRunning(channel.localAddress?.port ?? port) }, logger: logger)
    }

    /// What answers requests; tests call it without a socket.
    static func responder(for site: Site) -> some HTTPResponder<SiteContext> {
        let router = Router(context: SiteContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: Guard(site: site))
        for endpoint in endpoints + comingBack {
            router.on(RouterPath(endpoint.path), method: endpoint.method) { request, context in
                let visit = Visit(site: site, request: request, context: context, access: endpoint.access)
                do {
                    return try await endpoint.handle(visit)
                } catch let refusal as Refusal {
                    return try await endpoint.isAPI ? APIAnswer.refusal(refusal) : visit.explain(refusal)
                }
            }
        }
        return router.buildResponder()
    }
}

extension Endpoint {
    var isAPI: Bool { path.hasPrefix("/api/") || path == "/health" || path == "/openapi.json" }
}

/// Answers what no endpoint answers, turns failures into a page with a reference number, and adds the security headers to everything.
struct Guard: RouterMiddleware {
    typealias Context = SiteContext
    let site: Site

    func handle(
        _ request: Request, context: SiteContext, next: @concurrent (Request, SiteContext) async throws -> Response
    ) async throws -> Response {
        var response: Response
        do {
            response = try await next(request, context)
        } catch let error as HTTPError where error.status == .notFound {
            response = try await refuse(.notFound, request, context)
        } catch let error as HTTPError where error.status.code < 500 {
            response = try await refuse(.unreadableForm, request, context)
        } catch {
            response = await failure(error, request, context)
        }
        partCompany(&response, context)
        SecurityHeaders.add(to: &response, secure: site.configuration.isSecure)
        // An answer to HEAD never has a body, not even the explanation of a refusal (RFC 9110, section 9.3.2).
        return request.method == .head ? response.createHeadResponse() : response
    }

    /// After a body that was too large or too slow: the answer goes out at once, what is still sent is dropped as it comes, so that a browser gets to
    /// reading the answer, and two minutes later the connection is closed whatever it does.
    private func partCompany(_ response: inout Response, _ context: SiteContext) {
        guard response.status == .contentTooLarge || response.status == .requestTimeout else { return }
        response.headers[.connection] = "close"
        let channel = context.channel
        channel.eventLoop.scheduleTask(in: .seconds(120)) { channel.close(promise: nil) }
    }

    private func refuse(_ refusal: Refusal, _ request: Request, _ context: SiteContext) async throws -> Response {
        let visit = Visit(site: site, request: request, context: context, access: .anyone)
        return try await request.uri.path.hasPrefix("/api/") ? APIAnswer.refusal(refusal) : visit.explain(refusal)
    }

    private func failure(_ error: any Error, _ request: Request, _ context: SiteContext) async -> Response {
        let reference = String(site.runner.randomness.identifier(at: site.runner.clock.now()).suffix(8))
        site.logger.error(
            "request failed",
            metadata: ["reference": "\(reference)", "method": "\(request.method)", "path": "\(request.uri.path.withoutSecrets)", "error": "\(error)"])
        let isFull = error as? StorageError == .full
        let refusal =
            isFull
            ? Refusal.diskFull
            : Refusal(
                .conflict, "server.failure",
                Text(
                    "Hệ thống gặp lỗi, việc của bạn chưa được ghi. Mã tra cứu: \(reference).",
                    "The system failed and nothing was recorded. Reference: \(reference)."),
                next: Text(
                    "Thử lại sau ít phút; nếu vẫn lỗi, báo quản trị kèm mã tra cứu.",
                    "Try again in a few minutes; if it fails again, tell the administrator the reference."))
        var response = APIAnswer.refusal(refusal)
        if !request.uri.path.hasPrefix("/api/") {
            let visit = Visit(site: site, request: request, context: context, access: .anyone)
            let page = try? await visit.explain(refusal)
            response = page ?? .html(.internalServerError, RefusalPage.bare(refusal, visit.language).bytes)
        }
        response.status = isFull ? refusal.status : .internalServerError
        return response
    }
}

/// The usual headers (OWASP Secure Headers): nothing from elsewhere, no inline script or style, no framing.
enum SecurityHeaders {
    private static let policy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; "
        + "base-uri 'none'; frame-ancestors 'none'"

    static func add(to response: inout Response, secure: Bool) {
        response.headers[.contentSecurityPolicy] = policy
        response.headers[.xContentTypeOptions] = "nosniff"
        response.headers[.referrerPolicy] = "same-origin"
        response.headers[.permissionsPolicy] = "camera=(), geolocation=(), microphone=()"
        response.headers[.openerPolicy] = "same-origin"
        response.headers[.resourcePolicy] = "same-origin"
        if secure { response.headers[.strictTransportSecurity] = "max-age=31536000" }
    }
}

extension String {
    /// The path without the secrets that one-time addresses carry.
    var withoutSecrets: String {
        for prefix in ["/thiet-lap/", "/dat-lai/", "/dang-ky/phieu/", "/tham-gia/", "/b/", "/lich/"] where hasPrefix(prefix) { return prefix + "…" }
        return self
    }
}
