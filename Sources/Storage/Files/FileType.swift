/// What a file is, told from its content and never from its name.
public enum FileType: String, Sendable, Hashable, CaseIterable {
    /// Portable Document Format.
    case pdf
    /// Portable Network Graphics.
    case png
    /// JPEG photograph.
    case jpeg
    /// Word document (Office Open XML).
    case docx
    /// Excel workbook (Office Open XML).
    case xlsx
    /// Any other zip archive.
    case zip
    /// UTF-8 text without control characters.
    case text
    /// Anything else.
    case unknown

    /// The media type to send, which is never more than the content allows.
    public var mime: String {
        switch self {
        case .pdf: "application/pdf"
        case .png: "image/png"
        case .jpeg: "image/jpeg"
        case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case .zip: "application/zip"
        case .text: "text/plain; charset=utf-8"
        case .unknown: "application/octet-stream"
        }
    }

    /// Whether a browser may show it inside the site: pictures and plain text, which carry no script. All else is for download.
    public var isSafeInline: Bool { self == .png || self == .jpeg || self == .text }

    /// The usual ending of a file name, without the dot.
    public var fileExtension: String {
        switch self {
        case .jpeg: "jpg"
        case .text: "txt"
        case .unknown: "bin"
        default: rawValue
        }
    }
}

/// Watches content go by and says at the end what it was.
struct FileSniffer {
    private static let headLimit = 16
    /// A zip ends with its list of entries; 128 kB hold the end mark, any comment and the list of every ordinary document.
    private static let tailLimit = 131_072

    private var head: [UInt8] = []
    private var tail: [UInt8] = []
    private var text = PlainTextCheck()

    mutating func take(_ bytes: [UInt8]) {
        if head.count < Self.headLimit { head.append(contentsOf: bytes.prefix(Self.headLimit - head.count)) }
        text.take(bytes)
        guard isZip else { return }
        tail.append(contentsOf: bytes.suffix(Self.tailLimit))
        if tail.count > 2 * Self.tailLimit { tail.removeFirst(tail.count - Self.tailLimit) }
    }

    var type: FileType {
        if head.starts(with: Array("%PDF-".utf8)) { return .pdf }
        if head.starts(with: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) { return .png }
        if head.starts(with: [0xff, 0xd8, 0xff]) { return .jpeg }
        if isZip { return office }
        return text.isPlainText ? .text : .unknown
    }

    private var isZip: Bool { head.starts(with: [0x50, 0x4b, 0x03, 0x04]) || head.starts(with: [0x50, 0x4b, 0x05, 0x06]) }

    /// Office documents are told by the entries that ECMA-376 part 2 demands.
    private var office: FileType {
        let names = ZipListing.names(atEndOf: tail)
        guard names.contains("[Content_Types].xml") else { return .zip }
        if names.contains("word/document.xml") { return .docx }
        if names.contains("xl/workbook.xml") { return .xlsx }
        return .zip
    }
}

/// Reads the names in the central directory of a zip (APPNOTE.TXT 4.3.12 and 4.3.16) from the last bytes of the file.
enum ZipListing {
    static func names(atEndOf tail: [UInt8]) -> Set<String> {
        guard let end = lastMark(in: tail), end + 22 <= tail.count else { return [] }
        let size = number(tail, end + 12, 4)
        guard size <= end else { return [] }
        var names: Set<String> = []
        var place = end - size
        while place + 46 <= end, tail[place..<place + 4].elementsEqual([0x50, 0x4b, 0x01, 0x02]) {
            let length = number(tail, place + 28, 2)
            guard place + 46 + length <= end else { break }
            names.insert(String(decoding: tail[place + 46..<place + 46 + length], as: UTF8.self))
            place += 46 + length + number(tail, place + 30, 2) + number(tail, place + 32, 2)
        }
        return names
    }

    private static func lastMark(in tail: [UInt8]) -> Int? {
        guard tail.count >= 22 else { return nil }
        return stride(from: tail.count - 22, through: 0, by: -1).first { tail[$0..<$0 + 4].elementsEqual([0x50, 0x4b, 0x05, 0x06]) }
    }

    private static func number(_ bytes: [UInt8], _ place: Int, _ count: Int) -> Int {
        bytes[place..<place + count].reversed().reduce(0) { $0 << 8 | Int($1) }
    }
}

/// Checks, chunk by chunk, that content is UTF-8 text: well-formed (Unicode 16, table 3-7), with no control characters but tab, line ends and
/// form feed.
struct PlainTextCheck {
    private var isBroken = false
    private var isEmpty = true
    private var missing = 0
    private var lowest: UInt8 = 0x80
    private var highest: UInt8 = 0xbf

    /// Whether all that was taken is whole text; nothing at all is not text.
    var isPlainText: Bool { !isBroken && !isEmpty && missing == 0 }

    mutating func take(_ bytes: [UInt8]) {
        guard !isBroken, !bytes.isEmpty else { return }
        isEmpty = false
        for byte in bytes {
            take(byte)
            if isBroken { return }
        }
    }

    private mutating func take(_ byte: UInt8) {
        guard missing == 0 else {
            isBroken = byte < lowest || byte > highest
            (missing, lowest, highest) = (missing - 1, 0x80, 0xbf)
            return
        }
        switch byte {
        case 0x09, 0x0a, 0x0c, 0x0d, 0x20...0x7e: return
        case 0xc2...0xdf: missing = 1
        case 0xe0...0xef: (missing, lowest, highest) = (2, byte == 0xe0 ? 0xa0 : 0x80, byte == 0xed ? 0x9f : 0xbf)
        case 0xf0...0xf4: (missing, lowest, highest) = (3, byte == 0xf0 ? 0x90 : 0x80, byte == 0xf4 ? 0x8f : 0xbf)
        default: isBroken = true
        }
    }
}
