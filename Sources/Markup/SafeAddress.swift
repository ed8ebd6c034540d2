/// Decides whether an address may stand in a page.
enum SafeAddress {
    /// What stands in place of a refused address: the page itself.
    static let refused = "#"

    /// The address itself, or ``refused`` when it names a scheme other than `http`, `https`, `mailto` and `tel`.
    ///
    /// Browsers drop tabs and line breaks inside an address and controls and spaces around it (WHATWG URL, 4.4), so `java\nscript:` is a scheme
    /// for them; an address with any such character is refused whole.
    static func checked(_ address: String) -> String {
        isSafe(address) ? address : refused
    }

    static func isSafe(_ address: String) -> Bool {
        Escape.withUTF8(of: address) { bytes in
            var schemeEnd: Int?
            var inPath = false
            for (index, byte) in bytes.enumerated() {
                if byte < 0x20 || byte == 0x7F || (byte == 0x20 && index == 0) { return false }
                if inPath || schemeEnd != nil { continue }
                if byte == UInt8(ascii: ":") { schemeEnd = index }
                inPath = byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#")
            }
            guard let schemeEnd else { return true }
            return ["http", "https", "mailto", "tel"].contains(String(decoding: bytes[..<schemeEnd], as: UTF8.self).lowercased())
        }
    }
}

/// What kind of value an attribute name announces.
enum AttributeName: Equatable {
    case ordinary
    /// The browser follows or loads the value.
    case address
    /// The browser runs the value, as script or style or as a page of its own.
    case executable

    init(_ name: StaticString) {
        let lowered = name.description.lowercased()
        switch lowered {
        case "href", "xlink:href", "src", "action", "formaction", "poster", "background", "cite", "ping", "manifest": self = .address
        case "style", "srcdoc", "srcset": self = .executable
        default: self = lowered.hasPrefix("on") ? .executable : .ordinary
        }
    }
}
