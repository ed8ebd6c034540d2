/// Gathers cells into a table and refuses at the first that passes a limit; both file formats fill this one.
struct TableCollector {
    private let limits: SheetLimits
    private var rows: [[String]] = []
    private var width = 0
    private var textBytes = 0

    init(limits: SheetLimits) {
        self.limits = limits
    }

    /// Puts a text at a place counted from zero. Empty text takes no place, so that formatted but empty cells cost nothing.
    mutating func put(_ text: String, row: Int, column: Int) throws(SheetRefusal) {
        let text = Self.withoutControls(text)
        if text.isEmpty { return }
        guard row < limits.rows else { throw .tooManyRows(limits.rows) }
        guard column < limits.columns else { throw .tooManyColumns(limits.columns) }
        guard max(rows.count, row + 1) * max(width, column + 1) <= limits.cells else { throw .tooManyCells(limits.cells) }
        let length = text.utf8.count
        guard length <= limits.cellBytes else { throw .cellTooLong(limits.cellBytes) }
        textBytes += length
        guard textBytes <= limits.textBytes else { throw .tooMuchText(limits.textBytes) }
        place(text, row: row, column: column)
    }

    /// The table, every row filled up to the widest.
    consuming func sheet(named name: String) throws(SheetRefusal) -> Sheet {
        if rows.isEmpty { throw .empty }
        for index in rows.indices where rows[index].count < width {
            rows[index].append(contentsOf: repeatElement("", count: width - rows[index].count))
        }
        return Sheet(name: name, rows: rows)
    }

    private mutating func place(_ text: String, row: Int, column: Int) {
        if row >= rows.count { rows.append(contentsOf: repeatElement([], count: row + 1 - rows.count)) }
        if column >= rows[row].count {
            rows[row].append(contentsOf: repeatElement("", count: column - rows[row].count))
            rows[row].append(text)
        } else {
            rows[row][column] = text
        }
        width = max(width, column + 1)
    }

    /// Stray control characters come from other programs' line breaks and would break every page and file the text is later written to.
    private static func withoutControls(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 < 0x20 && $0 != 9 && $0 != 10 && $0 != 13 || $0 == 0x7F }) else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.filter { !isStray($0) }))
    }

    private static func isStray(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 && scalar != "\t" && scalar != "\n" && scalar != "\r" || scalar.value == 0x7F
    }
}
