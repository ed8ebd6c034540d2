internal import Vietnamese

/// A text cut where a search matched, so that the matches can be marked in the spelling of the text.
public enum Snippet {
    /// A part of the text, and whether it matched.
    public struct Piece: Sendable, Hashable {
        /// The words as they stand.
        public let text: String
        /// Whether a searched word stands here.
        public let isMatch: Bool
    }

    /// The pieces of a text around its first match.
    /// - Parameters:
    ///   - words: folded words.
    ///   - room: about how many characters are kept.
    public static func pieces(of text: String, _ words: [String], room: Int = 180) -> [Piece] {
        let characters = Array(text)
        let marked = marks(characters, words)
        let range = window(characters, first: marked.firstIndex(of: true) ?? 0, room: room)
        var pieces: [Piece] = []
        if range.lowerBound > 0 { pieces.append(Piece(text: "… ", isMatch: false)) }
        var start = range.lowerBound
        while start < range.upperBound {
            var end = start
            while end < range.upperBound, marked[end] == marked[start] { end += 1 }
            pieces.append(Piece(text: String(characters[start..<end]), isMatch: marked[start]))
            start = end
        }
        if range.upperBound < characters.count { pieces.append(Piece(text: " …", isMatch: false)) }
        return pieces
    }

    /// Which characters stand in a match: each is folded by itself, so that places in the folded text are known in the text.
    private static func marks(_ characters: [Character], _ words: [String]) -> [Bool] {
        var folded: [Unicode.Scalar] = []
        var places: [Int] = []
        for (place, character) in characters.enumerated() {
            // Most characters are ASCII letters, and folding those one by one through strings would cost more than the search.
            if let byte = character.asciiValue, byte > 0x20 {
                folded.append(Unicode.Scalar((0x41...0x5A).contains(byte) ? byte + 0x20 : byte))
                places.append(place)
                continue
            }
            for scalar in character.isWhitespace ? " ".unicodeScalars : Vietnamese.folded(String(character)).unicodeScalars {
                folded.append(scalar)
                places.append(place)
            }
        }
        var marked = [Bool](repeating: false, count: characters.count)
        for word in words {
            let wanted = Array(word.unicodeScalars)
            guard !wanted.isEmpty, wanted.count <= folded.count else { continue }
            var start = 0
            while start + wanted.count <= folded.count {
                if folded[start] == wanted[0], folded[start..<start + wanted.count].elementsEqual(wanted) {
                    for place in places[start..<start + wanted.count] { marked[place] = true }
                    start += wanted.count
                } else {
                    start += 1
                }
            }
        }
        return marked
    }

    /// A stretch around the first match that begins and ends between words.
    private static func window(_ characters: [Character], first: Int, room: Int) -> Range<Int> {
        guard characters.count > room else { return 0..<characters.count }
        var start = max(first - room / 3, 0)
        while start > 0, start < first, !characters[start - 1].isWhitespace { start += 1 }
        var end = min(start + room, characters.count)
        while end < characters.count, end > first + 1, !characters[end].isWhitespace { end -= 1 }
        return start..<max(end, start)
    }
}
