/// What the web room is built from.
public struct WebConfiguration: Sendable {
    /// Version of the program, as shown by `/health`.
    public let version: String
    /// Address people reach the site at, such as "https://thidua.example.vn"; nil when it is only local. Decides `Secure` cookies and links in letters.
    public let origin: String?
    /// Proxies whose `X-Forwarded-For` may be believed.
    public let trustsProxy: Bool
    /// How mails go out.
    public let mail: MailConfiguration

    /// Creates a configuration.
    public init(version: String, origin: String? = nil, trustsProxy: Bool = false, mail: MailConfiguration = .none) {
        self.mail = mail
        self.version = version
        self.origin = origin
        self.trustsProxy = trustsProxy
    }

    var isSecure: Bool { origin?.hasPrefix("https://") == true }
}
