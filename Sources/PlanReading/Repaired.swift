extension PlanDocument {
    /// The text with every suggestion put in its place.
    ///
    /// The text must be the one this document was read from. Line ends inside a suggestion's stretch stay where they can.
    public func repaired(_ text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        var result = String.UnicodeScalarView()
        var place = 0
        for doubt in doubts {
            guard let suggestion = doubt.suggestion, place <= doubt.start, doubt.start < doubt.end, doubt.end <= scalars.count else { continue }
            result.append(contentsOf: scalars[place..<doubt.start])
            result.append(contentsOf: Self.spaced(suggestion, like: scalars[doubt.start..<doubt.end]))
            place = doubt.end
        }
        result.append(contentsOf: scalars[place...])
        return String(result)
    }

    /// The suggestion with the white space of the source, where both have the same number of words.
    private static func spaced(_ suggestion: String, like source: ArraySlice<Unicode.Scalar>) -> [Unicode.Scalar] {
        let words = suggestion.unicodeScalars.split(whereSeparator: \.properties.isWhitespace)
        let parts = source.split(whereSeparator: \.properties.isWhitespace)
        guard words.count == parts.count else { return Array(suggestion.unicodeScalars) }
        var result: [Unicode.Scalar] = []
        for (place, word) in words.enumerated() {
            result += word
            guard place + 1 < parts.count else { break }
            result += source[parts[place].endIndex..<parts[place + 1].startIndex]
        }
        return result
    }
}
