import Markup
import Testing

@Suite struct AttributeTests {
    @Test(arguments: [
        (Attribute.class("a b"), #" class="a b""#),
        (.aria("label", "Chính"), #" aria-label="Chính""#),
        (.data("x", "1"), #" data-x="1""#),
        (.flag("required"), " required"),
        (.flag("checked", if: false), ""),
        (.colspan(3), #" colspan="3""#),
        (.tabindex(0), #" tabindex="0""#),
        (.for("name"), #" for="name""#),
        (.method("post"), #" method="post""#),
        (.none, ""),
        (.when(false, .id("a")), ""),
        (.when(true, .id("a")), #" id="a""#),
        (.ifLet(nil as String?) { .id($0) }, ""),
        (.ifLet("b") { .id($0) }, #" id="b""#),
        (.attr("width", 12), #" width="12""#),
        (.value("\" onfocus=\"x"), #" value="&quot; onfocus=&quot;x""#),
    ])
    func attributesAreWrittenWithQuotedValues(_ attribute: Attribute, _ expected: String) {
        #expect(td(attribute).string == "<td\(expected)></td>")
    }

    static let safe = [
        "", "/", "/phong-trao/1?x=a:b#c:d", "viec-cua-toi", "?trang=2", "#main", "./a:b", "//example.org/x", "http://example.org",
        "HTTPS://example.org",
        "mailto:vanthu@example.org", "tel:+84277123456", "/tra-cuu?tu=phòng ban",
    ]

    @Test(arguments: safe)
    func ordinaryAddressesStay(_ address: String) {
        #expect(a(.href(address)).string == a(.attr("title", address)).string.replacing("title=", with: "href="))
    }

    @Test(arguments: [
        "javascript:alert(1)", "JavaScript:alert(1)", "java\nscript:alert(1)", "java\tscript:alert(1)", " javascript:alert(1)",
        "\u{1}javascript:alert(1)",
        "vbscript:x", "data:text/html,<script>", "file:///etc/passwd", "blob:https://x", "javascript\r:alert(1)", ":x", "ftp://example.org",
        "jav\u{0}ascript:x",
        "h\u{131}ttp:x", "javascript\u{7F}:x",
    ])
    func addressesWithAnotherSchemeAreRefused(_ address: String) {
        #expect(a(.href(address)).string == ##"<a href="#"></a>"##)
        #expect(img(.src(address)).string == ##"<img src="#">"##)
        #expect(formElement(.action(address)).string == ##"<form action="#"></form>"##)
        #expect(button(.attr("formaction", address)).string == ##"<button formaction="#"></button>"##)
        #expect(a(.attr("HREF", address)).string == ##"<a HREF="#"></a>"##)
    }

    @Test(arguments: [
        Attribute.attr("onclick", "x"), .attr("ONLOAD", "x"), .attr("style", "x"), .attr("srcdoc", "x"), .attr("srcset", "x"),
    ])
    func namesThatRunCodeAreLeftOut(_ attribute: Attribute) {
        #expect(div(attribute).string == "<div></div>")
    }
}
