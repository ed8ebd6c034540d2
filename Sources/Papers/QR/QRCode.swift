internal import CQrencode

/// A QR code (ISO/IEC 18004) as a square of modules, drawn by whoever shows it.
public struct QRCode: Sendable, Hashable {
    /// Rows of modules from the top; true is dark. Without the quiet zone of four modules that belongs around it.
    public let modules: [[Bool]]

    /// How many modules a side has.
    public var size: Int { modules.count }

    /// The code of a text with medium error correction; nil when it does not fit, is empty or has a NUL.
    public init?(_ text: String) {
        guard !text.isEmpty, !text.utf8.contains(0), let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M) else { return nil }
        defer { QRcode_free(code) }
        let width = Int(code.pointee.width)
        guard width > 0, let data = code.pointee.data else { return nil }
        // One byte a module; its lowest bit says dark.
        modules = (0..<width).map { row in (0..<width).map { column in data[row * width + column] & 1 == 1 } }
    }

    /// The dark modules as the data of one SVG path in units of a module, with the quiet zone; runs in a row are one piece.
    public var path: String {
        var path = ""
        for (row, cells) in modules.enumerated() {
            var column = 0
            while column < cells.count {
                guard cells[column] else {
                    column += 1
                    continue
                }
                let start = column
                while column < cells.count, cells[column] { column += 1 }
                path += "M\(start + Self.quiet) \(row + Self.quiet)h\(column - start)v1h-\(column - start)z"
            }
        }
        return path
    }

    /// How wide the light border is, in modules.
    public static let quiet = 4
}
