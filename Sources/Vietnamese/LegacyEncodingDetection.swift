/// How the bytes of a text stood for its letters.
public enum TextEncoding: String, Sendable, Hashable, CaseIterable {
    /// Unicode, which every program of today writes.
    case utf8
    /// Unicode in pairs of bytes, the lower first, with a byte order mark.
    case utf16LittleEndian
    /// Unicode in pairs of bytes, the higher first, with a byte order mark.
    case utf16BigEndian
    /// TCVN3, of the ABC fonts.
    case tcvn3
    /// VNI for Windows.
    case vni
    /// Microsoft code page 1258.
    case windows1258

    /// What clerks call it.
    public var name: String {
        switch self {
        case .utf8: "Unicode (UTF-8)"
        case .utf16LittleEndian, .utf16BigEndian: "Unicode (UTF-16)"
        case .tcvn3: "TCVN3 (ABC)"
        case .vni: "VNI"
        case .windows1258: "Windows-1258"
        }
    }

    init(_ legacy: LegacyEncoding) {
        switch legacy {
        case .tcvn3: self = .tcvn3
        case .vni: self = .vni
        case .windows1258: self = .windows1258
        }
    }
}

/// A text and the encoding it was found in.
public struct DecodedText: Sendable, Equatable {
    /// The encoding told from the content.
    public let encoding: TextEncoding
    /// The text in Unicode, letters of Vietnamese composed, lines ended by a line feed.
    public let text: String

    /// Makes a text that is already in Unicode.
    public init(encoding: TextEncoding, text: String) {
        self.encoding = encoding
        self.text = text
    }
}

/// Tells the encoding of a text from its content: the one is taken in which the most words can be Vietnamese syllables.
public enum TextDecoding {
    /// Reads bytes as text; nil for what is no text in a known encoding.
    ///
    /// Unicode wins wherever it is well formed, unless what it spells is an old encoding shown sign by sign ("Céng hßa x· héi").
    public static func decode(_ bytes: [UInt8]) -> DecodedText? {
        if bytes.starts(with: [0xFF, 0xFE]) { return utf16(bytes, low: 0, high: 1).map { finished($0, .utf16LittleEndian) } ?? nil }
        if bytes.starts(with: [0xFE, 0xFF]) { return utf16(bytes, low: 1, high: 0).map { finished($0, .utf16BigEndian) } ?? nil }
        let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        // A zero byte occurs in programs, pictures and archives, never in a text.
        guard !body.contains(0), hasFewControls(body) else { return nil }
        if let text = String(validating: body, as: UTF8.self) { return finished(text, .utf8) }
        return legacy(body) ?? brokenUtf8(body)
    }

    /// Puts back Unicode text that shows the bytes of an old encoding; text that is what it seems stays as it is, but for composing.
    ///
    /// Lines are judged one by one, so that a title in Unicode above an old text stays.
    public static func repaired(_ text: String) -> DecodedText {
        let plain = DecodedText(encoding: .utf8, text: Vietnamese.composed(lineFeeds(text)))
        guard let first = text.unicodeScalars.firstIndex(where: { !$0.isASCII }) else { return plain }
        let sample = text.unicodeScalars[first...].prefix(sampleLength)
        let lines = Substring(sample).split(separator: "\n").filter { LegacyEncoding.canBeShown(String($0)) }.joined(separator: "\n")
        let asIs = VietnameseScore(lines)
        guard let (encoding, score) = best(lines, among: [.tcvn3, .vni]) else { return plain }
        guard score.marked >= 2, score.share >= surely, score.share - asIs.share >= margin else { return plain }
        return DecodedText(encoding: TextEncoding(encoding), text: repaired(plain.text, as: encoding))
    }

    /// How much of a text an encoding must explain to be believed, and by how much it must explain more than Unicode does.
    private static let surely = 0.75
    private static let margin = 0.3
    /// Enough signs to tell an encoding by; a text is decoded whole only once.
    private static let sampleLength = 200_000

    private static func repaired(_ text: String, as encoding: LegacyEncoding) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { (line) -> String in
            guard line.utf8.contains(where: { $0 >= 0x80 }), LegacyEncoding.canBeShown(String(line)) else { return String(line) }
            let decoded = encoding.decoded(String(line))
            return VietnameseScore(decoded).share >= VietnameseScore(line).share ? decoded : String(line)
        }
        return lines.joined(separator: "\n")
    }

    private static func best(_ shown: String, among encodings: [LegacyEncoding]) -> (LegacyEncoding, VietnameseScore)? {
        var best: (encoding: LegacyEncoding, score: VietnameseScore)?
        for encoding in encodings {
            let score = VietnameseScore(encoding.decoded(shown))
            // Equal shares go to the encoding that more agencies used, which is named first.
            if score.marked > 0, score.share > best?.score.share ?? 0 { best = (encoding, score) }
        }
        return best
    }

    private static func legacy(_ bytes: ArraySlice<UInt8>) -> DecodedText? {
        guard let first = bytes.firstIndex(where: { $0 >= 0x80 }) else { return nil }
        // The word that the first such byte stands in is cut, unless what leads up to it is taken too.
        let sample = shown(bytes[max(bytes.startIndex, first - 16)...].prefix(sampleLength))
        guard let (encoding, score) = best(sample, among: LegacyEncoding.allCases), score.share >= surely else { return nil }
        return DecodedText(encoding: TextEncoding(encoding), text: lineFeeds(encoding.decoded(shown(bytes))))
    }

    /// Unicode in which a few bytes are damaged, as after a broken transfer.
    private static func brokenUtf8(_ bytes: ArraySlice<UInt8>) -> DecodedText? {
        let text = String(decoding: bytes, as: UTF8.self)
        let damaged = text.unicodeScalars.count(where: { $0 == "\u{FFFD}" })
        let score = VietnameseScore(text)
        return damaged * 100 <= text.unicodeScalars.count && score.share >= surely ? finished(text, .utf8) : nil
    }

    private static func utf16(_ bytes: [UInt8], low: Int, high: Int) -> String? {
        guard bytes.count.isMultiple(of: 2) else { return nil }
        let units = stride(from: 2, to: bytes.count, by: 2).map { UInt16(bytes[$0 + low]) | UInt16(bytes[$0 + high]) << 8 }
        return units.contains(0) ? nil : String(validating: units, as: UTF16.self)
    }

    private static func finished(_ text: String, _ encoding: TextEncoding) -> DecodedText? {
        let repaired = repaired(text)
        return repaired.encoding == .utf8 ? DecodedText(encoding: encoding, text: repaired.text) : repaired
    }

    private static func shown(_ bytes: ArraySlice<UInt8>) -> String {
        String(String.UnicodeScalarView(bytes.lazy.map(LegacyTables.shown)))
    }

    private static func hasFewControls(_ bytes: ArraySlice<UInt8>) -> Bool {
        let controls = bytes.count(where: { $0 < 0x09 || $0 > 0x0D && $0 < 0x20 || $0 == 0x7F })
        return controls * 100 <= bytes.count
    }

    /// Every line end as a line feed, and no control signs but tab, line feed and form feed.
    private static func lineFeeds(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0C || $0 == 0x7F }) else { return text }
        var result = String.UnicodeScalarView()
        var afterReturn = false
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\r", "\u{0B}": result.append("\n")
            case "\n" where afterReturn: break
            case "\t", "\n", "\u{0C}": result.append(scalar)
            default: if scalar.value >= 0x20, scalar.value != 0x7F { result.append(scalar) }
            }
            afterReturn = scalar == "\r"
        }
        return String(result)
    }
}
