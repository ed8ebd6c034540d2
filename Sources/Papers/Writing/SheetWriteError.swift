/// Why tables could not be written as a workbook.
public enum SheetWriteError: Error, Sendable, Equatable {
    /// A workbook has at least one sheet.
    case noSheets
    /// The name breaks Excel's rules or differs from another only in capitals.
    case sheetName(String)
    /// More than 1,048,576 rows or 16,384 columns.
    case tooLarge(sheet: String)
    /// A text of more than 32,767 UTF-16 units; row and column count from zero, the header being row 0.
    case cellTooLong(sheet: String, row: Int, column: Int)
    /// The temporary folder or the disk failed; the message is for the log.
    case system(String)
}
