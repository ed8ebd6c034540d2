/// The words of a piece of HTML.
struct HtmlText {
    /// The words; paragraphs and breaks are line ends.
    let text: String
    /// Whether something was left out that a reader would need: a picture, a sound, a formula that is drawn.
    let hasMedia: Bool

    private static let media: Set<String> = [
        "img", "picture", "video", "audio", "object", "embed", "iframe", "svg", "math", "canvas", "source", "map", "applet",
    ]
    private static let breaks: Set<String> = [
        "br", "p", "div", "li", "tr", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote", "hr", "dt", "dd",
    ]
    private static let raised: [Unicode.Scalar: Unicode.Scalar] = [
        "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸", "9": "⁹", "+": "⁺", "-": "⁻", "n": "ⁿ",
    ]
    private static let lowered: [Unicode.Scalar: Unicode.Scalar] = [
        "0": "₀", "1": "₁", "2": "₂", "3": "₃", "4": "₄", "5": "₅", "6": "₆", "7": "₇", "8": "₈", "9": "₉", "+": "₊", "-": "₋",
    ]

    init(_ html: String) {
        var reading = Reading(html)
        reading.run()
        text = String(reading.result)
        hasMedia = reading.hasMedia || html.contains("@@PLUGINFILE@@")
    }

    private struct Reading {
        let source: [Unicode.Scalar]
        var place = 0
        var result = String.UnicodeScalarView()
        var hasMedia = false
        /// "sup" or "sub" while inside one.
        var shift = ""

        init(_ html: String) { source = Array(html.unicodeScalars) }

        mutating func run() {
            while place < source.count {
                let scalar = source[place]
                if scalar == "<", place + 1 < source.count, isTagStart(source[place + 1]) {
                    tag()
                } else if scalar == "&" {
                    entity()
                } else {
                    // A line end in the source of HTML is only a space.
                    result.append(QuizText.isBlank(scalar) ? " " : shifted(scalar))
                    place += 1
                }
            }
        }

        private func isTagStart(_ scalar: Unicode.Scalar) -> Bool { scalar == "/" || scalar == "!" || scalar == "?" || isLetter(scalar) }

        private func isLetter(_ scalar: Unicode.Scalar) -> Bool { (0x41...0x5A).contains(scalar.value & ~0x20) }

        private func shifted(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
            switch shift {
            case "sup": HtmlText.raised[scalar] ?? scalar
            case "sub": HtmlText.lowered[scalar] ?? scalar
            default: scalar
            }
        }

        private mutating func tag() {
            if source[place...].starts(with: "<!--".unicodeScalars) {
                place = end(of: "-->", from: place + 4)
                return
            }
            var cursor = place + 1
            let isClosing = source[cursor] == "/"
            if isClosing { cursor += 1 }
            var name = ""
            while cursor < source.count, isLetter(source[cursor]) || (0x30...0x39).contains(source[cursor].value) {
                name.unicodeScalars.append(source[cursor])
                cursor += 1
            }
            name = name.lowercased()
            place = tagEnd(from: cursor)
            if HtmlText.media.contains(name) { hasMedia = true }
            if HtmlText.breaks.contains(name) { result.append("\n") }
            if name == "td" || name == "th" { result.append(" ") }
            if name == "sup" || name == "sub" { shift = isClosing ? "" : name }
            if !isClosing, name == "script" || name == "style" { place = end(of: "</\(name)", from: place, closing: true) }
        }

        /// Behind the ">" of a tag; marks in quotes do not end it.
        private func tagEnd(from start: Int) -> Int {
            var quote: Unicode.Scalar?
            for cursor in start..<max(start, source.count) {
                let scalar = source[cursor]
                if let open = quote {
                    if scalar == open { quote = nil }
                } else if scalar == "\"" || scalar == "'" {
                    quote = scalar
                } else if scalar == ">" {
                    return cursor + 1
                }
            }
            return source.count
        }

        private func end(of mark: String, from start: Int, closing: Bool = false) -> Int {
            let wanted = Array(mark.unicodeScalars)
            var cursor = start
            while cursor + wanted.count <= source.count {
                if zip(source[cursor...], wanted).allSatisfy({ $0 == $1 || ($0.value | 0x20) == $1.value }) {
                    return closing ? tagEnd(from: cursor + wanted.count) : cursor + wanted.count
                }
                cursor += 1
            }
            return source.count
        }

        private mutating func entity() {
            let name = source[(place + 1)...].prefix(10).prefix { $0 != ";" }
            let stop = place + 1 + name.count
            guard stop < source.count, source[stop] == ";", let scalar = HtmlEntity.scalar(String(String.UnicodeScalarView(name))) else {
                result.append(source[place])
                place += 1
                return
            }
            result.append(QuizText.isBlank(scalar) ? " " : shifted(scalar))
            place = stop + 1
        }
    }
}

/// Characters that HTML writes by name or number.
enum HtmlEntity {
    static func scalar(_ name: String) -> Unicode.Scalar? {
        guard name.hasPrefix("#") else { return named[name] }
        let number = name.dropFirst()
        let value = number.first == "x" || number.first == "X" ? UInt32(number.dropFirst(), radix: 16) : UInt32(number)
        return value.flatMap { $0 == 0 ? nil : Unicode.Scalar($0) }
    }

    private static let named: [String: Unicode.Scalar] = {
        var table: [String: Unicode.Scalar] = [
            "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "hellip": "…", "ndash": "–", "mdash": "—", "lsquo": "‘", "rsquo": "’",
            "ldquo": "“", "rdquo": "”", "bull": "•", "le": "≤", "ge": "≥", "ne": "≠", "asymp": "≈", "rarr": "→", "larr": "←", "infin": "∞",
            "radic": "√", "sum": "∑", "minus": "−", "euro": "€", "trade": "™", "permil": "‰", "sbquo": "‚", "bdquo": "„", "pi": "π", "alpha": "α",
            "beta": "β", "Delta": "Δ", "Omega": "Ω", "ensp": " ", "emsp": " ", "thinsp": " ", "zwj": "\u{200D}", "zwnj": "\u{200C}",
        ]
        // Latin-1 from 160, in order.
        let latin = """
            nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1
            ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml
            ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring
            aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc
            uuml yacute thorn yuml
            """
        for (index, name) in latin.split(whereSeparator: \.isWhitespace).enumerated() { table[String(name)] = Unicode.Scalar(UInt32(160 + index)) }
        return table
    }()
}
