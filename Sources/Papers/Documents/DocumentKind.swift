/// What a file is, told from its first bytes and never from its name.
enum DocumentKind: Equatable {
    case pdf, png, jpeg, zip
    /// Nothing that gives itself away: a text, or nothing we know.
    case other

    /// Bytes of a file that are looked at.
    static let headLength = 1_024

    /// Refuses what is known and not read, with advice that fits it.
    init(head: [UInt8], holdsEncryptedPackage: @autoclosure () -> Bool) throws(DocumentRefusal) {
        func begins(_ bytes: [UInt8]) -> Bool { head.starts(with: bytes) }
        if begins([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            self = .png
        } else if begins([0xFF, 0xD8, 0xFF]) {
            self = .jpeg
        } else if begins([0x50, 0x4B, 0x03, 0x04]) || begins([0x50, 0x4B, 0x05, 0x06]) {
            self = .zip
        } else if begins([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
            throw holdsEncryptedPackage() ? .encrypted : .oldWord
        } else {
            for (starts, refusal) in Self.refused where starts.contains(where: begins) { throw refusal }
            try Self.refuseMarkup(head)
            // Some programs write a few bytes before the mark, and readers of PDF allow them (ISO 32000-2, annex I).
            self = head.indices.contains(where: { head[$0...].starts(with: "%PDF-".utf8) }) ? .pdf : .other
        }
    }

    private static let refused: [(starts: [[UInt8]], refusal: DocumentRefusal)] = [
        ([Array("{\\rtf".utf8)], .richText),
        (
            [Array("GIF8".utf8), [0x49, 0x49, 0x2A, 0], [0x4D, 0x4D, 0, 0x2A], Array("RIFF".utf8), [0, 0, 0, 0x18, 0x66, 0x74, 0x79, 0x70]],
            .otherImage
        ),
        ([[0x7F, 0x45, 0x4C, 0x46], [0x4D, 0x5A, 0x90, 0], [0xCA, 0xFE, 0xBA, 0xBE], [0xCF, 0xFA, 0xED, 0xFE], Array("#!/".utf8)], .program),
        (
            [Array("Rar!".utf8), [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], [0x1F, 0x8B, 0x08], Array("BZh".utf8), [0xFD, 0x37, 0x7A, 0x58, 0x5A]],
            .archive
        ),
    ]

    private static func refuseMarkup(_ head: [UInt8]) throws(DocumentRefusal) {
        let body = head.starts(with: [0xEF, 0xBB, 0xBF]) ? head.dropFirst(3) : head[...]
        let start = String(decoding: body.drop { $0 == 0x20 || (0x09...0x0D).contains($0) }.prefix(16), as: UTF8.self).lowercased()
        if ["<!doctype", "<html", "<?xml", "<head", "<body"].contains(where: start.hasPrefix) { throw .webPage }
    }
}
