/// An encoding of Vietnamese from before Unicode, one byte for each sign.
public enum LegacyEncoding: String, Sendable, Hashable, CaseIterable {
    /// TCVN 5712:1993 in its third form, of the ABC fonts (".VnTime"); capitals with a tone are lower-case letters in a font that shows capitals.
    case tcvn3
    /// VNI for Windows (fonts "VNI-Times"): a base letter, then a letter that stands for its marks.
    case vni
    /// Microsoft code page 1258: letters with their shape, the tone as a combining mark after them.
    case windows1258

    /// The encoding that a font implies ("VNI-Times", ".VnTimeH"), nil for a font of Unicode.
    ///
    /// Fonts of ABC whose name ends in "H" show lower-case letters as capitals.
    public static func ofFont(_ name: String) -> (encoding: LegacyEncoding, isCapitals: Bool)? {
        let lowered = name.lowercased()
        if lowered.hasPrefix(".vn") { return (.tcvn3, name.hasSuffix("H")) }
        return lowered.hasPrefix("vni-") || lowered.hasPrefix("vni ") ? (.vni, false) : nil
    }

    /// Text in which each byte of this encoding is shown as the sign that Windows-1252 has at its place, put back into Vietnamese.
    ///
    /// Signs that Windows-1252 does not have stay as they are.
    public func decoded(_ shown: String) -> String {
        var result = String.UnicodeScalarView()
        decode(shown.unicodeScalars, into: &result)
        return Vietnamese.composed(String(result))
    }

    /// Whether every sign of the text is one that Windows-1252 has, so that the text can be bytes of this encoding.
    public static func canBeShown(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { LegacyTables.byte(shownAs: $0) != nil }
    }

    private func decode(_ shown: String.UnicodeScalarView, into result: inout String.UnicodeScalarView) {
        switch self {
        case .tcvn3: decode(shown, by: LegacyTables.tcvn3, into: &result)
        case .windows1258: decode(shown, by: LegacyTables.windows1258, into: &result)
        case .vni: decodeVni(shown, into: &result)
        }
    }

    private func decode(_ shown: String.UnicodeScalarView, by table: [Unicode.Scalar?], into result: inout String.UnicodeScalarView) {
        for scalar in shown {
            result.append(LegacyTables.byte(shownAs: scalar).flatMap { table[Int($0)] } ?? scalar)
        }
    }

    /// A base letter waits for what follows it, as marks come after.
    private func decodeVni(_ shown: String.UnicodeScalarView, into result: inout String.UnicodeScalarView) {
        var pending: Letter?
        for scalar in shown {
            let byte = LegacyTables.byte(shownAs: scalar)
            if let base = pending {
                pending = nil
                if let byte, let letter = LegacyTables.vniLetter(base, markedBy: byte) {
                    result.append(Letters.scalar(letter))
                    continue
                }
                result.append(Letters.scalar(base))
            }
            let read = byte.flatMap { LegacyTables.vniSingle[Int($0)] } ?? scalar
            if let letter = Letters.letter(read), letter.tone == .level, letter.row != Letters.stroke {
                pending = letter
            } else {
                result.append(read)
            }
        }
        if let pending { result.append(Letters.scalar(pending)) }
    }
}
