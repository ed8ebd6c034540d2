import CZip

/// Archives made in memory, honest ones and others.
struct ZipFixture {
    enum Problem: Error {
        case libzip(Int32)
    }

    var parts: [(name: String, content: [UInt8])]
    var isCompressed = true
    var password: String?

    init(_ parts: [(String, String)]) {
        self.parts = parts.map { ($0.0, Array($0.1.utf8)) }
    }

    func bytes() throws -> [UInt8] {
        var error = zip_error_t()
        zip_error_init(&error)
        defer { zip_error_fini(&error) }
        guard let target = zip_source_buffer_create(nil, 0, 0, &error) else { throw Problem.libzip(zip_error_code_zip(&error)) }
        defer { zip_source_free(target) }
        // The archive frees its source when it closes; the bytes are read from it afterwards.
        zip_source_keep(target)
        guard let archive = zip_open_from_source(target, ZIP_CREATE | ZIP_TRUNCATE, &error) else {
            zip_source_free(target)
            throw Problem.libzip(zip_error_code_zip(&error))
        }
        let buffers = parts.map { part in
            let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(1, part.content.count))
            _ = buffer.update(from: part.content)
            return UnsafeBufferPointer(rebasing: buffer[..<part.content.count])
        }
        defer { buffers.forEach { $0.deallocate() } }
        for (part, buffer) in zip(parts, buffers) {
            let source = zip_source_buffer(archive, buffer.baseAddress, UInt64(buffer.count), 0)
            guard let source else { throw Problem.libzip(-1) }
            let index = zip_file_add(archive, part.name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
            zip_set_file_compression(archive, UInt64(index), isCompressed ? ZIP_CM_DEFLATE : ZIP_CM_STORE, 0)
            if let password { zip_file_set_encryption(archive, UInt64(index), UInt16(ZIP_EM_AES_256), password) }
        }
        guard zip_close(archive) == 0 else {
            zip_discard(archive)
            throw Problem.libzip(-2)
        }
        return try Self.content(of: target)
    }

    private static func content(of source: OpaquePointer) throws -> [UInt8] {
        guard zip_source_open(source) == 0 else { throw Problem.libzip(-3) }
        defer { zip_source_close(source) }
        var result: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = Int(zip_source_read(source, &chunk, UInt64(chunk.count)))
            guard count >= 0 else { throw Problem.libzip(-4) }
            if count == 0 { return result }
            result.append(contentsOf: chunk[..<count])
        }
    }
}

/// A workbook written by hand, part by part.
struct Workbook {
    var book = ""
    var sheets = #"<sheet name="Danh sách" sheetId="1" r:id="rId1"/>"#
    var data = ""
    var around = ("", "")
    var strings: String?
    var styles: String?
    var more: [(String, String)] = []

    static let packageType = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    static let main = #"xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main""#

    static func relations(_ entries: [(id: String, type: String, target: String)]) -> String {
        let lines = entries.map { #"<Relationship Id="\#($0.id)" Type="\#(packageType)\#($0.type)" Target="\#($0.target)"/>"# }
        return #"<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#
            + lines.joined() + "</Relationships>"
    }

    /// A style sheet whose style number n shows numbers by the n-th code.
    static func styles(codes: [String]) -> String {
        let formats = codes.enumerated().map { #"<numFmt numFmtId="\#(200 + $0.offset)" formatCode="\#(escaped($0.element))"/>"# }.joined()
        let cells = codes.indices.map { #"<xf numFmtId="\#(200 + $0)"/>"# }.joined()
        return #"<styleSheet \#(main)><numFmts>\#(formats)</numFmts>"#
            + #"<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>\#(cells)</cellXfs></styleSheet>"#
    }

    static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("\"", with: "&quot;").replacing("<", with: "&lt;")
    }

    var parts: [(String, String)] {
        var relations = [(id: "rId1", type: "worksheet", target: "worksheets/sheet1.xml")]
        var result: [(String, String)] = []
        if let strings {
            relations.append((id: "rId8", type: "sharedStrings", target: "/xl/sharedStrings.xml"))
            result.append(("xl/sharedStrings.xml", "<sst \(Self.main)>\(strings)</sst>"))
        }
        if let styles {
            relations.append((id: "rId9", type: "styles", target: "styles.xml"))
            result.append(("xl/styles.xml", styles))
        }
        for (index, part) in more.enumerated() where part.0.hasPrefix("xl/worksheets/") {
            relations.append((id: "rId\(20 + index)", type: "worksheet", target: "../" + part.0))
        }
        return [
            ("_rels/.rels", Self.relations([(id: "rId1", type: "officeDocument", target: "xl/workbook.xml")])),
            ("xl/workbook.xml", #"<workbook \#(Self.main) xmlns:r="\#(Self.packageType)">\#(book)<sheets>\#(sheets)</sheets></workbook>"#),
            ("xl/_rels/workbook.xml.rels", Self.relations(relations)),
            ("xl/worksheets/sheet1.xml", "\(around.0)<worksheet \(Self.main)><sheetData>\(data)</sheetData>\(around.1)</worksheet>"),
        ] + result + more
    }

    func bytes() throws -> [UInt8] {
        try ZipFixture(parts).bytes()
    }
}

/// Reads one part back from an archive.
enum ZipContent {
    static func text(of name: String, in bytes: [UInt8]) throws -> String {
        try bytes.withUnsafeBytes { buffer in
            let source = zip_source_buffer_create(buffer.baseAddress, UInt64(buffer.count), 0, nil)
            guard let source, let archive = zip_open_from_source(source, ZIP_RDONLY, nil) else { throw ZipFixture.Problem.libzip(-5) }
            defer { zip_discard(archive) }
            guard let file = zip_fopen(archive, name, 0) else { throw ZipFixture.Problem.libzip(-6) }
            defer { zip_fclose(file) }
            var content = [UInt8](repeating: 0, count: 1 << 20)
            let count = Int(zip_fread(file, &content, UInt64(content.count)))
            return String(decoding: content.prefix(max(0, count)), as: UTF8.self)
        }
    }
}
