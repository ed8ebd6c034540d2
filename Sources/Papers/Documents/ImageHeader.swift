/// The size of an image, read from its header before anything decodes it.
enum ImageHeader {
    /// Width and height in pixels, nil when the header does not hold together.
    static func size(of bytes: [UInt8], isPng: Bool) -> (width: Int, height: Int)? {
        isPng ? png(bytes) : jpeg(bytes)
    }

    /// The chunk IHDR comes first (PNG, third edition, 11.2.1).
    private static func png(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
        guard bytes.count >= 33, bytes[12..<16].elementsEqual("IHDR".utf8) else { return nil }
        return size(width: number(bytes, 16, 4), height: number(bytes, 20, 4))
    }

    /// Segments are walked to the first that starts a frame (ITU-T T.81, B.2.2).
    private static func jpeg(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
        var place = 2
        while place + 9 < bytes.count {
            guard bytes[place] == 0xFF else { return nil }
            switch bytes[place + 1] {
            case 0xFF: place += 1
            case 0x01, 0xD0...0xD8: place += 2
            case 0xC0...0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF:
                return size(width: number(bytes, place + 7, 2), height: number(bytes, place + 5, 2))
            case 0xD9, 0xDA: return nil
            default: place += 2 + max(2, number(bytes, place + 2, 2))
            }
        }
        return nil
    }

    private static func size(width: Int, height: Int) -> (width: Int, height: Int)? {
        // No page is wider; and the product cannot overflow.
        (1...65_535).contains(width) && (1...65_535).contains(height) ? (width, height) : nil
    }

    private static func number(_ bytes: [UInt8], _ place: Int, _ count: Int) -> Int {
        bytes[place..<place + count].reduce(0) { $0 << 8 | Int($1) }
    }
}
