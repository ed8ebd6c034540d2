/// Reads the cells of one worksheet (ECMA-376 part 1, 18.3.1.73).
final class WorksheetListener: XmlListener {
    private(set) var table: TableCollector
    private let strings: [String]
    private let styles: [NumberFormat]
    private let epoch: ExcelDate.Epoch

    private var isInData = false
    private var isInValue = false
    /// The place of the next cell that does not name its own, counted from zero.
    private var row = -1
    private var column = 0
    private var type = ""
    private var style = 0
    private var value: RichText
    private var inline: RichText

    init(limits: SheetLimits, strings: [String], styles: [NumberFormat], epoch: ExcelDate.Epoch) {
        table = TableCollector(limits: limits)
        self.strings = strings
        self.styles = styles
        self.epoch = epoch
        value = RichText(limits: limits)
        inline = RichText(limits: limits)
    }

    func opened(_ name: String, _ attributes: XmlAttributes) throws(SheetRefusal) {
        guard isInData else {
            isInData = name == "sheetData"
            return
        }
        switch name {
        case "row": try startRow(attributes["r"])
        case "c": try startCell(attributes)
        case "v": isInValue = true
        default: inline.opened(name)
        }
    }

    func closed(_ name: String) throws(SheetRefusal) {
        guard isInData else { return }
        switch name {
        case "sheetData": isInData = false
        case "c":
            try table.put(try cellText(), row: row, column: column)
            column += 1
        case "v": isInValue = false
        default: inline.closed(name)
        }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(SheetRefusal) {
        guard isInData else { return }
        if isInValue { try value.append(bytes) } else { try inline.text(bytes) }
    }

    private func startRow(_ number: String?) throws(SheetRefusal) {
        if let number {
            guard let parsed = Int(number), (1...CellReference.lastRow).contains(parsed) else { throw .damaged }
            row = parsed - 1
        } else {
            row += 1
        }
        column = 0
    }

    private func startCell(_ attributes: XmlAttributes) throws(SheetRefusal) {
        if let reference = attributes["r"] {
            guard let place = CellReference(reference) else { throw .damaged }
            row = place.row
            column = place.column
        }
        guard row >= 0 else { throw .damaged }
        type = attributes["t"] ?? "n"
        style = attributes["s"].flatMap { Int($0) } ?? 0
        value.reset()
        inline.reset()
    }

    private func cellText() throws(SheetRefusal) -> String {
        let raw = value.string
        switch type {
        case "s": return try sharedString(raw)
        case "inlineStr": return inline.string
        case "str": return raw
        case "b": return raw.isEmpty ? "" : raw == "1" || raw.lowercased() == "true" ? "TRUE" : "FALSE"
        case "e": return ""
        case "d": return ExcelDate.trimmed(raw)
        default:
            let format = styles.indices.contains(style) ? styles[style] : .general
            return format.text(raw, epoch: epoch)
        }
    }

    private func sharedString(_ raw: String) throws(SheetRefusal) -> String {
        if raw.isEmpty { return "" }
        guard let index = Int(raw), strings.indices.contains(index) else { throw .damaged }
        return strings[index]
    }
}

/// A place such as `AB12`, counted from zero.
struct CellReference: Equatable {
    let row: Int
    let column: Int

    /// The largest sheet there is: 1,048,576 rows by 16,384 columns.
    static let lastRow = 1_048_576
    static let lastColumn = 16_384

    init?(_ text: String) {
        var letters = 0
        var digits = 0
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z") where digits == 0: letters = letters * 26 + Int(byte - UInt8(ascii: "A")) + 1
            case UInt8(ascii: "a")...UInt8(ascii: "z") where digits == 0: letters = letters * 26 + Int(byte - UInt8(ascii: "a")) + 1
            case UInt8(ascii: "0")...UInt8(ascii: "9") where letters > 0: digits = digits * 10 + Int(byte - UInt8(ascii: "0"))
            default: return nil
            }
            guard letters <= Self.lastColumn, digits <= Self.lastRow else { return nil }
        }
        guard letters > 0, digits > 0 else { return nil }
        row = digits - 1
        column = letters - 1
    }
}
