import Markup
import Testing

/// Text a character at a time, the slow way that the fast scan is held against.
private func escapedSlowly(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "&": result += "&amp;"
        case "<": result += "&lt;"
        case ">": result += "&gt;"
        case "\"": result += "&quot;"
        case "'": result += "&#39;"
        default: result.unicodeScalars.append(scalar)
        }
    }
    return result
}

/// The same numbers in every run (SplitMix64).
struct FixedRandom: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

@Suite struct EscapingTests {
    @Test(arguments: [
        ("", ""),
        ("Phát động phong trào", "Phát động phong trào"),
        ("a & b", "a &amp; b"),
        ("<script>alert('x')</script>", "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"),
        ("\"trích\"", "&quot;trích&quot;"),
        ("&amp;", "&amp;amp;"),
        ("sen\u{0}\n\t%#;/=!=?;:", "sen\u{0}\n\t%#;/=!=?;:"),
        ("1234567<", "1234567&lt;"),
        ("12345678>", "12345678&gt;"),
        ("'2345678901234567'", "&#39;2345678901234567&#39;"),
    ])
    func textIsEscapedInContentAndInAttributes(_ text: String, _ escaped: String) {
        #expect(p { text }.string == "<p>\(escaped)</p>")
        #expect(p(.data("x", text)).string == "<p data-x=\"\(escaped)\"></p>")
        #expect(HTML.text(text).string == escaped)
    }

    @Test(arguments: 0..<256)
    func everyByteAtEveryPlaceOfAWordIsJudgedAlike(_ value: Int) throws {
        let scalar = Unicode.Scalar(UInt8(value))
        for place in 0..<20 {
            let text = String(repeating: "a", count: place) + String(Character(scalar)) + String(repeating: "đ", count: 20 - place)
            #expect(HTML.text(text).string == escapedSlowly(text))
        }
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func randomTextIsEscapedAsTheSlowWayDoes(_ seed: UInt64) {
        var random = FixedRandom(state: seed)
        let alphabet: [Unicode.Scalar] = ["<", ">", "&", "\"", "'", "a", "=", "?", "%", "#", "ệ", "Đ", "\u{300}", "莲", "🪷", " "]
        var text = ""
        for _ in 0..<Int.random(in: 0...90, using: &random) {
            text.unicodeScalars.append(alphabet[Int.random(in: 0..<alphabet.count, using: &random)])
        }
        let rendered = span(.attr("lang", text)) { text }
        #expect(rendered.string == "<span lang=\"\(escapedSlowly(text))\">\(escapedSlowly(text))</span>")
        #expect(rendered.count == rendered.bytes.count)
    }
}
