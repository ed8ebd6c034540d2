import Papers
import Testing

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A PDF written by hand, object by object.
struct Pdf {
    /// A text and where it begins, in points from the lower left corner.
    struct Text {
        var x: Double
        var y: Double
        var size = 12.0
        var text: String
    }

    /// A page: its texts, or an image that covers it.
    struct Page {
        var texts: [Text] = []
        var image: PageImage?

        /// Lines one under the other.
        static func lines(_ lines: [String], size: Double = 12) -> Page {
            Page(texts: lines.enumerated().map { Text(x: 72, y: 770 - Double($0.offset) * size * 1.4, size: size, text: $0.element) })
        }
    }

    var pages: [Page]
    /// What the file claims about its number of pages.
    var count: Int?
    /// Adds a lock for which no password is known.
    var isEncrypted = false
    /// Letters a font can show: with a table into Unicode any, without one those of Latin-1.
    var hasUnicode = true

    init(_ pages: [Page]) {
        self.pages = pages
    }

    func bytes() -> [UInt8] {
        var objects: [[UInt8]] = [[], [], []]
        let letters = Array(Set(pages.flatMap { $0.texts.flatMap { $0.text.unicodeScalars } }).subtracting([" "])).sorted { $0.value < $1.value }
        var codes: [Unicode.Scalar: UInt8] = [" ": 0x20]
        for (index, letter) in letters.enumerated() { codes[letter] = hasUnicode ? UInt8(0x21 + index) : UInt8(truncatingIfNeeded: letter.value) }
        objects[2] = font(codes)
        if hasUnicode { objects.append(stream("", table(codes))) }
        var kids: [Int] = []
        for page in pages {
            var resources = "/Font << /F 3 0 R >>"
            var content = page.texts.map { text in
                let hex = text.text.unicodeScalars.map { hexadecimal(codes[$0] ?? 0x20) }.joined()
                return "BT /F \(text.size) Tf \(text.x) \(text.y) Td <\(hex)> Tj ET\n"
            }.joined()
            if let image = page.image {
                objects.append(stream(image.dictionary, image.data))
                resources += " /XObject << /I \(objects.count) 0 R >>"
                content = "q 595 0 0 842 0 0 cm /I Do Q\n" + content
            }
            objects.append(stream("", Array(content.utf8)))
            let body = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << \(resources) >> /Contents \(objects.count) 0 R >>"
            objects.append(Array(body.utf8))
            kids.append(objects.count)
        }
        objects[0] = Array("<< /Type /Catalog /Pages 2 0 R >>".utf8)
        let list = kids.map { "\($0) 0 R" }.joined(separator: " ")
        objects[1] = Array("<< /Type /Pages /Count \(count ?? kids.count) /Kids [\(list)] >>".utf8)
        return assembled(objects)
    }

    private func font(_ codes: [Unicode.Scalar: UInt8]) -> [UInt8] {
        guard hasUnicode else { return Array("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".utf8) }
        let widths = [String](repeating: "500", count: 224).joined(separator: " ")
        return Array(
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /FirstChar 32 /LastChar 255 /Widths [\(widths)] /ToUnicode 4 0 R >>".utf8)
    }

    private func table(_ codes: [Unicode.Scalar: UInt8]) -> [UInt8] {
        let pairs = codes.sorted { $0.value < $1.value }.map {
            "<\(hexadecimal($0.value))> <\(hexadecimal(UInt8($0.key.value >> 8)))\(hexadecimal(UInt8(truncatingIfNeeded: $0.key.value)))>"
        }
        let groups = stride(from: 0, to: pairs.count, by: 100).map { Array(pairs[$0..<min($0 + 100, pairs.count)]) }
        let lists = groups.map { "\($0.count) beginbfchar\n\($0.joined(separator: "\n"))\nendbfchar\n" }.joined()
        return Array("/CIDInit /ProcSet findresource begin begincmap\n1 begincodespacerange <00> <FF> endcodespacerange\n\(lists)endcmap end".utf8)
    }

    private func stream(_ dictionary: String, _ content: [UInt8]) -> [UInt8] {
        Array("<< \(dictionary) /Length \(content.count) >>\nstream\n".utf8) + content + Array("\nendstream".utf8)
    }

    private func assembled(_ objects: [[UInt8]]) -> [UInt8] {
        var bytes = Array("%PDF-1.4\n".utf8)
        var offsets: [Int] = []
        for (index, object) in objects.enumerated() {
            offsets.append(bytes.count)
            bytes += Array("\(index + 1) 0 obj\n".utf8) + object + Array("\nendobj\n".utf8)
        }
        let start = bytes.count
        let lock = String(repeating: "00", count: 32)
        let encryption = isEncrypted ? "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <\(lock)> /U <\(lock)> >> /ID [<00> <00>]" : ""
        bytes += Array("xref\n0 \(objects.count + 1)\n0000000000 65535 f \n".utf8)
        for offset in offsets { bytes += Array((String(repeating: "0", count: 10 - String(offset).count) + "\(offset) 00000 n \n").utf8) }
        bytes += Array("trailer << /Size \(objects.count + 1) /Root 1 0 R \(encryption) >>\nstartxref\n\(start)\n%%EOF\n".utf8)
        return bytes
    }

    private func hexadecimal(_ byte: UInt8) -> String { (byte < 16 ? "0" : "") + String(byte, radix: 16) }
}

/// An image, its rows compressed as PNG does; PDF takes the same data.
struct PageImage {
    var width: Int
    var height: Int
    /// Numbers for each pixel: 1 for grey, 3 for colours.
    var colors: Int
    var data: [UInt8]

    var dictionary: String {
        "/Type /XObject /Subtype /Image /Width \(width) /Height \(height) /ColorSpace /\(colors == 1 ? "DeviceGray" : "DeviceRGB") /BitsPerComponent 8 /Filter /FlateDecode"
            + " /DecodeParms << /Predictor 15 /Colors \(colors) /BitsPerComponent 8 /Columns \(width) >>"
    }

    /// Takes the data out of a PNG of eight bits that is not interlaced and has no transparency.
    init(png: [UInt8]) throws {
        func number(_ place: Int) -> Int { png[place..<place + 4].reduce(0) { $0 << 8 | Int($1) } }
        width = number(16)
        height = number(20)
        colors = png[25] == 0 ? 1 : 3
        try #require(png[24] == 8 && [0, 2].contains(png[25]) && png[28] == 0)
        data = []
        var place = 8
        while place + 12 <= png.count {
            let length = number(place)
            if png[place + 4..<place + 8].elementsEqual("IDAT".utf8) { data += png[place + 8..<place + 8 + length] }
            place += 12 + length
        }
    }
}

/// The programs of this machine. Tests that need them are skipped where they are missing, but not in CI, which must have them.
enum Programs {
    static let isCI = getenv("CI").map { String(cString: $0) } == "true"
    static let poppler = isCI || ["pdfinfo", "pdftotext", "pdftoppm"].allSatisfy(isThere)
    static let tesseract = isCI || poppler && isThere("tesseract")

    private static func isThere(_ name: String) -> Bool {
        let path = getenv("PATH").map { String(cString: $0) } ?? ""
        return path.split(separator: ":").contains { access("\($0)/\(name)", X_OK) == 0 }
    }
}

/// A folder for one test, in which nothing may be left when the test is over.
final class Scratch {
    let path: String

    init() throws {
        var template = Array("/tmp/thidua-papers-XXXXXX".utf8CString)
        try #require(mkdtemp(&template) != nil)
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit {
        for name in names { unlink(path + "/" + name) }
        rmdir(path)
    }

    var names: [String] {
        guard let stream = opendir(path) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: entry.pointee.d_name)) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    func write(_ name: String, _ text: String, mode: mode_t = 0o700) throws {
        let descriptor = open(path + "/" + name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
        try #require(descriptor >= 0)
        defer { close(descriptor) }
        let bytes = Array(text.utf8)
        try #require(writeAll(descriptor, bytes) == bytes.count)
    }

    /// A program that runs a script with `$here` as its folder; see tools/stand_in.sh.
    func program(_ name: String, _ body: String) throws {
        try write(name + ".body", body + "\n", mode: 0o600)
        let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
        unlink(path + "/" + name)
        try #require(symlink(root + "/tools/stand_in.sh", path + "/" + name) == 0)
    }

    func text(_ name: String) -> String? {
        guard let file = fopen(path + "/" + name, "r") else { return nil }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 4_096)
        return String(decoding: bytes[..<fread(&bytes, 1, bytes.count, file)], as: UTF8.self)
    }
}

/// Outside of the class, whose own `write` would hide the one of the system.
private func writeAll(_ descriptor: Int32, _ bytes: [UInt8]) -> Int { write(descriptor, bytes, bytes.count) }
