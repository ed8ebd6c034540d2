/// A line before tables are found.
struct RawLine: Sendable {
    var line: Line
    /// Whether the line is a lone "|", the cell border of tables copied from web pages.
    var isBar: Bool
    /// The cells when the whole line is a table row in Markdown.
    var cells: [[Line]] = []
    /// The cells when bars stand in the line but not at its beginning.
    var openCells: [[Line]] = []
    /// The cells when tabs stand in the line.
    var tabbed: [[Line]] = []

    /// "--- | :---", the rule under the head of a table.
    var isRule: Bool { line.tokens.count >= 3 && line.tokens.allSatisfy { $0.isMark("-:=|") } && (!cells.isEmpty || !openCells.isEmpty) }
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
                let (table, next) = rows(lines, from: place) { $0.cells }
                result.append(.table(table))
                place = next
            } else if !lines[place].openCells.isEmpty, place + 1 < lines.count, lines[place + 1].isRule {
                let (table, next) = rows(lines, from: place) { $0.cells.isEmpty ? $0.openCells : $0.cells }
                result.append(.table(table))
                place = next
            } else if lines[place].tabbed.count >= 3, place + 1 < lines.count, lines[place + 1].tabbed.count >= 3 {
                let (table, next) = rows(lines, from: place) { $0.tabbed }
                result.append(.table(table))
                place = next
            } else {
                result.append(.line(lines[place].line))
                place += 1
            }
        }
        return result
    }

    /// The lines from the place on that have cells, without the rule under the head.
    private static func rows(_ lines: [RawLine], from start: Int, _ cells: (RawLine) -> [[Line]]) -> (Table, Int) {
        var rows: [[[Line]]] = []
        var place = start
        while place < lines.count {
            let row = cells(lines[place])
            if row.isEmpty { break }
            if !lines[place].isRule { rows.append(row) }
            place += 1
        }
        return (Table(rows: rows), place)
    }

    /// A table whose rows open with a lone bar and close each cell with one.
    private static func barTable(_ lines: [RawLine], from start: Int) -> (Table, Int) {
        var gaps: [[Line]] = []
        var place = start + 1
        while place < lines.count {
            var cell: [Line] = []
            while place < lines.count, !lines[place].isBar {
                // An empty line after a bar ends the table.
                if cell.isEmpty, lines[place].line.blankBefore, !gaps.isEmpty { break }
                cell.append(lines[place].line)
                place += 1
            }
            guard place < lines.count, lines[place].isBar else {
                if !cell.isEmpty { gaps.append(cell) }
                break
            }
            if cell.isEmpty, lines[place].line.blankBefore, !gaps.isEmpty { break }
            gaps.append(cell)
            place += 1
        }
        return (Table(rows: rows(gaps).filter { $0.contains { !$0.isEmpty } }), max(place, start + 1))
    }

    private static let widest = 16

    /// What stands between the bars, put into rows: after each row the next one opens with a bar of its own, which looks like an empty cell.
    ///
    /// The first row has no empty cell and tells the width. Rows of other widths are allowed, a single merged cell before all, and the reading with
    /// the fewest of them wins.
    private static func rows(_ gaps: [[Line]]) -> [[[Line]]] {
        let width = min(widest, max(1, gaps.firstIndex(where: \.isEmpty) ?? gaps.count))
        let numbered = gaps.first.map { isNumberHead($0) } ?? false
        let far = Int.max / 2
        var costs = [Int](repeating: far, count: gaps.count + 2)
        var lengths = [Int](repeating: 1, count: gaps.count + 2)
        costs[gaps.count] = 0
        costs[gaps.count + 1] = 0
        for place in gaps.indices.reversed() {
            for length in 1...width where place + length <= gaps.count {
                let last = place + length == gaps.count
                guard last || gaps[place + length].isEmpty else { continue }
                let cost = cost(length, width, numbered ? gaps[place] : []) + costs[last ? gaps.count : place + length + 1]
                if cost <= costs[place] { (costs[place], lengths[place]) = (cost, length) }
            }
        }
        var result: [[[Line]]] = []
        var place = 0
        while place < gaps.count {
            // A row without an end, as in a table that breaks off.
            let length = costs[place] >= far ? min(width, gaps.count - place) : lengths[place]
            result.append(Array(gaps[place..<place + length]))
            place += length + 1
        }
        return result
    }

    private static func cost(_ length: Int, _ width: Int, _ first: [Line]) -> Int {
        let isNumber = first.isEmpty || first.count == 1 && first[0].tokens.count <= 5 && first[0].tokens.count(where: \.isWord) <= 3
        if length == width { return isNumber ? 0 : 6 }
        return length == 1 ? 10 : 15
    }

    private static let number = Phrases("stt|tt|số tt|số thứ tự")

    private static func isNumberHead(_ cell: [Line]) -> Bool { cell.first.map { number.match($0.tokens, at: 0) != nil } ?? false }
}
