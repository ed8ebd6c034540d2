internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import Markup
internal import Movement
internal import NIOCore
internal import Storage

/// One address of the site: what it answers to, who may open it, and what it does.
struct Endpoint: Sendable {
    let method: HTTPRequest.Method
    /// Router path with `{name}` parameters.
    let path: String
    let access: Access
    let handle: @Sendable (Visit) async throws -> Response

    /// A page.
    static func page(_ path: String, _ access: Access, _ make: @escaping @Sendable (Look) throws -> Page) -> Endpoint {
        Endpoint(method: .get, path: path, access: access) { visit in try await visit.show(make) }
    }

    /// A page everybody may open, the same for all visitors; kept in memory until the next act.
    static func publicPage(
        _ path: String, agency: @escaping @Sendable (Look) throws -> String? = { $0.agency?.id }, _ make: @escaping @Sendable (Look) throws -> Page
    ) -> Endpoint {
        Endpoint(method: .get, path: path, access: .anyone) { visit in
            guard visit.sessionToken == nil else { return try await visit.show(make) }
            let (status, bytes) = try await visit.site.database.read { session in
                try visit.site.publicPages.show(visit, in: session, agency: agency, make: make)
            }
            return .html(status, bytes)
        }
    }

    /// Anything else.
    static func get(_ path: String, _ access: Access, _ handle: @escaping @Sendable (Visit) async throws -> Response) -> Endpoint {
        Endpoint(method: .get, path: path, access: access, handle: handle)
    }

    /// A form's address.
    static func post(_ path: String, _ access: Access, _ handle: @escaping @Sendable (Visit) async throws -> Response) -> Endpoint {
        Endpoint(method: .post, path: path, access: access, handle: handle)
    }
}

extension Visit {
    /// Makes a page in one read of the database.
    func show(_ make: @escaping @Sendable (Look) throws -> Page) async throws -> Response {
        let (status, bytes, signIn) = try await site.database.read { session in
            let look = try Look(self, in: session)
            try look.checkAccess()
            let page = try make(look)
            return (page.status, Layout.render(page, look).bytes, look.signIn)
        }
        if let signIn { try await site.accounts.note(signIn) }
        return .html(status, bytes)
    }

    /// Reads something in one read of the database, with the viewer known and the endpoint's rule held.
    func look<T: Sendable>(_ body: @escaping @Sendable (Look) throws -> T) async throws -> T {
        try await site.database.read { session in
            let look = try Look(self, in: session)
            try look.checkAccess()
            return try body(look)
        }
    }

    /// The page that explains a refusal, in the site's frame.
    func explain(_ refusal: Refusal) async throws -> Response {
        if refusal == .guestOnly, request.method != .post { return .redirect(to: "/tham-gia?ve=\(address.addressEncoded)") }
        if refusal.kind == .signedOut, request.method != .post { return .redirect(to: "/dang-nhap?ve=\(address.addressEncoded)") }
        let (status, bytes) = try await site.database.read { session in
            let look = try Look(self, in: session)
            let page = RefusalPage.page(refusal, look)
            return (page.status, Layout.render(page, look).bytes)
        }
        return .html(status, bytes)
    }

    /// The submitted form, after checking that it comes from this site and, for signed-in readers, from their own session.
    func form(limit: Int = 4 << 20) async throws -> FormBody {
        guard isOwnOrigin else { throw Refusal.foreignForm }
        let bytes = try await body(limit: limit)
        let form: FormBody
        if let boundary = MultipartParser.boundary(of: request.headers[.contentType] ?? "") {
            form = try FormBody(multipart: bytes, boundary: boundary)
        } else {
            form = try FormBody(urlEncoded: bytes)
        }
        switch access {
        case .anyone: break
        case .guest: try await checkGuestToken(form["_csrf"])
        case .signedIn, .roles: try await checkToken(form["_csrf"])
        }
        return form
    }

    /// A form of a signed-in reader must carry the token of their own session.
    func checkToken(_ presented: String?) async throws {
        guard let sessionToken else { throw Refusal.signedOut }
        let now = self.now
        let found = try await site.database.read { session in try SessionQueries.find(token: sessionToken, now: now, in: session) }
        guard let found else { throw Refusal.signedOut }
        guard let presented, found.accepts(csrf: presented) else { throw Refusal.staleForm }
    }

    /// A form of a guest must carry the token of their own session.
    private func checkGuestToken(_ presented: String?) async throws {
        try await look { look in
            guard let presented, let token = look.visit.guestToken, FormToken.holds(presented, for: token) else { throw Refusal.staleForm }
        }
    }

    /// The body, at most `limit` bytes.
    func body(limit: Int) async throws -> [UInt8] {
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit {
            throw Refusal.tooLarge
        }
        return try await paced { meter in
            var bytes: [UInt8] = []
            for try await buffer in request.body {
                meter.add(buffer.readableBytes)
                guard buffer.readableBytes <= limit - bytes.count else { throw Refusal.tooLarge }
                bytes += buffer.readableBytesView
            }
            return bytes
        }
    }

    /// Browsers say where a request comes from; one that comes from elsewhere is refused (Fetch Metadata, RFC 6454).
    var isOwnOrigin: Bool {
        if let fetch = request.headers[.fetchSite] { return fetch == "same-origin" || fetch == "none" }
        guard let origin = request.headers[.origin] else { return true }
        return origin == "https://\(request.head.authority ?? "")" || origin == "http://\(request.head.authority ?? "")"
    }

    /// Who the reader is, for performing acts.
    func actorSource() async throws -> ActorSource {
        try await look { look in
            if let found = look.signIn { return found.source }
            if let guest = look.viewer.guest { return .guest(agency: look.viewer.agency, guest: guest) }
            return .visitor(agency: look.viewer.agency)
        }
    }

    /// Performs an act from a form and goes on to the next page; what is wrong with the fields goes back to the form with everything typed kept.
    /// - Parameters:
    ///   - name: the act.
    ///   - extra: values the form does not carry, such as those in the address.
    ///   - next: where to go after; the entry's number is added so that the page can say what was done.
    ///   - again: the page with the form.
    func act(
        _ name: String, form: FormBody, extra: [String: JSONValue] = [:], next: @Sendable (Receipt) -> String,
        again: @escaping @Sendable (Look, FormState) throws -> Page
    ) async throws -> Response {
        guard let declaration = ActCatalog.act(named: name)?.declaration else { throw Refusal.notFound }
        let values = form.values(for: declaration).merging(extra) { _, extra in extra }
        do {
            let receipt = try await site.runner.perform(name, values, as: actorSource(), channel: .web, key: form["_key"])
            return .redirect(to: next(receipt).adding(done: receipt.entry))
        } catch let refusal as Refusal where refusal.isCorrectable {
            return try await ask(again: again, values, refusal)
        } catch StorageError.full {
            site.logger.error("the disk is full", metadata: ["act": "\(name)"])
            return try await ask(again: again, values, .diskFull)
        }
    }
}

extension String {
    /// The address with the number of what was just done, for the notice on the next page.
    func adding(done entry: String) -> String {
        let parts = split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let base = String(parts[0])
        return base + (base.contains("?") ? "&" : "?") + "xong=\(entry)" + (parts.count > 1 ? "#\(parts[1])" : "")
    }
}

extension Refusal {
    /// The HTTP status that says the same.
    var status: HTTPResponse.Status {
        switch kind {
        case .invalid: code == "body.too-large" ? .contentTooLarge : code == "upload.too-slow" ? .requestTimeout : .unprocessableContent
        case .signedOut: .unauthorized
        case .forbidden: .forbidden
        case .notFound: .notFound
        case .conflict: code == Refusal.diskFull.code ? .init(code: 507, reasonPhrase: "Insufficient Storage") : .conflict
        case .tooMany: .tooManyRequests
        }
    }
}

extension Response {
    /// A page's bytes.
    static func html(_ status: HTTPResponse.Status, _ bytes: [UInt8]) -> Response {
        Response(
            status: status, headers: [.contentType: "text/html; charset=utf-8", .cacheControl: "no-store"],
            body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// JSON text.
    static func json(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: "application/json; charset=utf-8", .cacheControl: "no-store"],
            body: .init(byteBuffer: ByteBuffer(string: text)))
    }

    /// Goes on to another page after a form (RFC 9110, 303).
    static func redirect(to address: String) -> Response {
        Response(status: .seeOther, headers: [.location: address, .cacheControl: "no-store"])
    }

    /// A file to keep.
    static func download(_ bytes: [UInt8], name: String, type: String) -> Response {
        Response(
            status: .ok,
            headers: [.contentType: type, .contentDisposition: "attachment; filename=\"\(name)\"", .cacheControl: "no-store"],
            body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// The same answer with a cookie.
    func settingCookie(_ cookie: String) -> Response {
        var response = self
        response.headers.append(HTTPField(name: .setCookie, value: cookie))
        return response
    }
}

/// Addresses to come back to: only paths of this site.
enum LocalAddress {
    static func checked(_ address: String?) -> String? {
        guard let address, address.hasPrefix("/"), !address.hasPrefix("//"), !address.contains("\\"),
            address.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else {
            return nil
        }
        return address
    }
}
