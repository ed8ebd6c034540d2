/// The address of something on the open web: http or https, a host with a name, nothing that only a network inside could answer.
public struct WebAddress: Sendable, Hashable {
    /// The whole address, in ASCII.
    public let text: String
    /// Name or IP address of the host, in lower case, without brackets.
    public let host: String
    /// Port.
    public let port: Int
    /// The IP address, when the host is one.
    public let literal: NetworkAddress?

    /// Why an address is not taken.
    public enum Problem: Error, Sendable, Hashable {
        /// Not of the form "https://host/path".
        case unreadable
        /// Another scheme.
        case scheme
        /// Holds a user name or password.
        case credentials
        /// A host inside a network: localhost, a name without a dot, a private address.
        case inside
        /// A port that web sites do not use.
        case port

        /// The reason in words.
        public var message: Text {
            switch self {
            case .unreadable:
                Text("Nhập địa chỉ đầy đủ, dạng https://vidu.gov.vn/trang.", "Enter a whole address such as https://example.gov.vn/page.")
            case .scheme: Text("Chỉ nhận địa chỉ http hoặc https.", "Only http and https addresses are taken.")
            case .credentials:
                Text("Địa chỉ không được chứa tên đăng nhập hay mật khẩu.", "The address must not hold a user name or password.")
            case .inside:
                Text(
                    "Địa chỉ này chỉ mở được trong mạng nội bộ; minh chứng phải mở được từ bên ngoài.",
                    "This address opens only inside a network; evidence must open from outside.")
            case .port: Text("Chỉ nhận cổng 80, 443, 8080 hoặc 8443.", "Only ports 80, 443, 8080 and 8443 are taken.")
            }
        }
    }

    /// Most characters of an address.
    public static let longest = 2000
    private static let ports: Set<Int> = [80, 443, 8080, 8443]
    private static let insideEndings = [".localhost", ".local", ".internal", ".lan", ".home", ".corp", ".intranet", ".home.arpa", ".onion", ".test"]

    /// Reads an address as a person pastes it. Letters outside ASCII in path and query are percent-encoded.
    public init(_ typed: String) throws(Problem) {
        let text = typed.trimmed
        guard text.utf8.count <= Self.longest, !text.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F || $0 == 0x5C }) else { throw .unreadable }
        guard let colon = text.firstRange(of: "://") else { throw text.contains(":") ? .scheme : .unreadable }
        let scheme = text[..<colon.lowerBound].lowercased()
        guard scheme == "http" || scheme == "https" else { throw .scheme }
        let rest = text[colon.upperBound...]
        let authority = rest.prefix { !"/?#".contains($0) }
        guard !authority.contains("@") else { throw .credentials }
        let (host, port) = try Self.split(authority, isSecure: scheme == "https")
        guard Self.ports.contains(port) else { throw .port }
        literal = NetworkAddress(host)
        try Self.requireOutside(host, literal)
        self.host = host
        self.port = port
        let shown = literal?.bytes.count == 16 ? "[\(host)]" : host
        let isUsual = port == (scheme == "https" ? 443 : 80)
        let path = Self.encoded(rest.dropFirst(authority.count).prefix { $0 != "#" })
        self.text = "\(scheme)://\(shown)\(isUsual ? "" : ":\(port)")\(path.hasPrefix("/") ? "" : "/")\(path)"
    }

    private static func split(_ authority: Substring, isSecure: Bool) throws(Problem) -> (String, Int) {
        var host = authority
        var digits: Substring?
        if authority.hasPrefix("[") {
            guard let end = authority.firstIndex(of: "]") else { throw .unreadable }
            host = authority[authority.index(after: authority.startIndex)..<end]
            let after = authority[authority.index(after: end)...]
            guard host.contains(":"), after.isEmpty || after.hasPrefix(":") else { throw .unreadable }
            digits = after.isEmpty ? nil : after.dropFirst()
        } else if let colon = authority.firstIndex(of: ":") {
            host = authority[..<colon]
            digits = authority[authority.index(after: colon)...]
        }
        let name = host.lowercased()
        let isPlain = name.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) || [0x2D, 0x2E, 0x3A, 0x5F].contains($0) }
        guard isPlain, (1...253).contains(name.utf8.count), !name.hasPrefix("-"), !name.hasPrefix("."), !name.contains("..") else {
            throw .unreadable
        }
        guard let digits else { return (name, isSecure ? 443 : 80) }
        guard digits.utf8.count <= 5, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let port = Int(digits) else { throw .unreadable }
        return (name, port)
    }

    private static func requireOutside(_ host: String, _ literal: NetworkAddress?) throws(Problem) {
        if let literal {
            guard literal.isPublic else { throw .inside }
            return
        }
        guard !host.contains(":") else { throw .unreadable }
        let name = host.hasSuffix(".") ? String(host.dropLast()) : host
        // What ends in a number is an IP address in disguise: "127.1", "0x7f000001", "2130706433".
        let last = name.split(separator: ".").last ?? ""
        let isNumber = last.utf8.allSatisfy { (0x30...0x39).contains($0) } || last.hasPrefix("0x")
        guard name.contains("."), !isNumber, !insideEndings.contains(where: { name.hasSuffix($0) }) else { throw .inside }
    }

    private static func encoded(_ path: some StringProtocol) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var result: [UInt8] = []
        for byte in path.utf8 {
            let isSafe = byte < 0x7F && byte > 0x20 && !"\"<>^`{|}".utf8.contains(byte)
            if isSafe { result.append(byte) } else { result += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
