internal import Testing

@testable internal import Movement

/// Addresses that evidence may point to.
@Suite("Addresses of evidence")
struct WebAddressTests {
    @Test(
        "What is taken, and how it reads then",
        arguments: [
            ("https://vidu.gov.vn", "https://vidu.gov.vn/"), (" http://vidu.gov.vn/a ", "http://vidu.gov.vn/a"),
            ("HTTPS://ViDu.Gov.Vn:443/Trang", "https://vidu.gov.vn/Trang"), ("https://vidu.gov.vn:8443/a?b=c#d", "https://vidu.gov.vn:8443/a?b=c"),
            ("https://vidu.gov.vn?x=1", "https://vidu.gov.vn/?x=1"), ("https://vidu.gov.vn/tin-tức/[1]", "https://vidu.gov.vn/tin-t%E1%BB%A9c/[1]"),
            ("http://8.8.8.8/", "http://8.8.8.8/"), ("https://[2606:4700::1111]/x", "https://[2606:4700::1111]/x"),
        ])
    func taken(_ typed: String, _ text: String) throws {
        #expect(try WebAddress(typed).text == text)
        #expect(try WebAddress(WebAddress(typed).text).text == text)
    }

    @Test(
        "What is refused, and why",
        arguments: [
            ("", WebAddress.Problem.unreadable), ("vidu.gov.vn", .unreadable), ("https://", .unreadable), ("https:///a", .unreadable),
            ("https://vidu .gov.vn/", .unreadable), ("https://vidu..gov.vn/", .unreadable), ("https://-vidu.gov.vn/", .unreadable),
            ("https://vidu.gov.vn:0x50/", .unreadable), ("https://vidu.gov.vn\\@10.0.0.1/", .unreadable), ("https://víðu.vn/", .unreadable),
            ("ftp://vidu.gov.vn/", .scheme), ("file:///etc/passwd", .scheme), ("javascript:alert(1)", .scheme), ("gopher://vidu.gov.vn", .scheme),
            ("https://a@vidu.gov.vn/", .credentials), ("https://vidu.gov.vn:pass@10.0.0.1/", .credentials),
            ("https://vidu.gov.vn:22/", .port), ("https://vidu.gov.vn:99999/", .port),
            ("http://localhost/", .inside), ("http://intranet/", .inside), ("http://may.local/", .inside), ("http://a.localhost./", .inside),
            ("http://127.0.0.1/", .inside), ("http://127.1/", .inside), ("http://2130706433/", .inside), ("http://0x7f.0.0.1/", .inside),
            ("http://0177.0.0.1/", .inside), ("http://10.1.2.3/", .inside), ("http://172.31.0.1/", .inside), ("http://192.168.1.1/", .inside),
            ("http://169.254.169.254/latest/meta-data", .inside), ("http://100.64.0.1/", .inside), ("http://0.0.0.0/", .inside),
            ("http://224.0.0.1/", .inside), ("http://[::1]/", .inside), ("http://[::ffff:127.0.0.1]/", .inside), ("http://[fe80::1]/", .inside),
            ("http://[fd00::1]/", .inside), ("http://[2002:7f00:1::]/", .inside), ("http://[64:ff9b::7f00:1]/", .inside),
            ("http://[::]/", .inside), ("http://[2001:db8::1]/", .inside), ("http://[fe80::1%25eth0]/", .unreadable), ("http://[::1/", .unreadable),
            ("http://::1/", .unreadable), ("http://nas.home.arpa/", .inside),
        ])
    func refused(_ typed: String, _ problem: WebAddress.Problem) { #expect(throws: problem, "\(typed)") { try WebAddress(typed) } }

    @Test("Whatever is typed is taken or refused, never both, and what is taken stays outside")
    func anything() {
        var seeds = SystemRandomNumberGenerator()
        let pieces = [
            "http", "https", "://", ":", "/", "@", "[", "]", "127.0.0.1", "::1", "vidu.vn", ".", "%", "#", "?", "\\", "0x7f", "1", "localhost", " ",
            "\u{0}", "\n", "ễ", "443", "80",
        ]
        for _ in 0..<20_000 {
            let text = (0..<Int.random(in: 0...8, using: &seeds)).map { _ in pieces.randomElement(using: &seeds) ?? "" }.joined()
            guard let address = try? WebAddress(text) else { continue }
            #expect(address.text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F })
            #expect(address.literal?.isPublic ?? address.host.contains("."), "\(text)")
            #expect(address.host != "127.0.0.1" && address.host.split(separator: ".").last != "localhost", "\(text)")
        }
    }

    @Test("Names of files become one line without a path or tricks")
    func names() {
        let cases = [
            ("C:\\a\\b.pdf", "b.pdf"), ("../../etc/passwd", "passwd"), ("a\u{0}b\n.png", "ab.png"), ("ảnh\u{202E}gpj.exe", "ảnhgpj.exe"), ("", "tep"),
            ("..", "tep"), ("/", "tep"), ("  x  ", "x"), (String(repeating: "a", count: 500), String(repeating: "a", count: 200)),
        ]
        for (typed, name) in cases { #expect(EvidenceFile.clean(typed) == name) }
    }
}
