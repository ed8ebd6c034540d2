/// How much of a document a reader accepts before it stops; each number is the largest still accepted.
public struct DocumentLimits: Sendable, Equatable {
    /// Bytes of a PDF or an image.
    public var imageBytes = 64 << 20
    /// Bytes of a text or a DOCX as they came.
    public var textFileBytes = 16 << 20
    /// Bytes of all parts of a DOCX that are read, counted while they are inflated.
    public var unzippedBytes = 128 << 20
    /// Number of files packed in a DOCX.
    public var entries = 8_192
    /// UTF-8 bytes of the text that was read.
    public var textBytes = 8 << 20
    /// How deep XML elements may be nested.
    public var xmlDepth = 256
    /// Pages of a PDF.
    public var pages = 300
    /// Pages whose letters are recognised from their image.
    public var scannedPages = 60
    /// Pixels of an image, read from its header before anything decodes it.
    public var pixels = 60_000_000
    /// Seconds for the whole reading.
    public var seconds = 600
    /// Seconds for one run of a helper program, of its own time and of the clock.
    public var toolSeconds = 120
    /// Bytes of address space of a helper program.
    public var toolMemory = 1 << 30

    /// The limits of an ordinary upload.
    public static let standard = DocumentLimits()

    /// Starts from the limits of an ordinary upload.
    public init() {}

    /// The same limits for the readers of archives and XML.
    var sheet: SheetLimits {
        SheetLimits(
            bytes: textFileBytes, unzippedBytes: unzippedBytes, entryBytes: unzippedBytes, entries: entries, textBytes: textBytes,
            xmlDepth: xmlDepth)
    }
}
