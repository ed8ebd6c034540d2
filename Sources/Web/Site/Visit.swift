internal import HTTPTypes
internal import Hummingbird
internal import Movement
internal import NIOCore
internal import Storage
internal import Vietnamese

/// One request on its way through the site.
struct Visit: Sendable {
    let site: Site
    let request: Request
    let parameters: Parameters
    let access: Access
    let language: Language
    let theme: Theme
    let sessionToken: String?
    /// Value of the cookie of somebody outside who takes part.
    let guestToken: String?
    /// Address name of the agency a visitor has chosen to look at.
    let chosenAgency: String?
    let now: Instant
    private let peer: String?

    init(site: Site, request: Request, context: SiteContext, access: Access) {
        self.site = site
        parameters = context.parameters
        peer = context.remoteAddress?.ipAddress
        self.request = request
        self.access = access
        let cookies = Cookies(request.headers[.cookie])
        language = request.uri.queryParameters["lang"].flatMap { Language(rawValue: String($0)) } ?? cookies["lang"].flatMap(Language.init) ?? .vi
        theme = cookies["theme"].flatMap(Theme.init) ?? .auto
        sessionToken = cookies[SessionCookie.name]
        guestToken = cookies[GuestCookie.name]
        chosenAgency = cookies[AgencyCookie.name].flatMap(AgencyCookie.checked)
        now = site.runner.clock.now()
    }

    /// A path parameter; the router guarantees those in the endpoint's path.
    func parameter(_ name: String) -> String {
        let raw = parameters.get(name) ?? ""
        return raw.removingPercentEncoding ?? raw
    }

    /// A query parameter without the spaces at its ends, if present and not empty; `+` is a space, as browsers send it.
    func query(_ name: String) -> String? {
        guard let query = request.uri.query, !query.isEmpty, let form = try? FormBody(urlEncoded: Array(query.utf8)) else { return nil }
        return form[name].flatMap { $0.trimmingSpaces.isEmpty ? nil : $0.trimmingSpaces }
    }

    /// Path and query as asked for, for coming back after sign-in.
    var address: String { request.uri.string }

    /// Where the request came from, for throttling; a proxy is believed only when configured.
    var remoteAddress: String {
        if site.configuration.trustsProxy, let forwarded = request.headers[.forwardedFor]?.split(separator: ",").last {
            return String(forwarded).trimmingSpaces
        }
        return peer ?? "local"
    }
}

/// What Hummingbird knows of one request.
struct SiteContext: RequestContext, RemoteAddressRequestContext {
    var coreContext: CoreRequestContextStorage
    let remoteAddress: SocketAddress?
    /// The connection.
    let channel: any NIOCore.Channel

    init(source: Source) {
        coreContext = .init(source: source)
        channel = source.channel
        remoteAddress = source.channel.remoteAddress
    }
}

/// Light, dark, or as the system says.
enum Theme: String, Sendable {
    case auto, light, dark
}

/// Who may open an endpoint at all; what they see there the policy of each datum decides.
enum Access: Sendable, Equatable {
    /// Anybody.
    case anyone
    /// People with an account.
    case signedIn
    /// People outside who take part, in a session of their own.
    case guest
    /// People who hold one of these roles; for others the address does not exist.
    case roles([Role])
}

/// Cookies of a request.
struct Cookies {
    private let pairs: [(Substring, Substring)]

    init(_ header: String?) {
        pairs = (header ?? "").split(separator: ";").compactMap { part in
            guard let equals = part.firstIndex(of: "=") else { return nil }
            let name = part[..<equals].drop { $0 == " " }
            return (name, part[part.index(after: equals)...])
        }
    }

    subscript(name: String) -> String? {
        pairs.first { $0.0 == name }.map { String($0.1) }
    }
}

/// The cookie that says which of several agencies a visitor looks at.
enum AgencyCookie {
    static let name = "co-quan"

    /// Only what can be an address name.
    static func checked(_ value: String) -> String? {
        !value.isEmpty && value.utf8.count <= 60 && value.utf8.allSatisfy { $0 == 0x2D || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) }
            ? value : nil
    }
}

/// The cookie that carries a session.
enum SessionCookie {
    static let name = "thidua"

    static func set(_ token: String, secure: Bool) -> String {
        "\(name)=\(token); Path=/; HttpOnly; SameSite=Lax; Max-Age=604800" + (secure ? "; Secure" : "")
    }

    static func clear(secure: Bool) -> String {
        "\(name)=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0" + (secure ? "; Secure" : "")
    }
}

/// The cookie of somebody outside who takes part without an account.
enum GuestCookie {
    static let name = "thidua-khach"

    static func set(_ token: String, secure: Bool) -> String {
        "\(name)=\(token); Path=/; HttpOnly; SameSite=Lax; Max-Age=\(GuestLimits.sessionSeconds)" + (secure ? "; Secure" : "")
    }

    static func clear(secure: Bool) -> String {
        "\(name)=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0" + (secure ? "; Secure" : "")
    }
}

extension String {
    var trimmingSpaces: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(self[first...last])
    }

    /// The text with %XX sequences decoded; nil when they are not UTF-8 or stand for NUL.
    var removingPercentEncoding: String? {
        PercentEncoding.decode(self[...], plusIsSpace: false)
    }

    /// The text made safe for one part of an address.
    var addressEncoded: String { PercentEncoding.encode(self) }
}

/// Percent-encoding (RFC 3986, section 2.1).
enum PercentEncoding {
    /// The text behind the encoding; nil when it is malformed, not UTF-8, or holds NUL, which no text here does and the database does not take.
    static func decode(_ text: Substring, plusIsSpace: Bool) -> String? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        var iterator = text.utf8.makeIterator()
        while let byte = iterator.next() {
            if byte == UInt8(ascii: "%") {
                guard let high = iterator.next().flatMap(hexValue), let low = iterator.next().flatMap(hexValue) else { return nil }
                bytes.append(high << 4 | low)
            } else {
                bytes.append(plusIsSpace && byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
            }
        }
        return bytes.contains(0) ? nil : String(validating: bytes, as: UTF8.self)
    }

    static func encode(_ text: String) -> String {
        let hex = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
                bytes.append(byte)
            default:
                bytes += [UInt8(ascii: "%"), hex[Int(byte >> 4)], hex[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func hexValue(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}

extension HTTPField.Name {
    // Every name below is a valid token (RFC 9110, section 5.6.2), which is all that the initialiser asks.
    static let forwardedFor = HTTPField.Name("X-Forwarded-For")!
    static let fetchSite = HTTPField.Name("Sec-Fetch-Site")!
    static let idempotencyKey = HTTPField.Name("Idempotency-Key")!
    static let referrerPolicy = HTTPField.Name("Referrer-Policy")!
    static let permissionsPolicy = HTTPField.Name("Permissions-Policy")!
    static let openerPolicy = HTTPField.Name("Cross-Origin-Opener-Policy")!
    static let resourcePolicy = HTTPField.Name("Cross-Origin-Resource-Policy")!
}
