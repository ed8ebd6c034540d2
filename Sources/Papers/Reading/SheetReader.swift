/// Reads a table that somebody uploaded, whatever its file name says.
public enum SheetReader {
    /// Reads the first visible sheet of an XLSX (ECMA-376) or a CSV (RFC 4180; comma, semicolon or tab; UTF-8, or UTF-16 with a byte order mark).
    ///
    /// The kind is told from the content. Text comes as it was stored: normalising to NFC and trimming are left to the caller.
    /// Throws a `SheetRefusal` that says what to do; no input makes it trap or outgrow the limits.
    public static func read(_ bytes: [UInt8], limits: SheetLimits = .default) throws(SheetRefusal) -> Sheet {
        guard bytes.count <= limits.bytes else { throw .tooManyBytes(limits.bytes) }
        if bytes.isEmpty { throw .empty }
        if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return try XlsxReader.read(bytes, limits: limits) }
        if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
            throw isEncryptedPackage(bytes) ? .encrypted : .oldExcel
        }
        let text = try CsvText.decode(bytes)
        return try CsvParser.read(text, limits: limits)
    }

    /// Whether a compound file wraps a protected XLSX (MS-OFFCRYPTO 2.3.4.4): one of its directory entries has the name `EncryptedPackage`.
    private static func isEncryptedPackage(_ bytes: [UInt8]) -> Bool {
        let name: [UInt8] = "EncryptedPackage".utf16.flatMap { (unit) -> [UInt8] in [UInt8(truncatingIfNeeded: unit), 0] }
        // Directory entries are 128 bytes long and begin at multiples of that (MS-CFB 2.6.1).
        return stride(from: 0, to: bytes.count, by: 128).contains { bytes[$0...].starts(with: name) }
    }
}
