internal import Vietnamese

/// How the letters of a run are stored: in Unicode, or as bytes of an old encoding that an old font shows.
enum DocxScript: Equatable {
    case unicode
    case legacy(LegacyEncoding, isCapitals: Bool)

    init(font: String?) {
        if let font, let legacy = LegacyEncoding.ofFont(font) {
            self = .legacy(legacy.encoding, isCapitals: legacy.isCapitals)
        } else {
            self = .unicode
        }
    }
}

/// A paragraph while it is read: its text in pieces of one script each.
struct DocxParagraph {
    var style: String?
    var list: String?
    var level: Int?
    var breaksPage = false
    /// Whether the mark at its end is deleted, so that the next paragraph goes on with it.
    var endsDeleted = false
    private(set) var pieces: [(script: DocxScript, text: String)] = []

    mutating func append(_ text: String, _ script: DocxScript) {
        if let last = pieces.last, last.script == script {
            pieces[pieces.count - 1].text += text
        } else {
            pieces.append((script, text))
        }
    }

    /// The text in Unicode; what old fonts show is decoded when `decodes` says that they are what they seem.
    func text(decodes: Bool) -> String {
        pieces.map { piece in
            guard decodes, case .legacy(let encoding, let isCapitals) = piece.script, LegacyEncoding.canBeShown(piece.text) else { return piece.text }
            let decoded = encoding.decoded(piece.text)
            return isCapitals ? decoded.uppercased() : decoded
        }.joined()
    }
}

/// A table while it is read, and how it reads as text.
struct DocxTable {
    struct Cell {
        var lines: [String] = []
        var span = 1
        /// Whether it goes on with the cell above or to the left.
        var isMerged = false
    }

    var style: String?
    var hasBorders: Bool?
    var rows: [[Cell]] = []
    /// Whether the row that is read is deleted.
    var isRowDeleted = false

    /// Wider tables than this are no tables.
    static let mostColumns = 128

    var columns: Int { rows.map(\.count).max() ?? 0 }

    mutating func add(_ cell: Cell) {
        guard let last = rows.indices.last, rows[last].count < Self.mostColumns else { return }
        rows[last].append(cell)
        let more = min(cell.span, Self.mostColumns - rows[last].count) - 1
        if more > 0 { rows[last] += [Cell](repeating: Cell(), count: more) }
    }

    mutating func endRow() {
        if isRowDeleted { _ = rows.popLast() }
        isRowDeleted = false
    }

    /// Lines of text: a row of cells to a line, or the lines of one cell after another where the table only places things beside each other.
    func lines(bordered: Bool) -> [String] {
        let columns = columns
        if columns <= 1 || columns == 2 && (!bordered || isHeadOrFoot) { return rows.flatMap { $0.flatMap(\.lines) } }
        return rows.compactMap { row in
            let texts = row.map { $0.isMerged ? "" : Self.inOneLine($0.lines) }
            if texts.allSatisfy(\.isEmpty) { return nil }
            let missing = [String](repeating: "", count: columns - row.count)
            return "| " + (texts + missing).joined(separator: " | ") + " |"
        }
    }

    /// Whether it is the head of a document, with the motto, or its foot, with the list of those who receive it.
    private var isHeadOrFoot: Bool {
        guard rows.count <= 4 else { return false }
        let text = Vietnamese.folded(rows.flatMap { $0.flatMap(\.lines) }.joined(separator: " "))
        return ["doc lap - tu do", "cong hoa xa hoi chu nghia", "noi nhan"].contains { text.contains($0) }
    }

    private static func inOneLine(_ lines: [String]) -> String {
        let words = lines.flatMap { $0.split(whereSeparator: { $0.isWhitespace || $0 == "\u{0C}" }) }
        // A bar would end the cell.
        return words.joined(separator: " ").replacing("|", with: "/")
    }
}

/// Signs of symbol fonts, by the byte that the font shows them for.
enum DocxSymbol {
    static func text(font: String, code: UInt32) -> String {
        let byte = code & 0xFF
        switch font.lowercased() {
        case "symbol": return symbol[byte] ?? "•"
        case let name where name.hasPrefix("wingdings"): return wingdings[byte] ?? "•"
        default:
            // Fonts of Unicode name the letter itself.
            guard !(0xE000...0xF8FF).contains(code), code >= 0x20, let scalar = Unicode.Scalar(code) else { return "•" }
            return String(Character(scalar))
        }
    }

    /// Signs of symbol fonts that stand in a text as letters of private use.
    static func plain(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { (0xF020...0xF0FF).contains($0.value) }) else { return text }
        return text.unicodeScalars.map { (0xF020...0xF0FF).contains($0.value) ? symbol[$0.value & 0xFF] ?? "•" : String(Character($0)) }.joined()
    }

    private static let symbol: [UInt32: String] = [
        0x2D: "-", 0xB3: "≥", 0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB4: "×", 0xB7: "•", 0xB9: "≠", 0xBB: "≈", 0xAE: "→", 0xAC: "←", 0xDE: "⇒",
        0x2B: "+", 0x2F: "/", 0x25: "%", 0x3D: "=",
    ]
    private static let wingdings: [UInt32: String] = [
        0xA8: "□", 0x6F: "□", 0x71: "□", 0x72: "□", 0xFE: "☑", 0xFD: "☒", 0x78: "☒", 0xFC: "✓", 0xFB: "✗", 0xE0: "→", 0xF0: "⇒", 0x6C: "•",
        0xA7: "•", 0x76: "•", 0xD8: "➢", 0x28: "☎", 0x2A: "✉",
    ]
}
