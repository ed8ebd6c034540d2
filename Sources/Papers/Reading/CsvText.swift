/// Turns the bytes of a text file into checked UTF-8 without a byte order mark.
enum CsvText {
    /// Refuses what is not Unicode text and what is plainly another kind of document.
    static func decode(_ bytes: [UInt8]) throws(SheetRefusal) -> [UInt8] {
        let text = try unicode(bytes)
        if text.isEmpty { throw .empty }
        // A zero byte occurs in programs, pictures and archives, never in a table somebody saved as text.
        if text.contains(0) || looksLikeAnotherDocument(text) { throw .notATable }
        return text
    }

    private static func unicode(_ bytes: [UInt8]) throws(SheetRefusal) -> [UInt8] {
        if bytes.starts(with: [0xFF, 0xFE]) { return try fromUtf16(bytes, low: 0, high: 1) }
        if bytes.starts(with: [0xFE, 0xFF]) { return try fromUtf16(bytes, low: 1, high: 0) }
        let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        guard String(validating: body, as: UTF8.self) != nil else {
            throw body.contains(0) || looksLikeAnotherDocument(body) ? .notATable : .notUnicode
        }
        return body
    }

    private static func fromUtf16(_ bytes: [UInt8], low: Int, high: Int) throws(SheetRefusal) -> [UInt8] {
        guard bytes.count.isMultiple(of: 2) else { throw .damaged }
        let units = stride(from: 2, to: bytes.count, by: 2).map { UInt16(bytes[$0 + low]) | UInt16(bytes[$0 + high]) << 8 }
        guard let text = String(validating: units, as: UTF16.self) else { throw .notUnicode }
        return Array(text.utf8)
    }

    /// First bytes of what people upload by mistake: web pages, XML, PDF, RTF and JSON.
    private static func looksLikeAnotherDocument(_ bytes: [UInt8]) -> Bool {
        let start = bytes.drop { $0 == 0x20 || (0x09...0x0D).contains($0) }.prefix(8)
        let opening = String(decoding: start, as: UTF8.self).lowercased()
        return ["<!", "<?", "<html", "<table", "%pdf", "{", "[{"].contains { opening.hasPrefix($0) }
    }
}
