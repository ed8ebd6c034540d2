/// Reads the first visible worksheet of an XLSX (ECMA-376) that lies in memory.
struct XlsxReader {
    private let package: ZipPackage
    private let limits: SheetLimits

    /// Parts that only describe the workbook; real ones stay far below this.
    private static let metadataBytes = 8 << 20

    static func read(_ bytes: [UInt8], limits: SheetLimits) throws(SheetRefusal) -> Sheet {
        try bytes.withUnsafeBufferPointer { (buffer) throws(SheetRefusal) -> Sheet in
            let package = try ZipPackage.open(buffer, limits: limits)
            return try XlsxReader(package: package, limits: limits).sheet()
        }
    }

    private func sheet() throws(SheetRefusal) -> Sheet {
        let workbookPath = try pathOfWorkbook()
        let workbook = WorkbookListener()
        try parse(workbookPath, workbook, atMost: Self.metadataBytes)
        guard workbook.isWorkbook else { throw .notATable }
        let relations = try relationships(of: workbookPath)
        guard let chosen = chosenSheet(workbook.sheets, relations) else { throw .empty }

        let worksheet = WorksheetListener(
            limits: limits,
            strings: try sharedStrings(relations),
            styles: try styles(relations),
            epoch: workbook.is1904 ? .year1904 : .year1900
        )
        try parse(chosen.path, worksheet)
        return try worksheet.table.sheet(named: chosen.name)
    }

    /// Where the main part is; other packages of the same family are told apart so that the advice fits.
    private func pathOfWorkbook() throws(SheetRefusal) -> String {
        let root = RelationshipsListener(base: "")
        guard package.contains("_rels/.rels") else {
            throw package.contains("content.xml") && package.contains("mimetype") || package.contains("Index/Document.iwa")
                ? .otherSpreadsheet : .notATable
        }
        try parse("_rels/.rels", root, atMost: Self.metadataBytes)
        guard let path = root.first(kind: "officeDocument")?.path, package.contains(path) else { throw .notATable }
        if path.lowercased().hasSuffix(".bin") { throw .otherSpreadsheet }
        return path
    }

    private func relationships(of path: String) throws(SheetRefusal) -> RelationshipsListener {
        let folder = path.split(separator: "/").dropLast().joined(separator: "/")
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let listener = RelationshipsListener(base: folder)
        try parse((folder.isEmpty ? "" : folder + "/") + "_rels/\(name).rels", listener, atMost: Self.metadataBytes)
        return listener
    }

    /// The first worksheet whose tab is shown, else the first at all: hidden sheets hold the lists behind drop-down cells.
    private func chosenSheet(
        _ sheets: [WorkbookListener.Entry], _ relations: RelationshipsListener
    ) -> (name: String, path: String)? {
        let worksheets = sheets.compactMap { entry in
            relations.target(of: entry.relation, kind: "worksheet").map { (entry, path: $0) }
        }
        return (worksheets.first { !$0.0.isHidden } ?? worksheets.first).map { ($0.0.name, $0.path) }
    }

    private func sharedStrings(_ relations: RelationshipsListener) throws(SheetRefusal) -> [String] {
        guard let path = relations.first(kind: "sharedStrings")?.path else { return [] }
        let listener = SharedStringsListener(limits: limits)
        try parse(path, listener)
        return listener.strings
    }

    private func styles(_ relations: RelationshipsListener) throws(SheetRefusal) -> [NumberFormat] {
        guard let path = relations.first(kind: "styles")?.path else { return [] }
        let listener = StylesListener()
        try parse(path, listener, atMost: Self.metadataBytes)
        return listener.formats
    }

    private func parse(_ path: String, _ listener: any XmlListener, atMost limit: Int? = nil) throws(SheetRefusal) {
        let parser = try XmlParser(listener, limits: limits)
        let isThere = try package.read(path, atMost: limit) { (bytes) throws(SheetRefusal) in try parser.feed(bytes) }
        guard isThere else { throw .damaged }
        try parser.finish()
    }
}
