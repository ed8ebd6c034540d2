/// A word, or a piece of one, and where it stands on its page, in points from the upper left corner.
struct PageWord: Sendable, Equatable {
    var text: String
    var left: Double
    var top: Double
    var right: Double
    var bottom: Double
    /// Its place in the order in which the page draws its words.
    var order: Int

    var height: Double { bottom - top }
    var middle: Double { (top + bottom) / 2 }
}

/// One page of a PDF as `pdftotext -raw -bbox` lists it.
struct PageWords: Sendable, Equatable {
    var width = 0.0
    var height = 0.0
    var words: [PageWord] = []
    /// Whether words come line by line across all columns, and not cell by cell.
    var isByLine = false

    init(width: Double, height: Double) {
        (self.width, self.height) = (width, height)
    }

    /// How many words of a page are looked at; a printed page has a thousand.
    private static let mostWords = 20_000

    /// Reads the list: one element to a line, nothing nested in a word.
    static func pages(in list: [UInt8], atMost limit: Int) -> [PageWords] {
        var pages: [PageWords] = []
        for line in list.split(separator: UInt8(ascii: "\n")) {
            let line = line.drop { $0 == UInt8(ascii: " ") }
            if line.starts(with: Array("<page ".utf8)) {
                if pages.count == limit { return pages }
                let numbers = attributes(of: line, 2)
                pages.append(PageWords(width: numbers[0], height: numbers[1]))
            } else if line.starts(with: Array("<word ".utf8)), let page = pages.indices.last, pages[page].words.count < mostWords {
                guard let start = line.firstIndex(of: UInt8(ascii: ">")), let end = line.lastIndex(of: UInt8(ascii: "<")), start < end else {
                    continue
                }
                let text = unescaped(String(decoding: line[(start + 1)..<end], as: UTF8.self))
                let box = attributes(of: line[..<start], 4)
                guard box.allSatisfy(\.isFinite), box[2] >= box[0], box[3] > box[1] else { continue }
                pages[page].words.append(
                    PageWord(text: text, left: box[0], top: box[1], right: box[2], bottom: box[3], order: pages[page].words.count))
            }
        }
        return pages
    }

    /// Reads the table that tesseract writes of the words it recognised, in which a page is as wide as a sheet of A4.
    init(recognised table: [UInt8]) {
        isByLine = true
        var scale = 1.0
        // Boxes of words hug their letters, and that of a dash is flat; the line that they stand in tells how high they are.
        var lineBox = (top: 0.0, bottom: 0.0)
        for line in String(decoding: table, as: UTF8.self).split(whereSeparator: \.isNewline) {
            // level page block paragraph line word left top width height confidence text
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard fields.count >= 12, let left = Double(fields[6]), let top = Double(fields[7]), let across = Double(fields[8]),
                let down = Double(fields[9])
            else { continue }
            if fields[0] == "1", across > 0 {
                scale = 595 / across
                (width, height) = (595, down * scale)
            }
            if fields[0] == "4" { lineBox = (top * scale, (top + down) * scale) }
            // Lines of a table are often taken for bars, which would stand between its columns.
            guard fields[0] == "5", down > 0, words.count < Self.mostWords, fields[11].contains(where: { !$0.isWhitespace && $0 != "|" }) else {
                continue
            }
            words.append(
                PageWord(
                    text: String(fields[11]), left: left * scale, top: lineBox.top, right: (left + across) * scale, bottom: lineBox.bottom,
                    order: words.count))
        }
    }

    /// The first numbers between double quotes.
    private static func attributes(of line: ArraySlice<UInt8>, _ count: Int) -> [Double] {
        let parts = line.split(separator: UInt8(ascii: "\""), omittingEmptySubsequences: false)
        return (0..<count).map { index in
            let place = index * 2 + 1
            return place < parts.count ? Double(String(decoding: parts[place], as: UTF8.self)) ?? 0 : 0
        }
    }

    private static func unescaped(_ text: String) -> String {
        guard text.contains("&") else { return text }
        let names = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&#39;", "'"), ("&amp;", "&")]
        return names.reduce(text) { $0.replacing($1.0, with: $1.1) }
    }
}

/// Words that stand beside each other.
struct PageLine: Sendable {
    var words: [PageWord]
    var top: Double
    var bottom: Double

    var left: Double { words.first?.left ?? 0 }
    var right: Double { words.last?.right ?? 0 }
    var height: Double { bottom - top }
    var text: String { words.map(\.text).joined(separator: " ") }

    /// Puts words into lines from top to bottom and joins the pieces of each word.
    ///
    /// Programs draw letters that a font lacks apart from their neighbours, so a word may come in pieces and out of order.
    static func lines(of page: PageWords) -> [PageLine] {
        var lines: [[PageWord]] = []
        for word in page.words.sorted(by: { ($0.middle, $0.left) < ($1.middle, $1.left) }) {
            if let first = lines.last?.first, word.middle - first.middle < 0.45 * min(word.height, first.height) {
                lines[lines.count - 1].append(word)
            } else {
                lines.append([word])
            }
        }
        return lines.map { words in
            let sorted = words.sorted { $0.left < $1.left }
            let joined = page.isByLine ? sorted : joined(sorted)
            return PageLine(words: joined, top: joined.map(\.top).min() ?? 0, bottom: joined.map(\.bottom).max() ?? 0)
        }
    }

    private static func joined(_ words: [PageWord]) -> [PageWord] {
        var result: [PageWord] = []
        for word in words {
            guard var last = result.last, word.left - last.right < 0.1 * word.height else {
                result.append(word)
                continue
            }
            // Text drawn twice, a little moved, to look bold.
            if word.text == last.text, abs(word.left - last.left) < 0.2 * word.height { continue }
            last.text += word.text
            last.right = max(last.right, word.right)
            last.top = min(last.top, word.top)
            last.bottom = max(last.bottom, word.bottom)
            last.order = min(last.order, word.order)
            result[result.count - 1] = last
        }
        return result
    }
}
