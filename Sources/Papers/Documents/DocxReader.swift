internal import Vietnamese

/// Reads the text of a Word document (ECMA-376) that lies in memory.
struct DocxReader {
    private let package: ZipPackage
    private let work: DocumentWork

    /// Parts that only describe the document; real ones stay far below this.
    private static let metadataBytes = 16 << 20

    static func read(_ bytes: [UInt8], work: DocumentWork) throws(DocumentRefusal) -> ReadDocument {
        // A refusal of the time limit must pass through readers that only know refusals of tables.
        var stopped: DocumentRefusal?
        do throws(SheetRefusal) {
            return try bytes.withUnsafeBufferPointer { (buffer) throws(SheetRefusal) -> ReadDocument in
                let package = try ZipPackage.open(buffer, limits: work.limits.sheet)
                do throws(DocumentRefusal) {
                    return try DocxReader(package: package, work: work).document()
                } catch {
                    stopped = error
                    throw .damaged
                }
            }
        } catch {
            throw stopped ?? DocumentRefusal(error, limits: work.limits)
        }
    }

    private func document() throws(DocumentRefusal) -> ReadDocument {
        let path = try pathOfDocument()
        let relations = try relationships(of: path)
        let styles = DocxStylesListener()
        if let part = relations?.first(kind: "styles")?.path { try parse(part, styles, atMost: Self.metadataBytes) }
        let numbering = DocxNumberingListener()
        if let part = relations?.first(kind: "numbering")?.path { try parse(part, numbering, atMost: Self.metadataBytes) }

        func body(decodes: Bool) throws(DocumentRefusal) -> DocxBodyListener {
            let body = DocxBodyListener(styles: styles.result, numbering: numbering, limits: work.limits.sheet, decodes: decodes)
            guard try parse(path, body) else { throw .damaged }
            return body
        }
        var main = try body(decodes: true)
        // Old fonts named in a document whose letters are Unicode are left over from an older version of it.
        let isUnicode = main.unicodeInLegacyFont * 50 > main.legacyLetters
        if isUnicode, main.legacyLetters > 0 { main = try body(decodes: false) }

        let lines = main.lines + (try notes(main, relations, styles.result, numbering, decodes: !isUnicode))
        return finished(lines, hasLegacyFonts: main.legacyLetters > 0 && !isUnicode)
    }

    private func finished(_ lines: [String], hasLegacyFonts: Bool) -> ReadDocument {
        let decoded = TextDecoding.repaired(lines.joined(separator: "\n"))
        var notes = [ReadDocument.Note(vi: "Tệp Word (.docx).", en: "Word file (.docx).")]
        if hasLegacyFonts || decoded.encoding != .utf8 {
            let name = decoded.encoding == .utf8 ? "TCVN3/VNI" : decoded.encoding.name
            notes.append(.init(vi: "Chữ dùng phông \(name), đã chuyển sang Unicode.", en: "The text was in \(name) fonts and is now Unicode."))
        }
        return ReadDocument(format: .docx, text: decoded.text, pages: [], scannedPages: [], notes: notes)
    }

    /// Footnotes and endnotes that the text refers to, in the order of the references.
    private func notes(
        _ main: DocxBodyListener, _ relations: RelationshipsListener?, _ styles: DocxStyles, _ numbering: DocxNumberingListener, decodes: Bool
    ) throws(DocumentRefusal) -> [String] {
        if main.references.isEmpty { return [] }
        var found: [Bool: [String: [String]]] = [:]
        for isEndnote in [false, true] where main.references.contains(where: { $0.isEndnote == isEndnote }) {
            guard let part = relations?.first(kind: isEndnote ? "endnotes" : "footnotes")?.path else { continue }
            let listener = DocxBodyListener(styles: styles, numbering: numbering, limits: work.limits.sheet, decodes: decodes)
            try parse(part, listener)
            found[isEndnote] = listener.notes
        }
        return main.references.enumerated().compactMap { place, reference in
            guard let lines = found[reference.isEndnote]?[reference.id] else { return nil }
            return "[\(place + 1)] " + lines.joined(separator: " ").trimmed
        }
    }

    /// Where the main part is; other packages of the same family are told apart so that the advice fits.
    private func pathOfDocument() throws(DocumentRefusal) -> String {
        guard package.contains("_rels/.rels") else {
            throw package.contains("content.xml") && package.contains("mimetype") ? .openDocument : .archive
        }
        let root = RelationshipsListener(base: "")
        try parse("_rels/.rels", root, atMost: Self.metadataBytes)
        guard let path = root.first(kind: "officeDocument")?.path else { throw .archive }
        let folder = path.lowercased().split(separator: "/").first ?? ""
        if folder == "xl" { throw .spreadsheet }
        if folder == "ppt" { throw .presentation }
        guard package.contains(path) else { throw .damaged }
        return path
    }

    /// Nil when the part has none, as in the plainest of documents.
    private func relationships(of path: String) throws(DocumentRefusal) -> RelationshipsListener? {
        let folder = path.split(separator: "/").dropLast().joined(separator: "/")
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let listener = RelationshipsListener(base: folder)
        return try parse((folder.isEmpty ? "" : folder + "/") + "_rels/\(name).rels", listener, atMost: Self.metadataBytes) ? listener : nil
    }

    /// Reads a part; false when there is none.
    @discardableResult
    private func parse(_ path: String, _ listener: any XmlListener, atMost limit: Int? = nil) throws(DocumentRefusal) -> Bool {
        var stopped: DocumentRefusal?
        do throws(SheetRefusal) {
            let parser = try XmlParser(listener, limits: work.limits.sheet)
            let isThere = try package.read(path, atMost: limit) { (bytes) throws(SheetRefusal) in
                do throws(DocumentRefusal) {
                    try work.check()
                } catch {
                    stopped = error
                    throw .damaged
                }
                try parser.feed(bytes)
            }
            guard isThere else { return false }
            try parser.finish()
            return true
        } catch {
            throw stopped ?? DocumentRefusal(error, limits: work.limits)
        }
    }
}
