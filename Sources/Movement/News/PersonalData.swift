/// Finds in a text what may be personal data, to be looked at once more before strangers read it. It says what to look at, never that nothing is there.
public enum PersonalData {
    /// Numbers that look like telephone or identity numbers, and e-mail addresses, in the order of the text; each once, at most 20.
    public static func hints(in text: String) -> [String] {
        var found: [String] = []
        for word in words(of: text) where found.count < 20 && !found.contains(word) && (isEmail(word) || isNumber(word)) { found.append(word) }
        return found
    }

    /// Words, with numbers written in groups ("0912 345 678") put together.
    private static func words(of text: String) -> [String] {
        var words: [String] = []
        var isDigits = false
        for part in text.split(whereSeparator: { $0.isWhitespace || "()<>,;“”\"".contains($0) }).map(trimmed) where !part.isEmpty {
            let groups = part.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2D || $0 == 0x2B }
            if groups, isDigits, let last = words.last, last.utf8.count + part.utf8.count <= 20 {
                words[words.count - 1] = last + " " + part
            } else {
                words.append(part)
            }
            isDigits = groups
        }
        return words
    }

    private static func trimmed(_ word: Substring) -> String {
        var word = word
        while let last = word.last, ".:!?".contains(last) { word = word.dropLast() }
        return String(word)
    }

    private static func isEmail(_ word: String) -> Bool {
        let parts = word.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".") && !parts[1].hasPrefix(".")
    }

    /// Ten digits from 0 or eleven from +84 or 84 are a telephone number, twelve an identity number.
    private static func isNumber(_ word: String) -> Bool {
        guard word.utf8.allSatisfy({ (0x30...0x39).contains($0) || [0x20, 0x2B, 0x2D, 0x2E].contains($0) }) else { return false }
        let digits = String(word.filter { $0.isNumber })
        switch digits.count {
        case 10: return digits.hasPrefix("0")
        case 11: return digits.hasPrefix("84") || digits.hasPrefix("02")
        case 12: return digits.hasPrefix("0")
        default: return false
        }
    }
}
