internal import Crypto
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// What every page links to, compiled into the program; the address carries the content's hash, so browsers may keep it for ever.
enum StaticFiles {
    static let stylesheetPath = "/tinh/\(fingerprint(Stylesheet.css)).css"
    static let iconPath = "/tinh/\(fingerprint(Icons.favicon)).svg"

    static let scriptPath = "/tinh/\(fingerprint(QuizScript.source)).js"

    static let endpoints: [Endpoint] = [
        file(stylesheetPath, Stylesheet.css, "text/css; charset=utf-8"),
        file(scriptPath, QuizScript.source, "text/javascript; charset=utf-8"),
        file(iconPath, Icons.favicon, "image/svg+xml"),
        .get("/favicon.ico", .anyone) { _ in .redirect(to: iconPath) },
        .get("/robots.txt", .anyone) { _ in
            Response(
                status: .ok, headers: [.contentType: "text/plain; charset=utf-8"],
                body: .init(byteBuffer: ByteBuffer(string: "User-agent: *\nDisallow: /dang-nhap\nDisallow: /thiet-lap\nDisallow: /dat-lai\n")))
        },
    ]

    private static func file(_ path: String, _ text: String, _ type: String) -> Endpoint {
        let buffer = ByteBuffer(string: text)
        return .get(path, .anyone) { _ in
            Response(
                status: .ok, headers: [.contentType: type, .cacheControl: "public, max-age=31536000, immutable"],
                body: .init(byteBuffer: buffer))
        }
    }

    private static func fingerprint(_ text: String) -> String {
        String(Hex.text(SHA256.hash(data: Array(text.utf8))).prefix(16))
    }
}
