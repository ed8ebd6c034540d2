/// Keeps a cell of a CSV from being run as a formula: a leading apostrophe, put on by our writer and taken off by our reader.
///
/// Cells that already begin with apostrophes before such a sign get one more, so that taking one off always gives back the cell that was written.
enum CsvGuard {
    /// The cell as it goes into the file.
    static func added(to cell: String) -> String {
        isDangerous(cell.utf8.drop { $0 == apostrophe }) ? "'" + cell : cell
    }

    /// The cell as it was before it went into the file.
    static func removed(from cell: String) -> String {
        guard cell.utf8.first == apostrophe, isDangerous(cell.utf8.drop { $0 == apostrophe }) else { return cell }
        return String(cell.unicodeScalars.dropFirst())
    }

    private static let apostrophe = UInt8(ascii: "'")
    private static let signs = Array("=+-@\t\r".utf8)

    private static func isDangerous(_ text: Substring.UTF8View) -> Bool {
        guard let first = text.first, signs.contains(first) else { return false }
        return !isPlainNumber(text)
    }

    /// A sign, digits, and at most one decimal mark between digits: nothing a spreadsheet could compute.
    private static func isPlainNumber(_ text: Substring.UTF8View) -> Bool {
        guard let first = text.first, first == UInt8(ascii: "+") || first == UInt8(ascii: "-") else { return false }
        let parts = text.dropFirst().split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }
        return parts.allSatisfy { part in !part.isEmpty && part.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } }
    }
}
