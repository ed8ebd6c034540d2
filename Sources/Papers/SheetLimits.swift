/// How much of a file a reader accepts before it stops; each number is the largest still accepted.
public struct SheetLimits: Sendable, Equatable {
    /// Bytes of the file as it came.
    public var bytes: Int
    /// Bytes of all parts of an XLSX that are read, counted while they are inflated.
    public var unzippedBytes: Int
    /// Bytes of one part of an XLSX, counted while it is inflated.
    public var entryBytes: Int
    /// Number of files packed in an XLSX.
    public var entries: Int
    /// Lines, up to the last that has text.
    public var rows: Int
    /// Columns, up to the last that has text.
    public var columns: Int
    /// Lines times columns, empty cells included.
    public var cells: Int
    /// UTF-8 bytes of one cell.
    public var cellBytes: Int
    /// UTF-8 bytes of all cells together, a text that is stored once and shown often counted each time.
    public var textBytes: Int
    /// How deep XML elements may be nested.
    public var xmlDepth: Int

    /// The limits of an ordinary upload: 100,000 lines in a file of 16 MiB.
    public static let `default` = SheetLimits()

    /// Starts from the limits of an ordinary upload; a cell holds at most what Excel allows (32,767 UTF-16 units, at most 3 bytes each).
    public init(
        bytes: Int = 16 << 20,
        unzippedBytes: Int = 192 << 20,
        entryBytes: Int = 128 << 20,
        entries: Int = 4_096,
        rows: Int = 100_000,
        columns: Int = 256,
        cells: Int = 2_000_000,
        cellBytes: Int = 98_301,
        textBytes: Int = 64 << 20,
        xmlDepth: Int = 64
    ) {
        self.bytes = bytes
        self.unzippedBytes = unzippedBytes
        self.entryBytes = entryBytes
        self.entries = entries
        self.rows = rows
        self.columns = columns
        self.cells = cells
        self.cellBytes = cellBytes
        self.textBytes = textBytes
        self.xmlDepth = xmlDepth
    }
}
