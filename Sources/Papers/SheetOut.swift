/// One table to write: a header, the rows under it, and how wide the columns are.
public struct SheetOut: Sendable, Equatable {
    /// One cell of a table to write.
    public enum Cell: Sendable, Equatable, ExpressibleByStringLiteral {
        /// Text, which is never read as a number, a date or a formula.
        case text(String)
        /// A number that can be computed with.
        case number(Double)
        /// A day of the Gregorian calendar, shown as dd/mm/yyyy.
        case date(year: Int, month: Int, day: Int)

        /// Makes a text cell.
        public init(stringLiteral value: String) {
            self = .text(value)
        }
    }

    /// The name on the tab: 1 to 31 UTF-16 units, none of `[ ] : * ? / \`.
    public var name: String
    /// The titles of the columns, set bold in a row that stays in view.
    public var header: [String]
    /// The rows under the header; they may be shorter or longer than it.
    public var rows: [[Cell]]
    /// The width of each column in characters; computed from the texts where not given.
    public var widths: [Double]

    /// Makes a table of typed cells.
    public init(name: String, header: [String], rows: [[Cell]], widths: [Double] = []) {
        self.name = name
        self.header = header
        self.rows = rows
        self.widths = widths
    }

    /// Makes a table of text cells.
    public init(name: String, header: [String], textRows: [[String]], widths: [Double] = []) {
        self.init(name: name, header: header, rows: textRows.map { $0.map(Cell.text) }, widths: widths)
    }
}
