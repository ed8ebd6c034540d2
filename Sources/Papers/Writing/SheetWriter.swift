/// Writes tables for people to open in a spreadsheet program.
public enum SheetWriter {
    /// A CSV (RFC 4180) as Excel opens it without questions: UTF-8 with a byte order mark, commas, lines ended by CR LF.
    ///
    /// A cell that a spreadsheet program would run as a formula gets a leading apostrophe, which `SheetReader` takes off again.
    public static func csv(_ rows: [[String]]) -> [UInt8] {
        var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
        for row in rows {
            for (index, cell) in row.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                append(CsvGuard.added(to: cell), isFirst: bytes.count == 3, to: &bytes)
            }
            bytes.append(contentsOf: [13, 10])
        }
        return bytes
    }

    private static func append(_ cell: String, isFirst: Bool, to bytes: inout [UInt8]) {
        guard needsQuotes(cell.utf8) || isFirst && cell.lowercased().hasPrefix("sep=") else {
            bytes.append(contentsOf: cell.utf8)
            return
        }
        bytes.append(UInt8(ascii: "\""))
        for byte in cell.utf8 {
            if byte == UInt8(ascii: "\"") { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Semicolons and tabs are quoted too, so that nobody takes them for the separator; spaces at the ends because some programs trim them.
    private static func needsQuotes(_ cell: String.UTF8View) -> Bool {
        cell.first == 0x20 || cell.last == 0x20 || cell.contains { reserved.contains($0) }
    }

    private static let reserved = Array("\",;|\t\r\n".utf8)
}
