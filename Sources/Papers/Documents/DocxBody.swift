internal import Vietnamese

/// Reads the text of a document, of its footnotes or of its endnotes (ECMA-376 part 1, 17.2 to 17.4 and 17.11).
final class DocxBodyListener: XmlListener {
    /// What collects lines: the document, a cell, a text box, a note.
    private struct Frame {
        var lines: [String] = []
        /// Text of a paragraph whose end is deleted.
        var carried = ""
        /// Lines of text boxes, which come after the paragraph they hang on.
        var boxes: [String] = []
    }

    private struct Run {
        var style: String?
        var font: String?
        var isHidden: Bool?
    }

    private let styles: DocxStyles
    private var counter: DocxCounter
    private let limits: SheetLimits
    /// Whether text in old fonts is decoded; not so when the document shows that it was Unicode all along.
    private let decodes: Bool

    private var frames = [Frame()]
    private var tables: [DocxTable] = []
    private var cells: [DocxTable.Cell] = []
    private var paragraphs: [DocxParagraph] = []
    private var runs: [Run] = []
    private var alternatives: [Bool] = []
    private var skipped = 0
    private var propertiesOfParagraph = 0
    private var propertiesOfRun = 0
    private var propertiesOfRow = 0
    private var borders = 0
    private var texts = 0
    private var textBytes = 0
    private var elements = 0
    private var noteId: String?

    /// Notes in the order in which the text refers to them.
    private(set) var references: [(isEndnote: Bool, id: String)] = []
    /// The lines of each note by its identifier.
    private(set) var notes: [String: [String]] = [:]
    /// Letters in old fonts, and those among them that old encodings do not have.
    private(set) var legacyLetters = 0
    private(set) var unicodeInLegacyFont = 0

    init(styles: DocxStyles, numbering: DocxNumberingListener, limits: SheetLimits, decodes: Bool) {
        self.styles = styles
        counter = DocxCounter(numbering, styles: styles)
        self.limits = limits
        self.decodes = decodes
    }

    /// What stands in the document, line by line.
    var lines: [String] { frames.first?.lines ?? [] }

    // Old properties, instructions of fields, guides over letters, and what the sections look like.
    private static let ignored: Set<String> = [
        "pPrChange", "rPrChange", "tblPrChange", "trPrChange", "tcPrChange", "sectPrChange", "tblGridChange", "tblPrExChange", "numberingChange",
        "instrText", "delText", "delInstrText", "rt", "sectPr", "tblGrid", "tabs", "pBdr",
    ]

    func opened(_ name: String, _ attributes: XmlAttributes) throws(SheetRefusal) {
        guard skipped == 0, !Self.ignored.contains(name) else {
            skipped += 1
            return
        }
        try countElement(name)
        switch name {
        case "p": paragraphs.append(DocxParagraph())
        case "r": runs.append(Run())
        case "t": texts += 1
        case "pPr": propertiesOfParagraph += 1
        case "rPr": propertiesOfRun += 1
        case "AlternateContent": alternatives.append(false)
        case "Choice", "Fallback": openAlternative()
        case "del", "moveFrom": openDeleted()
        case "txbxContent": frames.append(Frame())
        case "footnote", "endnote":
            noteId = attributes["type"].map { $0 == "normal" } ?? true ? attributes["id"] : nil
            frames.append(Frame())
        default:
            if propertiesOfParagraph > 0 || propertiesOfRun > 0 {
                property(name, attributes)
            } else if !table(name, attributes) {
                try sign(name, attributes)
            }
        }
    }

    func closed(_ name: String) throws(SheetRefusal) {
        guard skipped == 0 else {
            skipped -= 1
            return
        }
        switch name {
        case "p": try endParagraph()
        case "r": _ = runs.popLast()
        case "t": texts -= 1
        case "pPr": propertiesOfParagraph -= 1
        case "rPr": propertiesOfRun -= 1
        case "AlternateContent": _ = alternatives.popLast()
        case "txbxContent":
            guard frames.count > 1, let box = frames.popLast() else { return }
            frames[frames.count - 1].boxes += box.lines
        case "footnote", "endnote":
            guard frames.count > 1, let note = frames.popLast() else { return }
            if let noteId { notes[noteId] = note.lines }
        default: try endTable(name)
        }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(SheetRefusal) {
        guard texts > 0, skipped == 0 else { return }
        // A line end inside a text is white space of the file, not of the document.
        try append(String(decoding: bytes, as: UTF8.self).replacing("\n", with: " "))
    }

    /// Empty paragraphs and cells have no text to count, and still take memory.
    private func countElement(_ name: String) throws(SheetRefusal) {
        guard ["p", "tr", "tc", "tbl"].contains(name) else { return }
        elements += 1
        guard elements <= Self.mostElements else { throw .tooMuchText(limits.textBytes) }
    }

    /// Paragraphs, rows and cells; a document of 300 pages has some twenty thousand.
    private static let mostElements = 400_000

    private func append(_ text: String) throws(SheetRefusal) {
        guard let paragraph = paragraphs.last else { return }
        let run = runs.last ?? Run()
        if run.isHidden ?? styles.isHidden(character: run.style, paragraph: paragraph.style) { return }
        textBytes += text.utf8.count
        guard textBytes <= limits.textBytes else { throw .tooMuchText(limits.textBytes) }
        let script = DocxScript(font: run.font ?? styles.font(character: run.style, paragraph: paragraph.style))
        if script != .unicode {
            for scalar in text.unicodeScalars where !scalar.isASCII {
                legacyLetters += 1
                if !LegacyEncoding.canBeShown(String(Character(scalar))) { unicodeInLegacyFont += 1 }
            }
        }
        paragraphs[paragraphs.count - 1].append(text, script)
    }

    private func openAlternative() {
        // Each offers the same content for another program; the first is the one to take.
        guard let taken = alternatives.last, !taken else {
            if !alternatives.isEmpty { skipped = 1 }
            return
        }
        alternatives[alternatives.count - 1] = true
    }

    private func openDeleted() {
        if propertiesOfRow > 0 {
            if !tables.isEmpty { tables[tables.count - 1].isRowDeleted = true }
        } else if propertiesOfRun > 0 {
            if propertiesOfParagraph > 0, !paragraphs.isEmpty { paragraphs[paragraphs.count - 1].endsDeleted = true }
        } else {
            skipped = 1
        }
    }

    private func property(_ name: String, _ attributes: XmlAttributes) {
        let value = attributes["val"]
        if propertiesOfParagraph > 0 {
            guard propertiesOfRun == 0, let place = paragraphs.indices.last else { return }
            switch name {
            case "pStyle": paragraphs[place].style = value
            case "numId": paragraphs[place].list = value
            case "ilvl": paragraphs[place].level = value.flatMap { Int($0) }
            case "pageBreakBefore": paragraphs[place].breaksPage = DocxToggle.isOn(value)
            default: break
            }
        } else if let place = runs.indices.last {
            switch name {
            case "rStyle": runs[place].style = value
            case "rFonts": runs[place].font = attributes["ascii"] ?? attributes["hAnsi"]
            case "vanish": runs[place].isHidden = DocxToggle.isOn(value)
            default: break
            }
        }
    }

    private func sign(_ name: String, _ attributes: XmlAttributes) throws(SheetRefusal) {
        switch name {
        case "tab", "ptab": try append("\t")
        case "br": try append(attributes["type"] == "page" ? "\u{0C}" : "\n")
        case "cr": try append("\n")
        case "noBreakHyphen": try append("-")
        case "sym":
            guard let code = attributes["char"].flatMap({ UInt32($0, radix: 16) }) else { return }
            try append(DocxSymbol.text(font: attributes["font"] ?? "", code: code))
        case "footnoteReference", "endnoteReference":
            guard let id = attributes["id"] else { return }
            references.append((name == "endnoteReference", id))
            try append("[\(references.count)]")
        default: break
        }
    }

    /// Whether the element belongs to a table.
    private func table(_ name: String, _ attributes: XmlAttributes) -> Bool {
        let value = attributes["val"]
        if name == "tbl" {
            tables.append(DocxTable())
            return true
        }
        guard let place = tables.indices.last else { return false }
        switch name {
        case "tr": tables[place].rows.append([])
        case "tc":
            cells.append(DocxTable.Cell())
            frames.append(Frame())
        case "trPr": propertiesOfRow += 1
        case "tblStyle": tables[place].style = value
        case "tblBorders", "tcBorders": borders += 1
        case "gridBefore":
            for _ in 0..<min(DocxTable.mostColumns, max(0, value.flatMap { Int($0) } ?? 0)) { tables[place].add(DocxTable.Cell()) }
        case "gridSpan": if !cells.isEmpty { cells[cells.count - 1].span = max(1, value.flatMap { Int($0) } ?? 1) }
        case "vMerge", "hMerge": if !cells.isEmpty { cells[cells.count - 1].isMerged = value != "restart" }
        default:
            guard borders > 0 else { return false }
            let isDrawn = !["nil", "none", nil].contains(value)
            tables[place].hasBorders = isDrawn || tables[place].hasBorders ?? false
        }
        return true
    }

    private func endTable(_ name: String) throws(SheetRefusal) {
        switch name {
        case "trPr": propertiesOfRow -= 1
        case "tblBorders", "tcBorders": borders = max(0, borders - 1)
        case "tr": if !tables.isEmpty { tables[tables.count - 1].endRow() }
        case "tc":
            guard frames.count > 1, let frame = frames.popLast(), var cell = cells.popLast(), !tables.isEmpty else { return }
            cell.lines = frame.lines.filter { !$0.isEmpty }
            tables[tables.count - 1].add(cell)
        case "tbl":
            guard let table = tables.popLast() else { return }
            // Every row is written as wide as the widest.
            guard table.rows.count * table.columns * 3 <= limits.textBytes else { throw .tooMuchText(limits.textBytes) }
            if cells.isEmpty {
                frames[frames.count - 1].lines += table.lines(bordered: table.hasBorders ?? styles.hasBorders(table: table.style))
            } else {
                // A table in a cell is read as the text of the cell.
                frames[frames.count - 1].lines += table.rows.flatMap { $0.flatMap(\.lines) }
            }
        default: break
        }
    }

    private func endParagraph() throws(SheetRefusal) {
        guard let paragraph = paragraphs.popLast() else { return }
        let place = frames.count - 1
        var text = frames[place].carried + DocxSymbol.plain(paragraph.text(decodes: decodes))
        frames[place].carried = ""
        if paragraph.endsDeleted {
            frames[place].carried = text
            return
        }
        if let label = label(of: paragraph), !text.trimmed.isEmpty {
            textBytes += label.utf8.count
            guard textBytes <= limits.textBytes else { throw .tooMuchText(limits.textBytes) }
            text = label + text
        }
        if paragraph.breaksPage, !frames[place].lines.isEmpty { text = "\u{0C}" + text }
        frames[place].lines.append(text)
        frames[place].lines += frames[place].boxes
        frames[place].boxes = []
    }

    private func label(of paragraph: DocxParagraph) -> String? {
        let style = paragraph.style ?? styles.defaultParagraph
        let inherited = styles.list(of: style)
        guard let list = paragraph.list ?? inherited?.list, list != "0" else { return nil }
        let level = paragraph.level ?? (paragraph.list == nil ? inherited?.level : nil)
        return counter.label(list: list, level: level, style: style)
    }
}
