internal import Testing

@testable internal import Movement

@Suite("The text of posts") struct NewsTextTests {
    @Test("Paragraphs, lists, bold words and links are read, and nothing else")
    func marks() {
        #expect(
            NewsText.blocks("Một\nhai\n\n- ba\n- **bốn**\n\n1. năm\n2. sáu") == [
                .paragraph([.text("Một"), .lineEnd, .text("hai")]), .bullets([[.text("ba")], [.bold("bốn")]]),
                .numbers([[.text("năm")], [.text("sáu")]]),
            ])
        #expect(
            NewsText.blocks("Xem [lịch](https://a.vn/x) và https://b.vn/y.") == [
                .paragraph([
                    .text("Xem "), .link("lịch", address: "https://a.vn/x"), .text(" và "), .link("https://b.vn/y", address: "https://b.vn/y"),
                    .text("."),
                ])
            ])
        #expect(NewsText.blocks("<b>x</b>") == [.paragraph([.text("<b>x</b>")])])
        #expect(NewsText.plain("**A** [b](/so-cai)\n\n- c") == "A b c")
    }

    @Test(
        "An address that could run, deceive or be read in two ways stays plain words",
        arguments: [
            "javascript:alert(1)", "data:text/html,x", "JaVaScRiPt:x", "//a.vn", "https://a.vn@b.vn/", "https://a", "ftp://a.vn", "https://a.vn\\b",
            "https://xn.vn/\u{202E}x", "vbscript:x", "https://ạ.vn/", "https:/a.vn", "",
        ])
    func refusedAddresses(_ address: String) {
        #expect(NewsLink.checked(address) == nil)
        let spans = NewsText.blocks("[x](\(address))").flatMap { block -> [NewsSpan] in if case .paragraph(let spans) = block { spans } else { [] } }
        #expect(!spans.contains { if case .link(_, address: let target) = $0 { target == address } else { false } })
    }

    @Test("Long hostile lines are read in a moment", arguments: ["[", "**", "https://", "[]((", "- ", "1. ", "[x](h"])
    func hostile(_ piece: String) {
        let text = String(repeating: piece, count: 20_000 / piece.count)
        #expect(!NewsText.blocks(text + "](").isEmpty)
    }

    @Test("Videos are https addresses with their host shown")
    func videos() throws {
        let videos = try NewsVideo.read("https://video.vn/1 Buổi tối\n\nhttps://a.b.vn:8443/x")
        #expect(videos.map(\.host) == ["video.vn", "a.b.vn"])
        #expect(videos.map(\.title) == ["Buổi tối", ""])
        for bad in ["http://a.vn", "javascript:x", "a.vn", "https://a.vn@b.vn x"] {
            #expect(throws: Refusal.self) { try NewsVideo.read(bad) }
        }
        #expect(throws: Refusal.self) { try NewsVideo.read(String(repeating: "https://a.vn\n", count: 7)) }
    }

    @Test("What may be personal data is pointed out")
    func personalData() {
        let text = "Gọi 0912 345 678 hoặc +84 912345678, thư a@b.vn. CCCD 087123456789. Năm 2025 có 41 bạn đọc, 1.234.567 đồng."
        #expect(PersonalData.hints(in: text) == ["0912 345 678", "+84 912345678", "a@b.vn", "087123456789"])
    }
}
