/// A line of the text without its markup.
struct Line: Sendable {
    var tokens: [Token]
    /// Whether an empty line or a page break stands before it.
    var blankBefore: Bool
    /// How many scalars of white space stand before its first word.
    var indent = 0
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
        blankSeparated = wide <= 160 && lines >= 8 && Self.isBlankSeparated(raw, lines)
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

    /// Whether most lines that begin a clause have an empty line before them; where few begin a clause, whether many lines have.
    private static func isBlankSeparated(_ raw: [RawLine], _ lines: Int) -> Bool {
        let clauses = raw.filter { !$0.isBar && $0.cells.isEmpty && !MarkerReader.readings($0.line.tokens).isEmpty }
        if clauses.count >= 12 { return clauses.count(where: \.line.blankBefore) * 2 >= clauses.count }
        return raw.count(where: \.line.blankBefore) * 6 >= lines
    }

    private static func wrapWidth(_ widths: [Int], _ wide: Int) -> Int? {
        guard widths.count >= 8 else { return nil }
        // Where lines are broken at a width, many are nearly full; where each line is a paragraph, few are.
        let full = widths.count(where: { $0 * 100 >= wide * 85 })
        return wide <= 160 && full * 100 >= widths.count * 35 ? wide : nil
    }

    private func rawLines() -> [RawLine] {
        var result: [RawLine] = []
        var cleaner = LineCleaner(scalars)
        var start = 0
        var blank = true
        for place in 0...scalars.count {
            guard place == scalars.count || Self.isLineEnd(scalars[place]) else { continue }
            var lines = rawLines(cleaner.clean(start..<place), blank: blank)
            if let first = lines.first { lines[0].line.indent = indent(start, before: first.line.start) }
            if !lines.isEmpty {
                result += lines
                blank = false
            } else if !(place == start && place < scalars.count && scalars[place] == "\n" && start > 0 && scalars[start - 1] == "\r") {
                blank = true
                cleaner.endParagraph()
            }
            start = place + 1
        }
        return result
    }

    private func indent(_ start: Int, before end: Int) -> Int {
        guard start <= end else { return 0 }
        return scalars[start..<end].prefix(80).count(where: \.properties.isWhitespace)
    }

    private static func isLineEnd(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029: true
        default: false
        }
    }

    /// The lines of one line of the source: more than one where HTML breaks it, none when nothing is left.
    private func rawLines(_ clean: CleanLine, blank: Bool) -> [RawLine] {
        if clean.scalars.isEmpty { return [] }
        if clean.scalars == ["|"] { return [RawLine(line: line(clean, 0..<0, blank: blank), isBar: true)] }
        if clean.bars.count >= 2, clean.bars[0] == 0 {
            return [
                RawLine(line: line(clean, clean.scalars.indices, blank: blank), isBar: false, cells: cells(clean, clean.bars + [clean.scalars.count]))
            ]
        }
        var result: [RawLine] = []
        let ends = clean.breaks + [clean.scalars.count]
        for (left, right) in zip([0] + clean.breaks, ends) where left < right {
            let part = line(clean, left..<right, blank: blank && result.isEmpty)
            if part.tokens.isEmpty { continue }
            var raw = RawLine(line: part, isBar: false)
            if ends.count == 1 {
                if !clean.bars.isEmpty { raw.openCells = cells(clean, [-1] + clean.bars + [clean.scalars.count]) }
                raw.tabbed = tabbed(clean)
            }
            result.append(raw)
        }
        return result
    }

    private func line(_ clean: CleanLine, _ part: Range<Int>, blank: Bool) -> Line {
        let first = clean.offsets[min(part.lowerBound, clean.offsets.count - 1)]
        let end = part.isEmpty ? first : clean.offsets[part.upperBound - 1] + 1
        let tokens = Tokenizer.tokens(
            Array(clean.scalars[part]), offsets: Array(clean.offsets[part]), bold: Array(clean.bolds[part]), trusted: !damaged)
        return Line(tokens: tokens, blankBefore: blank, width: part.count, start: first, end: end)
    }

    /// The cells between the bars, each its lines.
    private func cells(_ clean: CleanLine, _ bars: [Int]) -> [[Line]] {
        var result: [[Line]] = []
        for (left, right) in zip(bars, bars.dropFirst()) {
            // What a closing bar leaves behind is no cell.
            if right == clean.scalars.count, left + 1 >= right, left >= 0 { continue }
            let inside = clean.breaks.filter { $0 > left + 1 && $0 < right }
            var lines: [Line] = []
            for (from, to) in zip([left + 1] + inside, inside + [right]) where from < to {
                let part = line(clean, from..<to, blank: false)
                if !part.tokens.isEmpty { lines.append(part) }
            }
            result.append(lines)
        }
        return result
    }

    /// The cells of a line whose parts are set apart by tabs, as copied from a word processor; none when there are fewer than three.
    private func tabbed(_ clean: CleanLine) -> [[Line]] {
        let tabs = clean.scalars.indices.filter { clean.scalars[$0] == "\t" }
        guard tabs.count >= 2 else { return [] }
        let found = cells(clean, [-1] + tabs + [clean.scalars.count])
        return found.count >= 3 ? found : []
    }
}
