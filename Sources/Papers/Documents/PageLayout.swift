/// Turns the words of a page into lines of text: what stands in columns side by side is kept apart, and tables become rows of cells.
///
/// Columns are found by the white strips between them that run through several lines; the rows of a table by the order in which the page draws its
/// words, which is cell after cell, row after row.
struct PageLayout {
    private let lines: [PageLine]
    private let isByLine: Bool
    /// Lines of less than this may stand in a column.
    private let shortWidth: Double

    /// Narrowest strip between columns, in points.
    private static let strip = 5.5
    /// More lines than any printed page has; a page with more is no page of columns, and looking for them would take long.
    private static let mostLines = 400
    private static let mostStrips = 24

    static func text(of page: PageWords) -> String {
        PageLayout(page).text
    }

    private init(_ page: PageWords) {
        lines = PageLine.lines(of: page)
        isByLine = page.isByLine
        shortWidth = 0.6 * ((lines.map(\.right).max() ?? 0) - (lines.map(\.left).min() ?? 0))
    }

    private var text: String {
        var result: [String] = []
        var place = 0
        while place < lines.count {
            if place > 0, isApart(place) { result.append("") }
            if let band = band(from: place) {
                result += band.text(of: lines)
                place = band.range.upperBound
            } else {
                result.append(lines[place].text)
                place += 1
            }
        }
        return result.joined(separator: "\n")
    }

    /// Whether a gap stands above the line that is wider than what sets paragraphs apart.
    private func isApart(_ place: Int) -> Bool {
        lines[place].top - lines[place - 1].bottom > 0.9 * max(lines[place].height, 8)
    }

    /// The longest run of lines from one on that share white strips with words on both sides, nil when it is ordinary text.
    private func band(from start: Int) -> Band? {
        guard lines.count <= Self.mostLines, !gaps(of: lines[start]).isEmpty || lines[start].right - lines[start].left < shortWidth else {
            return nil
        }
        var strips = open(lines[start])
        var sides = Sides(lines[start])
        var spanning: Set<Int> = []
        var end = start + 1
        while end < lines.count, lines[end].top - lines[end - 1].bottom < 3 * max(lines[end].height, 8) {
            let narrowed = Self.common(strips, open(lines[end]))
            let widened = sides.widened(by: lines[end])
            let before = strips.count(where: sides.enclose)
            let after = narrowed.count(where: widened.enclose)
            if after == 0, before > 0 || end - start >= 3 { break }
            if after < before, end - start >= 3 {
                // A row that runs across the columns of a table, if the columns go on below it.
                guard end + 1 < lines.count, Self.common(strips, open(lines[end + 1])).count(where: sides.enclose) == before,
                    !gaps(of: lines[end + 1]).isEmpty
                else { break }
                spanning.insert(end)
            } else {
                strips = narrowed
                sides = widened
            }
            end += 1
        }
        let range = trimmed(start..<end, strips: strips.filter(sides.enclose))
        sides = range.filter { !spanning.contains($0) }.reduce(Sides(lines[start])) { $0.widened(by: lines[$1]) }
        let candidates = strips.filter(sides.enclose)
        guard range.lowerBound == start, candidates.contains(where: { isSure($0, range, spanning) }) else { return nil }
        // Where one strip is sure, there are columns, and little is needed to believe the others.
        let found = candidates.filter { bothSides($0, range, spanning) >= 2 || isDrawnApart($0, range) }
        return Band(range: range, strips: withoutMarkers(found, range), spanning: spanning, isByLine: isByLine)
    }

    /// How far lines reach to both sides.
    private struct Sides {
        var left: Double
        var right: Double

        init(_ line: PageLine) {
            (left, right) = (line.left, line.right)
        }

        func widened(by line: PageLine) -> Sides {
            var result = self
            (result.left, result.right) = (min(left, line.left), max(right, line.right))
            return result
        }

        /// Whether there are words to the left of the strip and to its right.
        func enclose(_ strip: ClosedRange<Double>) -> Bool { left < strip.lowerBound + 0.1 && right > strip.upperBound - 0.1 }
    }

    /// Without titles above the columns and what follows below them: lines in one column that are drawn before or after all others.
    private func trimmed(_ range: Range<Int>, strips: [ClosedRange<Double>]) -> Range<Int> {
        func isInOneColumn(_ place: Int) -> Bool {
            strips.allSatisfy { lines[place].right <= $0.upperBound || lines[place].left >= $0.lowerBound }
        }
        func isInFirstColumn(_ place: Int) -> Bool { strips.allSatisfy { lines[place].right <= $0.upperBound } }
        var range = range
        while range.count > 1, let last = range.last, isInOneColumn(last), firstDrawn(last) > range.dropLast().map(lastDrawn).max() ?? 0,
            isInFirstColumn(last) || lines[last].top - lines[last - 1].bottom > lines[last].height
        {
            range = range.dropLast()
        }
        while range.count > 1, let first = range.first, isInOneColumn(first), lastDrawn(first) < range.dropFirst().map(firstDrawn).min() ?? 0 {
            range = range.dropFirst()
        }
        return range
    }

    private func firstDrawn(_ place: Int) -> Int { lines[place].words.map(\.order).min() ?? 0 }
    private func lastDrawn(_ place: Int) -> Int { lines[place].words.map(\.order).max() ?? 0 }

    /// White between the words of a line that is too wide for a space.
    private func gaps(of line: PageLine) -> [ClosedRange<Double>] {
        let all = zip(line.words, line.words.dropFirst()).map { (from: $0.right, to: $1.left) }
        let widths = all.map { $0.to - $0.from }.sorted()
        // In justified text all spaces are wide; a strip is wider than they.
        let least = widths.count < 2 ? Self.strip : max(Self.strip, 1.6 * widths[(widths.count - 1) / 2])
        return all.compactMap { $0.to - $0.from >= least ? $0.from...$0.to : nil }
    }

    /// All white of a line, that to its left and right included.
    private func open(_ line: PageLine) -> [ClosedRange<Double>] {
        let edge = 1e6
        return [-edge...max(line.left, -edge)] + gaps(of: line) + [min(line.right, edge)...edge]
    }

    private static func common(_ one: [ClosedRange<Double>], _ other: [ClosedRange<Double>]) -> [ClosedRange<Double>] {
        let all = one.flatMap { left in
            other.compactMap { right in
                let (low, high) = (max(left.lowerBound, right.lowerBound), min(left.upperBound, right.upperBound))
                return high - low >= strip ? low...high : nil
            }
        }
        return Array(all.prefix(mostStrips))
    }

    /// Whether enough lines have words on both sides: spaces of justified text may fall one under the other by chance.
    private func isSure(_ strip: ClosedRange<Double>, _ range: Range<Int>, _ spanning: Set<Int>) -> Bool {
        let both = bothSides(strip, range, spanning)
        let width = strip.upperBound - strip.lowerBound
        return both >= 3 || both == 2 && width >= 15 || both == 1 && width >= 30 && range.count >= 2 || width >= 10 && isDrawnApart(strip, range)
    }

    /// How many lines have words on both sides of the strip.
    private func bothSides(_ strip: ClosedRange<Double>, _ range: Range<Int>, _ spanning: Set<Int>) -> Int {
        range.count { !spanning.contains($0) && lines[$0].left < strip.lowerBound + 0.1 && lines[$0].right > strip.upperBound - 0.1 }
    }

    /// Whether something left of the strip is drawn before something right of it that stands higher.
    private func isDrawnApart(_ strip: ClosedRange<Double>, _ range: Range<Int>) -> Bool {
        var firstOnRight = Int.max
        for place in range {
            let left = lines[place].words.filter { $0.right <= strip.lowerBound + 0.1 }.map(\.order).min()
            if let left, firstOnRight < .max, left < firstOnRight { return true }
            let right = lines[place].words.filter { $0.left >= strip.upperBound - 0.1 }.map(\.order).min()
            if let right { firstOnRight = min(firstOnRight, right) }
        }
        return false
    }

    /// The white behind bullets and numbers of a list is no border of columns, unless a table is there.
    private func withoutMarkers(_ strips: [ClosedRange<Double>], _ range: Range<Int>) -> [ClosedRange<Double>] {
        guard let first = strips.first, strips.count <= 2 else { return strips }
        let left = range.flatMap { lines[$0].words.filter { $0.right <= first.lowerBound + 0.1 } }
        let areMarkers = left.allSatisfy { word in
            let scalars = word.text.unicodeScalars
            return scalars.count <= 5
                && (scalars.last.map { "-–+*•.)".unicodeScalars.contains($0) } ?? true
                    || scalars.allSatisfy { ("\u{F000}"..."\u{F0FF}").contains($0) })
        }
        return areMarkers ? Array(strips.dropFirst()) : strips
    }
}

/// Lines that stand in columns.
struct Band {
    let range: Range<Int>
    let strips: [ClosedRange<Double>]
    /// Lines in it that run across the columns.
    let spanning: Set<Int>
    /// Whether words come line by line across all columns.
    let isByLine: Bool

    private struct Cell {
        var lines: [Int: [PageWord]] = [:]

        var texts: [String] {
            lines.sorted { $0.key < $1.key }.map { $0.value.sorted { $0.left < $1.left }.map(\.text).joined(separator: " ") }
        }
    }

    func text(of lines: [PageLine]) -> [String] {
        if strips.isEmpty { return range.map { lines[$0].text } }
        let rows = rows(of: lines)
        let isTable = strips.count >= 2 || rows.count >= 5 && !isByLine
        return isTable ? rows.flatMap(written) : columns(of: lines)
    }

    /// Cells of a row; a row with nothing but its first cell is a line of text.
    private func written(_ row: [Cell]) -> [String] {
        let cells = row.map { $0.texts.joined(separator: " ").replacing("|", with: "/") }
        if cells.dropFirst().allSatisfy(\.isEmpty) { return row[0].texts }
        return ["| " + cells.joined(separator: " | ") + " |"]
    }

    private func column(of word: PageWord) -> Int {
        strips.count { ($0.lowerBound + $0.upperBound) / 2 < (word.left + word.right) / 2 }
    }

    /// One column after another, each its lines: heads and signatures of documents.
    private func columns(of lines: [PageLine]) -> [String] {
        var columns = [Cell](repeating: Cell(), count: strips.count + 1)
        for place in range {
            for word in lines[place].words { columns[column(of: word)].lines[place, default: []].append(word) }
        }
        return columns.flatMap(\.texts)
    }

    /// A row ends where the page goes back to a column further left.
    private func rows(of lines: [PageLine]) -> [[Cell]] {
        let words = range.flatMap { place in lines[place].words.map { (place: place, word: $0) } }.sorted { $0.word.order < $1.word.order }
        var rows: [[Cell]] = []
        var lastColumn = Int.max
        for (place, word) in words {
            let column = spanning.contains(place) ? 0 : column(of: word)
            let isNew = column < lastColumn || spanning.contains(place) && rows.last?[0].lines[place] == nil
            if isNew { rows.append([Cell](repeating: Cell(), count: strips.count + 1)) }
            lastColumn = column
            rows[rows.count - 1][column].lines[place, default: []].append(word)
        }
        // Pages drawn line by line, across the columns, have as many rows as lines.
        return isByLine || rows.count >= range.count && range.count > 3 ? rowsByFirstColumn(of: lines) : rows
    }

    /// A text in the first column begins a row, or stands in the middle of one where other columns begin above it.
    private func rowsByFirstColumn(of lines: [PageLine]) -> [[Cell]] {
        let anchors = range.filter { place in lines[place].words.contains { column(of: $0) == 0 } }
        let isCentred = anchors.first.map { $0 > range.lowerBound } ?? false
        let starts = zip(anchors, anchors.dropFirst()).map { above, below in
            isCentred ? range.first { lines[$0].top > (lines[above].top + lines[below].top) / 2 } ?? below : below
        }
        var rows = [[Cell](repeating: Cell(), count: strips.count + 1)]
        for place in range {
            if starts.contains(place), place > range.lowerBound { rows.append([Cell](repeating: Cell(), count: strips.count + 1)) }
            for word in lines[place].words { rows[rows.count - 1][column(of: word)].lines[place, default: []].append(word) }
        }
        return rows
    }
}
