/// Why a picture is not taken.
public enum PictureRefusal: Error, Sendable, Equatable {
    /// Neither PNG nor JPEG.
    case notAPicture
    /// Its parts do not hold together.
    case damaged
    /// More pixels than the limit, as its header says; nothing has been decoded.
    case tooManyPixels(Int)
}

/// A PNG or JPEG picture without what cameras and programs write into it: place, time, serial numbers, names, small copies, comments.
///
/// Nothing is decoded. The parts that make the picture are copied one by one, and only those: of a JPEG (ITU-T T.81, annex B) its tables, frames and
/// scans, with the mark that names its colours; of a PNG (third edition, 11) the header, palette, transparency, gamma and data. What stands behind the
/// end is dropped too. Which way up a photograph is to be seen is kept in a new, minimal Exif part, because browsers need it.
public struct PictureFile: Sendable, Equatable {
    /// Most pixels: 50 million, as phones make.
    public static let pixelLimit = 50_000_000

    /// Whether it is a PNG, else a JPEG.
    public let isPng: Bool
    /// The picture's bytes.
    public let bytes: [UInt8]
    /// Pixels across and down as it is to be seen.
    public let width, height: Int

    /// Reads a picture and leaves out everything but the picture.
    public init(cleaning bytes: [UInt8]) throws(PictureRefusal) {
        if bytes.starts(with: Self.pngMark) {
            isPng = true
            (self.bytes, width, height) = try PngCleaner.clean(bytes)
        } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
            isPng = false
            (self.bytes, width, height) = try JpegCleaner.clean(bytes)
        } else {
            throw .notAPicture
        }
    }

    /// Reads a picture from a file; nil when it is neither PNG nor JPEG.
    public init?(path: String, limit: Int) throws(PictureRefusal) {
        let bytes: [UInt8]
        do { bytes = try DocumentFile(path).bytes(atMost: limit) } catch { throw .damaged }
        guard bytes.starts(with: Self.pngMark) || bytes.starts(with: [0xFF, 0xD8, 0xFF]) else { return nil }
        self = try PictureFile(cleaning: bytes)
    }

    static let pngMark: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    static func check(_ width: Int, _ height: Int) throws(PictureRefusal) {
        guard width > 0, height > 0 else { throw .damaged }
        guard width <= 30_000, height <= 30_000, width * height <= pixelLimit else { throw .tooManyPixels(pixelLimit) }
    }

    static func number(_ bytes: [UInt8], _ place: Int, _ count: Int) -> Int { bytes[place..<place + count].reduce(0) { $0 << 8 | Int($1) } }
}

/// Copies the chunks that make a PNG.
private enum PngCleaner {
    private static let kept: Set<String> = ["IHDR", "PLTE", "tRNS", "gAMA", "cHRM", "sRGB", "IDAT", "IEND"]

    static func clean(_ bytes: [UInt8]) throws(PictureRefusal) -> ([UInt8], Int, Int) {
        var result = PictureFile.pngMark
        result.reserveCapacity(bytes.count)
        var place = 8
        var size: (Int, Int)?
        var hasData = false
        while place + 12 <= bytes.count {
            let length = PictureFile.number(bytes, place, 4)
            guard length <= bytes.count - place - 12 else { throw .damaged }
            let name = String(decoding: bytes[place + 4..<place + 8], as: UTF8.self)
            guard size != nil || name == "IHDR" else { throw .damaged }
            if name == "IHDR" {
                guard size == nil, length == 13 else { throw .damaged }
                let (width, height) = (PictureFile.number(bytes, place + 8, 4), PictureFile.number(bytes, place + 12, 4))
                try PictureFile.check(width, height)
                size = (width, height)
            }
            hasData = hasData || name == "IDAT"
            if kept.contains(name) { result.append(contentsOf: bytes[place..<place + 12 + length]) }
            place += 12 + length
            if name == "IEND" {
                guard let size, hasData else { throw .damaged }
                return (result, size.0, size.1)
            }
        }
        throw .damaged
    }
}

/// Copies the segments that make a JPEG.
private struct JpegCleaner {
    private let bytes: [UInt8]
    private var result: [UInt8] = []
    private var place = 2
    private var size: (width: Int, height: Int)?
    private var orientation: UInt8 = 1
    private var hasScan = false

    static func clean(_ bytes: [UInt8]) throws(PictureRefusal) -> ([UInt8], Int, Int) {
        var cleaner = JpegCleaner(bytes: bytes)
        return try cleaner.clean()
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
        result.reserveCapacity(bytes.count)
    }

    private mutating func clean() throws(PictureRefusal) -> ([UInt8], Int, Int) {
        while place + 2 <= bytes.count {
            guard bytes[place] == 0xFF else { throw .damaged }
            let marker = bytes[place + 1]
            switch marker {
            case 0xFF: place += 1
            case 0xD9:
                guard let size, hasScan else { throw .damaged }
                let turned = orientation >= 5
                return (
                    [0xFF, 0xD8] + exif + result + [0xFF, 0xD9], turned ? size.height : size.width, turned ? size.width : size.height
                )
            case 0xDA:
                try keepSegment()
                keepScan()
            default: try segment(marker)
            }
        }
        throw .damaged
    }

    private mutating func segment(_ marker: UInt8) throws(PictureRefusal) {
        let length = try segmentLength()
        switch marker {
        case 0xE1: if let found = Orientation.find(in: bytes[place + 4..<place + 2 + length]) { orientation = found }
        // Adobe's mark says how the colours are to be understood; it is twelve bytes, whatever follows is not kept.
        case 0xEE where length >= 14 && bytes[place + 4..<place + 9].elementsEqual("Adobe".utf8):
            result += [0xFF, 0xEE, 0, 14] + bytes[place + 4..<place + 16]
        case 0xE0...0xEF, 0xFE: break
        case 0xC0...0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF:
            guard size == nil, length >= 8 else { throw .damaged }
            let found = (width: PictureFile.number(bytes, place + 7, 2), height: PictureFile.number(bytes, place + 5, 2))
            try PictureFile.check(found.width, found.height)
            size = found
            result += bytes[place..<place + 2 + length]
        case 0xC4, 0xCC, 0xDB, 0xDD: result += bytes[place..<place + 2 + length]
        default: throw .damaged
        }
        place += 2 + length
    }

    /// The length a segment gives itself, which must fit.
    private func segmentLength() throws(PictureRefusal) -> Int {
        guard place + 4 <= bytes.count else { throw .damaged }
        let length = PictureFile.number(bytes, place + 2, 2)
        guard length >= 2, place + 2 + length <= bytes.count else { throw .damaged }
        return length
    }

    private mutating func keepSegment() throws(PictureRefusal) {
        guard size != nil else { throw .damaged }
        let length = try segmentLength()
        result += bytes[place..<place + 2 + length]
        place += 2 + length
        hasScan = true
    }

    /// The coded data up to the next marker; a zero behind 0xFF, and restarts, belong to it.
    private mutating func keepScan() {
        let start = place
        while place + 1 < bytes.count {
            if bytes[place] == 0xFF, bytes[place + 1] != 0, !(0xD0...0xD7).contains(bytes[place + 1]) { break }
            place += 1
        }
        result += bytes[start..<place]
    }

    /// An Exif part with nothing in it but which way up the picture is (CIPA DC-008, 4.6.2 and 4.6.4).
    private var exif: [UInt8] {
        guard (2...8).contains(orientation) else { return [] }
        return [0xFF, 0xE1, 0, 34] + Array("Exif".utf8) + [0, 0]
            + [0x4D, 0x4D, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]
    }
}

/// Finds which way up a photograph is in the Exif part that a camera wrote.
private enum Orientation {
    static func find(in segment: ArraySlice<UInt8>) -> UInt8? {
        guard segment.count >= 14, segment.prefix(6).elementsEqual(Array("Exif".utf8) + [0, 0]) else { return nil }
        let tiff = Array(segment.dropFirst(6))
        let isLittle = tiff.starts(with: [0x49, 0x49])
        guard isLittle || tiff.starts(with: [0x4D, 0x4D]) else { return nil }
        func number(_ place: Int, _ count: Int) -> Int? {
            guard place >= 0, place + count <= tiff.count else { return nil }
            let part = tiff[place..<place + count]
            return (isLittle ? Array(part.reversed()) : Array(part)).reduce(0) { $0 << 8 | Int($1) }
        }
        guard let directory = number(4, 4), let entries = number(directory, 2) else { return nil }
        for entry in 0..<min(entries, 200) {
            let place = directory + 2 + entry * 12
            guard let tag = number(place, 2) else { return nil }
            if tag == 0x0112 { return number(place + 8, 2).flatMap { (1...8).contains($0) ? UInt8($0) : nil } }
        }
        return nil
    }
}
