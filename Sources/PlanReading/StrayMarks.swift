/// Takes out the specks of paper that a scanner took for marks ("trách. nhiệm", "bồi _ dưỡng", "các „phòng").
enum StrayMarks {
    static func removed(_ tokens: [Token]) -> [Token] {
        guard tokens.contains(where: { !$0.isWord }) else { return tokens }
        var result: [Token] = []
        result.reserveCapacity(tokens.count)
        for (place, token) in tokens.enumerated() {
            if isStray(tokens, place) { continue }
            result.append(token)
            // A word keeps its distance to the word before the speck.
            if place > 0, isStray(tokens, place - 1), token.isWord { result[result.count - 1].spaced = true }
        }
        return result
    }

    private static func isStray(_ tokens: [Token], _ place: Int) -> Bool {
        let mark = tokens[place]
        guard !mark.isWord, place > 0, place + 1 < tokens.count else { return false }
        let before = tokens[place - 1], after = tokens[place + 1]
        guard after.isWord, !after.isNumber else { return false }
        switch mark.text {
        case "„", "‚": return !after.spaced
        case "_", "~", "¬", "·": return before.isWord && mark.spaced && after.spaced && !after.isUpper
        case ".": return after.spaced && !mark.spaced && isLowerWord(before) && isLowerWord(after)
        default: return false
        }
    }

    /// A whole word in small letters, no abbreviation.
    private static func isLowerWord(_ token: Token) -> Bool {
        token.isWord && !token.isUpper && token.text.unicodeScalars.count >= 2 && !token.text.contains(where: \.isNumber)
            && token.plain.utf8.contains { "aeiouy".utf8.contains($0) } && Syllable.isPossible(token.text, lenient: false)
    }
}
