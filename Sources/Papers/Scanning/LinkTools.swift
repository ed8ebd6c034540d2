/// The programs with which a link is looked at: `getent` (libc-bin) asks what addresses a name has, `curl` (Debian package curl) fetches.
///
/// Both run as programs within limits, so that no library that speaks to strangers lives in the server (docs/decisions/0010-curl.md).
public struct LinkTools: Sendable, Equatable {
    /// What a server answered.
    public struct Answer: Sendable, Equatable {
        /// HTTP status.
        public let status: Int
        /// Where it sends the reader, as a whole address; empty when it does not.
        public let redirect: String
        /// Media type, in lower case, without parameters.
        public let type: String
        /// The first bytes of the content; empty after HEAD.
        public let content: [UInt8]
        /// Whether the content is longer than was read.
        public let isCut: Bool
    }

    /// Why there is no answer.
    public enum Failure: Error, Sendable, Equatable {
        /// A program is missing.
        case noTool
        /// The name has no address, or nobody knows.
        case noName
        /// Nobody answered in time, or the line broke.
        case silent
    }

    /// Full path of `curl`; nil when it is not installed.
    public var curl: String?
    /// Full path of `getent`; nil when it is not there.
    public var getent: String?
    /// The folder in which a private one is made for each run.
    public var temporary: String
    /// Seconds of the clock for one request.
    public var seconds: Int
    /// Most bytes of content that are read.
    public var bytes: Int

    /// Tools at their paths.
    public init(curl: String?, getent: String?, temporary: String, seconds: Int = 10, bytes: Int = 8 << 20) {
        self.curl = curl
        self.getent = getent
        self.temporary = temporary
        self.seconds = seconds
        self.bytes = bytes
    }

    /// Looks for the programs in `path`, folders set apart by colons, or in those of the environment; meant to be done once.
    public static func find(path: String? = nil, temporary: String) -> LinkTools {
        let path = path ?? DocumentTools.environmentPath
        return LinkTools(
            curl: DocumentTools.program("curl", in: path), getent: DocumentTools.program("getent", in: path), temporary: temporary)
    }

    /// Whether links can be looked at.
    public var isComplete: Bool { curl != nil && getent != nil }

    /// The addresses of a host, in the order of the system.
    /// - Parameter host: a name in ASCII that does not begin with a hyphen.
    @concurrent
    public func addresses(of host: String) async throws(Failure) -> [String] {
        guard let getent else { throw .noTool }
        guard !host.hasPrefix("-"), let folder = try? PrivateFolder(inside: temporary) else { throw .noName }
        let run = ToolRun(program: getent, arguments: ["ahosts", host], folder: folder.path)
        guard await run.run(.init(seconds: seconds, memory: 1 << 30, fileBytes: 1 << 20)) == .exited(0) else { throw .noName }
        let text = String(decoding: (try? folder.content(of: folder.file("out"))) ?? [], as: UTF8.self)
        var found: [String] = []
        for line in text.split(whereSeparator: \.isNewline) {
            let address = String(line.prefix { !$0.isWhitespace })
            if !address.isEmpty, !found.contains(address) { found.append(address) }
        }
        guard !found.isEmpty else { throw .noName }
        return found
    }

    /// Asks for an address at one IP address of its host and nowhere else, follows nothing, and goes through no proxy.
    /// - Parameters:
    ///   - url: a checked address in ASCII.
    ///   - address: the IP address that was checked; the connection is pinned to it.
    ///   - onlyHead: whether to ask with HEAD.
    @concurrent
    public func ask(_ url: String, host: String, port: Int, at address: String, onlyHead: Bool) async throws(Failure) -> Answer {
        guard let curl else { throw .noTool }
        guard url.hasPrefix("http"), let folder = try? PrivateFolder(inside: temporary) else { throw .silent }
        let pinned = address.contains(":") ? "[\(address)]" : address
        let arguments = [
            "--disable", "--silent", "--proto", "=http,https", "--noproxy", "*", "--max-redirs", "0", "--resolve", "\(host):\(port):\(pinned)",
            "--max-time", String(seconds), "--connect-timeout", String(max(1, seconds / 2)), "--user-agent", "ThiDua link check",
            "--write-out", "%{http_code} %{content_type}\\n%{redirect_url}\\n", "--output", "body", "--globoff",
        ]
        let method = onlyHead ? ["--head"] : ["--range", "0-\(bytes)"]
        let run = ToolRun(program: curl, arguments: arguments + method + ["--url", url], folder: folder.path)
        // A body that grows past the limit ends the program; what was said of it before is enough.
        let ending = await run.run(.init(seconds: seconds + 2, memory: 1 << 30, fileBytes: bytes + 65_536))
        let lines = String(decoding: (try? folder.content(of: folder.file("out"))) ?? [], as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false)
        guard ending == .exited(0), let first = lines.first, let status = Int(first.prefix(3)), (100...599).contains(status) else { throw .silent }
        let body = onlyHead ? [] : (try? DocumentFile(folder.file("body")).bytes(atMost: bytes + 1)) ?? []
        return Answer(
            status: status, redirect: lines.count > 1 ? String(lines[1].prefix(4000)) : "",
            type: first.dropFirst(4).prefix { $0 != ";" }.lowercased().filter { !$0.isWhitespace }, content: Array(body.prefix(bytes)),
            isCut: body.count > bytes)
    }
}
