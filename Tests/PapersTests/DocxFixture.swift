import CZip
import Papers

/// A Word document written by hand, part by part.
struct Docx {
    /// What stands between `<w:body>` and its end.
    var body = ""
    var numbering: String?
    var styles: String?
    var footnotes: String?
    /// Parts to add or to put in place of others.
    var more: [(String, String)] = []
    var password: String?

    static let names = [
        "w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"", "mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"",
    ].map { " xmlns:" + $0 }.joined()

    var parts: [(String, String)] {
        var related: [(id: String, type: String, target: String)] = []
        var parts: [(String, String)] = []
        for (type, content, root) in [("numbering", numbering, "numbering"), ("styles", styles, "styles"), ("footnotes", footnotes, "footnotes")] {
            guard let content else { continue }
            related.append((id: "r\(related.count)", type: type, target: "\(type).xml"))
            parts.append(("word/\(type).xml", "<w:\(root)\(Self.names)>\(content)</w:\(root)>"))
        }
        return [
            ("[Content_Types].xml", "<Types/>"),
            ("_rels/.rels", Workbook.relations([(id: "r1", type: "officeDocument", target: "word/document.xml")])),
            ("word/document.xml", "<w:document\(Self.names)><w:body>\(body)</w:body></w:document>"),
            ("word/_rels/document.xml.rels", Workbook.relations(related)),
        ].filter { part in !more.contains { $0.0 == part.0 } } + parts + more
    }

    func bytes() throws -> [UInt8] {
        var archive = ZipFixture(parts)
        archive.password = password
        return try archive.bytes()
    }
}

/// A paragraph of plain text, with what stands in its properties.
func paragraph(_ text: String, _ properties: String = "") -> String {
    "<w:p>\(properties.isEmpty ? "" : "<w:pPr>\(properties)</w:pPr>")\(run(text))</w:p>"
}

func run(_ text: String, _ properties: String = "") -> String {
    "<w:r>\(properties.isEmpty ? "" : "<w:rPr>\(properties)</w:rPr>")<w:t xml:space=\"preserve\">\(text)</w:t></w:r>"
}

func item(_ text: String, _ level: Int = 0, list: Int = 1) -> String {
    paragraph(text, "<w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"\(list)\"/></w:numPr>")
}

func table(_ rows: [[String]], _ properties: String = "<w:tblBorders><w:top w:val=\"single\"/></w:tblBorders>") -> String {
    let lines = rows.map { row in "<w:tr>" + row.map { "<w:tc>\($0.hasPrefix("<") ? $0 : paragraph($0))</w:tc>" }.joined() + "</w:tr>" }
    return "<w:tbl><w:tblPr>\(properties)</w:tblPr>\(lines.joined())</w:tbl>"
}

/// What reading gave: the text or the refusal, so that both can be compared in one line.
enum Reading: Equatable {
    case text(String)
    case refused(DocumentRefusal.Code)
}

func reading(_ bytes: [UInt8], tools: DocumentTools = .none, limits: DocumentLimits = .standard) async -> Reading {
    do throws(DocumentRefusal) {
        return .text(try await DocumentReader.read(bytes, tools: tools, limits: limits).text)
    } catch {
        return .refused(error.code)
    }
}

func reading(body: String) async throws -> Reading {
    await reading(try Docx(body: body).bytes())
}

func refusal(_ bytes: [UInt8], tools: DocumentTools = .none, limits: DocumentLimits = .standard) async -> DocumentRefusal? {
    do throws(DocumentRefusal) {
        _ = try await DocumentReader.read(bytes, tools: tools, limits: limits)
        return nil
    } catch {
        return error
    }
}
