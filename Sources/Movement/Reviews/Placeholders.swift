/// The places in a sentence that figures fill: `{{alive}}`.
public enum Placeholders {
    /// A sentence cut into words and places, in order.
    public enum Piece: Sendable, Hashable {
        /// Words as they stand.
        case words(String)
        /// A place for the figure of that name.
        case place(String)
    }

    /// The pieces of a text; braces that are never closed are words.
    public static func pieces(_ text: String) -> [Piece] {
        var pieces: [Piece] = []
        var rest = text[...]
        while let open = rest.firstRange(of: "{{"), let close = rest[open.upperBound...].firstRange(of: "}}") {
            if open.lowerBound > rest.startIndex { pieces.append(.words(String(rest[..<open.lowerBound]))) }
            pieces.append(.place(String(rest[open.upperBound..<close.lowerBound]).trimmed))
            rest = rest[close.upperBound...]
        }
        if !rest.isEmpty { pieces.append(.words(String(rest))) }
        return pieces
    }

    /// Names in a text that no figure has, each once.
    static func unknown(in text: String, _ figures: [Figure]) -> [String] {
        let known = Set(figures.map(\.key))
        var names: [String] = []
        for case .place(let name) in pieces(text) where !known.contains(name) && !names.contains(name) { names.append(name) }
        return names
    }

    /// The text with every figure in its place.
    public static func filled(_ text: String, _ figures: [String: Figure], _ language: Language = .vi) -> String {
        pieces(text).map { piece in
            switch piece {
            case .words(let words): words
            case .place(let name): figures[name]?.shown(language) ?? "{{\(name)}}"
            }
        }.joined()
    }
}
