/// Reads CSV as RFC 4180 has it, forgiving what spreadsheet programs forgive: any line end, a quote inside a bare field, text after a closing quote.
struct CsvParser {
    private let text: UnsafeBufferPointer<UInt8>
    private let separator: UInt8
    private var position: Int
    /// Line of the file, counted from 1; differs from the row when a cell spans lines.
    private var line = 1
    private var table: TableCollector

    private static let quote = UInt8(ascii: "\"")
    private static let lineFeed: UInt8 = 10
    private static let carriageReturn: UInt8 = 13

    /// Reads checked UTF-8 text.
    static func read(_ text: [UInt8], limits: SheetLimits) throws(SheetRefusal) -> Sheet {
        try text.withUnsafeBufferPointer { (buffer) throws(SheetRefusal) -> Sheet in
            var parser = CsvParser(buffer, limits: limits)
            try parser.readRows()
            return try parser.table.sheet(named: "")
        }
    }

    private init(_ text: UnsafeBufferPointer<UInt8>, limits: SheetLimits) {
        self.text = text
        table = TableCollector(limits: limits)
        if let declared = Self.declaredSeparator(text) {
            (separator, position) = declared
            line = 2
        } else {
            separator = Self.guessedSeparator(text)
            position = 0
        }
    }

    private mutating func readRows() throws(SheetRefusal) {
        var row = 0
        while position < text.count {
            var column = 0
            repeat {
                try table.put(CsvGuard.removed(from: try field()), row: row, column: column)
                column += 1
            } while skipSeparator()
            skipLineEnd()
            row += 1
        }
    }

    private mutating func field() throws(SheetRefusal) -> String {
        guard position < text.count, text[position] == Self.quote else {
            return String(decoding: bareBytes(), as: UTF8.self)
        }
        var bytes = try quotedBytes()
        bytes.append(contentsOf: bareBytes())
        return String(decoding: bytes, as: UTF8.self)
    }

    private mutating func bareBytes() -> Slice<UnsafeBufferPointer<UInt8>> {
        let start = position
        while position < text.count, text[position] != separator, !isLineEnd(text[position]) { position += 1 }
        return text[start..<position]
    }

    private mutating func quotedBytes() throws(SheetRefusal) -> [UInt8] {
        let openedOn = line
        var bytes: [UInt8] = []
        position += 1
        while position < text.count {
            let byte = text[position]
            position += 1
            if byte == Self.quote {
                guard position < text.count, text[position] == Self.quote else { return bytes }
                position += 1
            }
            if byte == Self.lineFeed { line += 1 }
            bytes.append(byte)
        }
        throw .unclosedQuote(line: openedOn)
    }

    private mutating func skipSeparator() -> Bool {
        guard position < text.count, text[position] == separator else { return false }
        position += 1
        return true
    }

    private mutating func skipLineEnd() {
        guard position < text.count else { return }
        let wasReturn = text[position] == Self.carriageReturn
        position += 1
        if wasReturn, position < text.count, text[position] == Self.lineFeed { position += 1 }
        line += 1
    }

    private func isLineEnd(_ byte: UInt8) -> Bool {
        byte == Self.lineFeed || byte == Self.carriageReturn
    }
}

extension CsvParser {
    /// Excel's first line `sep=;` names the separator and is no part of the table.
    private static func declaredSeparator(_ text: UnsafeBufferPointer<UInt8>) -> (UInt8, next: Int)? {
        guard text.count >= 5, String(decoding: text[..<4], as: UTF8.self).lowercased() == "sep=" else { return nil }
        let separator = text[4]
        guard [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "|"), 9].contains(separator) else { return nil }
        if text.count == 5 { return (separator, 5) }
        if text[5] == lineFeed { return (separator, 6) }
        guard text[5] == carriageReturn else { return nil }
        return (separator, text.count > 6 && text[6] == lineFeed ? 7 : 6)
    }

    /// The commonest of comma, semicolon and tab outside quotes in the first line that has text; the comma when there is none.
    private static func guessedSeparator(_ text: UnsafeBufferPointer<UInt8>) -> UInt8 {
        var counts: [(separator: UInt8, count: Int)] = [(UInt8(ascii: ","), 0), (UInt8(ascii: ";"), 0), (9, 0)]
        var isQuoted = false
        var hasText = false
        for byte in text {
            if byte == quote { isQuoted.toggle() }
            if isQuoted { hasText = true; continue }
            if byte == lineFeed || byte == carriageReturn {
                if hasText { break }
                continue
            }
            hasText = true
            if let index = counts.firstIndex(where: { $0.separator == byte }) { counts[index].count += 1 }
        }
        var best = counts[0]
        for candidate in counts where candidate.count > best.count { best = candidate }
        return best.separator
    }
}
