internal import CXlsxWriter

#if canImport(Darwin)
internal import Darwin
#elseif canImport(Musl)
internal import Musl
#else
internal import Glibc
#endif

extension SheetWriter {
    /// A workbook (ECMA-376) with one sheet for each table: bold header that stays in view, texts as texts, never a formula.
    ///
    /// `created` is the moment shown in the file's properties, in seconds since 1970, now when nil; with it the same tables give the same bytes.
    /// Works in a private folder inside `temporaryFolder` and blocks while it writes: call it away from threads that must answer.
    public static func xlsx(
        sheets: [SheetOut], created: Int64? = nil, temporaryFolder: String = "/tmp"
    ) throws(SheetWriteError) -> [UInt8] {
        try WorkbookRules.check(sheets)
        let folder = try PrivateFolder(inside: temporaryFolder)
        let path = folder.file("book.xlsx")
        var directory = Array(folder.path.utf8CString)
        try directory.withUnsafeMutableBufferPointer { (directory) throws(SheetWriteError) in
            try write(sheets, created: created, to: path, temporaryFiles: directory.baseAddress)
        }
        return try folder.content(of: path)
    }

    private static func write(
        _ sheets: [SheetOut], created: Int64?, to path: String, temporaryFiles: UnsafeMutablePointer<CChar>?
    ) throws(SheetWriteError) {
        // Each row goes to disk when the next begins, so memory does not grow with the table.
        var options = lxw_workbook_options(constant_memory: 1, tmpdir: temporaryFiles, use_zip64: 0)
        guard let workbook = workbook_new_opt(path, &options) else { throw .system("no memory for a workbook") }
        do throws(SheetWriteError) {
            try WorkbookBuilder(workbook: workbook).build(sheets, created: created)
        } catch {
            lxw_workbook_free(workbook)
            throw error
        }
        // Closing writes the file and frees the workbook, also when it fails.
        let result = workbook_close(workbook)
        guard result == LXW_NO_ERROR else { throw .system(String(cString: lxw_strerror(result))) }
    }
}

/// What Excel accepts, checked before anything is written.
enum WorkbookRules {
    static let rows = 1_048_576
    static let columns = 16_384
    static let cellUnits = 32_767

    static func check(_ sheets: [SheetOut]) throws(SheetWriteError) {
        if sheets.isEmpty { throw .noSheets }
        var names: Set<String> = []
        for sheet in sheets {
            guard isName(sheet.name), names.insert(sheet.name.lowercased()).inserted else { throw .sheetName(sheet.name) }
            let widest = max(sheet.header.count, sheet.widths.count, sheet.rows.map(\.count).max() ?? 0)
            guard sheet.rows.count < rows, widest <= columns else { throw .tooLarge(sheet: sheet.name) }
            for (column, title) in sheet.header.enumerated() where title.utf16.count > cellUnits {
                throw .cellTooLong(sheet: sheet.name, row: 0, column: column)
            }
            for (row, cells) in sheet.rows.enumerated() {
                for (column, cell) in cells.enumerated() {
                    guard case .text(let text) = cell, text.utf8.count > cellUnits, text.utf16.count > cellUnits else { continue }
                    throw .cellTooLong(sheet: sheet.name, row: row + 1, column: column)
                }
            }
        }
    }

    /// Excel keeps the name History for itself and allows no apostrophe at the ends.
    private static func isName(_ name: String) -> Bool {
        (1...31).contains(name.utf16.count) && name.lowercased() != "history" && !name.hasPrefix("'") && !name.hasSuffix("'")
            && name.unicodeScalars.allSatisfy { $0.value >= 0x20 && !"[]:*?/\\".unicodeScalars.contains($0) }
    }
}

/// Fills a workbook that libxlsxwriter keeps.
struct WorkbookBuilder {
    fileprivate let workbook: UnsafeMutablePointer<lxw_workbook>
    private let bold: UnsafeMutablePointer<lxw_format>?
    private let text: UnsafeMutablePointer<lxw_format>?
    private let date: UnsafeMutablePointer<lxw_format>?

    fileprivate init(workbook: UnsafeMutablePointer<lxw_workbook>) {
        self.workbook = workbook
        bold = workbook_add_format(workbook)
        format_set_bold(bold)
        // The text format keeps the leading zero of a telephone number when somebody edits the cell.
        text = workbook_add_format(workbook)
        format_set_num_format(text, "@")
        date = workbook_add_format(workbook)
        format_set_num_format(date, "dd/mm/yyyy")
    }

    fileprivate func build(_ sheets: [SheetOut], created: Int64?) throws(SheetWriteError) {
        if let created {
            var properties = lxw_doc_properties()
            properties.created = time_t(created)
            try check(workbook_set_properties(workbook, &properties))
        }
        for sheet in sheets {
            guard let worksheet = workbook_add_worksheet(workbook, sheet.name) else { throw .sheetName(sheet.name) }
            try fill(worksheet, sheet)
        }
    }

    private func fill(_ worksheet: UnsafeMutablePointer<lxw_worksheet>, _ sheet: SheetOut) throws(SheetWriteError) {
        for (column, width) in Self.widths(of: sheet).enumerated() {
            try check(worksheet_set_column(worksheet, lxw_col_t(column), lxw_col_t(column), width, nil))
        }
        if !sheet.header.isEmpty { worksheet_freeze_panes(worksheet, 1, 0) }
        for (column, title) in sheet.header.enumerated() {
            try write(title, worksheet, row: 0, column: column, bold)
        }
        for (row, cells) in sheet.rows.enumerated() {
            for (column, cell) in cells.enumerated() {
                try write(cell, worksheet, row: row + 1, column: column)
            }
        }
    }

    private func write(_ cell: SheetOut.Cell, _ worksheet: UnsafeMutablePointer<lxw_worksheet>, row: Int, column: Int) throws(SheetWriteError) {
        switch cell {
        case .text(let string):
            try write(string, worksheet, row: row, column: column, text)
        case .number(let number) where number.isFinite:
            try check(worksheet_write_number(worksheet, lxw_row_t(row), lxw_col_t(column), number, nil))
        case .number:
            break
        case .date(let year, let month, let day):
            if let serial = ExcelDate.serial(year: year, month: month, day: day) {
                try check(worksheet_write_number(worksheet, lxw_row_t(row), lxw_col_t(column), Double(serial), date))
            } else {
                let iso = "\(ExcelDate.padded(year, to: 4))-\(ExcelDate.padded(month))-\(ExcelDate.padded(day))"
                try write(iso, worksheet, row: row, column: column, text)
            }
        }
    }

    private func write(
        _ string: String, _ worksheet: UnsafeMutablePointer<lxw_worksheet>, row: Int, column: Int, _ format: UnsafeMutablePointer<lxw_format>?
    ) throws(SheetWriteError) {
        let stored = XlsxText.stored(string)
        if stored.isEmpty { return }
        try check(worksheet_write_string(worksheet, lxw_row_t(row), lxw_col_t(column), stored, format))
    }

    private func check(_ result: lxw_error) throws(SheetWriteError) {
        guard result == LXW_NO_ERROR else { throw .system(String(cString: lxw_strerror(result))) }
    }

    /// Given widths, else room for the longest text of the first thousand rows, between 8 and 60 characters.
    private static func widths(of sheet: SheetOut) -> [Double] {
        let sample = sheet.rows.prefix(1_000)
        let count = max(sheet.header.count, sheet.widths.count, sample.map(\.count).max() ?? 0)
        return (0..<count).map { column in
            if sheet.widths.indices.contains(column) { return min(max(sheet.widths[column], 0), 255) }
            let title = sheet.header.indices.contains(column) ? sheet.header[column].count : 0
            let longest = sample.map { $0.indices.contains(column) ? Self.width(of: $0[column]) : 0 }.max() ?? 0
            return Double(min(max(title + 2, longest + 1, 8), 60))
        }
    }

    private static func width(of cell: SheetOut.Cell) -> Int {
        switch cell {
        case .text(let text): text.utf8.count > 400 ? 60 : text.count
        case .number: 10
        case .date: 11
        }
    }
}

/// Text as XML 1.0 and Excel can hold it.
enum XlsxText {
    /// Line ends become LF, characters that XML cannot hold are left out, and what looks like one of Excel's `_x000D_` escapes is escaped itself.
    static func stored(_ text: String) -> String {
        if isPlain(text.utf8) { return text }
        var result = String.UnicodeScalarView()
        var afterReturn = false
        for scalar in text.unicodeScalars {
            let isReturn = scalar == "\r"
            if isReturn {
                result.append("\n")
            } else if !(scalar == "\n" && afterReturn), isStorable(scalar) {
                result.append(scalar)
            }
            afterReturn = isReturn
        }
        let clean = String(result)
        return clean.contains("_x") && RichText.unescaped(clean) != clean ? escaped(clean) : clean
    }

    /// Nearly every cell: nothing to leave out and nothing to escape. A byte 0xEF may begin U+FFFE or U+FFFF.
    private static func isPlain(_ text: String.UTF8View) -> Bool {
        !text.contains { $0 < 0x20 || $0 == 0x7F || $0 == 0xEF || $0 == UInt8(ascii: "_") }
    }

    private static func isStorable(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 0x20 && scalar.value != 0x7F && scalar.value & 0xFFFE != 0xFFFE || scalar == "\n" || scalar == "\t"
    }

    private static func escaped(_ text: String) -> String {
        text.split(separator: "_x", omittingEmptySubsequences: false).joined(separator: "_x005F_x")
    }
}
