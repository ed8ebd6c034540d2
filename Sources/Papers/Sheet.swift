/// One table read from a file: rows of text, every row as long as the widest.
///
/// `rows[0]` is the first line of the sheet as its author sees it, empty lines included, so `index + 1` is the line number to name in a message.
/// Empty columns at the right and empty lines at the end are dropped.
public struct Sheet: Sendable, Equatable {
    /// The name on the tab of the sheet; empty for CSV, which has none.
    public let name: String
    /// The cells, row by row. Dates are ISO 8601 (`2025-03-31`), numbers have a decimal point, booleans are `TRUE` and `FALSE`.
    public let rows: [[String]]

    /// Makes a table of rows that are already of equal length.
    public init(name: String, rows: [[String]]) {
        self.name = name
        self.rows = rows
    }
}
