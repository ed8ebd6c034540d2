import Markup
import Testing

@Suite struct HTMLTests {
    @Test func elementsNestInTheOrderWritten() {
        let page = div(.class("card"), .id("x")) {
            h2 { "Tiêu đề" }
            p { "một" }
            "hai"
        }
        #expect(page.string == #"<div class="card" id="x"><h2>Tiêu đề</h2><p>một</p>hai</div>"#)
    }

    @Test func statementsOfTheBuilderAreKept() {
        func list(_ names: [String], note: String?, kind: Int) -> String {
            ul {
                for (index, name) in names.enumerated() {
                    li {
                        "\(index). "
                        name
                    }
                }
                if let note { li(.class("note")) { note } }
                if names.isEmpty { li { "trống" } } else { li { "đủ" } }
                switch kind {
                case 0: li { "không" }
                case 1: li { "một" }
                default: li { "nhiều" }
                }
                names.count > 1 ? em { "!" } : nil
                names.map { b in strong { b } }
            }.string
        }
        let full = list(["A", "B"], note: "ghi chú", kind: 2)
        let items = #"<li>0. A</li><li>1. B</li><li class="note">ghi chú</li><li>đủ</li><li>nhiều</li>"#
        #expect(full == "<ul>\(items)<em>!</em><strong>A</strong><strong>B</strong></ul>")
        #expect(list([], note: nil, kind: 0) == "<ul><li>trống</li><li>không</li></ul>")
    }

    @Test(arguments: [
        (meta(.attr("charset", "utf-8")), #"<meta charset="utf-8">"#),
        (linkElement(.rel("stylesheet"), .href("/a.css")), #"<link rel="stylesheet" href="/a.css">"#),
        (br(), "<br>"),
        (hr(), "<hr>"),
        (img(.src("/a.png"), .alt("")), #"<img src="/a.png" alt="">"#),
        (inputElement(.name("a"), .flag("required")), #"<input name="a" required>"#),
    ])
    func voidElementsHaveNoEndTag(_ element: HTML, _ expected: String) {
        #expect(element.string == expected)
    }

    @Test func elementsWithoutContentStillHaveAnEndTag() {
        #expect(td(.class("x")).string == #"<td class="x"></td>"#)
        #expect(scriptElement(.src("/a.js")).string == #"<script src="/a.js"></script>"#)
        #expect(div {}.string == "<div></div>")
    }

    @Test func theFirstLineBreakOfTypedTextSurvivesTheParser() {
        #expect(textarea(.name("t")) { "\nhai" }.string == "<textarea name=\"t\">\n\nhai</textarea>")
        #expect(pre { "a" }.string == "<pre>\na</pre>")
        #expect(HTML.textareaElement([.name("t")], "\na<b").string == "<textarea name=\"t\">\n\na&lt;b</textarea>")
    }

    @Test func documentStartsWithItsType() {
        let page = document(.lang("vi")) {
            head { titleElement { "A & B" } }
            body { main { "x" } }
        }
        #expect(page.string == #"<!DOCTYPE html><html lang="vi"><head><title>A &amp; B</title></head><body><main>x</main></body></html>"#)
    }

    @Test func unsafeRawIsTheOnlyTextThatIsNotEscaped() {
        #expect(
            p {
                HTML.unsafeRaw("<b>x</b>")
                "<b>"
                HTML.text("<i>")
            }.string == "<p><b>x</b>&lt;b&gt;&lt;i&gt;</p>")
    }

    @Test func countIsTheNumberOfBytes() {
        let cell = td(.class("a<b")) { "Đẩy mạnh & \"chuyển đổi\"" }
        #expect(cell.count == cell.bytes.count)
        #expect(HTML().isEmpty && HTML([]).isEmpty && !br().isEmpty)
        #expect(HTML.text("&").count == 5)
    }

    @Test func largeContentIsPassedOnWhole() {
        let words = String(repeating: "Đồng Tháp <sen> ", count: 400)
        let escaped = String(repeating: "Đồng Tháp &lt;sen&gt; ", count: 400)
        let page = main(.id("m")) {
            div(.class("a")) {
                p { words }
                p { "ngắn" }
            }
            footer { "hết" }
        }
        let expected = "<main id=\"m\"><div class=\"a\"><p>\(escaped)</p><p>ngắn</p></div><footer>hết</footer></main>"
        #expect(page.string == expected)
        #expect(page.count == expected.utf8.count)
    }
}
