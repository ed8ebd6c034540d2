/// A line of the text without its markup.
struct Line: Sendable {
    var tokens: [Token]
    /// Whether an empty line or a page break stands before it.
    var blankBefore: Bool
    /// Number of scalars, for telling a full line from a short one.
    var width: Int
    /// Places in the source where it begins and ends.
    var start: Int
    var end: Int
}

/// A table: rows of cells, each cell its lines.
struct Table: Sendable {
    var rows: [[[Line]]]
}

enum Piece: Sendable {
    case line(Line)
    case table(Table)
}

/// The text as read: its scalars, its lines and tables, and whether its diacritics can be relied on.
struct Source: Sendable {
    let scalars: [Unicode.Scalar]
    private(set) var pieces: [Piece] = []
    /// Whether most words have lost their diacritics, as after a scanner without Vietnamese.
    private(set) var damaged = false
    /// The width of a full line, or nil when lines are not broken at a width.
    private(set) var wrap: Int?
    /// Whether empty lines stand between paragraphs, so that a line without one before it goes on with its paragraph.
    private(set) var blankSeparated = false

    init(_ text: String, limit: Int) {
        scalars = Array(text.unicodeScalars.prefix(limit))
        damaged = Self.looksDamaged(scalars)
        let raw = rawLines()
        let widths = raw.compactMap { $0.isBar ? nil : $0.line.width }.filter { $0 > 20 }.sorted()
        let wide = widths.isEmpty ? 0 : widths[widths.count * 9 / 10]
        wrap = Self.wrapWidth(widths, wide)
        let lines = raw.count(where: { !$0.isBar && $0.cells.isEmpty })
        blankSeparated = wide <= 160 && lines >= 8 && raw.count(where: \.line.blankBefore) * 6 >= lines
        pieces = TableFinder.pieces(raw)
    }

    /// Whether fewer than half of the longer words carry a Vietnamese diacritic (in sound Vietnamese about four in five do).
    private static func looksDamaged(_ scalars: [Unicode.Scalar]) -> Bool {
        var words = 0, accented = 0, letters = 0
        var hasAccent = false
        for scalar in scalars.prefix(200_000) {
            if Tokenizer.isLetter(scalar) {
                letters += 1
                if !scalar.isASCII { hasAccent = true }
                continue
            }
            if letters >= 2 {
                words += 1
                if hasAccent { accented += 1 }
            }
            letters = 0
            hasAccent = false
        }
        return words >= 20 && accented * 2 < words
    }

    private static func wrapWidth(_ widths: [Int], _ wide: Int) -> Int? {
        guard widths.count >= 8 else { return nil }
        // Where lines are broken at a width, many are nearly full; where each line is a paragraph, few are.
        let full = widths.count(where: { $0 * 100 >= wide * 85 })
        return wide <= 160 && full * 100 >= widths.count * 35 ? wide : nil
    }

    private func rawLines() -> [RawLine] {
        var result: [RawLine] = []
        var start = 0
        var blank = true
        var bold = false
        for place in 0...scalars.count {
            guard place == scalars.count || Self.isLineEnd(scalars[place]) else { continue }
            if let line = rawLine(start..<place, blank: blank, bold: &bold) {
                result.append(line)
                blank = false
            } else if !(place == start && place < scalars.count && scalars[place] == "\n" && start > 0 && scalars[start - 1] == "\r") {
                blank = true
                // Bold never runs over an empty line; an odd number of marks must not turn the rest of the text round.
                bold = false
            }
            start = place + 1
        }
        return result
    }

    private static func isLineEnd(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029: true
        default: false
        }
    }

    private func rawLine(_ range: Range<Int>, blank: Bool, bold: inout Bool) -> RawLine? {
        var kept: [Unicode.Scalar] = []
        var offsets: [Int] = []
        var bolds: [Bool] = []
        var bars: [Int] = []
        var place = range.lowerBound
        func isLast() -> Bool { !scalars[place..<range.upperBound].dropFirst().contains("*") }
        while place < range.upperBound {
            let scalar = scalars[place]
            if scalar == "*" {
                if place + 1 < range.upperBound, scalars[place + 1] == "*" {
                    bold.toggle()
                    place += 2
                    continue
                }
                let bullet = kept.isEmpty && place + 1 < range.upperBound && scalars[place + 1] == " " && isLast()
                if !bullet {
                    place += 1
                    continue
                }
            }
            let dropped = scalar == "`" || scalar == "\\" || scalar == "\u{FEFF}" || scalar == "\u{200B}" || scalar == "\u{AD}"
            let leading = kept.isEmpty && (scalar == "#" || scalar == ">")
            if !dropped && !leading && !(kept.isEmpty && scalar.properties.isWhitespace) {
                if scalar == "|" { bars.append(kept.count) }
                kept.append(scalar)
                offsets.append(place)
                bolds.append(bold)
            }
            place += 1
        }
        while let last = kept.last, last.properties.isWhitespace {
            kept.removeLast()
            offsets.removeLast()
            bolds.removeLast()
        }
        guard let first = offsets.first, let last = offsets.last else { return nil }
        func line(_ part: Range<Int>) -> Line {
            let tokens = Tokenizer.tokens(
                Array(kept[part]), offsets: Array(offsets[part]), bold: Array(bolds[part]), trusted: !damaged)
            let start = part.isEmpty ? first : offsets[part.lowerBound]
            let end = part.isEmpty ? first : offsets[part.upperBound - 1] + 1
            return Line(tokens: tokens, blankBefore: blank, width: part.count, start: start, end: end)
        }
        if kept == ["|"] { return RawLine(line: line(0..<0), isBar: true, cells: []) }
        var cells: [Line] = []
        if bars.count >= 2, bars[0] == 0 {
            for (left, right) in zip(bars, bars.dropFirst()) { cells.append(line(left + 1..<right)) }
            if let tail = bars.last, tail + 1 < kept.count { cells.append(line(tail + 1..<kept.count)) }
        }
        return RawLine(
            line: Line(tokens: line(0..<kept.count).tokens, blankBefore: blank, width: kept.count, start: first, end: last + 1),
            isBar: false, cells: cells)
    }
}

/// A line before tables are found.
struct RawLine: Sendable {
    var line: Line
    /// Whether the line is a lone "|", the cell border of tables copied from web pages.
    var isBar: Bool
    /// The cells when the whole line is a table row in Markdown.
    var cells: [Line]
}

/// Puts the two table forms of web text together: one row to a line between bars, or one cell after another with a lone bar between.
enum TableFinder {
    static func pieces(_ lines: [RawLine]) -> [Piece] {
        var result: [Piece] = []
        var place = 0
        while place < lines.count {
            if lines[place].isBar {
                let (table, next) = barTable(lines, from: place)
                if !table.rows.isEmpty { result.append(.table(table)) }
                place = next
            } else if !lines[place].cells.isEmpty {
                var rows: [[[Line]]] = []
                while place < lines.count, !lines[place].cells.isEmpty {
                    let cells = lines[place].cells
                    let isRule = cells.allSatisfy { cell in cell.tokens.allSatisfy { $0.isMark("-:=") } }
                    if !isRule { rows.append(cells.map { $0.tokens.isEmpty ? [] : [$0] }) }
                    place += 1
                }
                result.append(.table(Table(rows: rows)))
            } else {
                result.append(.line(lines[place].line))
                place += 1
            }
        }
        return result
    }

    /// Rows open with a bar and close each cell with one; the first row, which has no empty cell, tells how many cells a row has.
    private static func barTable(_ lines: [RawLine], from start: Int) -> (Table, Int) {
        var rows: [[[Line]]] = []
        var width: Int?
        var place = start
        while place < lines.count, lines[place].isBar {
            place += 1
            var row: [[Line]] = []
            var cell: [Line] = []
            var closed = false
            while place < lines.count, !closed {
                if !lines[place].isBar {
                    // An empty line after a bar ends the table.
                    if cell.isEmpty, lines[place].line.blankBefore, !row.isEmpty || width != nil { break }
                    cell.append(lines[place].line)
                    place += 1
                    continue
                }
                row.append(cell)
                cell = []
                place += 1
                if let width {
                    closed = row.count >= width
                } else {
                    closed = place < lines.count && lines[place].isBar
                }
            }
            if !cell.isEmpty { row.append(cell) }
            if width == nil { width = max(1, row.count) }
            if row.contains(where: { !$0.isEmpty }) { rows.append(row) }
            if place < lines.count, lines[place].isBar, lines[place].line.blankBefore { break }
        }
        return (Table(rows: rows), max(place, start + 1))
    }
}
