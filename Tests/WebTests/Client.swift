internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import NIOEmbedded
internal import Synchronization
internal import TestSupport

@testable internal import Web

/// What the site answered.
struct Answer: Sendable {
    let status: Int
    let headers: HTTPFields
    let bytes: [UInt8]

    var text: String { String(decoding: bytes, as: UTF8.self) }
    var location: String? { headers[.location] }
    var cookies: [String] { headers[values: .setCookie] }
    var isPage: Bool { headers[.contentType]?.hasPrefix("text/html") == true }
}

/// Sends requests straight to the responder, without a socket.
struct Client: Sendable {
    let site: Site
    private let responder: any HTTPResponder<SiteContext>
    private let channel = NIOAsyncTestingChannel()
    /// Value of the session cookie.
    var session: String?
    /// API token.
    var token: String?
    /// Sent with every request.
    var headers: HTTPFields = [:]

    init(_ site: Site) {
        self.site = site
        responder = WebApplication.responder(for: site)
    }

    /// The same site in another browser.
    func signedIn(_ session: String?) -> Client {
        var client = self
        client.session = session
        return client
    }

    /// The same site for a program with a token.
    func with(token: String?) -> Client {
        var client = self
        client.token = token
        return client
    }

    func with(_ name: HTTPField.Name, _ value: String) -> Client {
        var client = self
        client.headers[name] = value
        return client
    }

    /// Whether the value of a cookie is that of a guest of `Town`.
    static func isGuest(_ session: String) -> Bool { session.hasPrefix("phien-guest-") }

    func get(_ path: String) async throws -> Answer { try await send(.get, path) }

    /// Posts a form the way a browser does.
    func post(_ path: String, _ form: [(String, String)]) async throws -> Answer {
        let text = form.map { PercentEncoding.encode($0.0) + "=" + PercentEncoding.encode($0.1) }.joined(separator: "&")
        return try await send(.post, path, Array(text.utf8), type: "application/x-www-form-urlencoded")
    }

    func post(_ path: String, json: String) async throws -> Answer {
        try await send(.post, path, Array(json.utf8), type: "application/json")
    }

    func send(_ method: HTTPRequest.Method, _ path: String, _ body: [UInt8] = [], type: String? = nil) async throws -> Answer {
        let request = request(method, path, body, type: type)
        let context = SiteContext(source: ApplicationRequestContextSource(channel: channel, logger: site.logger))
        let response = try await responder.respond(to: request, context: context)
        let collector = BodyCollector()
        try await response.body.write(collector)
        return Answer(status: response.status.code, headers: response.headers, bytes: collector.bytes)
    }

    /// Sends a body that comes piece by piece.
    func stream(_ path: String, _ body: SlowBody, type: String) async throws -> Answer {
        var request = request(.post, path, [], type: type)
        request.body = RequestBody(asyncSequence: body)
        let context = SiteContext(source: ApplicationRequestContextSource(channel: channel, logger: site.logger))
        let response = try await responder.respond(to: request, context: context)
        let collector = BodyCollector()
        try await response.body.write(collector)
        return Answer(status: response.status.code, headers: response.headers, bytes: collector.bytes)
    }

    private func request(_ method: HTTPRequest.Method, _ path: String, _ body: [UInt8], type: String?) -> Request {
        var fields = headers
        var cookies = fields[.cookie].map { [$0] } ?? []
        if let session { cookies.append("\(Self.isGuest(session) ? GuestCookie.name : SessionCookie.name)=\(session)") }
        if !cookies.isEmpty { fields[.cookie] = cookies.joined(separator: "; ") }
        if let token { fields[.authorization] = "Bearer \(token)" }
        if let type { fields[.contentType] = type }
        let head = HTTPRequest(method: method, scheme: "http", authority: "localhost", path: path, headerFields: fields)
        return Request(head: head, body: RequestBody(buffer: ByteBuffer(bytes: body)))
    }
}

/// Keeps what a response writes.
private final class BodyCollector: ResponseBodyWriter, Sendable {
    private let collected = Mutex<[UInt8]>([])

    var bytes: [UInt8] { collected.withLock { $0 } }
    func write(_ buffer: ByteBuffer) async throws { collected.withLock { $0 += Array(buffer.readableBytesView) } }
    func finish(_ trailingHeaders: HTTPFields?) async throws {}
}

/// A body that is made as it is asked for.
struct SlowBody: AsyncSequence, Sendable {
    typealias Element = ByteBuffer
    typealias Failure = any Error

    /// What comes next, by number from 0; nil ends the body.
    let next: @Sendable (Int) async throws -> [UInt8]?

    struct AsyncIterator: AsyncIteratorProtocol {
        let source: @Sendable (Int) async throws -> [UInt8]?
        var number = 0

        mutating func next() async throws -> ByteBuffer? {
            defer { number += 1 }
            return try await source(number).map { ByteBuffer(bytes: $0) }
        }
    }

    func makeAsyncIterator() -> AsyncIterator { AsyncIterator(source: next) }
}
